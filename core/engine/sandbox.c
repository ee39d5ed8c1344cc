/* SPDX-License-Identifier: MIT */
#include "engine/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/mem.h"
#include "engine/landlock.h"
#include "engine/syscalls.h"
#include "host/command.h"
#include "process/talk.h"

/* Not confined under sanitizers, which map terabytes and open files to
 * report. */
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
#define NO_FILTER "the kernel takes no seccomp filter"
#else
#define NO_FILTER "built without libseccomp"
#endif

static const char *const notices[] = {
    [SANDBOX_MEMORY] = "limits.worker_bytes cannot be set: plugins may use any "
                       "amount of memory",
    [SANDBOX_CALLS] = NO_FILTER ": plugins may make any system call",
    [SANDBOX_FILES] =
        "the kernel has no landlock: a store or a command may write anywhere",
    [SANDBOX_SEAL] = "the kernel cannot seal memory: a plugin may change the "
                     "records that come after its own",
};

void
sandbox_tell(uint32_t missing)
{
    static uint32_t told;
    size_t i;

    for (i = 0; i < sizeof(notices) / sizeof(notices[0]); i++) {
        if ((missing & ~told) >> i & 1)
            talk(TALK_WARNING, "%s", notices[i]);
    }
    told |= missing;
}

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
catch_denied(const struct sandbox *sandbox)
{
    struct sigaction action = { .sa_flags = SA_SIGINFO };

    tell_denied = sandbox->denied;
    action.sa_sigaction = on_denied;
    sigaction(SIGSYS, &action, NULL);
}

static void
close_files(const struct sandbox *sandbox)
{
    const int first = SANDBOX_CHANNEL + 1, end = first + (int)sandbox->nkeep;
    int i;

    /* first to numbers beyond `end`, out of the way */
    for (i = first; i < end; i++)
        *sandbox->keep[i - first] =
            fcntl(*sandbox->keep[i - first], F_DUPFD, end);
    if (sandbox->channel != SANDBOX_CHANNEL)
        dup2(sandbox->channel, SANDBOX_CHANNEL);
    for (i = first; i < end; i++)
        *sandbox->keep[i - first] = dup2(*sandbox->keep[i - first], i);
    close_range((unsigned)end, ~0u, 0);
}

/* Lower a limit to n, unless it is lower, and its hard limit with it. */
static int
lower_limit(__rlimit_resource_t what, uint64_t n)
{
    struct rlimit bound;

    if (getrlimit(what, &bound) == 0 && bound.rlim_cur < n)
        n = bound.rlim_cur;
    bound.rlim_cur = bound.rlim_max = n;
    return setrlimit(what, &bound);
}

void
sandbox_opening(const struct sandbox *sandbox)
{
    if (SANITIZED)
        return;
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    catch_denied(sandbox);
    /* sandbox_enter reports it if it is missing */
    if (syscalls_filter(SANDBOX_OPENING) == SYSCALLS_MEMORY)
        mem_exhausted();
}

int
sandbox_enter(
    const struct sandbox *sandbox, uint32_t *missing, struct cd_err *err)
{
    *missing = 0;
    lower_limit(RLIMIT_CORE, 0);
    close_files(sandbox);
    command_confined();
    if (SANITIZED)
        return 0;
    if (lower_limit(RLIMIT_DATA, sandbox->data_bytes) ||
        lower_limit(RLIMIT_STACK, SANDBOX_STACK))
        *missing |= 1u << SANDBOX_MEMORY;
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (sandbox->role != SANDBOX_WORKER &&
        landlock_confine(sandbox->folder, sandbox->role == SANDBOX_CLIENT) != 0)
        *missing |= 1u << SANDBOX_FILES;
    catch_denied(sandbox);
    switch (syscalls_filter(sandbox->role)) {
    case SYSCALLS_FILTERED:
        return 0;
    case SYSCALLS_LACKING:
        *missing |= 1u << SANDBOX_CALLS;
        return 0;
    case SYSCALLS_MEMORY:
        mem_exhausted();
    default:
        return err_set(err, "a plugin has started a thread that cannot be "
                            "confined");
    }
}

/* In the forked process of a command, before exec. */
static int
confine_command(const struct command_box *box, uint32_t *missing)
{
    lower_limit(RLIMIT_CORE, 0);
    if (SANITIZED)
        return 0;
    if (lower_limit(RLIMIT_DATA, box->data_bytes) ||
        lower_limit(RLIMIT_STACK, SANDBOX_STACK))
        *missing |= 1u << SANDBOX_MEMORY;
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (landlock_read_only() != 0 || lower_limit(RLIMIT_FSIZE, 0))
        *missing |= 1u << SANDBOX_FILES;
    switch (syscalls_filter(SANDBOX_COMMAND)) {
    case SYSCALLS_FILTERED:
        return 0;
    case SYSCALLS_MEMORY:
        errno = ENOMEM;
        return -1;
    default:
        *missing |= 1u << SANDBOX_CALLS;
        return 0;
    }
}

void
sandbox_commands(uint64_t data_bytes, uint64_t most)
{
    const struct command_box box = { .data_bytes = data_bytes,
        .most = most,
        .patience = LIMIT_ANSWER * 1000,
        .confine = confine_command };

    command_box(&box);
}
