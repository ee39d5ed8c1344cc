/* SPDX-License-Identifier: MIT */
#include "engine/needs.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "json/build.h"
#include "process/talk.h"

#define MOST 65536 /* needs in a message */

static void
grow_tallies(struct needs *needs, size_t n)
{
    size_t i;

    if (needs->n >= n)
        return;
    needs->v = mem_resize(needs->v, n, sizeof(*needs->v));
    for (i = needs->n; i < n; i++)
        needs->v[i] = (struct need_tally){ 0, 0, NEEDS_NEVER };
    needs->n = n;
}

/* ---- in a worker -------------------------------------------------------- */

/* Index of the first need of a node or of a later one; they are sorted by
 * node. */
static size_t
first_need_of(const struct plan *plan, size_t node)
{
    size_t low = 0, high = plan->nneeds;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (plan->needs[middle].node < node)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Did all records so far lack the field of an earlier need?  Then the keys were
 * collected there, before stages added others. */
static bool
lacks_earlier(const struct needs *needs, const struct plan *plan, size_t i)
{
    size_t j;

    for (j = 0; j < i; j++) {
        if (plan->needs[j].judged && needs->v[j].first == NEEDS_NEVER &&
            needs->v[j].lacking > 0)
            return true;
    }
    return false;
}

void
needs_see(struct needs *needs, const struct plan *plan, size_t node,
    const json_t *rec, uint64_t mapped, bool *seen)
{
    size_t i;

    grow_tallies(needs, plan->nneeds);
    for (i = first_need_of(plan, node);
         i < plan->nneeds && plan->needs[i].node == node; i++) {
        const struct plan_need *need = &plan->needs[i];
        struct need_tally *tally = &needs->v[i];

        if (seen[i] && need->kind != NEED_STOP)
            continue;
        tally->reached++;
        if (need_met(need, rec, mapped)) {
            if (tally->first == NEEDS_NEVER)
                tally->first = tally->reached - 1;
            seen[i] = true;
        } else if (need->kind == NEED_STOP) {
            tally->lacking++;
            if (need->judged && tally->first == NEEDS_NEVER &&
                !lacks_earlier(needs, plan, i))
                keys_take(&needs->keys, rec);
        }
    }
}

/* ---- added up ----------------------------------------------------------- */

void
needs_add(struct needs *needs, const struct needs *more)
{
    size_t i;

    grow_tallies(needs, more->n);
    for (i = 0; i < more->n; i++) {
        struct need_tally *tally = &needs->v[i];
        const struct need_tally *more_tally = &more->v[i];

        if (tally->first == NEEDS_NEVER && more_tally->first != NEEDS_NEVER)
            tally->first = tally->reached + more_tally->first;
        tally->reached += more_tally->reached;
        tally->lacking += more_tally->lacking;
    }
    keys_merge(&needs->keys, &more->keys);
}

void
needs_reset(struct needs *needs)
{
    size_t i;

    for (i = 0; i < needs->n; i++)
        needs->v[i] = (struct need_tally){ 0, 0, NEEDS_NEVER };
    keys_free(&needs->keys);
}

void
needs_free(struct needs *needs)
{
    free(needs->v);
    keys_free(&needs->keys);
    memset(needs, 0, sizeof(*needs));
}

void
needs_put(struct buf *to, const struct needs *needs)
{
    size_t i;

    wire_put_u64(to, needs->n);
    for (i = 0; i < needs->n; i++) {
        wire_put_u64(to, needs->v[i].reached);
        wire_put_u64(to, needs->v[i].lacking);
        wire_put_u64(to, needs->v[i].first);
    }
    keys_put(to, &needs->keys);
}

void
needs_get(struct needs *needs, struct wire *wire)
{
    size_t i, n = (size_t)wire_get_max(wire, MOST);

    for (i = 0; i < n && !wire->bad; i++) {
        grow_tallies(needs, i + 1);
        needs->v[i].reached = wire_get_u64(wire);
        needs->v[i].lacking = wire_get_u64(wire);
        needs->v[i].first = wire_get_u64(wire);
    }
    keys_get(&needs->keys, wire);
}

json_t *
needs_save(const struct needs *needs)
{
    json_t *rows = build_array();
    size_t i;

    for (i = 0; i < needs->n; i++) {
        const struct need_tally *tally = &needs->v[i];
        json_t *row = build_array();

        build_add(row, json_integer((json_int_t)tally->reached));
        build_add(row, json_integer((json_int_t)tally->lacking));
        if (tally->first != NEEDS_NEVER)
            build_add(row, json_integer((json_int_t)tally->first));
        build_add(rows, row);
    }
    return rows;
}

static uint64_t
tally_number(const json_t *row, size_t i)
{
    return (uint64_t)json_integer_value(json_array_get(row, i));
}

int
needs_restore(struct needs *needs, const json_t *saved)
{
    size_t i, n = json_array_size(saved);

    if (!json_is_array(saved) || n > MOST)
        return -1;
    grow_tallies(needs, n);
    for (i = 0; i < n; i++) {
        const json_t *row = json_array_get(saved, i);

        if (!json_is_array(row))
            return -1;
        needs->v[i].reached = tally_number(row, 0);
        needs->v[i].lacking = tally_number(row, 1);
        needs->v[i].first =
            json_array_size(row) > 2 ? tally_number(row, 2) : NEEDS_NEVER;
    }
    return 0;
}

static const char *const kinds[] = {
    [NEED_STOP] = "stop", [NEED_TOLD] = "told", [NEED_SOURCE] = "source"
};

#define KINDS (sizeof(kinds) / sizeof(kinds[0]))

json_t *
needs_names_save(const struct need_names *names)
{
    json_t *rows = build_array();
    size_t i;

    for (i = 0; i < names->n; i++) {
        const struct need_name *name = &names->v[i];
        json_t *row = build_object();

        build_set(row, "kind", json_string(kinds[name->kind]));
        build_set(row, "node", json_integer((json_int_t)name->node));
        build_set(row, "path", build_text(name->path));
        build_add(rows, row);
    }
    return rows;
}

static int
restore_name(struct need_name *name, const json_t *row, size_t nodes)
{
    const char *kind = json_string_value(json_object_get(row, "kind"));
    const char *path = json_string_value(json_object_get(row, "path"));
    const json_t *node = json_object_get(row, "node");
    size_t i = 0;

    while (i < KINDS && (kind == NULL || strcmp(kinds[i], kind) != 0))
        i++;
    if (i == KINDS || path == NULL || !json_is_integer(node) ||
        json_integer_value(node) < 0 ||
        (uint64_t)json_integer_value(node) > nodes)
        return -1;
    name->kind = (enum need_kind)i;
    name->node = (size_t)json_integer_value(node);
    name->path = mem_strdup(path);
    return 0;
}

int
needs_names_restore(struct need_names *names, const json_t *saved, size_t nodes)
{
    size_t i, n = json_array_size(saved);

    if (!json_is_array(saved) || n > MOST)
        return -1;
    names->v = mem_zalloc(n, sizeof(*names->v));
    for (i = 0; i < n; i++) {
        if (restore_name(&names->v[names->n], json_array_get(saved, i), nodes))
            return -1;
        names->n++;
    }
    return 0;
}

/* ---- judged and told ---------------------------------------------------- */

/* How many needs both know: a worker may send any number. */
static size_t
common_count(const struct needs *needs, const struct need_names *names)
{
    return needs->n < names->n ? needs->n : names->n;
}

static const char *
need_owner(const struct need_names *names, size_t i)
{
    return names->v[i].node > 0 ? names->ids[names->v[i].node - 1] : "";
}

static int
fail_never_met(const struct needs *needs, const struct need_names *names,
    size_t i, uint64_t seen, struct cd_err *err)
{
    const char *path = names->v[i].path;
    struct buf lack = { 0 }, advice = { 0 };

    keys_lack(&lack, &needs->keys, path, seen, seen == NEED_RECORDS);
    keys_advise(&advice, &needs->keys, path);
    err_set(err, "\"%s\" reads \"%s\", which %s that came to it; %s",
        need_owner(names, i), path, buf_cstr(&lack), buf_cstr(&advice));
    buf_free(&lack);
    buf_free(&advice);
    return -1;
}

int
needs_judge(const struct needs *needs, const struct need_names *names, bool end,
    struct cd_err *err)
{
    bool open = false;
    size_t i;

    for (i = 0; i < names->n; i++) {
        const struct need_tally none = { 0, 0, NEEDS_NEVER };
        const struct need_tally *tally = i < needs->n ? &needs->v[i] : &none;
        uint64_t seen =
            tally->reached < NEED_RECORDS ? tally->reached : NEED_RECORDS;

        if (!names->v[i].judged || tally->first < NEED_RECORDS)
            continue;
        if (seen == NEED_RECORDS || (end && seen > 0))
            return fail_never_met(needs, names, i, seen, err);
        open = true;
    }
    return open && !end;
}

/* Append the stages that lacked the field of need i in as many records, and
 * mark their needs in `said`. */
static void
add_stages(struct buf *to, const struct needs *needs,
    const struct need_names *names, size_t i, bool *said)
{
    size_t j;

    for (j = i; j < common_count(needs, names); j++) {
        if (names->v[j].kind != NEED_STOP ||
            strcmp(names->v[j].path, names->v[i].path) != 0 ||
            needs->v[j].lacking != needs->v[i].lacking ||
            needs->v[j].reached != needs->v[i].reached)
            continue;
        said[j] = true;
        buf_addf(to, "%s\"%s\"", j > i ? ", " : "", need_owner(names, j));
    }
}

static void
tell_lacking(const struct needs *needs, const struct need_names *names,
    size_t i, bool *said)
{
    struct buf text = { 0 };

    add_stages(&text, needs, names, i, said);
    talk(TALK_INFO, "%ju of %ju records had no \"%s\" for %s",
        (uintmax_t)needs->v[i].lacking, (uintmax_t)needs->v[i].reached,
        names->v[i].path, buf_cstr(&text));
    buf_free(&text);
}

void
needs_tell(const struct needs *needs, const struct need_names *names)
{
    bool *said = mem_zalloc(needs->n, sizeof(*said));
    size_t i;

    for (i = 0; i < common_count(needs, names); i++) {
        const struct need_tally *tally = &needs->v[i];
        const struct need_name *name = &names->v[i];

        if (name->kind == NEED_STOP && tally->lacking > 0 && !said[i])
            tell_lacking(needs, names, i, said);
        else if (name->kind == NEED_STOP || tally->reached == 0 ||
                 tally->first != NEEDS_NEVER)
            continue;
        else if (name->kind == NEED_TOLD)
            talk(TALK_WARNING, "\"%s\" reads \"%s\", which no record had",
                need_owner(names, i), name->path);
        else
            talk(TALK_WARNING,
                "\"%s\" was to become \"%s\", but no record that could be "
                "read had it",
                name->from, name->path);
    }
    free(said);
}

void
needs_tell_rest(const char *out, uint64_t written)
{
    if (out != NULL)
        talk(TALK_INFO,
            "no output in \"%s\" was finished: after the repair, "
            "--force starts anew",
            out);
    else if (written > 0)
        talk(TALK_INFO, "%ju records went to standard output before",
            (uintmax_t)written);
}

json_t *
needs_json(
    const struct needs *needs, const struct need_names *names, size_t node)
{
    json_t *lacking = NULL;
    size_t i;

    for (i = 0; i < common_count(needs, names); i++) {
        if (names->v[i].kind != NEED_STOP || names->v[i].node != node ||
            needs->v[i].lacking == 0)
            continue;
        if (lacking == NULL)
            lacking = build_object();
        build_set(lacking, names->v[i].path,
            json_integer((json_int_t)needs->v[i].lacking));
    }
    return lacking;
}
