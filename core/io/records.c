/* SPDX-License-Identifier: MIT */
#include "io/records.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "io/chunk.h"
#include "io/digest.h"
#include "io/feed.h"
#include "io/first_row.h"
#include "io/frame.h"
#include "io/replay.h"

struct records {
    struct replay *replay; /* reads in its place, or NULL */
    struct feed feed;
    struct frame frame; /* of the input */
    uint64_t record_bytes, limit, framed, batches;

    struct chunk chunk; /* decoded bytes to look at */
    bool held;          /* `event` came, and waits until they are used */
    enum feed_event event;
    uint64_t offset;      /* decoded bytes of the input before those */
    uint64_t damages;     /* reported of the input */
    uint64_t member;      /* that the chunk is of ... */
    uint64_t member_line; /* ... and the line in which it begins */

    /* The entry (a line, mostly) that began and has not ended.  Its bytes lie
     * at the end of the batch; between batches, in `carry`. */
    uint64_t line;        /* its number */
    uint64_t line_offset; /* decoded bytes before it */
    uint64_t line_size;   /* bytes seen of it */
    size_t line_at;       /* where in the batch they begin */
    bool blank;           /* a line with only white space so far */
    uint32_t line_crc;    /* of a line that is too large: what was seen */
    struct buf carry;
    struct first_row first; /* FRAME_CSV */
};

struct records *
records_new(const struct paths *inputs, uint64_t record_bytes, uint64_t limit)
{
    struct records *r = mem_zalloc(1, sizeof(*r));

    feed_init(&r->feed, inputs);
    r->record_bytes = record_bytes;
    r->limit = limit;
    return r;
}

struct records *
records_replay(const struct paths *inputs, uint64_t record_bytes)
{
    struct records *r = records_new(inputs, record_bytes, UINT64_MAX);

    r->replay = replay_new(inputs, record_bytes);
    return r;
}

void
records_free(struct records *r)
{
    if (r == NULL)
        return;
    feed_free(&r->feed);
    replay_free(r->replay);
    buf_free(&r->carry);
    first_row_free(&r->first);
    chunk_free(&r->chunk);
    free(r);
}

uint64_t
records_consumed(const struct records *r)
{
    if (r->replay != NULL)
        return replay_consumed(r->replay);
    return feed_consumed(&r->feed);
}

uint64_t
records_framed(const struct records *r)
{
    return r->replay != NULL ? replay_framed(r->replay) : r->framed;
}

static void
begin_line(struct records *r, size_t at)
{
    r->line++;
    r->line_offset = r->offset;
    r->line_size = 0;
    r->line_at = at;
    r->blank = r->frame.spec.kind == FRAME_LINES;
}

/* ---- entries of the batch ----------------------------------------------- */

/* A line may begin with a byte order mark, as the first one of a file that
 * was put behind another: leave it out. */
static void
skip_mark(struct records *r, struct batch *b)
{
    static const char mark[] = "\xef\xbb\xbf";
    const size_t n = sizeof(mark) - 1;
    const char *s = b->bytes.p + r->line_at;

    if (b->bytes.n - r->line_at < n || s[0] != mark[0] ||
        memcmp(s, mark, n) != 0)
        return;
    r->line_at += n;
    r->line_offset += n;
    r->line_size -= n;
    r->blank = frame_blank(s + n, r->line_size);
}

/* The current line has ended: make it an entry, unless it is blank. */
static void
end_line(struct records *r, struct batch *b)
{
    bool large = r->line_size > r->record_bytes;

    if (r->frame.spec.kind == FRAME_LINES)
        skip_mark(r, b);
    else if (r->frame.spec.kind == FRAME_CSV)
        r->blank = first_row_take(&r->first, b->bytes.p + r->line_at,
                       large ? SIZE_MAX : (size_t)r->line_size) &&
                   r->frame.spec.names;
    if (r->blank && !large) {
        b->bytes.n = r->line_at;
    } else {
        struct batch_ref *x = batch_add(b,
            large ? BATCH_TOO_LARGE : BATCH_RECORD, r->feed.input, r->line_at);

        x->line = r->line;
        x->offset = r->line_offset;
        x->size = r->line_size;
        x->length = large ? 0 : (uint32_t)r->line_size;
        x->code = large ? r->line_crc : 0;
        if (r->frame.spec.kind == FRAME_CSV && !large)
            first_row_put(&r->first, b, x);
        r->framed++;
    }
    begin_line(r, b->bytes.n);
}

static struct batch_ref *
add_note(struct records *r, struct batch *b, enum batch_damage kind,
    const char *text)
{
    struct batch_ref *x = batch_add(b, BATCH_DAMAGE, r->feed.input, r->line_at);

    x->code = kind;
    x->offset = gzin_consumed(r->feed.gz);
    batch_note(b, x, text);
    return x;
}

