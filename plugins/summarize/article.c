#include "article.h"

#include <string.h>

#include "dateline.h"
#include "lists.h"
#include "text/chars.h"
#include "text/step.h"
#include "text/token.h"

#define EARLY_STEMS 6 /* sentences */
#define EARLY_CONTENT 5
#define LOOK 2000  /* bytes looked at for capitals */
#define QUOTE 0xe2 /* the first byte of a curly mark */
#define SPARSE 0.022

/* While it is read: which sentence last had a stem, so that what is different
 * in a sentence is counted once. */
struct seen {
    uint32_t any, content; /* sentence + 1 */
    uint32_t slot;         /* of the content stem in its sentence */
};

struct reader {
    struct article *a;
    struct lexis *lexis;
    uint64_t mark;
    bool nouns; /* capitals say nothing */
    struct seen *seen;
    size_t type_cap, seen_cap, nseen;
};

static uint32_t
type_of(struct reader *r, struct lexis_stem *stem)
{
    struct article *a = r->a;

    if (stem->mark == r->mark)
        return stem->type;
    stem->mark = r->mark;
    stem->type = (uint32_t)a->ntype;
    pool_push(a->pool, a->type, a->ntype, r->type_cap);
    a->type[a->ntype++] = (struct article_type){ .stem = stem };
    pool_push(a->pool, r->seen, r->nseen, r->seen_cap);
    r->seen[r->nseen++] = (struct seen){ 0 };
    return stem->type;
}

static void
read_quotes(const struct article *a, struct article_sentence *t)
{
    size_t i, len, chars = 0, in = 0;
    bool on = false;

    if (memchr(a->s + t->at, '"', t->end - t->at) == NULL &&
        memchr(a->s + t->at, QUOTE, t->end - t->at) == NULL)
        return;
    for (i = t->at; i < t->end; i += len) {
        uint32_t c = (unsigned char)a->s[i];

        len = 1;
        if (c >= 0x80)
            c = step_at(a->s, t->end, i, &len);
        chars++;
        if (c == '"' || c == 0x201c || c == 0x201d) {
            on = c == '"' ? !on : c == 0x201c;
            t->marks++;
        } else if (on) {
            in++;
        }
    }
    t->quoted = chars > 0 ? (double)in / (double)chars : 0;
}

static void
count_content(
    struct reader *r, struct article_sentence *t, size_t i, uint32_t type)
{
    struct article_type *y = &r->a->type[type];
    struct seen *seen = &r->seen[type];

    t->nwords++;
    y->content++;
    if (seen->content == i + 1) {
        t->counts[seen->slot]++;
        return;
    }
    seen->content = (uint32_t)i + 1;
    seen->slot = t->ncontent;
    t->content[t->ncontent] = type;
    t->counts[t->ncontent++] = 1;
    y->content_in++;
    y->first_content += i < EARLY_CONTENT;
}

static void
count_token(struct reader *r, struct article_sentence *t, size_t i, uint32_t j,
    struct article_token *k)
{
    struct article *a = r->a;
    const struct lexis_word *w = k->word;
    struct article_type *y;

    k->type = type_of(r, w->stem);
    y = &a->type[k->type];
    if (y->count++ == 0) {
        y->first = (uint32_t)i;
        y->place = (double)j / (t->ntoken > 0 ? (double)t->ntoken : 1);
    }
    y->last = (uint32_t)i;
    y->capitals += j > 0 && k->capital;
    y->quoted += t->quoted;
    if (r->seen[k->type].any != i + 1) {
        r->seen[k->type].any = (uint32_t)i + 1;
        t->types[t->ntypes++] = k->type;
        y->sentences++;
        y->early += i < EARLY_STEMS;
    }
    k->content = ((w->is | w->stem->is) & LIST_STOP) == 0 &&
                 (w->stem->letters > 1 || w->stem->figure);
    if (k->content)
        count_content(r, t, i, k->type);
}

