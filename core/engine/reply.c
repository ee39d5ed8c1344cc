/* SPDX-License-Identifier: MIT */
#include "engine/reply.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/vec.h"
#include "engine/chain.h"

#define MOST 65536 /* counters and log lines in a reply */

/* ---- making one --------------------------------------------------------- */

void
reply_init(struct reply *r, size_t noutputs, size_t nstages)
{
    memset(r, 0, sizeof(*r));
    r->nparts = noutputs + 1;
    r->parts = mem_zalloc(r->nparts, sizeof(*r->parts));
    r->nns = CHAIN_TIMES + nstages + noutputs;
    r->ns = mem_zalloc(r->nns, sizeof(*r->ns));
}

static void
free_lists(struct reply *r)
{
    size_t i;

    for (i = 0; i < r->ncounters; i++)
        free(r->counters[i].name);
    for (i = 0; i < r->nlogs; i++)
        free(r->logs[i].text);
    free(r->stopped);
    r->stopped = NULL;
    r->ncounters = r->nlogs = r->log_bytes = 0;
    r->suppressed = 0;
}

void
reply_reset(struct reply *r)
{
    free_lists(r);
    needs_reset(&r->needs);
    r->entries = r->written = r->dropped = r->rejected = r->damaged = 0;
    memset(r->codes, 0, sizeof(r->codes));
    memset(r->parts, 0, r->nparts * sizeof(*r->parts));
    memset(r->ns, 0, r->nns * sizeof(*r->ns));
}

void
reply_count(struct reply *r, size_t stage, const char *name, int64_t n)
{
    struct reply_counter *c;
    size_t i, mine = 0;

    for (i = 0; i < r->ncounters; i++) {
        c = &r->counters[i];
        mine += c->stage == stage;
        if (c->stage == stage && strcmp(c->name, name) == 0) {
            c->n = service_sum(c->n, n);
            return;
        }
    }
    if (mine >= SERVICE_COUNTERS || r->ncounters == MOST)
        return;
    vec_grow(r->counters, r->ncounters, r->ccounters);
    c = &r->counters[r->ncounters++];
    c->stage = stage;
    c->name = mem_strdup(name);
    c->n = n;
}

void
reply_log(struct reply *r, size_t stage, char level, const char *text, size_t n)
{
    struct reply_log *l;

    if (r->nlogs == MOST || r->log_bytes + n > REPLY_LOGS) {
        r->suppressed++;
        return;
    }
    r->log_bytes += n;
    vec_grow(r->logs, r->nlogs, r->clogs);
    l = &r->logs[r->nlogs++];
    l->stage = stage;
    l->level = level;
    l->text = mem_dup(text, n);
}

/* Each line of the log: a letter for the level, then text. */
static void
take_log(struct reply *r, size_t stage, const struct service *s)
{
    const char *p = s->log.p;
    size_t n = s->log.n;

    while (n > 0) {
        const char *end = memchr(p, '\n', n);
        size_t len = (size_t)(end - p);

        reply_log(r, stage, p[0], p + 1, len - 1);
        p += len + 1;
        n -= len + 1;
    }
}

void
reply_take_service(struct reply *r, size_t stage, struct service *s)
{
    size_t i;

    for (i = 0; i < s->ncounters; i++) {
        if (s->counters[i].n != 0)
            reply_count(r, stage, s->counters[i].name, s->counters[i].n);
        s->counters[i].n = s->counters[i].kept = 0;
    }
    if (s->suppressed > 0)
        buf_addf(&s->log, "w%zu more lines not shown\n", s->suppressed);
    take_log(r, stage, s);
    s->log.n = s->suppressed = 0;
}

void
reply_merge(struct reply *r, const struct reply *from)
{
    size_t i;

    r->entries += from->entries;
    r->written += from->written;
    r->dropped += from->dropped;
    r->rejected += from->rejected;
    r->damaged += from->damaged;
    for (i = 0; i < REJECT_CODES; i++)
        r->codes[i] += from->codes[i];
    if (r->stopped == NULL && from->stopped != NULL)
        r->stopped = mem_strdup(from->stopped);
    for (i = 0; i < r->nns; i++)
        r->ns[i] += from->ns[i];
    for (i = 0; i < from->ncounters; i++)
        reply_count(r, from->counters[i].stage, from->counters[i].name,
            from->counters[i].n);
    r->suppressed += from->suppressed;
    for (i = 0; i < from->nlogs; i++)
        reply_log(r, from->logs[i].stage, from->logs[i].level,
            from->logs[i].text, strlen(from->logs[i].text));
    needs_add(&r->needs, &from->needs);
}

