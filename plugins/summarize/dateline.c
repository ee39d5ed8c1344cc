/* SPDX-License-Identifier: MIT */
#include "dateline.h"

#include <stdbool.h>
#include <stdint.h>

#include "text/chars.h"
#include "text/step.h"

#define PLACE_MOST  60 /* bytes of the place, at most */
#define AGENCY_MOST 32

/* The end of the blanks at byte i. */
static size_t
skip_blanks(const char *text, size_t n, size_t i)
{
    size_t len;
    uint32_t code;

    while (code = step_at(text, n, i, &len), len > 0 && chars_space(code))
        i += len;
    return i;
}

/* The end of the dashes at byte i; i if there are none or too many. */
static size_t
skip_dashes(const char *text, size_t n, size_t i)
{
    size_t len, at = i;
    uint32_t code;

    while (code = step_at(text, n, i, &len),
        code == '-' || code == 0x2013 || code == 0x2014)
        i += len;
    return i > at && i - at <= 6 ? i : at;
}

/* The end of the place that the text begins with; n if it is not one.
 * *capitals says whether it is in capitals, apart from short words. */
static size_t
end_of_place(const char *text, size_t n, bool *capitals)
{
    size_t i = 0, len;
    unsigned small = 0, large = 0;

    while (i < n && i < PLACE_MOST) {
        uint32_t code = step_at(text, n, i, &len);

        if (code == '(' || code == '-' || code == 0x2013 || code == 0x2014)
            break;
        if (!chars_letter(code) && !chars_digit(code) && code != '.' &&
            code != ',' && code != ' ' && code != '\'' && code != '/' &&
            code != 0x2019)
            return n;
        small += chars_lower(code);
        large += chars_upper(code);
        i += len;
    }
    *capitals = large >= 3 && small <= large / 2;
    return i;
}

size_t
dateline_length(const char *text, size_t n)
{
    bool capitals = false, agency = false, shouts = true;
    size_t i = end_of_place(text, n, &capitals), at, end, len;

    if (i >= n || i >= PLACE_MOST)
        return 0;
    if (text[i] == '(') {
        bool front = i == 0;

        for (at = ++i; i < n && text[i] != ')' && i - at < AGENCY_MOST;
             i += len) {
            uint32_t code = step_at(text, n, i, &len);

            if (!chars_letter(code) && code != ' ' && code != '.' &&
                code != '/')
                return 0;
            shouts = shouts && !chars_lower(code);
        }
        if (i >= n || text[i] != ')' || i < at + 2)
            return 0;
        agency = shouts && (front || capitals);
        i++;
    } else if (!capitals) {
        return 0;
    }
    at = skip_blanks(text, n, i);
    end = skip_dashes(text, n, at);
    if (end == at && !agency && !(capitals && text[i - 1] == ')'))
        return 0;
    end = skip_blanks(text, n, end);
    return end < n ? end : 0;
}
