/* SPDX-License-Identifier: MIT */
/* opensearch - lines for the bulk interface of OpenSearch. */
#include <copydesk/template.h>

#include <stdlib.h>
#include <string.h>

#include "text/chars.h"
#include "text/utf8.h"

struct opts {
    const char *index, *document;
    int action;
};

static const char *const actions[] = { "index", "create", NULL };

static const struct cd_option options[] = {
    CD_OPT_STRING(struct opts, index, CD_O_REQUIRED, NULL,
        "The index, a template: news-{date:%Y-%m}."),
    CD_OPT_STRING(struct opts, document, 0, "{id}",
        "The id of the document, a template."),
    CD_OPT_ENUM(struct opts, action, 0, actions,
        "Replace a document that is there, or leave it."),
    { 0 }
};

#define ANY \
    (CD_T_BOOL | CD_T_INT | CD_T_REAL | CD_T_STRING | CD_T_ARRAY | CD_T_OBJECT)

static const struct cd_field reads[] = {
    { "*", CD_T_OBJECT, 0, "Every field, in the record's order." },
    { "${index.templates}", ANY, CD_OPTIONAL, "What the templates name." },
    { "${document.templates}", ANY, CD_OPTIONAL, NULL }, { 0 }
};

static const struct cd_example examples[] = {
    { "Where it goes, and the record.", "{\"index\": \"news-{date:%Y}\"}",
        "{\"id\": \"7\", \"date\": \"2024-03-01\"}",
        "{\"index\":{\"_index\":\"news-2024\",\"_id\":\"7\"}}\n"
        "{\"id\":\"7\",\"date\":\"2024-03-01\"}\n" },
    { 0 }
};

#define NAME_MOST 255 /* bytes of an index's name */
#define ID_MOST   512 /* bytes of a document's id */

struct self {
    struct cd_template index, document;
    int action;
};

/* ---- names -------------------------------------------------------------- */

/* A name being put together. */
struct name {
    char s[ID_MOST + 1];
    size_t n;
};

static int
append_to_name(void *ctx, const char *text, size_t n)
{
    struct name *to = ctx;

    if (n > ID_MOST - to->n)
        return -1;
    memcpy(to->s + to->n, text, n);
    to->n += n;
    return 0;
}

/* What the server says of index names in its reference (create index): may
 * these bytes stand in one, at its beginning if `first`?  NULL, or why not. */
static const char *
bytes_fault(const char *text, size_t n, bool first)
{
    size_t i, len;

    for (i = 0; i < n; i += len) {
        uint32_t code = utf8_decode(text + i, n - i, &len);

        if (code <= ' ' ||
            (code < 0x80 && strchr("\\/*?\"<>|,#:", (int)code) != NULL))
            return "has a character that no index may have";
        if (chars_upper(code))
            return "is not in lower case";
    }
    return first && n > 0 && strchr("_-+.", text[0]) != NULL
               ? "begins with _, -, + or ."
               : NULL;
}

static const char *
index_fault(const struct name *entry)
{
    if (entry->n == 0 || entry->n > NAME_MOST)
        return "is empty or longer than 255 bytes";
    return bytes_fault(entry->s, entry->n, true);
}

/* The same of what stands between the fields of a template, and in the forms
 * of its dates, before there is a record. */
static const char *
template_fault(const struct cd_template *template)
{
    const char *why = NULL;
    size_t i, k, len, n = 0;

    for (i = 0; i < template->n && why == NULL; i++) {
        const struct cd_template_part *part = &template->parts[i];

        for (k = 0; part->form != NULL && k < part->form_n && why == NULL;
             k += len) {
            /* a letter behind % stands for figures */
            for (len = 0; k + len < part->form_n && part->form[k + len] != '%';)
                len++;
            why = bytes_fault(part->form + k, len, i == 0 && k == 0);
            if (k + len < part->form_n)
                len += 2;
        }
        if (!part->field) {
            why = bytes_fault(part->s, part->n, i == 0);
            n += part->n;
        }
    }
    if (why == NULL && (template->n == 0 || n > NAME_MOST))
        why = "is empty or longer than 255 bytes";
    return why;
}

static bool
has_own_field(const struct cd_template *template)
{
    size_t i = 0;

    while (i < template->n && !template->parts[i].field)
        i++;
    return i < template->n;
}

/* -1 after cd_fail. */
static int
make(const struct cd_host *host, const struct cd_template *template,
    const json_t *rec, const char *option, struct name *to)
{
    int rc;

    to->n = 0;
    rc = cd_template_put(template, rec, append_to_name, to);
    if (rc > 0)
        return cd_fail(
            host, "the record has no value for a field of \"%s\"", option);
    if (rc < 0)
        return cd_fail(host,
            "what \"%s\" makes of the record has more than %d "
            "bytes",
            option, ID_MOST);
    to->s[to->n] = '\0';
    return 0;
}

/* ---- records ------------------------------------------------------------ */

static int
write_action(const struct cd_host *host, const struct self *self,
    const struct name *index, const struct name *document)
{
    json_t *line = json_pack("{s:{s:s%,s:s%}}", actions[self->action], "_index",
        index->s, index->n, "_id", document->s, document->n);
    int rc = line != NULL ? host->write_json(host, line)
                          : cd_fail(host, "out of memory");

    json_decref(line);
    return rc || host->write(host, "\n", 1) ? -1 : 0;
}

static enum cd_status
opensearch_process(const struct cd_host *host, void *self, json_t *rec)
{
    const struct self *s = self;
    struct name index, document;
    const char *why;

    if (make(host, &s->index, rec, "index", &index) ||
        make(host, &s->document, rec, "document", &document))
        return CD_ERROR;
    why = index_fault(&index);
    if (why != NULL) {
        cd_fail(host, "the index \"%s\" %s", index.s, why);
        return CD_ERROR;
    }
    if (write_action(host, s, &index, &document) ||
        host->write_json(host, rec) || host->write(host, "\n", 1))
        return CD_ERROR;
    return CD_KEEP;
}

/* ---- options ------------------------------------------------------------ */

static void
opensearch_release(const struct cd_host *host, void *shared)
{
    (void)host;
    free(shared);
}

static int
opensearch_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    const struct opts *o = opts;
    struct self *self = malloc(sizeof(*self));
    const char *option = "index", *why;

    if (self == NULL)
        return cd_fail(host, "out of memory");
    self->action = o->action;
    why = cd_template_parse(&self->index, o->index);
    if (why == NULL) {
        option = "document";
        why = cd_template_parse(&self->document, o->document);
    }
    if (why == NULL && !has_own_field(&self->document))
        why = "names no field: all records would be one document";
    if (why == NULL && (why = template_fault(&self->index)) != NULL)
        option = "index";
    if (why != NULL) {
        free(self);
        return cd_fail(host, "option \"%s\" %s", option, why);
    }
    *shared = self;
    return 0;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "opensearch",
    .version = "1.0",
    .summary = "Lines for the bulk interface of OpenSearch.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_FORMAT,
    .options = options,
    .options_size = sizeof(struct opts),
    .reads = reads,
    .examples = examples,
    .prepare = opensearch_prepare,
    .process = opensearch_process,
    .release = opensearch_release,
};
