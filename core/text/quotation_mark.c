/* SPDX-License-Identifier: MIT */
#include "text/quotation_mark.h"

#include <string.h>

#include "lang/lang.h"
#include "text/chars.h"
#include "text/eight.h"
#include "text/utf8.h"

/* Quotation marks by name. */
enum {
    L_SINGLE = 0x2018,
    R_SINGLE = 0x2019,
    LOW_SINGLE = 0x201a,
    L_DOUBLE = 0x201c,
    R_DOUBLE = 0x201d,
    LOW_DOUBLE = 0x201e,
    HIGH_REVERSED = 0x201f,
    L_SINGLE_ANGLE = 0x2039,
    R_SINGLE_ANGLE = 0x203a,
    L_ANGLE = 0xab,
    R_ANGLE = 0xbb,
    L_CORNER = 0x300c,
    R_CORNER = 0x300d,
    L_CORNERS = 0x300e,
    R_CORNERS = 0x300f,
    PRIME = 0x2032
};

#define FIGURE_MOST 6 /* digits and full stops of a time or length, at most */

/* ---- neighbours ---- */

/* The code point at byte `at`; a line end at the end. */
static uint32_t
at_code(const char *text, uint32_t at, uint32_t to)
{
    size_t len;

    return at < to ? utf8_decode(text + at, to - at, &len) : '\n';
}

/* The code point that ends at byte `at`; a line end at the beginning. */
static uint32_t
before_code(const char *text, uint32_t from, uint32_t at)
{
    uint32_t start = at;

    if (at == from)
        return '\n';
    do
        start--;
    while (start > from && ((unsigned char)text[start] & 0xc0) == 0x80);
    return at_code(text, start, at);
}

static bool
is_dash(uint32_t code)
{
    return code == '-' || code == '/' || (code >= 0x2010 && code <= 0x2015);
}

/* May a mark that follows this character open? */
static bool
may_precede_opener(uint32_t code)
{
    return chars_space(code) || is_dash(code) || code == '(' || code == '[' ||
           code == '{' || code == '>' || code == '*' || code == '_' ||
           code == 0x200b || code == 0xfeff || chars_quote(code);
}

/* May the character be a particle or word glued to a quotation, "‘...’을"?
 * Words in Han, kana and Hangul have no apostrophes. */
static bool
may_be_particle(uint32_t code)
{
    return chars_unspaced(code) || (code >= 0xac00 && code <= 0xd7a3);
}

/* May a mark in front of this character close? */
static bool
may_follow_closer(uint32_t code)
{
    return chars_space(code) || is_dash(code) || chars_quote(code) ||
           code == 0x2026 || code == '.' || code == ',' || code == ';' ||
           code == ':' || code == '!' || code == '?' || code == ')' ||
           code == ']' || code == '}' || code == '<' || code == '*' ||
           code == '_';
}

/* The side of a mark from whether its neighbours allow it to open and to
 * close. */
static uint8_t
side_of(bool left, bool right)
{
    if (left != right)
        return left ? MARK_OPENS : MARK_CLOSES;
    return MARK_EITHER;
}

bool
quotation_mark_single(const struct quotation_mark *mark)
{
    return mark->family >= MARK_SINGLE_STRAIGHT;
}

/* ---- one mark ---- */

/* Does a word that begins with an apostrophe follow: 'em, 'tis, '90s? */
static bool
has_leading_apostrophe(const struct quotation_style *style, const char *text,
    uint32_t at, uint32_t to)
{
    const uint32_t *classes;
    uint32_t n = 0;

    if (at < to && text[at] >= '0' && text[at] <= '9')
        return to - at > 1 && text[at + 1] >= '0' && text[at + 1] <= '9';
    while (at + n < to && chars_letter((unsigned char)text[at + n]) && n < 8)
        n++;
    classes = lang_word(style->language, text + at, n);
    return (classes[LANG_DETAIL_GROUP] & LANG_BIT(LANG_LEADING_APOSTROPHE)) !=
           0;
}

/* Decide the side of a single mark; false if it is an apostrophe. */
static bool
single_side(const char *text, uint32_t from, uint32_t to,
    const struct quotation_style *style, uint32_t code,
    struct quotation_mark *mark)
{
    uint32_t before = before_code(text, from, mark->at);
    uint32_t after = at_code(text, mark->at + mark->len, to);
    bool left = may_precede_opener(before),
         right = may_follow_closer(after) || may_be_particle(after);

    if (code == LOW_SINGLE) {
        mark->side = MARK_OPENS;
        return !right;
    }
    if (code == L_SINGLE) {
        mark->side =
            left || !may_follow_closer(after) ? MARK_OPENS : MARK_CLOSES;
        return !has_leading_apostrophe(style, text, mark->at + mark->len, to) ||
               right;
    }
    if (left && !may_follow_closer(after)) {
        mark->side = MARK_OPENS;
        return code == '\'' &&
               !has_leading_apostrophe(style, text, mark->at + mark->len, to);
    }
    if (!right || (left && chars_space(before)))
        return false;
    mark->side =
        chars_punct(before) && !chars_quote(before) ? MARK_CLOSES : MARK_MAYBE;
    return true;
}

