/* SPDX-License-Identifier: MIT */
#include "requests.h"

#include <string.h>

#include "buttons.h"
#include "sentences.h"
#include "shape.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

/* Characters of a request, at most: below the article; of a box; elsewhere. */
#define BELOW_MOST   400
#define BOX_MOST     300
#define OTHER_MOST   200
#define SPEAKER_MOST 3 /* words before "said" */
/* Bytes of a sentence that speaks to the reader, and of a question before
 * one. */
#define SPEAKS_MOST   240
#define QUESTION_MOST 100

/* Does text[0..n) hold an address of electronic mail? */
static bool
has_mail_address(const char *text, size_t n)
{
    const char *at = n > 3 ? memchr(text + 1, '@', n - 2) : NULL;
    size_t i;

    if (at == NULL || at[-1] == ' ' || at[-1] == '(')
        return false;
    for (i = (size_t)(at - text) + 1; i < n && text[i] != ' '; i++) {
        if (text[i] == '.' && i + 1 < n && text[i + 1] > ' ')
            return true;
    }
    return false;
}

/* "Write to us at ...", with an address? */
static bool
asks_for_mail(const struct lexicon *lexicon, const char *text, size_t n)
{
    size_t i, len;

    if (!has_mail_address(text, n))
        return false;
    for (i = 0; i < n; i += len + space_lead(text + i + len, n - i - len)) {
        len = space_word(text + i, n - i);
        /* "Email: ada@..." */
        if (lexicon_word(lexicon, text + i, len - (text[i + len - 1] == ':')) &
            WORD_WRITE_TO)
            return true;
    }
    return false;
}

/* Bytes of a mark or blank that may stand before a request; 0 if there is
 * none. */
static size_t
mark_before(const char *text, size_t n)
{
    if (*text == '|' || *text == '*' || *text == ' ' || *text == '-')
        return 1;
    return n > 3 && memcmp(text, "\u2022", 3) == 0 ? 3 : 0;
}

/* Is a label part of a sentence: "Copyright law was the issue.", "Tags: they
 * are sewn in."? */
static bool
is_part_of_sentence(
    const struct lexicon *lexicon, const char *text, size_t n, size_t len)
{
    bool right = len == 9 && memcmp(text + 1, "opyright", 8) == 0;
    size_t i = len + space_lead(text + len, n - len), next;

    if ((!right && text[len - 1] != ':') || text[n - 1] != '.')
        return false;
    next = space_word(text + i, n - i);
    return chars_lower(utf8_first(text + i, n - i)) &&
           !(lexicon_word(lexicon, text + i, next) & WORD_AFTER_COPYRIGHT);
}

/* Does somebody say it, after a comma: "Follow us on foot, the guide said."? */
static bool
is_said(const char *text, size_t n)
{
    size_t i, at, len, words;

    for (i = 0; i < n; i++) {
        if (text[i] != ',')
            continue;
        at = i + 1;
        for (words = 0; words < SPEAKER_MOST && at < n; words++) {
            at += space_lead(text + at, n - at);
            if (at == n)
                break;
            len = phrases_token(text + at, n - at);
            if (lexicon_says(text + at, len))
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
speaks_to_reader(const struct lexicon *lexicon, const char *text, size_t n)
{
    uint32_t all = 0, first = 0, bits, code;
    int sides;
    size_t i, len, mark;

    if (n > SPEAKS_MOST || is_said(text, n))
        return false;
    for (i = 0; i < n; i += len + space_lead(text + i + len, n - i - len)) {
        code = utf8_decode(text + i, n - i, &mark);
        if (shape_opener(code) && code != '(' && code != '\'')
            return false; /* somebody is quoted */
        len = phrases_token(text + i, n - i);
        bits = lexicon_word(lexicon, text + i, len);
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
no_letters(const char *text, size_t n)
{
    size_t i, len;

    for (i = 0; i < n; i += len) {
        if (chars_letter(utf8_decode(text + i, n - i, &len)))
            return false;
    }
    return true;
}

/* Is the phrase of len bytes all of text[0..n), but for a mark at its end? */
static bool
whole_request(const char *text, size_t n, size_t len)
{
    return no_letters(text + len, n - len);
}

/* The cue (LEXICON_FOOTER) that makes a sentence a request, or 0.  Below the
 * article, a row of buttons, an address and what speaks to the reader are
 * requests, too. */
static uint32_t
sentence_cue(
    const struct lexicon *lexicon, const char *text, size_t n, bool below)
{
    uint32_t cue;
    size_t len;

    while (n > 0 && (len = mark_before(text, n)) > 0)
        text += len, n -= len;
    if (n == 0)
        return 0;
    cue = lexicon_cue(lexicon, LEXICON_FOOTER, text, n, &len);
    /* "AI summary" is a label, "AI summary tools" is not. */
    if (cue == CUE_BOX_HEAD && !whole_request(text, n, len))
        cue = 0;
    /* "Follow us, he said." */
    if (cue != 0 && (is_part_of_sentence(lexicon, text, n, len) ||
                        (cue < CUE_BOX && len < n && text[len] == ',') ||
                        is_said(text + len, n - len)))
        return 0;
    if (cue == CUE_BELOW)
        return below ? CUE_ASKS : 0;
    if (cue == 0 && below &&
        (buttons_only(lexicon, text, n) || asks_for_mail(lexicon, text, n) ||
            speaks_to_reader(lexicon, text, n)))
        cue = CUE_ASKS;
    if (cue == 0 && below && n <= QUESTION_MOST && text[n - 1] == '?')
        cue = CUE_ASKS_TOO; /* "Want more of this? Sign up here." */
    return cue;
}

/* Is the paragraph short enough for a request? */
static bool
short_enough(const struct para *para, bool below, bool box)
{
    size_t most = below ? BELOW_MOST : box ? BOX_MOST : OTHER_MOST;

    return para->n <= most ||
           (para->n <= 4 * most && utf8_count(para->s, para->n) <= most);
}

/* May the paragraph be a request, by its length and its first words?  Most may
 * not: a quick check. */
static bool
may_be_request(
    const struct lexicon *lexicon, const struct para *para, bool below)
{
    const char *text = para->s;
    size_t n = para->n, len;
    uint32_t cue, first;

    if (n == 0 || !short_enough(para, below, true))
        return false;
    while (n > 0 && (len = mark_before(text, n)) > 0)
        text += len, n -= len;
    first = utf8_first(text, n);
    /* "14.": a number is no sentence. */
    if (below || (!chars_letter(first) && !shape_opener(first)))
        return true;
    cue = lexicon_cue(lexicon, LEXICON_FOOTER, text, n, &len);
    return cue != 0 && short_enough(para, below, cue >= CUE_BOX);
}

uint32_t
requests_cue(const struct doc *doc, const struct lexicon *lexicon,
    const struct para *para, bool below)
{
    struct span *spans;
    size_t count, i;
    uint32_t best = 0;

    if (!may_be_request(lexicon, para, below))
        return 0;
    count = sentences_of(doc, para->s, para->n, &spans);
    for (i = 0; i < count; i++) {
        const char *text = para->s + spans[i].at;
        uint32_t cue = sentence_cue(lexicon, text, spans[i].n, below);

        if ((cue == CUE_BOX && best == 0) ||
            (cue == CUE_BOX_HEAD && count == 1))
            return cue;
        if (cue >= CUE_BOX)
            cue = CUE_ASKS;
        if (cue == 0 && !no_letters(text, spans[i].n))
            return 0;
        if (cue != 0 && (best == 0 || cue < best))
            best = cue;
    }
    return best == CUE_ASKS_TOO ? 0 : best;
}
