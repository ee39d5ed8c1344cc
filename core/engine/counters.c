/* SPDX-License-Identifier: MIT */
#include "engine/counters.h"

#include <stdlib.h>
#include <string.h>
#include <copydesk/version.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/tty.h"
#include "engine/chain.h"
#include "io/batch.h"
#include "io/decoding.h"
#include "json/build.h"

static void
set_count(json_t *object, const char *key, uint64_t n)
{
    build_set(object, key, json_integer((json_int_t)n));
}

void
counters_init(struct counters *counters, const struct summary *summary)
{
    size_t i;

    memset(counters, 0, sizeof(*counters));
    counters->apart = summary->inputs.apart;
    counters->nnodes = summary->nstages + summary->noutputs;
    counters->nns = REPLY_TIMES + counters->nnodes;
    counters->ns = mem_zalloc(counters->nns, sizeof(*counters->ns));
    counters->names = mem_zalloc(counters->nnodes, sizeof(json_t *));
    for (i = 0; i < counters->nnodes; i++)
        counters->names[i] = build_object();
    counters->started = time(NULL);
    counters->legs = 1;
    counters->clock = clock_now();
}

void
counters_free(struct counters *counters)
{
    size_t i;

    for (i = 0; i < counters->nnodes; i++)
        json_decref(counters->names[i]);
    free(counters->names);
    free(counters->ns);
    needs_free(&counters->needs);
}

void
counters_add(struct counters *counters, const struct reply *reply)
{
    size_t i;

    counters->written += reply->written;
    counters->dropped += reply->dropped;
    counters->rejected += reply->rejected;
    counters->damaged += reply->damaged;
    for (i = 0; i < REJECT_CODES; i++)
        counters->codes[i] += reply->codes[i];
    for (i = 0; i < counters->nns && i < reply->nns; i++) {
        counters->ns[i] += reply->ns[i];
        counters->own += counters->apart ? 0 : reply->ns[i];
    }
    needs_add(&counters->needs, &reply->needs);
    for (i = 0; i < reply->ncounters; i++) {
        const struct reply_counter *counter = &reply->counters[i];
        json_t *own = counters->names[counter->stage];
        struct buf name_text = { 0 };
        const char *name;
        const json_t *old;

        tty_escape(&name_text, counter->name,
            strlen(counter->name)); /* a plugin's name may not be UTF-8 */
        name = buf_cstr(&name_text);
        old = json_object_get(own, name);
        if (json_object_size(own) < SERVICE_COUNTERS || old != NULL)
            build_set(own, name,
                json_integer(service_sum(json_integer_value(old), counter->n)));
        buf_free(&name_text);
    }
}

#define TIMES 2 /* elapsed, and CPU time of the supervisor */
#define FATES 7 /* numbers of records and workers */

/* ---- time --------------------------------------------------------------- */

static uint64_t
elapsed_ns(const struct counters *counters)
{
    return counters->elapsed + clock_now() - counters->clock;
}

/* CPU time of the supervisor, and of what decoded for it. */
static uint64_t
spent_ns(const struct counters *counters)
{
    uint64_t now = clock_cpu();

    return counters->cpu + (now > counters->own ? now - counters->own : 0) +
           decoding_cpu();
}

/* ---- saved in a checkpoint ---------------------------------------------- */

static json_t *
save_numbers(const uint64_t *numbers, size_t n)
{
    json_t *array = build_array();
    size_t i;

    for (i = 0; i < n; i++)
        build_add(array, json_integer((json_int_t)numbers[i]));
    return array;
}

static int
get_numbers(const json_t *array, uint64_t *numbers, size_t n)
{
    size_t i;

    if (json_array_size(array) != n)
        return -1;
    for (i = 0; i < n; i++)
        numbers[i] = (uint64_t)json_integer_value(json_array_get(array, i));
    return 0;
}

json_t *
counters_save(const struct counters *counters)
{
    const uint64_t fates[FATES] = { counters->written, counters->dropped,
        counters->rejected, counters->damaged, counters->unstored,
        counters->workers, counters->deaths };
    const uint64_t times[TIMES] = { elapsed_ns(counters), spent_ns(counters) };
    json_t *saved = build_object(), *names = build_array();
    size_t i;

    for (i = 0; i < counters->nnodes; i++)
        build_add(names, json_deep_copy(counters->names[i]));
    build_set(saved, "fates", save_numbers(fates, FATES));
    build_set(saved, "codes", save_numbers(counters->codes, REJECT_CODES));
    build_set(saved, "ns", save_numbers(counters->ns, counters->nns));
    build_set(saved, "time", save_numbers(times, TIMES));
    build_set(saved, "names", names);
    build_set(saved, "needs", needs_save(&counters->needs));
    return saved;
}

