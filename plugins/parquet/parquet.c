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
parquet_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    const struct options *o = opts;

    *shared = table_new(host, o->columns, o->rest);
    return *shared != NULL ? 0 : -1;
}

static void
parquet_release(const struct cd_host *host, void *shared)
{
    (void)host;
    table_free(shared);
}

static void
free_store(struct store *store)
{
    size_t i;

    for (i = 0; i < store->table->n && store->columns != NULL; i++)
        column_clear(&store->columns[i]);
    free(store->columns);
    dataset_close(&store->dataset);
    ZSTD_freeCCtx(store->codec.zstd);
    blob_free(&store->codec.plain);
    blob_free(&store->codec.packed);
    blob_free(&store->codec.numbers);
    free(store);
}

static int
parquet_close(const struct cd_host *host, void *self)
{
    (void)host;
    free_store(self);
    return 0;
}

static int
make_memory(struct store *store)
{
    size_t i;

    store->columns = calloc(store->table->n, sizeof(*store->columns));
    if (store->columns == NULL)
        return -1;
    for (i = 0; i < store->table->n; i++)
        store->columns[i].node = store->table->columns[i];
    if (store->options->compression == COMPRESSION_NONE)
        return 0;
    store->codec.zstd = ZSTD_createCCtx();
    return store->codec.zstd == NULL ||
                   ZSTD_isError(ZSTD_CCtx_setParameter(store->codec.zstd,
                       ZSTD_c_compressionLevel, (int)store->options->level))
               ? -1
               : 0;
}

static int
open_folder(const struct cd_host *host, struct store *store)
{
    struct blob columns = { 0 };
    int rc;

    table_describe(store->table, &columns);
    rc = columns.failed ? cd_fail(host, "out of memory")
                        : dataset_open(host, &store->dataset, &columns);
    blob_free(&columns);
    if (rc)
        return -1;
    store->waiting = dataset_waiting(&store->dataset);
    store->rows = store->waiting.rows;
    return waiting_load(host, &store->dataset, &store->waiting, store->columns,
        store->table->n);
}

static int
parquet_open(
    const struct cd_host *host, const void *opts, void *shared, void **self)
{
    struct store *store;

    if ((store = calloc(1, sizeof(*store))) == NULL)
        return cd_fail(host, "out of memory");
    store->options = opts;
    store->table = shared;
    store->dataset.folder = -1;
    *self = store;
    if (make_memory(store))
        cd_fail(host, "out of memory");
    else if (open_folder(host, store) == 0)
        return 0;
    free_store(store);
    return -1;
}

/* ---- parts --------------------------------------------------------------- */

/* Write the rows in hand as a part; it is not committed yet. */
static int
end_parquet_part(const struct cd_host *host, struct store *store)
{
    const size_t number = dataset_next(&store->dataset);
    char name[DATASET_NAME];
    struct part part;
    size_t i;

    dataset_part_name(name, number, false);
    if (part_write(host, &part, store->dataset.folder, name, store->table,
            store->columns, store->rows, &store->codec))
        return -1;
    if (dataset_add(&store->dataset, number, &part))
        return cd_fail(host, "out of memory");
    for (i = 0; i < store->table->n; i++)
        column_clear(&store->columns[i]);
    store->rows = 0;
    if (store->waiting.bytes > 0) /* what it holds is still the last commit's */
        store->waiting = (struct dataset_rows){ .file = !store->waiting.file };
    cd_count(host, "parts", 1);
    return 0;
}

/* ---- records ------------------------------------------------------------- */

static int
refuse_option(const struct cd_host *host, const struct shred *shred)
{
    char path[2 * CD_PATH_BYTES];

    table_path(shred->misfit, path, sizeof(path));
    return cd_fail(host, "\"%s\" is %s, and its column holds %s", path,
        shred_kind(shred->misfit, shred->value), table_holds(shred->misfit));
}

static void
put_rest(const struct cd_host *host, struct store *store, const json_t *rec)
{
    struct column *column = &store->columns[store->table->rest->column];
    struct blob b = { 0 };

    if (rest_put(&b, store->table, rec, host->json, host->json_size) > 0)
        column_bytes(column, 0, b.p, b.n);
    else
        column_null(column, 0, 0);
    column->failed |= b.failed;
    blob_free(&b);
}

/* How many bytes the rows in hand are; SIZE_MAX if memory ran out. */
static size_t
size(const struct store *store)
{
    size_t n = 0, i;

    for (i = 0; i < store->table->n; i++) {
        if (store->columns[i].failed)
            return SIZE_MAX;
        n += column_size(&store->columns[i]);
    }
    return n;
}

static enum cd_status
parquet_process(const struct cd_host *host, void *self, json_t *rec)
{
    struct store *store = self;
    struct shred shred = { .columns = store->columns };
    size_t i, bytes;

    for (i = 0; i < store->table->n; i++)
        column_row(&store->columns[i]);
    shred_record(&shred, store->table, rec);
    if (shred.misfits > 0 && store->options->mismatch == MISMATCH_REJECT) {
        for (i = 0; i < store->table->n; i++)
            column_unrow(&store->columns[i]);
        refuse_option(host, &shred);
        return CD_ERROR;
    }
    if (shred.misfits > 0)
        cd_count(host, "mismatches", (int64_t)shred.misfits);
    if (store->table->rest != NULL)
        put_rest(host, store, rec);
    store->rows++;
    bytes = size(store);
    if (bytes == SIZE_MAX) {
        cd_fail(host, PART_MEMORY);
        return CD_BROKEN;
    }
    if (bytes >= (size_t)store->options->row_group_bytes &&
        end_parquet_part(host, store))
        return CD_BROKEN;
    return CD_KEEP;
}

/* ---- durability ---------------------------------------------------------- */

static int
parquet_commit(const struct cd_host *host, void *self, uint64_t mark)
{
    struct store *store = self;

    if (store->rows > 0 && waiting_save(host, &store->dataset, &store->waiting,
                               store->columns, store->table->n))
        return -1;
    store->waiting.rows = store->rows;
    return dataset_save(host, &store->dataset, mark, &store->waiting, false);
}

static int
parquet_resume(const struct cd_host *host, void *self, uint64_t *mark)
{
    const struct store *store = self;

    (void)host;
    *mark = dataset_mark(&store->dataset);
    return 0;
}

/* A table without rows is one, too: it has columns. */
static int
parquet_finish(const struct cd_host *host, void *self)
{
    struct store *store = self;

    if ((store->rows > 0 || dataset_empty(&store->dataset)) &&
        end_parquet_part(host, store))
        return -1;
    store->waiting = (struct dataset_rows){ 0 };
    if (dataset_save(host, &store->dataset, dataset_mark(&store->dataset),
            &store->waiting, true))
        return -1;
    return dataset_finish(host, &store->dataset);
}

static int
parquet_undo(const struct cd_host *host, void *self, const char *run_id)
{
    struct store *store = self;

    return dataset_undo(host, &store->dataset, run_id);
}

static int
parquet_taken(const struct cd_host *host, const void *opts,
    int (*each)(void *ctx, const struct cd_input *in), void *ctx)
{
    (void)opts;
    return dataset_taken(host, each, ctx);
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
