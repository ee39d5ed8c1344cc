/* SPDX-License-Identifier: MIT */
#include "io/intake.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/interrupt.h"
#include "io/digest.h"
#include "io/intake_head.h"

void
intake_init(struct intake *intake, const struct paths *inputs)
{
    memset(intake, 0, sizeof(*intake));
    intake->inputs = inputs;
    intake->fd = -1;
    intake->decoding = decoding_new(inputs->apart);
}

/* Close the current input, if one is open. */
static void
close_current(struct intake *intake)
{
    if (intake->fd < 0)
        return;
    intake->consumed += decoding_consumed(intake->decoding);
    decoding_end(intake->decoding);
    if (intake->fd > STDIN_FILENO)
        close(intake->fd);
    intake->fd = -1;
}

/* Give up what was decoded ahead of the inputs from number `from` of them
 * on. */
static void
forget_ahead(struct intake *intake, size_t from)
{
    size_t i;

    for (i = from; i < intake->nahead; i++) {
        decoding_free(intake->ahead[i].decoding);
        close(intake->ahead[i].fd);
    }
    intake->nahead = from;
}

void
intake_free(struct intake *intake)
{
    close_current(intake);
    forget_ahead(intake, 0);
    decoding_free(intake->decoding);
    buf_free(&intake->head);
}

uint64_t
intake_consumed(const struct intake *intake)
{
    return intake->consumed +
           (intake->fd >= 0 ? decoding_consumed(intake->decoding) : 0);
}

/* ---- opening ------------------------------------------------------------- */

/* Open a file or standard input; -1 with *err. */
static int
open_input(const struct path *path, struct cd_err *err)
{
    int fd;

    if (strcmp(path->file, "-") == 0)
        return STDIN_FILENO;
    do {
        if (interrupt_check(err))
            return -1;
        fd = input_open(&path->then, path->file);
    } while (fd < 0 && errno == EINTR);
    if (fd < 0)
        err_errno(err, "cannot open input \"%s\"", path->name);
    return fd;
}

