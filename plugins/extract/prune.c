/* SPDX-License-Identifier: MIT */
#include "prune.h"

#include <string.h>

#include "evidence.h"

/* Most code points of a comment section's page that must be left. */
#define COMMENTS_LEAVE 600
/* Most code points of prose that a dialog leaves where it is the page. */
#define DIALOG_LEAVES 300
/* Share of the prose that a hidden block has if it is the article, which a
 * script uncovers; less is a copy. */
#define UNCOVERED 0.6
/* Code points of a box that asks for an address of mail. */
#define SIGN_UP 400
/* What a block with a soft word must hold to stay. */
#define SOFT_PROSE 250

/* The page as a whole. */
struct whole {
    double length, prose;
};

static double
length_of_node(const struct page *page, uint32_t i)
{
    return measure_of(&page->m, SUM_LENGTH, i);
}

static double
prose(const struct page *page, uint32_t i)
{
    return measure_of(&page->m, SUM_PROSE, i);
}

static bool
attr_is(const struct page *page, uint32_t i, enum attribute a, const char *text)
{
    const struct str *texts = dom_attr(&page->dom, i, a);

    return texts != NULL && str_is(*texts, text);
}

/* Is a declaration in the style, white space apart? */
static bool
styled(struct str style, const char *declaration)
{
    const char *day = declaration;
    size_t i;

    for (i = 0; i < style.n && *day != '\0'; i++) {
        char byte = style.s[i];

        byte = byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
        if (byte == ' ')
            continue;
        day = byte == *day           ? day + 1
              : byte == *declaration ? declaration + 1
                                     : declaration;
    }
    return *day == '\0';
}

/* Is it cut down to nothing, for screen readers alone? */
static bool
is_clipped(struct str style)
{
    return styled(style, "position:absolute") &&
           (styled(style, "clip:rect(0") || styled(style, "clip:rect(1px") ||
               styled(style, "clip-path:inset(50%") ||
               styled(style, "clip-path:inset(100%"));
}

static bool
is_hidden(const struct page *page, uint32_t i)
{
    const struct str *style = dom_attr(&page->dom, i, ATTR_style);

    if (style != NULL &&
        (styled(*style, "display:none") ||
            styled(*style, "visibility:hidden") || is_clipped(*style)))
        return true;
    /* What is hidden from screen readers alone is seen: a letter that begins a
     * paragraph, the characters below a ruby. */
    return dom_attr(&page->dom, i, ATTR_hidden) != NULL ||
           (attr_is(page, i, ATTR_aria_hidden, "true") &&
               !evidence_in_sentence(page, i, false));
}

static bool
holds(const struct page *page, uint32_t i, enum tag tag)
{
    return dom_find(&page->dom, i + 1, page->dom.v[i].end, tag) != DOM_NONE;
}

/* An element that by its name holds no article may be what the article is
 * wrapped into. */
static bool
is_wrapper(const struct page *page, uint32_t i, const struct whole *whole)
{
    switch ((enum tag)page->dom.v[i].tag) {
    case TAG_form:
    case TAG_fieldset:
    case TAG_label:
    case TAG_button:
    case TAG_select:
    case TAG_menu:
        return prose(page, i) > 0.3 * whole->prose;
    case TAG_figure:
        return length_of_node(page, i) > 0.5 * whole->length ||
               holds(page, i, TAG_table) || holds(page, i, TAG_pre) ||
               (length_of_node(page, i) > 60 && holds(page, i, TAG_blockquote));
    case TAG_aside:
    case TAG_footer:
    case TAG_nav:
        return length_of_node(page, i) > 0.5 * whole->length;
    default:
        return false;
    }
}

/* Roles of parts that are no article (WAI-ARIA 1.2, landmark and widget
 * roles). */
static bool
has_role(const struct page *page, uint32_t i)
{
    static const char *const roles[] = { "navigation", "complementary",
        "banner", "contentinfo", "dialog", "alert", "search", "menu", "toolbar",
        "button" };
    const struct str *role = dom_attr(&page->dom, i, ATTR_role);
    size_t k;

    for (k = 0; role != NULL && k < sizeof(roles) / sizeof(roles[0]); k++) {
        if (str_is(*role, roles[k]))
            return true;
    }
    return false;
}

