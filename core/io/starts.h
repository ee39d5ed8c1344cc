/* SPDX-License-Identifier: MIT */
/*
 * starts - which member of a packed input a decoded byte came from.
 */
#ifndef IO_STARTS_H
#define IO_STARTS_H

#include <stddef.h>
#include <stdint.h>

/* Zero-initialise; n = 0 begins an input. */
struct starts {
    struct start {
        uint64_t offset, member; /* decoded bytes in front of a member */
    } * v;
    size_t n, cap;
};

/* A member begins there.  Nothing in front of decoded byte `from` will be asked
 * for any more. */
void starts_add(
    struct starts *starts, uint64_t offset, uint64_t member, uint64_t from);
/* The member that decoded byte `offset` is in; 0: it is not packed. */
uint64_t starts_member(const struct starts *starts, uint64_t offset);
void starts_free(struct starts *starts);

#endif
