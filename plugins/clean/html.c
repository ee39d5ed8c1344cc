/* SPDX-License-Identifier: MIT */
#include "html.h"

#include <string.h>

#include "html_names.h"
#include "marks.h"

struct tag {
    size_t n; /* from < to > */
    const char *name;
    size_t name_n;
    enum html_act act;
    bool close;
    struct str attributes;
};

struct reader {
    struct doc *d;
    const char *s;
    size_t n, i;
    char *out;
    size_t o;
    /* The next > and < from i on, n if there is none; and so that a search
     * that found nothing is not made again: */
    size_t gt, lt;
    bool no_comment_end, no_close;
};

static char
lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool
blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static size_t
next(const struct reader *r, size_t from, char c)
{
    const char *p = from < r->n ? memchr(r->s + from, c, r->n - from) : NULL;

    return p != NULL ? (size_t)(p - r->s) : r->n;
}

/* ---- attributes --------------------------------------------------------- */

/* The value of an attribute; s is NULL if it is not there. */
static struct str
attribute(struct str a, const char *name)
{
    struct str none = { NULL, 0 }, value;
    size_t i = 0, len = strlen(name), start, n, k;

    while (i < a.n) {
        while (i < a.n && (blank(a.s[i]) || a.s[i] == '/'))
            i++;
        for (start = i; i < a.n && !blank(a.s[i]) && a.s[i] != '=';)
            i++;
        n = i - start;
        for (k = 0; k < n && k < len && lower(a.s[start + k]) == name[k];)
            k++;
        value = none;
        if (i < a.n && a.s[i] == '=') {
            char quote = ++i < a.n ? a.s[i] : '\0';
            bool quoted = quote == '"' || quote == '\'';

            i += quoted;
            value.s = a.s + i;
            while (i < a.n && (quoted ? a.s[i] != quote : !blank(a.s[i])))
                i++;
            value.n = (size_t)(a.s + i - value.s);
            i += quoted;
        }
        if (k == n && k == len && n > 0)
            return value;
    }
    return none;
}

/* ---- tags --------------------------------------------------------------- */

/* What follows the name has to look like attributes: in "a <b and c> d"
 * nothing is a tag. */
static bool
like_attributes(struct str a)
{
    size_t i;

    for (i = 0; i < a.n && (blank(a.s[i]) || a.s[i] == '/'); i++)
        continue;
    return i == a.n || memchr(a.s, '=', a.n) != NULL;
}

/* Is there a tag at i, where a < stands? */
static bool
tag_here(struct reader *r, struct tag *t)
{
    const char *s = r->s;
    size_t i = r->i + 1, start;

    if (r->gt < i)
        r->gt = next(r, i, '>');
    if (r->lt < i)
        r->lt = next(r, i, '<');
    if (r->gt == r->n || r->lt < r->gt)
        return false;
    t->close = s[i] == '/';
    start = i += t->close;
    while (i < r->gt && !blank(s[i]) && s[i] != '/')
        i++;
    t->name = s + start;
    t->name_n = i - start;
    t->act = html_names_act(t->name, t->name_n);
    t->attributes.s = s + i;
    t->attributes.n = r->gt - i;
    t->n = r->gt + 1 - r->i;
    return t->act != 0 && like_attributes(t->attributes);
}

/* ---- what comes out ----------------------------------------------------- */

static void
put(struct reader *r, const char *s, size_t n)
{
    memcpy(r->out + r->o, s, n);
    r->o += n;
}

static void
put_byte(struct reader *r, char c)
{
    r->out[r->o++] = c;
}

/* A line of this kind begins. */
static void
put_kind(struct reader *r, char kind)
{
    put_byte(r, MARK_KIND);
    put_byte(r, kind);
}

/* An address, or words in an attribute: in one line. */
static void
put_line(struct reader *r, struct str text)
{
    size_t i;

    for (i = 0; i < text.n; i++)
        put_byte(r, blank(text.s[i]) ? ' ' : text.s[i]);
}

static void
put_link(struct reader *r, const struct tag *t)
{
    struct str href = attribute(t->attributes, "href");

    if (t->close) {
        put_byte(r, MARK_LINK_END);
    } else if (href.s != NULL) {
        put_byte(r, MARK_LINK);
        put_line(r, href);
        put_byte(r, MARK_WORDS);
    }
}

static void
put_image(struct reader *r, const struct tag *t)
{
    put_byte(r, MARK_IMAGE);
    put_line(r, attribute(t->attributes, "src"));
    put_byte(r, MARK_WORDS);
    put_line(r, attribute(t->attributes, "alt"));
    put_byte(r, MARK_LINK_END);
}