/* Note that the input has changed, and how. */
static void
note_changed(struct intake *intake, const char *when, const char *how)
{
    snprintf(intake->note, sizeof(intake->note), "%s: %s", when, how);
    intake->changed = true;
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
open_ahead(struct intake *intake, size_t number)
{
    const struct path *path = &intake->inputs->v[number];
    struct intake_ahead *ahead = &intake->ahead[intake->nahead];
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
    intake->nahead++;
    return true;
}

/* Decode the next inputs, too. */
static void
look_ahead(struct intake *intake)
{
    size_t next = intake->input + 1 + intake->nahead;

    while (intake->inputs->apart && intake->nahead < INTAKE_AHEAD &&
           next < intake->inputs->n && open_ahead(intake, next))
        next++;
}

/* The input number intake->input was opened ahead: take that, if it is still
 * what its name leads to.  Otherwise all is opened in its turn. */
static bool
take_ahead(struct intake *intake, struct stat *st)
{
    struct intake_ahead *ahead = intake->ahead;
    struct decoding *before = intake->decoding;

    if (intake->nahead == 0)
        return false;
    if (ahead->input != intake->input ||
        stat(intake->inputs->v[intake->input].file, st) != 0 ||
        st->st_dev != ahead->opened.device ||
        st->st_ino != ahead->opened.inode ||
        clock_ns(&st->st_ctim) != ahead->touched) {
        forget_ahead(intake, 0);
        return false;
    }
    intake->fd = ahead->fd;
    intake->decoding = ahead->decoding;
    decoding_free(before);
    intake->nahead--;
    memmove(ahead, ahead + 1, intake->nahead * sizeof(*ahead));
    return true;
}

/* Open the input number intake->input. */
static int
open_next_input(struct intake *intake, struct cd_err *err)
{
    const struct path *path = &intake->inputs->v[intake->input];
    char how[INPUT_NOTE];
    struct stat st;

    if (!take_ahead(intake, &st)) {
        intake->fd = open_input(path, err);
        if (intake->fd < 0)
            return -1;
        if (fstat(intake->fd, &st) != 0)
            return err_errno(err, "cannot open input \"%s\"", path->name);
        begin_decoding(intake->decoding, intake->fd, path);
    }
    input_of(&intake->opened, &st);
    intake->touched = clock_ns(&st.st_ctim);
    look_ahead(intake);
    intake->looked = path->kind.frame.told;
    intake->frame = path->kind.frame;
    intake->behind = INTAKE_MORE;
    intake->head.n = 0;
    intake->hidden = false;
    intake->changed = intake->say =
        input_changed(&path->then, &intake->opened, how);
    if (intake->changed)
        note_changed(
            intake, "it is not what it was when the run was planned", how);
    if (intake->changed &&
        intake->opened.stream) { /* a pipe in place of a file might never end */
        intake->looked = true;
        intake->behind = INTAKE_END;
    }
    return 0;
}

/* Does the input begin with bytes of that CRC-32?  1, 0, -1 with *err. */
static int
head_begins_with(
    struct intake *intake, uint64_t bytes, uint32_t crc, struct cd_err *err)
{
    const size_t most = (size_t)256 << 10;
    char *piece = buf_reserve(&intake->head, most);
    uint32_t found = 0;
    uint64_t at = 0;

    while (at < bytes) {
        uint64_t left = bytes - at;
        ssize_t n;

        if (interrupt_check(err))
            return -1;
        n = pread(
            intake->fd, piece, left < most ? (size_t)left : most, (off_t)at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_errno(err, "cannot read input \"%s\"",
                intake->inputs->v[intake->input].name);
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
holds_the_same(
    struct intake *intake, const struct stat *now, struct cd_err *err)
{
    uint64_t bytes;
    uint32_t crc;

    if (clock_ns(&now->st_ctim) == intake->touched)
        return 1;
    decoding_prefix(intake->decoding, &bytes, &crc);
    return head_begins_with(intake, bytes, crc, err);
}

/* Has the input changed while it was read to its end?  1, 0, -1 with *err. */
static int
changed_since(struct intake *intake, struct cd_err *err)
{
    char how[INPUT_NOTE];
    struct input now;
    struct stat st;
    int same;

    if (intake->changed || intake->opened.stream || fstat(intake->fd, &st) != 0)
        return 0;
    input_of(&now, &st);
    if (!input_changed(&intake->opened, &now, how)) {
        same = holds_the_same(intake, &st, err);
        if (same < 0)
            return -1;
        if (same && decoding_consumed(intake->decoding) == now.size)
            return 0;
        if (same)
            snprintf(how, sizeof(how), "%ju bytes were read of its %ju",
                (uintmax_t)decoding_consumed(intake->decoding),
                (uintmax_t)now.size);
        else
            snprintf(
                how, sizeof(how), "it was written to, and its time set back");
    }
    note_changed(intake, "it changed while it was read", how);
    return 1;
}

/* ---- bytes --------------------------------------------------------------- */

/* Set the bytes to return to bytes[0..n), without those that an earlier run has
 * processed.  False if none are left. */
static bool
give_bytes(struct intake *intake, const char *bytes, size_t n)
{
    size_t skip = intake->skip < n ? (size_t)intake->skip : n;

    intake->skip -= skip;
    intake->p = bytes + skip;
    intake->n = n - skip;
    return intake->n > 0;
}

/* Look at bytes[0..n), which the input begins with.  Returns 1 if there are
 * bytes to return. */
static int
look_at_head(
    struct intake *intake, const char *bytes, size_t n, struct cd_err *err)
{
    const int rc = intake_head(intake, &bytes, &n, err);

    return rc == 1 ? give_bytes(intake, bytes, n) : rc;
}

/* Decode more.  Returns 1 if there are bytes to return, 0 if not yet. */
static int
decode_more(struct intake *intake, struct cd_err *err)
{
    const char *bytes;
    bool damage;
    ptrdiff_t n = decoding_read(intake->decoding, &bytes, &damage, err);

    if (n < 0)
        return err_context(
            err, "input \"%s\"", intake->inputs->v[intake->input].name);
    if (n == 0)
        intake->behind = damage ? INTAKE_DAMAGED : INTAKE_END;
    else
        return intake->looked ? give_bytes(intake, bytes, (size_t)n)
                              : look_at_head(intake, bytes, (size_t)n, err);
    if (intake->looked)
        return 0;
    if (damage && intake->head.n == 0) {
        /* What is behind it tells: of a file, while planning. */
        intake->hidden = true;
        intake->looked = !intake->inputs->v[intake->input].then.stream;
        return 0;
    }
    if (intake->behind == INTAKE_END || intake->hidden)
        return look_at_head(intake, "", 0, err);
    intake->looked = true; /* not known what it was: its records will show */
    return give_bytes(
        intake, intake->head.n > 0 ? intake->head.p : "", intake->head.n);
}

/* ---- events -------------------------------------------------------------- */

/* The event after the bytes: 1 with *event, 0 if there is none yet. */
static int
take_behind(struct intake *intake, enum intake_event *event, struct cd_err *err)
{
    int changed;

    switch (intake->behind) {
    case INTAKE_MORE:
        break;
    case INTAKE_DAMAGED:
        intake->behind = INTAKE_MORE;
        *event = INTAKE_DAMAGE;
        if (intake->skip_damages == 0)
            return 1;
        intake->skip_damages--;
        break;
    case INTAKE_END:
        intake->behind = INTAKE_OVER;
        *event = INTAKE_ENDED;
        return 1;
    case INTAKE_OVER:
        *event = INTAKE_CHANGED;
        if ((changed = changed_since(intake, err)) != 0)
            return changed;
        close_current(intake);
        intake->input++;
        break;
    }
    return 0;
}

int
intake_next(struct intake *intake, enum intake_event *event, struct cd_err *err)
{
    int rc = 0;

    while (rc == 0) {
        if (intake->begun) {
            intake->begun = false;
            *event = INTAKE_OPENED;
            rc = 1;
        } else if (intake->first) {
            intake->first = false;
            *event = INTAKE_BYTES;
            rc = 1;
        } else if (intake->fd < 0 && intake->input == intake->inputs->n) {
            *event = INTAKE_DONE;
            rc = 1;
        } else if (intake->fd < 0) {
            *event = INTAKE_OPENED;
            rc = open_next_input(intake, err) ? -1 : 1;
        } else if (intake->say) {
            intake->say = false;
            *event = INTAKE_CHANGED;
            rc = 1;
        } else if (intake->behind != INTAKE_MORE) {
            rc = take_behind(intake, event, err);
        } else {
            *event = INTAKE_BYTES;
            rc = decode_more(intake, err);
        }
    }
    return rc < 0 ? -1 : 0;
}

int
intake_look(struct intake *intake, struct cd_err *err)
{
    int rc = 0;

    if (intake->inputs->n == 0)
        return 0;
    if (open_next_input(intake, err))
        return -1;
    while (rc == 0 && intake->behind == INTAKE_MORE)
        rc = decode_more(intake, err);
    intake->first = rc == 1;
    intake->begun = true;
    return rc < 0 ? -1 : 0;
}

/* ---- going on ------------------------------------------------------------ */

/* Does the input begin with what an earlier run has read of it?  -1 with *err
 * if not. */
static int
check_prefix(
    struct intake *intake, const struct batch_end *from, struct cd_err *err)
{
    int same = intake->opened.stream
                   ? 0
                   : head_begins_with(intake, from->consumed, from->crc, err);

    if (same == 0)
        return err_set(err, "input \"%s\" has changed since the run began",
            intake->inputs->v[intake->input].name);
    return same < 0 ? -1 : 0;
}

int
intake_resume(
    struct intake *intake, const struct batch_end *from, struct cd_err *err)
{
    size_t i;

    if (from->input > intake->inputs->n)
        return err_set(err, "the journal speaks of an input that is not there");
    close_current(intake); /* intake_look() has opened the first input */
    intake->begun = intake->first = intake->say = false;
    intake->consumed = 0;
    for (i = 0; i < from->input; i++)
        intake->consumed += intake->inputs->v[i].then.size;
    intake->input = (size_t)from->input;
    if (from->line == 0 || intake->input == intake->inputs->n)
        return 0;
    if (open_next_input(intake, err) || check_prefix(intake, from, err))
        return -1;
    intake->looked = true;
    intake->begun = true;
    intake->skip = from->offset;
    intake->skip_damages = from->damages;
    return 0;
}
