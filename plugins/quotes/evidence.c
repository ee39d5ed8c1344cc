/* SPDX-License-Identifier: MIT */
#include "evidence.h"

#include <string.h>

#include "article.h"
#include "beside.h"

/* How a word stands in the article: the last one of names, or alone. */
enum {
    STANDS_SPEAKS = 1,     /* "Lind said" */
    STANDS_ALONE = 2,      /* "Lind", not behind a determiner nor in a place */
    STANDS_TITLED = 4,     /* "Mrs Lind" */
    STANDS_LOCATED = 8,    /* "in Lind", "in Port Lind" */
    STANDS_DESCRIBED = 16, /* "Ada Lind, 25," */
    STANDS_OF_THING = 32   /* "the Lind 9" */
};

#define SURNAME (STANDS_SPEAKS | STANDS_ALONE | STANDS_TITLED)

/* ---- the whole article ---- */

static uint8_t
alone(const struct beside *p)
{
    const struct token *t = &p->t[p->r->from];

    if (p->r->core > p->r->from)
        return STANDS_TITLED;
    if (p->r->from > 0 && (t[-1].grammar & G_DET))
        return 0;
    return beside_verb(p) ? STANDS_SPEAKS | STANDS_ALONE : STANDS_ALONE;
}

void
evidence_survey(struct article *a)
{
    uint32_t w[CORE_MOST], n;
    size_t i;

    a->cast.stands = pool_alloc(a->pool, a->forms.n);
    memset(a->cast.stands, 0, a->forms.n);
    for (i = 0; i < a->outer.n; i++) {
        struct beside p = beside_run(a, false, &a->outer.v[i]);

        n = runs_core(a, false, p.r, w);
        if (n == 0)
            continue;
        if (beside_located(&p))
            a->cast.stands[w[n - 1]] |= STANDS_LOCATED;
        else if (n == 1)
            a->cast.stands[w[0]] |= alone(&p);
        if (beside_article(&p))
            a->cast.stands[w[0]] |= STANDS_OF_THING;
        if (n > 1 && beside_described(&p))
            a->cast.stands[w[n - 1]] |= STANDS_DESCRIBED;
    }
}

/* ---- words ---- */

static const struct entry *
word(const struct article *a, uint32_t w)
{
    return a->forms.v[w].word;
}

/* "Ministry of Roads and Rails", "Marsh & Tully": names of more than one part
 * are no persons'. */
static bool
joined(const struct article *a, const uint32_t *w, uint32_t n)
{
    uint32_t i;

    for (i = 0; i < n; i++) {
        const struct entry *f = word(a, w[i]);

        if ((f->grammar & (G_PREP | G_CONJ)) && !(f->bits & F_CAP) &&
            !(f->meaning & L_PART))
            return true;
    }
    return false;
}

bool
evidence_surname(const struct article *a, const uint32_t *w, uint32_t n)
{
    uint32_t m = word(a, w[0])->meaning;

    if (n > 2 && (m & L_FIRST) && !(word(a, w[1])->meaning & L_PART) &&
        (word(a, w[1])->meaning & L_FIRST) && !(word(a, w[1])->grammar & G_DET))
        return false; /* "Van Maximilian Carlson", not "Von der Heide" */
    return n > 1 && (m & L_PART) && !(m & (L_SURE_M | L_SURE_F)) &&
           (n > 2 || !(m & L_FIRST) ||
               (word(a, w[0])->grammar & (G_PREP | G_DET)));
}

/* "Florence Advisors": a role of several is no surname. */
static bool
several(const struct entry *last)
{
    return (last->meaning & (L_ROLE | L_GROUP)) == (L_ROLE | L_GROUP);
}

/* "Norland-based", "Lind-led": what is so, not who. */
static bool
compound(const struct article *a, const struct entry *last)
{
    size_t i = last->n;

    if (!(last->bits & F_DASH))
        return false;
    while (last->s[i - 1] != '-')
        i--;
    return lang_word(a->lexicon->language, last->s + i,
               last->n - i)[LANG_NAME_GROUP] &
           N(BEHIND_NAME);
}

/* ---- a person? ---- */

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

/* Are all titles before the name words that stand before nouns, too: "General
 * Election", "Private Meeting"? */
static bool
weakly_titled(const struct beside *p)
{
    uint32_t k;

    for (k = p->r->from; k < p->r->core; k++) {
        if ((p->t[k].meaning & (L_TITLE | L_ROLE)) &&
            !(article_naming(p->a, &p->t[k]) & N(WEAK_TITLE)))
            return false;
    }
    return p->r->core > p->r->from;
}

/* "Kirra and Wazza Lind", where "Kirra said" stands, too. */
static bool
shares_surname(const struct article *a, const struct beside *p, uint32_t form)
{
    uint32_t k = p->r->to;

    return (a->cast.stands[form] & STANDS_SPEAKS) && k + 2 < p->n &&
           (article_detail(a, &p->t[k]) & D(JOINS_SUBJECTS)) &&
           p->t[k + 1].kind == TOKEN_WORD && (p->t[k + 1].bits & F_CAP) &&
           (p->t[k + 2].bits & F_CAP) &&
           !((p->t[k + 1].meaning | p->t[k + 2].meaning) &
               (L_ORG | L_PLACE | L_TITLE | L_MEDIA));
}

