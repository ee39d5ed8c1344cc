/* SPDX-License-Identifier: MIT */
#include "setting.h"

#include <stdlib.h>

struct setting {
    const json_t *value;
    struct cd_template *text; /* of a string with braces, or NULL */
    struct setting *inside;   /* of what an array or object holds, n of them */
    size_t n;
};

/* ---- reading ------------------------------------------------------------ */

static const char *read_setting_value(
    struct setting *setting, const json_t *value);

static const char *
read_text(struct setting *setting, const char *text)
{
    if (strpbrk(text, "{}") == NULL)
        return NULL;
    setting->text = malloc(sizeof(*setting->text));
    return setting->text != NULL ? cd_template_parse(setting->text, text)
                                 : "out of memory";
}

static const char *
read_inside(struct setting *setting, const json_t *value)
{
    size_t i, n = json_array_size(value) + json_object_size(value);
    const char *key, *why = NULL;
    json_t *item;

    setting->inside = calloc(n + 1, sizeof(*setting->inside));
    if (setting->inside == NULL)
        return "out of memory";
    json_array_foreach (value, i, item)
        why = why != NULL
                  ? why
                  : read_setting_value(&setting->inside[setting->n++], item);
    json_object_foreach ((json_t *)(uintptr_t)value, key, item)
        why = why != NULL
                  ? why
                  : read_setting_value(&setting->inside[setting->n++], item);
    return why;
}

static const char *
read_setting_value(struct setting *setting, const json_t *value)
{
    setting->value = value;
    if (json_is_string(value))
        return read_text(setting, json_string_value(value));
    return json_is_array(value) || json_is_object(value)
               ? read_inside(setting, value)
               : NULL;
}

struct setting *
setting_read(const json_t *value, const char **why)
{
    struct setting *setting = calloc(1, sizeof(*setting));

    *why =
        setting != NULL ? read_setting_value(setting, value) : "out of memory";
    if (*why == NULL)
        return setting;
    setting_free(setting);
    return NULL;
}

static void
free_inside(struct setting *setting)
{
    size_t i;

    for (i = 0; i < setting->n; i++)
        free_inside(&setting->inside[i]);
    free(setting->inside);
    free(setting->text);
}

void
setting_free(struct setting *setting)
{
    if (setting != NULL)
        free_inside(setting);
    free(setting);
}

/* ---- making ------------------------------------------------------------- */

/* A text being put together in scratch memory. */
struct text {
    const struct cd_host *h;
    char *s;
    size_t n, cap;
};

static int
append_to_template(void *ctx, const char *text, size_t n)
{
    struct text *t = ctx;

    if (n > t->cap - t->n) {
        size_t cap = 2 * t->cap + n + 256;
        char *more = t->h->scratch(t->h, cap);

        if (t->n > 0)
            memcpy(more, t->s, t->n);
        t->s = more;
        t->cap = cap;
    }
    if (n > 0)
        memcpy(t->s + t->n, text, n);
    t->n += n;
    return 0;
}

static json_t *
make_text(const struct setting *setting, const struct cd_host *host,
    const json_t *rec)
{
    struct text text = { .h = host };

    if (cd_template_put(setting->text, rec, append_to_template, &text) == 0)
        return json_stringn(text.n > 0 ? text.s : "", text.n);
    cd_count(host, "not_set", 1);
    return NULL;
}

/* Comments stay in the pipeline. */
static json_t *
make_object(const struct setting *setting, const struct cd_host *host,
    const json_t *rec)
{
    json_t *to = json_object(), *item, *value;
    const char *key;
    size_t i = 0;

    json_object_foreach ((json_t *)(uintptr_t)setting->value, key, value) {
        const struct setting *inside = &setting->inside[i++];

        if (strncmp(key, "//", 2) == 0)
            continue;
        item = setting_make(inside, host, rec);
        if (item != NULL)
            json_object_set_new_nocheck(to, key, item);
    }
    return to;
}

static json_t *
make_array(const struct setting *setting, const struct cd_host *host,
    const json_t *rec)
{
    json_t *to = json_array(), *item;
    size_t i;

    for (i = 0; i < setting->n; i++) {
        item = setting_make(&setting->inside[i], host, rec);
        if (item != NULL)
            json_array_append_new(to, item);
    }
    return to;
}

json_t *
setting_make(const struct setting *setting, const struct cd_host *host,
    const json_t *rec)
{
    if (setting->text != NULL)
        return make_text(setting, host, rec);
    if (json_is_object(setting->value))
        return make_object(setting, host, rec);
    if (json_is_array(setting->value))
        return make_array(setting, host, rec);
    return json_deep_copy(setting->value);
}
