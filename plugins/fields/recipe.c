/* SPDX-License-Identifier: MIT */
#include "recipe.h"

#include <stdlib.h>
#include <string.h>

#include "members.h"

/* ---- paths -------------------------------------------------------------- */

static int
read_path(const struct cd_host *h, const char *option, const char *s,
    struct cd_path *to)
{
    const char *why = cd_path_parse(to, s);

    return why == NULL ? 0
                       : cd_fail(h, "option \"%s\": \"%s\" %s", option, s, why);
}

static bool
has_elements(const struct cd_path *p, size_t from)
{
    size_t i;

    for (i = from; i < p->n; i++) {
        if (p->steps[i].index != CD_STEP_MEMBER)
            return true;
    }
    return false;
}

/* A field that is made: members of objects alone. */
static int
read_target(const struct cd_host *h, const char *option, const char *s,
    struct cd_path *to)
{
    if (read_path(h, option, s, to))
        return -1;
    return !has_elements(to, 0)
               ? 0
               : cd_fail(h,
                     "option \"%s\": \"%s\" names elements of an array, which "
                     "cannot be made",
                     option, s);
}

/* Elements that come first are dropped last: the places of others hold. */
static int
by_place(const void *a, const void *b)
{
    const struct cd_path *x = a, *y = b;
    size_t i;

    for (i = 0; i < x->n && i < y->n; i++) {
        const struct cd_step *s = &x->steps[i], *t = &y->steps[i];
        int order;

        if (s->index != t->index)
            return s->index < t->index ? 1 : -1;
        order = s->index == CD_STEP_MEMBER
                    ? strcmp(cd_path_name(x, i), cd_path_name(y, i))
                    : 0;
        if (order != 0)
            return order;
    }
    return 0;
}

static struct cd_path *
read_paths(
    const struct cd_host *h, const char *option, const struct cd_strings *list)
{
    struct cd_path *v = calloc(list->n + 1, sizeof(*v));
    size_t i;

    for (i = 0; v != NULL && i < list->n; i++) {
        if (read_path(h, option, list->v[i], &v[i])) {
            free(v);
            return NULL;
        }
    }
    return v;
}

/* ---- options that are objects ------------------------------------------- */

struct entry {
    const struct cd_host *h;
    struct recipe *r;
    const char *option, *key;
    const json_t *value;
};

static int
read_rename(const struct entry *e)
{
    struct recipe_rename *x = &e->r->renames[e->r->nrenames++];
    const char *from = json_string_value(e->value);
    size_t i, n;

    x->name = e->key;
    if (from == NULL)
        return cd_fail(e->h,
            "option \"rename\": \"%s\" must be made of the path "
            "of a field, as in {\"title\": \"headline\"}",
            e->key);
    if (read_path(e->h, e->option, e->key, &x->to) ||
        read_path(e->h, e->option, from, &x->from))
        return -1;
    n = members_common(&x->from);
    if (has_elements(&x->to, members_common(&x->to)) ||
        x->from.steps[x->from.n - 1].index == CD_STEP_EACH)
        return cd_fail(e->h,
            "option \"rename\": \"%s\": only values, not all "
            "elements at once, have names",
            e->key);
    for (i = 0; i < n && n == members_common(&x->to); i++) {
        if (x->from.steps[i].index != x->to.steps[i].index ||
            (x->from.steps[i].index == CD_STEP_MEMBER &&
                strcmp(cd_path_name(&x->from, i), cd_path_name(&x->to, i)) !=
                    0))
            break;
    }
    return i == n && n == members_common(&x->to)
               ? 0
               : cd_fail(e->h,
                     "option \"rename\": \"%s\" and \"%s\" must be the same up "
                     "to the last \"[]\"",
                     e->key, from);
}

