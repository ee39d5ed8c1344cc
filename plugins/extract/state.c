/* SPDX-License-Identifier: MIT */
#include "state.h"

#include <jansson.h>
#include <string.h>

#include "stated.h"
#include "text/fold.h"

#define SHOWN_MOST    300 /* bytes of a text that is next to nothing */
#define BODY_LEAST    300 /* bytes of one that is an article */
#define SCRIPTS_MOST  64
#define BYTES_MOST    (4u << 20)  /* of a script */
#define MARKUP_MOST   (16u << 20) /* bytes of all that is looked at */
#define NODES_MOST    20000
#define DEPTH_MOST    24 /* of blocks in each other */
#define NEAR          2  /* objects between the title and the text */
#define TITLE_LEAST   12 /* bytes */
#define SENTENCE_ENDS 2  /* of an article at least */

struct state {
    const struct page *p;
    const struct pool *pool;
    struct str titles[PAGE_TITLES]; /* in small letters */
    size_t ntitles;
    json_t *docs[SCRIPTS_MOST];
    size_t ndocs;
    char *flight; /* the rows of flight data */
    size_t nflight, flight_cap;
    size_t room; /* bytes of markup that may still be written */
};

/* ---- scripts ------------------------------------------------------------- */

static void
add_doc(struct state *s, const char *from, size_t n)
{
    json_t *doc;

    if (s->ndocs == SCRIPTS_MOST)
        return;
    doc = json_loadb(from, n, JSON_DISABLE_EOF_CHECK, NULL);
    if (doc != NULL)
        s->docs[s->ndocs++] = doc;
}

/* The bytes behind the first `=` of a script that a `{` or `[` follows. */
static struct str
assigned(struct str t)
{
    size_t i, k;

    for (i = 0; i < t.n; i++) {
        if (t.s[i] != '=')
            continue;
        for (k = i + 1; k < t.n && (t.s[k] == ' ' || t.s[k] == '\n');)
            k++;
        if (k < t.n && (t.s[k] == '{' || t.s[k] == '['))
            return (struct str){ t.s + k, t.n - k };
    }
    return (struct str){ "", 0 };
}

/* Keep the rows that "self.__next_f.push([1, ROWS])" brings. */
static bool
add_flight(struct state *s, struct str t)
{
    static const char call[] = "self.__next_f.push(";
    json_t *pushed;
    const json_t *rows;
    size_t i, n;

    if (!str_begins(t, call))
        return false;
    t.s += strlen(call);
    t.n -= strlen(call);
    pushed = json_loadb(t.s, t.n, JSON_DISABLE_EOF_CHECK, NULL);
    rows = json_array_get(pushed, 1);
    n = json_string_length(rows);
    for (i = 0; i < n; i++) {
        pool_push(s->pool, s->flight, s->nflight, s->flight_cap);
        s->flight[s->nflight++] = json_string_value(rows)[i];
    }
    json_decref(pushed);
    return true;
}

static void
add_script(struct state *s, struct str t)
{
    t.n = space_trim(&t.s, t.n);
    if (t.n > BYTES_MOST || add_flight(s, t) || t.n < BODY_LEAST)
        return;
    if (*t.s != '{' && *t.s != '[')
        t = assigned(t);
    if (t.n >= BODY_LEAST)
        add_doc(s, t.s, t.n);
}

/* Rows of flight data, "ID:JSON" to the end of the line; a text, "ID:TLENGTH,",
 * has its length in bytes, in hexadecimal digits. */
static void
read_flight(struct state *s)
{
    const char *at = s->flight, *end, *line;

    if (at == NULL)
        return;
    end = at + s->nflight;
    while (at < end) {
        const char *colon = memchr(at, ':', (size_t)(end - at));
        size_t length = 0;

        if (colon == NULL || colon + 1 == end)
            return;
        at = colon + 1;
        if (*at == 'T') {
            for (at++; at < end && *at != ','; at++)
                length = length < BYTES_MOST
                             ? 16 * length +
                                   (size_t)(*at <= '9' ? *at - '0'
                                                       : (*at | 32) - 'a' + 10)
                             : length;
            at =
                at < end && length < (size_t)(end - at) ? at + 1 + length : end;
            continue;
        }
        line = memchr(at, '\n', (size_t)(end - at));
        line = line != NULL ? line : end;
        if (*at == '[' || *at == '{')
            add_doc(s, at, (size_t)(line - at));
        at = line + 1;
    }
}

