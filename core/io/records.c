#include "io/records.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "io/digest.h"
#include "io/gzin.h"
#include "io/replay.h"

#define CHUNK ((size_t)256 << 10)

struct records {
    struct replay *replay; /* reads in its place, or NULL */
    const struct paths *inputs;
    uint64_t record_bytes, limit, framed, batches;

    size_t input; /* index of the current one */
    int fd;
    struct gzin *gz;   /* NULL: open the next input */
    uint64_t consumed; /* compressed bytes of the inputs before */

    uint64_t damages;      /* reported of the input */
    uint64_t skip;         /* decoded bytes that an earlier run has done ... */
    uint64_t skip_damages; /* ... and damages that it has reported */

    char *chunk; /* decoded bytes chunk[from..to) to look at */
    size_t from, to;
    uint64_t offset; /* decoded bytes of the input before chunk[from] */

    /* The line that began and has not ended.  Its bytes lie at the end of
     * the batch; between batches, in `carry`. */
    uint64_t line;        /* its number */
    uint64_t line_offset; /* decoded bytes before it */
    uint64_t line_size;   /* bytes seen of it */
    size_t line_at;       /* where in the batch they begin */
    bool blank;           /* only white space so far */
    struct buf carry;
};

struct batch *
batch_new(void)
{
    struct batch *b = mem_zalloc(1, sizeof(*b));

    buf_reserve(&b->bytes, BATCH_BYTES);
    return b;
}

void
batch_free(struct batch *b)
{
    if (b == NULL)
        return;
    buf_free(&b->bytes);
    buf_free(&b->notes);
    free(b);
}

struct records *
records_new(const struct paths *inputs, uint64_t record_bytes, uint64_t limit)
{
    struct records *r = mem_zalloc(1, sizeof(*r));

    r->inputs = inputs;
    r->record_bytes = record_bytes;
    r->limit = limit;
    r->chunk = mem_alloc(CHUNK);
    r->fd = -1;
    return r;
}

struct records *
records_replay(const struct paths *inputs, uint64_t record_bytes)
{
    struct records *r = records_new(inputs, record_bytes, UINT64_MAX);

    r->replay = replay_new(inputs, record_bytes);
    return r;
}

static void
close_input(struct records *r)
{
    if (r->gz != NULL)
        r->consumed += gzin_consumed(r->gz);
    gzin_close(r->gz);
    r->gz = NULL;
    if (r->fd > STDIN_FILENO)
        close(r->fd);
    r->fd = -1;
}

void
records_free(struct records *r)
{
    if (r == NULL)
        return;
    close_input(r);
    replay_free(r->replay);
    buf_free(&r->carry);
    free(r->chunk);
    free(r);
}

uint64_t
records_consumed(const struct records *r)
{
    if (r->replay != NULL)
        return replay_consumed(r->replay);
    return r->consumed + (r->gz != NULL ? gzin_consumed(r->gz) : 0);
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
    r->blank = true;
}

static int
open_input(struct records *r, size_t at, struct cd_err *e)
{
    const struct path *p = &r->inputs->v[r->input];

    r->fd = strcmp(p->file, "-") == 0 ? STDIN_FILENO
                                      : open(p->file, O_RDONLY | O_CLOEXEC);
    if (r->fd < 0)
        return err_errno(e, "cannot open input \"%s\"", p->name);
    r->gz = gzin_open(r->fd);
    r->offset = r->line = r->damages = 0;
    begin_line(r, at);
    return 0;
}

/* ---- entries of the batch ----------------------------------------------- */

