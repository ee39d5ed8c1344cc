/* SPDX-License-Identifier: MIT */
/*
 * spec - run a file of specification cases; README.md says how they look.
 *
 * usage: spec PLUGIN FILE [TITLE]      only cases whose title holds TITLE
 * Plugins are looked for as copydesk does.  Prints the cases that fail and a
 * line "FILE: N passed, N failed"; exit status 1 if one fails.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "engine/chain.h"
#include "host/builtin.h"
#include "host/plan.h"
#include "json/build.h"
#include "json/reader.h"
#include "json/writer.h"

/* A case as it is read: its sections in order. */
struct section {
    char *head; /* behind "-- " */
    char *body; /* lines, without the line end of the last that is not empty */
    size_t line;
    struct section *next;
};

struct testcase {
    char *title;
    size_t line;
    struct section *sections;
};

static struct {
    const char *plugin, *file;
    unsigned passed, failed;
    char folder[64]; /* for pipeline files */
} run;

/* ---- reading ------------------------------------------------------------ */

static _Noreturn void
die(size_t line, const char *what)
{
    fprintf(stderr, "%s:%zu: %s\n", run.file, line, what);
    exit(2);
}

static void
trim(struct buf *b)
{
    while (b->n > 0 && b->p[b->n - 1] == '\n')
        b->n--;
}

static void
end_section(struct testcase *c, struct section **last, const char *head,
    struct buf *body, size_t line)
{
    struct section *s;

    if (head == NULL)
        return;
    s = mem_zalloc(1, sizeof(*s));
    trim(body);
    s->head = mem_strdup(head);
    s->body = mem_dup(body->n > 0 ? body->p : "", body->n);
    s->line = line;
    if (*last == NULL)
        c->sections = s;
    else
        (*last)->next = s;
    *last = s;
}

/* The next case, or false.  *title holds the title line that ended the one
 * before. */
static bool
read_case(FILE *f, struct testcase *c, char **title, size_t *line)
{
    char *text = NULL, *head = NULL;
    size_t cap = 0, head_line = 0;
    struct section *last = NULL;
    struct buf body = { 0 };
    ssize_t n;

    memset(c, 0, sizeof(*c));
    c->title = *title;
    c->line = *line;
    *title = NULL;
    while ((n = getline(&text, &cap, f)) > 0) {
        ++*line;
        if (strncmp(text, "=== ", 4) == 0) {
            text[strcspn(text, "\n")] = '\0';
            end_section(c, &last, head, &body, head_line);
            *title = mem_strdup(text + 4);
            free(head);
            head = NULL;
            if (c->title != NULL)
                break;
            c->title = *title;
            c->line = *line;
            *title = NULL;
        } else if (strncmp(text, "-- ", 3) == 0 && c->title != NULL) {
            text[strcspn(text, "\n")] = '\0';
            end_section(c, &last, head, &body, head_line);
            free(head);
            head = mem_strdup(text + 3);
            head_line = *line;
            body.n = 0;
        } else if (strncmp(text, "# ----", 6) == 0) {
            end_section(c, &last, head, &body, head_line);
            free(head);
            head = NULL;
        } else if (head != NULL) {
            buf_add(&body, text, (size_t)n);
        }
    }
    if (n <= 0)
        end_section(c, &last, head, &body, head_line);
    free(head);
    free(text);
    buf_free(&body);
    return c->title != NULL;
}

static void
free_case(struct testcase *c)
{
    struct section *s;

    while ((s = c->sections) != NULL) {
        c->sections = s->next;
        free(s->head);
        free(s->body);
        free(s);
    }
    free(c->title);
}

/* ---- values ------------------------------------------------------------- */

static json_t *
json_of(const struct section *s)
{
    json_error_t e;
    json_t *v = json_loads(s->body, JSON_DECODE_ANY | JSON_ALLOW_NUL, &e);

    if (v == NULL)
        die(s->line + (size_t)(e.line > 0 ? e.line : 0), e.text);
    return v;
}

/* Cut " json" off a head; is it there? */
static bool
is_json(char *name)
{
    size_t n = strlen(name);

    if (n < 5 || strcmp(name + n - 5, " json") != 0)
        return false;
    name[n - 5] = '\0';
    return true;
}

