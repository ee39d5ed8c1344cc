/* SPDX-License-Identifier: MIT */
/* csv - comma-separated values (RFC 4180): a row an article, or a quote. */
#include <copydesk/record.h>

#include <stdlib.h>
#include <string.h>

enum { ROWS_ARTICLE, ROWS_QUOTE };

struct opts {
    int rows;
    struct cd_strings columns;
    bool header, guard;
};

static const char *const rows_choices[] = { "article", "quote", NULL };

/* Columns where the pipeline names none. */
static const char *const article_columns[] = { "id", "date", "title", "authors",
    "source", "section", "url" };
static const char *const quote_columns[] = { "id", "date", "title",
    "quotes[].speaker", "quotes[].mention", "quotes[].cue", "quotes[].basis",
    "quotes[].text", "url" };

static const struct cd_option options[] = {
    CD_OPT_ENUM(struct opts, rows, ROWS_ARTICLE, rows_choices,
        "One row an article, or one row a quote."),
    CD_OPT_STRINGS(struct opts, columns, NULL,
        "Paths of the columns: title, quotes[].speaker ...; by default those "
        "that the plugin's page lists for each kind of rows."),
    CD_OPT_BOOL(
        struct opts, header, true, "Begin with a row of the columns' names."),
    CD_OPT_BOOL(struct opts, guard, false,
        "Put ' in front of a text that a spreadsheet would take for a formula."),
    { 0 }
};

static const struct cd_field reads[] = { { "${columns}",
                                             CD_T_BOOL | CD_T_INT | CD_T_REAL |
                                                 CD_T_STRING | CD_T_ARRAY |
                                                 CD_T_OBJECT,
                                             CD_OPTIONAL, "The columns." },
    { "quotes", CD_T_ARRAY, CD_OPTIONAL, "For rows \"quote\"." }, { 0 } };

static const struct cd_example examples[] = {
    { "Commas, quotes and line ends are quoted; lists are joined.",
        "{\"columns\": [\"id\", \"authors\", \"title\"]}",
        "{\"id\": \"7\", \"authors\": [\"Ada Lind\", \"Tom Okoye\"], "
        "\"title\": \"Ferries, \\\"late\\\"\"}",
        "7,Ada Lind; Tom Okoye,\"Ferries, \"\"late\"\"\"\r\n" },
    { "One row a quote.",
        "{\"rows\": \"quote\", \"columns\": [\"id\", \"quotes[].speaker\", "
        "\"quotes[].text\"]}",
        "{\"id\": \"7\", \"quotes\": [{\"speaker\": \"Ada Lind\", \"text\": "
        "\"No.\"}, {\"speaker\": null, \"text\": \"Why?\"}]}",
        "7,Ada Lind,No.\r\n7,,Why?\r\n" },
    { 0 }
};

struct column {
    const char *name;
    struct cd_path path;
    bool of_quote; /* it leads into the quotes */
};

struct self {
    struct column *columns;
    size_t n;
    bool header, by_quote, guard;
};

/* Readers find columns by their names. */
static int
csv_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    const struct cd_strings *names = &((const struct opts *)opts)->columns;
    size_t i, k;

    for (i = 0; i < names->n; i++) {
        for (k = 0; k < i; k++) {
            if (strcmp(names->v[k], names->v[i]) == 0)
                return cd_fail(
                    host, "option \"columns\" names \"%s\" twice", names->v[i]);
        }
    }
    *shared = NULL;
    return 0;
}

static int
set_columns(
    const struct cd_host *host, struct self *self, const char *const *names)
{
    size_t i;

    self->columns = calloc(self->n, sizeof(*self->columns));
    if (self->columns == NULL)
        return cd_fail(host, "out of memory");
    for (i = 0; i < self->n; i++) {
        struct column *column = &self->columns[i];
        const char *why = cd_path_parse(&column->path, names[i]);

        if (why != NULL)
            return cd_fail(host, "column \"%s\" %s", names[i], why);
        column->name = names[i];
        column->of_quote =
            column->path.n > 1 && column->path.steps[1].index == CD_STEP_EACH &&
            strcmp(cd_path_name(&column->path, 0), "quotes") == 0;
    }
    return 0;
}

static int
csv_close(const struct cd_host *host, void *self)
{
    struct self *own = self;

    (void)host;
    free(own->columns);
    free(own);
    return 0;
}

static int
csv_open(
    const struct cd_host *host, const void *opts, void *shared, void **self)
{
    const struct opts *o = opts;
    struct self *own = calloc(1, sizeof(*own));
    const char *const *names = o->columns.v;

    (void)shared;
    if (own == NULL)
        return cd_fail(host, "out of memory");
    own->by_quote = o->rows == ROWS_QUOTE;
    own->guard = o->guard;
    own->header = o->header;
    own->n = o->columns.n;
    if (own->n == 0) {
        names = own->by_quote ? quote_columns : article_columns;
        own->n = own->by_quote ? sizeof(quote_columns) / sizeof(char *)
                               : sizeof(article_columns) / sizeof(char *);
    }
    if (set_columns(host, own, names)) {
        csv_close(host, own);
        return -1;
    }
    *self = own;
    return 0;
}

/* ---- cells -------------------------------------------------------------- */

