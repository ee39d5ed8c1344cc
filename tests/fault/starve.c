/* SPDX-License-Identifier: MIT */
/*
 * starve - a library to preload, that makes the k-th call of malloc, calloc
 * or realloc fail, counted over a program and all that it forks.
 *
 * STARVE_AT=K says which of those that libseccomp does not make, and
 * STARVE_FILTER_AT=K which of those that it makes; STARVE_COUNT=FILE has the
 * two numbers of calls written when the first process exits.
 */
#include <errno.h>
#include <link.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))

/* What the C library calls its own. */
extern void *__libc_malloc(size_t n);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *p, size_t n);

static struct starve {
    struct turn {
        atomic_long calls;
        long at;
    } others, filter;
} * shared;                              /* between processes */
static uintptr_t filter_from, filter_to; /* the code of libseccomp */
static pid_t first;

static int
find_filter(struct dl_phdr_info *object, size_t size, void *ctx)
{
    size_t i;

    (void)size, (void)ctx;
    if (strstr(object->dlpi_name, "/libseccomp.") == NULL)
        return 0;
    for (i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[i];

        if (part->p_type == PT_LOAD && (part->p_flags & PF_X) != 0) {
            filter_from = object->dlpi_addr + part->p_vaddr;
            filter_to = filter_from + part->p_memsz;
        }
    }
    return 1;
}

static long
number_of(const char *name)
{
    const char *value = getenv(name);

    return value != NULL ? atol(value) : 0;
}

__attribute__((constructor)) static void
begin(void)
{
    void *p = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE,
        MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    if (p == MAP_FAILED)
        _exit(99);
    first = getpid();
    dl_iterate_phdr(find_filter, NULL);
    shared = p;
    shared->others.at = number_of("STARVE_AT");
    shared->filter.at = number_of("STARVE_FILTER_AT");
}

__attribute__((destructor)) static void
end(void)
{
    const char *name = getenv("STARVE_COUNT");
    long others = atomic_load(&shared->others.calls);
    long filter = atomic_load(&shared->filter.calls);
    FILE *f;

    if (getpid() != first || name == NULL)
        return;
    f = fopen(name, "w");
    if (f == NULL)
        return;
    fprintf(f, "%ld %ld\n", others, filter);
    fclose(f);
}

/* Is it the turn of this call, which returns there? */
static int
fails(const void *caller)
{
    const uintptr_t at = (uintptr_t)caller;
    struct turn *turn;

    if (shared == NULL)
        return 0;
    turn =
        at >= filter_from && at < filter_to ? &shared->filter : &shared->others;
    if (atomic_fetch_add(&turn->calls, 1) + 1 != turn->at)
        return 0;
    errno = ENOMEM;
    return 1;
}

EXPORT void *
malloc(size_t n)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_malloc(n);
}

EXPORT void *
calloc(size_t n, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_calloc(n, size);
}

EXPORT void *
realloc(void *p, size_t n)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_realloc(p, n);
}
