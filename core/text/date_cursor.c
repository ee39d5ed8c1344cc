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

#define WEEKDAY_LEAST 4 /* bytes of a whole name */

struct date_words {
    struct words *set;
};

/* The value of words of these classes. */
static uint32_t
value_of(uint32_t classes)
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
        { LANG_BIT(LANG_FORENOON), DATE_FORENOON },
        { LANG_BIT(LANG_AFTERNOON), DATE_AFTERNOON } };
    uint32_t i, value = 0;

    for (i = 0; i < 12; i++) {
        if ((classes & LANG_BIT(LANG_MONTH_1 + i)) != 0)
            value |= i + 1;
    }
    for (i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
        if ((classes & values[i].class) != 0)
            value |= values[i].value;
    }
    return value;
}

/* Add the words of a list.  A name of two months (listopad is October in
 * Croatian, November in Polish) tells none, as long as the language of a date
 * is not asked for. */
static int
add_list(struct words *set, const char *s, uint32_t value)
{
    size_t n;

    for (; *s != '\0'; s += n + (s[n] == ' ')) {
        uint32_t month, had;

        n = strcspn(s, " ");
        month = value & DATE_MONTH;
        had = words_get(set, s, n) & DATE_MONTH;
        if (month != 0 && had != 0 && had != month)
            month = DATE_MONTH;
        if (words_add(set, s, n, value | month))
            return -1;
    }
    return 0;
}

struct date_words *
date_words_new(void)
{
    const struct lang_list *l;
    struct date_words *w = malloc(sizeof(*w));
    uint32_t i;

    if (w == NULL)
        return NULL;
    w->set = words_new(256);
    if (w->set == NULL)
        goto err;
    for (l = lang_date; l->words != NULL; l++) {
        if (add_list(w->set, l->words, value_of(l->classes)))
            goto err;
    }
    for (i = 0; i < date_zones_count; i++) {
        if (words_add(w->set, date_zones[i].name, strlen(date_zones[i].name),
                (i + 1) << DATE_ZONE_SHIFT))
            goto err;
    }
    return w;

err:
    date_words_free(w);
    return NULL;
}

void
date_words_free(struct date_words *w)
{
    if (w == NULL)
        return;
    words_free(w->set);
    free(w);
}

int
date_peek(const struct date_cursor *c)
{
    return c->i < c->n ? (unsigned char)c->s[c->i] : -1;
}

/* The digit at place i and its bytes; -1 if there is none. */
static int
digit(const struct date_cursor *c, size_t i, size_t *len)
{
    static const uint32_t zeros[] = { 0x660, 0x6f0, 0xff10 };
    uint32_t code;
    size_t k;

    *len = 1;
    if (i >= c->n)
        return -1;
    if ((unsigned char)c->s[i] < 0x80)
        return c->s[i] >= '0' && c->s[i] <= '9' ? c->s[i] - '0' : -1;
    code = utf8_decode(c->s + i, c->n - i, len);
    for (k = 0; k < sizeof(zeros) / sizeof(zeros[0]); k++) {
        if (code >= zeros[k] && code <= zeros[k] + 9)
            return (int)(code - zeros[k]);
    }
    return -1;
}

bool
date_digit_at(const struct date_cursor *c, size_t i)
{
    size_t len;

    return digit(c, i, &len) >= 0;
}

void
date_skip_digits(struct date_cursor *c)
{
    size_t len;

    while (digit(c, c->i, &len) >= 0)
        c->i += len;
}

void
date_skip_space(struct date_cursor *c)
{
    c->i += space_lead(c->s + c->i, c->n - c->i);
}

/* Take one character of the list. */
bool
date_take_one(struct date_cursor *c, const char *list)
{
    int ch = date_peek(c);

    if (ch <= 0 || strchr(list, ch) == NULL)
        return false;
    c->i++;
    return true;
}

