/* SPDX-License-Identifier: MIT */
#include "table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define X(name) #name,
static const char *const words[] = { WORDSTATS_WORD(X) };
static const char *const pairs[] = { WORDSTATS_PAIR(X) };
static const char *const sentences[] = { TRAITS(X) };
static const char *const sets[] = { SETS_FEATURES(X) };
#undef X
#define X(name, m, paged, all) #name, #name " as it is", #name " place",
static const char *const echoes[] = { ECHO_MEASURES(X) };
#undef X

static FILE *
open_file(const char *folder, const char *name)
{
    char path[4096];
    FILE *f;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    f = fopen(path, "w");
    if (f == NULL) {
        perror(path);
        exit(1);
    }
    return f;
}

static void
write_weights(FILE *f, const char *member, const char *const *names,
    const double *v, size_t n)
{
    size_t i;

    fprintf(f, "    .%s = {\n", member);
    for (i = 0; i < n; i++)
        fprintf(f, "        %.9g, /* %s */\n", v[i], names[i]);
    fputs("    },\n", f);
}

/* The same for sets of one, two and three. */
static void
write_table(FILE *f, const char *member, const char *const *names,
    const double *v, size_t n)
{
    size_t i, k;

    fprintf(f, "    .%s = {\n", member);
    for (k = 0; k < SETS_MEMBERS; k++) {
        fputs("        {\n", f);
        for (i = 0; i < n; i++)
            fprintf(f, "            %.9g, /* %s */\n", v[k * n + i], names[i]);
        fputs("        },\n", f);
    }
    fputs("    },\n", f);
}

static void
close_file(FILE *f)
{
    if (ferror(f) || fclose(f)) {
        perror("train");
        exit(1);
    }
}

void
table_weights(const char *folder, const char *name, const char *about,
    const struct model *m)
{
    char file[64];
    FILE *f;

    if (strcmp(name, "news") == 0)
        snprintf(file, sizeof(file), "weights.c");
    else
        snprintf(file, sizeof(file), "weights_%s.c", name);
    f = open_file(folder, file);
    /* In two pieces, or it would be taken for a line about this file. */
    fprintf(f,
        "/* SPDX-"
        "License-Identifier: MIT */\n/*\n%s */\n"
        "#include \"model.h\"\n\n/* clang-format off */\n"
        "const struct model model_%s = {\n",
        about, name);
    write_weights(f, "word", words, m->word, WORDSTATS_WORDS);
    write_weights(f, "pair", pairs, m->pair, WORDSTATS_PAIRS);
    write_weights(f, "sentence", sentences, m->sentence, TRAITS_N);
    write_table(f, "member", sentences, m->member[0], TRAITS_N);
    write_table(f, "set", sets, m->set[0], SETS_N);
    write_weights(f, "ratio", sentences, m->ratio, TRAITS_N);
    write_weights(f, "echo", echoes, m->echo, ECHO_N);
    fputs("};\n/* clang-format on */\n", f);
    close_file(f);
}

void
table_common(
    const char *folder, size_t articles, const struct trainer_stem *common)
{
    FILE *f = open_file(folder, "frequencies.txt");

    fprintf(f,
        "# SPDX-"
        "License-Identifier: MIT\n"
        "# How many of 100,000 news articles hold a word of each stem: the commonest\n"
        "# stems, without those that are mostly written with a capital.\n#\n"
        "# Source: counted by tests/eval/train in the %zu articles of its data.\n\n",
        articles);
    for (; common->stem != NULL; common++)
        fprintf(f, "%s %u\n", common->stem, common->share);
    close_file(f);
}
