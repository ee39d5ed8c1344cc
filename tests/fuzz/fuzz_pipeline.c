/* SPDX-License-Identifier: MIT */
/* Pipeline files: read, checked, and told about with positions inside them. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "host/config.h"

int LLVMFuzzerTestOneInput(const unsigned char *p, size_t n);

int
LLVMFuzzerTestOneInput(const unsigned char *p, size_t n)
{
    struct config_request q = { 0 };
    struct config *c;
    char name[32];
    size_t i;
    int fd = memfd_create("fuzz", 0);

    if (fd < 0 || write(fd, p, n) != (ssize_t)n)
        abort();
    snprintf(name, sizeof(name), "/proc/self/fd/%d", fd);
    q.file = name;
    c = config_make(&q);
    for (i = 0; i < c->source.diags.n; i++) {
        if (c->source.diags.v[i].line > n + 1)
            abort();
    }
    config_free(c);
    close(fd);
    return 0;
}
