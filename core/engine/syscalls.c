/* SPDX-License-Identifier: MIT */
#include "engine/syscalls.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#ifdef HAVE_SECCOMP
#include <seccomp.h>

/* What computing needs: memory, time, the open descriptors, and to exit. */
static const int computing[] = {
    /* memory; mmap, mremap and madvise: see `both` */
    SCMP_SYS(brk),
    SCMP_SYS(munmap),
    /* open descriptors; not sendmsg, which passes others */
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(lseek),
    SCMP_SYS(sendto),
    SCMP_SYS(recvmsg),
    /* time and random numbers */
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(getrandom),
    SCMP_SYS(getrusage),
    /* locks and signals of its own */
    SCMP_SYS(futex),
    SCMP_SYS(sched_yield),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(pause),
    /* for a thread started in `open` that runs only now */
    SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),
    /* identity */
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getppid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(uname),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(sysinfo), /* qsort asks how much memory there is */
    /* the command of a stage */
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(wait4),
    /* exit */
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

/* What a store needs besides that. */
static const int storing[] = {
    /* files; landlock says which */
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(statx),
    SCMP_SYS(statfs),
    SCMP_SYS(fstatfs),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(getcwd),
    SCMP_SYS(getdents64),
    SCMP_SYS(unlink),
    SCMP_SYS(unlinkat),
    SCMP_SYS(rename),
    SCMP_SYS(renameat),
    SCMP_SYS(renameat2),
    SCMP_SYS(mkdir),
    SCMP_SYS(mkdirat),
    SCMP_SYS(rmdir),
    SCMP_SYS(umask),
    /* their contents */
    SCMP_SYS(readv),
    SCMP_SYS(pread64),
    SCMP_SYS(pwrite64),
    SCMP_SYS(preadv),
    SCMP_SYS(pwritev),
    SCMP_SYS(ftruncate),
    SCMP_SYS(fallocate),
    SCMP_SYS(fsync),
    SCMP_SYS(fdatasync),
    SCMP_SYS(syncfs),
    SCMP_SYS(sync_file_range),
    SCMP_SYS(msync),
    SCMP_SYS(flock),
    SCMP_SYS(dup),
    SCMP_SYS(dup2),
    SCMP_SYS(dup3),
};

/* What the client of a server needs besides that. */
static const int connecting[] = {
    SCMP_SYS(connect),
    SCMP_SYS(shutdown),
    SCMP_SYS(recvfrom),
    SCMP_SYS(sendmsg),
    SCMP_SYS(sendmmsg),
    SCMP_SYS(getsockname),
    SCMP_SYS(getpeername),
    SCMP_SYS(getsockopt),
    SCMP_SYS(setsockopt),
    SCMP_SYS(select),
    SCMP_SYS(pselect6),
    SCMP_SYS(epoll_create1),
    SCMP_SYS(epoll_ctl),
    SCMP_SYS(epoll_wait),
    SCMP_SYS(epoll_pwait),
    SCMP_SYS(eventfd2),
    SCMP_SYS(pipe2),
};

/* What is denied while a worker opens its stages. */
static const int not_opening[] = {
    /* processes, which would not be confined */
    SCMP_SYS(fork),
    SCMP_SYS(vfork),
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(unshare), /* descriptors apart from those of other threads */
    /* other processes */
    SCMP_SYS(kill),
    SCMP_SYS(tkill),
    SCMP_SYS(rt_sigqueueinfo),
    SCMP_SYS(rt_tgsigqueueinfo),
    SCMP_SYS(pidfd_send_signal),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_writev),
    /* changing files: each worker would do it */
    SCMP_SYS(truncate),
    SCMP_SYS(ftruncate),
};

/* What ends a command: touching other processes, and ways around this list. */
static const int not_commanded[] = {
    SCMP_SYS(fork),
    SCMP_SYS(vfork),
    SCMP_SYS(tkill),
    SCMP_SYS(rt_sigqueueinfo),
    SCMP_SYS(rt_tgsigqueueinfo),
    SCMP_SYS(pidfd_send_signal),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(pidfd_open),
    SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(unshare),
    SCMP_SYS(setns),
    SCMP_SYS(chroot),
    SCMP_SYS(pivot_root),
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key),
    SCMP_SYS(keyctl),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(delete_module),
    SCMP_SYS(kexec_load),
    SCMP_SYS(reboot),
    SCMP_SYS(swapon),
    SCMP_SYS(swapoff),
    SCMP_SYS(sethostname),
    SCMP_SYS(settimeofday),
    SCMP_SYS(clock_settime),
};

