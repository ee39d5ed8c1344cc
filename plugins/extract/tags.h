/* SPDX-License-Identifier: MIT */
/*
 * tags - the elements of HTML that extraction tells apart.
 */
#ifndef EXTRACT_TAGS_H
#define EXTRACT_TAGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In the order of their names; `other` is any element of another name. */
/* clang-format off */
#define TAGS(X) \
    X(a) X(abbr) X(address) X(applet) X(area) X(article) X(aside) X(audio) \
    X(b) X(blockquote) X(body) X(br) X(button) X(canvas) X(center) X(cite) \
    X(code) X(dd) X(details) X(dialog) X(div) X(dl) X(dt) X(em) X(embed) \
    X(fieldset) X(figcaption) X(figure) X(footer) X(form) X(h1) X(h2) X(h3) \
    X(h4) X(h5) X(h6) X(head) X(header) X(hr) X(html) X(i) X(iframe) X(img) \
    X(input) X(label) X(li) X(link) X(main) X(map) X(math) X(menu) X(meta) \
    X(meter) X(nav) X(noscript) X(object) X(ol) X(option) X(p) X(picture) \
    X(pre) X(progress) X(rp) X(rt) X(script) X(section) X(select) X(source) \
    X(span) X(strong) X(style) X(summary) X(svg) X(table) X(tbody) X(td) \
    X(template) X(textarea) X(th) X(thead) X(time) X(title) X(tr) X(track) \
    X(ul) X(video)
/* clang-format on */

enum tag {
    TAG_TEXT, /* a run of text */
#define TAG_ENUM(name) TAG_##name,
    TAGS(TAG_ENUM)
#undef TAG_ENUM
        TAG_other,
    TAG_COUNT
};

/* What an element is, by its name. */
enum {
    TAG_IS_BLOCK = 1 << 0,   /* begins and ends a paragraph */
    TAG_IS_DROPPED = 1 << 1, /* holds no words of an article */
    TAG_IS_HEADING = 1 << 2, /* h1 to h6 */
    TAG_IS_HIDDEN = 1 << 3   /* is never shown: script, style ... */
};

/* The tag of a name in lower case. */
enum tag tags_of(const char *name, size_t n);
/* Bits of the above. */
unsigned tags_are(enum tag tag);

#endif
