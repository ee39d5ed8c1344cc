/* SPDX-License-Identifier: MIT */
/* parquet - a table for DuckDB, Spark, pandas and others: Apache Parquet. */
#include <stdlib.h>
#include <string.h>

#include <copydesk/record.h>

#include "rest.h"
#include "shred.h"
#include "waiting.h"

enum mismatch { MISMATCH_REJECT, MISMATCH_NULL };
enum compression { COMPRESSION_ZSTD, COMPRESSION_NONE };

struct options {
    const json_t *columns;
    const char *rest;
    int mismatch, compression;
    int64_t level, row_group_bytes;
};

static const char *const mismatches[] = {
    [MISMATCH_REJECT] = "reject", [MISMATCH_NULL] = "null", NULL
};
static const char *const compressions[] = {
    [COMPRESSION_ZSTD] = "zstd", [COMPRESSION_NONE] = "none", NULL
};

static const struct cd_option options[] = {
    CD_OPT_JSON(struct options, columns, 0,
        "Paths of the columns and their types: {\"title\": \"string\","
        " \"quotes[].start\": \"integer\"}; by default those of an article."),
    CD_OPT_STRING(struct options, rest, 0, NULL,
        "Name of a column for the fields that no other begins with, as JSON."),
    CD_OPT_ENUM(struct options, mismatch, MISMATCH_REJECT, mismatches,
        "What becomes of a record with a value that its column does not hold:"
        " it is rejected, or the value is null and counted."),
    CD_OPT_ENUM(struct options, compression, COMPRESSION_ZSTD, compressions,
        "How pages are compressed."),
    CD_OPT_INT(struct options, level, 3, 1, 19,
        "Of zstd: 1 takes a quarter more room and less time."),
    CD_OPT_INT(struct options, row_group_bytes, 67108864, 65536, 1073741824,
        "Bytes of values at which a part is full; so much memory they take."),
    { 0 }
};

static const struct cd_field reads[] = { { "*", CD_T_OBJECT, 0,
                                             "The whole record, for rest." },
    { "${columns}",
        CD_T_BOOL | CD_T_INT | CD_T_REAL | CD_T_STRING | CD_T_ARRAY |
            CD_T_OBJECT,
        CD_OPTIONAL, "The columns." },
    { 0 } };

/* Small parts, so that what tries the plugin sees more than one. */
static const struct cd_example examples[] = {
    { "A row, as readers show it.",
        "{\"columns\": {\"id\": \"string\", \"quotes[].speaker\": \"string\"},"
        " \"rest\": \"rest\", \"row_group_bytes\": 65536}",
        "{\"id\": \"7\", \"quotes\": [{\"speaker\": \"Ada Lind\", \"start\": 4}],"
        " \"section\": \"Local\"}",
        "{\"id\": \"7\", \"quotes\": [{\"speaker\": \"Ada Lind\"}],"
        " \"rest\": \"{\\\"section\\\":\\\"Local\\\"}\"}" },
    { 0 }
};

struct store {
    const struct options *options;
    const struct table *table;
    struct column *columns;
    struct dataset dataset;
    struct dataset_rows waiting; /* rows of it that are saved */
    uint64_t rows;               /* of the part in hand, saved or not */
    struct chunk_codec codec;
};

/* ---- life ---------------------------------------------------------------- */

static int
parquet_prepare(const struct cd_host *h, const void *opts, void **shared)
{
    const struct options *o = opts;

    *shared = table_new(h, o->columns, o->rest);
    return *shared != NULL ? 0 : -1;
}

static void
parquet_release(const struct cd_host *h, void *shared)
{
    (void)h;
    table_free(shared);
}

static void
free_store(struct store *s)
{
    size_t i;

    for (i = 0; i < s->table->n && s->columns != NULL; i++)
        column_clear(&s->columns[i]);
    free(s->columns);
    dataset_close(&s->dataset);
    ZSTD_freeCCtx(s->codec.zstd);
    blob_free(&s->codec.plain);
    blob_free(&s->codec.packed);
    blob_free(&s->codec.numbers);
    free(s);
}

static int
parquet_close(const struct cd_host *h, void *self)
{
    (void)h;
    free_store(self);
    return 0;
}

static int
make_memory(struct store *s)
{
    size_t i;

    s->columns = calloc(s->table->n, sizeof(*s->columns));
    if (s->columns == NULL)
        return -1;
    for (i = 0; i < s->table->n; i++)
        s->columns[i].node = s->table->columns[i];
    if (s->options->compression == COMPRESSION_NONE)
        return 0;
    s->codec.zstd = ZSTD_createCCtx();
    return s->codec.zstd == NULL ||
                   ZSTD_isError(ZSTD_CCtx_setParameter(s->codec.zstd,
                       ZSTD_c_compressionLevel, (int)s->options->level))
               ? -1
               : 0;
}

static int
open_folder(const struct cd_host *h, struct store *s)
{
    struct blob columns = { 0 };
    int rc;

    table_describe(s->table, &columns);
    rc = columns.failed ? cd_fail(h, "out of memory")
                        : dataset_open(h, &s->dataset, &columns);
    blob_free(&columns);
    if (rc)
        return -1;
    s->waiting = dataset_waiting(&s->dataset);
    s->rows = s->waiting.rows;
    return waiting_load(h, &s->dataset, &s->waiting, s->columns, s->table->n);
}

