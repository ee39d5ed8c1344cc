/* SPDX-License-Identifier: MIT */
#include "head.h"

#include <libxml/parser.h>
#include <libxml/uri.h>
#include <stdlib.h>
#include <string.h>

#include "item.h"
#include "names.h"

#define OPTIONS \
    (XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | \
        XML_PARSE_NOWARNING | XML_PARSE_NOCDATA)

/* ---- bytes --------------------------------------------------------------- */

/* The encoding that the XML declaration names. */
static struct str
declared_charset(struct str text)
{
    const char *begin = memmem(text.s, text.n, "<?xml", 5), *end, *at;
    size_t n;

    if (begin == NULL)
        return (struct str){ "", 0 };
    n = text.n - (size_t)(begin - text.s);
    end = memmem(begin, n, "?>", 2);
    at = end != NULL ? memmem(begin, (size_t)(end - begin), "encoding", 8)
                     : NULL;
    while (at != NULL && at < end && *at != '"' && *at != '\'')
        at++;
    if (at == NULL || at == end)
        return (struct str){ "", 0 };
    begin = at + 1;
    end = memchr(begin, *at, (size_t)(end - begin));
    return end != NULL ? (struct str){ begin, (size_t)(end - begin) }
                       : (struct str){ "", 0 };
}

/* Bytes of the comment, or of what else is none of an element's, that `text`
 * begins with; 0 if it does not. */
static size_t
aside(struct str text)
{
    static const char *const kinds[][2] = { { "<!--", "-->" }, { "<?", "?>" } };
    size_t i;

    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        size_t k = strlen(kinds[i][0]);
        const char *end;

        if (text.n < k || memcmp(text.s, kinds[i][0], k) != 0)
            continue;
        end = memmem(text.s, text.n, kinds[i][1], strlen(kinds[i][1]));
        return end != NULL ? (size_t)(end - text.s) : text.n;
    }
    return 0;
}

/* Does `text` begin with the tag of a root, with any prefix? */
static bool
is_root(struct str text)
{
    static const char *const roots[] = { "rss", "feed", "RDF" };
    size_t at = 1, n = 1, i;

    while (n < text.n && strchr(" \t\r\n/>", text.s[n]) == NULL) {
        if (text.s[n++] == ':')
            at = n;
    }
    for (i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
        if (strlen(roots[i]) == n - at &&
            memcmp(roots[i], text.s + at, n - at) == 0)
            return true;
    }
    return false;
}

/* From the root on: what a DOCTYPE declares is not used. */
static struct str
root_of(struct str text)
{
    const char *at;

    while ((at = memchr(text.s, '<', text.n)) != NULL) {
        const struct str rest = { at, text.n - (size_t)(at - text.s) };
        const size_t k = aside(rest);

        if (is_root(rest))
            return rest;
        text = (struct str){ at + (k > 0 ? k : 1), rest.n - (k > 0 ? k : 1) };
    }
    return (struct str){ "", 0 };
}

/* ---- the tag ------------------------------------------------------------- */

static void
add_attribute(
    xmlBuffer *to, const char *name, const char *prefix, const xmlChar *value)
{
    xmlChar *escaped = xmlEncodeSpecialChars(NULL, value);

    xmlBufferCCat(to, " ");
    xmlBufferCCat(to, name);
    xmlBufferCCat(to, prefix);
    xmlBufferCCat(to, "=\"");
    xmlBufferCat(to, escaped);
    xmlBufferCCat(to, "\"");
    xmlFree(escaped);
}

/* The namespaces that `node` declares, but for those that `inner` does, too. */
static void
add_spaces(xmlBuffer *to, const xmlNode *node, const xmlNode *inner)
{
    const xmlNs *ns, *other;

    for (ns = node->nsDef; ns != NULL; ns = ns->next) {
        for (other = inner != NULL ? inner->nsDef : NULL; other != NULL;
             other = other->next) {
            if (xmlStrEqual(other->prefix, ns->prefix))
                break;
        }
        if (other == NULL && ns->href != NULL)
            add_attribute(to, ns->prefix != NULL ? "xmlns:" : "xmlns",
                ns->prefix != NULL ? (const char *)ns->prefix : "", ns->href);
    }
}

