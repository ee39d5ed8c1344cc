/* SPDX-License-Identifier: MIT */
/*
 * starve - a library to preload, that makes the k-th call of malloc, calloc
 * or realloc fail, counted over a program and all that it forks.
 *
 * STARVE_AT=K says which; STARVE_COUNT=FILE has the number of calls written
 * when the first process exits.
 */
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))

/* What the C library calls its own. */
extern void *__libc_malloc(size_t n);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *p, size_t n);

static struct starve {
    atomic_long calls;
    long at;
} * shared; /* between processes */
static pid_t first;

__attribute__((constructor)) static void
begin(void)
{
    const char *at = getenv("STARVE_AT");
    void *p = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE,
        MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    if (p == MAP_FAILED)
        _exit(99);
    first = getpid();
    shared = p;
    shared->at = at != NULL ? atol(at) : 0;
}

__attribute__((destructor)) static void
end(void)
{
    const char *name = getenv("STARVE_COUNT");
    long calls = atomic_load(&shared->calls);
    FILE *f;

    if (getpid() != first || name == NULL)
        return;
    f = fopen(name, "w");
    if (f == NULL)
        return;
    fprintf(f, "%ld\n", calls);
    fclose(f);
}

/* Is it the turn of this call? */
static int
fails(void)
{
    if (shared == NULL || atomic_fetch_add(&shared->calls, 1) + 1 != shared->at)
        return 0;
    errno = ENOMEM;
    return 1;
}

EXPORT void *
malloc(size_t n)
{
    return fails() ? NULL : __libc_malloc(n);
}

EXPORT void *
calloc(size_t n, size_t size)
{
    return fails() ? NULL : __libc_calloc(n, size);
}

EXPORT void *
realloc(void *p, size_t n)
{
    return fails() ? NULL : __libc_realloc(p, n);
}
