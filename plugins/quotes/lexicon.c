#include "lexicon.h"

#include <string.h>

/* Add the lists of a language, by its index or LANG_COMMON. */
static int
add(struct words *to, const struct lang_list *l, size_t language)
{
    for (; l->words != NULL; l++) {
        if (l->language == language && words_add_list(to, l->words, l->classes))
            return -1;
    }
    return 0;
}

/* Words that the sentence rules know to be written with a stop. */
static int
add_abbreviations(struct words *to, size_t language)
{
    static const uint32_t shortened =
        LANG_BIT(LANG_BEFORE_NAME) | LANG_BIT(LANG_BEFORE_NUMBER) |
        LANG_BIT(LANG_SHORT_DAY_OR_MONTH) | LANG_BIT(LANG_SHORT_FORM) |
        LANG_BIT(LANG_MAY_END_SENTENCE) | LANG_BIT(LANG_NEVER_ENDS_SENTENCE);
    const struct lang_list *l;

    for (l = lang_sentence; l->words != NULL; l++) {
        if (l->language == language && (l->classes & shortened) != 0 &&
            words_add_list(to, l->words, L_ABBR))
            return -1;
    }
    return 0;
}

static int
build_language(struct lexicon *l, enum language language)
{
    const char *tag = language < LANGUAGES ? language_tags[language] : "und";
    size_t index = lang_find(tag, strlen(tag));

    l->language = language;
    l->grammar = words_new(1024);
    l->meaning = words_new(1024);
    if (l->grammar == NULL || l->meaning == NULL ||
        add(l->grammar, lang_grammar, index) ||
        add(l->meaning, lang_meaning, index) ||
        add_abbreviations(l->meaning, index))
        return -1;
    return 0;
}

int
lexicon_build(struct lexicon *v)
{
    struct words *names = words_new(12000);
    int i;

    memset(v, 0, LEXICONS * sizeof(*v));
    v[0].names = names;
    if (names == NULL || add(names, lang_meaning, LANG_COMMON))
        goto err;
    for (i = 0; i < LEXICONS; i++) {
        if (build_language(&v[i], (enum language)i))
            goto err;
        v[i].names = names;
    }
    return 0;
err:
    lexicon_drop(v);
    return -1;
}

void
lexicon_drop(struct lexicon *v)
{
    int i;

    for (i = 0; i < LEXICONS; i++) {
        words_free(v[i].grammar);
        words_free(v[i].meaning);
    }
    words_free((struct words *)(uintptr_t)v[0].names);
}

uint32_t
lexicon_grammar(const struct lexicon *l, const char *s, size_t n)
{
    return words_get(l->grammar, s, n);
}

uint32_t
lexicon_meaning(const struct lexicon *l, const char *s, size_t n)
{
    return words_get(l->meaning, s, n) | words_get(l->names, s, n);
}
