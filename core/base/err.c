/* SPDX-License-Identifier: MIT */
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Forget any error. */
static void
err_clear(struct cd_err *e)
{
    e->file[0] = e->text[0] = '\0';
    e->line = e->column = 0;
    e->machine = e->lost = false;
}

int
err_set(struct cd_err *e, const char *fmt, ...)
{
    va_list ap;

    err_clear(e);
    va_start(ap, fmt);
    vsnprintf(e->text, sizeof(e->text), fmt, ap);
    va_end(ap);
    return -1;
}

int
err_lost(struct cd_err *e, const char *fmt, ...)
{
    va_list ap;

    err_clear(e);
    va_start(ap, fmt);
    vsnprintf(e->text, sizeof(e->text), fmt, ap);
    va_end(ap);
    e->lost = true;
    return -1;
}

int
err_at(struct cd_err *e, const char *file, size_t line, size_t column,
    const char *fmt, ...)
{
    va_list ap;

    err_clear(e);
    snprintf(e->file, sizeof(e->file), "%s", file);
    e->line = line;
    e->column = column;
    va_start(ap, fmt);
    vsnprintf(e->text, sizeof(e->text), fmt, ap);
    va_end(ap);
    return -1;
}

/* A text, and what errno says. */
static void
say_errno(struct cd_err *e, const char *fmt, va_list ap)
{
    int saved = errno;
    size_t n;

    err_clear(e);
    vsnprintf(e->text, sizeof(e->text), fmt, ap);
    n = strlen(e->text);
    snprintf(e->text + n, sizeof(e->text) - n, ": %s", strerror(saved));
    errno = saved;
}

int
err_errno(struct cd_err *e, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    say_errno(e, fmt, ap);
    va_end(ap);
    return -1;
}

int
err_machine(struct cd_err *e, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    say_errno(e, fmt, ap);
    va_end(ap);
    e->machine = true;
    return -1;
}

int
err_context(struct cd_err *e, const char *fmt, ...)
{
    char front[sizeof(e->text)], whole[2 * sizeof(e->text) + 2];
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(front, sizeof(front), fmt, ap);
    va_end(ap);
    snprintf(whole, sizeof(whole), "%s: %s", front, e->text);
    memcpy(e->text, whole, sizeof(e->text) - 1);
    e->text[sizeof(e->text) - 1] = '\0';
    return -1;
}