/* Decide the side of a guillemet by the style of the article. */
static bool
angle_side(uint32_t code, const struct quotation_style *style, bool left,
    bool right, struct quotation_mark *mark)
{
    bool opens = (code == L_ANGLE) != style->reversed;

    mark->family = MARK_ANGLE;
    mark->side = opens ? MARK_OPENS : MARK_CLOSES;
    (void)left;
    (void)right;
    return true;
}

/* Decide the side of a curly double mark.  Where usage is wrong (“like this“)
 * the neighbours decide. */
static bool
curly_side(uint32_t code, const struct quotation_style *style, bool left,
    bool right, struct quotation_mark *mark)
{
    bool closes = code == R_DOUBLE || (code == L_DOUBLE && style->low);

    mark->family = MARK_CURLY;
    mark->side = closes ? MARK_CLOSES : MARK_OPENS;
    if (code == LOW_DOUBLE || code == HIGH_REVERSED)
        return true;
    if (left != right && (left ? closes : !closes))
        mark->side = left ? MARK_OPENS : MARK_CLOSES;
    else if (code == R_DOUBLE && style->one_curly)
        mark->side = side_of(left, right);
    return true;
}

/* Do digits after a minute mark or a bracket end at byte `at`: 3'47'', (41'')?
 * Then the mark stands for seconds or inches. */
static bool
follows_minutes(const char *text, uint32_t from, uint32_t at)
{
    uint32_t k = at, code;

    while (k > from && at - k < FIGURE_MOST &&
           ((text[k - 1] >= '0' && text[k - 1] <= '9') || text[k - 1] == '.' ||
               text[k - 1] == ','))
        k--;
    code = before_code(text, from, k);
    if (k == at || code == '(')
        return k < at;
    if (code != '\'' && code != L_SINGLE && code != R_SINGLE && code != PRIME)
        return false;
    k -= code == '\'' ? 1 : 3;
    return k > from && text[k - 1] >= '0' && text[k - 1] <= '9'; /* not '16 */
}

/* Read '' or `` as one mark.  Of three in a row the first ends a single
 * quotation, the others a double one. */
static bool
read_ticks(
    const char *text, uint32_t from, uint32_t to, struct quotation_mark *mark)
{
    uint32_t before = before_code(text, from, mark->at);
    uint32_t after = at_code(text, mark->at + 2, to);

    mark->len = 2;
    mark->family = MARK_TICKS;
    mark->side = MARK_OPENS;
    if (text[mark->at] == '\'' && follows_minutes(text, from, mark->at))
        return false;
    if (text[mark->at] != '`')
        mark->side =
            side_of(may_precede_opener(before), may_follow_closer(after));
    if (after == '\'' && text[mark->at] == '\'' && !may_precede_opener(before))
        mark->at++;
    return true;
}

/* A straight or curly single mark; `after`: the code point behind it. */
static bool
read_single(const char *text, uint32_t from, uint32_t to,
    const struct quotation_style *style, uint32_t code, uint32_t after,
    struct quotation_mark *mark)
{
    mark->family = code == '\'' ? MARK_SINGLE_STRAIGHT : MARK_SINGLE_CURLY;
    if (code != '\'' && after == code) { /* two single marks are a double one */
        const uint32_t before = before_code(text, from, mark->at);

        mark->len = 6;
        mark->family = MARK_CURLY;
        mark->side = code == L_SINGLE ? MARK_OPENS : MARK_CLOSES;
        return !follows_minutes(text, from, mark->at) &&
               !(code == L_SINGLE && !style->low && before >= '0' &&
                   before <= '9');
    }
    return single_side(text, from, to, style, code, mark);
}

/* Read the mark at mark->at; false if it is not a quotation mark.  Sets
 * mark->len to the length of the character in either case. */
static bool
read_mark(const char *text, uint32_t from, uint32_t to,
    const struct quotation_style *style, struct quotation_mark *mark)
{
    size_t len;
    uint32_t code = utf8_decode(text + mark->at, to - mark->at, &len), before,
             after;
    bool left, right;

    mark->len = (uint8_t)len;
    if (!chars_quote(code))
        return false;
    after = at_code(text, mark->at + mark->len, to);
    if ((code == '\'' || code == '`') && after == code)
        return read_ticks(text, from, to, mark);
    if (code == LOW_SINGLE) {
        mark->family = MARK_SINGLE_CURLY;
        return single_side(text, from, to, style, code, mark);
    }
    if (code == '\'' || code == L_SINGLE || code == R_SINGLE) {
        return read_single(text, from, to, style, code, after, mark);
    }
    if (code == '`')
        return false;
    if (code >= L_CORNER) {
        mark->family = code < L_CORNERS ? MARK_CORNER : MARK_CORNERS;
        mark->side =
            code == L_CORNER || code == L_CORNERS ? MARK_OPENS : MARK_CLOSES;
        return true;
    }
    before = before_code(text, from, mark->at);
    left = may_precede_opener(before);
    right = may_follow_closer(after);
    if (code == '"') {
        mark->family = MARK_STRAIGHT;
        mark->side = side_of(left, right);
        /* feet and inches: 6'2" */
        return !(
            mark->side == MARK_CLOSES && follows_minutes(text, from, mark->at));
    }
    if (code == L_SINGLE_ANGLE || code == R_SINGLE_ANGLE) {
        mark->family = MARK_SINGLE_ANGLE;
        mark->side = left == right
                         ? (code == L_SINGLE_ANGLE ? MARK_OPENS : MARK_CLOSES)
                         : side_of(left, right);
        return true;
    }
    if (code == L_ANGLE || code == R_ANGLE)
        return angle_side(code, style, left, right, mark);
    return curly_side(code, style, left, right, mark);
}

