/* SPDX-License-Identifier: MIT */
/* jsonld - schema.org NewsArticles, one a record, in a JSON-LD document. */
#include <copydesk/record.h>

#include <stdlib.h>
#include <string.h>

struct opts {
    bool text;
};

static const struct cd_option options[] = {
    CD_OPT_BOOL(struct opts, text, true, "Write the text."), { 0 }
};

static const struct cd_field reads[] = { { "id", CD_T_STRING, CD_OPTIONAL,
                                             "What README.md lists." },
    { "url", CD_T_STRING, CD_OPTIONAL, NULL },
    { "title", CD_T_STRING, CD_OPTIONAL, NULL },
    { "subtitle", CD_T_STRING, CD_OPTIONAL, NULL },
    { "text", CD_T_STRING, CD_OPTIONAL, NULL },
    { "date", CD_T_STRING, CD_OPTIONAL, NULL },
    { "modified", CD_T_STRING, CD_OPTIONAL, NULL },
    { "section", CD_T_STRING, CD_OPTIONAL, NULL },
    { "language", CD_T_STRING, CD_OPTIONAL, NULL },
    { "source", CD_T_STRING, CD_OPTIONAL, NULL },
    { "agency", CD_T_STRING, CD_OPTIONAL, NULL },
    { "authors", CD_T_ARRAY, CD_OPTIONAL, NULL },
    { "keywords", CD_T_ARRAY, CD_OPTIONAL, NULL },
    { "summary", CD_T_ARRAY, CD_OPTIONAL, NULL },
    { "images", CD_T_ARRAY, CD_OPTIONAL, NULL },
    { "people", CD_T_ARRAY, CD_OPTIONAL, NULL },
    { "quotes", CD_T_ARRAY, CD_OPTIONAL, NULL }, { 0 } };

static const struct cd_example examples[] = {
    { "An article and a quotation.", "{\"text\": false}",
        "{\"id\": \"7\", \"title\": \"Ferry sinks\", \"authors\": "
        "[\"Ada Lind\"], \"quotes\": [{\"text\": \"No.\", \"speaker\": "
        "\"Tom Okoye\"}]}",
        "{\"@type\":\"NewsArticle\",\"identifier\":\"7\",\"headline\":"
        "\"Ferry sinks\",\"author\":[{\"@type\":\"Person\",\"name\":"
        "\"Ada Lind\"}],\"hasPart\":[{\"@type\":\"Quotation\",\"text\":\"No.\","
        "\"spokenByCharacter\":{\"@type\":\"Person\",\"name\":\"Tom Okoye\"}}]}" },
    { 0 }
};

/* ---- what becomes what -------------------------------------------------- */

/* A string or a number as it is. */
static json_t *
plain(const json_t *v)
{
    return json_is_object(v) || json_is_array(v)
               ? NULL
               : json_incref((json_t *)(uintptr_t)v);
}

static json_t *
named(const char *type, const json_t *name)
{
    return json_is_string(name) && json_string_length(name) > 0
               ? json_pack("{s:s,s:O}", "@type", type, "name", name)
               : NULL;
}

static json_t *
person(const json_t *v)
{
    const json_t *role = json_object_get(v, "role");
    json_t *o =
        named("Person", json_is_object(v) ? json_object_get(v, "name") : v);

    if (o != NULL && json_is_string(role))
        json_object_set(o, "jobTitle", (json_t *)(uintptr_t)role);
    return o;
}

static json_t *
organization(const json_t *v)
{
    return named("Organization", v);
}

/* Many crawlers write the address alone.  An image of which nothing is known
 * is none. */
static json_t *
image(const json_t *v)
{
    static const char *const members[][2] = { { "url", "contentUrl" },
        { "caption", "caption" }, { "credit", "creditText" } };
    json_t *o = json_pack("{s:s}", "@type", "ImageObject");
    size_t i;

    for (i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
        const json_t *x =
            i == 0 && json_is_string(v) ? v : json_object_get(v, members[i][0]);

        if (json_string_length(x) > 0)
            json_object_set(o, members[i][1], (json_t *)(uintptr_t)x);
    }
    if (json_object_size(o) > 1)
        return o;
    json_decref(o);
    return NULL;
}

/* What each element of an array makes; NULL if that is nothing. */
static json_t *
of_each(json_t *(*make)(const json_t *v), const json_t *v)
{
    json_t *all = json_array(), *x, *one;
    size_t i;

    json_array_foreach (v, i, x) {
        one = json_is_null(x) ? NULL : make(x);
        if (one != NULL)
            json_array_append_new(all, one);
    }
    if (json_array_size(all) > 0)
        return all;
    json_decref(all);
    return NULL;
}

