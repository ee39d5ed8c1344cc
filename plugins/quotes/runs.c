/* SPDX-License-Identifier: MIT */
#include "runs.h"

#include <string.h>

#include "runs_extent.h"

/* "Left-back", not "Jean-Marc": a small letter behind the last hyphen. */
static bool
small_tail(const struct article *a, const struct token *t)
{
    uint32_t i = t->end;

    if (!(t->bits & F_DASH))
        return false;
    while (i > t->at && a->s[i - 1] != '-')
        i--;
    return i > t->at + 1 && a->s[i] >= 'a' && a->s[i] <= 'z';
}

/* A word that is no function word, verb of speaking or verb. */
static bool
plain_noun(const struct token *t)
{
    return t->kind == TOKEN_WORD && (t->bits & F_LOWER) &&
           !(t->bits & (F_ADVERB | F_POSS)) && t->grammar == 0;
}

/* Is the word at the opening of a sentence an ordinary one? */
static bool
ordinary(const struct finder *f, uint32_t k, uint32_t end)
{
    const struct token *t = &f->t[k], *next = &f->t[k + 1];
    const struct form *form = &f->a->forms.v[t->id];
    bool alone = end == k + 1;

    if ((t->meaning & (L_FIRST | L_TITLE)) || t->kind != TOKEN_WORD)
        return false;
    if (t->meaning & L_OPENER || t->bits & F_ADVERB)
        return true;
    if ((t->meaning & L_ROLE) && (t->meaning & L_GROUP) &&
        (alone || (end == k + 2 && end < f->to && !(next->meaning & L_ORG) &&
                      (f->t[end].grammar & G_CONJ))))
        return true; /* "Jurors were shown", "Neighbours Ada and Bo Lind" */
    /* "Neighbour Tom Okoye", "Striker Kwame Osei Tutu", "Carmaker Lind Motors",
     * "Low-cost Airways" */
    if (!alone && (t->meaning & L_ROLE) && !(t->meaning & (L_ORG | L_GROUP)) &&
        !((t->meaning & L_THING) == 0 &&
            lexicon_has(f->a->lexicon, LANG_CAPITAL_ROLES)) &&
        runs_capital(next) && ((next->meaning & L_FIRST) || end > k + 2))
        return true;
    if (!alone && small_tail(f->a, t))
        return true;
    /* "Thanked by all", "Accusing Lind of lies" */
    if (!alone && (t->grammar & (G_ING | G_PAST)))
        return true;
    /* "Good news", "Following a meeting": never a capital elsewhere. */
    if (alone && end < f->to && form->inside == 0 &&
        !(t->meaning & (L_ORG | L_MEDIA)) &&
        ((next->grammar & G_DET) || plain_noun(next) ||
            next->kind == TOKEN_NUMBER))
        return true;
    /* "Dizia sempre:" */
    if (alone && (t->grammar & G_CUE) &&
        lexicon_has(f->a->lexicon, LANG_SUBJECT_OMITTED))
        return true;
    if (f->a->forms.v[form->lower].seen == 0 || t->end - t->at < 3)
        return false;
    return alone || (next->meaning & (L_FIRST | L_TITLE));
}

/* "Maître Ada Lind", "Harbour Council Ada Lind": words that are no name and
 * then a first name that can be nothing else. */
static uint32_t
behind_first(const struct token *t, const struct run *r)
{
    uint32_t k;

    if ((t[r->from].meaning & (L_FIRST | L_PART)) &&
        !(t[r->from].meaning & L_ROLE))
        return r->from;
    for (k = r->from + 1; k + 1 < r->to; k++) {
        if ((t[k].meaning & (L_SURE_M | L_SURE_F)) &&
            t[k + 1].kind == TOKEN_WORD &&
            !(t[r->to - 1].meaning & (L_ORG | L_PLACE)) &&
            !(t[k].meaning & (L_PLACE | L_PART)))
            return k;
        if (t[k].kind != TOKEN_WORD)
            break;
    }
    return r->from;
}

