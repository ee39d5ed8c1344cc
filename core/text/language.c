#include "text/language.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lang/lang.h"
#include "text/eight.h"
#include "text/fold.h"

#define WORD_MOST 8      /* bytes of the longest of these words */
#define GUESS_BYTES 2048 /* at the beginning of the text */
#define STEP_BYTES 256   /* after which it may be clear already: when one */
#define CLEAR_LEAD 12    /* language has so many more words than the others */
/* Of the table: most words are not in it, and their slot shall be free. */
#define SLOTS 1024

/* How often each language was met: 16 bits each. */
#define ONE(language) (UINT64_C(1) << 16 * (language))
#define COUNT(counts, language) ((uint32_t)((counts) >> 16 * (language)&0xffff))

const char language_tags[LANGUAGES][3] = { "en", "de", "fr", "es" };

int
language_of_tag(const char *tag, size_t n)
{
    int i;

    if (tag == NULL || n < 2 || (n > 2 && tag[2] != '-' && tag[2] != '_'))
        return -1;
    for (i = 0; i < LANGUAGES; i++) {
        if ((tag[0] | 32) == language_tags[i][0] &&
            (tag[1] | 32) == language_tags[i][1])
            return i;
    }
    return -1;
}

/* A word as its bytes, and ONE of each language that it is a word of. */
struct slot {
    uint64_t word, counts;
};

struct function_words {
    struct slot v[SLOTS];
};

/* Where the word is, or would go. */
static size_t
slot_of(const struct function_words *w, uint64_t word)
{
    size_t i = word * UINT64_C(0x9e3779b97f4a7c15) >> 32 & (SLOTS - 1);

    /* One question, because the answer to each of the two is a surprise. */
    while ((w->v[i].word != word) & (w->v[i].word != 0))
        i = (i + 1) & (SLOTS - 1);
    return i;
}

struct function_words *
language_words(void)
{
    struct function_words *w = calloc(1, sizeof(*w));
    const struct lang_list *list;

    for (list = lang_guess; w != NULL && list->words != NULL; list++) {
        const char *s = list->words;
        const char *tag = lang_languages[list->language].tag;
        int l = language_of_tag(tag, strlen(tag));

        /* A word of two languages counts for both. */
        while (l >= 0 && *s != '\0') {
            size_t n = strcspn(s, " ");
            uint64_t word = eight_at(s, n);
            struct slot *x = &w->v[slot_of(w, word)];

            x->word = word;
            x->counts |= ONE(l);
            s += n + (s[n] == ' ');
        }
    }
    return w;
}

/* How many bytes of a word w begins with: letters of ASCII, and all bytes
 * beyond it. */
static size_t
word_bytes(uint64_t w)
{
    return eight_before(~(eight_letters(w) | w) & EIGHT_HIGH);
}

/* The word s[0..n), of at most WORD_MOST bytes, which is w, in lower case; 0
 * if that is longer. */
static uint64_t
lower(const char *s, size_t n, uint64_t w)
{
    char folded[WORD_MOST * 2];

    if ((w & EIGHT_HIGH) == 0)
        return w | eight_first(EIGHT_EACH(0x20), n);
    n = fold_lower(s, n, folded);
    return n <= WORD_MOST ? eight_at(folded, n) : 0;
}

/* The language that counts most, and by how many words more than the next. */
static enum language
leader(uint64_t counts, uint32_t *lead)
{
    uint32_t most = COUNT(counts, 0), next = 0;
    int best = 0, l;

    for (l = 1; l < LANGUAGES; l++) {
        uint32_t x = COUNT(counts, l);

        next = x > most ? most : x > next ? x : next;
        best = x > most ? l : best;
        most = x > most ? x : most;
    }
    *lead = most - next;
    return (enum language)best;
}

enum language
language_guess(const struct function_words *w, const char *s, size_t n)
{
    uint64_t counts = 0;
    size_t i, len, more, step = STEP_BYTES;
    uint32_t lead;

    n = n > GUESS_BYTES ? GUESS_BYTES : n;
    for (i = 0; i < n; i += len + 1) { /* no word ends where another begins */
        uint64_t bytes = eight_at(s + i, n - i);

        if (i >= step) {
            enum language l = leader(counts, &lead);

            if (lead >= CLEAR_LEAD)
                return l;
            step += STEP_BYTES;
        }
        len = more = word_bytes(bytes);
        for (; more == 8; len += more)
            more = word_bytes(eight_at(s + i + len, n - i - len));
        if (len > 1 && len <= WORD_MOST) {
            uint64_t word = lower(s + i, len, eight_first(bytes, len));

            counts += w->v[slot_of(w, word)].counts;
        }
    }
    return leader(counts, &lead);
}