static int
parquet_open(
    const struct cd_host *h, const void *opts, void *shared, void **self)
{
    struct store *s;

    if ((s = calloc(1, sizeof(*s))) == NULL)
        return cd_fail(h, "out of memory");
    s->options = opts;
    s->table = shared;
    s->dataset.folder = -1;
    *self = s;
    if (make_memory(s))
        cd_fail(h, "out of memory");
    else if (open_folder(h, s) == 0)
        return 0;
    free_store(s);
    return -1;
}

/* ---- parts --------------------------------------------------------------- */

/* Write the rows in hand as a part; it is not committed yet. */
static int
end_part(const struct cd_host *h, struct store *s)
{
    const size_t number = dataset_next(&s->dataset);
    char name[DATASET_NAME];
    struct part p;
    size_t i;

    dataset_part_name(name, number, false);
    if (part_write(h, &p, s->dataset.folder, name, s->table, s->columns,
            s->rows, &s->codec))
        return -1;
    if (dataset_add(&s->dataset, number, &p))
        return cd_fail(h, "out of memory");
    for (i = 0; i < s->table->n; i++)
        column_clear(&s->columns[i]);
    s->rows = 0;
    if (s->waiting.bytes > 0) /* what it holds is still the last commit's */
        s->waiting = (struct dataset_rows){ .file = !s->waiting.file };
    cd_count(h, "parts", 1);
    return 0;
}

/* ---- records ------------------------------------------------------------- */

static int
refuse(const struct cd_host *h, const struct shred *s)
{
    char path[2 * CD_PATH_BYTES];

    table_path(s->misfit, path, sizeof(path));
    return cd_fail(h, "\"%s\" is %s, and its column holds %s", path,
        shred_kind(s->misfit, s->value), table_holds(s->misfit));
}

static void
put_rest(const struct cd_host *h, struct store *s, const json_t *rec)
{
    struct column *c = &s->columns[s->table->rest->column];
    struct blob b = { 0 };

    if (rest_put(&b, s->table, rec, h->json, h->json_size) > 0)
        column_bytes(c, 0, b.p, b.n);
    else
        column_null(c, 0, 0);
    c->failed |= b.failed;
    blob_free(&b);
}

/* How many bytes the rows in hand are; SIZE_MAX if memory ran out. */
static size_t
size(const struct store *s)
{
    size_t n = 0, i;

    for (i = 0; i < s->table->n; i++) {
        if (s->columns[i].failed)
            return SIZE_MAX;
        n += column_size(&s->columns[i]);
    }
    return n;
}

static enum cd_status
parquet_process(const struct cd_host *h, void *self, json_t *rec)
{
    struct store *s = self;
    struct shred shred = { .columns = s->columns };
    size_t i, bytes;

    for (i = 0; i < s->table->n; i++)
        column_row(&s->columns[i]);
    shred_record(&shred, s->table, rec);
    if (shred.misfits > 0 && s->options->mismatch == MISMATCH_REJECT) {
        for (i = 0; i < s->table->n; i++)
            column_unrow(&s->columns[i]);
        refuse(h, &shred);
        return CD_ERROR;
    }
    if (shred.misfits > 0)
        cd_count(h, "mismatches", (int64_t)shred.misfits);
    if (s->table->rest != NULL)
        put_rest(h, s, rec);
    s->rows++;
    bytes = size(s);
    if (bytes == SIZE_MAX) {
        cd_fail(h, "out of memory: lower \"row_group_bytes\", or raise"
                   " limits.worker_bytes");
        return CD_BROKEN;
    }
    if (bytes >= (size_t)s->options->row_group_bytes && end_part(h, s))
        return CD_BROKEN;
    return CD_KEEP;
}

/* ---- durability ---------------------------------------------------------- */

static int
parquet_commit(const struct cd_host *h, void *self, uint64_t mark)
{
    struct store *s = self;

    if (s->rows > 0 &&
        waiting_save(h, &s->dataset, &s->waiting, s->columns, s->table->n))
        return -1;
    s->waiting.rows = s->rows;
    return dataset_save(h, &s->dataset, mark, &s->waiting, false);
}

static int
parquet_resume(const struct cd_host *h, void *self, uint64_t *mark)
{
    const struct store *s = self;

    (void)h;
    *mark = dataset_mark(&s->dataset);
    return 0;
}

/* A table without rows is one, too: it has columns. */
static int
parquet_finish(const struct cd_host *h, void *self)
{
    struct store *s = self;

    if ((s->rows > 0 || dataset_empty(&s->dataset)) && end_part(h, s))
        return -1;
    s->waiting = (struct dataset_rows){ 0 };
    if (dataset_save(
            h, &s->dataset, dataset_mark(&s->dataset), &s->waiting, true))
        return -1;
    return dataset_finish(h, &s->dataset);
}

static int
parquet_undo(const struct cd_host *h, void *self, const char *run_id)
{
    struct store *s = self;

    return dataset_undo(h, &s->dataset, run_id);
}

static int
parquet_taken(const struct cd_host *h, const void *opts,
    int (*each)(void *ctx, const struct cd_input *in), void *ctx)
{
    (void)opts;
    return dataset_taken(h, each, ctx);
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "parquet",
    .version = "1.0",
    .summary = "Apache Parquet: a table of declared columns, for DuckDB, Spark,"
               " pandas.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_STORE,
    .options = options,
    .options_size = sizeof(struct options),
    .reads = reads,
    .examples = examples,
    .prepare = parquet_prepare,
    .open = parquet_open,
    .process = parquet_process,
    .close = parquet_close,
    .release = parquet_release,
    .commit = parquet_commit,
    .resume = parquet_resume,
    .finish = parquet_finish,
    .undo = parquet_undo,
    .taken = parquet_taken,
};
