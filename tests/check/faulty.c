/* SPDX-License-Identifier: MIT */
/* A plugin that keeps every promise, unless it is built with -DFAULT_name: then
 * it breaks one.  tests/cli/check.sh builds each and says which check finds it.
 * With -DFORMAT it is a format, else a filter. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "faulty_process.h"
#include "faulty_record.h"
#include "faulty_tables.h"
#include "faulty_world.h"

static int
prepare(const struct cd_host *h, const void *opts, void **shared)
{
    const struct opts *o = opts;
    struct shared *s;

#ifdef FAULT_prepare_mute
    if (o->every == 10)
        return -1;
#endif
    if (o->every == 0)
        return cd_fail(h, "\"every\" must be 1 or more");
    s = calloc(1, sizeof(*s));
    *shared = s;
#ifdef FAULT_last_options
    last = o->every;
#endif
#ifdef FAULT_last_choice
    last = o->how;
#endif
#ifdef FAULT_last_share
    last = o->share > 0;
#endif
#ifdef FAULT_one_table
    if (table == NULL)
        table = calloc(1, 1);
#endif
#ifdef FAULT_lowers_limit
    lower_limit();
#endif
#ifdef FAULT_lowers_soft_limit
    lower_soft_limit();
#endif
#ifdef FAULT_leaves_folder
    chdir("/");
#endif
#ifdef FAULT_masks_modes
    umask(0777);
#endif
#ifdef FAULT_leak_stage
    *(volatile char *)malloc(40) = 1;
#endif
#ifdef FAULT_maps
    mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
#endif
#ifdef FAULT_shared_value
    s->list = json_string("shared");
#endif
    return s != NULL ? 0 : cd_fail(h, "no memory");
}

static int
start(const struct cd_host *h, const void *opts, void *shared, void **self)
{
    struct self *s = calloc(1, sizeof(*s));

    (void)h;
#ifdef FAULT_never_opens
    free(s);
    return cd_fail(h, "there is no table");
#endif
    s->opts = opts;
    s->shared = shared;
#ifdef FAULT_leak_worker
    *(volatile char *)malloc(100) = 1;
#endif
#ifdef FAULT_open_forks
    if (fork() == 0)
        _exit(0);
#endif
#ifdef FAULT_open_truncates
    truncate("/tmp/copydesk-faulty", 0);
#endif
    *self = s;
    return 0;
}

static int64_t
count(const struct self *s, const char *p, size_t n)
{
    int64_t words = 0;
    size_t i;

    for (i = 0; i < n; i++)
        words += p[i] > ' ' && (i == 0 || p[i - 1] <= ' ');
#ifdef FAULT_questions
    size_t asked = 0;

    for (i = 0; i < n; i++) {
        volatile size_t k;

        asked += p[i] == '?';
        for (k = 0; p[i] == '?' && k < asked; k++)
            continue;
    }
#endif
#if defined FAULT_quadratic || defined FAULT_slow
#ifdef FAULT_slow
    const size_t step = 1; /* a megabyte takes half an hour */
#else
    const size_t step = 16;
#endif
    for (i = 0; i < n; i += step) {
        volatile size_t k, sum = 0;

        for (k = 0; k < i; k += step)
            sum += p[k] == p[i];
    }
#endif
    return words / s->opts->every;
}

/* Write or set the count. */
static enum cd_status
give(const struct cd_host *h, json_t *rec, int64_t words)
{
#ifdef FORMAT
    char line[32];

#ifdef FAULT_format_changes
    json_object_set_new(rec, "words", json_integer(words));
#endif
    return h->write(h, line,
               (size_t)snprintf(line, sizeof(line), "%lld\n", (long long)words))
               ? CD_ERROR
               : CD_KEEP;
#else
    json_t *part = json_object_get(json_object_get(rec, "meta"), "part");
    json_t *meta = part != NULL ? json_object_get(rec, "meta") : NULL;
    json_t *first = json_array_get(json_object_get(rec, "parts"), 0);

#ifndef FAULT_stays
    json_object_del(rec, "short");
#endif
    if (words > 8)
        json_object_set_new(rec, "long", json_true());
    if (meta != NULL)
        json_object_set_new(meta, "seen", json_true());
    if (first != NULL)
        json_object_set_new(first, "size",
            json_integer((json_int_t)json_string_length(
                json_object_get(first, "name"))));
#ifdef FAULT_writes_inside
    if (meta != NULL)
        json_object_set_new(meta, "of", json_integer(-1));
#endif
#ifdef FAULT_not_written
    if (words == 0)
        return CD_KEEP;
#endif
#ifdef FAULT_shared_value
    return CD_KEEP;
#else
    return cd_set(h, rec, "words", json_integer(words)) ? CD_ERROR : CD_KEEP;
#endif
#endif
}

