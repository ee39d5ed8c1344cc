/* Pages of HTML, through the plugin extract: whatever comes in, text and
 * fields are UTF-8 of their types, and the same page gives the same.
 *
 * fuzz.sh: plugin extract, with LIBXML2 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "host/service.h"

int LLVMFuzzerTestOneInput(const unsigned char *p, size_t n);

/* The input as a record may hold it: bytes that are no UTF-8 become "?". */
static json_t *
record(const unsigned char *p, size_t n)
{
    char *s = malloc(n + 1);
    size_t i, len;
    json_t *rec;

    memcpy(s, p, n);
    for (i = 0; i < n; i += len) {
        if (utf8_decode(s + i, n - i, &len) == UTF8_BAD)
            s[i] = '?';
    }
    rec = json_pack("{s:s,s:s%}", "url", "https://gazette.example/2024/03/05/a",
        "html", s, n);
    free(s);
    return rec;
}

static void *
shared_state(const struct cd_host *h)
{
    static void *shared;

    if (shared == NULL && copydesk_plugin.prepare(h, NULL, &shared))
        abort();
    return shared;
}

static json_t *
extract(const unsigned char *p, size_t n)
{
    struct arena *scratch = arena_new();
    struct service s;
    json_t *rec = record(p, n);
    enum cd_status status;

    service_init(&s, scratch, NULL, NULL);
    status = copydesk_plugin.process(&s.host, shared_state(&s.host), rec);
    if (status != CD_KEEP || !json_is_string(json_object_get(rec, "text")))
        abort();
    service_free(&s);
    arena_free(scratch);
    return rec;
}

int
LLVMFuzzerTestOneInput(const unsigned char *p, size_t n)
{
    json_t *a = extract(p, n), *b = extract(p, n);

    if (!json_equal(a, b))
        abort();
    json_decref(a);
    json_decref(b);
    return 0;
}
