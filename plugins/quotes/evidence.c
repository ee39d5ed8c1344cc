/* SPDX-License-Identifier: MIT */
#include "evidence.h"

#include <string.h>

#include "article.h"

#define OFFICE_MOST 10 /* tokens of an office before its holder */

/* The tokens around a run, with the ends of what may be looked at. */
struct place {
    const struct token *t;
    uint32_t n;
    const struct run *r;
};

static bool
comma(const struct place *p, uint32_t k)
{
    return k < p->n && token_is(&p->t[k], ',');
}

/* A role without a preposition or mark before it: "an aide", "the long-time
 * head". */
static bool
role_soon(const struct place *p, uint32_t k)
{
    uint32_t end = k + 5;

    for (; k < end && k < p->n; k++) {
        if (p->t[k].meaning & L_ROLE)
            return !(p->t[k].meaning & L_THING);
        if ((p->t[k].grammar & G_PREP) || token_is(&p->t[k], ',') ||
            token_is(&p->t[k], '.'))
            return false;
    }
    return false;
}

/* "born in El Paso, the daughter of": a place. */
static bool
inside(const struct article *a, const struct place *p)
{
    const struct token *t = &p->t[p->r->from];

    return p->r->from > 0 && (t[-1].bits & F_LOWER) &&
           (article_detail(a, &t[-1]) & D(PLACE_PREPOSITION));
}

/* "Ada Lind, 25," "Ada Lind, who", "Ada Lind, an aide", "Ada Lind, aide to" */
static bool
apposition_after(const struct article *a, const struct place *p)
{
    uint32_t k = p->r->to;
    const struct token *t;

    if (!comma(p, k) || k + 1 >= p->n || inside(a, p))
        return false;
    t = &p->t[k + 1];
    if (t->kind == TOKEN_NUMBER)
        return t->end - t->at == 2;
    if (t->grammar & G_REL)
        return true;
    if ((t->grammar & G_DET) && !(t->grammar & G_POSS))
        return role_soon(p, k + 2);
    if ((t->meaning & L_ROLE) && !(t->meaning & L_THING))
        return true;
    return (t->meaning & L_MOD) && (t->bits & F_LOWER);
}

static bool
verb_beside(const struct place *p)
{
    uint32_t k = p->r->to, i = p->r->from;

    if (i > 0 && (p->t[i - 1].grammar & G_PREP))
        return false; /* "parents in Derby said" */
    if (k < p->n && (p->t[k].grammar & G_STRONG) && (p->t[k].bits & F_LOWER) &&
        !(p->t[k].grammar & G_ING))
        return true;
    return i > 0 && (p->t[i - 1].grammar & G_STRONG) &&
           !(p->t[i - 1].grammar & (G_ING | G_NOUN | G_HEARER)) &&
           (p->t[i - 1].bits & F_LOWER);
}

static bool
role(const struct token *t)
{
    return (t->bits & F_LOWER) && (t->meaning & L_ROLE) &&
           !(t->meaning & L_THING);
}

/* Does what is behind the name set it apart: "Ada Lind,", "Ada Lind (45)"? */
static bool
apart(const struct place *p)
{
    return comma(p, p->r->to) ||
           (p->r->to < p->n && token_is(&p->t[p->r->to], '('));
}

/* "aide Ada Lind", "her aide, Ada Lind," */
static bool
role_before(const struct place *p)
{
    uint32_t i = p->r->from;

    if (i > 0 && role(&p->t[i - 1]))
        return true;
    return i > 1 && comma(p, i - 1) && role(&p->t[i - 2]) && apart(p);
}

/* "delantero uruguayo Iker Moya" */
static bool
role_and_adjective(const struct place *p)
{
    uint32_t i = p->r->from;

    return i > 1 && (p->t[i - 1].bits & F_LOWER) && p->t[i - 1].grammar == 0 &&
           role(&p->t[i - 2]);
}

/* "the chairman of the election board, Berdi Annayev," */
static bool
office_before(const struct place *p)
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

/* "spokeswoman Lind" is a person; "ally Norland" may be a country. */
static bool
sole_role(const struct place *p)
{
    return role_before(p) && !(p->t[p->r->from - 1].meaning & L_SHARED) &&
           p->t[p->r->from - 1].kind == TOKEN_WORD;
}

