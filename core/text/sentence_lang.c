/* SPDX-License-Identifier: MIT */
#include "text/sentence_lang.h"

#include <stdlib.h>
#include <string.h>

#include "text/sentence.h"
#include "text/step.h"

#define LATIN_MARKS ".!?…。！？．‼⁇⁈⁉"
#define BULLETS     "•⁃"
#define TAG_MOST    3 /* letters of a language's code in a tag */

struct sentence_rules {
    size_t n;
    struct sentence_lang v[]; /* as lang_languages, the plain rules last */
};

bool
sentence_lang_find(const char *set, uint32_t c)
{
    char utf8[5] = "";

    if (set == NULL || c == 0)
        return false;
    if (c < 0x80)
        return strchr(set, (int)c) != NULL;
    utf8_encode(c, utf8);
    return strstr(set, utf8) != NULL;
}

static const char *
marks_of(const struct sentence_lang *l)
{
    return l->of.end_marks != NULL ? l->of.end_marks : LATIN_MARKS;
}

bool
sentence_lang_mark(const struct sentence_lang *l, uint32_t c)
{
    if (c < 0x80 && l->of.end_marks == NULL)
        return c == '.' || c == '!' || c == '?';
    return sentence_lang_has(marks_of(l), c);
}

/* Which bytes can begin one of the characters of the string? */
static void
note_first(struct sentence_lang *l, const char *set)
{
    size_t i, n = strlen(set), len;

    for (i = 0; i < n; i += len) {
        step_at(set, n, i, &len);
        l->first[(unsigned char)set[i]] = true;
    }
}

/* Fill in the rules of a language, by its index; lang_count for the plain
 * ones. */
static int
fill(struct sentence_lang *l, size_t language)
{
    const struct lang_list *list;

    if (language < lang_count)
        l->of = lang_languages[language];
    else
        l->of.tag = "";

    l->words = words_new(96);
    if (l->words == NULL)
        return -1;
    for (list = lang_sentence; list->words != NULL; list++) {
        if ((list->language == LANG_COMMON || list->language == language) &&
            words_add_list(l->words, list->words, list->classes)) {
            words_free(l->words);
            l->words = NULL;
            return -1;
        }
    }
    note_first(l, marks_of(l));
    note_first(l, BULLETS);
    return 0;
}

struct sentence_rules *
sentence_rules_new(void)
{
    struct sentence_rules *r;

    r = calloc(1, sizeof(*r) + (lang_count + 1) * sizeof(*r->v));
    if (r != NULL)
        r->n = lang_count + 1;
    return r;
}

void
sentence_rules_free(struct sentence_rules *r)
{
    size_t i;

    if (r == NULL)
        return;
    for (i = 0; i < r->n; i++)
        words_free(r->v[i].words);
    free(r);
}

const struct sentence_lang *
sentence_language(struct sentence_rules *r, const char *tag)
{
    struct sentence_lang *l;
    char code[TAG_MOST + 1] = "en";
    size_t n = 0, language;

    if (tag != NULL) {
        while (
            n < TAG_MOST && tag[n] != '\0' && tag[n] != '-' && tag[n] != '_') {
            code[n] =
                (char)(tag[n] >= 'A' && tag[n] <= 'Z' ? tag[n] + 32 : tag[n]);
            n++;
        }
        code[n] = '\0';
    }
    language = lang_find(code, tag != NULL ? n : 2);
    l = &r->v[language];
    return l->words != NULL || fill(l, language) == 0 ? l : NULL;
}
