/* SPDX-License-Identifier: MIT */
#include "vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "derive.h"
#include "phrases.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

#define BLOCK_BYTES 32768 /* of the blocks that entries are kept in */

/* A block of entries that outlive an article. */
struct block {
    struct block *next;
    size_t used;
    _Alignas(struct entry) char bytes[BLOCK_BYTES];
};

/* ---- memory ---- */

/* Forget all entries, but keep the array `own`. */
static void
drop_entries(struct vocabulary *vocabulary)
{
    struct block *block, *next;

    for (block = vocabulary->blocks; block != NULL; block = next) {
        next = block->next;
        free(block);
    }
    vocabulary->blocks = NULL;
    if (vocabulary->own_cap > 0)
        memset(
            vocabulary->own, 0, vocabulary->own_cap * sizeof(*vocabulary->own));
    vocabulary->known = vocabulary->own;
    vocabulary->cap = vocabulary->own_cap;
    vocabulary->borrowed = false;
}

void
vocabulary_drop(struct vocabulary *vocabulary)
{
    drop_entries(vocabulary);
    free(vocabulary->own);
}

void
vocabulary_begin(struct vocabulary *vocabulary, const struct lexicon *lexicon,
    const struct pool *pool, const struct cd_text *text)
{
    if (vocabulary->borrowed ||
        (text->n > 0 && vocabulary->age != text->vocabulary))
        drop_entries(vocabulary);
    if (text->n > 0)
        vocabulary->age = text->vocabulary;
    vocabulary->lexicon = lexicon;
    vocabulary->pool = pool;
    vocabulary->of = text;
    vocabulary->article++;
}

/* Memory for an entry and its letters that lasts as long as the vocabulary, or,
 * if memory runs out, as long as the article. */
static struct entry *
allocate_entry(struct vocabulary *vocabulary, size_t letters)
{
    size_t n = sizeof(struct entry) + letters;
    struct block *block = vocabulary->blocks;

    n += _Alignof(struct entry) - 1;
    n -= n % _Alignof(struct entry);
    if (block == NULL || n > BLOCK_BYTES - block->used) {
        block = malloc(sizeof(*block));
        if (block == NULL) {
            vocabulary->borrowed = true;
            return pool_alloc(vocabulary->pool, n);
        }
        block->next = vocabulary->blocks;
        block->used = 0;
        vocabulary->blocks = block;
    }
    block->used += n;
    return (struct entry *)(void *)(block->bytes + block->used - n);
}

/* Make room for the word of this number. */
static void
grow_known(struct vocabulary *vocabulary, uint32_t number)
{
    size_t cap = vocabulary->cap > 0 ? vocabulary->cap : 2048;
    struct known *more;

    while (cap <= number)
        cap *= 2;
    more = vocabulary->known == vocabulary->own
               ? realloc(vocabulary->own, cap * sizeof(*more))
               : NULL;
    if (more != NULL) {
        vocabulary->own = more;
        vocabulary->own_cap = cap;
    } else {
        more = pool_alloc(vocabulary->pool, cap * sizeof(*more));
        if (vocabulary->cap > 0)
            memcpy(more, vocabulary->known, vocabulary->cap * sizeof(*more));
        vocabulary->borrowed = true;
    }
    memset(more + vocabulary->cap, 0, (cap - vocabulary->cap) * sizeof(*more));
    vocabulary->known = more;
    vocabulary->cap = cap;
}

/* ---- what a word looks like ---- */

/* Does the word begin with a lower-case particle and continue with a capital:
 * "al-Amin", "d'Arcy"? */
static bool
has_particle(const char *word, size_t n)
{
    size_t i = 0, len;

    while (i < n && i < 4 && word[i] >= 'a' && word[i] <= 'z')
        i++;
    if (i == 0 || i >= n || i > 3 || (word[i] != '-' && word[i] != '\''))
        return false;
    return i + 1 < n && chars_upper(utf8_decode(word + i + 1, n - i - 1, &len));
}

/* Are all bytes lower-case ASCII letters?  Most words are, and need no
 * decoding. */
static bool
is_small_ascii(const char *word, size_t n)
{
    size_t i = 0;

    while (i < n && word[i] >= 'a' && word[i] <= 'z')
        i++;
    return i == n;
}

/* The bits F_* that the letters of the word show. */
static uint8_t
shape_of_word(const char *word, size_t n)
{
    uint32_t letters = 0, capitals = 0;
    uint8_t bits = 0;
    size_t i = 0, len;

    if (is_small_ascii(word, n))
        return F_LOWER;
    if (word[0] >= 'A' && word[0] <= 'Z' && is_small_ascii(word + 1, n - 1))
        return F_CAP;
    while (i < n) {
        uint32_t code = utf8_decode(word + i, n - i, &len);

        if (chars_upper(code))
            capitals++;
        letters += chars_letter(code);
        if (i == 0 && (chars_upper(code) || has_particle(word, n)))
            bits |= F_CAP;
        else if (i == 0 && chars_digit(code))
            bits |= F_DIGIT;
        else if (i == 0 && chars_letter(code))
            bits |= F_LOWER;
        else if (code == '-')
            bits |= F_DASH;
        i += len;
    }
    if (capitals == letters && capitals > 1)
        bits |= F_UPPER;
    return bits;
}

/* ---- learning ---- */

static struct entry *entry_of(struct vocabulary *vocabulary, uint32_t number,
    const char *word, size_t n, uint32_t shape);

/* Look up or derive the classes of an entry in lower case, and the title that
 * it abbreviates. */
