/* SPDX-License-Identifier: MIT */
/*
 * frames - a framing to be fuzzed: the same entries and the same words about
 * damage come however the bytes are handed over, and every byte is used.
 */
#ifndef FUZZ_FRAMES_H
#define FUZZ_FRAMES_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "io/chunk.h"
#include "io/frame.h"

int LLVMFuzzerTestOneInput(const unsigned char *p, size_t n);

#define FRAMES_MOST 2048 /* bytes of an entry that may be held */

/* One input being cut. */
struct frames {
    struct frame frame;
    struct chunk chunk;
    uint64_t offset, line, size; /* bytes used, entries, bytes of this one */
    uint32_t sum;                /* of the bytes of the entry */
    struct buf
        found; /* a line for each entry, head and note: what is compared */
};

static void
frames_end(struct frames *frames, const char *what)
{
    buf_addf(&frames->found, "%s %ju: %ju bytes up to %ju, %u\n", what,
        (uintmax_t)frames->line, (uintmax_t)frames->size,
        (uintmax_t)frames->offset, frames->sum);
    frames->size = frames->sum = 0;
}

/* One step, as records.c takes it.  A framing that uses nothing, ends nothing
 * and has nothing to say wants more. */
static void
frames_take(struct frames *frames)
{
    struct chunk *chunk = &frames->chunk;
    const char *text = chunk->p + chunk->from;
    const size_t n = chunk->to - chunk->from;
    struct frame_cut cut = frame_take(&frames->frame, text, n);
    size_t i;

    if (cut.used > n || cut.skip + cut.keep > cut.used)
        abort();
    for (i = cut.skip; i < cut.skip + cut.keep; i++)
        frames->sum = 31 * frames->sum + (unsigned char)text[i];
    frames->size += cut.keep;
    chunk->from += cut.used;
    frames->offset += cut.used;
    chunk->hungry = cut.used == 0 && !cut.ends && !cut.note;
    if (cut.note) {
        char *note = frame_note(&frames->frame);

        buf_addf(&frames->found, "%s\n", note);
        free(note);
    }
    if (cut.ends) {
        frames->line += !cut.head;
        frames_end(frames, cut.head ? "head" : cut.note ? "spoiled" : "entry");
    }
}

static void
frames_run(struct frames *frames)
{
    while (chunk_ready(&frames->chunk))
        frames_take(frames);
}

/* What was held is decided: the input ends here, or a gap follows.  A framing
 * may take a step in which it uses nothing, and no more of these in a row. */
static void
frames_last(struct frames *frames)
{
    struct chunk *chunk = &frames->chunk;
    int idle = 0;

    frames->frame.last = true;
    while (chunk->from < chunk->to) {
        const uint64_t before = frames->offset;

        chunk->hungry = false;
        frames_take(frames);
        idle = frames->offset > before ? 0 : idle + 1;
        if (idle > 3)
            abort(); /* it would never end */
    }
    frames->frame.last = false;
}

/* Cut text[0..n), with a gap behind byte `gap` unless it is n, handed over in
 * pieces of 1 to `most` bytes. */
static char *
frames_cut(const struct frame_spec *spec, const char *text, size_t n,
    size_t gap, size_t most)
{
    struct frames frames = { .line = 0 };
    size_t at = 0;
    char *note;
    char *found;

    frame_begin(&frames.frame, spec);
    frames.frame.most = FRAMES_MOST;
    while (at < n) {
        size_t k = most == 1 ? 1 : 1 + (at * 2654435761u >> 7) % most;
        const size_t end = at < gap ? gap : n;

        k = k < end - at ? k : end - at;
        chunk_keep(&frames.chunk);
        chunk_add(&frames.chunk, text + at, k);
        frames_run(&frames);
        at += k;
        if (at == gap && at < n) {
            chunk_keep(&frames.chunk);
            frames.frame.gap = true;
            frames_last(&frames);
            frames.frame.gap = false;
            frame_gap(&frames.frame);
            frames_end(&frames, "gap");
        }
    }
    chunk_keep(&frames.chunk);
    frames_last(&frames);
    if (frames.offset != n)
        abort(); /* a byte was neither used nor passed over */
    frames_end(&frames, "end");
    note = frame_end(&frames.frame);
    buf_adds(&frames.found, note != NULL ? note : "");
    free(note);
    chunk_free(&frames.chunk);
    found = strdup(buf_cstr(&frames.found));
    buf_free(&frames.found);
    return found;
}

/* The first byte says where a gap is; 0: nowhere. */
static void
frames_try(const struct frame_spec *spec, const unsigned char *p, size_t n)
{
    static const size_t pieces[] = { 1, 7, 100 };
    const char *text = (const char *)p + 1;
    size_t i, gap;
    char *want;

    if (n-- == 0)
        return;
    gap = p[0] == 0 ? n : n * p[0] / 256;
    want = frames_cut(spec, text, n, gap, SIZE_MAX / 2);
    for (i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
        char *got = frames_cut(spec, text, n, gap, pieces[i]);

        if (strcmp(got, want) != 0) {
            fprintf(stderr, "whole:\n%s\n\nin pieces of up to %zu:\n%s\n", want,
                pieces[i], got);
            abort();
        }
        free(got);
    }
    free(want);
}

#endif
