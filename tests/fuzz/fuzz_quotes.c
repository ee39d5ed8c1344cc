/* SPDX-License-Identifier: MIT */
/* Texts through the plugin quotes: each quote stands where it is said to, and
 * the same text gives the same, also behind another one.
 *
 * The first byte of the input chooses the language.
 *
 * fuzz.sh: plugin quotes */
#include "spans.h"

static json_t *
quotes(struct way *way, const unsigned char *p, size_t n)
{
    static const char *const languages[] = { "en", "de", "fr", "es", "" };
    const char *language =
        n > 0 ? languages[p[0] % (sizeof(languages) / sizeof(*languages))] : "";
    size_t skip = n > 0;
    char *s = text_of(p + skip, n - skip);
    json_t *rec = json_pack("{s:s%}", "text", s, n - skip), *q;
    size_t i;

    if (language[0] != '\0')
        json_object_set_new(rec, "language", json_string(language));
    free(s);
    process(way, rec);
    json_array_foreach (json_object_get(rec, "quotes"), i, q) {
        if (!span_is(json_object_get(rec, "text"),
                json_integer_value(json_object_get(q, "start")),
                json_integer_value(json_object_get(q, "end")),
                json_object_get(q, "text")))
            abort();
    }
    return rec;
}

int
LLVMFuzzerTestOneInput(const unsigned char *p, size_t n)
{
    static const char *const all[] = { "min_words", "roles", "interviews",
        NULL };
    static const int64_t ones[] = { 1, 1, 1 };
    static struct way plain, other = { all, ones };
    json_t *a = quotes(&plain, p, n), *b;

    json_decref(quotes(&other, p, n));
    b = quotes(&plain, p, n);
    if (!json_equal(a, b))
        abort();
    json_decref(a);
    json_decref(b);
    return 0;
}
