/* SPDX-License-Identifier: MIT */
#include "io/object_head.h"

#include "json/reader.h"

size_t
object_head_length(const char *bytes, size_t n)
{
    size_t i, depth = 0;
    bool quoted = false;

    for (i = 0; i < n; i++) {
        if (quoted && bytes[i] == '\\')
            i++;
        else if (bytes[i] == '"')
            quoted = !quoted;
        else if (!quoted && (bytes[i] == '{' || bytes[i] == '['))
            depth++;
        else if (!quoted && (bytes[i] == '}' || bytes[i] == ']') &&
                 --depth == 0)
            return i + 1;
    }
    return 0;
}

bool
object_head_sound(const char *bytes, size_t n)
{
    const size_t length = object_head_length(bytes, n);
    struct reader_error re = { 0 };
    json_t *value;

    /* No string goes on behind a line end, so the bytes up to one end in none.
     */
    while (length == 0 && n > 0 && bytes[n - 1] != '\n')
        n--;
    value = reader_parse(bytes, length > 0 ? length : n, NULL, &re);
    json_decref(value);
    return value != NULL || (length == 0 && re.offset == n);
}
