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
#include "io/members.h"
#include "io/records_state.h"
#include "io/rejects.h"

#define REJECT_MOST ((uint64_t)64 << 20) /* bytes of a line of rejects */

struct replay {
    const struct paths *inputs;
    struct index names; /* of the inputs */
    struct paths own;   /* the rejects file alone */
    struct records *rejects;
    struct batch *lines; /* of the rejects file ... */
    size_t next;         /* ... the next one to look at */

    /* The input that a long record is read from. */
    size_t input; /* its index; 0: none */
    int fd;
    struct members *members;
    uint64_t offset; /* decoded bytes before piece[from] */
    const char *piece;
    size_t from, to;
};

/* ---- the inputs ---------------------------------------------------------- */

static bool
has_name(const void *ctx, size_t at, const void *name)
{
    const struct paths *paths = ctx;

    return strcmp(paths->v[at].name, name) == 0;
}

static size_t
find_input(
    const struct index *index, const struct paths *paths, const char *name)
{
    return index_find(
        index, index_hash(0, name, strlen(name)), has_name, paths, name);
}

/* The place of an input, which is put on the list if it is new. */
static size_t
take_input(struct paths *paths, struct index *names, const char *folder,
    const char *name)
{
    size_t at = find_input(names, paths, name);
    struct path *path;
    char *file;

    if (at != INDEX_NONE)
        return at;
    index_add(names, index_hash(0, name, strlen(name)), paths->n);
    vec_grow(paths->v, paths->n, paths->cap);
    path = &paths->v[paths->n++];
    memset(path, 0, sizeof(*path));
    file = paths_bytes(name);
    path->name = mem_strdup(name);
    path->file =
        access(file, F_OK) == 0 ? mem_strdup(file) : paths_join(folder, file);
    free(file);
    return paths->n - 1;
}

/* A record is to be read from the input: it must be there. */
static int
need_input(struct path *path, struct cd_err *err)
{
    struct stat st;

    if (path->then.inode != 0)
        return 0;
    if (strcmp(path->name, "-") == 0)
        return err_set(err, "a record that is not in the rejects came from "
                            "standard input, which cannot be read again");
    if (stat(path->file, &st) != 0 || access(path->file, R_OK) != 0)
        return err_errno(
            err, "cannot open \"%s\", which the rejects name", path->name);
    input_of(&path->then, &st);
    if (path->then.stream)
        return err_set(err,
            "\"%s\", which the rejects name, cannot be read "
            "again",
            path->name);
    return input_look(&path->then, &path->kind, path->file, path->name, err)
               ? -1
               : 0;
}

/* Read an entry of the rejects file. */
static int
read_reject_line(struct rejected *line, const struct batch *batch,
    const struct batch_ref *ref, const char *file, struct cd_err *err)
{
    memset(line, 0, sizeof(*line));
    if (ref->kind == BATCH_DAMAGE)
        return err_set(err, "%s is damaged: %.*s", file, (int)ref->note_length,
            batch->notes.p + ref->note_at);
    if (ref->kind != BATCH_RECORD)
        return err_set(err, "%s:%ju is no reject of a run: it is too long",
            file, (uintmax_t)ref->line);
    if (rejects_read(line, batch->bytes.p + ref->at, ref->length, err))
        return err_context(
            err, "%s:%ju is no reject of a run", file, (uintmax_t)ref->line);
    return 0;
}

/* Its record is what that reader was given. */
static int
take_reader_of(const struct paths *paths, struct path *path,
    const struct rejected *line, struct cd_err *err)
{
    const char *name =
        paths->reader != NULL && strcmp(paths->reader, line->reader) == 0
            ? paths->reader
            : input_reader(line->reader);

    if (name == NULL)
        return err_set(err,
            "\"%s\" was read by \"%s\": say \"reader\": \"%s\" "
            "in \"input\"",
            line->input, line->reader, line->reader);
    path->kind.reader = name;
    path->kind.why = "the rejects say so";
    if (line->below != NULL)
        path->below = strlen(path->name) - strlen(line->below);
    return 0;
}

static int
take_line(struct paths *paths, struct index *names, const char *folder,
    const struct rejected *line, uint64_t *left_out, struct cd_err *err)
{
    size_t at = take_input(paths, names, folder, line->input);

    if (line->reader != NULL && take_reader_of(paths, &paths->v[at], line, err))
        return -1;
    *left_out += line->damage;
    if (line->damage || line->record != NULL || line->coded != NULL)
        return 0;
    if (need_input(&paths->v[at], err))
        return -1;
    paths_frame(paths, &paths->v[at]);
    return 0;
}

