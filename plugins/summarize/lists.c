/* SPDX-License-Identifier: MIT */
#include "lists.h"

#include <stdlib.h>
#include <string.h>

/* Order phrases by language, then by words; for qsort(). */
static int
compare_phrases(const void *left_item, const void *right_item)
{
    const struct lists_phrase *left = left_item, *right = right_item;

    if (left->language != right->language)
        return left->language < right->language ? -1 : 1;
    return strcmp(left->words, right->words);
}

/* Write the phrases to `to`, or only count them if it is NULL. */
static size_t
collect_phrases(struct lists_phrase *to)
{
    const struct lang_list *list;
    size_t n = 0;

    for (list = lang_story_phrase; list->words != NULL; list++) {
        const char *text = list->words;

        for (; *text != '\0'; text += strlen(text) + 1, n++) {
            if (to != NULL)
                to[n] = (struct lists_phrase){ list->language, list->classes,
                    text };
        }
    }
    return n;
}

struct lists_phrase *
lists_phrases(void)
{
    size_t n = collect_phrases(NULL);
    struct lists_phrase *phrases = calloc(n + 1, sizeof(*phrases));

    if (phrases == NULL)
        return NULL;
    collect_phrases(phrases);
    qsort(phrases, n, sizeof(*phrases), compare_phrases);
    return phrases;
}
