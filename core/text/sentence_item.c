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
at(const struct view *v, size_t i)
{
    return i < v->n ? v->s[i] : '\0';
}

static bool
digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool
blank(const struct view *v, size_t i)
{
    size_t len;

    return i < v->n && chars_space(step_at(v->s, v->n, i, &len));
}

/* Behind ".)", ")" or, if a point will do, "."; i if there is none. */
static size_t
closed(const struct view *v, size_t i, bool point)
{
    if (at(v, i) == '.' && at(v, i + 1) == ')')
        return i + 2;
    if (at(v, i) == ')' || (point && at(v, i) == '.'))
        return i + 1;
    return i;
}

static size_t
number(const struct view *v, size_t i, struct item *item)
{
    size_t k = i, end;

    item->number = 0;
    while (k < i + DIGITS && digit(at(v, k)))
        item->number = item->number * 10 + (unsigned)(at(v, k++) - '0');
    end = closed(v, k, true);
    if (k == i || end == k || digit(at(v, end)))
        return i;
    item->kind = '1';
    return end;
}

static size_t
letter(const struct view *v, size_t i, struct item *item)
{
    char c = at(v, i);
    size_t end;

    if (c == '(' && at(v, i + 1) >= 'a' && at(v, i + 1) <= 'z' &&
        at(v, i + 2) == ')') {
        *item = (struct item){ 'a', (unsigned char)at(v, i + 1) };
        return i + 3;
    }
    if (c >= 'a' && c <= 'z') {
        end = closed(v, i + 1, true);
        *item = (struct item){ 'a', (unsigned char)c };
        return end > i + 1 && blank(v, end) ? end : i;
    }
    if (c >= 'A' && c <= 'Z') {
        end = closed(v, i + 1, false);
        *item = (struct item){ 'A', (unsigned char)c };
        return end > i + 1 ? end : i;
    }
    return i;
}

/* Small Roman numbers below ten count by their letters in the order they are
 * used: i ii iii iv v. */
static size_t
roman(const struct view *v, size_t i, struct item *item)
{
    size_t k = at(v, i) == '(' ? i + 1 : i, from = k;

    while (k < from + ROMANS &&
           (at(v, k) == 'i' || at(v, k) == 'v' || at(v, k) == 'x'))
        k++;
    if (k == from || at(v, k) != ')' || !blank(v, k + 1))
        return i;
    *item = (struct item){ 'i', (unsigned)(k - from) };
    return k + 1;
}

bool
sentence_item_bullet(uint32_t c)
{
    return c == 0x2022 || c == 0x2043;
}

size_t
sentence_item_at(const char *s, size_t n, size_t i, struct item *item)
{
    static size_t (*const kinds[])(
        const struct view *, size_t, struct item *) = { number, letter, roman };
    const struct view v = { s, n };
    size_t k = i, end, len, m;

    while (blank(&v, k))
        k += step_at(s, n, k, &len) != 0 ? len : 1;
    if (sentence_lang_has("•⁃◦▪‣●", step_at(s, n, k, &len))) {
        k += len;
        while (blank(&v, k))
            k += step_at(s, n, k, &len) != 0 ? len : 1;
    }
    for (m = 0; m < sizeof(kinds) / sizeof(kinds[0]); m++) {
        end = kinds[m](&v, k, item);
        if (end > k)
            return end;
    }
    item->kind = 0;
    return i;
}

bool
sentence_item_follows(const struct item *a, const struct item *b)
{
    return a->kind != 0 && a->kind == b->kind && b->number == a->number + 1;
}
