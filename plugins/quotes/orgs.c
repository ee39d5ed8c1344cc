/* SPDX-License-Identifier: MIT */
#include "orgs.h"

#include <string.h>

#include "article.h"
#include "names.h"

static void
remember(const struct article *a, struct entity *x, const struct token *t)
{
    uint32_t i, noun;

    if (!(t->meaning & L_THING) || (t->meaning & L_DOC))
        return;
    noun = a->forms.v[t->id].full;
    for (i = 0; i < HEADS; i++) {
        if (x->heads[i] == 0 || x->heads[i] == noun) {
            x->heads[i] = noun;
            return;
        }
    }
}

/* "the utility Norwater", "Norwater, the city's utility", "Central Bank of
 * Norland": what it is. */
static void
nouns_of(const struct article *a, const struct run *r, struct entity *x)
{
    const struct token *t = a->tokens.outer.v;
    uint32_t n = (uint32_t)a->tokens.outer.n, k;

    for (k = r->from; k < r->to && r->to > r->from + 1; k++) {
        if (k + 1 == r->to || (t[k + 1].grammar & G_OF))
            remember(a, x, &t[k]);
    }
    if (r->from > 0 && (t[r->from - 1].bits & F_LOWER))
        remember(a, x, &t[r->from - 1]);
    if (k + 2 >= n || !token_is(&t[k], ',') || !(t[k + 1].grammar & G_DET))
        return;
    for (k += 2; k < n && k < r->to + 8; k++) {
        if (t[k].kind != TOKEN_WORD || (t[k].grammar & (G_PREP | G_REL)))
            return;
        remember(a, x, &t[k]);
    }
}

static void
known_by(struct cast *c, uint32_t head, uint32_t who)
{
    uint32_t *x = &c->heads[head];

    if (*x == NAME_NONE)
        *x = who;
    else if (*x != who)
        *x = CAST_MANY;
}

/* "the board" is the Cold Chain Board, "the mayor" Mayor Ada Lind, where they
 * are the only ones of that noun. */
static void
index_heads(struct article *a)
{
    struct cast *c = &a->cast;
    uint32_t i, k;

    c->heads = names_index(a).last;
    for (i = 0; i < c->n; i++) {
        const struct entity *x = &c->v[i];

        if (x->kind == ENTITY_ORG && x->n > 1)
            known_by(c, a->forms.v[x->words[x->n - 1]].lower, i);
        for (k = 0; k < HEADS && x->heads[k] != 0; k++) {
            if (x->shortest == i && (x->kind != ENTITY_PERSON || x->n > 1))
                known_by(c, x->heads[k], i);
        }
    }
}

/* Where nouns have a gender, "elle" may be a company; only the article before
 * it tells. */
static enum gender
gender_by_article(const struct article *a, uint32_t from)
{
    const struct token *t = &a->tokens.outer.v[from];

    if (lexicon_has(a->lexicon, LANG_GENDERED_THINGS) && from > 0 &&
        (t[-1].grammar & G_DET)) {
        if (t[-1].meaning & L_MALE)
            return GENDER_MALE;
        if (t[-1].meaning & L_FEMALE)
            return GENDER_FEMALE;
    }
    return GENDER_NEUTER;
}

/* "in Norland", "eastern Norland", "of Norland": as a place stands. */
static bool
located(const struct article *a, const struct run *r)
{
    const struct token *t = &a->tokens.outer.v[r->from];

    if (r->from == 0)
        return false;
    if ((t[-1].grammar & G_PREP) && !(t[-1].grammar & G_BY))
        return true;
    return t[-1].kind == TOKEN_WORD && t[-1].end - t[-1].at > 6 &&
           (article_detail(a, &t[-1]) & D(DIRECTION_ENDING));
}

/* "Governor" or "Prosecutors" alone is no organisation. */
static bool
title(const struct article *a, uint32_t w)
{
    uint32_t m = a->forms.v[w].word->meaning;

    if ((m & L_ROLE) && (m & L_GROUP) && !(m & (L_ORG | L_THING)))
        return true;
    return (m & L_TITLE) && (m & L_ROLE) && !(m & (L_ORG | L_THING));
}

/* "Marsh & Tully": marks are a part of the name, too. */
static void
spell(const struct article *a, const struct run *r, struct entity *x)
{
    const struct token *t = a->tokens.outer.v;
    uint32_t k;

    for (k = r->from + 1; k + 1 < r->to; k++) {
        if (!token_is(&t[k], '&'))
            continue;
        x->text = a->s + t[r->from].at;
        x->text_n = t[r->to - 1].end - t[r->from].at;
    }
}

void
orgs_find(struct article *a)
{
    uint32_t w[CORE_MOST], n;
    size_t i;

    a->cast.orgs = names_index(a);
    for (i = 0; i < a->outer.n; i++) {
        const struct run *r = &a->outer.v[i];
        uint32_t who;

        if (r->who != NAME_NONE)
            continue;
        n = runs_core(a, false, r, w);
        if (n == 0 || n > NAME_WORDS || (n == 1 && title(a, w[0])))
            continue;
        who = names_add(a, &a->cast.orgs, ENTITY_ORG, w, n);
        if (who == NAME_NONE)
            continue;
        a->cast.v[who].gender = gender_by_article(a, r->from);
        if (a->cast.v[who].count++ == 0)
            spell(a, r, &a->cast.v[who]);
        a->cast.v[who].votes[0] += located(a, r);
        a->cast.v[who].votes[1] +=
            r->from > 0 &&
            (a->tokens.outer.v[r->from - 1].grammar & G_DET) != 0;
        nouns_of(a, r, &a->cast.v[who]);
    }
    index_heads(a);
}

/* The first longer name that the word w stands for: its last word if that says
 * what it is ("the Bureau"), its first if the last does ("Lind" for "Lind
 * Shipping Company"). */
static uint32_t
longer(const struct article *a, uint32_t w)
{
    const struct cast *c = &a->cast;
    uint32_t i;

    if (a->forms.v[w].word->meaning & L_ORG) {
        for (i = c->orgs.last[w]; i != NAME_NONE; i = c->v[i].same_last) {
            if (c->v[i].n > 1)
                return i;
        }
    }
    for (i = c->orgs.first[w]; i != NAME_NONE; i = c->v[i].same_first) {
        if (a->forms.v[c->v[i].words[c->v[i].n - 1]].word->meaning & L_ORG)
            return i;
    }
    /* "Lindair" for "Lindair Jet", which has no article and is the only one of
     * that name; "Lind" does not stand for "the Lind plan". */
    i = c->orgs.first[w];
    return i != NAME_NONE && c->v[i].same_first == NAME_NONE &&
                   c->v[i].n == 2 && c->v[i].votes[1] == 0 &&
                   !(a->forms.v[w].word->meaning &
                       (L_ORG | L_PLACE | L_FIRST | L_MEDIA))
               ? i
               : NAME_NONE;
}

uint32_t
orgs_of(const struct article *a, const struct run *r)
{
    uint32_t w[CORE_MOST], n = runs_core(a, false, r, w), who = NAME_NONE;

    if (n == 0 || n > NAME_WORDS)
        return NAME_NONE;
    if (n == 1)
        who = longer(a, w[0]);
    return who != NAME_NONE ? who : names_find(&a->cast, &a->cast.orgs, w, n);
}