/* What a command is told does not exist: memory that no limit counts, and calls
 * that do more than a filter can see. */
static const int not_there[] = {
    /* a filter cannot see its flags; libraries fall back to clone */
    SCMP_SYS(clone3),
    SCMP_SYS(memfd_create),
    SCMP_SYS(memfd_secret),
    SCMP_SYS(shmget),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(userfaultfd),
};

/* What a command is not allowed to do to files, where landlock cannot forbid
 * it, nor to limits. */
static const int not_allowed[] = {
    SCMP_SYS(truncate),
    SCMP_SYS(chmod),
    SCMP_SYS(fchmod),
    SCMP_SYS(fchmodat),
    SCMP_SYS(chown),
    SCMP_SYS(fchown),
    SCMP_SYS(lchown),
    SCMP_SYS(fchownat),
    SCMP_SYS(utime),
    SCMP_SYS(utimes),
    SCMP_SYS(futimesat),
    SCMP_SYS(utimensat),
    SCMP_SYS(setxattr),
    SCMP_SYS(lsetxattr),
    SCMP_SYS(fsetxattr),
    SCMP_SYS(removexattr),
    SCMP_SYS(lremovexattr),
    SCMP_SYS(fremovexattr),
    SCMP_SYS(setrlimit),
};

/* A call that is decided by its arguments: `action` if all of `args` match. */
struct limited {
    uint32_t action;
    int call;
    unsigned n;
    struct scmp_arg_cmp args[2];
};

#define ALLOW SCMP_ACT_ALLOW
#define FITS  SCMP_CMP_MASKED_EQ
/* Kinds of mappings that RLIMIT_DATA does not count. */
#define UNCOUNTED (MAP_SHARED | MAP_GROWSDOWN)
/* No executable mappings: they are how code gets in. */
#define NO_EXEC \
    { \
        2, FITS, PROT_EXEC, 0 \
    }
#define ADVICE_MOST 63 /* advice above this damages pages of the machine */

static const struct limited both[] = {
    { ALLOW, SCMP_SYS(mmap), 2,
        { NO_EXEC, { 3, FITS, UNCOUNTED | MAP_FIXED, 0 } } },
    { SCMP_ACT_ERRNO(ENOMEM), SCMP_SYS(mmap), 2,
        { NO_EXEC, { 3, FITS, MAP_GROWSDOWN, MAP_GROWSDOWN } } },
    { ALLOW, SCMP_SYS(mprotect), 1, { NO_EXEC } },
    { ALLOW, SCMP_SYS(mremap), 1, { { 3, FITS, MREMAP_FIXED, 0 } } },
    { ALLOW, SCMP_SYS(madvise), 1, { { 2, SCMP_CMP_LE, ADVICE_MOST, 0 } } },
    /* Reading its own limits, but not setting them. */
    { ALLOW, SCMP_SYS(prlimit64), 2,
        { { 0, SCMP_CMP_EQ, 0, 0 }, { 2, SCMP_CMP_EQ, 0, 0 } } },
};

static const struct limited limited_computing[] = {
    { SCMP_ACT_ERRNO(ENOMEM), SCMP_SYS(mmap), 2,
        { NO_EXEC, { 3, FITS, UNCOUNTED, MAP_SHARED } } },
    /* fstat() of newer C libraries. */
    { ALLOW, SCMP_SYS(newfstatat), 1,
        { { 3, FITS, AT_EMPTY_PATH, AT_EMPTY_PATH } } },
};

/* Any way to open a file but O_TRUNC with O_RDONLY, which would empty a file
 * that landlock lets the process only read. */
#define OPENED(call_, flags_) \
    { ALLOW, call_, 1, { { flags_, FITS, O_TRUNC, 0 } } }, \
        { ALLOW, call_, 1, { { flags_, FITS, O_ACCMODE, O_WRONLY } } }, \
    { \
        ALLOW, call_, 1, \
        { \
            { \
                flags_, FITS, O_ACCMODE, O_RDWR \
            } \
        } \
    }
#define CONTROL(command_) \
    { \
        ALLOW, SCMP_SYS(fcntl), 1, \
        { \
            { \
                1, SCMP_CMP_EQ, command_, 0 \
            } \
        } \
    }

