/* SPDX-License-Identifier: MIT */
#include "text/stems.h"

#include <stdlib.h>
#include <string.h>

#include "lang/lang.h"

#ifdef HAVE_STEMMER

#include <libstemmer.h>

struct stems {
    struct sb_stemmer *
        *open; /* by lang_languages; NULL: not open, or there is none */
};

struct stems *
stems_new(void)
{
    struct stems *stems = malloc(sizeof(*stems));

    if (stems == NULL)
        return NULL;
    stems->open = calloc(lang_count + 1, sizeof(struct sb_stemmer *));
    if (stems->open == NULL) {
        free(stems);
        return NULL;
    }
    return stems;
}

void
stems_free(struct stems *stems)
{
    size_t i;

    if (stems == NULL)
        return;
    for (i = 0; i < lang_count; i++)
        sb_stemmer_delete(stems->open[i]);
    free(stems->open);
    free(stems);
}

int
stems_open(struct stems *stems, size_t language)
{
    const char *name =
        language < lang_count ? lang_languages[language].stemmer : NULL;

    if (name == NULL || stems->open[language] != NULL)
        return 0;
    stems->open[language] = sb_stemmer_new(name, NULL);
    return stems->open[language] != NULL ? 0 : -1;
}

size_t
stems_of(struct stems *stems, size_t language, const char *text, size_t n,
    char *out, size_t room)
{
    struct sb_stemmer *stemmer = stems->open[language];
    const sb_symbol *stem;
    size_t stem_n;

    if (stemmer == NULL)
        return 0;
    stem = sb_stemmer_stem(stemmer, (const sb_symbol *)text, (int)n);
    stem_n = stem != NULL ? (size_t)sb_stemmer_length(stemmer) : 0;
    if (stem_n == 0 || stem_n > room ||
        (stem_n == n && memcmp(stem, text, n) == 0))
        return 0;
    memcpy(out, stem, stem_n);
    return stem_n;
}

#else

struct stems {
    char unused;
};

struct stems *
stems_new(void)
{
    return calloc(1, sizeof(struct stems));
}

void
stems_free(struct stems *stems)
{
    free(stems);
}

int
stems_open(struct stems *stems, size_t language)
{
    (void)stems;
    (void)language;
    return 0;
}

size_t
stems_of(struct stems *stems, size_t language, const char *text, size_t n,
    char *out, size_t room)
{
    (void)stems;
    (void)language;
    (void)text;
    (void)n;
    (void)out;
    (void)room;
    return 0;
}

#endif
