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
words(const struct compute_with *with, const json_t *value)
{
    (void)with;
    return json_is_string(value)
               ? json_integer((json_int_t)wordcount_of(json_string_value(value),
                     json_string_length(value), SIZE_MAX))
               : NULL;
}

static json_t *
characters(const struct compute_with *with, const json_t *value)
{
    (void)with;
    return json_is_string(value)
               ? json_integer((json_int_t)utf8_count(
                     json_string_value(value), json_string_length(value)))
               : NULL;
}

static bool
date_of(const struct compute_with *with, const json_t *value, struct date *date)
{
    return json_is_string(value) &&
           calendar_read(with->dates, with->order, json_string_value(value),
               json_string_length(value), date);
}

static json_t *
year_of(const struct compute_with *with, const json_t *value)
{
    struct date date;

    return date_of(with, value, &date) ? json_integer(date.year) : NULL;
}

static json_t *
month(const struct compute_with *with, const json_t *value)
{
    struct date date;

    return date_of(with, value, &date) && date.month > 0
               ? json_integer(date.month)
               : NULL;
}

static json_t *
weekday(const struct compute_with *with, const json_t *value)
{
    struct date date;

    return date_of(with, value, &date) && date.day > 0
               ? json_integer(days_weekday(&date))
               : NULL;
}

/* The authority of a URL without user and port (RFC 3986, 3.2). */
static json_t *
host(const struct compute_with *with, const json_t *value)
{
    const char *text = json_string_value(value), *at, *end;
    char *lower;
    size_t n;

    text = text != NULL ? strstr(text, "//") : NULL;
    if (text == NULL || (text > json_string_value(value) && text[-1] != ':'))
        return NULL;
    text += 2;
    n = strcspn(text, "/?#\\");
    for (at = text; (at = memchr(at, '@', n - (size_t)(at - text))) != NULL;) {
        n -= (size_t)(++at - text);
        text = at;
    }
    end = *text == '[' ? memchr(text, ']', n) : NULL;
    end = end != NULL ? end + 1 : memchr(text, ':', n);
    n = end != NULL ? (size_t)(end - text) : n;
    if (n == 0)
        return NULL;
    lower = with->h->scratch(with->h, 2 * n);
    return json_stringn(lower, fold_lower(text, n, lower));
}

static json_t *
first(const struct compute_with *with, const json_t *value)
{
    const json_t *item =
        json_is_array(value) ? json_array_get(value, 0) : value;

    (void)with;
    return item == NULL || json_is_null(item) ? NULL : json_deep_copy(item);
}

static json_t *
length_of_value(const struct compute_with *with, const json_t *value)
{
    (void)with;
    return json_is_array(value)
               ? json_integer((json_int_t)json_array_size(value))
               : NULL;
}

static json_t *
lower_text(const struct compute_with *with, const json_t *value)
{
    size_t n = json_string_length(value);
    char *out;

    if (!json_is_string(value))
        return NULL;
    out = with->h->scratch(with->h, 2 * n + 1);
    return json_stringn(out, fold_lower(json_string_value(value), n, out));
}

static json_t *
slug(const struct compute_with *with, const json_t *value)
{
    char out[SLUG_MOST];
    size_t n = json_is_string(value) ? slug_make(json_string_value(value),
                                           json_string_length(value), out)
                                     : 0;

    (void)with;
    return n > 0 ? json_stringn(out, n) : NULL;
}

const struct compute_function compute_functions[] = {
    { "words", "its words", words, false, false },
    { "characters", "its code points", characters, false, false },
    { "year", "the year of a date", year_of, false, false },
    { "month", "its month, 1 to 12", month, false, false },
    { "weekday", "its day of the week, Monday is 1", weekday, false, false },
    { "host", "the host of a URL", host, false, false },
    { "first", "the first element of a list", first, true, false },
    { "length", "how many elements a list has", length_of_value, false, false },
    { "lower", "in lower case", lower_text, false, false },
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
add_to_sum(void *ctx, const json_t *value)
{
    struct sum *sum = ctx;
    char *json, text[CD_SCALAR_ROOM];
    size_t n = cd_scalar_text(text, value);

    if (sum->values++ > 0)
        sha256_update(&sum->state, 1, (const uint8_t *)"");
    if (json_is_string(value)) {
        sha256_update(&sum->state, json_string_length(value),
            (const uint8_t *)json_string_value(value));
        return 0;
    }
    if (n > 0) {
        sha256_update(&sum->state, n, (const uint8_t *)text);
        return 0;
    }
    json = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);
    if (json == NULL)
        return -1;
    sha256_update(&sum->state, strlen(json), (const uint8_t *)json);
    free(json);
    return 0;
}

json_t *
compute_sha256(const json_t *rec, const struct cd_path *paths, size_t n)
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    char hex[2 * SHA256_DIGEST_SIZE + 1];
    struct sum sum = { .values = 0 };
    size_t i;

    sha256_init(&sum.state);
    for (i = 0; i < n; i++) {
        if (cd_path_each(&paths[i], 0, rec, add_to_sum, &sum))
            return NULL;
    }
    if (sum.values == 0)
        return NULL;
    sha256_digest(&sum.state, sizeof(digest), digest);
    for (i = 0; i < sizeof(digest); i++)
        snprintf(hex + 2 * i, 3, "%02x", digest[i]);
    return json_string(hex);
}
