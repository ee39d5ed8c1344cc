#include "lang/lang.h"

#include <string.h>

size_t
lang_find(const char *tag, size_t n)
{
    size_t i;

    for (i = 0; i < lang_count; i++) {
        if (strncmp(lang_languages[i].tag, tag, n) == 0 &&
            lang_languages[i].tag[n] == '\0')
            break;
    }
    return i;
}