static int
read_type(const struct entry *e)
{
    struct recipe_type *x = &e->r->types[e->r->ntypes++];
    const char *name = json_string_value(e->value);
    int i;

    x->name = e->key;
    for (i = 0; name != NULL && i < CONVERT_TYPES; i++) {
        if (strcmp(name, convert_names[i]) == 0) {
            x->type = (enum convert_type)i;
            return read_path(e->h, e->option, e->key, &x->path);
        }
    }
    return cd_fail(e->h,
        "option \"type\": \"%s\": it must be \"string\", "
        "\"integer\", \"real\", \"boolean\" or \"list\"",
        e->key);
}

static const struct compute_function *
function(const char *name)
{
    size_t i;

    for (i = 0; i < compute_count; i++) {
        if (strcmp(compute_functions[i].name, name) == 0)
            return &compute_functions[i];
    }
    return NULL;
}

/* The path, or the paths, that a function takes. */
static int
read_arguments(
    const struct entry *e, struct recipe_computed *x, const json_t *v)
{
    size_t n = json_is_array(v) ? json_array_size(v) : 1, i;

    if (n == 0 || (n > 1 && !x->function->many))
        return cd_fail(e->h,
            "option \"compute\": \"%s\": \"%s\" takes one "
            "field",
            e->key, x->function->name);
    x->from = calloc(n, sizeof(*x->from));
    if (x->from == NULL)
        return cd_fail(e->h, "out of memory");
    for (i = 0; i < n; i++) {
        const json_t *s = json_is_array(v) ? json_array_get(v, i) : v;

        if (!json_is_string(s))
            return cd_fail(e->h,
                "option \"compute\": \"%s\": \"%s\" takes the "
                "path of a field",
                e->key, x->function->name);
        if (read_path(e->h, e->option, json_string_value(s), &x->from[i]))
            return -1;
        if (members_common(&x->from[i]) > 0 && !x->function->several)
            return cd_fail(e->h,
                "option \"compute\": \"%s\": \"%s\" takes one value, and "
                "\"%s\" names several: name one, as with \"[0]\"",
                e->key, x->function->name, json_string_value(s));
    }
    x->nfrom = n;
    return 0;
}

static int
read_computed(const struct entry *e)
{
    struct recipe_computed *x = &e->r->computed[e->r->ncomputed++];
    const char *name;
    json_t *v;

    x->name = e->key;
    if (!json_is_object(e->value) || json_object_size(e->value) != 1)
        return cd_fail(e->h,
            "option \"compute\": \"%s\" must be one function of "
            "a field, as in {\"words\": \"text\"}",
            e->key);
    json_object_foreach ((json_t *)(uintptr_t)e->value, name, v) {
        x->function = function(name);
        if (x->function == NULL)
            return cd_fail(e->h,
                "option \"compute\": \"%s\": there is no "
                "function \"%s\": it is %s",
                e->key, name, compute_names());
        if (read_arguments(e, x, v))
            return -1;
    }
    return read_target(e->h, e->option, e->key, &x->to);
}

static int
read_set(const struct entry *e)
{
    struct recipe_set *x = &e->r->sets[e->r->nsets++];
    const char *why;

    x->name = e->key;
    x->value = setting_read(e->value, &why);
    if (x->value == NULL)
        return cd_fail(
            e->h, "option \"set\": \"%s\": the template %s", e->key, why);
    return read_target(e->h, e->option, e->key, &x->to);
}

/* Read each member of an option that is an object into *array, whose elements
 * have `size` bytes. */
static int
read_object(const struct cd_host *h, struct recipe *r, const char *option,
    const json_t *o, void *array, size_t size,
    int (*read)(const struct entry *))
{
    struct entry e = { .h = h, .r = r, .option = option };
    void *v = calloc(json_object_size(o) + 1, size);
    json_t *value;

    if (v == NULL)
        return cd_fail(h, "out of memory");
    memcpy(array, &v, sizeof(v));
    if (o != NULL && !json_is_object(o))
        return cd_fail(h, "option \"%s\" must be an object", option);
    json_object_foreach ((json_t *)(uintptr_t)o, e.key, value) {
        e.value = value;
        if (strncmp(e.key, "//", 2) != 0 && read(&e))
            return -1;
    }
    return 0;
}

