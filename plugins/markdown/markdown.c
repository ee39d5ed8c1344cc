/* SPDX-License-Identifier: MIT */
/* markdown - articles as Markdown with front matter, one after the other. */
#include <copydesk/record.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "body.h"

struct opts {
    struct cd_strings fields;
    bool title;
};

static const char *const default_fields[] = { "title", "subtitle", "authors",
    "agency", "date", "modified", "source", "section", "language", "url",
    "summary", "keywords", NULL };

static const struct cd_option options[] = {
    CD_OPT_STRINGS(struct opts, fields, default_fields,
        "Fields of the front matter, in order; those a record lacks are left "
        "out."),
    CD_OPT_BOOL(struct opts, title, true, "Put the title above the text."),
    { 0 }
};

static const struct cd_field reads[] = {
    { "text", CD_T_STRING, CD_OPTIONAL, "The text below the front matter." },
    { "blocks", CD_T_ARRAY, CD_OPTIONAL,
        "Which paragraphs are headings, lists, quotations, tables." },
    { "title", CD_T_STRING, CD_OPTIONAL, "The heading." },
    { "${fields}",
        CD_T_BOOL | CD_T_INT | CD_T_REAL | CD_T_STRING | CD_T_ARRAY |
            CD_T_OBJECT,
        CD_OPTIONAL, "The front matter." },
    { 0 }
};

static const struct cd_example examples[] = {
    { "Front matter, heading, text; what Markdown would take for its own is "
      "escaped.",
        "{}",
        "{\"id\": \"7\", \"title\": \"Ferry sinks\", \"authors\": "
        "[\"Ada Lind\"], \"text\": \"# Not a heading, *nor* this.\"}",
        "---\ntitle: \"Ferry sinks\"\nauthors: [\"Ada Lind\"]\n---\n\n"
        "# Ferry sinks\n\n\\# Not a heading, \\*nor\\* this.\n\n" },
    { 0 }
};

static int
write_string(const struct cd_host *h, const char *s)
{
    return h->write(h, s, strlen(s));
}

/* A field of the front matter. */
struct field {
    const char *name;
    struct cd_path path;
    bool many; /* it names any number of values */
};

struct self {
    struct field *fields;
    size_t n;
    bool title;
};

static int
append(void *ctx, const json_t *v)
{
    return json_array_append(ctx, (json_t *)(uintptr_t)v);
}

/* What a path with "[]" names, as an array; NULL if that is nothing. */
static json_t *
values(const struct field *f, const json_t *rec)
{
    json_t *all = json_array();

    if (all != NULL)
        cd_path_each(&f->path, 0, rec, append, all);
    if (json_array_size(all) > 0)
        return all;
    json_decref(all);
    return NULL;
}

/* The code point at s that YAML (1.1, 5.1 and 5.4) takes for a line end or lets
 * in no file, and its length in *len; 0 for none.  JSON lets it stand. */
static unsigned
no_yaml(const char *s, size_t n, size_t *len)
{
    const unsigned char *c = (const unsigned char *)s;
    unsigned x;

    *len = 1;
    if (c[0] == 0x7f)
        return 0x7f;
    *len = 2;
    if (n >= 2 && c[0] == 0xc2 && c[1] < 0xa0)
        return c[1];
    *len = 3;
    if (n < 3 || (c[0] != 0xe2 && c[0] != 0xef))
        return 0;
    x = (c[0] & 0xfu) << 12 | (c[1] & 0x3fu) << 6 | (c[2] & 0x3fu);
    return x == 0x2028 || x == 0x2029 || x == 0xfeff || x >= 0xfffe ? x : 0;
}

static int
write_yaml_string(const struct cd_host *h, const json_t *v)
{
    char *s = json_dumps(v, JSON_ENCODE_ANY), code[8];
    size_t n = s != NULL ? strlen(s) : 0, i, from = 0, len;
    int rc = s != NULL ? 0 : cd_fail(h, "out of memory");

    for (i = 0; i < n && rc == 0; i++) {
        unsigned c;

        if ((unsigned char)s[i] < 0x7f)
            continue;
        c = no_yaml(s + i, n - i, &len);
        if (c == 0)
            continue;
        snprintf(code, sizeof(code), "\\u%04x", c);
        rc = h->write(h, s + from, i - from) || write_string(h, code);
        from = i + len;
    }
    rc = rc || h->write(h, s + from, n - from);
    free(s);
    return rc ? -1 : 0;
}

/* YAML 1.1 takes "1e+22" for a string: before an exponent it wants a point. */
static int
write_yaml_real(const struct cd_host *h, const json_t *v)
{
    char text[CD_SCALAR_ROOM];
    size_t n = cd_real_text(text, json_real_value(v));
    const char *exponent = memchr(text, 'e', n);

    if (exponent == NULL || memchr(text, '.', n) != NULL)
        return h->write(h, text, n);
    return h->write(h, text, (size_t)(exponent - text)) ||
                   write_string(h, ".0") || write_string(h, exponent)
               ? -1
               : 0;
}

