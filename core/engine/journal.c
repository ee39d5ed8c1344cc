#include "engine/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <jansson.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/vec.h"
#include "engine/writer.h"
#include "json/build.h"
#include "json/reader.h"
#include "json/writer.h"

#define NAME ".copydesk/journal"

struct journal {
    int fd;
};

bool
journal_there(int folder)
{
    struct stat st;

    return fstatat(folder, NAME, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

/* ---- rows --------------------------------------------------------------- */

static uint32_t
checksum(const char *p, size_t n)
{
    return (uint32_t)crc32_z(crc32_z(0, NULL, 0), (const unsigned char *)p, n);
}

/* Append a row and make it durable. */
static int
put_row(struct journal *j, const json_t *row, struct cd_err *e)
{
    struct buf text = { 0 }, line = { 0 };
    size_t done = 0;

    writer_value(&text, row);
    buf_addf(&line, "%08x ", checksum(text.p, text.n));
    buf_add(&line, text.p, text.n);
    buf_addc(&line, '\n');
    while (done < line.n) {
        ssize_t k = write(j->fd, line.p + done, line.n - done);

        if (k < 0 && errno != EINTR)
            break;
        done += k > 0 ? (size_t)k : 0;
    }
    if (done < line.n || fdatasync(j->fd) != 0)
        err_errno(e, "cannot write the journal");
    else
        done = SIZE_MAX;
    buf_free(&text);
    buf_free(&line);
    return done == SIZE_MAX ? 0 : -1;
}

/* The row at s[0..n), and how long it is.  NULL if none begins there. */
static json_t *
get_row(const char *s, size_t n, size_t *length)
{
    const char *end = n > 0 ? memchr(s, '\n', n) : NULL;
    size_t len = end != NULL ? (size_t)(end - s) : 0;
    struct reader_error re;
    char sum[9];

    if (len < 11)
        return NULL;
    memcpy(sum, s, 8);
    sum[8] = '\0';
    if (s[8] != ' ' || strtoul(sum, NULL, 16) != checksum(s + 9, len - 9))
        return NULL;
    *length = len + 1;
    return reader_parse(s + 9, len - 9, NULL, &re);
}

/* ---- the header --------------------------------------------------------- */

static json_t *
names_of(const struct summary *m)
{
    json_t *names = build_array();
    size_t i;

    for (i = 0; i < m->noutputs; i++) {
        const struct summary_node *n = &m->nodes[m->nstages + i];

        if (n->path != NULL && !n->append)
            build_add(names, build_text(n->path));
    }
    build_add(names, json_string(WRITER_REJECTS));
    build_add(names, json_string("run.json"));
    return names;
}

struct journal *
journal_begin(int folder, const char *run_id, const struct summary *m,
    struct cd_err *e)
{
    struct journal *j = mem_zalloc(1, sizeof(*j));
    json_t *row = build_object();
    int rc;

    build_set(row, "row", json_string("header"));
    build_set(row, "run_id", json_string(run_id));
    build_set(row, "files", names_of(m));
    j->fd = openat(folder, NAME,
        O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (j->fd < 0)
        rc = err_errno(e, "cannot make the journal");
    else
        rc = put_row(j, row, e);
    json_decref(row);
    if (rc == 0)
        return j;
    journal_close(j);
    return NULL;
}

void
journal_close(struct journal *j)
{
    if (j == NULL)
        return;
    if (j->fd >= 0)
        close(j->fd);
    free(j);
}

/* ---- after a run -------------------------------------------------------- */

static int
read_file(int folder, const char *name, struct buf *to)
{
    int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    ssize_t n = -1;

    if (fd < 0)
        return -1;
    do {
        n = read(fd, buf_reserve(to, 65536), 65536);
        to->n += n > 0 ? (size_t)n : 0;
    } while (n > 0 || (n < 0 && errno == EINTR));
    close(fd);
    return n < 0 ? -1 : 0;
}

int
journal_names(int folder, char ***names, size_t *n, struct cd_err *e)
{
    struct buf text = { 0 };
    struct reader_error re;
    json_t *row = NULL, *files, *name;
    size_t i, cap = 0, length;

    *names = NULL;
    *n = 0;
    if (journal_there(folder)) {
        if (read_file(folder, NAME, &text) == 0)
            row = get_row(text.p, text.n, &length);
    } else if (read_file(folder, "run.json", &text) == 0) {
        row = reader_parse(text.p, text.n, NULL, &re);
    }
    buf_free(&text);
    files = json_object_get(row, "files");
    json_array_foreach(files, i, name) {
        const char *s = json_string_value(name);

        if (s == NULL || (paths_output_fault(s) != NULL &&
                             strcmp(s, WRITER_REJECTS) != 0 &&
                             strcmp(s, "run.json") != 0))
            continue;
        vec_grow(*names, *n, cap);
        (*names)[(*n)++] = mem_strdup(s);
    }
    json_decref(row);
    if (*n > 0)
        return 0;
    return err_set(e, "neither its journal nor its run.json says which files "
                      "the run made: remove the folder by hand");
}

int
journal_remove(int folder, struct cd_err *e)
{
    if (unlinkat(folder, NAME, 0) != 0 && errno != ENOENT)
        return err_errno(e, "cannot remove the journal");
    if (fsync(folder) != 0)
        return err_errno(e, "cannot make the folder durable");
    return 0;
}
