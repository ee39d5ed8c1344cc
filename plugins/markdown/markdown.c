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
write_string(const struct cd_host *host, const char *text)
{
    return host->write(host, text, strlen(text));
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
append_value(void *ctx, const json_t *value)
{
    return json_array_append(ctx, (json_t *)(uintptr_t)value);
}

/* What a path with "[]" names, as an array; NULL if that is nothing. */
static json_t *
values(const struct field *field, const json_t *rec)
{
    json_t *all = json_array();

    if (all != NULL)
        cd_path_each(&field->path, 0, rec, append_value, all);
    if (json_array_size(all) > 0)
        return all;
    json_decref(all);
    return NULL;
}

/* The code point at `text` that YAML (1.1, 5.1 and 5.4) takes for a line end or
 * lets in no file, and its length in *len; 0 for none.  JSON lets it stand. */
static unsigned
no_yaml(const char *text, size_t n, size_t *len)
{
    const unsigned char *byte = (const unsigned char *)text;
    unsigned code;

    *len = 1;
    if (byte[0] == 0x7f)
        return 0x7f;
    *len = 2;
    if (n >= 2 && byte[0] == 0xc2 && byte[1] < 0xa0)
        return byte[1];
    *len = 3;
    if (n < 3 || (byte[0] != 0xe2 && byte[0] != 0xef))
        return 0;
    code = (byte[0] & 0xfu) << 12 | (byte[1] & 0x3fu) << 6 | (byte[2] & 0x3fu);
    return code == 0x2028 || code == 0x2029 || code == 0xfeff || code >= 0xfffe
               ? code
               : 0;
}

static int
write_yaml_string(const struct cd_host *host, const json_t *value)
{
    char *text = json_dumps(value, JSON_ENCODE_ANY), code[8];
    size_t n = text != NULL ? strlen(text) : 0, i, from = 0, len;
    int rc = text != NULL ? 0 : cd_fail(host, "out of memory");

    for (i = 0; i < n && rc == 0; i++) {
        unsigned byte;

        if ((unsigned char)text[i] < 0x7f)
            continue;
        byte = no_yaml(text + i, n - i, &len);
        if (byte == 0)
            continue;
        snprintf(code, sizeof(code), "\\u%04x", byte);
        rc = host->write(host, text + from, i - from) ||
             write_string(host, code);
        from = i + len;
    }
    rc = rc || host->write(host, text + from, n - from);
    free(text);
    return rc ? -1 : 0;
}

/* YAML 1.1 takes "1e+22" for a string: before an exponent it wants a point. */
static int
write_yaml_real(const struct cd_host *host, const json_t *value)
{
    char text[CD_SCALAR_ROOM];
    size_t n = cd_real_text(text, json_real_value(value));
    const char *exponent = memchr(text, 'e', n);

    if (exponent == NULL || memchr(text, '.', n) != NULL)
        return host->write(host, text, n);
    return host->write(host, text, (size_t)(exponent - text)) ||
                   write_string(host, ".0") || write_string(host, exponent)
               ? -1
               : 0;
}

/* A value as JSON that is YAML, too. */
static int
write_yaml(const struct cd_host *host, const json_t *value)
{
    const char *key;
    size_t i = 0;
    json_t *item;
    int rc = 0;

    if (json_is_string(value))
        return write_yaml_string(host, value);
    if (json_is_real(value))
        return write_yaml_real(host, value);
    if (!json_is_array(value) && !json_is_object(value))
        return host->write_json(host, value);
    rc = write_string(host, json_is_array(value) ? "[" : "{");
    json_array_foreach (value, i, item)
        rc = rc || (i > 0 && write_string(host, ",")) || write_yaml(host, item);
    json_object_foreach ((json_t *)(uintptr_t)value, key, item) {
        json_t *name = json_string(key);

        rc = rc || (i++ > 0 && write_string(host, ",")) ||
             write_yaml_string(host, name) || write_string(host, ":") ||
             write_yaml(host, item);
        json_decref(name);
    }
    return rc || write_string(host, json_is_array(value) ? "]" : "}") ? -1 : 0;
}

/* A name that YAML would read otherwise is quoted. */
static int
write_key(const struct cd_host *host, const char *name)
{
    json_t *quoted;
    int rc;

    if (name[strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                          "0123456789_.[]-")] == '\0' &&
        name[0] != '-')
        return write_string(host, name);
    quoted = json_string(name);
    rc = write_yaml_string(host, quoted);
    json_decref(quoted);
    return rc;
}

static int
write_front(
    const struct cd_host *host, const struct self *self, const json_t *rec)
{
    size_t i;

    if (write_string(host, "---\n"))
        return -1;
    for (i = 0; i < self->n; i++) {
        const struct field *field = &self->fields[i];
        json_t *all = field->many ? values(field, rec) : NULL;
        const json_t *value =
            field->many ? all : cd_path_first(&field->path, rec);
        int rc = value == NULL
                     ? 0
                     : write_key(host, field->name) ||
                           write_string(host, ": ") ||
                           write_yaml(host, value) || write_string(host, "\n");

        json_decref(all);
        if (rc)
            return -1;
    }
    return write_string(host, "---\n\n");
}

static int
write_title(const struct cd_host *host, const json_t *rec)
{
    size_t n;
    const char *text = cd_text(rec, "title", &n);

    if (text == NULL || n == 0)
        return 0;
    return body_heading(host, 1, text, n) || write_string(host, "\n") ? -1 : 0;
}

static enum cd_status
markdown_process(const struct cd_host *host, void *self, json_t *rec)
{
    const struct self *me = self;

    if (write_front(host, me, rec) || (me->title && write_title(host, rec)) ||
        body_write(host, rec))
        return CD_ERROR;
    return CD_KEEP;
}

static int
markdown_close(const struct cd_host *host, void *self)
{
    struct self *own = self;

    (void)host;
    free(own->fields);
    free(own);
    return 0;
}

/* A key that stands twice is no YAML. */
static int
markdown_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    const struct cd_strings *names = &((const struct opts *)opts)->fields;
    size_t i, k;

    for (i = 0; i < names->n; i++) {
        for (k = 0; k < i; k++) {
            if (strcmp(names->v[k], names->v[i]) == 0)
                return cd_fail(
                    host, "option \"fields\" names \"%s\" twice", names->v[i]);
        }
    }
    *shared = NULL;
    return 0;
}

static int
set_fields(const struct cd_host *host, struct self *self,
    const struct cd_strings *names)
{
    size_t i, k;

    self->fields = calloc(names->n + 1, sizeof(*self->fields));
    if (self->fields == NULL)
        return cd_fail(host, "out of memory");
    for (i = 0; i < names->n; i++) {
        struct field *field = &self->fields[self->n++];
        const char *why = cd_path_parse(&field->path, names->v[i]);

        if (why != NULL)
            return cd_fail(host, "\"fields\": \"%s\" %s", names->v[i], why);
        field->name = names->v[i];
        for (k = 0; k < field->path.n; k++)
            field->many =
                field->many || field->path.steps[k].index == CD_STEP_EACH;
    }
    return 0;
}

static int
markdown_open(
    const struct cd_host *host, const void *opts, void *shared, void **self)
{
    const struct opts *o = opts;
    struct self *own = calloc(1, sizeof(*own));

    (void)shared;
    if (own == NULL)
        return cd_fail(host, "out of memory");
    own->title = o->title;
    if (set_fields(host, own, &o->fields)) {
        markdown_close(host, own);
        return -1;
    }
    *self = own;
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
