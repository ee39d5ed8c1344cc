/* SPDX-License-Identifier: MIT */
#include "io/replay.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/vec.h"
#include "io/digest.h"
#include "io/gzin.h"
#include "io/records.h"
#include "io/rejected.h"

#define REJECT_MOST ((uint64_t)64 << 20) /* bytes of a line of rejects */

struct replay {
    const struct paths *inputs;
    struct index names; /* of the inputs */
    struct paths own;   /* the rejects file alone */
    uint64_t record_bytes, framed, batches;
    struct records *rejects;
    struct batch *lines; /* of the rejects file ... */
    size_t next;         /* ... the next one to look at */

    /* The input that a long record is read from. */
    size_t input; /* its index; 0: none */
    int fd;
    struct gzin *gz;
    uint64_t offset; /* decoded bytes before piece[from] */
    const char *piece;
    size_t from, to;
};

/* ---- the inputs ---------------------------------------------------------- */

static bool
has_name(const void *ctx, size_t at, const void *name)
{
    const struct paths *p = ctx;

    return strcmp(p->v[at].name, name) == 0;
}

static size_t
find(const struct index *x, const struct paths *p, const char *name)
{
    return index_find(x, index_hash(0, name, strlen(name)), has_name, p, name);
}

/* The place of an input, which is put on the list if it is new. */
static size_t
take_input(
    struct paths *p, struct index *names, const char *folder, const char *name)
{
    size_t at = find(names, p, name);
    struct path *x;
    char *file;

    if (at != INDEX_NONE)
        return at;
    index_add(names, index_hash(0, name, strlen(name)), p->n);
    vec_grow(p->v, p->n, p->cap);
    x = &p->v[p->n++];
    memset(x, 0, sizeof(*x));
    file = paths_bytes(name);
    x->name = mem_strdup(name);
    x->file =
        access(file, F_OK) == 0 ? mem_strdup(file) : paths_join(folder, file);
    free(file);
    return p->n - 1;
}

/* A record is to be read from the input: it must be there. */
static int
need_input(struct path *x, struct cd_err *e)
{
    struct stat st;

    if (x->then.inode != 0)
        return 0;
    if (strcmp(x->name, "-") == 0)
        return err_set(e, "a record that is not in the rejects came from "
                          "standard input, which cannot be read again");
    if (stat(x->file, &st) != 0 || access(x->file, R_OK) != 0)
        return err_errno(
            e, "cannot open \"%s\", which the rejects name", x->name);
    input_of(&x->then, &st);
    if (x->then.stream)
        return err_set(e,
            "\"%s\", which the rejects name, cannot be read "
            "again",
            x->name);
    return input_look(&x->then, &x->kind, x->file, x->name, e);
}

/* Read an entry of the rejects file. */
static int
read_line(struct rejected *line, const struct batch *b,
    const struct batch_ref *x, const char *file, struct cd_err *e)
{
    memset(line, 0, sizeof(*line));
    if (x->kind == BATCH_DAMAGE)
        return err_set(e, "%s is damaged: %.*s", file, (int)x->note_length,
            b->notes.p + x->note_at);
    if (x->kind != BATCH_RECORD)
        return err_set(e, "%s:%ju is no reject of a run: it is too long", file,
            (uintmax_t)x->line);
    if (rejected_read(line, b->bytes.p + x->at, x->length, e))
        return err_context(
            e, "%s:%ju is no reject of a run", file, (uintmax_t)x->line);
    return 0;
}

/* Its record is what that reader was given. */
static int
take_reader(const struct paths *p, struct path *x, const struct rejected *line,
    struct cd_err *e)
{
    const char *name = p->reader != NULL && strcmp(p->reader, line->reader) == 0
                           ? p->reader
                           : input_reader(line->reader);

    if (name == NULL)
        return err_set(e,
            "\"%s\" was read by \"%s\": say \"reader\": \"%s\" "
            "in \"input\"",
            line->input, line->reader, line->reader);
    x->kind.reader = name;
    x->kind.why = "the rejects say so";
    if (line->below != NULL)
        x->below = strlen(x->name) - strlen(line->below);
    return 0;
}

