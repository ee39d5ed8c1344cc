/* SPDX-License-Identifier: MIT */
/* select - keep the articles that fulfil every condition, drop the others. */
#include <copydesk/record.h>

#include <stdlib.h>
#include <string.h>

#include "conditions.h"
#include "text/wordcount.h"
#include "when.h"

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
    CD_OPT_INT(
        struct opts, min_words, 0, 0, INT64_MAX, "Fewest words of that field."),
    CD_OPT_INT(struct opts, max_words, INT64_MAX, 0, INT64_MAX,
        "Most words of that field."),
    CD_OPT_STRINGS(
        struct opts, has, NULL, "Fields that must be there and not be empty."),
    CD_OPT_STRINGS(
        struct opts, lacks, NULL, "Fields that must be missing or empty."),
    CD_OPT_JSON(struct opts, equals, 0,
        "Object: field to the value, or an array of values, it must equal."),
    CD_OPT_JSON(struct opts, matches, 0,
        "Object: field to a pattern with * and ?, or an array of them."),
    CD_OPT_JSON(struct opts, min, 0,
        "Object: field to the least number, as in {\"quality.words\": 50}."),
    CD_OPT_JSON(struct opts, max, 0, "Object: field to the greatest number."),
    CD_OPT_STRING(struct opts, since, 0, NULL,
        "First date to keep, ISO 8601 as far as wanted: 2023, 2023-05 ...; "
        "without a time zone, UTC."),
    CD_OPT_STRING(struct opts, until, 0, NULL, "Last date to keep."),
    CD_OPT_BOOL(struct opts, invert, false,
        "Drop what would be kept, and keep the rest."),
    { 0 }
};

#define ANY \
    (CD_T_BOOL | CD_T_INT | CD_T_REAL | CD_T_STRING | CD_T_ARRAY | CD_T_OBJECT)

#define NUMBER (CD_T_INT | CD_T_REAL)

static const struct cd_field reads[] = { { "${field}", CD_T_STRING, CD_OPTIONAL,
                                             "For min_words and max_words." },
    { "${has}", ANY, CD_OPTIONAL, "Whatever the conditions name." },
    { "${lacks}", ANY, CD_OPTIONAL, NULL },
    { "${equals}", ANY, CD_OPTIONAL, NULL },
    { "${matches}", CD_T_STRING | CD_T_ARRAY, CD_OPTIONAL | CD_TOLERANT, NULL },
    { "${min}", NUMBER, CD_OPTIONAL | CD_TOLERANT, NULL },
    { "${max}", NUMBER, CD_OPTIONAL | CD_TOLERANT, NULL },
    { "date", ANY, CD_OPTIONAL,
        "For since and until; what is no text is no date." },
    { 0 } };

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

/* ---- tests of a value --------------------------------------------------- */

static bool
is_there(const json_t *value, const json_t *want)
{
    (void)want;
    return !((json_is_string(value) && json_string_length(value) == 0) ||
             (json_is_array(value) && json_array_size(value) == 0) ||
             (json_is_object(value) && json_object_size(value) == 0));
}

static bool
match_record(const json_t *value, const json_t *want)
{
    size_t i;

    if (json_is_array(want)) {
        for (i = 0; i < json_array_size(want); i++) {
            if (match_record(value, json_array_get(want, i)))
                return true;
        }
        return false;
    }
    if (json_is_array(value)) {
        for (i = 0; i < json_array_size(value); i++) {
            if (match_record(json_array_get(value, i), want))
                return true;
        }
        return false;
    }
    return json_is_string(value) &&
           conditions_matches(json_string_value(want), json_string_value(value),
               json_string_length(value));
}

static bool
at_least(const json_t *value, const json_t *want)
{
    return json_is_number(value) && conditions_order(value, want) >= 0;
}

static bool
at_most(const json_t *value, const json_t *want)
{
    return json_is_number(value) && conditions_order(value, want) <= 0;
}

/* ---- conditions --------------------------------------------------------- */

/* One value of those that the path names must pass the test. */
struct condition {
    const char *name; /* for the counters */
    struct cd_path path;
    bool (*test)(const json_t *v, const json_t *want);
    const json_t *want;
    bool negated; /* none of them must */
};

/* The options, ready for use. */
struct conditions {
    const struct opts *o;
    struct cd_path words; /* the field whose words count */
    struct when since, until;
    struct condition *v;
    size_t n;
};

static int
add_condition(const struct cd_host *host, struct conditions *conditions,
    const struct condition *condition, const char *path)
{
    struct condition *v =
        realloc(conditions->v, (conditions->n + 1) * sizeof(*v));
    const char *why;

    if (v == NULL)
        return cd_fail(host, "out of memory");
    conditions->v = v;
    v[conditions->n] = *condition;
    why = cd_path_parse(&v[conditions->n].path, path);
    if (why != NULL)
        return cd_fail(
            host, "option \"%s\": \"%s\" %s", condition->name, path, why);
    conditions->n++;
    return 0;
}

