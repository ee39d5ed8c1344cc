/* SPDX-License-Identifier: MIT */
#include "tail.h"

#include <string.h>

#include "buttons.h"
#include "credits.h"
#include "person.h"
#include "shape.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

#define TAIL_MOST 40    /* paragraphs that are looked at from the end */
#define FOOTER_MOST 400 /* bytes */
#define INSIDE_MOST 200 /* of a footer between the paragraphs */

struct tail {
    struct doc *d;
    const struct lexicon *l;
    const struct known *known;
};

/* ---- sentences that ask for something ----------------------------------- */

/* An address of electronic mail in s[0..n). */
static bool
mail_address(const char *s, size_t n)
{
    const char *at = n > 3 ? memchr(s + 1, '@', n - 2) : NULL;
    size_t i;

    if (at == NULL || at[-1] == ' ' || at[-1] == '(')
        return false;
    for (i = (size_t)(at - s) + 1; i < n && s[i] != ' '; i++) {
        if (s[i] == '.' && i + 1 < n && s[i + 1] > ' ')
            return true;
    }
    return false;
}

/* "write to us at ..." with an address. */
static bool
write_to(const struct lexicon *l, const char *s, size_t n)
{
    size_t i, len;

    if (!mail_address(s, n))
        return false;
    for (i = 0; i < n; i += len + space_lead(s + i + len, n - i - len)) {
        len = shape_first_word(s + i, n - i);
        if (lexicon_word(l, s + i, len) & WORD_WRITE_TO)
            return true;
    }
    return false;
}

/* Bytes of a mark or blank that may stand before a footer; 0. */
static size_t
mark_before(const char *s, size_t n)
{
    if (*s == '|' || *s == '*' || *s == ' ' || *s == '-')
        return 1;
    return n > 3 && memcmp(s, "\u2022", 3) == 0 ? 3 : 0;
}

/* Is a label part of a sentence: "Copyright law was the issue.", "Tags: they
 * are sewn in."? */
static bool
goes_on(const struct lexicon *l, const char *s, size_t n, size_t len)
{
    bool right = len == 9 && memcmp(s + 1, "opyright", 8) == 0;
    size_t i = len + space_lead(s + len, n - len), next;

    if ((!right && s[len - 1] != ':') || s[n - 1] != '.')
        return false;
    next = shape_first_word(s + i, n - i);
    return chars_lower(shape_first(s + i, n - i)) &&
           !(lexicon_word(l, s + i, next) & WORD_AFTER_COPYRIGHT);
}

/* What a sentence is: a value of cues_footer, or 0.  Below the article also
 * buttons and addresses tell. */
static uint32_t
asks(const struct lexicon *l, const char *s, size_t n, bool below)
{
    uint32_t cue;
    size_t len;

    /* Marks and bars before it. */
    while (n > 0 && (len = mark_before(s, n)) > 0)
        s += len, n -= len;
    cue = lexicon_cue(l, LEXICON_FOOTER, s, n, &len);
    if (cue != 0 && goes_on(l, s, n, len))
        return 0;
    if (cue == CUE_BELOW)
        return below ? CUE_ASKS : 0;
    /* "Follow us, he said." */
    if (cue != 0 && len < n && s[len] == ',')
        cue = 0;
    if (cue == 0 && below && (buttons_only(l, s, n) || write_to(l, s, n)))
        cue = CUE_ASKS;
    return cue;
}

static bool
no_letters(const char *s, size_t n)
{
    size_t i, len;

    for (i = 0; i < n; i += len) {
        if (chars_letter(utf8_decode(s + i, n - i, &len)))
            return false;
    }
    return true;
}

/* Is every sentence of the paragraph one of a footer?  Gives the strongest
 * cue, 0 if one is none. */
static uint32_t
footer(const struct lexicon *l, const struct para *p, bool below)
{
    size_t i = 0, len;
    uint32_t best = 0;

    /* Most paragraphs begin otherwise. */
    if (!below && p->n > 0 && chars_letter(shape_first(p->s, p->n)) &&
        lexicon_cue(l, LEXICON_FOOTER, p->s, p->n, &len) == 0)
        return 0;
    while (i < p->n) {
        uint32_t cue;

        len = shape_sentence(p->s + i, p->n - i);
        if (len == 0)
            len = 1;
        cue = asks(l, p->s + i, len, below);
        /* "No. 14.": a number is no sentence. */
        if (cue == 0 && !no_letters(p->s + i, len))
            return 0;
        if (cue != 0 && (best == 0 || cue < best))
            best = cue;
        i += len + space_lead(p->s + i + len, p->n - i - len);
    }
    return best == CUE_ASKS_TOO ? 0 : best;
}

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
    cue = p->n <= FOOTER_MOST ? footer(t->l, p, true) : 0;
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

/* Footers and notes of advertising that stand between paragraphs. */
static void
inside(struct tail *t)
{
    struct para *p;
    size_t len;

    for (p = t->d->v; p < t->d->v + t->d->n; p++) {
        if ((p->flags & (PARA_GONE | PARA_HEADING)) || p->n > INSIDE_MOST)
            continue;
        if (lexicon_cue(t->l, LEXICON_ADVERT, p->s, p->n, &len) &&
            len + 1 >= p->n)
            doc_drop(t->d, p, RULE_ADVERT);
        else if (footer(t->l, p, false) != 0)
            doc_drop(t->d, p, RULE_FOOTER);
    }
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
    inside(&t);
}
