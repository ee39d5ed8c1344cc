/* SPDX-License-Identifier: MIT */
#include "needs_names.h"

#include <string.h>

#define NAME  1.0
#define THING 0.5
#define FRESH 1.0 /* a thing that the sentence before brings */

#define NAME_WORDS      5   /* of a longer name the last ones */
#define NOUN_WORDS      3   /* behind an article */
#define NOUN_LETTERS    4   /* of a noun that is worth a need */
#define NOUN_RARE       2.5 /* as idf: words of all news bring nothing */
#define SURNAME_LETTERS 3

/* What is known of a stem of the article. */
struct known {
    uint32_t name;  /* number of the supply + 1, of names that end with it */
    uint32_t words; /* of the longest such name */
    uint32_t thing; /* number of the supply + 1 */
    uint32_t fresh; /* sentence + 1 that last had it behind "a" */
    bool title;
};

struct reader {
    struct needs *x;
    const struct article *a;
    struct known *known;             /* by type */
    uint32_t i;                      /* the sentence */
    const struct article_token *run; /* the name that is being read, or NULL */
    uint32_t words;                  /* of it */
};

/* The number of a new supply, + 1. */
static uint32_t
new_supply(struct needs *x, const struct article *a)
{
    pool_push(a->pool, x->supply, x->nsupply, x->cap);
    x->supply[x->nsupply].n = 0;
    return (uint32_t)++x->nsupply;
}

/* Sentence i supplies it. */
static void
supply(struct needs *x, uint32_t number, uint32_t i)
{
    struct needs_supply *s = &x->supply[number - 1];

    if (s->n < NEEDS_SUPPLIERS && (s->n == 0 || s->by[s->n - 1] != i))
        s->by[s->n++] = i;
}

/* Sentence i needs what the supply has, unless it brings it itself. */
static void
need(struct reader *r, uint32_t number, double price)
{
    struct needs_sentence *y = &r->x->sentence[r->i];
    const struct needs_supply *s = &r->x->supply[number - 1];
    uint32_t j;

    if (s->n == 0 || s->by[0] >= r->i || s->by[s->n - 1] == r->i)
        return;
    for (j = 0; j < y->nnames; j++) {
        if (y->name[j].supply == number - 1)
            return;
    }
    if (y->nnames < NEEDS_NAMES)
        y->name[y->nnames++] = (struct needs_name){ price, number - 1 };
}

/* ---- names ---- */

/* A name has been read: in full, or short for one that was. */
static void
end_name(struct reader *r)
{
    const struct article_token *last = r->run + r->words - 1;
    struct known *y = &r->known[last->type];

    if (r->words > 1 && last->word->stem->letters >= SURNAME_LETTERS &&
        r->words >= y->words) {
        if (r->words > y->words) {
            y->name = new_supply(r->x, r->a);
            y->words = r->words;
        }
        supply(r->x, y->name, r->i);
    } else if (y->words > r->words) {
        need(r, y->name, NAME);
    }
    r->run = NULL;
}

/* Does token k go on with the name that ends with the token before it? */
static bool
goes_on(const struct reader *r, const struct article_token *k)
{
    const char *s = r->a->s + k[-1].end;
    size_t n = k->at - k[-1].end;

    if (n == 1)
        return *s == ' ' || *s == '-' || *s == '\'';
    return (n == 2 && *s == '.' && k[-1].word->n == 1) /* Ada P. Lind */
           || (n == 3 && memcmp(s, "\xe2\x80\x99", 3) == 0);
}

static void
add_to_name(struct reader *r, const struct article_token *k)
{
    if (r->run != NULL && !goes_on(r, k))
        end_name(r);
    if (r->run != NULL)
        r->words++;
    /* a title is no part of it, nor "The" at the head of a sentence */
    else if ((k->word->refer & REFER_ROLE) == 0 && k->word->content) {
        r->run = k;
        r->words = 1;
    }
    if (r->run != NULL && (k->word->refer & REFER_ORGANIZATION) != 0)
        r->run = NULL;
}

/* ---- things ---- */

/* "In a statement ...  The statement ...": that of the sentence before, however
 * common the word is. */
static void
read_fresh(struct reader *r, struct known *y, bool definite)
{
    struct needs_sentence *x = &r->x->sentence[r->i];

    if (!definite)
        y->fresh = r->i + 1;
    else if (y->fresh == r->i && r->i > 0 && x->before < FRESH)
        x->before = FRESH;
}

/* The words behind an article at token k: a thing that is brought, or one that
 * is known. */
static void
read_thing(struct reader *r, const struct article_token *k,
    const struct article_token *end, bool definite)
{
    uint32_t most = definite ? NOUN_WORDS - 1 : NOUN_WORDS, n;

    for (n = 0; n < most && ++k < end && goes_on(r, k); n++) {
        const struct lexis_stem *stem = k->word->stem;
        struct known *y = &r->known[k->type];

        if (!k->word->content || k->capital)
            return;
        if (stem->letters >= NOUN_LETTERS && !y->title)
            read_fresh(r, y, definite);
        if (stem->letters < NOUN_LETTERS || stem->idf < NOUN_RARE)
            continue;
        if (definite && y->thing > 0 && !y->title)
            need(r, y->thing, THING);
        if (!definite && y->thing == 0 && r->a->type[k->type].content_in > 1)
            y->thing = new_supply(r->x, r->a);
        if (y->thing > 0)
            supply(r->x, y->thing, r->i);
    }
}

static void
read_sentence(struct reader *r)
{
    const struct article_sentence *t = &r->a->sentence[r->i];
    const struct article_token *k = r->a->token + t->token;
    const struct article_token *end = k + t->ntoken;

    r->run = NULL;
    for (; k < end; k++) {
        if (k->upper)
            add_to_name(r, k);
        else if (r->run != NULL)
            end_name(r);
        if (k->article)
            read_thing(r, k, end, (k->word->refer & REFER_DEFINITE) != 0);
    }
    if (r->run != NULL)
        end_name(r);
}

/* Mark the stems of the title. */
static void
read_title(struct reader *r, const struct cd_text *title, struct lexis *lexis)
{
    size_t i;

    for (i = 0; title != NULL && i < title->ntokens && i < ARTICLE_WORDS; i++) {
        const struct lexis_stem *stem =
            lexis_word(lexis, title->words[i])->stem;

        if (stem->mark == r->a->mark)
            r->known[stem->type].title = true;
    }
}

void
needs_names_read(struct needs *x, const struct article *a,
    const struct cd_text *title, struct lexis *lexis)
{
    struct reader r = { .x = x, .a = a };

    x->supply = NULL;
    x->nsupply = x->cap = 0;
    r.known = pool_alloc(a->pool, (a->ntype + 1) * sizeof(*r.known));
    memset(r.known, 0, (a->ntype + 1) * sizeof(*r.known));
    read_title(&r, title, lexis);
    for (; r.i < a->nsentence; r.i++)
        read_sentence(&r);
}
