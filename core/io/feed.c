/* SPDX-License-Identifier: MIT */
#include "io/feed.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "io/digest.h"
#include "io/foreign.h"

void
feed_init(struct feed *f, const struct paths *inputs)
{
    memset(f, 0, sizeof(*f));
    f->inputs = inputs;
    f->fd = -1;
    f->gz = gzin_new();
}

static void
close_input(struct feed *f)
{
    if (f->fd < 0)
        return;
    f->consumed += gzin_consumed(f->gz);
    if (f->fd > STDIN_FILENO)
        close(f->fd);
    f->fd = -1;
}

void
feed_free(struct feed *f)
{
    close_input(f);
    gzin_free(f->gz);
    buf_free(&f->head);
}

uint64_t
feed_consumed(const struct feed *f)
{
    return f->consumed + (f->fd >= 0 ? gzin_consumed(f->gz) : 0);
}

/* ---- opening ------------------------------------------------------------- */

static int
open_file(const struct path *p, struct cd_err *e)
{
    int fd;

    if (strcmp(p->file, "-") == 0)
        return STDIN_FILENO;
    do {
        if (interrupt_check(e))
            return -1;
        fd = input_open(&p->then, p->file);
    } while (fd < 0 && errno == EINTR);
    if (fd < 0)
        err_errno(e, "cannot open input \"%s\"", p->name);
    return fd;
}

/* The time of change of an inode: ns since 1970. */
static int64_t
touched(const struct stat *st)
{
    return (int64_t)st->st_ctim.tv_sec * 1000000000 + st->st_ctim.tv_nsec;
}

static void
say_changed(struct feed *f, const char *when, const char *how)
{
    snprintf(f->note, sizeof(f->note), "%s: %s", when, how);
    f->changed = true;
}

static int
open_input(struct feed *f, struct cd_err *e)
{
    const struct path *p = &f->inputs->v[f->input];
    char how[INPUT_NOTE];
    struct stat st;

    f->fd = open_file(p, e);
    if (f->fd < 0)
        return -1;
    if (fstat(f->fd, &st) != 0)
        return err_errno(e, "cannot open input \"%s\"", p->name);
    input_of(&f->opened, &st);
    f->touched = touched(&st);
    gzin_begin(
        f->gz, f->fd, paths_ends_with(p->file, ".gz"), p->kind.frame.told);
    f->looked = p->kind.frame.told;
    f->frame = p->kind.frame;
    f->behind = FEED_MORE;
    f->head.n = 0;
    f->changed = f->say = input_changed(&p->then, &f->opened, how);
    if (f->changed)
        say_changed(f, "it is not what it was when the run was planned", how);
    if (f->changed && f->opened.stream) { /* it might never end */
        f->looked = true;
        f->behind = FEED_END;
    }
    return 0;
}

