/* SPDX-License-Identifier: MIT */
/*
 * train - make the tables of the plugin summarize.
 *
 * usage: train DATA OUT [quick]
 *
 * DATA holds cnndm-dev, cnndmmix-dev, cnndm-trainextra and bbc-dev .jsonl.gz:
 * records with id, text and reference_summary.  OUT gets weights.c,
 * weights_plain.c, weights_nouns.c and frequencies.txt, and for each set what
 * five-fold cross-validation chooses: cv-SET.jsonl, to be scored (README.md).
 * `quick`: one fold and no weights.
 *
 * The features are those of the plugin's own code, so that what is trained and
 * what is run cannot differ.  Nothing random is in it: the same data give the
 * same tables.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "share.h"
#include "stages.h"
#include "table.h"

#define COMMON 3000 /* stems in the table */
#define SHARE  0.4  /* of the sentences, where a share is asked for */

enum { CNN, MIXED, EXTRA, BBC, SETS_OF_DATA };

static const char *const names[] = { "cnndm-dev", "cnndmmix-dev",
    "cnndm-trainextra", "bbc-dev" };
static const double weights[] = { 1, 4, 1, 1 };

/* Sums of ROUGE-1 and ROUGE-2, of what was chosen and of the lead. */
struct score {
    double chosen[2], lead[2], n;
};

static void
note_score(struct score *s, const struct work *w, const bool *taken)
{
    uint32_t *at = pool_alloc(
                 w->r.article.pool, (w->r.article.nsentence + 1) * sizeof(*at)),
             i;
    const uint32_t lead[] = { 0, 1, 2 };
    double rouge[2];
    unsigned n = 0;

    for (i = 0; i < w->r.article.nsentence; i++) {
        if (taken[i])
            at[n++] = i;
    }
    label_score(&w->l, at, n, rouge);
    s->chosen[0] += rouge[0];
    s->chosen[1] += rouge[1];
    label_score(&w->l, lead,
        w->r.article.nsentence < 3 ? (unsigned)w->r.article.nsentence : 3,
        rouge);
    s->lead[0] += rouge[0];
    s->lead[1] += rouge[1];
    s->n++;
}

static void
write_choice(FILE *f, const struct work *w, const bool *taken)
{
    json_t *summary = json_array(), *rec;
    uint32_t i;

    for (i = 0; i < w->r.article.nsentence; i++) {
        const struct article_sentence *t = &w->r.article.sentence[i];

        if (taken[i])
            json_array_append_new(
                summary, json_stringn(w->r.article.s + t->at, t->end - t->at));
    }
    rec = json_pack("{s:s,s:o}", "id", w->source->id, "summary", summary);
    json_dumpf(rec, f, 0);
    fputc('\n', f);
    json_decref(rec);
}

static size_t
share_of(const struct work *w)
{
    double share = SHARE * (double)w->r.article.nsentence;
    size_t n = (size_t)share;

    return n + ((double)n < share);
}

/* Choose from the articles of the fold. */
static void
apply(struct trainer *t, unsigned fold, unsigned set, const struct model *m,
    FILE *f, struct score *s)
{
    const struct room all = { SIZE_MAX, SIZE_MAX };
    struct work w;
    size_t i;

    for (i = 0; i < t->corpus.n; i++) {
        bool *taken;

        if (t->corpus.v[i].set != set || t->corpus.v[i].fold != fold)
            continue;
        trainer_read(t, i, &w);
        rank_weigh(&w.r, m);
        taken = pool_alloc(&t->pool, w.r.article.nsentence + 1);
        memset(taken, 0, w.r.article.nsentence + 1);
        if (set == BBC)
            share_choose(&w.r, m, share_of(&w), &all, taken);
        else
            rank_best(&w.r, m, SETS_MEMBERS, &all, taken);
        write_choice(f, &w, taken);
        note_score(s, &w, taken);
    }
}

static void
say(const char *what, const struct score *s)
{
    printf("%s: %.0f articles, ROUGE-1 %.2f ROUGE-2 %.2f, lead %.2f %.2f\n",
        what, s->n, 100 * s->chosen[0] / s->n, 100 * s->chosen[1] / s->n,
        100 * s->lead[0] / s->n, 100 * s->lead[1] / s->n);
    fflush(stdout);
}

