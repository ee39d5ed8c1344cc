/* SPDX-License-Identifier: MIT */
#include "lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "text/fold.h"

/* ---- endings, pairs, headings ---- */

/* Add one ending, pair or heading, text[0..n).  -1 if memory runs out. */
static int
add_item(struct lexicon_items *to, const char *text, size_t n, uint32_t classes)
{
    const char *arrow = memchr(text, '>', n);
    struct lexicon_item *grown = realloc(to->v, (to->n + 1) * sizeof(*grown));
    struct lexicon_item *item;

    if (grown == NULL)
        return -1;
    to->v = grown;
    item = &grown[to->n++];
    *item =
        (struct lexicon_item){ .s = text, .n = (uint8_t)n, .classes = classes };
    if (arrow != NULL) {
        item->n = (uint8_t)(arrow - text);
        item->to = arrow + 1;
        item->to_n = (uint8_t)(n - item->n - 1);
    }
    return 0;
}

/* Add the endings and pairs of a list, whose items are separated by blanks.
 * Its words are looked up by lang_word. */
static int
add_details(struct lexicon *lexicon, const struct lang_list *list)
{
    const char *text = list->words;
    size_t n;
    int bad;

    for (; *text != '\0'; text += n + (text[n] == ' ')) {
        n = strcspn(text, " ");
        if (*text == '~') {
            lexicon->ending_classes |= list->classes;
            bad = add_item(&lexicon->endings, text + 1, n - 1, list->classes);
        } else if (memchr(text, '>', n) != NULL) {
            bad = add_item(&lexicon->pairs, text, n, list->classes);
        } else {
            bad = 0;
        }
        if (bad)
            return -1;
    }
    return 0;
}

/* Add the headings of a list, each of which ends with '\0'. */
static int
add_headings(struct lexicon *lexicon, const struct lang_list *list)
{
    const char *heading = list->words;

    for (; *heading != '\0'; heading += strlen(heading) + 1) {
        if (add_item(
                &lexicon->headings, heading, strlen(heading), list->classes))
            return -1;
    }
    return 0;
}

/* Call `take` for each list of the lexicon's language or of all languages. */
static int
add_lists(struct lexicon *lexicon, const struct lang_list *list,
    int (*take)(struct lexicon *, const struct lang_list *))
{
    for (; list->words != NULL; list++) {
        if ((list->language == lexicon->language ||
                list->language == LANG_COMMON) &&
            take(lexicon, list))
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
lexicon_init(struct lexicon *lexicon, size_t language)
{
    *lexicon = (struct lexicon){ .language = language };
    lexicon->full = lang_level(language) == LANG_LEVEL_FULL;
    if (language < lang_count) {
        lexicon->habits = lang_languages[language].habits;
        lexicon->question_letters = lang_languages[language].question_letters;
    }
    return add_lists(lexicon, lang_detail, add_details) ||
                   add_lists(lexicon, lang_heading, add_headings)
               ? -1
               : 0;
}

void
lexicon_drop(struct lexicon *lexicon)
{
    free(lexicon->endings.v);
    free(lexicon->pairs.v);
    free(lexicon->headings.v);
}

/* ---- asking ---- */

uint32_t
lexicon_grammar(const struct lexicon *lexicon, const char *word, size_t n)
{
    return lang_word(lexicon->language, word, n)[LANG_GRAMMAR_GROUP];
}

uint32_t
lexicon_meaning(const uint32_t *classes)
{
    /* Abbreviations that the sentence rules know to be written with a full
     * stop. */
    static const uint32_t shortened =
        LANG_BIT(LANG_BEFORE_NAME) | LANG_BIT(LANG_BEFORE_NUMBER) |
        LANG_BIT(LANG_SHORT_DAY_OR_MONTH) | LANG_BIT(LANG_SHORT_FORM) |
        LANG_BIT(LANG_MAY_END_SENTENCE) | LANG_BIT(LANG_NEVER_ENDS_SENTENCE);

    return classes[LANG_MEANING_GROUP] |
           (classes[LANG_SENTENCE_GROUP] & shortened ? L_ABBR : 0);
}

/* Is the word longer than the ending, and does it end with it? */
static bool
item_ends_word(const struct lexicon_item *item, const char *word, size_t n)
{
    return n > item->n && word[n - 1] == item->s[item->n - 1] &&
           memcmp(word + n - item->n, item->s, item->n) == 0;
}

uint32_t
lexicon_ended(const struct lexicon *lexicon, const char *word, size_t n)
{
    uint32_t classes = 0;
    size_t i;

    for (i = 0; i < lexicon->endings.n; i++) {
        if (item_ends_word(&lexicon->endings.v[i], word, n))
            classes |= lexicon->endings.v[i].classes;
    }
    return classes;
}

const struct lexicon_item *
lexicon_ending(
    const struct lexicon *lexicon, const char *word, size_t n, uint32_t class)
{
    size_t i;

    for (i = 0; i < lexicon->endings.n; i++) {
        const struct lexicon_item *item = &lexicon->endings.v[i];

        if ((item->classes & class) != 0 && item_ends_word(item, word, n))
            return item;
    }
    return NULL;
}

bool
lexicon_heading(
    const struct lexicon *lexicon, const char *text, size_t n, uint32_t class)
{
    char low[2 * HEADING_MOST];
    size_t i;

    if (n == 0 || n > HEADING_MOST)
        return false;
    n = fold_lower(text, n, low);
    for (i = 0; i < lexicon->headings.n; i++) {
        const struct lexicon_item *item = &lexicon->headings.v[i];

        if ((item->classes & class) != 0 && item->n == n &&
            memcmp(item->s, low, n) == 0)
            return true;
    }
    return false;
}
