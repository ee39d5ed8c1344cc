#include "io/replay.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <jansson.h>

#include "base/mem.h"
#include "base/vec.h"
#include "io/gzin.h"
#include "io/records.h"
#include "json/reader.h"

#define REJECT_MOST ((uint64_t)64 << 20) /* bytes of a line of rejects */

struct replay {
    const struct paths *inputs;
    struct paths own; /* the rejects file alone */
    uint64_t record_bytes, framed, batches;
    struct records *rejects;
    struct batch *lines; /* of the rejects file ... */
    size_t next;         /* ... the next one to look at */

    /* The input that a long record is read from. */
    size_t input; /* its index; 0: none */
    int fd;
    struct gzin *gz;
    uint64_t offset; /* decoded bytes before piece[from] */
    char *piece;
    size_t from, to;
};

#define PIECE ((size_t)256 << 10)

/* ---- the inputs ---------------------------------------------------------- */

static size_t
find(const struct paths *p, const char *name)
{
    size_t i;

    for (i = p->n; i > 1 && strcmp(p->v[i - 1].name, name) != 0; i--)
        continue;
    return i > 1 ? i - 1 : 0; /* the first is the rejects file */
}

static void
add(struct paths *p, const char *folder, const char *name)
{
    struct path *x;

    vec_grow(p->v, p->n, p->cap);
    x = &p->v[p->n++];
    x->name = mem_strdup(name);
    x->file = access(name, F_OK) == 0 ? mem_strdup(name) :
                                        paths_join(folder, name);
    x->size = 0;
}

static json_t *
parse(const struct batch *b, const struct batch_ref *x)
{
    struct reader_error re;

    return reader_parse(b->bytes.p + x->at, x->length, NULL, &re);
}

int
replay_paths(struct paths *p, const char *folder, const char *file,
    struct cd_err *e)
{
    struct paths own = { 0 };
    struct batch *b = batch_new();
    struct records *r = NULL;
    int rc = paths_add(p, "", file, e) < 0 || paths_add(&own, "", file, e) < 0;
    size_t i;

    if (rc == 0)
        r = records_new(&own, REJECT_MOST, UINT64_MAX);
    while (rc == 0 && (rc = records_next(r, b, e)) == 1) {
        rc = 0;
        for (i = 0; i < b->n && rc == 0; i++) {
            const struct batch_ref *x = &b->refs[i];
            json_t *v = x->kind == BATCH_RECORD ? parse(b, x) : NULL;
            const char *name = json_string_value(json_object_get(v, "input"));

            if (name == NULL || json_object_get(v, "code") == NULL)
                rc = err_set(e, "%s:%ju is no reject of a run", file,
                    (uintmax_t)x->line);
            else if (find(p, name) == 0)
                add(p, folder, name);
            json_decref(v);
        }
    }
    records_free(r);
    batch_free(b);
    paths_free(&own);
    return rc ? -1 : 0;
}

/* ---- records ------------------------------------------------------------- */

struct replay *
replay_new(const struct paths *inputs, uint64_t record_bytes)
{
    struct replay *r = mem_zalloc(1, sizeof(*r));
    struct cd_err e;

    r->inputs = inputs;
    r->record_bytes = record_bytes;
    r->fd = -1;
    r->lines = batch_new();
    r->piece = mem_alloc(PIECE);
    paths_add(&r->own, "", inputs->v[0].file, &e); /* or the next call fails */
    r->rejects = records_new(&r->own, REJECT_MOST, UINT64_MAX);
    return r;
}

static void
close_input(struct replay *r)
{
    gzin_close(r->gz);
    r->gz = NULL;
    if (r->fd >= 0)
        close(r->fd);
    r->fd = -1;
    r->input = 0;
}

void
replay_free(struct replay *r)
{
    if (r == NULL)
        return;
    close_input(r);
    records_free(r->rejects);
    batch_free(r->lines);
    paths_free(&r->own);
    free(r->piece);
    free(r);
}

uint64_t
replay_framed(const struct replay *r)
{
    return r->framed;
}

uint64_t
replay_consumed(const struct replay *r)
{
    return records_consumed(r->rejects);
}

static int
open_input(struct replay *r, size_t input, struct cd_err *e)
{
    close_input(r);
    r->fd = open(r->inputs->v[input].file, O_RDONLY | O_CLOEXEC);
    if (r->fd < 0)
        return err_errno(e, "cannot open \"%s\", which the rejects name",
            r->inputs->v[input].name);
    r->gz = gzin_open(r->fd);
    r->input = input;
    r->offset = r->from = r->to = 0;
    return 0;
}

