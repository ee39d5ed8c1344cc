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
at_code(const char *s, uint32_t at, uint32_t to)
{
    size_t len;

    return at < to ? utf8_decode(s + at, to - at, &len) : '\n';
}

static uint32_t
before_code(const char *s, uint32_t from, uint32_t at)
{
    uint32_t b = at;

    if (at == from)
        return '\n';
    do
        b--;
    while (b > from && ((unsigned char)s[b] & 0xc0) == 0x80);
    return at_code(s, b, at);
}

static bool
mark(uint32_t c)
{
    return c == '"' || c == '\'' || c == '`' || c == L_ANGLE || c == R_ANGLE ||
           (c >= L_SINGLE && c <= HIGH_REVERSED) || c == L_SINGLE_ANGLE ||
           c == R_SINGLE_ANGLE || (c >= L_CORNER && c <= R_CORNERS);
}

static bool
dash(uint32_t c)
{
    return c == '-' || c == '/' || (c >= 0x2010 && c <= 0x2015);
}

/* May a mark behind c open? */
static bool
left_edge(uint32_t c)
{
    return chars_space(c) || dash(c) || c == '(' || c == '[' || c == '{' ||
           c == '>' || c == '*' || c == '_' || c == 0x200b || c == 0xfeff ||
           mark(c);
}

/* May c be of a particle or word that is glued to a quote, "‘...’을"?  In Han,
 * kana and Hangul no word has an apostrophe. */
static bool
particle(uint32_t c)
{
    return chars_unspaced(c) || (c >= 0xac00 && c <= 0xd7a3);
}

/* May a mark before c close? */
static bool
right_edge(uint32_t c)
{
    return chars_space(c) || dash(c) || mark(c) || c == 0x2026 || c == '.' ||
           c == ',' || c == ';' || c == ':' || c == '!' || c == '?' ||
           c == ')' || c == ']' || c == '}' || c == '<' || c == '*' || c == '_';
}

static uint8_t
side_of(bool left, bool right)
{
    if (left != right)
        return left ? MARK_OPENS : MARK_CLOSES;
    return MARK_EITHER;
}

bool
quotation_mark_single(const struct quotation_mark *g)
{
    return g->family >= MARK_SINGLE_STRAIGHT;
}

/* ---- one glyph ---- */

/* Words that begin with an apostrophe: 'em, 'tis, '90s. */
static bool
elision(const struct quotation_style *style, const char *s, uint32_t at,
    uint32_t to)
{
    const uint32_t *classes;
    uint32_t n = 0;

    if (at < to && s[at] >= '0' && s[at] <= '9')
        return to - at > 1 && s[at + 1] >= '0' && s[at + 1] <= '9';
    while (at + n < to && chars_letter((unsigned char)s[at + n]) && n < 8)
        n++;
    classes = lang_word(style->language, s + at, n);
    return (classes[LANG_DETAIL_GROUP] & LANG_BIT(LANG_LEADING_APOSTROPHE)) !=
           0;
}

/* A single mark: an apostrophe (false), or which side it is on. */
static bool
single(const char *s, uint32_t from, uint32_t to,
    const struct quotation_style *style, uint32_t c, struct quotation_mark *g)
{
    uint32_t b = before_code(s, from, g->at);
    uint32_t a = at_code(s, g->at + g->len, to);
    bool left = left_edge(b), right = right_edge(a) || particle(a);

    if (c == LOW_SINGLE) {
        g->side = MARK_OPENS;
        return !right;
    }
    if (c == L_SINGLE) {
        g->side = left || !right_edge(a) ? MARK_OPENS : MARK_CLOSES;
        return !elision(style, s, g->at + g->len, to) || right;
    }
    if (left && !right_edge(a)) {
        g->side = MARK_OPENS;
        return c == '\'' && !elision(style, s, g->at + g->len, to);
    }
    if (!right || (left && chars_space(b)))
        return false;
    g->side = chars_punct(b) && !mark(b) ? MARK_CLOSES : MARK_MAYBE;
    return true;
}

static bool
angle(uint32_t c, const struct quotation_style *style, bool left, bool right,
    struct quotation_mark *g)
{
    bool opens = (c == L_ANGLE) != style->reversed;

    g->family = MARK_ANGLE;
    g->side = opens ? MARK_OPENS : MARK_CLOSES;
    (void)left;
    (void)right;
    return true;
}

