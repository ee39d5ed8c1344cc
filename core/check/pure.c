/* SPDX-License-Identifier: MIT */
/* The same record gives the same, whatever came before and wherever it is. */
#include <malloc.h>
#include <stdlib.h>

#include "base/mem.h"
#include "check/checks.h"
#include "check/rig.h"
#include "check/specimens.h"

/* Process record i and compare with what it gave first. */
static void
again(struct rig *r, const json_t *records, const struct outcome *first,
    size_t i, const char *when)
{
    struct outcome o;
    char *difference;

    subject_step(r->subject, "a record %s", when);
    rig_process(r, json_array_get(records, i), &o);
    difference = outcome_difference(&first[i], &o, NULL);
    if (difference != NULL)
        subject_fail(r->subject, "the same record gives something else %s: %s",
            when, difference);
    free(difference);
    outcome_free(&o);
}

/* A worker that begins anew, on memory that holds other garbage. */
static void
elsewhere(struct subject *s, const json_t *records, const struct outcome *first,
    size_t n)
{
    struct rig r;
    size_t i;

#ifdef M_PERTURB
    mallopt(M_PERTURB, 0xa5);
#endif
    if (rig_start(&r, s) == 0) {
        for (i = 0; i < n && !subject_failed(s); i++)
            again(&r, records, first, i, "in another run");
    }
    rig_free(&r);
}

static void
compare(struct rig *r, const json_t *records, struct outcome *first, size_t n)
{
    struct subject *s = r->subject;
    struct rig twin;
    struct cd_err e;
    size_t i;

    subject_step(s, "a record");
    for (i = 0; i < n; i++)
        rig_process(r, json_array_get(records, i), &first[i]);
    for (i = n; i-- > 0 && !subject_failed(s);)
        again(r, records, first, i, "in another order");
    for (i = 0; i < n && !subject_failed(s); i++) {
        again(r, records, first, i, "a third time");
        again(r, records, first, i, "a fourth time");
    }
    rig_twin(&twin, r);
    if (rig_open(&twin, &e)) {
        subject_fail(s, "a second worker cannot open: %s", e.text);
    } else {
        for (i = 0; i < n && !subject_failed(s); i++) {
            again(&twin, records, first, i, "in another worker");
            again(r, records, first, i, "beside another worker");
        }
    }
    rig_free(&twin);
}

void
checks_pure(struct subject *s)
{
    json_t *records = specimens(s);
    size_t n = json_array_size(records), i;
    struct outcome *first = mem_zalloc(n, sizeof(*first));
    struct rig r;

    if (rig_start(&r, s) == 0) {
        compare(&r, records, first, n);
        if (!subject_failed(s))
            elsewhere(s, records, first, n);
        for (i = 0; i < n; i++)
            outcome_free(&first[i]);
    }
    rig_free(&r);
    free(first);
    json_decref(records);
}
