/* SPDX-License-Identifier: MIT */
#include "text/sentence_place.h"

#include <string.h>

#include "text/chars.h"
#include "text/fold.h"
#include "text/step.h"

#define WORD_MOST    64  /* bytes of a word that tables can know */
#define ADDRESS_MOST 200 /* bytes looked at on each side for an address */
#define CLOSERS      "\"'”’)]}»›“」』）】》*\u200b\ufeff"
#define AGENCY_MOST  40 /* bytes of an agency's name in brackets */
#define ELIDED_MOST  6  /* bytes before an apostrophe: dell' */
#define PART_MOST    6  /* bytes of a part of an abbreviation */
#define LEADERS      "\"'“‘([{«»¿¡–—„‚`,-‹「『\u200b\ufeff"
#define BORDERS      "\"“«„(/[‘»`\u200b"

/* A blank, in a hurry for ASCII. */
static inline bool
blank(uint32_t c)
{
    return c == ' ' || ((c < ' ' || c > '~') && chars_space(c));
}

static bool
wordy(uint32_t c)
{
    return chars_letter(c) || chars_digit(c);
}

/* Is byte i in a stretch that is not cut?  Ask in ascending order. */
static bool
sentence_place_inside(struct sentence_block *b, size_t i)
{
    while (b->at_pair < b->npair &&
           b->pair[b->at_pair].at + b->pair[b->at_pair].n <= i)
        b->at_pair++;
    return b->at_pair < b->npair && b->pair[b->at_pair].at <= i;
}

/* Behind the figures of a footnote, "[12]" or "12 The"; i if none. */
static size_t
note(const struct sentence_block *b, size_t i)
{
    const char *s = b->s;
    size_t k = i, end = i;

    while (k < b->n && s[k] == '[') {
        size_t d = ++k;

        while (k < b->n && k < d + 3 && chars_digit((unsigned char)s[k]))
            k++;
        if (k == d || k >= b->n || s[k] != ']')
            return end;
        end = ++k;
    }
    if (end > i)
        return end;
    while (k < b->n && k < i + 3 && s[k] >= '0' && s[k] <= '9')
        k++;
    if (k == i || k + 1 >= b->n || s[k] != ' ' || s[k + 1] < 'A' ||
        s[k + 1] > 'Z')
        return i;
    return k;
}

/* Behind ". . ." at byte i, with its stops counted; i if it is none. */
static size_t
spaced(const struct sentence_block *b, size_t i, unsigned *dots)
{
    size_t k = i + 1;
    unsigned count = 1;

    while (k + 1 < b->n && b->s[k] == ' ' && b->s[k + 1] == '.') {
        k += 2;
        count++;
    }
    *dots = count;
    return count >= 3 && b->s[i] == '.' ? k : i;
}

/* The end marks themselves. */
static void
look_marks(struct sentence_block *b, struct sentence_place *p)
{
    size_t k = p->at, len, end;
    uint32_t c;
    unsigned dots;

    p->mark = step_at(b->s, b->n, k, &len);
    while (sentence_lang_mark(b->lang, c = step_at(b->s, b->n, k, &len))) {
        p->dots += c == '.';
        p->ellipsis = p->ellipsis || c == 0x2026;
        k += len;
    }
    p->ellipsis = p->ellipsis || (p->mark == '.' && p->dots > 1);
    p->lone = p->mark == '.' && k == p->at + 1;
    end = p->lone ? spaced(b, p->at, &dots) : p->at;
    /* "rope. . . . The": a full stop, then an ellipsis. */
    if (end > p->at && dots == 4 && end + 1 < b->n && b->s[end] == ' ' &&
        chars_upper(step_at(b->s, b->n, end + 1, &len)) && p->at > 0 &&
        chars_letter(step_before(b->s, p->at, &len)))
        p->pause = true;
    if (end > p->at && !p->pause) {
        k = end;
        p->dots = dots;
        p->spaced = true;
    }
    p->behind = k;
}

/* Is c, at byte i, a mark that closes?  "«" does where it is turned inwards
 * (»...«). */
static bool
closes(const struct sentence_block *b, size_t i, uint32_t c)
{
    size_t len;

    if (c == 0xab) {
        uint32_t after = step_at(b->s, b->n, i + 2, &len);

        return len == 0 || blank(after) || chars_punct(after);
    }
    return sentence_lang_has(CLOSERS, c);
}