/* What is put above the page and asks for something, however long it is. */
static bool
is_dialog(const struct page *page, uint32_t i)
{
    return attr_is(page, i, ATTR_role, "dialog") ||
           attr_is(page, i, ATTR_role, "alertdialog");
}

/* Elements whose classes are about looks, or that hold a few words. */
static bool
is_small(enum tag tag)
{
    static const bool small[TAG_COUNT] = { [TAG_a] = true,
        [TAG_b] = true,
        [TAG_i] = true,
        [TAG_em] = true,
        [TAG_strong] = true,
        [TAG_td] = true,
        [TAG_tr] = true,
        [TAG_tbody] = true,
        [TAG_table] = true,
        [TAG_pre] = true,
        [TAG_code] = true };

    return small[tag];
}

static bool
is_comments(const struct page *page, uint32_t i, const struct whole *whole)
{
    unsigned tag = page->dom.v[i].tag;

    return (page->bits[i] & CLASS_COMMENTS) != 0 &&
           (tag == TAG_div || tag == TAG_section || tag == TAG_ol ||
               tag == TAG_ul || tag == TAG_li) &&
           !page_has_headline(page, i) &&
           whole->prose - prose(page, i) > COMMENTS_LEAVE;
}

static bool
is_heading_element(const struct page *page, uint32_t i)
{
    return (tags_are(page->dom.v[i].tag) & TAG_IS_HEADING) != 0;
}

/* Does a word of its class, with what it holds, take it out? */
static bool
is_removed(const struct page *page, uint32_t i, const struct whole *whole)
{
    unsigned bits = page->bits[i];

    if (!(bits & (CLASS_REMOVED | CLASS_BY_ID)) ||
        (bits & (CLASS_CONTENT | CLASS_BUILDER)) ||
        length_of_node(page, i) >= 0.25 * whole->length)
        return false;
    if (bits & CLASS_UNSEEN)
        return true;
    if (evidence_in_sentence(page, i, true))
        return false;
    if (!(bits & CLASS_REMOVED))
        return !is_heading_element(page, i) &&
               (evidence_of_box(page, i) || evidence_of_labels(page, i));
    if (!(bits & CLASS_TELLS) &&
        ((bits & CLASS_FIRM) || page->dom.v[i].tag == TAG_p) &&
        evidence_of_plain_prose(page, i))
        return false;
    return (bits & CLASS_FIRM) || prose(page, i) < SOFT_PROSE ||
           prose(page, i) < 0.5 * length_of_node(page, i) ||
           evidence_of_offers(page, i);
}

/* A posting that the article quotes stays, and so does what is around it. */
static bool
quotes_posting(const struct page *page, uint32_t i)
{
    size_t k;

    for (k = 0; k < page->npostings; k++) {
        if (dom_within(&page->dom, i, page->postings[k]))
            return true;
    }
    return false;
}

/* Is the button all of a heading, or does it unfold prose behind it: "Who
 * pays?"? */
static bool
is_label(const struct page *page, uint32_t button)
{
    const struct dom *dom = &page->dom;
    uint32_t i = dom->v[button].parent, next = dom->v[button].end;

    if (length_of_node(page, button) == 0)
        return false;
    while (i != DOM_NONE &&
           length_of_node(page, i) == length_of_node(page, button)) {
        if (is_heading_element(page, i))
            return true;
        next = dom->v[i].end;
        i = dom->v[i].parent;
    }
    if (dom_attr(dom, button, ATTR_aria_controls) == NULL)
        return false;
    while (next < dom->n && dom->v[next].tag == TAG_TEXT)
        next++;
    return next < dom->n && !dom->v[next].gone && page_is_folded(page, next) &&
           prose(page, next) > 0;
}

/* Is a link the sign beside a heading by which one links to it: "The costs #"?
 */
static bool
is_anchor(const struct page *page, uint32_t i)
{
    static const char *const signs[] = { "#", "¶", "§", "🔗" };
    const struct str *href = dom_attr(&page->dom, i, ATTR_href);
    struct str text;
    size_t k;

    if (href == NULL || href->n == 0 || *href->s != '#' ||
        length_of_node(page, i) != 1)
        return false;
    text = dom_folded(&page->dom, i);
    for (k = 0; k < sizeof(signs) / sizeof(signs[0]); k++) {
        if (str_is(text, signs[k]))
            return true;
    }
    return false;
}

