/* SPDX-License-Identifier: MIT */
#include "host/test_field.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/names.h"
#include "host/option.h"
#include "host/rows.h"
#include "json/build.h"
#include "json/position.h"

/* Complain about a condition of the field. */
static struct diag *
field_fault(struct plan *plan, const struct test_field *field, const char *key,
    enum source_spot spot, const char *text)
{
    struct buf at = { 0 };
    struct diag *diag;

    buf_adds(&at, field->config.pointer);
    position_push(&at, key);
    diag = source_error(&plan->config->source, buf_cstr(&at), spot, "%s", text);
    buf_free(&at);
    return diag;
}

const struct test_condition test_conditions[] = {
    { "equals", TEST_PAIRS },
    { "matches", TEST_PAIRS },
    { "min", TEST_PAIRS },
    { "max", TEST_PAIRS },
    { "has", TEST_LIST },
    { "lacks", TEST_LIST },
    { "min_words", TEST_WORDS },
    { "max_words", TEST_WORDS },
    { "since", TEST_DATES },
    { "until", TEST_DATES },
    { "invert", TEST_PLAIN },
    { 0 },
};

static const struct test_condition *
condition(const char *name)
{
    size_t i;

    for (i = 0; test_conditions[i].name != NULL; i++) {
        if (strcmp(test_conditions[i].name, name) == 0)
            return &test_conditions[i];
    }
    return NULL;
}

bool
test_field_is_condition(const json_t *value)
{
    const char *key;
    json_t *item;

    json_object_foreach ((json_t *)(uintptr_t)value, key, item) {
        if (condition(key) != NULL)
            return true;
    }
    return false;
}

static void
offer_all(struct names_guess *guess, const char *word)
{
    size_t i;

    for (i = 0; test_conditions[i].name != NULL; i++)
        names_offer(guess, word, test_conditions[i].name);
}

/* A value may be an object whose keys are nearly conditions. */
static void
doubt(const struct test_field *field, struct plan *plan, const json_t *value)
{
    const char *key;
    json_t *item;

    json_object_foreach ((json_t *)(uintptr_t)value, key, item) {
        struct names_guess guess = { 0 };

        offer_all(&guess, key);
        if (guess.best != NULL) {
            diag_help(source_warning(&plan->config->source,
                          field->config.pointer, SOURCE_VALUE,
                          "\"%.80s\" is no condition: the field is compared "
                          "with this object",
                          key),
                "did you mean \"%s\"?  To compare, write {\"equals\": {...}}",
                guess.best);
            return;
        }
    }
}

static void
unknown_condition(
    struct plan *plan, const struct test_field *field, const char *key)
{
    struct names_guess guess = { 0 };
    char *text = mem_printf("there is no condition \"%.80s\"", key);
    struct diag *diag = field_fault(plan, field, key, SOURCE_KEY, text);

    offer_all(&guess, key);
    if (guess.best != NULL)
        diag_help(diag, "did you mean \"%s\"?", guess.best);
    else
        diag_help(diag,
            "conditions are those of select; a value with such keys "
            "is written {\"equals\": {...}}");
    free(text);
}

static json_t *
pair(const struct test_field *field, const json_t *value)
{
    json_t *object = build_object();

    build_set(object, field->path, build(json_deep_copy(value)));
    return object;
}

/* Set the option that says of the field what the condition says. */
static void
add_condition(struct plan *plan, struct test_field *field,
    const struct test_condition *condition, const json_t *value,
    json_t *options)
{
    json_t *list;

    switch (condition->as) {
    case TEST_PAIRS:
        build_set(options, condition->name, pair(field, value));
        return;
    case TEST_LIST:
        if (!json_is_true(value)) {
            field_fault(plan, field, condition->name, SOURCE_VALUE,
                "a field can only be said to be there or not: write true");
            return;
        }
        list = build_array();
        build_add(list, build_text(field->path));
        build_set(options, condition->name, list);
        return;
    case TEST_DATES:
        if (strcmp(field->path, "date") != 0)
            field_fault(plan, field, condition->name, SOURCE_KEY,
                "\"since\" and \"until\" are for \"date\"");
        break;
    case TEST_WORDS:
        build_set(options, "field", build_text(field->path));
        break;
    case TEST_PLAIN:
        break;
    }
    build_set(options, condition->name, build(json_deep_copy(value)));
}

