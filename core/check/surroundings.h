/* SPDX-License-Identifier: MIT */
/*
 * surroundings - what belongs to the process rather than to a plugin: locale,
 * signals, rounding, folder, limits, environment, descriptors, threads.
 */
#ifndef CHECK_SURROUNDINGS_H
#define CHECK_SURROUNDINGS_H

#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/types.h>

#define SURROUNDINGS_SIGNALS 65

struct surroundings {
    char locale[256], folder[1024];
    uintptr_t handlers[SURROUNDINGS_SIGNALS];
    sigset_t blocked;
    int rounding;
    uint64_t environment; /* a sum of its bytes */
    struct rlimit limits[RLIM_NLIMITS];
    mode_t mask;
    size_t descriptors, threads;
};

/* Note what there is now. */
void surroundings_take(struct surroundings *surroundings);
/* What is different now, as a reason; NULL if nothing is. */
const char *surroundings_changed(const struct surroundings *before);

#endif
