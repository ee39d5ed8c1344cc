#include "runs.h"

#include <string.h>

#include "article.h"

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

struct finder {
    struct article *a;
    const struct token *t;
    uint32_t from, to; /* the tokens in hand */
    const uint32_t *start, *starts_end; /* of the tokens, those from there on
                                           that a name may begin with */
    struct runs *out;
};

static bool
capital(const struct token *t)
{
    return t->kind == TOKEN_WORD && (t->bits & F_CAP);
}

static bool
mark(const struct token *t, uint32_t c)
{
    return t->kind == TOKEN_MARK && t->id == c;
}

/* Does a sentence begin at k, as far as the marks tell? */
static bool
opens(const struct finder *f, uint32_t k)
{
    const struct token *p = &f->t[k - 1];

    return k == f->from || p->kind == TOKEN_QUOTE || mark(p, '.') ||
           mark(p, '?') || mark(p, '!') || mark(p, ':');
}

/* "Former aide Ada Lind": a capital only because the sentence opens. */
static bool
modifier(const struct finder *f, uint32_t k)
{
    if (!(f->t[k].meaning & L_MOD))
        return false;
    return opens(f, k) || (k > f->from + 1 && mark(&f->t[k - 1], ',') &&
                              f->t[k - 2].kind == TOKEN_QUOTE);
}

static bool
weekday(const struct finder *f, const struct token *t)
{
    return t->end - t->at > 5 && memcmp(f->a->s + t->end - 3, "day", 3) == 0;
}

/* "April Jones", "said June Allen", not "in May Parrott said": a month that is
 * a first name. */
static bool
month_name(const struct finder *f, uint32_t k)
{
    const struct token *t = &f->t[k];

    if (!(t->meaning & L_DAY) || !(t->meaning & L_FIRST) || k + 1 >= f->to ||
        f->a->lexicon->language != LANG_EN || weekday(f, t))
        return false;
    if (k > f->from && (t[-1].kind == TOKEN_NUMBER ||
                           (t[-1].grammar & (G_PREP | G_DET | G_TIME | G_AUX))))
        return false;
    return capital(&t[1]) &&
           !(t[1].meaning & (L_NOTNAME | L_DAY | L_ORG | L_PLACE));
}

static bool
name_word(const struct finder *f, uint32_t k)
{
    return k < f->to && capital(&f->t[k]) &&
           (!(f->t[k].meaning & L_NOTNAME) || month_name(f, k));
}

/* French and Spanish titles have small letters: "doña Elvira". */
static bool
small_title(const struct finder *f, uint32_t k)
{
    const struct token *t = &f->t[k];

    return (t->meaning & L_TITLE) && t->kind == TOKEN_WORD &&
           (t->bits & F_LOWER) && lexicon_romance(f->a->lexicon) &&
           name_word(f, k + 1);
}

static bool
may_begin(const struct finder *f, uint32_t k)
{
    const struct token *t = &f->t[k];

    if (t->bits & F_LOWER) /* as most words do */
        return small_title(f, k);
    if (t->kind == TOKEN_WORD && f->a->s[t->at] == '@')
        return t->end - t->at > 2;
    return name_word(f, k) && !(t->bits & F_POSS) && !modifier(f, k);
}

/* Is the stop t[k] a part of the name: "J. Doe", "Dr. Doe", "Jr. Doe"? */
static bool
inner_stop(const struct finder *f, uint32_t k)
{
    const struct token *p = &f->t[k - 1];

    if (!mark(&f->t[k], '.') || k + 1 >= f->to || !capital(&f->t[k + 1]))
        return false;
    return p->end - p->at == 1 ||
           ((p->meaning & L_ABBR) &&
               ((p->meaning & L_TITLE) || (p->meaning & L_SUFFIX) ||
                   (p->end - p->at == 2 && (p->bits & F_CAP))));
}

static bool
begins(const struct finder *f, uint32_t k, const char *with)
{
    const struct token *t = &f->t[k];
    size_t n = strlen(with);

    return t->end - t->at >= n && memcmp(f->a->s + t->at, with, n) == 0;
}

