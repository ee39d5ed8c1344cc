/* SPDX-License-Identifier: MIT */
#include "page.h"

#include <stdlib.h>
#include <string.h>

#include "lang/lang.h"
#include "text/phrases.h"

/* Where a phrase counts. */
enum {
    ANYWHERE = 1, /* at the beginning of a sentence */
    EDGE,         /* ... only of one of the first or last lines */
    COLON         /* ... and only with a colon after it */
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
    struct phrases *of[1]; /* by lang_languages */
};

/* Add the phrases of a list, if their class is one of those above.  -1 if
 * memory runs out. */
static int
add_page_list(struct page *page, const struct lang_list *list)
{
    size_t i;

    if (list->language >= lang_count)
        return 0;
    for (i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
        if ((list->classes & LANG_BIT(classes[i].class)) != 0)
            return phrases_add_list(
                page->of[list->language], list->words, classes[i].where);
    }
    return 0;
}

struct page *
page_new(void)
{
    struct page *page =
        calloc(1, sizeof(*page) + lang_count * sizeof(struct phrases *));
    const struct lang_list *list;
    size_t i;

    if (page == NULL)
        return NULL;
    for (i = 0; i < lang_count; i++) {
        page->of[i] = phrases_new();
        if (page->of[i] == NULL)
            goto err;
    }
    for (list = lang_page_line; list->words != NULL; list++) {
        if (add_page_list(page, list))
            goto err;
    }
    return page;

err:
    page_free(page);
    return NULL;
}

void
page_free(struct page *page)
{
    size_t i;

    if (page == NULL)
        return;
    for (i = 0; i < lang_count; i++)
        phrases_free(page->of[i]);
    free(page);
}

bool
page_speaks(const struct page *page, size_t language, const char *text,
    size_t n, bool edge)
{
    uint32_t where;
    size_t len;

    if (language >= lang_count)
        return false;
    where = phrases_at(page->of[language], text, n, &len);
    if (where == 0)
        return false;
    if (len < n && text[len] == ':')
        return true;
    return len > phrases_token(text, n) &&
           (where == ANYWHERE || (where == EDGE && edge));
}
