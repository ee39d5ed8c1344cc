/* SPDX-License-Identifier: MIT */
/*
 * compute - what is computed from the fields of a record.
 */
#ifndef FIELDS_COMPUTE_H
#define FIELDS_COMPUTE_H

#include <copydesk/record.h>

#include "text/date.h"

/* What a function has to work with. */
struct compute_with {
    const struct date_words *dates;
    enum date_order order;
    const struct cd_host *h; /* for scratch memory */
};

struct compute_function {
    const char *name, *help;
    /* A fresh value made of the first value that the path names; NULL where it
     * has none. */
    json_t *(*of)(const struct compute_with *w, const json_t *v);
    bool several; /* its path may name several values */
    bool many;    /* of all values of all paths: `of` is NULL */
};

extern const struct compute_function compute_functions[];
extern const size_t compute_count;

/* "words, characters, ..." */
const char *compute_names(void);

/* SHA-256, 64 hex digits, of the values that the paths name, a NUL behind each
 * but the last; strings as they are, anything else as JSON.  NULL for none. */
json_t *compute_sha256(
    const json_t *rec, const struct cd_path *paths, size_t n);

#endif
