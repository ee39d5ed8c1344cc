#include "engine/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/vec.h"
#include "io/digest.h"
#include "io/files.h"
#include "json/build.h"
#include "json/reader.h"
#include "json/writer.h"

#define NAME ".copydesk/journal"

struct journal {
    int fd;
};

/* ---- rows --------------------------------------------------------------- */

int
journal_put(struct journal *j, const json_t *row, struct cd_err *e)
{
    struct buf text = { 0 }, line = { 0 };
    int rc;

    writer_value(&text, row);
    buf_addf(&line, "%08x ", digest_crc(0, text.p, text.n));
    buf_add(&line, text.p, text.n);
    buf_addc(&line, '\n');
    rc = files_write(j->fd, line.p, line.n);
    if (rc == 0)
        rc = fdatasync(j->fd);
    if (rc != 0)
        err_errno(e, "cannot write the journal");
    buf_free(&text);
    buf_free(&line);
    return rc == 0 ? 0 : -1;
}

/* The row at s[0..n), a new reference, and how long it is.  NULL if none
 * begins there. */
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
    if (s[8] != ' ' || strtoul(sum, NULL, 16) != digest_crc(0, s + 9, len - 9))
        return NULL;
    *length = len + 1;
    return reader_parse(s + 9, len - 9, NULL, &re);
}

/* ---- reading ------------------------------------------------------------ */

static void
replace(json_t **to, json_t *row)
{
    json_decref(*to);
    *to = json_incref(row);
}

/* Take a row in.  -1 if it is not one. */
static int
take(struct journal_state *s, json_t *row)
{
    const char *kind = json_string_value(json_object_get(row, "row"));

    if (kind == NULL || (s->header == NULL) != (strcmp(kind, "header") == 0))
        return -1;
    if (strcmp(kind, "header") == 0) {
        replace(&s->header, row);
    } else if (strcmp(kind, "checkpoint") == 0) {
        replace(&s->checkpoint, row);
    } else if (strcmp(kind, "finalising") == 0) {
        replace(&s->finalising, row);
    } else if (strcmp(kind, "refusal") == 0) {
        if (s->refusals == NULL)
            s->refusals = build_array();
        build_add(s->refusals, json_incref(row));
    } else if (strcmp(kind, "verdict") == 0) {
        vec_grow(s->verdicts, s->nverdicts, s->cverdicts);
        if (verdict_parse(&s->verdicts[s->nverdicts], row))
            return -1;
        s->nverdicts++;
    } else {
        return -1;
    }
    return 0;
}

int
journal_read(int folder, struct journal_state *s, struct cd_err *e)
{
    struct buf text = { 0 };
    json_t *row;
    size_t length;
    int rc = 0;

    memset(s, 0, sizeof(*s));
    if (files_read(folder, NAME, &text) != 0 && errno != ENOENT)
        rc = err_errno(e, "cannot read the journal");
    while (rc == 0 &&
           (row = get_row(text.p + s->length, text.n - s->length, &length))) {
        bool good = take(s, row) == 0;

        json_decref(row);
        if (!good)
            break;
        s->length += length;
    }
    buf_free(&text);
    return rc;
}

void
journal_forget(struct journal_state *s)
{
    json_decref(s->header);
    json_decref(s->checkpoint);
    json_decref(s->finalising);
    json_decref(s->refusals);
    free(s->verdicts);
    memset(s, 0, sizeof(*s));
}

/* ---- writing ------------------------------------------------------------ */

static struct journal *
open_journal(int folder, int flags, struct cd_err *e)
{
    struct journal *j = mem_zalloc(1, sizeof(*j));

    j->fd = openat(folder, NAME,
        O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC | flags, 0666);
    if (j->fd >= 0)
        return j;
    err_errno(e, "cannot open the journal");
    free(j);
    return NULL;
}

struct journal *
journal_begin(int folder, const json_t *header, struct cd_err *e)
{
    struct journal *j = open_journal(folder, O_CREAT | O_TRUNC, e);

    if (j == NULL)
        return NULL;
    if (journal_put(j, header, e) == 0 &&
        files_sync_folder_of(folder, NAME, e) == 0)
        return j;
    journal_close(j);
    return NULL;
}

struct journal *
journal_continue(int folder, const struct journal_state *s, struct cd_err *e)
{
    struct journal *j = open_journal(folder, 0, e);

    if (j == NULL)
        return NULL;
    if (ftruncate(j->fd, (off_t)s->length) == 0 && fdatasync(j->fd) == 0)
        return j;
    err_errno(e, "cannot write the journal");
    journal_close(j);
    return NULL;
}

void
journal_close(struct journal *j)
{
    if (j == NULL)
        return;
    close(j->fd);
    free(j);
}

int
journal_remove(int folder, struct cd_err *e)
{
    if (unlinkat(folder, NAME, 0) != 0 && errno != ENOENT)
        return err_errno(e, "cannot remove the journal");
    return files_sync_folder_of(folder, NAME, e);
}
