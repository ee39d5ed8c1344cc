/* SPDX-License-Identifier: MIT */
#include "trim.h"

#include <string.h>

#include "evidence.h"

/* Share of the prose that other articles have at most. */
#define OTHERS_MOST 0.5
/* Share that the one with the headline has at least. */
#define HEADED_LEAST 0.2
/* Cards that lead to other articles: code points of one, how many are looked
 * at, and their share of the text at most. */
#define CARD_MOST   500
#define CARDS_MOST  16
#define CARDS_SHARE 0.3

/* The articles around the headline: DOM_NONE if there is none. */
struct headed {
    uint32_t inner, outer;
};

static struct headed
headed_articles(const struct page *page)
{
    const struct dom *dom = &page->dom;
    struct headed headed = { DOM_NONE, DOM_NONE };
    uint32_t a;

    for (a = dom->v[page->headline].parent; a != DOM_NONE;
         a = dom->v[a].parent) {
        if (dom->v[a].tag != TAG_article)
            continue;
        headed.inner = headed.inner == DOM_NONE ? a : headed.inner;
        headed.outer = a;
    }
    return headed;
}

/* Is the element an article beside the one that has the headline? */
static bool
is_other(const struct page *page, struct headed headed, uint32_t i)
{
    if (page->bits[i] & CLASS_ENTRY)
        return false;
    switch ((enum tag)page->dom.v[i].tag) {
    case TAG_article:
        return headed.outer == DOM_NONE ||
               !dom_within(&page->dom, headed.outer, i);
    case TAG_div:
    case TAG_li:
    case TAG_section:
        return (page->bits[i] & CLASS_OTHER_POST) != 0;
    default:
        return false;
    }
}

/* Without an article around the headline, others are not most of what is
 * there: where they seem to be, they are the parts of this one. */
static void
trim_others(struct page *page, uint32_t root)
{
    struct dom *dom = &page->dom;
    uint32_t i, end = dom->v[root].end;
    double whole, others = 0, most;
    struct headed headed;
    int pass;

    measure_make(&page->m, root);
    if (!page_has_headline(page, root) || dom->v[page->headline].gone)
        return;
    whole = measure_of(&page->m, SUM_PROSE, root) + 1;
    headed = headed_articles(page);
    most = headed.inner != DOM_NONE && headed.inner > root &&
                   measure_of(&page->m, SUM_PROSE, headed.inner) >
                       HEADED_LEAST * whole
               ? whole
               : OTHERS_MOST * whole;
    for (pass = 0; pass < 2 && others <= most; pass++) {
        for (i = dom_next(dom, root, end); i < end;) {
            if (dom->v[i].tag == TAG_TEXT || !is_other(page, headed, i) ||
                page_has_headline(page, i)) {
                i = dom_next(dom, i, end);
                continue;
            }
            others += measure_of(&page->m, SUM_PROSE, i);
            if (pass == 1)
                dom_remove(dom, i);
            i = dom->v[i].end;
            while (i < end && dom->v[i].gone)
                i = dom->v[i].end;
        }
    }
}

/* Is the link one that a card is: around its heading or in that, or around no
 * text; and to another page? */
static bool
is_link_of_card(const struct page *page, uint32_t a, uint32_t heading)
{
    const struct str *href = dom_attr(&page->dom, a, ATTR_href);

    return href != NULL && href->n > 1 &&
           memchr(href->s, '#', href->n) == NULL &&
           (dom_within(&page->dom, a, heading) ||
               dom_within(&page->dom, heading, a) ||
               measure_of(&page->m, SUM_LENGTH, a) == 0);
}

/* Is the element a card that leads to another article, inside this one: an
 * article of its own, short, with a heading that is a link? */
static bool
is_card(const struct page *page, uint32_t i)
{
    const struct dom *dom = &page->dom;
    uint32_t end = dom->v[i].end, heading, a;

    if (dom->v[i].tag != TAG_article || page_has_headline(page, i) ||
        (page->bits[i] & CLASS_ENTRY) ||
        measure_of(&page->m, SUM_LENGTH, i) > CARD_MOST)
        return false;
    for (heading = i + 1; heading < end; heading++) {
        if (tags_are((enum tag)dom->v[heading].tag) & TAG_IS_HEADING)
            break;
    }
    if (heading == end)
        return false;
    for (a = dom_find(dom, i, end, TAG_a); a != DOM_NONE;
         a = dom_find(dom, a + 1, end, TAG_a)) {
        if (is_link_of_card(page, a, heading))
            return true;
    }
    return false;
}

/* Cards between the paragraphs go; where they are much of it, it is a list of
 * articles, or a live blog. */
static void
trim_cards(struct page *page, uint32_t root)
{
    struct dom *dom = &page->dom;
    uint32_t i, end = dom->v[root].end, cards[CARDS_MOST], length = 0;
    size_t n = 0;

    for (i = dom_next(dom, root, end); i < end && n < CARDS_MOST;
         i = dom_next(dom, i, end)) {
        if (dom->v[i].tag == TAG_TEXT || !is_card(page, i))
            continue;
        length += measure_of(&page->m, SUM_LENGTH, i);
        cards[n++] = i;
    }
    if (length > CARDS_SHARE * measure_of(&page->m, SUM_LENGTH, root))
        return;
    while (n > 0)
        dom_remove(dom, cards[--n]);
}

/* Are most items of a list cut off, as teasers are? */
static bool
is_teasers(const struct page *page, uint32_t list)
{
    const struct dom *dom = &page->dom;
    uint32_t i, items = 0, cut = 0;

    for (i = list + 1; i < dom->v[list].end; i = dom->v[i].end) {
        struct str text;

        if (dom->v[i].tag != TAG_li || dom->v[i].gone)
            continue;
        text = dom_folded(dom, i);
        items++;
        cut += str_ends(text, "...") || str_ends(text, "\xE2\x80\xA6");
    }
    return items >= 3 && 5 * cut >= 4 * items;
}

static bool
is_links(const struct page *page, uint32_t i)
{
    uint32_t n = measure_of(&page->m, SUM_LENGTH, i);
    uint32_t links = measure_of(&page->m, SUM_LINKS, i);
    double density = measure_density(&page->m, i);

    switch ((enum tag)page->dom.v[i].tag) {
    case TAG_p:
        return density > 0.9 && n < 200 &&
               !str_ends_sentence(dom_folded(&page->dom, i));
    case TAG_ul:
    case TAG_ol:
        if (evidence_of_introduction(page, i))
            return false;
        if ((density > 0.7 && links > 2) || (links > 2 && is_teasers(page, i)))
            return true;
        /* fall through */
    case TAG_div:
    case TAG_table:
    case TAG_section:
    case TAG_dl:
    case TAG_header:
        return density > 0.75 && (links > 1 || n < 150);
    default:
        return false;
    }
}

void
trim(struct page *page, uint32_t root)
{
    struct dom *dom = &page->dom;
    uint32_t i, end = dom->v[root].end;

    trim_others(page, root);
    measure_make(&page->m, root);
    trim_cards(page, root);
    measure_make(&page->m, root);
    for (i = dom_next(dom, root, end); i < end; i = dom_next(dom, i, end)) {
        if (dom->v[i].tag != TAG_TEXT && is_links(page, i))
            dom_remove(dom, i);
    }
}
