#include "host/identity.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>
#include <copydesk/version.h>

#ifdef HAVE_LIBDEFLATE
#include <libdeflate.h>
#endif

#include "base/mem.h"
#include "host/option.h"
#include "io/digest.h"
#include "json/build.h"

#ifdef HAVE_LIBDEFLATE
#define DEFLATE "libdeflate " LIBDEFLATE_VERSION_STRING
#else
#define DEFLATE "zlib"
#endif

static json_t *
hex_of(struct digest *d)
{
    char hex[DIGEST_HEX];

    digest_hex(d, hex);
    digest_free(d);
    return json_string(hex);
}

static json_t *
file_digest(const char *file)
{
    struct digest *d = digest_new();
    int fd = open(file, O_RDONLY | O_CLOEXEC);
    struct cd_err e;

    if (fd >= 0) {
        digest_add_file(d, fd, UINT64_MAX, NULL, &e);
        close(fd);
    }
    return hex_of(d);
}

/* ---- parts -------------------------------------------------------------- */

static json_t *
build_json(void)
{
    char *text = mem_printf("copydesk %s, zlib %s, deflate by %s, jansson %s",
        COPYDESK_VERSION, zlibVersion(), DEFLATE, jansson_version_str());
    json_t *s = json_string(text);

    free(text);
    return s;
}

/* Comments, at any depth, shape nothing. */
static void
strip_comments(json_t *v)
{
    const char *key;
    void *next;
    json_t *x;
    size_t i;

    json_object_foreach_safe(v, next, key, x)
    {
        if (strncmp(key, "//", 2) == 0)
            json_object_del(v, key);
        else
            strip_comments(x);
    }
    json_array_foreach(v, i, x) strip_comments(x);
}

/* The pipeline after --set.  The inputs count by themselves, and how many
 * rejects stop a run shapes no byte. */
static json_t *
pipeline_json(const struct plan *p)
{
    json_t *root = json_deep_copy(p->config->root);
    struct digest *d = digest_new();
    char *text;

    if (root == NULL)
        mem_exhausted();
    strip_comments(root);
    json_object_del(json_object_get(root, "input"), "paths");
    json_object_del(json_object_get(root, "limits"), "rejects");
    text = json_dumps(root, JSON_SORT_KEYS | JSON_COMPACT);
    if (text == NULL)
        mem_exhausted();
    digest_add(d, text, strlen(text));
    free(text);
    json_decref(root);
    return hex_of(d);
}

static json_t *
inputs_json(const struct plan *p)
{
    struct digest *d = digest_new();
    size_t i;

    for (i = 0; i < p->inputs.n; i++) {
        const struct path *x = &p->inputs.v[i];

        digest_add(d, x->name, strlen(x->name) + 1);
        digest_add(d, &x->size, sizeof(x->size));
    }
    return hex_of(d);
}

/* Those of one node. */
static void
node_files(const struct plan_node *n, identity_file_fn *fn, void *ctx)
{
    const struct plugin *x = n->plugin;
    size_t i;

    if (x->file[0] != '\0')
        fn(ctx, "plugin", x->d.name, x->file);
    for (i = 0; i < x->noptions; i++) {
        const char *const *texts;
        char *key;

        if (x->options[i].type != CD_O_PATH ||
            option_texts(x, n->options, x->options[i].name, &texts) == 0)
            continue;
        key = mem_printf("%s.%s", n->id, x->options[i].name);
        fn(ctx, "file of an option", key, texts[0]);
        free(key);
    }
}

void
identity_files(const struct plan *p, identity_file_fn *fn, void *ctx)
{
    size_t i;

    for (i = 0; i < p->nstages; i++)
        node_files(&p->stages[i], fn, ctx);
    for (i = 0; i < p->noutputs; i++)
        node_files(&p->outputs[i], fn, ctx);
}

struct digests {
    json_t *plugins, *files;
};

static void
add_digest(void *ctx, const char *what, const char *key, const char *file)
{
    struct digests *to = ctx;
    json_t *o = strcmp(what, "plugin") == 0 ? to->plugins : to->files;

    if (json_object_get(o, key) == NULL)
        build_set(o, key, file_digest(file));
}

json_t *
identity_make(const struct plan *p)
{
    struct digests d = { build_object(), build_object() };
    json_t *o = build_object();

    identity_files(p, add_digest, &d);
    build_set(o, "build", build_json());
    build_set(o, "pipeline", pipeline_json(p));
    build_set(o, "inputs", inputs_json(p));
    build_set(o, "plugins", d.plugins);
    build_set(o, "files", d.files);
    return o;
}

/* ---- comparing ---------------------------------------------------------- */

static char *
difference_in(const json_t *a, const json_t *b, const char *what)
{
    const char *key;
    json_t *v;

    json_object_foreach((json_t *)(uintptr_t)a, key, v)
    {
        if (!json_equal(v, json_object_get(b, key)))
            return mem_printf("%s \"%s\"", what, key);
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
        { "build", "the program or a library it uses", false },
        { "pipeline", "the pipeline", false },
        { "inputs", "the inputs: their names, order or sizes", false },
        { "limit", "--limit", false },
        { "plugins", "the plugin", true },
        { "files", "the file of the option", true },
    };
    size_t i;

    for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        const json_t *x = json_object_get(a, parts[i].key);
        const json_t *y = json_object_get(b, parts[i].key);

        if (x == y || (x != NULL && y != NULL && json_equal(x, y)))
            continue;
        return parts[i].each ? difference_in(x, y, parts[i].what)
                             : mem_strdup(parts[i].what);
    }
    return NULL;
}
