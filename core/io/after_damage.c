/* SPDX-License-Identifier: MIT */
#include "io/after_damage.h"

#include <string.h>

#include "base/buf.h"
#include "io/frame.h"
#include "io/members.h"
#include "json/reader.h"

/* The next line of text[*at..n) that is not blank: *line and its bytes without
 * white space at both ends.  False: there is none, or none that has ended
 * unless `last`. */
static bool
next_line_behind(const char *text, size_t n, bool last, size_t *at,
    const char **line, size_t *length)
{
    do {
        const char *end = memchr(text + *at, '\n', n - *at);
        size_t from = *at, to = end != NULL ? (size_t)(end - text) : n;

        if (from == n || (end == NULL && !last))
            return false;
        *at = to + (end != NULL);
        while (from < to && frame_json_space(text[from]))
            from++;
        while (to > from && frame_json_space(text[to - 1]))
            to--;
        *line = text + from;
        *length = to - from;
    } while (*length == 0);
    return true;
}

static bool
is_object(const char *line, size_t length)
{
    struct reader_error re;
    json_t *value;

    if (line[0] != '{' || line[length - 1] != '}')
        return false;
    value = reader_parse(line, length, NULL, &re);
    json_decref(value);
    return value != NULL;
}

/* Inside of a value there is a comma or a bracket behind an object, so one that
 * is a line, and has another line or the end of the input behind it, is a
 * record.  The first line may have lost its beginning. */
enum foreign_answer
after_damage_look(const char *bytes, size_t n, bool last)
{
    const char *line = NULL;
    size_t length = 0, at = 0, lines = 0;
    bool values = false, object = false;

    while (next_line_behind(bytes, n, last, &at, &line, &length)) {
        if (object && line[0] == '{')
            return FOREIGN_RECORDS;
        object = is_object(line, length);
        values = values || (lines > 0 && !object &&
                               memchr("{}[],\"", line[0], 6) != NULL);
        lines++;
    }
    if (last && object)
        return FOREIGN_RECORDS;
    if (!last && n < FOREIGN_SNIFF)
        return FOREIGN_MORE;
    /* A line that does not end is cut well as a value, whatever it is. */
    if (values || (!last && lines == 0) ||
        (last && lines > 0 && line[length - 1] == ']'))
        return FOREIGN_VALUES;
    return FOREIGN_MORE;
}

enum foreign_answer
after_damage_find(int fd, const struct codec *named)
{
    struct members *members = members_new(false);
    struct cd_err err = { 0 }; /* for the reader to say */
    struct buf text = { 0 };
    enum foreign_answer answer = FOREIGN_MORE;
    bool damage = false, damaged = false;
    const char *bytes;
    ptrdiff_t n;

    members_begin(members, fd, named, false);
    do {
        n = members_read(members, &bytes, &damage, &err);
        damaged = damaged || (n == 0 && damage);
        if (n > 0)
            buf_add(&text, bytes, (size_t)n);
        else if (damage)
            text.n = 0; /* what comes next does not join it */
        if (damaged && text.n > 0)
            answer = after_damage_look(text.p, text.n, n == 0);
    } while (damaged && answer == FOREIGN_MORE && text.n < FOREIGN_SNIFF &&
             (n > 0 || (n == 0 && damage)));
    buf_free(&text);
    members_free(members);
    return answer;
}
