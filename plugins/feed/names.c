/* SPDX-License-Identifier: MIT */
#include "names.h"

#include <libxml/uri.h>
#include <string.h>

static const struct {
    const char *uri, *prefix;
    enum space space;
} spaces[] = {
    { "http://www.w3.org/2005/Atom", "atom", SPACE_ATOM },
    { "http://purl.org/atom/ns#", "atom03", SPACE_ATOM },
    { "http://purl.org/rss/1.0/", "rss", SPACE_FEED },
    { "http://my.netscape.com/rdf/simple/0.9/", "rss09", SPACE_FEED },
    { "http://backend.userland.com/rss2", "rss2", SPACE_FEED },
    { "http://purl.org/rss/1.0/modules/content/", "content", SPACE_CONTENT },
    { "http://purl.org/dc/elements/1.1/", "dc", SPACE_DC },
    { "http://purl.org/dc/terms/", "dcterms", SPACE_TERMS },
};

/* Is the element, or the item that it stands in, one of Atom? */
static bool
in_atom(const xmlNode *node)
{
    for (; node != NULL && node->type == XML_ELEMENT_NODE;
         node = node->parent) {
        const char *name = strrchr((const char *)node->name, ':');

        name = name != NULL ? name + 1 : (const char *)node->name;
        if (strcmp(name, "entry") == 0 || strcmp(name, "feed") == 0)
            return true;
        if (strcmp(name, "item") == 0 || strcmp(name, "channel") == 0)
            return false;
    }
    return false;
}

enum space
names_of(const xmlNode *node, const char **name)
{
    const char *uri = node->ns != NULL ? (const char *)node->ns->href : NULL;
    const char *colon = strchr((const char *)node->name, ':');
    size_t i, n;

    *name = colon != NULL ? colon + 1 : (const char *)node->name;
    if (uri == NULL && colon == NULL)
        return SPACE_FEED;
    n = colon != NULL ? (size_t)(colon - (const char *)node->name) : 0;
    for (i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++) {
        if (uri != NULL ? strcmp(uri, spaces[i].uri) == 0
                        : strlen(spaces[i].prefix) == n &&
                              memcmp(node->name, spaces[i].prefix, n) == 0)
            return spaces[i].space == SPACE_ATOM && in_atom(node)
                       ? SPACE_FEED
                       : spaces[i].space;
    }
    return SPACE_OTHER;
}

bool
names_is(const xmlNode *node, enum space space, const char *name)
{
    const char *is;

    return names_of(node, &is) == space && strcmp(is, name) == 0;
}

const xmlNode *
names_element(const xmlNode *node)
{
    while (node != NULL && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

/* Copy it to scratch memory, and free it. */
static struct str
keep_in_scratch(const struct cd_host *host, xmlChar *text)
{
    struct str line = { NULL, 0 };

    if (text != NULL) {
        char *to;

        line.n = strlen((const char *)text);
        to = host->scratch(host, line.n + 1);
        memcpy(to, text, line.n + 1);
        line.s = to;
    }
    xmlFree(text);
    return line;
}

struct str
names_text(const struct cd_host *host, const xmlNode *node)
{
    struct str text = keep_in_scratch(host, xmlNodeGetContent(node));

    return text.s != NULL ? text : (struct str){ "", 0 };
}

struct str
names_attribute(
    const struct cd_host *host, const xmlNode *node, const char *name)
{
    return keep_in_scratch(host, xmlGetNoNsProp(node, (const xmlChar *)name));
}

struct str
names_resolve(
    const struct cd_host *host, const xmlNode *node, struct str reference)
{
    struct str line = texts_trim(reference);
    xmlChar *base, *text, *whole;

    if (line.n == 0)
        return (struct str){ NULL, 0 };
    text = xmlStrndup((const xmlChar *)line.s, (int)line.n);
    base = xmlNodeGetBase(node->doc, node);
    whole = xmlBuildURI(text, base);
    xmlFree(base);
    /* What is no URI stays as it is, if it needs no base. */
    if (whole == NULL && memmem(line.s, line.n, "://", 3) != NULL)
        whole = xmlStrdup(text);
    xmlFree(text);
    return keep_in_scratch(host, whole);
}