/* What there is of the current entry is a part of the damage. */
static void
give_up(struct records *r, const struct batch *b, struct batch_ref *x)
{
    x->length = (uint32_t)(b->bytes.n - r->line_at);
    begin_line(r, b->bytes.n);
}

/* Damage comes between lines or, without a gap, inside the current line,
 * whose bytes then stay the last of the batch. */
static void
add_damage(struct records *r, struct batch *b)
{
    const struct gzin_damage *d = feed_damage(&r->feed);
    const bool whole = r->frame.spec.kind == FRAME_FILE;
    bool begun = r->line_size > 0;
    char text[BATCH_NOTE];
    struct batch_ref *x;

    if (d->given && d->member == r->member && !whole)
        snprintf(text, sizeof(text), "%s; %s %ju to %ju came from it", d->text,
            r->frame.spec.kind == FRAME_LINES ? "lines" : "entries",
            (uintmax_t)r->member_line,
            (uintmax_t)(begun ? r->line : r->line - 1));
    else
        snprintf(text, sizeof(text), "%s", d->text);
    x = add_note(r, b, BATCH_DAMAGED_GZIP, text);
    x->offset = d->offset;
    x->size = d->member;
    if (d->gap || whole) { /* a part of a file is none, nor is a spoiled one */
        frame_gap(&r->frame);
        r->first.seen = true;
    }
    if ((d->gap || whole) && begun)
        give_up(r, b, x);
}

/* ---- entries ------------------------------------------------------------ */

/* Add n bytes to the current entry, or only count them if it is too large. */
static void
add_bytes(struct records *r, struct batch *b, const char *s, size_t n)
{
    r->line_size += n;
    if (r->blank)
        r->blank = frame_blank(s, n);
    if (r->line_size <= r->record_bytes) {
        buf_add(&b->bytes, s, n);
        return;
    }
    if (r->line_size - n <= r->record_bytes)
        r->line_crc =
            digest_crc(0, b->bytes.p + r->line_at, b->bytes.n - r->line_at);
    r->line_crc = digest_crc(r->line_crc, s, n);
    b->bytes.n = r->line_at;
}

/* Say what the framing found: of the entry that ends here, or of what was
 * skipped. */
static void
say_found(struct records *r, struct batch *b, bool ends)
{
    char *note = frame_note(&r->frame);
    struct batch_ref *x = add_note(r, b, BATCH_DAMAGED_INPUT, note);

    r->damages++;
    if (ends)
        give_up(r, b, x);
    free(note);
}

/* Take the decoded bytes up to the end of an entry, or all. */
static void
take_entry(struct records *r, struct batch *b)
{
    struct chunk *c = &r->chunk;
    const char *s = c->p + c->from;
    struct frame_cut cut = frame_take(&r->frame, s, c->to - c->from);

    if (cut.skip > 0)
        r->line_offset = r->offset + cut.skip;
    add_bytes(r, b, s + cut.skip, cut.keep);
    c->from += cut.used;
    r->offset += cut.used;
    c->hungry = cut.used == 0 && !cut.ends && !cut.note;
    if (cut.note)
        say_found(r, b, cut.ends);
    else if (cut.ends)
        end_line(r, b);
}

/* ---- inputs ------------------------------------------------------------- */

static void
begin_frame(struct records *r)
{
    frame_begin(&r->frame, &r->feed.frame);
    r->frame.most = r->record_bytes;
}

static void
begin_input(struct records *r, size_t at)
{
    r->offset = r->line = r->damages = r->member = r->member_line = 0;
    begin_frame(r);
    first_row_begin(&r->first);
    begin_line(r, at);
}

/* The input has ended, and with it what was begun. */
static void
end_input(struct records *r, struct batch *b)
{
    char *note;

    if (r->line_size > 0 || frame_whole(&r->frame))
        end_line(r, b);
    if ((note = frame_end(&r->frame)) != NULL)
        add_note(r, b, BATCH_DAMAGED_INPUT, note);
    free(note);
}

static void
take_bytes(struct records *r)
{
    if (r->frame.spec.kind != r->feed.frame.kind) { /* the first bytes told */
        begin_frame(r);
        r->blank = r->frame.spec.kind == FRAME_LINES;
    }
    if (gzin_member(r->feed.gz) != r->member) {
        r->member = gzin_member(r->feed.gz);
        r->member_line = r->line;
    }
    chunk_add(&r->chunk, r->feed.p, r->feed.n);
}

/* What comes next; but first the framing has to make do with what it has, if
 * nothing follows that. */
static int
next_event(struct records *r, enum feed_event *event, struct cd_err *e)
{
    if (!r->held) {
        chunk_keep(&r->chunk);
        if (feed_next(&r->feed, event, e))
            return -1;
        r->event = *event;
    }
    *event = r->event;
    r->held = r->chunk.from < r->chunk.to &&
              (*event == FEED_ENDED ||
                  (*event == FEED_DAMAGE && feed_damage(&r->feed)->gap));
    r->frame.last = r->held;
    return 0;
}

