/* select - keep the articles that fulfil every condition, drop the others. */
#include <copydesk/record.h>

#include <string.h>

#include "conditions.h"

struct opts {
    const char *field;
    int64_t min_words, max_words;
    struct cd_strings has, lacks;
    const json_t *equals, *matches, *min, *max;
    const char *since, *until;
    bool invert;
};

static const struct cd_option options[] = {
    CD_OPT_STRING(struct opts, field, 0, "text", "Field whose words count."),
    CD_OPT_INT(struct opts, min_words, 0, 0, INT64_MAX,
        "Fewest words of that field."),
    CD_OPT_INT(struct opts, max_words, INT64_MAX, 0, INT64_MAX,
        "Most words of that field."),
    CD_OPT_STRINGS(struct opts, has, NULL,
        "Fields that must be there and not be empty."),
    CD_OPT_STRINGS(struct opts, lacks, NULL,
        "Fields that must be missing or empty."),
    CD_OPT_JSON(struct opts, equals, 0,
        "Object: field to the value, or an array of values, it must equal."),
    CD_OPT_JSON(struct opts, matches, 0,
        "Object: field to a pattern with * and ?, or an array of them."),
    CD_OPT_JSON(struct opts, min, 0,
        "Object: field to the least number, as in {\"quality.words\": 50}."),
    CD_OPT_JSON(struct opts, max, 0, "Object: field to the greatest number."),
    CD_OPT_STRING(struct opts, since, 0, NULL,
        "First date to keep, ISO 8601 as far as wanted: 2023, 2023-05 ..."),
    CD_OPT_STRING(struct opts, until, 0, NULL, "Last date to keep."),
    CD_OPT_BOOL(struct opts, invert, false,
        "Drop what would be kept, and keep the rest."),
    { 0 }
};

#define ANY \
    (CD_T_BOOL | CD_T_INT | CD_T_REAL | CD_T_STRING | CD_T_ARRAY | CD_T_OBJECT)

static const struct cd_field reads[] = {
    { "${field}", CD_T_STRING, CD_OPTIONAL, "For min_words and max_words." },
    { "${has}", ANY, CD_OPTIONAL, "Whatever the conditions name." },
    { "${lacks}", ANY, CD_OPTIONAL, NULL },
    { "date", CD_T_STRING, CD_OPTIONAL, "For since and until." },
    { 0 }
};

static const struct cd_example examples[] = {
    { "Short articles are dropped.", "{\"min_words\": 3}",
        "{\"text\": \"Too short.\"}", NULL },
    { "All conditions must hold.",
        "{\"has\": [\"date\"], \"equals\": {\"language\": [\"en\", \"de\"]}}",
        "{\"language\": \"de\", \"date\": \"2024-03-01\"}",
        "{\"language\": \"de\", \"date\": \"2024-03-01\"}" },
    { "A range of dates includes both ends.",
        "{\"since\": \"2024-03\", \"until\": \"2024-04\"}",
        "{\"date\": \"2024-04-30T12:00:00Z\"}",
        "{\"date\": \"2024-04-30T12:00:00Z\"}" },
    { 0 }
};

/* ---- options that are JSON ---------------------------------------------- */

/* An object whose values are all numbers, or all strings or lists of them. */
static int
check_object(const struct cd_host *h, const char *name, const json_t *o,
    bool numbers)
{
    const char *key;
    json_t *v, *x;
    size_t i;

    if (o != NULL && !json_is_object(o))
        return cd_fail(h, "option \"%s\" must be an object", name);
    json_object_foreach((json_t *)(uintptr_t)o, key, v) {
        bool ok = numbers ? json_is_number(v) :
                            json_is_string(v) || json_is_array(v);

        json_array_foreach(v, i, x)
            ok = ok && json_is_string(x);
        if (!ok)
            return cd_fail(h, "option \"%s\": the value of \"%s\" must be %s",
                name, key, numbers ? "a number" : "a pattern or a list of "
                                                  "patterns");
    }
    return 0;
}

static int
select_prepare(const struct cd_host *h, const void *opts, void **shared)
{
    const struct opts *o = opts;

    *shared = (void *)(uintptr_t)opts;
    if (o->equals != NULL && !json_is_object(o->equals))
        return cd_fail(h, "option \"equals\" must be an object");
    if (check_object(h, "matches", o->matches, false) ||
        check_object(h, "min", o->min, true) ||
        check_object(h, "max", o->max, true))
        return -1;
    return 0;
}

