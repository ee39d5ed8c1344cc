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
#include "host/talk.h"
#include "io/digest.h"
#include "io/files.h"
#include "io/gzout.h"
#include "json/build.h"

struct file {
    char *name;        /* NULL: a descriptor of somebody else's */
    int fd;            /* -1: nothing is written (a store has its own way) */
    struct gzout *gz;  /* NULL: not compressed */
    struct buf thin;   /* bytes that wait for their member */
    struct buf member; /* room to make one */
    const char *separator;
    bool begun; /* a record was written: the next is separated */
    uint64_t bytes, records;
    struct digest *digest;
    char sha256[DIGEST_HEX];
    json_t *files; /* that a store made of an output; or NULL */
};

struct writer {
    int folder; /* -1: none */
    struct file *files;
    size_t n;
};

/* ---- opening ------------------------------------------------------------ */

/* A part of an earlier run: cut off what is behind the mark, and take its
 * beginning into the digest. */
static int
go_on(struct file *f, const json_t *mark, struct cd_err *e)
{
    const char *sum = json_string_value(json_object_get(mark, "sha256_so_far"));
    char hex[DIGEST_HEX];
    uint64_t done;

    f->bytes = (uint64_t)json_integer_value(json_object_get(mark, "bytes"));
    f->records = (uint64_t)json_integer_value(json_object_get(mark, "records"));
    f->begun = json_is_true(json_object_get(mark, "begun"));
    if (digest_add_file(f->digest, f->fd, f->bytes, &done, e))
        return err_context(e, "%s.part", f->name);
    if (done < f->bytes)
        return err_lost(e,
            "%s.part has %ju bytes, but %ju were written: the "
            "run cannot be continued, --force starts anew",
            f->name, (uintmax_t)done, (uintmax_t)f->bytes);
    digest_so_far(f->digest, hex);
    if (f->bytes > 0 && (sum == NULL || strcmp(sum, hex) != 0))
        return err_lost(e,
            "%s.part has other bytes than were written: the run cannot be "
            "continued, --force starts anew",
            f->name);
    if (ftruncate(f->fd, (off_t)f->bytes) != 0)
        return err_errno(e, "cannot cut off the end of %s.part", f->name);
    return 0;
}

static int
open_part(struct writer *w, struct file *f, const char *name, int level,
    const json_t *mark, struct cd_err *e)
{
    const int flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC;
    char *part = mem_printf("%s.part", name);
    int rc = -1;

    f->name = mem_strdup(name);
    f->digest = digest_new();
    if (level > 0)
        f->gz = gzout_new(level);
    if (files_make_folders(w->folder, name, e) == 0) {
        f->fd = openat(
            w->folder, part, mark != NULL ? flags : flags | O_EXCL, 0666);
        if (f->fd < 0)
            err_errno(e, "cannot make \"%s\"", part);
        else
            rc = files_sync_folder_of(w->folder, name, e);
    }
    free(part);
    return rc == 0 && mark != NULL ? go_on(f, mark, e) : rc;
}

/* Rejects of a run without a folder. */
static int
open_rejects(struct file *f, const char *name, struct cd_err *e)
{
    size_t n = strlen(name);

    f->fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (f->fd < 0)
        return err_errno(e, "cannot make \"%s\"", name);
    if (n > 3 && strcmp(name + n - 3, ".gz") == 0)
        f->gz = gzout_new(GZOUT_LEVEL_DEFAULT);
    return 0;
}

static int
open_output(struct writer *w, const struct summary_node *n,
    const struct writer_target *t, const json_t *mark, struct cd_err *e)
{
    struct file *f = &w->files[w->n++];

    f->separator = n->separator;
    if (n->kind != CD_FORMAT) {
        f->records =
            (uint64_t)json_integer_value(json_object_get(mark, "records"));
        return 0;
    }
    if (t->folder >= 0)
        return open_part(w, f, n->path, n->level, mark, e);
    f->fd = t->out;
    return 0;
}

static void
remove_parts(struct writer *w)
{
    size_t i;

    for (i = 0; i < w->n; i++) {
        if (w->files[i].name != NULL && w->files[i].fd >= 0) {
            char *part = mem_printf("%s.part", w->files[i].name);

            unlinkat(w->folder, part, 0);
            free(part);
        }
    }
}

/* What waited for its member when the marks were made. */
static int
take_thin(struct writer *w, const json_t *marks, const struct buf *thin,
    struct cd_err *e)
{
    size_t i, at = 0;

    for (i = 0; i < w->n; i++) {
        const json_t *v = json_object_get(json_array_get(marks, i), "thin");
        size_t n = (size_t)json_integer_value(v);

        if (n > thin->n - at || (n > 0 && w->files[i].gz == NULL))
            return err_set(e, "the journal's checkpoint is not of this run");
        if (n > 0)
            buf_add(&w->files[i].thin, thin->p + at, n);
        at += n;
    }
    return at == thin->n
               ? 0
               : err_set(e, "the journal's checkpoint is not of this run");
}

