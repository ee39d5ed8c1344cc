/* SPDX-License-Identifier: MIT */
#include "dates.h"

#include <string.h>

#include "text/days.h"
#include "text/space.h"

#define LOOK_MOST      200
#define SECONDS_DIGITS 10 /* of the seconds since 1970 from 2001 to 2286 */
#define DAY_SECONDS    86400
#define CLOCK_MOST     6 /* bytes up to the colon of "14:05", in any figures */

/* The year that stands behind the time: "Apr 28 19:20:36 CEST 2023", as C and
 * Java write it.  Bytes up to its end, 0 if there is none. */
static size_t
late_year(struct str text, struct date *date)
{
    size_t at = 0, k;
    int year = 0;

    while (at < text.n && text.s[at] == ' ')
        at++;
    for (k = 0; k < 4; k++) {
        if (at + k >= text.n || text.s[at + k] < '0' || text.s[at + k] > '9')
            return 0;
        year = 10 * year + (text.s[at + k] - '0');
    }
    date->year = year;
    return at + k;
}

/* `text` without what stands between a day and its time: blanks, commas, a dash
 * or a bar before a clock, "5 March 2024 - 14:05". */
static struct str
before_time(struct str text)
{
    size_t at = 0, end;

    while (at < text.n && (text.s[at] == ' ' || text.s[at] == ','))
        at++;
    if (at > 0 && at + 1 < text.n && text.s[at + 1] == ' ' &&
        (text.s[at] == '-' || text.s[at] == '|')) {
        end = at + 2 + CLOCK_MOST < text.n ? at + 2 + CLOCK_MOST : text.n;
        if (memchr(text.s + at, ':', end - at) != NULL)
            at += 2;
    }
    return (struct str){ text.s + at, text.n - at };
}

struct str
dates_at(const struct page *page, struct str text, size_t *length)
{
    const struct date_words *words = page->rules->dates;
    struct str none = { "", 0 }, rest;
    char iso[DATE_ISO_MOST], *copy;
    struct date date;
    size_t n, late;

    date_clear(&date);
    n = date_at(words, text.s, text.n, page->order, &date);
    if (n == 0 || date.day == 0)
        return none;
    rest = before_time((struct str){ text.s + n, text.n - n });
    late = date_time_at(words, rest.s, rest.n, &date);
    if (date.year == 0 && late > 0) {
        rest.s += late;
        rest.n -= late;
        late = late_year(rest, &date);
        n = (size_t)(rest.s + late - text.s);
    }
    if (date.year < DATES_FIRST || date.year > DATES_LAST)
        return none;
    if (length != NULL)
        *length = n;
    n = date_iso(&date, iso);
    copy = pool_alloc(&page->dom.pool, n + 1);
    memcpy(copy, iso, n + 1);
    return (struct str){ copy, n };
}

struct str
dates_find(
    const struct page *page, struct str text, size_t *where, size_t *length)
{
    struct str date = { "", 0 };
    size_t at = 0;

    text.n = text.n < LOOK_MOST ? text.n : LOOK_MOST;
    while (at < text.n && date.n == 0) {
        date = dates_at(page, (struct str){ text.s + at, text.n - at }, length);
        *where = at;
        while (at < text.n && space_at(text.s + at, text.n - at) == 0 &&
               text.s[at] != '|' && text.s[at] != ':')
            at++;
        at++;
    }
    return date;
}

struct str
dates_in(const struct page *page, struct str text)
{
    size_t at, length;

    return dates_find(page, text, &at, &length);
}

/* "20240305", "20240305T140500Z": the same with hyphens; `text` if it is no
 * such date. */
static struct str
spread(const struct page *page, struct str text)
{
    size_t i;
    char *string;

    for (i = 0; i < text.n && text.s[i] >= '0' && text.s[i] <= '9';)
        i++;
    if (i != 8 || (text.n > 8 && text.s[8] != 'T'))
        return text;
    string = pool_alloc(&page->dom.pool, 10);
    memcpy(string, text.s, 4);
    memcpy(string + 5, text.s + 4, 2);
    memcpy(string + 8, text.s + 6, 2);
    string[4] = string[7] = '-';
    return (struct str){ string, 10 };
}

/* "1709647500", "1709647500000": seconds, or thousandths, since 1970 in UTC; n
 * is 0 if it is none. */
static struct str
of_seconds(const struct page *page, struct str text)
{
    struct date date;
    char *iso;
    long value = 0;
    size_t i;

    for (i = 0; i < text.n && text.s[i] >= '0' && text.s[i] <= '9'; i++)
        value = i < SECONDS_DIGITS ? 10 * value + (text.s[i] - '0') : value;
    if (i < text.n || (i != SECONDS_DIGITS && i != SECONDS_DIGITS + 3))
        return (struct str){ "", 0 };
    date_clear(&date);
    days_set(&date, value / DAY_SECONDS);
    if (date.year < DATES_FIRST || date.year > DATES_LAST)
        return (struct str){ "", 0 };
    value %= DAY_SECONDS;
    date.hour = (int)(value / 3600);
    date.minute = (int)(value / 60 % 60);
    date.second = (int)(value % 60);
    date.zoned = true;
    iso = pool_alloc(&page->dom.pool, DATE_ISO_MOST);
    return (struct str){ iso, date_iso(&date, iso) };
}

struct str
dates_stated(const struct page *page, struct str text)
{
    struct str date = of_seconds(page, text);

    return date.n > 0 ? date : dates_in(page, spread(page, text));
}

/* Does a part of an address begin or end here? */
static bool
is_border(struct str url, size_t at)
{
    return at >= url.n || memchr("/-_.?", url.s[at], 5) != NULL;
}

struct str
dates_of_url(const struct page *page, struct str url)
{
    static const char *const forms[] = { "9999/99/99", "9999-99-99",
        "99999999" };
    struct str date = { "", 0 };
    size_t i, k, form;

    for (i = 1; i < url.n && date.n == 0; i++) {
        if (url.s[i - 1] != '/' && url.s[i - 1] != '-')
            continue;
        for (form = 0; form < 3 && date.n == 0; form++) {
            const char *format = forms[form];

            for (k = 0; format[k] != '\0' && i + k < url.n; k++) {
                char byte = url.s[i + k];

                if (format[k] == '9' ? byte < '0' || byte > '9'
                                     : byte != format[k])
                    break;
            }
            if (format[k] == '\0' && is_border(url, i + k))
                date = dates_stated(page, (struct str){ url.s + i, k });
        }
    }
    return date;
}
