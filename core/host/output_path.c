/* SPDX-License-Identifier: MIT */
#include "host/output_path.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/fan_name.h"
#include "io/paths.h"

/* ---- paths with fields ------------------------------------------------ */

static char *
keep(struct plan *p, const char *s, size_t n)
{
    char *kept = arena_alloc(p->arena, n + 1);

    memcpy(kept, s, n);
    kept[n] = '\0';
    return kept;
}

/* A node that reads the fields of the names, and takes them as they are. */
static struct plan_node *
reader(struct plan *p, const struct plan_node *n, const char *pointer)
{
    const struct cd_template *t = &n->fan->template;
    struct plan_node *x = arena_alloc(p->arena, sizeof(*x));
    size_t i;

    *x = (struct plan_node){ .config = n->config, .id = n->id };
    x->reads = arena_alloc(p->arena, t->n * sizeof(*x->reads) + 1);
    for (i = 0; i < t->n; i++) {
        const struct cd_template_part *part = &t->parts[i];

        if (part->field)
            x->reads[x->nreads++] =
                (struct plan_field){ .path = keep(p, part->s, part->n),
                    .steps = (struct cd_path *)(uintptr_t)&part->path,
                    .types = CD_T_BOOL | CD_T_INT | CD_T_REAL | CD_T_STRING |
                             CD_T_ARRAY | CD_T_OBJECT,
                    .flags = CD_OPTIONAL,
                    .any = true,
                    .user = true,
                    .pointer = pointer };
    }
    return x;
}

/* NULL, or what is wrong with the path of the output. */
static const char *
fault(struct plan *p, struct plan_node *n, const char *pointer)
{
    const struct config_node *c = n->config;
    const struct cd_plugin *d = &n->plugin->d;
    struct fan_name *f = arena_alloc(p->arena, sizeof(*f));
    const char *why;

    if (d->kind != CD_FORMAT)
        return "has braces: a store has one path, and fields make the names "
               "of files of formats alone";
    if (c->append && d->tail != NULL)
        return "cannot be added to: the format ends its files";
    if ((why = fan_name_parse(f, c->path, c->id, c->append, p->arena)) != NULL)
        return why;
    n->path = f->folder;
    n->fan = f;
    n->named = reader(p, n, pointer);
    return NULL;
}

void
output_path_take(struct plan *p, struct plan_node *n)
{
    char *pointer = mem_printf("%s/path", n->config->pointer);
    const char *why = NULL;

    n->path = n->config->path;
    if (n->path != NULL && fan_name_is(n->path))
        why = fault(p, n, keep(p, pointer, strlen(pointer)));
    if (why != NULL)
        source_error(&p->config->source, pointer, SOURCE_VALUE,
            "output path \"%s\" %s", n->config->path, why);
    free(pointer);
}

/* ---- what a path promises -------------------------------------------- */

static void
bad_path(struct source *s, const char *pointer, const struct plan_node *n,
    const char *why)
{
    struct diag *d = source_error(
        s, pointer, SOURCE_VALUE, "output path \"%s\" %s", n->path, why);

    if (n->plugin->d.kind == CD_STORE && !n->config->append &&
        paths_leave(n->path))
        diag_help(d, "a store with \"append\": true may write elsewhere");
}

/* What a path promises that no output is: NULL, or why not. */
static const char *
unkept(const struct plan_node *n)
{
    static const char *const others[] = { ".xz", ".bz2", ".lz4", ".zip", ".GZ",
        ".ZST" };
    const char *path = n->config->path;
    const struct codec *codec = n->config->packing.codec;
    size_t i;

    for (i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (paths_ends_with(path, others[i]))
            return "would not be compressed so: only .gz and .zst are";
    }
    if (codec != NULL && codec->missing != NULL)
        return "cannot be compressed so: this copydesk was built without that "
               "(see copydesk --version)";
    if (n->plugin->d.kind == CD_STORE && codec != NULL)
        return "would not be compressed: a store writes it as it is";
    if (path[0] == '~' || path[0] == '$')
        return "is taken as it stands, as no shell reads it: write the whole "
               "path";
    if (n->fan == NULL && strpbrk(path, "*?") != NULL)
        return "is the name of one file: a pattern names inputs";
    if (n->fan == NULL && strstr(path, "%Y") != NULL)
        return "is taken as it stands: a date of the records is written "
               "{date:%Y}";
    return NULL;
}

void
output_path_check(struct plan *p, const struct plan_node *n)
{
    struct source *s = &p->config->source;
    const char *path = n->path, *why;
    const bool folder = n->plugin->d.kind == CD_STORE || n->fan != NULL;
    const bool client = n->plugin->d.flags & CD_NETWORK;
    char *pointer = mem_printf("%s/path", n->config->pointer);
    size_t i;

    if (path == NULL) {
        if (!client)
            source_error(s, n->config->pointer, SOURCE_VALUE,
                "output \"%s\" has no \"path\"", n->id);
        goto done;
    }
    if (client) {
        source_error(s, pointer, SOURCE_KEY,
            "output \"%s\" is on a server, which has no \"path\": leave it out",
            n->id);
        goto done;
    }
    if (n->fan == NULL && fan_name_is(n->config->path))
        goto done; /* which is told already */
    if ((why = paths_output_fault(path, n->config->append)) != NULL)
        bad_path(s, pointer, n, why);
    else if ((why = unkept(n)) != NULL)
        source_error(
            s, pointer, SOURCE_VALUE, "output path \"%s\" %s", path, why);
    for (i = 0; &p->outputs[i] != n; i++) {
        const char *other = p->outputs[i].path;

        if (other != NULL &&
            paths_collide(other, path,
                folder || p->outputs[i].plugin->d.kind == CD_STORE))
            source_error(s, pointer, SOURCE_VALUE,
                "output path \"%s\" is already taken by \"%s\"", path,
                p->outputs[i].id);
    }
    if (n->config->append && !folder) {
        free(pointer);
        pointer = mem_printf("%s/append", n->config->pointer);
        source_error(s, pointer, SOURCE_KEY,
            "only a store can append, and a format whose path has fields; "
            "\"%s\" is a format",
            n->plugin->d.name);
    }
done:
    free(pointer);
}
