/* SPDX-License-Identifier: MIT */
#include "speech.h"

#include <string.h>

#include "citations.h"
#include "text/chars.h"
#include "text/utf8.h"

#define TITLE_MOST 12 /* words of a title */
#define WORK_MOST  8
#define SCARE_MOST 6
#define TERM_MOST  8

/* ---- looks ---- */

static uint32_t
last_code(const char *s, uint32_t from, uint32_t to)
{
    uint32_t i = to;
    size_t len;

    do
        i--;
    while (i > from && ((unsigned char)s[i] & 0xc0) == 0x80);
    return utf8_decode(s + i, to - i, &len);
}

static bool
inner_mark(uint32_t c)
{
    return c == '"' || c == '\'' || c == '`' || c == 0xab || c == 0xbb ||
           (c >= 0x2018 && c <= 0x201f) || c == ')' || c == ']';
}

/* How many words a token counts for: in a script without blanks it is all up to
 * the next mark, and a word of Japanese or Chinese has about three letters. */
static uint32_t
token_words(const char *s, const struct token *t)
{
    uint32_t i, letters = 0;
    size_t len;

    if ((unsigned char)s[t->at] < 0xe3 ||
        !chars_unspaced(utf8_decode(s + t->at, t->end - t->at, &len)))
        return 1;
    for (i = t->at; i < t->end; i++)
        letters += ((unsigned char)s[i] & 0xc0) != 0x80;
    return (letters + 2) / 3;
}

static void
measure(const struct article *a, size_t i, struct quote *q)
{
    const struct inside *in = &a->tokens.inside[i];
    uint32_t k, to = q->at->end;
    size_t len;

    for (k = in->token; k < in->tokens_end; k++) {
        const struct token *t = &a->tokens.inner.v[k];

        if (t->kind == TOKEN_MARK || (t->bits & F_POSS))
            continue;
        q->words += token_words(a->s, t);
        if (t->kind == TOKEN_WORD && t->end - t->at > 3) {
            q->longs++;
            q->long_capitals += (t->bits & F_CAP) != 0;
        }
        q->capitals += (t->bits & F_CAP) != 0;
    }
    q->first = utf8_decode(a->s + q->at->start, to - q->at->start, &len);
    while (
        to > q->at->start + 1 && inner_mark(last_code(a->s, q->at->start, to)))
        to -= (uint32_t)utf8_encode(
            last_code(a->s, q->at->start, to), (char[4]){ 0 });
    q->last = last_code(a->s, q->at->start, to);
}

void
speech_measure(struct article *a)
{
    size_t i;

    a->quotes = pool_alloc(a->pool, (a->stretches.n + 1) * sizeof(*a->quotes));
    for (i = 0; i < a->stretches.n; i++) {
        a->quotes[i] =
            (struct quote){ .at = &a->stretches.v[i], .voice.who = NAME_NONE };
        measure(a, i, &a->quotes[i]);
    }
}

/* ---- titles ---- */

/* All words of four letters or more have a capital, and two words at least. */
static bool
title_case(const struct quote *q)
{
    return q->words >= 2 && q->capitals >= 2 && q->longs == q->long_capitals;
}

/* "the novel 'Salt Ledger.'", "on the network's 'Morning Show,'": what stands
 * before it is no verb. */
static bool
work_before(const struct clause *c, uint32_t q)
{
    const struct token *t = c->a->tokens.outer.v;
    uint32_t k = c->p->v[q].from, from = c->p->v[0].from;

    if (k == from)
        return false;
    if ((t[k - 1].grammar & G_PREP) || (t[k - 1].bits & F_POSS) ||
        (t[k - 1].meaning & L_WORK))
        return true;
    return k > from + 1 && token_is(&t[k - 1], ',') &&
           (t[k - 2].meaning & L_WORK);
}

bool
speech_verb_before(const struct clause *c, uint32_t q)
{
    const struct phrase *p = c->p->v;
    const struct token *t;

    if (q > 0 && p[q - 1].kind == PHRASE_COMMA)
        q--;
    if (q == 0 || p[q - 1].kind != PHRASE_CUE)
        return false;
    t = &c->a->tokens.outer.v[p[q - 1].from];
    return !(t->meaning & L_NAMING) && !(t->grammar & G_HEARER);
}

/* '“Rio sem margem”, álbum feito ...', '“The bridge”, a film by': what it is
 * stands behind it. */
static bool
work_behind(const struct clause *c, uint32_t q)
{
    const struct token *t;

    if (!clause_is(c, q + 1, PHRASE_COMMA) || q + 2 >= c->p->n)
        return false;
    t = clause_first(c, q + 2);
    t += (t->grammar & G_DET) && c->p->v[q + 2].to > c->p->v[q + 2].from + 1;
    return (t->meaning & L_WORK) && (t->bits & F_LOWER);
}

