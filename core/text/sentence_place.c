/* SPDX-License-Identifier: MIT */
#include "text/sentence_place.h"

#include <string.h>

#include "text/chars.h"
#include "text/fold.h"
#include "text/step.h"

#define WORD_MOST 64 /* bytes of a word that tables can know */
/* Bytes to either side in which a web address is looked for */
#define ADDRESS_MOST 200
#define CLOSERS      "\"'”’)]}»›“」』）】》*\u200b\ufeff"
#define ELIDED_MOST  6 /* bytes in front of an apostrophe: dell' */
#define PART_MOST    6 /* bytes of a part of an abbreviation */
#define LEADERS      "\"'“‘([{«»¿¡–—„‚`,-‹「『\u200b\ufeff"
#define BORDERS      "\"“«„(/[‘»`\u200b"

/* Is it white space?  Printable ASCII is decided without the table. */
static inline bool
is_blank_code(uint32_t code)
{
    return code == ' ' || ((code < ' ' || code > '~') && chars_space(code));
}

static bool
is_word_code(uint32_t code)
{
    return chars_letter(code) || chars_digit(code);
}

/* Is byte i within a span that is not cut?  Ask in ascending order: bracket
 * moves forward. */
static bool
sentence_place_inside(struct sentence_block *block, size_t i)
{
    while (block->bracket < block->nbrackets &&
           block->brackets[block->bracket].at +
                   block->brackets[block->bracket].n <=
               i)
        block->bracket++;
    return block->bracket < block->nbrackets &&
           block->brackets[block->bracket].at <= i;
}

/* The byte after the number of a footnote, "[12]" or "12 The"; i if there is
 * none. */
static size_t
footnote_end(const struct sentence_block *block, size_t i)
{
    const char *text = block->s;
    size_t k = i, end = i;

    while (k < block->n && text[k] == '[') {
        size_t digits = ++k;

        while (k < block->n && k < digits + 3 &&
               chars_digit((unsigned char)text[k]))
            k++;
        if (k == digits || k >= block->n || text[k] != ']')
            return end;
        end = ++k;
    }
    if (end > i)
        return end;
    while (k < block->n && k < i + 3 && text[k] >= '0' && text[k] <= '9')
        k++;
    if (k == i || k + 1 >= block->n || text[k] != ' ' || text[k + 1] < 'A' ||
        text[k + 1] > 'Z')
        return i;
    return k;
}

/* The byte after ". . ." at byte i, *dots the number of its stops; i if there
 * is none. */
static size_t
spaced_dots_end(const struct sentence_block *block, size_t i, unsigned *dots)
{
    size_t k = i + 1;
    unsigned count = 1;

    while (k + 1 < block->n && block->s[k] == ' ' && block->s[k + 1] == '.') {
        k += 2;
        count++;
    }
    *dots = count;
    return count >= 3 && block->s[i] == '.' ? k : i;
}

/* Read the end marks: from `at` to `behind`. */
static void
read_end_marks(struct sentence_block *block, struct sentence_place *place)
{
    size_t k = place->at, len, end;
    uint32_t code;
    unsigned dots;

    place->mark = step_at(block->s, block->n, k, &len);
    while (sentence_lang_mark(
        block->lang, code = step_at(block->s, block->n, k, &len))) {
        place->dots += code == '.';
        place->ellipsis = place->ellipsis || code == 0x2026;
        k += len;
    }
    place->ellipsis =
        place->ellipsis || (place->mark == '.' && place->dots > 1);
    place->lone = place->mark == '.' && k == place->at + 1;
    end = place->lone ? spaced_dots_end(block, place->at, &dots) : place->at;
    /* "rope. . . . The": a full stop, then an ellipsis of three. */
    if (end > place->at && dots == 4 && end + 1 < block->n &&
        block->s[end] == ' ' &&
        chars_upper(step_at(block->s, block->n, end + 1, &len)) &&
        place->at > 0 && chars_letter(step_before(block->s, place->at, &len)))
        place->pause = true;
    if (end > place->at && !place->pause) {
        k = end;
        place->dots = dots;
        place->spaced = true;
    }
    place->behind = k;
}

/* Does the straight mark at byte i, joined to the end mark in front of it and
 * to the word behind it, open a quotation: 'in 1998."We', not 'say "no."We'?
 * Outside of one, a mark right behind a word opens none: 6'2".  Ask in
 * ascending order. */
static bool
is_joined_opener(struct sentence_block *block, size_t i)
{
    size_t len;

    if (!is_word_code(step_at(block->s, block->n, i + 1, &len)))
        return false;
    for (; block->counted < i; block->counted++) {
        size_t k = block->counted;

        if (block->s[k] == '"')
            block->quoted =
                !block->quoted && !is_word_code(step_before(block->s, k, &len));
    }
    return !block->quoted;
}

