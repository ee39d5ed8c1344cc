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
is_there(const json_t *v, const json_t *want)
{
    (void)want;
    return !((json_is_string(v) && json_string_length(v) == 0) ||
             (json_is_array(v) && json_array_size(v) == 0) ||
             (json_is_object(v) && json_object_size(v) == 0));
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
    return json_is_number(v) && conditions_order(v, want) >= 0;
}

static bool
at_most(const json_t *v, const json_t *want)
{
    return json_is_number(v) && conditions_order(v, want) <= 0;
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
add(const struct cd_host *h, struct conditions *c, const struct condition *x,
    const char *path)
{
    struct condition *v = realloc(c->v, (c->n + 1) * sizeof(*v));
    const char *why;

    if (v == NULL)
        return cd_fail(h, "out of memory");
    c->v = v;
    v[c->n] = *x;
    why = cd_path_parse(&v[c->n].path, path);
    if (why != NULL)
        return cd_fail(h, "option \"%s\": \"%s\" %s", x->name, path, why);
    c->n++;
    return 0;
}

static int
add_list(const struct cd_host *h, struct conditions *c, const char *name,
    const struct cd_strings *list, bool negated)
{
    const struct condition x = {
        .name = name, .test = is_there, .negated = negated
    };
    size_t i;

    for (i = 0; i < list->n; i++) {
        if (add(h, c, &x, list->v[i]))
            return -1;
    }
    return 0;
}

/* What the values of an option that is an object must be. */
enum wanted { ANYTHING, PATTERNS, NUMBERS };

static bool
is_wanted(const json_t *v, enum wanted what)
{
    size_t i;
    json_t *x;

    if (what == ANYTHING)
        return true;
    if (what == NUMBERS)
        return json_is_number(v);
    json_array_foreach (v, i, x) {
        if (!json_is_string(x))
            return false;
    }
    return json_is_string(v) || json_is_array(v);
}

static int
add_object(const struct cd_host *h, struct conditions *c, const char *name,
    const json_t *o, enum wanted what,
    bool (*test)(const json_t *, const json_t *))
{
    static const char *const words[] = {
        [PATTERNS] = "a pattern or a list of patterns", [NUMBERS] = "a number"
    };
    struct condition x = { .name = name, .test = test };
    const char *path;
    json_t *want;

    if (o != NULL && !json_is_object(o))
        return cd_fail(h,
            "option \"%s\" must be an object, as in {\"%s\": ...}", name,
            what == NUMBERS ? "quality.words" : "section");
    json_object_foreach ((json_t *)(uintptr_t)o, path, want) {
        if (strncmp(path, "//", 2) == 0)
            continue;
        if (!is_wanted(want, what))
            return cd_fail(h, "option \"%s\": the value of \"%s\" must be %s",
                name, path, words[what]);
        if (json_is_array(want) && json_array_size(want) == 0)
            return cd_fail(h,
                "option \"%s\": no record can have a \"%s\" out "
                "of an empty list",
                name, path);
        x.want = want;
        if (add(h, c, &x, path))
            return -1;
    }
    return 0;
}

/* No record both has a field and lacks it. */
static int
check_presence(const struct cd_host *h, const struct opts *o)
{
    size_t i, k;

    for (i = 0; i < o->has.n; i++) {
        for (k = 0; k < o->lacks.n; k++) {
            if (strcmp(o->has.v[i], o->lacks.v[k]) == 0)
                return cd_fail(
                    h, "no record can both have and lack \"%s\"", o->has.v[i]);
        }
    }
    return 0;
}

/* No number is at least 5 and at most 3. */
static int
check_ranges(const struct cd_host *h, const struct opts *o)
{
    const char *path;
    json_t *least;

    if (o->min_words > o->max_words)
        return cd_fail(h, "\"min_words\" %jd is above \"max_words\" %jd",
            (intmax_t)o->min_words, (intmax_t)o->max_words);
    json_object_foreach ((json_t *)(uintptr_t)o->min, path, least) {
        const json_t *most = json_object_get(o->max, path);

        if (json_is_number(most) && conditions_order(least, most) > 0)
            return cd_fail(h, "\"min\" of \"%s\" is above its \"max\"", path);
    }
    return 0;
}

static int
set_date(
    const struct cd_host *h, const char *name, const char *s, struct when *w)
{
    if (s == NULL || when_iso(s, strlen(s), w))
        return 0;
    return cd_fail(h,
        "option \"%s\": \"%s\" is no ISO 8601 date, as 2024, "
        "2024-03, 2024-03-01 or 2024-03-01T14:05:00Z are",
        name, s);
}

static void
select_release(const struct cd_host *h, void *shared)
{
    struct conditions *c = shared;

    (void)h;
    if (c != NULL)
        free(c->v);
    free(c);
}

static int
set_conditions(
    const struct cd_host *h, const struct opts *o, struct conditions *c)
{
    const char *why = cd_path_parse(&c->words, o->field);

    if (why != NULL)
        return cd_fail(h, "option \"field\": \"%s\" %s", o->field, why);
    if (add_list(h, c, "has", &o->has, false) ||
        add_list(h, c, "lacks", &o->lacks, true) ||
        add_object(h, c, "equals", o->equals, ANYTHING, conditions_equals) ||
        add_object(h, c, "matches", o->matches, PATTERNS, match) ||
        add_object(h, c, "min", o->min, NUMBERS, at_least) ||
        add_object(h, c, "max", o->max, NUMBERS, at_most) ||
        check_presence(h, o) || check_ranges(h, o) ||
        set_date(h, "since", o->since, &c->since) ||
        set_date(h, "until", o->until, &c->until))
        return -1;
    if (o->since != NULL && o->until != NULL && c->since.from >= c->until.to)
        return cd_fail(
            h, "\"since\" %s is after \"until\" %s", o->since, o->until);
    return 0;
}

static int
select_prepare(const struct cd_host *h, const void *opts, void **shared)
{
    struct conditions *c = calloc(1, sizeof(*c));

    if (c == NULL)
        return cd_fail(h, "out of memory");
    c->o = opts;
    if (set_conditions(h, opts, c)) {
        select_release(h, c);
        return -1;
    }
    *shared = c;
    return 0;
}

/* ---- records ------------------------------------------------------------ */

static bool
words_fit(const struct conditions *c, const json_t *rec)
{
    const struct opts *o = c->o;
    const json_t *v;
    int64_t words;

    if (o->min_words == 0 && o->max_words == INT64_MAX)
        return true;
    v = cd_path_first(&c->words, rec);
    words = json_is_string(v)
                ? wordcount_of(json_string_value(v), json_string_length(v))
                : 0;
    return words >= o->min_words && words <= o->max_words;
}

static const char unreadable[] = "dates_unreadable";

/* Why the date does not fit, or NULL. */
static const char *
date_misfit(const struct conditions *c, const json_t *rec)
{
    const struct opts *o = c->o;
    struct when w;
    const json_t *v = json_object_get(rec, "date");
    size_t n;
    const char *date;

    if (o->since == NULL && o->until == NULL)
        return NULL;
    date = cd_text(rec, "date", &n);
    if (v == NULL || json_is_null(v) || (date != NULL && n == 0))
        return "dates";
    if (date == NULL || !when_read(date, n, &w))
        return unreadable;
    return (o->since != NULL && w.to <= c->since.from) ||
                   (o->until != NULL && w.from >= c->until.to)
               ? "dates"
               : NULL;
}

static int
pass(void *ctx, const json_t *v)
{
    const struct condition *x = ctx;

    return x->test(v, x->want);
}

/* The first condition that does not hold, or NULL. */
static const char *
failed(const struct conditions *c, const json_t *rec)
{
    const char *why;
    size_t i;

    if (!words_fit(c, rec))
        return "words";
    if ((why = date_misfit(c, rec)) != NULL)
        return why;
    for (i = 0; i < c->n; i++) {
        struct condition *x = &c->v[i];

        if ((cd_path_each(&x->path, 0, rec, pass, x) != 0) == x->negated)
            return x->name;
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
    const struct cd_host *h, const void *opts, void *shared, void **self)
{
    struct self *s = calloc(1, sizeof(*s));

    (void)opts;
    if (s == NULL)
        return cd_fail(h, "out of memory");
    s->conditions = shared;
    *self = s;
    return 0;
}

static int
select_close(const struct cd_host *h, void *self)
{
    (void)h;
    free(self);
    return 0;
}

/* All are counted; only runs with a folder have somewhere to show that. */
static void
tell_unreadable(const struct cd_host *h, struct self *s)
{
    if (!s->told)
        cd_log(h, CD_WARNING,
            "the date cannot be read, so it does not fit; of others, only the "
            "number is told (\"dates_unreadable\")");
    s->told = true;
}

static enum cd_status
select_process(const struct cd_host *h, void *self, json_t *rec)
{
    struct self *s = self;
    const struct conditions *c = s->conditions;
    const char *why = failed(c, rec);

    if (why == unreadable)
        tell_unreadable(h, s);
    if ((why == NULL) != c->o->invert)
        return CD_KEEP;
    cd_count(h, why != NULL ? why : "inverted", 1);
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
