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
fault(struct plan *p, const struct test_field *f, const char *key,
    enum source_spot spot, const char *text)
{
    struct buf at = { 0 };
    struct diag *d;

    buf_adds(&at, f->config.pointer);
    position_push(&at, key);
    d = source_error(&p->config->source, buf_cstr(&at), spot, "%s", text);
    buf_free(&at);
    return d;
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
test_field_is_condition(const json_t *v)
{
    const char *key;
    json_t *x;

    json_object_foreach ((json_t *)(uintptr_t)v, key, x) {
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
doubt(const struct test_field *f, struct plan *p, const json_t *v)
{
    const char *key;
    json_t *x;

    json_object_foreach ((json_t *)(uintptr_t)v, key, x) {
        struct names_guess guess = { 0 };

        offer_all(&guess, key);
        if (guess.best != NULL) {
            diag_help(source_warning(&p->config->source, f->config.pointer,
                          SOURCE_VALUE,
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
unknown_condition(struct plan *p, const struct test_field *f, const char *key)
{
    struct names_guess guess = { 0 };
    char *text = mem_printf("there is no condition \"%.80s\"", key);
    struct diag *d = fault(p, f, key, SOURCE_KEY, text);

    offer_all(&guess, key);
    if (guess.best != NULL)
        diag_help(d, "did you mean \"%s\"?", guess.best);
    else
        diag_help(d, "conditions are those of select; a value with such keys "
                     "is written {\"equals\": {...}}");
    free(text);
}

static json_t *
pair(const struct test_field *f, const json_t *v)
{
    json_t *o = build_object();

    build_set(o, f->path, build(json_deep_copy(v)));
    return o;
}

/* Set the option that says of the field what the condition says. */
static void
add_condition(struct plan *p, struct test_field *f,
    const struct test_condition *c, const json_t *v, json_t *options)
{
    json_t *list;

    switch (c->as) {
    case TEST_PAIRS:
        build_set(options, c->name, pair(f, v));
        return;
    case TEST_LIST:
        if (!json_is_true(v)) {
            fault(p, f, c->name, SOURCE_VALUE,
                "a field can only be said to be there or not: write true");
            return;
        }
        list = build_array();
        build_add(list, build_text(f->path));
        build_set(options, c->name, list);
        return;
    case TEST_DATES:
        if (strcmp(f->path, "date") != 0)
            fault(p, f, c->name, SOURCE_KEY,
                "\"since\" and \"until\" are for \"date\"");
        break;
    case TEST_WORDS:
        build_set(options, "field", build_text(f->path));
        break;
    case TEST_PLAIN:
        break;
    }
    build_set(options, c->name, build(json_deep_copy(v)));
}

/* Load `select` and bind what the object v says of the field. */
static void
take_condition(struct test_field *f, struct plan *p, const json_t *v,
    void (*loading)(void *, const char *), void *ctx)
{
    struct source *source = &p->config->source;
    json_t *options = build_object(), *x;
    size_t errors = source->diags.errors;
    const char *key;
    struct cd_err e;

    f->config.plugin = "select";
    f->config.id = f->node.id;
    f->config.options = options;
    f->config.options_at = mem_strdup(f->config.pointer);
    json_object_foreach ((json_t *)(uintptr_t)v, key, x) {
        const struct test_condition *word = condition(key);

        if (word != NULL)
            add_condition(p, f, word, x, options);
        else if (strncmp(key, "//", 2) != 0)
            unknown_condition(p, f, key);
    }
    if (source->diags.errors > errors)
        return;
    loading(ctx, f->config.plugin);
    f->node.plugin = registry_load(p->registry, f->config.plugin, &e);
    loading(ctx, "");
    if (f->node.plugin == NULL) {
        source_error(source, f->config.pointer, SOURCE_VALUE, "%s", e.text);
        return;
    }
    f->node.options =
        option_bind(p->config, &f->config, f->node.plugin, p->arena);
    rows_resolve(p, &f->node);
}

void
test_field_take(struct test_field *f, struct plan *p, const json_t *v,
    void (*loading)(void *, const char *), void *ctx)
{
    const char *why = cd_path_parse(&f->steps, f->path);

    f->node.config = &f->config;
    if (why != NULL) {
        f->steps.n = 0;
        source_error(&p->config->source, f->config.pointer, SOURCE_KEY,
            "\"%.80s\" is no path of a field: it %s", f->path, why);
    } else if (test_field_is_condition(v)) {
        f->condition = v;
        take_condition(f, p, v, loading, ctx);
    } else {
        f->value = v;
        doubt(f, p, v);
    }
}

void
test_field_free(struct test_field *f)
{
    struct cd_err e;

    if (f->prepared) {
        stage_close(&f->stage, &e);
        stage_release(&f->stage);
    }
    free(f->config.pointer);
    free(f->config.options_at);
    json_decref((json_t *)(uintptr_t)f->config.options);
}

void
test_field_prepare(struct test_field *f, struct plan *p, struct arena *scratch,
    struct texts *texts)
{
    struct cd_err e;

    if (f->node.plugin == NULL)
        return;
    if (stage_prepare(&f->stage, &f->node, scratch, texts, "test", NULL, &e) ==
            0 &&
        stage_open(&f->stage, &e) == 0) {
        f->prepared = true;
        return;
    }
    plan_tell(p, &f->node, f->stage.service.reason);
    stage_release(&f->stage);
}

int
test_field_holds(struct test_field *f, json_t *rec, struct cd_err *e)
{
    struct stage_fault why;
    enum cd_status status = stage_process(&f->stage, rec, &why);

    if (status == CD_KEEP || status == CD_DROP)
        return status == CD_KEEP;
    return err_set(e, "%s", why.reason);
}

static int
collect(void *list, const json_t *v)
{
    build_add(list, build(json_deep_copy(v)));
    return 0;
}

bool
test_field_is_list(const struct test_field *f)
{
    size_t i;

    for (i = 0; i < f->steps.n; i++) {
        if (f->steps.steps[i].index == CD_STEP_EACH)
            return true;
    }
    return false;
}

json_t *
test_field_value(const struct test_field *f, const json_t *rec)
{
    const json_t *first = cd_path_first(&f->steps, rec);
    json_t *all;

    if (first == NULL)
        return NULL;
    if (!test_field_is_list(f))
        return build(json_deep_copy(first));
    all = build_array();
    cd_path_each(&f->steps, 0, rec, collect, all);
    return all;
}