/* "Ministry of Roads and Rails", "Marsh & Tully": names of more than one part
 * are no persons'. */
static bool
joined(const struct article *a, const uint32_t *w, uint32_t n)
{
    uint32_t i;

    for (i = 0; i < n; i++) {
        const struct entry *f = a->forms.v[w[i]].word;

        if ((f->grammar & (G_PREP | G_CONJ)) && !(f->bits & F_CAP) &&
            !(f->meaning & L_PART))
            return true;
    }
    return false;
}

/* Does "he" or "she" follow before another name: "Lind said she"?  Where the
 * verb is second, one right behind it is its subject: "Über ihre Abreise sagte
 * sie". */
static bool
pronoun_follows(const struct article *a, const struct place *p)
{
    uint32_t k = p->r->to + 1;

    if (lexicon_has(a->lexicon, LANG_VERB_SECOND) && k < p->n &&
        (p->t[k].grammar & (G_HE | G_SHE)))
        return false;

    for (k = p->r->to; k < p->n && k < p->r->to + 8; k++) {
        if (p->t[k].kind != TOKEN_WORD || (p->t[k].bits & F_CAP))
            return false;
        if (p->t[k].grammar & (G_HE | G_SHE))
            return true;
    }
    return false;
}

/* "a man named Tobias" */
static bool
named(const struct place *p)
{
    return p->r->from > 0 && (p->t[p->r->from - 1].meaning & L_LABEL) &&
           (p->t[p->r->from - 1].bits & F_LOWER);
}

/* "o presidente da câmara Rui Lima", "le chef de la police Ada Lind": the noun
 * before the first name belongs to somebody's office. */
static bool
office_of_noun(const struct place *p)
{
    uint32_t k = p->r->from;

    if (k < 3 || !(p->t[k].meaning & L_FIRST))
        return false;
    k -= 2;
    k -= k > 1 && (p->t[k].grammar & G_DET);
    return (p->t[k].grammar & G_OF) && role(&p->t[k - 1]);
}

/* "the group Red Lantern", "calling itself Red Lantern", "Marsh & Tully" */
static bool
organisation(const struct article *a, const struct place *p)
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
    return (article_detail(a, t) & D(ITSELF)) != 0;
}

/* "her husband, Timur," */
static bool
relative_before(const struct place *p)
{
    uint32_t i = p->r->from, k = p->r->to;

    return i > 1 && comma(p, i - 1) && role(&p->t[i - 2]) &&
           (p->t[i - 2].meaning & (L_MALE | L_FEMALE)) &&
           (comma(p, k) || (k < p->n && token_is(&p->t[k], '.')));
}

bool
evidence_calls_himself(const struct article *a, uint32_t k)
{
    const struct token *t = a->tokens.outer.v;
    uint32_t i;

    if (k < 2 || !(t[k - 1].grammar & G_AS) || !(t[k - 1].bits & F_LOWER))
        return false;
    for (i = k - 2; i > 0 && i + 4 > k; i--) {
        if ((t[i].bits & F_LOWER) &&
            (article_detail(a, &t[i]) & D(NAMES_HIMSELF)))
            return true;
    }
    return false;
}

static bool
one_word(const struct article *a, const struct place *p, bool titled,
    const struct entry *w)
{
    if ((w->meaning & (L_ORG | L_NOTNAME | L_DAY | L_MEDIA | L_PLACE)) ||
        (w->meaning & L_TITLE))
        return false;
    if (titled)
        return true;
    if (w->bits & F_UPPER)
        return false;
    if (sole_role(p))
        return true;
    if ((w->meaning & L_FIRST) &&
        (verb_beside(p) || named(p) || apposition_after(a, p)))
        return true;
    if (relative_before(p))
        return true;
    return verb_beside(p) && pronoun_follows(a, p);
}

