/* SPDX-License-Identifier: MIT */
#include "source.h"

#include <stdbool.h>
#include <stdio.h>

#include "text/utf8.h"
#include "text/entities_table.h"
#include "text/space.h"

/* Where the page goes: room for twice as much as it has. */
struct out {
    struct source *to;
    const struct pool *pool;
    char *s;
    size_t n;
    unsigned pre; /* pre elements that are open */
};

enum { PLAIN, CUT, C1, BLANK };

/* What is done with a byte: NULs are cut, C1 controls, which are C2 and one
 * below A0, become what they stand for, one blank of a run stays. */
static const unsigned char kinds[256] = { ['\0'] = CUT,
    [0xC2] = C1,
    [' '] = BLANK,
    ['\t'] = BLANK,
    ['\n'] = BLANK,
    ['\r'] = BLANK };

static unsigned
kind_at(const char *text)
{
    return kinds[(unsigned char)*text];
}

/* Put what is at `text`, which is not plain.  Returns its bytes. */
static size_t
put_special(struct out *out, const char *text, size_t n, bool fold)
{
    size_t i = 1;

    switch (kind_at(text)) {
    case C1:
        if (n > 1 && (unsigned char)text[1] < 0xA0) {
            /* two bytes become up to three */
            out->n += utf8_encode(
                entities_c1[(unsigned char)text[1] - 0x80], out->s + out->n);
            return 2;
        }
        break;
    case BLANK:
        while (fold && i < n && kind_at(text + i) == BLANK)
            i++;
        break;
    default:
        return 1;
    }
    out->s[out->n++] = *text;
    return i;
}

/* Append bytes; `fold`: with one of the blanks of a run. */
static void
append_folded(struct out *out, const char *text, size_t len, bool fold)
{
    size_t i = 0, from;

    while (i < len) {
        for (from = i; i < len && kind_at(text + i) == PLAIN; i++)
            continue;
        memcpy(out->s + out->n, text + from, i - from);
        out->n += i - from;
        if (i < len)
            i += put_special(out, text + i, len - i, fold);
    }
}

/* ---- tags ---------------------------------------------------------------- */

static bool
is_gap(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' ||
           byte == '/';
}

/* Is it read as it is written: without character references, and without what
 * append_folded() changes? */
static bool
is_literal(struct str text)
{
    size_t i;

    for (i = 0;
         i < text.n && (unsigned char)text.s[i] >= ' ' && text.s[i] != '&';
         i++) {
        if (kind_at(text.s + i) == C1)
            return false;
    }
    return i == text.n;
}

/* The attributes of a tag so far. */
struct attrs {
    unsigned seen; /* a bit for each that is read: the first one counts */
    unsigned n;    /* that are left to the parser */
    bool aside;    /* some were put aside */
};

/* Write KEY="N", the number of the next tag. */
static void
put_number(struct out *out)
{
    const struct source *to = out->to;
    size_t n = to->ntags, digits = 1, i;

    memcpy(out->s + out->n, to->key, 3);
    memcpy(out->s + out->n + 3, "=\"", 2);
    for (i = n; i >= 10; i /= 10)
        digits++;
    out->n += 5 + digits;
    for (i = 1; i <= digits; i++, n /= 10)
        out->s[out->n - i] = (char)('0' + n % 10);
    out->s[out->n++] = '"';
}

/* Put an attribute aside; the first of a tag leaves the tag's number. */
static void
set_aside(
    struct out *out, struct attrs *a, enum attribute name, struct str value)
{
    struct source *to = out->to;

    if (!a->aside) {
        a->aside = true;
        put_number(out);
        pool_push(out->pool, to->tags, to->ntags, to->tags_cap);
        to->tags[to->ntags++] = (struct source_tag){ to->nattrs, 0 };
    }
    pool_push(out->pool, to->attrs, to->nattrs, to->attrs_cap);
    to->attrs[to->nattrs++] = (struct dom_attr){ name, value };
    to->tags[to->ntags - 1].n++;
}

