/* SPDX-License-Identifier: MIT */
#include "turns.h"

#include <string.h>

#include "article.h"
#include "text/blank.h"
#include "text/chars.h"
#include "text/utf8.h"

#define LABEL_MOST  40 /* bytes of a label */
#define WORDS_MOST  4
#define H_QUESTION  LANG_BIT(LANG_QUESTION_LABEL)
#define H_ANSWER    LANG_BIT(LANG_ANSWER_LABEL)
#define LABELS_MOST 8 /* that are told apart */

/* A label and how often it comes back. */
struct label {
    struct span at;
    unsigned lines, asks;
    uint32_t first; /* its first turn, and 1; 0: none so far */
};

struct reader {
    const struct pool *pool;
    const struct lexicon *lexicon;
    const char *s;
    struct turns lines; /* all that may be turns */
    struct label labels[LABELS_MOST];
    size_t nlabels;
    unsigned questions, answers, bold;
};

/* ---- a line ---- */

static uint32_t
skip(const char *s, uint32_t at, uint32_t to)
{
    unsigned char c = at < to ? (unsigned char)s[at] : ' ';
    uint32_t n;

    if (c > ' ' && c < 0x7f && c != '*' && c != '_')
        return at; /* as most lines begin */
    while (
        at < to && (s[at] == '*' || s[at] == '_' || blank_at(s, at, to) > 0)) {
        n = blank_at(s, at, to);
        at += n > 0 ? n : 1;
    }
    return at;
}

static uint32_t
trim(const char *s, uint32_t from, uint32_t to)
{
    uint32_t n;

    while (to > from && (n = blank_before(s, from, to)) > 0)
        to -= n;
    return to;
}

/* "Q", "Ada Lind", "AL": where a label that begins at s[at] ends, with a colon
 * behind it, or at `at` if there is none. */
static uint32_t
label_end(const char *s, uint32_t at, uint32_t to)
{
    uint32_t i = at, words = 1, c;
    size_t len;

    if (at >= to ||
        memchr(s + at, ':', to - at < LABEL_MOST ? to - at : LABEL_MOST) ==
            NULL ||
        !chars_upper(utf8_decode(s + at, to - at, &len)))
        return at;
    for (; i < to && i - at < LABEL_MOST; i += (uint32_t)len) {
        uint32_t blank = blank_at(s, i, to);

        c = utf8_decode(s + i, to - i, &len);
        if (c == ':')
            return i;
        if (blank > 0) {
            len = blank;
            words++;
        } else if (!chars_letter(c) && c != '-' && c != '.' && c != '*' &&
                   c != '\'' && c != 0x2019) {
            return at;
        }
        if (words > WORDS_MOST)
            return at;
    }
    return at;
}

/* ---- labels ---- */

static enum turn_kind
kind_of(const struct reader *r, struct span label)
{
    const char *s = r->s + label.at;

    if (lexicon_heading(r->lexicon, s, label.n, H_QUESTION))
        return TURN_QUESTION;
    return lexicon_heading(r->lexicon, s, label.n, H_ANSWER) ? TURN_ANSWER
                                                             : TURN_NAMED;
}

/* "P. ": one letter and a stop. */
static bool
letter_stop(const struct reader *r, uint32_t at, uint32_t to)
{
    return at + 2 < to && r->s[at] >= 'A' && r->s[at] <= 'Z' &&
           r->s[at + 1] == '.' && blank_at(r->s, at + 2, to) > 0 &&
           kind_of(r, (struct span){ at, 1 }) != TURN_NAMED;
}

static bool
same(const char *s, struct span x, struct span y)
{
    return x.n == y.n && memcmp(s + x.at, s + y.at, x.n) == 0;
}

/* Is x short for y: "A. L." for "Ada Lind"? */
static bool
short_for(const char *s, struct span x, struct span y)
{
    uint32_t i, k = 0, letters = 0;

    for (i = 0; i < x.n; i++) {
        char c = s[x.at + i];

        if (c == '.' || c == ' ' || c == '-')
            continue;
        if (k >= y.n || c != s[y.at + k] || c < 'A' || c > 'Z')
            return false;
        letters++;
        while (k < y.n && s[y.at + k] != ' ' && s[y.at + k] != '-')
            k++;
        k++;
    }
    return letters > 1 && k > y.n && y.n > x.n;
}

static struct label *
label_of(struct reader *r, struct span x)
{
    size_t i;

    for (i = 0; i < r->nlabels; i++) {
        if (same(r->s, r->labels[i].at, x) ||
            short_for(r->s, x, r->labels[i].at))
            return &r->labels[i];
    }
    return NULL;
}

