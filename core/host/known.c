/* SPDX-License-Identifier: MIT */
#include "host/known.h"

#include <string.h>

#include "base/mem.h"
#include "base/vec.h"

struct known_set
known_copy(const struct known_set *set)
{
    struct known_set copy = { .n = set->n, .cap = set->n, .any = set->any };

    copy.v = mem_alloc(set->n * sizeof(*set->v) + 1);
    if (set->n > 0)
        memcpy(copy.v, set->v, set->n * sizeof(*set->v));
    return copy;
}

struct known *
known_find(const struct known_set *set, const char *name)
{
    size_t i;

    for (i = 0; i < set->n; i++) {
        if (strcmp(set->v[i].name, name) == 0)
            return &set->v[i];
    }
    return NULL;
}

struct known *
known_there(const struct known_set *set, const char *name)
{
    struct known *known = known_find(set, name);

    return known != NULL && known->gone == NULL ? known : NULL;
}

bool
known_gone(const struct known_set *set, const char *name)
{
    const struct known *known = known_find(set, name);

    return known != NULL && known->gone != NULL;
}

void
known_learn(struct known_set *set, const char *name, uint32_t types)
{
    struct known *known = known_find(set, name);

    if (known == NULL) {
        vec_grow(set->v, set->n, set->cap);
        known = &set->v[set->n++];
    }
    *known = (struct known){ .name = name, .types = types };
}

void
known_learn_any(struct known_set *set)
{
    size_t i;

    set->any = true;
    for (i = 0; i < set->n; i++)
        set->v[i].types = 0;
}

void
known_remove(
    struct known *known, const struct plan_node *by, const char *option)
{
    known->gone = by;
    known->option = option;
}

const char *
known_left_out_by(const struct known_set *set, const char *name)
{
    const struct known *known = known_find(set, name);
    const struct config_spelling *spelling =
        known != NULL && known->gone != NULL && known->option != NULL
            ? known->gone->config->spellings
            : NULL;

    while (spelling != NULL && spelling->option != NULL &&
           strcmp(spelling->option, known->option) != 0)
        spelling++;
    return spelling != NULL ? spelling->key : NULL;
}
