/* SPDX-License-Identifier: MIT */
/* read_csv - each row of a table is a record (RFC 4180). */
#include <copydesk/record.h>
#include <copydesk/table.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "text/utf16.h"
#include "text/utf8.h"

#define NAME_MOST 1000 /* bytes; the questions of a form are names, too */

struct opts {
    const char *separator, *quote, *escape;
    struct cd_strings names;
};

static const struct cd_option options[] = {
    CD_OPT_STRING(struct opts, separator, 0, NULL,
        "Stands between cells, one character of ASCII.  Without it the one of "
        ", ; tab and | that the first row has most of; of a file .tsv a tab, "
        "if the row has one."),
    CD_OPT_STRING(struct opts, quote, 0, "\"",
        "Stands around cells that hold separators, line ends or quotes, which "
        "are doubled there; empty: cells are never quoted."),
    CD_OPT_STRING(struct opts, escape, 0, NULL,
        "The character behind this one stands for itself, in quoted cells and "
        "others; a cell of it and N alone is none (\\N)."),
    CD_OPT_STRINGS(struct opts, names, NULL,
        "Names of the columns, of a table whose first row does not have "
        "them."),
    { 0 }
};

static const struct cd_field writes[] = {
    { "*", CD_T_STRING, CD_OPTIONAL,
        "A field a column, with the text of its cell." },
    { 0 }
};

static const struct cd_example examples[] = {
    { "a.csv", "{}", "id,text\na1,\"The ferry, it sank.\"",
        "{\"id\": \"a1\", \"text\": \"The ferry, it sank.\"}" },
    { "a.tsv", "{\"names\": [\"id\", \"text\"]}",
        "a1\tThe \"Aurora\" sank.\na2\tNobody was hurt.",
        "{\"id\": \"a2\", \"text\": \"Nobody was hurt.\"}" },
    { 0 }
};

struct table {
    const struct opts *opts;
    struct cells_marks marks;
    /* Of the first row that was seen last. */
    char *first;
    size_t nfirst;
    bool known;    /* it has been looked at */
    json_t *names; /* an array */
};

/* ---- the first row ------------------------------------------------------- */

/* What cells end with, as the framing takes it, too. */
static int
find_separator(
    const struct cd_host *host, struct table *t, const char *text, size_t n)
{
    struct cd_table table = { .quote = t->marks.quote,
        .tabs = host->input != NULL && cd_table_tabs(host->input) };
    bool sure = true;

    if (t->opts->separator != NULL) {
        t->marks.separator = t->opts->separator[0];
    } else if (cd_table_told(text, n, &t->marks.separator) == 0) {
        cd_table_look(&table, text, n);
        t->marks.separator = cd_table_separator(&table, &sure);
    }
    return sure ? 0
                : cd_fail(host,
                      "what cells end with cannot be told from the first "
                      "row: say \"separator\"");
}

/* The name of a column: what its cell says, unless that is nothing or another
 * one has it. */
static int
add_name(struct table *table, json_t *seen, const struct cells_cell *cell)
{
    size_t column = json_array_size(table->names) + 1;
    char *name = malloc(cell->n + 32);

    if (name == NULL)
        return -1;
    memcpy(name, cell->s, cell->n);
    name[cell->n] = '\0';
    if (cell->n == 0)
        sprintf(name, "column_%zu", column);
    while (json_object_get(seen, name) != NULL)
        sprintf(name + cell->n, "_%zu", column++);
    if (json_object_set_new(seen, name, json_true()) ||
        json_array_append_new(table->names, json_string(name))) {
        free(name);
        return -1;
    }
    free(name);
    return 0;
}

/* Are all names within single quotes, which are not the table's? */
static bool
has_single_quotes(const struct table *table)
{
    const json_t *name;
    size_t i;

    json_array_foreach (table->names, i, name) {
        const char *text = json_string_value(name);
        size_t n = json_string_length(name);

        if (table->marks.quote == '\'' || n < 2 || text[0] != '\'' ||
            text[n - 1] != '\'')
            return false;
    }
    return true;
}

