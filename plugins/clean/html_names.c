/* SPDX-License-Identifier: MIT */
#include "html_names.h"

#include <stdlib.h>
#include <string.h>

#include "marks.h"

#define NAME_MOST 10 /* bytes of the longest name */

static const struct name {
    const char *name;
    enum html_act act;
} names[] = {
    /* in the order of strcmp() */
    { "a", HTML_LINK },
    { "abbr", HTML_INLINE },
    { "acronym", HTML_INLINE },
    { "address", HTML_BLOCK },
    { "area", HTML_INLINE },
    { "article", HTML_BLOCK },
    { "aside", HTML_BLOCK },
    { "b", HTML_STRONG },
    { "bdi", HTML_INLINE },
    { "bdo", HTML_INLINE },
    { "big", HTML_INLINE },
    { "blockquote", HTML_QUOTE },
    { "body", HTML_BLOCK },
    { "br", HTML_BREAK },
    { "button", HTML_INLINE },
    { "caption", HTML_BLOCK },
    { "center", HTML_BLOCK },
    { "cite", HTML_INLINE },
    { "code", HTML_INLINE },
    { "col", HTML_INLINE },
    { "colgroup", HTML_INLINE },
    { "dd", HTML_BLOCK },
    { "del", HTML_INLINE },
    { "details", HTML_BLOCK },
    { "dfn", HTML_INLINE },
    { "div", HTML_BLOCK },
    { "dl", HTML_BLOCK },
    { "dt", HTML_BLOCK },
    { "em", HTML_STRONG },
    { "embed", HTML_INLINE },
    { "figcaption", HTML_CAPTION },
    { "figure", HTML_CAPTION },
    { "font", HTML_INLINE },
    { "footer", HTML_FOOTER },
    { "form", HTML_BLOCK },
    { "h1", HTML_HEADING },
    { "h2", HTML_HEADING },
    { "h3", HTML_HEADING },
    { "h4", HTML_HEADING },
    { "h5", HTML_HEADING },
    { "h6", HTML_HEADING },
    { "head", HTML_DROP },
    { "header", HTML_BLOCK },
    { "hr", HTML_BLOCK },
    { "html", HTML_BLOCK },
    { "i", HTML_STRONG },
    { "iframe", HTML_DROP },
    { "img", HTML_IMAGE },
    { "input", HTML_INLINE },
    { "ins", HTML_INLINE },
    { "kbd", HTML_INLINE },
    { "label", HTML_INLINE },
    { "li", HTML_ITEM },
    { "link", HTML_INLINE },
    { "main", HTML_BLOCK },
    { "mark", HTML_INLINE },
    { "meta", HTML_INLINE },
    { "nav", HTML_BLOCK },
    { "nobr", HTML_INLINE },
    { "noscript", HTML_BLOCK },
    { "o:p", HTML_INLINE },
    { "object", HTML_INLINE },
    { "ol", HTML_BLOCK },
    { "p", HTML_BLOCK },
    { "param", HTML_INLINE },
    { "picture", HTML_INLINE },
    { "pre", HTML_BLOCK },
    { "q", HTML_QUOTED },
    { "s", HTML_INLINE },
    { "samp", HTML_INLINE },
    { "script", HTML_DROP },
    { "section", HTML_BLOCK },
    { "small", HTML_INLINE },
    { "source", HTML_INLINE },
    { "span", HTML_INLINE },
    { "strike", HTML_INLINE },
    { "strong", HTML_STRONG },
    { "style", HTML_DROP },
    { "sub", HTML_INLINE },
    { "summary", HTML_BLOCK },
    { "sup", HTML_INLINE },
    { "svg", HTML_DROP },
    { "table", HTML_BLOCK },
    { "tbody", HTML_INLINE },
    { "td", HTML_CELL },
    { "template", HTML_DROP },
    { "tfoot", HTML_INLINE },
    { "th", HTML_CELL },
    { "thead", HTML_INLINE },
    { "time", HTML_INLINE },
    { "title", HTML_BLOCK },
    { "tr", HTML_ROW },
    { "tt", HTML_INLINE },
    { "u", HTML_INLINE },
    { "ul", HTML_BLOCK },
    { "var", HTML_INLINE },
    { "video", HTML_INLINE },
    { "wbr", HTML_INLINE },
};

/* Words that class names are made of, and what they tell. */
static const struct {
    const char *word;
    char kind;
} classes[] = {
    { "byline", KIND_BYLINE },
    { "author", KIND_BYLINE },
    { "auteur", KIND_BYLINE },
    { "autor", KIND_BYLINE },
    { "caption", KIND_CAPTION },
    { "footer", KIND_FOOTER },
};

static char
lower_letter(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
}

static int
compare_names(const void *key, const void *element)
{
    const struct name *entry = element;

    return strcmp(key, entry->name);
}

enum html_act
html_names_act(const char *text, size_t n)
{
    char name[NAME_MOST + 1];
    const struct name *entry;
    size_t i;

    if (n > NAME_MOST)
        return 0;
    for (i = 0; i < n; i++)
        name[i] = lower_letter(text[i]);
    name[n] = '\0';
    entry = bsearch(name, names, sizeof(names) / sizeof(names[0]),
        sizeof(names[0]), compare_names);
    return entry != NULL ? entry->act : 0;
}

/* Does the word stand in text[0..n), letters on neither side of it? */
static bool
has_word(const char *text, size_t n, const char *word)
{
    size_t len = strlen(word), i, k;

    for (i = 0; i + len <= n; i++) {
        for (k = 0; k < len && lower_letter(text[i + k]) == word[k]; k++)
            continue;
        if (k == len &&
            (i == 0 || lower_letter(text[i - 1]) < 'a' || text[i - 1] > 'z') &&
            (i + len == n || lower_letter(text[i + len]) < 'a' ||
                text[i + len] > 'z'))
            return true;
    }
    return false;
}

char
html_names_class(const char *text, size_t n)
{
    size_t i;

    for (i = 0; i < sizeof(classes) / sizeof(classes[0]); i++) {
        if (has_word(text, n, classes[i].word))
            return classes[i].kind;
    }
    return 0;
}
