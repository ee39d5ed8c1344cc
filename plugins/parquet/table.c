/* SPDX-License-Identifier: MIT */
#include "table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <copydesk/record.h>

static const struct {
    const char *name;
    enum table_physical physical;
    unsigned width;
    const char *holds;
} types[] = {
    [TABLE_STRING] = { "string", TABLE_P_BYTES, 0, "strings" },
    [TABLE_INTEGER] = { "integer", TABLE_P_INT64, 8, "integers" },
    [TABLE_DOUBLE] = { "double", TABLE_P_DOUBLE, 8, "doubles" },
    [TABLE_BOOLEAN] = { "boolean", TABLE_P_BOOLEAN, 1, "true or false" },
    [TABLE_DATE] = { "date", TABLE_P_INT32, 4, "days, as 2024-06-03" },
    [TABLE_TIMESTAMP] = { "timestamp", TABLE_P_INT64, 8,
        "times with their zone, as 2024-06-03T14:05:00Z" },
    [TABLE_JSON] = { "json", TABLE_P_BYTES, 0, "JSON" }, /* not for paths */
};

/* Columns where the pipeline names none: nothing of an article is lost to a
 * type, because dates, which may be written in any way, are strings. */
static const struct {
    const char *path;
    enum table_type type;
} article[] = {
    { "id", TABLE_STRING },
    { "url", TABLE_STRING },
    { "source", TABLE_STRING },
    { "section", TABLE_STRING },
    { "language", TABLE_STRING },
    { "title", TABLE_STRING },
    { "subtitle", TABLE_STRING },
    { "authors[]", TABLE_STRING },
    { "agency", TABLE_STRING },
    { "date", TABLE_STRING },
    { "modified", TABLE_STRING },
    { "text", TABLE_STRING },
    { "summary[]", TABLE_STRING },
    { "keywords[]", TABLE_STRING },
    { "quotes[].text", TABLE_STRING },
    { "quotes[].speaker", TABLE_STRING },
    { "quotes[].mention", TABLE_STRING },
    { "quotes[].cue", TABLE_STRING },
    { "quotes[].basis", TABLE_STRING },
    { "quotes[].kind", TABLE_STRING },
    { "quotes[].start", TABLE_INTEGER },
    { "quotes[].end", TABLE_INTEGER },
    { "quotes[].group", TABLE_INTEGER },
    { "people[].name", TABLE_STRING },
    { "people[].mentions", TABLE_INTEGER },
    { "people[].gender", TABLE_STRING },
    { "people[].role", TABLE_STRING },
};

enum table_physical
table_physical(enum table_type type)
{
    return types[type].physical;
}

unsigned
table_width(enum table_type type)
{
    return types[type].width;
}

const char *
table_type_name(enum table_type type)
{
    return types[type].name;
}

const char *
table_holds(const struct table_node *x)
{
    if (x->kind == TABLE_VALUE)
        return types[x->type].holds;
    return x->kind == TABLE_LIST ? "lists" : "objects";
}

void
table_path(const struct table_node *x, char *to, size_t size)
{
    size_t n;

    to[0] = '\0';
    if (x->parent == NULL)
        return;
    table_path(x->parent, to, size);
    n = strlen(to);
    if (x->parent->kind == TABLE_LIST)
        snprintf(to + n, size - n, "[]");
    else
        snprintf(to + n, size - n, "%s%s", n > 0 ? "." : "", x->name);
}

/* ---- the tree ------------------------------------------------------------ */

static struct table_node *
find(const struct table_node *in, const char *name)
{
    struct table_node *x;

    for (x = in->first; x != NULL; x = x->next) {
        if (strcmp(x->name, name) == 0)
            return x;
    }
    return NULL;
}

/* The node of that name in another, made if it is not there; *made says so.
 * NULL if memory runs out. */
static struct table_node *
enter(struct table_node *in, const char *name, enum table_kind kind, bool *made)
{
    struct table_node *x = find(in, name);
    bool listed = in->kind == TABLE_LIST;

    *made = x == NULL;
    if (x != NULL)
        return x;
    if ((x = calloc(1, sizeof(*x))) == NULL ||
        (x->name = strdup(name)) == NULL) {
        free(x);
        return NULL;
    }
    x->kind = kind;
    x->parent = in;
    x->repeats = (uint8_t)(in->repeats + (kind == TABLE_LIST));
    x->defined = (uint8_t)(in->defined + 1 + listed);
    if (in->last != NULL)
        in->last->next = x;
    else
        in->first = x;
    in->last = x;
    return x;
}

