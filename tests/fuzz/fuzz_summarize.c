/* SPDX-License-Identifier: MIT */
/* Texts through sentences and the plugin summarize: what it chooses stands
 * where it is said to, in the order of the text, and the same text gives the
 * same.
 *
 * The first byte of the input chooses the language.
 *
 * fuzz.sh: plugin summarize, with STEMMER */
#include "spans.h"

static json_t *
summary(struct way *way, const unsigned char *p, size_t n)
{
    static const char *const languages[] = { "en", "de", "fr", "es", "ja",
        "ar" };
    size_t skip = n > 0, i;
    char *s = text_of(p + skip, n - skip);
    json_t *rec = json_pack("{s:s,s:s%}", "language",
        languages[n > 0 ? p[0] % (sizeof(languages) / sizeof(*languages)) : 0],
        "text", s, n - skip);
    const json_t *lines, *span;
    json_int_t behind = 0;

    free(s);
    process(way, rec);
    lines = json_object_get(rec, "summary");
    json_array_foreach (json_object_get(rec, "summary_spans"), i, span) {
        json_int_t from = json_integer_value(json_array_get(span, 0)),
                   to = json_integer_value(json_array_get(span, 1));

        if (from < behind || !span_is(json_object_get(rec, "text"), from, to,
                                 json_array_get(lines, i)))
            abort();
        behind = to;
    }
    return rec;
}

int
LLVMFuzzerTestOneInput(const unsigned char *p, size_t n)
{
    static const char *const method[] = { "method", "keywords", NULL };
    static const int64_t lead_is[] = { 0, 0 }, ratio_is[] = { 2, 5 };
    static struct way rank, lead = { method, lead_is },
                            ratio = { method, ratio_is };
    json_t *a = summary(&rank, p, n), *b;

    json_decref(summary(&lead, p, n));
    json_decref(summary(&ratio, p, n));
    b = summary(&rank, p, n);
    if (!json_equal(a, b))
        abort();
    json_decref(a);
    json_decref(b);
    return 0;
}
