/* SPDX-License-Identifier: MIT */
#include "text/sentence_rule.h"

#include "text/chars.h"
#include "text/step.h"

#define FEW 4 /* words: what ends in a time or a street is longer */

enum answer { NO, YES, ASK }; /* ASK: the next rule knows */

static bool
has(const struct sentence_place *p, uint32_t bits)
{
    return (p->is & bits) != 0;
}

static bool
begins(const struct sentence_place *p)
{
    return p->up && (p->next_is & SENTENCE_START) != 0;
}

/* Is the word at byte i, behind a blank, a verb of speech, perhaps behind the
 * rest of a name? */
static bool
speaks(const struct sentence_block *b, size_t i)
{
    unsigned words;
    size_t len;

    for (words = 0; words < 3; words++) {
        size_t from;
        uint32_t c, is;

        while (chars_space(step_at(b->s, b->n, i, &len)) && len > 0)
            i += len;
        from = i;
        while (c = step_at(b->s, b->n, i, &len), chars_letter(c) || c == '-')
            i += len;
        if (i == from)
            return false;
        is = words_get_folded(b->lang->words, b->s + from, i - from);
        if ((is & SENTENCE_SAY) != 0)
            return true;
        if (is != 0 && (is & SENTENCE_START) != 0)
            return false;
    }
    return false;
}

/* "(Which was true.)": behind a sentence that is its antecedent. */
static bool
relative(const struct sentence_block *b, const struct sentence_place *p)
{
    size_t len;

    return (p->next_is & SENTENCE_RELATIVE) != 0 && p->next > p->end &&
           step_before(b->s, p->next, &len) == '(';
}

static bool
after_question(const struct sentence_block *b, const struct sentence_place *p)
{
    if (has(p, SENTENCE_OWN_MARK) && p->mark == '!' && p->capital)
        return false;
    if (p->first == 0 || chars_lower(p->first) || p->first == ';' ||
        p->first == ':' || p->first == '.')
        return false;
    if (p->closer != 0 && p->closer != ')' && p->closer != ']' && p->up &&
        !p->opened && b->s[p->end] == ' ' && (p->next_is == 0 || !begins(p)) &&
        speaks(b, p->next_end))
        return false;
    return !(p->dash && !p->up);
}

static bool
after_ellipsis(const struct sentence_place *p)
{
    bool lonely_i = p->first == 'I' && p->next_end == p->next + 1;

    if (p->spaced)
        return p->up && p->dots >= 4;
    return p->up && (!lonely_i || p->dots >= 4);
}

static enum answer
date(const struct sentence_block *b, const struct sentence_place *p)
{
    if (!has(p, SENTENCE_DATE))
        return ASK;
    if (p->capital && (p->digit || (has(p, SENTENCE_WORD) && !p->up)))
        return NO;
    /* "ao mar. Estava" */
    if ((b->lang->of.habits & LANG_LATIN_DATES) != 0 &&
        (p->digit || (p->up && !(has(p, SENTENCE_WORD) && !p->capital))))
        return NO;
    return ASK;
}

static enum answer
number(const struct sentence_block *b, const struct sentence_place *p)
{
    (void)b;
    if (!has(p, SENTENCE_NUMBER))
        return ASK;
    if (p->digit || p->initial)
        return NO;
    return ASK;
}

/* Does a number end before byte i: 2016, XIX, 5 тыс.? */
static bool
number_before(const struct sentence_block *b, size_t i)
{
    size_t len;
    uint32_t c = step_before(b->s, i, &len);

    if (chars_digit(c))
        return true;
    if (c == '.')
        return (sentence_place_before(b, i - 1) & SENTENCE_SHORT) != 0;
    while (i > b->start &&
           (b->s[i - 1] == 'I' || b->s[i - 1] == 'V' || b->s[i - 1] == 'X'))
        i--;
    return (c == 'I' || c == 'V' || c == 'X') && i > b->start &&
           b->s[i - 1] == ' ';
}

