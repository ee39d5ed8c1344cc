/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "lang/lang.h"

/* Made by the build: a table for each language, and one of the words of all
 * languages, whose values are places in lang_word_sets. */
extern const struct lang_table lang_words[];
extern const uint32_t lang_word_sets[][LANG_GROUPS];

uint32_t
lang_table_get(const struct lang_table *table, const char *text, size_t length)
{
    uint32_t from, to, first;
    const char *letters;

    if (length == 0 || length > LANG_WORD_MOST)
        return 0;
    first = from = table->sizes[length].first;
    to = table->sizes[length + 1].first;
    letters = table->letters + table->sizes[length].at;
    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        const char *word = letters + (size_t)(middle - first) * length;
        size_t i = 0;

        while (i < length && word[i] == text[i])
            i++;
        if (i == length)
            return table->values[middle];
        if ((unsigned char)word[i] < (unsigned char)text[i])
            from = middle + 1;
        else
            to = middle;
    }
    return 0;
}

const uint32_t *
lang_word(size_t language, const char *text, size_t length)
{
    uint32_t set = lang_table_get(&lang_words[language], text, length);

    if (set == 0)
        set = lang_table_get(&lang_words[lang_count], text, length);
    return lang_word_sets[set];
}
