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
    struct phrases *of[1]; /* by lang_languages; NULL: no text of it yet */
};

struct page *
page_new(void)
{
    return calloc(
        1, sizeof(struct page) + lang_count * sizeof(struct phrases *));
}

/* Add the phrases of a list, if their class is one of those above.  -1 if
 * memory runs out. */
static int
add_page_list(struct phrases *phrases, const struct lang_list *list)
{
    size_t i;

    for (i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
        if ((list->classes & LANG_BIT(classes[i].class)) != 0)
            return phrases_add_list(phrases, list->words, classes[i].where);
    }
    return 0;
}

int
page_begin(struct page *page, size_t language)
{
    const struct lang_list *list;
    struct phrases *phrases;

    if (language >= lang_count || page->of[language] != NULL)
        return 0;
    phrases = phrases_new();
    if (phrases == NULL)
        return -1;
    for (list = lang_page_line; list->words != NULL; list++) {
        if (list->language == language && add_page_list(phrases, list)) {
            phrases_free(phrases);
            return -1;
        }
    }
    page->of[language] = phrases;
    return 0;
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
