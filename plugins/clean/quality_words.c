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
add_list(struct quality_words *x, const char *s)
{
    uint64_t bits = 0;
    size_t n;

    for (; *s != '\0'; s += n + (s[n] == ' ')) {
        uint32_t v;

        n = strcspn(s, " ");
        v = words_get(x->words, s, n);
        if (v == 0) {
            if (x->n == BITS || words_add(x->words, s, n, x->n + 1))
                return -1;
            v = ++x->n;
        }
        bits |= UINT64_C(1) << (v - 1);
    }
    if (x->languages == LANGUAGES_MOST)
        return -1;
    x->of[x->languages++] = bits;
    return 0;
}

struct quality_words *
quality_words_new(void)
{
    struct quality_words *x = calloc(1, sizeof(*x));
    const struct lang_list *l;

    if (x == NULL || (x->words = words_new(BITS)) == NULL)
        goto err;
    for (l = lang_page_word; l->words != NULL; l++) {
        if ((l->classes & LANG_BIT(LANG_EVERY_TEXT)) != 0 &&
            add_list(x, l->words))
            goto err;
    }
    return x;
err:
    quality_words_free(x);
    return NULL;
}

void
quality_words_free(struct quality_words *x)
{
    if (x != NULL)
        words_free(x->words);
    free(x);
}

uint64_t
quality_words_bit(const struct quality_words *x, const char *s, size_t n)
{
    uint32_t v = words_get_folded(x->words, s, n);

    return v > 0 ? UINT64_C(1) << (v - 1) : 0;
}

unsigned
quality_words_most(const struct quality_words *x, uint64_t met)
{
    unsigned most = 0, n;
    size_t i;

    for (i = 0; i < x->languages; i++) {
        uint64_t bits = met & x->of[i];

        for (n = 0; bits != 0; n++)
            bits &= bits - 1;
        most = n > most ? n : most;
    }
    return most;
}
