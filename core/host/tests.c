/* SPDX-License-Identifier: MIT */
#include "host/tests.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/names.h"
#include "base/vec.h"
#include "host/grammar.h"
#include "host/texts.h"
#include "io/paths.h"
#include "json/position.h"

/* What is read. */
struct reading {
    struct plan *plan; /* with the config whose tests these are */
    struct tests *tests;
    const char *const *codes;
    void (*loading)(void *, const char *);
    void *ctx;
};

static char *
below(const char *pointer, const char *key)
{
    struct buf at = { 0 };

    buf_adds(&at, pointer);
    position_push(&at, key);
    return buf_cstr(&at);
}

/* Complain about a member of what stands at `pointer`. */
static struct diag *
fault(struct reading *r, const char *pointer, const char *key,
    enum source_spot spot, const char *text)
{
    char *at = below(pointer, key);
    struct diag *d =
        source_error(&r->plan->config->source, at, spot, "%s", text);

    free(at);
    return d;
}

/* ---- one test -------------------------------------------------------------
 */

static void
take_field(struct reading *r, struct test *t, const char *path, const json_t *v)
{
    struct test_field *f = &t->fields[t->nfields];
    char *at = below(t->pointer, "expect");

    f->config.pointer = below(at, path);
    f->path = path;
    f->node.id = t->name;
    test_field_take(f, r->plan, v, r->loading, r->ctx);
    t->nfields++;
    free(at);
}

static void
take_expect(struct reading *r, struct test *t, const json_t *o)
{
    const char *path;
    json_t *v;

    t->expect = o;
    t->fields = mem_zalloc(json_object_size(o) + 1, sizeof(*t->fields));
    json_object_foreach ((json_t *)(uintptr_t)o, path, v) {
        if (strncmp(path, "//", 2) != 0)
            take_field(r, t, path, v);
    }
}

/* {"file": F, "line": N} and nothing else; a record may have such fields
 * beside others. */
static bool
is_place(const json_t *o)
{
    const bool file = json_object_get(o, "file") != NULL,
               line = json_object_get(o, "line") != NULL;
    const size_t known = (size_t)file + (size_t)line;

    return known > 0 && known == json_object_size(o);
}

static void
take_place(struct reading *r, struct test *t, const json_t *o)
{
    struct config *c = r->plan->config;
    char *at = below(t->pointer, "input");
    const json_t *line = schema_member(o, "line", CD_T_INT);
    char *text;

    schema_check(&c->source, at, o, "a place", grammar_place);
    t->shown = json_string_value(schema_member(o, "file", CD_T_STRING));
    if (line != NULL)
        t->line = (uint64_t)json_integer_value(line);
    if (t->shown != NULL) {
        t->file = paths_join(c->folder, t->shown);
        if (access(t->file, R_OK) != 0) {
            text =
                mem_printf("cannot open \"%s\": %s", t->shown, strerror(errno));
            fault(r, at, "file", SOURCE_VALUE, text);
            free(text);
        }
    }
    free(at);
}

static void
take_code(struct reading *r, struct test *t, const char *code)
{
    struct names_guess guess = { 0 };
    struct diag *d;
    char *text;
    size_t i;

    t->end = TEST_REJECTED;
    t->code = code;
    for (i = 0; r->codes[i] != NULL; i++) {
        if (strcmp(r->codes[i], code) == 0)
            return;
        names_offer(&guess, code, r->codes[i]);
    }
    text = mem_printf("there is no reject code \"%.80s\"", code);
    d = fault(r, t->pointer, "rejected", SOURCE_VALUE, text);
    if (guess.best != NULL)
        diag_help(d, "did you mean \"%s\"?", guess.best);
    free(text);
}

/* What the record comes to. */
static void
take_end(struct reading *r, struct test *t, const json_t *o)
{
    const json_t *dropped = schema_member(o, "dropped", CD_T_BOOL);
    const char *code =
        json_string_value(schema_member(o, "rejected", CD_T_STRING));

    if (t->nfields > 0 || dropped != NULL)
        t->end = TEST_WRITTEN;
    if (json_is_true(dropped))
        t->end = TEST_DROPPED;
    if (json_is_true(dropped) && (code != NULL || t->nfields > 0))
        fault(r, t->pointer, "dropped", SOURCE_KEY,
            code != NULL ? "a record is dropped or rejected, not both"
                         : "a record that is dropped has no fields to expect");
    else if (code != NULL && t->nfields > 0)
        fault(r, t->pointer, "rejected", SOURCE_KEY,
            "a record that is rejected has no fields to expect");
    if (code != NULL)
        take_code(r, t, code);
    if (t->end == TEST_UNSAID)
        diag_help(source_warning(t->source, t->pointer, SOURCE_VALUE,
                      "the test \"%s\" expects nothing", t->name),
            "\"copydesk test --update\" writes what comes out");
}

