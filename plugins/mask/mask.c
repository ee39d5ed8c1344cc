/* SPDX-License-Identifier: MIT */
/* mask - put placeholders in the place of what tells who somebody is. */
#include <copydesk/record.h>

#include <stdlib.h>
#include <string.h>

#include "iban.h"
#include "shadow.h"
#include "spots.h"
#include "telephone.h"

struct opts {
    struct cd_strings fields, kinds;
};

/* In this order, where more than one could begin. */
static const struct kind {
    const char *name, *placeholder;
    size_t (*at)(const char *s, size_t n);
} kinds[] = {
    { "email", "[email]", spots_email },
    { "iban", "[iban]", iban_at },
    { "ip", "[ip]", spots_ip },
    { "card", "[card]", spots_card },
    { "telephone", "[telephone]", telephone_at },
};
#define KINDS (sizeof(kinds) / sizeof(kinds[0]))

static const char *const default_fields[] = { "text", NULL };
static const char *const default_kinds[] = { "email", "iban", "ip", "card",
    "telephone", NULL };

static const struct cd_option options[] = {
    CD_OPT_STRINGS(struct opts, fields, default_fields,
        "Fields that are looked through: strings, and strings in lists."),
    CD_OPT_STRINGS(struct opts, kinds, default_kinds,
        "What is masked: email, iban, ip, card, telephone."),
    { 0 }
};

static const struct cd_field reads[] = {
    { "${fields}",
        CD_T_BOOL | CD_T_INT | CD_T_REAL | CD_T_STRING | CD_T_ARRAY |
            CD_T_OBJECT,
        CD_OPTIONAL, "What is looked through." },
    { 0 }
};

static const struct cd_field writes[] = {
    { "${fields}",
        CD_T_BOOL | CD_T_INT | CD_T_REAL | CD_T_STRING | CD_T_ARRAY |
            CD_T_OBJECT,
        CD_OPTIONAL, "The text with placeholders." },
    { 0 }
};

static const struct cd_example examples[] = {
    { "Placeholders tell what stood there.", "{}",
        "{\"text\": \"Write to ada@example.org or call +49 30 1234567.\"}",
        "{\"text\": \"Write to [email] or call [telephone].\"}" },
    { 0 }
};

struct mask {
    struct cd_path *paths;
    size_t n;
    bool wanted[KINDS];
};

/* ---- one text ----------------------------------------------------------- */

struct text {
    const struct cd_host *h;
    const struct mask *m;
    struct shadow in;
    size_t size; /* bytes of the text */
    char *out;   /* NULL until something was found */
    size_t used;
    size_t from;  /* where the text goes on behind what was found, */
    size_t after; /* and its shadow */
};

/* Which kind begins at i, *len bytes long; KINDS for none. */
static size_t
found(const struct text *t, size_t i, size_t *len)
{
    size_t k;

    for (k = 0; k < KINDS; k++) {
        *len = t->m->wanted[k] ? kinds[k].at(t->in.s + i, t->in.n - i) : 0;
        if (*len > 0)
            break;
    }
    return k;
}

static void
put(struct text *t, const char *s, size_t n)
{
    if (n > 0)
        memcpy(t->out + t->used, s, n);
    t->used += n;
}

/* What is found has three bytes at least, and no placeholder has four times the
 * bytes of what it stands for. */
static void
replace(struct text *t, size_t i, size_t len, size_t k)
{
    if (t->out == NULL)
        t->out = t->h->scratch(t->h, 4 * t->size + 16);
    put(t, t->in.text + t->from, shadow_begin(&t->in, i) - t->from);
    put(t, kinds[k].placeholder, strlen(kinds[k].placeholder));
    t->from = shadow_end(&t->in, i + len - 1);
    t->after = i + len;
    cd_count(t->h, kinds[k].name, 1);
}

/* The character at i, ' ' for what stands in front of the text or was found. */
static char
at(const struct text *t, size_t i)
{
    return i < t->in.n && i >= t->after ? t->in.s[i] : ' ';
}

/* Could a number begin here?  In "Tel.030", but not in "3.14" and "-5". */
static bool
starts_number(const struct text *t, size_t i)
{
    char before = at(t, i - 1), further = at(t, i - 2);

    if (before == '.' || before == '-')
        return spots_writing(further) != 0 && !spots_digit(further);
    return before != '+' && !spots_word(before);
}

