/* SPDX-License-Identifier: MIT */
#include "offers.h"

#include <strings.h>

#include "address.h"
#include "text/utf8.h"

#define OFFER_MOST    300 /* code points of one */
#define LABEL_MOST    60  /* of a line that may stand between them */
#define ACCOUNTS_MOST 32  /* of the house that are looked at */

/* Where the house offers itself: stores, channels. */
static const char *const offers[] = { "//apps.apple.com/",
    "//itunes.apple.com/", "//play.google.com/store/", "//news.google.com/",
    "//whatsapp.com/channel/", "//www.whatsapp.com/channel/", NULL };
/* The pages of its authors, on its own site. */
static const char *const authors[] = { "/author/", "/authors/", "/autor/",
    "/auteur/", "/autore/", "/autores/", NULL };
/* Letters, which may be what the article is about. */
static const char *const letters[] = { "/newsletter", "//newsletter", NULL };
/* Accounts, which may be so, too, and anybody's. */
static const char *const accounts[] = { "facebook.com/", "instagram.com/",
    "twitter.com/", "//x.com/", "youtube.com/", "tiktok.com/@", "threads.net/@",
    "linkedin.com/company/", "bsky.app/profile/", "//t.me/", NULL };
/* What somebody posted there. */
static const char *const postings[] = { "/status/", "/shorts/", "/p/", "/reel/",
    "/post/", "/posts/", "/video", "watch?v=", "/photo", "/share", "/intent/",
    NULL };

/* The page, and the accounts that it leads to outside the article `root`, once
 * they were asked for. */
struct house {
    const struct page *page;
    uint32_t root;
    struct str accounts[ACCOUNTS_MOST];
    size_t n;
    bool known;
};

/* Where the links of an element lead. */
struct leads {
    size_t sure;     /* to an offer */
    size_t accounts; /* to letters and accounts, anybody's */
    bool own;        /* one of these is the house's */
    bool foreign;    /* one is an account that may be somebody else's */
    bool others;     /* to something else */
};

/* "//t.me/NAME/NUMBER", "//t.me/s/NAME/NUMBER" */
static bool
ends_in_number(struct str url)
{
    const char *query = memchr(url.s, '?', url.n);
    size_t n = url.n;

    if (query != NULL)
        url.n = n = (size_t)(query - url.s);
    while (n > 0 && url.s[n - 1] >= '0' && url.s[n - 1] <= '9')
        n--;
    return n < url.n && n > 0 && url.s[n - 1] == '/' &&
           str_find(url, "//t.me/") != NULL;
}

static bool
is_posting(struct str url)
{
    return str_holds(url, postings) || ends_in_number(url);
}

/* Do the addresses lead to one account?  Neither case nor a stroke at the end
 * makes another. */
static bool
same_account(struct str a, struct str b)
{
    struct str path;
    struct str hosts[] = { address_host(a, &path), address_host(b, &path) };

    if (hosts[0].n == 0 || hosts[1].n == 0)
        return str_same(a, b);
    a.n -= (size_t)(hosts[0].s - a.s);
    b.n -= (size_t)(hosts[1].s - b.s);
    a.n -= str_ends(a, "/");
    b.n -= str_ends(b, "/");
    return a.n == b.n && strncasecmp(hosts[0].s, hosts[1].s, a.n) == 0;
}

static bool
is_among(const struct house *house, struct str url)
{
    size_t i;

    for (i = 0; i < house->n; i++) {
        if (same_account(house->accounts[i], url))
            return true;
    }
    return false;
}

static void
find_accounts(struct house *house)
{
    const struct dom *dom = &house->page->dom;
    uint32_t i, n = (uint32_t)dom->n;

    for (i = dom_find(dom, 0, n, TAG_a);
         i != DOM_NONE && house->n < ACCOUNTS_MOST;
         i = dom_find(dom, i + 1, n, TAG_a)) {
        const struct str *url = dom_attr(dom, i, ATTR_href);

        /* Buttons to share the article are many, and lead to no account. */
        if (url != NULL && !dom_within(dom, house->root, i) &&
            str_holds(*url, accounts) && !is_posting(*url) &&
            !is_among(house, *url))
            house->accounts[house->n++] = *url;
    }
    house->known = true;
}