/* Take what comes next, which makes one entry of the batch at most.  Returns 1
 * if there is more, 0 at the end of the inputs. */
static int
more(struct records *r, struct batch *b, struct cd_err *e)
{
    enum feed_event event;

    if (next_event(r, &event, e))
        return -1;
    if (r->held) {
        r->chunk.hungry = false;
        return 1;
    }
    switch (event) {
    case FEED_OPENED:
        begin_input(r, b->bytes.n);
        break;
    case FEED_BYTES:
        take_bytes(r);
        break;
    case FEED_DAMAGE:
        r->damages++;
        add_damage(r, b);
        break;
    case FEED_CHANGED:
        add_note(r, b, BATCH_CHANGED, r->feed.note);
        break;
    case FEED_ENDED:
        end_input(r, b);
        break;
    case FEED_DONE:
        return 0;
    }
    return 1;
}

int
records_look(struct records *r, struct cd_err *e)
{
    return r->replay != NULL || r->limit == 0 ? 0 : feed_look(&r->feed, e);
}

static struct batch_end
where(const struct records *r)
{
    struct batch_end p = {
        .input = r->feed.input, .framed = r->framed, .read = records_consumed(r)
    };

    if (r->feed.fd >= 0) {
        p.line = r->line;
        p.offset = r->line_offset;
        p.member = r->member;
        p.member_line = r->member_line;
        p.damages = r->damages;
        gzin_prefix(r->feed.gz, &p.consumed, &p.crc);
    }
    return p;
}

/* Rejects are read again from their beginning. */
static int
skip_batches(struct replay *r, uint64_t batches, struct cd_err *e)
{
    struct batch *b = batch_new();
    int rc = 1;

    for (; batches > 0 && rc == 1; batches--)
        rc = replay_next(r, b, e);
    batch_free(b);
    return rc < 0 ? -1 : 0;
}

/* Where an entry begins is known only to a framing that has seen all in front
 * of it: cut the input again up to there. */
static int
catch_up(struct records *r, const struct batch_end *from, struct cd_err *e)
{
    struct batch *b = batch_new();
    int rc = 1;

    while (rc == 1 && (r->feed.fd < 0 || r->line < from->line ||
                          r->damages < from->damages)) {
        b->n = b->notes.n = 0;
        if (r->line_size == 0)
            b->bytes.n = r->line_at = 0;
        r->first.put = false;
        if (chunk_ready(&r->chunk))
            take_entry(r, b);
        else
            rc = more(r, b, e);
    }
    buf_add(&r->carry, b->bytes.p + r->line_at, b->bytes.n - r->line_at);
    batch_free(b);
    return rc < 0 ? -1 : 0;
}

int
records_resume(struct records *r, const struct batch_end *from,
    uint64_t batches, struct cd_err *e)
{
    const bool lines =
        from->input >= r->feed.inputs->n ||
        r->feed.inputs->v[from->input].kind.frame.kind == FRAME_LINES;
    struct batch_end start = *from;
    enum feed_event opened;

    if (r->replay != NULL)
        return skip_batches(r->replay, batches, e);
    r->batches = batches;
    r->framed = from->framed;
    if (!lines)
        start.offset = start.damages = 0;
    if (feed_resume(&r->feed, &start, e))
        return -1;
    if (r->feed.fd < 0)
        return 0;
    if (!lines) {
        int rc = catch_up(r, from, e);

        r->framed = from->framed;
        return rc;
    }
    if (feed_next(&r->feed, &opened, e))
        return -1;
    begin_frame(r);
    r->offset = from->offset;
    r->damages = from->damages;
    r->member = from->member;
    r->member_line = from->member_line;
    r->line = from->line - 1;
    begin_line(r, 0);
    return 0;
}

int
records_next(struct records *r, struct batch *b, struct cd_err *e)
{
    int rc = 1;

    if (r->replay != NULL)
        return replay_next(r->replay, b, e);
    b->n = b->bytes.n = b->notes.n = 0;
    r->line_at = 0;
    r->first.put = false;
    buf_add(&b->bytes, r->carry.p, r->carry.n);
    while (rc == 1 && b->n < BATCH_REFS && r->framed < r->limit &&
           (b->n == 0 || r->line_at < BATCH_BYTES)) {
        if (chunk_ready(&r->chunk))
            take_entry(r, b);
        else
            rc = more(r, b, e);
    }
    if (rc < 0)
        return -1;
    r->carry.n = 0;
    buf_add(&r->carry, b->bytes.p + r->line_at, b->bytes.n - r->line_at);
    b->bytes.n = r->line_at;
    b->number = r->batches++;
    b->end = where(r);
    return b->n > 0;
}
