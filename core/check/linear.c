/* SPDX-License-Identifier: MIT */
/* What twice the text costs: in instructions where the machine counts them,
 * else in CPU time. */
#include <limits.h>
#include <linux/perf_event.h>
#include <malloc.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "check/checks.h"
#include "check/rig.h"
#include "check/specimens.h"
#include "json/build.h"

#define BYTES    ((size_t)8 << 10) /* of the shortest text */
#define ELEMENTS ((size_t)32)      /* of the shortest array */
#define GROWTH   4                 /* how many times longer the next one is */
#define STEPS    3 /* so often; the first that costs too much is the last */
#define TRIES    3 /* the least work of so many counts */
/* So many times the work may the longer one take.  Counted, 2.4 times for
 * twice the text: tables grow, caches fill.  A clock counts page faults and
 * neighbours, too; work that grows with the square takes 16 times. */
#define MOST_COUNTED 5.76
#define MOST_TIMED   8.0
/* Work below this is the call rather than the text: instructions, ns. */
#define LEAST 20e6

/* ---- work -----------------------------------------------------------------
 */

static int
counter(void)
{
    struct perf_event_attr a = { .type = PERF_TYPE_HARDWARE,
        .size = sizeof(a),
        .config = PERF_COUNT_HW_INSTRUCTIONS,
        .exclude_kernel = 1,
        .exclude_hv = 1 };

    return (int)syscall(SYS_perf_event_open, &a, 0, -1, -1, 0);
}

static double
work(int fd)
{
    uint64_t n = 0;

    if (fd < 0)
        return (double)clock_thread();
    return read(fd, &n, sizeof(n)) == sizeof(n) ? (double)n : 0;
}

#define ENTRY "entry" /* what stands for a field where it is a reader's */

static bool
is_reader(const struct subject *subject)
{
    return subject->plugin->d.kind == CD_READER;
}

static void
give(struct rig *rig, const json_t *record, struct outcome *outcome)
{
    const json_t *entry = json_object_get(record, ENTRY);

    if (is_reader(rig->subject))
        rig_read(rig, rig->subject->plugin->examples[0].title, 1,
            json_string_value(entry), json_string_length(entry), outcome);
    else
        rig_process(rig, record, outcome);
}

/* Of so many calls, the one that cost least. */
static double
cost(struct rig *rig, const json_t *record, int fd, int tries)
{
    double least = 0, before;
    struct outcome outcome;
    int i;

    for (i = 0; i < tries; i++) {
        before = work(fd);
        give(rig, record, &outcome);
        before = work(fd) - before;
        outcome_free(&outcome);
        if (i == 0 || before < least)
            least = before;
    }
    return least;
}

/* ---- texts that grow ------------------------------------------------------
 */

static const char *const patterns[] = {
    NULL, /* the text of an article */
    "a",
    " ",
    "\n",
    "\n\n",
    ".",
    ". ",
    "\"",
    "\xe2\x80\x9c",
    "\xe2\x80\x9d",
    "'",
    "(",
    "[",
    "<",
    "<p>",
    "<a href=x>",
    "&",
    "&amp;",
    "-",
    "\xe2\x80\x94 ",
    "A",
    "A. ",
    "Ada ",
    "said ",
    "1",
    "2024-03-05 ",
    "http://",
    "@",
    "*",
    "|",
    ",",
    ", ",
    ";",
    ":",
    "!",
    "?",
    "/",
    "#",
    "_",
    "=",
    "%",
    "\\",
    "\t",
    "{",
    "\xc3\xa9",
    "\xe5\xad\x97",
    "\xe3\x80\x82",
    "\xe3\x80\x8c",
};

/* The text of the field again and again, with paragraphs between. */
static json_t *
grown_text(const json_t *value, size_t n)
{
    struct buf text = { 0 };
    json_t *grown_v;

    buf_add(&text, json_string_value(value), json_string_length(value));
    buf_adds(&text, "\n\n");
    grown_v = specimens_text(text.p, text.n, n);
    buf_free(&text);
    return grown_v;
}

/* The pattern again and again: a text that a plugin may be given.  An entry
 * that is taken has more, so there it stands behind one. */
static json_t *
with_pattern(
    const struct rig *rig, const json_t *value, const char *pattern, size_t n)
{
    json_t *text = specimens_text(pattern, strlen(pattern), n), *behind;
    struct buf entry = { 0 };

    if (!is_reader(rig->subject))
        return text;
    buf_add(&entry, json_string_value(value), json_string_length(value));
    buf_add(&entry, json_string_value(text), json_string_length(text));
    behind = build(json_stringn_nocheck(buf_cstr(&entry), entry.n));
    buf_free(&entry);
    json_decref(text);
    return behind;
}

