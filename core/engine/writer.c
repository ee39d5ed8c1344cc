/* SPDX-License-Identifier: MIT */
#include "engine/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/mem.h"
#include "engine/cutter.h"
#include "io/digest.h"
#include "io/files.h"
#include "io/packer.h"
#include "json/build.h"
#include "process/talk.h"

struct file {
    char *name;            /* in the folder; NULL: standard output or error */
    const char *what;      /* without a name: what it is, for messages */
    int fd;                /* -1: nothing is written here (a store does that) */
    struct packer *packer; /* NULL: not compressed */
    struct buf thin;       /* uncompressed bytes that wait for their member */
    struct buf member;     /* buffer in which a member is made */
    const char *separator;
    bool begun; /* it has a record: the next one needs a separator */
    uint64_t bytes, records;
    struct digest *digest;
    char sha256[DIGEST_HEX];
    json_t *files; /* the files of a store, for run.json; or NULL */
};

struct writer {
    int folder; /* -1: none */
    struct file *files;
    size_t n;
};

/* ---- opening ------------------------------------------------------------ */

/* Go on with a part of an earlier leg: check the bytes before the mark against
 * its digest, and cut off those after it. */
static int
continue_part(struct file *file, const json_t *mark, struct cd_err *err)
{
    const char *sum = json_string_value(json_object_get(mark, "sha256_so_far"));
    char hex[DIGEST_HEX];
    uint64_t done;

    file->bytes = (uint64_t)json_integer_value(json_object_get(mark, "bytes"));
    file->records =
        (uint64_t)json_integer_value(json_object_get(mark, "records"));
    file->begun = json_is_true(json_object_get(mark, "begun"));
    if (digest_add_file(file->digest, file->fd, file->bytes, &done, err))
        return err_context(err, "%s.part", file->name);
    if (done < file->bytes)
        return err_lost(err,
            "%s.part has %ju bytes, but %ju were written: the "
            "run cannot be continued, --force starts anew",
            file->name, (uintmax_t)done, (uintmax_t)file->bytes);
    digest_so_far(file->digest, hex);
    if (file->bytes > 0 && (sum == NULL || strcmp(sum, hex) != 0))
        return err_lost(err,
            "%s.part has other bytes than were written: the run cannot be "
            "continued, --force starts anew",
            file->name);
    if (ftruncate(file->fd, (off_t)file->bytes) != 0)
        return err_errno(err, "cannot cut off the end of %s.part", file->name);
    return 0;
}

static int
open_part(struct writer *writer, struct file *file, const char *name,
    struct packing packing, const json_t *mark, struct cd_err *err)
{
    const int flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC;
    char *part = mem_printf("%s.part", name);
    int rc = -1;

    file->name = mem_strdup(name);
    file->digest = digest_new();
    file->packer = packer_new(packing);
    if (files_make_folders(writer->folder, name, err) == 0) {
        file->fd = openat(
            writer->folder, part, mark != NULL ? flags : flags | O_EXCL, 0666);
        if (file->fd < 0)
            err_errno(err, "cannot make \"%s\"", part);
        else
            rc = files_sync_folder_of(writer->folder, name, err);
    }
    free(part);
    return rc == 0 && mark != NULL ? continue_part(file, mark, err) : rc;
}

/* Open the file of --rejects, of a run without a folder. */
static int
open_rejects(struct file *file, const char *name, struct cd_err *err)
{
    file->fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file->fd < 0)
        return err_errno(err, "cannot make \"%s\"", name);
    file->packer = packer_new(packing_of(name));
    return 0;
}

static int
open_output(struct writer *writer, const struct summary_node *node,
    const struct writer_target *target, const json_t *mark, struct cd_err *err)
{
    struct file *file = &writer->files[writer->n++];

    file->separator = node->separator;
    if (node->kind != CD_FORMAT) {
        file->records =
            (uint64_t)json_integer_value(json_object_get(mark, "records"));
        return 0;
    }
    if (target->folder >= 0)
        return open_part(writer, file, node->path, node->packing, mark, err);
    file->fd = target->out;
    file->what = "the output";
    return 0;
}

static void
remove_parts(struct writer *writer)
{
    for (size_t i = 0; i < writer->n; i++) {
        if (writer->files[i].name != NULL && writer->files[i].fd >= 0) {
            char *part = mem_printf("%s.part", writer->files[i].name);

            unlinkat(writer->folder, part, 0);
            free(part);
        }
    }
}

/* Restore the bytes that waited for their member when the marks were made. */
static int
take_thin(struct writer *writer, const json_t *marks, const struct buf *thin,
    struct cd_err *err)
{
    size_t i, at = 0;

    for (i = 0; i < writer->n; i++) {
        const json_t *waiting =
            json_object_get(json_array_get(marks, i), "thin");
        size_t n = (size_t)json_integer_value(waiting);

        if (n > thin->n - at || (n > 0 && writer->files[i].packer == NULL))
            return err_set(err, "the journal's checkpoint is not of this run");
        if (n > 0)
            buf_add(&writer->files[i].thin, thin->p + at, n);
        at += n;
    }
    return at == thin->n
               ? 0
               : err_set(err, "the journal's checkpoint is not of this run");
}

