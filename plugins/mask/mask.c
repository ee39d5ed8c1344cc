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
found(const struct text *text, size_t i, size_t *len)
{
    size_t k;

    for (k = 0; k < KINDS; k++) {
        *len = text->m->wanted[k] ? kinds[k].at(text->in.s + i, text->in.n - i)
                                  : 0;
        if (*len > 0)
            break;
    }
    return k;
}

static void
put_masked(struct text *text, const char *string, size_t n)
{
    if (n > 0)
        memcpy(text->out + text->used, string, n);
    text->used += n;
}

/* What is found has three bytes at least, and no placeholder has four times the
 * bytes of what it stands for. */
static void
replace_spots(struct text *text, size_t i, size_t len, size_t k)
{
    if (text->out == NULL)
        text->out = text->h->scratch(text->h, 4 * text->size + 16);
    put_masked(text, text->in.text + text->from,
        shadow_begin(&text->in, i) - text->from);
    put_masked(text, kinds[k].placeholder, strlen(kinds[k].placeholder));
    text->from = shadow_end(&text->in, i + len - 1);
    text->after = i + len;
    cd_count(text->h, kinds[k].name, 1);
}

/* The character at i, ' ' for what stands in front of the text or was found. */
static char
at(const struct text *text, size_t i)
{
    return i < text->in.n && i >= text->after ? text->in.s[i] : ' ';
}

/* Could a number begin here?  In "Tel.030", but not in "3.14" and "-5". */
static bool
starts_number(const struct text *text, size_t i)
{
    char before = at(text, i - 1), further = at(text, i - 2);

    if (before == '.' || before == '-')
        return spots_writing(further) != 0 && !spots_digit(further);
    return before != '+' && !spots_word(before);
}

/* Could something begin here? */
static bool
starts(const struct text *text, size_t i)
{
    char byte = text->in.s[i], before = at(text, i - 1);

    if (before == '@')
        return false;
    if (spots_digit(byte) || byte == '+' || byte == '(')
        return starts_number(text, i);
    if (spots_writing(byte) == 0)
        return byte == ':';
    return spots_writing(byte) != spots_writing(before);
}

static void
look_through(struct text *text)
{
    size_t i, len = 0, k;

    for (i = 0; i < text->in.n; i += len) {
        len = 1;
        if (!starts(text, i))
            continue;
        k = found(text, i, &len);
        if (k < KINDS)
            replace_spots(text, i, len, k);
        else
            len = 1;
    }
    if (text->out != NULL)
        put_masked(text, text->in.text + text->from, text->size - text->from);
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
    const struct work *work = ctx;
    json_t *node = (json_t *)(uintptr_t)value, *item;
    struct text text = {
        .h = work->h, .m = work->m, .size = json_string_length(node)
    };
    const char *key;
    size_t i;
    int rc = 0;

    json_array_foreach (node, i, item)
        rc = rc || mask_value(ctx, item);
    json_object_foreach (node, key, item)
        rc = rc || mask_value(ctx, item);
    if (!json_is_string(node))
        return rc;
    shadow_make(work->h, json_string_value(node), text.size, &text.in);
    look_through(&text);
    return text.out != NULL && json_string_setn(node, text.out, text.used) ? 1
                                                                           : 0;
}

static enum cd_status
mask_process(const struct cd_host *host, void *self, json_t *rec)
{
    const struct mask *mask = self;
    struct work work = { host, mask };
    size_t i;

    for (i = 0; i < mask->n; i++) {
        if (cd_path_each(&mask->paths[i], 0, rec, mask_value, &work)) {
            cd_fail(host, "out of memory");
            return CD_ERROR;
        }
    }
    return CD_KEEP;
}

/* ---- options ------------------------------------------------------------ */

static void
mask_release(const struct cd_host *host, void *shared)
{
    struct mask *mask = shared;

    (void)host;
    if (mask != NULL)
        free(mask->paths);
    free(mask);
}

static int
set_kinds(const struct cd_host *host, struct mask *mask,
    const struct cd_strings *strings)
{
    size_t i, k;

    for (i = 0; i < strings->n; i++) {
        for (k = 0; k < KINDS && strcmp(kinds[k].name, strings->v[i]) != 0;)
            k++;
        if (k == KINDS)
            return cd_fail(host,
                "option \"kinds\": \"%s\" is none of email, iban, "
                "ip, card and telephone",
                strings->v[i]);
        mask->wanted[k] = true;
    }
    return 0;
}

static int
mask_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    const struct opts *o = opts;
    struct mask *mask = calloc(1, sizeof(*mask));

    if (o->fields.n == 0 || o->kinds.n == 0) {
        mask_release(host, mask);
        return cd_fail(host, "option \"%s\" is empty: nothing would be masked",
            o->fields.n == 0 ? "fields" : "kinds");
    }
    if (mask != NULL)
        mask->paths = calloc(o->fields.n + 1, sizeof(*mask->paths));
    if (mask == NULL || mask->paths == NULL) {
        mask_release(host, mask);
        return cd_fail(host, "out of memory");
    }
    for (; mask->n < o->fields.n; mask->n++) {
        const char *text = o->fields.v[mask->n],
                   *why = cd_path_parse(&mask->paths[mask->n], text);

        if (why != NULL) {
            mask_release(host, mask);
            return cd_fail(host, "option \"fields\": \"%s\" %s", text, why);
        }
    }
    if (set_kinds(host, mask, &o->kinds)) {
        mask_release(host, mask);
        return -1;
    }
    *shared = mask;
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
