/* SPDX-License-Identifier: MIT */
/* A reader that keeps every promise, unless it is built with -DFAULT_name: then
 * it breaks one.  tests/cli/check.sh builds each and says which check finds it.
 */
#ifndef FAULT_level
#define CD_ABI_WANT 1
#endif
#include <copydesk/plugin.h>
#include <copydesk/record.h>

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct opts {
    int64_t most;
};

static const struct cd_option options[] = {
    CD_OPT_INT(struct opts, most, 1 << 20, 0, 1 << 30,
        "Notes with more bytes are left out."),
    { 0 },
};

static const struct cd_field writes[] = {
    { "title", CD_T_STRING, 0, "The first line." },
    { "text", CD_T_STRING, CD_OPTIONAL, "The others." },
    { 0 },
};
static const struct cd_example examples[] = {
    { "a.note", NULL, "One\nTwo.", "{\"title\": \"One\", \"text\": \"Two.\"}" },
    { "b.note", NULL, "# No note.", NULL },
    { "c.note", NULL,
        "A long one\n"
        "It rained in the valley all night, and the river rose by two metres. "
        "It rained in the valley all night, and the river rose by two metres. "
        "It rained in the valley all night, and the river rose by two metres. "
        "It rained in the valley all night, and the river rose by two metres.",
        "{\"title\": \"A long one\", \"text\": "
        "\"It rained in the valley all night, and the river rose by two metres. "
        "It rained in the valley all night, and the river rose by two metres. "
        "It rained in the valley all night, and the river rose by two metres. "
        "It rained in the valley all night, and the river rose by two metres."
        "\"}" },
    { 0 },
};

static int
start(const struct cd_host *h, const void *opts, void *shared, void **self)
{
    (void)h, (void)shared;
    *self = (void *)(uintptr_t)opts;
    return 0;
}

/* The record of an entry whose first line has `first` bytes. */
static enum cd_status
write_record(const struct cd_host *h, json_t *rec, const char *bytes,
    size_t first, size_t n)
{
#ifdef FAULT_entry_bytes
    json_object_set_new(rec, "title", json_stringn_nocheck(bytes, first));
#else
    if (cd_set_text(h, rec, "title", bytes, first))
        return CD_ERROR;
#endif
#ifdef FAULT_entry_more
    if (n == 3)
        json_object_set_new(rec, "n", json_integer(3));
#endif
#ifdef FAULT_entry_less
    if (n == 3)
        json_object_clear(rec);
#endif
    if (first < n &&
        cd_set_text(h, rec, "text", bytes + first + 1, n - first - 1))
        return CD_ERROR;
    return CD_KEEP;
}

/* Take more than linear time. */
static void
dawdle(const char *bytes, size_t n)
{
    (void)bytes, (void)n;
#ifdef FAULT_entry_quadratic
    for (size_t i = 0; i < n; i += 16) {
        volatile size_t k, sum = 0;

        for (k = 0; k < i; k += 16)
            sum += bytes[k] == bytes[i];
    }
#endif
#ifdef FAULT_entry_marks
    size_t marks = 0;

    for (size_t i = 0; n > 3 && memcmp(bytes, "One", 3) == 0 && i < n; i++) {
        volatile size_t k;

        marks += bytes[i] == ';';
        for (k = 0; bytes[i] == ';' && k < marks; k++)
            continue;
    }
#endif
}

/* Is the entry left out for what came before it? */
static bool
forgets(const struct cd_host *h, const char *bytes, size_t n)
{
    (void)h, (void)bytes, (void)n;
#ifdef FAULT_entry_state
    static int seen;
    if (seen++ > 9)
        return true;
#endif
#ifdef FAULT_entry_third
    static int third;
    if (++third % 3 == 0)
        return true;
#endif
#ifdef FAULT_entry_first /* the first of an input is kept for the rest */
    static char kept = '?';
    if (h->entry == 1)
        kept = n > 0 ? bytes[0] : '?';
    if (kept != 'O')
        return true;
#endif
    return false;
}

static enum cd_status
faulty_read(const struct cd_host *h, void *self, const char *bytes, size_t n,
    json_t *rec)
{
    const char *end = n > 0 ? memchr(bytes, '\n', n) : NULL;
    size_t first = end != NULL ? (size_t)(end - bytes) : n;
    const struct opts *o = self;

#ifdef FAULT_entry_option
    if (o->most == 0)
        abort();
#endif
    if (n > (size_t)o->most)
        return CD_DROP;
#ifdef FAULT_entry_leak
    *(volatile char *)malloc(40) = 1;
#endif
    dawdle(bytes, n);
    if (forgets(h, bytes, n))
        return CD_DROP;
#ifdef FAULT_entry_over
    first = strnlen(bytes, n + 1) < first ? 0 : first; /* a byte more */
#endif
#ifdef FAULT_entry_before
    if (end == NULL && bytes[-1] == 'x')
        return CD_DROP;
#endif
#ifdef FAULT_entry_writes
    if (end != NULL)
        *(char *)(uintptr_t)end = 0;
#endif
#ifdef FAULT_entry_crash
    if (first == 2)
        *(volatile char *)0 = 0;
#endif
#ifdef FAULT_entry_cut
    if (n == 251)
        abort();
#endif
#ifdef FAULT_entry_opens
    open("/etc/passwd", O_RDONLY);
#endif
    if (n > 0 && bytes[0] == '#')
        return CD_DROP;
#ifdef FAULT_entry_mute
    if (n == 0)
        return CD_ERROR;
#endif
    return write_record(h, rec, bytes, first, n);
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "faulty_reader",
    .version = "1",
    .summary = "Reads notes.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_READER,
    .options = options,
    .options_size = sizeof(struct opts),
    .open = start,
    .writes = writes,
    .examples = examples,
    .framing = "file",
    .read = faulty_read,
};
