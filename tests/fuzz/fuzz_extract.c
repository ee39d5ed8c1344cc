/* SPDX-License-Identifier: MIT */
/* Pages of HTML, through the plugin extract: whatever comes in, text and
 * fields are UTF-8 of their types, and the same page gives the same.
 *
 * fuzz.sh: plugin extract, with LIBXML2 */
#include "plugin.h"

static json_t *
extract(const unsigned char *p, size_t n)
{
    static struct way plain;
    char *s = text_of(p, n);
    json_t *rec = json_pack("{s:s,s:s%}", "url",
        "https://gazette.example/2024/03/05/a", "html", s, n);

    free(s);
    process(&plain, rec);
    if (!json_is_string(json_object_get(rec, "text")))
        abort();
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
