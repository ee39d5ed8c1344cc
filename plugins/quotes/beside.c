/* SPDX-License-Identifier: MIT */
#include "beside.h"

#include "article.h"

#define OFFICE_MOST 10 /* tokens of an office before its holder */
#define PRONOUN_MOST \
    8                /* tokens behind a name in which a pronoun may follow \
                      */
#define VERB_MOST  9 /* tokens from a name to its verb */
#define ROLE_AFTER 5 /* tokens behind a comma in which a role may follow */

struct beside
beside_run(const struct article *a, bool inner, const struct run *r)
{
    const struct tokens *t = inner ? &a->tokens.inner : &a->tokens.outer;

    return (struct beside){ a, t->v, (uint32_t)t->n, r };
}

static bool
comma(const struct beside *p, uint32_t k)
{
    return k < p->n && token_is(&p->t[k], ',');
}

static bool
mark(const struct beside *p, uint32_t k)
{
    return k >= p->n || p->t[k].kind >= TOKEN_MARK;
}

/* ---- where it is ---- */

static bool
behind_place_preposition(const struct beside *p)
{
    const struct token *t = &p->t[p->r->from];

    return p->r->from > 0 && (t[-1].bits & F_LOWER) &&
           (article_detail(p->a, &t[-1]) & D(PLACE_PREPOSITION));
}

bool
beside_located(const struct beside *p)
{
    return behind_place_preposition(p) &&
           !(p->r->to < p->n && (p->t[p->r->to].bits & F_POSS)) &&
           !(p->t[p->r->to - 1].bits & F_POSS);
}

bool
beside_article(const struct beside *p)
{
    const struct token *t = &p->t[p->r->from], *next = &p->t[p->r->to];

    if (p->r->from == 0 || !(t[-1].meaning & L_THE) ||
        (t[-1].grammar & (G_POSS | G_THAT)))
        return false;
    return p->r->to == p->n || next->grammar != 0 || !(next->bits & F_LOWER);
}

/* ---- what is told of it ---- */

static bool
role(const struct token *t)
{
    return (t->bits & F_LOWER) && (t->meaning & L_ROLE) &&
           !(t->meaning & L_THING);
}

/* A role without a preposition or mark before it: "an aide", "the long-time
 * head"; the noun of the phrase, not "a minister's plan". */
static bool
role_soon(const struct beside *p, uint32_t k)
{
    uint32_t end = k + ROLE_AFTER;

    for (; k < end && k < p->n; k++) {
        if (p->t[k].meaning & L_ROLE)
            return !(p->t[k].meaning & L_THING);
        if ((p->t[k].grammar & G_PREP) || token_is(&p->t[k], ',') ||
            token_is(&p->t[k], '.'))
            return false;
    }
    return false;
}

/* "who", not "which" */
static bool
relative(const struct beside *p, const struct token *t)
{
    return (t->grammar & G_REL) &&
           !(article_naming(p->a, t) & N(RELATIVE_OF_THINGS));
}

bool
beside_apposition(const struct beside *p)
{
    uint32_t k = p->r->to;
    const struct token *t;

    if (!comma(p, k) || k + 1 >= p->n || behind_place_preposition(p))
        return false;
    t = &p->t[k + 1];
    if (t->kind == TOKEN_NUMBER)
        return t->end - t->at == 2 && mark(p, k + 2);
    if (t->grammar & G_REL)
        return relative(p, t);
    if ((t->grammar & G_DET) && !(t->grammar & G_POSS))
        return role_soon(p, k + 2);
    if ((t->meaning & L_ROLE) && !(t->meaning & L_THING))
        return true;
    return (t->meaning & L_MOD) && (t->bits & F_LOWER);
}

/* Does what is behind the name set it apart: "Ada Lind,", "Ada Lind (45)"? */
static bool
apart(const struct beside *p)
{
    return comma(p, p->r->to) ||
           (p->r->to < p->n && token_is(&p->t[p->r->to], '('));
}

static bool
role_before(const struct beside *p)
{
    uint32_t i = p->r->from;

    if (i > 0 && role(&p->t[i - 1]))
        return true;
    if (i < 3 || !comma(p, i - 1) || !apart(p))
        return i == 2 && comma(p, 1) && role(&p->t[0]) && apart(p);
    /* "leur pilier tongien, Ada Lind (" */
    return role(&p->t[i - 2]) ||
           (lexicon_has(p->a->lexicon, LANG_ADJECTIVE_BEHIND_NOUN) &&
               p->t[i - 2].grammar == 0 && (p->t[i - 2].bits & F_LOWER) &&
               role(&p->t[i - 3]));
}

/* "delantero uruguayo Iker Moya" */
static bool
role_and_adjective(const struct beside *p)
{
    uint32_t i = p->r->from;

    return i > 1 && (p->t[i - 1].bits & F_LOWER) && p->t[i - 1].grammar == 0 &&
           role(&p->t[i - 2]) &&
           lexicon_has(
               p->a->lexicon, LANG_ADJECTIVE_BEHIND_NOUN | LANG_COMPOUNDS);
}