static FILE *
open_choice(const char *folder, const char *model, const char *name)
{
    char path[4096];
    FILE *f;

    snprintf(path, sizeof(path), "%s/cv-%s%s%s.jsonl", folder,
        strcmp(model, "news") == 0 ? "" : model,
        strcmp(model, "news") == 0 ? "" : "-", name);
    f = fopen(path, "w");
    if (f == NULL) {
        perror(path);
        exit(1);
    }
    return f;
}

static void
validate(struct trainer *t, const char *folder, const char *model,
    unsigned folds, struct score *score)
{
    FILE *f[SETS_OF_DATA];
    struct model m;
    unsigned fold, set;

    for (set = 0; set < SETS_OF_DATA; set++)
        f[set] = open_choice(folder, model, names[set]);
    for (fold = 0; fold < folds; fold++) {
        stages_fit(t, fold, BBC, weights, &m);
        apply(t, fold, CNN, &m, f[CNN], &score[CNN]);
        apply(t, fold, MIXED, &m, f[MIXED], &score[MIXED]);
        stages_fit_ratio(t, fold, BBC, &m);
        apply(t, fold, BBC, &m, f[BBC], &score[BBC]);
        printf("%s, fold %u, %.0f s\n", model, fold,
            (double)clock() / CLOCKS_PER_SEC);
        for (set = 0; set < SETS_OF_DATA; set++) {
            if (score[set].n > 0)
                say(names[set], &score[set]);
        }
    }
    for (set = 0; set < SETS_OF_DATA; set++)
        fclose(f[set]);
}

/* Cross-validate a model, fit it on everything and write it. */
static void
make_model(struct trainer *t, const char *folder, const char *model, bool quick)
{
    static const char form[] =
        " * Made by tests/eval/train from %zu articles: the development halves of\n"
        " * CNN/Daily Mail (three sentences) and of the BBC extracts (a share).\n"
        " * Five-fold cross-validation, ROUGE-1/2 by the program's own count:\n"
        " * CNN %.2f/%.2f (lead %.2f/%.2f), Daily Mail mix %.2f/%.2f (%.2f/%.2f),\n"
        " * BBC %.2f/%.2f.\n";
    struct score score[SETS_OF_DATA] = { { { 0 }, { 0 }, 0 } };
    const struct score *c = &score[CNN], *x = &score[MIXED], *b = &score[BBC];
    char about[1024];
    struct model m;

    validate(t, folder, model, quick ? 1 : CORPUS_FOLDS, score);
    if (quick)
        return;
    stages_fit(t, CORPUS_FOLDS + 1, BBC, weights, &m);
    stages_fit_ratio(t, CORPUS_FOLDS + 1, BBC, &m);
    snprintf(about, sizeof(about), form, t->corpus.n, 100 * c->chosen[0] / c->n,
        100 * c->chosen[1] / c->n, 100 * c->lead[0] / c->n,
        100 * c->lead[1] / c->n, 100 * x->chosen[0] / x->n,
        100 * x->chosen[1] / x->n, 100 * x->lead[0] / x->n,
        100 * x->lead[1] / x->n, 100 * b->chosen[0] / b->n,
        100 * b->chosen[1] / b->n);
    table_weights(folder, model, about, &m);
}

static void
make_common(struct trainer *t, const char *folder)
{
    trainer_count(t, COMMON);
    table_common(folder, t->corpus.n, t->common);
}

int
main(int argc, char **argv)
{
    bool quick = argc == 4 && strcmp(argv[3], "quick") == 0;
    struct trainer t;
    unsigned set;

    if (argc != 3 && !quick) {
        fputs("usage: train DATA OUT [quick]\n", stderr);
        return 2;
    }
    trainer_init(&t);
    for (set = 0; set < SETS_OF_DATA; set++)
        corpus_load(&t.corpus, argv[1], names[set], set, set == EXTRA);
    corpus_mark(&t.corpus);
    printf("%zu articles\n", t.corpus.n);
    make_model(&t, argv[2], "plain", quick);
    t.nouns = true;
    make_model(&t, argv[2], "nouns", quick);
    t.nouns = false;
    make_common(&t, argv[2]);
    trainer_words(&t);
    make_model(&t, argv[2], "news", quick);
    trainer_free(&t);
    return 0;
}
