/* SPDX-License-Identifier: MIT */
#include "text/quotation_mark.h"

#include <string.h>

#include "lang/lang.h"
#include "text/chars.h"
#include "text/eight.h"
#include "text/utf8.h"

/* The marks as code points. */
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

#define FIGURE_MOST 6 /* digits and stops of a time or length */

/* ---- neighbours ---- */

static uint32_t
at_code(const char *text, uint32_t at, uint32_t to)
{
    size_t len;

    return at < to ? utf8_decode(text + at, to - at, &len) : '\n';
}

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
mark(uint32_t code)
{
    return code == '"' || code == '\'' || code == '`' || code == L_ANGLE ||
           code == R_ANGLE || (code >= L_SINGLE && code <= HIGH_REVERSED) ||
           code == L_SINGLE_ANGLE || code == R_SINGLE_ANGLE ||
           (code >= L_CORNER && code <= R_CORNERS);
}

static bool
dash(uint32_t code)
{
    return code == '-' || code == '/' || (code >= 0x2010 && code <= 0x2015);
}

/* May a mark behind c open? */
static bool
left_edge(uint32_t code)
{
    return chars_space(code) || dash(code) || code == '(' || code == '[' ||
           code == '{' || code == '>' || code == '*' || code == '_' ||
           code == 0x200b || code == 0xfeff || mark(code);
}

/* May c be of a particle or word that is glued to a quote, "‘...’을"?  In Han,
 * kana and Hangul no word has an apostrophe. */
static bool
particle(uint32_t code)
{
    return chars_unspaced(code) || (code >= 0xac00 && code <= 0xd7a3);
}

/* May a mark before c close? */
static bool
right_edge(uint32_t code)
{
    return chars_space(code) || dash(code) || mark(code) || code == 0x2026 ||
           code == '.' || code == ',' || code == ';' || code == ':' ||
           code == '!' || code == '?' || code == ')' || code == ']' ||
           code == '}' || code == '<' || code == '*' || code == '_';
}

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

/* ---- one glyph ---- */

/* Words that begin with an apostrophe: 'em, 'tis, '90s. */
static bool
elision(const struct quotation_style *style, const char *text, uint32_t at,
    uint32_t to)
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

/* A single mark: an apostrophe (false), or which side it is on. */
static bool
single(const char *text, uint32_t from, uint32_t to,
    const struct quotation_style *style, uint32_t code,
    struct quotation_mark *here)
{
    uint32_t before = before_code(text, from, here->at);
    uint32_t after = at_code(text, here->at + here->len, to);
    bool left = left_edge(before), right = right_edge(after) || particle(after);

    if (code == LOW_SINGLE) {
        here->side = MARK_OPENS;
        return !right;
    }
    if (code == L_SINGLE) {
        here->side = left || !right_edge(after) ? MARK_OPENS : MARK_CLOSES;
        return !elision(style, text, here->at + here->len, to) || right;
    }
    if (left && !right_edge(after)) {
        here->side = MARK_OPENS;
        return code == '\'' && !elision(style, text, here->at + here->len, to);
    }
    if (!right || (left && chars_space(before)))
        return false;
    here->side =
        chars_punct(before) && !mark(before) ? MARK_CLOSES : MARK_MAYBE;
    return true;
}

static bool
angle(uint32_t code, const struct quotation_style *style, bool left, bool right,
    struct quotation_mark *mark)
{
    bool opens = (code == L_ANGLE) != style->reversed;

    mark->family = MARK_ANGLE;
    mark->side = opens ? MARK_OPENS : MARK_CLOSES;
    (void)left;
    (void)right;
    return true;
}

/* Double marks.  Where usage is wrong (“like this“) the neighbours decide. */
static bool
curly(uint32_t code, const struct quotation_style *style, bool left, bool right,
    struct quotation_mark *mark)
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

/* Do digits behind a minute's mark or a bracket end here: 3'47'', (41'')?  Then
 * what follows stands for seconds or inches. */
static bool
seconds(const char *text, uint32_t from, uint32_t at)
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

