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
test_fault(struct reading *reading, const char *pointer, const char *key,
    enum source_spot spot, const char *text)
{
    char *at = below(pointer, key);
    struct diag *diag =
        source_error(&reading->plan->config->source, at, spot, "%s", text);

    free(at);
    return diag;
}

/* ---- one test -------------------------------------------------------------
 */

static void
take_field(struct reading *reading, struct test *test, const char *path,
    const json_t *value)
{
    struct test_field *field = &test->fields[test->nfields];
    char *at = below(test->pointer, "expect");

    field->config.pointer = below(at, path);
    field->path = path;
    field->node.id = test->name;
    test_field_take(
        field, reading->plan, value, reading->loading, reading->ctx);
    test->nfields++;
    free(at);
}

static void
take_expect(struct reading *reading, struct test *test, const json_t *object)
{
    const char *path;
    json_t *value;

    test->expect = object;
    test->fields =
        mem_zalloc(json_object_size(object) + 1, sizeof(*test->fields));
    json_object_foreach ((json_t *)(uintptr_t)object, path, value) {
        if (strncmp(path, "//", 2) != 0)
            take_field(reading, test, path, value);
    }
}

/* {"file": F, "line": N} and nothing else; a record may have such fields
 * beside others. */
static bool
is_place(const json_t *object)
{
    const bool file = json_object_get(object, "file") != NULL,
               line = json_object_get(object, "line") != NULL;
    const size_t known = (size_t)file + (size_t)line;

    return known > 0 && known == json_object_size(object);
}

static void
take_place(struct reading *reading, struct test *test, const json_t *object)
{
    struct config *config = reading->plan->config;
    char *at = below(test->pointer, "input");
    const json_t *line = schema_member(object, "line", CD_T_INT);
    char *text;

    schema_check(&config->source, at, object, "a place", grammar_place);
    test->shown = json_string_value(schema_member(object, "file", CD_T_STRING));
    if (line != NULL)
        test->line = (uint64_t)json_integer_value(line);
    if (test->shown != NULL) {
        test->file = paths_join(config->folder, test->shown);
        if (access(test->file, R_OK) != 0) {
            text = mem_printf(
                "cannot open \"%s\": %s", test->shown, strerror(errno));
            test_fault(reading, at, "file", SOURCE_VALUE, text);
            free(text);
        }
    }
    free(at);
}

static void
take_code(struct reading *reading, struct test *test, const char *code)
{
    struct names_guess guess = { 0 };
    struct diag *diag;
    char *text;
    size_t i;

    test->end = TEST_REJECTED;
    test->code = code;
    for (i = 0; reading->codes[i] != NULL; i++) {
        if (strcmp(reading->codes[i], code) == 0)
            return;
        names_offer(&guess, code, reading->codes[i]);
    }
    text = mem_printf("there is no reject code \"%.80s\"", code);
    diag = test_fault(reading, test->pointer, "rejected", SOURCE_VALUE, text);
    if (guess.best != NULL)
        diag_help(diag, "did you mean \"%s\"?", guess.best);
    free(text);
}

/* What the record comes to. */
static void
take_end(struct reading *reading, struct test *test, const json_t *object)
{
    const json_t *dropped = schema_member(object, "dropped", CD_T_BOOL);
    const char *code =
        json_string_value(schema_member(object, "rejected", CD_T_STRING));

    if (test->nfields > 0 || dropped != NULL)
        test->end = TEST_WRITTEN;
    if (json_is_true(dropped))
        test->end = TEST_DROPPED;
    if (json_is_true(dropped) && (code != NULL || test->nfields > 0))
        test_fault(reading, test->pointer, "dropped", SOURCE_KEY,
            code != NULL ? "a record is dropped or rejected, not both"
                         : "a record that is dropped has no fields to expect");
    else if (code != NULL && test->nfields > 0)
        test_fault(reading, test->pointer, "rejected", SOURCE_KEY,
            "a record that is rejected has no fields to expect");
    if (code != NULL)
        take_code(reading, test, code);
    if (test->end == TEST_UNSAID)
        diag_help(source_warning(test->source, test->pointer, SOURCE_VALUE,
                      "the test \"%s\" expects nothing", test->name),
            "\"copydesk test --update\" writes what comes out");
}

/* Two tests of one name could not be told apart. */
static void
check_name(struct reading *reading, const struct test *test)
{
    size_t i;

    if (test->name[0] == '\0')
        test_fault(reading, test->pointer, "name", SOURCE_VALUE,
            "a test needs a name");
    for (i = 0; &reading->tests->v[i] != test; i++) {
        if (strcmp(reading->tests->v[i].name, test->name) == 0) {
            test_fault(reading, test->pointer, "name", SOURCE_VALUE,
                "another test has the same name");
            return;
        }
    }
}

