/* SPDX-License-Identifier: MIT */
#include "encoding.h"

#include <string.h>

#include "text/nfc.h"

/* The line that text begins with. */
static struct str
first_line_of(struct str text)
{
    const char *end = memchr(text.s, '\n', text.n);

    if (end != NULL)
        text.n = (size_t)(end - text.s);
    return text;
}

static void
skip_line(struct str *text, size_t n)
{
    n += n < text->n;
    text->s += n;
    text->n -= n;
}

/* Note each line that is no longer as it was. */
static void
note_lines(struct doc *doc, enum rule rule, struct str was, struct str is)
{
    while (was.n > 0) {
        struct str a = first_line_of(was), b = first_line_of(is);

        if (a.n != b.n || memcmp(a.s, b.s, a.n) != 0)
            doc_note(doc, rule, a.s, a.n);
        skip_line(&was, a.n);
        skip_line(&is, b.n);
    }
}

struct str
encoding_repair(
    struct doc *doc, const struct encoding *encoding, struct str text)
{
    struct str got = text;

    /* What speaks for all of the text first: parts of it look damaged, too. */
    got.s = misread_repair(encoding->misread, &doc->pool, text.s, &got.n);
    if (mojibake_found(encoding->mojibake, got.s, got.n))
        got.s = mojibake_repair(encoding->mojibake, &doc->pool, got.s, &got.n);
    if (got.s != text.s)
        note_lines(doc, RULE_MOJIBAKE, text, got);
    return got;
}

struct str
encoding_compose(struct doc *doc, struct str text)
{
    struct str got = text;

    if (nfc_is(text.s, text.n))
        return text;
    got.s = nfc_compose(&doc->pool, text.s, &got.n);
    note_lines(doc, RULE_NFC, text, got);
    return got;
}
