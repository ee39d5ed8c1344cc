/* SPDX-License-Identifier: MIT */
/* A plugin that keeps every promise, unless it is built with -DFAULT_name: then
 * it breaks one.  tests/cli/check.sh builds each and says which check finds it.
 * With -DFORMAT it is a format, else a filter. */
#include <copydesk/plugin.h>
#include <copydesk/record.h>

#include <errno.h>
#include <fcntl.h>
#include <fenv.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

struct opts {
    int64_t every;
    const char *word;
};
struct shared {
    int64_t seen;
    json_t *list;
};
struct self {
    const struct opts *opts;
    struct shared *shared;
    int64_t seen, begun;
    json_t *kept;
    char *piece; /* of scratch */
};

static const struct cd_option options[] = {
    CD_OPT_INT(struct opts, every, 1, 0, 10, "Count every so many words."),
    CD_OPT_STRING(struct opts, word, 0, "", "Count this word only."),
    { 0 },
};
static const struct cd_field reads[] = {
#ifdef FAULT_no_help
    { "text", CD_T_STRING, CD_OPTIONAL, NULL },
#else
    { "text", CD_T_STRING, CD_OPTIONAL, "The article." },
#endif
    { "meta.part", CD_T_INT, CD_OPTIONAL, "Which of several it is." },
    { "parts[].name", CD_T_STRING, CD_OPTIONAL, "What each is called." },
    { "weight", CD_T_INT | CD_T_REAL, CD_OPTIONAL, "None has it." },
    { 0 },
};
#ifndef FORMAT
static const struct cd_field writes[] = {
    { "words", CD_T_INT, 0, "How many there are." },
#ifdef FAULT_wrong_type
    { "long", CD_T_STRING, CD_OPTIONAL, "Set where there are many." },
#else
    { "long", CD_T_BOOL, CD_OPTIONAL, "Set where there are many." },
#endif
    { "parts[].size", CD_T_INT, CD_OPTIONAL, "Set in the first one." },
    { "meta.seen", CD_T_BOOL, CD_OPTIONAL, "Set where there is a part." },
    { "short", CD_T_BOOL, CD_REMOVED, "It may be wrong." },
#ifdef FAULT_blocks
    { "blocks", CD_T_ARRAY, CD_OPTIONAL, "What its paragraphs are." },
#endif
#ifdef FAULT_never_written
    { "medium", CD_T_BOOL, CD_OPTIONAL, "Set never." },
#endif
    { 0 },
};
#endif
static const struct cd_example examples[] = {
#ifdef FORMAT
    { "A count a line.", NULL, "{\"text\": \"One two.\"}",
#ifdef FAULT_other_bytes
        "2 words\n" },
#else
        "2\n" },
#endif
#elif defined FAULT_example_json
    { "Words are counted.", NULL, "{\"text\": \"One two.\"", "{}" },
#elif defined FAULT_example_differs
    { "Words are counted.", NULL, "{\"text\": \"One two.\"}",
        "{\"text\": \"One two.\", \"words\": 3}" },
#elif defined FAULT_example_kept
    { "Words are counted.", NULL, "{\"text\": \"One two.\"}", NULL },
#elif !defined FAULT_no_example
    { "Words are counted.", NULL,
        "{\"text\": \"One two.\", \"short\": true, \"mine\": 1,"
        " \"meta\": {\"part\": 1, \"of\": 2}}",
        "{\"text\": \"One two.\", \"mine\": 1,"
        " \"meta\": {\"part\": 1, \"of\": 2, \"seen\": true}, \"words\": 2}" },
    { "Parts stay.", NULL, "{\"parts\": [{\"name\": \"One\"}]}",
        "{\"parts\": [{\"name\": \"One\", \"size\": 3}], \"words\": 0}" },
    { "Many are told.", NULL, "{\"text\": \"a a a a a a a a a\"}",
        "{\"text\": \"a a a a a a a a a\", \"words\": 9, \"long\": true}" },
#endif
    { 0 },
};

#ifdef FAULT_last_options
static int64_t last;
#endif
#ifdef FAULT_one_table
static char *table;
#endif