static bool
goes(const struct page *page, uint32_t i, bool firm, const struct whole *whole)
{
    enum tag tag = (enum tag)page->dom.v[i].tag;

    if (tag == TAG_html || tag == TAG_body || tag == TAG_article ||
        tag == TAG_main)
        return false;
    if (tag == TAG_a && is_anchor(page, i))
        return true;
    if (tag != TAG_p && is_hidden(page, i) &&
        prose(page, i) < UNCOVERED * whole->prose &&
        !(page_is_folded(page, i) && prose(page, i) > 0))
        return true;
    if (tag == TAG_button &&
        (evidence_in_sentence(page, i, true) || is_label(page, i)))
        return false;
    if (tags_are(tag) & TAG_IS_DROPPED)
        return !is_wrapper(page, i, whole);
    if (is_dialog(page, i) && whole->prose - prose(page, i) > DIALOG_LEAVES)
        return true;
    if (has_role(page, i) && length_of_node(page, i) < 0.4 * whole->length &&
        prose(page, i) < 0.1 * whole->prose)
        return true;
    if (has_role(page, i) || page->bits[i] == 0 ||
        (page->bits[i] & CLASS_ENTRY) ||
        (is_small(tag) && !(tag == TAG_i && (page->bits[i] & CLASS_UNSEEN))) ||
        page_is_body(page, i) || quotes_posting(page, i))
        return false;
    return is_comments(page, i, whole) || (firm && is_removed(page, i, whole));
}

/* Is it a field for an address of mail, as one subscribes with? */
static bool
is_mail_field(const struct page *page, uint32_t i)
{
    return page->dom.v[i].tag == TAG_input &&
           attr_is(page, i, ATTR_type, "email");
}

/* Does the element ask for an address, and is nothing else of it: a heading or
 * a label, and little prose below it? */
static bool
asks_for_mail(const struct page *page, uint32_t i, const struct whole *whole)
{
    uint32_t first = page->m.sums[SUM_LINES][i];

    return length_of_node(page, i) <= SIGN_UP && prose(page, i) < SOFT_PROSE &&
           whole->prose - prose(page, i) > DIALOG_LEAVES &&
           !page_has_headline(page, i) && !(page->bits[i] & CLASS_CONTENT) &&
           (measure_of(&page->m, SUM_LINES, i) == 0 ||
               page->m.lines[first].length < MEASURE_PROSE);
}

/* What is around a field for an address goes with it. */
static void
prune_sign_ups(struct page *page, const struct whole *whole)
{
    struct dom *dom = &page->dom;
    uint32_t i, up, end = dom->v[page->body].end;

    for (i = dom_next(dom, page->body, end); i < end;
         i = dom_next(dom, i, end)) {
        uint32_t box = DOM_NONE;

        if (!is_mail_field(page, i))
            continue;
        for (up = dom->v[i].parent;
             up != page->body && asks_for_mail(page, up, whole);
             up = dom->v[up].parent)
            box = up;
        if (box != DOM_NONE)
            dom_remove(dom, box);
    }
}

void
prune(struct page *page, bool firm)
{
    struct dom *dom = &page->dom;
    uint32_t i, end = dom->v[page->body].end, *headings;
    size_t n = 0;
    struct whole whole;

    measure_make(&page->m, page->body);
    whole.length = length_of_node(page, page->body) + 1;
    whole.prose = prose(page, page->body) + 1;
    prune_sign_ups(page, &whole);
    headings = pool_alloc(&dom->pool, (dom->n + 1) * sizeof(*headings));
    for (i = dom_next(dom, page->body, end); i < end;
         i = dom_next(dom, i, end)) {
        if (dom->v[i].tag == TAG_TEXT || !goes(page, i, firm, &whole))
            continue;
        if (is_heading_element(page, i) && length_of_node(page, i) > 0 &&
            !(page->bits[i] & CLASS_UNSEEN))
            headings[n++] = i;
        else
            dom_remove(dom, i);
    }
    /* A heading goes with what it stands above. */
    while (n > 0) {
        if (!evidence_heads_prose(page, headings[--n]))
            dom_remove(dom, headings[n]);
    }
}
