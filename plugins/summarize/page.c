/* SPDX-License-Identifier: MIT */
#include "page.h"

#include <stdlib.h>
#include <string.h>

#include "lang/lang.h"
#include "text/phrases.h"

/* What a phrase has to be to count. */
enum {
    ANYWHERE = 1, /* the begin of a sentence */
    EDGE,         /* ... of one of the first or last lines */
    COLON         /* the same with a colon behind it */
};

static const struct {
    unsigned class;
    uint32_t where;
} classes[] = {
    { LANG_COPYRIGHT, ANYWHERE },
    { LANG_REQUEST, ANYWHERE },
    { LANG_CORRECTION, EDGE },
    { LANG_READ_ALSO, COLON },
    { LANG_READ_ALSO_HEADING, COLON },
    { LANG_TOPICS, COLON },
};

struct page {
    struct phrases *of[1]; /* by language */
};

static int
add_list(struct page *p, const struct lang_list *l)
{
    size_t i;

    if (l->language >= lang_count)
        return 0;
    for (i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
        if ((l->classes & LANG_BIT(classes[i].class)) != 0)
            return phrases_add_list(
                p->of[l->language], l->words, classes[i].where);
    }
    return 0;
}

struct page *
page_new(void)
{
    struct page *p =
        calloc(1, sizeof(*p) + lang_count * sizeof(struct phrases *));
    const struct lang_list *l;
    size_t i;

    if (p == NULL)
        return NULL;
    for (i = 0; i < lang_count; i++) {
        p->of[i] = phrases_new();
        if (p->of[i] == NULL)
            goto err;
    }
    for (l = lang_page_line; l->words != NULL; l++) {
        if (add_list(p, l))
            goto err;
    }
    return p;

err:
    page_free(p);
    return NULL;
}

void
page_free(struct page *p)
{
    size_t i;

    if (p == NULL)
        return;
    for (i = 0; i < lang_count; i++)
        phrases_free(p->of[i]);
    free(p);
}

bool
page_speaks(
    const struct page *p, size_t language, const char *s, size_t n, bool edge)
{
    uint32_t where;
    size_t len;

    if (language >= lang_count)
        return false;
    where = phrases_at(p->of[language], s, n, &len);
    if (where == 0)
        return false;
    if (len < n && s[len] == ':')
        return true;
    return len > phrases_token(s, n) &&
           (where == ANYWHERE || (where == EDGE && edge));
}