/* Is c, at byte i, a mark that closes?  "«" does where it is turned inwards
 * (»...«). */
static bool
is_closing_mark(struct sentence_block *block, size_t i, uint32_t code)
{
    size_t len;

    if (code == '"')
        return !is_joined_opener(block, i);
    if (code == 0xab) {
        uint32_t after = step_at(block->s, block->n, i + 2, &len);

        return len == 0 || is_blank_code(after) || chars_punct(after);
    }
    return sentence_lang_has(CLOSERS, code);
}

/* Read the quotation marks and brackets that close after the end mark, up to
 * `end`. */
static void
read_closing_marks(struct sentence_block *block, struct sentence_place *place)
{
    size_t k = place->behind, len, last = place->at;
    uint32_t code;

    while (code = step_at(block->s, block->n, k, &len),
        is_closing_mark(block, k, code)) {
        last = k;
        place->closer = code == 0x200b || code == 0xfeff ? place->closer : code;
        k += len;
    }
    /* « texte. »: a blank in front of the closing mark. */
    if (k + 2 < block->n && step_at(block->s, block->n, k, &len) != 0) {
        size_t gap = len, more;

        code = step_at(block->s, block->n, k, &len);
        if ((code == ' ' || code == 0xa0 || code == 0x202f) &&
            step_at(block->s, block->n, k + gap, &more) == 0xbb &&
            (block->lang->of.habits & LANG_BLANK_INSIDE_QUOTES) != 0) {
            place->closer = 0xbb;
            last = k + gap;
            k += gap + more;
        }
    }
    place->inside = sentence_place_inside(block, place->at);
    place->held = place->inside &&
                  (k == place->behind || sentence_place_inside(block, last));
    place->end = k;
    code = step_at(block->s, block->n, k, &len);
    place->blank = is_blank_code(code) || code == 0x200b || code == 0xfeff;
}

/* The first byte of the word that ends at byte i, back to a blank, a bracket or
 * an opening mark. */
static size_t
word_start(const struct sentence_block *block, size_t i)
{
    size_t k = i, len;

    while (k > block->start && i - k < WORD_MOST) {
        uint32_t code = step_before(block->s, k, &len);

        if (is_blank_code(code) || sentence_lang_has(BORDERS, code))
            break;
        k -= len;
    }
    return k;
}

/* Skip an elided article: "l'hon" and "dell'hon" are looked up as "hon". */
static size_t
skip_elision(const struct sentence_block *block, size_t from, size_t to)
{
    size_t i;

    if ((block->lang->of.habits & LANG_ELISION) == 0)
        return from;
    for (i = from + 1; i < to && i - from <= ELIDED_MOST; i++) {
        if (block->s[i] == '\'')
            return i + 1 < to ? i + 1 : from;
        if (to - i > 3 && memcmp(block->s + i, "’", 3) == 0)
            return i + 3;
    }
    return from;
}

/* The classes of an abbreviation in two parts, "т. д." or "z. B.", whose second
 * part is text[from..to); 0 of any other word. */
static uint32_t
two_part_classes(const struct sentence_block *block, size_t from, size_t to)
{
    char both[2 * PART_MOST + 1];
    size_t at, n;

    if (to - from > PART_MOST || from < block->start + 3 ||
        block->s[from - 1] != ' ' || block->s[from - 2] != '.')
        return 0;
    at = word_start(block, from - 2);
    n = from - 2 - at;
    if (n == 0 || n > PART_MOST)
        return 0;
    memcpy(both, block->s + at, n);
    both[n++] = '.';
    memcpy(both + n, block->s + from, to - from);
    return words_get_folded(block->lang->words, both, n + to - from);
}

/* Are the n bytes equal but for the case of ASCII letters?  `lower` is in lower
 * case. */
static bool
matches_lower(const char *text, const char *lower, size_t n)
{
    size_t i;

    for (i = 0; i < n && (text[i] | 0x20) == lower[i]; i++)
        continue;
    return i == n;
}

