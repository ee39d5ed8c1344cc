/* SPDX-License-Identifier: MIT */
/* The schema in the file. */
#include "table.h"

#include <string.h>

/* SchemaElement of parquet.thrift. */
enum {
    E_TYPE = 1,
    E_REPETITION = 3,
    E_NAME,
    E_CHILDREN,
    E_CONVERTED,
    E_LOGICAL = 10
};
enum { OPTIONAL = 1, REPEATED = 2 };

/* LogicalType, and ConvertedType for older readers; 0, -1: none. */
static const struct {
    int logical, converted;
} meanings[] = {
    [TABLE_STRING] = { 1, 0 },
    [TABLE_INTEGER] = { 0, -1 },
    [TABLE_DOUBLE] = { 0, -1 },
    [TABLE_BOOLEAN] = { 0, -1 },
    [TABLE_DATE] = { 6, 6 },
    [TABLE_TIMESTAMP] = { 8, 10 },
    [TABLE_JSON] = { 12, 19 },
};
enum { LOGICAL_LIST = 3, CONVERTED_LIST = 3 };

void
table_describe(const struct table *table, struct blob *to)
{
    size_t i;

    for (i = 0; i < table->n; i++) {
        const struct table_node *node = table->columns[i];
        const char *type = table_type_name(node->type);

        blob_add(to, node->path, strlen(node->path));
        blob_byte(to, ' ');
        blob_add(to, type, strlen(type));
        blob_byte(to, '\n');
    }
}

static size_t
count(const struct table_node *first)
{
    size_t n = 0;

    for (; first != NULL; first = first->next)
        n++;
    return n;
}

static void
put_name(struct thrift *to, const char *name)
{
    thrift_binary(to, E_NAME, name, strlen(name));
}

/* {1: isAdjustedToUTC, 2: unit {2: MICROS}} */
static void
put_timestamp(struct thrift *to)
{
    thrift_struct(to, meanings[TABLE_TIMESTAMP].logical);
    thrift_bool(to, 1, true);
    thrift_struct(to, 2);
    thrift_none(to, 2);
    thrift_end(to);
    thrift_end(to);
}

static void
put_value(struct thrift *to, const struct table_node *node)
{
    const int logical = meanings[node->type].logical;

    thrift_element(to);
    thrift_i32(to, E_TYPE, (int32_t)table_physical(node->type));
    thrift_i32(to, E_REPETITION, OPTIONAL);
    put_name(to, node->name);
    if (meanings[node->type].converted >= 0)
        thrift_i32(to, E_CONVERTED, meanings[node->type].converted);
    if (logical != 0) {
        thrift_struct(to, E_LOGICAL);
        if (node->type == TABLE_TIMESTAMP)
            put_timestamp(to);
        else
            thrift_none(to, logical);
        thrift_end(to);
    }
    thrift_end(to);
}

/* The group around what repeats. */
static void
put_list(struct thrift *to, const struct table_node *node)
{
    thrift_element(to);
    thrift_i32(to, E_REPETITION, OPTIONAL);
    put_name(to, node->name);
    thrift_i32(to, E_CHILDREN, 1);
    thrift_i32(to, E_CONVERTED, CONVERTED_LIST);
    thrift_struct(to, E_LOGICAL);
    thrift_none(to, LOGICAL_LIST);
    thrift_end(to);
    thrift_end(to);
}

static void
put_group(struct thrift *to, const char *name, int repetition, size_t children)
{
    thrift_element(to);
    if (repetition != 0)
        thrift_i32(to, E_REPETITION, repetition);
    put_name(to, name);
    thrift_i32(to, E_CHILDREN, (int32_t)children);
    thrift_end(to);
}

static void
put_node(struct thrift *to, const struct table_node *node)
{
    if (node->kind == TABLE_VALUE) {
        put_value(to, node);
    } else if (node->kind == TABLE_LIST) {
        put_list(to, node);
        put_group(to, "list", REPEATED, 1);
    } else {
        put_group(to, node->name, OPTIONAL, count(node->first));
    }
    for (node = node->first; node != NULL; node = node->next)
        put_node(to, node);
}

static size_t
elements(const struct table_node *node)
{
    size_t n = node->kind == TABLE_LIST ? 2 : 1;

    for (node = node->first; node != NULL; node = node->next)
        n += elements(node);
    return n;
}

void
table_put_schema(const struct table *table, struct thrift *to, int field)
{
    const struct table_node *node;

    thrift_list(to, field, THRIFT_STRUCT, elements(&table->root));
    put_group(to, "record", 0, count(table->root.first));
    for (node = table->root.first; node != NULL; node = node->next)
        put_node(to, node);
}

void
table_put_orders(const struct table *table, struct thrift *to, int field)
{
    size_t i;

    thrift_list(to, field, THRIFT_STRUCT, table->n);
    for (i = 0; i < table->n; i++) {
        thrift_element(to);
        thrift_none(to, 1); /* that of its type */
        thrift_end(to);
    }
}

static size_t
path_names(const struct table_node *node)
{
    return node->parent == NULL
               ? 0
               : path_names(node->parent) + (node->kind == TABLE_LIST ? 2 : 1);
}

static void
put_names(struct thrift *to, const struct table_node *node)
{
    if (node->parent == NULL)
        return;
    put_names(to, node->parent);
    thrift_element_binary(to, node->name, strlen(node->name));
    if (node->kind == TABLE_LIST)
        thrift_element_binary(to, "list", 4);
}

void
table_put_path(const struct table_node *column, struct thrift *to, int field)
{
    thrift_list(to, field, THRIFT_BINARY, path_names(column));
    put_names(to, column);
}