/* ---- conditions --------------------------------------------------------- */

static bool
is_empty(const json_t *v)
{
    return v == NULL || (json_is_string(v) && json_string_length(v) == 0) ||
        (json_is_array(v) && json_array_size(v) == 0) ||
        (json_is_object(v) && json_object_size(v) == 0);
}

static bool
words_fit(const struct opts *o, const json_t *rec)
{
    size_t n;
    const char *s;
    int64_t words;

    if (o->min_words == 0 && o->max_words == INT64_MAX)
        return true;
    s = cd_text(rec, o->field, &n);
    words = s != NULL ? conditions_words(s, n) : 0;
    return words >= o->min_words && words <= o->max_words;
}

static bool
fields_fit(const struct opts *o, const json_t *rec)
{
    size_t i;

    for (i = 0; i < o->has.n; i++) {
        if (is_empty(conditions_value(rec, o->has.v[i])))
            return false;
    }
    for (i = 0; i < o->lacks.n; i++) {
        if (!is_empty(conditions_value(rec, o->lacks.v[i])))
            return false;
    }
    return true;
}

static bool
dates_fit(const struct opts *o, const json_t *rec)
{
    const char *date = json_string_value(json_object_get(rec, "date"));

    if (o->since == NULL && o->until == NULL)
        return true;
    return date != NULL && *date != '\0' &&
        (o->since == NULL || conditions_compare_dates(date, o->since) >= 0) &&
        (o->until == NULL || conditions_compare_dates(date, o->until) <= 0);
}

static bool
equal(const json_t *v, const json_t *want)
{
    return conditions_equals(v, want);
}

static bool
match(const json_t *v, const json_t *want)
{
    size_t i;

    if (json_is_array(want)) {
        for (i = 0; i < json_array_size(want); i++) {
            if (match(v, json_array_get(want, i)))
                return true;
        }
        return false;
    }
    if (json_is_array(v)) {
        for (i = 0; i < json_array_size(v); i++) {
            if (match(json_array_get(v, i), want))
                return true;
        }
        return false;
    }
    return json_is_string(v) &&
        conditions_matches(json_string_value(want), json_string_value(v),
            json_string_length(v));
}

static bool
at_least(const json_t *v, const json_t *want)
{
    return json_is_number(v) && json_number_value(v) >= json_number_value(want);
}

static bool
at_most(const json_t *v, const json_t *want)
{
    return json_is_number(v) && json_number_value(v) <= json_number_value(want);
}

/* Does the test hold for each field that the object names? */
static bool
all_fit(const json_t *object, const json_t *rec,
    bool (*test)(const json_t *, const json_t *))
{
    const char *path;
    json_t *want;

    json_object_foreach((json_t *)(uintptr_t)object, path, want) {
        const json_t *v = conditions_value(rec, path);

        if (v == NULL || !test(v, want))
            return false;
    }
    return true;
}

/* The first condition that does not hold, or NULL. */
static const char *
failed(const struct opts *o, const json_t *rec)
{
    if (!words_fit(o, rec))
        return "words";
    if (!fields_fit(o, rec))
        return "fields";
    if (!dates_fit(o, rec))
        return "dates";
    if (!all_fit(o->equals, rec, equal))
        return "equals";
    if (!all_fit(o->matches, rec, match))
        return "matches";
    if (!all_fit(o->min, rec, at_least))
        return "min";
    return all_fit(o->max, rec, at_most) ? NULL : "max";
}

static enum cd_status
select_process(const struct cd_host *h, void *self, json_t *rec)
{
    const struct opts *o = self;
    const char *why = failed(o, rec);

    if ((why == NULL) != o->invert)
        return CD_KEEP;
    cd_count(h, why != NULL ? why : "inverted", 1);
    return CD_DROP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "select",
    .version = "1.0",
    .summary = "Keep the articles that fulfil every condition.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_FILTER,
    .options = options,
    .options_size = sizeof(struct opts),
    .reads = reads,
    .examples = examples,
    .prepare = select_prepare,
    .process = select_process,
};
