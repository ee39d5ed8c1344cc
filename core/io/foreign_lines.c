/* SPDX-License-Identifier: MIT */
#include "io/foreign_lines.h"

#include <string.h>
#include <strings.h>

#include "io/codec.h"

size_t
foreign_blank(const char *bytes, size_t n)
{
    static const char mark[] = "\xef\xbb\xbf";
    size_t i = 0;

    for (;;) {
        if (i < n && foreign_space(bytes[i]))
            i++;
        else if (n - i >= 3 && memcmp(bytes + i, mark, 3) == 0)
            i += 3;
        else
            return i;
    }
}

size_t
foreign_line_length(const char *bytes, size_t n, bool *whole)
{
    const char *end = memchr(bytes, '\n', n);

    *whole = end != NULL;
    n = end != NULL ? (size_t)(end - bytes) : n;
    while (n > 0 && foreign_space(bytes[n - 1]))
        n--;
    return n;
}

enum foreign_answer
foreign_judge_line(const char *bytes, size_t n, bool whole)
{
    size_t i = 1;

    if (n < 2 || bytes[0] != '{')
        return FOREIGN_OTHER;
    while (i < n && foreign_space(bytes[i]))
        i++;
    if (i == n || (bytes[i] != '"' && bytes[i] != '}'))
        return FOREIGN_OTHER;
    if (!whole)
        return FOREIGN_MORE;
    if (bytes[n - 1] == '}')
        return FOREIGN_RECORDS;
    return bytes[n - 1] == ',' && bytes[n - 2] == '}' ? FOREIGN_VALUES
                                                      : FOREIGN_OTHER;
}

enum foreign_answer
foreign_judge_lines(
    const char *bytes, size_t n, bool last, size_t *lines, bool *record)
{
    enum foreign_answer first = FOREIGN_OTHER;
    const char *end = memchr(bytes, '\n', n);
    bool whole;

    *record = false;
    *lines = 1;
    while (!*record && end != NULL && end + 1 < bytes + n) {
        size_t left = n - (size_t)(end + 1 - bytes);
        size_t length = foreign_line_length(end + 1, left, &whole);
        size_t mark = length >= 3 && end[1] == '\xef' ? 3 : 0;
        enum foreign_answer line =
            foreign_judge_line(end + 1 + mark, length - mark, whole);

        if (line == FOREIGN_MORE && last)
            line = FOREIGN_RECORDS;
        ++*lines;
        first = first == FOREIGN_OTHER ? line : first;
        *record = line == FOREIGN_RECORDS;
        end = memchr(end + 1, '\n', left);
    }
    return first;
}

bool
foreign_named_lines(const char *name)
{
    static const char *const suffixes[] = { ".jsonl", ".ndjson" };
    const size_t stem = codec_stem(name);
    size_t i, n;

    for (i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
        n = strlen(suffixes[i]);
        if (stem > n && strncasecmp(name + stem - n, suffixes[i], n) == 0)
            return true;
    }
    return false;
}
