/* SPDX-License-Identifier: MIT */
#include "signed.h"

#include <string.h>

#include "dates.h"
#include "name.h"
#include "near.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

#define LINE_MOST     100 /* bytes of a line that is a name */
#define PROSE_LEAST   80  /* bytes of the first paragraph below a name */
#define ROLE_WORDS    5   /* of a line that is a role */
#define BRACKET_LEAST 9   /* bytes of such a name in brackets: three letters */

/* ---- words beside a name ------------------------------------------------- */

static uint32_t
kind(const struct page *p, struct str word)
{
    return words_get_folded(p->rules->name_words, word.s, word.n);
}

static struct str
last_word(struct str t)
{
    size_t at = t.n;

    while (at > 0 && t.s[at - 1] != ' ')
        at--;
    return (struct str){ t.s + at, t.n - at };
}

static struct str
first_word(struct str t)
{
    const char *end = t.n > 0 ? memchr(t.s, ' ', t.n) : NULL;

    return (struct str){ t.s, end != NULL ? (size_t)(end - t.s) : t.n };
}

/* "Harbour correspondent", "Redakteurin Kultur" */
static bool
is_role(const struct page *p, struct str t)
{
    size_t i, words = 1;

    for (i = 0; i < t.n; i++)
        words += t.s[i] == ' ';
    return t.n > 0 && t.n <= LINE_MOST && words <= ROLE_WORDS &&
           !str_ends_sentence(t) &&
           ((kind(p, last_word(t)) | kind(p, first_word(t))) & RULES_WORK) != 0;
}

/* Does t begin with a day, or with "Published"? */
static bool
is_day(const struct page *p, struct str t)
{
    return t.n <= LINE_MOST && (dates_at(p, t, NULL).n > 0 ||
                                   rules_cue(p->rules, CUES_PUBLISHED, t));
}

/* ---- names --------------------------------------------------------------- */

/* A full name in a script with capitals, of words that names have. */
static bool
is_name(const struct page *p, struct str t)
{
    const struct str none = { "", 0 };

    return name_full(t) && people_list(p, t) == 1 && name_person(p, t, none) &&
           name_without_role(p, t).n == t.n;
}

/* Such a name, the first word of which is a first name that is known. */
static bool
is_known_name(const struct page *p, struct str t)
{
    return is_name(p, t) && (kind(p, first_word(t)) & RULES_FIRST);
}

/* The name in "김은지 기자", a role behind it: letters of one word. */
static struct str
caseless_name(const struct page *p, struct str t)
{
    const struct str none = { "", 0 };
    struct str name = name_without_role(p, t);

    return name.n < t.n && name_caseless(name) &&
                   memchr(name.s, ' ', name.n) == NULL &&
                   name_person(p, name, none)
               ? name
               : none;
}

/* t without an address behind it: "Ada Lind ada@harbour.example". */
static struct str
without_address(struct str t)
{
    struct str word = last_word(t);

    if (word.n < t.n && memchr(word.s, '@', word.n) != NULL)
        t.n -= word.n + 1;
    return name_trim(t);
}

/* Bytes of t before a bar, a dash, a bullet, a comma. */
static size_t
before_bar(struct str t)
{
    size_t at, n;

    for (at = 0; at < t.n; at += n) {
        uint32_t c = utf8_decode(t.s + at, t.n - at, &n);

        if (c == '|' || c == ',' || name_mark(c) ||
            str_begins((struct str){ t.s + at, t.n - at }, " - "))
            break;
    }
    return at;
}

/* t behind the bar that it begins with. */
static struct str
behind_bar(struct str t)
{
    size_t at = 0, n;

    while (at < t.n) {
        uint32_t c = utf8_decode(t.s + at, t.n - at, &n);

        if (chars_letter(c) || chars_digit(c))
            break;
        at += n;
    }
    return (struct str){ t.s + at, t.n - at };
}

/* The first run of text of a line. */
static struct str
first_run(const struct page *p, size_t line)
{
    return name_trim(dom_folded(&p->dom, p->m.lines[line].at));
}

struct str
signed_line(const struct page *p, size_t line)
{
    struct str none = { "", 0 }, t = near_line(p, line), name, rest, next,
               first;

    if (line >= p->m.nlines || t.n > LINE_MOST)
        return none;
    t = without_address(t);
    name = caseless_name(p, t);
    if (name.n > 0)
        return name;
    name = name_trim((struct str){ t.s, before_bar(t) });
    rest = behind_bar((struct str){ t.s + before_bar(t), t.n - before_bar(t) });
    next = near_line(p, line + 1);
    first = first_run(p, line);
    if (first.n < name.n && is_name(p, first) &&
        is_role(p, behind_bar((struct str){ t.s + first.n, t.n - first.n })))
        return first;
    if (rest.n == 0 && name_without_role(p, name).n < name.n &&
        is_name(p, name_without_role(p, name)))
        return name_without_role(p, name);
    if (is_name(p, name) &&
        (is_role(p, rest) || (rest.n == 0 && is_role(p, next))))
        return name;
    return is_known_name(p, name) &&
                   (is_day(p, rest) || (rest.n == 0 && is_day(p, next)))
               ? name
               : none;
}

/* ---- below and above the article ----------------------------------------- */

