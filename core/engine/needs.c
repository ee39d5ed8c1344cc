/* SPDX-License-Identifier: MIT */
#include "engine/needs.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "host/talk.h"
#include "json/build.h"

#define MOST 65536 /* needs in a message */

static void
make_room(struct needs *t, size_t n)
{
    size_t i;

    if (t->n >= n)
        return;
    t->v = mem_resize(t->v, n, sizeof(*t->v));
    for (i = t->n; i < n; i++)
        t->v[i] = (struct need_tally){ 0, 0, NEEDS_NEVER };
    t->n = n;
}

/* ---- in a worker -------------------------------------------------------- */

/* The first need of a node, or of one behind it. */
static size_t
first_of(const struct plan *p, size_t node)
{
    size_t low = 0, high = p->nneeds;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (p->needs[middle].node < node)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Did the batch lack the field of an earlier need so far?  Then the keys of the
 * record were taken there, before stages added to them. */
static bool
lacks_earlier(const struct needs *t, const struct plan *p, size_t i)
{
    size_t j;

    for (j = 0; j < i; j++) {
        if (p->needs[j].judged && t->v[j].first == NEEDS_NEVER &&
            t->v[j].lacking > 0)
            return true;
    }
    return false;
}

void
needs_see(struct needs *t, const struct plan *p, size_t node, const json_t *rec,
    uint64_t mapped, bool *seen)
{
    size_t i;

    make_room(t, p->nneeds);
    for (i = first_of(p, node); i < p->nneeds && p->needs[i].node == node;
         i++) {
        const struct plan_need *n = &p->needs[i];
        struct need_tally *x = &t->v[i];

        if (seen[i] && n->kind != NEED_STOP)
            continue;
        x->reached++;
        if (need_met(n, rec, mapped)) {
            if (x->first == NEEDS_NEVER)
                x->first = x->reached - 1;
            seen[i] = true;
        } else if (n->kind == NEED_STOP) {
            x->lacking++;
            if (n->judged && x->first == NEEDS_NEVER && !lacks_earlier(t, p, i))
                keys_take(&t->keys, rec);
        }
    }
}

/* ---- added up ----------------------------------------------------------- */

void
needs_add(struct needs *t, const struct needs *more)
{
    size_t i;

    make_room(t, more->n);
    for (i = 0; i < more->n; i++) {
        struct need_tally *x = &t->v[i];
        const struct need_tally *y = &more->v[i];

        if (x->first == NEEDS_NEVER && y->first != NEEDS_NEVER)
            x->first = x->reached + y->first;
        x->reached += y->reached;
        x->lacking += y->lacking;
    }
    keys_merge(&t->keys, &more->keys);
}

void
needs_reset(struct needs *t)
{
    size_t i;

    for (i = 0; i < t->n; i++)
        t->v[i] = (struct need_tally){ 0, 0, NEEDS_NEVER };
    keys_free(&t->keys);
}

void
needs_free(struct needs *t)
{
    free(t->v);
    keys_free(&t->keys);
    memset(t, 0, sizeof(*t));
}

void
needs_put(struct buf *to, const struct needs *t)
{
    size_t i;

    wire_put_u64(to, t->n);
    for (i = 0; i < t->n; i++) {
        wire_put_u64(to, t->v[i].reached);
        wire_put_u64(to, t->v[i].lacking);
        wire_put_u64(to, t->v[i].first);
    }
    keys_put(to, &t->keys);
}

void
needs_get(struct needs *t, struct wire *w)
{
    size_t i, n = (size_t)wire_get_max(w, MOST);

    for (i = 0; i < n && !w->bad; i++) {
        make_room(t, i + 1);
        t->v[i].reached = wire_get_u64(w);
        t->v[i].lacking = wire_get_u64(w);
        t->v[i].first = wire_get_u64(w);
    }
    keys_get(&t->keys, w);
}

json_t *
needs_save(const struct needs *t)
{
    json_t *a = build_array();
    size_t i;

    for (i = 0; i < t->n; i++) {
        const struct need_tally *x = &t->v[i];
        json_t *row = build_array();

        build_add(row, json_integer((json_int_t)x->reached));
        build_add(row, json_integer((json_int_t)x->lacking));
        if (x->first != NEEDS_NEVER)
            build_add(row, json_integer((json_int_t)x->first));
        build_add(a, row);
    }
    return a;
}

static uint64_t
number(const json_t *row, size_t i)
{
    return (uint64_t)json_integer_value(json_array_get(row, i));
}

int
needs_restore(struct needs *t, const json_t *saved)
{
    size_t i, n = json_array_size(saved);

    if (!json_is_array(saved) || n > MOST)
        return -1;
    make_room(t, n);
    for (i = 0; i < n; i++) {
        const json_t *row = json_array_get(saved, i);

        if (!json_is_array(row))
            return -1;
        t->v[i].reached = number(row, 0);
        t->v[i].lacking = number(row, 1);
        t->v[i].first = json_array_size(row) > 2 ? number(row, 2) : NEEDS_NEVER;
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
    json_t *a = build_array();
    size_t i;

    for (i = 0; i < names->n; i++) {
        const struct need_name *n = &names->v[i];
        json_t *row = build_object();

        build_set(row, "kind", json_string(kinds[n->kind]));
        build_set(row, "node", json_integer((json_int_t)n->node));
        build_set(row, "path", build_text(n->path));
        build_add(a, row);
    }
    return a;
}

static int
restore_name(struct need_name *n, const json_t *row, size_t nodes)
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
    n->kind = (enum need_kind)i;
    n->node = (size_t)json_integer_value(node);
    n->path = mem_strdup(path);
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

/* How many there are of both: a worker's word is not taken for it. */
static size_t
count(const struct needs *t, const struct need_names *names)
{
    return t->n < names->n ? t->n : names->n;
}

static const char *
id_of(const struct need_names *names, size_t i)
{
    return names->v[i].node > 0 ? names->ids[names->v[i].node - 1] : "";
}

static int
never(const struct needs *t, const struct need_names *names, size_t i,
    uint64_t seen, struct cd_err *e)
{
    const char *path = names->v[i].path;
    struct buf advice = { 0 };

    keys_advise(&advice, &t->keys, path);
    if (seen == 1)
        err_set(e,
            "\"%s\" reads \"%s\", which the record that came to it does "
            "not have; %s",
            id_of(names, i), path, buf_cstr(&advice));
    else
        err_set(e,
            "\"%s\" reads \"%s\", which none of the %s%ju records that "
            "came to it has; %s",
            id_of(names, i), path, seen == NEED_RECORDS ? "first " : "",
            (uintmax_t)seen, buf_cstr(&advice));
    buf_free(&advice);
    return -1;
}

int
needs_judge(const struct needs *t, const struct need_names *names, bool end,
    struct cd_err *e)
{
    bool open = false;
    size_t i;

    for (i = 0; i < names->n; i++) {
        const struct need_tally none = { 0, 0, NEEDS_NEVER };
        const struct need_tally *x = i < t->n ? &t->v[i] : &none;
        uint64_t seen = x->reached < NEED_RECORDS ? x->reached : NEED_RECORDS;

        if (!names->v[i].judged || x->first < NEED_RECORDS)
            continue;
        if (seen == NEED_RECORDS || (end && seen > 0))
            return never(t, names, i, seen, e);
        open = true;
    }
    return open && !end;
}

/* The stages that lacked the field of need i in as many records. */
static void
add_stages(struct buf *b, const struct needs *t, const struct need_names *names,
    size_t i, bool *said)
{
    size_t j;

    for (j = i; j < count(t, names); j++) {
        if (names->v[j].kind != NEED_STOP ||
            strcmp(names->v[j].path, names->v[i].path) != 0 ||
            t->v[j].lacking != t->v[i].lacking ||
            t->v[j].reached != t->v[i].reached)
            continue;
        said[j] = true;
        buf_addf(b, "%s\"%s\"", j > i ? ", " : "", id_of(names, j));
    }
}

static void
tell_lacking(
    const struct needs *t, const struct need_names *names, size_t i, bool *said)
{
    struct buf b = { 0 };

    add_stages(&b, t, names, i, said);
    talk(TALK_INFO, "%ju of %ju records had no \"%s\" for %s",
        (uintmax_t)t->v[i].lacking, (uintmax_t)t->v[i].reached,
        names->v[i].path, buf_cstr(&b));
    buf_free(&b);
}

void
needs_tell(const struct needs *t, const struct need_names *names)
{
    bool *said = mem_zalloc(t->n, sizeof(*said));
    size_t i;

    for (i = 0; i < count(t, names); i++) {
        const struct need_tally *x = &t->v[i];
        const struct need_name *n = &names->v[i];

        if (n->kind == NEED_STOP && x->lacking > 0 && !said[i])
            tell_lacking(t, names, i, said);
        else if (n->kind == NEED_STOP || x->reached == 0 ||
                 x->first != NEEDS_NEVER)
            continue;
        else if (n->kind == NEED_TOLD)
            talk(TALK_WARNING, "\"%s\" reads \"%s\", which no record had",
                id_of(names, i), n->path);
        else
            talk(TALK_WARNING,
                "\"%s\" was to become \"%s\", but no record "
                "had it",
                n->from, n->path);
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
needs_json(const struct needs *t, const struct need_names *names, size_t node)
{
    json_t *o = NULL;
    size_t i;

    for (i = 0; i < count(t, names); i++) {
        if (names->v[i].kind != NEED_STOP || names->v[i].node != node ||
            t->v[i].lacking == 0)
            continue;
        if (o == NULL)
            o = build_object();
        build_set(
            o, names->v[i].path, json_integer((json_int_t)t->v[i].lacking));
    }
    return o;
}
