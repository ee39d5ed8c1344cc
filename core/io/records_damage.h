/* SPDX-License-Identifier: MIT */
/*
 * records_damage - the entries of a batch that tell of damage.
 */
#ifndef IO_RECORDS_DAMAGE_H
#define IO_RECORDS_DAMAGE_H

#include <stdbool.h>

#include "io/batch.h"
#include "io/records.h"

/* Report damage of a member, which intake_damage() describes.  It is between
 * entries or, if there is no gap, within the current one, whose bytes then stay
 * at the end of the batch. */
void records_damage_member(struct records *records, struct batch *batch);
/* Report what the framing found: about the entry that ends here, or about what
 * was skipped. */
void records_damage_found(
    struct records *records, struct batch *batch, bool ends);
/* Report what the framing found at the end of the input, if anything. */
void records_damage_end(struct records *records, struct batch *batch);
/* Report that the input is not, or no longer, what it was. */
void records_damage_changed(struct records *records, struct batch *batch);

#endif