/* A number of at most `most` digits, the number of which is returned. */
size_t
date_take_number(struct date_cursor *c, size_t most, int *value)
{
    size_t n = 0, i = c->i, len;
    int d;

    *value = 0;
    for (; n < most && (d = digit(c, i, &len)) >= 0; n++) {
        *value = *value * 10 + d;
        i += len;
    }
    if (n == 0 || date_digit_at(c, i))
        return 0;
    c->i = i;
    return n;
}

static size_t
letters_end(const struct date_cursor *c, size_t i)
{
    size_t len;

    while (i < c->n && chars_letter(utf8_decode(c->s + i, c->n - i, &len)))
        i += len;
    return i;
}

/* Length of the word of letters here, with a second one behind a hyphen if a
 * list has both as one: "segunda-feira". */
size_t
date_word_here(const struct date_cursor *c)
{
    size_t end = letters_end(c, c->i), both;

    if (end == c->i || end == c->n || c->s[end] != '-')
        return end - c->i;
    both = letters_end(c, end + 1);
    return (words_get_folded(c->w->set, c->s + c->i, both - c->i) != 0 ? both
                                                                       : end) -
           c->i;
}

/* Take a word that is one of these kinds, and a point behind it.  Returns what
 * it is, 0 if it is something else. */
uint32_t
date_take_word(struct date_cursor *c, uint32_t kinds)
{
    size_t n = date_word_here(c);
    uint32_t v = words_get_folded(c->w->set, c->s + c->i, n) & kinds;

    if (v == 0)
        return 0;
    c->i += n;
    if (date_peek(c) == '.')
        c->i++;
    return v;
}

/* The same, but the cursor stays before a word that a blank or the end of the
 * text does not follow. */
bool
date_skip_words(struct date_cursor *c, uint32_t kinds)
{
    size_t start = c->i;

    if (date_take_word(c, kinds) == 0)
        return false;
    date_take_one(c, ",");
    if (c->i < c->n && space_at(c->s + c->i, c->n - c->i) == 0) {
        c->i = start;
        return false;
    }
    date_skip_space(c);
    return true;
}

bool
date_take_unit(struct date_cursor *c, uint32_t kinds)
{
    struct date_cursor at = *c;
    size_t n, len;
    uint32_t first;

    date_skip_space(&at);
    n = date_word_here(&at);
    if (n == 0)
        return false;
    first = utf8_decode(at.s + at.i, n, &len);
    if ((words_get_folded(c->w->set, at.s + at.i, n) & kinds) != 0)
        len = n;
    else if ((kinds & DATE_AFTER_DAY) == 0 || chars_upper(first) ||
             chars_lower(first) ||
             (words_get_folded(c->w->set, at.s + at.i, len) & kinds) == 0)
        return false;
    c->i = at.i + len;
    return true;
}

/* The bracket at c, 0 if there is none. */
static uint32_t
bracket(struct date_cursor *c)
{
    size_t len;
    uint32_t code =
        c->i < c->n ? utf8_decode(c->s + c->i, c->n - c->i, &len) : 0;

    if (code != '(' && code != ')' && code != 0xff08 && code != 0xff09)
        return 0;
    c->i += len;
    return code;
}

void
date_skip_weekday(struct date_cursor *c)
{
    struct date_cursor at = *c;
    size_t start;
    uint32_t open;

    date_skip_space(&at);
    open = bracket(&at);
    if (open == 0)
        date_take_one(&at, ",");
    date_skip_space(&at);
    start = at.i;
    /* A short form without brackets may be another word: "so", "do". */
    if (date_take_word(&at, DATE_WEEKDAY) == 0 ||
        (open == 0 && at.i - start < WEEKDAY_LEAST))
        return;
    if (open == 0 || bracket(&at) == open + 1)
        c->i = at.i - (open == 0 && at.s[at.i - 1] == '.');
}

bool
date_goes_on(const struct date_cursor *c)
{
    size_t n = date_word_here(c), len;

    uint32_t first = n > 0 ? utf8_decode(c->s + c->i, n, &len) : 0;

    return chars_upper(first) || chars_lower(first);
}