static bool
one_word(
    const struct article *a, const struct beside *p, bool titled, uint32_t form)
{
    const struct entry *w = word(a, form);

    if ((w->meaning & (L_ORG | L_NOTNAME | L_DAY | L_MEDIA | L_PLACE)) ||
        (w->meaning & L_TITLE))
        return false;
    if (titled)
        return !weakly_titled(p) || (a->cast.stands[form] & STANDS_ALONE);
    if (w->bits & F_UPPER)
        return false;
    if (beside_sole_role(p))
        return true;
    if ((w->meaning & L_FIRST) &&
        !(a->cast.stands[form] & (STANDS_LOCATED | STANDS_OF_THING)) &&
        (beside_verb(p) || beside_naming(p) || beside_apposition(p)))
        return true;
    if (beside_relative(p) || shares_surname(a, p, form))
        return true;
    return beside_verb(p) && beside_pronoun(p);
}

/* Is it a name by its words: a first name that is known, and nothing that
 * speaks against it? */
static bool
first_name(const struct article *a, const struct beside *p, const uint32_t *w,
    uint32_t n)
{
    const struct entry *first = word(a, w[0]), *last = word(a, w[n - 1]);
    uint8_t stands = a->cast.stands[w[n - 1]];

    if (!(first->meaning & L_FIRST) || several(last))
        return false;
    if (first->naming & N(PARTICLE_OF_THINGS))
        return (stands & SURNAME) != 0; /* "Al Gore", not "El Alto" */
    if (first->meaning & (L_SURE_M | L_SURE_F))
        return true;
    if ((n > 2 && (last->meaning & L_PLACE)) || beside_located(p))
        return false;
    return (stands & SURNAME) ||
           !((first->common && last->common) || (first->meaning & L_PLACE));
}

/* "Jonah Hill", "Kanye West": a surname although it is a word of places, where
 * it speaks or something is told of its bearer. */
static bool
surname_of_things(
    const struct article *a, const struct beside *p, const uint32_t *w)
{
    uint8_t stands = a->cast.stands[w[1]];

    return (word(a, w[0])->meaning & (L_SURE_M | L_SURE_F)) &&
           !(word(a, w[0])->meaning & (L_ORG | L_PLACE)) &&
           ((stands & (STANDS_SPEAKS | STANDS_TITLED)) || beside_described(p));
}

/* "Yuki Harada", where "Harada said" stands, too. */
static bool
speaks_elsewhere(const struct article *a, const uint32_t *w, uint32_t n)
{
    return n <= 3 && (a->cast.stands[w[n - 1]] & STANDS_SPEAKS) &&
           !(word(a, w[n - 1])->meaning & (L_PLACE | L_MEDIA)) &&
           !(word(a, w[0])->meaning & L_PLACE);
}

/* Is it a name by what stands beside it and how it stands elsewhere? */
static bool
told(const struct article *a, const struct beside *p, const uint32_t *w,
    uint32_t n)
{
    const struct entry *first = word(a, w[0]), *last = word(a, w[n - 1]);
    uint8_t stands = a->cast.stands[w[n - 1]];

    if ((last->meaning & L_PLACE) || (first->meaning & L_PLACE) ||
        ((stands & STANDS_LOCATED) && !(stands & SURNAME)))
        return false; /* "Highways England said" */
    if (beside_described(p) || speaks_elsewhere(a, w, n) ||
        ((stands & STANDS_TITLED) && !first->common && first->grammar == 0))
        return true;
    return beside_verb(p) &&
           ((stands & (SURNAME | STANDS_DESCRIBED)) || beside_pronoun(p) ||
               !(first->common || last->common) || (first->meaning & L_FIRST));
}

bool
evidence_person(const struct article *a, bool inner, const struct run *r,
    const uint32_t *w, uint32_t n)
{
    struct beside p = beside_run(a, inner, r);
    bool titled = r->core > r->from;
    const struct entry *first, *last;

    if (n == 0 || (!titled && beside_organisation(&p)))
        return false;
    first = word(a, w[0]);
    last = word(a, w[n - 1]);
    if (!inner && evidence_calls_himself(a, r->from) &&
        !(last->meaning & (L_ORG | L_PLACE)))
        return true;
    if (!titled && lexicon_has(a->lexicon, LANG_BARE_NAMES) &&
        beside_article(&p))
        return false;
    if (n == 1)
        return one_word(a, &p, titled, w[0]);
    if (evidence_surname(a, w, n) && !titled)
        return false;
    if ((last->meaning & L_ORG) && !(n == 2 && surname_of_things(a, &p, w)))
        return false;
    if ((first->meaning & L_ORG) || !(last->bits & F_CAP) || joined(a, w, n) ||
        compound(a, last))
        return false;
    if ((last->bits & F_UPPER) && !(first->bits & F_UPPER))
        return false;
    if (titled && !weakly_titled(&p))
        return true;
    if (first_name(a, &p, w, n))
        return true;
    return !lexicon_has(a->lexicon, LANG_CAPITAL_NOUNS) && told(a, &p, w, n);
}
