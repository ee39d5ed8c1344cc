/* SPDX-License-Identifier: MIT */
#include "text/sentence_item.h"

#include "text/chars.h"
#include "text/sentence_lang.h"
#include "text/step.h"

#define DIGITS 3 /* digits of an item's number, at most */
#define ROMANS 4 /* letters of a lower-case Roman number, at most */

/* A text that can be read past its end: char_at() gives 0 there. */
struct view {
    const char *s;
    size_t n;
};

static char
char_at(const struct view *view, size_t i)
{
    return i < view->n ? view->s[i] : '\0';
}

static bool
is_ascii_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool
is_blank_at(const struct view *view, size_t i)
{
    size_t len;

    return i < view->n && chars_space(step_at(view->s, view->n, i, &len));
}

/* The byte after ".)", ")" or, if `point`, "."; i if there is none. */
static size_t
mark_end(const struct view *view, size_t i, bool point)
{
    if (char_at(view, i) == '.' && char_at(view, i + 1) == ')')
        return i + 2;
    if (char_at(view, i) == ')' || (point && char_at(view, i) == '.'))
        return i + 1;
    return i;
}

/* "1.", "12)": an Arabic number.  Each of these three returns the byte after
 * the mark, or i if it is not one. */
static size_t
read_item_number(const struct view *view, size_t i, struct item *item)
{
    size_t k = i, end;

    item->number = 0;
    while (k < i + DIGITS && is_ascii_digit(char_at(view, k)))
        item->number = item->number * 10 + (unsigned)(char_at(view, k++) - '0');
    end = mark_end(view, k, true);
    if (k == i || end == k || is_ascii_digit(char_at(view, end)))
        return i;
    item->kind = '1';
    return end;
}

/* "(b)", "b.", "B)": a letter.  A capital needs a bracket, since "B." is more
 * often an initial. */
static size_t
read_letter(const struct view *view, size_t i, struct item *item)
{
    char character = char_at(view, i);
    size_t end;

    if (character == '(' && char_at(view, i + 1) >= 'a' &&
        char_at(view, i + 1) <= 'z' && char_at(view, i + 2) == ')') {
        *item = (struct item){ 'a', (unsigned char)char_at(view, i + 1) };
        return i + 3;
    }
    if (character >= 'a' && character <= 'z') {
        end = mark_end(view, i + 1, true);
        *item = (struct item){ 'a', (unsigned char)character };
        return end > i + 1 && is_blank_at(view, end) ? end : i;
    }
    if (character >= 'A' && character <= 'Z') {
        end = mark_end(view, i + 1, false);
        *item = (struct item){ 'A', (unsigned char)character };
        return end > i + 1 ? end : i;
    }
    return i;
}

/* "(iv)": a lower-case Roman number, at most ROMANS letters.  Its number is the
 * count of its letters, so that only i, ii and iii follow each other. */
static size_t
read_roman(const struct view *view, size_t i, struct item *item)
{
    size_t k = char_at(view, i) == '(' ? i + 1 : i, from = k;

    while (k < from + ROMANS &&
           (char_at(view, k) == 'i' || char_at(view, k) == 'v' ||
               char_at(view, k) == 'x'))
        k++;
    if (k == from || char_at(view, k) != ')' || !is_blank_at(view, k + 1))
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
    static size_t (*const kinds[])(const struct view *, size_t,
        struct item *) = { read_item_number, read_letter, read_roman };
    const struct view view = { text, n };
    size_t k = i, end, len, kind;

    while (is_blank_at(&view, k))
        k += step_at(text, n, k, &len) != 0 ? len : 1;
    if (sentence_lang_has("•⁃◦▪‣●", step_at(text, n, k, &len))) {
        k += len;
        while (is_blank_at(&view, k))
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