static bool
is_of_house(struct house *house, struct str url)
{
    if (!house->known)
        find_accounts(house);
    return is_among(house, url);
}

static bool
is_own_site(const struct page *page, struct str url)
{
    struct str path, ignored;

    if (url.n > 1 && url.s[0] == '/' && url.s[1] != '/')
        return true;
    url = address_host(url, &path);
    return url.n > 0 && str_same(url, address_host(page->url, &ignored));
}

static struct leads
leads_of(struct house *house, uint32_t node)
{
    const struct dom *dom = &house->page->dom;
    uint32_t i, end = dom->v[node].end;
    struct leads leads = { 0 };

    for (i = dom_find(dom, node, end, TAG_a); i != DOM_NONE;
         i = dom_find(dom, i + 1, end, TAG_a)) {
        const struct str *url = dom_attr(dom, i, ATTR_href);

        if (url == NULL || is_posting(*url)) {
            leads.others = true;
        } else if (str_holds(*url, offers) ||
                   (str_holds(*url, authors) &&
                       is_own_site(house->page, *url))) {
            leads.sure++;
        } else if (str_holds(*url, letters)) {
            leads.accounts++;
        } else if (str_holds(*url, accounts)) {
            leads.accounts++;
            if (is_of_house(house, *url))
                leads.own = true;
            else
                leads.foreign = true;
        } else {
            leads.others = true;
        }
    }
    return leads;
}

/* Names alone tell who wrote the article; an offer says something. */
static bool
is_like_offer(const struct page *page, const struct paragraph *paragraph)
{
    size_t length = utf8_count(paragraph->text.s, paragraph->text.n);

    return paragraph->node != DOM_NONE && length <= OFFER_MOST &&
           length > LABEL_MOST &&
           measure_of(&page->m, SUM_LENGTH, paragraph->node) <=
               length + sizeof("- ");
}

/* Below the article, several accounts are enough, if they are the house's or
 * all of the line is set apart from the article by its letters. */
static bool
is_offer(struct house *house, const struct paragraph *paragraph)
{
    struct leads leads;

    if (!is_like_offer(house->page, paragraph))
        return false;
    leads = leads_of(house, paragraph->node);
    return !leads.others &&
           (leads.sure > 0 || (leads.accounts > 1 &&
                                  (leads.own || page_is_emphasised(house->page,
                                                    paragraph->node))));
}

/* The index behind the list that paragraph `from` is the first item of, if all
 * its items are offers, perhaps with accounts beside them, letters or accounts
 * of the house, one of them an offer for sure; `from` if they are not. */
static size_t
behind_offers(struct house *house, const struct paragraphs *ps, size_t from)
{
    const struct dom *dom = &house->page->dom;
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
    for (; i < ps->n && ps->v[i].node != DOM_NONE &&
           dom_within(dom, list, ps->v[i].node);
         i++) {
        struct leads leads = leads_of(house, ps->v[i].node);

        if (!ps->v[i].gone &&
            (!is_like_offer(house->page, &ps->v[i]) || leads.others ||
                (leads.foreign && leads.sure == 0) ||
                leads.sure + leads.accounts == 0))
            return from;
        sure = sure || (leads.sure > 0 && !leads.others);
    }
    return sure ? i : from;
}

size_t
offers_cut(const struct page *page, uint32_t root, struct paragraphs *ps)
{
    struct house house = { .page = page, .root = root };
    size_t i, to, n = 0;

    for (i = ps->n; i > 0; i--) {
        struct paragraph *paragraph = &ps->v[i - 1];

        if (paragraph->gone)
            continue;
        if (is_offer(&house, paragraph)) {
            paragraph->gone = true;
            n++;
        } else if (utf8_count(paragraph->text.s, paragraph->text.n) >
                       LABEL_MOST ||
                   str_ends_sentence(paragraph->text)) {
            break;
        }
    }
    for (i = 0; i<ps->n; i = to> i ? to : i + 1) {
        for (to = behind_offers(&house, ps, i); i < to; i++) {
            n += !ps->v[i].gone;
            ps->v[i].gone = true;
        }
    }
    return n;
}
