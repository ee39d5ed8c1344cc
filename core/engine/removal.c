/* SPDX-License-Identifier: MIT */
#include "engine/removal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/mem.h"
#include "base/vec.h"
#include "engine/removal_guard.h"
#include "engine/writer.h"
#include "host/talk.h"
#include "io/files.h"
#include "io/tree.h"
#include "json/build.h"
#include "json/reader.h"

#define STATE "run.json"

static void
add(struct removal *r, const char *name, bool store)
{
    vec_grow(r->v, r->n, r->cap);
    r->v[r->n++] =
        (struct removal_name){ mem_strdup(name), store, false, 0, 0, -1, "" };
}

bool
removal_has(const struct removal *r, const char *name)
{
    size_t i;

    for (i = 0; r != NULL && i < r->n; i++) {
        if (strcmp(r->v[i].name, name) == 0)
            return true;
    }
    return false;
}

/* ---- what the old run made ---------------------------------------------- */

/* May the name of a file be believed? */
static bool
is_ours(const char *name)
{
    return strcmp(name, WRITER_REJECTS) == 0 || strcmp(name, STATE) == 0 ||
           paths_output_fault(name, false) == NULL;
}

static const char *
text_of(const json_t *o, const char *key)
{
    return json_string_value(json_object_get(o, key));
}

/* The output that made the file or folder of that name, or NULL.  `list`:
 * objects with "path". */
static const json_t *
output_of(const json_t *list, const char *name)
{
    size_t i;
    json_t *v;

    json_array_foreach (list, i, v) {
        const char *path = text_of(v, "path");

        if (path != NULL && strcmp(path, name) == 0)
            return v;
    }
    return NULL;
}

static bool
made_by_store(const json_t *list, const char *name)
{
    return json_is_true(json_object_get(output_of(list, name), "store"));
}

/* A part, and what SQLite keeps beside a database while it is open. */
static void
add_part(struct removal *r, const char *name, bool store)
{
    static const char *const beside[] = { "", "-journal", "-wal", "-shm" };
    size_t i;

    for (i = 0; i < (store ? sizeof(beside) / sizeof(beside[0]) : 1); i++) {
        char *part = mem_printf("%s.part%s", name, beside[i]);

        add(r, part, store);
        free(part);
    }
}

/* Of an unfinished run, from its journal: parts, and where it had begun to
 * give them their names, those. */
static void
add_unfinished(struct removal *r, const struct journal_state *s)
{
    const json_t *files = json_object_get(s->header, "files");
    const json_t *outputs = json_object_get(s->header, "outputs");
    size_t i;
    json_t *v;

    if (s->finalising != NULL)
        add(r, STATE, false);
    json_array_foreach (files, i, v) {
        const char *name = json_string_value(v);
        bool store = name != NULL && made_by_store(outputs, name);

        if (name == NULL || !is_ours(name))
            continue;
        add_part(r, name, store);
        if (s->finalising != NULL && strcmp(name, STATE) != 0)
            add(r, name, store);
    }
}

/* Of a finished run, from its run.json. */
static void
add_finished(struct removal *r)
{
    struct buf text = { 0 };
    struct reader_error re;
    json_t *run = NULL, *v;
    size_t i;

    if (files_read(r->folder, STATE, &text) == 0)
        run = reader_parse(text.p, text.n, NULL, &re);
    buf_free(&text);
    if (json_array_size(json_object_get(run, "files")) > 0)
        add(r, STATE, false);
    json_array_foreach (json_object_get(run, "files"), i, v) {
        const char *name = json_string_value(v);
        const json_t *output =
            name != NULL ? output_of(json_object_get(run, "outputs"), name)
                         : NULL;
        const json_t *bytes = json_object_get(output, "bytes");
        const char *digest = text_of(output, "sha256");

        if (name == NULL || !is_ours(name) || strcmp(name, STATE) == 0)
            continue;
        add(r, name, json_is_true(json_object_get(output, "store")));
        if (json_is_integer(bytes))
            r->v[r->n - 1].made = json_integer_value(bytes);
        if (digest != NULL)
            snprintf(r->v[r->n - 1].digest, DIGEST_HEX, "%s", digest);
    }
    json_decref(run);
}

