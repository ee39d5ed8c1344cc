/* SPDX-License-Identifier: MIT */
#include "base/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/output.h"
#include "base/tty.h"
#include "base/vec.h"

static char *
format(const char *fmt, va_list ap)
{
    struct buf buf = { 0 };

    buf_vaddf(&buf, fmt, ap);
    return buf_cstr(&buf);
}

struct diag *
diags_add(struct diags *diags, enum diag_level level, const char *file,
    size_t line, size_t column, const char *fmt, ...)
{
    struct diag *diag;
    va_list ap;

    vec_grow(diags->v, diags->n, diags->cap);
    diag = &diags->v[diags->n++];
    diag->level = level;
    diag->file = mem_strdup(file);
    diag->line = line;
    diag->column = column;
    diag->help = NULL;
    va_start(ap, fmt);
    diag->text = format(fmt, ap);
    va_end(ap);
    if (level == DIAG_ERROR)
        diags->errors++;
    return diag;
}

void
diag_help(struct diag *diag, const char *fmt, ...)
{
    va_list ap;

    free(diag->help);
    va_start(ap, fmt);
    diag->help = format(fmt, ap);
    va_end(ap);
}

void
diags_move(struct diags *diags, struct diags *from)
{
    size_t i;

    for (i = 0; i < from->n; i++) {
        vec_grow(diags->v, diags->n, diags->cap);
        diags->v[diags->n++] = from->v[i];
    }
    diags->errors += from->errors;
    from->n = from->errors = 0;
}

void
diags_harden(struct diags *diags)
{
    size_t i;

    for (i = 0; i < diags->n; i++) {
        if (diags->v[i].level != DIAG_WARNING)
            continue;
        diags->v[i].level = DIAG_ERROR;
        diags->errors++;
    }
}

/* Only diagnostics of one file are put in order, and the sort is stable: those
 * of several files come one file after the other anyway. */
static int
earlier(const struct diag *left, const struct diag *right)
{
    if (strcmp(left->file, right->file) != 0)
        return 0;
    if (left->line != right->line)
        return left->line < right->line;
    return left->column < right->column;
}

void
diags_sort(struct diags *diags)
{
    size_t i, j;

    for (i = 1; i < diags->n; i++) {
        struct diag diag = diags->v[i];

        for (j = i; j > 0 && earlier(&diag, &diags->v[j - 1]); j--)
            diags->v[j] = diags->v[j - 1];
        diags->v[j] = diag;
    }
}

void
diag_text(struct buf *to, const struct diag *diag)
{
    static const char *const levels[] = {
        [DIAG_ERROR] = "error", [DIAG_WARNING] = "warning", [DIAG_NOTE] = "note"
    };
    struct buf raw = { 0 };

    buf_adds(&raw, diag->file);
    if (diag->line > 0)
        buf_addf(&raw, ":%zu", diag->line);
    if (diag->line > 0 && diag->column > 0)
        buf_addf(&raw, ":%zu", diag->column);
    buf_addf(&raw, ": %s: %s", levels[diag->level], diag->text);
    tty_escape(to, raw.p, raw.n);
    buf_addc(to, '\n');
    if (diag->help != NULL) {
        raw.n = 0;
        buf_addf(&raw, "  help: %s", diag->help);
        tty_escape(to, raw.p, raw.n);
        buf_addc(to, '\n');
    }
    buf_free(&raw);
}

void
diag_print(const struct diag *diag, FILE *file)
{
    struct buf text = { 0 };

    diag_text(&text, diag);
    fflush(file);
    output_bytes(fileno(file), text.p, text.n);
    buf_free(&text);
}

void
diags_free(struct diags *diags)
{
    size_t i;

    for (i = 0; i < diags->n; i++) {
        free(diags->v[i].file);
        free(diags->v[i].text);
        free(diags->v[i].help);
    }
    free(diags->v);
    memset(diags, 0, sizeof(*diags));
}
