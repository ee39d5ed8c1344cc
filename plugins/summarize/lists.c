/* SPDX-License-Identifier: MIT */
#include "lists.h"

#include <stdlib.h>
#include <string.h>

static int
compare(const void *a, const void *b)
{
    const struct lists_phrase *x = a, *y = b;

    if (x->language != y->language)
        return x->language < y->language ? -1 : 1;
    return strcmp(x->words, y->words);
}

/* Write the phrases to `to`, or only count them where it is NULL. */
static size_t
collect(struct lists_phrase *to)
{
    const struct lang_list *l;
    size_t n = 0;

    for (l = lang_story_phrase; l->words != NULL; l++) {
        const char *s = l->words;

        for (; *s != '\0'; s += strlen(s) + 1, n++) {
            if (to != NULL)
                to[n] = (struct lists_phrase){ l->language, l->classes, s };
        }
    }
    return n;
}

struct lists_phrase *
lists_phrases(void)
{
    size_t n = collect(NULL);
    struct lists_phrase *v = calloc(n + 1, sizeof(*v));

    if (v == NULL)
        return NULL;
    collect(v);
    qsort(v, n, sizeof(*v), compare);
    return v;
}
