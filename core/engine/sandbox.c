#include "engine/sandbox.h"

#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "engine/landlock.h"
#include "engine/syscalls.h"
#include "host/talk.h"

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
#define NO_FILTER "the kernel takes no seccomp filter"
#else
#define NO_FILTER "built without libseccomp"
#endif

/* Parts that may be missing, by their bits. */
enum { NO_MEMORY, NO_CALLS, NO_FILES };

static const char *const notices[] = {
    [NO_MEMORY] = "limits.worker_bytes cannot be set: plugins may use any "
                  "amount of memory",
    [NO_CALLS] = NO_FILTER ": plugins may make any system call",
    [NO_FILES] = "the kernel has no landlock: a store may write anywhere",
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

uint32_t
sandbox_enter(const struct sandbox *s)
{
    const struct rlimit none = { 0, 0 };
    const struct rlimit data = { s->data_bytes, s->data_bytes };
    uint32_t missing = 0;

    setrlimit(RLIMIT_CORE, &none);
    close_files(s->channel);
    if (SANITIZED)
        return 0;
    if (setrlimit(RLIMIT_DATA, &data) != 0)
        missing |= 1u << NO_MEMORY;
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (s->role == SANDBOX_STORE && landlock_confine(s->folder) != 0)
        missing |= 1u << NO_FILES;
    catch_denied(s);
    if (syscalls_filter(s->role) != 0)
        missing |= 1u << NO_CALLS;
    return missing;
}
