/* SPDX-License-Identifier: MIT */
#include "io/records_damage.h"

#include <stdio.h>
#include <stdlib.h>

#include "io/records_state.h"

static struct batch_ref *
add_note(struct records *records, struct batch *batch, enum batch_damage kind,
    const char *text)
{
    struct batch_ref *ref =
        batch_add(batch, BATCH_DAMAGE, records->intake.input, records->line_at);

    ref->code = kind;
    batch_note(batch, ref, text);
    return ref;
}

/* A note about entries that cannot be separated at that place in the decoded
 * bytes: of the current entry, or in front of it. */
static struct batch_ref *
add_found(struct records *records, struct batch *batch, uint64_t offset,
    const char *text)
{
    struct batch_ref *ref = add_note(records, batch, BATCH_DAMAGED_INPUT, text);

    ref->line = records->line;
    ref->offset = offset;
    ref->size = starts_member(&records->starts, offset);
    return ref;
}

/* The bytes of the current entry so far belong to the damage. */
static void
give_up(
    struct records *records, const struct batch *batch, struct batch_ref *ref)
{
    ref->length = (uint32_t)(batch->bytes.n - records->line_at);
    records_begin_line(records, batch->bytes.n);
}

void
records_damage_member(struct records *records, struct batch *batch)
{
    const struct members_damage *damage = intake_damage(&records->intake);
    const bool whole = records->frame.spec.kind == FRAME_FILE;
    bool begun = records->line_size > 0;
    char text[BATCH_NOTE];
    struct batch_ref *ref;

    if (damage->given && damage->member == records->member && !whole)
        snprintf(text, sizeof(text), "%s; %s %ju to %ju came from it",
            damage->text,
            records->frame.spec.kind == FRAME_LINES ? "lines" : "entries",
            (uintmax_t)records->member_line,
            (uintmax_t)(begun ? records->line : records->line - 1));
    else
        snprintf(text, sizeof(text), "%s", damage->text);
    records->damages++;
    ref = add_note(records, batch, damage->codec->damage, text);
    ref->offset = damage->offset;
    ref->size = damage->member;
    if (damage->gap ||
        whole) { /* a part of a file is none, nor is a spoiled one */
        frame_gap(&records->frame);
        records->first.seen = true;
    }
    if ((damage->gap || whole) && begun)
        give_up(records, batch, ref);
}

void
records_damage_found(struct records *records, struct batch *batch, bool ends)
{
    const uint64_t before =
        records->frame.stray ? 1 /* of its tag */ : records->frame.passed;
    const uint64_t offset =
        ends ? records->line_offset : records->offset - before;
    char *note = frame_note(&records->frame);
    struct batch_ref *ref = add_found(records, batch, offset, note);

    records->damages++;
    if (ends)
        give_up(records, batch, ref);
    free(note);
}

void
records_damage_end(struct records *records, struct batch *batch)
{
    const uint64_t offset = records->offset - records->frame.passed;
    char *note = frame_end(&records->frame);

    if (note != NULL)
        add_found(records, batch, offset, note);
    free(note);
}

void
records_damage_changed(struct records *records, struct batch *batch)
{
    struct batch_ref *ref =
        add_note(records, batch, BATCH_CHANGED, records->intake.note);

    ref->offset = decoding_consumed(records->intake.decoding);
}
