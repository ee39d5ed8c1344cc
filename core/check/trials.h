/* SPDX-License-Identifier: MIT */
/*
 * trials - what a plugin is given in one check after another: records, or, for
 * a reader, entries.
 */
#ifndef CHECK_TRIALS_H
#define CHECK_TRIALS_H

#include "check/rig.h"

struct trials {
    json_t *records; /* NULL: entries */
    struct trial_entry {
        const char *name; /* of the input */
        const char *s;
        size_t n;
    } * entries;
    size_t n;
};

/* The specimens; of a reader the inputs of its examples and what is left of
 * them when they are cut. */
void trials_make(struct trials *trials, const struct subject *subject);
void trials_free(struct trials *trials);
/* "a record" or "an entry" */
const char *trials_what(const struct trials *trials);
/* Give trial i to the plugin.  Free the result with outcome_free. */
void trials_run(const struct trials *trials, struct rig *rig, size_t i,
    struct outcome *outcome);
/* All of them, one after the other. */
void trials_all(const struct trials *trials, struct rig *rig);

/* What they give, the last one first, in a process that has tried nothing:
 * outcomes[i] of trial i.  -1 after subject_fail. */
int trials_backward(const struct trials *trials, struct subject *subject,
    struct outcome *outcomes);
/* The same with the plugin at other addresses: before it is loaded it is tried
 * there, and then told. */
void trials_try_elsewhere(struct subject *subject);
int trials_elsewhere(const struct trials *trials, struct subject *subject,
    struct outcome *outcomes);

#endif
