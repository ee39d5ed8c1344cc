/* SPDX-License-Identifier: MIT */
/*
 * memory - how SQLite gets the memory of a store.
 */
#ifndef SQLITE_MEMORY_H
#define SQLITE_MEMORY_H

/* Before the first connection of a process: nobody asks SQLite how much it has
 * allocated, and counting takes a lock and a system library call a block. */
void memory_uncounted(void);

/* In the process of a store: have the heap begin with large pages.  The hash
 * of the search index is looked up for each word, at random, and in pages of
 * 4 KiB most of that time is spent finding them (tests/bench/RESULTS.md).
 * Where there is no such memory, or no room for it, nothing changes. */
void memory_large_pages(void);

#endif