/* What an earlier --force had not done yet. */
static void
add_removing(struct removal *r, const json_t *row)
{
    json_t *names = json_object_get(row, "names"), *v;
    size_t i;

    json_array_foreach (names, i, v) {
        const char *name = text_of(v, "name");

        if (name != NULL)
            add(r, name, json_is_true(json_object_get(v, "store")));
    }
}

/* ---- what stays --------------------------------------------------------- */

static void
drop(struct removal *r, size_t i)
{
    free(r->v[i].name);
    memmove(&r->v[i], &r->v[i + 1], (--r->n - i) * sizeof(*r->v));
}

/* A store appends to what an earlier run made. */
static void
keep_appended(struct removal *r, const struct summary *m)
{
    struct stat a, b;
    size_t i, k;

    for (i = 0; i < m->noutputs; i++) {
        const struct summary_node *n = &m->nodes[m->nstages + i];

        if (!n->append || n->path == NULL ||
            fstatat(r->folder, n->path, &a, 0) != 0)
            continue;
        for (k = r->n; k > 0; k--) {
            if (fstatat(r->folder, r->v[k - 1].name, &b, 0) == 0 &&
                a.st_ino == b.st_ino && a.st_dev == b.st_dev)
                drop(r, k - 1);
        }
    }
}

/* ---- rows in stores ----------------------------------------------------- */

/* Is output i the store that the row of an old run tells of? */
static bool
is_store(const struct summary_node *n, const json_t *old)
{
    const char *path = text_of(old, "path"), *plugin = text_of(old, "plugin");
    const char *id = text_of(old, "id");

    if (n->kind != CD_STORE || plugin == NULL || strcmp(n->plugin, plugin) != 0)
        return false;
    if (path == NULL)
        return n->path == NULL && id != NULL && strcmp(n->id, id) == 0;
    return n->path != NULL && n->append && strcmp(n->path, path) == 0;
}

static int
add_undo(struct removal *r, const json_t *old, const char *run_id,
    const struct summary *m, struct cd_err *e)
{
    const char *path = text_of(old, "path"), *id = text_of(old, "id");
    const char *plugin = text_of(old, "plugin");
    const char *name = path != NULL ? path : id != NULL ? id : "?";
    size_t i;

    for (i = 0; i < m->noutputs; i++) {
        if (is_store(&m->nodes[m->nstages + i], old))
            break;
    }
    if (i == m->noutputs)
        return err_set(e,
            "\"%s\" holds what the unfinished run in \"%s\" put there, and "
            "--force takes that back only with a pipeline that has the same "
            "output (plugin \"%s\", \"append\": true); --resume finishes that "
            "run",
            name, r->path, plugin != NULL ? plugin : "?");
    if (!m->nodes[m->nstages + i].undoes)
        return err_set(e,
            "\"%s\" holds what the unfinished run in \"%s\" put there, and the "
            "plugin \"%s\" cannot take it back; --resume finishes that run",
            name, r->path, m->nodes[m->nstages + i].plugin);
    vec_grow(r->undo, r->nundo, r->cundo);
    r->undo[r->nundo++] =
        (struct removal_undo){ i, mem_strdup(run_id), mem_strdup(name) };
    return 0;
}

static int
plan_undo(struct removal *r, const struct journal_state *s,
    const struct summary *m, struct cd_err *e)
{
    const json_t *row = s->removing != NULL ? s->removing : s->header;
    const char *run_id = text_of(row, "run_id");
    json_t *outputs = json_object_get(row, "outputs"), *v;
    size_t i;

    json_array_foreach (outputs, i, v) {
        bool keeps = json_is_true(json_object_get(v, "append")) ||
                     json_object_get(v, "path") == NULL;

        if (run_id != NULL && keeps &&
            json_is_true(json_object_get(v, "store")) &&
            add_undo(r, v, run_id, m, e))
            return -1;
    }
    return 0;
}

bool
removal_undo(
    const struct removal *r, size_t i, size_t *output, const char **run_id)
{
    if (r == NULL || i >= r->nundo)
        return false;
    *output = r->undo[i].output;
    *run_id = r->undo[i].run_id;
    return true;
}

