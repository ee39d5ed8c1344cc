/*
 * path - the values that a column's path names: "title", "images[].credit".
 */
#ifndef CSV_PATH_H
#define CSV_PATH_H

#include <copydesk/plugin.h>

/* Call fn for every value under v that the path names, in order: a member name
 * leads into an object, "[]" into every element of an array.  An array or an
 * object at the end counts as its elements, or as one value. */
void path_each(const json_t *v, const char *path,
    void (*fn)(void *ctx, const json_t *v), void *ctx);

/* Does the path begin with "NAME[]", so that it leads into the elements of
 * that array?  The rest of it, "" for the element itself, or NULL. */
const char *path_inside(const char *path, const char *name);

#endif