/* The kind of lines that a tag begins, or 0. */
static char
kind_of(const struct tag *t)
{
    struct str class = attribute(t->attributes, "class");
    char told = class.s != NULL ? html_names_class(class.s, class.n) : 0;

    switch (t->act) {
    case HTML_HEADING:
        return t->name[1];
    case HTML_ITEM:
        return KIND_ITEM;
    case HTML_QUOTE:
        return KIND_QUOTE;
    case HTML_CAPTION:
        return KIND_CAPTION;
    case HTML_FOOTER:
        return KIND_FOOTER;
    case HTML_ROW:
        return KIND_ROW;
    default:
        return told;
    }
}

static void
put_block(struct reader *r, const struct tag *t)
{
    char kind = t->close ? 0 : kind_of(t);

    put(r, "\n\n", t->act == HTML_ROW || t->act == HTML_ITEM ? 1 : 2);
    if (kind != 0)
        put_kind(r, kind);
}

/* <span class="byline">: only where a line begins. */
static void
put_inline(struct reader *r, const struct tag *t)
{
    char kind = t->close ? 0 : kind_of(t);

    if (kind != 0 && (r->o == 0 || r->out[r->o - 1] == '\n'))
        put_kind(r, kind);
}

/* Bytes of an element without its end tag; of the tag alone, if it has no
 * end. */
static size_t
element(struct reader *r, const struct tag *t)
{
    size_t at = r->i + t->n, k;

    if (t->close || r->no_close)
        return t->n;
    for (;; at++) {
        at = next(r, at, '<');
        if (r->n - at < t->name_n + 2) {
            r->no_close = true;
            return t->n;
        }
        for (k = 0; k < t->name_n; k++) {
            if (lower(r->s[at + 2 + k]) != lower(t->name[k]))
                break;
        }
        if (r->s[at + 1] == '/' && k == t->name_n)
            return at - r->i;
    }
}

static void
put_tag(struct reader *r, const struct tag *t)
{
    switch (t->act) {
    case HTML_STRONG:
        put_byte(r, t->close ? MARK_STRONG_END : MARK_STRONG);
        break;
    case HTML_LINK:
        put_link(r, t);
        break;
    case HTML_IMAGE:
        put_image(r, t);
        break;
    case HTML_QUOTED:
        put(r, t->close ? "\u201d" : "\u201c", 3);
        break;
    case HTML_BREAK:
        put_byte(r, '\n');
        break;
    case HTML_CELL:
        if (!t->close && r->o > 1 && r->out[r->o - 2] != MARK_KIND)
            put(r, " | ", 3);
        break;
    case HTML_INLINE:
        put_inline(r, t);
        break;
    case HTML_DROP:
        break;
    default:
        put_block(r, t);
    }
}

/* <!-- ... -->, <!DOCTYPE ...>, <?xml ... ?>: its length, or 0. */
static size_t
comment_here(struct reader *r)
{
    const char *s = r->s + r->i;
    size_t left = r->n - r->i, i;

    if (left < 4 || (s[1] != '!' && s[1] != '?'))
        return 0;
    if (s[1] != '!' || s[2] != '-' || s[3] != '-') {
        bool known = s[1] == '?' ? lower(s[2]) == 'x' && lower(s[3]) == 'm'
                                 : lower(s[2]) == 'd' && lower(s[3]) == 'o';

        if (r->gt < r->i)
            r->gt = next(r, r->i, '>');
        return known && r->gt < r->n ? r->gt + 1 - r->i : 0;
    }
    for (i = 4; !r->no_comment_end; i++) {
        i = next(r, r->i + i, '>') - r->i;
        if (i == left)
            r->no_comment_end = true;
        else if (s[i - 1] == '-' && s[i - 2] == '-')
            return i + 1;
    }
    return 0;
}

/* What is markup at i, where a < stands: its length, or 0. */
static size_t
markup_here(struct reader *r)
{
    size_t n = comment_here(r);
    struct tag t;

    if (n > 0 || !tag_here(r, &t))
        return n;
    put_tag(r, &t);
    return t.act == HTML_DROP ? element(r, &t) : t.n;
}

struct str
html_strip(struct doc *d, struct str text)
{
    struct reader r = { .d = d, .s = text.s, .n = text.n };
    struct str out;
    size_t n;

    /* No mark is longer than its tag. */
    r.out = doc_alloc(d, text.n);
    while (r.i < r.n) {
        n = next(&r, r.i, '<') - r.i;
        put(&r, r.s + r.i, n);
        r.i += n;
        if (r.i == r.n)
            break;
        n = markup_here(&r);
        if (n > 0)
            doc_note(d, RULE_TAG, r.s + r.i, n);
        else
            put_byte(&r, r.s[r.i]);
        r.i += n > 0 ? n : 1;
    }
    out.s = r.out;
    out.n = r.o;
    return out;
}
