/* SPDX-License-Identifier: MIT */
/*
 * sentences - run a file of sentence cases against core/text/analysis, as
 * plugins get them, or, with quotations kept whole, core/text/sentence.
 *
 * usage: sentences FILE.txt [TITLE]    cases in the form of sentences.txt
 *        sentences FILE.json [CODE]    a list of objects with language, text,
 *                                      expected; quotations are kept whole
 * A case passes if all its sentences are as said, white space folded.  Prints
 * the cases that fail and a line "FILE: N passed, N failed"; exit status 1 if
 * one fails.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "lang/lang.h"
#include "text/analysis.h"
#include "text/chars.h"
#include "text/pool.h"
#include "text/sentence.h"
#include "text/step.h"

static struct {
    const char *file, *only;
    struct sentence_rules *rules;
    struct date_words *dates;
    struct dateline_words *datelines;
    struct arena *arena;
    unsigned passed, failed;
} run;

struct testcase {
    char *title;
    char *language; /* NULL: English */
    bool whole;
    json_t *text;     /* a string */
    json_t *expected; /* a list of them */
};

static void *
from_arena(const void *ctx, size_t n)
{
    (void)ctx;
    return arena_alloc(run.arena, n);
}

/* Append s[0..n) with each run of white space as one blank, or none. */
static void
fold(struct buf *out, const char *s, size_t n, bool none)
{
    size_t i, len;
    bool gap = false, any = false;

    for (i = 0; i < n; i += len) {
        uint32_t c = step_at(s, n, i, &len);

        if (chars_space(c)) {
            gap = any && !none;
            continue;
        }
        if (gap)
            buf_addc(out, ' ');
        gap = false;
        any = true;
        buf_add(out, s + i, len);
    }
    buf_addc(out, '\n');
}

/* Is byte `at` within a quotation that is closed? */
static bool
quoted(const struct cd_text *text, size_t at)
{
    size_t i;

    for (i = 0; i < text->nquotations; i++) {
        const struct cd_quotation *quotation = &text->quotations[i];

        if (quotation->open < at && at < quotation->close &&
            (quotation->flags & CD_QUOTATION_CLOSED))
            return true;
    }
    return false;
}

/* The sentences of a case, each a line of *got. */
static void
split(const struct testcase *c, bool none, struct buf *got)
{
    const struct pool pool = { from_arena, NULL };
    const char *language = c->language != NULL ? c->language : "en";
    const struct sentence_lang *rules =
        sentence_language(run.rules, lang_of_tag(language, strlen(language)));
    const char *s = json_string_value(c->text);
    size_t i, n = json_string_length(c->text);
    struct analysis analysis;
    analysis_init(&analysis, &pool, s, n);
    analysis.rules = rules;
    analysis.datelines = run.datelines;
    analysis.text.language = language;
    analysis.language = lang_of_tag(language, strlen(language));
    analysis_make(&analysis, &pool, CD_TEXT_SENTENCES | CD_TEXT_QUOTATIONS);
    for (i = 0; i < analysis.text.nsentences; i++) {
        const struct cd_sentence *first = &analysis.text.sentences[i];
        size_t end = first->at + first->n;

        while (c->whole && i + 1 < analysis.text.nsentences &&
               quoted(&analysis.text, end)) {
            i++;
            end = analysis.text.sentences[i].at + analysis.text.sentences[i].n;
        }
        fold(got, s + first->at, end - first->at, none);
    }
}

static void
check(const struct testcase *c)
{
    bool none = c->language != NULL && strcmp(c->language, "ja") == 0;
    struct buf got = { 0 }, want = { 0 };
    size_t i;

    split(c, none, &got);
    for (i = 0; i < json_array_size(c->expected); i++) {
        const json_t *x = json_array_get(c->expected, i);

        fold(&want, json_string_value(x), json_string_length(x), none);
    }
    if (got.n == want.n && (got.n == 0 || memcmp(got.p, want.p, got.n) == 0)) {
        run.passed++;
    } else {
        run.failed++;
        printf("%s: %s\nexpected:\n%sfound:\n%s\n", run.file, c->title,
            buf_cstr(&want), buf_cstr(&got));
    }
    buf_free(&got);
    buf_free(&want);
    arena_reset(run.arena);
}

/* ---- case files -----------------------------------------------------------
 */