/* Does the input begin with these bytes?  1, 0, -1 with *e. */
static int
begins_with(struct feed *f, uint64_t bytes, uint32_t crc, struct cd_err *e)
{
    const size_t most = (size_t)256 << 10;
    char *piece = buf_reserve(&f->head, most);
    uint32_t found = 0;
    uint64_t at = 0;

    while (at < bytes) {
        uint64_t left = bytes - at;
        ssize_t n;

        if (interrupt_check(e))
            return -1;
        n = pread(f->fd, piece, left < most ? (size_t)left : most, (off_t)at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_errno(
                e, "cannot read input \"%s\"", f->inputs->v[f->input].name);
        if (n == 0)
            return 0;
        found = digest_crc(found, piece, (size_t)n);
        at += (uint64_t)n;
    }
    return found == crc;
}

/* Is what was read what the input holds?  Whoever writes to a file can set its
 * time back, but not that of its inode, which changes for less than that, as
 * for a link to it: then the bytes decide. */
static int
holds_the_same(struct feed *f, const struct stat *now, struct cd_err *e)
{
    uint64_t bytes;
    uint32_t crc;

    if (touched(now) == f->touched)
        return 1;
    gzin_prefix(f->gz, &bytes, &crc);
    return begins_with(f, bytes, crc, e);
}

/* Has the input changed while it was read to its end?  1, 0, -1 with *e. */
static int
changed_since(struct feed *f, struct cd_err *e)
{
    char how[INPUT_NOTE];
    struct input now;
    struct stat st;
    int same;

    if (f->changed || f->opened.stream || fstat(f->fd, &st) != 0)
        return 0;
    input_of(&now, &st);
    if (!input_changed(&f->opened, &now, how)) {
        same = holds_the_same(f, &st, e);
        if (same < 0)
            return -1;
        if (same && gzin_consumed(f->gz) == now.size)
            return 0;
        if (same)
            snprintf(how, sizeof(how), "%ju bytes were read of its %ju",
                (uintmax_t)gzin_consumed(f->gz), (uintmax_t)now.size);
        else
            snprintf(
                how, sizeof(how), "it was written to, and its time set back");
    }
    say_changed(f, "it changed while it was read", how);
    return 1;
}

/* ---- bytes --------------------------------------------------------------- */

/* Give p[0..n), less what an earlier run has done.  Returns whether there is
 * anything. */
static bool
give(struct feed *f, const char *p, size_t n)
{
    size_t skip = f->skip < n ? (size_t)f->skip : n;

    f->skip -= skip;
    f->p = p + skip;
    f->n = n - skip;
    return f->n > 0;
}

/* Are the first bytes of the input JSON Lines?  Until that can be told they are
 * kept in `head`.  1: they are given. */
static int
look(struct feed *f, const char *p, size_t n, struct cd_err *e)
{
    if (f->head.n > 0) {
        buf_add(&f->head, p, n);
        p = f->head.p;
        n = f->head.n;
    }
    switch (foreign_look(
        p, n, f->behind == FEED_END, f->inputs->v[f->input].name, e)) {
    case FOREIGN_WARC:
    case FOREIGN_HTML:
    case FOREIGN_TEXT:
    case FOREIGN_OTHER:
        return -1;
    case FOREIGN_VALUES:
        /* Of a file the plan knows it: --resume must see the same. */
        if (f->frame.kind == FRAME_LINES && !f->inputs->v[f->input].then.stream)
            return err_set(e,
                "input \"%s\" turns out to be JSON over many "
                "lines only behind its first %zu bytes: convert "
                "it first, as in \"jq -c . FILE | copydesk run "
                "... -\"",
                f->inputs->v[f->input].name, FOREIGN_SNIFF);
        f->frame.kind = FRAME_JSON;
        break;
    case FOREIGN_MORE:
        if (f->head.n == 0)
            buf_add(&f->head, p, n);
        return 0;
    case FOREIGN_RECORDS:
        break;
    }
    f->looked = true;
    return give(f, p, n);
}

/* Decode more.  1: there are bytes; 0: come again. */
static int
more(struct feed *f, struct cd_err *e)
{
    const char *p;
    bool damage;
    ptrdiff_t n = gzin_read(f->gz, &p, &damage, e);

    if (n < 0)
        return err_context(e, "input \"%s\"", f->inputs->v[f->input].name);
    if (n == 0)
        f->behind = damage ? FEED_DAMAGED : FEED_END;
    else
        return f->looked ? give(f, p, (size_t)n) : look(f, p, (size_t)n, e);
    if (f->looked)
        return 0;
    if (f->behind == FEED_END)
        return look(f, "", 0, e);
    f->looked = true; /* who knows what it was: the records will tell */
    return give(f, f->head.n > 0 ? f->head.p : "", f->head.n);
}

/* ---- events -------------------------------------------------------------- */

/* What comes behind the bytes.  1: *event, 0: come again. */
static int
take_behind(struct feed *f, enum feed_event *event, struct cd_err *e)
{
    int changed;

    switch (f->behind) {
    case FEED_MORE:
        break;
    case FEED_DAMAGED:
        f->behind = FEED_MORE;
        *event = FEED_DAMAGE;
        if (f->skip_damages == 0)
            return 1;
        f->skip_damages--;
        break;
    case FEED_END:
        f->behind = FEED_OVER;
        *event = FEED_ENDED;
        return 1;
    case FEED_OVER:
        *event = FEED_CHANGED;
        if ((changed = changed_since(f, e)) != 0)
            return changed;
        close_input(f);
        f->input++;
        break;
    }
    return 0;
}

int
feed_next(struct feed *f, enum feed_event *event, struct cd_err *e)
{
    int rc = 0;

    while (rc == 0) {
        if (f->begun) {
            f->begun = false;
            *event = FEED_OPENED;
            rc = 1;
        } else if (f->ahead) {
            f->ahead = false;
            *event = FEED_BYTES;
            rc = 1;
        } else if (f->fd < 0 && f->input == f->inputs->n) {
            *event = FEED_DONE;
            rc = 1;
        } else if (f->fd < 0) {
            *event = FEED_OPENED;
            rc = open_input(f, e) ? -1 : 1;
        } else if (f->say) {
            f->say = false;
            *event = FEED_CHANGED;
            rc = 1;
        } else if (f->behind != FEED_MORE) {
            rc = take_behind(f, event, e);
        } else {
            *event = FEED_BYTES;
            rc = more(f, e);
        }
    }
    return rc < 0 ? -1 : 0;
}

int
feed_look(struct feed *f, struct cd_err *e)
{
    int rc = 0;

    if (f->inputs->n == 0)
        return 0;
    if (open_input(f, e))
        return -1;
    while (rc == 0 && f->behind == FEED_MORE)
        rc = more(f, e);
    f->ahead = rc == 1;
    f->begun = true;
    return rc < 0 ? -1 : 0;
}

/* ---- going on ------------------------------------------------------------ */

/* Does the input begin with the bytes that an earlier run has read? */
static int
check_prefix(struct feed *f, const struct batch_end *from, struct cd_err *e)
{
    int same =
        f->opened.stream ? 0 : begins_with(f, from->consumed, from->crc, e);

    if (same == 0)
        return err_set(e, "input \"%s\" has changed since the run began",
            f->inputs->v[f->input].name);
    return same < 0 ? -1 : 0;
}

int
feed_resume(struct feed *f, const struct batch_end *from, struct cd_err *e)
{
    size_t i;

    if (from->input > f->inputs->n)
        return err_set(e, "the journal speaks of an input that is not there");
    close_input(f); /* feed_look has opened the first one */
    f->begun = f->ahead = f->say = false;
    f->consumed = 0;
    for (i = 0; i < from->input; i++)
        f->consumed += f->inputs->v[i].then.size;
    f->input = (size_t)from->input;
    if (from->line == 0 || f->input == f->inputs->n)
        return 0;
    if (open_input(f, e) || check_prefix(f, from, e))
        return -1;
    f->looked = true;
    f->begun = true;
    f->skip = from->offset;
    f->skip_damages = from->damages;
    return 0;
}
