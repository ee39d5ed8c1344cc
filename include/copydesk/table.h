/* SPDX-License-Identifier: MIT */
/*
 * copydesk/table.h - what the first row of a table tells.
 *
 * The host cuts a table into rows (framing "csv" of plugin.h), a reader cuts a
 * row into cells.  Both have to know what cells end with, and ask here.  Static
 * inline, without jansson.
 */
#ifndef COPYDESK_TABLE_H
#define COPYDESK_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CD_TABLE_SEPARATORS ",;\t|"

/* The separators of a first row while it is looked at.  Zero-initialise but for
 * `quote` ('\0': cells are never quoted) and `tabs`. */
struct cd_table {
    char quote;
    bool tabs; /* the name says that tabs stand between cells */
    struct {
        size_t all;   /* of the separator, outside of quotes ... */
        size_t tight; /* ... and no space follows, as it does in a text */
    } found[sizeof(CD_TABLE_SEPARATORS) - 1];
    bool inside, in; /* within quotes; within a cell that has begun */
    char before;     /* the last byte */
};

/* Does the name of an input say that tabs stand between cells: .tsv or .tab,
 * perhaps with .gz or .zst behind it? */
static inline bool
cd_table_tabs(const char *name)
{
    static const char *const ends[] = { ".gz", ".zst", ".tsv", ".tab" };
    size_t n = strlen(name), i, k, j;

    for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        k = strlen(ends[i]);
        for (j = 0; j < k && n > k; j++) {
            char c = name[n - k + j];

            if (ends[i][j] != (c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c))
                break;
        }
        if (n > k && j == k && i < 2)
            n -= k;
        else if (n > k && j == k)
            return true;
    }
    return false;
}

/* Look at row[0..n), where the row continues. */
static inline void
cd_table_look(struct cd_table *table, const char *row, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        const char *is =
            row[i] != '\0' ? strchr(CD_TABLE_SEPARATORS, row[i]) : NULL;

        if (row[i] == ' ' && !table->in && table->before != '\0') {
            const char *was = strchr(CD_TABLE_SEPARATORS, table->before);

            if (was != NULL && !table->inside)
                table->found[was - CD_TABLE_SEPARATORS].tight--;
        }
        if (table->quote != '\0' && row[i] == table->quote &&
            (table->inside || !table->in || table->before == table->quote))
            table->inside = !table->inside;
        if (is != NULL && !table->inside) {
            table->found[is - CD_TABLE_SEPARATORS].all++;
            table->found[is - CD_TABLE_SEPARATORS].tight++;
        }
        table->in = is == NULL;
        table->before = row[i];
    }
}

/* The separator that the row has most of, not counting those that a space
 * follows if others are there; a comma if it has none; a tab, whatever else
 * there is, if the name says so and the row has one.  *sure: no other one is
 * as likely. */
static inline char
cd_table_separator(const struct cd_table *table, bool *sure)
{
    const char *const tab = strchr(CD_TABLE_SEPARATORS, '\t');
    size_t best = 0, i;

    *sure = true;
    if (table->tabs && table->found[tab - CD_TABLE_SEPARATORS].all > 0)
        return '\t';
    for (i = 1; i < sizeof(CD_TABLE_SEPARATORS) - 1; i++) {
        if (table->found[i].tight > table->found[best].tight ||
            (table->found[i].tight == table->found[best].tight &&
                table->found[i].all > table->found[best].all))
            best = i;
    }
    for (i = 0; i < sizeof(CD_TABLE_SEPARATORS) - 1; i++) {
        if (i != best && table->found[i].all > 0 &&
            (table->found[i].all > table->found[best].all ||
                (table->found[i].all == table->found[best].all &&
                    table->found[i].tight == table->found[best].tight)))
            *sure = false;
    }
    return CD_TABLE_SEPARATORS[best];
}

/* Bytes of a line "sep=;" in front of row[0..n), which Excel writes and reads,
 * with its line end; 0 if there is none.  *separator: what it says. */
static inline size_t
cd_table_told(const char *row, size_t n, char *separator)
{
    size_t i = 5;

    *separator = '\0';
    if (n < 6 || memcmp(row, "sep=", 4) != 0)
        return 0;
    i += row[i] == '\r' && n > 6 && row[6] == '\n';
    if (row[i] != '\n' && row[i] != '\r')
        return 0;
    *separator = row[4];
    return i + 1;
}

/* Can the row name columns?  One of figures and signs alone is a row of values,
 * and an entry as the others. */
static inline bool
cd_table_names(const char *row, size_t n)
{
    char separator;
    size_t i = cd_table_told(row, n, &separator);

    for (; i < n; i++) {
        unsigned char c = (unsigned char)row[i];

        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80)
            return true;
    }
    return false;
}

#ifdef __cplusplus
}
#endif

#endif
