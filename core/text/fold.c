/* SPDX-License-Identifier: MIT */
#include "text/fold.h"

#include <string.h>

#include "text/chars.h"
#include "text/utf8.h"

size_t
fold_lower(const char *text, size_t n, char *out)
{
    size_t i = 0, written = 0, len;

    while (i < n) {
        uint32_t code = (unsigned char)text[i];

        if (code < 0x80) {
            out[written++] =
                (char)(code >= 'A' && code <= 'Z' ? code + 32 : code);
            i++;
            continue;
        }
        code = utf8_decode(text + i, n - i, &len);
        if (code == UTF8_BAD)
            out[written++] = text[i];
        else
            written += utf8_encode(chars_tolower(code), out + written);
        i += len;
    }
    return written;
}
