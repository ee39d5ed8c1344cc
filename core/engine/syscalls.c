#include "engine/syscalls.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#ifdef HAVE_SECCOMP
#include <seccomp.h>

/* What computing needs: memory, time, the ends that are open, and to end. */
static const int computing[] = {
    /* memory */
    SCMP_SYS(brk),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    /* the descriptors that are there */
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(readv),
    SCMP_SYS(writev),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(lseek),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(sendto),
    SCMP_SYS(sendmsg),
    SCMP_SYS(recvfrom),
    SCMP_SYS(recvmsg),
    /* time and chance */
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(getrandom),
    SCMP_SYS(times),
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
    /* who am I */
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
    /* the end */
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

/* What a store needs besides. */
static const int storing[] = {
    /* files: where they may be is for landlock to say */
    SCMP_SYS(open),
    SCMP_SYS(openat),
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
    SCMP_SYS(chmod),
    SCMP_SYS(fchmod),
    SCMP_SYS(fchown),
    SCMP_SYS(utimensat),
    /* their contents */
    SCMP_SYS(pread64),
    SCMP_SYS(pwrite64),
    SCMP_SYS(preadv),
    SCMP_SYS(pwritev),
    SCMP_SYS(truncate),
    SCMP_SYS(ftruncate),
    SCMP_SYS(fallocate),
    SCMP_SYS(fsync),
    SCMP_SYS(fdatasync),
    SCMP_SYS(sync_file_range),
    SCMP_SYS(msync),
    SCMP_SYS(fcntl),
    SCMP_SYS(flock),
    SCMP_SYS(dup),
    SCMP_SYS(dup2),
    SCMP_SYS(dup3),
    /* the client of a server */
    SCMP_SYS(connect),
    SCMP_SYS(shutdown),
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
    SCMP_SYS(sendmmsg),
};

/* Calls that are allowed with some arguments. */
static const struct limited {
    int call;
    struct scmp_arg_cmp arg;
} limited[] = {
    /* Memory that can be executed is how code gets in. */
    { SCMP_SYS(mmap), { 2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0 } },
    { SCMP_SYS(mprotect), { 2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0 } },
    /* Ask for a limit, but set none. */
    { SCMP_SYS(prlimit64), { 2, SCMP_CMP_EQ, 0, 0 } },
}, limited_computing[] = {
    /* fstat, as newer C libraries do it. */
    { SCMP_SYS(newfstatat),
        { 3, SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, AT_EMPTY_PATH } },
}, limited_storing[] = {
    { SCMP_SYS(socket), { 0, SCMP_CMP_EQ, AF_UNIX, 0 } },
    { SCMP_SYS(socket), { 0, SCMP_CMP_EQ, AF_INET, 0 } },
    { SCMP_SYS(socket), { 0, SCMP_CMP_EQ, AF_INET6, 0 } },
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static int
allow(scmp_filter_ctx f, const int *calls, size_t n)
{
    int rc = 0;
    size_t i;

    for (i = 0; i < n && rc == 0; i++)
        rc = seccomp_rule_add(f, SCMP_ACT_ALLOW, calls[i], 0);
    return rc;
}

static int
allow_limited(scmp_filter_ctx f, const struct limited *l, size_t n)
{
    int rc = 0;
    size_t i;

    for (i = 0; i < n && rc == 0; i++)
        rc = seccomp_rule_add_array(f, SCMP_ACT_ALLOW, l[i].call, 1, &l[i].arg);
    return rc;
}

static int
add_rules(scmp_filter_ctx f, enum sandbox_role role)
{
    /* abort(): a signal to itself, and to nobody else. */
    const struct limited own = { SCMP_SYS(tgkill),
        { 0, SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0 } };
    bool store = role == SANDBOX_STORE;

    if (allow_limited(f, &own, 1) || allow(f, computing, COUNT(computing)) ||
        allow_limited(f, limited, COUNT(limited)))
        return -1;
    if (store)
        return allow(f, storing, COUNT(storing)) ||
                       allow_limited(f, limited_storing, COUNT(limited_storing))
                   ? -1
                   : 0;
    return allow_limited(f, limited_computing, COUNT(limited_computing));
}

int
syscalls_filter(enum sandbox_role role)
{
    scmp_filter_ctx f = seccomp_init(SCMP_ACT_TRAP);
    int rc;

    if (f == NULL)
        return -1;
    rc = add_rules(f, role);
    rc = rc ? rc : seccomp_load(f);
    seccomp_release(f);
    return rc ? -1 : 0;
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

int
syscalls_filter(enum sandbox_role role)
{
    (void)role;
    return -1;
}

void
syscalls_name(uint32_t call, char *name, unsigned long size)
{
    snprintf(name, size, "system call %u", call);
}

#endif
