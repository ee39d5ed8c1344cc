/* SPDX-License-Identifier: MIT */
/* The same record gives the same, whatever came before and wherever it is. */
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/checks.h"
#include "check/trials.h"
#include "check/world.h"
#include "json/build.h"

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

/* ---- beside other stages --------------------------------------------------
 */

static const char *
other_choice(const struct cd_option *option, const json_t *usual)
{
    const char *choice = json_is_string(usual) ? json_string_value(usual)
                                               : option->choices[option->def.i];

    return option->choices[strcmp(choice, option->choices[0]) == 0 ? 1 : 0];
}

/* Another value that the option may have, or NULL: nobody knows one. */
static json_t *
other_setting(const struct cd_option *option, const json_t *usual)
{
    switch ((enum cd_option_type)option->type) {
    case CD_O_BOOL:
        return json_boolean(
            !(json_is_boolean(usual) ? json_is_true(usual) : option->def.b));
    case CD_O_INT:
        return json_integer(
            (json_is_integer(usual) ? json_integer_value(usual)
                                    : option->def.i) == option->max.i
                ? option->min.i
                : option->max.i);
    case CD_O_REAL:
        return json_real((json_is_number(usual) ? json_number_value(usual)
                                                : option->def.d) < option->max.d
                             ? option->max.d
                             : option->min.d);
    case CD_O_ENUM:
        return json_string(other_choice(option, usual));
    case CD_O_STRING:
        return json_string("other");
    case CD_O_STRINGS:
        return json_pack("[s]", "other");
    case CD_O_PATH:
    case CD_O_JSON:
        return NULL;
    }
    return NULL;
}

static void
try_neighbour(
    struct rig *rig, const struct purity *purity, const json_t *options)
{
    struct subject *subject = rig->subject;
    struct rig other;
    struct cd_err err;
    size_t i;

    if (rig_prepare(&other, subject, options, &err) == 0 &&
        rig_open(&other, &err) == 0)
        trials_all(&purity->trials, &other);
    for (i = 0; i < purity->trials.n && !subject_failed(subject); i++)
        try_trial_again(rig, purity, i, "beside another stage of the plugin");
    rig_free(&other);
    for (i = 0; i < purity->trials.n && !subject_failed(subject); i++)
        try_trial_again(
            rig, purity, i, "after another stage of the plugin was released");
}

/* A pipeline may have several stages of the plugin, with other options. */
static void
neighbours(struct rig *rig, const struct purity *purity)
{
    const struct plugin *plugin = rig->subject->plugin;
    json_t *usual = rig_options(rig->subject), *options, *value;
    size_t i;

    try_neighbour(rig, purity, usual);
    for (i = 0; i < plugin->noptions && !subject_failed(rig->subject); i++) {
        const char *name = plugin->options[i].name;

        value =
            other_setting(&plugin->options[i], json_object_get(usual, name));
        if (value == NULL)
            continue;
        options = build(json_deep_copy(usual));
        build_set(options, name, value);
        try_neighbour(rig, purity, options);
        json_decref(options);
    }
    json_decref(usual);
}

/* ---- all of them ----------------------------------------------------------
 */

/* What other processes found out. */
struct told {
    struct outcome *backward, *elsewhere; /* of each */
};

static void
compare_all(
    struct rig *rig, const struct purity *purity, const struct told *told)
{
    struct subject *subject = rig->subject;
    size_t i;

    compare_runs(rig, purity);
    if (!subject_failed(subject))
        neighbours(rig, purity);
    if (!subject_failed(subject))
        elsewhere(subject, purity, "in another run");
    if (!subject_failed(subject))
        otherworldly(subject, purity);
    for (i = 0; i < purity->trials.n && !subject_failed(subject); i++) {
        same_outcome(
            subject, purity, i, &told->backward[i], "where none came before");
        same_outcome(subject, purity, i, &told->elsewhere[i],
            "where the plugin lies at other addresses");
    }
}

static struct outcome *
new_outcomes(const struct purity *purity)
{
    return mem_zalloc(purity->trials.n + 1, sizeof(struct outcome));
}

static void
free_outcomes(const struct purity *purity, struct outcome *outcomes)
{
    size_t i;

    for (i = 0; i < purity->trials.n; i++)
        outcome_free(&outcomes[i]);
    free(outcomes);
}

void
checks_pure(struct subject *subject)
{
    struct purity purity;
    struct told told;
    struct rig rig;

    trials_make(&purity.trials, subject);
    purity.first = new_outcomes(&purity);
    told.backward = new_outcomes(&purity);
    told.elsewhere = new_outcomes(&purity);
    if (trials_backward(&purity.trials, subject, told.backward) == 0 &&
        trials_elsewhere(&purity.trials, subject, told.elsewhere) == 0) {
        if (rig_start(&rig, subject) == 0)
            compare_all(&rig, &purity, &told);
        rig_free(&rig);
    }
    free_outcomes(&purity, told.elsewhere);
    free_outcomes(&purity, told.backward);
    free_outcomes(&purity, purity.first);
    trials_free(&purity.trials);
}