struct writer *
writer_open(const struct summary *summary, const struct writer_target *target,
    const json_t *marks, const struct buf *thin, struct cd_err *err)
{
    struct writer *writer = mem_zalloc(1, sizeof(*writer));
    int rc = 0;

    writer->folder = target->folder;
    writer->files = mem_zalloc(summary->noutputs + 1, sizeof(*writer->files));
    for (size_t i = 0; i <= summary->noutputs; i++)
        writer->files[i].fd = -1;
    for (size_t i = 0; i < summary->noutputs && rc == 0; i++)
        rc = open_output(writer, &summary->nodes[summary->nstages + i], target,
            json_array_get(marks, i), err);
    if (rc == 0) {
        struct file *file = &writer->files[writer->n++];

        if (target->folder >= 0)
            rc = open_part(writer, file, WRITER_REJECTS,
                packing_of(WRITER_REJECTS),
                json_array_get(marks, summary->noutputs), err);
        else if (target->rejects != NULL)
            rc = open_rejects(file, target->rejects, err);
        else
            file->fd = STDERR_FILENO;
        file->what = "the rejects";
    }
    if (rc == 0)
        rc = take_thin(writer, marks, thin, err);
    if (rc == 0)
        return writer;
    if (marks == NULL)
        remove_parts(writer);
    writer_free(writer);
    return NULL;
}

void
writer_free(struct writer *writer)
{
    if (writer == NULL)
        return;
    for (size_t i = 0; i < writer->n; i++) {
        struct file *file = &writer->files[i];

        if (file->fd > STDERR_FILENO)
            close(file->fd);
        packer_free(file->packer);
        digest_free(file->digest);
        buf_free(&file->thin);
        buf_free(&file->member);
        free(file->name);
        json_decref(file->files);
    }
    free(writer->files);
    free(writer);
}

/* ---- writing ------------------------------------------------------------ */

/* Does the part have as many bytes as we wrote?  If not, somebody else wrote to
 * it or cut it. */
static int
check_size(const struct file *file, struct cd_err *err)
{
    struct stat st = { 0 };

    if (file->name == NULL || file->fd < 0 ||
        (fstat(file->fd, &st) == 0 && (uint64_t)st.st_size == file->bytes))
        return 0;
    return err_set(err,
        "%s.part has %ju bytes, but %ju were written: somebody else changed it",
        file->name, (uintmax_t)st.st_size, (uintmax_t)file->bytes);
}

