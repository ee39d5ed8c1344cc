/* SPDX-License-Identifier: MIT */
/*
 * plan - a pipeline ready to run: plugins loaded, options bound, the order of
 * the stages proved, inputs found.
 *
 * `lint` and `run` both come through here, so that the one never says yes to
 * what the other refuses.
 */
#ifndef HOST_PLAN_H
#define HOST_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <copydesk/record.h>

#include "base/arena.h"
#include "host/abi.h"
#include "host/config.h"
#include "host/registry.h"
#include "io/listing.h"
#include "io/paths.h"

/* A field that a stage reads or writes, with "${option}" resolved. */
struct plan_field {
    const char *path;
    struct cd_path *steps; /* NULL: every field, "*" */
    uint32_t types, flags; /* CD_T_*; CD_OPTIONAL, CD_REMOVED, CD_NEEDED */
    bool any;              /* read: no value would be wrong, nor would none */
    const char *option;    /* the option that named it, or NULL */
    bool user;             /* the user did, it is not the option's default */
    bool own;              /* read: and the node itself makes the field */
    bool changed;          /* write: by a row that is read, too */
    const char *pointer;   /* where: the value in the option, or the node */
    bool key;              /* that is a key */
};

/* A field that records are expected to have, somewhere (need.h). */
enum need_kind {
    NEED_STOP,  /* a run in whose records it never is stops, if `judged` */
    NEED_TOLD,  /* the user named it in an option: that it never was is said */
    NEED_SOURCE /* input.fields makes it of `from`: the same */
};
struct plan_need {
    enum need_kind kind;
    bool judged;
    size_t node; /* 0: the input; else the stage's or output's number, from 1 */
    const char *path, *from;
    struct cd_path steps;
    uint64_t bit; /* NEED_SOURCE: of the entry of input.fields */
    /* NEED_STOP: the first field that the stage writes, or NULL.  A record
     * that has it lacks nothing. */
    const struct cd_path *made;
};

/* A stage or an output. */
struct plan_node {
    const struct config_node *config;
    const char *id;
    const struct plugin *plugin;
    void *options;
    struct plan_field *reads, *writes;
    size_t nreads, nwrites;
    struct plan_node *sieves; /* outputs: what records pass first (sieve.h) */
    size_t nsieves;
    const char *path; /* outputs: the file, or the folder of the files that */
    const struct fan_name *fan; /* this tells the names of; or NULL */
    struct plan_node *named;    /* with `fan`: reads what names are made of */
    const struct command *command; /* once it is prepared: the one that it
                                      asks, or NULL */
};

struct plan {
    struct config *config;
    struct registry *registry;
    struct arena *arena;
    struct plan_node *stages, *outputs;
    size_t nstages, noutputs;
    size_t nreaders; /* of the stages: the first ones read inputs, and those
                        behind them are the pipeline's */
    struct paths inputs;
    struct cd_input *taken; /* "new_only": what the store is to remember */
    size_t ntaken;
    struct plan_need *needs; /* in the order of the nodes */
    size_t nneeds;
    struct tests *tests; /* see tests.h; NULL: they were not asked for */
};

/* What the command line says about the files. */
struct plan_files {
    const char *const *inputs; /* patterns that replace input.paths ... */
    size_t ninputs;
    const struct listing *listed; /* ... and names that do; NULL: none */
    const char *rejects;          /* replay this file instead, or NULL */
    const char *input_name; /* for standard input, in place of "-"; or NULL */
    bool run;    /* an input must be there; lint takes a pipeline without one */
    bool writes; /* what the outputs make; none is a warning then */
    bool notes;  /* say which readers were taken, and why */
    bool strict; /* warnings are errors */
    bool look;   /* look at the first records of the inputs */
    bool no_inputs; /* none are looked for */
    /* Read the tests of the pipeline, too: the codes that they may name, ending
     * with NULL; or NULL. */
    const char *const *codes;
};

/* Make a plan of a pipeline.  Takes over config and registry in any case.
 * The result always exists; it may be run if config->source.diags.errors is
 * 0.  `loading` is called with the name of each plugin before it is loaded. */
struct plan *plan_make(struct config *config, struct registry *registry,
    const struct plan_files *files, void (*loading)(void *, const char *),
    void *ctx);
void plan_free(struct plan *plan);

/* A stage or an output cannot be prepared: complain at its place, or at that of
 * the option that the text names in double quotes, if the user set it, and of
 * what the text names in the same way inside the option's value. */
void plan_tell(
    struct plan *plan, const struct plan_node *node, const char *text);

#endif