static void
look_closers(struct sentence_block *b, struct sentence_place *p)
{
    size_t k = p->behind, len, last = p->at;
    uint32_t c;

    while (c = step_at(b->s, b->n, k, &len), closes(b, k, c)) {
        last = k;
        p->closer = c == 0x200b || c == 0xfeff ? p->closer : c;
        k += len;
    }
    /* The blank inside of the closing mark. */
    if (k + 2 < b->n && step_at(b->s, b->n, k, &len) != 0) {
        size_t gap = len, more;

        c = step_at(b->s, b->n, k, &len);
        if ((c == ' ' || c == 0xa0 || c == 0x202f) &&
            step_at(b->s, b->n, k + gap, &more) == 0xbb &&
            (b->lang->of.habits & LANG_BLANK_INSIDE_QUOTES) != 0) {
            p->closer = 0xbb;
            last = k + gap;
            k += gap + more;
        }
    }
    p->inside = sentence_place_inside(b, p->at);
    p->held = p->inside && (k == p->behind || sentence_place_inside(b, last));
    p->end = k;
    c = step_at(b->s, b->n, k, &len);
    p->blank = blank(c) || c == 0x200b || c == 0xfeff;
}

static size_t
word_start(const struct sentence_block *b, size_t i)
{
    size_t k = i, len;

    while (k > b->start && i - k < WORD_MOST) {
        uint32_t c = step_before(b->s, k, &len);

        if (blank(c) || sentence_lang_has(BORDERS, c))
            break;
        k -= len;
    }
    return k;
}

/* "l'hon" and "dell'hon" count as "hon". */
static size_t
elision(const struct sentence_block *b, size_t from, size_t to)
{
    size_t i;

    if ((b->lang->of.habits & LANG_ELISION) == 0)
        return from;
    for (i = from + 1; i < to && i - from <= ELIDED_MOST; i++) {
        if (b->s[i] == '\'')
            return i + 1 < to ? i + 1 : from;
        if (to - i > 3 && memcmp(b->s + i, "’", 3) == 0)
            return i + 3;
    }
    return from;
}

/* What the tables say of an abbreviation in two parts, "т. д." or "z. B.",
 * whose second one is s[from..to) of the text; 0 of any other word. */
static uint32_t
two_parts(const struct sentence_block *b, size_t from, size_t to)
{
    char both[2 * PART_MOST + 1];
    size_t at, n;

    if (to - from > PART_MOST || from < b->start + 3 || b->s[from - 1] != ' ' ||
        b->s[from - 2] != '.')
        return 0;
    at = word_start(b, from - 2);
    n = from - 2 - at;
    if (n == 0 || n > PART_MOST)
        return 0;
    memcpy(both, b->s + at, n);
    both[n++] = '.';
    memcpy(both + n, b->s + from, to - from);
    return words_get_folded(b->lang->words, both, n + to - from);
}

/* Are the n bytes the same but for the case of ASCII letters?  b is in small
 * letters. */
static bool
same(const char *a, const char *b, size_t n)
{
    size_t i;

    for (i = 0; i < n && (a[i] | 0x20) == b[i]; i++)
        continue;
    return i == n;
}

static void
look_word(const struct sentence_block *b, struct sentence_place *p)
{
    size_t from = word_start(b, p->at), to = p->at, k, len;
    bool digits = true;

    while (from < to &&
           (b->s[from] == '\'' || b->s[from] == '*' || b->s[from] == '_'))
        from++;
    from = elision(b, from, to);
    /* "1.-3. Jahrhundert": the end of a range. */
    if (to > from + 1 && b->s[from] == '-' &&
        chars_digit((unsigned char)b->s[from + 1]))
        from++;
    while (to > from && (b->s[to - 1] == '*' || b->s[to - 1] == '_'))
        to--;
    p->word = (struct span){ from, to - from };
    for (k = from; k < to; k += len) {
        uint32_t c = step_at(b->s, to, k, &len);

        if (k == from) {
            p->capital = chars_upper(c);
            p->initial = chars_letter(c) && len == to - from;
        }
        p->letters++;
        digits = digits && chars_digit(c);
        p->dotted = p->dotted || c == '.';
    }
    p->figure = digits && to > from;
    if (to > from)
        p->is = words_get_folded(b->lang->words, b->s + from, to - from) |
                (two_parts(b, from, to) & SENTENCE_ENDS);
    len = b->lang->of.open_ending != NULL ? strlen(b->lang->of.open_ending) : 0;
    if (len > 0 && to - from > len &&
        same(b->s + to - len, b->lang->of.open_ending, len))
        p->is |= SENTENCE_TITLE;
}

