/* SPDX-License-Identifier: MIT */
#include "io/markup.h"

#include <string.h>

#define READ_FEED   "\"reader\": \"feed\" in \"input\" reads its items"
#define PREFIX_MOST 32 /* bytes of "<" and the prefix of a name */

/* What text begins with, behind white space, in lower case; of a feed, the
 * name of its first tag, behind a prefix. */
static const struct markup markups[] = {
    { "<!doctype html", "HTML", FOREIGN_READ_FILES, FOREIGN_HTML },
    { "<html", "HTML", FOREIGN_READ_FILES, FOREIGN_HTML },
    { "rss", "an RSS feed", READ_FEED, FOREIGN_FEED },
    { "rdf", "an RDF feed", READ_FEED, FOREIGN_FEED },
    { "feed", "an Atom feed", READ_FEED, FOREIGN_FEED },
    { "<", "XML or HTML",
        "write a JSON object a line of each article first; if it is one page, " FOREIGN_READ_FILES,
        FOREIGN_TEXT },
};
static const struct markup *const last_row =
    markups + sizeof(markups) / sizeof(markups[0]) - 1;

static bool
is_markup_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* Does text[0..n) begin with `begins`, in capitals or lower-case letters? */
static bool
begins_with(const char *text, size_t n, const char *begins)
{
    size_t k;

    for (k = 0; k < n && begins[k] != '\0'; k++) {
        char byte =
            text[k] >= 'A' && text[k] <= 'Z' ? (char)(text[k] | 0x20) : text[k];

        if (byte != begins[k])
            break;
    }
    return begins[k] == '\0';
}

/* Bytes of "<" and the prefix of the tag that text[0..n) begins with. */
static size_t
up_to_name(const char *text, size_t n)
{
    size_t k = 1;

    while (k < n && k < PREFIX_MOST && strchr(" \t\r\n/><:", text[k]) == NULL)
        k++;
    return k < n && text[k] == ':' ? k + 1 : 1;
}

/* The row for bytes[0..n): the last one is for all that no other row is for,
 * and for what stands behind a prolog and is no tag. */
static const struct markup *
row_of(const char *bytes, size_t n)
{
    const struct markup *markup = markups;
    size_t name;

    if (n == 0 || bytes[0] != '<')
        return last_row;
    name = up_to_name(bytes, n);
    while (markup < last_row &&
           (markup->answer == FOREIGN_FEED
                   ? !begins_with(bytes + name, n - name, markup->bytes)
                   : !begins_with(bytes, n, markup->bytes)))
        markup++;
    return markup;
}

/* Bytes of text[0..n) in front of the end that `ends` is, with that; n if it is
 * not there. */
static size_t
up_to(const char *text, size_t n, const char *ends)
{
    const char *end = memmem(text, n, ends, strlen(ends));

    return end != NULL ? (size_t)(end - text) + strlen(ends) : n;
}

/* Bytes of XML in front of its root: declaration, comments, DOCTYPE. */
static size_t
prolog(const char *bytes, size_t n)
{
    static const char doctype[] = "<!DOCTYPE";
    size_t i = 0, k;

    while (i < n) {
        const char *text = bytes + i;

        if (is_markup_space(*text)) {
            i++;
        } else if (n - i > 4 && memcmp(text, "<!--", 4) == 0) {
            i += up_to(text, n - i, "-->");
        } else if (n - i > 2 && memcmp(text, "<?", 2) == 0) {
            i += up_to(text, n - i, "?>");
        } else if (n - i > sizeof(doctype) &&
                   memcmp(text, doctype, sizeof(doctype) - 1) == 0) {
            k = up_to(text, n - i, ">");
            if (memchr(text, '[', k) != NULL)
                k = up_to(text, n - i, "]>");
            i += k;
        } else {
            break;
        }
    }
    return i;
}

/* Does a tag of that name begin in bytes[0..n)?  Without `any`, it has no
 * prefix but the usual one. */
static bool
has_tag(const char *bytes, size_t n, const char *name, bool any)
{
    static const char usual[] = "<atom:";
    const size_t size = strlen(name);
    const char *at;

    while ((at = memchr(bytes, '<', n)) != NULL) {
        size_t k;

        n -= (size_t)(at - bytes);
        k = up_to_name(at, n);
        if (n > k + size && memcmp(at + k, name, size) == 0 &&
            memchr(" \t\r\n>", at[k + size], 5) != NULL &&
            (any || k == 1 ||
                (k == sizeof(usual) - 1 && memcmp(at, usual, k) == 0)))
            return true;
        bytes = at + 1;
        n--;
    }
    return false;
}

bool
markup_feed(const char *bytes, size_t n)
{
    static const struct {
        const char *root;
        bool alone;        /* it tells without a namespace */
        const char *space; /* a part of its namespace */
    } roots[] = {
        { "rss", true, "http://backend.userland.com/rss2" },
        { "feed", true, "http://www.w3.org/2005/Atom" },
        { "feed", true, "http://purl.org/atom/ns#" },
        { "RDF", false, "http://purl.org/rss/" },
        { "RDF", false, "http://my.netscape.com/rdf/" },
    };
    size_t i;

    for (i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
        const bool space =
            memmem(bytes, n, roots[i].space, strlen(roots[i].space)) != NULL;

        if ((space || roots[i].alone) &&
            has_tag(bytes, n, roots[i].root, space))
            return true;
    }
    return false;
}

const struct markup *
markup_of(const char *bytes, size_t n, bool *known)
{
    const struct markup *found = row_of(bytes, n);
    size_t i = 0;

    *known = true;
    if (found->answer == FOREIGN_TEXT) {
        i = prolog(bytes, n);
        *known = i < n;
        found = i < n ? row_of(bytes + i, n - i) : found;
    }
    if (found->answer == FOREIGN_FEED && !markup_feed(bytes, n))
        return last_row;
    return found;
}
