/* SPDX-License-Identifier: MIT */
#include "state.h"

#include <jansson.h>
#include <string.h>

#include "stated.h"
#include "text/ending.h"
#include "text/fold.h"
#include "text/utf8.h"

#define SHOWN_MOST    300 /* bytes of a text that is next to nothing */
#define BODY_LEAST    300 /* bytes of one that is an article */
#define SCRIPTS_MOST  64
#define BYTES_MOST    (4u << 20)  /* of a script */
#define MARKUP_MOST   (16u << 20) /* bytes of all that is looked at */
#define NODES_MOST    20000
#define DEPTH_MOST    24     /* of blocks in each other */
#define NEAR          2      /* objects between the title and the text */
#define TITLE_LEAST   12     /* bytes */
#define SENTENCE_ENDS 2      /* of an article at least */
#define FULL_WIDTH    0x3000 /* code points of East Asian marks begin */

struct state {
    const struct page *p;
    const struct pool *pool;
    struct str titles[PAGE_TITLES]; /* in lower case */
    size_t ntitles;
    json_t *docs[SCRIPTS_MOST];
    size_t ndocs;
    char *flight; /* the rows of flight data */
    size_t nflight, flight_cap;
    size_t room; /* bytes of markup that may still be written */
};

/* ---- scripts ------------------------------------------------------------- */

static void
add_doc(struct state *state, const char *from, size_t n)
{
    json_t *doc;

    if (state->ndocs == SCRIPTS_MOST)
        return;
    doc = json_loadb(from, n, JSON_DISABLE_EOF_CHECK, NULL);
    if (doc != NULL)
        state->docs[state->ndocs++] = doc;
}

/* The bytes behind the first `=` of a script that a `{` or `[` follows. */
static struct str
assigned(struct str text)
{
    size_t i, k;

    for (i = 0; i < text.n; i++) {
        if (text.s[i] != '=')
            continue;
        for (k = i + 1; k < text.n && (text.s[k] == ' ' || text.s[k] == '\n');)
            k++;
        if (k < text.n && (text.s[k] == '{' || text.s[k] == '['))
            return (struct str){ text.s + k, text.n - k };
    }
    return (struct str){ "", 0 };
}

/* Keep the rows that "self.__next_f.push([1, ROWS])" brings. */
static bool
add_flight(struct state *state, struct str text)
{
    static const char call[] = "self.__next_f.push(";
    json_t *pushed;
    const json_t *rows;
    size_t i, n;

    if (!str_begins(text, call))
        return false;
    text.s += strlen(call);
    text.n -= strlen(call);
    pushed = json_loadb(text.s, text.n, JSON_DISABLE_EOF_CHECK, NULL);
    rows = json_array_get(pushed, 1);
    n = json_string_length(rows);
    for (i = 0; i < n; i++) {
        pool_push(
            state->pool, state->flight, state->nflight, state->flight_cap);
        state->flight[state->nflight++] = json_string_value(rows)[i];
    }
    json_decref(pushed);
    return true;
}

static void
add_script(struct state *state, struct str text)
{
    text.n = space_trim(&text.s, text.n);
    if (text.n > BYTES_MOST || add_flight(state, text) || text.n < BODY_LEAST)
        return;
    if (*text.s != '{' && *text.s != '[')
        text = assigned(text);
    if (text.n >= BODY_LEAST)
        add_doc(state, text.s, text.n);
}

/* Rows of flight data, "ID:JSON" to the end of the line; a text, "ID:TLENGTH,",
 * has its length in bytes, in hexadecimal digits. */
static void
read_flight(struct state *state)
{
    const char *at = state->flight, *end, *line;

    if (at == NULL)
        return;
    end = at + state->nflight;
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
            add_doc(state, at, (size_t)(line - at));
        at = line + 1;
    }
}

static void
read_scripts(struct state *state, struct str html)
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
            add_script(
                state, (struct str){ open + 1, (size_t)(close - open) - 1 });
        at = close;
    }
    read_flight(state);
}

/* ---- the object ---------------------------------------------------------- */

/* Is it the page's title, or does that begin with it? */
static bool
is_title_value(const struct state *state, const json_t *value)
{
    struct str text = { json_string_value(value), json_string_length(value) };
    size_t i;

    if (text.s == NULL || text.n < TITLE_LEAST || text.n > SHOWN_MOST)
        return false;
    text = dom_lower(&state->p->dom, text);
    for (i = 0; i < state->ntitles; i++) {
        if (state->titles[i].n >= text.n &&
            memcmp(state->titles[i].s, text.s, text.n) == 0)
            return true;
    }
    return false;
}

