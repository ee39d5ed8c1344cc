/* SPDX-License-Identifier: MIT */
#include "quality_words.h"

#include <stdlib.h>
#include <string.h>

#include "lang/lang.h"
#include "text/words.h"

#define BITS           64
#define LANGUAGES_MOST 32

struct quality_words {
    struct words *words; /* the number of the bit, and 1 */
    uint32_t n;
    uint64_t of[LANGUAGES_MOST]; /* bits of the words of each language */
    size_t languages;
};

static int
add_word_list(struct quality_words *words, const char *text)
{
    uint64_t bits = 0;
    size_t n;

    for (; *text != '\0'; text += n + (text[n] == ' ')) {
        uint32_t value;

        n = strcspn(text, " ");
        value = words_get(words->words, text, n);
        if (value == 0) {
            if (words->n == BITS ||
                words_add(words->words, text, n, words->n + 1))
                return -1;
            value = ++words->n;
        }
        bits |= UINT64_C(1) << (value - 1);
    }
    if (words->languages == LANGUAGES_MOST)
        return -1;
    words->of[words->languages++] = bits;
    return 0;
}

struct quality_words *
quality_words_new(void)
{
    struct quality_words *words = calloc(1, sizeof(*words));
    const struct lang_list *list;

    if (words == NULL || (words->words = words_new(BITS)) == NULL)
        goto err;
    for (list = lang_page_word; list->words != NULL; list++) {
        if ((list->classes & LANG_BIT(LANG_EVERY_TEXT)) != 0 &&
            add_word_list(words, list->words))
            goto err;
    }
    return words;
err:
    quality_words_free(words);
    return NULL;
}

void
quality_words_free(struct quality_words *words)
{
    if (words != NULL)
        words_free(words->words);
    free(words);
}

uint64_t
quality_words_bit(const struct quality_words *words, const char *text, size_t n)
{
    uint32_t value = words_get_folded(words->words, text, n);

    return value > 0 ? UINT64_C(1) << (value - 1) : 0;
}

unsigned
quality_words_most(const struct quality_words *words, uint64_t met)
{
    unsigned most = 0, n;
    size_t i;

    for (i = 0; i < words->languages; i++) {
        uint64_t bits = met & words->of[i];

        for (n = 0; bits != 0; n++)
            bits &= bits - 1;
        most = n > most ? n : most;
    }
    return most;
}
