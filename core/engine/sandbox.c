#include "engine/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#ifdef HAVE_SECCOMP
#include <seccomp.h>
#endif

/* Sanitizers map terabytes and open files when they report. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#ifdef HAVE_SECCOMP

/* What computing needs: memory, time, the ends that are open, and to end. */
static const int allowed[] = {
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
    /* the end */
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

/* Calls that are allowed with some arguments. */
static const struct {
    int call;
    struct scmp_arg_cmp arg;
} restricted[] = {
    /* Memory that can be executed is how code gets in. */
    { SCMP_SYS(mmap), { 2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0 } },
    { SCMP_SYS(mprotect), { 2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0 } },
    /* fstat, as newer C libraries do it. */
    { SCMP_SYS(newfstatat),
        { 3, SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, AT_EMPTY_PATH } },
    /* Ask for a limit, but set none. */
    { SCMP_SYS(prlimit64), { 2, SCMP_CMP_EQ, 0, 0 } },
};

static int
add_rules(scmp_filter_ctx f)
{
    /* abort(): a signal to itself, and to nobody else. */
    const struct scmp_arg_cmp own = { 0, SCMP_CMP_EQ, (scmp_datum_t)getpid(),
        0 };
    size_t i;
    int rc;

    rc = seccomp_rule_add_array(f, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, &own);
    for (i = 0; i < sizeof(allowed) / sizeof(allowed[0]) && rc == 0; i++)
        rc = seccomp_rule_add(f, SCMP_ACT_ALLOW, allowed[i], 0);
    for (i = 0; i < sizeof(restricted) / sizeof(restricted[0]) && rc == 0; i++)
        rc = seccomp_rule_add_array(
            f, SCMP_ACT_ALLOW, restricted[i].call, 1, &restricted[i].arg);
    return rc;
}

static const char *
filter_calls(void)
{
    scmp_filter_ctx f = seccomp_init(SCMP_ACT_TRAP);
    int rc;

    if (f == NULL)
        return "libseccomp cannot make a filter: workers may make any system "
               "call";
    rc = add_rules(f);
    rc = rc ? rc : seccomp_load(f);
    seccomp_release(f);
    return rc ? "the kernel takes no seccomp filter: workers may make any "
                "system call"
              : NULL;
}

void
sandbox_call(uint32_t call, char *name, unsigned long size)
{
    char *known = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, (int)call);

    if (known != NULL)
        snprintf(name, size, "%s", known);
    else
        snprintf(name, size, "system call %u", call);
    free(known);
}

#else

static const char *
filter_calls(void)
{
    return "built without libseccomp: workers may make any system call";
}

void
sandbox_call(uint32_t call, char *name, unsigned long size)
{
    snprintf(name, size, "system call %u", call);
}

#endif

/* ---- entering ----------------------------------------------------------- */

static void (*tell_denied)(uint32_t call);

static void
on_denied(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    (void)context;
    tell_denied((uint32_t)info->si_syscall);
    _exit(128 + SIGSYS);
}

static void
catch_denied(const struct sandbox *s)
{
    struct sigaction a = { .sa_flags = SA_SIGINFO };

    tell_denied = s->denied;
    a.sa_sigaction = on_denied;
    sigaction(SIGSYS, &a, NULL);
}

static void
close_files(int channel)
{
    if (channel != SANDBOX_CHANNEL)
        dup2(channel, SANDBOX_CHANNEL);
    close_range(SANDBOX_CHANNEL + 1, ~0u, 0);
}

const char *
sandbox_enter(const struct sandbox *s)
{
    const struct rlimit none = { 0, 0 };
    const struct rlimit data = { s->data_bytes, s->data_bytes };

    setrlimit(RLIMIT_CORE, &none);
    close_files(s->channel);
    if (SANITIZED)
        return NULL;
    if (setrlimit(RLIMIT_DATA, &data) != 0)
        return "limits.worker_bytes cannot be set: workers may use any amount "
               "of memory";
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return "the kernel has no no_new_privs: workers may make any system "
               "call";
    catch_denied(s);
    return filter_calls();
}
