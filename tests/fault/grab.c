/* SPDX-License-Identifier: MIT */
/*
 * grab - a filter whose `open` takes hold of whatever it can of its process,
 * and which then does with it what the field `grab` of a record says.
 *
 * GRAB in the environment is what `open` does besides: "truncate" each
 * descriptor, start a "thread" that writes the file GRAB_FILE when a record
 * says so, one that "evades" the filter, or "fork".
 */
#include <copydesk/plugin.h>
#include <copydesk/record.h>

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#define PAGE 4096

static char *batch; /* where the records lie */
static size_t batch_size;
static int memory = -1; /* /proc/self/mem */
static volatile int evaded, told;

static const struct cd_field reads[] = {
    { .path = "grab", .types = CD_T_STRING, .flags = CD_OPTIONAL }, { 0 }
};

/* ---- open ---------------------------------------------------------------- */

/* A mapping of the slot: the larger one is the batch.  Try to have another
 * one, by the file behind it. */
static void
take_mapping(const char *line)
{
    unsigned long from, to;
    char path[64];
    void *p;
    int fd;

    if (sscanf(line, "%lx-%lx", &from, &to) != 2 || to - from < batch_size)
        return;
    batch = (char *)from;
    batch_size = to - from;
    snprintf(path, sizeof(path), "/proc/self/map_files/%lx-%lx", from, to);
    fd = open(path, O_RDWR);
    p = mmap(NULL, batch_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (p != MAP_FAILED)
        batch = p;
    close(fd);
}

static void
find_batch(void)
{
    FILE *f = fopen("/proc/self/maps", "r");
    char line[512];

    while (f != NULL && fgets(line, sizeof(line), f) != NULL) {
        if (strstr(line, "copydesk-slot") != NULL)
            take_mapping(line);
    }
    if (f != NULL)
        fclose(f);
}

static void *
wait_and_write(void *arg)
{
    int fd;

    (void)arg;
    while (told == 0)
        usleep(1000);
    fd = open(getenv("GRAB_FILE"), O_WRONLY | O_CREAT, 0666);
    if (fd >= 0)
        close(fd);
    told = 2;
    return NULL;
}

/* With a filter of its own, no other can be put on it from outside. */
static void *
evade(void *arg)
{
    struct sock_filter allow = { BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW };
    struct sock_fprog program = { 1, &allow };

    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
    evaded = 1;
    return wait_and_write(arg);
}

static void
start_thread(void *(*run)(void *))
{
    pthread_t t;

    if (pthread_create(&t, NULL, run, NULL) != 0)
        abort();
    while (run == evade && evaded == 0)
        usleep(1000);
}

static int
start(const struct cd_host *h, const void *opts, void *shared, void **self)
{
    const char *what = getenv("GRAB");
    int i;

    (void)h;
    (void)opts;
    (void)shared;
    *self = NULL;
    find_batch();
    memory = open("/proc/self/mem", O_RDWR);
    what = what != NULL ? what : "";
    for (i = 3; i < 64 && strcmp(what, "truncate") == 0; i++) {
        if (ftruncate(i, 0) == 0)
            abort();
    }
    if (strcmp(what, "thread") == 0)
        start_thread(wait_and_write);
    if (strcmp(what, "evade") == 0)
        start_thread(evade);
    if (strcmp(what, "fork") == 0 && fork() == 0)
        _exit(0);
    return 0;
}

/* ---- process ------------------------------------------------------------- */

static void
do_write(void)
{
    memset(batch + batch_size / 2, 0, PAGE);
}

static void
do_protect(void)
{
    if (mprotect(batch, batch_size, PROT_READ | PROT_WRITE) == 0)
        memset(batch, 0, batch_size);
}

static void
do_remove(void)
{
    madvise(batch, batch_size, MADV_REMOVE);
}

static void
do_discard(void)
{
    madvise(batch, batch_size, MADV_DONTNEED);
}

static void
do_map_over(void)
{
    mmap(batch, batch_size, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
}

static void
do_move_over(void)
{
    void *p = mmap(
        NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    mremap(p, PAGE, PAGE, MREMAP_MAYMOVE | MREMAP_FIXED, batch + PAGE);
}

/* Make room, and take it, as far as the kernel goes along. */
static void
do_unmap(void)
{
    if (munmap(batch, batch_size) != 0)
        return;
    mmap(batch, batch_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
        -1, 0);
}

static void
do_memory(void)
{
    if (lseek(memory, (off_t)(uintptr_t)batch, SEEK_SET) >= 0 &&
        write(memory, "", 1) == 1)
        abort();
}

static void
do_tell(void)
{
    int i;

    told = 1;
    for (i = 0; i < 2000 && told == 1; i++)
        usleep(1000);
}

static const struct {
    const char *name;
    void (*run)(void);
} ways[] = {
    { "write", do_write },
    { "protect", do_protect },
    { "remove", do_remove },
    { "discard", do_discard },
    { "map_over", do_map_over },
    { "move_over", do_move_over },
    { "unmap", do_unmap },
    { "memory", do_memory },
    { "tell", do_tell },
};

static enum cd_status
process(const struct cd_host *h, void *self, json_t *rec)
{
    const char *way = json_string_value(json_object_get(rec, "grab"));
    size_t i;

    (void)self;
    if (way == NULL)
        return CD_KEEP;
    for (i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        if (strcmp(way, ways[i].name) == 0) {
            ways[i].run();
            return CD_KEEP;
        }
    }
    cd_fail(h, "there is no way to grab called \"%s\"", way);
    return CD_ERROR;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "grab",
    .version = "1.0",
    .license = "MIT",
    .summary = "Takes hold of its process.",
    .kind = CD_FILTER,
    .reads = reads,
    .open = start,
    .process = process,
};
