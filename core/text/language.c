/* SPDX-License-Identifier: MIT */
#include "text/language.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lang/lang.h"
#include "text/eight.h"
#include "text/fold.h"
#include "text/step.h"

#define WORD_MOST 8 /* bytes of a function word in the table, at most */
/* The lead is checked each time so many bytes are read. */
#define STEP_BYTES 256
/* A language is chosen that leads every other by so many words. */
#define CLEAR_LEAD 12
/* Buckets of the hash table a word, at least.  Most words looked up are not in
 * it, so it is sparse: their bucket should be free. */
#define BUCKETS_A_WORD 2

/* One word in SHARE must be a function word of the language. */
#define SHARE 8
/* For a word of its neighbours the text must have more than so many of the
 * language: a text in one of them has one for two or three, a text in the
 * language hardly any. */
#define OWN_AGAINST_ANOTHER 6

/* So many words of its neighbours, a sixth of the language's own or more, tell
 * that a text is in none that is known: one may be a name or a quotation. */
#define ANOTHER_LEAST 3

/* Letters of scripts that only a few languages use (lang/lang.h). */
/* The lowest first byte in UTF-8 of such a letter, or of a mark in front of
 * one. */
#define SCRIPT_BYTE  0xe2
#define LETTER_BYTES 3 /* of each letter */
/* Tenths of these letters that the language's scripts must have */
#define OWN_TENTHS 9

/* A word as up to eight bytes loaded as one number, and the index in `nodes` of
 * the first list that it stands in. */
struct bucket {
    uint64_t word;
    uint32_t first; /* + 1; 0: none */
};

/* What a word says of a language. */
enum { OWN, ANOTHER, KINDS };

/* One of the lists of a word. */
struct node {
    uint16_t language, kind;
    uint32_t next; /* + 1; 0: none */
};

struct function_words {
    struct node *nodes; /* behind the buckets */
    size_t n, buckets;  /* a power of two */
    struct bucket v[];
};

/* The index of the bucket that holds the word, or of the free bucket for it. */
static size_t
word_bucket(const struct function_words *words, uint64_t word)
{
    size_t last = words->buckets - 1,
           i = word * UINT64_C(0x9e3779b97f4a7c15) >> 32 & last;

    /* Bitwise &: one branch instead of two unpredictable ones. */
    while ((words->v[i].word != word) & (words->v[i].word != 0))
        i = (i + 1) & last;
    return i;
}

/* Add the words of a list, for which there is room. */
static void
add_list(struct function_words *words, const struct lang_list *list)
{
    const char *text = list->words;
    uint16_t kind =
        (list->classes & LANG_BIT(LANG_TELLS_LANGUAGE)) != 0 ? OWN : ANOTHER;

    while (*text != '\0') {
        size_t n = strcspn(text, " ");
        uint64_t word = eight_at(text, n);
        struct bucket *bucket = &words->v[word_bucket(words, word)];

        words->nodes[words->n] =
            (struct node){ list->language, kind, bucket->first };
        bucket->word = word;
        bucket->first = (uint32_t)++words->n;
        text += n + (text[n] == ' ');
    }
}

/* How many words all lists have together. */
static size_t
count_listed(void)
{
    const struct lang_list *list;
    const char *text;
    size_t n = 0;

    for (list = lang_guess; list->words != NULL; list++) {
        for (text = list->words, n++; *text != '\0'; text++)
            n += *text == ' ';
    }
    return n;
}

struct function_words *
language_words(void)
{
    struct function_words *words;
    const struct lang_list *list;
    size_t n = count_listed(), buckets = 1;

    while (buckets < n * BUCKETS_A_WORD)
        buckets *= 2;
    words = calloc(1, sizeof(*words) + buckets * sizeof(*words->v) +
                          n * sizeof(*words->nodes));
    if (words == NULL)
        return NULL;
    words->buckets = buckets;
    words->nodes = (struct node *)(words->v + buckets);
    for (list = lang_guess; list->words != NULL; list++)
        add_list(words, list);
    return words;
}

/* Count the bytes of a word that `eight` begins with: ASCII letters, and all
 * bytes beyond ASCII. */
static size_t
word_bytes(uint64_t eight)
{
    return eight_before(~(eight_letters(eight) | eight) & EIGHT_HIGH);
}

/* The word text[0..n) of at most WORD_MOST bytes, already loaded as `eight`, in
 * lower case; 0 if that is longer. */