static void
count(struct reader *r, const struct turn *t)
{
    struct label *x;

    r->questions += t->kind == TURN_QUESTION;
    r->answers += t->kind == TURN_ANSWER;
    r->bold += t->kind == TURN_BOLD;
    if (t->kind != TURN_NAMED)
        return;
    x = label_of(r, t->label);
    if (x == NULL && r->nlabels < LABELS_MOST) {
        x = &r->labels[r->nlabels++];
        *x = (struct label){ .at = t->label };
    }
    if (x != NULL) {
        x->lines++;
        x->asks += t->asks;
    }
}

static void
line(struct reader *r, uint32_t at, uint32_t to)
{
    const char *s = r->s;
    uint32_t from = skip(s, at, to), end = label_end(s, from, to), last;
    struct turn t = { .at = at, .to = to };

    last = trim(s, from, to);
    if (from >= last)
        return;
    t.asks = s[last - 1] == '?' ||
             (last > from + 2 && s[last - 1] == '*' && s[last - 3] == '?');
    if (end == from && letter_stop(r, from, to))
        end = from + 1;
    if (end > from) {
        t.label = (struct span){ from, trim(s, from, end) - from };
        t.body = skip(s, end + 1, to);
        t.kind = kind_of(r, t.label);
    } else if (from >= at + 2 && memcmp(s + at, "**", 2) == 0 &&
               last > from + 2 && memcmp(s + last - 2, "**", 2) == 0) {
        t.kind = TURN_BOLD;
    } else {
        return;
    }
    pool_push(r->pool, r->lines.v, r->lines.n, r->lines.cap);
    r->lines.v[r->lines.n++] = t;
    count(r, &t);
}

/* ---- is it an interview, and of which labels? ---- */

/* Two labels that come back, or one that comes back often, between questions
 * without one. */
static bool
names_return(const struct reader *r)
{
    unsigned returning = 0, often = 0;
    size_t i;

    for (i = 0; i < r->nlabels; i++) {
        returning += r->labels[i].lines >= 2;
        often += r->labels[i].lines >= 3;
    }
    return returning >= 2 || often == 1;
}

static bool
keep(struct reader *r, const struct turn *t, bool letters, bool names)
{
    const struct label *x;

    switch (t->kind) {
    case TURN_QUESTION:
    case TURN_ANSWER:
        return letters;
    case TURN_BOLD:
        return !letters && !names && r->bold >= 2;
    default:
        x = letters || !names ? NULL : label_of(r, t->label);
        return x != NULL && x->lines >= 2;
    }
}

/* The number of the first turn of the label, which is `n` if there was none. */
static uint32_t
first_of(struct reader *r, struct span label, uint32_t n)
{
    struct label *x = label_of(r, label);

    if (x == NULL)
        return n;
    if (x->first == 0)
        x->first = n + 1;
    return x->first - 1;
}

void
turns_find(const struct pool *p, const struct lexicon *l, const char *s,
    size_t n, struct turns *out)
{
    struct reader r = { .pool = p, .lexicon = l, .s = s };
    bool letters;
    uint32_t at = 0;
    size_t i;

    while (at < n) {
        const char *nl = memchr(s + at, '\n', n - at);
        uint32_t to = nl != NULL ? (uint32_t)(nl - s) : (uint32_t)n;

        line(&r, at, to);
        at = to + 1;
    }
    letters = r.questions > 0 && r.answers > 0 && r.questions + r.answers >= 3;
    for (i = 0; i < r.lines.n; i++) {
        struct turn *t = &r.lines.v[i];
        const struct label *x = label_of(&r, t->label);

        if (!keep(&r, t, letters, names_return(&r)))
            continue;
        /* Who mostly asks is not asked. */
        t->asks = x != NULL && x->asks * 2 > x->lines;
        t->who = CAST_MANY;
        t->first = first_of(&r, t->label, (uint32_t)out->n);
        pool_push(p, out->v, out->n, out->cap);
        out->v[out->n++] = *t;
    }
}

/* ---- answers as quotes ---- */

static bool
answers(const struct turn *t)
{
    return t->kind == TURN_ANSWER || t->kind == TURN_BOLD ||
           (t->kind == TURN_NAMED && !t->asks);
}

/* Do marks open what is said?  Then they are the quote. */
static bool
marked(const struct stretches *x, size_t i, uint32_t body)
{
    return i < x->n && x->v[i].open <= body + 1;
}

