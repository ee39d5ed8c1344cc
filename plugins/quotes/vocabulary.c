#include "vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "derive.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

#define WORDS_MOST 65536u           /* about 3,000 articles have so many */
#define SLOTS (2 * WORDS_MOST)      /* a power of two */
#define TEXT_MOST (8u * WORDS_MOST) /* bytes */

struct store {
    struct entry v[WORDS_MOST];
    uint32_t slots[SLOTS];
    char text[TEXT_MOST];
};

/* ---- memory ---- */

/* Nothing is known yet; the slots of the store are free. */
static void
begin(struct vocabulary *v)
{
    struct store *s = v->store;

    v->v = s->v;
    v->n = 1;
    v->cap = WORDS_MOST;
    v->slots = s->slots;
    v->mask = SLOTS - 1;
    v->text = s->text;
    v->used = 0;
    v->borrowed = false;
}

int
vocabulary_init(struct vocabulary *v, const struct lexicon *l)
{
    v->lexicon = l;
    v->store = calloc(1, sizeof(*v->store));
    if (v->store == NULL)
        return -1;
    begin(v);
    return 0;
}

void
vocabulary_drop(struct vocabulary *v)
{
    free(v->store);
}

void
vocabulary_begin(struct vocabulary *v, const struct pool *p)
{
    if (v->borrowed) {
        memset(v->store->slots, 0, sizeof(v->store->slots));
        begin(v);
    }
    v->pool = p;
}

/* A copy of s[0..n) that lasts as long as the vocabulary. */
static const char *
keep(struct vocabulary *v, const char *s, size_t n)
{
    char *to = v->text + v->used;

    if (n <= TEXT_MOST - v->used) {
        v->used += n;
    } else {
        to = pool_alloc(v->pool, n);
        v->borrowed = true;
    }
    memcpy(to, s, n);
    return to;
}

/* ---- looking up ---- */

/* Where the word is, or would go. */
static uint32_t *
find(const struct vocabulary *v, const struct asked *w)
{
    uint32_t i = vocabulary_hash(w) & v->mask;

    while (v->slots[i] != 0) {
        const struct entry *x = &v->v[v->slots[i]];

        if (x->head == w->head && x->next == w->next && x->n == w->n &&
            (w->n <= 16 || memcmp(x->s + 16, w->s + 16, w->n - 16) == 0))
            break;
        i = (i + 1) & v->mask;
    }
    return &v->slots[i];
}

/* Double the room, with memory of the pool. */
static void
grow(struct vocabulary *v)
{
    size_t slots = ((size_t)v->mask + 1) * 2;
    uint32_t i;

    v->cap *= 2;
    v->v = pool_grow(v->pool, v->v, v->n, v->cap, sizeof(*v->v));
    v->slots = pool_alloc(v->pool, slots * sizeof(*v->slots));
    memset(v->slots, 0, slots * sizeof(*v->slots));
    v->mask = (uint32_t)slots - 1;
    v->borrowed = true;
    for (i = 1; i < v->n; i++) {
        const struct entry *x = &v->v[i];

        *find(v, &(struct asked){ x->s, x->n, x->head, x->next }) = i;
    }
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

static uint32_t
look(const char *s, size_t n)
{
    uint32_t bits = 0, letters = 0, capitals = 0;
    size_t i = 0, len;

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

static uint32_t
append(struct vocabulary *v, const struct asked *w)
{
    uint32_t i;

    if (v->n == v->cap)
        grow(v);
    i = v->n++;
    v->v[i] = (struct entry){ .head = w->head,
        .next = w->next,
        .s = keep(v, w->s, w->n),
        .n = (uint32_t)w->n,
        .bits = small(w->s, w->n) ? F_LOWER : look(w->s, w->n),
        .lower = i,
        .full = i };
    *find(v, w) = i;
    return i;
}

static uint32_t
word_of(struct vocabulary *v, const char *s, size_t n)
{
    struct asked w = vocabulary_asked(s, n, eight_at(s, n));

    return vocabulary_word(v, &w);
}

/* The classes of a word in lower case, and what a title is short for. */
static void
derive(struct vocabulary *v, uint32_t i)
{
    const char *full;
    uint32_t j;

    derive_classes(v->lexicon, &v->v[i]);
    if (!(v->v[i].meaning & L_ABBR) || !(v->v[i].meaning & L_TITLE))
        return;
    full = derive_full(v->lexicon, v->v[i].s, v->v[i].n);
    if (full != NULL) {
        j = word_of(v, full, strlen(full));
        v->v[i].full = j;
    }
}

/* The classes of a new word: of the word in lower case. */
static void
classify(struct vocabulary *v, uint32_t i)
{
    struct entry *x = &v->v[i];
    char *low;
    uint32_t j;
    size_t n;

    if (small(x->s, x->n)) {
        derive(v, i);
        return;
    }
    low = pool_alloc(v->pool, 2 * x->n + 1);
    n = fold_lower(x->s, x->n, low);
    if (n == x->n && memcmp(low, x->s, n) == 0) {
        derive(v, i);
        return;
    }
    j = word_of(v, low, n);
    x = &v->v[i];
    x->lower = j;
    x->full = v->v[j].full;
    x->grammar = v->v[j].grammar;
    x->meaning = v->v[j].meaning;
    x->bits |= v->v[j].bits & (F_POSS | F_ADVERB | F_THIRD);
}

uint32_t
vocabulary_search(struct vocabulary *v, const struct asked *w)
{
    uint32_t i = *find(v, w);

    if (i == 0) {
        i = append(v, w);
        classify(v, i);
    }
    return i;
}
