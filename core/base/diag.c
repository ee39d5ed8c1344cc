/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/tty.h"
#include "base/vec.h"

static char *
format(const char *fmt, va_list ap)
{
    struct buf b = { 0 };

    buf_vaddf(&b, fmt, ap);
    return buf_cstr(&b);
}

struct diag *
diags_add(struct diags *d, enum diag_level level, const char *file, size_t line,
    size_t column, const char *fmt, ...)
{
    struct diag *x;
    va_list ap;

    vec_grow(d->v, d->n, d->cap);
    x = &d->v[d->n++];
    x->level = level;
    x->file = mem_strdup(file);
    x->line = line;
    x->column = column;
    x->help = NULL;
    va_start(ap, fmt);
    x->text = format(fmt, ap);
    va_end(ap);
    if (level == DIAG_ERROR)
        d->errors++;
    return x;
}

void
diag_help(struct diag *d, const char *fmt, ...)
{
    va_list ap;

    free(d->help);
    va_start(ap, fmt);
    d->help = format(fmt, ap);
    va_end(ap);
}

void
diags_move(struct diags *d, struct diags *from)
{
    size_t i;

    for (i = 0; i < from->n; i++) {
        vec_grow(d->v, d->n, d->cap);
        d->v[d->n++] = from->v[i];
    }
    d->errors += from->errors;
    from->n = from->errors = 0;
}

void
diags_harden(struct diags *d)
{
    size_t i;

    for (i = 0; i < d->n; i++) {
        if (d->v[i].level != DIAG_WARNING)
            continue;
        d->v[i].level = DIAG_ERROR;
        d->errors++;
    }
}

/* Only diagnostics of one file are put in order, and the sort is stable: those
 * of several files come one file after the other anyway. */
static int
earlier(const struct diag *a, const struct diag *b)
{
    if (strcmp(a->file, b->file) != 0)
        return 0;
    if (a->line != b->line)
        return a->line < b->line;
    return a->column < b->column;
}

void
diags_sort(struct diags *d)
{
    size_t i, j;

    for (i = 1; i < d->n; i++) {
        struct diag x = d->v[i];

        for (j = i; j > 0 && earlier(&x, &d->v[j - 1]); j--)
            d->v[j] = d->v[j - 1];
        d->v[j] = x;
    }
}

void
diag_print(const struct diag *x, FILE *f)
{
    static const char *const levels[] = {
        [DIAG_ERROR] = "error", [DIAG_WARNING] = "warning", [DIAG_NOTE] = "note"
    };
    const char *level = levels[x->level];

    if (x->line > 0 && x->column == 0)
        tty_say(f, "%s:%zu: %s: %s", x->file, x->line, level, x->text);
    else if (x->line > 0)
        tty_say(f, "%s:%zu:%zu: %s: %s", x->file, x->line, x->column, level,
            x->text);
    else
        tty_say(f, "%s: %s: %s", x->file, level, x->text);
    if (x->help != NULL)
        tty_say(f, "  help: %s", x->help);
}

void
diags_free(struct diags *d)
{
    size_t i;

    for (i = 0; i < d->n; i++) {
        free(d->v[i].file);
        free(d->v[i].text);
        free(d->v[i].help);
    }
    free(d->v);
    memset(d, 0, sizeof(*d));
}
