/* SPDX-License-Identifier: MIT */
#include "check/subject.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"
#include "check/limit.h"
#include "engine/sandbox.h"
#include "engine/syscalls.h"
#include "host/config.h"

static void
verdict_of(
    struct subject *subject, enum check_verdict v, const char *fmt, va_list ap)
{
    struct check_result *result = &subject->page->result;
    char *at;

    if (result->verdict != CHECK_PASSED)
        return;
    vsnprintf(result->reason, sizeof(result->reason), fmt, ap);
    for (at = result->reason; *at != '\0'; at++) {
        if ((unsigned char)*at < ' ')
            *at = ' ';
    }
    result->verdict = v;
}

int
subject_fail(struct subject *subject, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    verdict_of(subject, CHECK_FAILED, fmt, ap);
    va_end(ap);
    return -1;
}

int
subject_skip(struct subject *subject, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    verdict_of(subject, CHECK_SKIPPED, fmt, ap);
    va_end(ap);
    return -1;
}

bool
subject_failed(const struct subject *subject)
{
    return subject->page->result.verdict != CHECK_PASSED;
}

void
subject_step(struct subject *subject, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(subject->page->step, sizeof(subject->page->step), fmt, ap);
    va_end(ap);
}

void
subject_calls(struct subject *subject, const char *function)
{
    child_doing(subject->note, function,
        function[0] != '\0' ? subject->request->name : "");
}

const char *
subject_noted(const struct subject_page *page)
{
    static const char *const trespasses[] = {
        [SUBJECT_BEFORE] = "it touches memory in front of the entry",
        [SUBJECT_INSIDE] = "it writes to the bytes of the entry",
        [SUBJECT_BEHIND] = "it reads over the end of the entry",
    };

    if (page->slow)
        return "one call took " LIMIT_TEXT(
            LIMIT_RECORD_CPU) " s of CPU time: in a run that ends it";
    return page->trespass <= SUBJECT_BEHIND ? trespasses[page->trespass] : NULL;
}

int
subject_load(struct subject *subject)
{
    const struct check_request *request = subject->request;
    struct cd_err err;

    if (request->file != NULL && access(request->file, R_OK) != 0) {
        err_errno(&err, "cannot read \"%s\"", request->file);
        return subject_fail(subject, "%s", err.text);
    }
    subject->registry =
        registry_new(request->plugin_dirs, request->nplugin_dirs, &err);
    if (subject->registry != NULL) {
        subject_calls(subject, "load");
        subject->plugin = registry_load(subject->registry, request->name, &err);
        subject_calls(subject, "");
    }
    if (subject->plugin == NULL)
        return subject_fail(subject, "%s%s", err.text,
            request->file == NULL ? "; a file is given as PATH/NAME.so" : "");
    if (request->file != NULL &&
        strcmp(subject->plugin->file, request->file) != 0)
        return subject_fail(subject,
            "a run would take the plugin of that name from %s",
            subject->plugin->file[0] != '\0' ? subject->plugin->file
                                             : "the program");
    return 0;
}

/* An exit status that a plugin is unlikely to give. */
#define CAME_TO_ITS_END 77

int
subject_apart(struct subject *subject,
    void (*fn)(struct subject *subject, void *ctx), void *ctx)
{
    pid_t pid = fork();
    int status = 0;
    char how[80];

    if (pid == 0) {
        if (subject->channel >= 0)
            limit_time(&subject->page->slow, subject->note);
        fn(subject, ctx);
        _exit(CAME_TO_ITS_END);
    }
    while (pid > 0 && waitpid(pid, &status, 0) < 0)
        continue;
    if (pid < 0)
        return subject_fail(subject, "there is no process for it");
    if (WIFEXITED(status) && WEXITSTATUS(status) == CAME_TO_ITS_END)
        return 0;
    if (subject_noted(subject->page) != NULL)
        return subject_fail(subject, "%s: %s", subject->page->step,
            subject_noted(subject->page));
    child_describe(status, how, sizeof(how));
    return subject_fail(subject, "%s: it %s in %s", subject->page->step,
        how[0] != '\0' ? how : "ended the process", subject->note->what);
}

static struct subject_page *denied_page;

/* In a signal handler. */
static void
denied(uint32_t call)
{
    denied_page->denied = call + 1;
}

void
subject_opening(struct subject *subject)
{
    denied_page = subject->page;
    sandbox_opening(&(struct sandbox){ .denied = denied });
}

int
subject_confine(struct subject *subject, struct command *command)
{
    int *keep[COMMAND_ENDS];
    size_t i;
    const bool store = subject->plugin->d.kind == CD_STORE;
    struct sandbox box = { .data_bytes = CONFIG_WORKER_BYTES,
        .channel = subject->channel,
        .folder = store ? subject->folder : "",
        .denied = denied,
        .keep = keep,
        .nkeep = command != NULL ? COMMAND_ENDS : 0 };
    struct cd_err err;
    uint32_t missing;

    if (subject->channel < 0)
        return 0;
    box.role = store ? SANDBOX_STORE : SANDBOX_WORKER;
    for (i = 0; i < box.nkeep; i++)
        keep[i] = &command->ends[i];
    denied_page = subject->page;
    if (sandbox_enter(&box, &missing, &err))
        return subject_fail(subject, "%s", err.text);
    return 0;
}

bool
subject_reads(const struct subject *subject, const char *name)
{
    const struct plugin *plugin = subject->plugin;
    size_t i, n = strlen(name);

    for (i = 0; i < plugin->nreads; i++) {
        const char *path = plugin->reads[i].path;

        if (strcmp(path, "*") == 0)
            return true;
        if (strncmp(path, name, n) == 0 && strchr(".[", path[n]) != NULL)
            return true; /* strchr finds the NUL, too: the field itself */
    }
    return false;
}