/* Double marks.  Where usage is wrong (“like this“) the neighbours decide. */
static bool
curly(uint32_t c, const struct quotation_style *style, bool left, bool right,
    struct quotation_mark *g)
{
    bool closes = c == R_DOUBLE || (c == L_DOUBLE && style->low);

    g->family = MARK_CURLY;
    g->side = closes ? MARK_CLOSES : MARK_OPENS;
    if (c == LOW_DOUBLE || c == HIGH_REVERSED)
        return true;
    if (left != right && (left ? closes : !closes))
        g->side = left ? MARK_OPENS : MARK_CLOSES;
    else if (c == R_DOUBLE && style->one_curly)
        g->side = side_of(left, right);
    return true;
}

/* Do digits behind a minute's mark or a bracket end here: 3'47'', (41'')?  Then
 * what follows stands for seconds or inches. */
static bool
seconds(const char *s, uint32_t from, uint32_t at)
{
    uint32_t k = at, c;

    while (k > from && at - k < FIGURE_MOST &&
           ((s[k - 1] >= '0' && s[k - 1] <= '9') || s[k - 1] == '.' ||
               s[k - 1] == ','))
        k--;
    c = before_code(s, from, k);
    if (k == at || c == '(')
        return k < at;
    if (c != '\'' && c != L_SINGLE && c != R_SINGLE && c != PRIME)
        return false;
    k -= c == '\'' ? 1 : 3;
    return k > from && s[k - 1] >= '0' && s[k - 1] <= '9'; /* not '16 */
}

/* '' and `` as one mark; three in a row end a single and a double quote. */
static bool
ticks(const char *s, uint32_t from, uint32_t to, struct quotation_mark *g)
{
    uint32_t b = before_code(s, from, g->at);
    uint32_t a = at_code(s, g->at + 2, to);

    g->len = 2;
    g->family = MARK_TICKS;
    g->side = MARK_OPENS;
    if (s[g->at] == '\'' && seconds(s, from, g->at))
        return false;
    if (s[g->at] != '`')
        g->side = side_of(left_edge(b), right_edge(a));
    if (a == '\'' && s[g->at] == '\'' && !left_edge(b))
        g->at++;
    return true;
}

/* The mark at g->at, if there is one.  g->len is the length of what was seen,
 * a mark or not. */
static bool
look(const char *s, uint32_t from, uint32_t to,
    const struct quotation_style *style, struct quotation_mark *g)
{
    size_t len;
    uint32_t c = utf8_decode(s + g->at, to - g->at, &len), b, a;
    bool left, right;

    g->len = (uint8_t)len;
    if (!mark(c))
        return false;
    a = at_code(s, g->at + g->len, to);
    if ((c == '\'' || c == '`') && a == c)
        return ticks(s, from, to, g);
    if (c == LOW_SINGLE) {
        g->family = MARK_SINGLE_CURLY;
        return single(s, from, to, style, c, g);
    }
    if (c == '\'' || c == L_SINGLE || c == R_SINGLE) {
        g->family = c == '\'' ? MARK_SINGLE_STRAIGHT : MARK_SINGLE_CURLY;
        if (c != '\'' && a == c) { /* two of them are a double mark */
            g->len = 6;
            g->family = MARK_CURLY;
            g->side = c == L_SINGLE ? MARK_OPENS : MARK_CLOSES;
            b = before_code(s, from, g->at);
            return !seconds(s, from, g->at) &&
                   !(c == L_SINGLE && !style->low && b >= '0' && b <= '9');
        }
        return single(s, from, to, style, c, g);
    }
    if (c == '`')
        return false;
    if (c >= L_CORNER) {
        g->family = c < L_CORNERS ? MARK_CORNER : MARK_CORNERS;
        g->side = c == L_CORNER || c == L_CORNERS ? MARK_OPENS : MARK_CLOSES;
        return true;
    }
    b = before_code(s, from, g->at);
    left = left_edge(b);
    right = right_edge(a);
    if (c == '"') {
        g->family = MARK_STRAIGHT;
        g->side = side_of(left, right);
        /* Feet and inches: 6'2" */
        return !(g->side == MARK_CLOSES && seconds(s, from, g->at));
    }
    if (c == L_SINGLE_ANGLE || c == R_SINGLE_ANGLE) {
        g->family = MARK_SINGLE_ANGLE;
        g->side = left == right
                      ? (c == L_SINGLE_ANGLE ? MARK_OPENS : MARK_CLOSES)
                      : side_of(left, right);
        return true;
    }
    if (c == L_ANGLE || c == R_ANGLE)
        return angle(c, style, left, right, g);
    return curly(c, style, left, right, g);
}

