/* SPDX-License-Identifier: MIT */
#include "shown.h"

#include <string.h>

#include "dates.h"
#include "near.h"
#include "text/chars.h"
#include "text/utf8.h"
#include "text/wordcount.h"

/* Code points of a line that is about a date, and of one that begins with "This
 * entry was posted on", or with "by". */
#define LINE_MOST 120
#define CUED_MOST 400
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
words_around(struct str text)
{
    return wordcount_of(text.s, text.n, SIZE_MAX);
}

/* What a line says: when the article was published, and changed. */
struct days {
    struct str published, changed;
};

/* Is the line a sentence, or a link, of which a date is only a part? */
static bool
is_beside(const struct line *line, struct str text, size_t at, size_t length)
{
    struct str behind = { text.s + at + length, text.n - at - length };

    return (str_ends_sentence(text) || 2 * line->link > line->length) &&
           words_around((struct str){ text.s, at }) + words_around(behind) >
               BESIDE_MOST;
}

/* The first day of a line, if the line is about days, and the one of a
 * change before or behind it: "Updated 6 March 2024, first published 5 March
 * 2024". */
static struct days
days_shown(const struct page *page, size_t line)
{
    struct days days = { { "", 0 }, { "", 0 } };
    struct str text = near_line(page, line), date;
    const struct line *l = line < page->m.nlines ? &page->m.lines[line] : NULL;
    bool cued = rules_cue(page->rules, CUES_PUBLISHED, text), by;
    size_t at, length = 0, from = 0;

    by = rules_cue(page->rules, CUES_BYLINE, text);
    if (text.n == 0 || l->length >= (cued || by ? CUED_MOST : LINE_MOST))
        return days;
    for (; days.published.n == 0 || days.changed.n == 0; from += at + length) {
        struct str rest = { text.s + from, text.n - from }, before;

        date = dates_find(page, rest, &at, &length);
        before = (struct str){ rest.s, at };
        if (date.n == 0 || rules_holds(page->rules, CUES_OTHER_DAY, before) ||
            (!cued && is_beside(l, text, from + at, length)))
            break;
        if (rules_holds(page->rules, CUES_MODIFIED, before))
            days.changed = days.changed.n > 0 ? days.changed : date;
        else if (days.published.n == 0)
            days.published = date;
        else
            break;
    }
    return days;
}

/* The first days of some lines. */
static struct days
days_of_lines(const struct page *page, size_t first, size_t end)
{
    struct days days = { { "", 0 }, { "", 0 } };

    for (; first < end && days.published.n == 0; first++) {
        struct days found = days_shown(page, first);

        days.published = found.published;
        if (days.changed.n == 0)
            days.changed = found.changed;
    }
    return days;
}

static struct days
days_behind(const struct page *page)
{
    size_t at = near_headline(page);

    return days_of_lines(page, at, at + NEAR_BEHIND + 1);
}

struct str
shown_behind(const struct page *page)
{
    struct days days = days_behind(page);

    return days.published.n > 0 ? days.published : days.changed;
}

struct str
shown_changed(const struct page *page)
{
    return days_behind(page).changed;
}

struct str
shown_before(const struct page *page)
{
    size_t at = near_headline(page);

    return days_of_lines(page, at > NEAR_BEFORE ? at - NEAR_BEFORE : 0, at)
        .published;
}

struct str
shown_with_cue(const struct page *page)
{
    struct str date = { "", 0 };
    size_t i;

    for (i = 0; i < page->m.nlines && date.n == 0; i++) {
        if (page->m.lines[i].length < CUED_MOST &&
            rules_cue(page->rules, CUES_PUBLISHED, near_line(page, i)))
            date = days_shown(page, i).published;
    }
    return date;
}

struct str
shown_alone(const struct page *page)
{
    struct str none = { "", 0 }, day = none;
    size_t i;

    for (i = near_headline(page); i < page->m.nlines; i++) {
        const struct line *line = &page->m.lines[i];
        struct str text, date;
        size_t at, length;

        if (line->length >= ALONE_MOST || 2 * line->link > line->length)
            continue;
        text = near_line(page, i);
        date = dates_find(page, text, &at, &length);
        if (date.n == 0 ||
            words_around((struct str){ text.s, at }) > ALONE_WORDS ||
            words_around((struct str){
                text.s + at + length, text.n - at - length }) > ALONE_WORDS)
            continue;
        if (day.n > 0 && memcmp(day.s, date.s, DAY) != 0)
            return none;
        day = day.n > 0 ? day : date;
    }
    return day;
}

/* ---- zones -------------------------------------------------------------- */

static int
number_at(const char *text, size_t n)
{
    int value = 0;

    for (; n > 0; n--)
        value = 10 * value + (*text++ - '0');
    return value;
}

/* Days since some day, by the Gregorian calendar. */
static long
day_number(struct str iso)
{
    long year = number_at(iso.s, 4), month = number_at(iso.s + 5, 2);

    /* Years that begin in March, so that the odd day is the last. */
    year -= month < 3;
    month += month < 3 ? 9 : -3;
    return 365 * year + year / 4 - year / 100 + year / 400 +
           (153 * month + 2) / 5 + number_at(iso.s + 8, 2);
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
    hour = number_at(stated.s + sizeof("2024-03-05T") - 1, 2);
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
