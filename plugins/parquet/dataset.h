/* SPDX-License-Identifier: MIT */
/*
 * dataset - the folder that holds the parts, and what is known of them.
 *
 *     part-00000.parquet ...       parts of runs that are finished
 *     part-00007.parquet.part ...  of those that are not
 *     _copydesk                    the runs: how far each is, its parts
 *     _copydesk.RUN.0, .1          rows of a run that are in no part yet
 *
 * `_copydesk` is replaced as a whole, so that (run_id, mark), the parts and the
 * rows that wait change together.  Readers leave out what begins with "_".
 */
#ifndef PARQUET_DATASET_H
#define PARQUET_DATASET_H

#include "part.h"

#define DATASET_NAME 64 /* bytes of the name of a file */

struct dataset {
    int folder;  /* locked while it is open */
    json_t *all; /* what `_copydesk` says */
    json_t *run; /* of it, the run in hand; borrowed */
};

/* Rows that wait, and where they are. */
struct dataset_rows {
    unsigned file; /* which of the two */
    uint64_t bytes, rows;
    uint32_t crc32;
};

/* Open the folder at h->output, or make it, for the run h->run_id and columns
 * of that description; see that the parts of the run are whole, and remove
 * what was never committed.  -1 after cd_fail. */
int dataset_open(const struct cd_host *host, struct dataset *dataset,
    const struct blob *columns);
void dataset_close(struct dataset *dataset);

/* The mark that was committed last; the rows that are in no part yet. */
uint64_t dataset_mark(const struct dataset *dataset);
struct dataset_rows dataset_waiting(const struct dataset *dataset);
/* The number of the next part; SIZE_MAX where it may not be known. */
size_t dataset_next(const struct dataset *dataset);
/* There is no part of any run. */
bool dataset_empty(const struct dataset *dataset);

/* Names of files, in a buffer of DATASET_NAME bytes. */
void dataset_part_name(char *to, size_t number, bool finished);
void dataset_rows_name(char *to, const char *run_id, unsigned file);

/* Note a part that was written.  -1 if memory runs out. */
int dataset_add(
    struct dataset *dataset, size_t number, const struct part *part);
/* Make durable how far the run is.  -1 after cd_fail. */
int dataset_save(const struct cd_host *host, struct dataset *dataset,
    uint64_t mark, const struct dataset_rows *rows, bool finished);
/* Give the parts of the run, which is saved as finished, their names. */
int dataset_finish(const struct cd_host *host, struct dataset *dataset);
/* Remove a run with its parts. */
int dataset_undo(
    const struct cd_host *host, struct dataset *dataset, const char *run_id);

/* Tell of the inputs of all runs; see cd_plugin.taken. */
int dataset_taken(const struct cd_host *host,
    int (*each)(void *ctx, const struct cd_input *in), void *ctx);

#endif