static const struct limited limited_storing[] = {
    OPENED(SCMP_SYS(open), 1),
    OPENED(SCMP_SYS(openat), 2),
    { ALLOW, SCMP_SYS(mmap), 2,
        { NO_EXEC,
            { 3, FITS, UNCOUNTED | MAP_ANONYMOUS | MAP_FIXED, MAP_SHARED } } },
    { SCMP_ACT_ERRNO(ENOMEM), SCMP_SYS(mmap), 2,
        { NO_EXEC, { 3, FITS, UNCOUNTED | MAP_ANONYMOUS,
                       MAP_SHARED | MAP_ANONYMOUS } } },
    /* Locks and descriptor flags, but not F_SETOWN, which sends signals. */
    CONTROL(F_DUPFD),
    CONTROL(F_DUPFD_CLOEXEC),
    CONTROL(F_GETFD),
    CONTROL(F_SETFD),
    CONTROL(F_GETFL),
    CONTROL(F_SETFL),
    CONTROL(F_GETLK),
    CONTROL(F_SETLK),
    CONTROL(F_SETLKW),
    CONTROL(F_OFD_GETLK),
    CONTROL(F_OFD_SETLK),
    CONTROL(F_OFD_SETLKW),
    /* landlock does not cover these, and the owner of a readable file could
     * give it away or open it to all.  SQLite, as root, tries them on the files
     * beside its database, and does without. */
    { SCMP_ACT_ERRNO(EPERM), SCMP_SYS(fchmod), 0, { { 0 } } },
    { SCMP_ACT_ERRNO(EPERM), SCMP_SYS(fchown), 0, { { 0 } } },
};

#define SOCKET(family_, type_) \
    { \
        ALLOW, SCMP_SYS(socket), 2, \
        { \
            { 0, SCMP_CMP_EQ, family_, 0 }, \
            { \
                1, FITS, 15, type_ \
            } \
        } \
    } /* and flags */

static const struct limited limited_connecting[] = {
    SOCKET(AF_UNIX, SOCK_STREAM),
    SOCKET(AF_UNIX, SOCK_DGRAM),
    SOCKET(AF_INET, SOCK_STREAM),
    SOCKET(AF_INET, SOCK_DGRAM),
    SOCKET(AF_INET6, SOCK_STREAM),
    SOCKET(AF_INET6, SOCK_DGRAM),
    /* getaddrinfo() asks for the machine's addresses through netlink, and does
     * without; the same socket could change them. */
    { SCMP_ACT_ERRNO(EAFNOSUPPORT), SCMP_SYS(socket), 1,
        { { 0, SCMP_CMP_EQ, AF_NETLINK, 0 } } },
    { ALLOW, SCMP_SYS(ioctl), 1, { { 1, SCMP_CMP_EQ, FIONREAD, 0 } } },
    { ALLOW, SCMP_SYS(ioctl), 1, { { 1, SCMP_CMP_EQ, FIONBIO, 0 } } },
};

static const struct limited limited_opening[] = {
    /* Threads are bound by the later filter; processes would not be. */
    { SCMP_ACT_TRAP, SCMP_SYS(clone), 1, { { 0, FITS, CLONE_THREAD, 0 } } },
    /* A filter cannot see its flags: the C library falls back to clone. */
    { SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0, { { 0 } } },
    { SCMP_ACT_TRAP, SCMP_SYS(prctl), 1,
        { { 0, SCMP_CMP_EQ, PR_SET_PDEATHSIG, 0 } } },
};

#define KILL SCMP_ACT_KILL_PROCESS /* no signal handler survives exec */

static const struct limited limited_commands[] = {
    { KILL, SCMP_SYS(clone), 1, { { 0, FITS, CLONE_THREAD, 0 } } },
    { KILL, SCMP_SYS(prctl), 1, { { 0, SCMP_CMP_EQ, PR_SET_PDEATHSIG, 0 } } },
    /* Libraries ask a daemon (nscd) for user names, and do without. */
    { SCMP_ACT_ERRNO(EACCES), SCMP_SYS(socket), 1,
        { { 0, SCMP_CMP_EQ, AF_UNIX, 0 } } },
    { KILL, SCMP_SYS(socket), 1, { { 0, SCMP_CMP_NE, AF_UNIX, 0 } } },
    { SCMP_ACT_ERRNO(ENOMEM), SCMP_SYS(mmap), 1,
        { { 3, FITS, MAP_SHARED | MAP_ANONYMOUS,
            MAP_SHARED | MAP_ANONYMOUS } } },
    { SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prlimit64), 1,
        { { 2, SCMP_CMP_NE, 0, 0 } } },
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* What each role is made of: lists of calls, and of calls with arguments. */
static const struct list {
    unsigned roles; /* 1 << enum sandbox_role */
    uint32_t action;
    const int *calls;
    size_t ncalls;
    const struct limited *limited;
    size_t nlimited;
} lists[] = {
#define OPENING  (1u << SANDBOX_OPENING)
#define WORKERS  (1u << SANDBOX_WORKER)
#define CLIENTS  (1u << SANDBOX_CLIENT)
#define COMMANDS (1u << SANDBOX_COMMAND)
#define STORES   (1u << SANDBOX_STORE | CLIENTS)
    { OPENING, SCMP_ACT_TRAP, not_opening, COUNT(not_opening), limited_opening,
        COUNT(limited_opening) },
    { WORKERS | STORES, ALLOW, computing, COUNT(computing), both, COUNT(both) },
    { WORKERS, ALLOW, NULL, 0, limited_computing, COUNT(limited_computing) },
    { STORES, ALLOW, storing, COUNT(storing), limited_storing,
        COUNT(limited_storing) },
    { CLIENTS, ALLOW, connecting, COUNT(connecting), limited_connecting,
        COUNT(limited_connecting) },
    { COMMANDS, KILL, not_commanded, COUNT(not_commanded), limited_commands,
        COUNT(limited_commands) },
    { COMMANDS, SCMP_ACT_ERRNO(ENOSYS), not_there, COUNT(not_there), NULL, 0 },
    { COMMANDS, SCMP_ACT_ERRNO(EPERM), not_allowed, COUNT(not_allowed), NULL,
        0 },
};

