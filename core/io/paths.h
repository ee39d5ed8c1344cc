/* SPDX-License-Identifier: MIT */
/*
 * paths - the files a pipeline reads, and names it may write.
 */
#ifndef IO_PATHS_H
#define IO_PATHS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "io/frame.h"
#include "io/index.h"
#include "io/input.h"

/* Path `path` seen from the folder `from` ("" for the current one): absolute
 * paths stay.  The caller frees it. */
char *paths_join(const char *from, const char *path);
/* The folder of a file: "a/b.json" gives "a", "b.json" gives "".  The caller
 * frees it. */
char *paths_folder(const char *file);

/* Files that match patterns, each once, in the order of the patterns and
 * within one in the order of their bytes.  Zero-initialise; free with
 * paths_free. */
struct paths {
    struct path {
        char *name; /* as matched, seen from the folder of the patterns; see
                       paths_show */
        char *file; /* to open it; "-" is standard input */
        struct input then; /* what it was; all 0 where it was not looked at,
                              because a replay does not need it */
        struct input_kind kind;
        size_t below; /* where in the name that begins which is below the
                         fixed part of its pattern */
        size_t stage; /* of the plan: that of its reader, from 1; or 0 */
        char *odd;    /* with keep_odd: why it is no input, of a file that
                         begins as nothing that anybody reads, nor as text;
                         else NULL */
        size_t group; /* of what was named together: that of struct paths */
    } * v;
    size_t n, cap;
    bool apart; /* decode large ones in processes of their own (decoding.h), the
                   next ones ahead of their turn; set by who reads them all */
    struct index files;
    size_t twins;       /* names of files that had been named otherwise ... */
    char *twin;         /* ... the first of them ... */
    size_t twin_of;     /* ... and what it is */
    bool keep_odd;      /* add such files, for odd_settle */
    size_t group;       /* set by the caller for what is added next */
    const char *reader; /* that reads all files which are added; or NULL */
    const char *const *items; /* see frame_spec; for files that no plugin reads
                               */
};

/* Add the files that `pattern` (glob(7), seen from `folder`) names.  "-" is
 * standard input.  Returns how many were new; -1 where there is none, or one
 * that cannot be read or is no input, with the reason in e->text. */
int paths_add(struct paths *paths, const char *folder, const char *pattern,
    struct cd_err *err);
/* paths_add found none: is it a pattern in a folder that can be read, where
 * there is no match? */
bool paths_awaits(const char *folder, const char *pattern);
/* The same of one file, whatever characters are in its name. */
int paths_add_file(struct paths *paths, const char *folder, const char *name,
    struct cd_err *err);
/* The framing of a file that was looked at: by "items", where the pipeline has
 * it and the host reads the file. */
void paths_frame(const struct paths *paths, struct path *path);
void paths_free(struct paths *paths);

/* A name of bytes as text: bytes that are not UTF-8 become "\xHH", and so does
 * a backslash in front of an "x".  And the way back.  The caller frees it. */
char *paths_show(const char *bytes);
char *paths_bytes(const char *name);

/* Is `name` one that an output may have: in plain characters, none that the
 * run uses itself and, but with `outside`, relative and inside the folder?
 * NULL, or why not. */
const char *paths_output_fault(const char *name, bool outside);

/* Is it absolute, or does it have a part ".."? */
bool paths_leave(const char *name);

/* Where the absolute path of a file leads, which need not be there: through
 * links, also one that leads nowhere yet.  The caller frees it. */
char *paths_target(const char *path);

/* Is `path` the output `output`, something below it, or a file that SQLite
 * keeps beside it? */
bool paths_beside(const char *path, const char *output);

/* Take each ".." with the part in front of it out of an absolute path, in
 * place: for folders that are not there, so that no link can be among them. */
void paths_climb(char *path);

/* Can the two outputs not both be written: the same name, perhaps differing in
 * case, a name below the other or, with `stores`, the name of a file that
 * SQLite keeps beside the other? */
bool paths_collide(const char *left, const char *right, bool stores);

/* Does `name` end with `suffix`? */
bool paths_ends_with(const char *name, const char *suffix);

#endif