/* Two tests of one name could not be told apart. */
static void
check_name(struct reading *r, const struct test *t)
{
    size_t i;

    if (t->name[0] == '\0')
        fault(r, t->pointer, "name", SOURCE_VALUE, "a test needs a name");
    for (i = 0; &r->tests->v[i] != t; i++) {
        if (strcmp(r->tests->v[i].name, t->name) == 0) {
            fault(r, t->pointer, "name", SOURCE_VALUE,
                "another test has the same name");
            return;
        }
    }
}

static void
take_test(struct reading *r, char *pointer, const json_t *o, size_t number)
{
    struct config *c = r->plan->config;
    const json_t *input;
    struct test *t;

    if (schema_check(&c->source, pointer, o, "a test", grammar_test) ||
        schema_member(o, "name", CD_T_STRING) == NULL) {
        free(pointer);
        return;
    }
    vec_grow(r->tests->v, r->tests->n, r->tests->cap);
    t = &r->tests->v[r->tests->n++];
    memset(t, 0, sizeof(*t));
    t->pointer = pointer;
    t->source = &c->source;
    t->number = number;
    t->name = json_string_value(json_object_get(o, "name"));
    check_name(r, t);
    input = schema_member(o, "input", CD_T_OBJECT);
    if (is_place(input))
        take_place(r, t, input);
    else
        t->input = input;
    take_expect(r, t, schema_member(o, "expect", CD_T_OBJECT));
    take_end(r, t, o);
}

/* ---- all of them ----------------------------------------------------------
 */

static void
take_all(struct reading *r, struct config *c)
{
    struct plan view = *r->plan, *plan = r->plan;
    const json_t *array = schema_member(c->root, "tests", CD_T_ARRAY);
    size_t i, n = json_array_size(array);

    view.config = c;
    r->plan = &view;
    if (n > TESTS_MOST)
        source_error(&c->source, "/tests", SOURCE_VALUE,
            "%zu tests; there may be %zu", n, TESTS_MOST);
    for (i = 0; i < n && n <= TESTS_MOST; i++)
        take_test(
            r, mem_printf("/tests/%zu", i), json_array_get(array, i), i + 1);
    r->plan = plan;
}

/* NAME.tests.json for NAME.json; NULL if there is none. */
static struct config *
beside(const struct config *of)
{
    const char *name = of->source.name;
    struct config *c;
    struct reader_error e;
    char *file;

    if (name == NULL)
        return NULL;
    file = mem_printf("%.*s.tests.json",
        (int)(strlen(name) - 5 * paths_ends_with(name, ".json")), name);
    if (access(file, F_OK) != 0) {
        free(file);
        return NULL;
    }
    c = mem_zalloc(1, sizeof(*c));
    c->folder = paths_folder(file);
    if (source_read(&c->source, file) == 0) {
        c->root = reader_parse(c->source.text, c->source.n, NULL, &e);
        if (c->root == NULL)
            source_error_at(&c->source, e.offset, "%s", e.text);
        else
            schema_check(
                &c->source, "", c->root, "a file of tests", grammar_tests_file);
    }
    free(file);
    return c;
}

struct tests *
tests_read(struct plan *p, const char *const *codes,
    void (*loading)(void *, const char *), void *ctx)
{
    struct tests *t = mem_zalloc(1, sizeof(*t));
    struct reading r = { p, t, codes, loading, ctx };

    t->scratch = arena_new();
    t->texts = texts_new(t->scratch);
    take_all(&r, p->config);
    t->beside = beside(p->config);
    if (t->beside != NULL)
        take_all(&r, t->beside);
    return t;
}

static void
free_test(struct test *t)
{
    size_t i;

    for (i = 0; i < t->nfields; i++)
        test_field_free(&t->fields[i]);
    free(t->fields);
    free(t->pointer);
    free(t->file);
}

void
tests_free(struct tests *t)
{
    size_t i;

    if (t == NULL)
        return;
    for (i = 0; i < t->n; i++)
        free_test(&t->v[i]);
    free(t->v);
    config_free(t->beside);
    texts_free(t->texts);
    arena_free(t->scratch);
    free(t);
}

void
tests_prepare(struct plan *p, struct tests *t)
{
    struct plan view = *p;
    size_t i, k;

    for (i = 0; i < t->n; i++) {
        struct test *x = &t->v[i];

        view.config = x->source == &p->config->source ? p->config : t->beside;
        for (k = 0; k < x->nfields; k++)
            test_field_prepare(&x->fields[k], &view, t->scratch, t->texts);
    }
    if (t->beside != NULL)
        diags_move(&p->config->source.diags, &t->beside->source.diags);
}