/* Does `got` have all that `want` asks for? */
static bool
matches(const json_t *want, const json_t *got)
{
    const char *key;
    size_t i;
    json_t *v;

    if (json_is_object(want)) {
        json_object_foreach ((json_t *)(uintptr_t)want, key, v) {
            if (!matches(v, json_object_get(got, key)))
                return false;
        }
        return json_is_object(got);
    }
    if (json_is_array(want)) {
        if (json_array_size(want) != json_array_size(got))
            return false;
        json_array_foreach (want, i, v) {
            if (!matches(v, json_array_get(got, i)))
                return false;
        }
        return json_is_array(got);
    }
    return got != NULL && json_equal(want, got);
}

static void
show(const char *what, const json_t *v)
{
    struct buf b = { 0 };

    if (v != NULL)
        writer_value(&b, v);
    else
        buf_adds(&b, "nothing");
    printf("    %s %s\n", what, buf_cstr(&b));
    buf_free(&b);
}

/* ---- one case ----------------------------------------------------------- */

static bool
expectation(const struct section *s)
{
    return strncmp(s->head, "gives ", 6) == 0 ||
           strncmp(s->head, "lacks ", 6) == 0 || strcmp(s->head, "fails") == 0;
}

/* A case that asks for nothing would pass whatever the plugin does: its lines
 * are not spelt as they should be. */
static void
need_expectation(const struct testcase *c)
{
    const struct section *s = c->sections;

    while (s != NULL && !expectation(s))
        s = s->next;
    if (s == NULL)
        die(c->line, "the case has no line \"-- gives\", \"-- lacks\" or "
                     "\"-- fails\"");
}

static bool
wants(const struct testcase *c, const char *head)
{
    const struct section *s;

    for (s = c->sections; s != NULL; s = s->next) {
        if (strcmp(s->head, head) == 0)
            return true;
    }
    return false;
}

/* The record that the case begins with. */
static json_t *
make_record(const struct testcase *c)
{
    const struct section *s;
    json_t *rec = build_object();

    for (s = c->sections; s != NULL; s = s->next) {
        char *name = mem_strdup(s->head);
        bool json = is_json(name);

        if (!expectation(s) && strcmp(name, "options") != 0)
            build_set(rec, name, json ? json_of(s) : json_string(s->body));
        free(name);
    }
    return rec;
}

/* A pipeline file with the plugin and the options of the case. */
static void
write_pipeline(const struct testcase *c, const char *path)
{
    const struct section *s;
    const char *given = "{}";
    FILE *f = fopen(path, "w");

    for (s = c->sections; s != NULL; s = s->next) {
        if (strcmp(s->head, "options") == 0)
            given = s->body;
    }
    if (f == NULL)
        die(c->line, "cannot write a pipeline file");
    fprintf(f,
        "{\"copydesk\": 1, \"%s\": [{\"plugin\": \"%s\", "
        "\"options\": %s%s}]}\n",
        wants(c, "gives bytes") ? "outputs" : "stages", run.plugin, given,
        wants(c, "gives bytes") ? ", \"path\": \"x\"" : "");
    fclose(f);
}

static void
quiet(void *ctx, const char *what, const char *who)
{
    (void)ctx;
    (void)what;
    (void)who;
}

static void
quiet_load(void *ctx, const char *who)
{
    (void)ctx;
    (void)who;
}

static struct plan *
make_plan(const struct testcase *c)
{
    const struct plan_files files = { .run = false };
    struct config_request q = { 0 };
    struct registry *registry;
    char path[96];
    struct plan *p;
    struct cd_err e;

    snprintf(path, sizeof(path), "%s/pipeline.json", run.folder);
    write_pipeline(c, path);
    q.file = path;
    registry = registry_new(NULL, 0, &e);
    if (registry == NULL)
        die(c->line, e.text);
    p = plan_make(config_make(&q), registry, &files, quiet_load, NULL);
    unlink(path);
    /* A plugin is tested alone: what it reads is in the record. */
    if (p->nstages + p->noutputs != 1) {
        diags_sort(&p->config->source.diags);
        diag_print(&p->config->source.diags.v[0], stdout);
        die(c->line, "the plugin cannot be used");
    }
    return p;
}

