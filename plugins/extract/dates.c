#include "dates.h"

#include <string.h>

#include "text/space.h"

#define LOOK_MOST 200

struct str
dates_at(const struct page *p, struct str t, size_t *length)
{
    const struct date_words *w = p->rules->dates;
    struct str none = { "", 0 }, rest;
    char iso[DATE_ISO_MOST], *copy;
    struct date d;
    size_t n;

    date_clear(&d);
    n = date_at(w, t.s, t.n, DATE_ORDER_UNKNOWN, &d);
    if (n == 0 || d.day == 0 || d.year < DATES_FIRST || d.year > DATES_LAST)
        return none;
    if (length != NULL)
        *length = n;
    rest = (struct str){ t.s + n, t.n - n };
    while (rest.n > 0 && (*rest.s == ' ' || *rest.s == ',')) {
        rest.s++;
        rest.n--;
    }
    date_time_at(w, rest.s, rest.n, &d);
    n = date_iso(&d, iso);
    copy = pool_alloc(&p->dom.pool, n + 1);
    memcpy(copy, iso, n + 1);
    return (struct str){ copy, n };
}

struct str
dates_in(const struct page *p, struct str t)
{
    struct str d = { "", 0 };
    size_t at = 0;

    t.n = t.n < LOOK_MOST ? t.n : LOOK_MOST;
    while (at < t.n && d.n == 0) {
        d = dates_at(p, (struct str){ t.s + at, t.n - at }, NULL);
        while (at < t.n && space_at(t.s + at, t.n - at) == 0 &&
               t.s[at] != '|' && t.s[at] != ':')
            at++;
        at++;
    }
    return d;
}

static bool
digits(const char *s, size_t n)
{
    while (n > 0 && s[n - 1] >= '0' && s[n - 1] <= '9')
        n--;
    return n == 0;
}

struct str
dates_of_url(const struct page *p, struct str url)
{
    size_t i;

    for (i = 0; i + 12 <= url.n; i++) {
        const char *s = url.s + i;

        if (s[0] == '/' && digits(s + 1, 4) && s[5] == '/' &&
            digits(s + 6, 2) && s[8] == '/' && digits(s + 9, 2) && s[11] == '/')
            return dates_at(p, (struct str){ s + 1, 10 }, NULL);
    }
    return (struct str){ "", 0 };
}
