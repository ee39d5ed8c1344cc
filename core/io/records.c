/* SPDX-License-Identifier: MIT */
#include "io/records.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "io/digest.h"
#include "io/records_damage.h"
#include "io/records_state.h"

/* ---- entries of the batch ----------------------------------------------- */

/* Leave out a byte order mark that begins a line: files may be concatenated. */
static void
skip_mark(struct records *records, struct batch *batch)
{
    const char *text = batch->bytes.p + records->line_at;
    const size_t n = utf8_mark(text, batch->bytes.n - records->line_at);

    if (n == 0)
        return;
    records->line_at += n;
    records->line_offset += n;
    records->line_size -= n;
    records->blank = frame_blank(text + n, records->line_size);
}

/* The entry has ended: add it unless it is blank, or names the columns. */
static void
end_entry(struct records *records, struct batch *batch)
{
    bool large = records->line_size > records->record_bytes;

    if (records->frame.spec.kind == FRAME_LINES)
        skip_mark(records, batch);
    else if (records->frame.spec.kind == FRAME_CSV)
        records->blank =
            first_row_take(&records->first, batch->bytes.p + records->line_at,
                large ? SIZE_MAX : (size_t)records->line_size) &&
            records->frame.spec.names;
    if (records->blank && !large) {
        batch->bytes.n = records->line_at;
    } else {
        struct batch_ref *ref =
            batch_add(batch, large ? BATCH_TOO_LARGE : BATCH_RECORD,
                records->intake.input, records->line_at);

        ref->line = records->line;
        ref->offset = records->line_offset;
        ref->size = records->line_size;
        ref->length = large ? 0 : (uint32_t)records->line_size;
        ref->code = large ? records->line_crc : 0;
        if (frame_has_first(&records->frame) && !large)
            first_row_put(&records->first, batch, ref);
        records->framed++;
    }
    records_begin_line(records, batch->bytes.n);
}

/* The head of what follows has ended: keep it.  One too large left no bytes. */
static void
end_head(struct records *records, struct batch *batch)
{
    first_row_head(&records->first, batch->bytes.p + records->line_at,
        batch->bytes.n - records->line_at);
    batch->bytes.n = records->line_at;
    records->line--;
    records_begin_line(records, batch->bytes.n);
}

/* ---- entries ------------------------------------------------------------ */

/* Add n bytes to the current entry, or only count them if it is too large. */
static void
add_bytes(
    struct records *records, struct batch *batch, const char *text, size_t n)
{
    records->line_size += n;
    if (records->blank)
        records->blank = frame_blank(text, n);
    if (records->line_size <= records->record_bytes) {
        buf_add(&batch->bytes, text, n);
        return;
    }
    if (records->line_size - n <= records->record_bytes)
        records->line_crc = digest_crc(0, batch->bytes.p + records->line_at,
            batch->bytes.n - records->line_at);
    records->line_crc = digest_crc(records->line_crc, text, n);
    batch->bytes.n = records->line_at;
}

/* Use the decoded bytes up to the end of an entry, or all. */
static void
take_entry(struct records *records, struct batch *batch)
{
    struct chunk *chunk = &records->chunk;
    const char *text = chunk->p + chunk->from;
    struct frame_cut cut =
        frame_take(&records->frame, text, chunk->to - chunk->from);

    if (cut.skip > 0)
        records->line_offset = records->offset + cut.skip;
    add_bytes(records, batch, text + cut.skip, cut.keep);
    chunk->from += cut.used;
    records->offset += cut.used;
    chunk->hungry = cut.used == 0 && !cut.ends && !cut.note;
    if (cut.note)
        records_damage_found(records, batch, cut.ends);
    else if (cut.head)
        end_head(records, batch);
    else if (cut.ends)
        end_entry(records, batch);
}

/* ---- inputs ------------------------------------------------------------- */

static void
begin_frame(struct records *records)
{
    frame_begin(&records->frame, &records->intake.frame);
    records->frame.most = records->record_bytes;
}

