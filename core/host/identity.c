/* SPDX-License-Identifier: MIT */
#include "host/identity.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <copydesk/version.h>

#ifdef __GLIBC__
#include <gnu/libc-version.h>
#endif

#include "base/mem.h"
#include "host/command.h"
#include "host/objects.h"
#include "host/option.h"
#include "io/contents.h"
#include "io/digest.h"
#include "io/paths.h"
#include "json/build.h"

static json_t *
hex_of(struct digest *digest)
{
    char hex[DIGEST_HEX];

    digest_hex(digest, hex);
    digest_free(digest);
    return json_string(hex);
}

/* What a file or a folder holds. */
static json_t *
sum_of_file(const char *file, const struct contents_except *own)
{
    char *text = contents_of(file, own);
    json_t *value = json_string(text);

    free(text);
    return value;
}

static const struct contents_except nothing;

/* ---- parts -------------------------------------------------------------- */

/* Libraries of the program's own that shape bytes.  Others that it is linked
 * to (libseccomp, libltdl, nettle) do not. */
static const char *const shaping[] = { "libjansson.", "libz.", "libdeflate.",
    "libzstd.", "libutf8proc." };

static const char *
last_path_part(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL ? slash + 1 : path;
}

/* An object of the program's own, by its build id, which is in memory. */
static void
add_own(void *ctx, const char *path, const char *build_id)
{
    const char *name = last_path_part(path);
    bool program = path[0] == '\0', shapes = program;
    json_t *to = ctx;
    size_t i;

    for (i = 0; i < sizeof(shaping) / sizeof(shaping[0]); i++)
        shapes = shapes || strncmp(name, shaping[i], strlen(shaping[i])) == 0;
    if (!shapes || json_object_get(to, program ? "copydesk" : name) != NULL)
        return;
    if (program)
        path = "/proc/self/exe";
    build_set(to, program ? "copydesk" : name,
        build_id[0] != '\0' ? json_string(build_id)
                            : sum_of_file(path, &nothing));
}

/* The program and its libraries.  Of the C library the version counts: what
 * its updates change, within one, is no bytes of ours. */
static json_t *
build_json(void)
{
    json_t *o = build_object();

    objects_each(true, add_own, o);
    build_set(o, "version", json_string(COPYDESK_VERSION));
#ifdef __GLIBC__
    build_set(o, "libc", json_string(gnu_get_libc_version()));
#endif
    return o;
}

struct libraries {
    const struct plan *plan;
    json_t *found;
};

static bool
is_plugin(const struct plan *plan, const char *file)
{
    size_t i, j;

    for (i = 0; i < plan->nstages + plan->noutputs; i++) {
        const struct plan_node *node = i < plan->nstages
                                           ? &plan->stages[i]
                                           : &plan->outputs[i - plan->nstages];

        if (strcmp(node->plugin->file, file) == 0)
            return true;
        for (j = 0; j < node->nsieves; j++) {
            if (strcmp(node->sieves[j].plugin->file, file) == 0)
                return true;
        }
    }
    return false;
}

/* An object that came with a plugin, by its bytes: somebody may have changed
 * it without a linker. */
static void
add_library(void *ctx, const char *path, const char *build_id)
{
    struct libraries *to = ctx;
    const char *name = last_path_part(path);

    (void)build_id;
    if (path[0] == '\0' || is_plugin(to->plan, path))
        return;
    if (json_object_get(to->found, name) != NULL)
        name = path;
    build_set(to->found, name, sum_of_file(path, &nothing));
}

static json_t *
libraries_json(const struct plan *plan)
{
    struct libraries libraries = { plan, build_object() };

    objects_each(false, add_library, &libraries);
    return libraries.found;
}

/* Comments, at any depth, shape nothing. */
static void
strip_comments(json_t *value)
{
    const char *key;
    void *next;
    json_t *item;
    size_t i;

    json_object_foreach_safe (value, next, key, item) {
        if (strncmp(key, "//", 2) == 0)
            json_object_del(value, key);
        else
            strip_comments(item);
    }
    json_array_foreach (value, i, item)
        strip_comments(item);
}

/* The pipeline after --set.  The inputs count by themselves; tests, and how
 * many rejects stop a run, shape no byte. */
static json_t *
pipeline_json(const struct plan *plan)
{
    json_t *root = json_deep_copy(plan->config->root);
    struct digest *digest = digest_new();
    char *text;

    if (root == NULL)
        mem_exhausted();
    strip_comments(root);
    json_object_del(root, "$schema");
    json_object_del(root, "tests");
    json_object_del(root, "plugin_dirs"); /* the plugins count */
    json_object_del(json_object_get(root, "input"), "paths");
    json_object_del(json_object_get(root, "limits"), "rejects");
    if (json_object_size(json_object_get(root, "limits")) == 0)
        json_object_del(root, "limits");
    text = json_dumps(root, JSON_SORT_KEYS | JSON_COMPACT);
    if (text == NULL)
        mem_exhausted();
    digest_add(digest, text, strlen(text));
    free(text);
    json_decref(root);
    return hex_of(digest);
}

static json_t *
inputs_json(const struct plan *plan)
{
    struct digest *digest = digest_new();
    size_t i;

    for (i = 0; i < plan->inputs.n; i++) {
        const struct path *path = &plan->inputs.v[i];

        digest_add(digest, path->name, strlen(path->name) + 1);
        digest_add(digest, &path->then.size, sizeof(path->then.size));
    }
    return hex_of(digest);
}

/* The program that it asks, and the files that its arguments name: those that
 * are absolute.  The other ones are in the folder of an option, or nobody knows
 * where. */