static void
read_sentence(struct reader *r, size_t i, size_t *cap)
{
    struct article *a = r->a;
    struct article_sentence *t = &a->sentence[i];
    struct token k;
    size_t p = t->at;
    uint32_t j;

    t->token = (uint32_t)a->ntoken;
    while (t->ntoken < ARTICLE_WORDS &&
           (p = token_next(a->s, t->end, p, &k)) > 0) {
        pool_push(a->pool, a->token, a->ntoken, *cap);
        a->token[a->ntoken++] =
            (struct article_token){ .word =
                                        lexis_word(r->lexis, a->s + k.at, k.n),
                .at = (uint32_t)k.at,
                .end = (uint32_t)p,

                .capital = k.capital && !r->nouns };
        t->ntoken++;
    }
    t->types = pool_alloc(a->pool, 3 * (t->ntoken + 1) * sizeof(*t->types));
    t->content = t->types + t->ntoken;
    t->counts = t->content + t->ntoken;
    read_quotes(a, t);
    for (j = 0; j < t->ntoken; j++)
        count_token(r, t, i, j, &a->token[t->token + j]);
}

/* ---- pairs ------------------------------------------------------------------
 */

static size_t
pair_slot(const struct article *a, const uint32_t *table, size_t mask,
    uint32_t x, uint32_t y)
{
    uint64_t h = ((uint64_t)x << 32 | y) * UINT64_C(0x9e3779b97f4a7c15);
    size_t i = (size_t)(h >> 40) & mask;

    while (table[i] != 0 &&
           (a->pair[table[i] - 1].a != x || a->pair[table[i] - 1].b != y))
        i = (i + 1) & mask;
    return i;
}

void
article_pairs(struct article *a)
{
    size_t cap = 64, i, j;
    uint32_t *table, *seen;

    while (cap < 2 * a->ntoken)
        cap *= 2;
    table = pool_alloc(a->pool, cap * sizeof(*table));
    memset(table, 0, cap * sizeof(*table));
    a->pair = pool_alloc(a->pool, (a->ntoken + 1) * sizeof(*a->pair));
    seen = pool_alloc(a->pool, (a->ntoken + 1) * sizeof(*seen));
    for (i = 0; i < a->nsentence; i++) {
        struct article_sentence *t = &a->sentence[i];

        t->pairs = pool_alloc(a->pool, (t->ntoken + 1) * sizeof(*t->pairs));
        for (j = 1; j < t->ntoken; j++) {
            uint32_t x = a->token[t->token + j - 1].type;
            uint32_t y = a->token[t->token + j].type, p;
            size_t slot = pair_slot(a, table, cap - 1, x, y);

            if (table[slot] == 0) {
                a->pair[a->npair] =
                    (struct article_pair){ x, y, 0, (uint32_t)i };
                seen[a->npair] = 0;
                table[slot] = (uint32_t)++a->npair;
            }
            p = table[slot] - 1;
            a->pair[p].count++;
            if (seen[p] != i + 1) {
                seen[p] = (uint32_t)i + 1;
                t->pairs[t->npairs++] = p;
            }
        }
    }
}

/* ---- the whole
 * ---------------------------------------------------------------- */

static void
read_style(struct article *a, size_t dateline)
{
    size_t i, look = a->n < LOOK ? a->n : LOOK, capitals = 0;

    for (i = 0; i < look; i++)
        capitals += a->s[i] >= 'A' && a->s[i] <= 'Z';
    a->sparse = (double)capitals < SPARSE * (double)look;
    a->agency = dateline > 0;
}

void
article_take(struct article *a, struct lexis *lexis, uint64_t mark,
    const struct span *span, size_t n)
{
    struct reader r = { .a = a,
        .lexis = lexis,
        .mark = mark,
        .nouns = lexis_capital_nouns(lexis) };
    size_t i, cap = 0, dateline = 0;

    a->mark = mark;
    a->nsentence = n;
    a->sentence = pool_alloc(a->pool, (n + 1) * sizeof(*a->sentence));
    for (i = 0; i < n; i++) {
        a->sentence[i] = (struct article_sentence){ .at = span[i].at,
            .end = span[i].at + span[i].n };
        if (i == 0) {
            dateline = dateline_length(a->s + span[0].at, span[0].n);
            a->sentence[0].at += dateline;
        }
        read_sentence(&r, i, &cap);
    }
    for (i = 0; i < a->ntype; i++) {
        struct article_type *y = &a->type[i];

        y->entity = y->capitals > 0 && 2 * y->capitals >= y->count &&
                    (y->stem->is & LIST_STOP) == 0;
    }
    read_style(a, dateline);
}
