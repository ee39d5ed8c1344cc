/* SPDX-License-Identifier: MIT */
#include "engine/counters.h"

#include <stdlib.h>
#include <string.h>
#include <copydesk/version.h>

#include "base/mem.h"
#include "base/tty.h"
#include "json/build.h"

static void
set_count(json_t *o, const char *key, uint64_t n)
{
    build_set(o, key, json_integer((json_int_t)n));
}

void
counters_init(struct counters *c, const struct summary *m)
{
    size_t i;

    memset(c, 0, sizeof(*c));
    c->nnodes = m->nstages + m->noutputs;
    c->nns = CHAIN_TIMES + c->nnodes;
    c->ns = mem_zalloc(c->nns, sizeof(*c->ns));
    c->names = mem_zalloc(c->nnodes, sizeof(json_t *));
    for (i = 0; i < c->nnodes; i++)
        c->names[i] = build_object();
    c->started = time(NULL);
    c->legs = 1;
    c->clock = chain_clock();
}

void
counters_free(struct counters *c)
{
    size_t i;

    for (i = 0; i < c->nnodes; i++)
        json_decref(c->names[i]);
    free(c->names);
    free(c->ns);
    needs_free(&c->needs);
}

void
counters_add(struct counters *c, const struct reply *r)
{
    size_t i;

    c->written += r->written;
    c->dropped += r->dropped;
    c->rejected += r->rejected;
    c->damaged += r->damaged;
    for (i = 0; i < REJECT_CODES; i++)
        c->codes[i] += r->codes[i];
    for (i = 0; i < c->nns && i < r->nns; i++) {
        c->ns[i] += r->ns[i];
        c->own += c->apart ? 0 : r->ns[i];
    }
    needs_add(&c->needs, &r->needs);
    for (i = 0; i < r->ncounters; i++) {
        const struct reply_counter *x = &r->counters[i];
        json_t *o = c->names[x->stage];
        struct buf b = { 0 };
        const char *name;
        const json_t *old;

        tty_escape(&b, x->name, strlen(x->name)); /* may not be UTF-8 */
        name = buf_cstr(&b);
        old = json_object_get(o, name);
        if (json_object_size(o) < SERVICE_COUNTERS || old != NULL)
            build_set(o, name,
                json_integer(service_sum(json_integer_value(old), x->n)));
        buf_free(&b);
    }
}

#define TIMES 2 /* elapsed, and CPU time of the supervisor */
#define FATES 7 /* numbers that say what became of records */

/* ---- time --------------------------------------------------------------- */

static uint64_t
elapsed(const struct counters *c)
{
    return c->elapsed + chain_clock() - c->clock;
}

/* CPU time of the supervisor. */
static uint64_t
spent(const struct counters *c)
{
    uint64_t now = chain_cpu();

    return c->cpu + (now > c->own ? now - c->own : 0);
}

/* ---- saved in a checkpoint ---------------------------------------------- */

static json_t *
numbers(const uint64_t *v, size_t n)
{
    json_t *a = build_array();
    size_t i;

    for (i = 0; i < n; i++)
        build_add(a, json_integer((json_int_t)v[i]));
    return a;
}

static int
get_numbers(const json_t *a, uint64_t *v, size_t n)
{
    size_t i;

    if (json_array_size(a) != n)
        return -1;
    for (i = 0; i < n; i++)
        v[i] = (uint64_t)json_integer_value(json_array_get(a, i));
    return 0;
}

json_t *
counters_save(const struct counters *c)
{
    const uint64_t fates[FATES] = { c->written, c->dropped, c->rejected,
        c->damaged, c->unstored, c->workers, c->deaths };
    const uint64_t times[TIMES] = { elapsed(c), spent(c) };
    json_t *o = build_object(), *names = build_array();
    size_t i;

    for (i = 0; i < c->nnodes; i++)
        build_add(names, json_deep_copy(c->names[i]));
    build_set(o, "fates", numbers(fates, FATES));
    build_set(o, "codes", numbers(c->codes, REJECT_CODES));
    build_set(o, "ns", numbers(c->ns, c->nns));
    build_set(o, "time", numbers(times, TIMES));
    build_set(o, "names", names);
    build_set(o, "needs", needs_save(&c->needs));
    return o;
}