int
counters_restore(struct counters *counters, const json_t *saved)
{
    const json_t *names = json_object_get(saved, "names");
    uint64_t fates[FATES], times[TIMES];
    size_t i;

    if (get_numbers(json_object_get(saved, "fates"), fates, FATES) ||
        get_numbers(
            json_object_get(saved, "codes"), counters->codes, REJECT_CODES) ||
        get_numbers(
            json_object_get(saved, "ns"), counters->ns, counters->nns) ||
        get_numbers(json_object_get(saved, "time"), times, TIMES) ||
        json_array_size(names) != counters->nnodes ||
        needs_restore(&counters->needs, json_object_get(saved, "needs")))
        return -1;
    counters->written = fates[0];
    counters->dropped = fates[1];
    counters->rejected = fates[2];
    counters->damaged = fates[3];
    counters->unstored = fates[4];
    counters->workers = fates[5];
    counters->deaths = fates[6];
    counters->elapsed = times[0];
    counters->cpu = times[1];
    for (i = 0; i < counters->nnodes; i++) {
        json_t *own = json_array_get(names, i);

        if (!json_is_object(own))
            return -1;
        json_decref(counters->names[i]);
        counters->names[i] = json_incref(own);
    }
    return 0;
}

uint64_t
counters_told(const struct counters *counters)
{
    return counters->written + counters->dropped + counters->rejected;
}

/* ---- the end ------------------------------------------------------------ */

int
counters_check(const struct counters *counters, struct cd_err *err)
{
    if (counters->in == counters_told(counters))
        return 0;
    return err_set(err,
        "%ju records came in, but %ju were written, %ju dropped "
        "and %ju rejected: a fault in copydesk; no output was "
        "given its name",
        (uintmax_t)counters->in, (uintmax_t)counters->written,
        (uintmax_t)counters->dropped, (uintmax_t)counters->rejected);
}

/* 1234567 as "1,234,567". */
static void
add_grouped(struct buf *to, uint64_t n)
{
    char digits[32];
    int len = snprintf(digits, sizeof(digits), "%ju", (uintmax_t)n), i;

    for (i = 0; i < len; i++) {
        buf_addc(to, digits[i]);
        if ((len - i) % 3 == 1 && i + 1 < len)
            buf_addc(to, ',');
    }
}

/* The sum of a counter of all stages. */
static int64_t
sum_of_counts(const struct counters *counters, const char *name)
{
    int64_t sum = 0;
    size_t i;

    for (i = 0; i < counters->nnodes; i++)
        sum = service_sum(
            sum, json_integer_value(json_object_get(counters->names[i], name)));
    return sum;
}

char *
counters_line(const struct counters *counters)
{
    struct buf text = { 0 };
    const char *before = " (";
    int64_t kept = sum_of_counts(counters, CHAIN_KEPT);
    size_t i;

    add_grouped(&text, counters->in);
    buf_adds(&text, counters->in == 1 ? " record in: " : " records in: ");
    add_grouped(&text, counters->written);
    buf_adds(&text, " written, ");
    add_grouped(&text, counters->dropped);
    buf_adds(&text, " dropped, ");
    add_grouped(&text, counters->rejected);
    buf_adds(&text, " rejected");
    for (i = 0; i < REJECT_CODES; i++) {
        if (counters->codes[i] == 0 || batch_is_damage(reject_codes[i]))
            continue;
        buf_addf(&text, "%s%s ", before, reject_codes[i]);
        add_grouped(&text, counters->codes[i]);
        before = ", ";
    }
    if (strcmp(before, ", ") == 0)
        buf_addc(&text, ')');
    if (kept > 0) {
        buf_adds(&text, "; failures that \"on_error\" kept ");
        add_grouped(&text, (uint64_t)kept);
    }
    if (counters->damaged > 0) {
        buf_adds(&text, "; damage in ");
        add_grouped(&text, counters->damaged);
        buf_adds(&text, counters->damaged == 1 ? " place" : " places");
    }
    if (counters->unstored > 0) {
        buf_adds(&text, "; refused by a store ");
        add_grouped(&text, counters->unstored);
    }
    return buf_cstr(&text);
}

/* ---- run.json ----------------------------------------------------------- */

json_t *
counters_records(const struct counters *counters)
{
    json_t *object = build_object(), *codes = build_object();
    size_t i;

    set_count(object, "in", counters->in);
    set_count(object, "written", counters->written);
    set_count(object, "dropped", counters->dropped);
    set_count(object, "rejected", counters->rejected);
    set_count(object, "damaged", counters->damaged);
    if (counters->unstored > 0)
        set_count(object, "unstored", counters->unstored);
    for (i = 0; i < REJECT_CODES; i++) {
        if (counters->codes[i] > 0)
            set_count(codes, reject_codes[i], counters->codes[i]);
    }
    build_set(object, "codes", codes);
    return object;
}

static json_t *
json_seconds(uint64_t ns)
{
    return json_real((double)(ns / 1000) / 1e6);
}