/* '' and `` as one mark; three in a row end a single and a double quote. */
static bool
ticks(const char *text, uint32_t from, uint32_t to, struct quotation_mark *mark)
{
    uint32_t before = before_code(text, from, mark->at);
    uint32_t after = at_code(text, mark->at + 2, to);

    mark->len = 2;
    mark->family = MARK_TICKS;
    mark->side = MARK_OPENS;
    if (text[mark->at] == '\'' && seconds(text, from, mark->at))
        return false;
    if (text[mark->at] != '`')
        mark->side = side_of(left_edge(before), right_edge(after));
    if (after == '\'' && text[mark->at] == '\'' && !left_edge(before))
        mark->at++;
    return true;
}

/* The mark at g->at, if there is one.  g->len is the length of what was seen,
 * a mark or not. */
static bool
look(const char *text, uint32_t from, uint32_t to,
    const struct quotation_style *style, struct quotation_mark *here)
{
    size_t len;
    uint32_t code = utf8_decode(text + here->at, to - here->at, &len), before,
             after;
    bool left, right;

    here->len = (uint8_t)len;
    if (!mark(code))
        return false;
    after = at_code(text, here->at + here->len, to);
    if ((code == '\'' || code == '`') && after == code)
        return ticks(text, from, to, here);
    if (code == LOW_SINGLE) {
        here->family = MARK_SINGLE_CURLY;
        return single(text, from, to, style, code, here);
    }
    if (code == '\'' || code == L_SINGLE || code == R_SINGLE) {
        here->family = code == '\'' ? MARK_SINGLE_STRAIGHT : MARK_SINGLE_CURLY;
        if (code != '\'' && after == code) { /* two of them are a double mark */
            here->len = 6;
            here->family = MARK_CURLY;
            here->side = code == L_SINGLE ? MARK_OPENS : MARK_CLOSES;
            before = before_code(text, from, here->at);
            return !seconds(text, from, here->at) &&
                   !(code == L_SINGLE && !style->low && before >= '0' &&
                       before <= '9');
        }
        return single(text, from, to, style, code, here);
    }
    if (code == '`')
        return false;
    if (code >= L_CORNER) {
        here->family = code < L_CORNERS ? MARK_CORNER : MARK_CORNERS;
        here->side =
            code == L_CORNER || code == L_CORNERS ? MARK_OPENS : MARK_CLOSES;
        return true;
    }
    before = before_code(text, from, here->at);
    left = left_edge(before);
    right = right_edge(after);
    if (code == '"') {
        here->family = MARK_STRAIGHT;
        here->side = side_of(left, right);
        /* Feet and inches: 6'2" */
        return !(here->side == MARK_CLOSES && seconds(text, from, here->at));
    }
    if (code == L_SINGLE_ANGLE || code == R_SINGLE_ANGLE) {
        here->family = MARK_SINGLE_ANGLE;
        here->side = left == right
                         ? (code == L_SINGLE_ANGLE ? MARK_OPENS : MARK_CLOSES)
                         : side_of(left, right);
        return true;
    }
    if (code == L_ANGLE || code == R_ANGLE)
        return angle(code, style, left, right, here);
    return curly(code, style, left, right, here);
}

/* ---- all of them ---- */

/* A single mark behind a letter ends the stretch, unless one behind a full
 * stop or comma does so before another opens: ‘The boys’ room is big,’ */
static void
settle(struct quotation_marks *marks)
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
            continue; /* the second one of '' */
        mark.at = places->v[*place];
        if (look(text, from, to, &places->style, &mark) &&
            (singles || !quotation_mark_single(&mark))) {
            pool_push(pool, out->v, out->n, out->cap);
            out->v[out->n++] = mark;
        }
        mark.at += mark.len;
    }
    if (singles)
        settle(out);
}

/* ---- how an article uses them ---- */

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

        if (!mark(code))
            continue;
        before = before_code(text, 0, at);
        after = at_code(text, at + (uint32_t)len, to);
        style->low |= code == LOW_DOUBLE;
        lefts += code == L_DOUBLE || code == HIGH_REVERSED;
        style->singles +=
            (code == '\'' || code == L_SINGLE || code == LOW_SINGLE ||
                code == L_SINGLE_ANGLE || code == R_SINGLE_ANGLE) &&
            left_edge(before) && !right_edge(after);
        if (code == L_ANGLE || code == R_ANGLE)
            votes += (code == R_ANGLE ? 1 : -1) *
                     ((left_edge(before) && !right_edge(after)) -
                         (right_edge(after) &&
                             (!left_edge(before) || chars_punct(after))));
    }
    style->reversed = votes > 0;
    style->one_curly = lefts == 0 && !style->low;
}
