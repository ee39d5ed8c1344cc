/* SPDX-License-Identifier: MIT */
#include "article.h"

#include <string.h>

#include "dateline.h"
#include "lists.h"
#include "text/eight.h"

#define EARLY_STEMS   6 /* sentences */
#define LEAD_STEMS    3
#define EARLY_CONTENT 5
#define LOOK          2000 /* bytes looked at for capitals */
#define SPARSE        0.022
#define CREDIT_MOST   100 /* bytes of a credit in brackets */

#define NONE UINT32_MAX
/* Bytes of text that a word and a stem take at least in most articles: where
 * their arrays begin. */
#define TOKEN_BYTES 4
#define TYPE_BYTES  10

struct reader {
    struct article *a;
    struct lexis *lexis;
    const struct cd_text *text;
    size_t token_cap, type_cap;
    size_t span; /* the quotation span that is next */
};

/* What of a sentence is inside of quotation marks.  Sentences and spans are
 * both in the order of the text. */
static void
read_quotations(struct reader *r, struct article_sentence *t)
{
    const struct cd_quotation *v = r->text->quotations;
    size_t n = r->text->nquotations, i, in = 0;

    while (r->span < n && v[r->span].close <= t->at)
        r->span++;
    t->span = (uint32_t)r->span;
    if (r->span == n || v[r->span].open >= t->end)
        return;
    t->quotes = true;
    t->begun = v[r->span].open < t->at;
    for (i = r->span; i < n && v[i].open < t->end; i++) {
        size_t from = v[i].at > t->at ? v[i].at : t->at;
        size_t to = v[i].at + v[i].n < t->end ? v[i].at + v[i].n : t->end;

        in += to > from ? to - from : 0;
        t->goes_on =
            v[i].close > t->end || (v[i].flags & CD_QUOTATION_CLOSED) == 0;
    }
    t->quoted = (double)in / (double)(t->end - t->at);
}

/* a or b, without a jump. */
static inline uint32_t
either(bool first, uint32_t a, uint32_t b)
{
    return b ^ ((a ^ b) & (0u - first));
}

/* The number in this article of a stem that is at `place` of sentence i.  A new
 * one is written where the next goes, and stays there if it is new. */
static inline uint32_t
type_of(struct reader *r, struct lexis_stem *stem, uint32_t i, double place)
{
    struct article *a = r->a;
    bool new = stem->mark != a->mark;

    pool_push(a->pool, a->type, a->ntype, r->type_cap);
    a->type[a->ntype] = (struct article_type){ .stem = stem,
        .first = i,
        .last = NONE,
        .last_content = NONE,
        .place = place };
    stem->type = either(new, (uint32_t)a->ntype, stem->type);
    stem->mark = a->mark;
    a->ntype += new;
    return stem->type;
}

/* Count the words of sentence i.  Whether a word is new to the article, or a
 * content word, nobody can foresee: so all is done for each word without a
 * question, and what does not count is written where the next one goes, or
 * behind all others. */
static void
count_words(struct reader *r, struct article_sentence *t, uint32_t i)
{
    struct article *a = r->a;
    struct article_token *k = a->token + t->token;
    uint32_t types = 0, content = 0, words = 0, j;
    bool early = i < EARLY_STEMS;

    for (j = 0; j < t->ntoken; j++, k++) {
        bool is = k->content, here, fresh;
        struct article_type *y;

        k->type = type_of(r, k->word->stem, i, (double)j / (double)t->ntoken);
        y = &a->type[k->type];
        here = y->last != i;
        y->last = i;
        y->sentences += here;
        y->early = (uint8_t)(y->early + (here & early));
        t->types[types] = k->type;
        types += here;
        y->count++;
        y->capitals += (j > 0) & k->capital;

        fresh = is & (y->last_content != i);
        y->last_content = either(is, i, y->last_content);
        y->slot = either(fresh, content, y->slot);
        y->content += is;
        y->content_in += fresh;
        t->content[content] = k->type;
        t->counts[content] = 0;
        content += fresh;
        t->counts[either(is, y->slot, t->ntoken)] += 1;
        words += is;
    }
    t->ntypes = types;
    t->ncontent = content;
    t->nwords = words;
    for (j = 0; j < types && i < LEAD_STEMS; j++)
        a->type[t->types[j]].lead |= (uint8_t)(1u << i);
    for (j = 0; j < content && i < EARLY_CONTENT; j++)
        a->type[t->content[j]].first_content++;
}

/* Take the words of a sentence from the tokens of the text. */
static void
read_words(struct reader *r, struct article_sentence *t,
    const struct cd_sentence *from)
{
    struct article *a = r->a;
    const struct cd_token *k = r->text->tokens + from->token;
    const uint32_t *number = r->text->words + from->token;
    uint32_t n = from->ntokens, j;

    for (; n > 0 && k->at < t->at; n--) { /* a dateline */
        k++;
        number++;
    }
    t->ntoken = n < ARTICLE_WORDS ? n : ARTICLE_WORDS;
    for (j = 0; j < t->ntoken; j++) {
        struct lexis_word *w = lexis_word(r->lexis, number[j]);

        pool_push(a->pool, a->token, a->ntoken, r->token_cap);
        a->token[a->ntoken++] = (struct article_token){ .word = w,
            .at = k[j].at,
            .end = k[j].at + k[j].n,
            .capital = (k[j].shape & CD_SHAPE_CAPITAL) != 0 && !a->nouns,
            .upper = (k[j].shape & CD_SHAPE_CAPITAL) != 0,
            .article = (w->refer & (REFER_DEFINITE | REFER_INDEFINITE)) != 0,
            .content = w->content };
    }
}

