/* SPDX-License-Identifier: MIT */
#include "people.h"

#include <string.h>

#include "article.h"
#include "evidence.h"
#include "gender.h"
#include "names.h"

#define PARTICLES_MOST 64 /* names that "Al-Sayed" is compared with */

/* ---- collecting ---- */

/* Of whom no more is known than "Mrs Lind", he or she is called so. */
static void
call_by_title(struct article *a, bool inner, const struct run *r, uint32_t who)
{
    const struct token *t = inner ? a->tokens.inner.v : a->tokens.outer.v;
    struct entity *x = &a->cast.v[who];

    if (r->core == r->from)
        return;
    x->text = a->s + t[r->from].at;
    x->text_n = t[r->to - 1].end - t[r->from].at;
}

/* Words but for particles: "Ana Ruiz de la Cuesta" has three. */
static uint32_t
proper_words(const struct article *a, const uint32_t *w, uint32_t n)
{
    uint32_t i, proper = 0;

    for (i = 0; i < n; i++)
        proper += (a->forms.v[w[i]].word->bits & F_CAP) != 0;
    return proper;
}

/* Note which suffixes stand behind each surname. */
static void
survey_suffixes(struct article *a)
{
    uint32_t w[CORE_MOST], n, suffix, *x;
    size_t i;

    for (i = 0; i < a->outer.n; i++) {
        suffix = runs_suffix(a, false, &a->outer.v[i]);
        n = suffix != 0 ? runs_core(a, false, &a->outer.v[i], w) : 0;
        if (n == 0)
            continue;
        if (a->cast.suffix == NULL) {
            a->cast.suffix =
                pool_alloc(a->pool, a->forms.n * sizeof(*a->cast.suffix));
            memset(a->cast.suffix, 0, a->forms.n * sizeof(*a->cast.suffix));
        }
        x = &a->cast.suffix[w[n - 1]];
        *x = *x == 0 || *x == suffix ? suffix : CAST_MANY;
    }
}

/* The suffix that tells the run from others of its surname, "Jr" where there is
 * a "Sr", too; or 0. */
static uint32_t
telling_suffix(const struct article *a, bool inner, const struct run *r,
    const uint32_t *w, uint32_t n)
{
    if (a->cast.suffix == NULL || n == 0 ||
        a->cast.suffix[w[n - 1]] != CAST_MANY)
        return 0;
    return runs_suffix(a, inner, r);
}

/* Call somebody as he is called where he is named first, but for titles. */
static void
call_as_written(struct article *a, bool inner, const struct run *r,
    uint32_t who, bool suffix)
{
    const struct token *t = inner ? a->tokens.inner.v : a->tokens.outer.v;
    struct entity *x = &a->cast.v[who];
    uint32_t to = r->to, at = t[r->core].at, end, i;

    while (to > r->core + 1 && !suffix &&
           ((t[to - 1].meaning & L_SUFFIX) || t[to - 1].kind == TOKEN_MARK))
        to--;
    end = t[to - 1].end;
    if (suffix && end < a->n && a->s[end] == '.' &&
        (t[to - 1].meaning & L_ABBR))
        end++;
    for (i = at; i < end; i++) {
        if (a->s[i] == '\n' || (a->s[i] == ' ' && a->s[i + 1] == ' '))
            return; /* more than one blank: as it is spelt by its words */
    }
    x->text = a->s + at;
    x->text_n = end - at;
}

/* "Dominik T. räumte ein" */
static bool
stop_behind(const struct article *a, bool inner, const struct run *r)
{
    const struct tokens *t = inner ? &a->tokens.inner : &a->tokens.outer;

    return r->to < t->n && token_is(&t->v[r->to], '.') &&
           t->v[r->to].at == t->v[r->to - 1].end;
}

