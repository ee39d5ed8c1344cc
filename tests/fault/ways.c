/* SPDX-License-Identifier: MIT */
#include "ways.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "ways_print.h"

static volatile unsigned nowhere = 8;
int ways_later;

static void
do_crash(void)
{
    *(volatile int *)(uintptr_t)nowhere = 1;
}

static void
do_abort(void)
{
    abort();
}

static void
do_exit(void)
{
    exit(0);
}

static void
do_exit_3(void)
{
    _exit(3);
}

static int
deeper(volatile char *from)
{
    volatile char room[4096];

    room[0] = *from;
    return nowhere > 0 ? deeper(room) + room[0] : 0;
}

static void
do_overflow(void)
{
    char c = 1;

    deeper(&c);
}

static void
do_double_free(void)
{
    char *volatile p = malloc(100);

    free(p);
    free(p);
}

static void
do_spin(void)
{
    for (volatile unsigned i = 0;; i++)
        continue;
}

static void
do_sleep(void)
{
    for (;;)
        sleep(1000);
}

static void
do_deadlock(void)
{
    pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;

    pthread_mutex_lock(&m);
    pthread_mutex_lock(&m);
}

static void
do_eat(void)
{
    for (;;) {
        char *volatile p = malloc((size_t)16 << 20);

        if (p == NULL)
            abort();
        memset(p, 1, (size_t)16 << 20);
    }
}

static void
do_later(void)
{
    ways_later = 3;
}

static void
do_kill(void)
{
    kill(getppid(), SIGKILL);
}

static void
do_suicide(void)
{
    raise(SIGKILL);
}

static void
do_open(void)
{
    open("/etc/passwd", O_RDONLY);
}

static void
do_socket(void)
{
    socket(AF_INET, SOCK_STREAM, 0);
}

static void
do_execve(void)
{
    char name[] = "/bin/true", *const argv[] = { name, NULL };

    execve(name, argv, argv + 1);
}

static void
do_fork(void)
{
    if (fork() == 0)
        _exit(0);
}

/* A helper that nobody ends, and that holds what it inherited; its pid goes
 * into a file. */
static void
do_leave(void)
{
    FILE *f;
    pid_t pid = fork();

    if (pid == 0) {
        for (;;)
            pause();
    }
    if (pid < 0 || (f = fopen(getenv("WRECK_LEFT"), "a")) == NULL)
        abort();
    fprintf(f, "%d\n", (int)pid);
    fclose(f);
}

static void
do_leave_crash(void)
{
    do_leave();
    do_crash();
}

static void *
rest(void *arg)
{
    return arg;
}

static void
do_thread(void)
{
    pthread_t t;

    pthread_create(&t, NULL, rest, NULL);
}

static void
do_ptrace(void)
{
    ptrace(PTRACE_ATTACH, getppid(), 0, 0);
}

static void
do_io_uring(void)
{
    syscall(SYS_io_uring_setup, 1, NULL);
}

