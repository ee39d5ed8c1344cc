/* SPDX-License-Identifier: MIT */
#include "base/mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void (*last_words)(void);
static size_t (*message)(char *to, size_t size);
static void (*rescue)(void);

void
mem_last_words(void (*report)(void))
{
    last_words = report;
}

void
mem_message(size_t (*report)(char *to, size_t size))
{
    message = report;
}

void
mem_rescue(void (*leave)(void))
{
    rescue = leave;
}

_Noreturn void
mem_exhausted(void)
{
    static const char text[] = "copydesk: out of memory\n";
    char line[256];
    ssize_t n;

    if (rescue != NULL)
        rescue();
    n = message != NULL
            ? write(STDERR_FILENO, line, message(line, sizeof(line)))
            : write(STDERR_FILENO, text, sizeof(text) - 1);
    (void)n; /* There is nobody left to tell. */
    if (last_words != NULL)
        last_words();
    _exit(MEM_EXIT);
}

void *
mem_alloc(size_t n)
{
    void *bytes = malloc(n > 0 ? n : 1);

    if (bytes == NULL)
        mem_exhausted();
    return bytes;
}

void *
mem_zalloc(size_t n, size_t size)
{
    void *bytes = calloc(n > 0 ? n : 1, size > 0 ? size : 1);

    if (bytes == NULL)
        mem_exhausted();
    return bytes;
}

void *
mem_resize(void *bytes, size_t n, size_t size)
{
    if (size != 0 && n > SIZE_MAX / size)
        mem_exhausted();
    bytes = realloc(bytes, n * size > 0 ? n * size : 1);
    if (bytes == NULL)
        mem_exhausted();
    return bytes;
}

char *
mem_strdup(const char *text)
{
    return mem_dup(text, strlen(text));
}

char *
mem_dup(const char *text, size_t n)
{
    char *bytes = mem_alloc(n + 1);

    if (n > 0)
        memcpy(bytes, text, n);
    bytes[n] = '\0';
    return bytes;
}

char *
mem_printf(const char *fmt, ...)
{
    va_list ap;
    char *text;
    int n;

    va_start(ap, fmt);
    n = vasprintf(&text, fmt, ap);
    va_end(ap);
    if (n < 0)
        mem_exhausted();
    return text;
}
