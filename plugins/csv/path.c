#include "path.h"

#include <string.h>

void
path_each(const json_t *v, const char *path,
    void (*fn)(void *ctx, const json_t *v), void *ctx)
{
    size_t i, n;

    if (json_is_array(v)) {
        if (strncmp(path, "[]", 2) == 0)
            path += 2;
        else if (*path != '\0')
            return;
        for (i = 0; i < json_array_size(v); i++)
            path_each(json_array_get(v, i), path, fn, ctx);
        return;
    }
    if (*path == '\0') {
        if (v != NULL && !json_is_null(v))
            fn(ctx, v);
        return;
    }
    if (*path == '.')
        path++;
    n = strcspn(path, ".[");
    v = json_object_getn(v, path, n);
    if (v != NULL)
        path_each(v, path + n, fn, ctx);
}

const char *
path_inside(const char *path, const char *name)
{
    size_t n = strlen(name);

    if (strncmp(path, name, n) != 0 || strncmp(path + n, "[]", 2) != 0)
        return NULL;
    return path + n + 2;
}
