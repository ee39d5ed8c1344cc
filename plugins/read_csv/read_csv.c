/* SPDX-License-Identifier: MIT */
/* read_csv - each row of a table is a record (RFC 4180). */
#include <copydesk/record.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

struct opts {
    const char *separator, *quote;
    struct cd_strings names;
};

static const struct cd_option options[] = {
    CD_OPT_STRING(struct opts, separator, 0, NULL,
        "Stands between cells, one character of ASCII.  Without it the one of "
        ", ; tab and | that the first row has most of."),
    CD_OPT_STRING(struct opts, quote, 0, "\"",
        "Stands around cells that hold separators, line ends or quotes, which "
        "are doubled there; empty: cells are never quoted."),
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

/* A cell: bytes of a row or, without its quotes, of scratch memory. */
struct cell {
    const char *s;
    size_t n;
};

struct table {
    const struct opts *opts;
    char quote; /* '\0': none */
    /* Of the first row that was seen last. */
    char *first;
    size_t nfirst;
    bool known; /* it has been looked at */
    char separator;
    json_t *names; /* an array */
};

/* ---- rows ---------------------------------------------------------------- */

/* The quoted cell that begins at s[*i], behind which *i is left. */
static int
quoted_cell(const struct cd_host *h, const struct table *t, const char *s,
    size_t n, size_t *i, struct cell *cell)
{
    char *to = h->scratch(h, n - *i);
    size_t k = *i + 1;

    cell->s = to;
    cell->n = 0;
    for (;;) {
        const char *end = memchr(s + k, t->quote, n - k);
        size_t length = end != NULL ? (size_t)(end - s) - k : 0;

        if (end == NULL)
            return cd_fail(h, "the quote at byte %zu is not closed", *i);
        memcpy(to + cell->n, s + k, length);
        cell->n += length;
        k += length + 1;
        if (k == n || s[k] != t->quote)
            break;
        to[cell->n++] = t->quote;
        k++;
    }
    *i = k;
    return 0;
}

/* The next cell of the row.  1: another one follows. */
static int
next_cell(const struct cd_host *h, const struct table *t, const char *s,
    size_t n, size_t *i, struct cell *cell)
{
    const char *end;

    if (t->quote != '\0' && *i < n && s[*i] == t->quote) {
        if (quoted_cell(h, t, s, n, i, cell))
            return -1;
        if (*i < n && s[*i] != t->separator)
            return cd_fail(h,
                "at byte %zu something follows the quote that "
                "closes a cell",
                *i);
    } else {
        end = memchr(s + *i, t->separator, n - *i);
        cell->s = s + *i;
        cell->n = (end != NULL ? (size_t)(end - s) : n) - *i;
        *i += cell->n;
    }
    return (*i)++ < n;
}

/* ---- the first row ------------------------------------------------------- */

/* The candidate that the row has most of outside of quotes.  The framing, which
 * finds the ends of rows, chooses alike (core/io/frame_csv.c). */
static char
guess(const struct table *t, const char *s, size_t n)
{
    static const char candidates[] = ",;\t|";
    size_t counts[sizeof(candidates)] = { 0 }, i, best = 0;
    bool inside = false, begins = true;

    for (i = 0; i < n; i++) {
        const char *c = s[i] != '\0' ? strchr(candidates, s[i]) : NULL;

        if (t->quote != '\0' && s[i] == t->quote &&
            (inside || begins || s[i - 1] == t->quote))
            inside = !inside;
        if (c != NULL && !inside)
            counts[c - candidates]++;
        begins = c != NULL;
    }
    for (i = 1; candidates[i] != '\0'; i++) {
        if (counts[i] > counts[best])
            best = i;
    }
    return candidates[best];
}

/* The name of a column: what its cell says, unless that is nothing or another
 * one has it. */
static int
add_name(struct table *t, json_t *seen, const struct cell *cell)
{
    size_t column = json_array_size(t->names) + 1;
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
        json_array_append_new(t->names, json_string(name))) {
        free(name);
        return -1;
    }
    free(name);
    return 0;
}

/* Numbers alone are a row of values. */
static bool
has_letters(const char *s, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];

        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80)
            return true;
    }
    return false;
}

static int
read_names(const struct cd_host *h, struct table *t, const char *s, size_t n)
{
    json_t *seen = json_object();
    size_t i = 0;
    int rc = 1;

    if (utf8_valid(s, n) < n || memchr(s, '\0', n) != NULL)
        rc = cd_fail(h, "the names of the columns are not UTF-8 text: convert "
                        "the file, as in \"iconv -f windows-1252 -t UTF-8\"");
    else if (!has_letters(s, n))
        rc = cd_fail(h, "the first row is to name the columns, and has no "
                        "letters: say \"names\" if it is a row as the others");
    while (rc == 1) {
        struct cell cell;

        rc = next_cell(h, t, s, n, &i, &cell);
        if (rc >= 0 && add_name(t, seen, &cell))
            rc = cd_fail(h, "out of memory");
    }
    json_decref(seen);
    return rc;
}

