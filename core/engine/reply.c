/* SPDX-License-Identifier: MIT */
#include "engine/reply.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/vec.h"

#define MOST 65536 /* counters and log lines in a reply */

/* ---- making one --------------------------------------------------------- */

void
reply_init(struct reply *reply, size_t noutputs, size_t nstages)
{
    memset(reply, 0, sizeof(*reply));
    reply->nparts = noutputs + 1;
    reply->parts = mem_zalloc(reply->nparts, sizeof(*reply->parts));
    reply->nns = REPLY_TIMES + nstages + noutputs;
    reply->ns = mem_zalloc(reply->nns, sizeof(*reply->ns));
}

static void
free_lists(struct reply *reply)
{
    size_t i;

    for (i = 0; i < reply->ncounters; i++)
        free(reply->counters[i].name);
    for (i = 0; i < reply->nlogs; i++)
        free(reply->logs[i].text);
    free(reply->stopped);
    reply->stopped = NULL;
    reply->ncounters = reply->nlogs = reply->log_bytes = 0;
    reply->suppressed = 0;
}

void
reply_reset(struct reply *reply)
{
    free_lists(reply);
    needs_reset(&reply->needs);
    reply->entries = reply->written = reply->dropped = reply->rejected =
        reply->damaged = 0;
    memset(reply->codes, 0, sizeof(reply->codes));
    memset(reply->parts, 0, reply->nparts * sizeof(*reply->parts));
    memset(reply->ns, 0, reply->nns * sizeof(*reply->ns));
}

void
reply_count(struct reply *reply, size_t stage, const char *name, int64_t n)
{
    struct reply_counter *counter;
    size_t i, mine = 0;

    for (i = 0; i < reply->ncounters; i++) {
        counter = &reply->counters[i];
        mine += counter->stage == stage;
        if (counter->stage == stage && strcmp(counter->name, name) == 0) {
            counter->n = service_sum(counter->n, n);
            return;
        }
    }
    if (mine >= SERVICE_COUNTERS || reply->ncounters == MOST)
        return;
    vec_grow(reply->counters, reply->ncounters, reply->ccounters);
    counter = &reply->counters[reply->ncounters++];
    counter->stage = stage;
    counter->name = mem_strdup(name);
    counter->n = n;
}

void
reply_log(
    struct reply *reply, size_t stage, char level, const char *text, size_t n)
{
    struct reply_log *log;

    if (reply->nlogs == MOST || reply->log_bytes + n > REPLY_LOGS) {
        reply->suppressed++;
        return;
    }
    reply->log_bytes += n;
    vec_grow(reply->logs, reply->nlogs, reply->clogs);
    log = &reply->logs[reply->nlogs++];
    log->stage = stage;
    log->level = level;
    log->text = mem_dup(text, n);
}

/* Move each line of the log (a letter for the level, then text) to the
 * reply. */
static void
take_log(struct reply *reply, size_t stage, const struct service *service)
{
    const char *line = service->log.p;
    size_t n = service->log.n;

    while (n > 0) {
        const char *end = memchr(line, '\n', n);
        size_t len = (size_t)(end - line);

        reply_log(reply, stage, line[0], line + 1, len - 1);
        line += len + 1;
        n -= len + 1;
    }
}

void
reply_take_service(struct reply *reply, size_t stage, struct service *service)
{
    size_t i;

    for (i = 0; i < service->ncounters; i++) {
        if (service->counters[i].n != 0)
            reply_count(reply, stage, service->counters[i].name,
                service->counters[i].n);
        service->counters[i].n = service->counters[i].kept = 0;
    }
    if (service->suppressed > 0)
        buf_addf(
            &service->log, "w%zu more lines not shown\n", service->suppressed);
    take_log(reply, stage, service);
    service->log.n = service->suppressed = 0;
}

void
reply_merge(struct reply *reply, const struct reply *from)
{
    size_t i;

    reply->entries += from->entries;
    reply->written += from->written;
    reply->dropped += from->dropped;
    reply->rejected += from->rejected;
    reply->damaged += from->damaged;
    for (i = 0; i < REJECT_CODES; i++)
        reply->codes[i] += from->codes[i];
    if (reply->stopped == NULL && from->stopped != NULL)
        reply->stopped = mem_strdup(from->stopped);
    for (i = 0; i < reply->nns; i++)
        reply->ns[i] += from->ns[i];
    for (i = 0; i < from->ncounters; i++)
        reply_count(reply, from->counters[i].stage, from->counters[i].name,
            from->counters[i].n);
    reply->suppressed += from->suppressed;
    for (i = 0; i < from->nlogs; i++)
        reply_log(reply, from->logs[i].stage, from->logs[i].level,
            from->logs[i].text, strlen(from->logs[i].text));
    needs_add(&reply->needs, &from->needs);
}

