/* SPDX-License-Identifier: MIT */
#include "keyphrase.h"

#include <string.h>

#include "text/chars.h"
#include "text/step.h"

#define SHORT 3 /* letters of an abbreviation inside a name: St. Louis */

static bool
hyphen(uint32_t c)
{
    return c == '-' || c == '&' || c == 0x2010 || c == 0x2011;
}

enum keyphrase_gap
keyphrase_gap(const struct article *a, size_t token)
{
    const struct article_token *k = &a->token[token];
    size_t i = k->end, len, n = k[1].at - k->end;
    uint32_t c = step_at(a->s, k[1].at, i, &len);

    if (n == 1 && c == ' ')
        return KEYPHRASE_BLANK;
    if (n == len && (hyphen(c) || (c == '.' && k->end - k->at == 1)))
        return KEYPHRASE_TIGHT;
    /* O'Neill, Sant'Elmo, but not L'eau, Dell'Inter */
    if (n == len && (c == '\'' || c == 0x2019) && k->upper && k[1].upper &&
        (k->end - k->at == 1 ? a->s[k->at] != 'L'
                             : (k->word->part & PART_FUNCTION) == 0))
        return KEYPHRASE_TIGHT;
    if (n == 2 && c == '.' && a->s[i + 1] == ' ' && k->word->n <= SHORT)
        return KEYPHRASE_STOP;
    for (; i < k[1].at; i += len) {
        c = step_at(a->s, k[1].at, i, &len);
        if (!chars_space(c) && c != ',' && c != '.' && c != '\'' &&
            c != 0x2019 && c != '/')
            return KEYPHRASE_APART;
    }
    return KEYPHRASE_COMMA;
}

uint32_t
keyphrase_word_end(const struct article *a, uint32_t token, uint32_t end)
{
    while (++token < end && keyphrase_gap(a, token - 1) == KEYPHRASE_TIGHT)
        continue;
    return token;
}

bool
keyphrase_foreign(const struct rank *r, size_t i)
{
    const struct surface *x = &r->surface[i];
    enum cd_block_kind kind = r->a.sentence[i].kind;

    return x->byline || x->foreign || x->promo_first ||
           kind == CD_BLOCK_CREDIT || kind == CD_BLOCK_CODE;
}

static size_t
hash(const char *s, size_t n)
{
    uint64_t h = n;

    while (n > 0)
        h = (h ^ (unsigned char)s[--n]) * UINT64_C(0x9e3779b97f4a7c15);
    return (size_t)(h >> 32);
}

/* ---- the table ---- */

static size_t
slot(const struct keyphrases *p, uint32_t token, uint32_t n)
{
    const struct article_token *k = &p->a->token[token];
    uint64_t h = n;
    size_t i;
    uint32_t j;

    for (j = 0; j < n; j++)
        h = (h ^ p->same[k[j].type]) * UINT64_C(0x9e3779b97f4a7c15);
    for (i = (size_t)(h >> 32) & p->mask; p->table[i] != 0;
         i = (i + 1) & p->mask) {
        const struct keyphrase *y = &p->v[p->table[i] - 1];

        if (y->n != n)
            continue;
        for (j = 0; j < n; j++) {
            if (p->same[p->a->token[y->token + j].type] != p->same[k[j].type])
                break;
        }
        if (j == n)
            return i;
    }
    return i;
}

struct keyphrase *
keyphrase_find(const struct keyphrases *p, uint32_t token, uint32_t n)
{
    size_t i = slot(p, token, n);

    return p->table[i] != 0 ? &p->v[p->table[i] - 1] : NULL;
}

/* Does the last word have the ending of a genitive? */
static bool
genitive(const struct keyphrases *p, uint32_t token, uint32_t n)
{
    return p->genitive[p->a->token[token + n - 1].type];
}

struct keyphrase *
keyphrase_at(struct keyphrases *p, uint32_t token, uint32_t n)
{
    size_t i = slot(p, token, n);

    if (p->table[i] == 0) {
        pool_push(p->a->pool, p->v, p->n, p->cap);
        p->v[p->n++] = (struct keyphrase){ .token = token, .n = n };
        p->table[i] = (uint32_t)p->n;
    }
    return &p->v[p->table[i] - 1];
}

void
keyphrase_note(struct keyphrases *p, uint32_t sentence, uint32_t token,
    uint32_t n, bool name)
{
    bool inside =
        token > p->a->sentence[sentence].token && !genitive(p, token, n);
    struct keyphrase *x = keyphrase_at(p, token, n);

    if (x->count == 0) {
        x->first = sentence;
        x->token = token;
    }
    x->count++;
    x->name |= name;
    if (inside && !x->inside)
        x->token = token;
    x->inside |= inside;
}

void
keyphrase_genitives(struct keyphrases *p)
{
    const struct article *a = p->a;
    size_t cap = 64, i, k;
    uint32_t *table;

    while (cap < 2 * a->ntype)
        cap *= 2;
    table = pool_alloc(a->pool, cap * sizeof(*table));
    memset(table, 0, cap * sizeof(*table));
    for (i = 0; i < a->ntype; i++) {
        const struct lexis_stem *s = a->type[i].stem;

        for (k = hash(s->s, s->n) & (cap - 1); table[k] != 0;
             k = (k + 1) & (cap - 1))
            continue;
        table[k] = (uint32_t)i + 1;
        p->same[i] = (uint32_t)i;
    }
    for (i = 0; i < a->ntype; i++) {
        const struct lexis_stem *s = a->type[i].stem;

        if (s->letters < 5 || s->s[s->n - 1] != 's' || p->type[i].upper == 0 ||
            p->type[i].lower > 0)
            continue;
        for (k = hash(s->s, s->n - 1u) & (cap - 1); table[k] != 0;
             k = (k + 1) & (cap - 1)) {
            uint32_t t = table[k] - 1;
            const struct lexis_stem *o = a->type[t].stem;

            if (o->n + 1 == s->n && memcmp(o->s, s->s, o->n) == 0 &&
                p->type[t].upper > p->type[t].lower) {
                p->same[i] = t;
                p->genitive[i] = true;
                break;
            }
        }
    }
}
