/* SPDX-License-Identifier: MIT */
/* The same record gives the same, whatever came before and wherever it is. */
#include <malloc.h>
#include <stdlib.h>

#include "base/mem.h"
#include "check/checks.h"
#include "check/trials.h"
#include "check/world.h"

struct purity {
    struct trials trials;
    struct outcome *first; /* of each */
};

static const char *
what(const struct purity *p)
{
    return p->trials.records != NULL ? "record" : "entry";
}

static void
same(struct subject *s, const struct purity *p, size_t i,
    const struct outcome *o, const char *when)
{
    char *difference = outcome_difference(&p->first[i], o, NULL);

    if (difference != NULL)
        subject_fail(s, "the same %s gives something else %s: %s", what(p),
            when, difference);
    free(difference);
}

/* Try i once more and compare with what it gave first. */
static void
again(struct rig *r, const struct purity *p, size_t i, const char *when)
{
    struct outcome o;

    subject_step(r->subject, "a %s %s", what(p), when);
    trials_run(&p->trials, r, i, &o);
    same(r->subject, p, i, &o, when);
    outcome_free(&o);
}

/* A worker that begins anew, on memory that holds other garbage. */
static void
elsewhere(struct subject *s, const struct purity *p, const char *where)
{
    struct rig r;
    size_t i;

#ifdef M_PERTURB
    mallopt(M_PERTURB, 0xa5);
#endif
    if (rig_start(&r, s) == 0) {
        for (i = 0; i < p->trials.n && !subject_failed(s); i++)
            again(&r, p, i, where);
    }
    rig_free(&r);
}

static void
otherworldly(struct subject *s, const struct purity *p)
{
    size_t i;

    for (i = 0; world_names[i] != NULL && !subject_failed(s); i++) {
        world_enter(s->plugin, i);
        elsewhere(s, p, world_names[i]);
        world_leave();
    }
}

static void
compare(struct rig *r, const struct purity *p)
{
    struct subject *s = r->subject;
    const size_t n = p->trials.n;
    struct rig twin;
    struct cd_err e;
    size_t i;

    subject_step(s, "the first time");
    for (i = 0; i < n; i++)
        trials_run(&p->trials, r, i, &p->first[i]);
    for (i = n; i-- > 0 && !subject_failed(s);)
        again(r, p, i, "in another order");
    for (i = 0; i < n && !subject_failed(s); i++) {
        again(r, p, i, "a third time");
        again(r, p, i, "a fourth time");
    }
    rig_twin(&twin, r);
    if (rig_open(&twin, &e)) {
        subject_fail(s, "a second worker cannot open: %s", e.text);
    } else {
        for (i = n; i-- > 0 && !subject_failed(s);) {
            again(&twin, p, i, "in another worker");
            again(r, p, i, "beside another worker");
        }
    }
    rig_free(&twin);
}

static void
compare_all(
    struct rig *r, const struct purity *p, const struct outcome *backward)
{
    struct subject *s = r->subject;
    size_t i;

    compare(r, p);
    if (!subject_failed(s))
        elsewhere(s, p, "in another run");
    if (!subject_failed(s))
        otherworldly(s, p);
    for (i = 0; i < p->trials.n && !subject_failed(s); i++)
        same(s, p, i, &backward[i], "where none came before");
}

void
checks_pure(struct subject *s)
{
    struct purity p;
    struct outcome *backward;
    struct rig r;
    size_t i;

    trials_make(&p.trials, s);
    p.first = mem_zalloc(p.trials.n + 1, sizeof(*p.first));
    backward = mem_zalloc(p.trials.n + 1, sizeof(*backward));
    if (trials_backward(&p.trials, s, backward) == 0) {
        if (rig_start(&r, s) == 0)
            compare_all(&r, &p, backward);
        rig_free(&r);
    }
    for (i = 0; i < p.trials.n; i++) {
        outcome_free(&p.first[i]);
        outcome_free(&backward[i]);
    }
    free(backward);
    free(p.first);
    trials_free(&p.trials);
}
