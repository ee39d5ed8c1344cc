#include "people.h"

#include <string.h>

#include "article.h"
#include "evidence.h"
#include "gender.h"

/* ---- the table of names ----------------------------------------------------
 */

static bool
same_words(const struct name *x, const uint32_t *w, uint32_t n)
{
    return x->n == n && memcmp(x->words, w, n * sizeof(*w)) == 0;
}

static uint32_t
find(const struct people *p, const uint32_t *w, uint32_t n)
{
    uint32_t i = p->by_last[w[n - 1]];

    while (i != NAME_NONE && !same_words(&p->v[i], w, n))
        i = p->v[i].same_last;
    return i;
}

/* Where the name would be, at the end of the chain of those who share a last
 * or first word, so that names stay in text order; NULL if there are too many
 * of them to look through. */
#define BEARERS_MOST 64

static uint32_t *
chain_end(struct people *p, uint32_t *head, bool last)
{
    unsigned steps = 0;

    while (*head != NAME_NONE && steps++ < BEARERS_MOST)
        head = last ? &p->v[*head].same_last : &p->v[*head].same_first;
    return *head == NAME_NONE ? head : NULL;
}

static void
spell(struct article *a, struct name *x)
{
    size_t n = 0, at = 0;
    uint32_t i;
    char *s;

    for (i = 0; i < x->n; i++)
        n += a->forms.v[x->words[i]].n + 1;
    s = pool_alloc(a->pool, n);
    for (i = 0; i < x->n; i++) {
        const struct form *f = &a->forms.v[x->words[i]];

        memcpy(s + at, f->s, f->n);
        at += f->n;
        /* A stop behind an initial belongs to the name. */
        if (f->n == 1 && i > 0 && i + 1 < x->n)
            s[at++] = '.';
        if (i + 1 < x->n)
            s[at++] = ' ';
    }
    x->text = s;
    x->text_n = at;
}

static uint32_t
add(struct article *a, const uint32_t *w, uint32_t n)
{
    struct people *p = &a->people;
    uint32_t i = find(p, w, n), *end;
    struct name *x;

    if (i != NAME_NONE)
        return i;
    pool_push(a->pool, p->v, p->n, p->cap);
    if (chain_end(p, &p->by_last[w[n - 1]], true) == NULL)
        return NAME_NONE;
    i = (uint32_t)p->n;
    x = &p->v[i];
    memset(x, 0, sizeof(*x));
    memcpy(x->words, w, n * sizeof(*w));
    x->n = n;
    x->same_last = x->same_first = NAME_NONE;
    x->fullest = x->shortest = i;
    *chain_end(p, &p->by_last[w[n - 1]], true) = i;
    end = n > 1 ? chain_end(p, &p->by_first[w[0]], false) : NULL;
    if (end != NULL)
        *end = i;
    p->n++;
    return i;
}

/* ---- collecting
 * -------------------------------------------------------------- */

static void
collect_run(struct article *a, bool inner, const struct run *r)
{
    uint32_t w[CORE_MOST], n = runs_core(a, inner, r, w), who;

    if (n > 4 || !evidence_person(a, inner, r, w, n))
        return;
    who = add(a, w, n);
    if (who == NAME_NONE)
        return;
    a->people.v[who].count++;
    gender_vote(a, inner, r, who);
}

static void
collect(struct article *a, bool inner)
{
    const struct runs *r = inner ? &a->inner : &a->outer;
    size_t i;

    for (i = 0; i < r->n; i++)
        collect_run(a, inner, &r->v[i]);
}

/* Forms of one name share first and last word: find the longest and the
 * shortest. */

static void
link_forms(struct people *p)
{
    uint32_t i, j;

    for (i = 0; i < p->n; i++) {
        struct name *x = &p->v[i];

        if (x->n < 2)
            continue;
        j = p->by_last[x->words[x->n - 1]];
        for (; j != NAME_NONE; j = p->v[j].same_last) {
            const struct name *y = &p->v[j];

            if (y->n >= 2 && y->words[0] == x->words[0]) {
                if (y->n > p->v[x->fullest].n)
                    x->fullest = j;
                if (y->n < p->v[x->shortest].n)
                    x->shortest = j;
            }
        }
    }
}

/* ---- whom a run means
 * ---------------------------------------------------------- */

static uint32_t
merge(const struct people *p, uint32_t i)
{
    return i == NAME_NONE ? i : p->v[i].shortest;
}

/* Gender that the titles of a run tell. */
static enum gender
title_gender(const struct token *t, const struct run *r)
{
    uint32_t i;

    for (i = r->from; i < r->to; i++) {
        if (!(t[i].meaning & L_TITLE))
            continue;
        if (t[i].meaning & L_MALE)
            return GENDER_MALE;
        if (t[i].meaning & L_FEMALE)
            return GENDER_FEMALE;
    }
    return GENDER_UNKNOWN;
}

