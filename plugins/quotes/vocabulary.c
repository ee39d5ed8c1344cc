#include "vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "derive.h"
#include "phrases.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/huge.h"
#include "text/utf8.h"

#define SLOTS 65536u                 /* of the first table, a power of two */
#define WORDS_MOST (SLOTS / 4u * 3u) /* about 2,000 articles have so many */
#define TEXT_MOST (8u * WORDS_MOST)  /* bytes */

/* ---- memory ---- */

int
vocabulary_init(struct vocabulary *v, const struct lexicon *l)
{
    memset(v, 0, sizeof(*v));
    v->lexicon = l;
    v->tables[0].v = huge_calloc(SLOTS * sizeof(struct entry));
    v->tables[0].mask = SLOTS - 1;
    v->n = 1;
    v->text = malloc(TEXT_MOST);
    return v->tables[0].v != NULL && v->text != NULL ? 0 : -1;
}

void
vocabulary_drop(struct vocabulary *v)
{
    huge_free(v->tables[0].v, SLOTS * sizeof(struct entry));
    free(v->text);
}

void
vocabulary_begin(struct vocabulary *v, const struct pool *p)
{
    if (v->n > 1 || v->text_borrowed) {
        memset(v->tables[0].v, 0, SLOTS * sizeof(struct entry));
        v->tables[0].n = 0;
        v->n = 1;
        v->used = 0;
        v->text_borrowed = false;
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
        v->text_borrowed = true;
    }
    memcpy(to, s, n);
    return to;
}

/* The last table, which has room for one more word. */
static struct table *
roomy(struct vocabulary *v)
{
    struct table *t = &v->tables[v->n - 1];
    size_t slots = ((size_t)t->mask + 1) * 2;

    if (t->n < t->mask / 4 * 3)
        return t;
    t = &v->tables[v->n++];
    t->v = pool_alloc(v->pool, slots * sizeof(*t->v));
    memset(t->v, 0, slots * sizeof(*t->v));
    t->mask = (uint32_t)slots - 1;
    t->n = 0;
    return t;
}

/* Where the word is in the table, or would go. */
static struct entry *
find(const struct table *t, const struct asked *w)
{
    uint32_t i = w->hash & t->mask;

    while (t->v[i].n != 0) {
        const struct entry *x = &t->v[i];

        if (x->head == w->head && x->next == w->next && x->n == w->n &&
            (w->n <= 16 || memcmp(x->s + 16, w->s + 16, w->n - 16) == 0))
            break;
        i = (i + 1) & t->mask;
    }
    return &t->v[i];
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

static struct entry *
word_of(struct vocabulary *v, const char *s, size_t n)
{
    struct asked w = vocabulary_asked(s, n, 0, n, eight_at(s, n));

    w.hash = vocabulary_hash(&w);
    return vocabulary_word(v, &w);
}

/* The classes of a word in lower case, and what a title is short for. */
static void
derive(struct vocabulary *v, struct entry *x)
{
    const struct lexicon_item *full;

    derive_classes(v->lexicon, x);
    if (!(x->meaning & L_ABBR) || !(x->meaning & L_TITLE))
        return;
    full = derive_full(v->lexicon, x->s, x->n);
    if (full != NULL)
        x->full = word_of(v, full->to, full->to_n);
}

/* The classes of a new word: of the word in lower case. */
static void
classify(struct vocabulary *v, struct entry *x)
{
    char *low;
    size_t n;

    if (small(x->s, x->n)) {
        derive(v, x);
        return;
    }
    low = pool_alloc(v->pool, 2 * (size_t)x->n + 1);
    n = fold_lower(x->s, x->n, low);
    if (n == x->n && memcmp(low, x->s, n) == 0) {
        derive(v, x);
        return;
    }
    x->lower = word_of(v, low, n);
    x->full = x->lower->full;
    x->grammar = x->lower->grammar;
    x->meaning = x->lower->meaning;
    x->detail = x->lower->detail;
    x->bits |= x->lower->bits & (F_POSS | F_ADVERB | F_THIRD);
}

static struct entry *
learn(struct vocabulary *v, const struct asked *w)
{
    struct table *t = roomy(v);
    struct entry *x = find(t, w);

    if (++t->n == HUGE_ENTRIES && t == v->tables)
        huge_ask(t->v, SLOTS * sizeof(*t->v));
    *x = (struct entry){ .head = w->head,
        .next = w->next,
        .s = keep(v, w->s, w->n),
        .n = (uint32_t)w->n,
        .bits = look(w->s, w->n),
        .lower = x,
        .full = x };
    classify(v, x);
    x->alone = phrase_alone(x->grammar, x->bits);
    return x;
}

struct entry *
vocabulary_search(struct vocabulary *v, const struct asked *w)
{
    uint32_t i;

    for (i = 0; i < v->n; i++) {
        struct entry *x = find(&v->tables[i], w);

        if (x->n != 0)
            return x;
    }
    return learn(v, w);
}
