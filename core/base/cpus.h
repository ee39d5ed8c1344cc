/* SPDX-License-Identifier: MIT */
/*
 * cpus - how many processors this process may use.
 */
#ifndef BASE_CPUS_H
#define BASE_CPUS_H

/* The smaller of what the scheduler lets it run on (sched_getaffinity) and the
 * quota of its control groups, rounded up; at least 1. */
unsigned cpus_usable(void);

/* The quota of the control groups that `groups` (as /proc/self/cgroup) names,
 * and of those above them, in processors, rounded up; 0 where there is none.
 * `mounts` (as /proc/self/mountinfo) says where they are mounted: cpu.max of
 * version 2, cpu.cfs_quota_us and cpu.cfs_period_us of version 1.  What cannot
 * be read limits nothing. */
unsigned cpus_quota(const char *groups, const char *mounts);

#endif
