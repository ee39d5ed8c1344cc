/* SPDX-License-Identifier: MIT */
#include "engine/header.h"

#include "engine/needs.h"
#include "engine/writer.h"
#include "json/build.h"

static json_t *
node_row(const struct summary_node *node)
{
    json_t *row = build_object();

    build_set(row, "id", build_text(node->id));
    build_set(row, "plugin", json_string(node->plugin));
    build_set(row, "version", build_text(node->version));
    if (node->path != NULL)
        build_set(row, "path", build_text(node->path));
    if (node->kind == CD_STORE)
        build_set(row, "store", json_true());
    if (node->append)
        build_set(row, "append", json_true());
    return row;
}

json_t *
header_make(const struct summary *summary, const char *run_id)
{
    json_t *row = build_object(), *files = build_array();
    json_t *stages = build_array(), *outputs = build_array();

    for (size_t i = 0; i < summary->nstages; i++)
        build_add(stages, node_row(&summary->nodes[i]));
    for (size_t i = 0; i < summary->noutputs; i++) {
        const struct summary_node *node = &summary->nodes[summary->nstages + i];

        build_add(outputs, node_row(node));
        if (node->path != NULL && !node->append)
            build_add(files, build_text(node->path));
    }
    build_add(files, json_string(WRITER_REJECTS));
    build_add(files, json_string("run.json"));
    build_set(row, "row", json_string("header"));
    build_set(row, "run_id", json_string(run_id));
    build_set(row, "files", files);
    build_set(row, "stages", stages);
    build_set(row, "outputs", outputs);
    build_set(row, "needs", needs_names_save(&summary->needs));
    build_set(row, "identity", json_incref(summary->identity));
    return row;
}
