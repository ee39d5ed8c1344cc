/* SPDX-License-Identifier: MIT */
#include "phrases.h"

#include "article.h"
#include "cues.h"
#include "noun.h"
#include "text/chars.h"

#define NAME_MOST    4  /* words of a name in marks */
#define BRACKET_MOST 60 /* tokens in a bracket that is passed over whole */

static uint32_t
bracket_end(const struct token *t, uint32_t k, uint32_t to)
{
    uint32_t close = t[k].id == '(' ? ')' : ']', i;

    for (i = k + 1; i < to && i < k + BRACKET_MOST; i++) {
        if (t[i].kind == TOKEN_QUOTE)
            break;
        if (token_is(&t[i], close))
            return i + 1;
    }
    return k;
}

static void
mark(const struct token *t, uint32_t k, uint32_t to, struct phrase *x)
{
    switch (t[k].id) {
    case ',':
        x->kind = PHRASE_COMMA;
        break;
    case ':':
        x->kind = PHRASE_COLON;
        break;
    case ';':
        x->kind = PHRASE_SEMICOLON;
        break;
    case '.':
    case '?':
    case '!':
        x->kind = PHRASE_STOP;
        break;
    case '(':
    case '[':
        x->to = bracket_end(t, k, to);
        x->kind = x->to > k ? PHRASE_BRACKET : PHRASE_OPEN;
        if (x->to == k)
            x->to = k + 1;
        break;
    case ')':
    case ']':
        x->kind = PHRASE_CLOSE;
        break;
    default:
        if (token_dash(&t[k]))
            x->kind = PHRASE_DASH;
    }
}

static bool
day(const struct token *t)
{
    return (t->meaning & L_DAY) && (t->bits & F_CAP) && !(t->part & T_RUN);
}

/* "on Tuesday", "last week", "in March 2015", "today": where it ends, or k. */
static uint32_t
time_end(const struct token *t, uint32_t k, uint32_t to)
{
    uint32_t i = k;

    if (t[k].kind == TOKEN_WORD &&
        !(t[k].grammar & (G_PREP | G_DET | G_AUX | G_TIME)) && !day(&t[k]))
        return k; /* as most words do */
    if (i < to && (t[i].grammar & G_PREP))
        i++;
    while (i < to && i < k + 4 &&
           (t[i].grammar & (G_DET | G_AUX) || t[i].kind == TOKEN_NUMBER) &&
           !(t[i].grammar & G_POSS))
        i++;
    if (i >= to ||
        !(day(&t[i]) || ((t[i].grammar & G_TIME) && (t[i].bits & F_LOWER))))
        return k;
    while (i < to &&
           (day(&t[i]) || (t[i].grammar & G_TIME) || t[i].kind == TOKEN_NUMBER))
        i++;
    return i;
}

static void
cue(const struct token *t, uint32_t from, uint32_t k, struct phrase *x)
{
    x->kind = PHRASE_CUE;
    if (cues_strong(t, k))
        x->bits |= P_STRONG;
    if (t[k].grammar & G_ING)
        x->bits |= P_ING;
    if (k > from && (t[k - 1].grammar & G_TO) && !(t[k].grammar & G_PAST))
        x->bits |= P_INFINITIVE;
    if (k > from && (t[k].grammar & G_HEARER) &&
        ((t[k - 1].grammar & G_BE) ||
            (k > from + 1 && (t[k - 1].grammar & G_AUX) &&
                (t[k - 2].grammar & G_BE))))
        x->bits |= P_PASSIVE;
}

uint8_t
phrase_alone(uint32_t grammar, uint32_t bits)
{
    static const struct {
        uint32_t class;
        uint8_t kind;
    } table[] = {
        { G_HE | G_SHE | G_THEY | G_IT | G_I, PHRASE_PRONOUN },
        { G_REL, PHRASE_REL },
        { G_PREP, PHRASE_PREP },
        { G_CONJ, PHRASE_CONJ },
        { G_SUB | G_THAT | G_AS, PHRASE_SUB },
        { G_AUX | G_BE, PHRASE_AUX },
        { G_VERB, PHRASE_VERB },
    };
    size_t i;

    for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
        if (grammar & table[i].class)
            return table[i].kind;
    }
    return bits & F_ADVERB ? PHRASE_ADVERB : PHRASE_WORD;
}

/* Does the stretch look like a name: "Rheinauer Zeitung"? */
static bool
name_in_marks(const struct article *a, const struct token *t)
{
    const struct quote *q = &a->quotes[t->id];

    return q->at->closed && q->words > 0 && q->words <= NAME_MOST &&
           chars_upper(q->first) && q->longs == q->long_capitals &&
           !quote_stops(q) && q->last != ',';
}