/* Bytes of the attribute that begins at `text`, if it has a value in quotes and
 * need not be parsed: it is none that is read, or was put aside.  0 for
 * others. */
static size_t
attribute(struct out *out, struct attrs *a, const char *text, size_t n)
{
    enum attribute name;
    struct str value;
    const char *end;
    size_t i = 0;

    while (i < n && memchr("=><\"' \n\t\r/", text[i], 10) == NULL)
        i++;
    if (i == 0 || n - i < 3 || text[i] != '=' ||
        (text[i + 1] != '"' && text[i + 1] != '\''))
        return 0;
    value.s = text + i + 2;
    end = memchr(value.s, text[i + 1], n - i - 2);
    if (end == NULL || end + 1 == text + n ||
        (end[1] != '>' && !is_gap(end[1])))
        return 0;
    value.n = (size_t)(end - value.s);
    name = dom_attribute(text, i);
    if (name < ATTR_COUNT && (a->seen & 1u << name) == 0) {
        a->seen |= 1u << name;
        if (out->to->key[0] == '\0' || value.n == 0 || !is_literal(value))
            return 0;
        set_aside(out, a, name, value);
    }
    return (size_t)(end + 1 - text);
}

/* The index behind the quote that ends what the one at text[i] begins. */
static size_t
unquote(const char *text, size_t i, size_t n)
{
    const char *end = memchr(text + i + 1, text[i], n - i - 1);

    return end != NULL ? (size_t)(end + 1 - text) : n;
}

/* Copy the tag that begins at `text`, up to its `>`, without the attributes
 * that are too many, not read or put aside: they cost the parser more than all
 * else.  Returns how many bytes it has. */
static size_t
read_tag(struct out *out, const char *text, size_t n)
{
    struct attrs attrs = { 0 };
    bool gap = false, value = false; /* white space, a `=` came last */
    bool named = false;              /* a name that may get a value */
    size_t i, from = 0, skip;

    for (i = 1; i < n && text[i] != '>';) {
        if (value && (text[i] == '"' || text[i] == '\'')) {
            i = unquote(text, i, n);
            gap = value = false;
        } else if (is_gap(text[i])) {
            gap = true;
            i++;
        } else if (text[i] == '=' && named) {
            value = true;
            gap = named = false;
            i++;
        } else if (!gap || value) {
            gap = value = false;
            i++;
        } else {
            append_folded(out, text + from, from < i ? i - from : 0, false);
            from = from < i ? i : from;
            skip = from == i ? attribute(out, &attrs, text + i, n - i) : 0;
            gap = false;
            named = skip == 0;
            if (skip > 0) {
                i += skip;
                from = i;
            } else if (attrs.n++ == SOURCE_ATTRIBUTES) {
                from = n; /* nothing more */
            } else {
                i++;
            }
        }
    }
    append_folded(out, text + from, from < i ? i - from : 0, false);
    return i;
}

/* ---- what is no markup --------------------------------------------------- */

/* Elements whose content is no markup, and what ends it; comments, too. */
static const struct raw {
    const char *begins, *ends;
    bool element;
} raws[] = {
    { "<!--", "-->", false },
    { "<script", "</script", true },
    { "<style", "</style", true },
};

/* Is it the tag of linked data: of the type application/ld+json, in which the
 * plus may be a character reference? */
static bool
is_linked(const char *tag, size_t n)
{
    return str_find((struct str){ tag, n }, "/ld+json") != NULL ||
           str_find((struct str){ tag, n }, "/ld&#") != NULL;
}

/* Bytes at `text` up to what ends it. */
static size_t
raw_length(const struct raw *raw, const char *text, size_t n)
{
    size_t k = strlen(raw->begins);

    for (; k < n; k++) {
        const char *next = memchr(text + k, raw->ends[0], n - k);

        if (next == NULL)
            return n;
        k = (size_t)(next - text);
        if (str_begins((struct str){ next, n - k }, raw->ends))
            break;
    }
    return k;
}