static int
add_list(const struct cd_host *host, struct conditions *conditions,
    const char *name, const struct cd_strings *list, bool negated)
{
    const struct condition condition = {
        .name = name, .test = is_there, .negated = negated
    };
    size_t i;

    for (i = 0; i < list->n; i++) {
        if (add_condition(host, conditions, &condition, list->v[i]))
            return -1;
    }
    return 0;
}

/* What the values of an option that is an object must be. */
enum wanted { ANYTHING, PATTERNS, NUMBERS };

static bool
is_wanted(const json_t *value, enum wanted what)
{
    size_t i;
    json_t *item;

    if (what == ANYTHING)
        return true;
    if (what == NUMBERS)
        return json_is_number(value);
    json_array_foreach (value, i, item) {
        if (!json_is_string(item))
            return false;
    }
    return json_is_string(value) || json_is_array(value);
}

static int
add_object(const struct cd_host *host, struct conditions *conditions,
    const char *name, const json_t *object, enum wanted what,
    bool (*test)(const json_t *, const json_t *))
{
    static const char *const words[] = {
        [PATTERNS] = "a pattern or a list of patterns", [NUMBERS] = "a number"
    };
    struct condition condition = { .name = name, .test = test };
    const char *path;
    json_t *want;

    if (object != NULL && !json_is_object(object))
        return cd_fail(host,
            "option \"%s\" must be an object, as in {\"%s\": ...}", name,
            what == NUMBERS ? "quality.words" : "section");
    json_object_foreach ((json_t *)(uintptr_t)object, path, want) {
        if (strncmp(path, "//", 2) == 0)
            continue;
        if (!is_wanted(want, what))
            return cd_fail(host,
                "option \"%s\": the value of \"%s\" must be %s", name, path,
                words[what]);
        if (json_is_array(want) && json_array_size(want) == 0)
            return cd_fail(host,
                "option \"%s\": no record can have a \"%s\" out "
                "of an empty list",
                name, path);
        condition.want = want;
        if (add_condition(host, conditions, &condition, path))
            return -1;
    }
    return 0;
}

/* No record both has a field and lacks it. */
static int
check_presence(const struct cd_host *host, const struct opts *opts)
{
    size_t i, k;

    for (i = 0; i < opts->has.n; i++) {
        for (k = 0; k < opts->lacks.n; k++) {
            if (strcmp(opts->has.v[i], opts->lacks.v[k]) == 0)
                return cd_fail(host, "no record can both have and lack \"%s\"",
                    opts->has.v[i]);
        }
    }
    return 0;
}

/* No number is at least 5 and at most 3. */
static int
check_ranges(const struct cd_host *host, const struct opts *opts)
{
    const char *path;
    json_t *least;

    if (opts->min_words > opts->max_words)
        return cd_fail(host, "\"min_words\" %jd is above \"max_words\" %jd",
            (intmax_t)opts->min_words, (intmax_t)opts->max_words);
    json_object_foreach ((json_t *)(uintptr_t)opts->min, path, least) {
        const json_t *most = json_object_get(opts->max, path);

        if (json_is_number(most) && conditions_order(least, most) > 0)
            return cd_fail(
                host, "\"min\" of \"%s\" is above its \"max\"", path);
    }
    return 0;
}

static int
set_date(const struct cd_host *host, const char *name, const char *text,
    struct when *when)
{
    if (text == NULL || when_iso(text, strlen(text), when))
        return 0;
    return cd_fail(host,
        "option \"%s\": \"%s\" is no ISO 8601 date, as 2024, "
        "2024-03, 2024-03-01 or 2024-03-01T14:05:00Z are",
        name, text);
}

static void
select_release(const struct cd_host *host, void *shared)
{
    struct conditions *conditions = shared;

    (void)host;
    if (conditions != NULL)
        free(conditions->v);
    free(conditions);
}

static int
set_conditions(const struct cd_host *host, const struct opts *opts,
    struct conditions *conditions)
{
    const char *why = cd_path_parse(&conditions->words, opts->field);