/* A value as JSON that is YAML, too. */
static int
write_yaml(const struct cd_host *h, const json_t *v)
{
    const char *key;
    size_t i = 0;
    json_t *x;
    int rc = 0;

    if (json_is_string(v))
        return write_yaml_string(h, v);
    if (json_is_real(v))
        return write_yaml_real(h, v);
    if (!json_is_array(v) && !json_is_object(v))
        return h->write_json(h, v);
    rc = write_string(h, json_is_array(v) ? "[" : "{");
    json_array_foreach (v, i, x)
        rc = rc || (i > 0 && write_string(h, ",")) || write_yaml(h, x);
    json_object_foreach ((json_t *)(uintptr_t)v, key, x) {
        json_t *name = json_string(key);

        rc = rc || (i++ > 0 && write_string(h, ",")) ||
             write_yaml_string(h, name) || write_string(h, ":") ||
             write_yaml(h, x);
        json_decref(name);
    }
    return rc || write_string(h, json_is_array(v) ? "]" : "}") ? -1 : 0;
}

/* A name that YAML would read otherwise is quoted. */
static int
write_key(const struct cd_host *h, const char *name)
{
    json_t *quoted;
    int rc;

    if (name[strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                          "0123456789_.[]-")] == '\0' &&
        name[0] != '-')
        return write_string(h, name);
    quoted = json_string(name);
    rc = write_yaml_string(h, quoted);
    json_decref(quoted);
    return rc;
}

static int
write_front(const struct cd_host *h, const struct self *self, const json_t *rec)
{
    size_t i;

    if (write_string(h, "---\n"))
        return -1;
    for (i = 0; i < self->n; i++) {
        const struct field *f = &self->fields[i];
        json_t *all = f->many ? values(f, rec) : NULL;
        const json_t *v = f->many ? all : cd_path_first(&f->path, rec);
        int rc = v == NULL ? 0
                           : write_key(h, f->name) || write_string(h, ": ") ||
                                 write_yaml(h, v) || write_string(h, "\n");

        json_decref(all);
        if (rc)
            return -1;
    }
    return write_string(h, "---\n\n");
}

static int
write_title(const struct cd_host *h, const json_t *rec)
{
    size_t n;
    const char *s = cd_text(rec, "title", &n);

    if (s == NULL || n == 0)
        return 0;
    return body_heading(h, 1, s, n) || write_string(h, "\n") ? -1 : 0;
}

static enum cd_status
markdown_process(const struct cd_host *h, void *self, json_t *rec)
{
    const struct self *me = self;

    if (write_front(h, me, rec) || (me->title && write_title(h, rec)) ||
        body_write(h, rec))
        return CD_ERROR;
    return CD_KEEP;
}

static int
markdown_close(const struct cd_host *h, void *self)
{
    struct self *s = self;

    (void)h;
    free(s->fields);
    free(s);
    return 0;
}

/* A key that stands twice is no YAML. */
static int
markdown_prepare(const struct cd_host *h, const void *opts, void **shared)
{
    const struct cd_strings *names = &((const struct opts *)opts)->fields;
    size_t i, k;

    for (i = 0; i < names->n; i++) {
        for (k = 0; k < i; k++) {
            if (strcmp(names->v[k], names->v[i]) == 0)
                return cd_fail(
                    h, "option \"fields\" names \"%s\" twice", names->v[i]);
        }
    }
    *shared = NULL;
    return 0;
}

static int
set_fields(
    const struct cd_host *h, struct self *s, const struct cd_strings *names)
{
    size_t i, k;

    s->fields = calloc(names->n + 1, sizeof(*s->fields));
    if (s->fields == NULL)
        return cd_fail(h, "out of memory");
    for (i = 0; i < names->n; i++) {
        struct field *f = &s->fields[s->n++];
        const char *why = cd_path_parse(&f->path, names->v[i]);

        if (why != NULL)
            return cd_fail(h, "\"fields\": \"%s\" %s", names->v[i], why);
        f->name = names->v[i];
        for (k = 0; k < f->path.n; k++)
            f->many = f->many || f->path.steps[k].index == CD_STEP_EACH;
    }
    return 0;
}

static int
markdown_open(
    const struct cd_host *h, const void *opts, void *shared, void **self)
{
    const struct opts *o = opts;
    struct self *s = calloc(1, sizeof(*s));

    (void)shared;
    if (s == NULL)
        return cd_fail(h, "out of memory");
    s->title = o->title;
    if (set_fields(h, s, &o->fields)) {
        markdown_close(h, s);
        return -1;
    }
    *self = s;
    return 0;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "markdown",
    .version = "1.0",
    .summary = "Markdown with front matter, one article after the other.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_FORMAT,
    .options = options,
    .options_size = sizeof(struct opts),
    .reads = reads,
    .examples = examples,
    .prepare = markdown_prepare,
    .open = markdown_open,
    .process = markdown_process,
    .close = markdown_close,
};