/* Where the answer to the turn t ends that none follows: with its paragraph,
 * for what comes behind may be the writer's. */
static uint32_t
last_end(const char *s, const struct turn *t, uint32_t n)
{
    uint32_t at = t->kind == TURN_BOLD ? skip(s, t->to, n) : t->body;
    const char *nl = at < n ? memchr(s + at, '\n', n - at) : NULL;

    return nl != NULL ? (uint32_t)(nl - s) : n;
}

/* The lines of the answer t, which ends before `to`. */
static void
answer(const struct pool *p, const char *s, const struct turn *t, uint32_t to,
    struct stretches *x, size_t *i, struct stretches *out)
{
    uint32_t at = t->kind == TURN_BOLD ? t->to : t->body;
    bool more = false;

    while (at < to) {
        const char *nl = memchr(s + at, '\n', to - at);
        uint32_t line = nl != NULL ? (uint32_t)(nl - s) : to;
        uint32_t from = skip(s, at, line), end = trim(s, from, line);
        bool take = end > from && !marked(x, *i, from);

        for (; *i < x->n && x->v[*i].open < line; ++*i) {
            if (take)
                continue;
            pool_push(p, out->v, out->n, out->cap);
            out->v[out->n++] = x->v[*i];
        }
        if (take) {
            pool_push(p, out->v, out->n, out->cap);
            out->v[out->n++] =
                (struct stretch){ from, from, end, end, true, more, true };
            more = true;
        }
        at = line + 1;
    }
}

/* Where the answer t ends, before the next turn: between two answers of one
 * label the last line is a question without a label. */
static uint32_t
answer_end(const char *s, const struct turn *t, const struct turn *next)
{
    uint32_t end = trim(s, t->to, next->at), at = end;

    if (next->kind == TURN_BOLD || t->kind == TURN_BOLD ||
        next->first != t->first)
        return next->at;
    while (at > t->to && s[at - 1] != '\n')
        at--;
    return at > t->to ? at : next->at;
}

void
turns_speech(const struct pool *p, const char *s, size_t n,
    const struct turns *t, struct stretches *x)
{
    struct stretches out = { 0 };
    size_t i = 0, k;

    for (k = 0; k <= t->n; k++) {
        uint32_t at = k < t->n ? t->v[k].at : (uint32_t)n;

        for (; i < x->n && x->v[i].open < at; i++) {
            pool_push(p, out.v, out.n, out.cap);
            out.v[out.n++] = x->v[i];
        }
        if (k < t->n && answers(&t->v[k]))
            answer(p, s, &t->v[k],
                k + 1 < t->n ? answer_end(s, &t->v[k], &t->v[k + 1])
                             : last_end(s, &t->v[k], (uint32_t)n),
                x, &i, &out);
    }
    *x = out;
}

/* ---- who that is ---- */

/* "HW", "H. W." */
static bool
initials(
    const struct article *a, const struct entity *x, const char *s, size_t n)
{
    uint32_t i = 0;
    size_t k;

    for (k = 0; k < n; k++) {
        if (s[k] == '.' || s[k] == ' ' || s[k] == '-')
            continue;
        if (i == x->n || a->forms.v[x->words[i++]].word->s[0] != s[k])
            return false;
    }
    return i == x->n && i > 1;
}

static bool
ends_with(const struct article *a, uint32_t form, const char *s, size_t n)
{
    const struct entry *f = a->forms.v[form].word, *low = f->lower;
    size_t i;

    if (f->n == n && memcmp(f->s, s, n) == 0)
        return true;
    for (i = 0; low->n == n && i < n; i++) { /* "LIND" */
        if (low->s[i] != (s[i] | 0x20))
            return false;
    }
    return low->n == n;
}

static uint32_t
named(const struct article *a, struct span label)
{
    const char *s = a->s + label.at, *word;
    size_t n = label.n, i, last;

    for (word = s + n; word > s && word[-1] != ' ';)
        word--;
    last = n - (size_t)(word - s);
    for (i = 0; i < a->cast.n; i++) {
        const struct entity *x = &a->cast.v[i];

        if (x->kind != ENTITY_PERSON)
            continue;
        if (ends_with(a, x->words[x->n - 1], word, last) ||
            (word == s && ends_with(a, x->words[0], s, n)) ||
            initials(a, x, s, n))
            return x->shortest;
    }
    return NAME_NONE;
}

uint32_t
turns_who(struct article *a, size_t i)
{
    struct turn *t = &a->turns.v[a->turns.v[i].first];

    if (t->who == CAST_MANY)
        t->who = named(a, t->label);
    return t->who;
}