void
evidence_speakers(struct article *a)
{
    uint32_t w[CORE_MOST];
    size_t i;

    a->cast.speaks = pool_alloc(a->pool, a->forms.n);
    memset(a->cast.speaks, 0, a->forms.n);
    for (i = 0; i < a->outer.n; i++) {
        const struct run *r = &a->outer.v[i];
        struct place p = { a->tokens.outer.v, (uint32_t)a->tokens.outer.n, r };

        if (r->to == r->from + 1 && runs_core(a, false, r, w) == 1 &&
            verb_beside(&p) &&
            !(r->from > 0 && (p.t[r->from - 1].grammar & G_DET)))
            a->cast.speaks[w[0]] = true;
    }
}

/* "Yuki Harada", where "Harada said" stands, too. */
static bool
speaks_elsewhere(const struct article *a, const uint32_t *w, uint32_t n)
{
    return n <= 3 && a->cast.speaks[w[n - 1]] &&
           !(a->forms.v[w[n - 1]].word->meaning & (L_PLACE | L_MEDIA)) &&
           !(a->forms.v[w[0]].word->meaning & L_PLACE);
}

bool
evidence_surname(const struct article *a, const uint32_t *w, uint32_t n)
{
    uint32_t m = a->forms.v[w[0]].word->meaning;

    return n > 1 && (m & L_PART) && !(m & (L_SURE_M | L_SURE_F)) &&
           (n > 2 || !(m & L_FIRST));
}

/* "The Red Cross", but not "the Ada Lind years". */
static bool
with_article(const struct place *p)
{
    const struct token *t = &p->t[p->r->from], *next = &p->t[p->r->to];

    if (p->r->from == 0 || !(t[-1].meaning & L_THE) ||
        (t[-1].grammar & (G_POSS | G_THAT)))
        return false;
    return p->r->to == p->n || next->grammar != 0 || !(next->bits & F_LOWER);
}

/* "in Florence Hills", not "in Ada Lind's view"; "Florence Works Norland": no
 * person, although the first word may be a first name. */
static bool
place_name(const struct article *a, const struct place *p,
    const struct entry *last, uint32_t n)
{
    if (n > 2 && (last->meaning & L_PLACE))
        return true;
    return inside(a, p) &&
           !(p->r->to < p->n && (p->t[p->r->to].bits & F_POSS)) &&
           !(p->t[p->r->to - 1].bits & F_POSS);
}

/* "Florence Advisors": a role of several is no surname. */
static bool
several(const struct entry *last)
{
    return (last->meaning & (L_ROLE | L_GROUP)) == (L_ROLE | L_GROUP);
}

bool
evidence_person(const struct article *a, bool inner, const struct run *r,
    const uint32_t *w, uint32_t n)
{
    const struct tokens *t = inner ? &a->tokens.inner : &a->tokens.outer;
    struct place p = { t->v, (uint32_t)t->n, r };
    bool titled = r->core > r->from;
    const struct entry *first, *last;

    if (n == 0 || (!titled && organisation(a, &p)))
        return false;
    first = a->forms.v[w[0]].word;
    last = a->forms.v[w[n - 1]].word;
    if (!inner && evidence_calls_himself(a, r->from) &&
        !(last->meaning & (L_ORG | L_PLACE)))
        return true;
    if (!titled && lexicon_has(a->lexicon, LANG_BARE_NAMES) && with_article(&p))
        return false;
    if (n == 1)
        return one_word(a, &p, titled, first);
    if (evidence_surname(a, w, n) && !titled)
        return false;
    if ((first->meaning & L_ORG) || (last->meaning & L_ORG) ||
        !(last->bits & F_CAP) || joined(a, w, n))
        return false;
    if ((last->bits & F_UPPER) && !(first->bits & F_UPPER))
        return false;
    if (titled)
        return true;
    if (first->meaning & (L_SURE_M | L_SURE_F) && !several(last))
        return true;
    if ((first->meaning & L_FIRST) && !place_name(a, &p, last, n) &&
        !several(last))
        return true;
    /* "Highways England said" */
    return !lexicon_has(a->lexicon, LANG_CAPITAL_NOUNS) &&
           !(last->meaning & L_PLACE) &&
           (apposition_after(a, &p) || verb_beside(&p) || role_before(&p) ||
               office_before(&p) ||
               (lexicon_has(
                    a->lexicon, LANG_ADJECTIVE_BEHIND_NOUN | LANG_COMPOUNDS) &&
                   role_and_adjective(&p)) ||
               speaks_elsewhere(a, w, n));
}
