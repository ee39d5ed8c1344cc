/* SPDX-License-Identifier: MIT */
#include "check/specimens.h"

#include <string.h>
#include <copydesk/record.h>

#include "host/fields.h"
#include "json/build.h"

#define ELEMENTS_MOST 9999 /* of an array in a specimen */

/* An article with all standard fields. */
static const char article[] =
    "{\"id\": \"brook-bridge\", \"url\": \"https://news.example/brook-bridge\","
    " \"source\": \"Brook Herald\", \"section\": \"Local\","
    " \"language\": \"en\", \"title\": \"Brook will rebuild its bridge\","
    " \"subtitle\": \"Work begins in May\", \"authors\": [\"Ines Halloran\"],"
    " \"agency\": \"BHN\", \"date\": \"2024-03-05\","
    " \"modified\": \"2024-03-06T08:15-06:00\","
    " \"html\": \"<html><head><title>Brook will rebuild its bridge</title>"
    "<meta property='article:published_time' content='2024-03-05'></head>"
    "<body><article><h1>Brook will rebuild its bridge</h1><p>BROOK - The town "
    "of Brook will rebuild the bridge that the river took in January, the "
    "mayor said on Tuesday.</p><p>&ldquo;We will not wait for the "
    "state,&rdquo; said Ada Lind, the mayor.</p></article></body></html>\","
    " \"text\": \"BROOK - The town of Brook will rebuild the bridge that the "
    "river took in January, the mayor said on Tuesday.\\n\\n\\\"We will not "
    "wait for the state,\\\" said Ada Lind, the mayor. \\\"It has had its "
    "time.\\\"\\n\\nWork is to begin in May and to cost 2.4 million dollars. Bo "
    "Ek, who runs the mill on the other side, said that he had lost a third "
    "of his customers since the flood.\","
    " \"blocks\": [{\"kind\": \"paragraph\", \"start\": 0, \"end\": 108}, "
    "{\"kind\": \"paragraph\", \"start\": 110, \"end\": 192}, "
    "{\"kind\": \"paragraph\", \"start\": 194, \"end\": 358}],"
    " \"images\": [{\"caption\": \"The bridge in January\","
    " \"credit\": \"Bo Ek\", \"url\": \"img/bridge.jpg\"}],"
    " \"related\": [{\"title\": \"The flood\", \"url\": \"flood.html\"}],"
    " \"quotes\": [{\"text\": \"We will not wait for the state,\","
    " \"start\": 108, \"end\": 139, \"speaker\": \"Ada Lind\","
    " \"mention\": \"Ada Lind\", \"cue\": \"said\", \"basis\": \"cue\","
    " \"kind\": \"direct\", \"group\": 1}],"
    " \"people\": [{\"name\": \"Ada Lind\", \"mentions\": 1,"
    " \"gender\": null, \"role\": \"mayor\"}],"
    " \"summary\": [\"The town of Brook will rebuild the bridge that the river "
    "took in January, the mayor said on Tuesday.\"],"
    " \"summary_spans\": [[8, 106]], \"keywords\": [\"Brook\", \"bridge\"],"
    " \"quality\": {\"words\": 70}, \"trace\": {}}";

/* Others, which replace its text and what belongs to it. */
static const struct {
    const char *language, *title, *text;
} others[] = {
    { "de", "Der Zug f\xc3\xa4hrt wieder",
        "Der Zug zwischen Altheim und Neudorf f\xc3\xa4hrt seit Montag wieder. "
        "\xe2\x80\x9eWir haben lange darauf gewartet\xe2\x80\x9c, sagte die "
        "B\xc3\xbcrgermeisterin Ute Brandt. Im Winter war ein Hang abgerutscht." },
    { "ja", "\xe6\xa9\x8b\xe3\x81\x8c\xe5\x86\x8d\xe9\x96\x8b",
        "\xe6\xa9\x8b\xe3\x81\x8c\xe5\x86\x8d\xe9\x96\x8b\xe3\x81\x97\xe3\x81\x9f"
        "\xe3\x80\x82\xe3\x80\x8c\xe5\xac\x89\xe3\x81\x97\xe3\x81\x84\xe3\x80\x8d"
        "\xe3\x81\xa8\xe5\xb8\x82\xe9\x95\xb7\xe3\x81\xaf\xe8\xa9\xb1\xe3\x81\x97"
        "\xe3\x81\x9f\xe3\x80\x82" },
    { NULL, NULL, "Short." },
    { NULL, NULL, "" },
};

json_t *
specimens_value(const char *field)
{
    json_t *a = build(json_loads(article, 0, NULL)),
           *value = json_object_get(a, field);

    json_incref(value);
    json_decref(a);
    return value;
}

static void
replace_words(json_t *a, const char *field, const char *text)
{
    if (text != NULL)
        build_set(a, field, build_text(text));
    else
        json_object_del(a, field);
}

static json_t *
other_value(size_t i)
{
    static const char *const made[] = { "html", "blocks", "quotes", "people",
        "summary", "summary_spans", "keywords", "subtitle", "quality",
        "trace" };
    json_t *a = build(json_loads(article, 0, NULL));
    size_t k;

    for (k = 0; k < sizeof(made) / sizeof(made[0]); k++)
        json_object_del(a, made[k]);
    replace_words(a, "language", others[i].language);
    replace_words(a, "title", others[i].title);
    replace_words(a, "text", others[i].text);
    return a;
}

json_t *
specimens(const struct subject *subject)
{
    json_t *all = build_array(), *value;
    size_t i;

    for (i = 0; i < subject->plugin->nexamples; i++) {
        const char *input = subject->plugin->examples[i].input;

        value = input != NULL ? json_loads(input, 0, NULL) : NULL;
        if (json_is_object(value))
            build_add(all, value);
        else
            json_decref(value);
    }
    build_add(all, build(json_loads(article, 0, NULL)));
    for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        build_add(all, other_value(i));
    return all;
}

