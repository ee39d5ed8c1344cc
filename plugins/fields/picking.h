/* SPDX-License-Identifier: MIT */
/*
 * picking - a record with nothing but the fields that were chosen.
 */
#ifndef FIELDS_PICKING_H
#define FIELDS_PICKING_H

#include <copydesk/record.h>

#define PICKING_MOST 256 /* most paths */

/* An object of what the n paths name, n at most PICKING_MOST, in the order of
 * the paths; what stands in it is shared with the record.  What leads to
 * nothing is left out.  NULL if memory runs out. */
json_t *picking_make(const json_t *rec, const struct cd_path *paths, size_t n);

#endif
