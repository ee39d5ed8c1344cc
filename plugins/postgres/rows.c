/* SPDX-License-Identifier: MIT */
#include "rows.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <copydesk/record.h>

#define DATE_MOST 1000 /* bytes: an index takes no more than some 2,700 */
#define MOST      ((size_t)250 << 20) /* bytes of a record: what jsonb holds */

/* The columns of articles that are fields of the record. */
static const char *const fields[] = { "id", "url", "source", "section",
    "language", "title", "subtitle", "agency", "date", "modified", "text" };

static const char into_articles[] =
    "articles (article, run, record, key, id, url, source, section, language,"
    " title, subtitle, agency, date, modified, text, summary)";
static const char into_quotes[] =
    "quotes (article, n, text, speaker, speakers, mention, cue, basis, kind,"
    " start, \"end\", \"group\")";
static const char *const into[ROWS_TABLES] = {
    [ROWS_ARTICLES] = into_articles,
    [ROWS_AUTHORS] = "authors (article, n, name)",
    [ROWS_QUOTES] = into_quotes,
    [ROWS_PEOPLE] = "people (article, n, name, gender, role, mentions)",
    [ROWS_KEYWORDS] = "keywords (article, n, keyword)",
};

/* Tables of one row for each element of an array: strings or, with `texts`,
 * objects. */
