#include "io/records.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "io/digest.h"
#include "io/feed.h"
#include "io/frame.h"
#include "io/replay.h"

#define NOWHERE SIZE_MAX

struct records {
    struct replay *replay; /* reads in its place, or NULL */
    struct feed feed;
    struct frame frame; /* of the input */
    uint64_t record_bytes, limit, framed, batches;

    const char *chunk; /* decoded bytes chunk[from..to) to look at */
    size_t from, to;
    uint64_t offset;      /* decoded bytes of the input before chunk[from] */
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

    /* FRAME_CSV: the first row, which goes along with those behind it. */
    bool first_seen;  /* it, or a gap where it may have been */
    struct buf first; /* nothing, if it is too long or was in a gap */
    size_t first_at;  /* where in the batch it is, or NOWHERE */
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
    buf_free(&r->first);
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

static struct batch_ref *
add_ref(struct records *r, struct batch *b, enum batch_kind kind)
{
    struct batch_ref *x = &b->refs[b->n++];

    memset(x, 0, sizeof(*x));
    x->kind = kind;
    x->input = (uint32_t)r->feed.input;
    x->at = (uint32_t)r->line_at;
    return x;
}

static bool
all_space(const char *s, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (s[i] != ' ' && s[i] != '\t' && s[i] != '\r')
            return false;
    }
    return true;
}

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
    r->blank = all_space(s + n, r->line_size);
}

/* The first row of a table, of which the entry is a part. */
static void
add_first(struct records *r, struct batch *b, struct batch_ref *x)
{
    if (r->first_at == NOWHERE) {
        r->first_at = b->bytes.n;
        buf_add(&b->bytes, r->first.p, r->first.n);
    }
    x->first_at = (uint32_t)r->first_at;
    x->first_length = (uint32_t)r->first.n;
}

/* The first row has ended.  Returns whether it is no entry. */
static bool
take_first(struct records *r, const struct batch *b, bool large)
{
    if (r->first_seen)
        return false;
    r->first_seen = true;
    if (!large && r->line_size <= BATCH_FIRST)
        buf_add(&r->first, b->bytes.p + r->line_at, (size_t)r->line_size);
    return r->frame.spec.names;
}

/* The current line has ended: make it an entry, unless it is blank. */
static void
end_line(struct records *r, struct batch *b)
{
    bool large = r->line_size > r->record_bytes;

    if (r->frame.spec.kind == FRAME_LINES)
        skip_mark(r, b);
    else if (r->frame.spec.kind == FRAME_CSV)
        r->blank = take_first(r, b, large);
    if (r->blank && !large) {
        b->bytes.n = r->line_at;
    } else {
        struct batch_ref *x =
            add_ref(r, b, large ? BATCH_TOO_LARGE : BATCH_RECORD);

        x->line = r->line;
        x->offset = r->line_offset;
        x->size = r->line_size;
        x->length = large ? 0 : (uint32_t)r->line_size;
        x->code = large ? r->line_crc : 0;
        if (r->frame.spec.kind == FRAME_CSV && !large && r->first.n > 0)
            add_first(r, b, x);
        r->framed++;
    }
    begin_line(r, b->bytes.n);
}

static struct batch_ref *
add_note(struct records *r, struct batch *b, enum batch_damage kind,
    const char *text)
{
    struct batch_ref *x = add_ref(r, b, BATCH_DAMAGE);

    x->code = kind;
    x->note_at = (uint32_t)b->notes.n;
    x->note_length = (uint32_t)strlen(text);
    buf_add(&b->notes, text, x->note_length);
    return x;
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
        r->first_seen = true;
    }
    if ((d->gap || whole) && begun) {
        x->length = (uint32_t)(b->bytes.n - r->line_at);
        begin_line(r, b->bytes.n);
    }
}

/* ---- entries ------------------------------------------------------------ */

/* Add n bytes to the current entry, or only count them if it is too large. */
static void
add_bytes(struct records *r, struct batch *b, const char *s, size_t n)
{
    r->line_size += n;
    if (r->blank)
        r->blank = all_space(s, n);
    if (r->line_size <= r->record_bytes) {
        buf_add(&b->bytes, s, n);
        return;
    }
    if (r->line_size - n <= r->record_bytes)
        r->line_crc = digest_crc(
            0, b->bytes.p + r->line_at, b->bytes.n - r->line_at);
    r->line_crc = digest_crc(r->line_crc, s, n);
    b->bytes.n = r->line_at;
}

/* Say what was skipped in front of the next entry. */
static void
say_skipped(struct records *r, struct batch *b)
{
    char *note = frame_note(&r->frame);

    add_note(r, b, BATCH_DAMAGED_INPUT, note)->offset =
        gzin_consumed(r->feed.gz);
    r->damages++;
    free(note);
}

/* Take the decoded bytes up to the end of an entry, or all. */
static void
take_entry(struct records *r, struct batch *b)
{
    const char *s = r->chunk + r->from;
    struct frame_cut cut = frame_take(&r->frame, s, r->to - r->from);

    if (cut.skip > 0)
        r->line_offset = r->offset + cut.skip;
    add_bytes(r, b, s + cut.skip, cut.keep);
    r->from += cut.used;
    r->offset += cut.used;
    if (cut.note)
        say_skipped(r, b);
    if (cut.ends)
        end_line(r, b);
}

/* ---- inputs ------------------------------------------------------------- */

static void
begin_input(struct records *r, size_t at)
{
    r->offset = r->line = r->damages = r->member = r->member_line = 0;
    frame_begin(&r->frame, &r->feed.frame);
    r->first_seen = false;
    r->first.n = 0;
    r->first_at = NOWHERE;
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
        add_note(r, b, BATCH_DAMAGED_INPUT, note)->offset =
            gzin_consumed(r->feed.gz);
    free(note);
}

static void
take_bytes(struct records *r)
{
    if (r->frame.spec.kind != r->feed.frame.kind) { /* the first bytes told */
        frame_begin(&r->frame, &r->feed.frame);
        r->blank = r->frame.spec.kind == FRAME_LINES;
    }
    if (gzin_member(r->feed.gz) != r->member) {
        r->member = gzin_member(r->feed.gz);
        r->member_line = r->line;
    }
    r->chunk = r->feed.p;
    r->from = 0;
    r->to = r->feed.n;
}

/* Take what comes next, which makes one entry of the batch at most.  Returns 1
 * if there is more, 0 at the end of the inputs. */
static int
more(struct records *r, struct batch *b, struct cd_err *e)
{
    enum feed_event event;

    if (feed_next(&r->feed, &event, e))
        return -1;
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
        add_note(r, b, BATCH_CHANGED, r->feed.note)->offset =
            gzin_consumed(r->feed.gz);
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
    struct batch_end p = { .input = r->feed.input,
        .framed = r->framed,
        .read = records_consumed(r) };

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
        r->first_at = NOWHERE;
        if (r->from < r->to)
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
    const bool lines = from->input >= r->feed.inputs->n ||
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
    frame_begin(&r->frame, &r->feed.frame);
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
    r->first_at = NOWHERE;
    buf_add(&b->bytes, r->carry.p, r->carry.n);
    while (rc == 1 && b->n < BATCH_REFS && r->framed < r->limit &&
           (b->n == 0 || r->line_at < BATCH_BYTES)) {
        if (r->from < r->to)
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
