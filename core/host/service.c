/* SPDX-License-Identifier: MIT */
#include "host/service.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/tty.h"
#include "base/vec.h"
#include "host/command.h"
#include "json/writer.h"
#include "process/said.h"

static struct service *
self(const struct cd_host *host)
{
    return host->impl;
}

/* ---- what the plugin says ----------------------------------------------- */

/* Is there a secret at p, n bytes before the end?  Its length, or 0. */
static size_t
secret_at(const struct service *service, const char *text, size_t n)
{
    size_t i;

    for (i = 0; i < service->nsecrets; i++) {
        size_t len = strlen(service->secrets[i]);

        if (len <= n && memcmp(text, service->secrets[i], len) == 0)
            return len;
    }
    return 0;
}

/* Text of the plugin, without what is secret in it. */
static void
mask_secrets(const struct service *service, struct buf *text)
{
    struct buf masked = { 0 };
    size_t i, n;

    if (service->nsecrets == 0)
        return;
    for (i = 0; i<text->n; i += n> 0 ? n : 1) {
        n = secret_at(service, text->p + i, text->n - i);
        if (n > 0)
            buf_adds(&masked, "(secret)");
        else
            buf_addc(&masked, text->p[i]);
    }
    buf_free(text);
    *text = masked;
}

void
service_hide(struct service *service, const char *secret)
{
    if (*secret == '\0')
        return;
    vec_grow(service->secrets, service->nsecrets, service->csecrets);
    service->secrets[service->nsecrets++] = mem_strdup(secret);
}

void
service_begin(struct service *service)
{
    service->reason[0] = '\0';
    service->code = NULL;
    service->said = 0;
}

/* Is there no room for a line that may have n bytes, nor anybody who watches
 * how many there are? */
static bool
suppressed(struct service *service, size_t n)
{
    if (service->log.n <= SERVICE_LOG ||
        (service->said > SERVICE_LOG && said_overflows()))
        return false;
    service->said += n + 1;
    service->suppressed++;
    return true;
}

/* A line that is not suppressed. */
static void
append_log(struct service *service, char level, const char *text, size_t n)
{
    struct buf line = { 0 };

    service->said += n + 1;
    buf_addc(&line, level);
    tty_escape(&line, text, n < 4096 ? n : 4096);
    buf_addc(&line, '\n');
    said_add(level, line.p + 1, line.n - 2);
    if (service->log.n <= SERVICE_LOG)
        buf_add(&service->log, line.p, line.n);
    else if (said_spill(line.p + 1, line.n - 1))
        service->suppressed++;
    buf_free(&line);
}

static void
host_log(const struct cd_host *host, enum cd_level level, const char *fmt, ...)
{
    struct service *service = self(host);
    struct buf raw = { 0 };
    va_list ap;

    if (suppressed(service, strlen(fmt)))
        return;
    if (service->position != NULL)
        service->position(service->position_ctx, &raw);
    va_start(ap, fmt);
    buf_vaddf(&raw, fmt, ap);
    va_end(ap);
    mask_secrets(service, &raw);
    append_log(service,
        level == CD_WARNING ? 'w'
        : level == CD_INFO  ? 'i'
                            : 'd',
        raw.p, raw.n);
    buf_free(&raw);
}

void
service_printed(struct service *service, const char *bytes, size_t n)
{
    struct buf text = { 0 };

    buf_add(&text, bytes, n);
    mask_secrets(service, &text);
    for (bytes = text.p, n = text.n; n > 0;) {
        const char *end = memchr(bytes, '\n', n);
        size_t len = end != NULL ? (size_t)(end - bytes) : n;

        if (len > 0 && !suppressed(service, len))
            append_log(service, 'p', bytes, len);
        bytes += len + (end != NULL);
        n -= len + (end != NULL);
    }
    buf_free(&text);
}

