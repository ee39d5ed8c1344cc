/* SPDX-License-Identifier: MIT */
/* A store of one file of marks that keeps its promises, unless it is built
 * with -DFAULT_name.  See faulty.c. */
#ifndef FAULT_level
#define CD_ABI_WANT 1
#endif
#include <copydesk/plugin.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ROWS 64

/* The file holds rows of this: what each run has committed. */
struct row {
    char run_id[40];
    uint64_t mark;
};
struct self {
    struct row rows[ROWS];
    size_t n;
    int finished;
};

static const struct cd_field reads[] = {
    { "*", CD_T_OBJECT, 0, "The whole record." },
    { 0 },
};

static int
load(const struct cd_host *h, const void *opts, void *shared, void **self)
{
    struct self *s = calloc(1, sizeof(*s));
    FILE *f = fopen(h->output, "rb");

    (void)opts, (void)shared;
#ifdef FAULT_writes_outside
    FILE *other = fopen("/tmp/copydesk-faulty", "w");

    if (other == NULL) {
        free(s);
        return cd_fail(h, "cannot write /tmp/copydesk-faulty");
    }
    fclose(other);
#endif
    if (f != NULL) {
        s->n = fread(s->rows, sizeof(*s->rows), ROWS, f);
        fclose(f);
    }
    *self = s;
    return 0;
}

static int
save(const struct cd_host *h, struct self *s)
{
    FILE *f = fopen(h->output, "wb");
    size_t n = f != NULL ? fwrite(s->rows, sizeof(*s->rows), s->n, f) : 0;

    if (f == NULL || fclose(f) != 0 || n != s->n)
        return cd_fail(h, "cannot write \"%s\"", h->output);
    return 0;
}

static struct row *
row_of(struct self *s, const char *run_id)
{
    size_t i;

    for (i = 0; i < s->n; i++) {
        if (strcmp(s->rows[i].run_id, run_id) == 0)
            return &s->rows[i];
    }
    return NULL;
}

static int
commit(const struct cd_host *h, void *self, uint64_t mark)
{
    struct self *s = self;
    struct row *r = row_of(s, h->run_id);

#ifdef FAULT_commits_once
    if (s->finished)
        return 0;
    s->finished = 1;
#endif
#ifdef FAULT_short_mark
    mark = (uint32_t)mark;
#endif
#ifdef FAULT_commit_denied
    chmod(h->output, 0600);
#endif
#ifdef FAULT_forgets
    return 0;
#endif
    if (r == NULL && s->n < ROWS)
        r = &s->rows[s->n++];
    snprintf(r->run_id, sizeof(r->run_id), "%s", h->run_id);
    r->mark = mark;
#ifdef FAULT_at_close
    return 0;
#endif
    return save(h, s);
}

static enum cd_status
process(const struct cd_host *h, void *self, json_t *rec)
{
    (void)self, (void)rec;
#ifdef FAULT_eager
    return commit(h, self, 1000) ? CD_ERROR : CD_KEEP;
#else
    (void)h;
    return CD_KEEP;
#endif
}

static int
resume(const struct cd_host *h, void *self, uint64_t *mark)
{
    struct self *s = self;
    const struct row *r = row_of(s, h->run_id);

#ifdef FAULT_any_run
    r = s->n > 0 ? s->rows : NULL;
#endif
    *mark = r != NULL ? r->mark : 0;
    return 0;
}

static int
finish(const struct cd_host *h, void *self)
{
    struct self *s = self;

    (void)h;
#ifdef FAULT_finish_once
    if (s->finished)
        return cd_fail(h, "it is finished");
#endif
    s->finished = 1;
    return 0;
}

static int
undo(const struct cd_host *h, void *self, const char *run_id)
{
    struct self *s = self;
    struct row *r = row_of(s, run_id);

#ifdef FAULT_undo_nothing
    return 0;
#endif
#ifdef FAULT_undo_all
    s->n = 0;
    return save(h, s);
#endif
#ifdef FAULT_undo_unknown
    if (r == NULL)
        return cd_fail(h, "no such run");
#endif
    if (r == NULL)
        return 0;
    *r = s->rows[--s->n];
    return save(h, s);
}

static int
end(const struct cd_host *h, void *self)
{
    (void)h;
#ifdef FAULT_at_close
    save(h, self);
#endif
    free(self);
    return 0;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "faulty_store",
    .version = "1.0",
    .summary = "Keeps marks.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_STORE,
    .reads = reads,
    .open = load,
    .process = process,
    .close = end,
    .commit = commit,
    .resume = resume,
    .finish = finish,
    .undo = undo,
};
