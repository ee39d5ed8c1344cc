/*
 * word_classes - the classes of core/lang that the words of a language are of.
 */
#ifndef TEXT_WORD_CLASSES_H
#define TEXT_WORD_CLASSES_H

#include <stddef.h>
#include <stdint.h>

#include "lang/lang.h"

struct word_classes;

/* The words of a language, by its index (lang/lang.h): of those that `common`
 * has, too, the classes of both.  `common` is word_classes_new(LANG_COMMON,
 * NULL), the words of all languages.  NULL if memory runs out. */
struct word_classes *word_classes_new(
    size_t language, const struct word_classes *common);
void word_classes_free(struct word_classes *c);

/* The classes of the word s[0..n) in lower case: LANG_GROUPS numbers, one a
 * group, or NULL if it is of none. */
const uint32_t *word_classes_get(
    const struct word_classes *c, const char *s, size_t n);

#endif
