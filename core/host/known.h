/* SPDX-License-Identifier: MIT */
/*
 * known - the fields that records have at some point of a pipeline, and those
 * that they had before something removed them.
 */
#ifndef HOST_KNOWN_H
#define HOST_KNOWN_H

#include <stdbool.h>
#include <stdint.h>

#include "host/plan.h"

struct known {
    const char *name;             /* of the outermost level */
    uint32_t types;               /* CD_T_*; 0: not known */
    const struct plan_node *gone; /* what removed it; NULL: it is there */
    const char *option;           /* by which of its options; or NULL */
};

/* Free `v` in the end. */
struct known_set {
    struct known *v;
    size_t n, cap;
    bool any; /* a stage may have made others, too */
};

/* A set of its own with the same fields. */
struct known_set known_copy(const struct known_set *set);

/* The field of that name, there or gone; one that is there; was there one that
 * is gone?  NULL, false if not. */
struct known *known_find(const struct known_set *set, const char *name);
struct known *known_there(const struct known_set *set, const char *name);
bool known_gone(const struct known_set *set, const char *name);

/* Records have the field from here on; the name is borrowed. */
void known_learn(struct known_set *set, const char *name, uint32_t types);
/* Records may have any other field, too, and each of any type. */
void known_learn_any(struct known_set *set);
/* The node removes it, by that option (or NULL). */
void known_remove(
    struct known *known, const struct plan_node *by, const char *option);
/* The key of an output, "only" or "without", by which it leaves the field out;
 * NULL where it does not. */
const char *known_left_out_by(const struct known_set *set, const char *name);

#endif
