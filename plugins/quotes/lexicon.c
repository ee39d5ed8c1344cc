/* SPDX-License-Identifier: MIT */
#include "lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "text/fold.h"

/* ---- endings, pairs, headings ---- */

static int
add_item(struct lexicon_items *to, const char *s, size_t n, uint32_t classes)
{
    const char *arrow = memchr(s, '>', n);
    struct lexicon_item *v = realloc(to->v, (to->n + 1) * sizeof(*v));
    struct lexicon_item *x;

    if (v == NULL)
        return -1;
    to->v = v;
    x = &v[to->n++];
    *x = (struct lexicon_item){ .s = s, .n = (uint8_t)n, .classes = classes };
    if (arrow != NULL) {
        x->n = (uint8_t)(arrow - s);
        x->to = arrow + 1;
        x->to_n = (uint8_t)(n - x->n - 1);
    }
    return 0;
}

/* The endings and pairs of a list; its words are asked for by lang_word. */
static int
add_details(struct lexicon *l, const struct lang_list *list)
{
    const char *s = list->words;
    size_t n;
    int bad;

    for (; *s != '\0'; s += n + (s[n] == ' ')) {
        n = strcspn(s, " ");
        if (*s == '~') {
            l->ending_classes |= list->classes;
            bad = add_item(&l->endings, s + 1, n - 1, list->classes);
        } else if (memchr(s, '>', n) != NULL) {
            bad = add_item(&l->pairs, s, n, list->classes);
        } else {
            bad = 0;
        }
        if (bad)
            return -1;
    }
    return 0;
}

static int
add_headings(struct lexicon *l, const struct lang_list *list)
{
    const char *s = list->words;

    for (; *s != '\0'; s += strlen(s) + 1) {
        if (add_item(&l->headings, s, strlen(s), list->classes))
            return -1;
    }
    return 0;
}

static int
add_lists(struct lexicon *l, const struct lang_list *list,
    int (*take)(struct lexicon *, const struct lang_list *))
{
    for (; list->words != NULL; list++) {
        if ((list->language == l->language || list->language == LANG_COMMON) &&
            take(l, list))
            return -1;
    }
    return 0;
}

/* ---- all of them ---- */

size_t
lexicon_language(size_t language)
{
    return lang_level(language) == LANG_LEVEL_FULL ||
                   lang_has(language, LANG_DASH_DIALOGUE)
               ? language
               : lang_count;
}

int
lexicon_init(struct lexicon *l, size_t language)
{
    *l = (struct lexicon){ .language = language };
    l->full = lang_level(language) == LANG_LEVEL_FULL;
    l->habits = language < lang_count ? lang_languages[language].habits : 0;
    return add_lists(l, lang_detail, add_details) ||
                   add_lists(l, lang_heading, add_headings)
               ? -1
               : 0;
}

void
lexicon_drop(struct lexicon *l)
{
    free(l->endings.v);
    free(l->pairs.v);
    free(l->headings.v);
}

/* ---- asking ---- */

uint32_t
lexicon_grammar(const struct lexicon *l, const char *s, size_t n)
{
    return lang_word(l->language, s, n)[LANG_GRAMMAR_GROUP];
}

uint32_t
lexicon_meaning(const uint32_t *classes)
{
    /* Words that the sentence rules know to be written with a stop. */
    static const uint32_t shortened =
        LANG_BIT(LANG_BEFORE_NAME) | LANG_BIT(LANG_BEFORE_NUMBER) |
        LANG_BIT(LANG_SHORT_DAY_OR_MONTH) | LANG_BIT(LANG_SHORT_FORM) |
        LANG_BIT(LANG_MAY_END_SENTENCE) | LANG_BIT(LANG_NEVER_ENDS_SENTENCE);

    return classes[LANG_MEANING_GROUP] |
           (classes[LANG_SENTENCE_GROUP] & shortened ? L_ABBR : 0);
}

static bool
ends_with(const struct lexicon_item *x, const char *s, size_t n)
{
    return n > x->n && s[n - 1] == x->s[x->n - 1] &&
           memcmp(s + n - x->n, x->s, x->n) == 0;
}

uint32_t
lexicon_ended(const struct lexicon *l, const char *s, size_t n)
{
    uint32_t classes = 0;
    size_t i;

    for (i = 0; i < l->endings.n; i++) {
        if (ends_with(&l->endings.v[i], s, n))
            classes |= l->endings.v[i].classes;
    }
    return classes;
}

const struct lexicon_item *
lexicon_ending(const struct lexicon *l, const char *s, size_t n, uint32_t class)
{
    size_t i;

    for (i = 0; i < l->endings.n; i++) {
        const struct lexicon_item *x = &l->endings.v[i];

        if ((x->classes & class) != 0 && ends_with(x, s, n))
            return x;
    }
    return NULL;
}

bool
lexicon_heading(
    const struct lexicon *l, const char *s, size_t n, uint32_t class)
{
    char low[2 * HEADING_MOST];
    size_t i;

    if (n == 0 || n > HEADING_MOST)
        return false;
    n = fold_lower(s, n, low);
    for (i = 0; i < l->headings.n; i++) {
        const struct lexicon_item *x = &l->headings.v[i];

        if ((x->classes & class) != 0 && x->n == n && memcmp(x->s, low, n) == 0)
            return true;
    }
    return false;
}
