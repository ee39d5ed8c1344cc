/* SPDX-License-Identifier: MIT */
/* fields - rename, convert, compute, set, keep and drop fields. */
#include <copydesk/record.h>

#include <stdlib.h>
#include <string.h>

#include "calendar.h"
#include "members.h"
#include "recipe.h"

#define ANY \
    (CD_T_BOOL | CD_T_INT | CD_T_REAL | CD_T_STRING | CD_T_ARRAY | CD_T_OBJECT)

/* As enum date_order has them. */
static const char *const orders[] = { "unknown", "day_first", "month_first",
    "buddhist", "solar_hijri", NULL };
static const char *const unreadables[] = { "reject", "null", "keep", NULL };

static const struct cd_option options[] = {
    CD_OPT_JSON(struct recipe_options, rename, 0,
        "Object: new path to the path it has now."),
    CD_OPT_STRINGS(struct recipe_options, dates, NULL,
        "Fields whose dates become ISO 8601."),
    CD_OPT_ENUM(struct recipe_options, date_order, 0, orders,
        "What 03/04/2024 means, and which calendar counts years in figures."),
    CD_OPT_BOOL(struct recipe_options, utc, false,
        "Make UTC of dates that have a time and a zone."),
    CD_OPT_JSON(struct recipe_options, type, 0,
        "Object: field to string, integer, real, boolean or list."),
    CD_OPT_ENUM(struct recipe_options, unreadable, 0, unreadables,
        "What becomes of a value that `dates` or `type` cannot read: the record "
        "is rejected, the value becomes null, or it stays as it is."),
    CD_OPT_JSON(struct recipe_options, compute, 0,
        "Object: field to a function of others, as in {\"words\": \"text\"}."),
    CD_OPT_JSON(struct recipe_options, set, 0,
        "Object: field to a constant, or a template as \"{title} ({source})\"."),
    CD_OPT_STRINGS(struct recipe_options, keep, NULL,
        "Fields to keep, in this order; all others go."),
    CD_OPT_STRINGS(struct recipe_options, drop, NULL, "Fields to drop."), { 0 }
};

static const struct cd_field reads[] = { { "${rename.values}", ANY, CD_OPTIONAL,
                                             "Whatever the options name." },
    { "${dates}", ANY, CD_OPTIONAL, NULL },
    { "${type}", ANY, CD_OPTIONAL, NULL },
    { "${compute.values}", ANY, CD_OPTIONAL, NULL },
    { "${set.templates}", ANY, CD_OPTIONAL, NULL },
    { "${keep}", ANY, CD_OPTIONAL, NULL },
    { "${drop}", ANY, CD_OPTIONAL, NULL }, { 0 } };

static const struct cd_field writes[] = { { "${rename.values}", ANY, CD_REMOVED,
                                              "Whatever the options name." },
    { "${rename}", ANY, CD_OPTIONAL, NULL },
    { "${dates}", ANY, CD_OPTIONAL, NULL },
    { "${type}", ANY, CD_OPTIONAL, NULL },
    { "${compute}", ANY, CD_OPTIONAL, NULL },
    { "${set}", ANY, CD_OPTIONAL, NULL }, { "${drop}", ANY, CD_REMOVED, NULL },
    { "${keep}", ANY, CD_ONLY, "Nothing else, where `keep` is set." }, { 0 } };

static const struct cd_example examples[] = {
    { "Rename, compute, set, keep.",
        "{\"rename\": {\"title\": \"headline\"}, \"compute\": {\"words\": "
        "{\"words\": \"text\"}}, \"set\": {\"label\": \"{title} ({source})\"}, "
        "\"keep\": [\"label\", \"words\"]}",
        "{\"headline\": \"Ferry sinks\", \"source\": \"Harbour News\", "
        "\"text\": \"It sank on Monday.\"}",
        "{\"label\": \"Ferry sinks (Harbour News)\", \"words\": 4}" },
    { "Dates of many forms become ISO 8601.",
        "{\"dates\": [\"date\"], \"utc\": true}",
        "{\"date\": \"Friday, March 1, 2024 at 7:30 p.m. EST\"}",
        "{\"date\": \"2024-03-02T00:30Z\"}" },
    { 0 }
};

/* ---- renaming ----------------------------------------------------------- */

static int
put_renamed(const struct cd_host *host, const struct recipe *recipe,
    json_t *rec, json_t **taken)
{
    size_t i;
    int rc = 0;

    for (i = 0; i < recipe->nrenames; i++) {
        const char *why =
            rc == 0 && taken[i] != NULL
                ? members_put(rec, &recipe->renames[i].to, taken[i])
                : NULL;

        if (why != NULL)
            rc = cd_fail(host, "\"%s\" %s", recipe->renames[i].name, why);
        json_decref(taken[i]);
    }
    return rc;
}

/* All are taken before any is put: two fields may change names. */
static int
rename_all(const struct cd_host *host, const struct recipe *recipe, json_t *rec)
{
    json_t **taken;
    size_t i;

    if (recipe->nrenames == 0)
        return 0;
    taken = host->scratch(host, recipe->nrenames * sizeof(*taken));
    for (i = 0; i < recipe->nrenames; i++)
        taken[i] = members_take(rec, &recipe->renames[i].from);
    return put_renamed(host, recipe, rec, taken);
}

/* ---- dates and types ---------------------------------------------------- */

/* A field whose values become others. */
struct change {
    const struct cd_host *h;
    const struct recipe *r;
    const char *name;
    enum convert_type type;
};

