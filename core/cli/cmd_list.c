/* SPDX-License-Identifier: MIT */
/* copydesk list */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/installed.h"
#include "base/tty.h"
#include "host/talk.h"
#include "json/build.h"
#include "json/writer.h"

static struct {
    struct cli_list plugin_dirs;
    bool broken, json;
} a;

static const struct cli_option options[] = {
    { 0, "broken", NULL, "only those that cannot be used, and why", CLI_FLAG,
        &a.broken, CLI_WORD, NULL },
    { 0, "json", NULL, "a JSON object a line", CLI_FLAG, &a.json, CLI_WORD,
        NULL },
    { 0, "plugin-dir", "DIR", "look for plugins there, too", CLI_LIST,
        &a.plugin_dirs, CLI_FOLDER, NULL },
    { 0 }
};

/* In a child of its own: a plugin's line, as JSON. */
static void
look(struct inside_result *r, struct child_note *note, void *ctx)
{
    const struct plugin *p = installed_load(&a.plugin_dirs, ctx, r, note);
    json_t *o;

    if (p == NULL)
        return;
    o = build_object();
    build_set(o, "name", json_string(p->d.name));
    build_set(o, "kind", json_string(abi_kind(p)));
    build_set(o, "version", json_string(p->d.version));
    build_set(o, "summary", json_string(p->d.summary));
    build_set(o, "file", json_string(p->file));
    writer_value(&r->out, o);
}

/* ---- printing ----------------------------------------------------------- */

static void
print_broken(const char *name, const char *file, const char *why)
{
    struct buf b = { 0 };

    if (a.json) {
        json_t *o = build_object();

        build_set(o, "name", json_string(name));
        build_set(o, "file", json_string(file));
        build_set(o, "broken", json_string(why));
        writer_value(&b, o);
        printf("%.*s\n", (int)b.n, b.p);
        json_decref(o);
    } else {
        tty_escape(&b, why, strlen(why));
        printf("%-12s broken  %.*s\n", name, (int)b.n, b.p);
    }
    buf_free(&b);
}

static void
print_line(const struct buf *json)
{
    json_t *o;

    if (a.json) {
        printf("%.*s\n", (int)json->n, json->p);
        return;
    }
    o = json_loadb(json->p, json->n, 0, NULL);
    printf("%-12s %-7s %-6s %s\n",
        json_string_value(json_object_get(o, "name")),
        json_string_value(json_object_get(o, "kind")),
        json_string_value(json_object_get(o, "version")),
        json_string_value(json_object_get(o, "summary")));
    json_decref(o);
}

/* One plugin.  Returns 1 if it is broken. */
static int
list_one(const char *name, const char *file)
{
    struct inside_result r;
    struct cd_err e;
    int broken;

    if (inside_call(look, (void *)(uintptr_t)name, &r, &e) == 0) {
        broken = r.status != RUN_DONE;
        if (broken)
            print_broken(name, file, buf_cstr(&r.out));
        else if (!a.broken)
            print_line(&r.out);
    } else {
        broken = 1;
        print_broken(name, file, e.text);
    }
    inside_free(&r);
    return broken;
}

static int
cmd_list(int argc, char **argv)
{
    static struct cli_list rest; /* reachable until the program ends */
    struct inside_result r;
    struct cd_err e;
    const char *s;
    int rc = cli_parse(&command_list, argc, argv, &rest), broken = 0;

    if (rc != 0)
        return rc > 0 ? RUN_DONE : RUN_REFUSED;
    if (rest.n > 0)
        return cli_usage(&command_list, "what is \"%s\"?", rest.v[0]);
    if (installed_names(&a.plugin_dirs, &r, &e)) {
        talk(TALK_ERROR, "%s", e.text);
        return RUN_REFUSED;
    }
    talk_diags(&r.diags);
    rc = (int)r.status;
    for (s = r.out.p; s != NULL && rc == RUN_DONE && *s != '\0';) {
        const char *file = s + strlen(s) + 1;

        broken += list_one(s, file);
        s = file + strlen(file) + 1;
    }
    if (rc == RUN_DONE && *r.out.p == '\0') {
        talk(TALK_INFO, "no plugins were found; looked in:");
        for (s++; s < r.out.p + r.out.n; s += strlen(s) + 1)
            talk(TALK_INFO, "  %s", s);
    }
    inside_free(&r);
    return rc != RUN_DONE ? rc : a.broken && broken > 0 ? RUN_FOUND : RUN_DONE;
}

const struct cli_command command_list = {
    .name = "list",
    .usage = "list [--broken] [--json]",
    .summary =
        "List the plugins that are found, each loaded in a process of its own.",
    .brief = "list the plugins there are",
    .options = options,
    .more = "exit status:\n"
            "  0  done\n"
            "  1  --broken, and there are some\n",
    .arguments = CLI_WORD,
    .run = cmd_list,
};