/* Look at a first row, unless it is that of the row before. */
static int
take_first(const struct cd_host *h, struct table *t)
{
    const char *s = h->first_row;
    size_t n = h->first_row_size, i;

    if (s == NULL && (t->opts->names.n == 0 || t->opts->separator == NULL))
        return cd_fail(h, "the first row, which tells the columns, is longer "
                          "than 64 KiB or was lost in damage: say \"names\" "
                          "and \"separator\"");
    if (s == NULL)
        s = "";
    if (t->known && n == t->nfirst && memcmp(s, t->first, n) == 0)
        return 0;
    t->known = false;
    free(t->first);
    t->first = malloc(n + 1);
    if (t->first == NULL)
        return cd_fail(h, "out of memory");
    memcpy(t->first, s, n);
    t->nfirst = n;
    n -= n > 0 && s[n - 1] == '\r';
    t->separator =
        t->opts->separator != NULL ? t->opts->separator[0] : guess(t, s, n);
    json_array_clear(t->names);
    for (i = 0; i < t->opts->names.n; i++)
        json_array_append_new(t->names, json_string(t->opts->names.v[i]));
    if (t->opts->names.n == 0 && read_names(h, t, s, n))
        return -1;
    t->known = true;
    return 0;
}

/* ---- records ------------------------------------------------------------- */

static int
set_row(const struct cd_host *h, const struct table *t, const char *s, size_t n,
    json_t *rec)
{
    const size_t columns = json_array_size(t->names);
    size_t i = 0, count = 0;
    struct cell cell;
    int rc = 1;

    while (rc == 1) {
        const char *name = json_string_value(json_array_get(t->names, count));

        rc = next_cell(h, t, s, n, &i, &cell);
        if (rc >= 0 && name != NULL &&
            cd_set_text(h, rec, name, cell.s, cell.n))
            return -1;
        count++;
    }
    if (rc == 0 && count != columns)
        return cd_fail(h,
            "it has %zu cell%s, and there are %zu columns (cells "
            "end with %s)",
            count, count == 1 ? "" : "s", columns,
            t->separator == '\t' ? "a tab" : (char[]){ t->separator, 0 });
    return rc;
}

static enum cd_status
csv_read(const struct cd_host *h, void *self, const char *bytes, size_t n,
    json_t *rec)
{
    struct table *t = self;
    size_t valid;

    n -= n > 0 && bytes[n - 1] == '\r';
    if (take_first(h, t))
        return CD_ERROR;
    valid = utf8_valid(bytes, n);
    if (valid < n) {
        cd_fail(h,
            "it is not UTF-8 from byte %zu on: convert the file, as in "
            "\"iconv -f windows-1252 -t UTF-8\"",
            valid);
        return CD_ERROR;
    }
    return set_row(h, t, bytes, n, rec) ? CD_ERROR : CD_KEEP;
}

/* ---- life ---------------------------------------------------------------- */

/* Can it stand between cells, or around one? */
static bool
is_byte(const char *s)
{
    return strlen(s) == 1 && (unsigned char)*s < 0x80 && *s != '\n' &&
           *s != '\r';
}

static int
csv_prepare(const struct cd_host *h, const void *opts, void **shared)
{
    const struct opts *o = opts;

    (void)shared;
    if (o->separator != NULL && !is_byte(o->separator))
        return cd_fail(h, "\"separator\" must be one character of ASCII, no "
                          "line end");
    if (*o->quote != '\0' && !is_byte(o->quote))
        return cd_fail(h, "\"quote\" must be one character of ASCII, no line "
                          "end, or nothing");
    if (o->separator != NULL && strcmp(o->separator, o->quote) == 0)
        return cd_fail(h, "\"separator\" and \"quote\" must differ");
    return 0;
}

static int
csv_close(const struct cd_host *h, void *self)
{
    struct table *t = self;

    (void)h;
    json_decref(t->names);
    free(t->first);
    free(t);
    return 0;
}

static int
csv_open(const struct cd_host *h, const void *opts, void *shared, void **self)
{
    struct table *t = calloc(1, sizeof(*t));

    (void)shared;
    if (t == NULL)
        return cd_fail(h, "out of memory");
    t->opts = opts;
    t->quote = t->opts->quote[0];
    t->names = json_array();
    if (t->names == NULL) {
        csv_close(h, t);
        return cd_fail(h, "out of memory");
    }
    *self = t;
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
