#include "engine/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "engine/cutter.h"
#include "io/gzout.h"

struct file {
    char *name;        /* NULL: a descriptor of somebody else's */
    int fd;            /* -1: nothing is written (a store has its own way) */
    struct gzout *gz;  /* NULL: not compressed */
    struct buf thin;   /* bytes that wait for their member */
    struct buf member; /* room to make one */
    const char *separator;
    uint64_t bytes, records;
};

struct writer {
    int folder; /* -1: none */
    struct file *files;
    size_t n;
};

/* ---- opening ------------------------------------------------------------ */

/* The folders above NAME, which lie inside the output folder. */
static int
make_folders(int folder, const char *name, struct cd_err *e)
{
    const char *slash = name;

    while ((slash = strchr(slash, '/')) != NULL) {
        char *above = mem_dup(name, (size_t)(slash++ - name));
        int rc = mkdirat(folder, above, 0777);

        if (rc != 0 && errno != EEXIST) {
            err_errno(e, "cannot make the folder \"%s\"", above);
            free(above);
            return -1;
        }
        free(above);
    }
    return 0;
}

static int
open_part(struct writer *w, struct file *f, const char *name, int level,
    struct cd_err *e)
{
    char *part = mem_printf("%s.part", name);

    f->name = mem_strdup(name);
    if (level > 0)
        f->gz = gzout_new(level);
    if (make_folders(w->folder, name, e)) {
        free(part);
        return -1;
    }
    f->fd = openat(w->folder, part,
        O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (f->fd < 0)
        err_errno(e, "cannot make \"%s\"", part);
    free(part);
    return f->fd < 0 ? -1 : 0;
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

struct writer *
writer_open(const struct summary *m, const struct writer_target *t,
    struct cd_err *e)
{
    struct writer *w = mem_zalloc(1, sizeof(*w));
    size_t i;
    int rc = 0;

    w->folder = t->folder;
    w->files = mem_zalloc(m->noutputs + 1, sizeof(*w->files));
    for (i = 0; i <= m->noutputs; i++)
        w->files[i].fd = -1;
    for (i = 0; i < m->noutputs && rc == 0; i++) {
        const struct summary_node *n = &m->nodes[m->nstages + i];
        struct file *f = &w->files[w->n++];

        f->separator = n->separator;
        if (n->kind != CD_FORMAT)
            continue;
        if (t->folder < 0)
            f->fd = t->out;
        else
            rc = open_part(w, f, n->path, n->level, e);
    }
    if (rc == 0) {
        struct file *f = &w->files[w->n++];

        if (t->folder >= 0)
            rc = open_part(w, f, WRITER_REJECTS, GZOUT_LEVEL_DEFAULT, e);
        else if (t->rejects != NULL)
            rc = open_rejects(f, t->rejects, e);
        else
            f->fd = STDERR_FILENO;
    }
    if (rc == 0)
        return w;
    for (i = 0; i < w->n; i++) {
        if (w->files[i].name != NULL && w->files[i].fd >= 0) {
            char *part = mem_printf("%s.part", w->files[i].name);

            unlinkat(w->folder, part, 0);
            free(part);
        }
    }
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
        buf_free(&f->thin);
        buf_free(&f->member);
        free(f->name);
    }
    free(w->files);
    free(w);
}

/* ---- writing ------------------------------------------------------------ */

static int
write_all(struct file *f, const char *p, size_t n, struct cd_err *e)
{
    while (n > 0) {
        ssize_t k = write(f->fd, p, n);

        if (k < 0 && errno == EINTR)
            continue;
        if (k < 0)
            return err_errno(e, "cannot write %s%s",
                f->name != NULL ? f->name : "the output",
                f->name != NULL ? ".part" : "");
        p += k;
        n -= (size_t)k;
        f->bytes += (uint64_t)k;
    }
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
    if (f->fd < 0)
        return 0;
    if (f->separator != NULL && f->records > 0 && p->records > 0 &&
        add_raw(f, f->separator, strlen(f->separator), e))
        return -1;
    f->records += p->records;
    if (p->nmembers > 0) {
        if (close_thin(f, e) || write_all(f, p->members, p->nmembers, e))
            return -1;
    }
    return add_raw(f, p->raw, p->nraw, e);
}

int
writer_append(struct writer *w, const struct reply *r, uint64_t number,
    struct cd_err *e)
{
    size_t i;

    for (i = 0; i < w->n; i++) {
        struct file *f = &w->files[i];

        if (append(f, &r->parts[i], e))
            return -1;
        if ((number + 1) % WRITER_JOIN == 0 && close_thin(f, e))
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

static int
give_name(struct writer *w, struct file *f, bool wanted, struct cd_err *e)
{
    char *part = mem_printf("%s.part", f->name);
    int rc = wanted ? renameat(w->folder, part, w->folder, f->name) :
                      unlinkat(w->folder, part, 0);

    if (rc != 0)
        err_errno(e, "cannot rename \"%s\"", part);
    free(part);
    return rc;
}

int
writer_finish(struct writer *w, struct cd_err *e)
{
    size_t i;

    for (i = 0; i < w->n; i++) {
        struct file *f = &w->files[i];

        if (complete(f, e))
            return -1;
        if (f->name != NULL && fsync(f->fd) != 0)
            return err_errno(e, "cannot make %s.part durable", f->name);
    }
    for (i = 0; i < w->n; i++) {
        struct file *f = &w->files[i];
        bool wanted = i + 1 < w->n || f->records > 0;

        if (f->name != NULL && give_name(w, f, wanted, e))
            return -1;
    }
    return 0;
}

uint64_t
writer_bytes(const struct writer *w, size_t i)
{
    return w->files[i].bytes;
}

uint64_t
writer_records(const struct writer *w, size_t i)
{
    return w->files[i].records;
}