/* The same, and does its name still lead to the open file? */
static int
check_part(
    const struct writer *writer, const struct file *file, struct cd_err *err)
{
    struct stat own, named;
    char *part;
    bool same;

    if (file->name == NULL || file->fd < 0)
        return 0;
    part = mem_printf("%s.part", file->name);
    same = fstat(file->fd, &own) == 0 &&
           fstatat(writer->folder, part, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
           own.st_dev == named.st_dev && own.st_ino == named.st_ino;
    free(part);
    if (!same)
        return err_set(err,
            "%s.part is not the file that was written: somebody else moved or "
            "removed it",
            file->name);
    return check_size(file, err);
}

static int
write_bytes(struct file *file, const char *bytes, size_t n, struct cd_err *err)
{
    if (check_size(file, err))
        return -1;
    if (file->fd == STDERR_FILENO)
        talk_clear();
    if (files_write(file->fd, bytes, n) != 0)
        return err_errno(err, "cannot write %s%s",
            file->name != NULL ? file->name : file->what,
            file->name != NULL ? ".part" : "");
    file->bytes += n;
    if (file->digest != NULL)
        digest_add(file->digest, bytes, n);
    return 0;
}

/* Write the bytes that wait as a member. */
static int
close_thin(struct file *file, struct cd_err *err)
{
    if (file->thin.n == 0)
        return 0;
    file->member.n = 0;
    packer_member(file->packer, &file->member, file->thin.p, file->thin.n);
    file->thin.n = 0;
    return write_bytes(file, file->member.p, file->member.n, err);
}

static int
add_raw(struct file *file, const char *bytes, size_t n, struct cd_err *err)
{
    if (n == 0)
        return 0;
    if (file->packer == NULL)
        return write_bytes(file, bytes, n, err);
    buf_add(&file->thin, bytes, n);
    return file->thin.n >= CUTTER_MEMBER ? close_thin(file, err) : 0;
}

static int
append_part(
    struct file *file, const struct reply_part *part, struct cd_err *err)
{
    if (file->fd < 0) { /* a store: only count */
        file->records += part->records;
        return 0;
    }
    if (file->separator != NULL && file->begun && part->records > 0 &&
        part->nmembers + part->nraw > 0 &&
        add_raw(file, file->separator, strlen(file->separator), err))
        return -1;
    file->records += part->records;
    file->begun =
        file->begun || (part->records > 0 && part->nmembers + part->nraw > 0);
    if (part->nmembers > 0) {
        if (close_thin(file, err) ||
            write_bytes(file, part->members, part->nmembers, err))
            return -1;
    }
    return add_raw(file, part->raw, part->nraw, err);
}

int
writer_append(struct writer *writer, const struct reply *reply,
    const struct reply_part *more, bool join, struct cd_err *err)
{
    for (size_t i = 0; i < writer->n; i++) {
        struct file *file = &writer->files[i];

        if (append_part(file, &reply->parts[i], err))
            return -1;
        if (i + 1 == writer->n && more != NULL && append_part(file, more, err))
            return -1;
        if (join && close_thin(file, err))
            return -1;
    }
    return 0;
}

int
writer_ends(
    struct writer *writer, const struct reply *reply, struct cd_err *err)
{
    for (size_t i = 0; i < writer->n; i++) {
        struct file *file = &writer->files[i];

        if (close_thin(file, err) || append_part(file, &reply->parts[i], err) ||
            close_thin(file, err))
            return -1;
    }
    return 0;
}

/* ---- the end ------------------------------------------------------------ */

/* Write what waits.  An empty output gets one empty member: a file of no bytes
 * is no compressed file. */
static int
complete_file(struct file *file, struct cd_err *err)
{
    if (file->fd < 0)
        return 0;
    if (close_thin(file, err))
        return -1;
    if (file->packer == NULL || file->bytes > 0)
        return 0;
    file->member.n = 0;
    packer_member(file->packer, &file->member, "", 0);
    return write_bytes(file, file->member.p, file->member.n, err);
}

int
writer_complete(struct writer *writer, struct cd_err *err)
{
    for (size_t i = 0; i < writer->n; i++) {
        struct file *file = &writer->files[i];

        if (interrupt_check(err) || complete_file(file, err))
            return -1;
        if (check_part(writer, file, err))
            return -1;
        if (file->name != NULL && fsync(file->fd) != 0)
            return err_errno(err, "cannot make %s.part durable", file->name);
        if (file->digest != NULL)
            digest_hex(file->digest, file->sha256);
    }
    return 0;
}

int
writer_sync(struct writer *writer, struct cd_err *err)
{
    for (size_t i = 0; i < writer->n; i++) {
        struct file *file = &writer->files[i];

        if (check_part(writer, file, err))
            return -1;
        if (file->name != NULL && fdatasync(file->fd) != 0)
            return err_errno(err, "cannot make %s.part durable", file->name);
    }
    return 0;
}

json_t *
writer_marks(const struct writer *writer)
{
    json_t *marks = build_array();

    for (size_t i = 0; i < writer->n; i++) {
        const struct file *file = &writer->files[i];
        json_t *mark = build_object();

        build_set(mark, "bytes", json_integer((json_int_t)file->bytes));
        build_set(mark, "records", json_integer((json_int_t)file->records));
        build_set(mark, "begun", json_boolean(file->begun));
        build_set(mark, "thin", json_integer((json_int_t)file->thin.n));
        if (file->sha256[0] != '\0') { /* complete */
            build_set(mark, "sha256", json_string(file->sha256));
        } else if (file->digest != NULL) {
            char hex[DIGEST_HEX];

            digest_so_far(file->digest, hex);
            build_set(mark, "sha256_so_far", json_string(hex));
        }
        if (file->files != NULL)
            build_set(mark, "files", json_incref(file->files));
        build_add(marks, mark);
    }
    return marks;
}

void
writer_listed(struct writer *writer, size_t i, json_t *files)
{
    writer->files[i].files = files;
}

void
writer_thin(const struct writer *writer, struct buf *to)
{
    for (size_t i = 0; i < writer->n; i++) {
        if (writer->files[i].thin.n > 0)
            buf_add(to, writer->files[i].thin.p, writer->files[i].thin.n);
    }
}

json_t *
writer_parts(const struct writer *writer)
{
    json_t *parts = build_object();

    for (size_t i = 0; i < writer->n; i++) {
        const struct file *file = &writer->files[i];
        json_t *part;

        if (file->name == NULL)
            continue;
        part = build_object();
        build_set(part, "bytes", json_integer((json_int_t)file->bytes));
        build_set(part, "sha256", json_string(file->sha256));
        build_set(parts, file->name, part);
    }
    return parts;
}

uint64_t
writer_bytes(const struct writer *writer, size_t i)
{
    return writer->files[i].bytes;
}

void
writer_stored(struct writer *writer, size_t i, uint64_t refused, uint64_t bytes)
{
    writer->files[i].records -= refused;
    writer->files[i].bytes = bytes;
}

uint64_t
writer_total(const struct writer *writer)
{
    uint64_t n = 0;

    for (size_t i = 0; i < writer->n; i++)
        n += writer->files[i].bytes;
    return n;
}
