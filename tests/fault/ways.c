#include "ways.h"

#include <fcntl.h>
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

/* As a library does, past every stream. */
static void
do_warn(void)
{
    const char line[] = "a warning of a library\n";

    if (write(2, line, sizeof(line) - 1) < 0)
        abort();
}

/* Log lines past every stream, without end. */
static void
do_flood(void)
{
    while (write(2, "retrying ...\n", 13) > 0)
        continue;
}

static void
do_flood_line(void)
{
    while (write(1, "retrying ... ", 13) > 0)
        continue;
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

static void
do_print(void)
{
    printf("hello from wreck\n");
    fprintf(stderr, "and to stderr\n");
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
    { "ptrace", do_ptrace },
    { "io_uring", do_io_uring },
    { "exec_memory", do_mprotect },
    { "warn", do_warn },
    { "flood", do_flood },
    { "flood_line", do_flood_line },
    { "trickle", do_trickle },
    { "close", do_close },
    { "linger", do_linger },
    { "spoil", do_spoil },
    { "moody", do_moody },
    { "nap", do_nap },
    { "print", do_print },
};

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
    return -1;
}