/* Is the preposition an "of" in its language, not an "in" or "at"? */
static bool
a_of(const struct finder *f, uint32_t k)
{
    return begins(f, k, "of") || begins(f, k, "de") || begins(f, k, "du") ||
           begins(f, k, "for") || begins(f, k, "f\xc3\xbc");
}

/* "Marsh & Tully"; "Ministry of Roads": may the name go on behind t[k]? */
static bool
joins(const struct finder *f, uint32_t from, uint32_t k)
{
    if (!name_word(f, k + 1))
        return false;
    if (mark(&f->t[k], '&'))
        return true;
    return (f->t[k].grammar & G_OF) && (f->t[k].bits & F_LOWER) &&
           f->t[k].end - f->t[k].at <= 3 && (f->t[k - 1].meaning & L_ORG) &&
           !(f->t[k - 1].meaning & L_TITLE) &&
           !(f->t[from].meaning & L_FIRST) && a_of(f, k);
}

/* "Ministry of Roads and Rails": behind "of", "and" may go on. */
static bool
joins_and(const struct finder *f, uint32_t from, uint32_t k)
{
    return k >= from + 3 && (f->t[k].grammar & G_CONJ) &&
           (f->t[k - 2].grammar & G_OF) && (f->t[k - 2].bits & F_LOWER) &&
           name_word(f, k + 1) &&
           !(f->t[k + 1].meaning & (L_FIRST | L_TITLE)) &&
           !(k + 2 < f->to && name_word(f, k + 2));
}

/* "the Bakery and Confectionery Workers Union" */
static bool
joins_union(const struct finder *f, uint32_t from, uint32_t k)
{
    uint32_t end = k + 1;

    if (k != from + 1 || k < f->from + 2 || !(f->t[k].grammar & G_CONJ) ||
        !(f->t[from - 1].meaning & L_THE) ||
        (f->t[from].meaning & (L_FIRST | L_PLACE | L_MEDIA | L_ORG)))
        return false;
    while (name_word(f, end) && !(f->t[end].meaning & L_FIRST))
        end++;
    return end > k + 2 && (f->t[end - 1].meaning & L_ORG);
}

/* "Compagnie des bacs", "Ministerio de transportes": French and Spanish go on
 * with small letters behind the noun of an organisation. */
static bool
joins_small(const struct finder *f, uint32_t from, uint32_t k)
{
    const struct token *t = &f->t[k], *noun = &f->t[k + 1];

    return lexicon_romance(f->a->lexicon) && k == from + 1 && k + 1 < f->to &&
           (t[-1].meaning & L_ORG) && (t->grammar & G_OF) &&
           (t->bits & F_LOWER) && *(f->a->s + t->at) == 'd' &&
           noun->kind == TOKEN_WORD && (noun->bits & F_LOWER) &&
           noun->grammar == 0 && !(noun->meaning & L_NOTNAME);
}

/* "Mine Workers' Union", "Children's Hospital": whose it is belongs to the
 * name, if it is people's. */
static bool
joins_owner(const struct finder *f, uint32_t k)
{
    return (f->t[k].bits & F_POSS) && (f->t[k - 1].meaning & L_ROLE) &&
           (f->t[k - 1].meaning & L_GROUP) && name_word(f, k + 1) &&
           (f->t[k + 1].meaning & L_ORG);
}

