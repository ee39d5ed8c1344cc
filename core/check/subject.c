/* SPDX-License-Identifier: MIT */
#include "check/subject.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

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

static struct subject_page *denied_page;

/* In a signal handler. */
static void
denied(uint32_t call)
{
    denied_page->denied = call + 1;
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
    box.role = !store                            ? SANDBOX_WORKER
               : s->plugin->d.flags & CD_NETWORK ? SANDBOX_CLIENT
                                                 : SANDBOX_STORE;
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
