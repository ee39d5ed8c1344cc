/* SPDX-License-Identifier: MIT */
/*
 * config - the pipeline file, checked as far as that goes without plugins.
 */
#ifndef HOST_CONFIG_H
#define HOST_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <jansson.h>
#include <copydesk/record.h>

#include "host/source.h"
#include "io/packer.h"
#include "json/reader.h"

/* What becomes of a record when a stage fails on it. */
enum on_error { ON_ERROR_REJECT, ON_ERROR_KEEP, ON_ERROR_DROP, ON_ERROR_STOP };

#define CONFIG_NODES ((size_t)16384) /* most stages, and most outputs */

#define CONFIG_RECORD_BYTES ((uint64_t)8 << 20)   /* limits.record_bytes */
#define CONFIG_WORKER_BYTES ((uint64_t)512 << 20) /* limits.worker_bytes */

/* An option that stands in the pipeline file under another key. */
struct config_spelling {
    const char *option, *key;
};

/* A stage or an output.  Strings are borrowed from the tree. */
struct config_node {
    const char *plugin, *id;    /* id: the plugin's name where none is given */
    const json_t *options;      /* object or NULL */
    char *pointer;              /* "/stages/0" */
    enum on_error on_error;     /* stages */
    const char *path;           /* outputs; NULL if none is given */
    struct packing packing;     /* outputs: as the path says */
    bool append;                /* outputs: stores */
    struct config_node *sieves; /* outputs: see sieve.h */
    size_t nsieves;
    char *options_at; /* of a sieve: where its options stand, else NULL */
    const struct config_spelling *spellings; /* of a sieve, or NULL */
};

/* Where an option of the node stands, as a JSON pointer.  The caller frees
 * it. */
char *config_option_at(const struct config_node *node, const char *option);

/* A field that the input has, by input.has. */
struct config_has {
    const char *path;
    struct cd_path steps;
};

/* An entry of input.fields: the value that `from` names becomes the field
 * `to`.  One from the outermost level is renamed by the reader, in place. */
struct config_map {
    const char *to, *from; /* a name; a path as it was written */
    struct cd_path to_steps, steps;
    uint64_t bit; /* that tells it from the others */
};

#define CONFIG_MAPS READER_RENAMES /* most of them */

/* limits.rejects: stop when more records than this were rejected.  EARLY, the
 * default: more than half of the first 1,000. */
struct config_rejects {
    enum { REJECTS_EARLY, REJECTS_COUNT, REJECTS_PERCENT } kind;
    uint64_t count;
    double percent;
};

struct config {
    struct source source; /* with all that is wrong so far */
    json_t *root;
    struct config_node *stages, *outputs;
    size_t nstages, noutputs;
    struct config_node
        *reader;               /* of all inputs; NULL: each is told by itself */
    char **items;              /* see frame_spec, or NULL */
    const json_t *paths;       /* array or NULL */
    const json_t *plugin_dirs; /* the same, seen from the folder below */
    char *folder;              /* of the pipeline file: "" is the current one */
    struct config_map *maps;
    struct reader_rename renames[READER_RENAMES]; /* those of one step */
    size_t nmaps, nrenames;
    struct config_has *has;
    size_t nhas;
    bool big_numbers;
    bool new_only; /* leave out inputs that a store has taken before */
    uint64_t record_bytes, worker_bytes;
    struct config_rejects rejects;
};

/* Where a pipeline comes from. */
struct config_request {
    const char *file; /* NULL: the text, or nothing but the stages below */
    const char *text; /* text[0..ntext), or NULL */
    size_t ntext;
    const char *folder;        /* of the text: "" is the current one */
    bool in_memory;            /* records come from the process and go to it */
    const char *const *stages; /* NAME[:OPTION=VALUE]... of -s */
    size_t nstages;
    const char *const *sets; /* STAGE.OPTION=VALUE of --set */
    size_t nsets;
    const char *const *fields; /* NAME or NAME=PATH of --field */
    size_t nfields;
    bool to_stdout; /* in place of its outputs, JSON Lines for stdout */
};

/* Read and check a pipeline.  The result always exists: look at
 * source.diags.errors. */
struct config *config_make(const struct config_request *request);
void config_free(struct config *config);

#endif
