/* SPDX-License-Identifier: MIT */
/* JSON: whatever the bytes, the reader takes or refuses them, agrees with
 * jansson about which, and what it took is written and read again alike. */
#include <stdlib.h>
#include <string.h>
#include <jansson.h>

#include "base/buf.h"
#include "json/reader.h"
#include "json/tree.h"
#include "json/writer.h"

int LLVMFuzzerTestOneInput(const unsigned char *p, size_t n);

int
LLVMFuzzerTestOneInput(const unsigned char *p, size_t n)
{
    struct reader_error e;
    json_error_t je;
    json_t *v = reader_parse((const char *)p, n, NULL, &e), *again, *theirs;
    struct buf text = { 0 };

    if (v == NULL) {
        if (e.offset > n || e.code == NULL)
            abort();
        /* Stricter than jansson in depth, never laxer: see json/reader.h. */
        return 0;
    }
    theirs = json_loadb((const char *)p, n,
        JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL | JSON_DECODE_ANY, &je);
    if (theirs == NULL)
        abort();
    writer_value(&text, v);
    again = reader_parse(text.p, text.n, NULL, &e);
    if (again == NULL || !json_equal(v, again))
        abort();
    json_decref(theirs);
    json_decref(again);
    json_decref(v);
    buf_free(&text);
    return 0;
}
