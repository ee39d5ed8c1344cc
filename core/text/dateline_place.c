/* SPDX-License-Identifier: MIT */
#include "text/dateline_place.h"

#include <stdlib.h>

#include "lang/lang.h"
#include "text/chars.h"
#include "text/phrases.h"
#include "text/space.h"
#include "text/utf8.h"
#include "text/words.h"

#define PLACE_WORDS 7

/* ---- the words ------------------------------------------------------------
 */

struct dateline_words *
dateline_words_new(const struct date_words *dates)
{
    struct dateline_words *words = calloc(1, sizeof(*words));
    const struct lang_list *list;

    if (words == NULL)
        return NULL;
    words->dates = dates;
    words->agencies = phrases_new();
    words->ends = phrases_new();
    words->inside = words_new(64);
    if (words->agencies == NULL || words->ends == NULL || words->inside == NULL)
        goto err;
    for (list = lang_page_line; list->words != NULL; list++) {
        if ((list->classes & LANG_BIT(LANG_AGENCY)) != 0 &&
            phrases_add_list(words->agencies, list->words, 1))
            goto err;
        if ((list->classes & LANG_BIT(LANG_ENDS_DATELINE)) != 0 &&
            phrases_add_list(words->ends, list->words, 1))
            goto err;
    }
    for (list = lang_page_word; list->words != NULL; list++) {
        if ((list->classes & LANG_BIT(LANG_INSIDE_NAME)) != 0 &&
            words_add_list(words->inside, list->words, 1))
            goto err;
    }
    return words;

err:
    dateline_words_free(words);
    return NULL;
}

void
dateline_words_free(struct dateline_words *words)
{
    if (words == NULL)
        return;
    phrases_free(words->agencies);
    phrases_free(words->ends);
    words_free(words->inside);
    free(words);
}

size_t
dateline_agency(const struct dateline_words *words, const char *text, size_t n)
{
    size_t len;

    return n > 0 && phrases_at(words->agencies, text, n, &len) != 0 ? len : 0;
}

/* ---- characters -----------------------------------------------------------
 */

size_t
dateline_dash(const char *text, size_t n)
{
    size_t i = space_lead(text, n), start, len, dots = 0;

    while (i < n && (text[i] == '.' || text[i] == ':' || text[i] == ',') &&
           dots++ < 2)
        i++;
    i += space_lead(text + i, n - i);
    for (start = i; i < n; i += len) {
        uint32_t code = utf8_decode(text + i, n - i, &len);

        if (code != '-' && code != '_' && code != 0x2013 && code != 0x2014 &&
            code != 0x2015 && code != 0x2212)
            break;
    }
    if (i == start && !(dots > 0 && text[start - 1] == ' '))
        return 0;
    return i + space_lead(text + i, n - i);
}

/* ---- places ---------------------------------------------------------------
 */

/* In scripts without capitals nothing tells a place from other words: there a
 * dateline is believed for its agency alone. */
static bool
is_cased(uint32_t code)
{
    return !chars_letter(code) || chars_upper(code) || chars_lower(code);
}

bool
dateline_place(const struct dateline_words *words, const char *text, size_t n,
    bool *shouts)
{
    size_t i = 0, len, k, got, count = 0;

    *shouts = false;
    while (i < n) {
        size_t lower = 0, upper = 0;

        len = space_word(text + i, n - i);
        for (k = 0; k < len; k += got) {
            uint32_t code = utf8_decode(text + i + k, len - k, &got);

            lower += chars_lower(code);
            upper += chars_upper(code);
            if (chars_digit(code) || code == '"' || code == ':' ||
                code == ';' || code == '?' || code == '!')
                return false;
        }
        if (is_cased(utf8_first(text + i, len)) &&
            !chars_upper(utf8_first(text + i, len)) &&
            words_get_folded(words->inside, text + i, len) == 0)
            return false;
        if (lower == 0 && upper >= 3)
            *shouts = true;
        if (++count > PLACE_WORDS)
            return false;
        i += len;
        i += space_lead(text + i, n - i);
    }
    return true;
}

size_t
dateline_date(const struct dateline_reading *reading, size_t n, bool *dated)
{
    const char *text = reading->s;
    struct date *date = &reading->found->date;
    size_t i = 0, len;

    *dated = false;
    date_clear(date);
    while (i < n) {
        len = date_at(
            reading->words->dates, text + i, n - i, reading->order, date);
        if (len > 0 && space_lead(text + i + len, n - i - len) == n - i - len) {
            *dated = true;
            if (date->year == 0)
                date_clear(date);
            while (i > 0 && (text[i - 1] == ' ' || text[i - 1] == ','))
                i--;
            return i;
        }
        date_clear(date);
        i += space_word(text + i, n - i);
        i += space_lead(text + i, n - i);
    }
    return n - space_tail(text, n);
}

bool
dateline_shouts(const struct dateline_reading *reading, size_t n)
{
    bool shouts, dated;
    size_t place = dateline_date(reading, n, &dated);

    return dateline_place(reading->words, reading->s, place, &shouts) && shouts;
}

size_t
dateline_before(const struct dateline_reading *reading)
{
    const char *text = reading->s;
    size_t n = reading->n,
           most = n < DATELINE_PLACE_MOST ? n : DATELINE_PLACE_MOST, i, len;

    for (i = 1; i < most; i++) {
        size_t point = text[i] == '.';

        if (text[i] != ' ' && text[i] != '-' && !point &&
            (unsigned char)text[i] != 0xe2)
            continue;
        len = dateline_dash(text + i + point, n - i - point);
        /* "NATO-led", "U.S.-led": a dash without any blank is a hyphen. */
        if (len == 0 ||
            (text[i] != ' ' && space_tail(text + i, point + len) == 0))
            continue;
        return dateline_shouts(reading, i) ? i + point + len : 0;
    }
    return 0;
}
