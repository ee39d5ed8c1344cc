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
csv_prepare(const struct cd_host *h, const void *opts, void **shared)
{
    const struct cd_strings *names = &((const struct opts *)opts)->columns;
    size_t i, k;

    for (i = 0; i < names->n; i++) {
        for (k = 0; k < i; k++) {
            if (strcmp(names->v[k], names->v[i]) == 0)
                return cd_fail(
                    h, "option \"columns\" names \"%s\" twice", names->v[i]);
        }
    }
    *shared = NULL;
    return 0;
}

static int
set_columns(const struct cd_host *h, struct self *s, const char *const *names)
{
    size_t i;

    s->columns = calloc(s->n, sizeof(*s->columns));
    if (s->columns == NULL)
        return cd_fail(h, "out of memory");
    for (i = 0; i < s->n; i++) {
        struct column *c = &s->columns[i];
        const char *why = cd_path_parse(&c->path, names[i]);

        if (why != NULL)
            return cd_fail(h, "column \"%s\" %s", names[i], why);
        c->name = names[i];
        c->of_quote = c->path.n > 1 && c->path.steps[1].index == CD_STEP_EACH &&
                      strcmp(cd_path_name(&c->path, 0), "quotes") == 0;
    }
    return 0;
}

static int
csv_close(const struct cd_host *h, void *self)
{
    struct self *s = self;

    (void)h;
    free(s->columns);
    free(s);
    return 0;
}

static int
csv_open(const struct cd_host *h, const void *opts, void *shared, void **self)
{
    const struct opts *o = opts;
    struct self *s = calloc(1, sizeof(*s));
    const char *const *names = o->columns.v;

    (void)shared;
    if (s == NULL)
        return cd_fail(h, "out of memory");
    s->by_quote = o->rows == ROWS_QUOTE;
    s->guard = o->guard;
    s->header = o->header;
    s->n = o->columns.n;
    if (s->n == 0) {
        names = s->by_quote ? quote_columns : article_columns;
        s->n = s->by_quote ? sizeof(quote_columns) / sizeof(char *)
                           : sizeof(article_columns) / sizeof(char *);
    }
    if (set_columns(h, s, names)) {
        csv_close(h, s);
        return -1;
    }
    *self = s;
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
add(struct cell *c, const char *s, size_t n)
{
    if (n > c->cap - c->n) {
        size_t cap = 2 * c->cap + n + 256;
        char *p = c->h->scratch(c->h, cap);

        if (c->n > 0)
            memcpy(p, c->p, c->n);
        c->p = p;
        c->cap = cap;
    }
    if (n > 0)
        memcpy(c->p + c->n, s, n);
    c->n += n;
}

static int
add_dump(const char *s, size_t n, void *ctx)
{
    add(ctx, s, n);
    return 0;
}

/* What OWASP's page on CSV injection names; a number is none. */
static bool
is_formula(const json_t *v)
{
    const char *s = json_string_value(v);

    return s != NULL && s[0] != '\0' && strchr("=+-@\t\r", s[0]) != NULL;
}

/* Strings as they are, the elements of an array one by one, everything else
 * as JSON. */
static int
add_value(void *ctx, const json_t *v)
{
    struct cell *c = ctx;
    char text[CD_SCALAR_ROOM];
    size_t i, n;

    if (json_is_array(v)) {
        for (i = 0; i < json_array_size(v); i++) {
            if (!json_is_null(json_array_get(v, i)))
                add_value(c, json_array_get(v, i));
        }
        return 0;
    }
    if (c->values++ > 0)
        add(c, "; ", 2);
    if (c->guard && c->n == 0 && is_formula(v))
        add(c, "'", 1);
    if (json_is_string(v))
        add(c, json_string_value(v), json_string_length(v));
    else if ((n = cd_scalar_text(text, v)) > 0)
        add(c, text, n);
    else
        json_dump_callback(v, add_dump, c, JSON_COMPACT | JSON_ENCODE_ANY);
    return 0;
}

/* A field of the row, quoted where RFC 4180 wants it. */
static int
write_cell(const struct cd_host *h, const char *s, size_t n)
{
    size_t i, from = 0;
    bool quoted = n > 0 && (s[0] == ' ' || s[n - 1] == ' ');
    int rc;

    for (i = 0; i < n && !quoted; i++)
        quoted = s[i] == '"' || s[i] == ',' || s[i] == '\n' || s[i] == '\r';
    if (!quoted)
        return h->write(h, s, n);
    rc = h->write(h, "\"", 1);
    for (i = 0; i < n && rc == 0; i++) {
        if (s[i] != '"')
            continue;
        rc = h->write(h, s + from, i + 1 - from) || h->write(h, "\"", 1);
        from = i + 1;
    }
    return rc || h->write(h, s + from, n - from) || h->write(h, "\"", 1);
}

/* One row; `quote` is the one that the row is for, or NULL. */
static int
write_row(const struct cd_host *h, const struct self *s, const json_t *rec,
    const json_t *quote)
{
    size_t i;

    for (i = 0; i < s->n; i++) {
        const struct column *x = &s->columns[i];
        struct cell c = { .h = h, .guard = s->guard };

        if (quote != NULL && x->of_quote)
            cd_path_each(&x->path, 2, quote, add_value, &c);
        else
            cd_path_each(&x->path, 0, rec, add_value, &c);
        if ((i > 0 && h->write(h, ",", 1)) || write_cell(h, c.p, c.n))
            return -1;
    }
    return h->write(h, "\r\n", 2);
}

static enum cd_status
csv_process(const struct cd_host *h, void *self, json_t *rec)
{
    const struct self *s = self;
    const json_t *quotes = json_object_get(rec, "quotes");
    size_t i;

    if (!s->by_quote) {
        if (write_row(h, s, rec, NULL))
            return CD_ERROR;
        cd_count(h, "rows", 1);
        return CD_KEEP;
    }
    for (i = 0; i < json_array_size(quotes); i++) {
        if (write_row(h, s, rec, json_array_get(quotes, i)))
            return CD_ERROR;
    }
    cd_count(h, "rows", (int64_t)i);
    return CD_KEEP;
}

/* "quotes[].speaker" is called "speaker" above a column of speakers. */
static int
csv_head(const struct cd_host *h, void *self)
{
    const struct self *s = self;
    size_t i;

    for (i = 0; i < s->n && s->header; i++) {
        const struct column *x = &s->columns[i];
        const char *name = x->name;

        if (s->by_quote && x->of_quote && x->path.n > 2)
            name += strlen("quotes[].");
        if (name != x->name && strcmp(name, "text") == 0)
            name = "quote";
        if ((i > 0 && h->write(h, ",", 1)) || write_cell(h, name, strlen(name)))
            return -1;
    }
    return s->header ? h->write(h, "\r\n", 2) : 0;
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
