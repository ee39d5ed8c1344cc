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
length(const struct page *p, uint32_t i)
{
    return measure_of(&p->m, SUM_LENGTH, i);
}

static double
prose(const struct page *p, uint32_t i)
{
    return measure_of(&p->m, SUM_PROSE, i);
}

static bool
attr_is(const struct page *p, uint32_t i, enum attribute a, const char *s)
{
    const struct str *v = dom_attr(&p->dom, i, a);

    return v != NULL && str_is(*v, s);
}

/* Is a declaration in the style, white space apart? */
static bool
styled(struct str style, const char *declaration)
{
    const char *d = declaration;
    size_t i;

    for (i = 0; i < style.n && *d != '\0'; i++) {
        char c = style.s[i];

        c = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
        if (c == ' ')
            continue;
        d = c == *d ? d + 1 : c == *declaration ? declaration + 1 : declaration;
    }
    return *d == '\0';
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
is_hidden(const struct page *p, uint32_t i)
{
    const struct str *style = dom_attr(&p->dom, i, ATTR_style);

    if (style != NULL &&
        (styled(*style, "display:none") ||
            styled(*style, "visibility:hidden") || is_clipped(*style)))
        return true;
    /* What is hidden from screen readers alone is seen: a letter that begins a
     * paragraph, the characters below a ruby. */
    return dom_attr(&p->dom, i, ATTR_hidden) != NULL ||
           (attr_is(p, i, ATTR_aria_hidden, "true") &&
               !evidence_in_sentence(p, i, false));
}

static bool
holds(const struct page *p, uint32_t i, enum tag tag)
{
    return dom_find(&p->dom, i + 1, p->dom.v[i].end, tag) != DOM_NONE;
}

/* An element that by its name holds no article may be what the article is
 * wrapped into. */
static bool
is_wrapper(const struct page *p, uint32_t i, const struct whole *w)
{
    switch ((enum tag)p->dom.v[i].tag) {
    case TAG_form:
    case TAG_fieldset:
    case TAG_label:
    case TAG_button:
    case TAG_select:
    case TAG_menu:
        return prose(p, i) > 0.3 * w->prose;
    case TAG_figure:
        return length(p, i) > 0.5 * w->length || holds(p, i, TAG_table) ||
               holds(p, i, TAG_pre) ||
               (length(p, i) > 60 && holds(p, i, TAG_blockquote));
    case TAG_aside:
    case TAG_footer:
    case TAG_nav:
        return length(p, i) > 0.5 * w->length;
    default:
        return false;
    }
}

/* Roles of parts that are no article (WAI-ARIA 1.2, landmark and widget
 * roles). */
static bool
has_role(const struct page *p, uint32_t i)
{
    static const char *const roles[] = { "navigation", "complementary",
        "banner", "contentinfo", "dialog", "alert", "search", "menu", "toolbar",
        "button" };
    const struct str *role = dom_attr(&p->dom, i, ATTR_role);
    size_t k;

    for (k = 0; role != NULL && k < sizeof(roles) / sizeof(roles[0]); k++) {
        if (str_is(*role, roles[k]))
            return true;
    }
    return false;
}

/* What is put above the page and asks for something, however long it is. */
static bool
is_dialog(const struct page *p, uint32_t i)
{
    return attr_is(p, i, ATTR_role, "dialog") ||
           attr_is(p, i, ATTR_role, "alertdialog");
}

/* Elements whose classes are about looks, or that hold a few words. */
static bool
is_small(enum tag t)
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

    return small[t];
}

static bool
is_comments(const struct page *p, uint32_t i, const struct whole *w)
{
    unsigned t = p->dom.v[i].tag;

    return (p->bits[i] & CLASS_COMMENTS) != 0 &&
           (t == TAG_div || t == TAG_section || t == TAG_ol || t == TAG_ul ||
               t == TAG_li) &&
           !page_has_headline(p, i) && w->prose - prose(p, i) > COMMENTS_LEAVE;
}

static bool
is_heading(const struct page *p, uint32_t i)
{
    return (tags_are(p->dom.v[i].tag) & TAG_IS_HEADING) != 0;
}

/* Does a word of its class, with what it holds, take it out? */
static bool
is_removed(const struct page *p, uint32_t i, const struct whole *w)
{
    unsigned bits = p->bits[i];

    if (!(bits & (CLASS_REMOVED | CLASS_BY_ID)) ||
        (bits & (CLASS_CONTENT | CLASS_BUILDER)) ||
        length(p, i) >= 0.25 * w->length)
        return false;
    if (bits & CLASS_UNSEEN)
        return true;
    if (evidence_in_sentence(p, i, true))
        return false;
    if (!(bits & CLASS_REMOVED))
        return !is_heading(p, i) &&
               (evidence_of_box(p, i) || evidence_of_labels(p, i));
    if (!(bits & CLASS_TELLS) &&
        ((bits & CLASS_FIRM) || p->dom.v[i].tag == TAG_p) &&
        evidence_of_plain_prose(p, i))
        return false;
    return (bits & CLASS_FIRM) || prose(p, i) < SOFT_PROSE ||
           prose(p, i) < 0.5 * length(p, i);
}