static uint64_t
lower_word(const char *text, size_t n, uint64_t eight)
{
    char folded[WORD_MOST * 2];

    if ((eight & EIGHT_HIGH) == 0)
        return eight | eight_first(EIGHT_EACH(0x20), n);
    n = fold_lower(text, n, folded);
    return n <= WORD_MOST ? eight_at(folded, n) : 0;
}

/* How many words of each kind were seen of each language, how many words in
 * all, and how many letters of each script (by the number of its bit). */
struct tally {
    uint32_t met[KINDS][LANG_MOST], words;
    uint32_t letters[LANG_SCRIPTS];
};

/* Count the letters of each script in text[0..n). */
static void
count_scripts(struct tally *tally, const char *text, size_t n)
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

/* The language whose scripts have nearly all of the letters counted; of
 * several, the one with the fewest scripts.  lang_count if there is none, or if
 * the n bytes are mostly something else. */
static size_t
language_by_letters(const struct tally *tally, size_t n)
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

/* Count a word for each of its lists.  A `name` is in no language: "West Ham",
 * "Bachar al-Assad" have no words of another. */
static void
count_word(struct tally *tally, const struct function_words *words,
    uint64_t word, bool name)
{
    uint32_t k = words->v[word_bucket(words, word)].first;

    while (k != 0) {
        const struct node *node = &words->nodes[k - 1];

        tally->met[node->kind][node->language] += node->kind == OWN || !name;
        k = node->next;
    }
}

/* May the word text[at..at + len) of text[0..n) be of a name: has it a capital,
 * or a hyphen beside it? */
static bool
may_be_name(const char *text, size_t n, size_t at, size_t len, uint64_t word)
{
    return word != eight_at(text + at, len) ||
           (at > 0 && text[at - 1] == '-') ||
           (at + len < n && text[at + len] == '-');
}

/* The language with the most function words; *lead is how many more it has than
 * the next. */
static size_t
leading_language(const struct tally *tally, uint32_t *lead)
{
    uint32_t most = 0, next = 0;
    size_t best = lang_count, language;

    for (language = 0; language < lang_count; language++) {
        uint32_t met = tally->met[OWN][language];

        next = met > most ? most : met > next ? met : next;
        best = met > most ? language : best;
        most = met > most ? met : most;
    }
    *lead = most - next;
    return best;
}

/* Is the text in the language of which it has the most function words?  If it
 * is in one that nobody knows here, that is the nearest of those that are
 * known: it fits badly, and words of its neighbours stand in the text. */
static bool
is_in(const struct tally *tally, size_t language)
{
    uint32_t own = tally->met[OWN][language],
             another = tally->met[ANOTHER][language];

    return own * SHARE >= tally->words && own > another * OWN_AGAINST_ANOTHER;
}

/* Is the text in a language near to this one?  Else it may be in this one even
 * if its function words are few, as in the report of a match. */
static bool
is_in_another(const struct tally *tally, size_t language)
{
    uint32_t another = tally->met[ANOTHER][language];

    return another >= ANOTHER_LEAST &&
           another * OWN_AGAINST_ANOTHER >= tally->met[OWN][language];
}

size_t
language_guess(const struct function_words *words, const char *text, size_t n,
    bool *another)
{
    struct tally tally = { 0 };
    size_t i, len, more, step = STEP_BYTES, best;
    uint32_t lead;

    n = n > LANGUAGE_BYTES ? LANGUAGE_BYTES : n;
    for (i = 0; i < n;
         i += len + 1) { /* a word never ends where another begins */
        uint64_t bytes = eight_at(text + i, n - i);

        if (i >= step) {
            best = leading_language(&tally, &lead);
            if (lead >= CLEAR_LEAD)
                break;
            step += STEP_BYTES;
        }
        len = more = word_bytes(bytes);
        for (; more == 8; len += more)
            more = word_bytes(eight_at(text + i + len, n - i - len));
        tally.words += len > 0;
        if (len > 0 && (unsigned char)text[i] >= SCRIPT_BYTE)
            count_scripts(&tally, text + i, len);
        if (len > 0 && len <= WORD_MOST) {
            uint64_t word = lower_word(text + i, len, eight_first(bytes, len));

            count_word(&tally, words, word, may_be_name(text, n, i, len, word));
        }
    }
    *another = false;
    best = language_by_letters(&tally, n);
    if (best < lang_count)
        return best;
    best = leading_language(&tally, &lead);
    *another = best < lang_count && is_in_another(&tally, best);
    return lead > 0 && is_in(&tally, best) ? best : lang_count;
}
