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
kind(const struct page *page, struct str word)
{
    return words_get_folded(page->rules->name_words, word.s, word.n);
}

static struct str
last_word(struct str text)
{
    size_t at = text.n;

    while (at > 0 && text.s[at - 1] != ' ')
        at--;
    return (struct str){ text.s + at, text.n - at };
}

static struct str
first_word(struct str text)
{
    const char *end = text.n > 0 ? memchr(text.s, ' ', text.n) : NULL;

    return (
        struct str){ text.s, end != NULL ? (size_t)(end - text.s) : text.n };
}

/* "Harbour correspondent", "Redakteurin Kultur" */
static bool
is_role(const struct page *page, struct str text)
{
    size_t i, words = 1;

    for (i = 0; i < text.n; i++)
        words += text.s[i] == ' ';
    return text.n > 0 && text.n <= LINE_MOST && words <= ROLE_WORDS &&
           !str_ends_sentence(text) &&
           ((kind(page, last_word(text)) | kind(page, first_word(text))) &
               RULES_WORK) != 0;
}

/* Does `text` begin with a day, or with "Published"? */
static bool
is_day(const struct page *page, struct str text)
{
    return text.n <= LINE_MOST &&
           (dates_at(page, text, NULL).n > 0 ||
               rules_cue(page->rules, CUES_PUBLISHED, text));
}

/* ---- names --------------------------------------------------------------- */

/* A full name in a script with capitals, of words that names have. */
static bool
is_name(const struct page *page, struct str text)
{
    const struct str none = { "", 0 };

    return name_full(text) && people_list(page, text) == 1 &&
           name_person(page, text, none) &&
           name_without_role(page, text).n == text.n;
}

/* Such a name, the first word of which is a first name that is known. */
static bool
is_known_name(const struct page *page, struct str text)
{
    return is_name(page, text) && (kind(page, first_word(text)) & RULES_FIRST);
}

/* The name in "김은지 기자", a role behind it: letters of one word. */
static struct str
caseless_name(const struct page *page, struct str text)
{
    const struct str none = { "", 0 };
    struct str name = name_without_role(page, text);

    return name.n < text.n && name_caseless(name) &&
                   memchr(name.s, ' ', name.n) == NULL &&
                   name_person(page, name, none)
               ? name
               : none;
}

/* `text` without an address behind it: "Ada Lind ada@harbour.example". */
static struct str
without_address(struct str text)
{
    struct str word = last_word(text);

    if (word.n < text.n && memchr(word.s, '@', word.n) != NULL)
        text.n -= word.n + 1;
    return name_trim(text);
}

/* Bytes of `text` before a bar, a dash, a bullet, a comma. */
static size_t
before_bar(struct str text)
{
    size_t at, n;

    for (at = 0; at < text.n; at += n) {
        uint32_t code = utf8_decode(text.s + at, text.n - at, &n);

        if (code == '|' || code == ',' || name_mark(code) ||
            str_begins((struct str){ text.s + at, text.n - at }, " - "))
            break;
    }
    return at;
}

/* `text` behind the bar that it begins with. */
static struct str
behind_bar(struct str text)
{
    size_t at = 0, n;

    while (at < text.n) {
        uint32_t code = utf8_decode(text.s + at, text.n - at, &n);

        if (chars_letter(code) || chars_digit(code))
            break;
        at += n;
    }
    return (struct str){ text.s + at, text.n - at };
}

/* The first run of text of a line. */
static struct str
first_run(const struct page *page, size_t line)
{
    return name_trim(dom_folded(&page->dom, page->m.lines[line].at));
}

struct str
signed_line(const struct page *page, size_t line)
{
    struct str none = { "", 0 }, text = near_line(page, line), name, rest, next,
               first;

    if (line >= page->m.nlines || text.n > LINE_MOST)
        return none;
    text = without_address(text);
    name = caseless_name(page, text);
    if (name.n > 0)
        return name;
    name = name_trim((struct str){ text.s, before_bar(text) });
    rest = behind_bar(
        (struct str){ text.s + before_bar(text), text.n - before_bar(text) });
    next = near_line(page, line + 1);
    first = first_run(page, line);
    if (first.n < name.n && is_name(page, first) &&
        is_role(page,
            behind_bar((struct str){ text.s + first.n, text.n - first.n })))
        return first;
    if (rest.n == 0 && name_without_role(page, name).n < name.n &&
        is_name(page, name_without_role(page, name)))
        return name_without_role(page, name);
    if (is_name(page, name) &&
        (is_role(page, rest) || (rest.n == 0 && is_role(page, next))))
        return name;
    return is_known_name(page, name) &&
                   (is_day(page, rest) || (rest.n == 0 && is_day(page, next)))
               ? name
               : none;
}

/* ---- below and above the article ----------------------------------------- */

