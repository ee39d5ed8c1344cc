/* SPDX-License-Identifier: MIT */
#include "io/feed.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/interrupt.h"
#include "io/digest.h"
#include "io/foreign.h"

void
feed_init(struct feed *feed, const struct paths *inputs)
{
    memset(feed, 0, sizeof(*feed));
    feed->inputs = inputs;
    feed->fd = -1;
    feed->decoding = decoding_new(inputs->apart);
}

/* Close the current input, if one is open. */
static void
close_current(struct feed *feed)
{
    if (feed->fd < 0)
        return;
    feed->consumed += decoding_consumed(feed->decoding);
    decoding_end(feed->decoding);
    if (feed->fd > STDIN_FILENO)
        close(feed->fd);
    feed->fd = -1;
}

/* Give up what was decoded ahead of the inputs from number `from` of them
 * on. */
static void
forget_ahead(struct feed *feed, size_t from)
{
    size_t i;

    for (i = from; i < feed->nahead; i++) {
        decoding_free(feed->ahead[i].decoding);
        close(feed->ahead[i].fd);
    }
    feed->nahead = from;
}

void
feed_free(struct feed *feed)
{
    close_current(feed);
    forget_ahead(feed, 0);
    decoding_free(feed->decoding);
    buf_free(&feed->head);
}

uint64_t
feed_consumed(const struct feed *feed)
{
    return feed->consumed +
           (feed->fd >= 0 ? decoding_consumed(feed->decoding) : 0);
}

/* ---- opening ------------------------------------------------------------- */

/* Open a file or standard input; -1 with *e. */
static int
open_file(const struct path *path, struct cd_err *e)
{
    int fd;

    if (strcmp(path->file, "-") == 0)
        return STDIN_FILENO;
    do {
        if (interrupt_check(e))
            return -1;
        fd = input_open(&path->then, path->file);
    } while (fd < 0 && errno == EINTR);
    if (fd < 0)
        err_errno(e, "cannot open input \"%s\"", path->name);
    return fd;
}

/* Note that the input has changed, and how. */
static void
note_changed(struct feed *feed, const char *when, const char *how)
{
    snprintf(feed->note, sizeof(feed->note), "%s: %s", when, how);
    feed->changed = true;
}

/* Begin to decode what was opened. */
static void
begin_decoding(struct decoding *decoding, int fd, const struct path *path)
{
    decoding_begin(
        decoding, fd, codec_named(path->file), path->kind.frame.told);
}

/* Open an input that is a large file, and as it was when the run was planned,
 * and begin to decode it.  False: not ahead of its turn. */
static bool
open_ahead(struct feed *feed, size_t number)
{
    const struct path *path = &feed->inputs->v[number];
    struct feed_ahead *ahead = &feed->ahead[feed->nahead];
    char how[INPUT_NOTE];
    struct stat st;

    if (path->then.stream || path->then.size < DECODING_LARGE)
        return false;
    ahead->input = number;
    ahead->fd = input_open(&path->then, path->file);
    if (ahead->fd < 0)
        return false;
    if (fstat(ahead->fd, &st) != 0) {
        close(ahead->fd);
        return false;
    }
    input_of(&ahead->opened, &st);
    ahead->touched = clock_ns(&st.st_ctim);
    if (input_changed(&path->then, &ahead->opened, how)) {
        close(ahead->fd);
        return false;
    }
    ahead->decoding = decoding_new(true);
    begin_decoding(ahead->decoding, ahead->fd, path);
    feed->nahead++;
    return true;
}

/* Decode the next inputs, too. */
static void
look_ahead(struct feed *feed)
{
    size_t next = feed->input + 1 + feed->nahead;

    while (feed->inputs->apart && feed->nahead < FEED_AHEAD &&
           next < feed->inputs->n && open_ahead(feed, next))
        next++;
}

/* The input number feed->input was opened ahead: take that, if it is still
 * what its name leads to.  Otherwise all is opened in its turn. */
static bool
take_ahead(struct feed *feed, struct stat *st)
{
    struct feed_ahead *ahead = feed->ahead;
    struct decoding *before = feed->decoding;

    if (feed->nahead == 0)
        return false;
    if (ahead->input != feed->input ||
        stat(feed->inputs->v[feed->input].file, st) != 0 ||
        st->st_dev != ahead->opened.device ||
        st->st_ino != ahead->opened.inode ||
        clock_ns(&st->st_ctim) != ahead->touched) {
        forget_ahead(feed, 0);
        return false;
    }
    feed->fd = ahead->fd;
    feed->decoding = ahead->decoding;
    decoding_free(before);
    feed->nahead--;
    memmove(ahead, ahead + 1, feed->nahead * sizeof(*ahead));
    return true;
}

