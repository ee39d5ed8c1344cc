/* SPDX-License-Identifier: MIT */
#include "tail.h"

#include <string.h>

#include "buttons.h"
#include "credits.h"
#include "person.h"
#include "requests.h"
#include "shape.h"
#include "text/chars.h"
#include "text/ending.h"
#include "text/space.h"
#include "text/utf8.h"

#define TAIL_MOST   40  /* paragraphs that are looked at from the end */
#define FOOTER_MOST 400 /* bytes of a footer by its markup */

struct tail {
    struct doc *doc;
    const struct lexicon *lexicon;
    const struct known *known;
};

/* ---- ornaments ----------------------------------------------------------- */

/* "--", "***", "•": no words at all. */
static bool
ornament(const struct para *para)
{
    size_t i, len;

    for (i = 0; i < para->n && i < 16; i += len) {
        uint32_t code = utf8_decode(para->s + i, para->n - i, &len);

        if (code != '-' && code != '_' && code != '*' && code != '.' &&
            code != '#' && code != '|' && code != 0x2013 && code != 0x2014 &&
            code != 0x2022 && !chars_space(code))
            return false;
    }
    return i == para->n;
}

/* ---- address ------------------------------------------------------------ */

static bool
contact_address(const char *text, size_t n)
{
    return (n > 8 && memcmp(text, "https://", 8) == 0) ||
           (n > 7 && memcmp(text, "http://", 7) == 0);
}

/* An address that blanks broke, and nothing else: without the blanks; n is 0
 * if it is none. */
static struct str
whole_address(const struct doc *doc, const char *text, size_t n)
{
    struct str url = { NULL, 0 };
    size_t i;
    char *out;

    if (!contact_address(text, n) || n > 2000)
        return url;
    out = doc_alloc(doc, n);
    for (i = 0; i < n; i++) {
        if ((unsigned char)text[i] > ' ')
            out[url.n++] = text[i];
    }
    url.s = out;
    return url;
}

/* "Original url:" with the address behind it or below it. */
static bool
url_cue(const struct lexicon *lexicon, const struct para *para, size_t *len)
{
    if (para->n > 2000 ||
        lexicon_cue(lexicon, LEXICON_URL, para->s, para->n, len) == 0)
        return false;
    *len += space_lead(para->s + *len, para->n - *len);
    if (*len == para->n || para->s[*len] != ':')
        return false;
    *len += 1;
    *len += space_lead(para->s + *len, para->n - *len);
    return true;
}

static void
take_url(struct tail *tail, struct str url)
{
    if (tail->doc->facts.url.s == NULL)
        tail->doc->facts.url = url;
}

/* The last paragraph `para`, and perhaps the cue above it. */
static bool
page_address(struct tail *tail, struct para *para)
{
    struct para *above = doc_before(tail->doc, para);
    struct str url = whole_address(tail->doc, para->s, para->n);
    size_t len;

    if (url.n > 0) {
        if (above == NULL || !url_cue(tail->lexicon, above, &len) ||
            len < above->n)
            return false;
        take_url(tail, url);
        doc_drop(tail->doc, above, RULE_URL);
        doc_drop(tail->doc, para, RULE_URL);
        return true;
    }
    if (!url_cue(tail->lexicon, para, &len))
        return false;
    url = whole_address(tail->doc, para->s + len, para->n - len);
    if (url.n == 0 && para->nlinks == 1 && para->links[0].at >= len)
        url = para->links[0].url;
    if (url.n == 0)
        return false;
    take_url(tail, url);
    doc_drop(tail->doc, para, RULE_URL);
    return true;
}

/* ---- the whole ---------------------------------------------------------- */