static enum cd_status
process(const struct cd_host *h, void *self, json_t *rec)
{
    struct self *s = self;
    size_t n;
    const char *p = cd_text(rec, "text", &n);
    int64_t words = count(s, p, n);

    misbehave(p, n);
    spoil(h, s, rec, n);
    s->seen++;
#if defined FAULT_counts_shared || defined FAULT_release_unused || \
    defined FAULT_writes_shared
    s->shared->seen++;
#endif
#ifdef FAULT_static
    static int64_t calls;
    calls++;
#endif
#ifdef FAULT_option
    *(int64_t *)(uintptr_t)&s->opts->every = 2;
#endif
#ifdef FAULT_order
    if (s->seen % 2 == 0)
        json_object_set_new(rec, "words", json_null());
#endif
#ifdef FAULT_reason
    if (n == 0)
        return cd_fail(h, "record %d has no text", (int)s->seen), CD_ERROR;
#endif
#ifdef FAULT_mute
    if (n == 0)
        return CD_ERROR;
#endif
#ifdef FAULT_undefined_status
    if (n == 0)
        return (enum cd_status)7;
#endif
    return give(h, rec, words + off_by_record(s, rec) + off_by_world(h, s));
}

static int
end(const struct cd_host *h, void *self)
{
    struct self *s = self;

    (void)h;
#ifdef FAULT_close_fails
    if (s->seen == 0)
        return cd_fail(h, "nothing was processed");
#endif
#ifdef FAULT_close_frees_shared
    free(s->shared);
#endif
    json_decref(s->kept);
    free(s);
    return 0;
}

static void
release(const struct cd_host *h, void *shared)
{
    struct shared *s = shared;

    (void)h;
#ifdef FAULT_release_unused
    if (s->seen == 0)
        abort();
#endif
#ifdef FAULT_one_table
    free(table);
    table = NULL;
#endif
#ifndef FAULT_close_frees_shared
    json_decref(s->list);
    free(s);
#endif
}

#ifdef FORMAT
static int
head(const struct cd_host *h, void *self)
{
    struct self *s = self;

    s->begun = 1;
#ifdef FAULT_head_day
    return h->write(h, "words\n", (size_t)(time(NULL) / 86400 % 7));
#endif
#ifdef FAULT_head_run
    return h->write(h, h->run_id, strlen(h->run_id));
#endif
    return h->write(h, "words\n", 6);
}

static int
tail(const struct cd_host *h, void *self)
{
    struct self *s = self;

#ifdef FAULT_tail_alone
    if (!s->begun)
        return 0;
#endif
#ifdef FAULT_tail_counts
    if (s->seen > 0)
        return h->write(h, "some\n", 5);
#endif
#ifdef FAULT_tail_opens
    close(open("/etc/passwd", O_RDONLY));
#endif
#ifdef FAULT_tail_fails
    return cd_fail(h, "no end");
#endif
    (void)s;
    return h->write(h, "end\n", 4);
}
#endif

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
#ifdef FAULT_name
    .name = "else",
#else
    .name = "faulty",
#endif
    .version = "1.0",
#ifdef FAULT_summary
    .summary = "Counts words.\nAnd more.",
#else
    .summary = "Counts words.",
#endif
    .author = "the copydesk authors",
#ifndef FAULT_license
    .license = "MIT",
#endif
#ifdef FORMAT
    .kind = CD_FORMAT,
    .head = head,
    .tail = tail,
#else
    .kind = CD_FILTER,
    .writes = writes,
#endif
    .options = options,
    .options_size = sizeof(struct opts),
    .reads = reads,
    .examples = examples,
    .prepare = prepare,
    .open = start,
    .process = process,
    .close = end,
    .release = release,
};