/* Open the input number feed->input. */
static int
open_next_input(struct feed *feed, struct cd_err *e)
{
    const struct path *path = &feed->inputs->v[feed->input];
    char how[INPUT_NOTE];
    struct stat st;

    if (!take_ahead(feed, &st)) {
        feed->fd = open_file(path, e);
        if (feed->fd < 0)
            return -1;
        if (fstat(feed->fd, &st) != 0)
            return err_errno(e, "cannot open input \"%s\"", path->name);
        begin_decoding(feed->decoding, feed->fd, path);
    }
    input_of(&feed->opened, &st);
    feed->touched = clock_ns(&st.st_ctim);
    look_ahead(feed);
    feed->looked = path->kind.frame.told;
    feed->frame = path->kind.frame;
    feed->behind = FEED_MORE;
    feed->head.n = 0;
    feed->changed = feed->say = input_changed(&path->then, &feed->opened, how);
    if (feed->changed)
        note_changed(
            feed, "it is not what it was when the run was planned", how);
    if (feed->changed &&
        feed->opened.stream) { /* a pipe in place of a file might never end */
        feed->looked = true;
        feed->behind = FEED_END;
    }
    return 0;
}

/* Does the input begin with bytes of that CRC-32?  1, 0, -1 with *e. */
static int
begins_with(struct feed *feed, uint64_t bytes, uint32_t crc, struct cd_err *e)
{
    const size_t most = (size_t)256 << 10;
    char *piece = buf_reserve(&feed->head, most);
    uint32_t found = 0;
    uint64_t at = 0;

    while (at < bytes) {
        uint64_t left = bytes - at;
        ssize_t n;

        if (interrupt_check(e))
            return -1;
        n = pread(
            feed->fd, piece, left < most ? (size_t)left : most, (off_t)at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_errno(e, "cannot read input \"%s\"",
                feed->inputs->v[feed->input].name);
        if (n == 0)
            return 0;
        found = digest_crc(found, piece, (size_t)n);
        at += (uint64_t)n;
    }
    return found == crc;
}

/* Does the input still hold what was read?  Whoever writes to a file can set
 * its time back, but not that of its inode.  Since the inode also changes when
 * a link is made, the bytes decide. */
static int
holds_the_same(struct feed *feed, const struct stat *now, struct cd_err *e)
{
    uint64_t bytes;
    uint32_t crc;

    if (clock_ns(&now->st_ctim) == feed->touched)
        return 1;
    decoding_prefix(feed->decoding, &bytes, &crc);
    return begins_with(feed, bytes, crc, e);
}

/* Has the input changed while it was read to its end?  1, 0, -1 with *e. */
static int
changed_since(struct feed *feed, struct cd_err *e)
{
    char how[INPUT_NOTE];
    struct input now;
    struct stat st;
    int same;

    if (feed->changed || feed->opened.stream || fstat(feed->fd, &st) != 0)
        return 0;
    input_of(&now, &st);
    if (!input_changed(&feed->opened, &now, how)) {
        same = holds_the_same(feed, &st, e);
        if (same < 0)
            return -1;
        if (same && decoding_consumed(feed->decoding) == now.size)
            return 0;
        if (same)
            snprintf(how, sizeof(how), "%ju bytes were read of its %ju",
                (uintmax_t)decoding_consumed(feed->decoding),
                (uintmax_t)now.size);
        else
            snprintf(
                how, sizeof(how), "it was written to, and its time set back");
    }
    note_changed(feed, "it changed while it was read", how);
    return 1;
}

/* ---- bytes --------------------------------------------------------------- */

/* Set the bytes to return to bytes[0..n), without those that an earlier run has
 * processed.  False if none are left. */
static bool
give_bytes(struct feed *feed, const char *bytes, size_t n)
{
    size_t skip = feed->skip < n ? (size_t)feed->skip : n;

    feed->skip -= skip;
    feed->p = bytes + skip;
    feed->n = n - skip;
    return feed->n > 0;
}

/* Check that the input begins as JSON Lines.  Until that is known its bytes are
 * kept in `head`.  Returns 1 if there are bytes to return. */
static int
look_at_head(struct feed *feed, const char *bytes, size_t n, struct cd_err *e)
{
    if (feed->head.n > 0) {
        buf_add(&feed->head, bytes, n);
        bytes = feed->head.p;
        n = feed->head.n;
    }
    switch (foreign_look(bytes, n, feed->behind == FEED_END,
        feed->inputs->v[feed->input].name, e)) {
    case FOREIGN_WARC:
    case FOREIGN_FEED:
    case FOREIGN_HTML:
    case FOREIGN_TEXT:
    case FOREIGN_OTHER:
        return -1;
    case FOREIGN_VALUES:
        /* The plan has decided this for files: --resume must decide the
         * same. */
        if (feed->frame.kind == FRAME_LINES &&
            !feed->inputs->v[feed->input].then.stream)
            return err_set(e,
                "input \"%s\" turns out to be JSON over many "
                "lines only behind its first %zu bytes: convert "
                "it first, as in \"jq -c . FILE | copydesk run "
                "... -\"",
                feed->inputs->v[feed->input].name, FOREIGN_SNIFF);
        feed->frame.kind = FRAME_JSON;
        break;
    case FOREIGN_MORE:
        if (feed->head.n == 0)
            buf_add(&feed->head, bytes, n);
        return 0;
    case FOREIGN_RECORDS:
        break;
    }
    feed->looked = true;
    return give_bytes(feed, bytes, n);
}

/* Decode more.  Returns 1 if there are bytes to return, 0 if not yet. */
static int
decode_more(struct feed *feed, struct cd_err *e)
{
    const char *bytes;
    bool damage;
    ptrdiff_t n = decoding_read(feed->decoding, &bytes, &damage, e);

    if (n < 0)
        return err_context(
            e, "input \"%s\"", feed->inputs->v[feed->input].name);
    if (n == 0)
        feed->behind = damage ? FEED_DAMAGED : FEED_END;
    else
        return feed->looked ? give_bytes(feed, bytes, (size_t)n)
                            : look_at_head(feed, bytes, (size_t)n, e);
    if (feed->looked)
        return 0;
    if (feed->behind == FEED_END)
        return look_at_head(feed, "", 0, e);
    feed->looked = true; /* not known what it was: its records will show */
    return give_bytes(feed, feed->head.n > 0 ? feed->head.p : "", feed->head.n);
}

/* ---- events -------------------------------------------------------------- */

/* The event after the bytes: 1 with *event, 0 if there is none yet. */
static int
take_behind(struct feed *feed, enum feed_event *event, struct cd_err *e)
{
    int changed;

    switch (feed->behind) {
    case FEED_MORE:
        break;
    case FEED_DAMAGED:
        feed->behind = FEED_MORE;
        *event = FEED_DAMAGE;
        if (feed->skip_damages == 0)
            return 1;
        feed->skip_damages--;
        break;
    case FEED_END:
        feed->behind = FEED_OVER;
        *event = FEED_ENDED;
        return 1;
    case FEED_OVER:
        *event = FEED_CHANGED;
        if ((changed = changed_since(feed, e)) != 0)
            return changed;
        close_current(feed);
        feed->input++;
        break;
    }
    return 0;
}

int
feed_next(struct feed *feed, enum feed_event *event, struct cd_err *e)
{
    int rc = 0;

    while (rc == 0) {
        if (feed->begun) {
            feed->begun = false;
            *event = FEED_OPENED;
            rc = 1;
        } else if (feed->first) {
            feed->first = false;
            *event = FEED_BYTES;
            rc = 1;
        } else if (feed->fd < 0 && feed->input == feed->inputs->n) {
            *event = FEED_DONE;
            rc = 1;
        } else if (feed->fd < 0) {
            *event = FEED_OPENED;
            rc = open_next_input(feed, e) ? -1 : 1;
        } else if (feed->say) {
            feed->say = false;
            *event = FEED_CHANGED;
            rc = 1;
        } else if (feed->behind != FEED_MORE) {
            rc = take_behind(feed, event, e);
        } else {
            *event = FEED_BYTES;
            rc = decode_more(feed, e);
        }
    }
    return rc < 0 ? -1 : 0;
}

int
feed_look(struct feed *feed, struct cd_err *e)
{
    int rc = 0;

    if (feed->inputs->n == 0)
        return 0;
    if (open_next_input(feed, e))
        return -1;
    while (rc == 0 && feed->behind == FEED_MORE)
        rc = decode_more(feed, e);
    feed->first = rc == 1;
    feed->begun = true;
    return rc < 0 ? -1 : 0;
}

/* ---- going on ------------------------------------------------------------ */

/* Does the input begin with what an earlier run has read of it?  -1 with *e if
 * not. */
static int
check_prefix(struct feed *feed, const struct batch_end *from, struct cd_err *e)
{
    int same = feed->opened.stream
                   ? 0
                   : begins_with(feed, from->consumed, from->crc, e);

    if (same == 0)
        return err_set(e, "input \"%s\" has changed since the run began",
            feed->inputs->v[feed->input].name);
    return same < 0 ? -1 : 0;
}

int
feed_resume(struct feed *feed, const struct batch_end *from, struct cd_err *e)
{
    size_t i;

    if (from->input > feed->inputs->n)
        return err_set(e, "the journal speaks of an input that is not there");
    close_current(feed); /* feed_look() has opened the first input */
    feed->begun = feed->first = feed->say = false;
    feed->consumed = 0;
    for (i = 0; i < from->input; i++)
        feed->consumed += feed->inputs->v[i].then.size;
    feed->input = (size_t)from->input;
    if (from->line == 0 || feed->input == feed->inputs->n)
        return 0;
    if (open_next_input(feed, e) || check_prefix(feed, from, e))
        return -1;
    feed->looked = true;
    feed->begun = true;
    feed->skip = from->offset;
    feed->skip_damages = from->damages;
    return 0;
}
