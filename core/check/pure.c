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
what(const struct purity *purity)
{
    return purity->trials.records != NULL ? "record" : "entry";
}

static void
same_outcome(struct subject *subject, const struct purity *purity, size_t i,
    const struct outcome *outcome, const char *when)
{
    char *difference = outcome_difference(&purity->first[i], outcome, NULL);

    if (difference != NULL)
        subject_fail(subject, "the same %s gives something else %s: %s",
            what(purity), when, difference);
    free(difference);
}

/* Try i once more and compare with what it gave first. */
static void
try_trial_again(
    struct rig *rig, const struct purity *purity, size_t i, const char *when)
{
    struct outcome outcome;

    subject_step(rig->subject, "a %s %s", what(purity), when);
    trials_run(&purity->trials, rig, i, &outcome);
    same_outcome(rig->subject, purity, i, &outcome, when);
    outcome_free(&outcome);
}

/* A worker that begins anew, in another run and on memory that holds other
 * garbage. */
static void
elsewhere(struct subject *s, const struct purity *p, const char *where)
{
    struct rig r;
    size_t i;

#ifdef M_PERTURB
    mallopt(M_PERTURB, 0xa5);
#endif
    if (rig_start_as(&r, s, RIG_OTHER_RUN) == 0) {
        for (i = 0; i < p->trials.n && !subject_failed(s); i++)
            try_trial_again(&r, p, i, where);
    }
    rig_free(&r);
}

static void
otherworldly(struct subject *subject, const struct purity *purity)
{
    size_t i;

    for (i = 0; world_names[i] != NULL && !subject_failed(subject); i++) {
        world_enter(subject->plugin, i);
        elsewhere(subject, purity, world_names[i]);
        world_leave();
    }
}

static void
compare_runs(struct rig *rig, const struct purity *purity)
{
    struct subject *subject = rig->subject;
    const size_t n = purity->trials.n;
    struct rig twin;
    struct cd_err err;
    size_t i;

    subject_step(subject, "the first time");
    for (i = 0; i < n; i++)
        trials_run(&purity->trials, rig, i, &purity->first[i]);
    for (i = n; i-- > 0 && !subject_failed(subject);)
        try_trial_again(rig, purity, i, "in another order");
    for (i = 0; i < n && !subject_failed(subject); i++) {
        try_trial_again(rig, purity, i, "a third time");
        try_trial_again(rig, purity, i, "a fourth time");
    }
    rig_twin(&twin, rig);
    if (rig_open(&twin, &err)) {
        subject_fail(subject, "a second worker cannot open: %s", err.text);
    } else {
        for (i = n; i-- > 0 && !subject_failed(subject);) {
            try_trial_again(&twin, purity, i, "in another worker");
            try_trial_again(rig, purity, i, "beside another worker");
        }
    }
    rig_free(&twin);
}

static void
compare_all(struct rig *rig, const struct purity *purity,
    const struct outcome *backward)
{
    struct subject *subject = rig->subject;
    size_t i;

    compare_runs(rig, purity);
    if (!subject_failed(subject))
        elsewhere(subject, purity, "in another run");
    if (!subject_failed(subject))
        otherworldly(subject, purity);
    for (i = 0; i < purity->trials.n && !subject_failed(subject); i++)
        same_outcome(
            subject, purity, i, &backward[i], "where none came before");
}

void
checks_pure(struct subject *subject)
{
    struct purity purity;
    struct outcome *backward;
    struct rig rig;
    size_t i;

    trials_make(&purity.trials, subject);
    purity.first = mem_zalloc(purity.trials.n + 1, sizeof(*purity.first));
    backward = mem_zalloc(purity.trials.n + 1, sizeof(*backward));
    if (trials_backward(&purity.trials, subject, backward) == 0) {
        if (rig_start(&rig, subject) == 0)
            compare_all(&rig, &purity, backward);
        rig_free(&rig);
    }
    for (i = 0; i < purity.trials.n; i++) {
        outcome_free(&purity.first[i]);
        outcome_free(&backward[i]);
    }
    free(backward);
    free(purity.first);
    trials_free(&purity.trials);
}
