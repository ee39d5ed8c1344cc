/* SPDX-License-Identifier: MIT */
/* Rows of tables, behind a first one, through the plugin read_csv.
 *
 * fuzz.sh: plugin read_csv */
#include "plugin.h"

/* The first byte says how long the first row is; 0: it is not known. */
int
LLVMFuzzerTestOneInput(const unsigned char *p, size_t n)
{
    static struct way plain;
    size_t head;

    if (n-- == 0)
        return 0;
    head = n * p[0] / 256;
    read_twice(&plain, p[0] > 0 ? (const char *)p + 1 : NULL, head,
        (const char *)p + 1 + head, n - head);
    return 0;
}