static int
prepare(const struct cd_host *h, const void *opts, void **shared)
{
    const struct opts *o = opts;
    struct shared *s;

#ifdef FAULT_prepare_mute
    if (o->every == 10)
        return -1;
#endif
    if (o->every == 0)
        return cd_fail(h, "\"every\" must be 1 or more");
    s = calloc(1, sizeof(*s));
    *shared = s;
#ifdef FAULT_last_options
    last = o->every;
#endif
#ifdef FAULT_one_table
    if (table == NULL)
        table = calloc(1, 1);
#endif
#ifdef FAULT_leak_stage
    *(volatile char *)malloc(40) = 1;
#endif
#ifdef FAULT_maps
    mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
#endif
#ifdef FAULT_shared_value
    s->list = json_string("shared");
#endif
    return s != NULL ? 0 : cd_fail(h, "no memory");
}

static int
start(const struct cd_host *h, const void *opts, void *shared, void **self)
{
    struct self *s = calloc(1, sizeof(*s));

    (void)h;
#ifdef FAULT_never_opens
    free(s);
    return cd_fail(h, "there is no table");
#endif
    s->opts = opts;
    s->shared = shared;
#ifdef FAULT_leak_worker
    *(volatile char *)malloc(100) = 1;
#endif
#ifdef FAULT_open_forks
    if (fork() == 0)
        _exit(0);
#endif
#ifdef FAULT_open_truncates
    truncate("/tmp/copydesk-faulty", 0);
#endif
    *self = s;
    return 0;
}

static int64_t
count(const struct self *s, const char *p, size_t n)
{
    int64_t words = 0;
    size_t i;

    for (i = 0; i < n; i++)
        words += p[i] > ' ' && (i == 0 || p[i - 1] <= ' ');
#ifdef FAULT_questions
    size_t asked = 0;

    for (i = 0; i < n; i++) {
        volatile size_t k;

        asked += p[i] == '?';
        for (k = 0; p[i] == '?' && k < asked; k++)
            continue;
    }
#endif
#if defined FAULT_quadratic || defined FAULT_slow
#ifdef FAULT_slow
    const size_t step = 1; /* a megabyte takes half an hour */
#else
    const size_t step = 16;
#endif
    for (i = 0; i < n; i += step) {
        volatile size_t k, sum = 0;

        for (k = 0; k < i; k += step)
            sum += p[k] == p[i];
    }
#endif
    return words / s->opts->every;
}

