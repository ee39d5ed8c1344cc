/* SPDX-License-Identifier: MIT */
/*
 * corpus - articles with summaries, from gzip JSON Lines.
 */
#ifndef TRAIN_CORPUS_H
#define TRAIN_CORPUS_H

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

#define CORPUS_FOLDS 5
#define CORPUS_EXTRA CORPUS_FOLDS /* the fold that is always trained on */

struct corpus_article {
    json_t *record;
    const char *id, *text, *title;
    size_t text_n, title_n;
    char *summary; /* sentences, one a line */
    unsigned set;  /* which file it is from */
    unsigned fold; /* by its id */
    bool odd;      /* not to be trained on */
};

struct corpus {
    struct corpus_article *v;
    size_t n, cap;
};

/* Add the articles of FOLDER/NAME.jsonl.gz.  Exits with a message where that
 * cannot be read; `extra`: in no fold, and left out if the id is there. */
void corpus_load(struct corpus *c, const char *folder, const char *name,
    unsigned set, bool extra);
/* Mark as odd what has a summary that another article has, too. */
void corpus_mark(struct corpus *c);
void corpus_free(struct corpus *c);

#endif
