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
verdict(struct subject *s, enum check_verdict v, const char *fmt, va_list ap)
{
    struct check_result *r = &s->page->result;
    char *p;

    if (r->verdict != CHECK_PASSED)
        return;
    vsnprintf(r->reason, sizeof(r->reason), fmt, ap);
    for (p = r->reason; *p != '\0'; p++) {
        if ((unsigned char)*p < ' ')
            *p = ' ';
    }
    r->verdict = v;
}

int
subject_fail(struct subject *s, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    verdict(s, CHECK_FAILED, fmt, ap);
    va_end(ap);
    return -1;
}

int
subject_skip(struct subject *s, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    verdict(s, CHECK_SKIPPED, fmt, ap);
    va_end(ap);
    return -1;
}

bool
subject_failed(const struct subject *s)
{
    return s->page->result.verdict != CHECK_PASSED;
}

void
subject_step(struct subject *s, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(s->page->step, sizeof(s->page->step), fmt, ap);
    va_end(ap);
}

void
subject_calls(struct subject *s, const char *function)
{
    child_doing(s->note, function, function[0] != '\0' ? s->request->name : "");
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

#define CAME_TO_ITS_END \
    77 /* which exit in a plugin is unlikely to be given \
        */

int
subject_apart(
    struct subject *s, void (*fn)(struct subject *s, void *ctx), void *ctx)
{
    pid_t pid = fork();
    int status = 0;
    char how[80];

    if (pid == 0) {
        if (s->channel >= 0)
            limit_time(&s->page->slow, s->note);
        fn(s, ctx);
        _exit(CAME_TO_ITS_END);
    }
    while (pid > 0 && waitpid(pid, &status, 0) < 0)
        continue;
    if (pid < 0)
        return subject_fail(s, "there is no process for it");
    if (WIFEXITED(status) && WEXITSTATUS(status) == CAME_TO_ITS_END)
        return 0;
    if (subject_noted(s->page) != NULL)
        return subject_fail(s, "%s: %s", s->page->step, subject_noted(s->page));
    child_describe(status, how, sizeof(how));
    return subject_fail(s, "%s: it %s in %s", s->page->step,
        how[0] != '\0' ? how : "ended the process", s->note->what);
}

static struct subject_page *denied_page;

/* In a signal handler. */
static void
denied(uint32_t call)
{
    denied_page->denied = call + 1;
}

void
subject_opening(struct subject *s)
{
    denied_page = s->page;
    sandbox_opening(&(struct sandbox){ .denied = denied });
}

int
subject_confine(struct subject *s, struct command *c)
{
    int *keep[COMMAND_ENDS];
    size_t i;
    const bool store = s->plugin->d.kind == CD_STORE;
    struct sandbox box = { .data_bytes = CONFIG_WORKER_BYTES,
        .channel = s->channel,
        .folder = store ? s->folder : "",
        .denied = denied,
        .keep = keep,
        .nkeep = c != NULL ? COMMAND_ENDS : 0 };
    struct cd_err e;
    uint32_t missing;

    if (s->channel < 0)
        return 0;
    box.role = store ? SANDBOX_STORE : SANDBOX_WORKER;
    for (i = 0; i < box.nkeep; i++)
        keep[i] = &c->ends[i];
    denied_page = s->page;
    if (sandbox_enter(&box, &missing, &e))
        return subject_fail(s, "%s", e.text);
    return 0;
}

bool
subject_reads(const struct subject *s, const char *name)
{
    const struct plugin *p = s->plugin;
    size_t i, n = strlen(name);

    for (i = 0; i < p->nreads; i++) {
        const char *path = p->reads[i].path;

        if (strcmp(path, "*") == 0)
            return true;
        if (strncmp(path, name, n) == 0 && strchr(".[", path[n]) != NULL)
            return true; /* strchr finds the NUL, too: the field itself */
    }
    return false;
}
