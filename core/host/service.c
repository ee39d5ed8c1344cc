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
#include "host/said.h"
#include "json/writer.h"

static struct service *
self(const struct cd_host *h)
{
    return h->impl;
}

/* ---- what the plugin says ----------------------------------------------- */

/* Is there a secret at p, n bytes before the end?  Its length, or 0. */
static size_t
secret_at(const struct service *s, const char *p, size_t n)
{
    size_t i;

    for (i = 0; i < s->nsecrets; i++) {
        size_t len = strlen(s->secrets[i]);

        if (len <= n && memcmp(p, s->secrets[i], len) == 0)
            return len;
    }
    return 0;
}

/* Text of the plugin, without what is secret in it. */
static void
hide(const struct service *s, struct buf *text)
{
    struct buf b = { 0 };
    size_t i, n;

    if (s->nsecrets == 0)
        return;
    for (i = 0; i<text->n; i += n> 0 ? n : 1) {
        n = secret_at(s, text->p + i, text->n - i);
        if (n > 0)
            buf_adds(&b, "(secret)");
        else
            buf_addc(&b, text->p[i]);
    }
    buf_free(text);
    *text = b;
}

void
service_hide(struct service *s, const char *secret)
{
    if (*secret == '\0')
        return;
    vec_grow(s->secrets, s->nsecrets, s->csecrets);
    s->secrets[s->nsecrets++] = mem_strdup(secret);
}

static int overflow = -1;

void
service_overflow(int fd)
{
    overflow = fd;
}

void
service_begin(struct service *s)
{
    s->reason[0] = '\0';
    s->said = 0;
}

/* Is there no room for a line that may have n bytes, nor anybody who watches
 * how many there are? */
static bool
suppressed(struct service *s, size_t n)
{
    if (s->log.n <= SERVICE_LOG || (s->said > SERVICE_LOG && overflow >= 0))
        return false;
    s->said += n + 1;
    s->suppressed++;
    return true;
}

/* A line that is not suppressed. */
static void
say(struct service *s, char level, const char *p, size_t n)
{
    struct buf line = { 0 };

    s->said += n + 1;
    buf_addc(&line, level);
    tty_escape(&line, p, n < 4096 ? n : 4096);
    buf_addc(&line, '\n');
    said_add(level, line.p + 1, line.n - 2);
    if (s->log.n <= SERVICE_LOG)
        buf_add(&s->log, line.p, line.n);
    else if (write(overflow, line.p + 1, line.n - 1) < 0)
        s->suppressed++;
    buf_free(&line);
}

static void
do_log(const struct cd_host *h, enum cd_level level, const char *fmt, ...)
{
    struct service *s = self(h);
    struct buf raw = { 0 };
    va_list ap;

    if (suppressed(s, strlen(fmt)))
        return;
    if (s->place != NULL)
        s->place(s->place_ctx, &raw);
    va_start(ap, fmt);
    buf_vaddf(&raw, fmt, ap);
    va_end(ap);
    hide(s, &raw);
    say(s,
        level == CD_WARNING ? 'w'
        : level == CD_INFO  ? 'i'
                            : 'd',
        raw.p, raw.n);
    buf_free(&raw);
}

void
service_printed(struct service *s, const char *p, size_t n)
{
    struct buf text = { 0 };

    buf_add(&text, p, n);
    hide(s, &text);
    for (p = text.p, n = text.n; n > 0;) {
        const char *end = memchr(p, '\n', n);
        size_t len = end != NULL ? (size_t)(end - p) : n;

        if (len > 0 && !suppressed(s, len))
            say(s, 'p', p, len);
        p += len + (end != NULL);
        n -= len + (end != NULL);
    }
    buf_free(&text);
}

