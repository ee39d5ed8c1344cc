/* SPDX-License-Identifier: MIT */
/*
 * iofault - a library for LD_PRELOAD that lets one call about a file fail.
 *
 * strace cannot do that to a store: seccomp ends the process for the call that
 * strace puts in place.  Calls are counted from 1 in each process: those that
 * open, read, write, sync, cut, rename or remove a file whose path holds
 * $FAULT_PATH, or which is in a folder of such a path.
 * Call $FAULT_AT fails as $FAULT_KIND says: EIO, ENOSPC, or SHORT (half of
 * what was to be written is).  With $FAULT_ALWAYS all calls from there on that
 * make files longer fail, as on a full disk.  $FAULT_COUNT names a file that
 * gets a byte a call: "L" for those, "." for others.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#pragma GCC visibility push(default) /* these stand in for the C library's */

#define FILES 1024

enum change { NOTHING, LONGER };

static bool ours[FILES]; /* descriptors of files of that path */
static long calls;
static int count_to = -1;

static long
number(const char *name)
{
    const char *text = getenv(name);

    return text != NULL ? strtol(text, NULL, 10) : 0;
}

static bool
is_ours(const char *path)
{
    const char *part = getenv("FAULT_PATH");

    return part != NULL && strstr(path, part) != NULL;
}

/* Opened from the folder in which it is. */
static bool
is_named(const char *path)
{
    const char *part = getenv("FAULT_PATH");
    const char *name = part != NULL ? strrchr(part, '/') : NULL;

    return name != NULL && strncmp(path, name + 1, strlen(name + 1)) == 0;
}

/* The file of a run that nobody disturbs, once a call of ours is there. */
static void
open_count(void)
{
    const char *name = getenv("FAULT_COUNT");

    if (count_to < 0 && name != NULL)
        count_to = (int)syscall(SYS_openat, AT_FDCWD, name,
            O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
}

/* Note a call.  Returns 0, or the error that it must fail with; SHORT is -1. */
static int
fault(enum change change)
{
    const char *kind = getenv("FAULT_KIND");
    const long at = number("FAULT_AT");

    if (count_to >= 0)
        (void)!pwrite(count_to, change == LONGER ? "L" : ".", 1, calls);
    calls++;
    if (at == 0 || kind == NULL || calls < at)
        return 0;
    if (calls > at && (getenv("FAULT_ALWAYS") == NULL || change != LONGER))
        return 0;
    return strcmp(kind, "SHORT") == 0    ? (change == LONGER ? -1 : 0)
           : strcmp(kind, "ENOSPC") == 0 ? (change == LONGER ? ENOSPC : 0)
                                         : EIO;
}

/* Must a call on this descriptor fail? */
static bool
fails(int fd, enum change change)
{
    const int error = fd >= 0 && fd < FILES && ours[fd] ? fault(change) : 0;

    if (error > 0)
        errno = error;
    return error > 0;
}

#define REAL(name) \
    static __typeof__(&name) real; \
    if (real == NULL) \
    *(void **)&real = dlsym(RTLD_NEXT, #name)

#define OPEN(name) \
    int name(const char *path, int flags, ...) \
    { \
        int error, fd; \
        va_list ap; \
        mode_t mode; \
        REAL(name); \
        va_start(ap, flags); \
        mode = flags & O_CREAT ? va_arg(ap, mode_t) : 0; \
        va_end(ap); \
        if (!is_ours(path)) \
            return real(path, flags, mode); \
        open_count(); \
        error = fault(NOTHING); \
        if (error > 0) { \
            errno = error; \
            return -1; \
        } \
        fd = real(path, flags, mode); \
        if (fd >= 0 && fd < FILES) \
            ours[fd] = true; \
        return fd; \
    }

OPEN(open)
OPEN(open64)

#define OPEN_AT(name) \
    int name(int folder, const char *path, int flags, ...) \
    { \
        int fd; \
        va_list ap; \
        mode_t mode; \
        REAL(name); \
        va_start(ap, flags); \
        mode = flags & O_CREAT ? va_arg(ap, mode_t) : 0; \
        va_end(ap); \
        if (fails(folder, flags & O_CREAT ? LONGER : NOTHING)) \
            return -1; \
        fd = real(folder, path, flags, mode); \
        if (fd >= 0 && fd < FILES) \
            ours[fd] = is_named(path) || \
                       (folder >= 0 && folder < FILES && ours[folder]); \
        if (fd >= 0 && fd < FILES && ours[fd]) \
            open_count(); \
        return fd; \
    }

OPEN_AT(openat)
OPEN_AT(openat64)

ssize_t
write(int fd, const void *p, size_t n)
{
    int error;
    REAL(write);

    error = fd >= 0 && fd < FILES && ours[fd] ? fault(LONGER) : 0;
    if (error > 0) {
        errno = error;
        return -1;
    }
    return real(fd, p, error < 0 && n > 1 ? n / 2 : n);
}

ssize_t
read(int fd, void *p, size_t n)
{
    REAL(read);
    return fails(fd, NOTHING) ? -1 : real(fd, p, n);
}

#define WRITE(name, offset_type) \
    ssize_t name(int fd, const void *p, size_t n, offset_type at) \
    { \
        int error; \
        REAL(name); \
        error = fd >= 0 && fd < FILES && ours[fd] ? fault(LONGER) : 0; \
        if (error > 0) { \
            errno = error; \
            return -1; \
        } \
        return real(fd, p, error < 0 && n > 1 ? n / 2 : n, at); \
    }

WRITE(pwrite, off_t)
WRITE(pwrite64, off64_t)

#define READ(name, offset_type) \
    ssize_t name(int fd, void *p, size_t n, offset_type at) \
    { \
        REAL(name); \
        return fails(fd, NOTHING) ? -1 : real(fd, p, n, at); \
    }

READ(pread, off_t)
READ(pread64, off64_t)

#define SYNC(name) \
    int name(int fd) \
    { \
        REAL(name); \
        return fails(fd, NOTHING) ? -1 : real(fd); \
    }

SYNC(fsync)
SYNC(fdatasync)

#define CUT(name, offset_type) \
    int name(int fd, offset_type n) \
    { \
        REAL(name); \
        return fails(fd, NOTHING) ? -1 : real(fd, n); \
    }

CUT(ftruncate, off_t)
CUT(ftruncate64, off64_t)

int
unlink(const char *path)
{
    int error;
    REAL(unlink);

    error = is_ours(path) ? fault(NOTHING) : 0;
    if (error > 0) {
        errno = error;
        return -1;
    }
    return real(path);
}

int
unlinkat(int folder, const char *path, int flags)
{
    REAL(unlinkat);
    return fails(folder, NOTHING) ? -1 : real(folder, path, flags);
}

int
renameat(int from, const char *old, int to, const char *new)
{
    REAL(renameat);
    return fails(from, NOTHING) ? -1 : real(from, old, to, new);
}

int
close(int fd)
{
    REAL(close);
    if (fd >= 0 && fd < FILES)
        ours[fd] = false;
    return real(fd);
}