/* The field at a length of n bytes, or of n elements. */
static json_t *
grown(const struct rig *rig, const json_t *value, const char *pattern, size_t n)
{
    json_t *grown_v;
    size_t i;

    if (json_is_string(value))
        return pattern != NULL ? with_pattern(rig, value, pattern, n)
                               : grown_text(value, n);
    grown_v = build_array();
    for (i = 0; i < n; i++)
        build_add(grown_v, build(json_deep_copy(json_array_get(
                               value, i % json_array_size(value)))));
    return grown_v;
}

/* A field that is made longer. */
struct growth {
    struct rig *rig;
    const json_t *record, *value;
    const char *field, *pattern; /* a path that leads to the value */
    int fd;
};

static double
cost_of(const struct growth *growth, size_t n, int tries)
{
    json_t *other = build(json_deep_copy(growth->record));
    double share;

    subject_step(growth->rig->subject, "a \"%s\" of %zu %s%s%s%s",
        growth->field, n, json_is_array(growth->value) ? "elements" : "bytes",
        growth->pattern != NULL ? " of \"" : "",
        growth->pattern != NULL ? growth->pattern : "",
        growth->pattern != NULL ? "\"" : "");
    specimens_put(other, growth->field,
        grown(growth->rig, growth->value, growth->pattern, n));
    share = cost(growth->rig, other, growth->fd, tries);
    json_decref(other);
    return share;
}

/* How many times the work of n is that of GROWTH times n, which one call each
 * told; 0 if that is as it should be.  What is too much has to be so three
 * times. */
static double
excess(const struct growth *growth, size_t n, double one, double two)
{
    const double most = growth->fd >= 0 ? MOST_COUNTED : MOST_TIMED;
    int i;

    if (two < LEAST)
        return 0;
    one = fmin(one, cost_of(growth, n, 1)); /* what came first is slow once */
    for (i = 0; i < 3; i++) {
        if (i > 0) {
            one = cost_of(growth, n, TRIES);
            two = cost_of(growth, n * GROWTH, TRIES);
        }
        if (two < LEAST || two <= one * most)
            return 0;
    }
    return two / one;
}

static void
try_growth(const struct growth *growth)
{
    const bool array = json_is_array(growth->value);
    size_t n = array ? ELEMENTS : BYTES;
    double one = cost_of(growth, n, 1), two, times;
    int i;

    for (i = 0; i < STEPS; i++) {
        two = cost_of(growth, n * GROWTH, 1);
        times = excess(growth, n, one, two);
        if (times > 0) {
            subject_fail(growth->rig->subject,
                "%zu %s of \"%s\"%s%s%s cost %.1f times the work of %zu",
                n * GROWTH, array ? "elements" : "bytes", growth->field,
                growth->pattern != NULL ? ", of \"" : "",
                growth->pattern != NULL ? growth->pattern : "",
                growth->pattern != NULL ? "\"," : "", times, n);
            return;
        }
        one = two;
        n *= GROWTH;
    }
}

static void
try_field(struct rig *rig, const json_t *record, const char *path, int fd)
{
    const json_t *value = specimens_get(record, path);
    const bool article =
        is_reader(rig->subject) || json_string_length(value) > 100;
    size_t i;

    for (i = 0; i < sizeof(patterns) / sizeof(patterns[0]) &&
                !subject_failed(rig->subject);
         i++) {
        if (json_is_string(value) ? i > 0 || article
                                  : json_array_size(value) > 0 && i == 0)
            try_growth(
                &(struct growth){ rig, record, value, path, patterns[i], fd });
    }
}

/* Of a reader, the entry of its first example. */
static void
try_entry(struct rig *rig, int fd)
{
    const struct plugin *plugin = rig->subject->plugin;
    json_t *record = build_object();

    if (plugin->nexamples > 0) {
        build_set(record, ENTRY, build_text(plugin->examples[0].input));
        try_field(rig, record, ENTRY, fd);
    }
    json_decref(record);
}

static void
try_fields(struct rig *rig, int fd)
{
    json_t *record = specimens_full(rig->subject, rig->stage.node),
           *paths = specimens_paths(rig->stage.node, record), *path;
    size_t i;

    json_array_foreach (paths, i, path)
        try_field(rig, record, json_string_value(path), fd);
    json_decref(paths);
    json_decref(record);
}

void
checks_linear(struct subject *subject)
{
    struct rig r;
    int fd = counter();

#ifdef M_MMAP_THRESHOLD
    /* Memory that was used once comes without page faults. */
    mallopt(M_MMAP_THRESHOLD, INT_MAX);
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
#endif
    if (rig_start(&r, subject) == 0) {
        if (is_reader(subject))
            try_entry(&r, fd);
        else
            try_fields(&r, fd);
    }
    rig_free(&r);
    if (fd >= 0)
        close(fd);
}