static void
command_files(const struct plan_node *node, identity_file_fn *fn, void *ctx)
{
    const struct command *command = node->command;
    struct stat st;
    char *key;
    size_t i;

    for (i = 0; command != NULL && command->argv[i] != NULL; i++) {
        const char *file = i == 0 ? command->file : command->argv[i];

        if (file[0] != '/' || stat(file, &st) != 0 || !S_ISREG(st.st_mode))
            continue;
        key = mem_printf("%s.command[%zu]", node->id, i);
        fn(ctx, "file of an option", key, file);
        free(key);
    }
}

/* Those of one node. */
static void
node_files(const struct plan_node *node, identity_file_fn *fn, void *ctx)
{
    const struct plugin *plugin = node->plugin;
    size_t i;

    if (plugin->file[0] != '\0')
        fn(ctx, "plugin", plugin->d.name, plugin->file);
    for (i = 0; i < plugin->noptions; i++) {
        const char *const *texts;
        char *key;

        if (plugin->options[i].type != CD_O_PATH ||
            option_texts(
                plugin, node->options, plugin->options[i].name, &texts) == 0)
            continue;
        key = mem_printf("%s.%s", node->id, plugin->options[i].name);
        fn(ctx, "file of an option", key, texts[0]);
        free(key);
    }
    command_files(node, fn, ctx);
    for (i = 0; i < node->nsieves; i++)
        node_files(&node->sieves[i], fn, ctx);
}

void
identity_files(const struct plan *plan, identity_file_fn *fn, void *ctx)
{
    size_t i;

    for (i = 0; i < plan->nstages; i++)
        node_files(&plan->stages[i], fn, ctx);
    for (i = 0; i < plan->noutputs; i++)
        node_files(&plan->outputs[i], fn, ctx);
}

struct digests {
    json_t *plugins, *files;
    const struct contents_except *own; /* what the run itself writes */
};

static void
add_digest(void *ctx, const char *what, const char *key, const char *file)
{
    struct digests *to = ctx;
    json_t *object = strcmp(what, "plugin") == 0 ? to->plugins : to->files;

    if (json_object_get(object, key) == NULL)
        build_set(object, key, sum_of_file(file, to->own));
}

/* Where an output outside the run's folder `out` leads, which need not be there
 * yet; NULL where it is inside. */
static char *
target_of(const struct config_node *output, const char *out)
{
    char *here, *folder, *joined, *target;

    if (output->path == NULL || !paths_leave(output->path))
        return NULL;
    here = realpath(".", NULL);
    folder = paths_join(here != NULL ? here : "", out);
    joined = paths_join(folder, output->path);
    target = paths_target(joined);
    if (strstr(target, "/../") != NULL) { /* the folder is not there yet */
        paths_climb(joined);
        free(target);
        target = paths_target(joined);
    }
    free(here);
    free(folder);
    free(joined);
    return target;
}

/* What the run itself writes. */
static void
except_own(
    struct contents_except *own, const struct plan *plan, const char *out)
{
    size_t i;

    own->files = mem_zalloc(plan->noutputs, sizeof(*own->files));
    for (i = 0; i < plan->noutputs; i++) {
        own->files[own->nfiles] = target_of(plan->outputs[i].config, out);
        own->nfiles += own->files[own->nfiles] != NULL;
    }
}

json_t *
identity_make(const struct plan *plan, const char *out)
{
    struct stat folder;
    struct contents_except own = { 0 };
    struct digests digests = { build_object(), build_object(), &own };
    json_t *object = build_object();
    size_t i;

    if (stat(out, &folder) == 0)
        own.folder = &folder;
    except_own(&own, plan, out);
    identity_files(plan, add_digest, &digests);
    build_set(object, "build", build_json());
    build_set(object, "pipeline", pipeline_json(plan));
    build_set(object, "inputs", inputs_json(plan));
    build_set(object, "plugins", digests.plugins);
    build_set(object, "libraries", libraries_json(plan));
    build_set(object, "files", digests.files);
    for (i = 0; i < own.nfiles; i++)
        free(own.files[i]);
    free(own.files);
    return object;
}

const char *
identity_unknown(const json_t *identity)
{
    const char *key;
    json_t *value, *files = json_object_get(identity, "files");

    json_object_foreach (files, key, value) {
        if (contents_unknown(json_string_value(value)))
            return key;
    }
    return NULL;
}

/* ---- comparing ---------------------------------------------------------- */

static char *
difference_in(const json_t *a, const json_t *b, const char *what)
{
    const char *key;
    json_t *value;

    json_object_foreach ((json_t *)(uintptr_t)a, key, value) {
        const char *text = json_string_value(value);

        if (!json_equal(value, json_object_get(b, key)))
            return mem_printf("%s \"%s\"",
                text != NULL && contents_is_folder(text)
                    ? "the folder of the option"
                    : what,
                key);
    }
    return mem_printf("the list of %ss", what + strlen("the "));
}

char *
identity_difference(const json_t *a, const json_t *b)
{
    static const struct {
        const char *key, *what;
        bool each;
    } parts[] = {
        { "build", "the program or its library", true },
        { "pipeline", "the pipeline", false },
        { "inputs", "the inputs: their names, order or sizes", false },
        { "limit", "--limit", false },
        { "plugins", "the plugin", true },
        { "libraries", "the plugins' library", true },
        { "files", "the file of the option", true },
    };
    size_t i;

    for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        const json_t *item = json_object_get(a, parts[i].key);
        const json_t *other = json_object_get(b, parts[i].key);

        if (item == other ||
            (item != NULL && other != NULL && json_equal(item, other)))
            continue;
        return parts[i].each ? difference_in(item, other, parts[i].what)
                             : mem_strdup(parts[i].what);
    }
    return NULL;
}