static void
end_section(struct testcase *c, const char *head, struct buf *body)
{
    char *s;

    while (body->n > 0 && body->p[body->n - 1] == '\n')
        body->n--;
    s = buf_cstr(body);
    if (strcmp(head, "text") == 0) {
        c->text = json_stringn(s, body->n);
    } else if (strcmp(head, "text json") == 0) {
        c->text = json_loads(s, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    } else if (strcmp(head, "sentences json") == 0) {
        c->expected = json_loads(s, JSON_ALLOW_NUL, NULL);
    } else if (strcmp(head, "language") == 0) {
        c->language = mem_strdup(s);
    } else if (strcmp(head, "quotes") == 0) {
        c->whole = strcmp(s, "whole") == 0;
    } else if (strcmp(head, "sentences") == 0) {
        char *line = strtok(s, "\n");

        c->expected = json_array();
        for (; line != NULL; line = strtok(NULL, "\n"))
            json_array_append_new(c->expected, json_string(line));
    } else if (head[0] != '\0') {
        fprintf(stderr, "%s: unknown section %s\n", run.file, head);
        exit(2);
    }
    body->n = 0;
}

static void
end_case(struct testcase *c)
{
    if (c->title == NULL)
        return;
    if (c->text == NULL || c->expected == NULL) {
        fprintf(stderr, "%s: %s: incomplete\n", run.file, c->title);
        exit(2);
    }
    if (run.only == NULL || strstr(c->title, run.only) != NULL)
        check(c);
    free(c->title);
    free(c->language);
    json_decref(c->text);
    json_decref(c->expected);
    memset(c, 0, sizeof(*c));
}

static void
run_cases(FILE *f)
{
    struct testcase c = { 0 };
    struct buf body = { 0 };
    char *line = NULL, head[32] = "";
    size_t cap = 0;
    ssize_t n;

    while ((n = getline(&line, &cap, f)) > 0) {
        bool title = strncmp(line, "=== ", 4) == 0;

        if (!title && strncmp(line, "-- ", 3) != 0) {
            if (line[0] != '#' || line[1] != ' ')
                buf_add(&body, line, (size_t)n);
            continue;
        }
        if (c.title != NULL)
            end_section(&c, head, &body);
        body.n = 0;
        line[strcspn(line, "\n")] = '\0';
        head[0] = '\0';
        if (title) {
            end_case(&c);
            c.title = mem_strdup(line + 4);
        } else {
            snprintf(head, sizeof(head), "%s", line + 3);
        }
    }
    if (c.title != NULL)
        end_section(&c, head, &body);
    end_case(&c);
    free(line);
    buf_free(&body);
}

/* ---- lists in JSON ----------------------------------------------------------
 */

static void
run_list(const json_t *list)
{
    size_t i;
    const json_t *x;

    json_array_foreach (list, i, x) {
        struct testcase c = { .whole = true };
        char title[256];

        c.text = json_object_get(x, "text");
        c.expected = json_object_get(x, "expected");
        c.language =
            mem_strdup(json_string_value(json_object_get(x, "language")));
        snprintf(title, sizeof(title), "%s: %s",
            json_string_value(json_object_get(x, "set")),
            json_string_value(json_object_get(x, "name")));
        c.title = title;
        if (run.only == NULL || strcmp(run.only, c.language) == 0)
            check(&c);
        free(c.language);
    }
}

int
main(int argc, char **argv)
{
    size_t n;
    FILE *f;

    if (argc < 2 || (f = fopen(argv[1], "r")) == NULL) {
        fprintf(stderr, "usage: sentences FILE [TITLE or CODE]\n");
        return 2;
    }
    run.file = argv[1];
    run.only = argv[2];
    run.rules = sentence_rules_new();
    run.arena = arena_new();
    run.dates = date_words_new();
    run.datelines = run.dates ? dateline_words_new(run.dates) : NULL;
    if (run.rules == NULL || run.datelines == NULL)
        return 2;
    n = strlen(argv[1]);
    if (n > 5 && strcmp(argv[1] + n - 5, ".json") == 0) {
        json_t *list = json_loadf(f, 0, NULL);

        run_list(list);
        json_decref(list);
    } else {
        run_cases(f);
    }
    fclose(f);
    arena_free(run.arena);
    dateline_words_free(run.datelines);
    date_words_free(run.dates);
    sentence_rules_free(run.rules);
    printf("%s: %u passed, %u failed\n", run.file, run.passed, run.failed);
    return run.failed > 0 || run.passed == 0;
}