/* ---- what is read ---------------------------------------------------------
 */

static bool
is_read(const struct plan_node *node, const char *name)
{
    size_t i;

    for (i = 0; i < node->nreads; i++) {
        const struct cd_path *steps = node->reads[i].steps;

        if (steps == NULL || strcmp(cd_path_name(steps, 0), name) == 0)
            return true;
    }
    return false;
}

/* A value of one of these types that nobody gave an example of. */
static json_t *
any_of(uint32_t types)
{
    return types & CD_T_STRING  ? json_string("The ferry sank.")
           : types & CD_T_ARRAY ? json_pack("[s]", "The ferry sank.")
           : types & CD_T_INT   ? json_integer(7)
           : types & CD_T_REAL  ? json_real(0.5)
           : types & CD_T_BOOL  ? json_true()
                                : json_object();
}

json_t *
specimens_full(const struct subject *subject, const struct plan_node *node)
{
    json_t *all = specimens(subject), *full = build_object(), *value;
    size_t i;

    for (i = 0; i < subject->plugin->nexamples; i++)
        json_object_update_missing(full, json_array_get(all, i));
    for (i = 0; i < fields_count; i++) {
        if (json_object_get(full, fields[i].name) == NULL &&
            is_read(node, fields[i].name) &&
            (value = specimens_value(fields[i].name)) != NULL)
            build_set(full, fields[i].name, value);
    }
    for (i = 0; i < node->nreads; i++) {
        const struct plan_field *field = &node->reads[i];

        if (field->steps != NULL && cd_path_first(field->steps, full) == NULL)
            specimens_put(full, field->path, any_of(field->types));
    }
    json_decref(all);
    return full;
}

json_t *
specimens_paths(const struct plan_node *node, const json_t *record)
{
    json_t *paths = build_array(), *value;
    const char *name;
    size_t i;

    json_object_foreach ((json_t *)(uintptr_t)record, name, value) {
        if (is_read(node, name))
            build_add(paths, build_text(name));
    }
    for (i = 0; i < node->nreads; i++) {
        if (node->reads[i].steps != NULL && node->reads[i].steps->n > 1)
            build_add(paths, build_text(node->reads[i].path));
    }
    return paths;
}

/* Which element a step leads to: the first one, where it is each of them. */
static size_t
element(const struct cd_path *path, size_t i)
{
    const int32_t index = path->steps[i].index;

    return index == CD_STEP_EACH ? 0 : (size_t)index;
}

static json_t *
at_step(const json_t *at, const struct cd_path *path, size_t i)
{
    return path->steps[i].index == CD_STEP_MEMBER
               ? json_object_get(at, cd_path_name(path, i))
               : json_array_get(at, element(path, i));
}

static void
put_member(json_t *object, const char *name, json_t *value)
{
    if (value != NULL)
        build_set(object, name, value);
    else
        json_object_del(object, name);
}

/* Elements in front of it that are not there become null; without a value the
 * array ends in front of it. */
static void
put_element(json_t *array, size_t index, json_t *value)
{
    while (value == NULL && json_array_size(array) > index)
        json_array_remove(array, index);
    while (value != NULL && json_array_size(array) <= index)
        build_add(array, json_null());
    if (value != NULL)
        json_array_set_new(array, index, value);
}

static void
put_at_step(json_t *at, const struct cd_path *path, size_t i, json_t *value)
{
    if (path->steps[i].index == CD_STEP_MEMBER)
        put_member(at, cd_path_name(path, i), value);
    else
        put_element(at, element(path, i), value);
}

/* Is it an element so far behind that a record with it would be nothing but
 * nulls, and too large? */
static bool
too_far(const struct cd_path *path)
{
    size_t i;

    for (i = 0; i < path->n; i++) {
        if (path->steps[i].index > ELEMENTS_MOST)
            return true;
    }
    return false;
}

const json_t *
specimens_get(const json_t *record, const char *path)
{
    struct cd_path steps;

    return cd_path_parse(&steps, path) == NULL ? cd_path_first(&steps, record)
                                               : json_object_get(record, path);
}

void
specimens_put(json_t *record, const char *path, json_t *value)
{
    struct cd_path steps;
    json_t *at = record, *inner;
    size_t i;

    if (cd_path_parse(&steps, path) != NULL) { /* an odd name of a field */
        put_member(record, path, value);
        return;
    }
    if (too_far(&steps)) {
        json_decref(value);
        return;
    }
    for (i = 0; i + 1 < steps.n; i++) {
        const bool list = steps.steps[i + 1].index != CD_STEP_MEMBER;

        inner = at_step(at, &steps, i);
        if (!(list ? json_is_array(inner) : json_is_object(inner))) {
            if (value == NULL)
                return; /* it is not there */
            inner = list ? build_array() : build_object();
            put_at_step(at, &steps, i, inner);
        }
        at = inner;
    }
    put_at_step(at, &steps, i, value);
}

json_t *
specimens_text(const char *string, size_t n, size_t least)
{
    const size_t size = n > 0 ? (least + n - 1) / n * n : 0;
    struct buf text = { 0 };
    json_t *value;

    buf_reserve(&text, size + 1);
    buf_add(&text, string, size > 0 ? n : 0);
    while (text.n < size) /* as much again as there is */
        buf_add(&text, text.p, text.n < size - text.n ? text.n : size - text.n);
    value = build(json_stringn_nocheck(buf_cstr(&text), text.n));
    buf_free(&text);
    return value;
}