/* Read the word in front of the end mark. */
static void
read_word_before(
    const struct sentence_block *block, struct sentence_place *place)
{
    size_t from = word_start(block, place->at), to = place->at, k, len;
    bool digits = true;

    while (from < to && (block->s[from] == '\'' || block->s[from] == '*' ||
                            block->s[from] == '_'))
        from++;
    from = skip_elision(block, from, to);
    /* "1.-3. Jahrhundert": the end of a range. */
    if (to > from + 1 && block->s[from] == '-' &&
        chars_digit((unsigned char)block->s[from + 1]))
        from++;
    while (to > from && (block->s[to - 1] == '*' || block->s[to - 1] == '_'))
        to--;
    place->word = (struct span){ from, to - from };
    for (k = from; k < to; k += len) {
        uint32_t code = step_at(block->s, to, k, &len);

        if (k == from) {
            place->capital = chars_upper(code);
            place->initial = chars_letter(code) && len == to - from;
        }
        place->letters++;
        digits = digits && chars_digit(code);
        place->dotted = place->dotted || code == '.';
    }
    place->figure = digits && to > from;
    if (to > from)
        place->is =
            words_get_folded(block->lang->words, block->s + from, to - from) |
            (two_part_classes(block, from, to) & SENTENCE_ENDS);
    len = block->lang->of.open_ending != NULL
              ? strlen(block->lang->of.open_ending)
              : 0;
    if (len > 0 && to - from > len &&
        matches_lower(block->s + to - len, block->lang->of.open_ending, len))
        place->is |= SENTENCE_TITLE;
}

/* An ellipsis that begins a sentence: "...And" */
static bool
is_leading_ellipsis(const struct sentence_block *block, size_t i)
{
    size_t len;

    return i + 3 < block->n && memcmp(block->s + i, "...", 3) == 0 &&
           chars_upper(step_at(block->s, block->n, i + 3, &len));
}

/* Read what follows: opening marks and the next word. */
static void
read_word_after(
    const struct sentence_block *block, struct sentence_place *place)
{
    size_t k = place->end, len, next_end;
    uint32_t code;

    while (code = step_at(block->s, block->n, k, &len), len > 0) {
        bool lead = sentence_lang_has(LEADERS, code);

        if (code == '.' && is_leading_ellipsis(block, k)) {
            k += 3;
            continue;
        }
        if (!is_blank_code(code) && !lead)
            break;
        place->opened = place->opened || lead;
        place->dash =
            place->dash || code == 0x2013 || code == 0x2014 || code == '-';
        k += len;
    }
    place->next = k;
    place->first = len > 0 ? code : 0;
    next_end = k;
    while (code = step_at(block->s, block->n, next_end, &len),
        is_word_code(code) || code == '\'' || code == 0x2019 || code == '.') {
        size_t more;

        if (!is_word_code(code) &&
            !is_word_code(step_at(block->s, block->n, next_end + len, &more)))
            break;
        next_end += len;
        if (next_end - k > WORD_MOST)
            break;
    }
    place->next_end = next_end;
    place->digit = chars_digit(place->first);
    place->up = chars_letter(place->first) && !chars_lower(place->first);
    if (next_end > k)
        place->next_is =
            words_get_folded(block->lang->words, block->s + k, next_end - k);
}

void
sentence_place_look(
    struct sentence_block *block, size_t i, struct sentence_place *place)
{
    size_t k;

    *place = (struct sentence_place){ .at = i };
    read_end_marks(block, place);
    read_word_before(block, place);
    if (place->lone && !place->pause && place->letters > 2 &&
        !chars_digit(step_before(block->s, i, &k))) {
        k = footnote_end(block, place->behind);
        place->note = k > place->behind;
        place->behind = k;
    }
    read_closing_marks(block, place);
    read_word_after(block, place);
}

bool
sentence_place_address(const struct sentence_block *block, size_t i)
{
    size_t from = i, to = i, k, len;

    while (from > block->start && i - from < ADDRESS_MOST &&
           !is_blank_code(step_before(block->s, from, &len)))
        from -= len;
    while (to < block->n && to - i < ADDRESS_MOST &&
           !is_blank_code(step_at(block->s, block->n, to, &len)))
        to += len;
    if (to - from > 0 && block->s[from] == '(')
        from++;
    for (k = from; k < to; k++) {
        if (block->s[k] == '@' || block->s[k] == '/')
            return true;
    }
    return to - from > 4 && (memcmp(block->s + from, "http", 4) == 0 ||
                                memcmp(block->s + from, "www.", 4) == 0);
}

uint32_t
sentence_place_before(const struct sentence_block *block, size_t i)
{
    size_t to = i, from, len;

    while (to > block->start &&
           is_blank_code(step_before(block->s, to, &len)) && i - to < WORD_MOST)
        to -= len;
    from = word_start(block, to);
    return from < to ? words_get_folded(
                           block->lang->words, block->s + from, to - from)
                     : 0;
}

bool
sentence_place_words(
    const struct sentence_block *block, size_t i, unsigned most)
{
    size_t k, len;
    unsigned words = 0;
    bool in = false;

    if (i - block->start > ADDRESS_MOST)
        return true;
    for (k = block->start; k < i; k += len) {
        bool space = is_blank_code(step_at(block->s, i, k, &len));

        words += !space && !in;
        in = !space;
    }
    return words > most;
}