int
counters_restore(struct counters *c, const json_t *saved)
{
    const json_t *names = json_object_get(saved, "names");
    uint64_t fates[FATES], times[TIMES];
    size_t i;

    if (get_numbers(json_object_get(saved, "fates"), fates, FATES) ||
        get_numbers(json_object_get(saved, "codes"), c->codes, REJECT_CODES) ||
        get_numbers(json_object_get(saved, "ns"), c->ns, c->nns) ||
        get_numbers(json_object_get(saved, "time"), times, TIMES) ||
        json_array_size(names) != c->nnodes ||
        needs_restore(&c->needs, json_object_get(saved, "needs")))
        return -1;
    c->written = fates[0];
    c->dropped = fates[1];
    c->rejected = fates[2];
    c->damaged = fates[3];
    c->unstored = fates[4];
    c->workers = fates[5];
    c->deaths = fates[6];
    c->elapsed = times[0];
    c->cpu = times[1];
    for (i = 0; i < c->nnodes; i++) {
        json_t *o = json_array_get(names, i);

        if (!json_is_object(o))
            return -1;
        json_decref(c->names[i]);
        c->names[i] = json_incref(o);
    }
    return 0;
}

uint64_t
counters_told(const struct counters *c)
{
    return c->written + c->dropped + c->rejected;
}

/* ---- the end ------------------------------------------------------------ */

int
counters_check(const struct counters *c, struct cd_err *e)
{
    if (c->in == counters_told(c))
        return 0;
    return err_set(e,
        "%ju records came in, but %ju were written, %ju dropped "
        "and %ju rejected: a fault in copydesk; no output was "
        "given its name",
        (uintmax_t)c->in, (uintmax_t)c->written, (uintmax_t)c->dropped,
        (uintmax_t)c->rejected);
}

/* 1234567 as "1,234,567". */
static void
add_number(struct buf *b, uint64_t n)
{
    char s[32];
    int len = snprintf(s, sizeof(s), "%ju", (uintmax_t)n), i;

    for (i = 0; i < len; i++) {
        buf_addc(b, s[i]);
        if ((len - i) % 3 == 1 && i + 1 < len)
            buf_addc(b, ',');
    }
}

char *
counters_line(const struct counters *c)
{
    struct buf b = { 0 };
    const char *before = " (";
    size_t i;

    add_number(&b, c->in);
    buf_adds(&b, c->in == 1 ? " record in: " : " records in: ");
    add_number(&b, c->written);
    buf_adds(&b, " written, ");
    add_number(&b, c->dropped);
    buf_adds(&b, " dropped, ");
    add_number(&b, c->rejected);
    buf_adds(&b, " rejected");
    for (i = 0; i < REJECT_CODES; i++) {
        if (c->codes[i] == 0 || i == reject_code("damaged_gzip") ||
            i == reject_code("input_changed")) /* no records */
            continue;
        buf_addf(&b, "%s%s ", before, reject_codes[i]);
        add_number(&b, c->codes[i]);
        before = ", ";
    }
    if (strcmp(before, ", ") == 0)
        buf_addc(&b, ')');
    if (c->damaged > 0) {
        buf_adds(&b, "; damage in ");
        add_number(&b, c->damaged);
        buf_adds(&b, c->damaged == 1 ? " place" : " places");
    }
    if (c->unstored > 0) {
        buf_adds(&b, "; refused by a store ");
        add_number(&b, c->unstored);
    }
    return buf_cstr(&b);
}

/* ---- run.json ----------------------------------------------------------- */

json_t *
counters_records(const struct counters *c)
{
    json_t *o = build_object(), *codes = build_object();
    size_t i;

    set_count(o, "in", c->in);
    set_count(o, "written", c->written);
    set_count(o, "dropped", c->dropped);
    set_count(o, "rejected", c->rejected);
    set_count(o, "damaged", c->damaged);
    if (c->unstored > 0)
        set_count(o, "unstored", c->unstored);
    for (i = 0; i < REJECT_CODES; i++) {
        if (c->codes[i] > 0)
            set_count(codes, reject_codes[i], c->codes[i]);
    }
    build_set(o, "codes", codes);
    return o;
}

static json_t *
seconds(uint64_t ns)
{
    return json_real((double)(ns / 1000) / 1e6);
}

static json_t *
node_json(const struct counters *c, const struct summary *m, size_t i)
{
    const struct summary_node *n = &m->nodes[i];
    json_t *o = build_object();
    json_t *without = needs_json(&c->needs, &m->needs, i + 1);

    build_set(o, "id", build_text(n->id));
    build_set(o, "plugin", json_string(n->plugin));
    build_set(o, "version", build_text(n->version));
    build_set(o, "cpu_seconds", seconds(c->ns[CHAIN_TIMES + i]));
    build_set(o, "counters", json_deep_copy(c->names[i]));
    if (without != NULL)
        build_set(o, "without", without);
    return o;
}

