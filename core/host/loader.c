/* SPDX-License-Identifier: MIT */
#include "host/loader.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "io/paths.h"

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

/* dlerror() begins with the path, which our caller names anyway. */
static const char *
reason(const char *path)
{
    const char *text = dlerror();
    size_t n = strlen(path);

    if (text == NULL)
        return "cannot be loaded";
    if (strncmp(text, path, n) == 0 && strncmp(text + n, ": ", 2) == 0)
        return text + n + 2;
    return text;
}

const void *
loader_descriptor(const void *memory, struct cd_err *e)
{
    if (memory == NULL)
        err_set(e, "it exports no symbol \"copydesk_plugin\": it is no "
                   "copydesk plugin, or hides the symbol");
    return memory;
}

/* The descriptor in a module.  A plugin that may also be linked into a program
 * has its name in front of the symbol, as libtool has it. */
static const void *
descriptor(void *module, const char *name, struct cd_err *e)
{
    char *symbol = mem_printf("%s_LTX_" LOADER_SYMBOL, name);
    const void *memory = dlsym(module, symbol);

    free(symbol);
    if (memory == NULL)
        memory = dlsym(module, LOADER_SYMBOL);
    return loader_descriptor(memory, e);
}

const void *
loader_open(const char *path, const char *name, struct cd_err *e)
{
    /* Links are followed here, and what they lead to is checked and loaded.
     * It cannot be another file by then: nobody could put it there. */
    char *file = realpath(path, NULL);
    const void *found = NULL;
    void *module;

    if (file == NULL) {
        err_errno(e, "cannot open plugin \"%s\"", path);
    } else if (check_folders(path, e) == 0 && check_folders(file, e) == 0 &&
               check_one(file, "plugin", S_IFREG, false, e) == 0) {
        module = dlopen(file, RTLD_NOW | RTLD_LOCAL);
        if (module != NULL)
            found = descriptor(module, name, e);
        else
            err_set(e, "%s", reason(file));
    }
    free(file);
    return found;
}
