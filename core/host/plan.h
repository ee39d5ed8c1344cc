/* SPDX-License-Identifier: MIT */
/*
 * plan - makes a pipeline ready to run: loads plugins, binds options, proves
 * the order of the stages, finds inputs.
 *
 * `lint` and `run` both use it, so that lint accepts exactly what run does.
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
    bool any;              /* read: no value is a fault of the record */
    const char *option;    /* the option that names it, or NULL */
    bool user;             /* the user set that option: it is not the default */
    bool single;           /* that option is a string, and no list of them */
    bool own;              /* read: the node makes the field itself */
    bool changed;          /* write: the same row is read, too */
    /* for messages: JSON pointer to the option's value, or the node */
    const char *pointer;
    bool key; /* the pointer leads to a key */
};

/* A field that some record is expected to have (need.h). */
enum need_kind {
    NEED_STOP,  /* if no record has it the run stops, if `judged` */
    NEED_TOLD,  /* the user named it in an option: warn if no record had it */
    NEED_SOURCE /* input.fields makes it of `from`: warn likewise */
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
    struct plan_node *sieves; /* outputs: filters in front of it (sieve.h) */
    size_t nsieves;
    const char *path; /* outputs: the file, or the folder of the files that */
    const struct fan_name *fan; /* this tells the names of; or NULL */
    struct plan_node *named;    /* with `fan`: reads what names are made of */
    /* its command, set once it is prepared; or NULL */
    const struct command *command;
};

struct plan {
    struct config *config;
    struct registry *registry;
    struct arena *arena;
    struct plan_node *stages, *outputs;
    size_t nstages, noutputs;
    /* of the stages: the first ones are readers of inputs, those after them are
     * the pipeline's */
    size_t nreaders;
    bool bound; /* all plugins of the pipeline are there, with sound options */
    struct paths inputs;
    /* "new_only": inputs that the store is to remember */
    struct cd_input *taken;
    size_t ntaken;
    struct plan_need *needs; /* in the order of the nodes */
    size_t nneeds;
    struct tests *tests; /* tests.h; NULL: not asked for */
};

/* What the command line says about the files. */
struct plan_files {
    const char *const *inputs; /* patterns in place of input.paths ... */
    size_t ninputs;
    const struct listing *listed; /* ... and names in place of it; NULL: none */
    const char *rejects;          /* replay this file instead, or NULL */
    const char *input_name; /* for standard input, in place of "-"; or NULL */
    bool run;       /* an input must exist; lint accepts a pipeline without */
    bool writes;    /* outputs are written: having none is a warning */
    bool notes;     /* note which readers were chosen, and why */
    bool strict;    /* warnings are errors */
    bool look;      /* look at the first records of the inputs */
    bool no_inputs; /* look for no inputs */
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
/* NULL is nothing. */
void plan_free(struct plan *plan);

/* Report that a stage or output cannot be prepared, at its place in the
 * pipeline or, if the text names an option in double quotes that the user set,
 * at that option's (and so on for what it names inside the option's value). */
void plan_tell(
    struct plan *plan, const struct plan_node *node, const char *text);

#endif
