/* SPDX-License-Identifier: MIT */
#include "host/registry.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

#include "base/names.h"
#include "base/vec.h"
#include "host/loader.h"
#include "io/paths.h"

struct registry {
    char **folders; /* absolute, ended by NULL */
    size_t nfolders, cfolders;
    struct registry_entry *entries;
    size_t nentries, centries;
    struct plugin **loaded;
    size_t nloaded, cloaded;
};

static void
add_folder(struct registry *r, char *folder)
{
    vec_grow(r->folders, r->nfolders, r->cfolders);
    r->folders[r->nfolders++] = folder;
}

/* A folder that was asked for has to be there. */
static int
add_dir(struct registry *r, const char *dir, struct cd_err *e)
{
    char *folder = realpath(dir, NULL);

    if (folder == NULL)
        return err_errno(e, "plugin folder \"%s\"", dir);
    add_folder(r, folder);
    return 0;
}

/* Folders of the environment variable, which must be absolute. */
static int
add_environment(struct registry *r, struct cd_err *e)
{
    const char *s = secure_getenv("COPYDESK_PLUGIN_PATH");
    size_t n;

    for (; s != NULL && *s != '\0'; s += n + (s[n] == ':')) {
        char *dir;
        int rc;

        n = strcspn(s, ":");
        if (n == 0)
            continue;
        dir = mem_dup(s, n);
        rc = dir[0] == '/' ? add_dir(r, dir, e)
                           : err_set(e,
                                 "COPYDESK_PLUGIN_PATH: the folder "
                                 "\"%s\" is not absolute",
                                 dir);
        free(dir);
        if (rc)
            return -1;
    }
    return 0;
}

/* The folder for plugins of the user's own.  As the XDG base directories have
 * it, a variable that is not absolute counts as none. */
static void
add_users(struct registry *r)
{
    const char *data = secure_getenv("XDG_DATA_HOME"),
               *home = secure_getenv("HOME");
    char *name = NULL, *folder;

    if (data != NULL && data[0] == '/')
        name = mem_printf("%s/copydesk/plugins", data);
    else if (home != NULL && home[0] == '/')
        name = mem_printf("%s/.local/share/copydesk/plugins", home);
    folder = name != NULL ? realpath(name, NULL) : NULL;
    if (folder != NULL)
        add_folder(r, folder);
    free(name);
}

/* The file of the program.  Where there is no /proc, the kernel still passed
 * the name that it was started by.  -1 if that does not lead to it. */
static int
find_self(char self[PATH_MAX])
{
    ssize_t n = readlink("/proc/self/exe", self, PATH_MAX - 1);
    const char *name;

    if (n > 0) {
        self[n] = '\0';
        return 0;
    }
    name = (const char *)(uintptr_t)getauxval(AT_EXECFN);
    return name != NULL && realpath(name, self) != NULL ? 0 : -1;
}

/* Where `make install` put the plugins, seen from the program, so that an
 * installation can be moved as a whole. */
static void
add_installed(struct registry *r)
{
    char self[PATH_MAX], *bin, *rel, *folder;

    if (find_self(self))
        return;
    bin = paths_folder(self);
    rel = paths_join(bin, PLUGINS_FROM_BIN);
    folder = realpath(rel, NULL);
    free(bin);
    free(rel);
    if (folder != NULL)
        add_folder(r, folder);
}

static int
by_name(const void *a, const void *b)
{
    const struct registry_entry *x = a, *y = b;

    return strcmp(x->name, y->name);
}

/* The first of a name wins. */
static void
add_entry(struct registry *r, const char *name, size_t n, const char *file)
{
    char *copy = mem_dup(name, n);
    size_t i;

    for (i = 0; names_valid(copy) && i < r->nentries; i++) {
        if (strcmp(r->entries[i].name, copy) == 0)
            break;
    }
    if (!names_valid(copy) || i < r->nentries) {
        free(copy);
        return;
    }
    vec_grow(r->entries, r->nentries, r->centries);
    r->entries[r->nentries].name = copy;
    r->entries[r->nentries++].file = mem_strdup(file);
}

