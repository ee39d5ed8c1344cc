/* SPDX-License-Identifier: MIT */
/*
 * recipe - the options of a stage, made ready: what is done to each record.
 */
#ifndef FIELDS_RECIPE_H
#define FIELDS_RECIPE_H

#include <copydesk/record.h>

#include "compute.h"
#include "convert.h"
#include "picking.h"
#include "setting.h"

enum unreadable { UNREADABLE_REJECT, UNREADABLE_NULL, UNREADABLE_KEEP };

struct recipe_options {
    const json_t *rename, *type, *compute, *set;
    struct cd_strings dates, keep, drop;
    int date_order, unreadable; /* enum date_order, enum unreadable */
    bool utc;
};

struct recipe_rename {
    struct cd_path to, from;
    const char *name;
};
struct recipe_type {
    struct cd_path path;
    enum convert_type type;
    const char *name;
};
struct recipe_computed {
    struct cd_path to, *from;
    size_t nfrom;
    const struct compute_function *function;
    const char *name;
};
struct recipe_set {
    struct cd_path to;
    struct setting *value;
    const char *name;
};

struct recipe {
    const struct recipe_options *o;
    struct date_words *words;
    struct recipe_rename *renames;
    struct recipe_type *types;
    struct recipe_computed *computed;
    struct recipe_set *sets;
    struct cd_path *dates, *keep, *drop;
    size_t nrenames, ntypes, ncomputed, nsets;
};

/* NULL after cd_fail. */
struct recipe *recipe_make(
    const struct cd_host *host, const struct recipe_options *options);
void recipe_free(struct recipe *recipe);

#endif