int
replay_paths(struct paths *paths, const char *folder, const char *file,
    uint64_t *left_out, struct cd_err *err)
{
    struct paths own = { 0 };
    struct index names = { 0 };
    struct batch *batch = batch_new();
    struct records *records = NULL;
    const char *reader = paths->reader;
    const char *const *items = paths->items;
    int rc;
    size_t i;

    paths->reader = NULL; /* of the records, not of the rejects */
    paths->items = NULL;
    rc = paths_add(paths, "", file, err) < 0 ||
         paths_add(&own, "", file, err) < 0;
    paths->reader = reader;
    paths->items = items;

    *left_out = 0;
    if (rc == 0 && own.v[0].then.stream)
        rc = err_set(err, "\"%s\" is no file: rejects are read twice", file);
    if (rc == 0)
        records = records_new(&own, REJECT_MOST, UINT64_MAX);
    while (rc == 0 && (rc = records_next(records, batch, err)) == 1) {
        rc = 0;
        for (i = 0; i < batch->n && rc == 0; i++) {
            struct rejected line;

            rc = read_reject_line(&line, batch, &batch->refs[i], file, err);
            if (rc == 0)
                rc = take_line(paths, &names, folder, &line, left_out, err);
            rejects_free(&line);
        }
    }
    records_free(records);
    batch_free(batch);
    paths_free(&own);
    index_free(&names);
    return rc ? -1 : 0;
}

/* ---- records ------------------------------------------------------------- */

static void
close_input(struct replay *replay)
{
    if (replay->fd >= 0)
        close(replay->fd);
    replay->fd = -1;
    replay->input = 0;
}

/* Returns 1 if it is no file any more. */
static int
open_input(struct replay *replay, size_t input, struct cd_err *err)
{
    const struct path *path = &replay->inputs->v[input];
    struct stat st;

    close_input(replay);
    replay->fd = input_open(&path->then, path->file);
    if (replay->fd < 0 || fstat(replay->fd, &st) != 0)
        return err_errno(
            err, "cannot open \"%s\", which the rejects name", path->name);
    if (!S_ISREG(st.st_mode))
        return 1;
    members_begin(replay->members, replay->fd, codec_named(path->file),
        path->kind.frame.told);
    replay->input = input;
    replay->offset = replay->from = replay->to = 0;
    return 0;
}

/* Decode more of the input.  1, 0 at its end, -1. */
static int
more_lines(struct replay *replay, struct cd_err *err)
{
    bool damage = true;
    ptrdiff_t n = 0;

    while (damage && n == 0) {
        n = members_read(replay->members, &replay->piece, &damage, err);
        if (n < 0)
            return -1;
    }
    replay->from = 0;
    replay->to = (size_t)n;
    return n > 0;
}

/* Append the line at `offset` of an input or, where line ends do not cut it,
 * `size` bytes, with up to `most` of them.  Returns how many there were. */
static int64_t
fetch(struct replay *replay, size_t input, uint64_t offset, uint64_t size,
    uint64_t most, struct buf *to, uint32_t *crc, struct cd_err *err)
{
    const bool lines = replay->inputs->v[input].kind.frame.kind == FRAME_LINES;
    const char *end = NULL;
    int64_t length = 0;
    int rc = 1, opened = 0;

    *crc = 0;
    if (replay->input != input || replay->offset > offset)
        opened = open_input(replay, input, err);
    if (opened != 0)
        return opened < 0 ? -1 : 0;
    while (rc == 1 && end == NULL && (lines || (uint64_t)length < size)) {
        size_t n = replay->to - replay->from;

        if (n == 0) {
            rc = more_lines(replay, err);
            continue;
        }
        if (replay->offset < offset) {
            n = offset - replay->offset < n ? (size_t)(offset - replay->offset)
                                            : n;
        } else {
            if (!lines && n > size - (uint64_t)length)
                n = (size_t)(size - (uint64_t)length);
            end = lines ? memchr(replay->piece + replay->from, '\n', n) : NULL;
            n = end != NULL ? (size_t)(end - replay->piece) - replay->from : n;
            length += (int64_t)n;
            *crc = digest_crc(*crc, replay->piece + replay->from, n);
            if ((uint64_t)length <= most)
                buf_add(to, replay->piece + replay->from, n);
        }
        replay->from += n;
        replay->offset += n;
    }
    return rc < 0 ? -1 : length;
}

/* The record is not in the rejects: find it in its input.  Returns 1 if there
 * is something else. */
static int
find_record(struct records *records, struct batch_ref *ref,
    const struct rejected *line, struct buf *to, struct cd_err *err)
{
    uint32_t crc;
    int64_t n = fetch(records->replay, ref->input, ref->offset, line->bytes,
        records->record_bytes, to, &crc, err);

    if (n < 0)
        return -1;
    ref->size = (uint64_t)n;
    return ref->size != line->bytes ||
           (line->crc != NULL && json_integer_value(line->crc) != crc);
}

static void
say_changed(
    struct batch *batch, struct batch_ref *ref, const struct rejected *line)
{
    char text[BATCH_NOTE];

    snprintf(text, sizeof(text),
        "the record that was rejected, of %ju bytes, is not there any more",
        (uintmax_t)line->bytes);
    ref->kind = BATCH_DAMAGE;
    ref->code = BATCH_CHANGED;
    ref->size = line->bytes;
    ref->stage =
        line->crc != NULL ? (uint32_t)json_integer_value(line->crc) : 0;
    batch_note(batch, ref, text);
    batch->bytes.n = ref->at;
}

