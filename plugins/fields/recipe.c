/* SPDX-License-Identifier: MIT */
#include "recipe.h"

#include <stdlib.h>
#include <string.h>

#include "members.h"

/* ---- paths -------------------------------------------------------------- */

static int
read_path(const struct cd_host *host, const char *option, const char *text,
    struct cd_path *to)
{
    const char *why = cd_path_parse(to, text);

    return why == NULL
               ? 0
               : cd_fail(host, "option \"%s\": \"%s\" %s", option, text, why);
}

static bool
has_elements(const struct cd_path *path, size_t from)
{
    size_t i;

    for (i = from; i < path->n; i++) {
        if (path->steps[i].index != CD_STEP_MEMBER)
            return true;
    }
    return false;
}

/* A field that is made: members of objects alone. */
static int
read_target(const struct cd_host *host, const char *option, const char *text,
    struct cd_path *to)
{
    if (read_path(host, option, text, to))
        return -1;
    return !has_elements(to, 0)
               ? 0
               : cd_fail(host,
                     "option \"%s\": \"%s\" names elements of an array, which "
                     "cannot be made",
                     option, text);
}

/* Elements that come first are dropped last: the places of others hold. */
static int
by_place(const void *a, const void *b)
{
    const struct cd_path *path = a, *field = b;
    size_t i;

    for (i = 0; i < path->n && i < field->n; i++) {
        const struct cd_step *step = &path->steps[i], *one = &field->steps[i];
        int order;

        if (step->index != one->index)
            return step->index < one->index ? 1 : -1;
        order = step->index == CD_STEP_MEMBER
                    ? strcmp(cd_path_name(path, i), cd_path_name(field, i))
                    : 0;
        if (order != 0)
            return order;
    }
    return 0;
}

static struct cd_path *
read_paths(const struct cd_host *host, const char *option,
    const struct cd_strings *list)
{
    struct cd_path *path = calloc(list->n + 1, sizeof(*path));
    size_t i;

    for (i = 0; path != NULL && i < list->n; i++) {
        if (read_path(host, option, list->v[i], &path[i])) {
            free(path);
            return NULL;
        }
    }
    return path;
}

/* ---- options that are objects ------------------------------------------- */

struct entry {
    const struct cd_host *h;
    struct recipe *r;
    const char *option, *key;
    const json_t *value;
};

static int
read_rename(const struct entry *entry)
{
    struct recipe_rename *renamed = &entry->r->renames[entry->r->nrenames++];
    const char *from = json_string_value(entry->value);
    size_t i, n;

    renamed->name = entry->key;
    if (from == NULL)
        return cd_fail(entry->h,
            "option \"rename\": \"%s\" must be made of the path "
            "of a field, as in {\"title\": \"headline\"}",
            entry->key);
    if (read_path(entry->h, entry->option, entry->key, &renamed->to) ||
        read_path(entry->h, entry->option, from, &renamed->from))
        return -1;
    if (renamed->from.n == renamed->to.n &&
        cd_path_overlaps(&renamed->from, &renamed->to))
        return cd_fail(entry->h,
            "option \"rename\": \"%s\" is its name already", entry->key);
    n = members_common(&renamed->from);
    if (has_elements(&renamed->to, members_common(&renamed->to)) ||
        renamed->from.steps[renamed->from.n - 1].index == CD_STEP_EACH)
        return cd_fail(entry->h,
            "option \"rename\": \"%s\": only values, not all "
            "elements at once, have names",
            entry->key);
    for (i = 0; i < n && n == members_common(&renamed->to); i++) {
        if (renamed->from.steps[i].index != renamed->to.steps[i].index ||
            (renamed->from.steps[i].index == CD_STEP_MEMBER &&
                strcmp(cd_path_name(&renamed->from, i),
                    cd_path_name(&renamed->to, i)) != 0))
            break;
    }
    return i == n && n == members_common(&renamed->to)
               ? 0
               : cd_fail(entry->h,
                     "option \"rename\": \"%s\" and \"%s\" must be the same up "
                     "to the last \"[]\"",
                     entry->key, from);
}

