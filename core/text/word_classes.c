#include "text/word_classes.h"

#include <stdlib.h>
#include <string.h>

#include "text/words.h"

struct word_classes {
    const struct word_classes *common; /* or NULL */
    struct words *numbers;             /* of each word, from 1 */
    uint32_t (*sets)[LANG_GROUPS];     /* by number */
    size_t n, cap;
};

/* The classes of a word, which is added with those of `common` if it is not
 * there; NULL if memory runs out. */
static uint32_t *
set_of(struct word_classes *c, const char *s, size_t n)
{
    uint32_t number = words_get(c->numbers, s, n);
    const uint32_t *common;
    uint32_t *set;

    if (number > 0)
        return c->sets[number];
    if (c->n + 1 >= c->cap) {
        size_t cap = c->cap > 0 ? 2 * c->cap : 1024;
        void *more = realloc(c->sets, cap * sizeof(*c->sets));

        if (more == NULL)
            return NULL;
        c->sets = more;
        c->cap = cap;
    }
    if (words_add(c->numbers, s, n, (uint32_t)++c->n))
        return NULL;
    set = memset(c->sets[c->n], 0, sizeof(c->sets[0]));
    common = c->common != NULL ? word_classes_get(c->common, s, n) : NULL;
    return common != NULL ? memcpy(set, common, sizeof(c->sets[0])) : set;
}

/* Of an entry of the group `detail` the word: of "a>b" what stands before the
 * sign, of an ending ("~ing") nothing. */
static size_t
word_in(const char *s, size_t n)
{
    const char *sign = memchr(s, '>', n);

    if (memchr(s, '~', n) != NULL)
        return 0;
    return sign != NULL ? (size_t)(sign - s) : n;
}

static int
add_list(struct word_classes *c, const struct lang_list *l, unsigned group)
{
    const char *s = l->words;

    while (*s != '\0') {
        size_t n = strcspn(s, " "), word = word_in(s, n);
        uint32_t *set;

        if (word > 0) {
            set = set_of(c, s, word);
            if (set == NULL)
                return -1;
            set[group] |= l->classes;
        }
        s += n + (s[n] == ' ');
    }
    return 0;
}

struct word_classes *
word_classes_new(size_t language, const struct word_classes *common)
{
    struct word_classes *c = calloc(1, sizeof(*c));
    const struct lang_list *l;
    unsigned group;

    if (c == NULL)
        return NULL;
    c->common = common;
    c->numbers = words_new(1024);
    if (c->numbers == NULL)
        goto err0;
    for (group = 0; group < LANG_GROUPS; group++) {
        for (l = lang_groups[group]; l != NULL && l->words != NULL; l++) {
            if (l->language == language && add_list(c, l, group))
                goto err0;
        }
    }
    return c;
err0:
    word_classes_free(c);
    return NULL;
}

void
word_classes_free(struct word_classes *c)
{
    if (c == NULL)
        return;
    words_free(c->numbers);
    free(c->sets);
    free(c);
}

const uint32_t *
word_classes_get(const struct word_classes *c, const char *s, size_t n)
{
    uint32_t number = words_get(c->numbers, s, n);

    return number > 0 ? c->sets[number] : NULL;
}
