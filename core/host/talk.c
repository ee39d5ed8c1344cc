#include "host/talk.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/tty.h"
#include "json/writer.h"

static bool as_json;
static void (*before)(void *ctx);
static void *before_ctx;

static const char *const levels[] = {
    [TALK_INFO] = "info", [TALK_WARNING] = "warning", [TALK_ERROR] = "error"
};

void
talk_json(bool on)
{
    as_json = on;
}

void
talk_before(void (*f)(void *ctx), void *ctx)
{
    before = f;
    before_ctx = ctx;
}

static void
add_member(struct buf *b, const char *key, const char *text)
{
    struct buf plain = { 0 };

    tty_escape(&plain, text, strlen(text));
    buf_addf(b, ",\"%s\":", key);
    writer_string(b, plain.n > 0 ? plain.p : "", plain.n);
    buf_free(&plain);
}

/* The beginning of a JSON line: everything but its end. */
static void
begin_json(struct buf *b, const char *level, const char *text)
{
    struct timespec t;
    struct tm tm;
    char s[32];

    clock_gettime(CLOCK_REALTIME, &t);
    gmtime_r(&t.tv_sec, &tm);
    strftime(s, sizeof(s), "%Y-%m-%dT%H:%M:%S", &tm);
    buf_addf(b, "{\"time\":\"%s.%03ldZ\",\"level\":\"%s\"", s,
        t.tv_nsec / 1000000, level);
    add_member(b, "text", text);
}

static void
end_json(struct buf *b)
{
    buf_adds(b, "}\n");
    fwrite(b->p, 1, b->n, stderr);
    fflush(stderr);
    buf_free(b);
}

void
talk(enum talk_level level, const char *fmt, ...)
{
    struct buf raw = { 0 }, line = { 0 };
    va_list ap;

    va_start(ap, fmt);
    buf_vaddf(&raw, fmt, ap);
    va_end(ap);
    if (before != NULL)
        before(before_ctx);
    if (as_json) {
        begin_json(&line, levels[level], buf_cstr(&raw));
        end_json(&line);
    } else {
        tty_say(stderr, "copydesk: %s%s%s",
            level == TALK_INFO ? "" : levels[level],
            level == TALK_INFO ? "" : ": ", buf_cstr(&raw));
    }
    buf_free(&raw);
}

void
talk_diags(struct diags *d)
{
    size_t i;

    diags_sort(d);
    for (i = 0; i < d->n; i++) {
        const struct diag *x = &d->v[i];
        struct buf line = { 0 };

        if (!as_json) {
            diag_print(x, stderr);
            continue;
        }
        begin_json(&line,
            levels[x->level == DIAG_ERROR ? TALK_ERROR : TALK_WARNING],
            x->text);
        add_member(&line, "file", x->file);
        if (x->line > 0)
            buf_addf(&line, ",\"line\":%zu,\"column\":%zu", x->line, x->column);
        if (x->help != NULL)
            add_member(&line, "help", x->help);
        end_json(&line);
    }
}