/* What the step at `i` leads to. */
static enum table_kind
kind_behind(const struct cd_path *p, size_t i)
{
    if (i + 1 == p->n)
        return TABLE_VALUE;
    return p->steps[i + 1].index == CD_STEP_MEMBER ? TABLE_STRUCT : TABLE_LIST;
}

static int
add(const struct cd_host *h, struct table *t, const char *path,
    enum table_type type)
{
    struct table_node *x = &t->root;
    struct cd_path p;
    const char *why = cd_path_parse(&p, path);
    bool made = true;
    size_t i;

    if (why != NULL)
        return cd_fail(h, "column \"%s\" %s", path, why);
    for (i = 0; i < p.n; i++) {
        bool member = p.steps[i].index == CD_STEP_MEMBER;
        enum table_kind kind = kind_behind(&p, i);

        if (!member && p.steps[i].index != CD_STEP_EACH)
            return cd_fail(h,
                "column \"%s\" names one element: a column is all of a list,"
                " \"[]\"",
                path);
        x = enter(x, member ? cd_path_name(&p, i) : "element", kind, &made);
        if (x == NULL)
            return cd_fail(h, "out of memory");
        if (x->kind != kind || (!made && kind == TABLE_VALUE))
            return cd_fail(
                h, "column \"%s\" is something else to another column", path);
    }
    x->type = type;
    x->path = strdup(path);
    t->n++;
    return x->path != NULL ? 0 : cd_fail(h, "out of memory");
}

static void
number(struct table *t, struct table_node *x)
{
    if (x->kind == TABLE_VALUE) {
        x->column = t->n;
        t->columns[t->n++] = x;
    }
    for (x = x->first; x != NULL; x = x->next)
        number(t, x);
}

/* Columns are numbered depth first, as the schema lists them. */
static int
number_all(const struct cd_host *h, struct table *t)
{
    if (t->n == 0)
        return cd_fail(h, "\"columns\" has none");
    if ((t->columns = calloc(t->n, sizeof(struct table_node *))) == NULL)
        return cd_fail(h, "out of memory");
    t->n = 0;
    number(t, &t->root);
    return 0;
}

/* ---- from options -------------------------------------------------------- */

static int
add_declared(const struct cd_host *h, struct table *t, const char *path,
    const json_t *type)
{
    const char *name = json_string_value(type);
    size_t i;

    for (i = 0; i < TABLE_JSON && name != NULL; i++) {
        if (strcmp(name, types[i].name) == 0)
            return add(h, t, path, (enum table_type)i);
    }
    return cd_fail(h,
        "column \"%s\" needs a type: string, integer, double, boolean, date or"
        " timestamp",
        path);
}

static int
add_all(const struct cd_host *h, struct table *t, const json_t *columns)
{
    const char *path;
    json_t *type;
    size_t i;
    int rc = 0;

    if (columns == NULL) {
        for (i = 0; i < sizeof(article) / sizeof(article[0]) && rc == 0; i++)
            rc = add(h, t, article[i].path, article[i].type);
        return rc;
    }
    if (!json_is_object(columns))
        return cd_fail(h,
            "\"columns\" is an object of paths and types: {\"title\":"
            " \"string\"}");
    json_object_foreach ((json_t *)(uintptr_t)columns, path, type) {
        if (add_declared(h, t, path, type))
            return -1;
    }
    return 0;
}

static int
add_rest(const struct cd_host *h, struct table *t, const char *name)
{
    bool made;

    if (name == NULL)
        return 0;
    t->rest = enter(&t->root, name, TABLE_VALUE, &made);
    if (t->rest == NULL)
        return cd_fail(h, "out of memory");
    if (!made)
        return cd_fail(h, "\"rest\": there is a column \"%s\" already", name);
    t->rest->type = TABLE_JSON;
    t->rest->path = strdup(name);
    t->n++;
    return t->rest->path != NULL ? 0 : cd_fail(h, "out of memory");
}

struct table *
table_new(const struct cd_host *h, const json_t *columns, const char *rest)
{
    struct table *t = calloc(1, sizeof(*t));

    if (t == NULL) {
        cd_fail(h, "out of memory");
        return NULL;
    }
    if (add_all(h, t, columns) == 0 && add_rest(h, t, rest) == 0 &&
        number_all(h, t) == 0)
        return t;
    table_free(t);
    return NULL;
}

static void
free_inside(struct table_node *x)
{
    struct table_node *in = x->first, *next;

    for (; in != NULL; in = next) {
        next = in->next;
        free_inside(in);
        free(in->name);
        free(in->path);
        free(in);
    }
}

void
table_free(struct table *t)
{
    if (t == NULL)
        return;
    free_inside(&t->root);
    free(t->columns);
    free(t);
}
