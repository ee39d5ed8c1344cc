/* Texts through the plugin clean: whatever comes in, the text and the fields
 * are UTF-8 of their types; the same text gives the same, with and without a
 * trace.  Each piece of scratch memory is a block of its own, so that
 * AddressSanitizer sees what is read or written beside it.
 *
 * The first line of the input is the title and the author, too, if it begins
 * with "=".
 *
 * fuzz.sh: plugin clean */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "host/service.h"

int LLVMFuzzerTestOneInput(const unsigned char *p, size_t n);

/* ---- scratch memory ----------------------------------------------------- */

struct block {
    struct block *next;
    void *p;
};

static struct block *blocks;

static void *
scratch(const struct cd_host *h, size_t n)
{
    struct block *b = malloc(sizeof(*b));

    (void)h;
    b->next = blocks;
    b->p = malloc(n);
    blocks = b;
    return b->p;
}

static void
scratch_free(void)
{
    while (blocks != NULL) {
        struct block *b = blocks;

        blocks = b->next;
        free(b->p);
        free(b);
    }
}

/* ---- records ------------------------------------------------------------ */

/* The input as a record may hold it: bytes that are no UTF-8 become "?". */
static json_t *
record(const unsigned char *p, size_t n)
{
    char *s = malloc(n + 1), *end;
    size_t i, len, line;
    json_t *rec;

    memcpy(s, p, n);
    for (i = 0; i < n; i += len) {
        if (utf8_decode(s + i, n - i, &len) == UTF8_BAD)
            s[i] = '?';
    }
    rec = json_pack("{s:s,s:s%}", "url", "https://gazette.example/2024/03/05/a",
        "text", s, n);
    end = memchr(s, '\n', n);
    if (end != NULL && s[0] == '=') {
        line = (size_t)(end - s) - 1;
        json_object_set_new(rec, "title", json_stringn(s + 1, line));
        json_object_set_new(rec, "authors", json_pack("[s%]", s + 1, line));
        json_object_set_new(rec, "text", json_stringn(end + 1, n - line - 2));
    }
    free(s);
    return rec;
}

/* ---- the plugin --------------------------------------------------------- */

enum { PLAIN, TRACED, ENCODING, WAYS };

/* The options struct with one of its members set. */
static void
set(char *options, const char *name, int value)
{
    const struct cd_option *o = copydesk_plugin.options;

    while (strcmp(o->name, name) != 0)
        o++;
    if (o->type == CD_O_BOOL)
        *(bool *)(void *)(options + o->offset) = value != 0;
    else
        *(int *)(void *)(options + o->offset) = value;
}

static void *
shared_state(const struct cd_host *h, int way)
{
    static void *shared[WAYS];
    char *options;

    if (shared[way] != NULL)
        return shared[way];
    options = calloc(1, copydesk_plugin.options_size);
    if (way == TRACED) {
        set(options, "trace", 1);
        set(options, "quality", 1);
    } else if (way == ENCODING) {
        set(options, "scope", 1);
    }
    if (copydesk_plugin.prepare(h, options, &shared[way]))
        abort();
    free(options);
    return shared[way];
}

static json_t *
clean(const unsigned char *p, size_t n, int way)
{
    struct arena *arena = arena_new();
    json_t *rec = record(p, n);
    struct service s;
    enum cd_status status;

    service_init(&s, arena, NULL, NULL);
    s.host.scratch = scratch;
    status = copydesk_plugin.process(&s.host, shared_state(&s.host, way), rec);
    if (status != CD_KEEP || !json_is_string(json_object_get(rec, "text")))
        abort();
    service_free(&s);
    arena_free(arena);
    scratch_free();
    return rec;
}

int
LLVMFuzzerTestOneInput(const unsigned char *p, size_t n)
{
    json_t *a = clean(p, n, PLAIN), *b = clean(p, n, PLAIN),
           *c = clean(p, n, TRACED);

    json_object_del(c, "trace");
    json_object_del(c, "quality");
    if (!json_equal(a, b) || !json_equal(a, c))
        abort();
    json_decref(a);
    json_decref(b);
    json_decref(c);
    json_decref(clean(p, n, ENCODING));
    return 0;
}