/* A cell being put together in scratch memory. */
struct cell {
    const struct cd_host *h;
    char *p;
    size_t n, cap, values;
    bool guard;
};

static void
append_to_cell(struct cell *cell, const char *text, size_t n)
{
    if (n > cell->cap - cell->n) {
        size_t cap = 2 * cell->cap + n + 256;
        char *at = cell->h->scratch(cell->h, cap);

        if (cell->n > 0)
            memcpy(at, cell->p, cell->n);
        cell->p = at;
        cell->cap = cap;
    }
    if (n > 0)
        memcpy(cell->p + cell->n, text, n);
    cell->n += n;
}

static int
add_dump(const char *text, size_t n, void *ctx)
{
    append_to_cell(ctx, text, n);
    return 0;
}

/* What OWASP's page on CSV injection names; a number is none. */
static bool
is_formula(const json_t *value)
{
    const char *text = json_string_value(value);

    return text != NULL && text[0] != '\0' &&
           strchr("=+-@\t\r", text[0]) != NULL;
}

/* Strings as they are, the elements of an array one by one, everything else
 * as JSON. */
static int
add_cell_value(void *ctx, const json_t *value)
{
    struct cell *cell = ctx;
    char text[CD_SCALAR_ROOM];
    size_t i, n;

    if (json_is_array(value)) {
        for (i = 0; i < json_array_size(value); i++) {
            if (!json_is_null(json_array_get(value, i)))
                add_cell_value(cell, json_array_get(value, i));
        }
        return 0;
    }
    if (cell->values++ > 0)
        append_to_cell(cell, "; ", 2);
    if (cell->guard && cell->n == 0 && is_formula(value))
        append_to_cell(cell, "'", 1);
    if (json_is_string(value))
        append_to_cell(
            cell, json_string_value(value), json_string_length(value));
    else if ((n = cd_scalar_text(text, value)) > 0)
        append_to_cell(cell, text, n);
    else
        json_dump_callback(
            value, add_dump, cell, JSON_COMPACT | JSON_ENCODE_ANY);
    return 0;
}

/* A field of the row, quoted where RFC 4180 wants it. */
static int
write_cell(const struct cd_host *host, const char *text, size_t n)
{
    size_t i, from = 0;
    bool quoted = n > 0 && (text[0] == ' ' || text[n - 1] == ' ');
    int rc;

    for (i = 0; i < n && !quoted; i++)
        quoted = text[i] == '"' || text[i] == ',' || text[i] == '\n' ||
                 text[i] == '\r';
    if (!quoted)
        return host->write(host, text, n);
    rc = host->write(host, "\"", 1);
    for (i = 0; i < n && rc == 0; i++) {
        if (text[i] != '"')
            continue;
        rc = host->write(host, text + from, i + 1 - from) ||
             host->write(host, "\"", 1);
        from = i + 1;
    }
    return rc || host->write(host, text + from, n - from) ||
           host->write(host, "\"", 1);
}

/* One row; `quote` is the one that the row is for, or NULL. */
static int
write_row(const struct cd_host *host, const struct self *self,
    const json_t *rec, const json_t *quote)
{
    size_t i;

    for (i = 0; i < self->n; i++) {
        const struct column *column = &self->columns[i];
        struct cell cell = { .h = host, .guard = self->guard };

        if (quote != NULL && column->of_quote)
            cd_path_each(&column->path, 2, quote, add_cell_value, &cell);
        else
            cd_path_each(&column->path, 0, rec, add_cell_value, &cell);
        if ((i > 0 && host->write(host, ",", 1)) ||
            write_cell(host, cell.p, cell.n))
            return -1;
    }
    return host->write(host, "\r\n", 2);
}

static enum cd_status
csv_process(const struct cd_host *host, void *self, json_t *rec)
{
    const struct self *own = self;
    const json_t *quotes = json_object_get(rec, "quotes");
    size_t i;

    if (!own->by_quote) {
        if (write_row(host, own, rec, NULL))
            return CD_ERROR;
        cd_count(host, "rows", 1);
        return CD_KEEP;
    }
    for (i = 0; i < json_array_size(quotes); i++) {
        if (write_row(host, own, rec, json_array_get(quotes, i)))
            return CD_ERROR;
    }
    cd_count(host, "rows", (int64_t)i);
    return CD_KEEP;
}

/* "quotes[].speaker" is called "speaker" above a column of speakers. */
static int
csv_head(const struct cd_host *host, void *self)
{
    const struct self *own = self;
    size_t i;

    for (i = 0; i < own->n && own->header; i++) {
        const struct column *column = &own->columns[i];
        const char *name = column->name;

        if (own->by_quote && column->of_quote && column->path.n > 2)
            name += strlen("quotes[].");
        if (name != column->name && strcmp(name, "text") == 0)
            name = "quote";
        if ((i > 0 && host->write(host, ",", 1)) ||
            write_cell(host, name, strlen(name)))
            return -1;
    }
    return own->header ? host->write(host, "\r\n", 2) : 0;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "csv",
    .version = "1.0",
    .summary = "Comma-separated values: a row an article, or a row a quote.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_FORMAT,
    .options = options,
    .options_size = sizeof(struct opts),
    .reads = reads,
    .examples = examples,
    .prepare = csv_prepare,
    .open = csv_open,
    .process = csv_process,
    .close = csv_close,
    .head = csv_head,
};
