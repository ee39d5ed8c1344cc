#include "engine/worker.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/wire.h"
#include "engine/reject.h"

struct worker {
    struct chain *chain;
    struct cutter rejects;
    bool reject_text;
    uint64_t written, dropped, rejected, damaged;
    uint64_t codes[REJECT_CODES + 1]; /* rejects by code */
    char *stopped;
};

struct worker *
worker_new(struct chain *c, const struct worker_rejects *r)
{
    struct worker *w = mem_zalloc(1, sizeof(*w));

    w->chain = c;
    w->reject_text = r->text;
    cutter_init(&w->rejects, r->level);
    return w;
}

void
worker_free(struct worker *w)
{
    if (w == NULL)
        return;
    cutter_free(&w->rejects);
    free(w->stopped);
    free(w);
}

/* ---- the entries of a batch --------------------------------------------- */

static void
add_reject(struct worker *w, const struct reject *r)
{
    cutter_begin(&w->rejects);
    if (w->reject_text)
        reject_text(&w->rejects.raw, r);
    else
        reject_line(&w->rejects.raw, r);
    cutter_keep(&w->rejects);
    w->codes[reject_code(r->code)]++;
}

/* What a reject says about the place of an entry. */
static struct reject
reject_of(const struct worker *w, const struct worker_batch *b,
    const struct batch_ref *x)
{
    struct reject r = { .line = x->line, .offset = x->offset,
        .size = x->size };

    r.input = w->chain->plan->inputs.v[x->input].name;
    r.record = b->bytes + x->at;
    r.n = x->length;
    return r;
}

static void
too_large(struct worker *w, const struct worker_batch *b,
    const struct batch_ref *x)
{
    struct reject r = reject_of(w, b, x);
    char *reason = mem_printf("the line has %ju bytes, limits.record_bytes is "
                              "%ju", (uintmax_t)x->size,
        (uintmax_t)w->chain->plan->config->record_bytes);

    r.record = NULL;
    r.code = "too_large";
    r.reason = reason;
    add_reject(w, &r);
    free(reason);
    w->rejected++;
}

static void
damage(struct worker *w, const struct worker_batch *b,
    const struct batch_ref *x)
{
    struct reject r = reject_of(w, b, x);
    char *reason = mem_dup(b->notes + x->note_at, x->note_length);

    r.member = x->size;
    r.size = x->length;
    r.code = "damaged_gzip";
    r.reason = reason;
    add_reject(w, &r);
    free(reason);
    w->damaged++;
}

static void
record(struct worker *w, const struct worker_batch *b,
    const struct batch_ref *x)
{
    struct reject r = reject_of(w, b, x);
    struct chain_fault f;

    switch (chain_record(w->chain, r.input, x->line, r.record, r.n, &f)) {
    case CHAIN_WRITTEN:
        w->written++;
        return;
    case CHAIN_DROPPED:
        w->dropped++;
        return;
    case CHAIN_REJECTED:
        break;
    case CHAIN_STOPPED:
        w->stopped = mem_printf("stage \"%s\" failed on %s:%ju and has "
                                "\"on_error\": \"stop\": %s", f.node->id,
            r.input, (uintmax_t)x->line, f.fault.reason);
        return;
    }
    if (f.node != NULL) {
        bool output = f.node->plugin->d.kind != CD_FILTER;

        *(output ? &r.output : &r.stage) = f.node->id;
        r.plugin = f.node->plugin->d.name;
    }
    r.code = f.fault.code;
    r.reason = f.fault.reason;
    add_reject(w, &r);
    w->rejected++;
}

static void
batch(struct worker *w, const struct worker_batch *b)
{
    static void (*const handlers[])(struct worker *,
        const struct worker_batch *, const struct batch_ref *) = {
        [BATCH_RECORD] = record,
        [BATCH_TOO_LARGE] = too_large,
        [BATCH_DAMAGE] = damage,
    };
    size_t i;

    for (i = 0; i < b->nrefs && w->stopped == NULL; i++) {
        w->chain->cursor->ref = (uint32_t)i + 1;
        handlers[b->refs[i].kind](w, b, &b->refs[i]);
    }
    w->chain->cursor->ref = 0;
}

/* ---- the reply ---------------------------------------------------------- */

static void
put_part(struct buf *to, const struct cutter *c)
{
    wire_put_str(to, c->members.n > 0 ? c->members.p : "", c->members.n);
    wire_put_str(to, c->raw.n > 0 ? c->raw.p : "", c->raw.n);
    wire_put_u64(to, c->records);
}