/* Is the title in the object, or in one at most so deep in it? */
static bool
has_title(const struct state *state, const json_t *object, int depth)
{
    const char *key;
    json_t *value;

    json_object_foreach ((json_t *)(uintptr_t)object, key, value) {
        if (is_title_value(state, value) ||
            (depth > 0 && json_is_object(value) &&
                has_title(state, value, depth - 1)))
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
put_output(struct out *out, const char *text, size_t n)
{
    for (; n > 0 && out->of->room > 0; n--, out->of->room--) {
        pool_push(out->of->pool, out->s, out->n, out->cap);
        out->s[out->n++] = *text++;
    }
}

static void
put_text(struct out *out, const json_t *value)
{
    const char *text = json_string_value(value);
    size_t i, n = json_string_length(value);
    bool markup = memmem(text, n, "</", 2) != NULL;

    for (i = 0; i < n; i++) {
        if (text[i] == '<' && !markup)
            put_output(out, "&lt;", 4);
        else
            put_output(out, text + i, 1);
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
        const json_t *value = json_object_get(object, keys[i]);

        if (json_is_string(value))
            return (struct str){ json_string_value(value),
                json_string_length(value) };
    }
    return (struct str){ "", 0 };
}

/* Put the text of a value: the strings below those keys of objects that hold
 * text, paragraphs where the objects say so. */
static void
put_state_value(
    struct state *state, struct out *out, const json_t *value, int depth)
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
    const json_t *item;
    size_t i;
    bool block, heading;

    if (depth == 0)
        return;
    if (json_is_string(value))
        put_text(out, value);
    json_array_foreach (value, i, item)
        put_state_value(state, out, item, depth - 1);
    if (!json_is_object(value))
        return;
    type = dom_lower(&state->p->dom, type_of(value));
    if (str_holds(type, others))
        return;
    heading = str_find(type, "head") != NULL;
    block = heading || str_holds(type, blocks);
    if (block)
        put_output(out, heading ? "<h2>" : "<p>", heading ? 4 : 3);
    for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        put_state_value(state, out, json_object_get(value, keys[i]), depth - 1);
    if (block)
        put_output(out, heading ? "</h2>" : "</p>", heading ? 5 : 4);
}

/* Has a text sentences enough to be an article?  Roughly: it is markup still,
 * and a title counts as an end. */
static bool
is_prose(struct str text)
{
    size_t at, n, ends = 0;

    for (at = 0; at < text.n && ends < SENTENCE_ENDS; at += n) {
        uint32_t code = utf8_decode(text.s + at, text.n - at, &n);
        char next = at + n < text.n ? text.s[at + n] : '\0';

        /* No blank stands behind a mark of full width. */
        ends +=
            ending_sign(code) == ENDING_MARK &&
            (code >= FULL_WIDTH || next == ' ' || next == '<' || next == '\n');
    }
    return text.n >= BODY_LEAST && ends >= SENTENCE_ENDS;
}

/* A member of an object as markup: a string, or a list of blocks, each a
 * paragraph of its own. */
static struct str
markup_of(struct state *state, const json_t *value)
{
    struct out out = { .of = state };
    const json_t *item;
    size_t i;

    if (json_is_string(value) && json_string_length(value) >= BODY_LEAST)
        put_text(&out, value);
    json_array_foreach (value, i, item) {
        put_output(&out, "<p>", 3);
        put_state_value(state, &out, item, DEPTH_MOST);
        put_output(&out, "</p>", 4);
    }
    return (struct str){ out.s, out.n };
}

/* The longest text among the members of an object, and of those in it. */
static void
look_for_body(
    struct state *state, const json_t *object, int depth, struct str *best)
{
    const char *key;
    json_t *value;

    json_object_foreach ((json_t *)(uintptr_t)object, key, value) {
        struct str text = markup_of(state, value);

        if (text.n > best->n && is_prose(text))
            *best = text;
        if (depth > 0 && json_is_object(value))
            look_for_body(state, value, depth - 1, best);
    }
}

/* Of all objects that have the title near, the innermost that has a text: those
 * around it hold other articles, too. */
static struct str
body_of(struct state *state)
{
    const json_t **queue =
        pool_alloc(state->pool, (NODES_MOST + SCRIPTS_MOST) * sizeof(*queue));
    struct str body = { "", 0 };
    size_t head = 0, tail = 0, i;
    const char *key;
    json_t *value;

    for (i = 0; i < state->ndocs; i++)
        queue[tail++] = state->docs[i];
    for (; head < tail; head++) {
        json_t *item = (json_t *)(uintptr_t)queue[head];
        struct str best = { "", 0 };

        if (json_is_object(item) && has_title(state, item, NEAR))
            look_for_body(state, item, NEAR, &best);
        body = best.n > 0 ? best : body;
        json_array_foreach (item, i, value) {
            if (tail < NODES_MOST)
                queue[tail++] = value;
        }
        json_object_foreach (item, key, value) {
            if (tail < NODES_MOST)
                queue[tail++] = value;
        }
    }
    return body;
}

void
state_or(const struct page *page, struct str html, struct article *found)
{
    struct state state = {
        .p = page, .pool = &page->dom.pool, .room = MARKUP_MOST
    };
    size_t i;

    if (found->text.n >= SHOWN_MOST)
        return;
    for (i = 0; i < page->ntitles; i++)
        state.titles[state.ntitles++] = dom_lower(&page->dom, page->titles[i]);
    read_scripts(&state, html);
    stated_replace(page, body_of(&state), found);
    while (state.ndocs > 0)
        json_decref(state.docs[--state.ndocs]);
}