static uint32_t
run_end(const struct finder *f, uint32_t k)
{
    uint32_t j = k + 1;

    if (joins_small(f, k, j))
        return j + 2;
    /* "told AFP Ada Lind": two names. */
    if ((f->t[k].meaning & L_MEDIA) && (f->t[k].bits & F_UPPER) &&
        name_word(f, j) && (f->t[j].meaning & L_FIRST))
        return j;
    for (; j < f->to; j++) {
        const struct token *t = &f->t[j];

        if (name_word(f, j))
            continue;
        if (inner_stop(f, j) || joins(f, k, j) || joins_and(f, k, j) ||
            joins_union(f, k, j) || joins_owner(f, j))
            continue;
        /* "Yann Le Goff", where "le" is an article, too */
        if (capital(t) && (t->meaning & L_PART) && name_word(f, j + 1) &&
            lexicon_romance(f->a->lexicon))
            continue;
        /* "Lorraine Two Bulls" */
        if (capital(t) && (t->grammar & G_DET) && name_word(f, j + 1) &&
            (f->t[j - 1].meaning & L_FIRST))
            continue;
        if (!(t->meaning & L_PART) || !(t->bits & F_LOWER) ||
            (f->a->lexicon->language == LANG_DE &&
                !(f->t[j - 1].meaning & L_FIRST)))
            break;
        /* Particles: "de la", "van der" and a capital. */
        if (j + 1 < f->to && capital(&f->t[j + 1]) &&
            !(f->t[j + 1].meaning & L_NOTNAME))
            continue;
        if (j + 2 < f->to &&
            ((f->t[j + 1].meaning & L_PART) || (f->t[j + 1].grammar & G_DET)) &&
            (f->t[j + 1].bits & F_LOWER) && capital(&f->t[j + 2]))
            continue;
        break;
    }
    return j;
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
    if (alone && (t->meaning & L_ROLE) && (t->meaning & L_GROUP))
        return true; /* "Jurors were shown" */
    /* "Neighbour Tom Okoye", "Striker Kwame Osei Tutu", "Carmaker Lind Motors",
     * "Low-cost Airways" */
    if (!alone && (t->meaning & L_ROLE) && !(t->meaning & (L_ORG | L_GROUP)) &&
        ((next->meaning & L_FIRST) || end > k + 2))
        return true;
    if (!alone && small_tail(f->a, t))
        return true;
    /* "Thanked by all", "Accusing Lind of lies" */
    if (!alone && (t->grammar & (G_ING | G_PAST)))
        return true;
    /* "Good news", "Following a meeting": never a capital elsewhere. */
    if (alone && end < f->to && form->inside == 0 &&
        !(t->meaning & (L_ORG | L_MEDIA)) &&
        ((next->grammar & G_DET) || plain_noun(next)))
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
    bool english = f->a->lexicon->language == LANG_EN;

    /* "Norland-born Ada Lind" */
    if (english && r->to > r->from + 2 && small_tail(f->a, &t[r->from]))
        return r->from + 1;
    /* "Justice Watch" */
    if (r->to == r->from + 2 && (t[r->from].meaning & L_ORG) &&
        (t[r->from + 1].meaning & L_ORG))
        return r->from;

    /* Words before the last title are of an office: "State Senator Ada". */
    for (i = r->from; i + 1 < r->to; i++) {
        if (office(&t[i], !english || acronym(&t[i])))
            from = i + 1 + (t[i + 1].kind == TOKEN_MARK);
    }
    if (from == r->from)
        from = behind_first(t, r);
    /* A title alone is nobody's name. */
    if (from > r->from && from + 1 >= r->to && office(&t[r->to - 1], !english))
        return r->to;
    return from;
}

/* Go on to the first token from *k on that a name may begin with. */
static inline bool
next_start(struct finder *f, uint32_t *k)
{
    while (f->start < f->starts_end && *f->start < *k)
        f->start++;
    if (f->start == f->starts_end || *f->start >= f->to)
        return false;
    *k = *f->start;
    return true;
}

static void
find(struct finder *f)
{
    struct run r = { .who = NAME_NONE };
    uint32_t k = f->from, end;

    while (next_start(f, &k)) {
        if (!may_begin(f, k)) {
            k++;
            continue;
        }
        end = run_end(f, k);
        if (opens(f, k) && f->a->lexicon->language != LANG_DE &&
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
        if (capital(&f->t[k]) && !opens(f, k))
            f->a->forms.v[f->t[k].id].inside++;
    }
}

static struct finder
finder(struct article *a, const struct tokens *x, struct runs *out)
{
    return (struct finder){ .a = a,
        .t = x->v,
        .start = x->starts,
        .starts_end = x->starts + x->nstarts,
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
    f.start = a->tokens.outer.starts;
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

    if (a->lexicon->language != LANG_DE)
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