static void
add_builtin(void *ctx, const char *name)
{
    add_entry(ctx, name, strlen(name), "");
}

static void
scan(struct registry *r, const char *folder)
{
    DIR *d = opendir(folder);
    struct dirent *x;

    if (d == NULL)
        return;
    while ((x = readdir(d)) != NULL) {
        size_t n = strlen(x->d_name);

        if (n > 3 && paths_ends_with(x->d_name, ".so")) {
            char *file = paths_join(folder, x->d_name);

            add_entry(r, x->d_name, n - 3, file);
            free(file);
        }
    }
    closedir(d);
}

struct registry *
registry_new(const char *const *dirs, size_t ndirs, struct cd_err *e)
{
    struct registry *r = mem_zalloc(1, sizeof(*r));
    size_t i;

    for (i = 0; i < ndirs; i++) {
        if (add_dir(r, dirs[i], e))
            goto err;
    }
    if (add_environment(r, e))
        goto err;
    add_users(r);
    add_installed(r);
    if (loader_init(e))
        goto err;
    loader_builtins(add_builtin, r);
    for (i = 0; i < r->nfolders; i++)
        scan(r, r->folders[i]);
    if (r->nentries > 0)
        qsort(r->entries, r->nentries, sizeof(r->entries[0]), by_name);
    add_folder(r, NULL);
    return r;

err:
    registry_free(r);
    return NULL;
}

void
registry_free(struct registry *r)
{
    size_t i;

    if (r == NULL)
        return;
    for (i = 0; i < r->nfolders; i++)
        free(r->folders[i]);
    for (i = 0; i < r->nentries; i++) {
        free(r->entries[i].name);
        free(r->entries[i].file);
    }
    for (i = 0; i < r->nloaded; i++)
        abi_free(r->loaded[i]);
    free(r->folders);
    free(r->entries);
    free(r->loaded);
    free(r);
}

const struct registry_entry *
registry_list(struct registry *r, size_t *n)
{
    *n = r->nentries;
    return r->entries;
}

const char *const *
registry_folders(const struct registry *r)
{
    return (const char *const *)r->folders;
}

static int
not_found(const struct registry *r, const char *name, struct cd_err *e)
{
    struct names_guess guess = { 0 };
    size_t i;

    for (i = 0; i < r->nentries; i++)
        names_offer(&guess, name, r->entries[i].name);
    if (guess.best != NULL)
        return err_set(
            e, "no plugin \"%s\"; did you mean \"%s\"?", name, guess.best);
    return err_set(e, "no plugin \"%s\"; `copydesk list` shows all", name);
}

const struct plugin *
registry_load(struct registry *r, const char *name, struct cd_err *e)
{
    const struct registry_entry *x = NULL;
    const void *raw;
    struct plugin *p;
    size_t i;

    for (i = 0; i < r->nloaded; i++) {
        if (strcmp(r->loaded[i]->d.name, name) == 0)
            return r->loaded[i];
    }
    for (i = 0; i < r->nentries && x == NULL; i++) {
        if (strcmp(r->entries[i].name, name) == 0)
            x = &r->entries[i];
    }
    if (x == NULL) {
        not_found(r, name, e);
        return NULL;
    }
    raw =
        x->file[0] == '\0' ? loader_builtin(name, e) : loader_open(x->file, e);
    p = raw != NULL ? abi_read(raw, name, x->file, e) : NULL;
    if (p == NULL) {
        err_context(e, "plugin \"%s\"%s%s%s", name,
            x->file[0] != '\0' ? " (" : "", x->file,
            x->file[0] != '\0' ? ")" : "");
        return NULL;
    }
    vec_grow(r->loaded, r->nloaded, r->cloaded);
    r->loaded[r->nloaded++] = p;
    return p;
}