/* ---- what cannot be done for any record --------------------------------- */

/* A value can be taken away once, and one field can hold one value. */
static int
check_renames(const struct cd_host *h, const struct recipe *r)
{
    size_t i, k;

    for (i = 0; i < r->nrenames; i++) {
        for (k = 0; k < i; k++) {
            const struct recipe_rename *a = &r->renames[k], *b = &r->renames[i];

            if (cd_path_overlaps(&a->from, &b->from))
                return cd_fail(h,
                    "option \"rename\": \"%s\" and \"%s\" are made "
                    "of one value, which goes: say \"set\": "
                    "{\"%s\": \"{%s}\"} for a copy",
                    a->name, b->name, b->name, a->name);
            if (cd_path_overlaps(&a->to, &b->to))
                return cd_fail(h,
                    "option \"rename\": \"%s\" and \"%s\" are one "
                    "inside the other",
                    a->name, b->name);
        }
    }
    return 0;
}

/* Nothing can be set inside a constant. */
static int
check_sets(const struct cd_host *h, const struct recipe *r)
{
    size_t i, k;

    for (i = 0; i < r->nsets; i++) {
        for (k = 0; k < i; k++) {
            if (cd_path_overlaps(&r->sets[k].to, &r->sets[i].to))
                return cd_fail(h,
                    "option \"set\": \"%s\" and \"%s\" are one "
                    "inside the other",
                    r->sets[k].name, r->sets[i].name);
        }
    }
    return 0;
}

/* ---- the whole ---------------------------------------------------------- */

static int
read_all(const struct cd_host *h, struct recipe *r)
{
    const struct recipe_options *o = r->o;

    if (o->keep.n > PICKING_MOST)
        return cd_fail(
            h, "option \"keep\" has more than %d fields", PICKING_MOST);
    if (read_object(h, r, "rename", o->rename, &r->renames, sizeof(*r->renames),
            read_rename) ||
        read_object(
            h, r, "type", o->type, &r->types, sizeof(*r->types), read_type) ||
        read_object(h, r, "compute", o->compute, &r->computed,
            sizeof(*r->computed), read_computed) ||
        read_object(
            h, r, "set", o->set, &r->sets, sizeof(*r->sets), read_set) ||
        check_renames(h, r) || check_sets(h, r))
        return -1;
    if ((r->dates = read_paths(h, "dates", &o->dates)) == NULL ||
        (r->keep = read_paths(h, "keep", &o->keep)) == NULL ||
        (r->drop = read_paths(h, "drop", &o->drop)) == NULL)
        return -1;
    qsort(r->drop, o->drop.n, sizeof(*r->drop), by_place);
    r->words = date_words_new();
    return r->words != NULL ? 0 : cd_fail(h, "out of memory");
}

struct recipe *
recipe_make(const struct cd_host *h, const struct recipe_options *o)
{
    struct recipe *r = calloc(1, sizeof(*r));

    if (r == NULL) {
        cd_fail(h, "out of memory");
        return NULL;
    }
    r->o = o;
    if (read_all(h, r) == 0)
        return r;
    recipe_free(r);
    return NULL;
}

void
recipe_free(struct recipe *r)
{
    size_t i;

    if (r == NULL)
        return;
    for (i = 0; i < r->ncomputed; i++)
        free(r->computed[i].from);
    for (i = 0; i < r->nsets; i++)
        setting_free(r->sets[i].value);
    if (r->words != NULL)
        date_words_free(r->words);
    free(r->renames);
    free(r->types);
    free(r->computed);
    free(r->sets);
    free(r->dates);
    free(r->keep);
    free(r->drop);
    free(r);
}
