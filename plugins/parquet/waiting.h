/* SPDX-License-Identifier: MIT */
/*
 * waiting - rows that are committed and in no part yet.
 *
 * They lie beside the parts, in one of two files in turn: the other one holds
 * those of the part before until the next commit has made that superfluous.
 */
#ifndef PARQUET_WAITING_H
#define PARQUET_WAITING_H

#include "dataset.h"

/* Append the rows that were added to the columns since the last time.  -1
 * after cd_fail. */
int waiting_save(const struct cd_host *host, const struct dataset *dataset,
    struct dataset_rows *rows, struct column *columns, size_t n);
/* Put the rows back into the columns, which are empty. */
int waiting_load(const struct cd_host *host, const struct dataset *dataset,
    const struct dataset_rows *rows, struct column *columns, size_t n);

#endif
