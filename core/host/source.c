/* SPDX-License-Identifier: MIT */
#include "host/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "json/position.h"

/* All of the file, at most SOURCE_MAX bytes. */
static int
read_source(int fd, struct buf *b)
{
    ssize_t n;

    do {
        n = read(fd, buf_reserve(b, 65536), 65536);
        if (n > 0)
            b->n += (size_t)n;
    } while ((n > 0 && b->n <= SOURCE_MAX) || (n < 0 && errno == EINTR));
    return n < 0 ? -1 : 0;
}

static int
check_file_size(struct source *source, size_t n)
{
    if (n <= SOURCE_MAX)
        return 0;
    diags_add(&source->diags, DIAG_ERROR, source->name, 0, 0,
        "has more than %zu MB: is it a pipeline file?", SOURCE_MAX >> 20);
    return -1;
}

int
source_take(struct source *source, const char *name, const char *text, size_t n)
{
    size_t mark = utf8_mark(text, n);

    source->name = mem_strdup(name);
    if (check_file_size(source, n))
        return -1;
    source->n = n - mark;
    source->text = mem_dup(text + mark, source->n);
    return 0;
}

int
source_read(struct source *source, const char *file)
{
    struct buf b = { 0 };
    struct stat st;
    size_t mark;
    int fd, rc = -1;

    source->name = mem_strdup(file);
    fd = open(file, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0) {
        diags_add(&source->diags, DIAG_ERROR, file, 0, 0, "cannot open: %s",
            strerror(errno));
        goto done;
    }
    if (S_ISDIR(st.st_mode)) {
        diags_add(&source->diags, DIAG_ERROR, file, 0, 0,
            "is a folder, not a pipeline file");
        goto done;
    }
    if (read_source(fd, &b)) {
        diags_add(&source->diags, DIAG_ERROR, file, 0, 0, "cannot read: %s",
            strerror(errno));
        goto done;
    }
    if (check_file_size(source, b.n))
        goto done;
    mark = utf8_mark(b.p, b.n);
    source->n = b.n - mark;
    source->text = mem_dup(b.n > 0 ? b.p + mark : "", source->n);
    rc = 0;
done:
    buf_free(&b);
    if (fd >= 0)
        close(fd);
    return rc;
}

void
source_from_argument(
    struct source *source, const char *pointer, const char *label)
{
    vec_grow(source->args, source->nargs, source->cargs);
    source->args[source->nargs].pointer = mem_strdup(pointer);
    source->args[source->nargs++].label = mem_strdup(label);
}

/* The newest argument that set the value or one around it. */
static const struct source_argument *
argument_of(const struct source *source, const char *pointer)
{
    size_t i;

    for (i = source->nargs; i > 0; i--) {
        const struct source_argument *a = &source->args[i - 1];
        size_t n = strlen(a->pointer);

        if (strncmp(a->pointer, pointer, n) == 0 &&
            (pointer[n] == '\0' || pointer[n] == '/'))
            return a;
    }
    return NULL;
}

bool
source_is_text(const struct source *source, const char *pointer)
{
    const struct source_argument *a = argument_of(source, pointer);

    return a != NULL && strcmp(a->pointer, pointer) == 0;
}

static struct diag *
add_diag(struct source *source, enum diag_level level, const char *pointer,
    enum source_spot spot, const char *text)
{
    const struct source_argument *a = argument_of(source, pointer);
    size_t line = 0, column = 0;

    if (a != NULL)
        return diags_add(&source->diags, level, a->label, 0, 0, "%s", text);
    if (source->text == NULL)
        return diags_add(
            &source->diags, level, "command line", 0, 0, "%s", text);
    position_at(source->text, source->n,
        position_find(source->text, source->n, pointer, spot == SOURCE_KEY),
        &line, &column);
    return diags_add(
        &source->diags, level, source->name, line, column, "%s", text);
}

static struct diag *
vadd(struct source *source, enum diag_level level, const char *pointer,
    enum source_spot spot, const char *fmt, va_list ap)
{
    struct buf b = { 0 };
    struct diag *diag;

    buf_vaddf(&b, fmt, ap);
    diag = add_diag(source, level, pointer, spot, buf_cstr(&b));
    buf_free(&b);
    return diag;
}

struct diag *
source_error(struct source *source, const char *pointer, enum source_spot spot,
    const char *fmt, ...)
{
    struct diag *diag;
    va_list ap;

    va_start(ap, fmt);
    diag = vadd(source, DIAG_ERROR, pointer, spot, fmt, ap);
    va_end(ap);
    return diag;
}

struct diag *
source_warning(struct source *source, const char *pointer,
    enum source_spot spot, const char *fmt, ...)
{
    struct diag *diag;
    va_list ap;

    va_start(ap, fmt);
    diag = vadd(source, DIAG_WARNING, pointer, spot, fmt, ap);
    va_end(ap);
    return diag;
}

struct diag *
source_error_at(struct source *source, size_t offset, const char *fmt, ...)
{
    struct buf b = { 0 };
    struct diag *diag;
    size_t line, column;
    va_list ap;

    va_start(ap, fmt);
    buf_vaddf(&b, fmt, ap);
    va_end(ap);
    position_at(source->text, source->n, offset, &line, &column);
    diag = diags_add(&source->diags, DIAG_ERROR, source->name, line, column,
        "%s", buf_cstr(&b));
    buf_free(&b);
    return diag;
}

void
source_free(struct source *source)
{
    size_t i;

    for (i = 0; i < source->nargs; i++) {
        free(source->args[i].pointer);
        free(source->args[i].label);
    }
    free(source->args);
    free(source->name);
    free(source->text);
    diags_free(&source->diags);
}
