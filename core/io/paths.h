/*
 * paths - the files a pipeline reads, and names it may write.
 */
#ifndef IO_PATHS_H
#define IO_PATHS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* Path `path` seen from the folder `from` ("" for the current one): absolute
 * paths stay.  The caller frees it. */
char *paths_join(const char *from, const char *path);
/* The folder of a file: "a/b.json" gives "a", "b.json" gives "".  The caller
 * frees it. */
char *paths_folder(const char *file);

/* Files that match patterns, each once, in the order of the patterns and
 * within one in the order of their bytes. */
struct paths {
    struct path {
        char *name;    /* as matched, seen from the folder of the patterns */
        char *file;    /* to open it; "-" is standard input */
        uint64_t size; /* bytes; 0 for what is no regular file */
    } *v;
    size_t n, cap;
};

/* Add the files that `pattern` (glob(7), seen from `folder`) names.  "-" is
 * standard input.  Returns how many were new; -1 where there is none, or one
 * that cannot be read or is no file, with the reason in e->text. */
int paths_add(struct paths *p, const char *folder, const char *pattern,
    struct cd_err *e);
void paths_free(struct paths *p);

/* Is `name` one that an output may have: in plain characters, none that the
 * run uses itself and, but with `outside`, relative and inside the folder?
 * NULL, or why not. */
const char *paths_output_fault(const char *name, bool outside);

/* Is it absolute, or does it have a part ".."? */
bool paths_leave(const char *name);

/* Where the absolute path of a file leads, which need not be there: through
 * links, also one that leads nowhere yet.  The caller frees it. */
char *paths_target(const char *path);

/* Can the outputs a and b not both be written: the same name, also where
 * letters differ in case only, a name below the other or, with `stores`, one
 * that SQLite gives to a file beside the other? */
bool paths_collide(const char *a, const char *b, bool stores);

/* Does `name` end with `suffix`? */
bool paths_ends_with(const char *name, const char *suffix);

#endif
