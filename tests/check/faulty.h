/* SPDX-License-Identifier: MIT */
/* What the plugin of faulty.c keeps. */
#ifndef FAULTY_H
#define FAULTY_H

#include <copydesk/plugin.h>
#include <copydesk/record.h>

struct opts {
    int64_t every;
    const char *word;
    int how;
    double share;
};
struct shared {
    int64_t seen;
    json_t *list;
};
struct self {
    const struct opts *opts;
    struct shared *shared;
    int64_t seen, begun;
    json_t *kept;
    char *piece; /* of scratch */
};

#endif
