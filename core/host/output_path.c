/* SPDX-License-Identifier: MIT */
#include "host/output_path.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/fan_name.h"
#include "io/paths.h"

/* ---- paths with fields ------------------------------------------------ */

static char *
keep_name(struct plan *plan, const char *text, size_t n)
{
    char *kept = arena_alloc(plan->arena, n + 1);

    memcpy(kept, text, n);
    kept[n] = '\0';
    return kept;
}

/* A node that reads the fields of the names, and takes them as they are. */
static struct plan_node *
reader(struct plan *plan, const struct plan_node *node, const char *pointer)
{
    const struct cd_template *template = &node->fan->template;
    struct plan_node *stage = arena_alloc(plan->arena, sizeof(*stage));
    size_t i;

    *stage = (struct plan_node){ .config = node->config, .id = node->id };
    stage->reads =
        arena_alloc(plan->arena, template->n * sizeof(*stage->reads) + 1);
    for (i = 0; i < template->n; i++) {
        const struct cd_template_part *part = &template->parts[i];

        if (part->field)
            stage->reads[stage->nreads++] =
                (struct plan_field){ .path = keep_name(plan, part->s, part->n),
                    .steps = (struct cd_path *)(uintptr_t)&part->path,
                    .types = CD_T_BOOL | CD_T_INT | CD_T_REAL | CD_T_STRING |
                             CD_T_ARRAY | CD_T_OBJECT,
                    .flags = CD_OPTIONAL,
                    .any = true,
                    .user = true,
                    .pointer = pointer };
    }
    return stage;
}

/* NULL, or what is wrong with the path of the output. */
static const char *
path_fault(struct plan *plan, struct plan_node *node, const char *pointer)
{
    const struct config_node *entry = node->config;
    const struct cd_plugin *descriptor = &node->plugin->d;
    struct fan_name *fan_name = arena_alloc(plan->arena, sizeof(*fan_name));
    const char *why;

    if (descriptor->kind != CD_FORMAT)
        return "has braces: a store has one path, and fields make the names "
               "of files of formats alone";
    if (entry->append && descriptor->tail != NULL)
        return "cannot be added to: the format ends its files";
    if ((why = fan_name_parse(fan_name, entry->path, entry->id, entry->append,
             plan->arena)) != NULL)
        return why;
    node->path = fan_name->folder;
    node->fan = fan_name;
    node->named = reader(plan, node, pointer);
    return NULL;
}

void
output_path_take(struct plan *plan, struct plan_node *node)
{
    char *pointer = mem_printf("%s/path", node->config->pointer);
    const char *why = NULL;

    node->path = node->config->path;
    if (node->path != NULL && fan_name_is(node->path))
        why = path_fault(plan, node, keep_name(plan, pointer, strlen(pointer)));
    if (why != NULL)
        source_error(&plan->config->source, pointer, SOURCE_VALUE,
            "output path \"%s\" %s", node->config->path, why);
    free(pointer);
}

/* ---- what a path promises -------------------------------------------- */

static void
bad_path(struct source *source, const char *pointer,
    const struct plan_node *node, const char *why)
{
    struct diag *diag = source_error(source, pointer, SOURCE_VALUE,
        "output path \"%s\" %s", node->config->path, why);

    if (node->plugin->d.kind == CD_STORE && !node->config->append &&
        paths_leave(node->path))
        diag_help(diag, "a store with \"append\": true may write elsewhere");
}

/* What a path promises that no output is: NULL, or why not. */
static const char *
unkept(const struct plan_node *node)
{
    static const char *const others[] = { ".xz", ".bz2", ".lz4", ".zip", ".GZ",
        ".ZST" };
    const char *path = node->config->path;
    const struct codec *codec = node->config->packing.codec;
    size_t i;

    for (i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (paths_ends_with(path, others[i]))
            return "would not be compressed so: only .gz and .zst are";
    }
    if (codec != NULL && codec->missing != NULL)
        return "cannot be compressed so: this copydesk was built without that "
               "(see copydesk --version)";
    if (node->plugin->d.kind == CD_STORE && codec != NULL)
        return "would not be compressed: a store writes it as it is";
    if (path[0] == '~' || path[0] == '$')
        return "is taken as it stands, as no shell reads it: write the whole "
               "path";
    if (node->fan == NULL && strpbrk(path, "*?") != NULL)
        return "is the name of one file: a pattern names inputs";
    if (node->fan == NULL && strstr(path, "%Y") != NULL)
        return "is taken as it stands: a date of the records is written "
               "{date:%Y}";
    return NULL;
}

void
output_path_check(struct plan *plan, const struct plan_node *node)
{
    struct source *source = &plan->config->source;
    const char *path = node->path, *why;
    const bool folder = node->plugin->d.kind == CD_STORE || node->fan != NULL;
    const bool client = node->plugin->d.flags & CD_NETWORK;
    char *pointer = mem_printf("%s/path", node->config->pointer);
    size_t i;

    if (path == NULL) {
        if (!client)
            source_error(source, node->config->pointer, SOURCE_VALUE,
                "output \"%s\" has no \"path\"", node->id);
        goto done;
    }
    if (client) {
        source_error(source, pointer, SOURCE_KEY,
            "output \"%s\" is on a server, which has no \"path\": leave it out",
            node->id);
        goto done;
    }
    if (node->fan == NULL && fan_name_is(node->config->path))
        goto done; /* which is told already */
    if ((why = paths_output_fault(path, node->config->append)) != NULL)
        bad_path(source, pointer, node, why);
    else if ((why = unkept(node)) != NULL)
        source_error(source, pointer, SOURCE_VALUE, "output path \"%s\" %s",
            node->config->path, why);
    for (i = 0; &plan->outputs[i] != node; i++) {
        const char *other = plan->outputs[i].path;

        if (other != NULL &&
            paths_collide(other, path,
                folder || plan->outputs[i].plugin->d.kind == CD_STORE))
            source_error(source, pointer, SOURCE_VALUE,
                "output path \"%s\" is already taken by \"%s\"", path,
                plan->outputs[i].id);
    }
    if (node->config->append && !folder) {
        free(pointer);
        pointer = mem_printf("%s/append", node->config->pointer);
        source_error(source, pointer, SOURCE_KEY,
            "only a store can append, and a format whose path has fields; "
            "\"%s\" is a format",
            node->plugin->d.name);
    }
done:
    free(pointer);
}