static int
do_fail(const struct cd_host *host, const char *fmt, ...)
{
    struct service *service = self(host);
    struct buf raw = { 0 }, line = { 0 };
    va_list ap;

    va_start(ap, fmt);
    buf_vaddf(&raw, fmt, ap);
    va_end(ap);
    mask_secrets(service, &raw);
    tty_escape(&line, raw.p, raw.n);
    snprintf(service->reason, sizeof(service->reason), "%.*s",
        line.n > 500 ? 500 : (int)line.n, line.n > 0 ? line.p : "");
    buf_free(&raw);
    buf_free(&line);
    return -1;
}

int64_t
service_sum(int64_t left, int64_t right)
{
    int64_t sum;

    if (!__builtin_add_overflow(left, right, &sum))
        return sum;
    return right > 0 ? INT64_MAX : INT64_MIN;
}

static void
host_count(const struct cd_host *host, const char *name, int64_t n)
{
    struct service *service = self(host);
    size_t i;

    for (i = 0; i < service->ncounters; i++) {
        if (strcmp(service->counters[i].name, name) == 0) {
            service->counters[i].n = service_sum(service->counters[i].n, n);
            return;
        }
    }
    if (service->ncounters == SERVICE_COUNTERS ||
        strlen(name) > SERVICE_COUNTER_NAME)
        return;
    vec_grow(service->counters, service->ncounters, service->ccounters);
    service->counters[service->ncounters].name = mem_strdup(name);
    service->counters[service->ncounters].kept = 0;
    service->counters[service->ncounters++].n = n;
}

void
service_keep(struct service *service)
{
    size_t i;

    for (i = 0; i < service->ncounters; i++)
        service->counters[i].kept = service->counters[i].n;
}

void
service_undo(struct service *service)
{
    size_t i;

    for (i = 0; i < service->ncounters; i++)
        service->counters[i].n = service->counters[i].kept;
}

static void *
do_scratch(const struct cd_host *host, size_t n)
{
    return arena_alloc(self(host)->scratch, n);
}

static int
fail_over(struct service *service)
{
    service->over = true;
    return do_fail(&service->host,
        "more is written than an output may have of one "
        "record");
}

static int
do_write(const struct cd_host *host, const void *memory, size_t n)
{
    struct service *service = self(host);

    if (service->out == NULL)
        return do_fail(host, "write was called outside head, process and tail");
    if (service->out->n > service->most || n > service->most - service->out->n)
        return fail_over(service);
    buf_add(service->out, memory, n);
    return 0;
}

static int
do_write_json(const struct cd_host *host, const json_t *value)
{
    struct service *service = self(host);

    if (service->out == NULL)
        return do_fail(host, "write_json was called outside head, process and "
                             "tail");
    if (service->out->n <= service->most)
        writer_value(service->out, value);
    return service->out->n > service->most ? fail_over(service) : 0;
}

static const void *
do_extension(const struct cd_host *host, const char *name)
{
    const void *found = command_extension(name);

    return found != NULL ? found : texts_extension(self(host)->texts, name);
}

void
service_init(struct service *service, struct arena *scratch,
    struct texts *texts, const char *run_id, const char *output)
{
    const struct cd_host host = {
        .size = sizeof(struct cd_host),
        .abi_major = CD_ABI_MAJOR,
        .abi_minor = CD_ABI_MINOR,
        .impl = service,
        .run_id = run_id,
        .output = output,
        .log = host_log,
        .fail = do_fail,
        .count = host_count,
        .scratch = do_scratch,
        .write = do_write,
        .write_json = do_write_json,
        .extension = do_extension,
    };

    memset(service, 0, sizeof(*service));
    service->host = host;
    service->scratch = scratch;
    service->texts = texts;
}

void
service_free(struct service *service)
{
    size_t i;

    for (i = 0; i < service->ncounters; i++)
        free(service->counters[i].name);
    free(service->counters);
    for (i = 0; i < service->nsecrets; i++)
        free(service->secrets[i]);
    free(service->secrets);
    command_free(service->command);
    service->command = NULL;
    buf_free(&service->log);
}
