/* SPDX-License-Identifier: MIT */
#include "engine/unfinished.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/mem.h"
#include "engine/checkpoint.h"
#include "engine/folder.h"
#include "engine/journal.h"
#include "io/files.h"
#include "json/build.h"

static char *
text_of(const json_t *o, const char *key)
{
    const char *s = json_string_value(json_object_get(o, key));

    return s != NULL ? mem_strdup(s) : NULL;
}

static void
take_node(struct summary_node *n, const json_t *row)
{
    n->id = text_of(row, "id");
    n->plugin = text_of(row, "plugin");
    n->version = text_of(row, "version");
    n->path = text_of(row, "path");
    n->append = json_is_true(json_object_get(row, "append"));
    n->kind =
        json_is_true(json_object_get(row, "store")) ? CD_STORE : CD_FORMAT;
}

/* As much of a summary as the header of a journal holds.  -1 if it is not one
 * of this version. */
static int
take_header(struct summary *m, const json_t *header)
{
    const json_t *stages = json_object_get(header, "stages");
    const json_t *outputs = json_object_get(header, "outputs");
    size_t i;

    m->nstages = json_array_size(stages);
    m->noutputs = json_array_size(outputs);
    m->nodes = mem_zalloc(m->nstages + m->noutputs + 1, sizeof(*m->nodes));
    for (i = 0; i < m->nstages + m->noutputs; i++) {
        take_node(&m->nodes[i], i < m->nstages
                                    ? json_array_get(stages, i)
                                    : json_array_get(outputs, i - m->nstages));
        if (m->nodes[i].id == NULL || m->nodes[i].plugin == NULL ||
            m->nodes[i].version == NULL)
            return -1;
    }
    return needs_names_restore(
        &m->needs, json_object_get(header, "needs"), m->nstages + m->noutputs);
}

/* Numbers of the last checkpoint; zero if there was none. */
static json_t *
at_checkpoint(
    const struct journal_state *s, const struct summary *m, struct cd_err *e)
{
    struct checkpoint p = { 0 };
    struct counters c;
    json_t *run = NULL, *input, *output;
    size_t i;

    counters_init(&c, m);
    c.own = chain_cpu(); /* of this process: it is not the run */
    if (s->checkpoint == NULL ||
        checkpoint_read(s->checkpoint, &p, &c, e) == 0) {
        c.started = json_integer_value(json_object_get(s->header, "started"));
        c.legs = s->legs + 1;
        c.in = p.end.framed;
        run = counters_json(&c, m, p.marks,
            json_string_value(json_object_get(s->header, "run_id")));
        input = json_deep_copy(json_object_get(s->header, "input"));
        build_set(input, "read", json_integer((json_int_t)p.end.read));
        build_set(run, "input", input);
        build_set(json_object_get(run, "workers"), "most",
            json_null());              /* that is said anew with each leg */
        json_object_del(run, "files"); /* they have not got their names */
        json_array_foreach (json_object_get(run, "outputs"), i, output)
            json_object_del(output, "sha256"); /* nor their ends */
    }
    counters_free(&c);
    return run;
}

/* All was written, and only names were missing. */
static json_t *
at_end(const struct journal_state *s)
{
    json_t *run = json_deep_copy(json_object_get(s->finalising, "run"));
    json_t *input = json_object_get(run, "input");

    if (input != NULL)
        build_set(input, "read", json_incref(json_object_get(input, "bytes")));
    return run;
}

json_t *
unfinished_read(int folder, struct cd_err *e)
{
    struct journal_state s;
    struct summary m = { 0 };
    json_t *run = NULL;

    if (journal_read(folder, &s, e))
        return NULL;
    if (s.header == NULL || s.removing != NULL)
        err_set(e, "it has neither a run.json nor the journal of a run");
    else if (take_header(&m, s.header) ||
             !json_is_object(json_object_get(s.header, "input")))
        err_set(e, "its journal is of another version of copydesk");
    else
        run = s.finalising != NULL ? at_end(&s) : at_checkpoint(&s, &m, e);
    if (run != NULL)
        build_set(run, "state",
            json_string(folder_is_locked(folder) ? "running" : "interrupted"));
    summary_free(&m);
    journal_forget(&s);
    return run;
}