static void
read_scripts(struct state *s, struct str html)
{
    const char *at = html.s, *end = html.s + html.n, *close;

    while ((at = memmem(at, (size_t)(end - at), "<script", 7)) != NULL) {
        const char *open = memchr(at, '>', (size_t)(end - at));

        if (open == NULL)
            return;
        close = memmem(open, (size_t)(end - open), "</script", 8);
        if (close == NULL)
            return;
        if (memmem(at, (size_t)(open - at), "ld+json", 7) == NULL)
            add_script(s, (struct str){ open + 1, (size_t)(close - open) - 1 });
        at = close;
    }
    read_flight(s);
}

/* ---- the object ---------------------------------------------------------- */

/* Is it the page's title, or does that begin with it? */
static bool
is_title(const struct state *s, const json_t *v)
{
    struct str t = { json_string_value(v), json_string_length(v) };
    size_t i;

    if (t.s == NULL || t.n < TITLE_LEAST || t.n > SHOWN_MOST)
        return false;
    t = dom_lower(&s->p->dom, t);
    for (i = 0; i < s->ntitles; i++) {
        if (s->titles[i].n >= t.n && memcmp(s->titles[i].s, t.s, t.n) == 0)
            return true;
    }
    return false;
}

/* Is the title in the object, or in one at most so deep in it? */
static bool
has_title(const struct state *s, const json_t *object, int depth)
{
    const char *key;
    json_t *v;

    json_object_foreach ((json_t *)(uintptr_t)object, key, v) {
        if (is_title(s, v) ||
            (depth > 0 && json_is_object(v) && has_title(s, v, depth - 1)))
            return true;
    }
    return false;
}

/* ---- text ---------------------------------------------------------------- */

struct out {
    struct state *of;
    char *s;
    size_t n, cap;
};

static void
put(struct out *o, const char *s, size_t n)
{
    for (; n > 0 && o->of->room > 0; n--, o->of->room--) {
        pool_push(o->of->pool, o->s, o->n, o->cap);
        o->s[o->n++] = *s++;
    }
}

static void
put_text(struct out *o, const json_t *v)
{
    const char *s = json_string_value(v);
    size_t i, n = json_string_length(v);
    bool markup = memmem(s, n, "</", 2) != NULL;

    for (i = 0; i < n; i++) {
        if (s[i] == '<' && !markup)
            put(o, "&lt;", 4);
        else
            put(o, s + i, 1);
    }
}

/* What an element of a list says that it is. */
static struct str
type_of(const json_t *object)
{
    static const char *const keys[] = { "type", "_type", "nodeType", "kind",
        "component", "__typename" };
    size_t i;

    for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        const json_t *v = json_object_get(object, keys[i]);

        if (json_is_string(v))
            return (struct str){ json_string_value(v), json_string_length(v) };
    }
    return (struct str){ "", 0 };
}

/* Put the text of a value: the strings below those keys of objects that hold
 * text, paragraphs where the objects say so. */
