/* SPDX-License-Identifier: MIT */
#include "compute.h"

#include <stdio.h>
#include <stdlib.h>
#include <nettle/sha2.h>

#include "calendar.h"
#include "slug.h"
#include "text/days.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/wordcount.h"

static json_t *
words(const struct compute_with *w, const json_t *v)
{
    (void)w;
    return json_is_string(v) ? json_integer(wordcount_of(
                                   json_string_value(v), json_string_length(v)))
                             : NULL;
}

static json_t *
characters(const struct compute_with *w, const json_t *v)
{
    (void)w;
    return json_is_string(v) ? json_integer((json_int_t)utf8_count(
                                   json_string_value(v), json_string_length(v)))
                             : NULL;
}

static bool
date_of(const struct compute_with *w, const json_t *v, struct date *d)
{
    return json_is_string(v) &&
           calendar_read(w->dates, w->order, json_string_value(v),
               json_string_length(v), d);
}

static json_t *
year(const struct compute_with *w, const json_t *v)
{
    struct date d;

    return date_of(w, v, &d) ? json_integer(d.year) : NULL;
}

static json_t *
month(const struct compute_with *w, const json_t *v)
{
    struct date d;

    return date_of(w, v, &d) && d.month > 0 ? json_integer(d.month) : NULL;
}

static json_t *
weekday(const struct compute_with *w, const json_t *v)
{
    struct date d;

    return date_of(w, v, &d) && d.day > 0 ? json_integer(days_weekday(&d))
                                          : NULL;
}

/* The authority of a URL without user and port (RFC 3986, 3.2). */
static json_t *
host(const struct compute_with *w, const json_t *v)
{
    const char *s = json_string_value(v), *at, *end;
    char *lower;
    size_t n;

    s = s != NULL ? strstr(s, "//") : NULL;
    if (s == NULL || (s > json_string_value(v) && s[-1] != ':'))
        return NULL;
    s += 2;
    n = strcspn(s, "/?#\\");
    for (at = s; (at = memchr(at, '@', n - (size_t)(at - s))) != NULL;) {
        n -= (size_t)(++at - s);
        s = at;
    }
    end = *s == '[' ? memchr(s, ']', n) : NULL;
    end = end != NULL ? end + 1 : memchr(s, ':', n);
    n = end != NULL ? (size_t)(end - s) : n;
    if (n == 0)
        return NULL;
    lower = w->h->scratch(w->h, 2 * n);
    return json_stringn(lower, fold_lower(s, n, lower));
}

static json_t *
first(const struct compute_with *w, const json_t *v)
{
    const json_t *x = json_is_array(v) ? json_array_get(v, 0) : v;

    (void)w;
    return x == NULL || json_is_null(x) ? NULL : json_deep_copy(x);
}

static json_t *
length(const struct compute_with *w, const json_t *v)
{
    (void)w;
    return json_is_array(v) ? json_integer((json_int_t)json_array_size(v))
                            : NULL;
}

static json_t *
lower(const struct compute_with *w, const json_t *v)
{
    size_t n = json_string_length(v);
    char *out;

    if (!json_is_string(v))
        return NULL;
    out = w->h->scratch(w->h, 2 * n + 1);
    return json_stringn(out, fold_lower(json_string_value(v), n, out));
}

static json_t *
slug(const struct compute_with *w, const json_t *v)
{
    char out[SLUG_MOST];
    size_t n = json_is_string(v)
                   ? slug_make(json_string_value(v), json_string_length(v), out)
                   : 0;

    (void)w;
    return n > 0 ? json_stringn(out, n) : NULL;
}

const struct compute_function compute_functions[] = {
    { "words", "its words", words, false, false },
    { "characters", "its code points", characters, false, false },
    { "year", "the year of a date", year, false, false },
    { "month", "its month, 1 to 12", month, false, false },
    { "weekday", "its day of the week, Monday is 1", weekday, false, false },
    { "host", "the host of a URL", host, false, false },
    { "first", "the first element of a list", first, true, false },
    { "length", "how many elements a list has", length, false, false },
    { "lower", "in lower case", lower, false, false },
    { "slug", "letters and digits with hyphens between", slug, false, false },
    { "sha256", "SHA-256 of one or several", NULL, true, true },
};
const size_t compute_count =
    sizeof(compute_functions) / sizeof(compute_functions[0]);

const char *
compute_names(void)
{
    return "words, characters, year, month, weekday, host, first, length, "
           "lower, slug or sha256";
}

/* ---- sha256 ------------------------------------------------------------- */

struct sum {
    struct sha256_ctx state;
    size_t values;
};

static int
add(void *ctx, const json_t *v)
{
    struct sum *s = ctx;
    char *json, text[CD_SCALAR_ROOM];
    size_t n = cd_scalar_text(text, v);

    if (s->values++ > 0)
        sha256_update(&s->state, 1, (const uint8_t *)"");
    if (json_is_string(v)) {
        sha256_update(&s->state, json_string_length(v),
            (const uint8_t *)json_string_value(v));
        return 0;
    }
    if (n > 0) {
        sha256_update(&s->state, n, (const uint8_t *)text);
        return 0;
    }
    json = json_dumps(v, JSON_ENCODE_ANY | JSON_COMPACT);
    if (json == NULL)
        return -1;
    sha256_update(&s->state, strlen(json), (const uint8_t *)json);
    free(json);
    return 0;
}

json_t *
compute_sha256(const json_t *rec, const struct cd_path *paths, size_t n)
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    char hex[2 * SHA256_DIGEST_SIZE + 1];
    struct sum s = { .values = 0 };
    size_t i;

    sha256_init(&s.state);
    for (i = 0; i < n; i++) {
        if (cd_path_each(&paths[i], 0, rec, add, &s))
            return NULL;
    }
    if (s.values == 0)
        return NULL;
    sha256_digest(&s.state, sizeof(digest), digest);
    for (i = 0; i < sizeof(digest); i++)
        snprintf(hex + 2 * i, 3, "%02x", digest[i]);
    return json_string(hex);
}