struct writer *
writer_open(const struct summary *m, const struct writer_target *t,
    const json_t *marks, const struct buf *thin, struct cd_err *e)
{
    struct writer *w = mem_zalloc(1, sizeof(*w));
    size_t i;
    int rc = 0;

    w->folder = t->folder;
    w->files = mem_zalloc(m->noutputs + 1, sizeof(*w->files));
    for (i = 0; i <= m->noutputs; i++)
        w->files[i].fd = -1;
    for (i = 0; i < m->noutputs && rc == 0; i++)
        rc = open_output(
            w, &m->nodes[m->nstages + i], t, json_array_get(marks, i), e);
    if (rc == 0) {
        struct file *f = &w->files[w->n++];

        if (t->folder >= 0)
            rc = open_part(w, f, WRITER_REJECTS, GZOUT_LEVEL_DEFAULT,
                json_array_get(marks, m->noutputs), e);
        else if (t->rejects != NULL)
            rc = open_rejects(f, t->rejects, e);
        else
            f->fd = STDERR_FILENO;
    }
    if (rc == 0)
        rc = take_thin(w, marks, thin, e);
    if (rc == 0)
        return w;
    if (marks == NULL)
        remove_parts(w);
    writer_free(w);
    return NULL;
}

void
writer_free(struct writer *w)
{
    size_t i;

    if (w == NULL)
        return;
    for (i = 0; i < w->n; i++) {
        struct file *f = &w->files[i];

        if (f->fd > STDERR_FILENO)
            close(f->fd);
        gzout_free(f->gz);
        digest_free(f->digest);
        buf_free(&f->thin);
        buf_free(&f->member);
        free(f->name);
        json_decref(f->files);
    }
    free(w->files);
    free(w);
}

/* ---- writing ------------------------------------------------------------ */

/* Does the part hold as many bytes as were written?  Nobody else may cut it,
 * nor write to it. */
static int
check_size(const struct file *f, struct cd_err *e)
{
    struct stat st = { 0 };

    if (f->name == NULL || f->fd < 0 ||
        (fstat(f->fd, &st) == 0 && (uint64_t)st.st_size == f->bytes))
        return 0;
    return err_set(e,
        "%s.part has %ju bytes, but %ju were written: somebody else changed it",
        f->name, (uintmax_t)st.st_size, (uintmax_t)f->bytes);
}

