/* SPDX-License-Identifier: MIT */
#include "json/build.h"

#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"

json_t *
build(json_t *v)
{
    if (v == NULL)
        mem_exhausted();
    return v;
}

json_t *
build_object(void)
{
    return build(json_object());
}

json_t *
build_array(void)
{
    return build(json_array());
}

json_t *
build_text(const char *s)
{
    size_t n = strlen(s), ok;
    struct buf b = { 0 };
    json_t *v;

    while ((ok = utf8_valid(s, n)) < n) {
        buf_add(&b, s, ok);
        buf_adds(&b, "\xef\xbf\xbd");
        s += ok + 1;
        n -= ok + 1;
    }
    buf_add(&b, s, n);
    v = build(json_stringn(b.n > 0 ? b.p : "", b.n));
    buf_free(&b);
    return v;
}

void
build_set(json_t *o, const char *key, json_t *v)
{
    if (json_object_set_new(o, key, build(v)))
        mem_exhausted();
}

void
build_add(json_t *array, json_t *v)
{
    if (json_array_append_new(array, build(v)))
        mem_exhausted();
}
