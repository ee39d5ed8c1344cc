/* SPDX-License-Identifier: MIT */
/* Quotes of a word or two: somebody's, or a word held with tongs? */
#include "speech.h"

#include "text/chars.h"

/* 'calificó el anuncio de «burla»', 'qualifie le projet de « farce »', 'accused
 * Lind of "spin"' */
static bool
calls_of(const struct clause *c, uint32_t q, uint32_t i)
{
    return (lexicon_has(c->a->lexicon, LANG_NOUN_OF_NOUN) || i + 1 == q) &&
           clause_is(c, i, PHRASE_PREP) && (clause_at(c, i)->bits & P_OF);
}

/* 'complained of "red tape"', 'parle d'une crue « lente »' */
static bool
speaks_of(const struct clause *c, uint32_t q, uint32_t cue)
{
    uint32_t i = cue + 1;

    if (!clause_is(c, i, PHRASE_PREP) ||
        !((clause_at(c, i)->bits & P_OF) ||
            (clause_first(c, cue)->meaning & L_NAMING)) ||
        !(clause_at(c, cue)->bits & P_STRONG))
        return false;
    if (lexicon_has(c->a->lexicon, LANG_NOUN_OF_NOUN) && clause_noun(c, i + 1))
        i++;
    return i + 1 == q;
}

/* 'called it "a disgrace"': a name for something, however short. */
static bool
naming(const struct clause *c, uint32_t q, const struct attribution *found)
{
    const struct phrase *p = c->p->v;
    uint32_t k = q;

    if (found->side == SIDE_BEFORE && found->cue != SUBJECT_NONE &&
        speaks_of(c, q, found->cue))
        return true;
    if (found->side != SIDE_BEFORE || found->cue == SUBJECT_NONE)
        return false;
    while (k > 0 && (p[k - 1].kind == PHRASE_SUB || phrase_noun(&p[k - 1]) ||
                        p[k - 1].kind == PHRASE_AUX || calls_of(c, q, k - 1)))
        k--;
    return clause_is(c, k - 1, PHRASE_CUE) &&
           (clause_first(c, k - 1)->meaning & L_NAMING);
}

/* Does a verb of speaking govern what stands before the quote, with no other
 * quote between them?  Verbs that may be nouns ("reports") need a "that". */
static bool
reported(const struct clause *c, uint32_t q, const struct attribution *found)
{
    uint32_t v = found->cue, i;
    bool that = clause_class(c, v + 1, G_THAT);

    if (found->side == SIDE_BEFORE && clause_class(c, v, G_ACCORDING))
        return true;
    if (found->side != SIDE_BEFORE || !clause_is(c, v, PHRASE_CUE) ||
        !((clause_at(c, v)->bits & P_STRONG) || that || v + 1 == q) ||
        (clause_class(c, v, G_NOUN) && !that))
        return false;
    for (i = v; i < q; i++) {
        if (clause_is(c, i, PHRASE_QUOTE) || clause_is(c, i, PHRASE_SEMICOLON))
            return false;
    }
    return true;
}

static const struct token *
first_inside(const struct article *a, const struct quote *x)
{
    return &a->tokens.inner.v[a->tokens.inside[x - a->quotes].token];
}

/* 'said that the recall was "precautionary"', 'urged "restraint"', 'said they
 * "regretted" it': what somebody says of something, however short; but not a
 * noun that is held with tongs: 'said that the "bridge" fell'. */
static bool
predicate(const struct clause *c, uint32_t q, const struct quote *x,
    const struct attribution *found)
{
    const struct token *t = c->a->tokens.outer.v;
    uint32_t k = c->p->v[q].from;

    if (!x->at->closed || !chars_lower(x->first))
        return false;
    /* 'telling them it would be "unwise"' */
    if (found->side == SIDE_BEFORE && (t[k - 1].grammar & G_BE) &&
        clause_is(c, found->cue, PHRASE_CUE) && found->cue + 6 > q)
        return true;
    if (!reported(c, q, found))
        return false;
    /* 'claimed that it was done "on merit"' */
    if (x->words > 1 && (first_inside(c->a, x)->grammar & G_PREP))
        return true;
    /* 'said he saw "smoke"' */
    if (k > c->p->v[found->cue].to + 1 && (t[k - 1].bits & F_LOWER) &&
        (t[k - 2].grammar & (G_HE | G_SHE | G_THEY | G_IT | G_I)) &&
        !(t[k - 1].grammar & G_DET))
        return true;
    return (t[k - 1].bits & F_ADVERB) ||
           ((t[k - 1].grammar & (G_BE | G_AUX | G_PREP | G_CUE | G_HE | G_SHE |
                                    G_THEY | G_IT | G_I)) &&
               !(t[k - 1].grammar & G_DET));
}