/* "etc." and "2016 г." before a capital. */
static enum answer
full(const struct sentence_block *b, const struct sentence_place *p)
{
    if (!p->up || !has(p, SENTENCE_ENDS | SENTENCE_UNIT))
        return ASK;
    if (has(p, SENTENCE_ENDS))
        return YES;
    /* "In 2016 r." at the beginning stands before its sentence. */
    return p->word.at > b->start + 1 && !p->capital &&
                   sentence_place_words(b, p->at, FEW) &&
                   number_before(b, p->word.at - 1)
               ? YES
               : ASK;
}

/* "¿", "¡", and an ellipsis glued to a word begin a sentence, whatever the word
 * before the stop is. */
static enum answer
opens(const struct sentence_block *b, const struct sentence_place *p)
{
    size_t len, i;
    uint32_t c = p->next > p->end ? step_before(b->s, p->next, &len) : 0;

    if ((c == 0xbf || c == 0xa1) && !has(p, SENTENCE_TITLE))
        return YES;
    for (i = p->next; i < b->n && b->s[i] == '.'; i++)
        continue;
    if (i == p->next + 3 && p->letters > 2 && !has(p, SENTENCE_SHORT) &&
        chars_letter(step_at(b->s, b->n, i, &len)))
        return YES;
    return ASK;
}

/* What cannot begin a sentence. */
static enum answer
continues(const struct sentence_block *b, const struct sentence_place *p)
{
    (void)b;
    if (p->up || p->digit)
        return ASK;
    if (p->first == 0 || chars_letter(p->first) || p->first == ',' ||
        p->first == ';' || p->first == ':' || p->first == '.' ||
        p->first == '/')
        return NO;
    return ASK;
}

static enum answer
final(const struct sentence_block *b, const struct sentence_place *p)
{
    if (!has(p, SENTENCE_FINAL))
        return ASK;
    if (has(p, SENTENCE_TITLE) && p->capital &&
        !sentence_place_words(b, p->at, 2))
        return NO;
    if (!has(p, SENTENCE_HOUR))
        return begins(p) ? YES : NO;
    if ((p->next_is & SENTENCE_CALENDAR) != 0 ||
        !sentence_place_words(b, p->at, FEW))
        return NO;
    return p->up ? YES : NO;
}

static enum answer
title(const struct sentence_block *b, const struct sentence_place *p)
{
    (void)b;
    if (!has(p, SENTENCE_TITLE))
        return ASK;
    return p->up || p->digit ? NO : YES;
}

static enum answer
shortened(const struct sentence_block *b, const struct sentence_place *p)
{
    bool word = has(p, SENTENCE_WORD);

    if (has(p, SENTENCE_NEVER))
        return NO;
    if (!has(p, SENTENCE_SHORT))
        return ASK;
    if (word && !p->capital)
        return YES;
    if ((b->lang->of.habits & LANG_STRICT_ABBREVIATIONS) != 0 && !word)
        return NO;
    return begins(p) && !p->dotted ? YES : NO;
}

/* One letter, or letters with stops between them. */
static enum answer
initials(const struct sentence_block *b, const struct sentence_place *p)
{
    size_t i, len, end = p->word.at + p->word.n;
    bool letter = true;

    if (p->initial) {
        if (b->s[p->word.at] == 'I' && begins(p))
            return YES;
        if ((b->lang->of.habits & LANG_SMALL_LETTER_STOP) != 0)
            return NO;
        if (!p->capital)
            return p->up && b->s[p->word.at] != 'p' ? YES : NO;
        if (p->up &&
            (sentence_place_before(b, p->word.at) & SENTENCE_LETTER) != 0)
            return YES;
        return p->up && (p->next_is & SENTENCE_STRONG) != 0 ? YES : NO;
    }
    if (!p->dotted)
        return ASK;
    for (i = p->word.at; i < end; i += len, letter = !letter) {
        uint32_t c = step_at(b->s, end, i, &len);

        if (letter && c == '-') /* J.-P. */
            c = step_at(b->s, end, i += len, &len);
        if (letter ? !chars_letter(c) : c != '.')
            return ASK;
    }
    return begins(p) ? YES : NO;
}