/* The time of a stage is wall time between clock readings; scaled by the CPU
 * share of the whole batch it is CPU time, to a good approximation. */
static void
put_times(struct buf *to, struct chain *c, double share)
{
    size_t i;

    for (i = 0; i < CHAIN_TIMES; i++) {
        wire_put_u64(to, (uint64_t)((double)c->ns[i] * share));
        c->ns[i] = 0;
    }
    for (i = 0; i < c->nstages + c->noutputs; i++) {
        wire_put_u64(to, (uint64_t)((double)c->stages[i].ns * share));
        c->stages[i].ns = 0;
    }
}

static void
put_counters(struct buf *to, struct chain *c)
{
    size_t i, j, n = 0;

    for (i = 0; i < c->nstages + c->noutputs; i++)
        n += c->stages[i].service.ncounters;
    wire_put_u64(to, n);
    for (i = 0; i < c->nstages + c->noutputs; i++) {
        struct service *s = &c->stages[i].service;

        for (j = 0; j < s->ncounters; j++) {
            wire_put_u64(to, i);
            wire_put_cstr(to, s->counters[j].name);
            wire_put_u64(to, (uint64_t)s->counters[j].n);
            s->counters[j].n = 0;
        }
    }
}

/* Each line of s[0..n): a letter for the level, then text. */
static size_t
put_lines(struct buf *to, size_t stage, const char *s, size_t n)
{
    size_t lines = 0;

    while (n > 0) {
        const char *end = memchr(s, '\n', n);
        size_t len = (size_t)(end - s);

        wire_put_u64(to, stage);
        wire_put_u64(to, (unsigned char)s[0]);
        wire_put_str(to, s + 1, len - 1);
        s += len + 1;
        n -= len + 1;
        lines++;
    }
    return lines;
}

static void
put_logs(struct buf *to, struct chain *c)
{
    struct buf lines = { 0 };
    size_t i, n = 0;

    for (i = 0; i < c->nstages + c->noutputs; i++) {
        struct service *s = &c->stages[i].service;

        if (s->suppressed > 0)
            buf_addf(&s->log, "w%zu more lines not shown\n", s->suppressed);
        n += put_lines(&lines, i, s->log.p, s->log.n);
        s->log.n = s->suppressed = 0;
    }
    wire_put_u64(to, n);
    buf_add(to, lines.p, lines.n);
    buf_free(&lines);
}

static void
put_reply(struct worker *w, struct buf *to, double share)
{
    struct chain *c = w->chain;
    size_t i;

    wire_put_u64(to, w->written);
    wire_put_u64(to, w->dropped);
    wire_put_u64(to, w->rejected);
    wire_put_u64(to, w->damaged);
    for (i = 0; i < REJECT_CODES; i++)
        wire_put_u64(to, w->codes[i]);
    wire_put_cstr(to, w->stopped);
    for (i = 0; i < c->noutputs; i++)
        put_part(to, &c->cutters[i]);
    put_part(to, &w->rejects);
    put_times(to, c, share);
    put_counters(to, c);
    put_logs(to, c);
}

static uint64_t
cpu_clock(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* Close the members of the batch. */
static void
finish(struct worker *w)
{
    struct chain *c = w->chain;
    uint64_t since = chain_clock();
    size_t i;

    for (i = 0; i < c->noutputs; i++)
        cutter_end(&c->cutters[i]);
    cutter_end(&w->rejects);
    c->ns[CHAIN_DEFLATE] += chain_clock() - since;
}

void
worker_do(struct worker *w, enum worker_job job, const struct worker_batch *b,
    struct buf *reply)
{
    struct chain *c = w->chain;
    uint64_t wall = chain_clock(), cpu = cpu_clock();
    struct cd_err e;
    size_t i;

    w->written = w->dropped = w->rejected = w->damaged = 0;
    memset(w->codes, 0, sizeof(w->codes));
    free(w->stopped);
    w->stopped = NULL;
    for (i = 0; i < c->noutputs; i++)
        cutter_reset(&c->cutters[i]);
    cutter_reset(&w->rejects);
    if (job == WORKER_BATCH)
        batch(w, b);
    else if (chain_ends(c, job == WORKER_TAIL, &e))
        w->stopped = mem_strdup(e.text);
    finish(w);
    wall = chain_clock() - wall;
    cpu = cpu_clock() - cpu;
    put_reply(w, reply, wall > 0 ? (double)cpu / (double)wall : 1);
}