static int
take_line(struct paths *p, struct index *names, const char *folder,
    const struct rejected *line, uint64_t *left_out, struct cd_err *e)
{
    size_t at = take_input(p, names, folder, line->input);

    if (line->reader != NULL && take_reader(p, &p->v[at], line, e))
        return -1;
    *left_out += line->damage;
    if (line->damage || line->record != NULL || line->coded != NULL)
        return 0;
    return need_input(&p->v[at], e);
}

int
replay_paths(struct paths *p, const char *folder, const char *file,
    uint64_t *left_out, struct cd_err *e)
{
    struct paths own = { 0 };
    struct index names = { 0 };
    struct batch *b = batch_new();
    struct records *r = NULL;
    const char *reader = p->reader;
    int rc;
    size_t i;

    p->reader = NULL; /* of the records, not of the rejects */
    rc = paths_add(p, "", file, e) < 0 || paths_add(&own, "", file, e) < 0;
    p->reader = reader;

    *left_out = 0;
    if (rc == 0 && own.v[0].then.stream)
        rc = err_set(e, "\"%s\" is no file: rejects are read twice", file);
    if (rc == 0)
        r = records_new(&own, REJECT_MOST, UINT64_MAX);
    while (rc == 0 && (rc = records_next(r, b, e)) == 1) {
        rc = 0;
        for (i = 0; i < b->n && rc == 0; i++) {
            struct rejected line;

            rc = read_line(&line, b, &b->refs[i], file, e);
            if (rc == 0)
                rc = take_line(p, &names, folder, &line, left_out, e);
            rejected_free(&line);
        }
    }
    records_free(r);
    batch_free(b);
    paths_free(&own);
    index_free(&names);
    return rc ? -1 : 0;
}

/* ---- records ------------------------------------------------------------- */

struct replay *
replay_new(const struct paths *inputs, uint64_t record_bytes)
{
    struct replay *r = mem_zalloc(1, sizeof(*r));
    struct cd_err e;
    size_t i;

    r->inputs = inputs;
    for (i = 1; i < inputs->n; i++)
        index_add(&r->names,
            index_hash(0, inputs->v[i].name, strlen(inputs->v[i].name)), i);
    r->record_bytes = record_bytes;
    r->fd = -1;
    r->lines = batch_new();
    r->gz = gzin_new();
    paths_add(&r->own, "", inputs->v[0].file, &e); /* or the next call fails */
    r->rejects = records_new(&r->own, REJECT_MOST, UINT64_MAX);
    return r;
}

static void
close_input(struct replay *r)
{
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
    gzin_free(r->gz);
    records_free(r->rejects);
    batch_free(r->lines);
    paths_free(&r->own);
    index_free(&r->names);
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

/* Returns 1 if it is no file any more. */
static int
open_input(struct replay *r, size_t input, struct cd_err *e)
{
    const struct path *x = &r->inputs->v[input];
    struct stat st;

    close_input(r);
    r->fd = input_open(&x->then, x->file);
    if (r->fd < 0 || fstat(r->fd, &st) != 0)
        return err_errno(
            e, "cannot open \"%s\", which the rejects name", x->name);
    if (!S_ISREG(st.st_mode))
        return 1;
    gzin_begin(
        r->gz, r->fd, paths_ends_with(x->file, ".gz"), x->kind.frame.told);
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
        n = gzin_read(r->gz, &r->piece, &damage, e);
        if (n < 0)
            return -1;
    }
    r->from = 0;
    r->to = (size_t)n;
    return n > 0;
}

/* Append the line at `offset` of an input or, where line ends do not cut it,
 * `size` bytes, with up to `most` of them.  Returns how many there were. */
