/* SPDX-License-Identifier: MIT */
#include "vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "derive.h"
#include "phrases.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

#define BLOCK_BYTES 32768

/* Memory that outlives an article. */
struct block {
    struct block *next;
    size_t used;
    _Alignas(struct entry) char bytes[BLOCK_BYTES];
};

/* ---- memory ---- */

static void
forget(struct vocabulary *v)
{
    struct block *b, *next;

    for (b = v->blocks; b != NULL; b = next) {
        next = b->next;
        free(b);
    }
    v->blocks = NULL;
    if (v->own_cap > 0)
        memset(v->own, 0, v->own_cap * sizeof(*v->own));
    v->known = v->own;
    v->cap = v->own_cap;
    v->borrowed = false;
}

void
vocabulary_drop(struct vocabulary *v)
{
    forget(v);
    free(v->own);
}

void
vocabulary_begin(struct vocabulary *v, const struct lexicon *l,
    const struct pool *p, const struct cd_text *t)
{
    if (v->borrowed || (t->n > 0 && v->age != t->vocabulary))
        forget(v);
    if (t->n > 0)
        v->age = t->vocabulary;
    v->lexicon = l;
    v->pool = p;
    v->of = t;
    v->article++;
}

/* Memory for an entry and its letters, which lasts as long as the vocabulary
 * if there is any. */
static struct entry *
keep(struct vocabulary *v, size_t letters)
{
    size_t n = sizeof(struct entry) + letters;
    struct block *b = v->blocks;

    n += _Alignof(struct entry) - 1;
    n -= n % _Alignof(struct entry);
    if (b == NULL || n > BLOCK_BYTES - b->used) {
        b = malloc(sizeof(*b));
        if (b == NULL) {
            v->borrowed = true;
            return pool_alloc(v->pool, n);
        }
        b->next = v->blocks;
        b->used = 0;
        v->blocks = b;
    }
    b->used += n;
    return (struct entry *)(void *)(b->bytes + b->used - n);
}

/* Room for what is known of the word of that number. */
static void
make_room(struct vocabulary *v, uint32_t number)
{
    size_t cap = v->cap > 0 ? v->cap : 2048;
    struct known *more;

    while (cap <= number)
        cap *= 2;
    more = v->known == v->own ? realloc(v->own, cap * sizeof(*more)) : NULL;
    if (more != NULL) {
        v->own = more;
        v->own_cap = cap;
    } else {
        more = pool_alloc(v->pool, cap * sizeof(*more));
        if (v->cap > 0)
            memcpy(more, v->known, v->cap * sizeof(*more));
        v->borrowed = true;
    }
    memset(more + v->cap, 0, (cap - v->cap) * sizeof(*more));
    v->known = more;
    v->cap = cap;
}

/* ---- what a word looks like ---- */

/* "al-Amin", "d'Arcy": a particle that is a part of the word. */
static bool
particle(const char *s, size_t n)
{
    size_t i = 0, len;

    while (i < n && i < 4 && s[i] >= 'a' && s[i] <= 'z')
        i++;
    if (i == 0 || i >= n || i > 3 || (s[i] != '-' && s[i] != '\''))
        return false;
    return i + 1 < n && chars_upper(utf8_decode(s + i + 1, n - i - 1, &len));
}

/* Small letters of ASCII: most words, for which all is simpler. */
static bool
small(const char *s, size_t n)
{
    size_t i = 0;

    while (i < n && s[i] >= 'a' && s[i] <= 'z')
        i++;
    return i == n;
}

static uint8_t
look(const char *s, size_t n)
{
    uint32_t letters = 0, capitals = 0;
    uint8_t bits = 0;
    size_t i = 0, len;

    if (small(s, n))
        return F_LOWER;
    if (s[0] >= 'A' && s[0] <= 'Z' && small(s + 1, n - 1))
        return F_CAP;
    while (i < n) {
        uint32_t c = utf8_decode(s + i, n - i, &len);

        if (chars_upper(c))
            capitals++;
        letters += chars_letter(c);
        if (i == 0 && (chars_upper(c) || particle(s, n)))
            bits |= F_CAP;
        else if (i == 0 && chars_digit(c))
            bits |= F_DIGIT;
        else if (i == 0 && chars_letter(c))
            bits |= F_LOWER;
        else if (c == '-')
            bits |= F_DASH;
        i += len;
    }
    if (capitals == letters && capitals > 1)
        bits |= F_UPPER;
    return bits;
}

/* ---- learning ---- */

static struct entry *entry_of(struct vocabulary *v, uint32_t number,
    const char *s, size_t n, uint32_t shape);

