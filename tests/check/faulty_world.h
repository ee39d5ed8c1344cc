/* SPDX-License-Identifier: MIT */
/* What its count depends on beside the record. */
#ifndef FAULTY_WORLD_H
#define FAULTY_WORLD_H

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "faulty_tables.h"

#if defined FAULT_last_options || defined FAULT_last_choice || \
    defined FAULT_last_share
#define LAST
static int64_t last;
#endif
#ifdef FAULT_one_table
static char *table;
#endif

#if defined FAULT_user || defined FAULT_machine || defined FAULT_folder || \
    defined FAULT_folder_made
/* Two texts may be of one length. */
static int64_t
sum_of(const char *text)
{
    int64_t sum = 0;

    while (text != NULL && *text != '\0')
        sum = (sum * 31 + *text++) % 1000003;
    return sum;
}
#endif

/* How far the count is off by the world around, by faults. */
static int64_t
off_by_world(const struct cd_host *h, const struct self *s)
{
    int64_t words = 0;

    (void)h, (void)s;
#ifdef FAULT_run
    words += h->run_id[0];
#endif
#ifdef LAST
    words += last;
#endif
#ifdef FAULT_one_table
    words += *table;
#endif
#ifdef FAULT_clock
    words += time(NULL) / 86400;
#endif
#ifdef FAULT_process
    words += getpid() % 1000;
#endif
#ifdef FAULT_user
    words += sum_of(getenv("HOME"));
#endif
#ifdef FAULT_machine
    char name[256] = "";

    gethostname(name, sizeof(name) - 1);
    words += sum_of(name);
#endif
#ifdef FAULT_folder
    char folder[4096];

    words += sum_of(getcwd(folder, sizeof(folder)));
#endif
#ifdef FAULT_folder_made
    char *folder = getcwd(NULL, 0);

    words += sum_of(folder);
    free(folder);
#endif
#ifdef FAULT_address
    words += (int64_t)(((uintptr_t)&options >> 12) % 100000);
#endif
#ifdef FAULT_zone
    words += localtime(&(time_t){ 0 })->tm_min;
#endif
#ifdef FAULT_counts
    words += s->seen;
#endif
#ifdef FAULT_counts_shared
    words += s->shared->seen / 8;
#endif
#ifdef FAULT_scratch
    words += ((unsigned char *)h->scratch(h, 64))[40];
#endif
    return words;
}

#endif