static void
collect_run(struct article *a, bool inner, const struct run *r)
{
    uint32_t w[CORE_MOST], n = runs_core(a, inner, r, w), who, suffix;

    if (n > NAME_WORDS || proper_words(a, w, n) > 4 ||
        !evidence_person(a, inner, r, w, n))
        return;
    suffix = telling_suffix(a, inner, r, w, n);
    if (n == 1 && suffix != 0)
        return;
    if (n > 1 && n < NAME_WORDS && suffix != 0)
        w[n++] = suffix;
    who = names_add(a, &a->cast.people, ENTITY_PERSON, w, n);
    if (who == NAME_NONE)
        return;
    if (n == 1 && a->cast.v[who].count == 0)
        call_by_title(a, inner, r, who);
    else if (n > 1 && a->cast.v[who].count == 0)
        call_as_written(a, inner, r, who, suffix != 0);
    a->cast.v[who].count++;
    a->cast.v[who].stopped += stop_behind(a, inner, r);
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
link_forms(struct cast *p)
{
    uint32_t i, j;

    for (i = 0; i < p->n; i++) {
        struct entity *x = &p->v[i];

        if (x->n < 2)
            continue;
        j = p->people.last[x->words[x->n - 1]];
        for (; j != NAME_NONE; j = p->v[j].same_last) {
            const struct entity *y = &p->v[j];

            if (y->n >= 2 && y->words[0] == x->words[0]) {
                if (y->n > p->v[x->fullest].n)
                    x->fullest = j;
                if (y->n < p->v[x->shortest].n)
                    x->shortest = j;
            }
        }
    }
}

/* What is known of one form is known of all. */
static void
share_traits(struct cast *p)
{
    uint32_t i, j, k;

    for (i = 0; i < p->n; i++) {
        const struct entity *x = &p->v[i];
        struct entity *y = &p->v[x->shortest];

        if (x == y)
            continue;
        y->votes[0] += x->votes[0];
        y->votes[1] += x->votes[1];
        for (j = 0; j < HEADS && x->heads[j] != 0; j++) {
            for (k = 0; k < HEADS && y->heads[k] != 0; k++)
                continue;
            if (k < HEADS)
                y->heads[k] = x->heads[j];
        }
    }
}

/* ---- whom a run means ---- */

static uint32_t
merge(const struct cast *p, uint32_t i)
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

/* Gender that the titles of a run or "himself" behind it tell. */
static enum gender
told_gender(const struct article *a, bool inner, const struct run *r)
{
    const struct tokens *t = inner ? &a->tokens.inner : &a->tokens.outer;

    if (r->to < t->n && (t->v[r->to].grammar & G_AUX)) {
        if (t->v[r->to].grammar & G_HIM)
            return GENDER_MALE;
        if (t->v[r->to].grammar & G_HER)
            return GENDER_FEMALE;
    }
    return title_gender(t->v, r);
}

/* Has anybody of the surname the gender that the title tells? */
static bool
title_known(const struct cast *p, uint32_t last, enum gender title)
{
    uint32_t i = p->people.last[last];

    while (i != NAME_NONE && (p->v[i].n == 1 || p->v[i].gender != title))
        i = p->v[i].same_last;
    return i != NAME_NONE && title != GENDER_UNKNOWN;
}

/* The bearer of a surname: the only one, else by title, else who was named
 * last, unless one is named or speaks far more often than all others.  A
 * surname that is on the list for itself ("Mr. Doe") stands behind full names.
 */
static uint32_t
bearer(const struct article *a, uint32_t last, enum gender title)
{
    const struct cast *p = &a->cast;
    uint32_t i, best = NAME_NONE, alone = NAME_NONE, n = 0, total = 0;
    uint32_t recent = p->recent[last], spoke_more = NAME_NONE;
    bool recent_fits = false, sure = title_known(p, last, title);

    for (i = p->people.last[last]; i != NAME_NONE; i = p->v[i].same_last) {
        const struct entity *x = &p->v[i];

        if (x->n == 1)
            alone = i;
        if (x->n == 1 || x->shortest != i ||
            (title != GENDER_UNKNOWN && x->gender != title &&
                (sure || x->gender != GENDER_UNKNOWN)))
            continue;
        n++;
        total += x->count;
        if (best == NAME_NONE || x->count > p->v[best].count)
            best = i;
        recent_fits |= recent == i;
        if (spoke_more == NAME_NONE || x->spoken > p->v[spoke_more].spoken)
            spoke_more = i;
    }
    if (n == 0 && alone == NAME_NONE && title != GENDER_UNKNOWN)
        return bearer(a, last, GENDER_UNKNOWN);
    if (n == 0)
        return alone;
    if (n < 2 || !recent_fits || p->v[best].count * 5 > total * 4)
        return best;
    return spoke_more != NAME_NONE &&
                   p->v[spoke_more].spoken > p->v[recent].spoken + 2
               ? spoke_more
               : recent;
}

static uint32_t
by_first(const struct cast *p, uint32_t form)
{
    uint32_t i = p->people.first[form], best = NAME_NONE;

    for (; i != NAME_NONE; i = p->v[i].same_first) {
        if (best == NAME_NONE || p->v[i].count > p->v[best].count)
            best = i;
    }
    return merge(p, best);
}

/* The form that ends somebody's name and differs from w by nothing but the
 * capital of its particle; w if there is none. */
static uint32_t
small_particle(const struct article *a, uint32_t w)
{
    const struct cast *p = &a->cast;
    size_t i;

    for (i = 0; i < p->n && i < PARTICLES_MOST; i++) {
        const struct entity *x = &p->v[i];
        uint32_t last = x->n > 0 ? x->words[x->n - 1] : w;

        if (last != w && a->forms.v[last].lower == a->forms.v[w].lower)
            return last;
    }
    return w;
}

static uint32_t
one_word(const struct article *a, uint32_t w, enum gender gender)
{
    const struct cast *p = &a->cast;
    uint32_t who = NAME_NONE;

    /* "Al-Sayed", of "Huda al-Sayed" */
    if (p->people.last[w] == NAME_NONE && (a->forms.v[w].word->bits & F_DASH))
        w = small_particle(a, w);
    if (p->people.last[w] != NAME_NONE)
        who = bearer(a, w, gender);
    /* "his brother Dan" is somebody whose full name may be known. */
    if ((who == NAME_NONE || p->v[who].n == 1) && a->forms.v[w].word->n > 2 &&
        p->people.first[w] != NAME_NONE)
        return by_first(p, w);
    return who;
}

/* "Lind Sr.": the bearer of the surname and the suffix. */
static uint32_t
with_suffix(const struct cast *p, uint32_t surname, uint32_t suffix)
{
    uint32_t i = p->people.last[suffix];

    while (i != NAME_NONE && p->v[i].words[p->v[i].n - 2] != surname &&
           p->v[i].words[0] != surname)
        i = p->v[i].same_last;
    return i;
}

uint32_t
people_of(const struct article *a, bool inner, const struct run *r)
{
    const struct cast *p = &a->cast;
    uint32_t w[CORE_MOST], n = runs_core(a, inner, r, w), k, who;
    bool titled = r->core > r->from;
    const struct entry *f;

    if (n == 0 || n > 6)
        return NAME_NONE;
    if (p->suffix != NULL && (k = runs_suffix(a, inner, r)) != 0 &&
        (who = with_suffix(p, w[n - 1], k)) != NAME_NONE)
        return who;
    f = a->forms.v[w[n - 1]].word;
    if ((f->meaning & L_ORG) &&
        !(n == 1 && (titled || p->people.last[w[0]] != NAME_NONE)) &&
        names_find(p, &p->people, w, n) == NAME_NONE)
        return NAME_NONE;
    if (n == 1)
        return one_word(a, w[0], told_gender(a, inner, r));
    if (evidence_surname(a, w, n) && p->people.last[w[n - 1]] != NAME_NONE)
        return bearer(a, w[n - 1], GENDER_UNKNOWN);
    if ((a->forms.v[w[0]].word->meaning & L_ORG) &&
        !(a->forms.v[w[0]].word->meaning & L_FIRST))
        return NAME_NONE;
    for (k = 0; k + 1 < n; k++) { /* the longest tail that is known */
        who = names_find(p, &p->people, w + k, n - k);
        if (who != NAME_NONE)
            return merge(p, who);
    }
    if (p->people.last[w[n - 1]] != NAME_NONE && !titled &&
        !(a->forms.v[w[n - 2]].word->meaning & L_FIRST))
        return bearer(a, w[n - 1], GENDER_UNKNOWN);
    return NAME_NONE;
}

/* Is the surname alone that of others, too? */
static bool
namesakes(const struct cast *p, uint32_t who)
{
    return p->v[who].same_last != NAME_NONE ||
           p->people.last[p->v[who].words[0]] != who;
}

/* "Ms. Penn" beside Walter Penn, who is Mr. Penn: a surname alone is called as
 * those call it who mean nobody known in full. */
void
people_call_others(struct article *a, bool inner)
{
    const struct token *t = inner ? a->tokens.inner.v : a->tokens.outer.v;
    const struct runs *r = inner ? &a->inner : &a->outer;
    size_t i;

    for (i = r->n; i-- > 0;) { /* the first one last */
        struct entity *x;
        enum gender title;

        if (r->v[i].who == NAME_NONE)
            continue;
        x = &a->cast.v[r->v[i].who];
        title = title_gender(t, &r->v[i]);
        if (x->kind != ENTITY_PERSON || x->n != 1 ||
            !namesakes(&a->cast, r->v[i].who))
            continue;
        call_by_title(a, inner, &r->v[i], r->v[i].who);
        if (title != GENDER_UNKNOWN)
            x->gender = title;
    }
}

/* Courts name people by an initial, "Dominik T.": its stop is a part of the
 * name where it always stands there. */
static void
end_initial(struct article *a, struct entity *x)
{
    const struct entry *last = a->forms.v[x->words[x->n - 1]].word;
    char *s;

    if (x->n < 2 || last->n != 1 || x->stopped < x->count)
        return;
    s = pool_alloc(a->pool, x->text_n + 1);
    memcpy(s, x->text, x->text_n);
    s[x->text_n++] = '.';
    x->text = s;
}

/* ---- all of it ---- */

void
people_find(struct article *a)
{
    struct cast *p = &a->cast;
    uint32_t i;

    p->people = names_index(a);
    p->recent = names_index(a).last;
    evidence_survey(a);
    survey_suffixes(a);
    collect(a, false);
    collect(a, true);
    link_forms(p);
    share_traits(p);
    gender_follow_pronouns(a);
    for (i = 0; i < p->n; i++) {
        gender_settle(a, i);
        end_initial(a, &p->v[i]);
    }
}