/* The classes of a word in lower case, and what a title is short for. */
static void
derive(struct vocabulary *v, struct entry *x, uint32_t number)
{
    const struct lexicon *l = v->lexicon;
    const struct lexicon_item *full;
    const struct cd_word *word = v->api->word(v->host, number);
    const uint32_t *classes;

    /* Of most languages the lexicon holds no word. */
    classes = l->language < lang_count && x->n <= CD_WORD_MOST
                  ? word->classes
                  : lang_word(l->language, x->s, x->n);
    derive_classes(l, classes, x);
    x->naming = (uint8_t)classes[LANG_NAME_GROUP];
    x->common = word->frequency > 0;
    if (!(x->meaning & L_ABBR) || !(x->meaning & L_TITLE))
        return;
    full = derive_full(v->lexicon, x->s, x->n);
    if (full == NULL)
        return;
    number = v->api->number(v->host, v->of, full->to, full->to_n);
    x->full = entry_of(v, number, full->to, full->to_n, 0);
}

/* The classes of a new word: of the word in lower case. */
static void
classify(struct vocabulary *v, struct entry *x, uint32_t number)
{
    char *low;
    size_t n;

    if (small(x->s, x->n)) {
        derive(v, x, number);
        return;
    }
    low = pool_alloc(v->pool, 2 * (size_t)x->n + 1);
    n = fold_lower(x->s, x->n, low);
    if (n == x->n && memcmp(low, x->s, n) == 0) {
        derive(v, x, number);
        return;
    }
    x->lower = entry_of(v, number, low, n, 0);
    /* Small letters may take more bytes: then the one is kept, the other not.
     */
    if (n > CD_WORD_MOST)
        v->borrowed = true;
    x->full = x->lower->full;
    x->grammar = x->lower->grammar;
    x->meaning = x->lower->meaning;
    x->detail = x->lower->detail;
    x->clause = x->lower->clause;
    x->naming = x->lower->naming;
    x->common = x->lower->common;
    x->bits |= x->lower->bits & (F_POSS | F_ADVERB | F_THIRD);
}

/* Fill in a word that was not met before. */
static struct entry *
learn(struct vocabulary *v, struct entry *x, uint32_t number, const char *s,
    size_t n)
{
    char *letters = (char *)(x + 1);

    memcpy(letters, s, n);
    *x = (struct entry){ .s = letters,
        .n = (uint32_t)n,
        .bits = look(s, n),
        .lower = x,
        .full = x,
        .next = x->next };
    classify(v, x, number);
    x->alone = phrase_alone(x->grammar, x->bits);
    return x;
}

/* A word that is written as few are, or too long to be told by its number. */
static struct entry *
other(struct vocabulary *v, uint32_t number, const char *s, size_t n)
{
    struct known *k = &v->known[number];
    struct entry *x;

    if (k->article != v->article)
        k->others = NULL;
    k->article = v->article;
    for (x = k->others; x != NULL; x = x->next) {
        if (x->n == n && memcmp(x->s, s, n) == 0)
            return x;
    }
    x = pool_alloc(v->pool, sizeof(*x) + n);
    x->next = k->others;
    k->others = x;
    return learn(v, x, number, s, n);
}

static struct entry *
entry_of(struct vocabulary *v, uint32_t number, const char *s, size_t n,
    uint32_t shape)
{
    struct entry *x;

    if (number >= v->cap)
        make_room(v, number);
    if (n > CD_WORD_MOST || (shape & CD_SHAPE_CAPITALS))
        return other(v, number, s, n);
    x = shape & CD_SHAPE_CAPITAL ? v->known[number].capital
                                 : v->known[number].small;
    if (x == NULL) {
        x = keep(v, n);
        x->next = NULL;
        if (shape & CD_SHAPE_CAPITAL)
            v->known[number].capital = x;
        else
            v->known[number].small = x;
        return learn(v, x, number, s, n);
    }
    if ((unsigned char)s[0] < 0x80 || (x->n == n && memcmp(x->s, s, n) == 0))
        return x;
    /* Some letters have two capitals, as the sign of kelvins and K, and what
     * is kept may come to lead here. */
    v->borrowed = true;
    return other(v, number, s, n);
}

struct entry *
vocabulary_search(struct vocabulary *v, const struct cd_term *t)
{
    return entry_of(v, t->word, v->of->s + t->at, t->n, t->shape);
}

const struct cd_term *
vocabulary_terms(struct vocabulary *v, size_t at, size_t end, size_t *n)
{
    return v->api->terms(v->host, v->of, at, end, n);
}