static int
do_fail(const struct cd_host *h, const char *fmt, ...)
{
    struct service *s = self(h);
    struct buf raw = { 0 }, line = { 0 };
    va_list ap;

    va_start(ap, fmt);
    buf_vaddf(&raw, fmt, ap);
    va_end(ap);
    hide(s, &raw);
    tty_escape(&line, raw.p, raw.n);
    snprintf(s->reason, sizeof(s->reason), "%.*s",
        line.n > 500 ? 500 : (int)line.n, line.n > 0 ? line.p : "");
    buf_free(&raw);
    buf_free(&line);
    return -1;
}

int64_t
service_sum(int64_t a, int64_t b)
{
    int64_t sum;

    if (!__builtin_add_overflow(a, b, &sum))
        return sum;
    return b > 0 ? INT64_MAX : INT64_MIN;
}

static void
do_count(const struct cd_host *h, const char *name, int64_t n)
{
    struct service *s = self(h);
    size_t i;

    for (i = 0; i < s->ncounters; i++) {
        if (strcmp(s->counters[i].name, name) == 0) {
            s->counters[i].n = service_sum(s->counters[i].n, n);
            return;
        }
    }
    if (s->ncounters == SERVICE_COUNTERS || strlen(name) > SERVICE_COUNTER_NAME)
        return;
    vec_grow(s->counters, s->ncounters, s->ccounters);
    s->counters[s->ncounters].name = mem_strdup(name);
    s->counters[s->ncounters].kept = 0;
    s->counters[s->ncounters++].n = n;
}

void
service_keep(struct service *s)
{
    size_t i;

    for (i = 0; i < s->ncounters; i++)
        s->counters[i].kept = s->counters[i].n;
}

void
service_undo(struct service *s)
{
    size_t i;

    for (i = 0; i < s->ncounters; i++)
        s->counters[i].n = s->counters[i].kept;
}

static void *
do_scratch(const struct cd_host *h, size_t n)
{
    return arena_alloc(self(h)->scratch, n);
}

static int
fail_over(struct service *s)
{
    s->over = true;
    return do_fail(&s->host, "more is written than an output may have of one "
                             "record");
}

static int
do_write(const struct cd_host *h, const void *p, size_t n)
{
    struct service *s = self(h);

    if (s->out == NULL)
        return do_fail(h, "write was called outside head, process and tail");
    if (s->out->n > s->most || n > s->most - s->out->n)
        return fail_over(s);
    buf_add(s->out, p, n);
    return 0;
}

static int
do_write_json(const struct cd_host *h, const json_t *value)
{
    struct service *s = self(h);

    if (s->out == NULL)
        return do_fail(h, "write_json was called outside head, process and "
                          "tail");
    if (s->out->n <= s->most)
        writer_value(s->out, value);
    return s->out->n > s->most ? fail_over(s) : 0;
}

static const void *
do_extension(const struct cd_host *h, const char *name)
{
    const void *found = command_extension(name);

    return found != NULL ? found : texts_extension(self(h)->texts, name);
}

void
service_init(struct service *s, struct arena *scratch, struct texts *texts,
    const char *run_id, const char *output)
{
    const struct cd_host host = {
        .size = sizeof(struct cd_host),
        .abi_major = CD_ABI_MAJOR,
        .abi_minor = CD_ABI_MINOR,
        .impl = s,
        .run_id = run_id,
        .output = output,
        .log = do_log,
        .fail = do_fail,
        .count = do_count,
        .scratch = do_scratch,
        .write = do_write,
        .write_json = do_write_json,
        .extension = do_extension,
    };

    memset(s, 0, sizeof(*s));
    s->host = host;
    s->scratch = scratch;
    s->texts = texts;
}

void
service_free(struct service *s)
{
    size_t i;

    for (i = 0; i < s->ncounters; i++)
        free(s->counters[i].name);
    free(s->counters);
    for (i = 0; i < s->nsecrets; i++)
        free(s->secrets[i]);
    free(s->secrets);
    command_free(s->command);
    s->command = NULL;
    buf_free(&s->log);
}