/* 'schreibt die „Neue Zeitung“', 'Das Blatt „Neue Zeitung“ schreibt': a name in
 * marks behind an article or noun, beside a verb of speaking.  The phrase of
 * both takes the place of the one that was last. */
static bool
marked_name(const struct article *a, const struct sentence *s, struct phrase *v,
    size_t n, uint32_t k)
{
    const struct token *t = a->tokens.outer.v;
    struct phrase *p = n > 0 ? &v[n - 1] : NULL;

    if (p == NULL || p->kind > PHRASE_THING || p->to != k ||
        !name_in_marks(a, &t[k]) ||
        !((n > 1 && p[-1].kind == PHRASE_CUE) ||
            (k + 1 < s->to && (t[k + 1].part & T_CUE))))
        return false;
    p->kind = PHRASE_DESC;
    p->bits = (p->bits & (P_GOVERNED | P_TELLS)) | P_MARKED;
    p->head = k;
    p->run = NAME_NONE;
    p->to = k + 1;
    return true;
}

/* 'laut „Neue Zeitung“' */
static bool
marked_source(const struct article *a, const struct sentence *s, uint32_t k)
{
    const struct token *t = a->tokens.outer.v;

    return k > s->from && (t[k - 1].grammar & G_ACCORDING) &&
           name_in_marks(a, &t[k]);
}

/* Is t in no name or noun phrase, no time, and no word behind which it may be
 * told who speaks?  Most words are. */
static inline bool
by_itself(const struct token *t)
{
    return t->kind == TOKEN_WORD && !(t->part & (T_CUE | T_AHEAD | T_RUN)) &&
           !(t->grammar &
               (G_DET | G_PREP | G_AUX | G_TIME | G_ACCORDING | G_AS)) &&
           !(t->meaning & (L_MOD | L_DAY));
}

/* The phrase at token k: at first, a word of its own. */
static void
phrase(const struct article *a, const struct sentence *s, uint32_t k,
    size_t run, struct phrase *x)
{
    const struct token *t = a->tokens.outer.v;
    uint32_t end;

    *x = (struct phrase){ .from = k,
        .to = k + 1,
        .head = NAME_NONE,
        .run = NAME_NONE,
        .who = NAME_NONE,
        .kind = PHRASE_WORD };
    if (by_itself(&t[k])) {
        x->kind = t[k].alone;
        return;
    }
    if (t[k].kind == TOKEN_QUOTE && marked_source(a, s, k)) {
        x->kind = PHRASE_DESC;
        x->head = k;
        x->bits = P_MARKED;
    } else if (t[k].kind == TOKEN_QUOTE) {
        x->kind = PHRASE_QUOTE;
    } else if (t[k].kind == TOKEN_MARK) {
        mark(t, k, s->to, x);
    } else if ((end = time_end(t, k, s->to)) > k) {
        x->kind = PHRASE_TIME;
        x->to = end;
    } else if (t[k].part & T_CUE) {
        cue(t, s->from, k, x);
    } else if (!noun_may_begin(&t[k]) || !noun_at(a, s, run, x)) {
        x->kind = t[k].alone;
        if (x->kind == PHRASE_PREP && (t[k].grammar & G_OF))
            x->bits |= P_OF;
    }
    if (x->kind == PHRASE_CUE || x->kind == PHRASE_PREP ||
        (t[k].grammar & (G_ACCORDING | G_AS)))
        x->bits |= P_TELLS;
}

void
phrases_make(
    const struct article *a, const struct sentence *s, struct phrases *out)
{
    const struct token *t = a->tokens.outer.v;
    size_t run = runs_from(&a->outer, s->from);
    struct phrase *x = out->v;
    uint32_t k;

    noun_prepare(a, s, run);
    for (k = s->from; k < s->to;) {
        if (t[k].kind == TOKEN_QUOTE &&
            marked_name(a, s, out->v, (size_t)(x - out->v), k)) {
            k++;
            continue;
        }
        phrase(a, s, k, run, x);
        if (x->run != NAME_NONE)
            run = x->run;
        if (x > out->v && x[-1].kind == PHRASE_PREP)
            x->bits |= P_GOVERNED;
        k = x++->to;
    }
    out->n = (uint32_t)(x - out->v);
    *x = (struct phrase){ .from = s->to, .to = s->to, .kind = PHRASE_STOP };
}
