/* SPDX-License-Identifier: MIT */
/*
 * cpus - how many processors this process may use.
 */
#ifndef BASE_CPUS_H
#define BASE_CPUS_H

/* The smaller of the processors that the scheduler allows (sched_getaffinity)
 * and the quota of its control groups, rounded up; at least 1. */
unsigned cpus_usable(void);

/* The quota in processors, rounded up, of the control groups named in `groups`
 * (a file like /proc/self/cgroup) and of those above them; 0 if there is none.
 * `mounts` (like /proc/self/mountinfo) says where they are mounted: cpu.max of
 * version 2, cpu.cfs_quota_us and cpu.cfs_period_us of version 1.  A file that
 * cannot be read sets no limit. */
unsigned cpus_quota(const char *groups, const char *mounts);

#endif