/* Put the record that a line of the rejects tells of into the batch. */
static int
put_record(struct records *records, const struct rejected *line,
    struct batch *batch, struct cd_err *err)
{
    const struct replay *replay = records->replay;
    struct batch_ref *ref = &batch->refs[batch->n];
    size_t input = find_input(&replay->names, replay->inputs, line->input);
    int rc = 0;

    if (input == INDEX_NONE)
        return err_set(err, "\"%s\" has changed since the run was planned",
            replay->inputs->v[0].name);
    memset(ref, 0, sizeof(*ref));
    ref->input = (uint32_t)input;
    ref->line = line->line;
    ref->offset = line->offset;
    ref->at = (uint32_t)batch->bytes.n;
    rejects_bytes(line, &batch->bytes);
    ref->size = batch->bytes.n - ref->at;
    if (line->record == NULL && line->coded == NULL)
        rc = find_record(records, ref, line, &batch->bytes, err);
    if (rc < 0)
        return -1;
    batch->n++;
    if (rc == 1) {
        say_changed(batch, ref, line);
        return 0;
    }
    if (ref->size > records->record_bytes) {
        ref->kind = BATCH_TOO_LARGE;
        ref->code =
            line->crc != NULL ? (uint32_t)json_integer_value(line->crc) : 0;
        batch->bytes.n = ref->at;
    }
    ref->length = (uint32_t)(batch->bytes.n - ref->at);
    ref->first_at = (uint32_t)batch->bytes.n;
    rejects_first(line, &batch->bytes);
    ref->first_length = (uint32_t)(batch->bytes.n - ref->first_at);
    records->framed++;
    return 0;
}

/* Take the next line of the rejects. */
static int
next_line(struct records *records, struct batch *batch, struct cd_err *err)
{
    struct replay *replay = records->replay;
    struct rejected line;
    int rc = read_reject_line(&line, replay->lines,
        &replay->lines->refs[replay->next++], replay->inputs->v[0].name, err);

    if (rc == 0 && !line.damage)
        rc = put_record(records, &line, batch, err);
    rejects_free(&line);
    return rc;
}

static int
next_rejects(struct records *records, struct batch *batch, struct cd_err *err)
{
    struct replay *replay = records->replay;
    int rc = 1;

    batch->n = batch->bytes.n = batch->notes.n = 0;
    while (rc == 1 && batch->n < BATCH_REFS && batch->bytes.n < BATCH_BYTES) {
        if (replay->next < replay->lines->n) {
            rc = next_line(records, batch, err) ? -1 : 1;
        } else {
            replay->next = 0;
            replay->lines->n = 0;
            rc = records_next(replay->rejects, replay->lines, err);
        }
    }
    if (rc < 0)
        return -1;
    batch->number = records->batches++;
    batch->end.framed = records->framed;
    batch->end.read = records_consumed(replay->rejects);
    return batch->n > 0;
}

/* ---- the source ---------------------------------------------------------- */

/* The rejects were looked at by the plan. */
static int
look_at_rejects(struct records *records, struct cd_err *err)
{
    (void)records;
    (void)err;
    return 0;
}

/* Skip the batches of an earlier run. */
static int
resume_rejects(struct records *records, const struct batch_end *from,
    uint64_t batches, struct cd_err *err)
{
    struct batch *batch = batch_new();
    int rc = 1;

    (void)from;
    for (; batches > 0 && rc == 1; batches--)
        rc = next_rejects(records, batch, err);
    batch_free(batch);
    return rc < 0 ? -1 : 0;
}

static uint64_t
bytes_of_rejects(const struct records *records)
{
    return records_consumed(records->replay->rejects);
}

static void
free_rejects(struct records *records)
{
    struct replay *replay = records->replay;

    close_input(replay);
    members_free(replay->members);
    records_free(replay->rejects);
    batch_free(replay->lines);
    paths_free(&replay->own);
    index_free(&replay->names);
    free(replay);
}

struct records *
replay_records(const struct paths *inputs, uint64_t record_bytes)
{
    static const struct records_source source = { look_at_rejects,
        resume_rejects, next_rejects, bytes_of_rejects, free_rejects };
    struct records *records = mem_zalloc(1, sizeof(*records));
    struct replay *replay = mem_zalloc(1, sizeof(*replay));
    struct cd_err err;
    size_t i;

    records->source = &source;
    records->replay = replay;
    records->record_bytes = record_bytes;
    replay->inputs = inputs;
    for (i = 1; i < inputs->n; i++)
        index_add(&replay->names,
            index_hash(0, inputs->v[i].name, strlen(inputs->v[i].name)), i);
    replay->fd = -1;
    replay->lines = batch_new();
    replay->members = members_new(false);
    paths_add(
        &replay->own, "", inputs->v[0].file, &err); /* or the next call fails */
    replay->rejects = records_new(&replay->own, REJECT_MOST, UINT64_MAX);
    return records;
}