/* One expectation.  Returns false, after saying so, if it does not hold. */
static bool
check(const struct section *s, const json_t *before, const json_t *after,
    const struct buf *bytes, const char *reason)
{
    char *name = mem_strdup(
        strchr(s->head, ' ') != NULL ? strchr(s->head, ' ') + 1 : "");
    bool json = is_json(name), ok = false, lacks = s->head[0] == 'l';
    const json_t *got = after != NULL ? json_object_get(after, name) : NULL;
    json_t *want = NULL;

    if (strcmp(s->head, "fails") == 0) {
        ok = reason != NULL && strstr(reason, s->body) != NULL;
        want = json_string(s->body);
    } else if (strcmp(name, "nothing") == 0) {
        ok = after == NULL && reason == NULL;
    } else if (strcmp(name, "the same") == 0) {
        /* What is told of a text does not change it. */
        want = json_deep_copy(before);
        if (json_object_get(want, "blocks") == NULL &&
            json_object_get(after, "blocks") != NULL)
            json_object_set(want, "blocks", json_object_get(after, "blocks"));
        ok = after != NULL && json_equal(want, after);
        got = after;
    } else if (strcmp(name, "bytes") == 0) {
        size_t n = bytes->n;

        while (n > 0 && bytes->p[n - 1] == '\n')
            n--;
        ok = n == strlen(s->body) &&
             (n == 0 || memcmp(bytes->p, s->body, n) == 0);
        want = json_string(s->body);
    } else if (lacks) {
        ok = got == NULL;
    } else {
        want = json ? json_of(s) : json_string(s->body);
        ok = matches(want, got);
    }
    if (!ok) {
        printf("%s:%zu: -- %s\n", run.file, s->line, s->head);
        show("want", want);
        show(" got", got);
        if (bytes->n > 0)
            printf("     bytes %.*s\n", (int)bytes->n, bytes->p);
        if (reason != NULL)
            printf("     it failed: %s\n", reason);
    }
    json_decref(want);
    free(name);
    return ok;
}

static void
run_case(const struct testcase *c)
{
    volatile struct chain_cursor cursor = { 0 };
    struct plan *p = make_plan(c);
    json_t *rec = make_record(c), *before = json_deep_copy(rec);
    struct stage_fault f = { 0 };
    enum cd_status status;
    const struct section *s;
    struct buf bytes = { 0 };
    struct chain *chain;
    struct cd_err e;
    bool ok = true;

    chain = chain_prepare(p, "spec", quiet, NULL, &e);
    if (chain == NULL || chain_open(chain, &cursor, quiet, NULL, &e))
        die(c->line, e.text);
    chain->stages[0].service.out = &bytes;
    chain->stages[0].service.most = chain->most;
    status = stage_process(&chain->stages[0], rec, &f);
    for (s = c->sections; s != NULL; s = s->next) {
        if (expectation(s) && !check(s, before, status == CD_KEEP ? rec : NULL,
                                  &bytes, status == CD_ERROR ? f.reason : NULL))
            ok = false;
    }
    if (status == CD_ERROR && !wants(c, "fails")) {
        printf("%s:%zu: it failed: %s\n", run.file, c->line, f.reason);
        ok = false;
    }
    if (!ok)
        printf("  in the case \"%s\"\n", c->title);
    *(ok ? &run.passed : &run.failed) += 1;
    closing_close(chain, &(struct closing){ 0 });
    chain_free(chain, &(struct closing){ 0 });
    plan_free(p);
    json_decref(rec);
    json_decref(before);
    buf_free(&bytes);
}

int
main(int argc, char **argv)
{
    const char *only = argc > 3 ? argv[3] : "";
    const char *tmp = getenv("TMPDIR");
    struct testcase c;
    char *title = NULL;
    size_t line = 0;
    FILE *f;

    if (argc < 3 || (f = fopen(argv[2], "r")) == NULL) {
        fprintf(stderr, "usage: spec PLUGIN FILE [TITLE]\n");
        return 2;
    }
    builtin_offer();
    run.plugin = argv[1];
    run.file = argv[2];
    snprintf(run.folder, sizeof(run.folder), "%.40s/spec.XXXXXX",
        tmp != NULL ? tmp : "/tmp");
    if (mkdtemp(run.folder) == NULL)
        die(0, "cannot make a temporary folder");
    while (read_case(f, &c, &title, &line)) {
        need_expectation(&c);
        if (strstr(c.title, only) != NULL)
            run_case(&c);
        free_case(&c);
    }
    rmdir(run.folder);
    fclose(f);
    printf("%s: %u passed, %u failed\n", run.file, run.passed, run.failed);
    return run.failed > 0 || run.passed == 0;
}
