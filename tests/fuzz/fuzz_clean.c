/* SPDX-License-Identifier: MIT */
/* Texts through the plugin clean: whatever comes in, the text and the fields
 * are UTF-8 of their types; the same text gives the same, with and without a
 * trace.
 *
 * The first line of the input is the title and the author, too, if it begins
 * with "=".
 *
 * fuzz.sh: plugin clean */
#include "plugin.h"

static json_t *
clean(struct way *way, const unsigned char *p, size_t n)
{
    char *s = text_of(p, n), *end = memchr(s, '\n', n);
    json_t *rec = json_pack("{s:s,s:s%}", "url",
        "https://gazette.example/2024/03/05/a", "text", s, n);
    size_t line;

    if (end != NULL && s[0] == '=') {
        line = (size_t)(end - s) - 1;
        json_object_set_new(rec, "title", json_stringn(s + 1, line));
        json_object_set_new(rec, "authors", json_pack("[s%]", s + 1, line));
        json_object_set_new(rec, "text", json_stringn(end + 1, n - line - 2));
    }
    free(s);
    process(way, rec);
    if (!json_is_string(json_object_get(rec, "text")))
        abort();
    return rec;
}

int
LLVMFuzzerTestOneInput(const unsigned char *p, size_t n)
{
    static const char *const all[] = { "trace", "quality", NULL },
                             *const scope[] = { "scope", NULL };
    static const int64_t ones[] = { 1, 1 };
    static struct way plain, traced = { all, ones }, encoding = { scope, ones };
    json_t *a = clean(&plain, p, n), *b = clean(&plain, p, n),
           *c = clean(&traced, p, n);

    json_object_del(c, "trace");
    json_object_del(c, "quality");
    if (!json_equal(a, b) || !json_equal(a, c))
        abort();
    json_decref(a);
    json_decref(b);
    json_decref(c);
    json_decref(clean(&encoding, p, n));
    return 0;
}