/* Before the first checkpoint there are no marks. */
static json_t *
number_of(const json_t *mark, const char *key)
{
    return json_integer(json_integer_value(json_object_get(mark, key)));
}

static json_t *
outputs_json(
    const struct counters *c, const struct summary *m, const json_t *marks)
{
    json_t *a = build_array();
    size_t i;

    for (i = 0; i < m->noutputs; i++) {
        const struct summary_node *n = &m->nodes[m->nstages + i];
        json_t *o = node_json(c, m, m->nstages + i);
        const json_t *mark = json_array_get(marks, i);
        json_t *sha256 = json_object_get(mark, "sha256");
        json_t *files = json_object_get(mark, "files");

        if (n->path != NULL)
            build_set(o, "path", build_text(n->path));
        if (n->kind == CD_STORE) /* --force may find a folder there */
            build_set(o, "store", json_true());
        build_set(o, "records", number_of(mark, "records"));
        build_set(o, "bytes",
            n->kind == CD_STORE && n->path == NULL
                ? json_null() /* a server has them */
                : number_of(mark, "bytes"));
        if (sha256 != NULL)
            build_set(o, "sha256", json_incref(sha256));
        if (files != NULL)
            build_set(o, "files", json_incref(files));
        build_add(a, o);
    }
    return a;
}

static json_t *
files_json(const struct summary *m, const struct counters *c)
{
    json_t *a = build_array();
    size_t i;

    for (i = 0; i < m->noutputs; i++) {
        const struct summary_node *n = &m->nodes[m->nstages + i];

        if (n->path != NULL && !n->append)
            build_add(a, build_text(n->path));
    }
    if (c->rejected + c->damaged + c->unstored > 0)
        build_add(a, json_string(WRITER_REJECTS));
    build_add(a, json_string("run.json"));
    return a;
}

json_t *
counters_input(const struct summary *m)
{
    json_t *o = build_object();
    uint64_t bytes = 0;
    size_t i;

    for (i = 0; i < m->inputs.n; i++)
        bytes += m->inputs.v[i].then.size;
    set_count(o, "files", m->inputs.n);
    set_count(o, "bytes", bytes);
    return o;
}

static json_t *
time_json(const struct counters *c)
{
    static const char *const names[] = { [CHAIN_READ] = "read",
        [CHAIN_WRITE] = "check",
        [CHAIN_DEFLATE] = "deflate" };
    json_t *o = build_object();
    time_t started = (time_t)c->started;
    struct tm tm;
    char s[32];
    size_t i;

    gmtime_r(&started, &tm);
    strftime(s, sizeof(s), "%Y-%m-%dT%H:%M:%SZ", &tm);
    build_set(o, "started", json_string(s));
    set_count(o, "legs", c->legs);
    build_set(o, "seconds", seconds(elapsed(c)));
    build_set(o, "supervisor_cpu_seconds", seconds(spent(c)));
    for (i = 0; i < CHAIN_TIMES; i++) {
        char *key = mem_printf("%s_cpu_seconds", names[i]);

        build_set(o, key, seconds(c->ns[i]));
        free(key);
    }
    return o;
}

static json_t *
workers_json(const struct counters *c)
{
    json_t *o = build_object();

    set_count(o, "most", c->jobs);
    set_count(o, "started", c->workers);
    set_count(o, "died", c->deaths);
    return o;
}

json_t *
counters_json(const struct counters *c, const struct summary *m,
    const json_t *marks, const char *run_id)
{
    json_t *o = build_object(), *stages = build_array();
    size_t i;

    for (i = 0; i < m->nstages; i++) {
        build_add(stages, node_json(c, m, i));
    }
    build_set(o, "copydesk", json_string(COPYDESK_VERSION));
    build_set(o, "run_id", json_string(run_id));
    build_set(o, "time", time_json(c));
    build_set(o, "input", counters_input(m));
    build_set(o, "records", counters_records(c));
    build_set(o, "workers", workers_json(c));
    build_set(o, "stages", stages);
    build_set(o, "outputs", outputs_json(c, m, marks));
    build_set(o, "files", files_json(m, c));
    return o;
}
