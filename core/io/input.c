/* SPDX-License-Identifier: MIT */
#include "io/input.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "base/clock.h"
#include "io/paths.h"
#include "io/sniff.h"

void
input_of(struct input *input, const struct stat *st)
{
    input->device = st->st_dev;
    input->inode = st->st_ino;
    input->stream = !S_ISREG(st->st_mode);
    input->size = input->stream ? 0 : (uint64_t)st->st_size;
    input->written = clock_ns(&st->st_mtim);
}

/* Why what is no regular file cannot be read, or NULL. */
static const char *
kind_fault(const char *file, const struct stat *st)
{
    int fd, terminal;

    if (S_ISREG(st->st_mode) || S_ISFIFO(st->st_mode))
        return NULL;
    if (S_ISSOCK(st->st_mode))
        return "a socket: have it read by another program, and give its "
               "output to \"-\"";
    if (S_ISBLK(st->st_mode))
        return "a disk: name the files on it";
    if (st->st_rdev == makedev(1, 3)) /* /dev/null */
        return NULL;
    fd = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    terminal = fd >= 0 && isatty(fd);
    if (fd >= 0)
        close(fd);
    return terminal ? NULL
                    : "a device: only files, pipes and terminals can "
                      "be read";
}

static int
look_at_file(struct input *input, struct input_kind *kind, const char *file,
    const char *name, struct cd_err *err)
{
    int fd = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK), rc;
    struct stat st;

    if (fd < 0)
        return err_errno(err, "cannot open input \"%s\"", name);
    rc = fstat(fd, &st);
    if (rc)
        err_errno(err, "cannot open input \"%s\"", name);
    else
        input_of(input, &st);
    if (rc == 0 && !input->stream && kind->reader == NULL)
        rc = sniff(fd, input->size, name, file, kind, err);
    close(fd);
    return rc;
}

int
input_look(struct input *input, struct input_kind *kind, const char *file,
    const char *name, struct cd_err *err)
{
    const char *why;
    struct stat st;

    *input = (struct input){ .stream = true };
    if (strcmp(file, "-") == 0)
        return 0;
    if (stat(file, &st) != 0)
        return err_errno(err, "cannot open input \"%s\"", name);
    if (S_ISDIR(st.st_mode))
        return err_set(err,
            "input \"%s\" is a folder: name its files, "
            "as in \"%s/*.html\" or \"%s/*.jsonl.gz\"",
            name, name, name);
    if ((why = kind_fault(file, &st)) != NULL)
        return err_set(err, "input \"%s\" is %s", name, why);
    if (S_ISREG(st.st_mode))
        return look_at_file(input, kind, file, name, err);
    /* Opening and closing a pipe would end the program that writes to it. */
    input_of(input, &st);
    if (access(file, R_OK) != 0)
        return err_errno(err, "cannot open input \"%s\"", name);
    return 0;
}

int
input_open(const struct input *then, const char *file)
{
    return open(file,
        O_RDONLY | O_CLOEXEC | O_NOCTTY | (then->stream ? 0 : O_NONBLOCK));
}

const char *
input_reader(const char *name)
{
    static const char *const readers[] = { SNIFF_FILES, SNIFF_CSV, SNIFF_WARC,
        SNIFF_FEED };
    size_t i;

    for (i = 0; i < sizeof(readers) / sizeof(readers[0]); i++) {
        if (strcmp(name, readers[i]) == 0)
            return readers[i];
    }
    return NULL;
}

bool
input_changed(
    const struct input *then, const struct input *now, char note[INPUT_NOTE])
{
    if (then->stream)
        return false;
    if (now->stream)
        snprintf(note, INPUT_NOTE, "it is no file any more");
    else if (then->device != now->device || then->inode != now->inode)
        snprintf(note, INPUT_NOTE,
            "another file has taken its name, of %ju bytes where there were "
            "%ju",
            (uintmax_t)now->size, (uintmax_t)then->size);
    else if (then->size != now->size)
        snprintf(note, INPUT_NOTE, "it has %ju bytes where there were %ju",
            (uintmax_t)now->size, (uintmax_t)then->size);
    else if (then->written != now->written)
        snprintf(note, INPUT_NOTE, "it was written to");
    else
        return false;
    return true;
}
