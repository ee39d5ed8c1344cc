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
plain_value(const json_t *value)
{
    return json_is_object(value) || json_is_array(value)
               ? NULL
               : json_incref((json_t *)(uintptr_t)value);
}

static json_t *
named_thing(const char *type, const json_t *name)
{
    return json_is_string(name) && json_string_length(name) > 0
               ? json_pack("{s:s,s:O}", "@type", type, "name", name)
               : NULL;
}

static json_t *
person(const json_t *value)
{
    const json_t *role = json_object_get(value, "role");
    const json_t *title = json_object_get(value, "title");
    json_t *object = named_thing("Person",
        json_is_object(value) ? json_object_get(value, "name") : value);

    if (object != NULL && json_is_string(role))
        json_object_set(object, "jobTitle", (json_t *)(uintptr_t)role);
    if (object != NULL && json_is_string(title))
        json_object_set(object, "honorificPrefix", (json_t *)(uintptr_t)title);
    return object;
}

static json_t *
organization(const json_t *value)
{
    return named_thing("Organization", value);
}

/* Many crawlers write the address alone.  An image of which nothing is known
 * is none. */
static json_t *
image(const json_t *value)
{
    static const char *const members[][2] = { { "url", "contentUrl" },
        { "caption", "caption" }, { "credit", "creditText" } };
    json_t *object = json_pack("{s:s}", "@type", "ImageObject");
    size_t i;

    for (i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
        const json_t *item = i == 0 && json_is_string(value)
                                 ? value
                                 : json_object_get(value, members[i][0]);

        if (json_string_length(item) > 0)
            json_object_set(object, members[i][1], (json_t *)(uintptr_t)item);
    }
    if (json_object_size(object) > 1)
        return object;
    json_decref(object);
    return NULL;
}

/* What each element of an array makes; NULL if that is nothing. */
static json_t *
of_each(json_t *(*make)(const json_t *value), const json_t *value)
{
    json_t *all = json_array(), *item, *one;
    size_t i;

    json_array_foreach (value, i, item) {
        one = json_is_null(item) ? NULL : make(item);
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
quotation(const json_t *value)
{
    const json_t *text = json_object_get(value, "text");
    const json_t *speakers = json_object_get(value, "speakers");
    const char *kind = json_string_value(json_object_get(value, "kind"));
    json_t *speaker, *object;

    if (kind != NULL && strcmp(kind, "indirect") == 0)
        return NULL;
    speaker = speakers != NULL
                  ? of_each(person, speakers)
                  : named_thing("Person", json_object_get(value, "speaker"));
    object = json_is_string(text)
                 ? json_pack("{s:s,s:O}", "@type", "Quotation", "text", text)
                 : NULL;
    if (object != NULL && speaker != NULL)
        json_object_set(object, "spokenByCharacter", speaker);
    json_decref(speaker);
    return object;
}

/* The sentences of a summary. */
static json_t *
joined(const json_t *value)
{
    size_t i, n = 0, size = 0;
    json_t *item, *text;
    char *string;

    json_array_foreach (value, i, item)
        size += json_string_length(item) + 1;
    string = size > 0 ? malloc(size) : NULL;
    if (string == NULL)
        return NULL;
    json_array_foreach (value, i, item) {
        if (!json_is_string(item))
            continue;
        if (n > 0)
            string[n++] = ' ';
        memcpy(string + n, json_string_value(item), json_string_length(item));
        n += json_string_length(item);
    }
    text = json_stringn(string, n);
    free(string);
    return text;
}

static const struct property {
    const char *field, *name;
    json_t *(*make)(const json_t *v);
    bool each; /* of each element of an array */
} properties[] = {
    { "url", "@id", plain_value, false },
    { "url", "url", plain_value, false },
    { "id", "identifier", plain_value, false },
    { "title", "headline", plain_value, false },
    { "subtitle", "alternativeHeadline", plain_value, false },
    { "date", "datePublished", plain_value, false },
    { "modified", "dateModified", plain_value, false },
    { "section", "articleSection", plain_value, false },
    { "language", "inLanguage", plain_value, false },
    { "keywords", "keywords", plain_value, true },
    { "summary", "abstract", joined, false },
    { "authors", "author", person, true },
    { "source", "publisher", organization, false },
    { "agency", "sourceOrganization", organization, false },
    { "images", "image", image, true },
    { "people", "mentions", person, true },
    { "text", "articleBody", plain_value, false },
    { "quotes", "hasPart", quotation, true },
};

/* ---- records ------------------------------------------------------------ */

static json_t *
make_member(const struct property *property, const json_t *value)
{
    return property->each ? of_each(property->make, value)
                          : property->make(value);
}

/* "@id" is an absolute IRI or nothing. */
static bool
is_absolute(const json_t *value)
{
    const char *text = json_string_value(value);

    return text != NULL &&
           (strncmp(text, "http://", 7) == 0 ||
               strncmp(text, "https://", 8) == 0) &&
           strpbrk(text, " <>\"{}|\\^`\t\n") == NULL;
}

static enum cd_status
jsonld_process(const struct cd_host *host, void *self, json_t *rec)
{
    const struct opts *opts = self;
    json_t *article = json_pack("{s:s}", "@type", "NewsArticle"), *item;
    size_t i;
    int rc = 0;

    for (i = 0; i < sizeof(properties) / sizeof(properties[0]); i++) {
        const struct property *property = &properties[i];
        const json_t *value = json_object_get(rec, property->field);

        if (value == NULL || json_is_null(value) ||
            (!opts->text && strcmp(property->field, "text") == 0) ||
            (property->name[0] == '@' && !is_absolute(value)))
            continue;
        item = make_member(property, value);
        if (item != NULL)
            rc = rc || json_object_set_new(article, property->name, item);
    }
    if (rc)
        cd_fail(host, "out of memory");
    rc = rc || host->write_json(host, article);
    json_decref(article);
    return rc ? CD_ERROR : CD_KEEP;
}

static int
write_text(const struct cd_host *host, const char *text)
{
    return host->write(host, text, strlen(text));
}

static int
jsonld_head(const struct cd_host *host, void *self)
{
    (void)self;
    return write_text(host,
        "{\"@context\":{\"@vocab\":\"https://schema.org/\","
        "\"url\":{\"@type\":\"@id\"},"
        "\"contentUrl\":{\"@type\":\"@id\"}},\"@graph\":[\n");
}

static int
jsonld_tail(const struct cd_host *host, void *self)
{
    (void)self;
    return write_text(host, "\n]}\n");
}

static int
jsonld_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    (void)host;
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