static int64_t
fetch(struct replay *r, size_t input, uint64_t offset, uint64_t size,
    uint64_t most, struct buf *to, uint32_t *crc, struct cd_err *e)
{
    const bool lines = r->inputs->v[input].kind.frame.kind == FRAME_LINES;
    const char *end = NULL;
    int64_t length = 0;
    int rc = 1, opened = 0;

    *crc = 0;
    if (r->input != input || r->offset > offset)
        opened = open_input(r, input, e);
    if (opened != 0)
        return opened < 0 ? -1 : 0;
    while (rc == 1 && end == NULL && (lines || (uint64_t)length < size)) {
        size_t n = r->to - r->from;

        if (n == 0) {
            rc = more(r, e);
            continue;
        }
        if (r->offset < offset) {
            n = offset - r->offset < n ? (size_t)(offset - r->offset) : n;
        } else {
            if (!lines && n > size - (uint64_t)length)
                n = (size_t)(size - (uint64_t)length);
            end = lines ? memchr(r->piece + r->from, '\n', n) : NULL;
            n = end != NULL ? (size_t)(end - r->piece) - r->from : n;
            length += (int64_t)n;
            *crc = digest_crc(*crc, r->piece + r->from, n);
            if ((uint64_t)length <= most)
                buf_add(to, r->piece + r->from, n);
        }
        r->from += n;
        r->offset += n;
    }
    return rc < 0 ? -1 : length;
}

/* The record is not in the rejects: find it in its input.  Returns 1 if there
 * is something else. */
static int
find_record(struct replay *r, struct batch_ref *x, const struct rejected *line,
    struct buf *to, struct cd_err *e)
{
    uint32_t crc;
    int64_t n = fetch(
        r, x->input, x->offset, line->bytes, r->record_bytes, to, &crc, e);

    if (n < 0)
        return -1;
    x->size = (uint64_t)n;
    return x->size != line->bytes ||
           (line->crc != NULL && json_integer_value(line->crc) != crc);
}

static void
say_changed(struct batch *b, struct batch_ref *x, const struct rejected *line)
{
    char text[BATCH_NOTE];

    snprintf(text, sizeof(text),
        "the record that was rejected, of %ju bytes, is not there any more",
        (uintmax_t)line->bytes);
    x->kind = BATCH_DAMAGE;
    x->code = BATCH_CHANGED;
    x->size = line->bytes;
    x->stage = line->crc != NULL ? (uint32_t)json_integer_value(line->crc) : 0;
    batch_note(b, x, text);
    b->bytes.n = x->at;
}

/* Put the record that a line of the rejects tells of into the batch. */
static int
put(struct replay *r, const struct rejected *line, struct batch *b,
    struct cd_err *e)
{
    struct batch_ref *x = &b->refs[b->n];
    size_t input = find(&r->names, r->inputs, line->input);
    int rc = 0;

    if (input == INDEX_NONE)
        return err_set(e, "\"%s\" has changed since the run was planned",
            r->inputs->v[0].name);
    memset(x, 0, sizeof(*x));
    x->input = (uint32_t)input;
    x->line = line->line;
    x->offset = line->offset;
    x->at = (uint32_t)b->bytes.n;
    rejected_bytes(line, &b->bytes);
    x->size = b->bytes.n - x->at;
    if (line->record == NULL && line->coded == NULL)
        rc = find_record(r, x, line, &b->bytes, e);
    if (rc < 0)
        return -1;
    b->n++;
    if (rc == 1) {
        say_changed(b, x, line);
        return 0;
    }
    if (x->size > r->record_bytes) {
        x->kind = BATCH_TOO_LARGE;
        x->code =
            line->crc != NULL ? (uint32_t)json_integer_value(line->crc) : 0;
        b->bytes.n = x->at;
    }
    x->length = (uint32_t)(b->bytes.n - x->at);
    x->first_at = (uint32_t)b->bytes.n;
    rejected_first(line, &b->bytes);
    x->first_length = (uint32_t)(b->bytes.n - x->first_at);
    r->framed++;
    return 0;
}

/* Take the next line of the rejects. */
static int
next_line(struct replay *r, struct batch *b, struct cd_err *e)
{
    struct rejected line;
    int rc = read_line(
        &line, r->lines, &r->lines->refs[r->next++], r->inputs->v[0].name, e);

    if (rc == 0 && !line.damage)
        rc = put(r, &line, b, e);
    rejected_free(&line);
    return rc;
}

int
replay_next(struct replay *r, struct batch *b, struct cd_err *e)
{
    int rc = 1;

    b->n = b->bytes.n = b->notes.n = 0;
    while (rc == 1 && b->n < BATCH_REFS && b->bytes.n < BATCH_BYTES) {
        if (r->next < r->lines->n) {
            rc = next_line(r, b, e) ? -1 : 1;
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
    b->end.read = replay_consumed(r);
    return b->n > 0;
}
