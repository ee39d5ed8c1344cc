/* SPDX-License-Identifier: MIT */
/* What twice the text costs: in instructions where the machine counts them,
 * else in CPU time. */
#include <limits.h>
#include <linux/perf_event.h>
#include <malloc.h>
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

#define BYTES    ((size_t)128 << 10) /* of the shorter text */
#define ELEMENTS ((size_t)500)       /* of the shorter array */
#define GROWTH   4 /* how many times longer the other one is */
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
        return (double)clock_cpu();
    return read(fd, &n, sizeof(n)) == sizeof(n) ? (double)n : 0;
}

/* Of the calls, the one that cost least. */
static double
cost(struct rig *r, const json_t *record, int fd)
{
    double least = 0, before;
    struct outcome o;
    int i;

    for (i = 0; i < TRIES; i++) {
        before = work(fd);
        rig_process(r, record, &o);
        before = work(fd) - before;
        outcome_free(&o);
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
};

/* The field at a length of n bytes, or of n elements. */
static json_t *
grown(const json_t *v, const char *pattern, size_t n)
{
    struct buf text = { 0 };
    json_t *grown_v;
    size_t i, size;

    if (json_is_array(v)) {
        grown_v = build_array();
        for (i = 0; i < n; i++)
            build_add(grown_v, build(json_deep_copy(
                                   json_array_get(v, i % json_array_size(v)))));
        return grown_v;
    }
    size = pattern != NULL ? strlen(pattern) : json_string_length(v);
    while (text.n < n) {
        buf_add(&text, pattern != NULL ? pattern : json_string_value(v), size);
        if (pattern == NULL)
            buf_adds(&text, "\n\n");
    }
    grown_v = build(json_stringn(text.p, text.n));
    buf_free(&text);
    return grown_v;
}

static double
cost_of(struct rig *r, const json_t *record, const char *field,
    const char *pattern, size_t n, int fd)
{
    json_t *other = build(json_copy((json_t *)(uintptr_t)record));
    double c;

    build_set(other, field, grown(json_object_get(record, field), pattern, n));
    c = cost(r, other, fd);
    json_decref(other);
    return c;
}

static void
try_growth(struct rig *r, const json_t *record, const char *field,
    const char *pattern, int fd)
{
    const json_t *v = json_object_get(record, field);
    size_t n = json_is_array(v) ? ELEMENTS : BYTES;
    double one, two, most = fd >= 0 ? MOST_COUNTED : MOST_TIMED;
    int i;

    subject_step(r->subject, "a \"%s\" of %zu%s%s%s", field, n,
        pattern != NULL ? " times \"" : " of an article's",
        pattern != NULL ? pattern : "", pattern != NULL ? "\"" : "");
    for (i = 0; i < 3; i++) {
        one = cost_of(r, record, field, pattern, n, fd);
        two = cost_of(r, record, field, pattern, n * GROWTH, fd);
        if (two < LEAST || two <= one * most)
            return;
    }
    subject_fail(r->subject,
        "%d times the \"%s\"%s%s%s costs %.1f times the work", GROWTH, field,
        pattern != NULL ? " of \"" : "", pattern != NULL ? pattern : "",
        pattern != NULL ? "\"" : "", two / one);
}

void
checks_linear(struct subject *s)
{
    json_t *record = specimens_full(s), *v;
    const char *name;
    struct rig r;
    size_t i;
    int fd = counter();

#ifdef M_MMAP_THRESHOLD
    /* Memory that was used once comes without page faults. */
    mallopt(M_MMAP_THRESHOLD, INT_MAX);
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
#endif
    if (rig_start(&r, s) == 0) {
        json_object_foreach (record, name, v) {
            if (!subject_reads(s, name))
                continue;
            for (i = 0; i < sizeof(patterns) / sizeof(patterns[0]) &&
                        !subject_failed(s);
                 i++) {
                if (json_is_string(v) ? (i > 0 || json_string_length(v) > 100)
                                      : json_array_size(v) > 0 && i == 0)
                    try_growth(&r, record, name, patterns[i], fd);
            }
        }
    }
    rig_free(&r);
    json_decref(record);
    if (fd >= 0)
        close(fd);
}
