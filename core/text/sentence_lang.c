/* SPDX-License-Identifier: MIT */
#include "text/sentence_lang.h"

#include <stdlib.h>
#include <string.h>

#include "text/sentence.h"
#include "text/step.h"

#define LATIN_MARKS ".!?…。！？．‼⁇⁈⁉"
#define BULLETS     "•⁃"

struct sentence_rules {
    size_t n;
    struct sentence_lang v[]; /* by lang_languages; the plain rules are last */
};

bool
sentence_lang_find(const char *set, uint32_t code)
{
    char utf8[5] = "";

    if (set == NULL || code == 0)
        return false;
    if (code < 0x80)
        return strchr(set, (int)code) != NULL;
    utf8_encode(code, utf8);
    return strstr(set, utf8) != NULL;
}

static const char *
marks_of(const struct sentence_lang *language)
{
    return language->of.end_marks != NULL ? language->of.end_marks
                                          : LATIN_MARKS;
}

bool
sentence_lang_mark(const struct sentence_lang *language, uint32_t code)
{
    if (code < 0x80 && language->of.end_marks == NULL)
        return code == '.' || code == '!' || code == '?';
    return sentence_lang_has(marks_of(language), code);
}

/* Note the first byte of each character of `set`, which the splitter stops
 * at. */
static void
note_first_bytes(struct sentence_lang *language, const char *set)
{
    size_t i, n = strlen(set), len;

    for (i = 0; i < n; i += len) {
        step_at(set, n, i, &len);
        language->first[(unsigned char)set[i]] = true;
    }
}

/* Build the rules of a language, given by its index; lang_count for the plain
 * ones.  -1 if memory runs out. */
static int
fill_language(struct sentence_lang *lang, size_t language)
{
    const struct lang_list *list;

    if (language < lang_count)
        lang->of = lang_languages[language];
    else
        lang->of.tag = "";

    lang->words = words_new(96);
    if (lang->words == NULL)
        return -1;
    for (list = lang_sentence; list->words != NULL; list++) {
        if ((list->language == LANG_COMMON || list->language == language) &&
            words_add_list(lang->words, list->words, list->classes)) {
            words_free(lang->words);
            lang->words = NULL;
            return -1;
        }
    }
    note_first_bytes(lang, marks_of(lang));
    note_first_bytes(lang, BULLETS);
    return 0;
}

struct sentence_rules *
sentence_rules_new(void)
{
    struct sentence_rules *rules;

    rules = calloc(1, sizeof(*rules) + (lang_count + 1) * sizeof(*rules->v));
    if (rules != NULL)
        rules->n = lang_count + 1;
    return rules;
}

void
sentence_rules_free(struct sentence_rules *rules)
{
    size_t i;

    if (rules == NULL)
        return;
    for (i = 0; i < rules->n; i++)
        words_free(rules->v[i].words);
    free(rules);
}

const struct sentence_lang *
sentence_language(struct sentence_rules *rules, size_t language)
{
    struct sentence_lang *lang = &rules->v[language];

    return lang->words != NULL || fill_language(lang, language) == 0 ? lang
                                                                     : NULL;
}
