/* SPDX-License-Identifier: MIT */
#include "text/label.h"

#include <string.h>

#define WIDE 3 /* bytes of the marks of Chinese, Japanese and Korean */

size_t
label_mark(const char *text, size_t n)
{
    static const char *const marks[] = { ":", "：", "=", "＝", "／", "・" };
    size_t i;

    for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        size_t len = strlen(marks[i]);

        if (len <= n && memcmp(text, marks[i], len) == 0)
            return len;
    }
    return 0;
}

bool
label_marked(const char *text, size_t n)
{
    return n > 0 &&
           (text[n - 1] == '/' || label_mark(text + n - 1, 1) > 0 ||
               (n >= WIDE && label_mark(text + n - WIDE, WIDE) == WIDE));
}