    if (why != NULL)
        return cd_fail(host, "option \"field\": \"%s\" %s", opts->field, why);
    if (add_list(host, conditions, "has", &opts->has, false) ||
        add_list(host, conditions, "lacks", &opts->lacks, true) ||
        add_object(host, conditions, "equals", opts->equals, ANYTHING,
            conditions_equals) ||
        add_object(host, conditions, "matches", opts->matches, PATTERNS,
            match_record) ||
        add_object(host, conditions, "min", opts->min, NUMBERS, at_least) ||
        add_object(host, conditions, "max", opts->max, NUMBERS, at_most) ||
        check_presence(host, opts) || check_ranges(host, opts) ||
        set_date(host, "since", opts->since, &conditions->since) ||
        set_date(host, "until", opts->until, &conditions->until))
        return -1;
    if (opts->since != NULL && opts->until != NULL &&
        conditions->since.from >= conditions->until.to)
        return cd_fail(host, "\"since\" %s is after \"until\" %s", opts->since,
            opts->until);
    return 0;
}

static int
select_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    struct conditions *conditions = calloc(1, sizeof(*conditions));

    if (conditions == NULL)
        return cd_fail(host, "out of memory");
    conditions->o = opts;
    if (set_conditions(host, opts, conditions)) {
        select_release(host, conditions);
        return -1;
    }
    *shared = conditions;
    return 0;
}

/* ---- records ------------------------------------------------------------ */

static bool
words_fit(const struct conditions *conditions, const json_t *rec)
{
    const struct opts *opts = conditions->o;
    const json_t *value;
    int64_t words;

    if (opts->min_words == 0 && opts->max_words == INT64_MAX)
        return true;
    value = cd_path_first(&conditions->words, rec);
    words = json_is_string(value)
                ? (int64_t)wordcount_of(json_string_value(value),
                      json_string_length(value), SIZE_MAX)
                : 0;
    return words >= opts->min_words && words <= opts->max_words;
}

static const char unreadable[] = "dates_unreadable";

/* Why the date does not fit, or NULL. */
static const char *
date_misfit(const struct conditions *conditions, const json_t *rec)
{
    const struct opts *opts = conditions->o;
    struct when when;
    const json_t *value = json_object_get(rec, "date");
    size_t n;
    const char *date;

    if (opts->since == NULL && opts->until == NULL)
        return NULL;
    date = cd_text(rec, "date", &n);
    if (value == NULL || json_is_null(value) || (date != NULL && n == 0))
        return "dates";
    if (date == NULL || !when_read(date, n, &when))
        return unreadable;
    return (opts->since != NULL && when.to <= conditions->since.from) ||
                   (opts->until != NULL && when.from >= conditions->until.to)
               ? "dates"
               : NULL;
}

static int
pass_record(void *ctx, const json_t *value)
{
    const struct condition *condition = ctx;

    return condition->test(value, condition->want);
}

/* The first condition that does not hold, or NULL. */
static const char *
failed(const struct conditions *conditions, const json_t *rec)
{
    const char *why;
    size_t i;

    if (!words_fit(conditions, rec))
        return "words";
    if ((why = date_misfit(conditions, rec)) != NULL)
        return why;
    for (i = 0; i < conditions->n; i++) {
        struct condition *condition = &conditions->v[i];

        if ((cd_path_each(&condition->path, 0, rec, pass_record, condition) !=
                0) == condition->negated)
            return condition->name;
    }
    return NULL;
}

/* What a worker has. */
struct self {
    const struct conditions *conditions;
    bool told; /* of a date that cannot be read */
};

static int
select_open(
    const struct cd_host *host, const void *opts, void *shared, void **self)
{
    struct self *s = calloc(1, sizeof(*s));

    (void)opts;
    if (s == NULL)
        return cd_fail(host, "out of memory");
    s->conditions = shared;
    *self = s;
    return 0;
}

static int
select_close(const struct cd_host *host, void *self)
{
    (void)host;
    free(self);
    return 0;
}

/* All are counted; only runs with a folder have somewhere to show that. */
static void
tell_unreadable(const struct cd_host *host, struct self *self)
{
    if (!self->told)
        cd_log(host, CD_WARNING,
            "the date cannot be read, so it does not fit; of others, only the "
            "number is told (\"dates_unreadable\")");
    self->told = true;
}

static enum cd_status
select_process(const struct cd_host *host, void *self, json_t *rec)
{
    struct self *s = self;
    const struct conditions *conditions = s->conditions;
    const char *why = failed(conditions, rec);

    if (why == unreadable)
        tell_unreadable(host, s);
    if ((why == NULL) != conditions->o->invert)
        return CD_KEEP;
    cd_count(host, why != NULL ? why : "inverted", 1);
    return CD_DROP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "select",
    .version = "1.1",
    .summary = "Keep the articles that fulfil every condition.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_FILTER,
    .options = options,
    .options_size = sizeof(struct opts),
    .reads = reads,
    .examples = examples,
    .prepare = select_prepare,
    .open = select_open,
    .process = select_process,
    .close = select_close,
    .release = select_release,
};
