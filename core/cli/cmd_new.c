/* SPDX-License-Identifier: MIT */
/* copydesk new */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/names.h"
#include "cli/cli.h"
#include "cli/installed.h"
#include "cli/templates.h"
#include "io/files.h"
#include "process/talk.h"

static struct {
    bool cxx;
} a;

static const struct cli_option options[] = {
    { 0, "cxx", NULL, "in C++", CLI_FLAG, &a.cxx, CLI_WORD, NULL }, { 0 }
};

static const char *const kinds[] = { "filter", "format", "store", "reader",
    NULL };

/* The files of a plugin.  In both names "@KIND@", "@NAME@" and "@CC@" (c or cc)
 * are replaced. */
static const struct part {
    const char *template, *file;
    const char *kind; /* of a plugin of that kind only, or NULL */
} parts[] = {
    { "@KIND@.@CC@", "@NAME@.@CC@", NULL },
    { "Makefile.@CC@", "Makefile", NULL },
    { "@KIND@.json", "@NAME@.json", NULL },
    { "example.tsv", "example.tsv", "reader" },
    { "README.md", "README.md", NULL },
    { "ci.yml", ".github/workflows/ci.yml", NULL },
};

struct values {
    const char *kind, *name;
};

/* Append `text` with what is asked for in place of the words between @. */
static void
fill_template(struct buf *to, const char *text, const struct values *values)
{
    const struct {
        const char *word, *by;
    } words[] = { { "@KIND@", values->kind }, { "@NAME@", values->name },
        { "@CC@", a.cxx ? "cc" : "c" } };
    size_t i;

    while (*text != '\0') {
        for (i = 0; i < 3; i++) {
            if (strncmp(text, words[i].word, strlen(words[i].word)) == 0)
                break;
        }
        if (i < 3) {
            buf_adds(to, words[i].by);
            text += strlen(words[i].word);
        } else {
            buf_addc(to, *text++);
        }
    }
}

static int
make_file(int folder, const struct part *part, const struct values *values,
    struct cd_err *err)
{
    struct buf name = { 0 }, file = { 0 }, text = { 0 };
    const struct template *template = templates;
    size_t i;
    int rc;

    fill_template(&name, part->template, values);
    fill_template(&file, part->file, values);
    while (strcmp(template->name, buf_cstr(&name)) != 0)
        template ++; /* a test makes all of them */
    for (i = 0; template->lines[i] != NULL; i++)
        fill_template(&text, template->lines[i], values);
    rc = files_make_folders(folder, buf_cstr(&file), err) ||
         files_put(folder, buf_cstr(&file), text.p, text.n, err);
    buf_free(&name);
    buf_free(&file);
    buf_free(&text);
    return rc;
}

static int
make_all(const struct values *values, struct cd_err *err)
{
    int folder, rc = 0;
    size_t i;

    /* Plugins are not loaded from a folder that a group can write to. */
    if (mkdir(values->name, 0755) != 0)
        return err_errno(err, "cannot make the folder \"%s\"", values->name);
    folder = open(values->name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return err_errno(err, "cannot open the folder \"%s\"", values->name);
    for (i = 0; i < sizeof(parts) / sizeof(parts[0]) && rc == 0; i++) {
        if (parts[i].kind == NULL || strcmp(parts[i].kind, values->kind) == 0)
            rc = make_file(folder, &parts[i], values, err);
    }
    close(folder);
    return rc;
}

/* -1 after complaining. */
static int
check(const struct values *values)
{
    struct names_guess guess = { 0 };
    size_t i;

    for (i = 0; kinds[i] != NULL && strcmp(kinds[i], values->kind) != 0; i++)
        names_offer(&guess, values->kind, kinds[i]);
    if (kinds[i] == NULL && guess.best != NULL)
        cli_usage(&command_new,
            "\"%s\" is no kind of plugin; did you mean "
            "\"%s\"?",
            values->kind, guess.best);
    else if (kinds[i] == NULL)
        cli_usage(&command_new,
            "\"%s\" is no kind of plugin: filter, format, "
            "store, reader are",
            values->kind);
    else if (!names_valid(values->name))
        cli_usage(&command_new,
            "\"%s\" is no name of a plugin: they are made "
            "of a-z, 0-9 and _, and begin with a letter",
            values->name);
    else
        return 0;
    return -1;
}

/* A plugin in the user's own folder stands in front of one that all have. */
static void
warn_if_taken(const char *name)
{
    static const struct cli_list no_dirs;
    struct inside_result result;
    struct cd_err err;
    const char *text;

    if (installed_names(&no_dirs, &result, &err))
        return; /* the plugin is not in need of others */
    for (text = result.out.p; text != NULL && *text != '\0';) {
        const char *file = text + strlen(text) + 1;

        if (strcmp(text, name) == 0)
            talk(TALK_WARNING,
                "there is a plugin \"%s\" already, %s: once "
                "yours is installed, your pipelines use yours",
                name, file);
        text = file + strlen(file) + 1;
    }
    inside_free(&result);
}

static int
cmd_new(int argc, char **argv)
{
    static struct cli_list rest; /* reachable until the program ends */
    int rc = cli_parse(&command_new, argc, argv, &rest);
    struct values values;
    struct cd_err err;

    if (rc != 0)
        return rc > 0 ? RUN_DONE : RUN_REFUSED;
    if (rest.n != 2)
        return cli_usage(&command_new, "which kind, and which name?");
    values = (struct values){ rest.v[0], rest.v[1] };
    if (check(&values))
        return RUN_REFUSED;
    if (make_all(&values, &err)) {
        talk(TALK_ERROR, "%s", err.text);
        return RUN_REFUSED;
    }
    warn_if_taken(values.name);
    talk(TALK_INFO,
        "%s/%s.%s is a %s that works: \"make check\" there, and \"make "
        "install\"",
        values.name, values.name, a.cxx ? "cc" : "c", values.kind);
    return RUN_DONE;
}

const struct cli_command command_new = {
    .name = "new",
    .usage = "new filter|format|store|reader NAME [--cxx]",
    .summary =
        "Begin a plugin: a folder NAME with a source that works, every part\n"
        "commented, a Makefile, a pipeline with tests, a page and a CI file.",
    .brief = "begin a plugin of your own",
    .options = options,
    .arguments = CLI_WORD,
    .words = kinds,
    .run = cmd_new,
};