/* ---- the plan ----------------------------------------------------------- */

struct removal *
removal_plan(int folder, const char *path, const struct journal_state *s,
    const struct summary *m, struct ledger *l, struct cd_err *e)
{
    struct removal *r = mem_zalloc(1, sizeof(*r));

    r->folder = folder;
    r->path = path;
    if (s->removing != NULL)
        add_removing(r, s->removing);
    else if (s->header != NULL)
        add_unfinished(r, s);
    else
        add_finished(r);
    if (r->n == 0 && s->removing == NULL)
        err_set(e,
            "\"%s\" cannot be forced: neither its journal nor its run.json "
            "says which files the run made; remove it by hand",
            path);
    else {
        keep_appended(r, m);
        if (removal_guard(r, l, e) == 0 && plan_undo(r, s, m, e) == 0)
            return r;
    }
    removal_free(r);
    return NULL;
}

void
removal_free(struct removal *r)
{
    size_t i;

    if (r == NULL)
        return;
    for (i = 0; i < r->n; i++)
        free(r->v[i].name);
    for (i = 0; i < r->nundo; i++) {
        free(r->undo[i].run_id);
        free(r->undo[i].name);
    }
    free(r->v);
    free(r->undo);
    free(r);
}

/* ---- doing it ----------------------------------------------------------- */

static void
tell(const struct removal *r)
{
    struct buf text = { 0 };
    size_t i;

    for (i = 0; i < r->n; i++) {
        const struct removal_name *x = &r->v[i];

        if (!x->there)
            continue;
        buf_adds(&text, text.n > 0 ? ", " : "");
        buf_adds(&text, x->name);
        if (x->store && x->files != 1)
            buf_addf(&text, "/ (%zu files)", x->files);
    }
    if (text.n > 0)
        talk(TALK_INFO, "removing from \"%s\": %s", r->path, buf_cstr(&text));
    buf_free(&text);
    for (i = 0; i < r->nundo; i++)
        talk(TALK_INFO,
            "removing from \"%s\" in \"%s\": what the unfinished run %s "
            "put there",
            r->undo[i].name, r->path, r->undo[i].run_id);
}

static json_t *
removing_row(const struct removal *r, const struct journal_state *s)
{
    json_t *row = build_object(), *names = build_array();
    const json_t *old = s->header;
    size_t i;

    for (i = 0; i < r->n; i++) {
        json_t *o = build_object();

        build_set(o, "name", build_text(r->v[i].name));
        build_set(o, "store", json_boolean(r->v[i].store));
        build_add(names, o);
    }
    build_set(row, "row", json_string("removing"));
    build_set(row, "names", names);
    if (text_of(old, "run_id") != NULL)
        build_set(row, "run_id", json_string(text_of(old, "run_id")));
    if (json_object_get(old, "outputs") != NULL)
        build_set(row, "outputs", json_incref(json_object_get(old, "outputs")));
    return row;
}

/* From here on the journal knows that the run goes. */
static int
begin(const struct removal *r, const struct journal_state *s, struct cd_err *e)
{
    json_t *row;
    struct journal *j;
    int rc = -1;

    if (s->removing != NULL)
        return 0;
    row = removing_row(r, s);
    if (s->header == NULL) {
        j = journal_begin(r->folder, row, e);
        rc = j != NULL ? 0 : -1;
    } else if ((j = journal_continue(r->folder, s, e)) != NULL) {
        rc = journal_put(j, row, e);
    }
    journal_close(j);
    json_decref(row);
    return rc;
}

int
removal_do(struct removal *r, const struct journal_state *s, struct cd_err *e)
{
    size_t i;

    tell(r);
    if (begin(r, s, e))
        return -1;
    for (i = 0; i < r->n; i++) { /* run.json is the first */
        const struct removal_name *x = &r->v[i];

        if (interrupt_check(e))
            return -1;
        if (x->there && (tree_remove(r->folder, x->name, e) ||
                            files_sync_folder_of(r->folder, x->name, e)))
            return -1;
    }
    return 0;
}