/* A posting that the article quotes stays, and so does what is around it. */
static bool
quotes_posting(const struct page *p, uint32_t i)
{
    size_t k;

    for (k = 0; k < p->npostings; k++) {
        if (dom_within(&p->dom, i, p->postings[k]))
            return true;
    }
    return false;
}

/* Is the button all of a heading, or does it unfold prose behind it: "Who
 * pays?"? */
static bool
is_label(const struct page *p, uint32_t button)
{
    const struct dom *d = &p->dom;
    uint32_t i = d->v[button].parent, next = d->v[button].end;

    if (length(p, button) == 0)
        return false;
    while (i != DOM_NONE && length(p, i) == length(p, button)) {
        if (is_heading(p, i))
            return true;
        next = d->v[i].end;
        i = d->v[i].parent;
    }
    if (dom_attr(d, button, ATTR_aria_controls) == NULL)
        return false;
    while (next < d->n && d->v[next].tag == TAG_TEXT)
        next++;
    return next < d->n && !d->v[next].gone && page_is_folded(p, next) &&
           prose(p, next) > 0;
}

static bool
goes(const struct page *p, uint32_t i, bool firm, const struct whole *w)
{
    enum tag t = (enum tag)p->dom.v[i].tag;

    if (t == TAG_html || t == TAG_body || t == TAG_article || t == TAG_main)
        return false;
    if (t != TAG_p && is_hidden(p, i) && prose(p, i) < UNCOVERED * w->prose &&
        !(page_is_folded(p, i) && prose(p, i) > 0))
        return true;
    if (t == TAG_button && (evidence_in_sentence(p, i, true) || is_label(p, i)))
        return false;
    if (tags_are(t) & TAG_IS_DROPPED)
        return !is_wrapper(p, i, w);
    if (is_dialog(p, i) && w->prose - prose(p, i) > DIALOG_LEAVES)
        return true;
    if (has_role(p, i) && length(p, i) < 0.4 * w->length &&
        prose(p, i) < 0.1 * w->prose)
        return true;
    if (has_role(p, i) || p->bits[i] == 0 || (p->bits[i] & CLASS_ENTRY) ||
        (is_small(t) && !(t == TAG_i && (p->bits[i] & CLASS_UNSEEN))) ||
        page_is_body(p, i) || quotes_posting(p, i))
        return false;
    return is_comments(p, i, w) || (firm && is_removed(p, i, w));
}

/* Is it a field for an address of mail, as one subscribes with? */
static bool
is_mail_field(const struct page *p, uint32_t i)
{
    return p->dom.v[i].tag == TAG_input && attr_is(p, i, ATTR_type, "email");
}

/* Does the element ask for an address, and is nothing else of it: a heading or
 * a label, and little prose below it? */
static bool
asks_for_mail(const struct page *p, uint32_t i, const struct whole *w)
{
    uint32_t first = p->m.sums[SUM_LINES][i];

    return length(p, i) <= SIGN_UP && prose(p, i) < SOFT_PROSE &&
           w->prose - prose(p, i) > DIALOG_LEAVES && !page_has_headline(p, i) &&
           !(p->bits[i] & CLASS_CONTENT) &&
           (measure_of(&p->m, SUM_LINES, i) == 0 ||
               p->m.lines[first].length < MEASURE_PROSE);
}

/* What is around a field for an address goes with it. */
static void
prune_sign_ups(struct page *p, const struct whole *w)
{
    struct dom *d = &p->dom;
    uint32_t i, up, end = d->v[p->body].end;

    for (i = dom_next(d, p->body, end); i < end; i = dom_next(d, i, end)) {
        uint32_t box = DOM_NONE;

        if (!is_mail_field(p, i))
            continue;
        for (up = d->v[i].parent; up != p->body && asks_for_mail(p, up, w);
             up = d->v[up].parent)
            box = up;
        if (box != DOM_NONE)
            dom_remove(d, box);
    }
}

void
prune(struct page *p, bool firm)
{
    struct dom *d = &p->dom;
    uint32_t i, end = d->v[p->body].end, *headings;
    size_t n = 0;
    struct whole w;

    measure_make(&p->m, p->body);
    w.length = length(p, p->body) + 1;
    w.prose = prose(p, p->body) + 1;
    prune_sign_ups(p, &w);
    headings = pool_alloc(&d->pool, (d->n + 1) * sizeof(*headings));
    for (i = dom_next(d, p->body, end); i < end; i = dom_next(d, i, end)) {
        if (d->v[i].tag == TAG_TEXT || !goes(p, i, firm, &w))
            continue;
        if (is_heading(p, i) && length(p, i) > 0 &&
            !(p->bits[i] & CLASS_UNSEEN))
            headings[n++] = i;
        else
            dom_remove(d, i);
    }
    /* A heading goes with what it stands above. */
    while (n > 0) {
        if (!evidence_heads_prose(p, headings[--n]))
            dom_remove(d, headings[n]);
    }
}