/* Bytes at `text`, where a `<` stands, up to the end of what is no markup; 0 if
 * it is markup.  What is worth parsing is copied: of content only linked data
 * is, and most of a page is scripts. */
static size_t
raw(struct out *out, const char *text, size_t n)
{
    size_t i, k, begin;

    for (i = 0; i < sizeof(raws) / sizeof(raws[0]); i++) {
        if (!str_begins((struct str){ text, n }, raws[i].begins))
            continue;
        k = raw_length(&raws[i], text, n);
        begin = strlen(raws[i].begins);
        if (raws[i].element)
            begin = read_tag(out, text, k);
        else
            append_folded(out, text, begin, false);
        if (begin < k && raws[i].element)
            append_folded(out, text + begin++, 1, false);
        if (is_linked(text, begin))
            append_folded(out, text + begin, k - begin, false);
        return k;
    }
    return 0;
}

/* The page without what may stand before its first tag. */
static struct str
skip_start(struct str html)
{
    size_t n;

    if (html.n >= 3 && memcmp(html.s, "\xEF\xBB\xBF", 3) == 0) {
        html.s += 3;
        html.n -= 3;
    }
    n = space_lead(html.s, html.n);
    if (html.n - n > 5 && memcmp(html.s + n, "<?xml", 5) == 0) {
        const char *end = memchr(html.s + n, '>', html.n - n);

        if (end != NULL) {
            html.n -= (size_t)(end + 1 - html.s);
            html.s = end + 1;
        }
    }
    return html;
}

/* Does the tag with this name, in lower case, begin at text? */
static bool
is_tag(const char *text, size_t n, const char *name)
{
    size_t len = strlen(name);

    return len < n && str_begins((struct str){ text, n }, name) &&
           (is_gap(text[len]) || text[len] == '>');
}

/* Read a `<` and what belongs to it.  Returns its bytes. */
static size_t
markup(struct out *out, const char *text, size_t n)
{
    size_t len = raw(out, text, n);

    if (len > 0)
        return len;
    if (is_tag(text, n, "<pre"))
        out->pre++;
    else if (is_tag(text, n, "</pre") && out->pre > 0)
        out->pre--;
    if (n > 1 && (text[1] | 32) >= 'a' && (text[1] | 32) <= 'z')
        return read_tag(out, text, n);
    append_folded(out, text, 1, false);
    return 1;
}

/* A name of an attribute that is nowhere in the page; "" if all are. */
static void
choose_key(char key[4], struct str html)
{
    const char *text = html.s, *end = html.s + html.n;
    uint32_t used = 0; /* letters between two underscores */
    unsigned i;

    while (end - text >= 3 &&
           (text = memchr(text, '_', (size_t)(end - text - 2))) != NULL) {
        if (text[2] == '_' && text[1] >= 'a' && text[1] <= 'z')
            used |= UINT32_C(1) << (text[1] - 'a');
        text++;
    }
    for (i = 0; i < 26; i++) {
        if ((used & UINT32_C(1) << i) == 0) {
            snprintf(key, 4, "_%c_", (char)('a' + i));
            return;
        }
    }
}

void
source_clean(struct source *to, const struct pool *pool, struct str html)
{
    struct str in = skip_start(html);
    struct out out = { .to = to, .pool = pool };
    size_t at = 0, len;

    memset(to, 0, sizeof(*to));
    choose_key(to->key, in);
    out.s = pool_alloc(pool, 2 * in.n + 64);
    while (at < in.n) {
        const char *text = in.s + at, *next = memchr(text, '<', in.n - at);

        len = next != NULL ? (size_t)(next - text) : in.n - at;
        append_folded(&out, text, len, out.pre == 0);
        at += len;
        if (next != NULL)
            at += markup(&out, next, in.n - at);
    }
    out.s[out.n] = '\0';
    to->text = (struct str){ out.s, out.n };
}
