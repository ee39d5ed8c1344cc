#include "text/date_cursor.h"

#include <stdlib.h>
#include <string.h>

#include "lang/lang.h"
#include "text/chars.h"
#include "text/date_zones.h"
#include "text/space.h"
#include "text/utf8.h"
#include "text/words.h"

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
        { LANG_BIT(LANG_BEFORE_TIME), DATE_AT } };
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
        if (words_add_list(w->set, l->words, value_of(l->classes)))
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

bool
date_digit_at(const struct date_cursor *c, size_t i)
{
    return i < c->n && c->s[i] >= '0' && c->s[i] <= '9';
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
    size_t n = 0;

    *value = 0;
    while (n < most && date_digit_at(c, c->i + n))
        *value = *value * 10 + (c->s[c->i + n++] - '0');
    if (n == 0 || date_digit_at(c, c->i + n))
        return 0;
    c->i += n;
    return n;
}

/* Length of the word of letters here. */
size_t
date_word_here(const struct date_cursor *c)
{
    size_t i = c->i, len;

    while (i < c->n && chars_letter(utf8_decode(c->s + i, c->n - i, &len)))
        i += len;
    return i - c->i;
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
