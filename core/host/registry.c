/* SPDX-License-Identifier: MIT */
#include "host/registry.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <link.h>
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

static const struct registry_builtins *builtins;

void
registry_offer(const struct registry_builtins *offer)
{
    builtins = offer;
}

static void
add_folder(struct registry *registry, char *folder)
{
    vec_grow(registry->folders, registry->nfolders, registry->cfolders);
    registry->folders[registry->nfolders++] = folder;
}

/* A folder that was asked for has to be there. */
static int
add_dir(struct registry *registry, const char *dir, struct cd_err *err)
{
    char *folder = realpath(dir, NULL);

    if (folder == NULL)
        return err_errno(err, "plugin folder \"%s\"", dir);
    add_folder(registry, folder);
    return 0;
}

/* Folders of the environment variable, which must be absolute. */
static int
add_environment(struct registry *registry, struct cd_err *err)
{
    const char *dirs = secure_getenv("COPYDESK_PLUGIN_PATH");
    size_t n;

    for (; dirs != NULL && *dirs != '\0'; dirs += n + (dirs[n] == ':')) {
        char *dir;
        int rc;

        n = strcspn(dirs, ":");
        if (n == 0)
            continue;
        dir = mem_dup(dirs, n);
        rc = dir[0] == '/' ? add_dir(registry, dir, err)
                           : err_set(err,
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
add_users(struct registry *registry)
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
        add_folder(registry, folder);
    free(name);
}

/* The shared library that this code is in; NULL: it is in the program. */
static const char *
library(void)
{
    const struct link_map *map = NULL;
    Dl_info info;

    if (dladdr1(&builtins, &info, (void **)&map, RTLD_DL_LINKMAP) == 0 ||
        map == NULL || map->l_name[0] == '\0')
        return NULL;
    return map->l_name;
}

/* The file that this code is in.  Where there is no /proc, the kernel still
 * passed the name that the program was started by.  -1 if that does not lead to
 * it. */
static int
find_self(const char *name, char self[PATH_MAX])
{
    ssize_t n;

    if (name != NULL)
        return realpath(name, self) != NULL ? 0 : -1;
    n = readlink("/proc/self/exe", self, PATH_MAX - 1);

    if (n > 0) {
        self[n] = '\0';
        return 0;
    }
    name = (const char *)(uintptr_t)getauxval(AT_EXECFN);
    return name != NULL && realpath(name, self) != NULL ? 0 : -1;
}

/* Where `make install` put the plugins, seen from the program or the library,
 * so that an installation can be moved as a whole. */
static void
add_installed(struct registry *registry)
{
    const char *name = library();
    char self[PATH_MAX], *own, *rel, *folder;

    if (find_self(name, self))
        return;
    own = paths_folder(self);
    rel = paths_join(own, name != NULL ? PLUGINS_FROM_LIB : PLUGINS_FROM_BIN);
    folder = realpath(rel, NULL);
    free(own);
    free(rel);
    if (folder != NULL)
        add_folder(registry, folder);
}

static int
compare_names(const void *left, const void *right)
{
    const struct registry_entry *entry = left, *other = right;

    return strcmp(entry->name, other->name);
}

/* The first of a name wins. */
static void
add_file(
    struct registry *registry, const char *name, size_t n, const char *file)
{
    char *copy = mem_dup(name, n);
    size_t i;

    for (i = 0; names_valid(copy) && i < registry->nentries; i++) {
        if (strcmp(registry->entries[i].name, copy) == 0)
            break;
    }
    if (!names_valid(copy) || i < registry->nentries) {
        free(copy);
        return;
    }
    vec_grow(registry->entries, registry->nentries, registry->centries);
    registry->entries[registry->nentries].name = copy;
    registry->entries[registry->nentries++].file = mem_strdup(file);
}

static void
add_builtin(void *ctx, const char *name)
{
    add_file(ctx, name, strlen(name), "");
}

static void
scan(struct registry *registry, const char *folder)
{
    DIR *dir = opendir(folder);
    struct dirent *found;

    if (dir == NULL)
        return;
    while ((found = readdir(dir)) != NULL) {
        size_t n = strlen(found->d_name);

        if (n > 3 && paths_ends_with(found->d_name, ".so")) {
            char *file = paths_join(folder, found->d_name);

            add_file(registry, found->d_name, n - 3, file);
            free(file);
        }
    }
    closedir(dir);
}

struct registry *
registry_new(const char *const *dirs, size_t ndirs, struct cd_err *error)
{
    struct registry *registry = mem_zalloc(1, sizeof(*registry));
    size_t i;

    for (i = 0; i < ndirs; i++) {
        if (add_dir(registry, dirs[i], error))
            goto err;
    }
    if (add_environment(registry, error))
        goto err;
    add_users(registry);
    add_installed(registry);
    if (builtins != NULL && builtins->list(add_builtin, registry, error))
        goto err;
    for (i = 0; i < registry->nfolders; i++)
        scan(registry, registry->folders[i]);
    if (registry->nentries > 0)
        qsort(registry->entries, registry->nentries,
            sizeof(registry->entries[0]), compare_names);
    add_folder(registry, NULL);
    return registry;

err:
    registry_free(registry);
    return NULL;
}

void
registry_free(struct registry *registry)
{
    size_t i;

    if (registry == NULL)
        return;
    for (i = 0; i < registry->nfolders; i++)
        free(registry->folders[i]);
    for (i = 0; i < registry->nentries; i++) {
        free(registry->entries[i].name);
        free(registry->entries[i].file);
    }
    for (i = 0; i < registry->nloaded; i++)
        abi_free(registry->loaded[i]);
    free(registry->folders);
    free(registry->entries);
    free(registry->loaded);
    free(registry);
}

const struct registry_entry *
registry_list(struct registry *registry, size_t *count)
{
    *count = registry->nentries;
    return registry->entries;
}

const char *const *
registry_folders(const struct registry *registry)
{
    return (const char *const *)registry->folders;
}

static int
not_found(const struct registry *registry, const char *name, struct cd_err *err)
{
    struct names_guess guess = { 0 };
    size_t i;

    for (i = 0; i < registry->nentries; i++)
        names_offer(&guess, name, registry->entries[i].name);
    if (guess.best != NULL)
        return err_set(
            err, "no plugin \"%s\"; did you mean \"%s\"?", name, guess.best);
    return err_set(err, "no plugin \"%s\"; `copydesk list` shows all", name);
}

const struct plugin *
registry_load(struct registry *registry, const char *name, struct cd_err *err)
{
    const struct registry_entry *entry = NULL;
    const void *raw;
    struct plugin *plugin;
    size_t i;

    for (i = 0; i < registry->nloaded; i++) {
        if (strcmp(registry->loaded[i]->d.name, name) == 0)
            return registry->loaded[i];
    }
    for (i = 0; i < registry->nentries && entry == NULL; i++) {
        if (strcmp(registry->entries[i].name, name) == 0)
            entry = &registry->entries[i];
    }
    if (entry == NULL) {
        not_found(registry, name, err);
        return NULL;
    }
    raw = entry->file[0] == '\0' ? builtins->find(name, err)
                                 : loader_open(entry->file, err);
    plugin = raw != NULL ? abi_read(raw, name, entry->file, err) : NULL;
    if (plugin == NULL) {
        err_context(err, "plugin \"%s\"%s%s%s", name,
            entry->file[0] != '\0' ? " (" : "", entry->file,
            entry->file[0] != '\0' ? ")" : "");
        return NULL;
    }
    vec_grow(registry->loaded, registry->nloaded, registry->cloaded);
    registry->loaded[registry->nloaded++] = plugin;
    return plugin;
}