/* "...And" */
static bool
leading_dots(const struct sentence_block *b, size_t i)
{
    size_t len;

    return i + 3 < b->n && memcmp(b->s + i, "...", 3) == 0 &&
           chars_upper(step_at(b->s, b->n, i + 3, &len));
}

/* "(AP) --" at byte i */
static bool
dateline(const struct sentence_block *b, size_t i)
{
    size_t k = i, len;
    uint32_t c;

    if (k >= b->n || b->s[k] != '(')
        return false;
    while (k < b->n && b->s[k] != ')' && k - i < AGENCY_MOST)
        k++;
    if (k >= b->n || b->s[k++] != ')')
        return false;
    while (c = step_at(b->s, b->n, k, &len), len > 0 && blank(c))
        k += len;
    return c == '-' || c == 0x2013 || c == 0x2014;
}

static void
look_next(const struct sentence_block *b, struct sentence_place *p)
{
    size_t k = p->end, len, q;
    uint32_t c;

    while (c = step_at(b->s, b->n, k, &len), len > 0) {
        bool lead = sentence_lang_has(LEADERS, c);

        if (c == '.' && leading_dots(b, k)) {
            k += 3;
            continue;
        }
        if (!blank(c) && !lead)
            break;
        p->opened = p->opened || lead;
        p->dash = p->dash || c == 0x2013 || c == 0x2014 || c == '-';
        k += len;
    }
    p->dateline = p->opened && k > 0 && dateline(b, k - 1);
    p->next = k;
    p->first = len > 0 ? c : 0;
    q = k;
    while (c = step_at(b->s, b->n, q, &len),
        wordy(c) || c == '\'' || c == 0x2019 || c == '.') {
        size_t more;

        if (!wordy(c) && !wordy(step_at(b->s, b->n, q + len, &more)))
            break;
        q += len;
        if (q - k > WORD_MOST)
            break;
    }
    p->next_end = q;
    p->digit = chars_digit(p->first);
    p->up = chars_letter(p->first) && !chars_lower(p->first);
    if (q > k)
        p->next_is = words_get_folded(b->lang->words, b->s + k, q - k);
}

void
sentence_place_look(
    struct sentence_block *b, size_t i, struct sentence_place *p)
{
    size_t k;

    *p = (struct sentence_place){ .at = i };
    look_marks(b, p);
    look_word(b, p);
    if (p->lone && !p->pause && p->letters > 2 &&
        !chars_digit(step_before(b->s, i, &k))) {
        k = note(b, p->behind);
        p->note = k > p->behind;
        p->behind = k;
    }
    look_closers(b, p);
    look_next(b, p);
}

bool
sentence_place_address(const struct sentence_block *b, size_t i)
{
    size_t from = i, to = i, k, len;

    while (from > b->start && i - from < ADDRESS_MOST &&
           !blank(step_before(b->s, from, &len)))
        from -= len;
    while (to < b->n && to - i < ADDRESS_MOST &&
           !blank(step_at(b->s, b->n, to, &len)))
        to += len;
    if (to - from > 0 && b->s[from] == '(')
        from++;
    for (k = from; k < to; k++) {
        if (b->s[k] == '@' || b->s[k] == '/')
            return true;
    }
    return to - from > 4 && (memcmp(b->s + from, "http", 4) == 0 ||
                                memcmp(b->s + from, "www.", 4) == 0);
}

uint32_t
sentence_place_before(const struct sentence_block *b, size_t i)
{
    size_t to = i, from, len;

    while (to > b->start && blank(step_before(b->s, to, &len)) &&
           i - to < WORD_MOST)
        to -= len;
    from = word_start(b, to);
    return from < to ? words_get_folded(b->lang->words, b->s + from, to - from)
                     : 0;
}

bool
sentence_place_words(const struct sentence_block *b, size_t i, unsigned most)
{
    size_t k, len;
    unsigned words = 0;
    bool in = false;

    if (i - b->start > ADDRESS_MOST)
        return true;
    for (k = b->start; k < i; k += len) {
        bool space = blank(step_at(b->s, i, k, &len));

        words += !space && !in;
        in = !space;
    }
    return words > most;
}
