/* SPDX-License-Identifier: MIT */
#include "keyphrase.h"

#include <string.h>

#include "text/chars.h"
#include "text/step.h"

/* Letters of an abbreviation within a name, at most: St. Louis */
#define SHORT 3

/* Does the character join the parts of a word? */
static bool
is_hyphen(uint32_t code)
{
    return code == '-' || code == '&' || code == 0x2010 || code == 0x2011;
}

enum keyphrase_gap
keyphrase_gap(const struct article *article, size_t token)
{
    const struct article_token *tokens = &article->token[token];
    size_t i = tokens->end, len, n = tokens[1].at - tokens->end;
    uint32_t code = step_at(article->s, tokens[1].at, i, &len);

    if (n == 1 && code == ' ')
        return KEYPHRASE_BLANK;
    if (n == len &&
        (is_hyphen(code) || (code == '.' && tokens->end - tokens->at == 1)))
        return KEYPHRASE_TIGHT;
    /* O'Neill, Sant'Elmo, but not L'eau, Dell'Inter */
    if (n == len && (code == '\'' || code == 0x2019) && tokens->upper &&
        tokens[1].upper &&
        (tokens->end - tokens->at == 1
                ? article->s[tokens->at] != 'L'
                : (tokens->word->part & PART_FUNCTION) == 0))
        return KEYPHRASE_TIGHT;
    if (n == 2 && code == '.' && article->s[i + 1] == ' ' &&
        tokens->word->n <= SHORT)
        return KEYPHRASE_STOP;
    for (; i < tokens[1].at; i += len) {
        code = step_at(article->s, tokens[1].at, i, &len);
        if (!chars_space(code) && code != ',' && code != '.' && code != '\'' &&
            code != 0x2019 && code != '/')
            return KEYPHRASE_APART;
    }
    return KEYPHRASE_COMMA;
}

uint32_t
keyphrase_word_end(const struct article *article, uint32_t token, uint32_t end)
{
    while (
        ++token < end && keyphrase_gap(article, token - 1) == KEYPHRASE_TIGHT)
        continue;
    return token;
}

bool
keyphrase_foreign(const struct rank *rank, size_t i)
{
    const struct surface *surface = &rank->surface[i];
    enum cd_block_kind kind = rank->article.sentence[i].kind;

    return surface->byline || surface->foreign || surface->promo_first ||
           kind == CD_BLOCK_CREDIT || kind == CD_BLOCK_CODE;
}

/* Hash the bytes of a stem. */
static size_t
hash_stem(const char *text, size_t n)
{
    uint64_t value = n;

    while (n > 0)
        value =
            (value ^ (unsigned char)text[--n]) * UINT64_C(0x9e3779b97f4a7c15);
    return (size_t)(value >> 32);
}

/* ---- the table ---- */

/* The bucket of the candidate with these tokens, or the free bucket for it. */
static size_t
phrase_bucket(const struct keyphrases *phrases, uint32_t token, uint32_t n)
{
    const struct article_token *tokens = &phrases->article->token[token];
    uint64_t hash = n;
    size_t i;
    uint32_t j;

    for (j = 0; j < n; j++)
        hash = (hash ^ phrases->same[tokens[j].type]) *
               UINT64_C(0x9e3779b97f4a7c15);
    for (i = (size_t)(hash >> 32) & phrases->mask; phrases->table[i] != 0;
         i = (i + 1) & phrases->mask) {
        const struct keyphrase *phrase = &phrases->v[phrases->table[i] - 1];

        if (phrase->n != n)
            continue;
        for (j = 0; j < n; j++) {
            if (phrases
                    ->same[phrases->article->token[phrase->token + j].type] !=
                phrases->same[tokens[j].type])
                break;
        }
        if (j == n)
            return i;
    }
    return i;
}

struct keyphrase *
keyphrase_find(const struct keyphrases *phrases, uint32_t token, uint32_t n)
{
    size_t i = phrase_bucket(phrases, token, n);

    return phrases->table[i] != 0 ? &phrases->v[phrases->table[i] - 1] : NULL;
}

/* Is the last word a genitive? */
static bool
ends_in_genitive(const struct keyphrases *phrases, uint32_t token, uint32_t n)
{
    return phrases->genitive[phrases->article->token[token + n - 1].type];
}

struct keyphrase *
keyphrase_at(struct keyphrases *phrases, uint32_t token, uint32_t n)
{
    size_t i = phrase_bucket(phrases, token, n);

    if (phrases->table[i] == 0) {
        pool_push(phrases->article->pool, phrases->v, phrases->n, phrases->cap);
        phrases->v[phrases->n++] = (struct keyphrase){ .token = token, .n = n };
        phrases->table[i] = (uint32_t)phrases->n;
    }
    return &phrases->v[phrases->table[i] - 1];
}

void
keyphrase_note(struct keyphrases *phrases, uint32_t sentence, uint32_t token,
    uint32_t n, bool name)
{
    bool inside = token > phrases->article->sentence[sentence].token &&
                  !ends_in_genitive(phrases, token, n);
    struct keyphrase *phrase = keyphrase_at(phrases, token, n);

    if (phrase->count == 0) {
        phrase->first = sentence;
        phrase->token = token;
    }
    phrase->count++;
    phrase->name |= name;
    if (inside && !phrase->inside)
        phrase->token = token;
    phrase->inside |= inside;
}

void
keyphrase_genitives(struct keyphrases *phrases)
{
    const struct article *article = phrases->article;
    size_t cap = 64, i, k;
    uint32_t *table;

    while (cap < 2 * article->ntype)
        cap *= 2;
    table = pool_alloc(article->pool, cap * sizeof(*table));
    memset(table, 0, cap * sizeof(*table));
    for (i = 0; i < article->ntype; i++) {
        const struct lexis_stem *stem = article->type[i].stem;

        for (k = hash_stem(stem->s, stem->n) & (cap - 1); table[k] != 0;
             k = (k + 1) & (cap - 1))
            continue;
        table[k] = (uint32_t)i + 1;
        phrases->same[i] = (uint32_t)i;
    }
    for (i = 0; i < article->ntype; i++) {
        const struct lexis_stem *stem = article->type[i].stem;

        if (stem->letters < 5 || stem->s[stem->n - 1] != 's' ||
            phrases->type[i].upper == 0 || phrases->type[i].lower > 0)
            continue;
        for (k = hash_stem(stem->s, stem->n - 1u) & (cap - 1); table[k] != 0;
             k = (k + 1) & (cap - 1)) {
            uint32_t base = table[k] - 1;
            const struct lexis_stem *base_stem = article->type[base].stem;

            if (base_stem->n + 1 == stem->n &&
                memcmp(base_stem->s, stem->s, base_stem->n) == 0 &&
                phrases->type[base].upper > phrases->type[base].lower) {
                phrases->same[i] = base;
                phrases->genitive[i] = true;
                break;
            }
        }
    }
}