static int
add_limited(scmp_filter_ctx filter, const struct limited *rule)
{
    return seccomp_rule_add_array(
        filter, rule->action, rule->call, rule->n, rule->args);
}

static int
add_call_list(scmp_filter_ctx filter, const struct list *list)
{
    int rc = 0;
    size_t i;

    for (i = 0; i < list->ncalls && rc == 0; i++)
        rc = seccomp_rule_add(filter, list->action, list->calls[i], 0);
    for (i = 0; i < list->nlimited && rc == 0; i++)
        rc = add_limited(filter, &list->limited[i]);
    return rc;
}

static int
add_rules(scmp_filter_ctx filter, enum sandbox_role role)
{
    const scmp_datum_t self = (scmp_datum_t)getpid();
    /* abort() signals itself; no other process may be signalled. */
    const struct limited own = { ALLOW, SCMP_SYS(tgkill), 1,
        { { 0, SCMP_CMP_EQ, self, 0 } } };
    const struct limited others[] = {
        { KILL, SCMP_SYS(tgkill), 1, { { 0, SCMP_CMP_NE, self, 0 } } },
        { KILL, SCMP_SYS(kill), 1, { { 0, SCMP_CMP_NE, self, 0 } } },
    };
    int rc = 0;
    size_t i;

    for (i = 0; i < COUNT(others) && rc == 0 && role == SANDBOX_COMMAND; i++)
        rc = add_limited(filter, &others[i]);
    if (role == SANDBOX_WORKER || role == SANDBOX_STORE ||
        role == SANDBOX_CLIENT)
        rc = add_limited(filter, &own);
    for (i = 0; i < COUNT(lists) && rc == 0; i++) {
        if (lists[i].roles & 1u << role)
            rc = add_call_list(filter, &lists[i]);
    }
    return rc;
}

enum syscalls_result
syscalls_filter(enum sandbox_role role)
{
    scmp_filter_ctx filter = seccomp_init(
        role == SANDBOX_OPENING || role == SANDBOX_COMMAND ? ALLOW
                                                           : SCMP_ACT_TRAP);
    int rc = filter != NULL ? 0 : -ENOMEM;

    rc = rc ? rc : seccomp_attr_set(filter, SCMP_FLTATR_API_SYSRAWRC, 1);
    rc = rc ? rc : seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1);
    rc = rc ? rc : add_rules(filter, role);
    rc = rc ? rc : seccomp_load(filter);
    seccomp_release(filter);
    if (rc == -ESRCH)
        return SYSCALLS_THREADS;
    /* of libseccomp, or of a kernel with too many filters */
    if (rc == -ENOMEM || rc == -EFAULT)
        return SYSCALLS_MEMORY;
    return rc ? SYSCALLS_LACKING : SYSCALLS_FILTERED;
}

void
syscalls_name(uint32_t call, char *name, unsigned long size)
{
    char *known = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, (int)call);

    if (known != NULL)
        snprintf(name, size, "%s", known);
    else
        snprintf(name, size, "system call %u", call);
    free(known);
}

#else

enum syscalls_result
syscalls_filter(enum sandbox_role role)
{
    (void)role;
    return SYSCALLS_LACKING;
}

void
syscalls_name(uint32_t call, char *name, unsigned long size)
{
    snprintf(name, size, "system call %u", call);
}

#endif