/* Is the cell an address or a long text, which name no column? */
static bool
is_value(const struct cells_cell *cell)
{
    return cell->n > NAME_MOST ||
           (cell->n > 7 && memcmp(cell->s, "http://", 7) == 0) ||
           (cell->n > 8 && memcmp(cell->s, "https://", 8) == 0);
}

static int
read_names(
    const struct cd_host *host, struct table *table, const char *text, size_t n)
{
    json_t *seen = json_object();
    struct cells_row row = { .s = text, .n = n };
    int rc = 1;

    if (utf8_valid(text, n) < n || memchr(text, '\0', n) != NULL)
        rc = cd_fail(host,
            "the names of the columns are not UTF-8 text: convert "
            "the file, as in \"iconv -f %s -t UTF-8\"",
            utf16_or_bytes(text, n));
    else if (!cd_table_names(text, n))
        rc = cd_fail(host,
            "the first row is to name the columns, and has no "
            "letters: say \"names\" if it is a row as the others");
    while (rc == 1) {
        struct cells_cell cell;

        rc = cells_next(host, &table->marks, &row, &cell);
        if (rc >= 0 && is_value(&cell))
            rc = cd_fail(host,
                "the first row is to name the columns, and has \"%.*s\": say "
                "\"names\" if it is a row as the others",
                cell.n < 40 ? (int)cell.n : 40, cell.s);
        else if (rc >= 0 && add_name(table, seen, &cell))
            rc = cd_fail(host, "out of memory");
    }
    json_decref(seen);
    if (rc == 0 && has_single_quotes(table))
        rc = cd_fail(host, "the names of the columns are in single quotes: say "
                           "\"quote\": \"'\"");
    return rc;
}

/* Look at a first row, unless it is that of the row before. */
static int
take_first(const struct cd_host *host, struct table *table)
{
    const char *text = host->first_row;
    size_t n = host->first_row_size, i;
    char told;

    if (text == NULL &&
        (table->opts->names.n == 0 || table->opts->separator == NULL))
        return cd_fail(host,
            "the first row, which tells the columns, is longer "
            "than 64 KiB or was lost in damage: say \"names\" "
            "and \"separator\"");
    if (text == NULL)
        text = "";
    if (table->known && n == table->nfirst &&
        memcmp(text, table->first, n) == 0)
        return 0;
    table->known = false;
    free(table->first);
    table->first = malloc(n + 1);
    if (table->first == NULL)
        return cd_fail(host, "out of memory");
    memcpy(table->first, text, n);
    table->nfirst = n;
    n -= n > 0 && text[n - 1] == '\r';
    if (find_separator(host, table, text, n))
        return -1;
    i = cd_table_told(text, n, &told);
    text += i;
    n -= i;
    json_array_clear(table->names);
    for (i = 0; i < table->opts->names.n; i++)
        json_array_append_new(
            table->names, json_string(table->opts->names.v[i]));
    if (table->opts->names.n == 0 && read_names(host, table, text, n))
        return -1;
    table->known = true;
    return 0;
}

/* ---- records ------------------------------------------------------------- */

static int
set_row(const struct cd_host *host, const struct table *table, const char *text,
    size_t n, json_t *rec)
{
    const size_t columns = json_array_size(table->names);
    struct cells_row row = { .s = text, .n = n };
    size_t count = 0;
    struct cells_cell cell;
    int rc = 1;

    while (rc == 1) {
        const char *name =
            json_string_value(json_array_get(table->names, count));

        rc = cells_next(host, &table->marks, &row, &cell);
        if (rc >= 0 && name != NULL && !cell.none &&
            cd_set_text(host, rec, name, cell.s, cell.n))
            return -1;
        count++;
    }
    if (rc == 0 && count != columns)
        return cd_fail(host,
            "it has %zu cell%s, and there are %zu columns (cells "
            "end with %s)",
            count, count == 1 ? "" : "s", columns,
            table->marks.separator == '\t'
                ? "a tab"
                : (char[]){ table->marks.separator, 0 });
    return rc;
}