/* Begin an input, whose first entry will be at `at` in the batch. */
static void
begin_input(struct records *records, size_t at)
{
    records->offset = records->line = records->damages = records->member =
        records->member_line = 0;
    records->starts.n = 0;
    begin_frame(records);
    first_row_begin(&records->first);
    records_begin_line(records, at);
}

static void
end_input(struct records *records, struct batch *batch)
{
    if (frame_head(&records->frame))
        end_head(records, batch);
    else if (records->line_size > 0 || frame_whole(&records->frame))
        end_entry(records, batch);
    records_damage_end(records, batch);
}

/* A member begins with the bytes that are about to be added. */
static void
begin_input_member(struct records *records)
{
    const struct chunk *chunk = &records->chunk;
    const uint64_t passed = records->offset - records->frame.passed;

    records->member = decoding_member(records->intake.decoding);
    records->member_line = records->line;
    starts_add(&records->starts, records->offset + (chunk->to - chunk->from),
        records->member,
        records->line_offset < passed ? records->line_offset : passed);
}

static void
take_bytes(struct records *records)
{
    if (records->frame.spec.kind !=
        records->intake.frame.kind) { /* the first bytes told */
        begin_frame(records);
        if (records->damages > 0)
            frame_gap(&records->frame);
        records->blank = records->frame.spec.kind == FRAME_LINES;
    }
    if (decoding_member(records->intake.decoding) != records->member)
        begin_input_member(records);
    chunk_add(&records->chunk, records->intake.p, records->intake.n);
}

/* The next event.  Before the end of an input, or a gap, the framing first has
 * to decide with the bytes it has. */
static int
next_event(
    struct records *records, enum intake_event *event, struct cd_err *err)
{
    if (!records->held) {
        chunk_keep(&records->chunk);
        if (intake_next(&records->intake, event, err))
            return -1;
        records->event = *event;
    }
    *event = records->event;
    records->held =
        records->chunk.from < records->chunk.to &&
        (*event == INTAKE_ENDED ||
            (*event == INTAKE_DAMAGE && intake_damage(&records->intake)->gap));
    records->frame.last = records->held;
    records->frame.gap = records->held && *event == INTAKE_DAMAGE;
    return 0;
}

/* Handle the next event, which makes at most one entry of the batch.  Returns 1
 * if there is more, 0 at the end of the inputs. */
static int
more(struct records *records, struct batch *batch, struct cd_err *err)
{
    enum intake_event event;

    if (next_event(records, &event, err))
        return -1;
    if (records->held) {
        records->chunk.hungry = false;
        return 1;
    }
    switch (event) {
    case INTAKE_OPENED:
        begin_input(records, batch->bytes.n);
        break;
    case INTAKE_BYTES:
        take_bytes(records);
        break;
    case INTAKE_DAMAGE:
        records_damage_member(records, batch);
        break;
    case INTAKE_CHANGED:
        records_damage_changed(records, batch);
        break;
    case INTAKE_ENDED:
        end_input(records, batch);
        break;
    case INTAKE_DONE:
        return 0;
    }
    return 1;
}

static int
look_at_inputs(struct records *records, struct cd_err *err)
{
    return records->limit == 0 ? 0 : intake_look(&records->intake, err);
}

/* The position after the last entry of the batch. */
static struct batch_end
where(const struct records *records)
{
    struct batch_end end = { .input = records->intake.input,
        .framed = records->framed,
        .read = intake_consumed(&records->intake) };

    if (records->intake.fd >= 0) {
        end.line = records->line;
        end.offset = records->line_offset;
        end.member = records->member;
        end.member_line = records->member_line;
        end.damages = records->damages;
        decoding_prefix(records->intake.decoding, &end.consumed, &end.crc);
    }
    return end;
}

/* Cut the input again up to where the earlier run stopped: only a framing that
 * has seen all the bytes before knows where an entry begins. */
static int
catch_up(
    struct records *records, const struct batch_end *from, struct cd_err *err)
{
    struct batch *batch = batch_new();
    int rc = 1;

