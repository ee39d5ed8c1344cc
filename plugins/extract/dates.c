/* SPDX-License-Identifier: MIT */
#include "dates.h"

#include <string.h>

#include "text/days.h"
#include "text/space.h"

#define LOOK_MOST      200
#define SECONDS_DIGITS 10 /* of the seconds since 1970 from 2001 to 2286 */
#define DAY_SECONDS    86400

/* The year that stands behind the time: "Apr 28 19:20:36 CEST 2023", as C and
 * Java write it.  Bytes up to its end, 0 if there is none. */
static size_t
late_year(struct str t, struct date *d)
{
    size_t at = 0, k;
    int year = 0;

    while (at < t.n && t.s[at] == ' ')
        at++;
    for (k = 0; k < 4; k++) {
        if (at + k >= t.n || t.s[at + k] < '0' || t.s[at + k] > '9')
            return 0;
        year = 10 * year + (t.s[at + k] - '0');
    }
    d->year = year;
    return at + k;
}

struct str
dates_at(const struct page *p, struct str t, size_t *length)
{
    const struct date_words *w = p->rules->dates;
    struct str none = { "", 0 }, rest;
    char iso[DATE_ISO_MOST], *copy;
    struct date d;
    size_t n, late;

    date_clear(&d);
    n = date_at(w, t.s, t.n, p->order, &d);
    if (n == 0 || d.day == 0)
        return none;
    rest = (struct str){ t.s + n, t.n - n };
    while (rest.n > 0 && (*rest.s == ' ' || *rest.s == ',')) {
        rest.s++;
        rest.n--;
    }
    late = date_time_at(w, rest.s, rest.n, &d);
    if (d.year == 0 && late > 0) {
        rest.s += late;
        rest.n -= late;
        late = late_year(rest, &d);
        n = (size_t)(rest.s + late - t.s);
    }
    if (d.year < DATES_FIRST || d.year > DATES_LAST)
        return none;
    if (length != NULL)
        *length = n;
    n = date_iso(&d, iso);
    copy = pool_alloc(&p->dom.pool, n + 1);
    memcpy(copy, iso, n + 1);
    return (struct str){ copy, n };
}

struct str
dates_find(const struct page *p, struct str t, size_t *where, size_t *length)
{
    struct str d = { "", 0 };
    size_t at = 0;

    t.n = t.n < LOOK_MOST ? t.n : LOOK_MOST;
    while (at < t.n && d.n == 0) {
        d = dates_at(p, (struct str){ t.s + at, t.n - at }, length);
        *where = at;
        while (at < t.n && space_at(t.s + at, t.n - at) == 0 &&
               t.s[at] != '|' && t.s[at] != ':')
            at++;
        at++;
    }
    return d;
}

struct str
dates_in(const struct page *p, struct str t)
{
    size_t at, length;

    return dates_find(p, t, &at, &length);
}

/* "20240305", "20240305T140500Z": the same with hyphens; `t` if it is no such
 * date. */
static struct str
spread(const struct page *p, struct str t)
{
    size_t i;
    char *s;

    for (i = 0; i < t.n && t.s[i] >= '0' && t.s[i] <= '9';)
        i++;
    if (i != 8 || (t.n > 8 && t.s[8] != 'T'))
        return t;
    s = pool_alloc(&p->dom.pool, 10);
    memcpy(s, t.s, 4);
    memcpy(s + 5, t.s + 4, 2);
    memcpy(s + 8, t.s + 6, 2);
    s[4] = s[7] = '-';
    return (struct str){ s, 10 };
}

/* "1709647500", "1709647500000": seconds, or thousandths, since 1970 in UTC; n
 * is 0 if it is none. */
static struct str
of_seconds(const struct page *p, struct str t)
{
    struct date d;
    char *iso;
    long v = 0;
    size_t i;

    for (i = 0; i < t.n && t.s[i] >= '0' && t.s[i] <= '9'; i++)
        v = i < SECONDS_DIGITS ? 10 * v + (t.s[i] - '0') : v;
    if (i < t.n || (i != SECONDS_DIGITS && i != SECONDS_DIGITS + 3))
        return (struct str){ "", 0 };
    date_clear(&d);
    days_set(&d, v / DAY_SECONDS);
    if (d.year < DATES_FIRST || d.year > DATES_LAST)
        return (struct str){ "", 0 };
    v %= DAY_SECONDS;
    d.hour = (int)(v / 3600);
    d.minute = (int)(v / 60 % 60);
    d.second = (int)(v % 60);
    d.zoned = true;
    iso = pool_alloc(&p->dom.pool, DATE_ISO_MOST);
    return (struct str){ iso, date_iso(&d, iso) };
}

struct str
dates_stated(const struct page *p, struct str t)
{
    struct str d = of_seconds(p, t);

    return d.n > 0 ? d : dates_in(p, spread(p, t));
}

/* Does a part of an address begin or end here? */
static bool
is_border(struct str url, size_t at)
{
    return at >= url.n || memchr("/-_.?", url.s[at], 5) != NULL;
}

struct str
dates_of_url(const struct page *p, struct str url)
{
    static const char *const forms[] = { "9999/99/99", "9999-99-99",
        "99999999" };
    struct str date = { "", 0 };
    size_t i, k, form;

    for (i = 1; i < url.n && date.n == 0; i++) {
        if (url.s[i - 1] != '/' && url.s[i - 1] != '-')
            continue;
        for (form = 0; form < 3 && date.n == 0; form++) {
            const char *f = forms[form];

            for (k = 0; f[k] != '\0' && i + k < url.n; k++) {
                char c = url.s[i + k];

                if (f[k] == '9' ? c < '0' || c > '9' : c != f[k])
                    break;
            }
            if (f[k] == '\0' && is_border(url, i + k))
                date = dates_stated(p, (struct str){ url.s + i, k });
        }
    }
    return date;
}