/* "(Photo by Ada Lind) The ferry sank." is about the ferry; where there is
 * nothing else, the credit is judged as a sentence. */
static void
skip_credit(struct article *a, struct article_sentence *t)
{
    struct article_token *k = a->token + t->token;
    size_t most = t->end - t->at < CREDIT_MOST ? t->end - t->at : CREDIT_MOST;
    const char *close;
    uint32_t n = 0;

    if (t->ntoken == 0 || t->ntoken == ARTICLE_WORDS || a->s[t->at] != '(' ||
        (k->word->is & LIST_IMAGE) == 0)
        return;
    close = memchr(a->s + t->at, ')', most);
    while (close != NULL && n < t->ntoken && a->s + k[n].at < close)
        n++;
    if (close == NULL || n == t->ntoken)
        return;
    t->at = (size_t)(close - a->s) + 1;
    while (a->s[t->at] == ' ')
        t->at++;
    memmove(k, k + n, (t->ntoken - n) * sizeof(*k));
    t->ntoken -= n;
    a->ntoken -= n;
}

static void
read_sentence(struct reader *r, uint32_t i, const struct cd_sentence *from)
{
    struct article *a = r->a;
    struct article_sentence *t = &a->sentence[i];
    struct article_token *k;
    uint32_t j;

    t->token = (uint32_t)a->ntoken;
    read_words(r, t, from);
    skip_credit(a, t);
    t->types = pool_alloc(a->pool, 3 * (t->ntoken + 1) * sizeof(*t->types));
    t->content = t->types + t->ntoken;
    t->counts = t->content + t->ntoken;
    count_words(r, t, i);
    read_quotations(r, t);
    k = a->token + t->token;
    for (j = 0; j < t->ntoken && t->quoted > 0; j++)
        a->type[k[j].type].quoted += t->quoted;
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

    while (cap < 4 * a->ntoken)
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

static size_t
count_capitals(const char *s, size_t n)
{
    size_t i, count = 0;

    for (i = 0; n - i >= 8; i += 8) {
        uint64_t w = eight_at(s + i, 8);

        count += eight_count(eight_between(w & ~EIGHT_HIGH, 'A', 'Z' + 1) & ~w);
    }
    for (; i < n; i++)
        count += s[i] >= 'A' && s[i] <= 'Z';
    return count;
}

static void
read_style(struct article *a, size_t dateline)
{
    size_t look = a->n < LOOK ? a->n : LOOK;

    a->sparse = (double)count_capitals(a->s, look) < SPARSE * (double)look;
    a->agency = dateline > 0;
}

/* Where lines begin and end. */
static void
read_lines(struct article *a)
{
    size_t i;

    for (i = 0; i < a->nsentence; i++) {
        struct article_sentence *t = &a->sentence[i];
        bool line =
            i == 0 || memchr(a->s + t[-1].end, '\n', t->at - t[-1].end) != NULL;

        t->line = line;
        if (i > 0)
            t[-1].last = line;
    }
    if (a->nsentence > 0)
        a->sentence[a->nsentence - 1].last = true;
}

void
article_take(struct article *a, struct lexis *lexis, uint64_t mark,
    const struct cd_text *text, size_t first, size_t n)
{
    struct reader r = { .a = a, .lexis = lexis, .text = text };
    const struct cd_sentence *v = text->sentences + first;
    size_t i, dateline = 0;
    size_t bytes = n > 0 ? v[n - 1].at + v[n - 1].n - v[0].at : 0;

    a->mark = mark;
    a->nouns = a->nouns || lexis_capital_nouns(lexis);
    a->phrases = lexis_phrases(lexis);
    a->page = lexis_page(lexis);
    a->language = lexis->language;
    r.token_cap = bytes / TOKEN_BYTES + 1;
    r.type_cap = bytes / TYPE_BYTES + 1;
    a->token = pool_alloc(a->pool, r.token_cap * sizeof(*a->token));
    a->type = pool_alloc(a->pool, r.type_cap * sizeof(*a->type));
    a->nsentence = n;
    a->sentence = pool_alloc(a->pool, (n + 1) * sizeof(*a->sentence));
    for (i = 0; i < n; i++) {
        a->sentence[i] = (struct article_sentence){ .at = v[i].at,
            .end = (size_t)v[i].at + v[i].n };
        if (i == 0) {
            dateline = dateline_length(a->s + v[0].at, v[0].n);
            a->sentence[0].at += dateline;
        }
        read_sentence(&r, (uint32_t)i, &v[i]);
    }
    for (i = 0; i < a->ntype; i++) {
        struct article_type *y = &a->type[i];

        y->entity =
            (y->capitals > 0) & (2 * y->capitals >= y->count) & !y->stem->stop;
    }
    read_lines(a);
    read_style(a, dateline);
}