void
reply_encode(struct buf *to, const struct reply *r)
{
    size_t i;

    wire_put_u64(to, r->entries);
    wire_put_u64(to, r->written);
    wire_put_u64(to, r->dropped);
    wire_put_u64(to, r->rejected);
    wire_put_u64(to, r->damaged);
    for (i = 0; i < REJECT_CODES; i++)
        wire_put_u64(to, r->codes[i]);
    wire_put_cstr(to, r->stopped);
    for (i = 0; i < r->nparts; i++) {
        const struct reply_part *p = &r->parts[i];

        wire_put_str(to, p->members != NULL ? p->members : "", p->nmembers);
        wire_put_str(to, p->raw != NULL ? p->raw : "", p->nraw);
        wire_put_u64(to, p->records);
        wire_put_str(to, p->lengths != NULL ? p->lengths : "", p->nlengths);
    }
    for (i = 0; i < r->nns; i++)
        wire_put_u64(to, r->ns[i]);
    wire_put_u64(to, r->ncounters);
    for (i = 0; i < r->ncounters; i++) {
        wire_put_u64(to, r->counters[i].stage);
        wire_put_cstr(to, r->counters[i].name);
        wire_put_u64(to, (uint64_t)r->counters[i].n);
    }
    wire_put_u64(to, r->suppressed);
    wire_put_u64(to, r->nlogs);
    for (i = 0; i < r->nlogs; i++) {
        wire_put_u64(to, r->logs[i].stage);
        wire_put_u64(to, (unsigned char)r->logs[i].level);
        wire_put_cstr(to, r->logs[i].text);
    }
    needs_put(to, &r->needs);
}

/* ---- reading one -------------------------------------------------------- */

static void
decode_parts(struct reply *r, struct wire *w)
{
    size_t i;

    for (i = 0; i < r->nparts; i++) {
        struct reply_part *p = &r->parts[i];

        p->members = wire_get_str(w, &p->nmembers);
        p->raw = wire_get_str(w, &p->nraw);
        p->records = wire_get_u64(w);
        p->lengths = wire_get_str(w, &p->nlengths);
    }
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
    size_t i, n;

    r->suppressed = wire_get_u64(w);
    n = (size_t)wire_get_max(w, MOST);
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
reply_decode(
    struct reply *r, const char *s, size_t n, size_t noutputs, size_t nstages)
{
    struct wire w = { s, s + n, false };
    size_t nall = nstages + noutputs, i;

    reply_init(r, noutputs, nstages);
    r->entries = wire_get_u64(&w);
    r->written = wire_get_u64(&w);
    r->dropped = wire_get_u64(&w);
    r->rejected = wire_get_u64(&w);
    r->damaged = wire_get_u64(&w);
    for (i = 0; i < REJECT_CODES; i++)
        r->codes[i] = wire_get_u64(&w);
    r->stopped = wire_get_cstr(&w);
    decode_parts(r, &w);
    decode_counters(r, &w, nall);
    decode_logs(r, &w, nall);
    needs_get(&r->needs, &w);
    if (wire_done(&w))
        return 0;
    reply_free(r);
    return -1;
}

void
reply_free(struct reply *r)
{
    free_lists(r);
    free(r->parts);
    free(r->ns);
    free(r->counters);
    free(r->logs);
    needs_free(&r->needs);
    memset(r, 0, sizeof(*r));
}

uint32_t
reply_length(const struct reply_part *p, size_t i)
{
    uint32_t n;

    memcpy(&n, p->lengths + i * sizeof(n), sizeof(n));
    return n;
}

bool
reply_is_apart(const struct reply *r, size_t n)
{
    size_t i, j;

    for (i = 0; i < r->nparts; i++) {
        const struct reply_part *p = &r->parts[i];
        uint64_t bytes = 0, records = 0;

        if (p->nmembers > 0 || p->nlengths != n * sizeof(uint32_t))
            return false;
        for (j = 0; j < n; j++) {
            uint32_t length = reply_length(p, j);

            records += length != REPLY_NOT;
            bytes += length != REPLY_NOT ? length : 0;
        }
        if (bytes != p->nraw || records != p->records)
            return false;
    }
    return true;
}
