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

static const char *read_value(struct setting *s, const json_t *value);

static const char *
read_text(struct setting *s, const char *text)
{
    if (strpbrk(text, "{}") == NULL)
        return NULL;
    s->text = malloc(sizeof(*s->text));
    return s->text != NULL ? cd_template_parse(s->text, text) : "out of memory";
}

static const char *
read_inside(struct setting *s, const json_t *value)
{
    size_t i, n = json_array_size(value) + json_object_size(value);
    const char *key, *why = NULL;
    json_t *x;

    s->inside = calloc(n + 1, sizeof(*s->inside));
    if (s->inside == NULL)
        return "out of memory";
    json_array_foreach (value, i, x)
        why = why != NULL ? why : read_value(&s->inside[s->n++], x);
    json_object_foreach ((json_t *)(uintptr_t)value, key, x)
        why = why != NULL ? why : read_value(&s->inside[s->n++], x);
    return why;
}

static const char *
read_value(struct setting *s, const json_t *value)
{
    s->value = value;
    if (json_is_string(value))
        return read_text(s, json_string_value(value));
    return json_is_array(value) || json_is_object(value) ? read_inside(s, value)
                                                         : NULL;
}

struct setting *
setting_read(const json_t *value, const char **why)
{
    struct setting *s = calloc(1, sizeof(*s));

    *why = s != NULL ? read_value(s, value) : "out of memory";
    if (*why == NULL)
        return s;
    setting_free(s);
    return NULL;
}

static void
free_inside(struct setting *s)
{
    size_t i;

    for (i = 0; i < s->n; i++)
        free_inside(&s->inside[i]);
    free(s->inside);
    free(s->text);
}

void
setting_free(struct setting *s)
{
    if (s != NULL)
        free_inside(s);
    free(s);
}

/* ---- making ------------------------------------------------------------- */

/* A text being put together in scratch memory. */
struct text {
    const struct cd_host *h;
    char *s;
    size_t n, cap;
};

static int
add(void *ctx, const char *s, size_t n)
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
        memcpy(t->s + t->n, s, n);
    t->n += n;
    return 0;
}

static json_t *
make_text(const struct setting *s, const struct cd_host *h, const json_t *rec)
{
    struct text t = { .h = h };

    if (cd_template_put(s->text, rec, add, &t) == 0)
        return json_stringn(t.n > 0 ? t.s : "", t.n);
    cd_count(h, "not_set", 1);
    return NULL;
}

/* Comments stay in the pipeline. */
static json_t *
make_object(const struct setting *s, const struct cd_host *h, const json_t *rec)
{
    json_t *to = json_object(), *x, *v;
    const char *key;
    size_t i = 0;

    json_object_foreach ((json_t *)(uintptr_t)s->value, key, v) {
        const struct setting *inside = &s->inside[i++];

        if (strncmp(key, "//", 2) == 0)
            continue;
        x = setting_make(inside, h, rec);
        if (x != NULL)
            json_object_set_new_nocheck(to, key, x);
    }
    return to;
}

static json_t *
make_array(const struct setting *s, const struct cd_host *h, const json_t *rec)
{
    json_t *to = json_array(), *x;
    size_t i;

    for (i = 0; i < s->n; i++) {
        x = setting_make(&s->inside[i], h, rec);
        if (x != NULL)
            json_array_append_new(to, x);
    }
    return to;
}

json_t *
setting_make(
    const struct setting *s, const struct cd_host *h, const json_t *rec)
{
    if (s->text != NULL)
        return make_text(s, h, rec);
    if (json_is_object(s->value))
        return make_object(s, h, rec);
    if (json_is_array(s->value))
        return make_array(s, h, rec);
    return json_deep_copy(s->value);
}
