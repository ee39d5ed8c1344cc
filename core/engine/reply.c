#include "engine/reply.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "engine/chain.h"

#define MOST 65536 /* counters and log lines in a reply */

static void
decode_parts(struct reply *r, struct wire *w)
{
    size_t i;

    r->parts = mem_zalloc(r->nparts, sizeof(*r->parts));
    for (i = 0; i < r->nparts; i++) {
        struct reply_part *p = &r->parts[i];

        p->members = wire_get_str(w, &p->nmembers);
        p->raw = wire_get_str(w, &p->nraw);
        p->records = wire_get_u64(w);
    }
}

static void
decode_times(struct reply *r, struct wire *w)
{
    size_t i;

    r->ns = mem_zalloc(r->nns, sizeof(*r->ns));
    for (i = 0; i < r->nns; i++)
        r->ns[i] = wire_get_u64(w);
}

static void
decode_counters(struct reply *r, struct wire *w, size_t nall)
{
    size_t i, n = (size_t)wire_get_max(w, MOST);

    r->counters = mem_zalloc(n, sizeof(*r->counters));
    for (i = 0; i < n && !w->bad; i++) {
        struct reply_counter *c = &r->counters[r->ncounters++];

        c->stage = wire_get_max(w, nall - 1);
        c->name = wire_get_cstr(w);
        c->n = (int64_t)wire_get_u64(w);
        if (c->name == NULL)
            w->bad = true;
    }
}

static void
decode_logs(struct reply *r, struct wire *w, size_t nall)
{
    size_t i, n = (size_t)wire_get_max(w, MOST);

    r->logs = mem_zalloc(n, sizeof(*r->logs));
    for (i = 0; i < n && !w->bad; i++) {
        struct reply_log *l = &r->logs[r->nlogs++];

        l->stage = wire_get_max(w, nall - 1);
        l->level = (char)wire_get_max(w, 127);
        l->text = wire_get_cstr(w);
        if (l->text == NULL)
            w->bad = true;
    }
}

int
reply_decode(struct reply *r, const char *s, size_t n, size_t noutputs,
    size_t nstages)
{
    struct wire w = { s, s + n, false };
    size_t nall = nstages + noutputs, i;

    memset(r, 0, sizeof(*r));
    r->nparts = noutputs + 1;
    r->nns = CHAIN_TIMES + nall;
    r->written = wire_get_u64(&w);
    r->dropped = wire_get_u64(&w);
    r->rejected = wire_get_u64(&w);
    r->damaged = wire_get_u64(&w);
    for (i = 0; i < REJECT_CODES; i++)
        r->codes[i] = wire_get_u64(&w);
    r->stopped = wire_get_cstr(&w);
    decode_parts(r, &w);
    decode_times(r, &w);
    decode_counters(r, &w, nall);
    decode_logs(r, &w, nall);
    if (wire_done(&w))
        return 0;
    reply_free(r);
    return -1;
}

void
reply_free(struct reply *r)
{
    size_t i;

    for (i = 0; i < r->ncounters; i++)
        free(r->counters[i].name);
    for (i = 0; i < r->nlogs; i++)
        free(r->logs[i].text);
    free(r->stopped);
    free(r->parts);
    free(r->ns);
    free(r->counters);
    free(r->logs);
    memset(r, 0, sizeof(*r));
}