/* The value cannot be read. */
static int
unreadable(const struct change *change, const json_t *value, const char *what,
    json_t **to)
{
    char scalar[CD_SCALAR_ROOM];
    const char *text = json_string_value(value);
    size_t n = json_string_length(value);

    if (change->r->o->unreadable != UNREADABLE_REJECT) {
        cd_count(change->h, "unreadable", 1);
        *to = change->r->o->unreadable == UNREADABLE_NULL ? json_null() : NULL;
        return 0;
    }
    if (text != NULL) {
        for (n = n < 80 ? n : 80;
             n > 0 && ((unsigned char)text[n] & 0xc0) == 0x80;)
            n--;
        return cd_fail(change->h, "\"%s\": \"%.*s\" is no %s", change->name,
            (int)n, text, what);
    }
    if (cd_scalar_text(scalar, value) == 0)
        strcpy(scalar, json_is_array(value) ? "a list" : "an object");
    return cd_fail(
        change->h, "\"%s\": %s is no %s", change->name, scalar, what);
}

static int
change_date(void *ctx, const json_t *value, json_t **to)
{
    const struct change *change = ctx;
    char iso[DATE_ISO_MOST];
    struct date date;
    size_t n;

    if (!json_is_string(value) ||
        !calendar_read(change->r->words,
            (enum date_order)change->r->o->date_order, json_string_value(value),
            json_string_length(value), &date))
        return unreadable(change, value, "date that can be read", to);
    if (change->r->o->utc && !calendar_to_utc(&date))
        return unreadable(
            change, value, "date whose year has four figures in UTC", to);
    n = date_iso(&date, iso);
    *to = json_stringn(iso, n);
    return 0;
}

static int
change_type(void *ctx, const json_t *value, json_t **to)
{
    const struct change *change = ctx;

    if (convert_value(change->type, value, to) == 0)
        return 0;
    return unreadable(change, value, convert_names[change->type], to);
}

static int
change_all(const struct cd_host *host, const struct recipe *recipe, json_t *rec)
{
    struct change change = { .h = host, .r = recipe };
    size_t i;

    for (i = 0; i < recipe->o->dates.n; i++) {
        change.name = recipe->o->dates.v[i];
        if (members_edit(rec, &recipe->dates[i], change_date, &change))
            return -1;
    }
    for (i = 0; i < recipe->ntypes; i++) {
        change.name = recipe->types[i].name;
        change.type = recipe->types[i].type;
        if (members_edit(rec, &recipe->types[i].path, change_type, &change))
            return -1;
    }
    return 0;
}

/* ---- making ------------------------------------------------------------- */

/* `value` stands at the path from now on; NULL: what stood there goes. */
static int
make_fields(const struct cd_host *host, json_t *rec, const struct cd_path *to,
    json_t *value, const char *name)
{
    const char *why = value != NULL ? members_set(rec, to, value) : NULL;

    if (value == NULL)
        members_drop(rec, to);
    return why == NULL ? 0 : cd_fail(host, "\"%s\" %s", name, why);
}

static int
compute_all(
    const struct cd_host *host, const struct recipe *recipe, json_t *rec)
{
    const struct compute_with with = { recipe->words,
        (enum date_order)recipe->o->date_order, host };
    size_t i;

    for (i = 0; i < recipe->ncomputed; i++) {
        const struct recipe_computed *computed = &recipe->computed[i];
        const json_t *value = cd_path_first(&computed->from[0], rec);
        json_t *made = NULL;

        if (computed->function->many)
            made = compute_sha256(rec, computed->from, computed->nfrom);
        else if (value != NULL)
            made = computed->function->of(&with, value);
        if (made == NULL)
            cd_count(host, "not_computed", 1);
        if (make_fields(host, rec, &computed->to, made, computed->name))
            return -1;
    }
    return 0;
}

/* Where a template has no value, the field stays as it is. */
static int
set_all_templates(
    const struct cd_host *host, const struct recipe *recipe, json_t *rec)
{
    size_t i;

    for (i = 0; i < recipe->nsets; i++) {
        json_t *value = setting_make(recipe->sets[i].value, host, rec);

        if (value != NULL && make_fields(host, rec, &recipe->sets[i].to, value,
                                 recipe->sets[i].name))
            return -1;
    }
    return 0;
}

/* ---- choosing ----------------------------------------------------------- */

static int
choose_fields(
    const struct cd_host *host, const struct recipe *recipe, json_t *rec)
{
    json_t *kept;
    size_t i;
    int rc = 0;

    if (recipe->o->keep.n > 0) {
        kept = picking_make(rec, recipe->keep, recipe->o->keep.n);
        json_object_clear(rec);
        rc = json_object_update(rec, kept);
        json_decref(kept);
    }
    for (i = 0; i < recipe->o->drop.n && rc == 0; i++)
        rc = members_drop(rec, &recipe->drop[i]);
    return rc == 0 ? 0 : cd_fail(host, "out of memory");
}

static enum cd_status
fields_process(const struct cd_host *host, void *self, json_t *rec)
{
    const struct recipe *recipe = self;

    if (rename_all(host, recipe, rec) || change_all(host, recipe, rec) ||
        compute_all(host, recipe, rec) ||
        set_all_templates(host, recipe, rec) ||
        choose_fields(host, recipe, rec))
        return CD_ERROR;
    return CD_KEEP;
}

static int
fields_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    *shared = recipe_make(host, opts);
    return *shared != NULL ? 0 : -1;
}

static void
fields_release(const struct cd_host *host, void *shared)
{
    (void)host;
    recipe_free(shared);
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "fields",
    .version = "1.0",
    .summary = "Rename, convert, compute, set, keep and drop fields.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_FILTER,
    .options = options,
    .options_size = sizeof(struct recipe_options),
    .reads = reads,
    .writes = writes,
    .examples = examples,
    .prepare = fields_prepare,
    .process = fields_process,
    .release = fields_release,
};