static struct batch_ref *
add_ref(struct records *r, struct batch *b, enum batch_kind kind)
{
    struct batch_ref *x = &b->refs[b->n++];

    memset(x, 0, sizeof(*x));
    x->kind = kind;
    x->input = (uint32_t)r->input;
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

/* The first line of a file may begin with a byte order mark: leave it out. */
static void
skip_mark(struct records *r, struct batch *b)
{
    static const char mark[] = "\xef\xbb\xbf";
    const size_t n = sizeof(mark) - 1;
    const char *s = b->bytes.p + r->line_at;

    if (b->bytes.n - r->line_at < n || memcmp(s, mark, n) != 0)
        return;
    r->line_at += n;
    r->line_offset += n;
    r->line_size -= n;
    r->blank = all_space(s + n, r->line_size);
}

/* The current line has ended: make it an entry, unless it is blank. */
static void
end_line(struct records *r, struct batch *b)
{
    bool large = r->line_size > r->record_bytes;

    if (r->line == 1)
        skip_mark(r, b);
    if (r->blank && !large) {
        b->bytes.n = r->line_at;
    } else {
        struct batch_ref *x =
            add_ref(r, b, large ? BATCH_TOO_LARGE : BATCH_RECORD);

        x->line = r->line;
        x->offset = r->line_offset;
        x->size = r->line_size;
        x->length = large ? 0 : (uint32_t)r->line_size;
        r->framed++;
    }
    begin_line(r, b->bytes.n);
}

/* Damage comes between lines or, without a gap, inside the current line,
 * whose bytes then stay the last of the batch. */
static void
add_damage(struct records *r, struct batch *b)
{
    const struct gzin_damage *d = gzin_damage(r->gz);
    bool cut = d->gap && r->line_size > 0;
    struct batch_ref *x = add_ref(r, b, BATCH_DAMAGE);

    x->offset = d->offset;
    x->size = d->member;
    x->note_at = (uint32_t)b->notes.n;
    x->note_length = (uint32_t)strlen(d->text);
    buf_add(&b->notes, d->text, x->note_length);
    if (cut) {
        x->length = (uint32_t)(b->bytes.n - r->line_at);
        begin_line(r, b->bytes.n);
    }
}

/* ---- lines -------------------------------------------------------------- */

/* Add n bytes to the current line, or only count them if it is too large. */
static void
add_bytes(struct records *r, struct batch *b, const char *s, size_t n)
{
    r->line_size += n;
    r->blank = r->blank && all_space(s, n);
    if (r->line_size > r->record_bytes)
        b->bytes.n = r->line_at;
    else
        buf_add(&b->bytes, s, n);
}

/* Take the decoded bytes up to the end of a line, or all. */
static void
take_line(struct records *r, struct batch *b)
{
    const char *s = r->chunk + r->from;
    size_t n = r->to - r->from;
    const char *newline = memchr(s, '\n', n);

    if (newline != NULL)
        n = (size_t)(newline - s);
    add_bytes(r, b, s, n);
    if (newline != NULL)
        n++;
    r->from += n;
    r->offset += n;
    if (newline != NULL)
        end_line(r, b);
}

/* Decode more.  Returns 1 if there is more, 0 at the end of the inputs. */
static int
more(struct records *r, struct batch *b, struct cd_err *e)
{
    bool damage;
    ptrdiff_t n;

    if (r->gz == NULL) {
        if (r->input == r->inputs->n)
            return 0;
        if (open_input(r, b->bytes.n, e))
            return -1;
    }
    n = gzin_read(r->gz, r->chunk, CHUNK, &damage, e);
    if (n < 0)
        return err_context(e, "input \"%s\"", r->inputs->v[r->input].name);
    r->from = 0;
    r->to = (size_t)n;
    if (r->skip > 0) {
        r->from = r->skip < r->to ? (size_t)r->skip : r->to;
        r->skip -= r->from;
    }
    if (damage && r->skip_damages > 0) {
        r->skip_damages--;
    } else if (damage) {
        r->damages++;
        add_damage(r, b);
    } else if (n == 0) {
        if (r->line_size > 0)
            end_line(r, b);
        close_input(r);
        r->input++;
    }
    return 1;
}

static struct batch_end
where(const struct records *r)
{
    struct batch_end p = { .input = r->input, .framed = r->framed };

    if (r->gz != NULL) {
        p.line = r->line;
        p.offset = r->line_offset;
        p.damages = r->damages;
        gzin_prefix(r->gz, &p.consumed, &p.crc);
    }
    return p;
}

/* Does the input begin with the bytes that an earlier run has read? */
static int
check_prefix(struct records *r, const struct batch_end *from, struct cd_err *e)
{
    const char *name = r->inputs->v[r->input].name;
    uint64_t at = 0;
    uint32_t crc = 0;

    while (at < from->consumed) {
        uint64_t left = from->consumed - at;
        ssize_t n = pread(
            r->fd, r->chunk, left < CHUNK ? (size_t)left : CHUNK, (off_t)at);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_errno(e, "cannot read input \"%s\"", name);
        if (n == 0)
            break;
        crc = digest_crc(crc, r->chunk, (size_t)n);
        at += (uint64_t)n;
    }
    if (at == from->consumed && crc == from->crc)
        return 0;
    return err_set(e, "input \"%s\" has changed since the run began", name);
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

int
records_resume(struct records *r, const struct batch_end *from,
    uint64_t batches, struct cd_err *e)
{
    size_t i;

    if (r->replay != NULL)
        return skip_batches(r->replay, batches, e);

    r->batches = batches;
    r->framed = from->framed;
    if (from->input > r->inputs->n)
        return err_set(e, "the journal speaks of an input that is not there");
    for (i = 0; i < from->input; i++)
        r->consumed += r->inputs->v[i].size;
    r->input = (size_t)from->input;
    if (from->line == 0 || r->input == r->inputs->n)
        return 0;
    if (open_input(r, 0, e) || check_prefix(r, from, e))
        return -1;
    r->skip = r->offset = from->offset;
    r->damages = r->skip_damages = from->damages;
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
    buf_add(&b->bytes, r->carry.p, r->carry.n);
    while (rc == 1 && b->n < BATCH_REFS && r->framed < r->limit &&
           (b->n == 0 || r->line_at < BATCH_BYTES)) {
        if (r->from < r->to)
            take_line(r, b);
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