static void
put_value(struct state *s, struct out *o, const json_t *v, int depth)
{
    static const char *const keys[] = { "text", "value", "content", "html",
        "children", "data", "body", "paragraph", "nodes", "model", "items",
        "blocks" };
    static const char *const others[] = { "image", "video", "embed", "advert",
        "related", "promo", "newsletter", "gallery", "caption", "script",
        "teaser", NULL };
    static const char *const blocks[] = { "paragraph", "block", "item", "quote",
        NULL };
    struct str type;
    const json_t *x;
    size_t i;
    bool block, heading;

    if (depth == 0)
        return;
    if (json_is_string(v))
        put_text(o, v);
    json_array_foreach (v, i, x)
        put_value(s, o, x, depth - 1);
    if (!json_is_object(v))
        return;
    type = dom_lower(&s->p->dom, type_of(v));
    if (str_holds(type, others))
        return;
    heading = str_find(type, "head") != NULL;
    block = heading || str_holds(type, blocks);
    if (block)
        put(o, heading ? "<h2>" : "<p>", heading ? 4 : 3);
    for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        put_value(s, o, json_object_get(v, keys[i]), depth - 1);
    if (block)
        put(o, heading ? "</h2>" : "</p>", heading ? 5 : 4);
}

/* Has a text sentences enough to be an article? */
static bool
is_prose(struct str t)
{
    size_t i, ends = 0;

    for (i = 0; i + 1 < t.n && ends < SENTENCE_ENDS; i++) {
        ends += (t.s[i] == '.' || t.s[i] == '!' || t.s[i] == '?') &&
                (t.s[i + 1] == ' ' || t.s[i + 1] == '<' || t.s[i + 1] == '\n');
        ends += memcmp(t.s + i, "\xE3\x80", 2) == 0 && i + 2 < t.n &&
                t.s[i + 2] == '\x82';
    }
    return t.n >= BODY_LEAST && ends >= SENTENCE_ENDS;
}

/* A member of an object as markup: a string, or a list of blocks, each a
 * paragraph of its own. */
static struct str
markup_of(struct state *s, const json_t *v)
{
    struct out o = { .of = s };
    const json_t *x;
    size_t i;

    if (json_is_string(v) && json_string_length(v) >= BODY_LEAST)
        put_text(&o, v);
    json_array_foreach (v, i, x) {
        put(&o, "<p>", 3);
        put_value(s, &o, x, DEPTH_MOST);
        put(&o, "</p>", 4);
    }
    return (struct str){ o.s, o.n };
}

/* The longest text among the members of an object, and of those in it. */
static void
look_for_body(
    struct state *s, const json_t *object, int depth, struct str *best)
{
    const char *key;
    json_t *v;

    json_object_foreach ((json_t *)(uintptr_t)object, key, v) {
        struct str t = markup_of(s, v);

        if (t.n > best->n && is_prose(t))
            *best = t;
        if (depth > 0 && json_is_object(v))
            look_for_body(s, v, depth - 1, best);
    }
}

/* Of all objects that have the title near, the innermost that has a text: those
 * around it hold other articles, too. */
static struct str
body_of(struct state *s)
{
    const json_t **queue =
        pool_alloc(s->pool, (NODES_MOST + SCRIPTS_MOST) * sizeof(*queue));
    struct str body = { "", 0 };
    size_t head = 0, tail = 0, i;
    const char *key;
    json_t *v;

    for (i = 0; i < s->ndocs; i++)
        queue[tail++] = s->docs[i];
    for (; head < tail; head++) {
        json_t *x = (json_t *)(uintptr_t)queue[head];
        struct str best = { "", 0 };

        if (json_is_object(x) && has_title(s, x, NEAR))
            look_for_body(s, x, NEAR, &best);
        body = best.n > 0 ? best : body;
        json_array_foreach (x, i, v) {
            if (tail < NODES_MOST)
                queue[tail++] = v;
        }
        json_object_foreach (x, key, v) {
            if (tail < NODES_MOST)
                queue[tail++] = v;
        }
    }
    return body;
}

void
state_or(const struct page *p, struct str html, struct article *found)
{
    struct state s = { .p = p, .pool = &p->dom.pool, .room = MARKUP_MOST };
    size_t i;

    if (found->text.n >= SHOWN_MOST)
        return;
    for (i = 0; i < p->ntitles; i++)
        s.titles[s.ntitles++] = dom_lower(&p->dom, p->titles[i]);
    read_scripts(&s, html);
    stated_replace(p, body_of(&s), found);
    while (s.ndocs > 0)
        json_decref(s.docs[--s.ndocs]);
}
