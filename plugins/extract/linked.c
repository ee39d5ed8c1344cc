/* SPDX-License-Identifier: MIT */
#include "linked.h"

#include <stdio.h>
#include <string.h>

#include "text/entities.h"
#include "text/space.h"
#include "text/utf8.h"

#define NUMBER_MOST 24 /* bytes of a whole number */

/* ---- reading ------------------------------------------------------------- */

/* The script from its first brace or bracket to its last, without the comments
 * and CDATA marks around that, control characters made blanks: many pages have
 * line ends in their strings. */
static struct str
trimmed(const struct dom *dom, struct str text)
{
    static const char cdata[] = "<![CDATA[";
    const char *mark = str_find(text, cdata);
    size_t from = 0, i;
    char *copy;

    if (mark != NULL &&
        str_find((struct str){ text.s, (size_t)(mark - text.s) }, "{") == NULL)
        from = (size_t)(mark - text.s) + strlen(cdata);
    while (from < text.n && text.s[from] != '{' && text.s[from] != '[')
        from++;
    /* "]]>" behind an object is the end of CDATA. */
    while (text.n > from &&
           text.s[text.n - 1] != (text.s[from] == '{' ? '}' : ']'))
        text.n--;
    text.n -= from;
    copy = pool_alloc(&dom->pool, text.n + 1);
    for (i = 0; i < text.n; i++)
        copy[i] =
            (unsigned char)text.s[from + i] < ' ' ? ' ' : text.s[from + i];
    return (struct str){ copy, text.n };
}

static void
read_scripts(struct linked *linked, const struct dom *dom)
{
    uint32_t i;

    for (i = 0; i + 1 < dom->n && linked->ndocs < LINKED_SCRIPTS; i++) {
        const struct str *type;
        struct str text;
        json_t *doc;

        if (dom->v[i].tag != TAG_script || dom->v[i].end == i + 1)
            continue;
        type = dom_attr(dom, i, ATTR_type);
        if (type == NULL || str_find(*type, "ld+json") == NULL)
            continue;
        text = dom->v[i + 1].text;
        text =
            text.n <= LINKED_BYTES ? trimmed(dom, text) : (struct str){ "", 0 };
        doc = json_loadb(text.s, text.n, JSON_DISABLE_EOF_CHECK, NULL);
        if (doc != NULL)
            linked->docs[linked->ndocs++] = doc;
    }
}

/* All objects, those nearer to the top first. */
static void
collect_linked(struct linked *linked, const struct dom *dom)
{
    const json_t **queue =
        pool_alloc(&dom->pool, 4 * LINKED_NODES * sizeof(*queue));
    size_t head = 0, tail = 0, i;
    const char *key;
    json_t *value;

    linked->nodes =
        pool_alloc(&dom->pool, LINKED_NODES * sizeof(*linked->nodes));
    for (i = 0; i < linked->ndocs; i++)
        queue[tail++] = linked->docs[i];
    while (head < tail && linked->nnodes < LINKED_NODES) {
        json_t *item = (json_t *)(uintptr_t)queue[head++];

        if (json_is_object(item))
            linked->nodes[linked->nnodes++] = item;
        json_array_foreach (item, i, value) {
            if ((json_is_object(value) || json_is_array(value)) &&
                tail < 4 * LINKED_NODES)
                queue[tail++] = value;
        }
        json_object_foreach (item, key, value) {
            if ((json_is_object(value) || json_is_array(value)) &&
                tail < 4 * LINKED_NODES)
                queue[tail++] = value;
        }
    }
}

bool
linked_type(const json_t *node, const char *word)
{
    const json_t *text = json_object_get(node, "@type"), *value;
    size_t i;

    if (json_is_string(text))
        return strstr(json_string_value(text), word) != NULL;
    json_array_foreach (text, i, value) {
        if (json_is_string(value) &&
            strstr(json_string_value(value), word) != NULL)
            return true;
    }
    return false;
}

