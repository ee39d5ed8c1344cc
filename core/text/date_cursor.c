/* SPDX-License-Identifier: MIT */
#include "text/date_cursor.h"

#include <stdlib.h>
#include <string.h>

#include "lang/lang.h"
#include "text/chars.h"
#include "text/date_zones.h"
#include "text/space.h"
#include "text/utf8.h"
#include "text/words.h"

#define WEEKDAY_LEAST 4 /* bytes of a full weekday name, at least */

struct date_words {
    struct words *set;
};

/* The value (DATE_...) of the words of a list. */
static uint32_t
value_of(const struct lang_list *list)
{
    static const struct {
        uint32_t class, value;
    } values[] = { { LANG_BIT(LANG_WEEKDAY), DATE_WEEKDAY },
        { LANG_BIT(LANG_BEFORE_DATE), DATE_ARTICLE },
        { LANG_BIT(LANG_INSIDE_DATE), DATE_LINK },
        { LANG_BIT(LANG_BEFORE_TIME), DATE_AT },
        { LANG_BIT(LANG_AFTER_YEAR), DATE_AFTER_YEAR },
        { LANG_BIT(LANG_AFTER_MONTH), DATE_AFTER_MONTH },
        { LANG_BIT(LANG_AFTER_DAY), DATE_AFTER_DAY },
        { LANG_BIT(LANG_AFTER_HOUR), DATE_AFTER_HOUR },
        { LANG_BIT(LANG_AFTER_MINUTE), DATE_AFTER_MINUTE },
        { LANG_BIT(LANG_SOLAR_HIJRI), DATE_SOLAR },
        { LANG_BIT(LANG_ERA_1911), DATE_ERA | 1 },
        { LANG_BIT(LANG_ERA_1925), DATE_ERA | 2 },
        { LANG_BIT(LANG_ERA_1988), DATE_ERA | 3 },
        { LANG_BIT(LANG_ERA_2018), DATE_ERA | 4 },
        { LANG_BIT(LANG_FORENOON), DATE_FORENOON },
        { LANG_BIT(LANG_AFTERNOON), DATE_AFTERNOON } };
    uint32_t i, value = 0;

    for (i = 0; i < 12; i++) {
        if ((list->classes & LANG_BIT(LANG_MONTH_1 + i)) != 0)
            value |= i + 1;
    }
    if (value != 0 && list->language < lang_count &&
        lang_languages[list->language].years == LANG_YEARS_BUDDHIST)
        value |= DATE_THAI;
    for (i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
        if ((list->classes & values[i].class) != 0)
            value |= values[i].value;
    }
    return value;
}

/* Add the words of a list.  A name that is two months in two languages
 * (listopad is October in Croatian, November in Polish) gets DATE_MONTH, since
 * the language of a date is not asked for. */
static int
add_date_list(struct words *set, const char *text, uint32_t value)
{
    size_t n;

    for (; *text != '\0'; text += n + (text[n] == ' ')) {
        uint32_t month, had;

        n = strcspn(text, " ");
        month = value & DATE_MONTH;
        had = words_get(set, text, n) & DATE_MONTH;
        if (month != 0 && had != 0 && had != month)
            month = DATE_MONTH;
        if (words_add(set, text, n, value | month))
            return -1;
    }
    return 0;
}

struct date_words *
date_words_new(void)
{
    const struct lang_list *list;
    struct date_words *words = malloc(sizeof(*words));
    uint32_t i;

    if (words == NULL)
        return NULL;
    words->set = words_new(256);
    if (words->set == NULL)
        goto err;
    for (list = lang_date; list->words != NULL; list++) {
        if (add_date_list(words->set, list->words, value_of(list)))
            goto err;
    }
    for (i = 0; i < date_zones_count; i++) {
        if (words_add(words->set, date_zones[i].name,
                strlen(date_zones[i].name), (i + 1) << DATE_ZONE_SHIFT))
            goto err;
    }
    return words;

err:
    date_words_free(words);
    return NULL;
}

void
date_words_free(struct date_words *words)
{
    if (words == NULL)
        return;
    words_free(words->set);
    free(words);
}

int
date_peek(const struct date_cursor *cursor)
{
    return cursor->i < cursor->n ? (unsigned char)cursor->s[cursor->i] : -1;
}

/* The value of the digit at byte i, its length in *len; -1 if there is none. */
static int
digit_at(const struct date_cursor *cursor, size_t i, size_t *len)
{
    /* Arabic, Persian, Hindi, Thai, wide. */
    static const uint32_t zeros[] = { 0x660, 0x6f0, 0x966, 0xe50, 0xff10 };
    uint32_t code;
    size_t k;

    *len = 1;
    if (i >= cursor->n)
        return -1;
    if ((unsigned char)cursor->s[i] < 0x80)
        return cursor->s[i] >= '0' && cursor->s[i] <= '9' ? cursor->s[i] - '0'
                                                          : -1;
    code = utf8_decode(cursor->s + i, cursor->n - i, len);
    for (k = 0; k < sizeof(zeros) / sizeof(zeros[0]); k++) {
        if (code >= zeros[k] && code <= zeros[k] + 9)
            return (int)(code - zeros[k]);
    }
    return -1;
}

