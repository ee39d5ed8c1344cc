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
read_all(int fd, struct buf *b)
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
check_size(struct source *s, size_t n)
{
    if (n <= SOURCE_MAX)
        return 0;
    diags_add(&s->diags, DIAG_ERROR, s->name, 0, 0,
        "has more than %zu MB: is it a pipeline file?", SOURCE_MAX >> 20);
    return -1;
}

int
source_take(struct source *s, const char *name, const char *text, size_t n)
{
    size_t mark = utf8_mark(text, n);

    s->name = mem_strdup(name);
    if (check_size(s, n))
        return -1;
    s->n = n - mark;
    s->text = mem_dup(text + mark, s->n);
    return 0;
}

int
source_read(struct source *s, const char *file)
{
    struct buf b = { 0 };
    struct stat st;
    size_t mark;
    int fd, rc = -1;

    s->name = mem_strdup(file);
    fd = open(file, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0) {
        diags_add(&s->diags, DIAG_ERROR, file, 0, 0, "cannot open: %s",
            strerror(errno));
        goto done;
    }
    if (S_ISDIR(st.st_mode)) {
        diags_add(&s->diags, DIAG_ERROR, file, 0, 0,
            "is a folder, not a pipeline file");
        goto done;
    }
    if (read_all(fd, &b)) {
        diags_add(&s->diags, DIAG_ERROR, file, 0, 0, "cannot read: %s",
            strerror(errno));
        goto done;
    }
    if (check_size(s, b.n))
        goto done;
    mark = utf8_mark(b.p, b.n);
    s->n = b.n - mark;
    s->text = mem_dup(b.n > 0 ? b.p + mark : "", s->n);
    rc = 0;
done:
    buf_free(&b);
    if (fd >= 0)
        close(fd);
    return rc;
}

void
source_from_argument(struct source *s, const char *pointer, const char *label)
{
    vec_grow(s->args, s->nargs, s->cargs);
    s->args[s->nargs].pointer = mem_strdup(pointer);
    s->args[s->nargs++].label = mem_strdup(label);
}

/* The newest argument that set the value or one around it. */
static const struct source_argument *
argument_of(const struct source *s, const char *pointer)
{
    size_t i;

    for (i = s->nargs; i > 0; i--) {
        const struct source_argument *a = &s->args[i - 1];
        size_t n = strlen(a->pointer);

        if (strncmp(a->pointer, pointer, n) == 0 &&
            (pointer[n] == '\0' || pointer[n] == '/'))
            return a;
    }
    return NULL;
}

bool
source_is_text(const struct source *s, const char *pointer)
{
    const struct source_argument *a = argument_of(s, pointer);

    return a != NULL && strcmp(a->pointer, pointer) == 0;
}

static struct diag *
add(struct source *s, enum diag_level level, const char *pointer,
    enum source_spot spot, const char *text)
{
    const struct source_argument *a = argument_of(s, pointer);
    size_t line = 0, column = 0;

    if (a != NULL)
        return diags_add(&s->diags, level, a->label, 0, 0, "%s", text);
    if (s->text == NULL)
        return diags_add(&s->diags, level, "command line", 0, 0, "%s", text);
    position_at(s->text, s->n,
        position_find(s->text, s->n, pointer, spot == SOURCE_KEY), &line,
        &column);
    return diags_add(&s->diags, level, s->name, line, column, "%s", text);
}

static struct diag *
vadd(struct source *s, enum diag_level level, const char *pointer,
    enum source_spot spot, const char *fmt, va_list ap)
{
    struct buf b = { 0 };
    struct diag *d;

    buf_vaddf(&b, fmt, ap);
    d = add(s, level, pointer, spot, buf_cstr(&b));
    buf_free(&b);
    return d;
}

struct diag *
source_error(struct source *s, const char *pointer, enum source_spot spot,
    const char *fmt, ...)
{
    struct diag *d;
    va_list ap;

    va_start(ap, fmt);
    d = vadd(s, DIAG_ERROR, pointer, spot, fmt, ap);
    va_end(ap);
    return d;
}

struct diag *
source_warning(struct source *s, const char *pointer, enum source_spot spot,
    const char *fmt, ...)
{
    struct diag *d;
    va_list ap;

    va_start(ap, fmt);
    d = vadd(s, DIAG_WARNING, pointer, spot, fmt, ap);
    va_end(ap);
    return d;
}

struct diag *
source_error_at(struct source *s, size_t offset, const char *fmt, ...)
{
    struct buf b = { 0 };
    struct diag *d;
    size_t line, column;
    va_list ap;

    va_start(ap, fmt);
    buf_vaddf(&b, fmt, ap);
    va_end(ap);
    position_at(s->text, s->n, offset, &line, &column);
    d = diags_add(
        &s->diags, DIAG_ERROR, s->name, line, column, "%s", buf_cstr(&b));
    buf_free(&b);
    return d;
}

void
source_free(struct source *s)
{
    size_t i;

    for (i = 0; i < s->nargs; i++) {
        free(s->args[i].pointer);
        free(s->args[i].label);
    }
    free(s->args);
    free(s->name);
    free(s->text);
    diags_free(&s->diags);
}
