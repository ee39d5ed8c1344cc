#include "engine/finish.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "engine/journal.h"
#include "io/files.h"
#include "json/build.h"
#include "json/writer.h"

json_t *
finish_row(json_t *run, const struct writer *w)
{
    json_t *row = build_object();

    build_set(row, "row", json_string("finalising"));
    build_set(row, "run", json_incref(run));
    build_set(row, "sizes", writer_sizes(w));
    return row;
}

static bool
wanted(const json_t *run, const char *name)
{
    json_t *files = json_object_get(run, "files"), *v;
    size_t i;

    json_array_foreach (files, i, v) {
        if (json_is_string(v) && strcmp(json_string_value(v), name) == 0)
            return true;
    }
    return false;
}

/* A part must be as long as it was when it was made durable; what a power cut
 * may have left behind its end goes. */
static int
check_size(int folder, const char *part, const json_t *size, struct cd_err *e)
{
    off_t want = (off_t)json_integer_value(size);
    struct stat st;
    int fd, rc = 0;

    if (size == NULL) /* it is a store */
        return 0;
    fd = openat(folder, part, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT) /* it has its name already */
        return 0;
    if (fd < 0)
        return err_errno(e, "cannot open \"%s\"", part);
    if (fstat(fd, &st) != 0 ||
        (st.st_size > want && (ftruncate(fd, want) || fsync(fd))))
        rc = err_errno(e, "cannot cut off the end of \"%s\"", part);
    else if (st.st_size < want)
        rc = err_set(e, "\"%s\" has %jd bytes, but %jd were written", part,
            (intmax_t)st.st_size, (intmax_t)want);
    close(fd);
    return rc;
}

/* Give a part its name, unless that was done before; or remove it. */
static int
settle(int folder, const char *name, bool keep, const json_t *size,
    struct cd_err *e)
{
    char *part = mem_printf("%s.part", name);
    int rc = 0;

    if (keep && check_size(folder, part, size, e)) {
        free(part);
        return -1;
    }
    if (keep) {
        rc = renameat(folder, part, folder, name);
        if (rc != 0 && errno == ENOENT)
            rc = faccessat(folder, name, F_OK, AT_SYMLINK_NOFOLLOW);
    } else {
        rc = unlinkat(folder, part, 0);
        if (rc != 0 && errno == ENOENT)
            rc = 0;
    }
    if (rc != 0)
        err_errno(e, "cannot %s \"%s\"", keep ? "rename" : "remove", part);
    free(part);
    return rc ? -1 : files_sync_folder_of(folder, name, e);
}

int
finish_run(
    int folder, const json_t *header, const json_t *row, struct cd_err *e)
{
    json_t *files = json_object_get(header, "files"), *v;
    const json_t *run = json_object_get(row, "run");
    const json_t *sizes = json_object_get(row, "sizes");
    struct buf text = { 0 };
    size_t i;
    int rc = 0;

    json_array_foreach (files, i, v) {
        const char *name = json_string_value(v);

        if (rc == 0 && strcmp(name, "run.json") != 0)
            rc = settle(folder, name, wanted(run, name),
                json_object_get(sizes, name), e);
    }
    writer_value(&text, run);
    buf_addc(&text, '\n');
    if (rc == 0)
        rc = files_put(folder, "run.json", text.p, text.n, e);
    buf_free(&text);
    return rc == 0 ? journal_remove(folder, e) : rc;
}
