/* SPDX-License-Identifier: MIT */
#include "text/language.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lang/lang.h"
#include "text/eight.h"
#include "text/fold.h"
#include "text/step.h"

#define WORD_MOST  8   /* bytes of the longest of these words */
#define STEP_BYTES 256 /* after which it may be clear already: when one */
#define CLEAR_LEAD 12  /* language has so many more words than the others */
/* Of the table: most words are not in it, and their slot shall be free. */
#define SLOTS 2048

#define MOST  128 /* languages */
#define SHARE 8   /* one word in so many must be of the language */

/* Letters that tell of a few languages, by script (lang/lang.h). */
#define SCRIPT_BYTE  0xe3 /* the first byte of the first of them */
#define LETTER_BYTES 3    /* of each */
#define OWN_TENTHS   9    /* of these letters a language must explain so many */

/* A word as its bytes, and the first of its languages in `nodes`. */
struct slot {
    uint64_t word;
    uint16_t first; /* + 1; 0: none */
};

/* A language of a word, and the next one. */
struct node {
    uint16_t language, next; /* next: + 1; 0: none */
};

struct function_words {
    struct slot v[SLOTS];
    struct node nodes[SLOTS];
    uint16_t n; /* nodes */
};

/* Where the word is, or would go. */
static size_t
slot_of(const struct function_words *words, uint64_t word)
{
    size_t i = word * UINT64_C(0x9e3779b97f4a7c15) >> 32 & (SLOTS - 1);

    /* One question, because the answer to each of the two is a surprise. */
    while ((words->v[i].word != word) & (words->v[i].word != 0))
        i = (i + 1) & (SLOTS - 1);
    return i;
}

/* -1 if there are more words than there is room for. */
static int
add(struct function_words *words, uint64_t word, uint16_t language)
{
    struct slot *slot = &words->v[slot_of(words, word)];

    if (words->n >= SLOTS / 2)
        return -1;
    words->nodes[words->n] = (struct node){ language, slot->first };
    slot->word = word;
    slot->first = ++words->n;
    return 0;
}

struct function_words *
language_words(void)
{
    struct function_words *words = calloc(1, sizeof(*words));
    const struct lang_list *list;

    if (words == NULL || lang_count > MOST)
        goto err;
    for (list = lang_guess; list->words != NULL; list++) {
        const char *text = list->words;

        while (*text != '\0') {
            size_t n = strcspn(text, " ");

            if (add(words, eight_at(text, n), list->language))
                goto err;
            text += n + (text[n] == ' ');
        }
    }
    return words;
err:
    free(words);
    return NULL;
}

/* How many bytes of a word `eight` begins with: letters of ASCII, and all bytes
 * beyond it. */
static size_t
word_bytes(uint64_t eight)
{
    return eight_before(~(eight_letters(eight) | eight) & EIGHT_HIGH);
}

/* The word text[0..n), of at most WORD_MOST bytes, loaded as `eight`, in lower
 * case; 0 if that is longer. */
static uint64_t
lower(const char *text, size_t n, uint64_t eight)
{
    char folded[WORD_MOST * 2];

    if ((eight & EIGHT_HIGH) == 0)
        return eight | eight_first(EIGHT_EACH(0x20), n);
    n = fold_lower(text, n, folded);
    return n <= WORD_MOST ? eight_at(folded, n) : 0;
}

/* How often words of each language were met, and words of any; the letters of
 * each script, by its bit. */
struct tally {
    uint32_t met[MOST], words;
    uint32_t letters[LANG_SCRIPTS];
};

/* Count the letters by script in text[0..n). */
static void
count_letters(struct tally *tally, const char *text, size_t n)
{
    static const struct {
        uint32_t first, last;
        unsigned script;
    } blocks[] = { { 0x3041, 0x309f, LANG_KANA }, { 0x30a1, 0x30ff, LANG_KANA },
        { 0x3400, 0x4dbf, LANG_HAN }, { 0x4e00, 0x9fff, LANG_HAN },
        { 0xac00, 0xd7a3, LANG_HANGUL } };
    size_t i, k, len;

    for (i = 0; i < n; i += len) {
        uint32_t code = step_at(text, n, i, &len);

        for (k = 0; k < sizeof(blocks) / sizeof(blocks[0]); k++)
            tally->letters[blocks[k].script] +=
                code >= blocks[k].first && code <= blocks[k].last;
    }
}

/* The language whose scripts explain nearly all letters that were counted, of
 * several the one with the fewest scripts; lang_count if there is none, or if
 * the n bytes are mostly something else. */
static size_t
by_letters(const struct tally *tally, size_t n)
{
    size_t language, best = lang_count;
    unsigned k, fewest = LANG_SCRIPTS + 1;
    uint32_t all = 0;

    for (k = 0; k < LANG_SCRIPTS; k++)
        all += tally->letters[k];
    if (all == 0 || all * LETTER_BYTES < n / 2)
        return lang_count;
    for (language = 0; language < lang_count; language++) {
        unsigned scripts = 0;
        uint32_t own = 0;

        for (k = 0; k < LANG_SCRIPTS; k++) {
            if ((lang_languages[language].letters & 1u << k) == 0)
                continue;
            scripts++;
            own += tally->letters[k];
        }
        if (own * 10 >= all * OWN_TENTHS && scripts > 0 && scripts < fewest) {
            best = language;
            fewest = scripts;
        }
    }
    return best;
}

static void
count(struct tally *tally, const struct function_words *words, uint64_t word)
{
    uint16_t k = words->v[slot_of(words, word)].first;

    for (; k != 0; k = words->nodes[k - 1].next)
        tally->met[words->nodes[k - 1].language]++;
}

/* The language that was met most, and by how many words more than the next. */
static size_t
leader(const struct tally *tally, uint32_t *lead)
{
    uint32_t most = 0, next = 0;
    size_t best = lang_count, language;

    for (language = 0; language < lang_count; language++) {
        uint32_t met = tally->met[language];

        next = met > most ? most : met > next ? met : next;
        best = met > most ? language : best;
        most = met > most ? met : most;
    }
    *lead = most - next;
    return best;
}

size_t
language_guess(const struct function_words *words, const char *text, size_t n)
{
    struct tally tally = { 0 };
    size_t i, len, more, step = STEP_BYTES, best;
    uint32_t lead;

    n = n > LANGUAGE_BYTES ? LANGUAGE_BYTES : n;
    for (i = 0; i < n; i += len + 1) { /* no word ends where another begins */
        uint64_t bytes = eight_at(text + i, n - i);

        if (i >= step) {
            best = leader(&tally, &lead);
            if (lead >= CLEAR_LEAD)
                break;
            step += STEP_BYTES;
        }
        len = more = word_bytes(bytes);
        for (; more == 8; len += more)
            more = word_bytes(eight_at(text + i + len, n - i - len));
        tally.words += len > 0;
        if (len > 0 && (unsigned char)text[i] >= SCRIPT_BYTE)
            count_letters(&tally, text + i, len);
        if (len > 1 && len <= WORD_MOST)
            count(&tally, words, lower(text + i, len, eight_first(bytes, len)));
    }
    best = by_letters(&tally, n);
    if (best < lang_count)
        return best;
    best = leader(&tally, &lead);
    return best < lang_count && tally.met[best] * SHARE >= tally.words
               ? best
               : lang_count;
}