/* The address of what the feed is about. */
static struct str
link_of(const struct cd_host *host, const xmlNode *node)
{
    const xmlNode *child;
    struct str link = { NULL, 0 };

    for (child = names_element(node->children); child != NULL && link.s == NULL;
         child = names_element(child->next)) {
        if (names_is(child, SPACE_FEED, "link"))
            link = item_link(host, child);
    }
    return link;
}

static xmlChar *
copy_head(struct str text)
{
    return text.s != NULL ? xmlStrndup((const xmlChar *)text.s, (int)text.n)
                          : NULL;
}

static void
add_base(xmlBuffer *to, const struct cd_host *host, const xmlNode *node)
{
    xmlChar *link = copy_head(link_of(host, node)),
            *said = xmlNodeGetBase(node->doc, node), *base = NULL;

    if (said != NULL)
        base = xmlBuildURI(said, link);
    if (said != NULL ? base != NULL : link != NULL)
        add_attribute(to, "xml:", "base", said != NULL ? base : link);
    xmlFree(base);
    xmlFree(said);
    xmlFree(link);
}

static void
add_language(xmlBuffer *to, const struct cd_host *host, const xmlNode *node)
{
    xmlChar *language = xmlNodeGetLang(node);
    const xmlNode *child;

    for (child = names_element(node->children);
         child != NULL && language == NULL;
         child = names_element(child->next)) {
        if (names_is(child, SPACE_FEED, "language") ||
            names_is(child, SPACE_DC, "language"))
            language = copy_head(texts_trim(names_text(host, child)));
    }
    if (language != NULL && *language != '\0')
        add_attribute(to, "xml:", "lang", language);
    xmlFree(language);
}

/* ---- the whole ----------------------------------------------------------- */

/* Take what the root, and the channel in it, say. */
static void
take_root(struct head *head, const struct cd_host *host, const xmlNode *root)
{
    const xmlNode *node, *inner = root;
    xmlBuffer *to = xmlBufferCreate();

    for (node = names_element(root->children); node != NULL;
         node = names_element(node->next)) {
        if (names_is(node, SPACE_FEED, "channel"))
            inner = node;
    }
    xmlBufferCCat(to, "<head");
    add_spaces(to, root, inner != root ? inner : NULL);
    if (inner != root)
        add_spaces(to, inner, NULL);
    add_base(to, host, inner);
    add_language(to, host, inner);
    xmlBufferCCat(to, ">\n");
    head->tag = strdup((const char *)xmlBufferContent(to));
    xmlBufferFree(to);
    for (node = names_element(root->children); node != NULL;
         node = names_element(node->next)) {
        if (inner == root && names_is(node, SPACE_FEED, "author"))
            item_author(host, node, head->authors);
    }
}

static void
forget(struct head *head)
{
    free(head->bytes);
    free(head->tag);
    free(head->encoding_name);
    json_decref(head->authors);
    memset(head, 0, sizeof(*head));
}

void
head_free(struct head *head)
{
    forget(head);
}

int
head_take(struct head *head, const struct cd_host *host,
    const struct charsets *charsets, const char *bytes, size_t n)
{
    const struct str line = { bytes != NULL ? bytes : "", n };
    struct str name, text;
    xmlDoc *doc;
    size_t mended;

    if (head->known && n == head->n && memcmp(line.s, head->bytes, n) == 0)
        return 0;
    forget(head);
    head->bytes = malloc(n + 1);
    head->authors = json_array();
    if (head->bytes == NULL || head->authors == NULL)
        return cd_fail(host, "out of memory");
    memcpy(head->bytes, line.s, n);
    head->n = n;
    name = declared_charset(line);
    if (texts_encoding(charsets, name, &head->encoding)) {
        head->encoding_name = strndup(name.s, name.n < 40 ? name.n : 40);
    } else {
        text = texts_decode(host, charsets, head->encoding, root_of(line));
        text = texts_mend(host, text, &mended);
        doc = xmlReadMemory(text.s, (int)text.n, NULL, "UTF-8", OPTIONS);
        if (doc != NULL && xmlDocGetRootElement(doc) != NULL)
            take_root(head, host, xmlDocGetRootElement(doc));
        xmlFreeDoc(doc);
        xmlResetLastError();
    }
    if (head->tag == NULL)
        head->tag = strdup("<head>\n");
    head->known = head->tag != NULL;
    return head->known ? 0 : cd_fail(host, "out of memory");
}
