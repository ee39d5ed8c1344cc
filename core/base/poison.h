/* SPDX-License-Identifier: MIT */
/*
 * poison - memory that nobody may use, in builds with AddressSanitizer; in
 * others nothing.
 *
 * An arena hands out memory that it had handed out before.  Whoever reads
 * behind its own part, or what was there for the record before, gets something
 * plausible: the sanitizer then reports the first, and what was not written
 * differs from what it was for the second.
 */
#ifndef BASE_POISON_H
#define BASE_POISON_H

#include <stddef.h>

#if defined(__SANITIZE_ADDRESS__)
#define POISON 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define POISON 1
#endif
#endif

#ifdef POISON

#include <sanitizer/asan_interface.h>
#include <string.h>

#define POISON_GAP  16   /* bytes behind each part that nobody may use */
#define POISON_BYTE 0xa5 /* makes indices that are out of range */

static inline void
poison_hide(void *bytes, size_t n)
{
    ASAN_POISON_MEMORY_REGION(bytes, n);
}

/* The n bytes may be used; they are filled with POISON_BYTE. */
static inline void
poison_show(void *bytes, size_t n)
{
    ASAN_UNPOISON_MEMORY_REGION(bytes, n);
    memset(bytes, POISON_BYTE, n);
}

#else

#define POISON_GAP 0

static inline void
poison_hide(void *bytes, size_t n)
{
    (void)bytes;
    (void)n;
}

static inline void
poison_show(void *bytes, size_t n)
{
    (void)bytes;
    (void)n;
}

#endif

#endif
