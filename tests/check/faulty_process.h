/* SPDX-License-Identifier: MIT */
/* What it does to the process that it runs in. */
#ifndef FAULTY_PROCESS_H
#define FAULTY_PROCESS_H

#include <fcntl.h>
#include <fenv.h>
#include <linux/capability.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef FAULT_recursion
static size_t
deep(const char *p, size_t n)
{
    volatile char frame[64];

    frame[0] = n > 0 ? *p : 0;
    return n > 0 ? deep(p + 1, n - 1) + (size_t)frame[0] : 0;
}
#endif

#ifdef FAULT_lowers_limit
/* For good: who may raise it again may not from here on. */
static void
lower_limit(void)
{
    struct __user_cap_header_struct head = { _LINUX_CAPABILITY_VERSION_3, 0 };
    struct __user_cap_data_struct none[2] = { { 0 } };

    setrlimit(RLIMIT_NOFILE, &(struct rlimit){ 64, 64 });
    syscall(SYS_capset, &head, none);
}
#endif

#ifdef FAULT_lowers_soft_limit
static void
lower_soft_limit(void)
{
    struct rlimit files;

    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = 64;
    setrlimit(RLIMIT_NOFILE, &files);
}
#endif

/* What is wrong with the process. */
static void
misbehave(const char *p, size_t n)
{
    (void)p, (void)n;
#ifdef FAULT_denied_file
    close(open("/etc/passwd", O_RDONLY));
#endif
#ifdef FAULT_denied_socket
    close(socket(AF_INET, SOCK_STREAM, 0));
#endif
#ifdef FAULT_prints
    puts("a record");
#endif
#ifdef FAULT_locale
    setlocale(LC_NUMERIC, "C.UTF-8");
#endif
#ifdef FAULT_blocks_signal
    sigset_t one;

    sigemptyset(&one);
    sigaddset(&one, SIGUSR1);
    sigprocmask(SIG_BLOCK, &one, NULL);
#endif
#ifdef FAULT_rounding
    fesetround(FE_UPWARD);
#endif
#ifdef FAULT_signal
    signal(SIGTERM, SIG_DFL);
#endif
#ifdef FAULT_environment
    setenv("COPYDESK_FAULTY", "1", 1);
#endif
#ifdef FAULT_descriptor
    dup(2);
#endif
#ifdef FAULT_spins
    for (volatile int on = n == 0; on;)
        continue;
#endif
#ifdef FAULT_exits
    if (n == 0)
        exit(0);
#endif
#ifdef FAULT_recursion
    deep(p, n);
#endif
}

#endif