/* Decode more of the input.  1, 0 at its end, -1. */
static int
more(struct replay *r, struct cd_err *e)
{
    bool damage = true;
    ptrdiff_t n = 0;

    while (damage && n == 0) {
        n = gzin_read(r->gz, r->piece, PIECE, &damage, e);
        if (n < 0)
            return -1;
    }
    r->from = 0;
    r->to = (size_t)n;
    return n > 0;
}

/* Append the line at `offset` of an input, with up to `most` bytes.  Returns
 * its length. */
static int64_t
fetch(struct replay *r, size_t input, uint64_t offset, uint64_t most,
    struct buf *to, struct cd_err *e)
{
    const char *end = NULL;
    int64_t length = 0;
    int rc = 1;

    if ((r->input != input || r->offset > offset) && open_input(r, input, e))
        return -1;
    while (rc == 1 && end == NULL) {
        size_t n = r->to - r->from;

        if (n == 0) {
            rc = more(r, e);
            continue;
        }
        if (r->offset < offset) {
            n = offset - r->offset < n ? (size_t)(offset - r->offset) : n;
        } else {
            end = memchr(r->piece + r->from, '\n', n);
            n = end != NULL ? (size_t)(end - r->piece) - r->from : n;
            length += (int64_t)n;
            if ((uint64_t)length <= most)
                buf_add(to, r->piece + r->from, n);
        }
        r->from += n;
        r->offset += n;
    }
    return rc < 0 ? -1 : length;
}

/* Base 64, as core/engine/reject.c writes it. */
static void
decode(const char *s, struct buf *to)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned bits = 0, n = 0;
    const char *d;

    for (; *s != '\0' && (d = strchr(digits, *s)) != NULL; s++) {
        bits = bits << 6 | (unsigned)(d - digits);
        if (++n % 4 != 1)
            buf_addc(to, (char)(bits >> (6 - 2 * ((n - 1) % 4)) & 0xff));
    }
}

/* Put the record that a line of the rejects tells of into the batch. */
static int
put(struct replay *r, const json_t *v, struct batch *b, struct cd_err *e)
{
    struct batch_ref *x = &b->refs[b->n];
    const json_t *text = json_object_get(v, "record");
    const json_t *coded = json_object_get(v, "record_base64");
    int64_t length;

    memset(x, 0, sizeof(*x));
    x->input = (uint32_t)find(r->inputs,
        json_string_value(json_object_get(v, "input")));
    x->line = (uint64_t)json_integer_value(json_object_get(v, "line"));
    x->offset = (uint64_t)json_integer_value(json_object_get(v, "offset"));
    x->at = (uint32_t)b->bytes.n;
    if (text != NULL)
        buf_add(&b->bytes, json_string_value(text), json_string_length(text));
    else if (coded != NULL)
        decode(json_string_value(coded), &b->bytes);
    length = (int64_t)(b->bytes.n - x->at);
    if (text == NULL && coded == NULL)
        length = fetch(r, x->input, x->offset, r->record_bytes, &b->bytes, e);
    if (length < 0)
        return -1;
    x->size = (uint64_t)length;
    if (x->size > r->record_bytes) {
        x->kind = BATCH_TOO_LARGE;
        b->bytes.n = x->at;
    }
    x->length = (uint32_t)(b->bytes.n - x->at);
    b->n++;
    r->framed++;
    return 0;
}

int
replay_next(struct replay *r, struct batch *b, struct cd_err *e)
{
    int rc = 1;

    b->n = b->bytes.n = b->notes.n = 0;
    while (rc == 1 && b->n < BATCH_REFS && b->bytes.n < BATCH_BYTES) {
        if (r->next < r->lines->n) {
            const struct batch_ref *x = &r->lines->refs[r->next++];
            json_t *v = x->kind == BATCH_RECORD ? parse(r->lines, x) : NULL;

            if (json_is_integer(json_object_get(v, "line")) &&
                json_is_string(json_object_get(v, "input")))
                rc = put(r, v, b, e) ? -1 : 1;
            json_decref(v);
        } else {
            r->next = 0;
            r->lines->n = 0;
            rc = records_next(r->rejects, r->lines, e);
        }
    }
    if (rc < 0)
        return -1;
    b->number = r->batches++;
    b->end.framed = r->framed;
    return b->n > 0;
}