#define TEXTS 7
static const struct list {
    const char *field;
    const char *texts[TEXTS + 1], *numbers[4]; /* columns, in their order */
    enum rows_table table;
} lists[] = {
    { "authors", { NULL }, { NULL }, ROWS_AUTHORS },
    { "keywords", { NULL }, { NULL }, ROWS_KEYWORDS },
    { "quotes",
        { "text", "speaker", "speakers", "mention", "cue", "basis", "kind" },
        { "start", "end", "group" }, ROWS_QUOTES },
    { "people", { "name", "gender", "role" }, { "mentions" }, ROWS_PEOPLE },
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* ---- text ---------------------------------------------------------------- */

static void
add(struct rows *r, enum rows_table table, const char *s, size_t n)
{
    struct rows_text *t = &r->tables[table];

    if (n > t->cap - t->n) {
        size_t cap = t->cap + n + t->cap / 2 + 4096;
        char *grown = realloc(t->p, cap);

        if (grown == NULL) {
            r->failed = true;
            return;
        }
        t->p = grown;
        t->cap = cap;
    }
    memcpy(t->p + t->n, s, n);
    t->n += n;
}

static void
add_char(struct rows *r, enum rows_table table, char c)
{
    add(r, table, &c, 1);
}

/* With what COPY takes for more than itself behind a backslash. */
static void
add_text(struct rows *r, enum rows_table table, const char *s, size_t n)
{
    static const char special[] = "\\\n\r\t", letters[] = "\\nrt";
    size_t i, from = 0;

    for (i = 0; i < n; i++) {
        const char *at = s[i] != '\0' ? strchr(special, s[i]) : NULL;

        if (at == NULL)
            continue;
        add(r, table, s + from, i - from);
        add_char(r, table, '\\');
        add_char(r, table, letters[at - special]);
        from = i + 1;
    }
    add(r, table, s + from, n - from);
}

static void
add_number(struct rows *r, enum rows_table table, int64_t n)
{
    char s[32];

    add(r, table, s, (size_t)snprintf(s, sizeof(s), "%" PRId64, n));
}

static void
add_json(struct rows *r, enum rows_table table, const json_t *v)
{
    char scalar[CD_SCALAR_ROOM], *json = NULL;
    size_t n = cd_scalar_text(scalar, v);

    if (n > 0) {
        add(r, table, scalar, n);
        return;
    }
    json = json_dumps(v, JSON_COMPACT | JSON_ENCODE_ANY);
    r->failed = r->failed || json == NULL;
    if (json != NULL)
        add_text(r, table, json, strlen(json));
    free(json);
}

enum column { COLUMN_TEXT, COLUMN_INTEGER, COLUMN_LIST };

/* Null as null, and else what a column of that type holds: of text what is no
 * string as JSON.  What is no integer, or no list, is null where there must be
 * one, and counted. */
static void
add_value(
    struct rows *r, enum rows_table table, enum column column, const json_t *v)
{
    const bool misfit = (column == COLUMN_INTEGER && !json_is_integer(v)) ||
                        (column == COLUMN_LIST && !json_is_array(v));

    add_char(r, table, '\t');
    if (v == NULL || json_is_null(v) || misfit)
        add(r, table, "\\N", 2);
    else if (json_is_string(v) && column == COLUMN_TEXT)
        add_text(r, table, json_string_value(v), json_string_length(v));
    else
        add_json(r, table, v);
    r->mismatches += misfit && v != NULL && !json_is_null(v);
}

/* ---- one article --------------------------------------------------------- */

/* Does JSON text have the character U+0000, which PostgreSQL has not? */
static bool
has_nul(const char *s, size_t n)
{
    size_t i;

    for (i = 0; i + 1 < n; i++) {
        if (s[i] != '\\')
            continue;
        i++;
        if (s[i] == 'u' && n - i >= 5 && memcmp(s + i, "u0000", 5) == 0)
            return true;
    }
    return false;
}

const char *
rows_fault(const json_t *rec, const char *json, size_t n)
{
    const json_t *array;
    json_t *v;
    size_t i, k;

    if (n > MOST)
        return "the record is too large for a row";
    if (has_nul(json, n))
        return "the record has a character U+0000, which PostgreSQL cannot"
               " hold";
    if (json_string_length(json_object_get(rec, "date")) > DATE_MOST)
        return "\"date\" has more than 1000 bytes";
    for (i = 0; i < COUNT(lists); i++) {
        array = json_object_get(rec, lists[i].field);
        json_array_foreach (array, k, v) {
            if (lists[i].texts[0] == NULL && !json_is_string(v))
                return lists[i].table == ROWS_AUTHORS
                           ? "one of \"authors\" is no string"
                           : "one of \"keywords\" is no string";
            if (lists[i].texts[0] != NULL &&
                !json_is_string(json_object_get(v, lists[i].texts[0])))
                return lists[i].table == ROWS_QUOTES
                           ? "a quote has no \"text\""
                           : "one of \"people\" has no \"name\"";
        }
    }
    return NULL;
}

static void
put_list(
    struct rows *r, const struct list *l, int64_t number, const json_t *rec)
{
    const json_t *array = json_object_get(rec, l->field);
    size_t i, k;
    json_t *v;

    json_array_foreach (array, i, v) {
        add_number(r, l->table, number);
        add_char(r, l->table, '\t');
        add_number(r, l->table, (int64_t)i);
        if (l->texts[0] == NULL)
            add_value(r, l->table, COLUMN_TEXT, v);
        for (k = 0; l->texts[k] != NULL; k++)
            add_value(r, l->table,
                strcmp(l->texts[k], "speakers") == 0 ? COLUMN_LIST
                                                     : COLUMN_TEXT,
                json_object_get(v, l->texts[k]));
        for (k = 0; l->numbers[k] != NULL; k++)
            add_value(
                r, l->table, COLUMN_INTEGER, json_object_get(v, l->numbers[k]));
        add_char(r, l->table, '\n');
    }
}

/* The sentences of a summary, with a space between them. */
static void
put_summary(struct rows *r, const json_t *summary)
{
    size_t i;
    json_t *v;

    add_char(r, ROWS_ARTICLES, '\t');
    if (json_array_size(summary) == 0)
        add(r, ROWS_ARTICLES, "\\N", 2);
    json_array_foreach (summary, i, v) {
        if (i > 0)
            add_char(r, ROWS_ARTICLES, ' ');
        if (json_is_string(v))
            add_text(
                r, ROWS_ARTICLES, json_string_value(v), json_string_length(v));
    }
}

static void
remember(struct rows *r, const char *key)
{
    char **grown;
    size_t cap = r->ckeys > 0 ? 2 * r->ckeys : 64;

    if (r->nkeys == r->ckeys) {
        grown = realloc(r->keys, cap * sizeof(*grown));
        if (grown == NULL) {
            r->failed = true;
            return;
        }
        r->keys = grown;
        r->ckeys = cap;
    }
    r->keys[r->nkeys] = strdup(key);
    r->failed = r->failed || r->keys[r->nkeys] == NULL;
    r->nkeys += r->keys[r->nkeys] != NULL;
}

void
rows_put(struct rows *r, const struct rows_article *a, const json_t *rec)
{
    size_t i;

    add_number(r, ROWS_ARTICLES, a->number);
    add_char(r, ROWS_ARTICLES, '\t');
    add(r, ROWS_ARTICLES, a->run, strlen(a->run));
    add_char(r, ROWS_ARTICLES, '\t');
    if (a->json != NULL)
        add_text(r, ROWS_ARTICLES, a->json, a->json_size);
    else
        add(r, ROWS_ARTICLES, "\\N", 2);
    add_char(r, ROWS_ARTICLES, '\t');
    if (a->own_key && a->key != NULL)
        add_text(r, ROWS_ARTICLES, a->key, strlen(a->key));
    else
        add(r, ROWS_ARTICLES, "\\N", 2);
    for (i = 0; i < COUNT(fields); i++) {
        const json_t *v = json_object_get(rec, fields[i]);

        if (a->empty != NULL && strcmp(fields[i], a->empty) == 0)
            v = NULL;
        add_value(r, ROWS_ARTICLES, COLUMN_TEXT, v);
    }
    put_summary(r, json_object_get(rec, "summary"));
    add_char(r, ROWS_ARTICLES, '\n');
    for (i = 0; i < COUNT(lists); i++)
        put_list(r, &lists[i], a->number, rec);
    if (a->key != NULL)
        remember(r, a->key);
}

/* ---- what waits ---------------------------------------------------------- */

bool
rows_has(const struct rows *r, const char *key)
{
    size_t i;

    for (i = 0; i < r->nkeys; i++) {
        if (strcmp(r->keys[i], key) == 0)
            return true;
    }
    return false;
}

size_t
rows_size(const struct rows *r)
{
    size_t i, n = 0;

    for (i = 0; i < ROWS_TABLES; i++)
        n += r->tables[i].n;
    return n;
}

int
rows_send(struct rows *r, const struct cd_host *h, PGconn *c)
{
    size_t i;

    if (r->failed)
        return cd_fail(h, "out of memory");
    for (i = 0; i < ROWS_TABLES; i++) {
        struct rows_text *t = &r->tables[i];

        if (t->n > 0 && link_copy(h, c, into[i], t->p, t->n))
            return -1;
        t->n = 0;
    }
    while (r->nkeys > 0)
        free(r->keys[--r->nkeys]);
    return 0;
}

void
rows_free(struct rows *r)
{
    size_t i;

    for (i = 0; i < ROWS_TABLES; i++)
        free(r->tables[i].p);
    while (r->nkeys > 0)
        free(r->keys[--r->nkeys]);
    free(r->keys);
}