/* Could something begin here? */
static bool
starts(const struct text *t, size_t i)
{
    char c = t->in.s[i], before = at(t, i - 1);

    if (before == '@')
        return false;
    if (spots_digit(c) || c == '+' || c == '(')
        return starts_number(t, i);
    if (spots_writing(c) == 0)
        return c == ':';
    return spots_writing(c) != spots_writing(before);
}

static void
look_through(struct text *t)
{
    size_t i, len = 0, k;

    for (i = 0; i < t->in.n; i += len) {
        len = 1;
        if (!starts(t, i))
            continue;
        k = found(t, i, &len);
        if (k < KINDS)
            replace(t, i, len, k);
        else
            len = 1;
    }
    if (t->out != NULL)
        put(t, t->in.text + t->from, t->size - t->from);
}

/* ---- records ------------------------------------------------------------ */

struct work {
    const struct cd_host *h;
    const struct mask *m;
};

/* A value that a path names: a string, or what is in an array or object. */
static int
mask_value(void *ctx, const json_t *value)
{
    const struct work *w = ctx;
    json_t *v = (json_t *)(uintptr_t)value, *x;
    struct text t = { .h = w->h, .m = w->m, .size = json_string_length(v) };
    const char *key;
    size_t i;
    int rc = 0;

    json_array_foreach (v, i, x)
        rc = rc || mask_value(ctx, x);
    json_object_foreach (v, key, x)
        rc = rc || mask_value(ctx, x);
    if (!json_is_string(v))
        return rc;
    shadow_make(w->h, json_string_value(v), t.size, &t.in);
    look_through(&t);
    return t.out != NULL && json_string_setn(v, t.out, t.used) ? 1 : 0;
}

static enum cd_status
mask_process(const struct cd_host *h, void *self, json_t *rec)
{
    const struct mask *m = self;
    struct work w = { h, m };
    size_t i;

    for (i = 0; i < m->n; i++) {
        if (cd_path_each(&m->paths[i], 0, rec, mask_value, &w)) {
            cd_fail(h, "out of memory");
            return CD_ERROR;
        }
    }
    return CD_KEEP;
}

/* ---- options ------------------------------------------------------------ */

static void
mask_release(const struct cd_host *h, void *shared)
{
    struct mask *m = shared;

    (void)h;
    if (m != NULL)
        free(m->paths);
    free(m);
}

static int
set_kinds(const struct cd_host *h, struct mask *m, const struct cd_strings *o)
{
    size_t i, k;

    for (i = 0; i < o->n; i++) {
        for (k = 0; k < KINDS && strcmp(kinds[k].name, o->v[i]) != 0;)
            k++;
        if (k == KINDS)
            return cd_fail(h,
                "option \"kinds\": \"%s\" is none of email, iban, "
                "ip, card and telephone",
                o->v[i]);
        m->wanted[k] = true;
    }
    return 0;
}

static int
mask_prepare(const struct cd_host *h, const void *opts, void **shared)
{
    const struct opts *o = opts;
    struct mask *m = calloc(1, sizeof(*m));

    if (o->fields.n == 0 || o->kinds.n == 0) {
        mask_release(h, m);
        return cd_fail(h, "option \"%s\" is empty: nothing would be masked",
            o->fields.n == 0 ? "fields" : "kinds");
    }
    if (m != NULL)
        m->paths = calloc(o->fields.n + 1, sizeof(*m->paths));
    if (m == NULL || m->paths == NULL) {
        mask_release(h, m);
        return cd_fail(h, "out of memory");
    }
    for (; m->n < o->fields.n; m->n++) {
        const char *s = o->fields.v[m->n],
                   *why = cd_path_parse(&m->paths[m->n], s);

        if (why != NULL) {
            mask_release(h, m);
            return cd_fail(h, "option \"fields\": \"%s\" %s", s, why);
        }
    }
    if (set_kinds(h, m, &o->kinds)) {
        mask_release(h, m);
        return -1;
    }
    *shared = m;
    return 0;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "mask",
    .version = "1.0",
    .summary = "Placeholders for addresses, numbers and accounts of people.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_FILTER,
    .options = options,
    .options_size = sizeof(struct opts),
    .reads = reads,
    .writes = writes,
    .examples = examples,
    .prepare = mask_prepare,
    .process = mask_process,
    .release = mask_release,
};
