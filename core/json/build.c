/* SPDX-License-Identifier: MIT */
#include "json/build.h"

#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"

json_t *
build(json_t *value)
{
    if (value == NULL)
        mem_exhausted();
    return value;
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
build_text(const char *text)
{
    size_t n = strlen(text), ok;
    struct buf buf = { 0 };
    json_t *value;

    while ((ok = utf8_valid(text, n)) < n) {
        buf_add(&buf, text, ok);
        buf_adds(&buf, "\xef\xbf\xbd");
        text += ok + 1;
        n -= ok + 1;
    }
    buf_add(&buf, text, n);
    value = build(json_stringn(buf.n > 0 ? buf.p : "", buf.n));
    buf_free(&buf);
    return value;
}

void
build_set(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, build(value)))
        mem_exhausted();
}

void
build_add(json_t *array, json_t *value)
{
    if (json_array_append_new(array, build(value)))
        mem_exhausted();
}
