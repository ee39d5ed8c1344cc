/* SPDX-License-Identifier: MIT */
/*
 * vec - grow a typed array: three members `T *v; size_t n, cap;`.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/mem.h"

/* Make room for one more element in the array `v` with `n` elements and
 * capacity `cap`, all of which may change; then v[n++] may be written. */
#define vec_grow(v, n, cap) \
    do { \
        if ((n) == (cap)) { \
            (cap) = (cap) > 0 ? 2 * (cap) : 8; \
            (v) = mem_resize((v), (cap), sizeof(*(v))); \
        } \
    } while (0)

#endif
