/* SPDX-License-Identifier: MIT */
/*
 * summary - what the supervisor knows of a pipeline.
 *
 * The zygote plans the run; the supervisor never loads a plugin nor reads the
 * pipeline file.  It is told this much, in one message that it checks.
 */
#ifndef ENGINE_SUMMARY_H
#define ENGINE_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/wire.h"
#include "engine/needs.h"
#include "host/config.h"
#include "host/plan.h"
#include "io/paths.h"

/* A stage or an output. */
struct summary_node {
    char *id, *plugin, *version;
    uint32_t kind;   /* enum cd_kind; CD_STORE of one whose path has fields */
    char *path;      /* outputs; NULL if none */
    char *separator; /* outputs; NULL if none */
    int level;       /* outputs: of gzip; 0: not compressed */
    bool append;
    bool undoes; /* stores: can take a run back */
};

/* A file that the run reads, beside its inputs. */
struct summary_read {
    char *what, *file; /* what: "plugin" */
};

struct summary {
    struct diags diags;
    bool ok;                    /* no errors: the rest is there */
    struct summary_node *nodes; /* stages, then outputs */
    size_t nstages, noutputs;
    struct paths inputs;
    struct summary_read *reads;
    size_t nreads;
    struct need_names needs; /* ids are those of the nodes */
    uint64_t record_bytes, worker_bytes;
    struct config_rejects rejects;
    json_t *identity; /* see host/identity.h */
};

/* Diagnostics into a message and out of it. */
void summary_put_diags(struct buf *to, const struct diags *diags);
void summary_get_diags(struct diags *diags, struct wire *wire);

/* Append the summary of a plan.  `out`: the folder that the run writes into, so
 * that its identity is wanted, or NULL. */
void summary_encode(struct buf *to, const struct plan *plan, const char *out);
/* -1 if message[0..n) is no summary. */
int summary_decode(struct summary *summary, const char *message, size_t n);
void summary_free(struct summary *summary);

#endif
