/* SPDX-License-Identifier: MIT */
#include "engine/removal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/mem.h"
#include "base/vec.h"
#include "engine/fan.h"
#include "engine/removal_guard.h"
#include "engine/writer.h"
#include "io/files.h"
#include "io/tree.h"
#include "json/build.h"
#include "json/reader.h"
#include "process/talk.h"

#define STATE "run.json"

static void
add_file_name(struct removal *removal, const char *name, bool store)
{
    vec_grow(removal->v, removal->n, removal->cap);
    removal->v[removal->n++] =
        (struct removal_name){ mem_strdup(name), store, false, 0, 0, -1, "" };
}

bool
removal_has(const struct removal *removal, const char *name)
{
    size_t i;

    for (i = 0; removal != NULL && i < removal->n; i++) {
        if (strcmp(removal->v[i].name, name) == 0)
            return true;
    }
    return false;
}

/* ---- what the old run made ---------------------------------------------- */

/* May a run have made a file of this name?  The folder's JSON may be forged. */
static bool
is_ours(const char *name)
{
    return strcmp(name, WRITER_REJECTS) == 0 || strcmp(name, STATE) == 0 ||
           paths_output_fault(name, false) == NULL;
}

static const char *
member_text(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

/* The output that made the file or folder of that name, or NULL.  `list`:
 * "outputs" of a journal or run.json. */
static const json_t *
output_of(const json_t *list, const char *name)
{
    size_t i;
    json_t *output;

    json_array_foreach (list, i, output) {
        const char *path = member_text(output, "path");

        if (path != NULL && strcmp(path, name) == 0)
            return output;
    }
    return NULL;
}

static bool
made_by_store(const json_t *list, const char *name)
{
    return json_is_true(json_object_get(output_of(list, name), "store"));
}

/* A part, and the files that SQLite keeps beside an open database. */
static void
add_part(struct removal *removal, const char *name, bool store)
{
    static const char *const beside[] = { "", "-journal", "-wal", "-shm" };
    size_t i;

    for (i = 0; i < (store ? sizeof(beside) / sizeof(beside[0]) : 1); i++) {
        char *part = mem_printf("%s.part%s", name, beside[i]);

        add_file_name(removal, part, store);
        free(part);
    }
}

/* The files of an unfinished run, from its journal: parts and, where it had
 * begun to rename them, the names. */
static void
add_unfinished(struct removal *removal, const struct journal_state *state)
{
    const json_t *files = json_object_get(state->header, "files");
    const json_t *outputs = json_object_get(state->header, "outputs");
    size_t i;
    json_t *file;

    if (state->finalising != NULL)
        add_file_name(removal, STATE, false);
    json_array_foreach (files, i, file) {
        const char *name = json_string_value(file);
        bool store = name != NULL && made_by_store(outputs, name);

        if (name == NULL || !is_ours(name))
            continue;
        add_part(removal, name, store);
        if (state->finalising != NULL && strcmp(name, STATE) != 0)
            add_file_name(removal, name, store);
    }
}

/* What the run made of an output, in bytes, by its run.json; -1: not known.
 * Where that lists files, `bytes` is theirs, and the notes beside them count,
 * too (fan.h). */
static int64_t
made_of(const struct removal *removal, const char *name, const json_t *output)
{
    const json_t *bytes = json_object_get(output, "bytes");
    int64_t made = json_is_integer(bytes) ? json_integer_value(bytes) : -1;
    char *notes = mem_printf("%s/" FAN_NOTES, name);
    struct stat st;

    if (made >= 0 && json_object_get(output, "files") != NULL &&
        fstatat(removal->folder, notes, &st, AT_SYMLINK_NOFOLLOW) == 0)
        made += st.st_size;
    free(notes);
    return made;
}

/* The files of a finished run, from its run.json. */
static void
add_finished(struct removal *removal)
{
    struct buf text = { 0 };
    struct reader_error re;
    json_t *run = NULL, *file;
    size_t i;

    if (files_read(removal->folder, STATE, &text) == 0)
        run = reader_parse(text.p, text.n, NULL, &re);
    buf_free(&text);
    if (json_array_size(json_object_get(run, "files")) > 0)
        add_file_name(removal, STATE, false);
    json_array_foreach (json_object_get(run, "files"), i, file) {
        const char *name = json_string_value(file);
        const json_t *output =
            name != NULL ? output_of(json_object_get(run, "outputs"), name)
                         : NULL;
        const char *digest = member_text(output, "sha256");

        if (name == NULL || !is_ours(name) || strcmp(name, STATE) == 0)
            continue;
        add_file_name(
            removal, name, json_is_true(json_object_get(output, "store")));
        removal->v[removal->n - 1].made = made_of(removal, name, output);
        if (digest != NULL)
            snprintf(
                removal->v[removal->n - 1].digest, DIGEST_HEX, "%s", digest);
    }
    json_decref(run);
}

/* The files that an earlier --force was removing. */
static void
add_removing(struct removal *removal, const json_t *row)
{
    json_t *names = json_object_get(row, "names"), *entry;
    size_t i;

    json_array_foreach (names, i, entry) {
        const char *name = member_text(entry, "name");

        if (name != NULL)
            add_file_name(
                removal, name, json_is_true(json_object_get(entry, "store")));
    }
}

/* ---- what stays --------------------------------------------------------- */

static void
drop_name(struct removal *removal, size_t i)
{
    free(removal->v[i].name);
    memmove(&removal->v[i], &removal->v[i + 1],
        (--removal->n - i) * sizeof(*removal->v));
}

/* Keep what a store of this run appends to. */
static void
keep_appended(struct removal *removal, const struct summary *summary)
{
    struct stat output, removed;
    size_t i, k;

    for (i = 0; i < summary->noutputs; i++) {
        const struct summary_node *node = &summary->nodes[summary->nstages + i];

        if (!node->append || node->path == NULL ||
            fstatat(removal->folder, node->path, &output, 0) != 0)
            continue;
        for (k = removal->n; k > 0; k--) {
            if (fstatat(removal->folder, removal->v[k - 1].name, &removed, 0) ==
                    0 &&
                output.st_ino == removed.st_ino &&
                output.st_dev == removed.st_dev)
                drop_name(removal, k - 1);
        }
    }
}

/* ---- rows in stores ----------------------------------------------------- */

/* Is the output the store that an old run's row describes? */
static bool
is_same_store(const struct summary_node *node, const json_t *old)
{
    const char *path = member_text(old, "path"),
               *plugin = member_text(old, "plugin");
    const char *id = member_text(old, "id");

    if (node->kind != CD_STORE || plugin == NULL ||
        strcmp(node->plugin, plugin) != 0)
        return false;
    if (path == NULL)
        return node->path == NULL && id != NULL && strcmp(node->id, id) == 0;
    return node->path != NULL && node->append && strcmp(node->path, path) == 0;
}

static int
add_undo(struct removal *removal, const json_t *old, const char *run_id,
    const struct summary *summary, struct cd_err *err)
{
    const char *path = member_text(old, "path"), *id = member_text(old, "id");
    const char *plugin = member_text(old, "plugin");
    const char *name = path != NULL ? path : id != NULL ? id : "?";
    size_t i;

    for (i = 0; i < summary->noutputs; i++) {
        if (is_same_store(&summary->nodes[summary->nstages + i], old))
            break;
    }
    if (i == summary->noutputs)
        return err_set(err,
            "\"%s\" holds what the unfinished run in \"%s\" put there, and "
            "--force takes that back only with a pipeline that has the same "
            "output (plugin \"%s\", \"append\": true); --resume finishes that "
            "run",
            name, removal->path, plugin != NULL ? plugin : "?");
    if (!summary->nodes[summary->nstages + i].undoes)
        return err_set(err,
            "\"%s\" holds what the unfinished run in \"%s\" put there, and the "
            "plugin \"%s\" cannot take it back; --resume finishes that run",
            name, removal->path, summary->nodes[summary->nstages + i].plugin);
    vec_grow(removal->undo, removal->nundo, removal->cundo);
    removal->undo[removal->nundo++] =
        (struct removal_undo){ i, mem_strdup(run_id), mem_strdup(name) };
    return 0;
}

static int
plan_undo(struct removal *removal, const struct journal_state *state,
    const struct summary *summary, struct cd_err *err)
{
    const json_t *row =
        state->removing != NULL ? state->removing : state->header;
    const char *run_id = member_text(row, "run_id");
    json_t *outputs = json_object_get(row, "outputs"), *output;
    size_t i;

    json_array_foreach (outputs, i, output) {
        bool keeps = json_is_true(json_object_get(output, "append")) ||
                     json_object_get(output, "path") == NULL;

        if (run_id != NULL && keeps &&
            json_is_true(json_object_get(output, "store")) &&
            add_undo(removal, output, run_id, summary, err))
            return -1;
    }
    return 0;
}

bool
removal_undo(const struct removal *removal, size_t i, size_t *output,
    const char **run_id)
{
    if (removal == NULL || i >= removal->nundo)
        return false;
    *output = removal->undo[i].output;
    *run_id = removal->undo[i].run_id;
    return true;
}

/* ---- the plan ----------------------------------------------------------- */

struct removal *
removal_plan(int folder, const char *path, const struct journal_state *state,
    const struct summary *summary, struct ledger *ledger, struct cd_err *err)
{
    struct removal *removal = mem_zalloc(1, sizeof(*removal));

    removal->folder = folder;
    removal->path = path;
    if (state->removing != NULL)
        add_removing(removal, state->removing);
    else if (state->header != NULL)
        add_unfinished(removal, state);
    else
        add_finished(removal);
    if (removal->n == 0 && state->removing == NULL)
        err_set(err,
            "\"%s\" cannot be forced: neither its journal nor its run.json "
            "says which files the run made; remove it by hand",
            path);
    else {
        keep_appended(removal, summary);
        if (removal_guard(removal, ledger, err) == 0 &&
            plan_undo(removal, state, summary, err) == 0)
            return removal;
    }
    removal_free(removal);
    return NULL;
}

void
removal_free(struct removal *removal)
{
    size_t i;

    if (removal == NULL)
        return;
    for (i = 0; i < removal->n; i++)
        free(removal->v[i].name);
    for (i = 0; i < removal->nundo; i++) {
        free(removal->undo[i].run_id);
        free(removal->undo[i].name);
    }
    free(removal->v);
    free(removal->undo);
    free(removal);
}

/* ---- doing it ----------------------------------------------------------- */

static void
say_what_goes(const struct removal *removal)
{
    struct buf text = { 0 };
    size_t i;

    for (i = 0; i < removal->n; i++) {
        const struct removal_name *name = &removal->v[i];

        if (!name->there)
            continue;
        buf_adds(&text, text.n > 0 ? ", " : "");
        buf_adds(&text, name->name);
        if (name->store && name->files != 1)
            buf_addf(&text, "/ (%zu files)", name->files);
    }
    if (text.n > 0)
        talk(TALK_INFO, "removing from \"%s\": %s", removal->path,
            buf_cstr(&text));
    buf_free(&text);
    for (i = 0; i < removal->nundo; i++)
        talk(TALK_INFO,
            "removing from \"%s\" in \"%s\": what the unfinished run %s "
            "put there",
            removal->undo[i].name, removal->path, removal->undo[i].run_id);
}

static json_t *
removing_row(const struct removal *removal, const struct journal_state *state)
{
    json_t *row = build_object(), *names = build_array();
    const json_t *old = state->header;
    size_t i;

    for (i = 0; i < removal->n; i++) {
        json_t *entry = build_object();

        build_set(entry, "name", build_text(removal->v[i].name));
        build_set(entry, "store", json_boolean(removal->v[i].store));
        build_add(names, entry);
    }
    build_set(row, "row", json_string("removing"));
    build_set(row, "names", names);
    if (member_text(old, "run_id") != NULL)
        build_set(row, "run_id", json_string(member_text(old, "run_id")));
    if (json_object_get(old, "outputs") != NULL)
        build_set(row, "outputs", json_incref(json_object_get(old, "outputs")));
    return row;
}

/* Put the row "removing" into the journal, before anything is removed. */
static int
begin_removal(const struct removal *removal, const struct journal_state *state,
    struct cd_err *err)
{
    json_t *row;
    struct journal *journal;
    int rc = -1;

    if (state->removing != NULL)
        return 0;
    row = removing_row(removal, state);
    if (state->header == NULL) {
        journal = journal_begin(removal->folder, row, err);
        rc = journal != NULL ? 0 : -1;
    } else if ((journal = journal_continue(removal->folder, state, err)) !=
               NULL) {
        rc = journal_put(journal, row, err);
    }
    journal_close(journal);
    json_decref(row);
    return rc;
}

int
removal_do(struct removal *removal, const struct journal_state *state,
    struct cd_err *err)
{
    size_t i;

    say_what_goes(removal);
    if (begin_removal(removal, state, err))
        return -1;
    for (i = 0; i < removal->n; i++) { /* run.json is v[0] */
        const struct removal_name *name = &removal->v[i];

        if (interrupt_check(err))
            return -1;
        if (name->there &&
            (tree_remove(removal->folder, name->name, err) ||
                files_sync_folder_of(removal->folder, name->name, err)))
            return -1;
    }
    return journal_remove_beside(removal->folder, err);
}