static enum answer
ordinal(const struct sentence_block *b, const struct sentence_place *p)
{
    if ((b->lang->of.habits & LANG_ORDINAL_STOP) == 0 || !p->figure ||
        p->letters > 2)
        return ASK;
    if ((p->next_is & SENTENCE_ORDINAL) != 0 || p->dash)
        return NO;
    if ((sentence_place_before(b, p->word.at) & SENTENCE_BEFORE) != 0)
        return NO;
    return ASK;
}

/* A mark without a word before it. */
static enum answer
bare(const struct sentence_block *b, const struct sentence_place *p)
{
    if (p->word.n > 0)
        return ASK;
    return !p->inside && sentence_place_words(b, p->at, 0) ? YES : NO;
}

/* Do a figure and a stop stand before byte i, "5. " before "3."? */
static bool
figure_before(const struct sentence_block *b, size_t i)
{
    return i >= b->start + 3 && b->s[i - 1] == ' ' && b->s[i - 2] == '.' &&
           chars_digit((unsigned char)b->s[i - 3]);
}

/* Scripts without capitals: what follows tells nothing, but figures go on
 * ("2026. 5. 3.") and so does what stands before a name or a figure. */
static bool
caseless(const struct sentence_block *b, const struct sentence_place *p)
{
    if (!p->lone)
        return true;
    if (p->figure && (p->digit || figure_before(b, p->word.at)))
        return false;
    return !(has(p, SENTENCE_TITLE | SENTENCE_SHORT) ||
             (has(p, SENTENCE_NUMBER) && p->digit));
}

bool
sentence_rule_ends(
    const struct sentence_block *b, const struct sentence_place *p)
{
    static enum answer (*const rules[])(const struct sentence_block *,
        const struct sentence_place *) = { opens, date, full, number, continues,
        final, title, shortened, initials, ordinal, bare };
    size_t i;

    if ((b->lang->of.habits & LANG_CASELESS) != 0)
        return caseless(b, p);
    if (relative(b, p))
        return false;
    if (p->spaced || p->ellipsis)
        return after_ellipsis(p);
    if (!p->lone)
        return after_question(b, p);
    if (p->pause)
        return true;
    if (p->dateline && b->start == 0)
        return false;
    if (p->inside && (p->closer == ')' || p->closer == ']') && !p->up &&
        !p->digit && !p->opened)
        return false;
    for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        enum answer a = rules[i](b, p);

        if (a != ASK)
            return a == YES;
    }
    return true;
}

bool
sentence_rule_glued(
    const struct sentence_block *b, const struct sentence_place *p)
{
    size_t len, two;
    uint32_t before = step_before(b->s, p->at, &len), prior, c, d;

    c = step_at(b->s, b->n, p->end, &two);
    /* 「行く。」と述べた: kana behind the bracket go on. */
    if ((p->closer == 0x300d || p->closer == 0x300f) && c >= 0x3041 &&
        c <= 0x309f)
        return false;
    if (b->lang->of.glued_marks != NULL)
        return !chars_space(c) &&
               sentence_lang_has(b->lang->of.glued_marks, p->mark);
    if (p->mark == 0xff0e || p->note)
        return true;
    if (!chars_upper(c))
        return false;
    d = step_at(b->s, b->n, p->end + two, &two);
    if (p->closer != 0)
        return (p->closer == '"' || p->closer == 0x201d ||
                   p->closer == 0x2019) &&
               (chars_letter(before) || chars_digit(before));
    if (!p->lone)
        return !p->ellipsis && chars_lower(d) &&
               !sentence_place_address(b, p->at);
    if (chars_digit(before))
        return p->at - b->start > 12 && chars_lower(d) &&
               !sentence_place_address(b, p->at);
    prior = step_before(b->s, p->at - len, &two);
    return chars_lower(before) && chars_letter(prior) &&
           (chars_lower(d) || (c == 'I' && d == ' ')) &&
           !has(p, SENTENCE_TITLE | SENTENCE_SHORT) &&
           !(p->letters < 4 && p->capital) &&
           (p->next_is & SENTENCE_DOMAIN) == 0 &&
           !sentence_place_address(b, p->at);
}