static void
take_test(
    struct reading *reading, char *pointer, const json_t *object, size_t number)
{
    struct config *config = reading->plan->config;
    const json_t *input;
    struct test *test;

    if (schema_check(
            &config->source, pointer, object, "a test", grammar_test) ||
        schema_member(object, "name", CD_T_STRING) == NULL) {
        free(pointer);
        return;
    }
    vec_grow(reading->tests->v, reading->tests->n, reading->tests->cap);
    test = &reading->tests->v[reading->tests->n++];
    memset(test, 0, sizeof(*test));
    test->pointer = pointer;
    test->source = &config->source;
    test->number = number;
    test->name = json_string_value(json_object_get(object, "name"));
    check_name(reading, test);
    input = schema_member(object, "input", CD_T_OBJECT);
    if (is_place(input))
        take_place(reading, test, input);
    else
        test->input = input;
    take_expect(reading, test, schema_member(object, "expect", CD_T_OBJECT));
    take_end(reading, test, object);
}

/* ---- all of them ----------------------------------------------------------
 */

static void
take_all(struct reading *reading, struct config *config)
{
    struct plan view = *reading->plan, *plan = reading->plan;
    const json_t *array = schema_member(config->root, "tests", CD_T_ARRAY);
    size_t i, n = json_array_size(array);

    view.config = config;
    reading->plan = &view;
    if (n > TESTS_MOST)
        source_error(&config->source, "/tests", SOURCE_VALUE,
            "%zu tests; there may be %zu", n, TESTS_MOST);
    for (i = 0; i < n && n <= TESTS_MOST; i++)
        take_test(reading, mem_printf("/tests/%zu", i),
            json_array_get(array, i), i + 1);
    reading->plan = plan;
}

/* NAME.tests.json for NAME.json; NULL if there is none. */
static struct config *
test_beside(const struct config *of)
{
    const char *name = of->source.name;
    struct config *config;
    struct reader_error fault;
    char *file;

    if (name == NULL)
        return NULL;
    file = mem_printf("%.*s.tests.json",
        (int)(strlen(name) - 5 * paths_ends_with(name, ".json")), name);
    if (access(file, F_OK) != 0) {
        free(file);
        return NULL;
    }
    config = mem_zalloc(1, sizeof(*config));
    config->folder = paths_folder(file);
    if (source_read(&config->source, file) == 0) {
        config->root =
            reader_parse(config->source.text, config->source.n, NULL, &fault);
        if (config->root == NULL)
            source_error_at(&config->source, fault.offset, "%s", fault.text);
        else
            schema_check(&config->source, "", config->root, "a file of tests",
                grammar_tests_file);
    }
    free(file);
    return config;
}

struct tests *
tests_read(struct plan *plan, const char *const *codes,
    void (*loading)(void *, const char *), void *ctx)
{
    struct tests *tests = mem_zalloc(1, sizeof(*tests));
    struct reading reading = { plan, tests, codes, loading, ctx };

    tests->scratch = arena_new();
    tests->texts = texts_new(tests->scratch);
    take_all(&reading, plan->config);
    tests->beside = test_beside(plan->config);
    if (tests->beside != NULL)
        take_all(&reading, tests->beside);
    return tests;
}

static void
free_test(struct test *test)
{
    size_t i;

    for (i = 0; i < test->nfields; i++)
        test_field_free(&test->fields[i]);
    free(test->fields);
    free(test->pointer);
    free(test->file);
}

void
tests_free(struct tests *tests)
{
    size_t i;

    if (tests == NULL)
        return;
    for (i = 0; i < tests->n; i++)
        free_test(&tests->v[i]);
    free(tests->v);
    config_free(tests->beside);
    texts_free(tests->texts);
    arena_free(tests->scratch);
    free(tests);
}

void
tests_prepare(struct plan *plan, struct tests *tests)
{
    struct plan view = *plan;
    size_t i, k;

    for (i = 0; i < tests->n; i++) {
        struct test *test = &tests->v[i];

        view.config = test->source == &plan->config->source ? plan->config
                                                            : tests->beside;
        for (k = 0; k < test->nfields; k++)
            test_field_prepare(
                &test->fields[k], &view, tests->scratch, tests->texts);
    }
    if (tests->beside != NULL)
        diags_move(&plan->config->source.diags, &tests->beside->source.diags);
}