/* "the chairman of the election board, Berdi Annayev," */
static bool
office_before(const struct beside *p)
{
    uint32_t i = p->r->from, k;

    if (i < 4 || !comma(p, i - 1) || !apart(p))
        return false;
    for (k = i - 2; k > 0 && k + OFFICE_MOST > i; k--) {
        if (p->t[k].kind != TOKEN_WORD || (p->t[k].grammar & G_CUE))
            return false;
        if (role(&p->t[k]))
            return (p->t[k + 1].grammar & G_OF) != 0;
    }
    return false;
}

bool
beside_described(const struct beside *p)
{
    return beside_apposition(p) || role_before(p) || office_before(p) ||
           role_and_adjective(p);
}

bool
beside_sole_role(const struct beside *p)
{
    return role_before(p) && !(p->t[p->r->from - 1].meaning & L_SHARED) &&
           p->t[p->r->from - 1].kind == TOKEN_WORD;
}

bool
beside_relative(const struct beside *p)
{
    uint32_t i = p->r->from, k = p->r->to;

    return i > 1 && comma(p, i - 1) && role(&p->t[i - 2]) &&
           (p->t[i - 2].meaning & (L_MALE | L_FEMALE)) &&
           (comma(p, k) || (k < p->n && token_is(&p->t[k], '.')));
}

/* ---- what it does ---- */

/* "Ada Lind of Port Services has told": past where somebody is from and past
 * auxiliaries. */
static uint32_t
to_verb(const struct beside *p)
{
    uint32_t k = p->r->to, end = k + VERB_MOST;

    if (end > p->n)
        end = p->n;
    if (k + 1 < end && (p->t[k].grammar & G_OF)) {
        for (k++; k < end && p->t[k].kind == TOKEN_WORD &&
                  ((p->t[k].bits & F_CAP) || (p->t[k].grammar & G_DET));)
            k++;
    }
    while (k < end && p->t[k].kind == TOKEN_WORD &&
           (p->t[k].grammar & (G_AUX | G_BE)) &&
           !(p->t[k].grammar & (G_PREP | G_CUE)))
        k++;
    return k;
}

bool
beside_verb(const struct beside *p)
{
    uint32_t k = to_verb(p), i = p->r->from;

    if (i > 0 && (p->t[i - 1].grammar & G_PREP))
        return false; /* "parents in Derby said" */
    if (k < p->n && (p->t[k].grammar & G_STRONG) && (p->t[k].bits & F_LOWER) &&
        !(p->t[k].grammar & G_ING))
        return true;
    if (i > 1 && (p->t[i - 1].meaning & L_MOD) && (p->t[i - 1].bits & F_LOWER))
        i--; /* "added little Amy" */
    return i > 0 && (p->t[i - 1].grammar & G_STRONG) &&
           !(p->t[i - 1].grammar & (G_ING | G_NOUN | G_HEARER)) &&
           (p->t[i - 1].bits & F_LOWER);
}

/* Where the verb is second, a pronoun right behind it is its subject: "Über
 * ihre Abreise sagte sie". */
bool
beside_pronoun(const struct beside *p)
{
    uint32_t k = p->r->to + 1;

    if (lexicon_has(p->a->lexicon, LANG_VERB_SECOND) && k < p->n &&
        (p->t[k].grammar & (G_HE | G_SHE)))
        return false;
    for (k = p->r->to; k < p->n && k < p->r->to + PRONOUN_MOST; k++) {
        if (p->t[k].kind != TOKEN_WORD || (p->t[k].bits & F_CAP))
            return false;
        if (p->t[k].grammar & (G_HE | G_SHE))
            return true;
    }
    return false;
}

/* ---- what it is called ---- */

bool
beside_naming(const struct beside *p)
{
    return p->r->from > 0 && (p->t[p->r->from - 1].meaning & L_LABEL) &&
           (p->t[p->r->from - 1].bits & F_LOWER);
}

/* "o presidente da câmara Rui Lima", "le chef de la police Ada Lind": the noun
 * before the first name belongs to somebody's office. */
static bool
office_of_noun(const struct beside *p)
{
    uint32_t k = p->r->from;

    if (k < 3 || !(p->t[k].meaning & L_FIRST))
        return false;
    k -= 2;
    k -= k > 1 && (p->t[k].grammar & G_DET);
    return (p->t[k].grammar & G_OF) && role(&p->t[k - 1]);
}

bool
beside_organisation(const struct beside *p)
{
    const struct token *t;
    uint32_t k;

    for (k = p->r->from; k < p->r->to; k++) {
        if (token_is(&p->t[k], '&'))
            return true;
    }
    if (p->r->from == 0)
        return false;
    t = &p->t[p->r->from - 1];
    if (!(t->bits & F_LOWER))
        return false;
    if ((t->meaning & L_THING) && !(t->meaning & L_DOC) && !office_of_noun(p))
        return true;
    return (article_detail(p->a, t) & D(ITSELF)) != 0;
}
