/* SPDX-License-Identifier: MIT */
/* Pipeline files: read, checked, and told about with positions inside them. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "host/config.h"

/* The list of plugins linked into a program, which libtool makes for those
 * that it links: here there are none. */
const struct {
    const char *name;
    void *address;
} lt__PROGRAM__LTX_preloaded_symbols[] = { { "@PROGRAM@", NULL },
    { NULL, NULL } };

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
