/* SPDX-License-Identifier: MIT */
#include "offers.h"

#include "text/utf8.h"

#define OFFER_MOST 300 /* code points of one */
#define LABEL_MOST 60  /* of a line that may stand between them */

/* Where the house offers itself: stores, channels, its authors. */
static const char *const offers[] = { "//apps.apple.com/",
    "//itunes.apple.com/", "//play.google.com/store/", "//news.google.com/",
    "//whatsapp.com/channel/", "//www.whatsapp.com/channel/", "//t.me/",
    "/author/", "/authors/", "/autor/", "/auteur/", "/autore/", "/autores/",
    NULL };
/* Letters and accounts, of which one alone may be what the article is about. */
static const char *const accounts[] = { "/newsletter", "//newsletter",
    "facebook.com/", "instagram.com/", "twitter.com/", "//x.com/",
    "youtube.com/", "tiktok.com/@", "threads.net/@", "linkedin.com/company/",
    "bsky.app/profile/", NULL };
/* What somebody posted there. */
static const char *const postings[] = { "/status/", "/p/", "/reel/", "/posts/",
    "/video", "watch?v=", "/photo", "/share", "/intent/", NULL };

/* Do all links of the element lead there, to so many accounts at least if to
 * nothing else? */
static bool
leads_to_offers(const struct page *page, uint32_t node, size_t least)
{
    const struct dom *dom = &page->dom;
    uint32_t i, end = dom->v[node].end;
    size_t sure = 0, maybe = 0;

    for (i = dom_find(dom, node, end, TAG_a); i != DOM_NONE;
         i = dom_find(dom, i + 1, end, TAG_a)) {
        if (dom_attr_holds(dom, i, ATTR_href, postings))
            return false;
        if (dom_attr_holds(dom, i, ATTR_href, offers))
            sure++;
        else if (dom_attr_holds(dom, i, ATTR_href, accounts))
            maybe++;
        else
            return false;
    }
    return sure > 0 || maybe >= least;
}

/* Names alone tell who wrote the article; an offer says something. */
static bool
is_offer(
    const struct page *page, const struct paragraph *paragraph, size_t least)
{
    size_t length = utf8_count(paragraph->text.s, paragraph->text.n);

    return paragraph->node != DOM_NONE && length <= OFFER_MOST &&
           length > LABEL_MOST &&
           measure_of(&page->m, SUM_LENGTH, paragraph->node) <=
               length + sizeof("- ") &&
           leads_to_offers(page, paragraph->node, least);
}

/* The index behind the list that paragraph `from` is the first item of, if all
 * its items are offers, one of them for sure; `from` if they are not. */
static size_t
behind_offers(const struct page *page, const struct paragraphs *ps, size_t from)
{
    const struct dom *dom = &page->dom;
    uint32_t list;
    size_t i = from;
    bool sure = false;

    if (ps->v[from].kind != CD_BLOCK_ITEM || ps->v[from].node == DOM_NONE)
        return from;
    list = dom->v[ps->v[from].node].parent;
    /* Each list is looked through once, from its first item on. */
    if (from > 0 && ps->v[from - 1].node != DOM_NONE &&
        dom_within(dom, list, ps->v[from - 1].node))
        return from;
    while (i < ps->n && ps->v[i].node != DOM_NONE &&
           dom_within(dom, list, ps->v[i].node)) {
        if (!ps->v[i].gone && !is_offer(page, &ps->v[i], 1))
            return from;
        sure = sure || is_offer(page, &ps->v[i], SIZE_MAX);
        i++;
    }
    return sure ? i : from;
}

void
offers_cut(const struct page *page, struct paragraphs *ps)
{
    size_t i, to;

    for (i = ps->n; i > 0; i--) {
        struct paragraph *paragraph = &ps->v[i - 1];

        if (is_offer(page, paragraph, 2))
            paragraph->gone = true;
        else if (!paragraph->gone && (paragraph->text.n > LABEL_MOST ||
                                         str_ends_sentence(paragraph->text)))
            break;
    }
    for (i = 0; i<ps->n; i = to> i ? to : i + 1) {
        for (to = behind_offers(page, ps, i); i < to; i++)
            ps->v[i].gone = true;
    }
}