void
reply_encode(struct buf *to, const struct reply *reply)
{
    size_t i;

    wire_put_u64(to, reply->entries);
    wire_put_u64(to, reply->written);
    wire_put_u64(to, reply->dropped);
    wire_put_u64(to, reply->rejected);
    wire_put_u64(to, reply->damaged);
    for (i = 0; i < REJECT_CODES; i++)
        wire_put_u64(to, reply->codes[i]);
    wire_put_cstr(to, reply->stopped);
    for (i = 0; i < reply->nparts; i++) {
        const struct reply_part *part = &reply->parts[i];

        wire_put_str(
            to, part->members != NULL ? part->members : "", part->nmembers);
        wire_put_str(to, part->raw != NULL ? part->raw : "", part->nraw);
        wire_put_u64(to, part->records);
        wire_put_str(
            to, part->lengths != NULL ? part->lengths : "", part->nlengths);
    }
    for (i = 0; i < reply->nns; i++)
        wire_put_u64(to, reply->ns[i]);
    wire_put_u64(to, reply->ncounters);
    for (i = 0; i < reply->ncounters; i++) {
        wire_put_u64(to, reply->counters[i].stage);
        wire_put_cstr(to, reply->counters[i].name);
        wire_put_u64(to, (uint64_t)reply->counters[i].n);
    }
    wire_put_u64(to, reply->suppressed);
    wire_put_u64(to, reply->nlogs);
    for (i = 0; i < reply->nlogs; i++) {
        wire_put_u64(to, reply->logs[i].stage);
        wire_put_u64(to, (unsigned char)reply->logs[i].level);
        wire_put_cstr(to, reply->logs[i].text);
    }
    needs_put(to, &reply->needs);
}

/* ---- reading one -------------------------------------------------------- */

static void
decode_parts(struct reply *reply, struct wire *wire)
{
    size_t i;

    for (i = 0; i < reply->nparts; i++) {
        struct reply_part *part = &reply->parts[i];

        part->members = wire_get_str(wire, &part->nmembers);
        part->raw = wire_get_str(wire, &part->nraw);
        part->records = wire_get_u64(wire);
        part->lengths = wire_get_str(wire, &part->nlengths);
    }
    for (i = 0; i < reply->nns; i++)
        reply->ns[i] = wire_get_u64(wire);
}

static void
decode_counters(struct reply *reply, struct wire *wire, size_t nall)
{
    size_t i, n = (size_t)wire_get_max(wire, MOST);

    reply->counters = mem_zalloc(n, sizeof(*reply->counters));
    for (i = 0; i < n && !wire->bad; i++) {
        struct reply_counter *counter = &reply->counters[reply->ncounters++];

        counter->stage = wire_get_max(wire, nall - 1);
        counter->name = wire_get_cstr(wire);
        counter->n = (int64_t)wire_get_u64(wire);
        if (counter->name == NULL)
            wire->bad = true;
    }
}

static void
decode_logs(struct reply *reply, struct wire *wire, size_t nall)
{
    size_t i, n;

    reply->suppressed = wire_get_u64(wire);
    n = (size_t)wire_get_max(wire, MOST);
    reply->logs = mem_zalloc(n, sizeof(*reply->logs));
    for (i = 0; i < n && !wire->bad; i++) {
        struct reply_log *log = &reply->logs[reply->nlogs++];

        log->stage = wire_get_max(wire, nall - 1);
        log->level = (char)wire_get_max(wire, 127);
        log->text = wire_get_cstr(wire);
        if (log->text == NULL)
            wire->bad = true;
    }
}

int
reply_decode(struct reply *reply, const char *message, size_t n,
    size_t noutputs, size_t nstages)
{
    struct wire wire = { message, message + n, false };
    size_t nall = nstages + noutputs, i;

    reply_init(reply, noutputs, nstages);
    reply->entries = wire_get_u64(&wire);
    reply->written = wire_get_u64(&wire);
    reply->dropped = wire_get_u64(&wire);
    reply->rejected = wire_get_u64(&wire);
    reply->damaged = wire_get_u64(&wire);
    for (i = 0; i < REJECT_CODES; i++)
        reply->codes[i] = wire_get_u64(&wire);
    reply->stopped = wire_get_cstr(&wire);
    decode_parts(reply, &wire);
    decode_counters(reply, &wire, nall);
    decode_logs(reply, &wire, nall);
    needs_get(&reply->needs, &wire);
    if (wire_done(&wire))
        return 0;
    reply_free(reply);
    return -1;
}

void
reply_free(struct reply *reply)
{
    free_lists(reply);
    free(reply->parts);
    free(reply->ns);
    free(reply->counters);
    free(reply->logs);
    needs_free(&reply->needs);
    memset(reply, 0, sizeof(*reply));
}

uint32_t
reply_length(const struct reply_part *part, size_t i)
{
    uint32_t n;

    memcpy(&n, part->lengths + i * sizeof(n), sizeof(n));
    return n;
}

bool
reply_is_apart(const struct reply *reply, size_t n)
{
    size_t i, j;

    for (i = 0; i < reply->nparts; i++) {
        const struct reply_part *part = &reply->parts[i];
        uint64_t bytes = 0, records = 0;

        if (part->nmembers > 0 || part->nlengths != n * sizeof(uint32_t))
            return false;
        for (j = 0; j < n; j++) {
            uint32_t length = reply_length(part, j);

            records += length != REPLY_NOT;
            bytes += length != REPLY_NOT ? length : 0;
        }
        if (bytes != part->nraw || records != part->records)
            return false;
    }
    return true;
}