bool
date_digit_at(const struct date_cursor *cursor, size_t i)
{
    size_t len;

    return digit_at(cursor, i, &len) >= 0;
}

void
date_skip_digits(struct date_cursor *cursor)
{
    size_t len;

    while (digit_at(cursor, cursor->i, &len) >= 0)
        cursor->i += len;
}

void
date_skip_space(struct date_cursor *cursor)
{
    cursor->i += space_lead(cursor->s + cursor->i, cursor->n - cursor->i);
}

bool
date_take_one(struct date_cursor *cursor, const char *list)
{
    int ch = date_peek(cursor);

    if (ch <= 0 || strchr(list, ch) == NULL)
        return false;
    cursor->i++;
    return true;
}

size_t
date_take_number(struct date_cursor *cursor, size_t most, int *value)
{
    size_t n = 0, i = cursor->i, len;
    int figure;

    *value = 0;
    for (; n < most && (figure = digit_at(cursor, i, &len)) >= 0; n++) {
        *value = *value * 10 + figure;
        i += len;
    }
    if (n == 0 || date_digit_at(cursor, i))
        return 0;
    cursor->i = i;
    return n;
}

/* The end of the run of letters at byte i. */
static size_t
end_of_letters(const struct date_cursor *cursor, size_t i)
{
    size_t len;

    while (i < cursor->n &&
           chars_letter(utf8_decode(cursor->s + i, cursor->n - i, &len)))
        i += len;
    return i;
}

size_t
date_word_here(const struct date_cursor *cursor)
{
    size_t end = end_of_letters(cursor, cursor->i), both;

    if (end == cursor->i || end == cursor->n ||
        (cursor->s[end] != '-' && cursor->s[end] != '.'))
        return end - cursor->i;
    both = end_of_letters(cursor, end + 1);
    return (words_get_folded(
                cursor->w->set, cursor->s + cursor->i, both - cursor->i) != 0
                   ? both
                   : end) -
           cursor->i;
}

uint32_t
date_take_word(struct date_cursor *cursor, uint32_t kinds)
{
    size_t n = date_word_here(cursor);
    uint32_t value =
        words_get_folded(cursor->w->set, cursor->s + cursor->i, n) & kinds;

    if (value == 0)
        return 0;
    cursor->i += n;
    if (date_peek(cursor) == '.')
        cursor->i++;
    return value;
}

bool
date_skip_words(struct date_cursor *cursor, uint32_t kinds)
{
    size_t start = cursor->i;

    if (date_take_word(cursor, kinds) == 0)
        return false;
    date_take_one(cursor, ",");
    if (cursor->i < cursor->n &&
        space_at(cursor->s + cursor->i, cursor->n - cursor->i) == 0) {
        cursor->i = start;
        return false;
    }
    date_skip_space(cursor);
    return true;
}

bool
date_take_unit(struct date_cursor *cursor, uint32_t kinds)
{
    struct date_cursor at = *cursor;
    size_t n, len;
    uint32_t first;

    date_skip_space(&at);
    n = date_word_here(&at);
    if (n == 0)
        return false;
    first = utf8_decode(at.s + at.i, n, &len);
    if ((words_get_folded(cursor->w->set, at.s + at.i, n) & kinds) != 0)
        len = n;
    else if ((kinds & DATE_AFTER_DAY) == 0 || chars_upper(first) ||
             chars_lower(first) ||
             (words_get_folded(cursor->w->set, at.s + at.i, len) & kinds) == 0)
        return false;
    cursor->i = at.i + len;
    return true;
}

/* Take a bracket, ASCII or full-width; returns it, 0 if there is none. */
static uint32_t
take_bracket(struct date_cursor *cursor)
{
    size_t len;
    uint32_t code = cursor->i < cursor->n ? utf8_decode(cursor->s + cursor->i,
                                                cursor->n - cursor->i, &len)
                                          : 0;

    if (code != '(' && code != ')' && code != 0xff08 && code != 0xff09)
        return 0;
    cursor->i += len;
    return code;
}

void
date_skip_weekday(struct date_cursor *cursor)
{
    struct date_cursor at = *cursor;
    size_t start;
    uint32_t open;

    date_skip_space(&at);
    open = take_bracket(&at);
    if (open == 0)
        date_take_one(&at, ",");
    date_skip_space(&at);
    start = at.i;
    /* Without brackets a short form may be another word: "so", "do". */
    if (date_take_word(&at, DATE_WEEKDAY) == 0 ||
        (open == 0 && at.i - start < WEEKDAY_LEAST))
        return;
    if (open == 0 || take_bracket(&at) == open + 1)
        cursor->i = at.i - (open == 0 && at.s[at.i - 1] == '.');
}

bool
date_goes_on(const struct date_cursor *cursor)
{
    size_t n = date_word_here(cursor), len;

    uint32_t first = n > 0 ? utf8_decode(cursor->s + cursor->i, n, &len) : 0;

    return chars_upper(first) || chars_lower(first);
}
