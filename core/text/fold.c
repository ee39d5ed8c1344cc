/* SPDX-License-Identifier: MIT */
#include "text/fold.h"

#include <string.h>

#include "text/chars.h"
#include "text/utf8.h"

size_t
fold_lower(const char *s, size_t n, char *out)
{
    size_t i = 0, o = 0, len;

    while (i < n) {
        uint32_t c = (unsigned char)s[i];

        if (c < 0x80) {
            out[o++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
            i++;
            continue;
        }
        c = utf8_decode(s + i, n - i, &len);
        if (c == UTF8_BAD)
            out[o++] = s[i];
        else
            o += utf8_encode(chars_tolower(c), out + o);
        i += len;
    }
    return o;
}