/* Treat a paragraph at the end.  Returns false if it is of the article. */
static bool
treat_tail(struct tail *tail, struct para *para)
{
    size_t len;
    uint32_t cue;

    if (credits_take(tail->doc, tail->lexicon, tail->known, para) ||
        page_address(tail, para))
        return true;
    if (buttons_only(tail->lexicon, para->s, para->n)) {
        doc_drop(tail->doc, para, RULE_SHARE);
        return true;
    }
    if (ornament(para)) {
        doc_drop(tail->doc, para, RULE_SEPARATOR);
        return true;
    }
    cue = requests_cue(tail->doc, tail->lexicon, para, true);
    if (cue == 0 && (para->flags & PARA_FOOTER) && para->n <= FOOTER_MOST)
        cue = CUE_ASKS;
    if (cue != 0) {
        doc_drop(tail->doc, para,
            cue == CUE_COPYRIGHT ? RULE_COPYRIGHT : RULE_FOOTER);
        return true;
    }
    /* A correction is content; above it may be more of the tail. */
    return lexicon_cue(tail->lexicon, LEXICON_NOTE, para->s, para->n, &len) ==
           CUE_CORRECTION;
}

/* Does the paragraph name whom to call: with a colon, an address or a number
 * behind the words, or nothing at all? */
static bool
contact(const struct lexicon *lexicon, const struct para *para)
{
    size_t len, i;

    if (para->n >= 120 ||
        !lexicon_cue(lexicon, LEXICON_CONTACT, para->s, para->n, &len))
        return false;
    for (i = len; i < para->n; i++) {
        char byte = para->s[i];

        if (byte == ':' || byte == '@' || (byte >= '0' && byte <= '9'))
            return true;
    }
    return len == para->n;
}

/* "Contact:" and what follows, in lines that are no prose. */
static void
contacts(struct tail *tail)
{
    struct para *para = doc_last(tail->doc), *other;
    size_t i;

    for (i = 0; i < 8 && para != NULL;
         i++, para = doc_before(tail->doc, para)) {
        if (doc_before(tail->doc, para) == NULL)
            return;
        if (contact(tail->lexicon, para)) {
            for (other = para; other != NULL;
                 other = doc_after(tail->doc, other))
                doc_drop(tail->doc, other, RULE_CONTACT);
            return;
        }
        if (para->n > 120 && ending_of(para->s, para->n) == ENDING_CLOSED)
            return;
    }
}

/* "/jkr/DP/mis": slashes, each with two to four letters behind it. */
static bool
stroke_initials(const char *text, size_t n)
{
    size_t i, letters = 0, parts = 0;

    if (n < 4 || text[0] != '/' || n > 20)
        return false;
    for (i = 1; i <= n; i++) {
        if (i < n && text[i] != '/') {
            if (!((text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z'))
                return false;
            letters++;
            continue;
        }
        if (letters < 2 || letters > 4)
            return false;
        parts++;
        letters = 0;
    }
    return parts > 1;
}

/* "... 1,80 euros. EFE", "... am Abend. (dpa/lno)" */
static void
last_agency(struct tail *tail)
{
    struct para *para = doc_last(tail->doc);
    struct str agency;
    size_t n, end;
    const char *text;

    if (para == NULL)
        return;
    n = shape_last_word(para->s, para->n);
    if (n >= para->n)
        return;
    text = para->s + para->n - n;
    end = para->n - n - space_tail(para->s, para->n - n);
    if (stroke_initials(text, n) && ending_of(para->s, end) == ENDING_CLOSED) {
        doc_cut_tail(tail->doc, para, end, RULE_INITIALS);
        return;
    }
    n -= text[n - 1] == '.';
    if (n > 2 && text[0] == '(' && text[n - 1] == ')')
        text++, n -= 2;
    agency = person_agencies(tail->lexicon, text, n);
    /* Behind a colon it is what the words in front of that say. */
    if (agency.s == NULL || ending_of(para->s, end) != ENDING_CLOSED ||
        shape_last(para->s, end) == ':')
        return;
    if (tail->doc->facts.agency.s == NULL)
        tail->doc->facts.agency = agency;
    doc_cut_tail(tail->doc, para, end, RULE_AGENCY);
}

void
tail_clean(
    struct doc *doc, const struct lexicon *lexicon, const struct known *known)
{
    struct tail tail = { doc, lexicon, known };
    struct para *para = doc_last(doc);
    size_t i;

    contacts(&tail);
    para = doc_last(doc);
    for (i = 0; i < TAIL_MOST && para != NULL && treat_tail(&tail, para); i++)
        para = doc_before(doc, para);
    last_agency(&tail);
}
