/* SPDX-License-Identifier: MIT */
/*
 * tree - files below a folder, reached through no symbolic link, so that what
 * is outside stays untouched.
 */
#ifndef IO_TREE_H
#define IO_TREE_H

#include <stdint.h>
#include <sys/stat.h>

#include "base/err.h"

#define TREE_DEEPEST 64 /* folders in each other */

/* Open the folder that holds `name` ("a/b/c": a/b), a path inside the open
 * folder.  *last is where its last part begins.  -1 with errno: ENOENT if it
 * is not there, ELOOP or ENOTDIR if the way goes through a link or a file. */
int tree_parent(int folder, const char *name, const char **last);

/* tree_parent failed: say which folder is a link, or none, and what to do; or
 * what errno says.  `of`: the open folder, for messages, "" for none. */
int tree_blocked(
    int folder, const char *of, const char *name, struct cd_err *err);

/* Look at a file, or at a folder and all that is in it, folders after what
 * they hold.  `st` is of the thing itself, also of a link.  What fn returns
 * ends the walk if it is not 0. */
typedef int tree_fn(
    void *ctx, int parent, const char *last, const struct stat *st);

/* Walk through `name`.  0 also if it is not there; -1 with *err if a folder
 * cannot be read, is the root of a mounted file system, or is too deep, or a
 * signal came; or what fn returned. */
int tree_walk(
    int folder, const char *name, tree_fn *fn, void *ctx, struct cd_err *err);

/* Remove `name` with all in it.  0 also if it is not there. */
int tree_remove(int folder, const char *name, struct cd_err *err);

#endif