static bool
is_article(const json_t *item)
{
    static const char *const types[] = { "Article", "Posting", "Report", "Blog",
        "Review", "HowTo", "Recipe" };
    size_t i;

    for (i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        if (linked_type(item, types[i]))
            return !linked_type(item, "WebPage") &&
                   !linked_type(item, "Collection");
    }
    return false;
}

void
linked_read(struct linked *linked, const struct dom *dom)
{
    size_t i;

    memset(linked, 0, sizeof(*linked));
    linked->pool = &dom->pool;
    read_scripts(linked, dom);
    if (linked->ndocs > 0)
        collect_linked(linked, dom);
    for (i = 0; i < linked->nnodes && linked->nabout < LINKED_ABOUT / 2; i++) {
        if (is_article(linked->nodes[i]))
            linked->about[linked->nabout++] = linked->nodes[i];
    }
    linked->narticles = linked->nabout;
    for (i = 0; i < linked->nnodes && linked->nabout < LINKED_ABOUT; i++) {
        if (linked_type(linked->nodes[i], "WebPage"))
            linked->about[linked->nabout++] = linked->nodes[i];
    }
}

void
linked_free(struct linked *linked)
{
    while (linked->ndocs > 0)
        json_decref(linked->docs[--linked->ndocs]);
}

/* ---- asking -------------------------------------------------------------- */

struct str
linked_string(const struct linked *linked, const json_t *node)
{
    const json_t *value = json_object_get(node, "@value");
    const json_t *string = value != NULL ? value : node;
    struct str text = { json_string_value(string), json_string_length(string) };
    size_t i, n = 0, len;
    uint32_t code;
    char *to;

    if (json_is_integer(string)) {
        to = pool_alloc(linked->pool, NUMBER_MOST);
        return (struct str){ to,
            (size_t)snprintf(to, NUMBER_MOST, "%" JSON_INTEGER_FORMAT,
                json_integer_value(string)) };
    }
    if (text.s == NULL)
        return (struct str){ "", 0 };
    text.n = space_trim(&text.s, text.n);
    if (memchr(text.s, '&', text.n) == NULL)
        return text;
    to = pool_alloc(linked->pool, text.n);
    for (i = 0; i < text.n; i += len) {
        len = text.s[i] == '&' ? entities_at(text.s + i, text.n - i, &code) : 0;
        if (len > 0) {
            n += utf8_encode(code, to + n);
        } else {
            to[n++] = text.s[i];
            len = 1;
        }
    }
    return (struct str){ to, n };
}

struct str
linked_of_article(const struct linked *linked, const char *key)
{
    struct str text = { "", 0 };
    size_t i;

    for (i = 0; i < linked->narticles && text.n == 0; i++)
        text = linked_string(linked, json_object_get(linked->about[i], key));
    return text;
}

struct str
linked_text(const struct linked *linked, const char *key)
{
    struct str text = { "", 0 };
    size_t i;

    for (i = 0; i < linked->nabout && text.n == 0; i++)
        text = linked_string(linked, json_object_get(linked->about[i], key));
    return text;
}

const json_t *
linked_follow(const struct linked *linked, const json_t *value)
{
    const char *id = json_string_value(json_object_get(value, "@id"));
    size_t i;

    if (id == NULL || json_object_get(value, "name") != NULL)
        return value;
    for (i = 0; i < linked->nnodes; i++) {
        const char *own =
            json_string_value(json_object_get(linked->nodes[i], "@id"));

        if (own != NULL && strcmp(own, id) == 0 &&
            json_object_get(linked->nodes[i], "name") != NULL)
            return linked->nodes[i];
    }
    return value;
}

struct str
linked_name(const struct linked *linked, const json_t *node, const char *key)
{
    const json_t *value = json_object_get(node, key);

    if (json_is_array(value))
        value = json_array_get(value, 0);
    if (json_is_object(value))
        value = json_object_get(linked_follow(linked, value), "name");
    return linked_string(linked, value);
}
