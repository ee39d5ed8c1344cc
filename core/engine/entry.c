/* SPDX-License-Identifier: MIT */
#include "engine/entry.h"

#include <stdio.h>
#include <string.h>

#include "engine/normal.h"
#include "io/foreign.h"
#include "io/sniff.h"
#include "json/build.h"
#include "json/reader.h"

/* The host's own reader: a JSON object. */
static json_t *
parse_json_entry(
    struct chain *chain, const char *text, size_t n, struct chain_fault *fault)
{
    const struct config *config = chain->plan->config;
    const struct reader_options options = { config->big_numbers,
        config->renames, config->nrenames, &chain->mapped };
    struct reader_error error;
    json_t *rec = reader_parse(text, n, &options, &error);

    fault->stage = 0;
    if (rec == NULL) {
        fault->fault.code = error.code;
        snprintf(fault->fault.reason, sizeof(fault->fault.reason),
            "byte %zu: %s", error.offset, error.text);
    } else if (!json_is_object(rec)) {
        fault->fault.code = "not_object";
        snprintf(fault->fault.reason, sizeof(fault->fault.reason),
            "a record is a JSON object");
        json_decref(rec);
        rec = NULL;
    }
    return rec;
}

/* Is the file, which is to be a document, of another kind (an image, a
 * script)? */
static bool
is_foreign(const struct stage *reader, const char *name, const char *text,
    size_t n, struct stage_fault *fault)
{
    const char *what;

    if (strcmp(reader->node->plugin->d.name, SNIFF_FILES) != 0)
        return false;
    what = foreign_document(text, n);
    if (what == NULL)
        what = foreign_beside(name);
    if (what == NULL)
        return false;
    fault->code = "plugin_error";
    snprintf(fault->reason, sizeof(fault->reason),
        "the file is %s, neither a page nor a text", what);
    return true;
}

/* Have the input's reader, a stage of the plan, make the record. */
static json_t *
read_entry(struct chain *chain, const struct path *input, const char *text,
    size_t n, enum chain_result *what, struct chain_fault *fault)
{
    struct stage *reader = &chain->stages[input->stage - 1];
    const struct stage_entry entry = { input->name, input->name + input->below,
        chain->line, text, n, chain->first, chain->nfirst };
    json_t *rec = build_object();
    enum cd_status status;

    chain->cursor->stage = (uint32_t)input->stage;
    status = is_foreign(reader, input->name, text, n, &fault->fault)
                 ? CD_ERROR
                 : stage_read(reader, &entry, rec, &fault->fault);
    fault->stage = input->stage;
    *what = status == CD_DROP ? CHAIN_DROPPED : CHAIN_REJECTED;
    if (status == CD_KEEP) {
        fault->stage = 0; /* a fault from here on is not the reader's */
        if (normal_rename(
                &rec, chain->plan->config, &chain->mapped, &fault->fault) == 0)
            return rec;
    }
    json_decref(rec);
    return NULL;
}

json_t *
entry_read(struct chain *chain, const struct path *input, uint64_t line,
    const char *text, size_t n, enum chain_result *what,
    struct chain_fault *fault)
{
    const struct config *config = chain->plan->config;
    json_t *rec;

    *what = CHAIN_REJECTED;
    chain->input = input->name;
    chain->line = line;
    chain->mapped = 0;
    rec = input->stage > 0 ? read_entry(chain, input, text, n, what, fault)
                           : parse_json_entry(chain, text, n, fault);
    if (rec == NULL)
        return NULL;
    fault->stage = 0;
    if (normal_map(rec, config, &chain->mapped, &fault->fault) == 0 &&
        normal_apply(rec, chain->input, chain->line, &fault->fault) == 0) {
        *what = CHAIN_WRITTEN;
        return rec;
    }
    json_decref(rec);
    return NULL;
}