static int
read_type(const struct entry *entry)
{
    struct recipe_type *typed = &entry->r->types[entry->r->ntypes++];
    const char *name = json_string_value(entry->value);
    int i;

    typed->name = entry->key;
    for (i = 0; name != NULL && i < CONVERT_TYPES; i++) {
        if (strcmp(name, convert_names[i]) == 0) {
            typed->type = (enum convert_type)i;
            return read_path(entry->h, entry->option, entry->key, &typed->path);
        }
    }
    return cd_fail(entry->h,
        "option \"type\": \"%s\": it must be \"string\", "
        "\"integer\", \"real\", \"boolean\" or \"list\"",
        entry->key);
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
read_arguments(const struct entry *entry, struct recipe_computed *computed,
    const json_t *value)
{
    size_t n = json_is_array(value) ? json_array_size(value) : 1, i;

    if (n == 0 || (n > 1 && !computed->function->many))
        return cd_fail(entry->h,
            "option \"compute\": \"%s\": \"%s\" takes one field%s", entry->key,
            computed->function->name,
            computed->function->many ? " or several" : "");
    computed->from = calloc(n, sizeof(*computed->from));
    if (computed->from == NULL)
        return cd_fail(entry->h, "out of memory");
    for (i = 0; i < n; i++) {
        const json_t *item =
            json_is_array(value) ? json_array_get(value, i) : value;

        if (!json_is_string(item))
            return cd_fail(entry->h,
                "option \"compute\": \"%s\": \"%s\" takes the "
                "path of a field",
                entry->key, computed->function->name);
        if (read_path(entry->h, entry->option, json_string_value(item),
                &computed->from[i]))
            return -1;
        if (members_common(&computed->from[i]) > 0 &&
            !computed->function->several)
            return cd_fail(entry->h,
                "option \"compute\": \"%s\": \"%s\" takes one value, and "
                "\"%s\" names several: name one, as with \"[0]\"",
                entry->key, computed->function->name, json_string_value(item));
    }
    computed->nfrom = n;
    return 0;
}

static int
read_computed(const struct entry *entry)
{
    struct recipe_computed *computed =
        &entry->r->computed[entry->r->ncomputed++];
    const char *name;
    json_t *value;

    computed->name = entry->key;
    if (!json_is_object(entry->value) || json_object_size(entry->value) != 1)
        return cd_fail(entry->h,
            "option \"compute\": \"%s\" must be one function of "
            "a field, as in {\"words\": \"text\"}",
            entry->key);
    json_object_foreach ((json_t *)(uintptr_t)entry->value, name, value) {
        computed->function = function(name);
        if (computed->function == NULL)
            return cd_fail(entry->h,
                "option \"compute\": \"%s\": there is no "
                "function \"%s\": it is %s",
                entry->key, name, compute_names());
        if (read_arguments(entry, computed, value))
            return -1;
    }
    return read_target(entry->h, entry->option, entry->key, &computed->to);
}

static int
read_set(const struct entry *entry)
{
    struct recipe_set *set = &entry->r->sets[entry->r->nsets++];
    const char *why;

    set->name = entry->key;
    set->value = setting_read(entry->value, &why);
    if (set->value == NULL)
        return cd_fail(entry->h, "option \"set\": \"%s\": the template %s",
            entry->key, why);
    return read_target(entry->h, entry->option, entry->key, &set->to);
}

/* Read each member of an option that is an object into *array, whose elements
 * have `size` bytes. */
static int
read_object(const struct cd_host *host, struct recipe *recipe,
    const char *option, const json_t *object, void *array, size_t size,
    int (*read)(const struct entry *))
{
    struct entry entry = { .h = host, .r = recipe, .option = option };
    void *data = calloc(json_object_size(object) + 1, size);
    json_t *value;

    if (data == NULL)
        return cd_fail(host, "out of memory");
    memcpy(array, &data, sizeof(data));
    if (object != NULL && !json_is_object(object))
        return cd_fail(host, "option \"%s\" must be an object", option);
    json_object_foreach ((json_t *)(uintptr_t)object, entry.key, value) {
        entry.value = value;
        if (strncmp(entry.key, "//", 2) != 0 && read(&entry))
            return -1;
    }
    return 0;
}

/* ---- what cannot be done for any record --------------------------------- */

/* A value can be taken away once, and one field can hold one value. */
static int
check_renames(const struct cd_host *host, const struct recipe *recipe)
{
    size_t i, k;

    for (i = 0; i < recipe->nrenames; i++) {
        for (k = 0; k < i; k++) {
            const struct recipe_rename *a = &recipe->renames[k],
                                       *b = &recipe->renames[i];

            if (cd_path_overlaps(&a->from, &b->from))
                return cd_fail(host,
                    "option \"rename\": \"%s\" and \"%s\" are made "
                    "of one value, which goes: say \"set\": "
                    "{\"%s\": \"{%s}\"} for a copy",
                    a->name, b->name, b->name, a->name);
            if (cd_path_overlaps(&a->to, &b->to))
                return cd_fail(host,
                    "option \"rename\": \"%s\" and \"%s\" are one "
                    "inside the other",
                    a->name, b->name);
        }
    }
    return 0;
}

/* What goes with a field cannot be kept. */
static int
check_kept(const struct cd_host *host, const struct recipe *recipe)
{
    const struct recipe_options *options = recipe->o;
    size_t i, k;

    for (i = 0; i < options->drop.n; i++) {
        for (k = 0; k < options->keep.n; k++) {
            if (recipe->drop[i].n <= recipe->keep[k].n &&
                cd_path_overlaps(&recipe->drop[i], &recipe->keep[k]))
                return cd_fail(host,
                    "option \"drop\": \"%s\" is to be kept, too",
                    options->keep.v[k]);
        }
    }
    return 0;
}

/* Nothing can be set inside a constant. */
static int
check_sets(const struct cd_host *host, const struct recipe *recipe)
{
    size_t i, k;

    for (i = 0; i < recipe->nsets; i++) {
        for (k = 0; k < i; k++) {
            if (cd_path_overlaps(&recipe->sets[k].to, &recipe->sets[i].to))
                return cd_fail(host,
                    "option \"set\": \"%s\" and \"%s\" are one "
                    "inside the other",
                    recipe->sets[k].name, recipe->sets[i].name);
        }
    }
    return 0;
}

/* Options that say how something is done do nothing alone. */
static int
check_alone(const struct cd_host *host, const struct recipe *recipe)
{
    const struct recipe_options *options = recipe->o;
    const bool dates = options->dates.n > 0;
    const struct {
        const char *name, *needs;
        bool alone;
    } rows[] = {
        { "utc", "\"dates\"", options->utc && !dates },
        { "date_order", "\"dates\" or \"compute\"",
            options->date_order != DATE_ORDER_UNKNOWN && !dates &&
                recipe->ncomputed == 0 },
        { "unreadable", "\"dates\" or \"type\"",
            options->unreadable != UNREADABLE_REJECT && !dates &&
                recipe->ntypes == 0 },
    };
    size_t i;

    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (rows[i].alone)
            return cd_fail(host, "option \"%s\" does nothing without %s",
                rows[i].name, rows[i].needs);
    }
    return 0;
}