/* A title or a person's role before a name. */
static bool
office(const struct token *t, bool roles)
{
    return (t->meaning & L_TITLE) || (roles && (t->meaning & L_ROLE) &&
                                         !(t->meaning & (L_THING | L_GROUP)));
}

/* "CEO Ada Lind", but not "CHIEF SAYS NO". */
static bool
acronym(const struct token *t)
{
    return (t->bits & F_UPPER) && !(t[1].bits & F_UPPER);
}

static uint32_t
core(const struct finder *f, const struct run *r)
{
    const struct token *t = f->t;
    uint32_t from = r->from, i;
    bool roles = lexicon_has(f->a->lexicon, LANG_CAPITAL_ROLES);

    /* "Norland-born Ada Lind" */
    if (lexicon_has(f->a->lexicon, LANG_HYPHEN_COMPOUNDS) &&
        r->to > r->from + 2 && small_tail(f->a, &t[r->from]))
        return r->from + 1;
    /* "Justice Watch" */
    if (r->to == r->from + 2 && (t[r->from].meaning & L_ORG) &&
        (t[r->from + 1].meaning & L_ORG))
        return r->from;

    /* Words before the last title are of an office: "State Senator Ada". */
    for (i = r->from; i + 1 < r->to; i++) {
        if (office(&t[i], roles || acronym(&t[i])))
            from = i + 1 + (t[i + 1].kind == TOKEN_MARK);
    }
    if (from == r->from)
        from = behind_first(t, r);
    /* A title alone is nobody's name, nor is "Chief Operating Officer". */
    if (from > r->from && office(&t[r->to - 1], roles) &&
        (from + 1 >= r->to || !(t[from].meaning & L_FIRST)))
        return r->to;
    return from;
}

/* Go on to the first token from *k on that a name may begin with. */
static inline bool
next_start(struct finder *f, uint32_t *k)
{
    while (f->start < f->nstarts && f->starts[f->start] < *k)
        f->start++;
    if (f->start == f->nstarts || f->starts[f->start] >= f->to)
        return false;
    *k = f->starts[f->start];
    return true;
}

/* Is the token the label of a question or an answer: "Q. Cape Farewell is"? */
static bool
letter_label(struct finder *f, uint32_t k)
{
    const struct turns *x = &f->a->turns;
    uint32_t at = f->t[k].at;

    while (f->turn < x->n && x->v[f->turn].to <= at)
        f->turn++;
    return f->turn < x->n && x->v[f->turn].kind != TURN_NAMED &&
           x->v[f->turn].label.n > 0 && x->v[f->turn].label.at == at;
}

static void
find(struct finder *f)
{
    struct run r = { .who = NAME_NONE };
    uint32_t k = f->from, end;

    while (next_start(f, &k)) {
        if (!runs_may_begin(f, k) || letter_label(f, k)) {
            k++;
            continue;
        }
        end = runs_end(f, k);
        if (runs_opens(f, k) &&
            !lexicon_has(f->a->lexicon, LANG_CAPITAL_NOUNS) &&
            ordinary(f, k, end) && ++k >= end)
            continue;
        pool_push(f->a->pool, f->out->v, f->out->n, f->out->cap);
        r.from = k;
        r.to = end;
        r.core = core(f, &r);
        f->out->v[f->out->n++] = r;
        k = end;
    }
}

/* Count capitals that no sentence's opening explains. */
static void
count_inside(struct finder *f)
{
    uint32_t k;

    for (k = f->from; next_start(f, &k); k++) {
        if (runs_capital(&f->t[k]) && !runs_opens(f, k))
            f->a->forms.v[f->t[k].id].inside++;
    }
}

static struct finder
finder(struct article *a, const struct tokens *x, struct runs *out)
{
    return (struct finder){ .a = a,
        .t = x->v,
        .starts = x->starts,
        .nstarts = x->nstarts,
        .out = out };
}