static void
do_mprotect(void)
{
    mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

/* A reply that begins, and comes a byte at a time. */
static void
do_trickle(void)
{
    const struct {
        uint32_t type, arg;
        uint64_t n;
    } head = { 4, 0, 100000 };

    send(3, &head, sizeof(head), MSG_NOSIGNAL);
    for (;;) {
        send(3, "x", 1, MSG_NOSIGNAL);
        usleep(20000);
    }
}

static void
do_close(void)
{
    close(3);
}

static void
do_linger(void)
{
    close(3);
    do_spin();
}

/* A message to the supervisor that looks like a reply (enum worker_message)
 * and is none. */
static void
do_spoil(void)
{
    const struct {
        uint32_t type, arg;
        uint64_t n;
        char bytes[8];
    } message = { 4, 0, 8, "garbage" };

    send(3, &message, sizeof(message), MSG_NOSIGNAL);
}

/* A crash that need not come again. */
static void
do_moody(void)
{
    if (getenv("WRECK_MOOD") != NULL)
        do_crash();
}

static void
do_nap(void)
{
    sleep(1);
}

/* The client of a server, as libraries do it: by the name of a host. */
static void
do_connect(void)
{
    const struct addrinfo hints = { .ai_socktype = SOCK_STREAM };
    struct addrinfo *to, *a;
    int fd = -1;

    if (getaddrinfo("localhost", getenv("WRECK_PORT"), &hints, &to) != 0)
        abort();
    for (a = to; a != NULL && fd < 0; a = a->ai_next) {
        fd = socket(a->ai_family, a->ai_socktype | SOCK_CLOEXEC, 0);
        if (fd >= 0 && connect(fd, a->ai_addr, a->ai_addrlen) != 0) {
            close(fd);
            fd = -1;
        }
    }
    freeaddrinfo(to);
    if (fd < 0 || send(fd, "hello", 5, MSG_NOSIGNAL) != 5)
        abort();
    close(fd);
}

/* Memory that is no private data: 20 times 100 MB. */
static void
take_mapped(int flags)
{
    const size_t n = (size_t)100 << 20;
    int i;

    for (i = 0; i < 20; i++) {
        void *p =
            mmap(NULL, n, PROT_READ | PROT_WRITE, flags | MAP_ANONYMOUS, -1, 0);

        if (p == MAP_FAILED)
            return;
        memset(p, 1, n);
    }
    errno = 0;
}

static void
do_shared(void)
{
    take_mapped(MAP_SHARED);
}

static void
do_grows_down(void)
{
    take_mapped(MAP_PRIVATE | MAP_GROWSDOWN);
}

static void
do_brk(void)
{
    while (sbrk(1 << 20) != (void *)-1)
        continue;
}

static void
do_mremap(void)
{
    size_t n = 1 << 20;
    void *p = mmap(
        NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    for (; p != MAP_FAILED; n *= 2)
        p = mremap(p, n, 2 * n, MREMAP_MAYMOVE);
}

static const struct {
    const char *name;
    void (*run)(void);
} ways[] = {
    { "crash", do_crash },
    { "abort", do_abort },
    { "exit", do_exit },
    { "exit_3", do_exit_3 },
    { "overflow", do_overflow },
    { "double_free", do_double_free },
    { "spin", do_spin },
    { "sleep", do_sleep },
    { "deadlock", do_deadlock },
    { "eat", do_eat },
    { "later", do_later },
    { "kill", do_kill },
    { "suicide", do_suicide },
    { "open", do_open },
    { "socket", do_socket },
    { "execve", do_execve },
    { "fork", do_fork },
    { "leave", do_leave },
    { "leave_crash", do_leave_crash },
    { "thread", do_thread },
    { "ptrace", do_ptrace },
    { "io_uring", do_io_uring },
    { "exec_memory", do_mprotect },
    { "warn", ways_print_warn },
    { "flood", ways_print_flood },
    { "flood_line", ways_print_flood_line },
    { "talk", ways_print_talk },
    { "talk_line", ways_print_talk_line },
    { "trickle", do_trickle },
    { "close", do_close },
    { "linger", do_linger },
    { "spoil", do_spoil },
    { "moody", do_moody },
    { "nap", do_nap },
    { "print", ways_print_hello },
    { "connect", do_connect },
    { "shared", do_shared },
    { "grows_down", do_grows_down },
    { "brk", do_brk },
    { "mremap", do_mremap },
};

/* System calls by their names: what they would do to another process, here the
 * parent, or to the machine.  -1 stands for the parent's id. */
static const struct {
    const char *name;
    long number, args[4];
} calls[] = {
    { "clone3", SYS_clone3, { 0 } },
    { "tgkill", SYS_tgkill, { -1, -1, SIGTERM } },
    { "tkill", SYS_tkill, { -1, SIGTERM } },
    { "rt_sigqueueinfo", SYS_rt_sigqueueinfo, { -1, SIGTERM } },
    { "pidfd_open", SYS_pidfd_open, { -1 } },
    { "process_vm_readv", SYS_process_vm_readv, { -1 } },
    { "process_vm_writev", SYS_process_vm_writev, { -1 } },
    { "prlimit64", SYS_prlimit64, { -1, 0, 0, 0 } },
    { "prctl", SYS_prctl, { 1, 0 } }, /* PR_SET_PDEATHSIG */
    { "sched_setscheduler", SYS_sched_setscheduler, { -1 } },
    { "setpriority", SYS_setpriority, { 0, -1, 19 } },
    { "personality", SYS_personality, { 0 } },
    { "perf_event_open", SYS_perf_event_open, { 0 } },
    { "userfaultfd", SYS_userfaultfd, { 0 } },
    { "bpf", SYS_bpf, { 0 } },
    { "keyctl", SYS_keyctl, { 0 } },
    { "unshare", SYS_unshare, { 0 } },
    { "memfd_create", SYS_memfd_create, { 0 } },
    { "shmget", SYS_shmget, { 0, 1 << 20, 0600 } },
    { "setrlimit", SYS_setrlimit, { 0 } },
    { "chmod", SYS_chmod, { 0 } },
    { "fchmodat", SYS_fchmodat, { 0 } },
    { "utimensat", SYS_utimensat, { 0 } },
    { "chown", SYS_chown, { 0 } },
    { "fchownat", SYS_fchownat, { 0 } },
    { "setxattr", SYS_setxattr, { 0 } },
    { "link", SYS_link, { 0 } },
    { "symlink", SYS_symlink, { 0 } },
    { "truncate", SYS_truncate, { 0 } },
    { "mknod", SYS_mknod, { 0 } },
    { "socket", SYS_socket, { AF_UNIX, SOCK_STREAM } },
    { "raw", SYS_socket, { AF_INET, SOCK_RAW, 1 } },
    { "bind", SYS_bind, { 0 } },
    { "socketpair", SYS_socketpair, { AF_UNIX, SOCK_STREAM } },
    { "sendmsg", SYS_sendmsg, { 3 } },
    { "madvise", SYS_madvise, { 0, 4096, 100 } }, /* MADV_HWPOISON */
    { "fcntl", SYS_fcntl, { 3, F_SETOWN, -1 } },
};

static int
call(size_t i)
{
    long args[4];
    size_t k;

    for (k = 0; k < 4; k++)
        args[k] = calls[i].args[k] == -1 ? getppid() : calls[i].args[k];
    syscall(calls[i].number, args[0], args[1], args[2], args[3]);
    return 0;
}

int
ways_go(const char *name)
{
    size_t i;

    for (i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        if (strcmp(name, ways[i].name) == 0) {
            ways[i].run();
            return 0;
        }
    }
    for (i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
        if (strcmp(name, calls[i].name) == 0)
            return call(i);
    }
    return -1;
}

static const char *
say(const struct cd_host *h, const char *way)
{
    printf("on stdout\n");
    cd_log(h, CD_INFO, "logged");
    fprintf(stderr, "on stderr\n");
    cd_log(h, CD_WARNING, "warned");
    fputs("a line without an end", stderr);
    return way + strlen("say_");
}

static const char *
say_much(const char *way)
{
    int i;

    for (i = 0; i < 1000; i++)
        printf("line %d %0*d\n", i, i % 100 == 0 ? 5000 : 1, 0);
    return way + strlen("many_");
}

int
ways_do(const struct cd_host *h, const char *way)
{
    while (way != NULL && strcmp(way, "log") == 0)
        cd_log(h, CD_INFO, "logging %s", "...");
    if (way != NULL && strncmp(way, "say_", 4) == 0)
        way = say(h, way);
    if (way != NULL && strcmp(way, "fail") == 0)
        return cd_fail(h, "no more of this");
    if (way != NULL && strncmp(way, "many_", 5) == 0)
        way = say_much(way);
    return way != NULL ? ways_go(way) : 0;
}