/* ---- all marks ---- */

/* Decide the marks that may be apostrophes.  A single mark after a letter ends
 * the quotation unless a later one, after a full stop or comma, does so before
 * another opens: ‘The boys’ room is big,’ */
static void
settle_singles(struct quotation_marks *marks)
{
    struct quotation_mark *list = marks->v;
    bool sure[2] = { false, false };
    size_t i, out = 0;

    for (i = marks->n; i-- > 0;) {
        struct quotation_mark *mark = &list[i];

        if (!quotation_mark_single(mark) || mark->family == MARK_SINGLE_ANGLE)
            continue;
        if (mark->side == MARK_MAYBE)
            mark->side = sure[mark->family == MARK_SINGLE_CURLY] ? MARK_MAYBE
                                                                 : MARK_CLOSES;
        else
            sure[mark->family == MARK_SINGLE_CURLY] = mark->side == MARK_CLOSES;
    }
    for (i = 0; i < marks->n; i++) {
        if (list[i].side != MARK_MAYBE)
            list[out++] = list[i];
    }
    marks->n = out;
}

void
quotation_mark_find(const struct pool *pool, const char *text, uint32_t from,
    uint32_t to, const struct quotation_places *places, size_t *place,
    bool singles, struct quotation_marks *out)
{
    struct quotation_mark mark = { .at = from };

    for (; *place < places->n && places->v[*place] < to; ++*place) {
        if (places->v[*place] < mark.at)
            continue; /* the second half of '' */
        mark.at = places->v[*place];
        if (read_mark(text, from, to, &places->style, &mark) &&
            (singles || !quotation_mark_single(&mark))) {
            pool_push(pool, out->v, out->n, out->cap);
            out->v[out->n++] = mark;
        }
        mark.at += mark.len;
    }
    if (singles)
        settle_singles(out);
}

/* ---- the style of an article ---- */

/* Find the bytes that may begin a mark: ASCII marks and three lead bytes. */
static void
find_places(const struct pool *pool, const char *text, size_t n,
    struct quotation_places *places)
{
    size_t i, at;

    for (i = 0; i < n; i += 8) {
        uint64_t eight = eight_at(text + i, n - i);
        uint64_t set = eight_are(eight, '"') | eight_are(eight, '\'') |
                       eight_are(eight, '`') | (eight & EIGHT_HIGH);

        for (; set != 0; set &= set - 1) {
            at = i + eight_before(set);
            if ((unsigned char)text[at] >= 0x80 &&
                (unsigned char)text[at] != 0xe2 &&
                (unsigned char)text[at] != 0xc2 &&
                (unsigned char)text[at] != 0xe3)
                continue;
            pool_push(pool, places->v, places->n, places->cap);
            places->v[places->n++] = (uint32_t)at;
        }
    }
}

void
quotation_mark_places(const struct pool *pool, size_t language,
    const char *text, size_t n, struct quotation_places *places)
{
    struct quotation_style *style = &places->style;
    uint32_t to = (uint32_t)n, lefts = 0;
    long votes = 0;
    size_t i, len;

    memset(places, 0, sizeof(*places));
    style->language = language;
    find_places(pool, text, n, places);
    for (i = 0; i < places->n; i++) {
        uint32_t at = places->v[i],
                 code = utf8_decode(text + at, to - at, &len), after, before;

        if (!chars_quote(code))
            continue;
        before = before_code(text, 0, at);
        after = at_code(text, at + (uint32_t)len, to);
        style->low |= code == LOW_DOUBLE;
        lefts += code == L_DOUBLE || code == HIGH_REVERSED;
        style->singles +=
            (code == '\'' || code == L_SINGLE || code == LOW_SINGLE ||
                code == L_SINGLE_ANGLE || code == R_SINGLE_ANGLE) &&
            may_precede_opener(before) && !may_follow_closer(after);
        if (code == L_ANGLE || code == R_ANGLE)
            votes +=
                (code == R_ANGLE ? 1 : -1) *
                ((may_precede_opener(before) && !may_follow_closer(after)) -
                    (may_follow_closer(after) &&
                        (!may_precede_opener(before) || chars_punct(after))));
    }
    style->reversed = votes > 0;
    style->one_curly = lefts == 0 && !style->low;
}