void
runs_find(struct article *a)
{
    struct finder f = finder(a, &a->tokens.outer, &a->outer);
    size_t i;

    for (i = 0; i < a->sentences.n; i++) {
        f.from = a->sentences.v[i].from;
        f.to = a->sentences.v[i].to;
        count_inside(&f);
    }
    f.start = 0;
    for (i = 0; i < a->sentences.n; i++) {
        f.from = a->sentences.v[i].from;
        f.to = a->sentences.v[i].to;
        find(&f);
    }
    f = finder(a, &a->tokens.inner, &a->inner);
    for (i = 0; i < a->stretches.n; i++) {
        f.from = a->tokens.inside[i].token;
        f.to = a->tokens.inside[i].tokens_end;
        find(&f);
    }
}

uint32_t
runs_core(const struct article *a, bool inner, const struct run *r,
    uint32_t out[CORE_MOST])
{
    const struct token *t = inner ? a->tokens.inner.v : a->tokens.outer.v;
    uint32_t to = r->to, i, n = 0;

    while (to > r->core + 1 &&
           ((t[to - 1].meaning & L_SUFFIX) || t[to - 1].kind == TOKEN_MARK))
        to--;
    for (i = r->core; i < to && n < CORE_MOST; i++) {
        if (t[i].kind == TOKEN_WORD)
            out[n++] = t[i].id;
    }
    return n;
}

uint32_t
runs_suffix(const struct article *a, bool inner, const struct run *r)
{
    const struct token *t = inner ? a->tokens.inner.v : a->tokens.outer.v;
    uint32_t k = r->to - 1;

    while (k > r->core && t[k].kind == TOKEN_MARK)
        k--;
    return k > r->core && (t[k].meaning & L_SUFFIX) ? t[k].id : 0;
}

size_t
runs_from(const struct runs *r, uint32_t k)
{
    size_t lo = 0, hi = r->n;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;

        if (r->v[mid].from < k)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* Does the run stand where a name stands: beside a verb of speaking or behind
 * "according to", without an article? */
static bool
beside_verb(const struct article *a, const struct run *r)
{
    const struct token *t = a->tokens.outer.v;
    uint32_t n = (uint32_t)a->tokens.outer.n;

    if (r->from > 0 && (t[r->from - 1].grammar & G_ACCORDING) &&
        (t[r->from - 1].meaning & L_REPORTED))
        return true; /* "laut Hafenbund" */
    if (r->from > 0 && (t[r->from - 1].grammar & (G_DET | G_PREP)))
        return false;
    /* '„...“, strich Lind heraus', '„...“, so urteilte Lind' */
    if (r->from > 3 && (t[r->from - 1].grammar & G_CUE)) {
        uint32_t k = r->from - 2;

        k -= (t[k].grammar & G_AS) != 0;
        if (token_is(&t[k], ',') && t[k - 1].kind == TOKEN_QUOTE)
            return true;
    }
    return (r->to < n && (t[r->to].grammar & G_STRONG)) ||
           (r->from > 0 && (t[r->from - 1].grammar & (G_STRONG | G_AS)));
}

void
runs_prune(struct article *a)
{
    const struct token *t = a->tokens.outer.v;
    size_t i, out = 0;

    if (!lexicon_has(a->lexicon, LANG_CAPITAL_NOUNS))
        return;
    for (i = 0; i < a->outer.n; i++) {
        const struct run *r = &a->outer.v[i];
        const struct token *w = &t[r->from];

        if (r->who != NAME_NONE || (w->bits & F_UPPER) ||
            (w->meaning & (L_MEDIA | L_FIRST)) ||
            (r->to > r->from + 1 && !(w->meaning & L_ROLE)) ||
            (!(w->meaning & L_ROLE) && beside_verb(a, r)))
            a->outer.v[out++] = *r;
    }
    a->outer.n = out;
}