/* Somebody's words; of indirect speech they are the writer's. */
static json_t *
quotation(const json_t *v)
{
    const json_t *text = json_object_get(v, "text");
    const json_t *speakers = json_object_get(v, "speakers");
    const char *kind = json_string_value(json_object_get(v, "kind"));
    json_t *speaker, *o;

    if (kind != NULL && strcmp(kind, "indirect") == 0)
        return NULL;
    speaker = speakers != NULL ? of_each(person, speakers)
                               : named("Person", json_object_get(v, "speaker"));
    o = json_is_string(text)
            ? json_pack("{s:s,s:O}", "@type", "Quotation", "text", text)
            : NULL;
    if (o != NULL && speaker != NULL)
        json_object_set(o, "spokenByCharacter", speaker);
    json_decref(speaker);
    return o;
}

/* The sentences of a summary. */
static json_t *
joined(const json_t *v)
{
    size_t i, n = 0, size = 0;
    json_t *x, *text;
    char *s;

    json_array_foreach (v, i, x)
        size += json_string_length(x) + 1;
    s = size > 0 ? malloc(size) : NULL;
    if (s == NULL)
        return NULL;
    json_array_foreach (v, i, x) {
        if (!json_is_string(x))
            continue;
        if (n > 0)
            s[n++] = ' ';
        memcpy(s + n, json_string_value(x), json_string_length(x));
        n += json_string_length(x);
    }
    text = json_stringn(s, n);
    free(s);
    return text;
}

static const struct property {
    const char *field, *name;
    json_t *(*make)(const json_t *v);
    bool each; /* of each element of an array */
} properties[] = {
    { "url", "@id", plain, false },
    { "url", "url", plain, false },
    { "id", "identifier", plain, false },
    { "title", "headline", plain, false },
    { "subtitle", "alternativeHeadline", plain, false },
    { "date", "datePublished", plain, false },
    { "modified", "dateModified", plain, false },
    { "section", "articleSection", plain, false },
    { "language", "inLanguage", plain, false },
    { "keywords", "keywords", plain, true },
    { "summary", "abstract", joined, false },
    { "authors", "author", person, true },
    { "source", "publisher", organization, false },
    { "agency", "sourceOrganization", organization, false },
    { "images", "image", image, true },
    { "people", "mentions", person, true },
    { "text", "articleBody", plain, false },
    { "quotes", "hasPart", quotation, true },
};

/* ---- records ------------------------------------------------------------ */

static json_t *
make(const struct property *p, const json_t *v)
{
    return p->each ? of_each(p->make, v) : p->make(v);
}

/* "@id" is an absolute IRI or nothing. */
static bool
is_absolute(const json_t *v)
{
    const char *s = json_string_value(v);

    return s != NULL &&
           (strncmp(s, "http://", 7) == 0 || strncmp(s, "https://", 8) == 0) &&
           strpbrk(s, " <>\"{}|\\^`\t\n") == NULL;
}

static enum cd_status
jsonld_process(const struct cd_host *h, void *self, json_t *rec)
{
    const struct opts *o = self;
    json_t *article = json_pack("{s:s}", "@type", "NewsArticle"), *x;
    size_t i;
    int rc = 0;

    for (i = 0; i < sizeof(properties) / sizeof(properties[0]); i++) {
        const struct property *p = &properties[i];
        const json_t *v = json_object_get(rec, p->field);

        if (v == NULL || json_is_null(v) ||
            (!o->text && strcmp(p->field, "text") == 0) ||
            (p->name[0] == '@' && !is_absolute(v)))
            continue;
        x = make(p, v);
        if (x != NULL)
            rc = rc || json_object_set_new(article, p->name, x);
    }
    if (rc)
        cd_fail(h, "out of memory");
    rc = rc || h->write_json(h, article);
    json_decref(article);
    return rc ? CD_ERROR : CD_KEEP;
}

static int
write_text(const struct cd_host *h, const char *s)
{
    return h->write(h, s, strlen(s));
}

static int
jsonld_head(const struct cd_host *h, void *self)
{
    (void)self;
    return write_text(h, "{\"@context\":{\"@vocab\":\"https://schema.org/\","
                         "\"url\":{\"@type\":\"@id\"},"
                         "\"contentUrl\":{\"@type\":\"@id\"}},\"@graph\":[\n");
}

static int
jsonld_tail(const struct cd_host *h, void *self)
{
    (void)self;
    return write_text(h, "\n]}\n");
}

static int
jsonld_prepare(const struct cd_host *h, const void *opts, void **shared)
{
    (void)h;
    *shared = (void *)(uintptr_t)opts;
    return 0;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "jsonld",
    .version = "1.0",
    .summary = "Linked data: NewsArticles of schema.org in a JSON-LD document.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_FORMAT,
    .options = options,
    .options_size = sizeof(struct opts),
    .reads = reads,
    .examples = examples,
    .prepare = jsonld_prepare,
    .process = jsonld_process,
    .head = jsonld_head,
    .tail = jsonld_tail,
    .separator = ",\n",
};
