/* SPDX-License-Identifier: MIT */
/* The journal: whatever lies in the file, what is read is bounded and can be
 * gone on with. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/journal.h"
#include "io/digest.h"

int LLVMFuzzerTestOneInput(const unsigned char *p, size_t n);

/* Rows with the right check sum in front of each line of the input, so that
 * what is behind the sum is tried, too. */
static void
put(int fd, const unsigned char *p, size_t n)
{
    const unsigned char *end;
    char head[16];

    for (; n > 0; n -= (size_t)(end - p) + 1, p = end + 1) {
        end = memchr(p, '\n', n);
        if (end == NULL)
            break;
        snprintf(
            head, sizeof(head), "%08x ", digest_crc(0, p, (size_t)(end - p)));
        if (write(fd, head, 9) < 0 || write(fd, p, (size_t)(end - p) + 1) < 0)
            abort();
    }
    if (n > 0 && write(fd, p, n) < 0)
        abort();
}

int
LLVMFuzzerTestOneInput(const unsigned char *p, size_t n)
{
    static int folder = -1;
    struct journal_state s;
    struct cd_err e;
    int fd;

    if (folder < 0) {
        char name[] = "/tmp/copydesk-fuzz-XXXXXX";

        if (mkdtemp(name) == NULL)
            abort();
        folder = open(name, O_RDONLY | O_DIRECTORY);
        mkdirat(folder, ".copydesk", 0777);
    }
    fd =
        openat(folder, ".copydesk/journal", O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (fd < 0)
        abort();
    put(fd, p, n);
    close(fd);
    if (journal_read(folder, &s, &e) == 0) {
        size_t i;

        for (i = 0; i < s.nverdicts; i++) {
            if (s.verdicts[i].ref >= BATCH_REFS)
                abort();
        }
        journal_forget(&s);
    }
    return 0;
}
