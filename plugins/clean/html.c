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
    struct doc *doc;
    const char *s;
    size_t n, at; /* bytes of s, those of them that are read */
    char *out;
    size_t written; /* bytes of `out` so far */
    /* The next > and < from i on, n if there is none; and so that a search
     * that found nothing is not made again: */
    size_t gt, lt;
    bool no_comment_end, no_close;
};

static char
lower_name_byte(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
}

static bool
is_html_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t';
}

static size_t
next(const struct reader *reader, size_t from, char byte)
{
    const char *at = from < reader->n
                         ? memchr(reader->s + from, byte, reader->n - from)
                         : NULL;

    return at != NULL ? (size_t)(at - reader->s) : reader->n;
}

/* ---- attributes --------------------------------------------------------- */

/* The value of an attribute; s is NULL if it is not there. */
static struct str
read_attribute(struct str a, const char *name)
{
    struct str none = { NULL, 0 }, value;
    size_t i = 0, len = strlen(name), start, n, k;

    while (i < a.n) {
        while (i < a.n && (is_html_blank(a.s[i]) || a.s[i] == '/'))
            i++;
        for (start = i; i < a.n && !is_html_blank(a.s[i]) && a.s[i] != '=';)
            i++;
        n = i - start;
        for (k = 0;
             k < n && k < len && lower_name_byte(a.s[start + k]) == name[k];)
            k++;
        value = none;
        if (i < a.n && a.s[i] == '=') {
            char quote = ++i < a.n ? a.s[i] : '\0';
            bool quoted = quote == '"' || quote == '\'';

            i += quoted;
            value.s = a.s + i;
            while (
                i < a.n && (quoted ? a.s[i] != quote : !is_html_blank(a.s[i])))
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

    for (i = 0; i < a.n && (is_html_blank(a.s[i]) || a.s[i] == '/'); i++)
        continue;
    return i == a.n || memchr(a.s, '=', a.n) != NULL;
}

/* Is there a tag at i, where a < stands? */
static bool
tag_here(struct reader *reader, struct tag *tag)
{
    const char *text = reader->s;
    size_t i = reader->at + 1, start;

    if (reader->gt < i)
        reader->gt = next(reader, i, '>');
    if (reader->lt < i)
        reader->lt = next(reader, i, '<');
    if (reader->gt == reader->n || reader->lt < reader->gt)
        return false;
    tag->close = text[i] == '/';
    start = i += tag->close;
    while (i < reader->gt && !is_html_blank(text[i]) && text[i] != '/')
        i++;
    tag->name = text + start;
    tag->name_n = i - start;
    tag->act = html_names_act(tag->name, tag->name_n);
    tag->attributes.s = text + i;
    tag->attributes.n = reader->gt - i;
    tag->n = reader->gt + 1 - reader->at;
    return tag->act != 0 && like_attributes(tag->attributes);
}

/* ---- what comes out ----------------------------------------------------- */

static void
put_text(struct reader *reader, const char *text, size_t n)
{
    memcpy(reader->out + reader->written, text, n);
    reader->written += n;
}

static void
put_byte(struct reader *reader, char byte)
{
    reader->out[reader->written++] = byte;
}

/* A line of this kind begins. */
static void
put_kind(struct reader *reader, char kind)
{
    put_byte(reader, MARK_KIND);
    put_byte(reader, kind);
}

/* An address, or words in an attribute: in one line. */
static void
put_line(struct reader *reader, struct str text)
{
    size_t i;

    for (i = 0; i < text.n; i++)
        put_byte(reader, is_html_blank(text.s[i]) ? ' ' : text.s[i]);
}

static void
put_link(struct reader *reader, const struct tag *tag)
{
    struct str href = read_attribute(tag->attributes, "href");

    if (tag->close) {
        put_byte(reader, MARK_LINK_END);
    } else if (href.s != NULL) {
        put_byte(reader, MARK_LINK);
        put_line(reader, href);
        put_byte(reader, MARK_WORDS);
    }
}

static void
put_image(struct reader *reader, const struct tag *tag)
{
    put_byte(reader, MARK_IMAGE);
    put_line(reader, read_attribute(tag->attributes, "src"));
    put_byte(reader, MARK_WORDS);
    put_line(reader, read_attribute(tag->attributes, "alt"));
    put_byte(reader, MARK_LINK_END);
}

/* The kind of lines that a tag begins, or 0. */
static char
kind_of_tag_lines(const struct tag *tag)
{
    struct str class = read_attribute(tag->attributes, "class");
    char told = class.s != NULL ? html_names_class(class.s, class.n) : 0;

    switch (tag->act) {
    case HTML_HEADING:
        return tag->name[1];
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
put_block(struct reader *reader, const struct tag *tag)
{
    char kind = tag->close ? 0 : kind_of_tag_lines(tag);

    put_text(
        reader, "\n\n", tag->act == HTML_ROW || tag->act == HTML_ITEM ? 1 : 2);
    if (kind != 0)
        put_kind(reader, kind);
}

/* <span class="byline">: only where a line begins. */
static void
put_inline(struct reader *reader, const struct tag *tag)
{
    char kind = tag->close ? 0 : kind_of_tag_lines(tag);

    if (kind != 0 &&
        (reader->written == 0 || reader->out[reader->written - 1] == '\n'))
        put_kind(reader, kind);
}

/* Bytes of an element without its end tag; of the tag alone, if it has no
 * end. */
static size_t
element(struct reader *reader, const struct tag *tag)
{
    size_t at = reader->at + tag->n, k;

    if (tag->close || reader->no_close)
        return tag->n;
    for (;; at++) {
        at = next(reader, at, '<');
        if (reader->n - at < tag->name_n + 2) {
            reader->no_close = true;
            return tag->n;
        }
        for (k = 0; k < tag->name_n; k++) {
            if (lower_name_byte(reader->s[at + 2 + k]) !=
                lower_name_byte(tag->name[k]))
                break;
        }
        if (reader->s[at + 1] == '/' && k == tag->name_n)
            return at - reader->at;
    }
}

static void
put_tag(struct reader *reader, const struct tag *tag)
{
    switch (tag->act) {
    case HTML_STRONG:
        put_byte(reader, tag->close ? MARK_STRONG_END : MARK_STRONG);
        break;
    case HTML_LINK:
        put_link(reader, tag);
        break;
    case HTML_IMAGE:
        put_image(reader, tag);
        break;
    case HTML_QUOTED:
        put_text(reader, tag->close ? "\u201d" : "\u201c", 3);
        break;
    case HTML_BREAK:
        put_byte(reader, '\n');
        break;
    case HTML_CELL:
        if (!tag->close && reader->written > 1 &&
            reader->out[reader->written - 2] != MARK_KIND)
            put_text(reader, " | ", 3);
        break;
    case HTML_INLINE:
        put_inline(reader, tag);
        break;
    case HTML_DROP:
        break;
    default:
        put_block(reader, tag);
    }
}

/* <!-- ... -->, <!DOCTYPE ...>, <?xml ... ?>: its length, or 0. */
static size_t
comment_here(struct reader *reader)
{
    const char *text = reader->s + reader->at;
    size_t left = reader->n - reader->at, i;

    if (left < 4 || (text[1] != '!' && text[1] != '?'))
        return 0;
    if (text[1] != '!' || text[2] != '-' || text[3] != '-') {
        bool known = text[1] == '?' ? lower_name_byte(text[2]) == 'x' &&
                                          lower_name_byte(text[3]) == 'm'
                                    : lower_name_byte(text[2]) == 'd' &&
                                          lower_name_byte(text[3]) == 'o';

        if (reader->gt < reader->at)
            reader->gt = next(reader, reader->at, '>');
        return known && reader->gt < reader->n ? reader->gt + 1 - reader->at
                                               : 0;
    }
    for (i = 4; !reader->no_comment_end; i++) {
        i = next(reader, reader->at + i, '>') - reader->at;
        if (i == left)
            reader->no_comment_end = true;
        else if (text[i - 1] == '-' && text[i - 2] == '-')
            return i + 1;
    }
    return 0;
}

/* What is markup at i, where a < stands: its length, or 0. */
static size_t
markup_here(struct reader *reader)
{
    size_t n = comment_here(reader);
    struct tag tag;

    if (n > 0 || !tag_here(reader, &tag))
        return n;
    put_tag(reader, &tag);
    return tag.act == HTML_DROP ? element(reader, &tag) : tag.n;
}

struct str
html_strip(struct doc *doc, struct str text)
{
    struct reader reader = { .doc = doc, .s = text.s, .n = text.n };
    struct str out;
    size_t n;

    /* No mark is longer than its tag. */
    reader.out = doc_alloc(doc, text.n);
    while (reader.at < reader.n) {
        n = next(&reader, reader.at, '<') - reader.at;
        put_text(&reader, reader.s + reader.at, n);
        reader.at += n;
        if (reader.at == reader.n)
            break;
        n = markup_here(&reader);
        if (n > 0)
            doc_note(doc, RULE_TAG, reader.s + reader.at, n);
        else
            put_byte(&reader, reader.s[reader.at]);
        reader.at += n > 0 ? n : 1;
    }
    out.s = reader.out;
    out.n = reader.written;
    return out;
}
