/* SPDX-License-Identifier: MIT */
#include "host/grammar.h"

#include <copydesk/plugin.h>

#include "host/config.h"
#include "io/codec.h"

const char *const grammar_on_error[] = { [ON_ERROR_REJECT] = "reject",
    [ON_ERROR_KEEP] = "keep",
    [ON_ERROR_DROP] = "drop",
    [ON_ERROR_STOP] = "stop",
    NULL };
static const char *const big_numbers[] = { "reject", "string", NULL };

#define KEY(key, type, text) .name = (key), .types = (type), .help = text
#define REQUIRED             .required = true
#define STRINGS              .strings = true
#define NAME                 .name_only = true
#define RANGE(lo, hi)        .least = (lo), .most = (hi)

const struct schema_key grammar_pipeline[] = {
    { KEY("$schema", CD_T_STRING,
        "Where an editor finds the schema of the file.") },
    { KEY("copydesk", CD_T_INT, "The version of the format: 1."), REQUIRED },
    { KEY("plugin_dirs", CD_T_ARRAY,
          "Folders of plugins, seen from the folder of the pipeline file."),
        STRINGS },
    { KEY("input", CD_T_OBJECT, "The files that are read, and their fields.") },
    { KEY("stages", CD_T_ARRAY, "The filters that records pass, in order.") },
    { KEY("outputs", CD_T_ARRAY, "What is written.") },
    { KEY(
        "limits", CD_T_OBJECT, "Bounds of a record, of memory, of rejects.") },
    { KEY("tests", CD_T_ARRAY, "What becomes of records: see copydesk test.") },
    { 0 }
};

const struct schema_key grammar_input[] = {
    { KEY("paths", CD_T_ARRAY,
          "Files or patterns, seen from the folder of the pipeline file."),
        STRINGS },
    { KEY("fields", CD_T_OBJECT,
        "Where in the input a field stands: {\"text\": \"body\"}.") },
    { KEY("has", CD_T_ARRAY,
          "Fields that the input has beyond the standard ones."),
        STRINGS },
    { KEY("big_numbers", CD_T_STRING,
          "What becomes of integers beyond 64 bits: reject by default."),
        .words = big_numbers },
    { KEY("items", CD_T_STRING,
        "Of JSON: the path to the array inside that holds the records, "
        "\"data.articles\".") },
    { KEY("new_only", CD_T_BOOL,
        "Leave out the inputs that a store with \"append\" has taken.") },
    { KEY("reader", CD_T_STRING,
          "The plugin that reads all inputs, whatever they begin with."),
        NAME },
    { KEY("options", CD_T_OBJECT, "Options of the reader.") }, { 0 }
};

const struct schema_key grammar_stage[] = {
    { KEY("plugin", CD_T_STRING, "The filter."), REQUIRED, NAME },
    { KEY("id", CD_T_STRING, "What it is called; by default as the plugin."),
        NAME },
    { KEY("options", CD_T_OBJECT, "Options of the plugin.") },
    { KEY("on_error", CD_T_STRING,
          "What becomes of a record that it refuses: reject by default."),
        .words = grammar_on_error },
    { 0 }
};

const struct schema_key grammar_output[] = {
    { KEY("plugin", CD_T_STRING, "The format or store."), REQUIRED, NAME },
    { KEY("id", CD_T_STRING, "What it is called; by default as the plugin."),
        NAME },
    { KEY("options", CD_T_OBJECT, "Options of the plugin.") },
    { KEY("path", CD_T_STRING,
        "The file, inside the output folder; compressed if it ends in .gz or .zst.  "
        "With fields in braces, a file for each path that records make.") },
    { KEY("level", CD_T_INT,
          "Of gzip 1 to 9, 1 by default; of zstd 1 to 19, 3 by default."),
        RANGE(CODEC_LEAST, CODEC_MOST) },
    { KEY("append", CD_T_BOOL,
        "A store, or a path with fields, adds to what is there.") },
    { KEY("when", CD_T_OBJECT,
        "The conditions that a record must fulfil: options of select.") },
    { KEY("only", CD_T_ARRAY, "The fields that it gets, by paths."), STRINGS },
    { KEY("without", CD_T_ARRAY, "Fields that it does not get, by paths."),
        STRINGS },
    { 0 }
};

const struct schema_key grammar_limits[] = {
    { KEY("record_bytes", CD_T_INT, "The longest line: 8 MiB by default."),
        RANGE(1024, (int64_t)1 << 30) },
    { KEY("worker_bytes", CD_T_INT, "Memory of a worker: 512 MiB by default."),
        RANGE((int64_t)64 << 20, (int64_t)1 << 40) },
    { KEY("rejects", CD_T_INT | CD_T_STRING,
        "How many rejects stop the run: a number, or a share such as \"1%\".") },
    { 0 }
};

const struct schema_key grammar_tests_file[] = {
    { KEY("$schema", CD_T_STRING,
        "Where an editor finds the schema of the file.") },
    { KEY("tests", CD_T_ARRAY, "What becomes of records: see copydesk test."),
        REQUIRED },
    { 0 }
};

const struct schema_key grammar_test[] = {
    { KEY("name", CD_T_STRING, "What the test is called."), REQUIRED },
    { KEY("input", CD_T_OBJECT,
          "The record, or the place of one: {\"file\": ..., \"line\": ...}."),
        REQUIRED },
    { KEY("expect", CD_T_OBJECT,
        "Fields behind the last stage, by paths: values, null for none, or "
        "conditions of select.") },
    { KEY("dropped", CD_T_BOOL, "Whether a stage drops the record.") },
    { KEY("rejected", CD_T_STRING, "The code with which it is rejected.") },
    { 0 }
};

const struct schema_key grammar_place[] = {
    { KEY("file", CD_T_STRING, "Seen from the folder of the test's file."),
        REQUIRED },
    { KEY("line", CD_T_INT, "From 1."), REQUIRED, RANGE(1, INT64_MAX) }, { 0 }
};