/* Load `select` and bind what the object says of the field. */
static void
take_condition(struct test_field *field, struct plan *plan, const json_t *value,
    void (*loading)(void *, const char *), void *ctx)
{
    struct source *source = &plan->config->source;
    json_t *options = build_object(), *item;
    size_t errors = source->diags.errors;
    const char *key;
    struct cd_err err;

    field->config.plugin = "select";
    field->config.id = field->node.id;
    field->config.options = options;
    field->config.options_at = mem_strdup(field->config.pointer);
    json_object_foreach ((json_t *)(uintptr_t)value, key, item) {
        const struct test_condition *word = condition(key);

        if (word != NULL)
            add_condition(plan, field, word, item, options);
        else if (strncmp(key, "//", 2) != 0)
            unknown_condition(plan, field, key);
    }
    if (source->diags.errors > errors)
        return;
    loading(ctx, field->config.plugin);
    field->node.plugin =
        registry_load(plan->registry, field->config.plugin, &err);
    loading(ctx, "");
    if (field->node.plugin == NULL) {
        source_error(
            source, field->config.pointer, SOURCE_VALUE, "%s", err.text);
        return;
    }
    field->node.options = option_bind(
        plan->config, &field->config, field->node.plugin, plan->arena);
    rows_resolve(plan, &field->node);
}

void
test_field_take(struct test_field *field, struct plan *plan,
    const json_t *value, void (*loading)(void *, const char *), void *ctx)
{
    const char *why = cd_path_parse(&field->steps, field->path);

    field->node.config = &field->config;
    if (why != NULL) {
        field->steps.n = 0;
        source_error(&plan->config->source, field->config.pointer, SOURCE_KEY,
            "\"%.80s\" is no path of a field: it %s", field->path, why);
    } else if (test_field_is_condition(value)) {
        field->condition = value;
        take_condition(field, plan, value, loading, ctx);
    } else {
        field->value = value;
        doubt(field, plan, value);
    }
}

void
test_field_free(struct test_field *field)
{
    struct cd_err err;

    if (field->prepared) {
        stage_close(&field->stage, &err);
        stage_release(&field->stage);
    }
    free(field->config.pointer);
    free(field->config.options_at);
    json_decref((json_t *)(uintptr_t)field->config.options);
}

void
test_field_prepare(struct test_field *field, struct plan *plan,
    struct arena *scratch, struct texts *texts)
{
    const char *reason;
    struct cd_err err;

    if (field->node.plugin == NULL)
        return;
    if (stage_prepare(&field->stage, &field->node, scratch, texts, "test", NULL,
            &err) == 0 &&
        stage_open(&field->stage, &err) == 0) {
        field->prepared = true;
        return;
    }
    reason = field->stage.service.reason;
    plan_tell(plan, &field->node, reason[0] != '\0' ? reason : err.text);
    stage_release(&field->stage);
}

int
test_field_holds(struct test_field *field, json_t *rec, struct cd_err *err)
{
    struct stage_fault why;
    enum cd_status status = stage_process(&field->stage, rec, &why);

    if (status == CD_KEEP || status == CD_DROP)
        return status == CD_KEEP;
    return err_set(err, "%s", why.reason);
}

static int
collect(void *list, const json_t *value)
{
    build_add(list, build(json_deep_copy(value)));
    return 0;
}

bool
test_field_is_list(const struct test_field *field)
{
    size_t i;

    for (i = 0; i < field->steps.n; i++) {
        if (field->steps.steps[i].index == CD_STEP_EACH)
            return true;
    }
    return false;
}

json_t *
test_field_value(const struct test_field *field, const json_t *rec)
{
    const json_t *first = cd_path_first(&field->steps, rec);
    json_t *all;

    if (first == NULL)
        return NULL;
    if (!test_field_is_list(field))
        return build(json_deep_copy(first));
    all = build_array();
    cd_path_each(&field->steps, 0, rec, collect, all);
    return all;
}