/* ---- the whole ---------------------------------------------------------- */

static int
read_options(const struct cd_host *host, struct recipe *recipe)
{
    const struct recipe_options *options = recipe->o;

    if (options->keep.n > PICKING_MOST)
        return cd_fail(
            host, "option \"keep\" has more than %d fields", PICKING_MOST);
    if (read_object(host, recipe, "rename", options->rename, &recipe->renames,
            sizeof(*recipe->renames), read_rename) ||
        read_object(host, recipe, "type", options->type, &recipe->types,
            sizeof(*recipe->types), read_type) ||
        read_object(host, recipe, "compute", options->compute,
            &recipe->computed, sizeof(*recipe->computed), read_computed) ||
        read_object(host, recipe, "set", options->set, &recipe->sets,
            sizeof(*recipe->sets), read_set) ||
        check_renames(host, recipe) || check_sets(host, recipe) ||
        check_alone(host, recipe))
        return -1;
    if ((recipe->dates = read_paths(host, "dates", &options->dates)) == NULL ||
        (recipe->keep = read_paths(host, "keep", &options->keep)) == NULL ||
        (recipe->drop = read_paths(host, "drop", &options->drop)) == NULL ||
        check_kept(host, recipe))
        return -1;
    qsort(recipe->drop, options->drop.n, sizeof(*recipe->drop), by_place);
    recipe->words = date_words_new();
    return recipe->words != NULL ? 0 : cd_fail(host, "out of memory");
}

struct recipe *
recipe_make(const struct cd_host *host, const struct recipe_options *options)
{
    struct recipe *recipe = calloc(1, sizeof(*recipe));

    if (recipe == NULL) {
        cd_fail(host, "out of memory");
        return NULL;
    }
    recipe->o = options;
    if (read_options(host, recipe) == 0)
        return recipe;
    recipe_free(recipe);
    return NULL;
}

void
recipe_free(struct recipe *recipe)
{
    size_t i;

    if (recipe == NULL)
        return;
    for (i = 0; i < recipe->ncomputed; i++)
        free(recipe->computed[i].from);
    for (i = 0; i < recipe->nsets; i++)
        setting_free(recipe->sets[i].value);
    if (recipe->words != NULL)
        date_words_free(recipe->words);
    free(recipe->renames);
    free(recipe->types);
    free(recipe->computed);
    free(recipe->sets);
    free(recipe->dates);
    free(recipe->keep);
    free(recipe->drop);
    free(recipe);
}
