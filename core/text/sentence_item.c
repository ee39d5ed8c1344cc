/* SPDX-License-Identifier: MIT */
#include "text/sentence_item.h"

#include "text/chars.h"
#include "text/sentence_lang.h"
#include "text/step.h"

#define DIGITS 3 /* of an item's number */
#define ROMANS 4 /* letters of a small Roman number */

/* A small ASCII text to look at, with 0 behind its end. */
struct view {
    const char *s;
    size_t n;
};

static char
at(const struct view *view, size_t i)
{
    return i < view->n ? view->s[i] : '\0';
}

static bool
digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

static bool
blank(const struct view *view, size_t i)
{
    size_t len;

    return i < view->n && chars_space(step_at(view->s, view->n, i, &len));
}

/* Behind ".)", ")" or, if a point will do, "."; i if there is none. */
static size_t
closed(const struct view *view, size_t i, bool point)
{
    if (at(view, i) == '.' && at(view, i + 1) == ')')
        return i + 2;
    if (at(view, i) == ')' || (point && at(view, i) == '.'))
        return i + 1;
    return i;
}

static size_t
number(const struct view *view, size_t i, struct item *item)
{
    size_t k = i, end;

    item->number = 0;
    while (k < i + DIGITS && digit(at(view, k)))
        item->number = item->number * 10 + (unsigned)(at(view, k++) - '0');
    end = closed(view, k, true);
    if (k == i || end == k || digit(at(view, end)))
        return i;
    item->kind = '1';
    return end;
}

static size_t
letter(const struct view *view, size_t i, struct item *item)
{
    char character = at(view, i);
    size_t end;

    if (character == '(' && at(view, i + 1) >= 'a' && at(view, i + 1) <= 'z' &&
        at(view, i + 2) == ')') {
        *item = (struct item){ 'a', (unsigned char)at(view, i + 1) };
        return i + 3;
    }
    if (character >= 'a' && character <= 'z') {
        end = closed(view, i + 1, true);
        *item = (struct item){ 'a', (unsigned char)character };
        return end > i + 1 && blank(view, end) ? end : i;
    }
    if (character >= 'A' && character <= 'Z') {
        end = closed(view, i + 1, false);
        *item = (struct item){ 'A', (unsigned char)character };
        return end > i + 1 ? end : i;
    }
    return i;
}

/* Small Roman numbers below ten count by their letters in the order they are
 * used: i ii iii iv v. */
static size_t
roman(const struct view *view, size_t i, struct item *item)
{
    size_t k = at(view, i) == '(' ? i + 1 : i, from = k;

    while (k < from + ROMANS &&
           (at(view, k) == 'i' || at(view, k) == 'v' || at(view, k) == 'x'))
        k++;
    if (k == from || at(view, k) != ')' || !blank(view, k + 1))
        return i;
    *item = (struct item){ 'i', (unsigned)(k - from) };
    return k + 1;
}

bool
sentence_item_bullet(uint32_t code)
{
    return code == 0x2022 || code == 0x2043;
}

size_t
sentence_item_at(const char *text, size_t n, size_t i, struct item *item)
{
    static size_t (*const kinds[])(
        const struct view *, size_t, struct item *) = { number, letter, roman };
    const struct view view = { text, n };
    size_t k = i, end, len, kind;

    while (blank(&view, k))
        k += step_at(text, n, k, &len) != 0 ? len : 1;
    if (sentence_lang_has("•⁃◦▪‣●", step_at(text, n, k, &len))) {
        k += len;
        while (blank(&view, k))
            k += step_at(text, n, k, &len) != 0 ? len : 1;
    }
    for (kind = 0; kind < sizeof(kinds) / sizeof(kinds[0]); kind++) {
        end = kinds[kind](&view, k, item);
        if (end > k)
            return end;
    }
    item->kind = 0;
    return i;
}

bool
sentence_item_follows(const struct item *item, const struct item *next)
{
    return item->kind != 0 && item->kind == next->kind &&
           next->number == item->number + 1;
}