/* 'Her first recording, "The bridge at night", sold': what it is called. */
static bool
named_work(const struct clause *c, uint32_t q, const struct quote *x,
    const struct attribution *found)
{
    const struct token *t = c->a->tokens.outer.v;
    uint32_t k = c->p->v[q].from, from = c->p->v[0].from;

    if (found->cue != SUBJECT_NONE || chars_lower(x->first) || quote_stops(x) ||
        x->words > WORK_MOST)
        return false;
    if (work_behind(c, q))
        return true;
    k -= k > from && token_is(&t[k - 1], ',');
    return k > from && (t[k - 1].meaning & L_WORK) && (t[k - 1].bits & F_LOWER);
}

static bool
title(const struct clause *c, uint32_t q, const struct quote *x,
    const struct attribution *found)
{
    if (!title_case(x))
        return named_work(c, q, x, found);
    /* '"Road Unsafe, Says Panel," read the headline' */
    if (clause_is(c, found->speaker, PHRASE_DESC) &&
        (clause_head(c, found->speaker)->meaning & L_WORK))
        return true;
    if (x->words <= WORK_MOST &&
        (x->last == '.' || x->last == ',' ||
            clause_is(c, q + 1, PHRASE_COMMA)) &&
        work_before(c, q))
        return true;
    return found->side != SIDE_AFTER && !quote_stops(x) &&
           x->words <= TITLE_MOST && !speech_verb_before(c, q);
}

/* 'what managers call the "wheel"': a term, by the article before it. */
static bool
term(const struct clause *c, uint32_t q, const struct attribution *found)
{
    const struct token *t = c->a->tokens.outer.v;
    uint32_t k = c->p->v[q].from, first, i;

    if (found->side != SIDE_BEFORE || !clause_is(c, found->cue, PHRASE_CUE) ||
        c->p->v[found->cue].to + 1 != k || !(t[k - 1].grammar & G_DET) ||
        !(t[k - 1].meaning & L_THE) || !(t[k - 2].meaning & L_NAMING))
        return false;
    first = c->p->v[0].from;
    for (i = k - 2; i > first && i + TERM_MOST > k; i--) {
        if ((t[i - 1].bits & F_LOWER) &&
            (article_detail(c->a, &t[i - 1]) & D(WHAT)))
            return true;
    }
    return false;
}

/* 'the label "untouched"': a word that is spoken about, not spoken. */
static bool
label_before(const struct clause *c, uint32_t q, const struct quote *x)
{
    const struct token *t = c->a->tokens.outer.v;
    uint32_t k = c->p->v[q].from;

    return x->words < 3 && k > c->p->v[0].from + 1 &&
           (t[k - 1].meaning & L_LABEL) && (t[k - 1].bits & F_LOWER) &&
           (t[k - 2].grammar & G_DET);
}

/* A few words inside the writer's sentence are his own
 * irony unless a verb says whose they are. */
static bool
irony(const struct clause *c, uint32_t q, const struct quote *x,
    const struct attribution *found)
{
    const struct token *t = c->a->tokens.outer.v;
    uint32_t k = c->p->v[q].from;

    if (!lexicon_has(c->a->lexicon, LANG_IRONY_IN_MARKS) || quote_stops(x))
        return false;
    /* "«El puente», dijo Lind, «está cerrado»" */
    if (q > 2 && clause_is(c, q - 1, PHRASE_COMMA) &&
        clause_is(c, 0, PHRASE_QUOTE) && x[-1].speech &&
        x[-1].voice.who != NAME_NONE && x[-1].side == SIDE_AFTER)
        return false;
    /* "su libro «Manual de ríos»" */
    k -= k > c->p->v[0].from + 1 && token_is(&t[k - 1], ',');
    if (k > c->p->v[0].from && !chars_lower(x->first) &&
        (t[k - 1].meaning & (L_WORK | L_LABEL)) && x->words <= WORK_MOST)
        return true;
    return chars_lower(x->first) && x->words <= SCARE_MOST &&
           found->cue == SUBJECT_NONE;
}

bool
speech_is(const struct clause *c, uint32_t q, const struct attribution *found,
    bool known_speaker)
{
    const struct quote *x = clause_quote(c, q);

    if (x->at->dash)
        return true;
    if (citations_at(c, q))
        return false;
    if (lexicon_has(c->a->lexicon, LANG_CAPITAL_NOUNS))
        return speech_capital_nouns(c, q, found, x);
    if (title(c, q, x, found) || label_before(c, q, x) || term(c, q, found) ||
        irony(c, q, x, found))
        return false;
    return x->words >= (uint64_t)c->a->options->min_words ||
           speech_short(c, q, found, known_speaker);
}

void
speech_unread(struct article *a)
{
    size_t i;

    for (i = 0; i < a->stretches.n; i++) {
        struct quote *q = &a->quotes[i];

        q->speech =
            q->at->dash ||
            (q->words >= (uint64_t)a->options->min_words && !title_case(q));
        q->kind = QUOTE_DIRECT;
        q->group = (uint32_t)i + 1;
    }
}
