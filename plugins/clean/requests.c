/* SPDX-License-Identifier: MIT */
#include "requests.h"

#include <string.h>

#include "buttons.h"
#include "shape.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

/* Characters of a paragraph that may be one: below the article, a box, any
 * other. */
#define BELOW_MOST   400
#define BOX_MOST     300
#define OTHER_MOST   200
#define SPEAKER_MOST 3 /* words before "said" */
/* Bytes of a sentence that speaks to the reader, and of a question before
 * one. */
#define SPEAKS_MOST   240
#define QUESTION_MOST 100

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
        len = space_word(s + i, n - i);
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
    next = space_word(s + i, n - i);
    return chars_lower(utf8_first(s + i, n - i)) &&
           !(lexicon_word(l, s + i, next) & WORD_AFTER_COPYRIGHT);
}

/* "Follow us on foot, the guide said.": somebody says it, behind a comma. */
static bool
spoken(const char *s, size_t n)
{
    size_t i, at, len, words;

    for (i = 0; i < n; i++) {
        if (s[i] != ',')
            continue;
        at = i + 1;
        for (words = 0; words < SPEAKER_MOST && at < n; words++) {
            at += space_lead(s + at, n - at);
            if (at == n)
                break;
            len = phrases_token(s + at, n - at);
            if (lexicon_says(s + at, len))
                return true;
            at += len;
        }
    }
    return false;
}

/* Does the sentence speak to the reader of what only pages offer ("If you like
 * our work, make a donation."), or ask for a step from here ("Find us on
 * Facebook, too.", "Read more of this author here.")?  A word of each kind is
 * not enough: in "You may never read a story like that." nobody asks. */
static bool
speaks_to_reader(const struct lexicon *l, const char *s, size_t n)
{
    uint32_t all = 0, first = 0, bits, c;
    int sides;
    size_t i, len, mark;

    if (n > SPEAKS_MOST || spoken(s, n))
        return false;
    for (i = 0; i < n; i += len + space_lead(s + i + len, n - i - len)) {
        c = utf8_decode(s + i, n - i, &mark);
        if (shape_opener(c) && c != '(' && c != '\'')
            return false; /* somebody is quoted */
        len = phrases_token(s + i, n - i);
        bits = lexicon_word(l, s + i, len);
        if (i == 0)
            first = bits;
        all |= bits;
    }
    sides = ((all & WORD_READER) != 0) + ((all & WORD_PUBLISHER) != 0) +
            ((all & WORD_ASKS) != 0);
    if ((all & WORD_OFFER) && (sides > 1 || (first & WORD_ASKS)))
        return true;
    return (all & WORD_PLACE) && (all & WORD_ASKS) &&
           ((all & WORD_PUBLISHER) || (first & WORD_ASKS));
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

/* Is the phrase of len bytes all of s[0..n), but for a mark at its end? */
static bool
whole(const char *s, size_t n, size_t len)
{
    return no_letters(s + len, n - len);
}

/* What a sentence is: a value of LEXICON_FOOTER, or 0.  Below the article also
 * buttons and addresses tell. */
static uint32_t
asks(const struct lexicon *l, const char *s, size_t n, bool below)
{
    uint32_t cue;
    size_t len;

    /* Marks and bars before it. */
    while (n > 0 && (len = mark_before(s, n)) > 0)
        s += len, n -= len;
    if (n == 0)
        return 0;
    cue = lexicon_cue(l, LEXICON_FOOTER, s, n, &len);
    /* "AI summary" is a label, "AI summary tools" is none. */
    if (cue == CUE_BOX_HEAD && !whole(s, n, len))
        cue = 0;
    /* "Follow us, he said." */
    if (cue != 0 &&
        (goes_on(l, s, n, len) || (cue < CUE_BOX && len < n && s[len] == ',') ||
            spoken(s + len, n - len)))
        return 0;
    if (cue == CUE_BELOW)
        return below ? CUE_ASKS : 0;
    if (cue == 0 && below &&
        (buttons_only(l, s, n) || write_to(l, s, n) ||
            speaks_to_reader(l, s, n)))
        cue = CUE_ASKS;
    if (cue == 0 && below && n <= QUESTION_MOST && s[n - 1] == '?')
        cue = CUE_ASKS_TOO; /* "Want more of this? Sign up here." */
    return cue;
}

/* May it be one by its length? */
static bool
short_enough(const struct para *p, bool below, bool box)
{
    size_t most = below ? BELOW_MOST : box ? BOX_MOST : OTHER_MOST;

    return p->n <= most || (p->n <= 4 * most && utf8_count(p->s, p->n) <= most);
}

/* Does the paragraph begin as one may?  Most do not. */
static bool
may_be(const struct lexicon *l, const struct para *p, bool below)
{
    size_t len;
    uint32_t cue;

    if (p->n == 0 || !short_enough(p, below, true))
        return false;
    if (!below && chars_letter(utf8_first(p->s, p->n))) {
        cue = lexicon_cue(l, LEXICON_FOOTER, p->s, p->n, &len);
        return cue != 0 && short_enough(p, below, cue >= CUE_BOX);
    }
    return true;
}

uint32_t
requests_cue(const struct lexicon *l, const struct para *p, bool below)
{
    size_t i = 0, len;
    uint32_t best = 0;

    if (!may_be(l, p, below))
        return 0;
    while (i < p->n) {
        uint32_t cue;

        len = shape_sentence(p->s + i, p->n - i);
        if (len == 0)
            len = 1;
        cue = asks(l, p->s + i, len, below);
        if ((cue == CUE_BOX && best == 0) ||
            (cue == CUE_BOX_HEAD && len == p->n))
            return cue;
        if (cue >= CUE_BOX)
            cue = CUE_ASKS;
        /* "No. 14.": a number is no sentence. */
        if (cue == 0 && !no_letters(p->s + i, len))
            return 0;
        if (cue != 0 && (best == 0 || cue < best))
            best = cue;
        i += len + space_lead(p->s + i + len, p->n - i - len);
    }
    return best == CUE_ASKS_TOO ? 0 : best;
}
