/* SPDX-License-Identifier: MIT */
/*
 * notes - the file `_copydesk` of a folder of parts: one line of JSON, and its
 * CRC-32 behind it.
 */
#ifndef PARQUET_NOTES_H
#define PARQUET_NOTES_H

#include <copydesk/plugin.h>

#define NOTES_NAME    "_copydesk"
#define NOTES_VERSION 1

/* Read them; *all is NULL if there are none.  -1 after cd_fail. */
int notes_read(const struct cd_host *host, int folder, json_t **all);
/* Replace them as a whole, durably, and with them all names in the folder. */
int notes_write(const struct cd_host *host, int folder, const json_t *all);

#endif
