/* SPDX-License-Identifier: MIT */
#include "host/loader.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <ltdl.h>

#include "base/mem.h"
#include "io/paths.h"

/* What dlerror() said when our loader failed; "" if it was not asked. */
static char dl_reason[512];

static lt_module
open_now(lt_user_data data, const char *file, lt_dladvise advise)
{
    void *module = NULL;

    (void)data;
    (void)advise;
    dl_reason[0] = '\0';
    /* libltdl also tries names it made up from ours: let those pass. */
    if (file != NULL && file[0] == '/') {
        module = dlopen(file, RTLD_NOW | RTLD_LOCAL);
        if (module == NULL)
            snprintf(dl_reason, sizeof(dl_reason), "%s", dlerror());
    }
    if (module == NULL)
        lt_dlseterror(LT_ERROR_CANNOT_OPEN);
    return module;
}

int
loader_init(struct cd_err *e)
{
    static lt_dlvtable ours;
    const lt_dlvtable *stock, *removed = NULL;

    if (ours.name != NULL)
        return 0;
    LTDL_SET_PRELOADED_SYMBOLS();
    if (lt_dlinit() != 0)
        return err_set(e, "cannot start libltdl: %s", lt_dlerror());
    if ((stock = lt_dlloader_find("lt_dlopen")) == NULL)
        return err_set(e, "this libltdl has no dlopen loader");
    ours = *stock;
    ours.name = "copydesk"; /* and it is no longer the first time */
    ours.module_open = open_now;
    ours.priority = LT_DLLOADER_PREPEND;
    if (lt_dlloader_add(&ours) == 0)
        removed = lt_dlloader_remove("lt_dlopen");
    if (removed == NULL)
        return err_set(
            e, "cannot replace the loader of libltdl: %s", lt_dlerror());
    free((void *)(uintptr_t)removed); /* who removes a loader has it */
    return 0;
}

/* Can nobody but root and us change what `path` is?  `shared`: a folder like
 * /tmp will do, where others cannot touch what is not theirs. */
static int
check_one(const char *path, const char *what, mode_t type, bool shared,
    struct cd_err *e)
{
    struct stat st;

    if (stat(path, &st) != 0)
        return err_errno(e, "cannot open %s \"%s\"", what, path);
    if ((st.st_mode & S_IFMT) != type)
        return err_set(e, "%s \"%s\" is no %s", what, path,
            type == S_IFDIR ? "folder" : "regular file");
    if (st.st_mode & (S_IWGRP | S_IWOTH) && !(shared && st.st_mode & S_ISVTX))
        return err_set(e,
            "%s \"%s\" can be written to by %s: "
            "chmod go-w it first",
            what, path, st.st_mode & S_IWOTH ? "anybody" : "its group");
    if (st.st_uid != 0 && st.st_uid != geteuid())
        return err_set(e,
            "%s \"%s\" belongs to user %ju, neither to root nor "
            "to you",
            what, path, (uintmax_t)st.st_uid);
    return 0;
}

/* The folder of an absolute path, and all above it: who can rename one of them
 * can put something else in the place of the file. */
static int
check_folders(const char *path, struct cd_err *e)
{
    char *folder = paths_folder(path);
    int rc = check_one(folder, "plugin folder", S_IFDIR, false, e);

    while (rc == 0 && strcmp(folder, "/") != 0) {
        char *above = paths_folder(folder);

        rc = check_one(above, "folder of plugins", S_IFDIR, true, e);
        free(folder);
        folder = above;
    }
    free(folder);
    return rc;
}

static const void *
descriptor(lt_dlhandle handle, struct cd_err *e)
{
    const void *memory = lt_dlsym(handle, "copydesk_plugin");

    if (memory == NULL)
        err_set(e, "it exports no symbol \"copydesk_plugin\": it is no "
                   "copydesk plugin, or hides the symbol");
    return memory;
}

/* dlerror() begins with the path, which our caller names anyway. */
static const char *
reason(const char *path)
{
    size_t n = strlen(path);

    if (dl_reason[0] == '\0')
        return lt_dlerror();
    if (strncmp(dl_reason, path, n) == 0 &&
        strncmp(dl_reason + n, ": ", 2) == 0)
        return dl_reason + n + 2;
    return dl_reason;
}

const void *
loader_open(const char *path, struct cd_err *e)
{
    /* Links are followed here, and what they lead to is checked and loaded.
     * It cannot be another file by then: nobody could put it there. */
    char *file = realpath(path, NULL);
    lt_dlhandle handle = NULL;

    if (file == NULL) {
        err_errno(e, "cannot open plugin \"%s\"", path);
    } else if (check_folders(path, e) == 0 && check_folders(file, e) == 0 &&
               check_one(file, "plugin", S_IFREG, false, e) == 0) {
        dl_reason[0] = '\0';
        handle = lt_dlopen(file);
        if (handle == NULL)
            err_set(e, "%s", reason(file));
    }
    free(file);
    return handle != NULL ? descriptor(handle, e) : NULL;
}

/* ---- plugins in the program --------------------------------------------- */

/* libltdl's callback carries no context. */
static struct {
    void (*fn)(void *ctx, const char *name);
    void *ctx;
} each;

static int
call_each(lt_dlhandle handle)
{
    const lt_dlinfo *info = lt_dlgetinfo(handle);

    if (info != NULL && info->name != NULL)
        each.fn(each.ctx, info->name);
    return 0;
}

void
loader_builtins(void (*fn)(void *ctx, const char *name), void *ctx)
{
    each.fn = fn;
    each.ctx = ctx;
    lt_dlpreload_open(NULL, call_each);
}

const void *
loader_builtin(const char *name, struct cd_err *e)
{
    char *file = mem_printf("%s.a", name);
    lt_dladvise advise;
    lt_dlhandle handle = NULL;

    if (lt_dladvise_init(&advise) == 0 && lt_dladvise_preload(&advise) == 0)
        handle = lt_dlopenadvise(file, advise);
    lt_dladvise_destroy(&advise);
    free(file);
    if (handle == NULL) {
        err_set(e, "plugin \"%s\" is not built in", name);
        return NULL;
    }
    return descriptor(handle, e);
}