/* The bearer of a surname: the only one, else by title, else who was named
 * last, unless one is named far more often than all others.  A surname that
 * is on the list for itself ("Mr. Doe") stands behind full names. */
static uint32_t
bearer(const struct article *a, uint32_t last, enum gender title)
{
    const struct people *p = &a->people;
    uint32_t i, best = NAME_NONE, alone = NAME_NONE, n = 0, total = 0;
    uint32_t recent = p->recent[last];
    bool recent_fits = false;

    for (i = p->by_last[last]; i != NAME_NONE; i = p->v[i].same_last) {
        const struct name *x = &p->v[i];

        if (x->n == 1)
            alone = i;
        if (x->n == 1 || x->shortest != i ||
            (title != GENDER_UNKNOWN && x->gender != GENDER_UNKNOWN &&
                x->gender != title))
            continue;
        n++;
        total += x->count;
        if (best == NAME_NONE || x->count > p->v[best].count)
            best = i;
        recent_fits |= recent == i;
    }
    if (n == 0 && alone == NAME_NONE && title != GENDER_UNKNOWN)
        return bearer(a, last, GENDER_UNKNOWN);
    if (n == 0)
        return alone;
    if (n > 1 && recent_fits && p->v[best].count * 5 <= total * 4)
        return recent;
    return best;
}

static uint32_t
by_first(const struct people *p, uint32_t form)
{
    uint32_t i = p->by_first[form], best = NAME_NONE;

    for (; i != NAME_NONE; i = p->v[i].same_first) {
        if (best == NAME_NONE || p->v[i].count > p->v[best].count)
            best = i;
    }
    return merge(p, best);
}

static uint32_t
one_word(const struct article *a, const struct token *t, const struct run *r,
    uint32_t w)
{
    const struct people *p = &a->people;
    uint32_t who = NAME_NONE;

    if (p->by_last[w] != NAME_NONE)
        who = bearer(a, w, title_gender(t, r));
    /* "his brother Dan" is somebody whose full name may be known. */
    if ((who == NAME_NONE || p->v[who].n == 1) && a->forms.v[w].n > 2 &&
        p->by_first[w] != NAME_NONE)
        return by_first(p, w);
    return who;
}

uint32_t
people_of(const struct article *a, bool inner, const struct run *r)
{
    const struct token *t = inner ? a->tokens.inner.v : a->tokens.outer.v;
    const struct people *p = &a->people;
    uint32_t w[CORE_MOST], n = runs_core(a, inner, r, w), k, who;
    bool titled = runs_core_from(a, inner, r) > r->from;
    const struct form *f;

    if (n == 0 || n > 6)
        return NAME_NONE;
    f = &a->forms.v[w[n - 1]];
    if ((f->meaning & L_ORG) && !(n == 1 && titled) &&
        find(p, w, n) == NAME_NONE)
        return NAME_NONE;
    if (n == 1)
        return one_word(a, t, r, w[0]);
    if ((a->forms.v[w[0]].meaning & L_ORG) &&
        !(a->forms.v[w[0]].meaning & L_FIRST))
        return NAME_NONE;
    for (k = 0; k + 1 < n; k++) { /* the longest tail that is known */
        who = find(p, w + k, n - k);
        if (who != NAME_NONE)
            return merge(p, who);
    }
    if (p->by_last[w[n - 1]] != NAME_NONE && !titled &&
        !(a->forms.v[w[n - 2]].meaning & L_FIRST))
        return bearer(a, w[n - 1], GENDER_UNKNOWN);
    return NAME_NONE;
}

enum gender
people_gender(const struct article *a, uint32_t who)
{
    return a->people.v[who].gender;
}

bool
people_has(const struct name *x, uint32_t form)
{
    uint32_t i;

    for (i = 0; i < x->n; i++) {
        if (x->words[i] == form)
            return true;
    }
    return false;
}

/* ---- all of it
 * ------------------------------------------------------------------ */

static uint32_t *
table(const struct article *a)
{
    uint32_t *v = pool_alloc(a->pool, a->forms.n * sizeof(*v));
    size_t i;

    for (i = 0; i < a->forms.n; i++)
        v[i] = NAME_NONE;
    return v;
}

void
people_find(struct article *a)
{
    struct people *p = &a->people;
    uint32_t i;

    p->by_last = table(a);
    p->by_first = table(a);
    p->recent = table(a);
    collect(a, false);
    collect(a, true);
    link_forms(p);
    gender_follow_pronouns(a);
    for (i = 0; i < p->n; i++) {
        gender_settle(a, i);
        spell(a, &p->v[i]);
    }
}