static json_t *
node_json(
    const struct counters *counters, const struct summary *summary, size_t i)
{
    const struct summary_node *node = &summary->nodes[i];
    json_t *object = build_object();
    json_t *without = needs_json(&counters->needs, &summary->needs, i + 1);

    build_set(object, "id", build_text(node->id));
    build_set(object, "plugin", json_string(node->plugin));
    build_set(object, "version", build_text(node->version));
    build_set(
        object, "cpu_seconds", json_seconds(counters->ns[REPLY_TIMES + i]));
    build_set(object, "counters", json_deep_copy(counters->names[i]));
    if (without != NULL)
        build_set(object, "without", without);
    return object;
}

/* Before the first checkpoint there are no marks. */
static json_t *
mark_number(const json_t *mark, const char *key)
{
    return json_integer(json_integer_value(json_object_get(mark, key)));
}

static json_t *
outputs_json(const struct counters *counters, const struct summary *summary,
    const json_t *marks)
{
    json_t *array = build_array();
    size_t i;

    for (i = 0; i < summary->noutputs; i++) {
        const struct summary_node *node = &summary->nodes[summary->nstages + i];
        json_t *object = node_json(counters, summary, summary->nstages + i);
        const json_t *mark = json_array_get(marks, i);
        json_t *sha256 = json_object_get(mark, "sha256");
        json_t *files = json_object_get(mark, "files");

        if (node->path != NULL)
            build_set(object, "path", build_text(node->path));
        if (node->kind == CD_STORE) /* --force may find a folder there */
            build_set(object, "store", json_true());
        if (node->append) /* its size is not this run's alone */
            build_set(object, "append", json_true());
        build_set(object, "records", mark_number(mark, "records"));
        build_set(object, "bytes",
            node->kind == CD_STORE && node->path == NULL
                ? json_null() /* they are on a server */
                : mark_number(mark, "bytes"));
        if (sha256 != NULL)
            build_set(object, "sha256", json_incref(sha256));
        if (files != NULL)
            build_set(object, "files", json_incref(files));
        build_add(array, object);
    }
    return array;
}

static json_t *
files_json(const struct summary *summary, const struct counters *counters)
{
    json_t *array = build_array();
    size_t i;

    for (i = 0; i < summary->noutputs; i++) {
        const struct summary_node *node = &summary->nodes[summary->nstages + i];

        if (node->path != NULL && !node->append)
            build_add(array, build_text(node->path));
    }
    if (counters->rejected + counters->damaged + counters->unstored > 0)
        build_add(array, json_string(WRITER_REJECTS));
    build_add(array, json_string("run.json"));
    return array;
}

json_t *
counters_input(const struct summary *summary)
{
    json_t *object = build_object();
    uint64_t bytes = 0;
    size_t i;

    for (i = 0; i < summary->inputs.n; i++)
        bytes += summary->inputs.v[i].then.size;
    set_count(object, "files", summary->inputs.n);
    set_count(object, "bytes", bytes);
    return object;
}

static json_t *
time_json(const struct counters *counters)
{
    static const char *const names[] = { [REPLY_READ] = "read",
        [REPLY_CHECK] = "check",
        [REPLY_DEFLATE] = "deflate" };
    json_t *object = build_object();
    time_t started = (time_t)counters->started;
    struct tm tm;
    char text[32];
    size_t i;

    gmtime_r(&started, &tm);
    strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &tm);
    build_set(object, "started", json_string(text));
    set_count(object, "legs", counters->legs);
    build_set(object, "seconds", json_seconds(elapsed_ns(counters)));
    build_set(
        object, "supervisor_cpu_seconds", json_seconds(spent_ns(counters)));
    for (i = 0; i < REPLY_TIMES; i++) {
        char *key = mem_printf("%s_cpu_seconds", names[i]);

        build_set(object, key, json_seconds(counters->ns[i]));
        free(key);
    }
    return object;
}

static json_t *
workers_json(const struct counters *counters)
{
    json_t *object = build_object();

    set_count(object, "most", counters->jobs);
    set_count(object, "started", counters->workers);
    set_count(object, "died", counters->deaths);
    return object;
}

json_t *
counters_json(const struct counters *counters, const struct summary *summary,
    const json_t *marks, const char *run_id)
{
    json_t *object = build_object(), *stages = build_array();
    size_t i;

    for (i = 0; i < summary->nstages; i++) {
        build_add(stages, node_json(counters, summary, i));
    }
    build_set(object, "copydesk", json_string(COPYDESK_VERSION));
    build_set(object, "run_id", json_string(run_id));
    build_set(object, "time", time_json(counters));
    build_set(object, "input", counters_input(summary));
    build_set(object, "records", counters_records(counters));
    build_set(object, "workers", workers_json(counters));
    build_set(object, "stages", stages);
    build_set(object, "outputs", outputs_json(counters, summary, marks));
    build_set(object, "files", files_json(summary, counters));
    return object;
}
