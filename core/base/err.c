/* SPDX-License-Identifier: MIT */
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Forget any error. */
static void
err_clear(struct cd_err *err)
{
    err->file[0] = err->text[0] = '\0';
    err->line = err->column = 0;
    err->machine = err->lost = false;
}

int
err_set(struct cd_err *err, const char *fmt, ...)
{
    va_list ap;

    err_clear(err);
    va_start(ap, fmt);
    vsnprintf(err->text, sizeof(err->text), fmt, ap);
    va_end(ap);
    return -1;
}

int
err_lost(struct cd_err *err, const char *fmt, ...)
{
    va_list ap;

    err_clear(err);
    va_start(ap, fmt);
    vsnprintf(err->text, sizeof(err->text), fmt, ap);
    va_end(ap);
    err->lost = true;
    return -1;
}

int
err_at(struct cd_err *err, const char *file, size_t line, size_t column,
    const char *fmt, ...)
{
    va_list ap;

    err_clear(err);
    snprintf(err->file, sizeof(err->file), "%s", file);
    err->line = line;
    err->column = column;
    va_start(ap, fmt);
    vsnprintf(err->text, sizeof(err->text), fmt, ap);
    va_end(ap);
    return -1;
}

/* A text, and what errno says. */
static void
say_errno(struct cd_err *err, const char *fmt, va_list ap)
{
    int saved = errno;
    size_t n;

    err_clear(err);
    vsnprintf(err->text, sizeof(err->text), fmt, ap);
    n = strlen(err->text);
    snprintf(err->text + n, sizeof(err->text) - n, ": %s", strerror(saved));
    errno = saved;
}

int
err_errno(struct cd_err *err, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    say_errno(err, fmt, ap);
    va_end(ap);
    return -1;
}

int
err_machine(struct cd_err *err, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    say_errno(err, fmt, ap);
    va_end(ap);
    err->machine = true;
    return -1;
}

int
err_context(struct cd_err *err, const char *fmt, ...)
{
    char front[sizeof(err->text)], whole[2 * sizeof(err->text) + 2];
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(front, sizeof(front), fmt, ap);
    va_end(ap);
    snprintf(whole, sizeof(whole), "%s: %s", front, err->text);
    memcpy(err->text, whole, sizeof(err->text) - 1);
    err->text[sizeof(err->text) - 1] = '\0';
    return -1;
}