static enum cd_status
csv_read(const struct cd_host *host, void *self, const char *bytes, size_t n,
    json_t *rec)
{
    struct table *table = self;
    size_t valid;
    char told;

    n -= n > 0 && bytes[n - 1] == '\r';
    valid = cd_table_told(bytes, n, &told); /* "names" are told, too */
    bytes += valid;
    n -= valid;
    if (take_first(host, table))
        return CD_ERROR;
    valid = utf8_valid(bytes, n);
    if (valid < n) {
        cd_fail(host,
            "it is not UTF-8 from byte %zu on: convert the file, as in "
            "\"iconv -f %s -t UTF-8\"",
            valid, utf16_or_bytes(bytes, n));
        return CD_ERROR;
    }
    return set_row(host, table, bytes, n, rec) ? CD_ERROR : CD_KEEP;
}

/* ---- life ---------------------------------------------------------------- */

/* Can it stand between cells, or around one? */
static bool
is_byte(const char *text)
{
    return strlen(text) == 1 && (unsigned char)*text < 0x80 && *text != '\n' &&
           *text != '\r';
}

/* Names are fields, so each is one, and none comes twice. */
static int
check_names(const struct cd_host *host, const struct cd_strings *names)
{
    json_t *seen = json_object();
    int rc = seen != NULL ? 0 : cd_fail(host, "out of memory");
    size_t i;

    for (i = 0; i < names->n && rc == 0; i++) {
        const char *name = names->v[i];

        if (*name == '\0')
            rc = cd_fail(host, "\"names\": column %zu has no name", i + 1);
        else if (json_object_get(seen, name) != NULL)
            rc = cd_fail(host, "\"names\": \"%s\" names two columns", name);
        else if (json_object_set_new(seen, name, json_true()))
            rc = cd_fail(host, "out of memory");
    }
    json_decref(seen);
    return rc;
}

static int
csv_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    const struct opts *o = opts;

    (void)shared;
    if (check_names(host, &o->names))
        return -1;
    if (o->separator != NULL && !is_byte(o->separator))
        return cd_fail(host, "\"separator\" must be one character of ASCII, no "
                             "line end");
    if (*o->quote != '\0' && !is_byte(o->quote))
        return cd_fail(host,
            "\"quote\" must be one character of ASCII, no line "
            "end, or nothing");
    if (o->escape != NULL && !is_byte(o->escape))
        return cd_fail(host,
            "\"escape\" must be one character of ASCII, no line "
            "end");
    if (o->separator != NULL && strcmp(o->separator, o->quote) == 0)
        return cd_fail(host, "\"separator\" and \"quote\" must differ");
    if (o->escape != NULL &&
        (strcmp(o->escape, o->quote) == 0 ||
            (o->separator != NULL && strcmp(o->escape, o->separator) == 0)))
        return cd_fail(
            host, "\"escape\" must differ from \"quote\" and \"separator\"");
    return 0;
}

static int
csv_close(const struct cd_host *host, void *self)
{
    struct table *table = self;

    (void)host;
    json_decref(table->names);
    free(table->first);
    free(table);
    return 0;
}

static int
csv_open(
    const struct cd_host *host, const void *opts, void *shared, void **self)
{
    struct table *table = calloc(1, sizeof(*table));

    (void)shared;
    if (table == NULL)
        return cd_fail(host, "out of memory");
    table->opts = opts;
    table->marks.quote = table->opts->quote[0];
    table->marks.escape =
        table->opts->escape != NULL ? table->opts->escape[0] : '\0';
    table->names = json_array();
    if (table->names == NULL) {
        csv_close(host, table);
        return cd_fail(host, "out of memory");
    }
    *self = table;
    return 0;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "read_csv",
    .version = "1.0",
    .summary = "Each row of a table (CSV, TSV) is a record.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_READER,
    .options = options,
    .options_size = sizeof(struct opts),
    .writes = writes,
    .examples = examples,
    .prepare = csv_prepare,
    .open = csv_open,
    .close = csv_close,
    .framing = "csv",
    .read = csv_read,
};
