/* SPDX-License-Identifier: MIT */
#include "shown.h"

#include <string.h>

#include "dates.h"
#include "near.h"
#include "text/chars.h"
#include "text/utf8.h"

#define LINE_MOST 120 /* bytes of a line that is about a date */
#define CUED_MOST 400 /* of one that begins with "This entry was posted on" */
/* Code points of a line that is a date and nothing else, and words of it
 * before and behind the date: "le", a clock. */
#define ALONE_MOST  40
#define ALONE_WORDS 1
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
#define DAY      (sizeof("2024-03-05") - 1)
#define FAR      1000 /* days */

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

/* What a line says: when the article was published, and changed. */
struct days {
    struct str published, changed;
};

/* Is the line a sentence, or a link, of which a date is only a part? */
static bool
is_beside(const struct line *l, struct str t, size_t at, size_t length)
{
    struct str behind = { t.s + at + length, t.n - at - length };

    return (str_ends_sentence(t) || 2 * l->link > l->length) &&
           words((struct str){ t.s, at }) + words(behind) > BESIDE_MOST;
}

/* The first day of a line, if the line is about days, and the one of a
 * change before or behind it: "Updated 6 March 2024, first published 5 March
 * 2024". */
static struct days
days_of(const struct page *p, size_t line)
{
    struct days days = { { "", 0 }, { "", 0 } };
    struct str t = near_line(p, line), d;
    const struct line *l = line < p->m.nlines ? &p->m.lines[line] : NULL;
    bool cued = rules_cue(p->rules, CUES_PUBLISHED, t);
    size_t at, length = 0, from = 0;

    if (t.n == 0 || t.n >= (cued ? CUED_MOST : LINE_MOST))
        return days;
    for (; days.published.n == 0; from += at + length) {
        struct str rest = { t.s + from, t.n - from }, before;

        d = dates_find(p, rest, &at, &length);
        before = (struct str){ rest.s, at };
        if (d.n == 0 || rules_holds(p->rules, CUES_OTHER_DAY, before) ||
            (!cued && is_beside(l, t, from + at, length)))
            break;
        if (!rules_holds(p->rules, CUES_MODIFIED, before))
            days.published = d;
        else if (days.changed.n == 0)
            days.changed = d;
    }
    return days;
}

/* The first days of some lines. */
static struct days
days_of_lines(const struct page *p, size_t first, size_t end)
{
    struct days days = { { "", 0 }, { "", 0 } };

    for (; first < end && days.published.n == 0; first++) {
        struct days found = days_of(p, first);

        days.published = found.published;
        if (days.changed.n == 0)
            days.changed = found.changed;
    }
    return days;
}

static struct days
days_behind(const struct page *p)
{
    size_t at = near_headline(p);

    return days_of_lines(p, at, at + NEAR_BEHIND + 1);
}

struct str
shown_behind(const struct page *p)
{
    struct days days = days_behind(p);

    return days.published.n > 0 ? days.published : days.changed;
}

struct str
shown_changed(const struct page *p)
{
    return days_behind(p).changed;
}

struct str
shown_before(const struct page *p)
{
    size_t at = near_headline(p);

    return days_of_lines(p, at > NEAR_BEFORE ? at - NEAR_BEFORE : 0, at)
        .published;
}

struct str
shown_with_cue(const struct page *p)
{
    struct str d = { "", 0 };
    size_t i;

    for (i = 0; i < p->m.nlines && d.n == 0; i++) {
        if (p->m.lines[i].length < CUED_MOST &&
            rules_cue(p->rules, CUES_PUBLISHED, near_line(p, i)))
            d = days_of(p, i).published;
    }
    return d;
}

struct str
shown_alone(const struct page *p)
{
    struct str none = { "", 0 }, day = none;
    size_t i;

    for (i = near_headline(p); i < p->m.nlines; i++) {
        const struct line *l = &p->m.lines[i];
        struct str t, d;
        size_t at, length;

        if (l->length >= ALONE_MOST || 2 * l->link > l->length)
            continue;
        t = near_line(p, i);
        d = dates_find(p, t, &at, &length);
        if (d.n == 0 || words((struct str){ t.s, at }) > ALONE_WORDS ||
            words((struct str){ t.s + at + length, t.n - at - length }) >
                ALONE_WORDS)
            continue;
        if (day.n > 0 && memcmp(day.s, d.s, DAY) != 0)
            return none;
        day = day.n > 0 ? day : d;
    }
    return day;
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
