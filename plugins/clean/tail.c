/* SPDX-License-Identifier: MIT */
#include "tail.h"

#include <string.h>

#include "buttons.h"
#include "credits.h"
#include "person.h"
#include "requests.h"
#include "shape.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

#define TAIL_MOST   40  /* paragraphs that are looked at from the end */
#define FOOTER_MOST 400 /* bytes of a footer by its markup */

struct tail {
    struct doc *d;
    const struct lexicon *l;
    const struct known *known;
};

/* ---- ornaments ----------------------------------------------------------- */

/* "--", "***", "•": no words at all. */
static bool
ornament(const struct para *p)
{
    size_t i, len;

    for (i = 0; i < p->n && i < 16; i += len) {
        uint32_t c = utf8_decode(p->s + i, p->n - i, &len);

        if (c != '-' && c != '_' && c != '*' && c != '.' && c != '#' &&
            c != '|' && c != 0x2013 && c != 0x2014 && c != 0x2022 &&
            !chars_space(c))
            return false;
    }
    return i == p->n;
}

/* ---- address ------------------------------------------------------------ */

static bool
address(const char *s, size_t n)
{
    return (n > 8 && memcmp(s, "https://", 8) == 0) ||
           (n > 7 && memcmp(s, "http://", 7) == 0);
}

/* An address that blanks broke, and nothing else: without the blanks; n is 0
 * if it is none. */
static struct str
whole_address(const struct doc *d, const char *s, size_t n)
{
    struct str url = { NULL, 0 };
    size_t i;
    char *out;

    if (!address(s, n) || n > 2000)
        return url;
    out = doc_alloc(d, n);
    for (i = 0; i < n; i++) {
        if ((unsigned char)s[i] > ' ')
            out[url.n++] = s[i];
    }
    url.s = out;
    return url;
}

/* "Original url:" with the address behind it or below it. */
static bool
url_cue(const struct lexicon *l, const struct para *p, size_t *len)
{
    if (p->n > 2000 || lexicon_cue(l, LEXICON_URL, p->s, p->n, len) == 0)
        return false;
    *len += space_lead(p->s + *len, p->n - *len);
    if (*len == p->n || p->s[*len] != ':')
        return false;
    *len += 1;
    *len += space_lead(p->s + *len, p->n - *len);
    return true;
}

static void
take_url(struct tail *t, struct str url)
{
    if (t->d->facts.url.s == NULL)
        t->d->facts.url = url;
}

/* The last paragraph p, and perhaps the cue above it. */
static bool
page_address(struct tail *t, struct para *p)
{
    struct para *above = doc_before(t->d, p);
    struct str url = whole_address(t->d, p->s, p->n);
    size_t len;

    if (url.n > 0) {
        if (above == NULL || !url_cue(t->l, above, &len) || len < above->n)
            return false;
        take_url(t, url);
        doc_drop(t->d, above, RULE_URL);
        doc_drop(t->d, p, RULE_URL);
        return true;
    }
    if (!url_cue(t->l, p, &len))
        return false;
    url = whole_address(t->d, p->s + len, p->n - len);
    if (url.n == 0 && p->nlinks == 1 && p->links[0].at >= len)
        url = p->links[0].url;
    if (url.n == 0)
        return false;
    take_url(t, url);
    doc_drop(t->d, p, RULE_URL);
    return true;
}

/* ---- the whole ---------------------------------------------------------- */

/* Treat a paragraph at the end.  Returns false if it is of the article. */
static bool
treat(struct tail *t, struct para *p)
{
    size_t len;
    uint32_t cue;

    if (credits_take(t->d, t->l, t->known, p) || page_address(t, p))
        return true;
    if (buttons_only(t->l, p->s, p->n)) {
        doc_drop(t->d, p, RULE_SHARE);
        return true;
    }
    if (ornament(p)) {
        doc_drop(t->d, p, RULE_SEPARATOR);
        return true;
    }
    cue = requests_cue(t->l, p, true);
    if (cue == 0 && (p->flags & PARA_FOOTER) && p->n <= FOOTER_MOST)
        cue = CUE_ASKS;
    if (cue != 0) {
        doc_drop(t->d, p, cue == CUE_COPYRIGHT ? RULE_COPYRIGHT : RULE_FOOTER);
        return true;
    }
    /* A correction is content; above it may be more of the tail. */
    return lexicon_cue(t->l, LEXICON_NOTE, p->s, p->n, &len) == CUE_CORRECTION;
}

/* Does the paragraph name whom to call: with a colon, an address or a number
 * behind the words, or nothing at all? */
static bool
contact(const struct lexicon *l, const struct para *p)
{
    size_t len, i;

    if (p->n >= 120 || !lexicon_cue(l, LEXICON_CONTACT, p->s, p->n, &len))
        return false;
    for (i = len; i < p->n; i++) {
        char c = p->s[i];

        if (c == ':' || c == '@' || (c >= '0' && c <= '9'))
            return true;
    }
    return len == p->n;
}

/* "Contact:" and what follows, in lines that are no prose. */
static void
contacts(struct tail *t)
{
    struct para *p = doc_last(t->d), *q;
    size_t i;

    for (i = 0; i < 8 && p != NULL; i++, p = doc_before(t->d, p)) {
        if (doc_before(t->d, p) == NULL)
            return;
        if (contact(t->l, p)) {
            for (q = p; q != NULL; q = doc_after(t->d, q))
                doc_drop(t->d, q, RULE_CONTACT);
            return;
        }
        if (p->n > 120 && shape_end(p->s, p->n) == SHAPE_CLOSED)
            return;
    }
}

/* "/jkr/DP/mis": strokes, each with two to four letters behind it. */
static bool
stroke_initials(const char *s, size_t n)
{
    size_t i, letters = 0, parts = 0;

    if (n < 4 || s[0] != '/' || n > 20)
        return false;
    for (i = 1; i <= n; i++) {
        if (i < n && s[i] != '/') {
            if (!((s[i] | 0x20) >= 'a' && (s[i] | 0x20) <= 'z'))
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

/* "... 1,80 euros. EFE" */
static void
last_agency(struct tail *t)
{
    struct para *p = doc_last(t->d);
    size_t n, end;
    const char *s;

    if (p == NULL)
        return;
    n = shape_last_word(p->s, p->n);
    if (n >= p->n)
        return;
    s = p->s + p->n - n;
    end = p->n - n - space_tail(p->s, p->n - n);
    if (stroke_initials(s, n) && shape_end(p->s, end) == SHAPE_CLOSED) {
        doc_cut_tail(t->d, p, end, RULE_INITIALS);
        return;
    }
    if (n > 2 && s[0] == '(' && s[n - 1] == ')')
        s++, n -= 2;
    if (!person_agency(t->l, s, n) || shape_end(p->s, end) != SHAPE_CLOSED)
        return;
    if (t->d->facts.agency.s == NULL) {
        t->d->facts.agency.s = s;
        t->d->facts.agency.n = n;
    }
    doc_cut_tail(t->d, p, end, RULE_AGENCY);
}

void
tail_clean(struct doc *d, const struct lexicon *l, const struct known *known)
{
    struct tail t = { d, l, known };
    struct para *p = doc_last(d);
    size_t i;

    contacts(&t);
    p = doc_last(d);
    for (i = 0; i < TAIL_MOST && p != NULL && treat(&t, p); i++)
        p = doc_before(d, p);
    last_agency(&t);
}
