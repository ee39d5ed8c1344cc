/* SPDX-License-Identifier: MIT */
/*
 * summary - what the supervisor knows of a pipeline.
 *
 * The zygote plans the run; the supervisor loads no plugin and does not read
 * the pipeline file.  It gets this much, in one message that it checks.
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
#include "io/packer.h"
#include "io/paths.h"

/* A stage or an output.  The strings are owned. */
struct summary_node {
    char *id, *plugin, *version;
    uint32_t kind;   /* enum cd_kind; CD_STORE, too, if its path has fields */
    char *path;      /* of outputs; NULL: none */
    char *separator; /* of outputs; NULL: none */
    struct packing packing; /* of outputs */
    bool append;
    bool undoes; /* of stores: it can take a run back */
};

/* A file that the run reads besides its inputs. */
struct summary_read {
    char *what, *file; /* what: "plugin", "pipeline file" */
};

struct summary {
    struct diags diags;
    bool ok;                    /* there are no errors, and the rest is set */
    struct summary_node *nodes; /* stages, then outputs */
    size_t nstages, noutputs;
    char *items[FRAME_STEPS + 1]; /* of inputs.items */
    struct paths inputs;
    struct summary_read *reads;
    size_t nreads;
    struct need_names needs; /* its ids point into the nodes */
    uint64_t record_bytes, worker_bytes;
    struct config_rejects rejects;
    json_t *identity; /* see host/identity.h */
};

/* Append diagnostics to a message; add those of a message. */
void summary_put_diags(struct buf *to, const struct diags *diags);
void summary_get_diags(struct diags *to, struct wire *wire);

/* Append the summary of a plan.  `out`: the folder that the run writes to, or
 * NULL: then no identity is made, as such a run cannot be continued. */
void summary_encode(struct buf *to, const struct plan *plan, const char *out);
/* Decode message[0..n).  -1, with nothing to free, if it is not a summary. */
int summary_decode(struct summary *summary, const char *message, size_t n);
void summary_free(struct summary *summary);

#endif
