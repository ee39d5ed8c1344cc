/* SPDX-License-Identifier: MIT */
/*
 * table - the schema: a tree of what the columns' paths name.
 *
 * "quotes[].speaker" and "quotes[].text" share a list of structs, "authors[]"
 * is a list of values, "meta.number" a value in a struct.  Everything may be
 * null.  A list is written as LogicalTypes.md of parquet-format wants it:
 *
 *     optional group authors (LIST) { repeated group list { optional element }
 * }
 */
#ifndef PARQUET_TABLE_H
#define PARQUET_TABLE_H

#include <copydesk/plugin.h>

#include "thrift.h"

enum table_kind { TABLE_STRUCT, TABLE_LIST, TABLE_VALUE };

enum table_type {
    TABLE_STRING,
    TABLE_INTEGER,
    TABLE_DOUBLE,
    TABLE_BOOLEAN,
    TABLE_DATE,
    TABLE_TIMESTAMP,
    TABLE_JSON
};

/* Types of parquet.thrift that the plugin uses. */
enum table_physical {
    TABLE_P_BOOLEAN = 0,
    TABLE_P_INT32 = 1,
    TABLE_P_INT64 = 2,
    TABLE_P_DOUBLE = 5,
    TABLE_P_BYTES = 6
};

struct table_node {
    enum table_kind kind;
    char *name; /* "element" for what is in a list */
    struct table_node *parent, *first, *last, *next;
    uint8_t repeats; /* repetition level of what is inside */
    uint8_t defined; /* definition level where it is not null */
    /* TABLE_VALUE: */
    enum table_type type;
    size_t column; /* from 0, in the order of the schema */
    char *path;    /* as the pipeline names it */
};

struct table {
    struct table_node root;
    struct table_node **columns;
    size_t n;
    struct table_node *rest; /* the column of what no other has, or NULL */
};

/* The columns that `columns` declares, an object of paths and names of types
 * (NULL: those of an article); `rest`, if not NULL, names one more.  NULL after
 * cd_fail.  Free with table_free. */
struct table *table_new(
    const struct cd_host *host, const json_t *columns, const char *rest);
void table_free(struct table *table);

/* How values of a type lie in the file. */
enum table_physical table_physical(enum table_type type);
/* Bytes of a value, 0 for BYTE_ARRAY. */
unsigned table_width(enum table_type type);
/* Its name, as in the pipeline. */
const char *table_type_name(enum table_type type);
/* What a node holds, for messages: "a list", "strings" ... */
const char *table_holds(const struct table_node *node);
/* Its path, "quotes[].speaker", in a buffer of `size` bytes. */
void table_path(const struct table_node *node, char *to, size_t size);

/* Append the columns' paths and types, a line each: what two runs that add to
 * one folder must have in common. */
void table_describe(const struct table *table, struct blob *to);

/* The field of FileMetaData that holds the schema, and that which says how the
 * statistics of columns are ordered. */
void table_put_schema(const struct table *table, struct thrift *to, int field);
void table_put_orders(const struct table *table, struct thrift *to, int field);
/* The field of ColumnMetaData that names a column. */
void table_put_path(
    const struct table_node *column, struct thrift *to, int field);

#endif
