/* SPDX-License-Identifier: MIT */
#include "shown.h"

#include "dates.h"
#include "near.h"
#include "text/chars.h"
#include "text/utf8.h"

#define LINE_MOST 120 /* bytes of a line that is about a date */
/* Words beside the date in a line that ends as a sentence does, or is a link.
 */
#define BESIDE_MOST 7
/* Lines before and behind the headline that may hold one. */
#define NEAR_BEFORE 2
#define NEAR_BEHIND 12
/* Hours of UTC from which on the next day has begun somewhere, and up to which
 * the day before goes on somewhere. */
#define FAR_EAST 10
#define FAR_WEST 12
#define DAY (sizeof("2024-03-05") - 1)
#define FAR 1000 /* days */

/* ---- lines -------------------------------------------------------------- */

static size_t
words(struct str t)
{
    size_t at, n, count = 0;
    bool inside = false;

    for (at = 0; at < t.n; at += n) {
        bool letter = chars_letter(utf8_decode(t.s + at, t.n - at, &n));

        count += letter && !inside;
        inside = letter;
    }
    return count;
}

/* The date of a line, if the line is about one. */
static struct str
date_of(const struct page *p, size_t line)
{
    struct str none = { "", 0 }, t = near_line(p, line), d, before;
    const struct line *l;
    size_t at, length;

    if (t.n == 0 || t.n >= LINE_MOST)
        return none;
    d = dates_find(p, t, &at, &length);
    if (d.n == 0)
        return none;
    before = (struct str){ t.s, at };
    if (rules_holds(p->rules, CUES_OTHER_DAY, before))
        return none;
    l = &p->m.lines[line];
    if ((str_ends_sentence(t) || 2 * l->link > l->length) &&
        words(before) +
                words((struct str){ t.s + at + length, t.n - at - length }) >
            BESIDE_MOST)
        return none;
    return d;
}

struct str
shown_behind(const struct page *p)
{
    size_t at = near_headline(p), i;
    struct str d = { "", 0 };

    for (i = at; i <= at + NEAR_BEHIND && d.n == 0; i++)
        d = date_of(p, i);
    return d;
}

struct str
shown_before(const struct page *p)
{
    size_t at = near_headline(p), i = at > NEAR_BEFORE ? at - NEAR_BEFORE : 0;
    struct str d = { "", 0 };

    for (; i < at && d.n == 0; i++)
        d = date_of(p, i);
    return d;
}

struct str
shown_with(const struct page *p, enum cue_set set)
{
    struct str d = { "", 0 };
    size_t i;

    for (i = 0; i < p->m.nlines && d.n == 0; i++) {
        const struct line *l = &p->m.lines[i];
        struct str t;

        if (l->length >= LINE_MOST)
            continue;
        t = near_line(p, i);
        if (rules_cue(p->rules, set, t))
            d = date_of(p, i);
    }
    return d;
}

/* ---- zones -------------------------------------------------------------- */

static int
number(const char *s, size_t n)
{
    int v = 0;

    for (; n > 0; n--)
        v = 10 * v + (*s++ - '0');
    return v;
}

/* Days since some day, by the Gregorian calendar. */
static long
day_number(struct str iso)
{
    long y = number(iso.s, 4), m = number(iso.s + 5, 2);

    /* Years that begin in March, so that the odd day is the last. */
    y -= m < 3;
    m += m < 3 ? 9 : -3;
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 +
           number(iso.s + 8, 2);
}

/* Days from the stated date to the other; FAR if one of them is none. */
static long
days_between(struct str stated, struct str other)
{
    if (stated.n < DAY || other.n < DAY)
        return FAR;
    return day_number(other) - day_number(stated);
}

struct str
shown_in_zone(struct str stated, struct str other)
{
    long days = days_between(stated, other);
    int hour;

    if (stated.n < sizeof("2024-03-05T14") || !str_ends(stated, "Z"))
        return stated;
    hour = number(stated.s + sizeof("2024-03-05T") - 1, 2);
    return (days == 1 && hour >= FAR_EAST) || (days == -1 && hour < FAR_WEST)
               ? other
               : stated;
}

struct str
shown_corrects(struct str stated, struct str shown)
{
    if (days_between(stated, shown) == -1)
        return shown;
    return shown_in_zone(stated, shown);
}