/* Does it stand at the right margin, or say that it is a signature? */
static bool
is_signature(const struct page *page, uint32_t node)
{
    static const char *const styles[] = { "text-align:right",
        "text-align: right", "text-align:end", NULL };
    static const char *const classes[] = { "author", "autor", "signature",
        "firma", "byline", NULL };

    return dom_attr_holds(&page->dom, node, ATTR_style, styles) ||
           dom_attr_holds(&page->dom, node, ATTR_class, classes);
}

/* How many paragraphs are nothing but emphasis: headings of a sort. */
static size_t
count_emphasised(const struct page *page, const struct paragraphs *ps)
{
    size_t i, n = 0;

    for (i = 0; i < ps->n && n < 2; i++)
        n += !ps->v[i].gone && page_is_emphasised(page, ps->v[i].node);
    return n;
}

/* The name in "(山田花子)", the whole of a paragraph. */
static struct str
in_brackets(const struct page *page, struct str text)
{
    const struct str none = { "", 0 };
    const size_t wide = strlen("（");

    if (text.n > 2 * wide && memcmp(text.s, "（", wide) == 0 &&
        str_ends(text, "）"))
        text = (struct str){ text.s + wide, text.n - 2 * wide };
    else if (text.n > 2 && text.s[0] == '(' && text.s[text.n - 1] == ')')
        text = (struct str){ text.s + 1, text.n - 2 };
    else
        return none;
    return text.n >= BRACKET_LEAST && name_caseless(text) &&
                   name_person(page, text, none)
               ? text
               : none;
}

/* Is it in one of the titles of the page? */
static bool
is_in_title(const struct page *page, struct str text)
{
    const struct dom *dom = &page->dom;
    size_t i;

    text = dom_lower(dom, text);
    for (i = 0; i < page->ntitles; i++) {
        struct str title = dom_lower(dom, page->titles[i]);

        if (title.n > 0 && memmem(title.s, title.n, text.s, text.n) != NULL)
            return true;
    }
    return false;
}

/* The name that a paragraph in the element `node` is, and nothing else.
 * `emphasis`: bold letters tell it. */
static struct str
name_in_paragraph(
    const struct page *page, uint32_t node, struct str text, bool emphasis)
{
    struct str none = { "", 0 }, name;

    text = without_address(text);
    if (text.n > LINE_MOST || node == DOM_NONE)
        return none;
    name = in_brackets(page, text);
    if (name.n == 0)
        name = caseless_name(page, text);
    if (name.n > 0)
        return name;
    return is_name(page, text) && !is_in_title(page, text) &&
                   (is_signature(page, node) ||
                       (emphasis && page_is_emphasised(page, node)))
               ? text
               : none;
}

/* The element of the first text on the page behind a node; DOM_NONE. */
static uint32_t
element_behind(const struct page *page, uint32_t node)
{
    const struct dom *dom = &page->dom;
    uint32_t i, end = dom->v[page->body].end;

    for (i = dom->v[node].end; i < end; i = dom_next(dom, i, end)) {
        if (!dom->v[i].gone && dom->v[i].tag == TAG_TEXT &&
            page->m.runs[i].length > 0)
            return dom->v[i].parent;
    }
    return DOM_NONE;
}

/* Add whom a paragraph names, or keep the agency that it is. */
static void
add_of(struct people *people, const struct page *page, uint32_t node,
    struct str text, bool emphasis, struct str site)
{
    people_add(
        people, page, name_in_paragraph(page, node, text, emphasis), site);
    if (text.n > 2 && text.n <= LINE_MOST && text.s[0] == '(' &&
        text.s[text.n - 1] == ')')
        people_agency(people, page, (struct str){ text.s + 1, text.n - 2 });
}

void
signed_article(struct people *people, const struct page *page,
    const struct paragraphs *ps, struct str site)
{
    const struct paragraph *paragraph = ps->v;
    size_t first = 0, last = ps->n;
    uint32_t behind;

    while (first < ps->n && paragraph[first].gone)
        first++;
    while (last > first && paragraph[last - 1].gone)
        last--;
    if (last < first + 2)
        return;
    last--;
    if (paragraph[first].kind == CD_BLOCK_PARAGRAPH)
        add_of(people, page, paragraph[first].node, paragraph[first].text,
            paragraph[first + 1].text.n >= PROSE_LEAST, site);
    if (people->n == 0 && paragraph[last].kind == CD_BLOCK_PARAGRAPH)
        add_of(people, page, paragraph[last].node, paragraph[last].text,
            count_emphasised(page, ps) == 1, site);
    if (people->n > 0 || paragraph[last].node == DOM_NONE)
        return;
    behind = element_behind(page, paragraph[last].node);
    if (behind != DOM_NONE)
        add_of(
            people, page, behind, dom_folded(&page->dom, behind), false, site);
}
