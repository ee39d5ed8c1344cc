/* SPDX-License-Identifier: MIT */
/* Records of web archives, through the plugin warc.
 *
 * fuzz.sh: plugin warc, with BROTLI */
#include "plugin.h"

int
LLVMFuzzerTestOneInput(const unsigned char *p, size_t n)
{
    static struct way plain;

    read_twice(&plain, NULL, 0, (const char *)p, n);
    return 0;
}
