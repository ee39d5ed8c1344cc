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
trimmed(const struct dom *d, struct str t)
{
    static const char cdata[] = "<![CDATA[";
    const char *mark = str_find(t, cdata);
    size_t from = 0, i;
    char *copy;

    if (mark != NULL &&
        str_find((struct str){ t.s, (size_t)(mark - t.s) }, "{") == NULL)
        from = (size_t)(mark - t.s) + strlen(cdata);
    while (from < t.n && t.s[from] != '{' && t.s[from] != '[')
        from++;
    /* "]]>" behind an object is the end of CDATA. */
    while (t.n > from && t.s[t.n - 1] != (t.s[from] == '{' ? '}' : ']'))
        t.n--;
    t.n -= from;
    copy = pool_alloc(&d->pool, t.n + 1);
    for (i = 0; i < t.n; i++)
        copy[i] = (unsigned char)t.s[from + i] < ' ' ? ' ' : t.s[from + i];
    return (struct str){ copy, t.n };
}

static void
read_scripts(struct linked *l, const struct dom *d)
{
    uint32_t i;

    for (i = 0; i + 1 < d->n && l->ndocs < LINKED_SCRIPTS; i++) {
        const struct str *type;
        struct str t;
        json_t *doc;

        if (d->v[i].tag != TAG_script || d->v[i].end == i + 1)
            continue;
        type = dom_attr(d, i, ATTR_type);
        if (type == NULL || str_find(*type, "ld+json") == NULL)
            continue;
        t = d->v[i + 1].text;
        t = t.n <= LINKED_BYTES ? trimmed(d, t) : (struct str){ "", 0 };
        doc = json_loadb(t.s, t.n, JSON_DISABLE_EOF_CHECK, NULL);
        if (doc != NULL)
            l->docs[l->ndocs++] = doc;
    }
}

/* All objects, those nearer to the top first. */
static void
collect(struct linked *l, const struct dom *d)
{
    const json_t **queue =
        pool_alloc(&d->pool, 4 * LINKED_NODES * sizeof(*queue));
    size_t head = 0, tail = 0, i;
    const char *key;
    json_t *v;

    l->nodes = pool_alloc(&d->pool, LINKED_NODES * sizeof(*l->nodes));
    for (i = 0; i < l->ndocs; i++)
        queue[tail++] = l->docs[i];
    while (head < tail && l->nnodes < LINKED_NODES) {
        json_t *x = (json_t *)(uintptr_t)queue[head++];

        if (json_is_object(x))
            l->nodes[l->nnodes++] = x;
        json_array_foreach (x, i, v) {
            if ((json_is_object(v) || json_is_array(v)) &&
                tail < 4 * LINKED_NODES)
                queue[tail++] = v;
        }
        json_object_foreach (x, key, v) {
            if ((json_is_object(v) || json_is_array(v)) &&
                tail < 4 * LINKED_NODES)
                queue[tail++] = v;
        }
    }
}

bool
linked_type(const json_t *node, const char *word)
{
    const json_t *t = json_object_get(node, "@type"), *v;
    size_t i;

    if (json_is_string(t))
        return strstr(json_string_value(t), word) != NULL;
    json_array_foreach (t, i, v) {
        if (json_is_string(v) && strstr(json_string_value(v), word) != NULL)
            return true;
    }
    return false;
}

static bool
is_article(const json_t *x)
{
    static const char *const types[] = { "Article", "Posting", "Report", "Blog",
        "Review", "HowTo", "Recipe" };
    size_t i;

    for (i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        if (linked_type(x, types[i]))
            return !linked_type(x, "WebPage") && !linked_type(x, "Collection");
    }
    return false;
}

void
linked_read(struct linked *l, const struct dom *d)
{
    size_t i;

    memset(l, 0, sizeof(*l));
    l->pool = &d->pool;
    read_scripts(l, d);
    if (l->ndocs > 0)
        collect(l, d);
    for (i = 0; i < l->nnodes && l->nabout < LINKED_ABOUT / 2; i++) {
        if (is_article(l->nodes[i]))
            l->about[l->nabout++] = l->nodes[i];
    }
    l->narticles = l->nabout;
    for (i = 0; i < l->nnodes && l->nabout < LINKED_ABOUT; i++) {
        if (linked_type(l->nodes[i], "WebPage"))
            l->about[l->nabout++] = l->nodes[i];
    }
}

void
linked_free(struct linked *l)
{
    while (l->ndocs > 0)
        json_decref(l->docs[--l->ndocs]);
}

/* ---- asking -------------------------------------------------------------- */

struct str
linked_string(const struct linked *l, const json_t *v)
{
    const json_t *value = json_object_get(v, "@value");
    const json_t *string = value != NULL ? value : v;
    struct str t = { json_string_value(string), json_string_length(string) };
    size_t i, n = 0, len;
    uint32_t c;
    char *to;

    if (json_is_integer(string)) {
        to = pool_alloc(l->pool, NUMBER_MOST);
        return (struct str){ to,
            (size_t)snprintf(to, NUMBER_MOST, "%" JSON_INTEGER_FORMAT,
                json_integer_value(string)) };
    }
    if (t.s == NULL)
        return (struct str){ "", 0 };
    t.n = space_trim(&t.s, t.n);
    if (memchr(t.s, '&', t.n) == NULL)
        return t;
    to = pool_alloc(l->pool, t.n);
    for (i = 0; i < t.n; i += len) {
        len = t.s[i] == '&' ? entities_at(t.s + i, t.n - i, &c) : 0;
        if (len > 0) {
            n += utf8_encode(c, to + n);
        } else {
            to[n++] = t.s[i];
            len = 1;
        }
    }
    return (struct str){ to, n };
}

struct str
linked_of_article(const struct linked *l, const char *key)
{
    struct str t = { "", 0 };
    size_t i;

    for (i = 0; i < l->narticles && t.n == 0; i++)
        t = linked_string(l, json_object_get(l->about[i], key));
    return t;
}

struct str
linked_text(const struct linked *l, const char *key)
{
    struct str t = { "", 0 };
    size_t i;

    for (i = 0; i < l->nabout && t.n == 0; i++)
        t = linked_string(l, json_object_get(l->about[i], key));
    return t;
}

const json_t *
linked_follow(const struct linked *l, const json_t *value)
{
    const char *id = json_string_value(json_object_get(value, "@id"));
    size_t i;

    if (id == NULL || json_object_get(value, "name") != NULL)
        return value;
    for (i = 0; i < l->nnodes; i++) {
        const char *own =
            json_string_value(json_object_get(l->nodes[i], "@id"));

        if (own != NULL && strcmp(own, id) == 0 &&
            json_object_get(l->nodes[i], "name") != NULL)
            return l->nodes[i];
    }
    return value;
}

struct str
linked_name(const struct linked *l, const json_t *node, const char *key)
{
    const json_t *v = json_object_get(node, key);

    if (json_is_array(v))
        v = json_array_get(v, 0);
    if (json_is_object(v))
        v = json_object_get(linked_follow(l, v), "name");
    return linked_string(l, v);
}
