/* SPDX-License-Identifier: MIT */
#include "process/talk.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/output.h"
#include "base/tty.h"
#include "json/build.h"
#include "json/writer.h"

static bool as_json;
static void (*before)(void *ctx);
static void *before_ctx;

static const char *const levels[] = {
    [TALK_INFO] = "info", [TALK_WARNING] = "warning", [TALK_ERROR] = "error"
};

/* The time as a JSON object has it. */
static void
put_time(char *to, size_t size)
{
    struct timespec time;
    struct tm tm;
    size_t n;

    clock_gettime(CLOCK_REALTIME, &time);
    gmtime_r(&time.tv_sec, &tm);
    n = strftime(to, size, "%Y-%m-%dT%H:%M:%S", &tm);
    snprintf(to + n, size - n, ".%03ldZ", time.tv_nsec / 1000000);
}

static size_t
no_memory(char *to, size_t size)
{
    char at[40];

    put_time(at, sizeof(at));
    return (size_t)snprintf(to, size,
        "{\"time\":\"%s\",\"level\":\"error\",\"text\":\"out of memory\"}\n",
        at);
}

void
talk_json(bool on)
{
    as_json = on;
    mem_message(on ? no_memory : NULL);
    if (on)
        tzset(); /* gmtime_r may not read files in a confined worker */
}

bool
talk_is_json(void)
{
    return as_json;
}

void
talk_before(void (*function)(void *ctx), void *ctx)
{
    before = function;
    before_ctx = ctx;
}

static void
add_json_text(struct buf *b, const char *key, const char *text)
{
    struct buf plain = { 0 };

    tty_escape(&plain, text, strlen(text));
    buf_addf(b, ",\"%s\":", key);
    writer_string(b, plain.n > 0 ? plain.p : "", plain.n);
    buf_free(&plain);
}

void
talk_line(struct buf *to, enum talk_level level, const char *text,
    const json_t *members)
{
    char at[40];
    const char *key;
    json_t *value;

    put_time(at, sizeof(at));
    buf_addf(to, "{\"time\":\"%s\",\"level\":\"%s\"", at, levels[level]);
    add_json_text(to, "text", text);
    json_object_foreach ((json_t *)(uintptr_t)members, key, value) {
        buf_addc(to, ',');
        writer_string(to, key, strlen(key));
        buf_addc(to, ':');
        writer_value(to, value);
    }
    buf_adds(to, "}\n");
}

void
talk_clear(void)
{
    if (before != NULL)
        before(before_ctx);
}

static void
say_json(enum talk_level level, const char *text, const json_t *members)
{
    struct buf line = { 0 };

    talk_clear();
    talk_line(&line, level, text, members);
    output_bytes(STDERR_FILENO, line.p, line.n);
    buf_free(&line);
}

static void
say_line(
    enum talk_level level, const json_t *members, const char *fmt, va_list ap)
{
    struct buf raw = { 0 };

    buf_vaddf(&raw, fmt, ap);
    if (as_json) {
        say_json(level, buf_cstr(&raw), members);
    } else {
        talk_clear();
        tty_say(stderr, "copydesk: %s%s%s",
            level == TALK_INFO ? "" : levels[level],
            level == TALK_INFO ? "" : ": ", buf_cstr(&raw));
    }
    buf_free(&raw);
}

void
talk(enum talk_level level, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    say_line(level, NULL, fmt, ap);
    va_end(ap);
}

void
talk_with(enum talk_level level, json_t *members, const char *fmt, ...)
{
    va_list ap;

    va_start(ap, fmt);
    say_line(level, members, fmt, ap);
    va_end(ap);
    json_decref(members);
}

json_t *
talk_stage(const char *id)
{
    json_t *object = build_object();

    build_set(object, "stage", build_text(id));
    return object;
}

void
talk_said(const char *id, char level, const char *text)
{
    bool known = id[0] != '\0';

    if (level != 'd')
        talk_with(level == 'w' ? TALK_WARNING : TALK_INFO,
            known ? talk_stage(id) : NULL, "%s%s: %s", known ? id : "a plugin",
            level == 'p' ? " printed" : "", text);
}

static json_t *
place_of(const struct diag *diag)
{
    json_t *object = build_object();

    build_set(object, "file", build_text(diag->file));
    if (diag->line > 0) {
        build_set(object, "line", json_integer((json_int_t)diag->line));
        build_set(object, "column", json_integer((json_int_t)diag->column));
    }
    if (diag->help != NULL)
        build_set(object, "help", build_text(diag->help));
    return object;
}

void
talk_diags(struct diags *diags)
{
    static const enum talk_level said_as[] = { [DIAG_ERROR] = TALK_ERROR,
        [DIAG_WARNING] = TALK_WARNING,
        [DIAG_NOTE] = TALK_INFO };
    size_t i;

    diags_sort(diags);
    for (i = 0; i < diags->n; i++) {
        const struct diag *diag = &diags->v[i];
        json_t *place;

        if (!as_json) {
            talk_clear();
            diag_print(diag, stderr);
            continue;
        }
        place = place_of(diag);
        say_json(said_as[diag->level], diag->text, place);
        json_decref(place);
    }
}
