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
table_holds(const struct table_node *node)
{
    if (node->kind == TABLE_VALUE)
        return types[node->type].holds;
    return node->kind == TABLE_LIST ? "lists" : "objects";
}

void
table_path(const struct table_node *node, char *to, size_t size)
{
    size_t n;

    to[0] = '\0';
    if (node->parent == NULL)
        return;
    table_path(node->parent, to, size);
    n = strlen(to);
    if (node->parent->kind == TABLE_LIST)
        snprintf(to + n, size - n, "[]");
    else
        snprintf(to + n, size - n, "%s%s", n > 0 ? "." : "", node->name);
}

/* ---- the tree ------------------------------------------------------------ */

static struct table_node *
find_child(const struct table_node *in, const char *name)
{
    struct table_node *node;

    for (node = in->first; node != NULL; node = node->next) {
        if (strcmp(node->name, name) == 0)
            return node;
    }
    return NULL;
}

/* The node of that name in another, made if it is not there; *made says so.
 * NULL if memory runs out. */
static struct table_node *
enter_list(
    struct table_node *in, const char *name, enum table_kind kind, bool *made)
{
    struct table_node *node = find_child(in, name);
    bool listed = in->kind == TABLE_LIST;

    *made = node == NULL;
    if (node != NULL)
        return node;
    if ((node = calloc(1, sizeof(*node))) == NULL ||
        (node->name = strdup(name)) == NULL) {
        free(node);
        return NULL;
    }
    node->kind = kind;
    node->parent = in;
    node->repeats = (uint8_t)(in->repeats + (kind == TABLE_LIST));
    node->defined = (uint8_t)(in->defined + 1 + listed);
    if (in->last != NULL)
        in->last->next = node;
    else
        in->first = node;
    in->last = node;
    return node;
}

/* What the step at `i` leads to. */
static enum table_kind
kind_behind(const struct cd_path *path, size_t i)
{
    if (i + 1 == path->n)
        return TABLE_VALUE;
    return path->steps[i + 1].index == CD_STEP_MEMBER ? TABLE_STRUCT
                                                      : TABLE_LIST;
}

static int
add_column(const struct cd_host *host, struct table *table, const char *path,
    enum table_type type)
{
    struct table_node *node = &table->root;
    struct cd_path field;
    const char *why = cd_path_parse(&field, path);
    bool made = true;
    size_t i;

    if (why != NULL)
        return cd_fail(host, "column \"%s\" %s", path, why);
    for (i = 0; i < field.n; i++) {
        bool member = field.steps[i].index == CD_STEP_MEMBER;
        enum table_kind kind = kind_behind(&field, i);

        if (!member && field.steps[i].index != CD_STEP_EACH)
            return cd_fail(host,
                "column \"%s\" names one element: a column is all of a list,"
                " \"[]\"",
                path);
        node = enter_list(
            node, member ? cd_path_name(&field, i) : "element", kind, &made);
        if (node == NULL)
            return cd_fail(host, "out of memory");
        if (node->kind != kind || (!made && kind == TABLE_VALUE))
            return cd_fail(host,
                "column \"%s\" is something else to another column", path);
    }
    node->type = type;
    node->path = strdup(path);
    table->n++;
    return node->path != NULL ? 0 : cd_fail(host, "out of memory");
}

static void
number_nodes(struct table *table, struct table_node *node)
{
    if (node->kind == TABLE_VALUE) {
        node->column = table->n;
        table->columns[table->n++] = node;
    }
    for (node = node->first; node != NULL; node = node->next)
        number_nodes(table, node);
}

/* Columns are numbered depth first, as the schema lists them. */
static int
number_all(const struct cd_host *host, struct table *table)
{
    if (table->n == 0)
        return cd_fail(host, "\"columns\" has none");
    if ((table->columns = calloc(table->n, sizeof(struct table_node *))) ==
        NULL)
        return cd_fail(host, "out of memory");
    table->n = 0;
    number_nodes(table, &table->root);
    return 0;
}

/* ---- from options -------------------------------------------------------- */

static int
add_declared(const struct cd_host *host, struct table *table, const char *path,
    const json_t *type)
{
    const char *name = json_string_value(type);
    size_t i;

    for (i = 0; i < TABLE_JSON && name != NULL; i++) {
        if (strcmp(name, types[i].name) == 0)
            return add_column(host, table, path, (enum table_type)i);
    }
    return cd_fail(host,
        "column \"%s\" needs a type: string, integer, double, boolean, date or"
        " timestamp",
        path);
}

static int
add_all(const struct cd_host *host, struct table *table, const json_t *columns)
{
    const char *path;
    json_t *type;
    size_t i;
    int rc = 0;

    if (columns == NULL) {
        for (i = 0; i < sizeof(article) / sizeof(article[0]) && rc == 0; i++)
            rc = add_column(host, table, article[i].path, article[i].type);
        return rc;
    }
    if (!json_is_object(columns))
        return cd_fail(host,
            "\"columns\" is an object of paths and types: {\"title\":"
            " \"string\"}");
    json_object_foreach ((json_t *)(uintptr_t)columns, path, type) {
        if (add_declared(host, table, path, type))
            return -1;
    }
    return 0;
}

static int
add_rest(const struct cd_host *host, struct table *table, const char *name)
{
    bool made;

    if (name == NULL)
        return 0;
    table->rest = enter_list(&table->root, name, TABLE_VALUE, &made);
    if (table->rest == NULL)
        return cd_fail(host, "out of memory");
    if (!made)
        return cd_fail(
            host, "\"rest\": there is a column \"%s\" already", name);
    table->rest->type = TABLE_JSON;
    table->rest->path = strdup(name);
    table->n++;
    return table->rest->path != NULL ? 0 : cd_fail(host, "out of memory");
}

struct table *
table_new(const struct cd_host *host, const json_t *columns, const char *rest)
{
    struct table *table = calloc(1, sizeof(*table));

    if (table == NULL) {
        cd_fail(host, "out of memory");
        return NULL;
    }
    if (add_all(host, table, columns) == 0 &&
        add_rest(host, table, rest) == 0 && number_all(host, table) == 0)
        return table;
    table_free(table);
    return NULL;
}

static void
free_inside(struct table_node *node)
{
    struct table_node *in = node->first, *next;

    for (; in != NULL; in = next) {
        next = in->next;
        free_inside(in);
        free(in->name);
        free(in->path);
        free(in);
    }
}

void
table_free(struct table *table)
{
    if (table == NULL)
        return;
    free_inside(&table->root);
    free(table->columns);
    free(table);
}
