/* SPDX-License-Identifier: MIT */
#include "json/build.h"

#include <stdlib.h>
#include <string.h>

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
    const size_t n = strlen(text);
    char *mended = mem_alloc(3 * n);
    json_t *value = build(json_stringn(mended, utf8_mend(text, n, mended)));

    free(mended);
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