/* The same, and is it still the file of that name? */
static int
check_part(const struct writer *w, const struct file *f, struct cd_err *e)
{
    struct stat own, named;
    char *part;
    bool same;

    if (f->name == NULL || f->fd < 0)
        return 0;
    part = mem_printf("%s.part", f->name);
    same = fstat(f->fd, &own) == 0 &&
           fstatat(w->folder, part, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
           own.st_dev == named.st_dev && own.st_ino == named.st_ino;
    free(part);
    if (!same)
        return err_set(e,
            "%s.part is not the file that was written: somebody else moved or "
            "removed it",
            f->name);
    return check_size(f, e);
}

static int
write_all(struct file *f, const char *p, size_t n, struct cd_err *e)
{
    if (check_size(f, e))
        return -1;
    if (f->fd == STDERR_FILENO)
        talk_clear();
    if (files_write(f->fd, p, n) != 0)
        return err_errno(e, "cannot write %s%s",
            f->name != NULL ? f->name : "the output",
            f->name != NULL ? ".part" : "");
    f->bytes += n;
    if (f->digest != NULL)
        digest_add(f->digest, p, n);
    return 0;
}

/* Make a member of the thin bytes that wait. */
static int
close_thin(struct file *f, struct cd_err *e)
{
    if (f->thin.n == 0)
        return 0;
    f->member.n = 0;
    gzout_member(f->gz, &f->member, f->thin.p, f->thin.n);
    f->thin.n = 0;
    return write_all(f, f->member.p, f->member.n, e);
}

static int
add_raw(struct file *f, const char *p, size_t n, struct cd_err *e)
{
    if (n == 0)
        return 0;
    if (f->gz == NULL)
        return write_all(f, p, n, e);
    buf_add(&f->thin, p, n);
    return f->thin.n >= CUTTER_MEMBER ? close_thin(f, e) : 0;
}

static int
append(struct file *f, const struct reply_part *p, struct cd_err *e)
{
    if (f->fd < 0) { /* a store: they are only counted */
        f->records += p->records;
        return 0;
    }
    if (f->separator != NULL && f->begun && p->records > 0 &&
        p->nmembers + p->nraw > 0 &&
        add_raw(f, f->separator, strlen(f->separator), e))
        return -1;
    f->records += p->records;
    f->begun = f->begun || (p->records > 0 && p->nmembers + p->nraw > 0);
    if (p->nmembers > 0) {
        if (close_thin(f, e) || write_all(f, p->members, p->nmembers, e))
            return -1;
    }
    return add_raw(f, p->raw, p->nraw, e);
}

int
writer_append(struct writer *w, const struct reply *r,
    const struct reply_part *more, bool join, struct cd_err *e)
{
    size_t i;

    for (i = 0; i < w->n; i++) {
        struct file *f = &w->files[i];

        if (append(f, &r->parts[i], e))
            return -1;
        if (i + 1 == w->n && more != NULL && append(f, more, e))
            return -1;
        if (join && close_thin(f, e))
            return -1;
    }
    return 0;
}

int
writer_ends(struct writer *w, const struct reply *r, struct cd_err *e)
{
    size_t i;

    for (i = 0; i < w->n; i++) {
        struct file *f = &w->files[i];

        if (close_thin(f, e) || append(f, &r->parts[i], e) || close_thin(f, e))
            return -1;
    }
    return 0;
}

/* ---- the end ------------------------------------------------------------ */

/* A gzip file of no bytes would be no gzip file. */
static int
complete(struct file *f, struct cd_err *e)
{
    if (f->fd < 0)
        return 0;
    if (close_thin(f, e))
        return -1;
    if (f->gz == NULL || f->bytes > 0)
        return 0;
    f->member.n = 0;
    gzout_member(f->gz, &f->member, "", 0);
    return write_all(f, f->member.p, f->member.n, e);
}

int
writer_complete(struct writer *w, struct cd_err *e)
{
    size_t i;

    for (i = 0; i < w->n; i++) {
        struct file *f = &w->files[i];

        if (interrupt_check(e) || complete(f, e))
            return -1;
        if (check_part(w, f, e))
            return -1;
        if (f->name != NULL && fsync(f->fd) != 0)
            return err_errno(e, "cannot make %s.part durable", f->name);
        if (f->digest != NULL)
            digest_hex(f->digest, f->sha256);
    }
    return 0;
}

int
writer_sync(struct writer *w, struct cd_err *e)
{
    size_t i;

    for (i = 0; i < w->n; i++) {
        struct file *f = &w->files[i];

        if (check_part(w, f, e))
            return -1;
        if (f->name != NULL && fdatasync(f->fd) != 0)
            return err_errno(e, "cannot make %s.part durable", f->name);
    }
    return 0;
}

json_t *
writer_marks(const struct writer *w)
{
    json_t *a = build_array();
    size_t i;

    for (i = 0; i < w->n; i++) {
        const struct file *f = &w->files[i];
        json_t *o = build_object();

        build_set(o, "bytes", json_integer((json_int_t)f->bytes));
        build_set(o, "records", json_integer((json_int_t)f->records));
        build_set(o, "begun", json_boolean(f->begun));
        build_set(o, "thin", json_integer((json_int_t)f->thin.n));
        if (f->sha256[0] != '\0') { /* complete */
            build_set(o, "sha256", json_string(f->sha256));
        } else if (f->digest != NULL) {
            char hex[DIGEST_HEX];

            digest_so_far(f->digest, hex);
            build_set(o, "sha256_so_far", json_string(hex));
        }
        if (f->files != NULL)
            build_set(o, "files", json_incref(f->files));
        build_add(a, o);
    }
    return a;
}

void
writer_listed(struct writer *w, size_t i, json_t *files)
{
    w->files[i].files = files;
}

void
writer_thin(const struct writer *w, struct buf *to)
{
    size_t i;

    for (i = 0; i < w->n; i++) {
        if (w->files[i].thin.n > 0)
            buf_add(to, w->files[i].thin.p, w->files[i].thin.n);
    }
}

json_t *
writer_parts(const struct writer *w)
{
    json_t *o = build_object();
    size_t i;

    for (i = 0; i < w->n; i++) {
        const struct file *f = &w->files[i];
        json_t *part;

        if (f->name == NULL)
            continue;
        part = build_object();
        build_set(part, "bytes", json_integer((json_int_t)f->bytes));
        build_set(part, "sha256", json_string(f->sha256));
        build_set(o, f->name, part);
    }
    return o;
}

uint64_t
writer_bytes(const struct writer *w, size_t i)
{
    return w->files[i].bytes;
}

void
writer_stored(struct writer *w, size_t i, uint64_t refused, uint64_t bytes)
{
    w->files[i].records -= refused;
    w->files[i].bytes = bytes;
}

uint64_t
writer_total(const struct writer *w)
{
    uint64_t n = 0;
    size_t i;

    for (i = 0; i < w->n; i++)
        n += w->files[i].bytes;
    return n;
}