    while (rc == 1 && (records->intake.fd < 0 || records->line < from->line ||
                          records->damages < from->damages)) {
        batch->n = batch->notes.n = 0;
        if (records->line_size == 0)
            batch->bytes.n = records->line_at = 0;
        records->first.put = false;
        if (chunk_ready(&records->chunk))
            take_entry(records, batch);
        else
            rc = more(records, batch, err);
    }
    buf_add(&records->carry, batch->bytes.p + records->line_at,
        batch->bytes.n - records->line_at);
    batch_free(batch);
    return rc < 0 ? -1 : 0;
}

static int
resume_inputs(struct records *records, const struct batch_end *from,
    uint64_t batches, struct cd_err *err)
{
    const bool lines =
        from->input >= records->intake.inputs->n ||
        records->intake.inputs->v[from->input].kind.frame.kind == FRAME_LINES;
    struct batch_end start = *from;
    enum intake_event opened;

    records->batches = batches;
    records->framed = from->framed;
    if (!lines)
        start.offset = start.damages = 0;
    if (intake_resume(&records->intake, &start, err))
        return -1;
    if (records->intake.fd < 0)
        return 0;
    if (!lines) {
        int rc = catch_up(records, from, err);

        records->framed = from->framed;
        return rc;
    }
    if (intake_next(&records->intake, &opened, err))
        return -1;
    begin_frame(records);
    records->offset = from->offset;
    records->damages = from->damages;
    records->member = from->member;
    records->member_line = from->member_line;
    records->line = from->line - 1;
    records_begin_line(records, 0);
    return 0;
}

static int
cut_batch(struct records *records, struct batch *batch, struct cd_err *err)
{
    int rc = 1;

    batch->n = batch->bytes.n = batch->notes.n = 0;
    records->line_at = 0;
    records->first.put = false;
    buf_add(&batch->bytes, records->carry.p, records->carry.n);
    while (rc == 1 && batch->n < BATCH_REFS &&
           records->framed < records->limit &&
           (batch->n == 0 || records->line_at < BATCH_BYTES)) {
        if (chunk_ready(&records->chunk))
            take_entry(records, batch);
        else
            rc = more(records, batch, err);
    }
    if (rc < 0)
        return -1;
    records->carry.n = 0;
    buf_add(&records->carry, batch->bytes.p + records->line_at,
        batch->bytes.n - records->line_at);
    batch->bytes.n = records->line_at;
    batch->number = records->batches++;
    batch->end = where(records);
    return batch->n > 0;
}

static uint64_t
bytes_of_inputs(const struct records *records)
{
    return intake_consumed(&records->intake);
}

static void
free_inputs(struct records *records)
{
    intake_free(&records->intake);
    buf_free(&records->carry);
    first_row_free(&records->first);
    chunk_free(&records->chunk);
    starts_free(&records->starts);
}

static const struct records_source inputs_source = { look_at_inputs,
    resume_inputs, cut_batch, bytes_of_inputs, free_inputs };

/* ---- from either source -------------------------------------------------- */

struct records *
records_new(const struct paths *inputs, uint64_t record_bytes, uint64_t limit)
{
    struct records *records = mem_zalloc(1, sizeof(*records));

    records->source = &inputs_source;
    intake_init(&records->intake, inputs);
    records->record_bytes = record_bytes;
    records->limit = limit;
    return records;
}

void
records_free(struct records *records)
{
    if (records == NULL)
        return;
    records->source->free(records);
    free(records);
}

int
records_look(struct records *records, struct cd_err *err)
{
    return records->source->look(records, err);
}

int
records_resume(struct records *records, const struct batch_end *from,
    uint64_t batches, struct cd_err *err)
{
    return records->source->resume(records, from, batches, err);
}

int
records_next(struct records *records, struct batch *batch, struct cd_err *err)
{
    return records->source->next(records, batch, err);
}

char
records_separator(const struct records *records, bool *sure)
{
    *sure = !records->frame.doubt;
    return records->frame.spec.separator;
}

uint64_t
records_consumed(const struct records *records)
{
    return records->source->consumed(records);
}

uint64_t
records_framed(const struct records *records)
{
    return records->framed;
}