static void
derive(struct vocabulary *vocabulary, struct entry *entry, uint32_t number)
{
    const struct lexicon *lexicon = vocabulary->lexicon;
    const struct lexicon_item *full;
    const struct cd_word *word =
        vocabulary->api->word(vocabulary->host, number);
    const uint32_t *classes;

    /* The engine's classes are those of the text's language; a lexicon of no
     * language (lang_count) has none of them. */
    classes = lexicon->language < lang_count && entry->n <= CD_WORD_MOST
                  ? word->classes
                  : lang_word(lexicon->language, entry->s, entry->n);
    derive_classes(lexicon, classes, entry);
    entry->naming = (uint16_t)classes[LANG_NAME_GROUP];
    entry->common = word->frequency > 0;
    if (!(entry->meaning & L_ABBR) || !(entry->meaning & L_TITLE))
        return;
    full = derive_full(vocabulary->lexicon, entry->s, entry->n);
    if (full == NULL)
        return;
    number = vocabulary->api->number(
        vocabulary->host, vocabulary->of, full->to, full->to_n);
    entry->full = entry_of(vocabulary, number, full->to, full->to_n, 0);
}

/* Set the classes of a new entry: those of the word in lower case. */
static void
classify(struct vocabulary *vocabulary, struct entry *entry, uint32_t number)
{
    char *low;
    size_t n;

    if (is_small_ascii(entry->s, entry->n)) {
        derive(vocabulary, entry, number);
        return;
    }
    low = pool_alloc(vocabulary->pool, 2 * (size_t)entry->n + 1);
    n = fold_lower(entry->s, entry->n, low);
    if (n == entry->n && memcmp(low, entry->s, n) == 0) {
        derive(vocabulary, entry, number);
        return;
    }
    entry->lower = entry_of(vocabulary, number, low, n, 0);
    /* In lower case some letters take more bytes; then one entry is kept and
     * the other is the article's. */
    if (n > CD_WORD_MOST)
        vocabulary->borrowed = true;
    entry->full = entry->lower->full;
    entry->grammar = entry->lower->grammar;
    entry->meaning = entry->lower->meaning;
    entry->detail = entry->lower->detail;
    entry->clause = entry->lower->clause;
    entry->naming = entry->lower->naming;
    entry->common = entry->lower->common;
    entry->bits |= entry->lower->bits & (F_POSS | F_ADVERB | F_THIRD);
}

/* Fill in a new entry; its letters follow it in memory. */
static struct entry *
fill_entry(struct vocabulary *vocabulary, struct entry *entry, uint32_t number,
    const char *word, size_t n)
{
    char *letters = (char *)(entry + 1);

    memcpy(letters, word, n);
    *entry = (struct entry){ .s = letters,
        .n = (uint32_t)n,
        .bits = shape_of_word(word, n),
        .lower = entry,
        .full = entry,
        .next = entry->next };
    classify(vocabulary, entry, number);
    entry->alone = phrase_alone(entry->grammar, entry->bits);
    return entry;
}

/* The entry of a rare spelling, or of a word too long for its number to
 * identify it; valid for this article. */
static struct entry *
rare_entry(
    struct vocabulary *vocabulary, uint32_t number, const char *word, size_t n)
{
    struct known *known = &vocabulary->known[number];
    struct entry *entry;

    if (known->article != vocabulary->article)
        known->others = NULL;
    known->article = vocabulary->article;
    for (entry = known->others; entry != NULL; entry = entry->next) {
        if (entry->n == n && memcmp(entry->s, word, n) == 0)
            return entry;
    }
    entry = pool_alloc(vocabulary->pool, sizeof(*entry) + n);
    entry->next = known->others;
    known->others = entry;
    return fill_entry(vocabulary, entry, number, word, n);
}

/* The entry of a spelling of the word of this number; shape is CD_SHAPE_*. */
static struct entry *
entry_of(struct vocabulary *vocabulary, uint32_t number, const char *word,
    size_t n, uint32_t shape)
{
    struct entry *entry;

    if (number >= vocabulary->cap)
        grow_known(vocabulary, number);
    if (n > CD_WORD_MOST || (shape & CD_SHAPE_CAPITALS))
        return rare_entry(vocabulary, number, word, n);
    entry = shape & CD_SHAPE_CAPITAL ? vocabulary->known[number].capital
                                     : vocabulary->known[number].small;
    if (entry == NULL) {
        entry = allocate_entry(vocabulary, n);
        entry->next = NULL;
        if (shape & CD_SHAPE_CAPITAL)
            vocabulary->known[number].capital = entry;
        else
            vocabulary->known[number].small = entry;
        return fill_entry(vocabulary, entry, number, word, n);
    }
    if ((unsigned char)word[0] < 0x80 ||
        (entry->n == n && memcmp(entry->s, word, n) == 0))
        return entry;
    /* Some letters have two capitals, as "k" has K and the kelvin sign.  What
     * is kept may come to point to this entry of the article. */
    vocabulary->borrowed = true;
    return rare_entry(vocabulary, number, word, n);
}

struct entry *
vocabulary_search(struct vocabulary *vocabulary, const struct cd_term *term)
{
    return entry_of(vocabulary, term->word, vocabulary->of->s + term->at,
        term->n, term->shape);
}

const struct cd_term *
vocabulary_terms(
    struct vocabulary *vocabulary, size_t at, size_t end, size_t *n)
{
    return vocabulary->api->terms(vocabulary->host, vocabulary->of, at, end, n);
}