/* ---- all of them ---- */

/* A single mark behind a letter ends the stretch, unless one behind a full
 * stop or comma does so before another opens: ‘The boys’ room is big,’ */
static void
settle(struct quotation_marks *x)
{
    struct quotation_mark *v = x->v;
    bool sure[2] = { false, false };
    size_t i, out = 0;

    for (i = x->n; i-- > 0;) {
        struct quotation_mark *g = &v[i];

        if (!quotation_mark_single(g) || g->family == MARK_SINGLE_ANGLE)
            continue;
        if (g->side == MARK_MAYBE)
            g->side =
                sure[g->family == MARK_SINGLE_CURLY] ? MARK_MAYBE : MARK_CLOSES;
        else
            sure[g->family == MARK_SINGLE_CURLY] = g->side == MARK_CLOSES;
    }
    for (i = 0; i < x->n; i++) {
        if (v[i].side != MARK_MAYBE)
            v[out++] = v[i];
    }
    x->n = out;
}

void
quotation_mark_find(const struct pool *p, const char *s, uint32_t from,
    uint32_t to, const struct quotation_places *x, size_t *place, bool singles,
    struct quotation_marks *out)
{
    struct quotation_mark g = { .at = from };

    for (; *place < x->n && x->v[*place] < to; ++*place) {
        if (x->v[*place] < g.at)
            continue; /* the second one of '' */
        g.at = x->v[*place];
        if (look(s, from, to, &x->style, &g) &&
            (singles || !quotation_mark_single(&g))) {
            pool_push(p, out->v, out->n, out->cap);
            out->v[out->n++] = g;
        }
        g.at += g.len;
    }
    if (singles)
        settle(out);
}

/* ---- how an article uses them ---- */

static void
find_places(
    const struct pool *p, const char *s, size_t n, struct quotation_places *x)
{
    size_t i, at;

    for (i = 0; i < n; i += 8) {
        uint64_t w = eight_at(s + i, n - i);
        uint64_t set = eight_are(w, '"') | eight_are(w, '\'') |
                       eight_are(w, '`') | (w & EIGHT_HIGH);

        for (; set != 0; set &= set - 1) {
            at = i + eight_before(set);
            if ((unsigned char)s[at] >= 0x80 && (unsigned char)s[at] != 0xe2 &&
                (unsigned char)s[at] != 0xc2 && (unsigned char)s[at] != 0xe3)
                continue;
            pool_push(p, x->v, x->n, x->cap);
            x->v[x->n++] = (uint32_t)at;
        }
    }
}

void
quotation_mark_places(const struct pool *p, size_t language, const char *s,
    size_t n, struct quotation_places *x)
{
    struct quotation_style *style = &x->style;
    uint32_t to = (uint32_t)n, lefts = 0;
    long votes = 0;
    size_t i, len;

    memset(x, 0, sizeof(*x));
    style->language = language;
    find_places(p, s, n, x);
    for (i = 0; i < x->n; i++) {
        uint32_t at = x->v[i], c = utf8_decode(s + at, to - at, &len), a, b;

        if (!mark(c))
            continue;
        b = before_code(s, 0, at);
        a = at_code(s, at + (uint32_t)len, to);
        style->low |= c == LOW_DOUBLE;
        lefts += c == L_DOUBLE || c == HIGH_REVERSED;
        style->singles += (c == '\'' || c == L_SINGLE || c == LOW_SINGLE ||
                              c == L_SINGLE_ANGLE || c == R_SINGLE_ANGLE) &&
                          left_edge(b) && !right_edge(a);
        if (c == L_ANGLE || c == R_ANGLE)
            votes += (c == R_ANGLE ? 1 : -1) *
                     ((left_edge(b) && !right_edge(a)) -
                         (right_edge(a) && (!left_edge(b) || chars_punct(a))));
    }
    style->reversed = votes > 0;
    style->one_curly = lefts == 0 && !style->low;
}