#ifdef FAULT_recursion
static size_t
deep(const char *p, size_t n)
{
    volatile char frame[64];

    frame[0] = n > 0 ? *p : 0;
    return n > 0 ? deep(p + 1, n - 1) + (size_t)frame[0] : 0;
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

/* What is wrong with its memory and the record. */
static void
spoil(const struct cd_host *h, struct self *s, json_t *rec, size_t n)
{
    (void)h, (void)s, (void)rec, (void)n;
#if defined FAULT_scratch_behind || defined FAULT_scratch_before
    char *piece = strcpy(h->scratch(h, 6), "words");

#ifdef FAULT_scratch_behind
    piece[6] = '\0';
#else
    piece[-1] = '\0';
#endif
#endif
#ifdef FAULT_scratch_kept
    if (s->piece != NULL)
        *s->piece = 'x';
    s->piece = h->scratch(h, 1);
#endif
#ifdef FAULT_leak_record
    *(volatile char *)malloc(40) = 1;
#endif
    json_t *part = json_array_get(json_object_get(rec, "parts"), 0);

    (void)part;
#ifdef FAULT_writes_element
    if (part != NULL)
        json_object_set_new(part, "name", json_string("mine"));
#endif
#ifdef FAULT_removes_inside
    json_object_del(json_object_get(rec, "meta"), "of");
#endif
#ifdef FAULT_inner_long
    if (json_string_length(json_object_get(part, "name")) > 60000)
        abort();
#endif
#ifdef FAULT_not_shown
    if (json_integer_value(json_object_get(rec, "weight")) < 0)
        abort();
#endif
#ifdef FAULT_keeps_value
    json_decref(s->kept);
    s->kept = json_incref(json_object_get(rec, "text"));
#endif
#ifdef FAULT_shared_value
    json_object_set(rec, "words", s->shared->list);
#endif
#ifdef FAULT_writes_more
    json_object_set_new(rec, "title", json_string("mine"));
#endif
#ifdef FAULT_blocks
    if (n > 1)
        json_object_set_new(rec, "blocks",
            json_pack(
                "[{s:s,s:i,s:i}]", "kind", "paragraph", "start", 0, "end", 1));
#endif
#ifdef FAULT_removes_more
    json_object_del(rec, "title");
#endif
#ifdef FAULT_bad_text
    if (n == 1)
        json_object_set_new(rec, "long", json_stringn_nocheck("\xff", 1));
#endif
}

/* How far the count is off, by faults of what it depends on. */
static int64_t
miscount(const struct cd_host *h, struct self *s, json_t *rec)
{
    int64_t words = 0;

    (void)h, (void)s, (void)rec;
#ifdef FAULT_reads_more
    if (json_object_get(rec, "title") != NULL)
        words++;
#endif
#ifdef FAULT_reads_other
    if (json_object_get(rec, "mine") != NULL)
        words += 0 * s->seen, json_object_set_new(rec, "long", json_true());
#endif
#ifdef FAULT_run
    words += h->run_id[0];
#endif
#ifdef FAULT_many
    if (json_object_size(rec) > 100)
        abort(); /* its table is full */
#endif
#ifdef FAULT_nameless
    const char *first;
    json_t *any;

    json_object_foreach (rec, first, any) {
        if (*first == '\0')
            abort();
    }
#endif
#ifdef FAULT_reads_inside
    if (json_object_get(json_object_get(rec, "meta"), "of") != NULL)
        words++;
#endif
#ifdef FAULT_last_options
    words += last;
#endif
#ifdef FAULT_one_table
    words += *table;
#endif
#ifdef FAULT_clock
    words += time(NULL) / 86400;
#endif
#ifdef FAULT_process
    words += getpid() % 1000;
#endif
#ifdef FAULT_user
    words += getenv("HOME") != NULL ? (int64_t)strlen(getenv("HOME")) : 0;
#endif
#ifdef FAULT_machine
    char name[256] = "";

    gethostname(name, sizeof(name) - 1);
    words += (int64_t)strlen(name);
#endif
#ifdef FAULT_folder
    char folder[4096];

    words +=
        getcwd(folder, sizeof(folder)) != NULL ? (int64_t)strlen(folder) : 0;
#endif
#ifdef FAULT_address
    words += (int64_t)(((uintptr_t)&options >> 12) % 100000);
#endif
#ifdef FAULT_zone
    words += localtime(&(time_t){ 0 })->tm_min;
#endif
#ifdef FAULT_counts
    words += s->seen;
#endif
#ifdef FAULT_counts_shared
    words += s->shared->seen / 8;
#endif
#ifdef FAULT_scratch
    words += ((unsigned char *)h->scratch(h, 64))[40];
#endif
    return words;
}

/* Write or set the count. */
static enum cd_status
give(const struct cd_host *h, json_t *rec, int64_t words)
{
#ifdef FORMAT
    char line[32];

#ifdef FAULT_format_changes
    json_object_set_new(rec, "words", json_integer(words));
#endif
    return h->write(h, line,
               (size_t)snprintf(line, sizeof(line), "%lld\n", (long long)words))
               ? CD_ERROR
               : CD_KEEP;
#else
    json_t *part = json_object_get(json_object_get(rec, "meta"), "part");
    json_t *meta = part != NULL ? json_object_get(rec, "meta") : NULL;
    json_t *first = json_array_get(json_object_get(rec, "parts"), 0);

#ifndef FAULT_stays
    json_object_del(rec, "short");
#endif
    if (words > 8)
        json_object_set_new(rec, "long", json_true());
    if (meta != NULL)
        json_object_set_new(meta, "seen", json_true());
    if (first != NULL)
        json_object_set_new(first, "size",
            json_integer((json_int_t)json_string_length(
                json_object_get(first, "name"))));
#ifdef FAULT_writes_inside
    if (meta != NULL)
        json_object_set_new(meta, "of", json_integer(-1));
#endif
#ifdef FAULT_not_written
    if (words == 0)
        return CD_KEEP;
#endif
#ifdef FAULT_shared_value
    return CD_KEEP;
#else
    return cd_set(h, rec, "words", json_integer(words)) ? CD_ERROR : CD_KEEP;
#endif
#endif
}

static enum cd_status
process(const struct cd_host *h, void *self, json_t *rec)
{
    struct self *s = self;
    size_t n;
    const char *p = cd_text(rec, "text", &n);
    int64_t words = count(s, p, n);

    misbehave(p, n);
    spoil(h, s, rec, n);
    s->seen++;
#if defined FAULT_counts_shared || defined FAULT_release_unused || \
    defined FAULT_writes_shared
    s->shared->seen++;
#endif
#ifdef FAULT_static
    static int64_t calls;
    calls++;
#endif
#ifdef FAULT_option
    *(int64_t *)(uintptr_t)&s->opts->every = 2;
#endif
#ifdef FAULT_order
    if (s->seen % 2 == 0)
        json_object_set_new(rec, "words", json_null());
#endif
#ifdef FAULT_reason
    if (n == 0)
        return cd_fail(h, "record %d has no text", (int)s->seen), CD_ERROR;
#endif
#ifdef FAULT_mute
    if (n == 0)
        return CD_ERROR;
#endif
#ifdef FAULT_undefined_status
    if (n == 0)
        return (enum cd_status)7;
#endif
    return give(h, rec, words + miscount(h, s, rec));
}

static int
end(const struct cd_host *h, void *self)
{
    struct self *s = self;

    (void)h;
#ifdef FAULT_close_fails
    if (s->seen == 0)
        return cd_fail(h, "nothing was processed");
#endif
#ifdef FAULT_close_frees_shared
    free(s->shared);
#endif
    json_decref(s->kept);
    free(s);
    return 0;
}

static void
release(const struct cd_host *h, void *shared)
{
    struct shared *s = shared;

    (void)h;
#ifdef FAULT_release_unused
    if (s->seen == 0)
        abort();
#endif
#ifdef FAULT_one_table
    free(table);
    table = NULL;
#endif
#ifndef FAULT_close_frees_shared
    json_decref(s->list);
    free(s);
#endif
}

#ifdef FORMAT
static int
head(const struct cd_host *h, void *self)
{
    struct self *s = self;

    s->begun = 1;
#ifdef FAULT_head_day
    return h->write(h, "words\n", (size_t)(time(NULL) / 86400 % 7));
#endif
    return h->write(h, "words\n", 6);
}

static int
tail(const struct cd_host *h, void *self)
{
    struct self *s = self;

#ifdef FAULT_tail_alone
    if (!s->begun)
        return 0;
#endif
#ifdef FAULT_tail_counts
    if (s->seen > 0)
        return h->write(h, "some\n", 5);
#endif
#ifdef FAULT_tail_opens
    close(open("/etc/passwd", O_RDONLY));
#endif
#ifdef FAULT_tail_fails
    return cd_fail(h, "no end");
#endif
    (void)s;
    return h->write(h, "end\n", 4);
}
#endif

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
#ifdef FAULT_name
    .name = "else",
#else
    .name = "faulty",
#endif
    .version = "1.0",
#ifdef FAULT_summary
    .summary = "Counts words.\nAnd more.",
#else
    .summary = "Counts words.",
#endif
    .author = "the copydesk authors",
#ifndef FAULT_license
    .license = "MIT",
#endif
#ifdef FORMAT
    .kind = CD_FORMAT,
    .head = head,
    .tail = tail,
#else
    .kind = CD_FILTER,
    .writes = writes,
#endif
    .options = options,
    .options_size = sizeof(struct opts),
    .reads = reads,
    .examples = examples,
    .prepare = prepare,
    .open = start,
    .process = process,
    .close = end,
    .release = release,
};
