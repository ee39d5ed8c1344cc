/* SPDX-License-Identifier: MIT */
/*
 * vec - room in a typed array that grows.
 *
 * An array is three members that belong together: `T *v; size_t n, cap;`.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/mem.h"

/* Make room for one more element of the array `v`, with its count `n` and its
 * capacity `cap`; then v[n++] may be written. */
#define vec_grow(v, n, cap) \
    do { \
        if ((n) == (cap)) { \
            (cap) = (cap) > 0 ? 2 * (cap) : 8; \
            (v) = mem_resize((v), (cap), sizeof(*(v))); \
        } \
    } while (0)

#endif
