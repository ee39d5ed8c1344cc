/* SPDX-License-Identifier: MIT */
#include "engine/unfinished.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "engine/checkpoint.h"
#include "engine/folder.h"
#include "engine/journal.h"
#include "io/files.h"
#include "json/build.h"

static char *
copy_member(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));

    return text != NULL ? mem_strdup(text) : NULL;
}

static void
restore_node(struct summary_node *node, const json_t *row)
{
    node->id = copy_member(row, "id");
    node->plugin = copy_member(row, "plugin");
    node->version = copy_member(row, "version");
    node->path = copy_member(row, "path");
    node->append = json_is_true(json_object_get(row, "append"));
    node->kind =
        json_is_true(json_object_get(row, "store")) ? CD_STORE : CD_FORMAT;
}

/* Restore as much of a summary as a journal's header holds.  -1 if the header
 * is not of this version. */
static int
restore_header(struct summary *summary, const json_t *header)
{
    const json_t *stages = json_object_get(header, "stages");
    const json_t *outputs = json_object_get(header, "outputs");
    size_t i;

    summary->nstages = json_array_size(stages);
    summary->noutputs = json_array_size(outputs);
    summary->nodes = mem_zalloc(
        summary->nstages + summary->noutputs + 1, sizeof(*summary->nodes));
    for (i = 0; i < summary->nstages + summary->noutputs; i++) {
        restore_node(&summary->nodes[i],
            i < summary->nstages
                ? json_array_get(stages, i)
                : json_array_get(outputs, i - summary->nstages));
        if (summary->nodes[i].id == NULL || summary->nodes[i].plugin == NULL ||
            summary->nodes[i].version == NULL)
            return -1;
    }
    return needs_names_restore(&summary->needs,
        json_object_get(header, "needs"), summary->nstages + summary->noutputs);
}

/* The numbers of the last checkpoint; all zero if there is none. */
static json_t *
state_at_checkpoint(const struct journal_state *state,
    const struct summary *summary, struct cd_err *err)
{
    struct checkpoint point = { 0 };
    struct counters counters;
    json_t *run = NULL, *input, *output;
    size_t i;

    counters_init(&counters, summary);
    /* leave out this process, which is not the run */
    counters.own = clock_cpu();
    if (state->checkpoint == NULL ||
        checkpoint_read(state->checkpoint, &point, &counters, err) == 0) {
        counters.started =
            json_integer_value(json_object_get(state->header, "started"));
        counters.legs = state->legs + 1;
        counters.in = point.end.framed;
        run = counters_json(&counters, summary, point.marks,
            json_string_value(json_object_get(state->header, "run_id")));
        input = json_deep_copy(json_object_get(state->header, "input"));
        build_set(input, "read", json_integer((json_int_t)point.end.read));
        build_set(run, "input", input);
        build_set(json_object_get(run, "workers"), "most",
            json_null()); /* each leg says that anew */
        /* the files do not have their names yet */
        json_object_del(run, "files");
        json_array_foreach (json_object_get(run, "outputs"), i, output)
            json_object_del(output, "sha256"); /* and are not complete */
    }
    counters_free(&counters);
    return run;
}

/* All was written, and only renaming was left: the row has the run.json. */
static json_t *
state_at_end(const struct journal_state *state)
{
    json_t *run = json_deep_copy(json_object_get(state->finalising, "run"));
    json_t *input = json_object_get(run, "input");

    if (input != NULL)
        build_set(input, "read", json_incref(json_object_get(input, "bytes")));
    return run;
}

json_t *
unfinished_read(int folder, struct cd_err *err)
{
    struct journal_state state;
    struct summary summary = { 0 };
    json_t *run = NULL;

    if (journal_read(folder, &state, err))
        return NULL;
    if (state.header == NULL || state.removing != NULL)
        err_set(err, "it has neither a run.json nor the journal of a run");
    else if (restore_header(&summary, state.header) ||
             !json_is_object(json_object_get(state.header, "input")))
        err_set(err, "its journal is of another version of copydesk");
    else
        run = state.finalising != NULL
                  ? state_at_end(&state)
                  : state_at_checkpoint(&state, &summary, err);
    if (run != NULL)
        build_set(run, "state",
            json_string(folder_is_locked(folder) ? "running" : "interrupted"));
    summary_free(&summary);
    journal_forget(&state);
    return run;
}
