#include "lexicon.h"

#include <string.h>

static const struct word_list *const tables[LANGUAGES][3] = {
    [LANG_EN] = { words_en, words_en_verbs, NULL },
    [LANG_DE] = { words_de, names_europe, NULL },
    [LANG_FR] = { words_fr, names_europe, NULL },
    [LANG_ES] = { words_es, names_europe, NULL },
};

static int
add(struct words *grammar, struct words *meaning, const struct word_list *t)
{
    for (; t->words != NULL; t++) {
        if (t->grammar != 0 && words_add_list(grammar, t->words, t->grammar))
            return -1;
        if (t->meaning != 0 && words_add_list(meaning, t->words, t->meaning))
            return -1;
    }
    return 0;
}

static int
build_language(struct lexicon *l, enum language language)
{
    const struct word_list *const *t = tables[language];

    l->language = language;
    l->grammar = words_new(2048);
    l->meaning = words_new(2048);
    if (l->grammar == NULL || l->meaning == NULL)
        return -1;
    for (; *t != NULL; t++) {
        if (add(l->grammar, l->meaning, *t))
            return -1;
    }
    return 0;
}

int
lexicon_build(struct lexicon *v)
{
    struct words *names = words_new(16384);
    int i;

    memset(v, 0, LANGUAGES * sizeof(*v));
    v[0].names = names;
    if (names == NULL || add(NULL, names, names_first) ||
        add(NULL, names, names_common) || add(NULL, names, names_places))
        goto err;
    for (i = 0; i < LANGUAGES; i++) {
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

    for (i = 0; i < LANGUAGES; i++) {
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
