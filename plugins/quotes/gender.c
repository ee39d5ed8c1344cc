/* SPDX-License-Identifier: MIT */
#include "gender.h"

#include "article.h"

/* Weights of votes: a title or role that has a gender is as good as certain,
 * an apposition nearly so, a pronoun a hint. */
enum { VOTE_TITLE = 5, VOTE_APPOSITION = 3, VOTE_PRONOUN = 1 };

/* Count a role or title beside the name, token `at`, and remember it. */
static void
vote(const struct article *a, struct entity *x, const struct token *v,
    uint32_t at, int weight)
{
    const struct token *t = &v[at];
    uint32_t head = a->forms.v[t->id].full, i;

    if (t->meaning & L_MALE)
        x->votes[0] += weight;
    if (t->meaning & L_FEMALE)
        x->votes[1] += weight;
    if ((t->meaning & (L_THING | L_ANYONE)) ||
        (at > 0 && (v[at - 1].meaning & L_MOD)))
        return;
    for (i = 0; i < HEADS && x->heads[i] != head; i++) {
        if (x->heads[i] == 0) {
            x->heads[i] = head;
            return;
        }
    }
}

/* "Ada Lind, a spokeswoman for" */
static void
apposition(const struct article *a, struct entity *x, const struct token *t,
    uint32_t k, uint32_t n)
{
    uint32_t end = k + 6;

    if (k >= n || !token_is(&t[k], ',') || k + 1 >= n ||
        (t[k + 1].grammar & (G_REL | G_CONJ)))
        return;
    for (k++; k < end && k < n; k++) {
        if (t[k].kind == TOKEN_MARK || t[k].kind == TOKEN_QUOTE ||
            (t[k].grammar & G_PREP) || (t[k].bits & F_POSS))
            return;
        if (t[k].meaning & L_ROLE)
            vote(a, x, t, k, VOTE_APPOSITION);
    }
}

void
gender_vote(struct article *a, bool inner, const struct run *r, uint32_t who)
{
    const struct tokens *v = inner ? &a->tokens.inner : &a->tokens.outer;
    struct entity *x = &a->cast.v[who];
    uint32_t i;

    if (r->from > 0 && (v->v[r->from - 1].bits & F_LOWER) &&
        (v->v[r->from - 1].meaning & L_ROLE))
        vote(a, x, v->v, r->from - 1, VOTE_TITLE);
    for (i = r->from; i < r->to; i++) {
        if (v->v[i].meaning &
            (lexicon_has(a->lexicon, LANG_CAPITAL_ROLES) ? L_TITLE | L_ROLE
                                                         : L_TITLE))
            vote(a, x, v->v, i, VOTE_TITLE);
    }
    apposition(a, x, v->v, r->to, (uint32_t)v->n);
}

/* What the first name tells. */
static enum gender
of_first(const struct article *a, const struct entity *x)
{
    uint32_t m;

    if (x->n < 2)
        return GENDER_UNKNOWN;
    m = a->forms.v[x->words[0]].word->meaning;
    if (m & (L_SURE_M | L_SURE_F)) {
        if ((m & L_SURE_M) && (m & L_SURE_F))
            return GENDER_UNKNOWN;
        return m & L_SURE_M ? GENDER_MALE : GENDER_FEMALE;
    }
    if ((m & L_FIRST_M) && !(m & L_FIRST_F))
        return GENDER_MALE;
    if ((m & L_FIRST_F) && !(m & L_FIRST_M))
        return GENDER_FEMALE;
    return GENDER_UNKNOWN;
}

#define FOLLOW_MOST \
    25 /* tokens behind a name in which a pronoun may follow \
        */

static void
follow(struct article *a, const struct run *r, uint32_t end)
{
    const struct token *t = a->tokens.outer.v;
    uint32_t who = people_of(a, false, r), k;
    struct entity *x;

    if (who == NAME_NONE)
        return;
    x = &a->cast.v[who];
    if (x->n < 2 || of_first(a, x) != GENDER_UNKNOWN)
        return;
    if (end > r->to + FOLLOW_MOST)
        end = r->to + FOLLOW_MOST;
    for (k = r->to; k < end && t[k].kind != TOKEN_QUOTE; k++) {
        if (t[k].grammar & (G_HE | G_HIM | G_SHE | G_HER)) {
            x->votes[!(t[k].grammar & (G_HE | G_HIM))] += VOTE_PRONOUN;
            return;
        }
    }
}

void
gender_follow_pronouns(struct article *a)
{
    size_t i, r = 0;

    for (i = 0; i < a->tokens.npara; i++) {
        uint32_t end = a->tokens.para[i].tokens_end;

        for (; r < a->outer.n && a->outer.v[r].from < end; r++) {
            bool last = r + 1 >= a->outer.n || a->outer.v[r + 1].from >= end;

            follow(a, &a->outer.v[r], last ? end : a->outer.v[r + 1].from);
        }
    }
}

void
gender_settle(struct article *a, uint32_t who)
{
    struct entity *x = &a->cast.v[who];
    int m = x->votes[0], f = x->votes[1];
    int most = m > f ? m : f, least = m > f ? f : m;
    enum gender voted = m > f ? GENDER_MALE : GENDER_FEMALE;

    if (most >= 3 && most >= 3 * least)
        x->gender = voted;
    else if ((x->gender = of_first(a, x)) == GENDER_UNKNOWN && most >= 2 &&
             most >= 3 * least)
        x->gender = voted;
}
