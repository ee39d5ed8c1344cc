/* SPDX-License-Identifier: MIT */
#include "engine/entry.h"

#include <stdio.h>
#include <string.h>

#include "engine/normal.h"
#include "io/foreign.h"
#include "io/sniff.h"
#include "json/build.h"
#include "json/reader.h"

/* The host's own reader: an object of JSON. */
static json_t *
parse(struct chain *c, const char *s, size_t n, struct chain_fault *f)
{
    const struct config *config = c->plan->config;
    const struct reader_options o = { config->big_numbers, config->renames,
        config->nrenames, &c->mapped };
    struct reader_error e;
    json_t *rec = reader_parse(s, n, &o, &e);

    f->stage = 0;
    if (rec == NULL) {
        f->fault.code = e.code;
        snprintf(f->fault.reason, sizeof(f->fault.reason), "byte %zu: %s",
            e.offset, e.text);
    } else if (!json_is_object(rec)) {
        f->fault.code = "not_object";
        snprintf(f->fault.reason, sizeof(f->fault.reason),
            "a record is a JSON object");
        json_decref(rec);
        rec = NULL;
    }
    return rec;
}

/* A file that is to be a document, and is something else. */
static bool
is_foreign(
    const struct stage *reader, const char *s, size_t n, struct stage_fault *f)
{
    const char *what = NULL;

    if (strcmp(reader->node->plugin->d.name, SNIFF_FILES) == 0)
        what = foreign_document(s, n);
    if (what == NULL)
        return false;
    f->code = "plugin_error";
    snprintf(f->reason, sizeof(f->reason),
        "the file is %s, neither a page nor a text", what);
    return true;
}

/* The reader of the input, which is a stage of the plan. */
static json_t *
read_entry(struct chain *c, const struct path *input, const char *s, size_t n,
    enum chain_result *what, struct chain_fault *f)
{
    struct stage *reader = &c->stages[input->stage - 1];
    const struct stage_entry entry = { input->name, input->name + input->below,
        c->line, s, n, c->first, c->nfirst };
    json_t *rec = build_object();
    enum cd_status status;

    c->cursor->stage = (uint32_t)input->stage;
    status = is_foreign(reader, s, n, &f->fault)
                 ? CD_ERROR
                 : stage_read(reader, &entry, rec, &f->fault);
    f->stage = input->stage;
    *what = status == CD_DROP ? CHAIN_DROPPED : CHAIN_REJECTED;
    if (status == CD_KEEP) {
        f->stage = 0; /* what is wrong now is not the reader's fault */
        if (normal_rename(&rec, c->plan->config, &c->mapped, &f->fault) == 0)
            return rec;
    }
    json_decref(rec);
    return NULL;
}

json_t *
entry_read(struct chain *c, const struct path *input, uint64_t line,
    const char *s, size_t n, enum chain_result *what, struct chain_fault *f)
{
    const struct config *config = c->plan->config;
    json_t *rec;

    *what = CHAIN_REJECTED;
    c->input = input->name;
    c->line = line;
    c->mapped = 0;
    rec = input->stage > 0 ? read_entry(c, input, s, n, what, f)
                           : parse(c, s, n, f);
    if (rec == NULL)
        return NULL;
    f->stage = 0;
    if (normal_map(rec, config, &c->mapped, &f->fault) == 0 &&
        normal_apply(rec, c->input, c->line, &f->fault) == 0) {
        *what = CHAIN_WRITTEN;
        return rec;
    }
    json_decref(rec);
    return NULL;
}
