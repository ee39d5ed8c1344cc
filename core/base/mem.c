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

void
mem_last_words(void (*f)(void))
{
    last_words = f;
}

void
mem_message(size_t (*f)(char *to, size_t size))
{
    message = f;
}

_Noreturn void
mem_exhausted(void)
{
    static const char text[] = "copydesk: out of memory\n";
    char line[256];
    ssize_t n = message != NULL
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
    void *p = malloc(n > 0 ? n : 1);

    if (p == NULL)
        mem_exhausted();
    return p;
}

void *
mem_zalloc(size_t n, size_t size)
{
    void *p = calloc(n > 0 ? n : 1, size > 0 ? size : 1);

    if (p == NULL)
        mem_exhausted();
    return p;
}

void *
mem_resize(void *p, size_t n, size_t size)
{
    if (size != 0 && n > SIZE_MAX / size)
        mem_exhausted();
    p = realloc(p, n * size > 0 ? n * size : 1);
    if (p == NULL)
        mem_exhausted();
    return p;
}

char *
mem_strdup(const char *s)
{
    return mem_dup(s, strlen(s));
}

char *
mem_dup(const char *s, size_t n)
{
    char *p = mem_alloc(n + 1);

    if (n > 0)
        memcpy(p, s, n);
    p[n] = '\0';
    return p;
}

char *
mem_printf(const char *fmt, ...)
{
    va_list ap;
    char *s;
    int n;

    va_start(ap, fmt);
    n = vasprintf(&s, fmt, ap);
    va_end(ap);
    if (n < 0)
        mem_exhausted();
    return s;
}