/* 'According to her, "it rusts".' */
static bool
all_behind_source(
    const struct clause *c, uint32_t q, const struct attribution *found)
{
    return found->side == SIDE_BEFORE &&
           clause_class(c, found->cue, G_ACCORDING) &&
           clause_is(c, q - 1, PHRASE_COMMA) &&
           (q + 1 == c->p->n || clause_is(c, q + 1, PHRASE_STOP));
}

/* 'said Norland "takes note".': the quote has the verb, for there is no other
 * one. */
static bool
whole_predicate(const struct clause *c, uint32_t q, const struct quote *x,
    const struct attribution *found)
{
    uint32_t v = found->cue + 1;

    if (!x->at->closed || !chars_lower(x->first) || !reported(c, q, found))
        return false;
    while (clause_is(c, v, PHRASE_TIME) || clause_is(c, v, PHRASE_ADVERB))
        v++;
    v += clause_class(c, v, G_THAT) != 0;
    if (v + 1 != q)
        return false;
    if (phrase_noun(clause_at(c, v)) &&
        ((first_inside(c->a, x)->grammar & (G_AUX | G_BE)) ||
            (x->words > 1 && (first_inside(c->a, x)->bits & F_ADVERB))))
        return true; /* 'that his country "will wait" until then' */
    return (clause_is(c, v, PHRASE_NAME) || clause_is(c, v, PHRASE_DESC)) &&
           (q + 1 == c->p->n || clause_is(c, q + 1, PHRASE_STOP));
}

/* 'One user, "deskjockey99," complained': one word is a name. */
static bool
alias(const struct clause *c, uint32_t q, const struct quote *x)
{
    return x->words == 1 && q > 1 && clause_is(c, q - 1, PHRASE_COMMA) &&
           phrase_noun(clause_at(c, q - 2)) &&
           (x->last == ',' || clause_is(c, q + 1, PHRASE_COMMA)) &&
           clause_is(c, q + 1 + clause_is(c, q + 1, PHRASE_COMMA), PHRASE_CUE);
}

/* Is it continued in the next paragraph? */
static bool
goes_on(const struct article *a, const struct quote *x)
{
    size_t i = (size_t)(x - a->quotes) + 1;

    return i < a->stretches.n && a->stretches.v[i].continues;
}

/* '"The bridge," she said, "is shut"': the verb stands between the parts. */
static bool
second_part(const struct clause *c, uint32_t q, const struct attribution *found,
    const struct quote *x)
{
    uint32_t i = found->cue;

    return q > 2 && found->side == SIDE_BEFORE && clause_is(c, i, PHRASE_CUE) &&
           clause_is(c, q - 1, PHRASE_COMMA) && clause_is(c, 0, PHRASE_QUOTE) &&
           clause_first(c, 0)->id + 1 == (uint32_t)(x - c->a->quotes) &&
           x[-1].speech;
}

/* '«No», dijo Vega': the comma may stand outside the marks. */
static bool
comma_outside(
    const struct clause *c, uint32_t q, const struct attribution *found)
{
    return found->side == SIDE_AFTER && clause_is(c, q + 1, PHRASE_COMMA) &&
           clause_is(c, found->cue, PHRASE_CUE) &&
           (q == 0 || chars_lower(clause_quote(c, q)->first));
}

/* Is it all of the sentence, but for the label of an answer: 'A: "No."'? */
static bool
alone(const struct clause *c, uint32_t q)
{
    return q + 1 == c->p->n &&
           (q == 0 || (q <= 3 && clause_is(c, q - 1, PHRASE_COLON)));
}

bool
speech_short(const struct clause *c, uint32_t q,
    const struct attribution *found, bool known_speaker)
{
    const struct token *t = c->a->tokens.outer.v;
    const struct quote *x = clause_quote(c, q);
    uint32_t k = c->p->v[q].from;

    if (x->words == 0)
        return false;
    /* "It rusts.", the mark reopened in the next paragraph */
    if (!x->at->closed)
        return c->p->n == 1 && quote_stops(x) && goes_on(c->a, x);
    if (found->speaker == SUBJECT_NONE && found->cue != SUBJECT_NONE)
        return true; /* "precisó." */
    if (found->speaker == SUBJECT_NONE)
        return alone(c, q) && quote_stops(x) && known_speaker;
    if (alias(c, q, x))
        return false;
    if (naming(c, q, found) || predicate(c, q, x, found) ||
        whole_predicate(c, q, x, found) || all_behind_source(c, q, found) ||
        second_part(c, q, found, x))
        return true;
    if (clause_is(c, q - 1, PHRASE_COLON) &&
        clause_is(c, found->cue, PHRASE_CUE))
        return true; /* 'advirtió: «Habrá huelga».' */
    if (!quote_stops(x) && x->last != ',')
        return comma_outside(c, q, found) ||
               (x->at->closed && chars_lower(x->first) &&
                   speech_verb_before(c, q));
    return found->side == SIDE_AFTER || speech_verb_before(c, q) ||
           (q > 0 && (token_is(&t[k - 1], ',') || token_is(&t[k - 1], ':')));
}
