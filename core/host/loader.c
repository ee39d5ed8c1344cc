/* SPDX-License-Identifier: MIT */
#include "host/loader.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <ltdl.h>

#include "io/paths.h"

/* The loader of libltdl binds functions when they are called, and its errors
 * are often "file not found".  Ours comes before it, but only for what
 * loader_open asks: in a library, other users of libltdl in the process have
 * theirs. */
static struct {
    bool asked;       /* by loader_open */
    bool failed;      /* then no other loader may open the file ... */
    char reason[512]; /* ... and this is what dlerror() said */
} now;

static lt_module
open_now(lt_user_data data, const char *file, lt_dladvise advise)
{
    void *module = NULL;

    (void)data;
    (void)advise;
    /* libltdl also tries names it made up from ours: let those pass. */
    if (now.asked && !now.failed && file != NULL && file[0] == '/') {
        module = dlopen(file, RTLD_NOW | RTLD_LOCAL);
        if (module == NULL) {
            now.failed = true;
            snprintf(now.reason, sizeof(now.reason), "%s", dlerror());
        }
    }
    if (module == NULL)
        lt_dlseterror(LT_ERROR_CANNOT_OPEN);
    return module;
}

static int
start_loader(struct cd_err *err)
{
    static lt_dlvtable ours;
    const lt_dlvtable *stock;

    if (ours.name != NULL)
        return 0;
    if (lt_dlinit() != 0)
        return err_set(err, "cannot start libltdl: %s", lt_dlerror());
    if ((stock = lt_dlloader_find("lt_dlopen")) == NULL)
        return err_set(err, "this libltdl has no dlopen loader");
    ours = *stock;
    ours.name = "copydesk"; /* and it is no longer the first time */
    ours.module_open = open_now;
    ours.priority = LT_DLLOADER_PREPEND;
    if (lt_dlloader_add(&ours) != 0)
        return err_set(err, "cannot add a loader to libltdl: %s", lt_dlerror());
    return 0;
}

/* Can nobody but root and us change what `path` is?  `shared`: a folder like
 * /tmp will do, where others cannot touch what is not theirs. */
static int
check_one(const char *path, const char *what, mode_t type, bool shared,
    struct cd_err *err)
{
    struct stat st;

    if (stat(path, &st) != 0)
        return err_errno(err, "cannot open %s \"%s\"", what, path);
    if ((st.st_mode & S_IFMT) != type)
        return err_set(err, "%s \"%s\" is no %s", what, path,
            type == S_IFDIR ? "folder" : "regular file");
    if (st.st_mode & (S_IWGRP | S_IWOTH) && !(shared && st.st_mode & S_ISVTX))
        return err_set(err,
            "%s \"%s\" can be written to by %s: "
            "chmod go-w it first",
            what, path, st.st_mode & S_IWOTH ? "anybody" : "its group");
    if (st.st_uid != 0 && st.st_uid != geteuid())
        return err_set(err,
            "%s \"%s\" belongs to user %ju, neither to root nor "
            "to you",
            what, path, (uintmax_t)st.st_uid);
    return 0;
}

/* The folder of an absolute path, and all above it: who can rename one of them
 * can put something else in the place of the file. */
static int
check_folders(const char *path, struct cd_err *err)
{
    char *folder = paths_folder(path);
    int rc = check_one(folder, "plugin folder", S_IFDIR, false, err);

    while (rc == 0 && strcmp(folder, "/") != 0) {
        char *above = paths_folder(folder);

        rc = check_one(above, "folder of plugins", S_IFDIR, true, err);
        free(folder);
        folder = above;
    }
    free(folder);
    return rc;
}

/* dlerror() begins with the path, which our caller names anyway. */
static const char *
reason(const char *path)
{
    size_t n = strlen(path);

    if (!now.failed)
        return lt_dlerror();
    if (strncmp(now.reason, path, n) == 0 &&
        strncmp(now.reason + n, ": ", 2) == 0)
        return now.reason + n + 2;
    return now.reason;
}

/* Have libltdl open a file.  NULL with *err. */
static lt_dlhandle
open_file(const char *file, struct cd_err *err)
{
    lt_dlhandle handle;

    if (start_loader(err))
        return NULL;
    now.asked = true;
    now.failed = false;
    handle = lt_dlopen(file);
    now.asked = false;
    if (handle != NULL && !now.failed)
        return handle;
    err_set(err, "%s", reason(file));
    if (handle != NULL)
        lt_dlclose(handle); /* opened by a loader that binds later */
    return NULL;
}

const void *
loader_descriptor(const void *memory, struct cd_err *err)
{
    if (memory == NULL)
        err_set(err, "it exports no symbol \"copydesk_plugin\": it is no "
                     "copydesk plugin, or hides the symbol");
    return memory;
}

const void *
loader_open(const char *path, struct cd_err *err)
{
    /* Links are followed here, and what they lead to is checked and loaded.
     * It cannot be another file by then: nobody could put it there. */
    char *file = realpath(path, NULL);
    const void *found = NULL;
    lt_dlhandle handle;

    if (file == NULL) {
        err_errno(err, "cannot open plugin \"%s\"", path);
    } else if (check_folders(path, err) == 0 && check_folders(file, err) == 0 &&
               check_one(file, "plugin", S_IFREG, false, err) == 0) {
        handle = open_file(file, err);
        if (handle != NULL)
            found = loader_descriptor(lt_dlsym(handle, LOADER_SYMBOL), err);
    }
    free(file);
    return found;
}
