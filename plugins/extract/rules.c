/* SPDX-License-Identifier: MIT */
#include "rules.h"

#include <stdlib.h>

#include "lang/lang.h"
#include "text/chars.h"
#include "text/utf8.h"

/* What a phrase of a class is: in which set, with which value. */
static const struct {
    unsigned char class, set, value;
} cues[] = {
    { LANG_PROMO_LINE, CUES_PROMO, CUE_BEGINS },
    { LANG_WHOLE_PROMO_LINE, CUES_PROMO, CUE_WHOLE },
    { LANG_SHOP_LINE, CUES_SHOP, CUE_BEGINS },
    { LANG_CREDIT_LINE, CUES_CREDIT, CUE_BEGINS },
    { LANG_FIRST_LINES, CUES_LEAD, CUE_BEGINS },
    { LANG_WHOLE_FIRST_LINES, CUES_LEAD, CUE_WHOLE },
    { LANG_INSIDE_BOILERPLATE, CUES_BOILER, CUE_BEGINS },
    { LANG_END_HEADING, CUES_STOP, CUE_BEGINS },
    { LANG_WHOLE_END_HEADING, CUES_STOP, CUE_WHOLE },
    { LANG_LAST_LINES, CUES_TRAIL, CUE_BEGINS },
    { LANG_BARE_LINE, CUES_BARE, CUE_WHOLE },
    { LANG_BOX_LINE, CUES_BOX, CUE_BEGINS },
};

static int
add_cues(struct rules *rules, const struct lang_list *list)
{
    size_t i;

    for (i = 0; i < sizeof(cues) / sizeof(cues[0]); i++) {
        if ((list->classes & LANG_BIT(cues[i].class)) != 0 &&
            phrases_add_list(
                rules->cues[cues[i].set], list->words, cues[i].value))
            return -1;
    }
    return 0;
}

static int
add_line_cues(struct rules *rules, const struct lang_list *list)
{
    static const struct {
        unsigned char class, set;
    } lines[] = {
        { LANG_BYLINE, CUES_BYLINE },
        { LANG_AGENCY, CUES_AGENCY },
        { LANG_SOURCE_CREDIT, CUES_SOURCE },
        { LANG_PUBLISHED, CUES_PUBLISHED },
        { LANG_MODIFIED, CUES_MODIFIED },
        { LANG_BEFORE_OTHER_DAY, CUES_OTHER_DAY },
    };
    size_t i;

    for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        if ((list->classes & LANG_BIT(lines[i].class)) != 0 &&
            phrases_add_list(
                rules->cues[lines[i].set], list->words, CUE_BEGINS))
            return -1;
    }
    return 0;
}

static int
add_name_words(struct words *words, const struct lang_list *list)
{
    static const struct {
        unsigned class, bits;
    } kinds[] = {
        { LANG_NO_AUTHOR_NAME, RULES_NOBODY },
        { LANG_AFTER_AUTHOR_NAME, RULES_BEHIND },
        { LANG_OCCUPATION, RULES_ROLE | RULES_WORK },
        { LANG_BESIDE_OCCUPATION, RULES_ROLE },
        { LANG_ENDS_NAME, RULES_WHERE },
        { LANG_INSIDE_NAME, RULES_INSIDE },
        { LANG_NO_PERSON_NAME, RULES_ORG },
        { LANG_ABOUT_AUTHOR, RULES_WHERE },
        { LANG_WITH_AGENCY, RULES_WITH },
    };
    uint32_t bits = 0;
    size_t i;

    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if ((list->classes & LANG_BIT(kinds[i].class)) != 0)
            bits |= kinds[i].bits;
    }
    return bits != 0 ? words_add_list(words, list->words, bits) : 0;
}

/* Read all tables.  -1 if memory runs out. */
static int
fill_rules(struct rules *rules)
{
    const struct lang_list *list;

    for (list = lang_page_block; list->words != NULL; list++) {
        if (add_cues(rules, list))
            return -1;
    }
    for (list = lang_page_line; list->words != NULL; list++) {
        if (add_line_cues(rules, list))
            return -1;
    }
    for (list = lang_meaning; list->words != NULL; list++) {
        if ((list->classes & (LANG_BIT(LANG_SURELY_MALE) |
                                 LANG_BIT(LANG_SURELY_FEMALE))) != 0 &&
            words_add_list(rules->name_words, list->words, RULES_FIRST))
            return -1;
    }
    for (list = lang_page_word; list->words != NULL; list++) {
        if (add_name_words(rules->name_words, list) ||
            ((list->classes & LANG_BIT(LANG_BETWEEN_NAMES)) != 0 &&
                words_add_list(rules->between_names, list->words, 1)))
            return -1;
    }
    return 0;
}

struct rules *
rules_new(void)
{
    struct rules *rules = calloc(1, sizeof(*rules));
    size_t i;
    bool all;

    if (rules == NULL)
        return NULL;
    rules->classes = classes_new();
    rules->dates = date_words_new();
    rules->name_words = words_new(4096);
    rules->between_names = words_new(16);
    all = rules->classes != NULL && rules->dates != NULL &&
          rules->name_words != NULL && rules->between_names != NULL;
    for (i = 0; i < CUE_SETS; i++) {
        rules->cues[i] = phrases_new();
        all = all && rules->cues[i] != NULL;
    }
    if (all && fill_rules(rules) == 0)
        return rules;
    rules_free(rules);
    return NULL;
}

void
rules_free(struct rules *rules)
{
    size_t i;

    if (rules == NULL)
        return;
    for (i = 0; i < CUE_SETS; i++) {
        if (rules->cues[i] != NULL)
            phrases_free(rules->cues[i]);
    }
    if (rules->dates != NULL)
        date_words_free(rules->dates);
    if (rules->name_words != NULL)
        words_free(rules->name_words);
    if (rules->between_names != NULL)
        words_free(rules->between_names);
    classes_free(rules->classes);
    free(rules);
}

/* Bytes before the first word, or a mark that phrases know. */
static size_t
marks(struct str text)
{
    size_t at = 0, n;

    while (at < text.n) {
        uint32_t code = utf8_decode(text.s + at, text.n - at, &n);

        if (chars_letter(code) || chars_digit(code) || code == 0xA9 ||
            code == '(')
            break;
        at += n;
    }
    return at;
}

static bool
is_marks(struct str text)
{
    size_t at, n;

    for (at = 0; at < text.n; at += n) {
        uint32_t code = utf8_decode(text.s + at, text.n - at, &n);

        if (chars_letter(code) || chars_digit(code))
            return false;
    }
    return true;
}

bool
rules_cue(const struct rules *rules, enum cue_set set, struct str line)
{
    size_t at = marks(line), len;
    uint32_t value =
        phrases_at(rules->cues[set], line.s + at, line.n - at, &len);

    if (value != CUE_WHOLE)
        return value == CUE_BEGINS;
    at += len;
    return is_marks((struct str){ line.s + at, line.n - at });
}

bool
rules_cue_is(const struct rules *rules, enum cue_set set, struct str line)
{
    size_t at = marks(line), len;

    if (phrases_at(rules->cues[set], line.s + at, line.n - at, &len) == 0)
        return false;
    at += len;
    return is_marks((struct str){ line.s + at, line.n - at });
}

bool
rules_holds(const struct rules *rules, enum cue_set set, struct str line)
{
    size_t at, len;

    return phrases_find(rules->cues[set], line.s, line.n, &at, &len) != 0;
}
