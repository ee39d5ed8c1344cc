/* SPDX-License-Identifier: MIT */
/*
 * The way to an array inside of JSON: what stands around the entries.
 *
 * Keys are compared byte by byte, so that one written with escapes is another
 * one.
 */
#include "io/frame.h"

#include "base/buf.h"
#include "base/names.h"

#define KEYS_SAID ((size_t)100) /* bytes of keys in a message, about */

/* A string on the way ends: was it the key that is looked for? */
static void
end_key(struct frame *frame)
{
    struct frame_way *way = &frame->way;
    const char *name = frame->spec.items[way->level - 1];
    const size_t n = strlen(name);

    way->here = way->n == n && memcmp(way->keys + way->last, name, n) == 0;
    if (way->level < way->deepest || way->nkeys + way->n + 1 > FRAME_KEYS)
        return;
    way->keys[way->last + way->n] = '\0';
    way->nkeys += way->n + 1;
}

void
frame_items_text(struct frame *frame, char byte)
{
    struct frame_way *way = &frame->way;

    if (!frame->escaped && byte == '"') {
        frame->text = false;
        if (way->key)
            end_key(frame);
        way->key = false;
        return;
    }
    frame->escaped = !frame->escaped && byte == '\\';
    if (!way->key)
        return;
    if (way->last + way->n < sizeof(way->keys) - 1)
        way->keys[way->last + way->n++] = byte;
    else
        way->last = way->n = sizeof(way->keys) - 1; /* too long to tell */
}

/* A string begins. */
static void
begin_text(struct frame *frame)
{
    struct frame_way *way = &frame->way;

    frame->text = true;
    frame->escaped = false;
    way->key = way->expects && way->off == 0 && way->level > 0;
    way->expects = false;
    way->last = way->nkeys;
    way->n = 0;
}

/* An object begins: one on the way, or one to pass over. */
static void
begin_object(struct frame *frame)
{
    struct frame_way *way = &frame->way;
    const char *const *items = frame->spec.items;

    if (way->off > 0 ||
        (way->level > 0 && (!way->here || items[way->level] == NULL))) {
        way->object |= way->off == 0 && way->here;
        way->off++;
        return;
    }
    if (way->level++ == 0)
        way->found = false;
    way->expects = true;
    if (way->level > way->deepest) {
        way->deepest = way->level;
        way->nkeys = 0;
        way->likely = FRAME_KEYS;
    }
}

static void
begin_array(struct frame *frame)
{
    struct frame_way *way = &frame->way;

    if (way->off == 0 && way->here && frame->spec.items[way->level] == NULL) {
        frame->in_array = way->found = true;
        return;
    }
    if (way->off == 0 && way->level > 0 && way->level == way->deepest &&
        way->likely == FRAME_KEYS && way->last < way->nkeys)
        way->likely = way->last;
    way->off++;
}

/* An outermost object or array has ended. */
static void
end_outer(struct frame_way *way, bool found)
{
    way->outer++;
    if (found)
        return;
    way->first = way->missing++ == 0 ? way->outer : way->first;
}

static void
end_bracket(struct frame *frame, char byte)
{
    struct frame_way *way = &frame->way;

    way->expects = false;
    if (!frame->in_array && way->off == 0 && byte == ']')
        way->crossed = true;
    if (frame->in_array) {
        frame->in_array = false;
    } else if (way->off > 0) {
        if (--way->off == 0 && way->level == 0)
            end_outer(way, false);
    } else if (way->level > 0) {
        if (--way->level == 0)
            end_outer(way, way->found);
    }
}

bool
frame_items(struct frame *frame, char byte)
{
    struct frame_way *way = &frame->way;

    if (frame->in_array && byte != ',' && byte != ']')
        return false;
    switch (byte) {
    case '"':
        begin_text(frame);
        break;
    case '{':
        begin_object(frame);
        break;
    case '[':
        begin_array(frame);
        break;
    case '}':
    case ']':
        end_bracket(frame, byte);
        break;
    case ',':
        way->expects = way->off == 0 && way->level > 0;
        break;
    default:
        return true;
    }
    if (byte != '"')
        way->here = false;
    return true;
}

/* Append the first n names of the path. */
static void
add_path(struct buf *to, const char *const *items, size_t n)
{
    size_t i;

    for (i = 0; i < n && items[i] != NULL; i++)
        buf_addf(to, "%s%s", i > 0 ? "." : "", items[i]);
}

/* Append the keys that are there, and which may be meant. */
static void
add_keys(struct buf *to, const struct frame *frame)
{
    const struct frame_way *way = &frame->way;
    struct names_guess guess = { 0 };
    const char *name = frame->spec.items[way->deepest - 1];
    const size_t from = to->n;
    size_t i;

    for (i = 0; i < way->nkeys; i += strlen(way->keys + i) + 1) {
        if (strcmp(name, way->keys + i) != 0)
            names_offer(&guess, name, way->keys + i);
        if (to->n - from < KEYS_SAID)
            buf_addf(to, "%s\"%.40s\"", i > 0 ? ", " : "", way->keys + i);
    }
    if (way->nkeys == 0)
        buf_adds(to, "no keys");
    if (guess.best == NULL && way->likely < way->nkeys)
        guess.best = way->keys + way->likely;
    if (guess.best == NULL)
        return;
    buf_adds(to, "; did you mean \"");
    add_path(to, frame->spec.items, way->deepest - 1);
    buf_addf(to, "%s%.40s\"?", way->deepest > 1 ? "." : "", guess.best);
}

char *
frame_items_end(const struct frame *frame)
{
    const struct frame_way *way = &frame->way;
    struct buf text = { 0 };

    if (way->crossed) {
        buf_adds(&text, "brackets around the array do not match: entries may "
                        "be missing");
        return buf_cstr(&text);
    }
    if (way->level == 0 && way->outer > 0 && way->missing == 0)
        return NULL;
    if (way->level == 0 && way->missing < way->outer) {
        buf_addf(&text, "%ju of %ju objects have no array at \"",
            (uintmax_t)way->missing, (uintmax_t)way->outer);
        add_path(&text, frame->spec.items, SIZE_MAX);
        buf_addf(&text, "\", as number %ju", (uintmax_t)way->first);
        return buf_cstr(&text);
    }
    if (way->level > 0 && way->found) {
        buf_adds(&text, "the object around the array has no end: the input is "
                        "cut off");
        return buf_cstr(&text);
    }
    buf_adds(&text, "there is no array at \"");
    add_path(&text, frame->spec.items, SIZE_MAX);
    buf_adds(&text, "\": ");
    if (way->object) {
        buf_adds(&text, "an object is there; \"jq -c '.");
        add_path(&text, frame->spec.items, SIZE_MAX);
        buf_adds(&text, "[]' FILE | copydesk run ... -\" reads its values");
        return buf_cstr(&text);
    }
    if (way->deepest > 1) {
        buf_addc(&text, '"');
        add_path(&text, frame->spec.items, way->deepest - 1);
        buf_adds(&text, "\" has ");
    } else {
        buf_adds(&text, "the input has ");
    }
    if (way->deepest > 0)
        add_keys(&text, frame);
    else
        buf_adds(&text, "no object");
    return buf_cstr(&text);
}