/* Is all of its text in bold or italics? */
static bool
is_emphasised(const struct page *p, uint32_t node)
{
    static const enum tag tags[] = { TAG_b, TAG_strong, TAG_em, TAG_i };
    const struct dom *d = &p->dom;
    uint32_t i, k, end = d->v[node].end;
    size_t t;
    bool any = false;

    for (i = node; i < end; i = k) {
        k = i + 1;
        for (t = 0; t < sizeof(tags) / sizeof(tags[0]); t++) {
            if (d->v[i].tag == tags[t]) {
                k = d->v[i].end;
                any = true;
            }
        }
        if (k == i + 1 && d->v[i].tag == TAG_TEXT && p->m.runs[i].length > 0)
            return false;
    }
    return any;
}

/* Does it stand at the right margin, or say that it is a signature? */
static bool
is_signature(const struct page *p, uint32_t node)
{
    static const char *const styles[] = { "text-align:right",
        "text-align: right", "text-align:end", NULL };
    static const char *const classes[] = { "author", "autor", "signature",
        "firma", "byline", NULL };

    return dom_attr_holds(&p->dom, node, ATTR_style, styles) ||
           dom_attr_holds(&p->dom, node, ATTR_class, classes);
}

/* How many paragraphs are nothing but emphasis: headings of a sort. */
static size_t
count_emphasised(const struct page *p, const struct paragraphs *ps)
{
    size_t i, n = 0;

    for (i = 0; i < ps->n && n < 2; i++)
        n += !ps->v[i].gone && is_emphasised(p, ps->v[i].node);
    return n;
}

/* The name in "(山田花子)", the whole of a paragraph. */
static struct str
in_brackets(const struct page *p, struct str t)
{
    const struct str none = { "", 0 };
    const size_t wide = strlen("（");

    if (t.n > 2 * wide && memcmp(t.s, "（", wide) == 0 && str_ends(t, "）"))
        t = (struct str){ t.s + wide, t.n - 2 * wide };
    else if (t.n > 2 && t.s[0] == '(' && t.s[t.n - 1] == ')')
        t = (struct str){ t.s + 1, t.n - 2 };
    else
        return none;
    return t.n >= BRACKET_LEAST && name_caseless(t) && name_person(p, t, none)
               ? t
               : none;
}

/* Is it in one of the titles of the page? */
static bool
is_in_title(const struct page *p, struct str t)
{
    const struct dom *d = &p->dom;
    size_t i;

    t = dom_lower(d, t);
    for (i = 0; i < p->ntitles; i++) {
        struct str title = dom_lower(d, p->titles[i]);

        if (title.n > 0 && memmem(title.s, title.n, t.s, t.n) != NULL)
            return true;
    }
    return false;
}

/* The name that a paragraph in the element `node` is, and nothing else.
 * `emphasis`: bold letters tell it. */
static struct str
name_of(const struct page *p, uint32_t node, struct str t, bool emphasis)
{
    struct str none = { "", 0 }, name;

    t = without_address(t);
    if (t.n > LINE_MOST || node == DOM_NONE)
        return none;
    name = in_brackets(p, t);
    if (name.n == 0)
        name = caseless_name(p, t);
    if (name.n > 0)
        return name;
    return is_name(p, t) && !is_in_title(p, t) &&
                   (is_signature(p, node) ||
                       (emphasis && is_emphasised(p, node)))
               ? t
               : none;
}

/* The element of the first text on the page behind a node; DOM_NONE. */
static uint32_t
element_behind(const struct page *p, uint32_t node)
{
    const struct dom *d = &p->dom;
    uint32_t i, end = d->v[p->body].end;

    for (i = d->v[node].end; i < end; i = dom_next(d, i, end)) {
        if (!d->v[i].gone && d->v[i].tag == TAG_TEXT && p->m.runs[i].length > 0)
            return d->v[i].parent;
    }
    return DOM_NONE;
}

/* Add whom a paragraph names, or keep the agency that it is. */
static void
add_of(struct people *l, const struct page *p, uint32_t node, struct str t,
    bool emphasis, struct str site)
{
    people_add(l, p, name_of(p, node, t, emphasis), site);
    if (t.n > 2 && t.n <= LINE_MOST && t.s[0] == '(' && t.s[t.n - 1] == ')')
        people_agency(l, p, (struct str){ t.s + 1, t.n - 2 });
}

void
signed_article(struct people *l, const struct page *p,
    const struct paragraphs *ps, struct str site)
{
    const struct paragraph *v = ps->v;
    size_t first = 0, last = ps->n;
    uint32_t behind;

    while (first < ps->n && v[first].gone)
        first++;
    while (last > first && v[last - 1].gone)
        last--;
    if (last < first + 2)
        return;
    last--;
    if (v[first].kind == CD_BLOCK_PARAGRAPH)
        add_of(l, p, v[first].node, v[first].text,
            v[first + 1].text.n >= PROSE_LEAST, site);
    if (l->n == 0 && v[last].kind == CD_BLOCK_PARAGRAPH)
        add_of(l, p, v[last].node, v[last].text, count_emphasised(p, ps) == 1,
            site);
    if (l->n > 0 || v[last].node == DOM_NONE)
        return;
    behind = element_behind(p, v[last].node);
    if (behind != DOM_NONE)
        add_of(l, p, behind, dom_folded(&p->dom, behind), false, site);
}
