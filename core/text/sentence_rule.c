/* SPDX-License-Identifier: MIT */
#include "text/sentence_rule.h"

#include "text/chars.h"
#include "text/step.h"

#define FEW         4 /* words; a sentence that ends in "p.m." has more */
#define YEAR_DIGITS 4

enum answer {
    NO,
    YES,
    ASK
}; /* ASK: this rule does not decide, try the next one */

/* Does the word in front of the mark belong to one of the classes `bits`? */
static bool
word_is(const struct sentence_place *place, uint32_t bits)
{
    return (place->is & bits) != 0;
}

/* Does a sentence begin here: a capitalised word that often starts one
 * ("The")? */
static bool
next_begins(const struct sentence_place *place)
{
    return place->up && (place->next_is & SENTENCE_START) != 0;
}

/* Is there a verb of speech among the next three words: "?" asked Ada Lind?  A
 * word that begins a sentence ends the search. */
static bool
verb_of_speech_at(const struct sentence_block *block, size_t i)
{
    unsigned words;
    size_t len;

    for (words = 0; words < 3; words++) {
        size_t from;
        uint32_t code, is;

        while (chars_space(step_at(block->s, block->n, i, &len)) && len > 0)
            i += len;
        from = i;
        while (code = step_at(block->s, block->n, i, &len),
            chars_letter(code) || code == '-')
            i += len;
        if (i == from)
            return false;
        is = words_get_folded(block->lang->words, block->s + from, i - from);
        if ((is & SENTENCE_SAY) != 0)
            return true;
        if (is != 0 && (is & SENTENCE_START) != 0)
            return false;
    }
    return false;
}

/* "He left. (Which was true.)": a relative clause in brackets belongs to the
 * sentence in front of it. */
static bool
is_relative_clause(
    const struct sentence_block *block, const struct sentence_place *place)
{
    size_t len;

    return (place->next_is & SENTENCE_RELATIVE) != 0 &&
           place->next > place->end &&
           step_before(block->s, place->next, &len) == '(';
}

/* After "?", "!" and several marks: "?" ends a sentence unless what follows
 * goes on with it ("Why? he asked", "Yahoo! said"). */
static bool
after_question(
    const struct sentence_block *block, const struct sentence_place *place)
{
    if (word_is(place, SENTENCE_OWN_MARK) && place->mark == '!' &&
        place->capital)
        return false;
    if (place->first == 0 || chars_lower(place->first) || place->first == ';' ||
        place->first == ':' || place->first == '.')
        return false;
    if (place->closer != 0 && place->closer != ')' && place->closer != ']' &&
        place->up && !place->opened && block->s[place->end] == ' ' &&
        (place->next_is == 0 || !next_begins(place)) &&
        verb_of_speech_at(block, place->next_end))
        return false;
    return !(place->dash && !place->up);
}

/* After an ellipsis a capital ends the sentence: "Well... The end."  Three
 * stops are not enough in front of "I" ("Well... I think") or where blanks
 * separate them (". . . The"). */
static bool
after_ellipsis(const struct sentence_place *place)
{
    bool lonely_i = place->first == 'I' && place->next_end == place->next + 1;

    if (place->spaced)
        return place->up && place->dots >= 4;
    return place->up && (!lonely_i || place->dots >= 4);
}

/* A shortened day or month: "Mon. 3 May", "on 3 Jan. 2024" go on. */
static enum answer
rule_date(
    const struct sentence_block *block, const struct sentence_place *place)
{
    if (!word_is(place, SENTENCE_DATE))
        return ASK;
    if (place->capital &&
        (place->digit || (word_is(place, SENTENCE_WORD) && !place->up)))
        return NO;
    /* Where months are in lower case, "mar." may be the end of a sentence with
     * the word "mar": "ao mar. Estava". */
    if ((block->lang->of.habits & LANG_LATIN_DATES) != 0 &&
        (place->digit ||
            (place->up && !(word_is(place, SENTENCE_WORD) && !place->capital))))
        return NO;
    return ASK;
}

/* A word in front of numbers: "No. 5", "pp. 3". */
static enum answer
rule_number(
    const struct sentence_block *block, const struct sentence_place *place)
{
    (void)block;
    if (!word_is(place, SENTENCE_NUMBER))
        return ASK;
    if (place->digit || place->initial)
        return NO;
    return ASK;
}

/* Does a number end right in front of byte i: "2016", "XIX", "5 тыс.",
 * "5 млн"? */
static bool
number_before(const struct sentence_block *block, size_t i)
{
    size_t len;
    uint32_t code = step_before(block->s, i, &len);

    if (chars_digit(code))
        return true;
    if ((sentence_place_before(block, i - (code == '.')) & SENTENCE_SHORT) != 0)
        return true;
    while (
        i > block->start && (block->s[i - 1] == 'I' || block->s[i - 1] == 'V' ||
                                block->s[i - 1] == 'X'))
        i--;
    return (code == 'I' || code == 'V' || code == 'X') && i > block->start &&
           block->s[i - 1] == ' ';
}

/* "etc." and "2016 г." in front of a capital end the sentence. */
static enum answer
rule_unit(
    const struct sentence_block *block, const struct sentence_place *place)
{
    if (!place->up || !word_is(place, SENTENCE_ENDS | SENTENCE_UNIT))
        return ASK;
    if (word_is(place, SENTENCE_ENDS))
        return YES;
    /* "W 2016 r. Polska" goes on: near the beginning of a sentence the year is
     * part of it. */
    return place->word.at > block->start + 1 && !place->capital &&
                   sentence_place_words(block, place->at, FEW) &&
                   number_before(block, place->word.at - 1)
               ? YES
               : ASK;
}

/* "¿", "¡", and an ellipsis joined to a word begin a sentence, whatever the
 * word in front of the stop is. */
static enum answer
rule_opener(
    const struct sentence_block *block, const struct sentence_place *place)
{
    size_t len, i;
    uint32_t code =
        place->next > place->end ? step_before(block->s, place->next, &len) : 0;

    if ((code == 0xbf || code == 0xa1) && !word_is(place, SENTENCE_TITLE))
        return YES;
    for (i = place->next; i < block->n && block->s[i] == '.'; i++)
        continue;
    if (i == place->next + 3 && place->letters > 2 &&
        !word_is(place, SENTENCE_SHORT) &&
        chars_letter(step_at(block->s, block->n, i, &len)))
        return YES;
    return ASK;
}

/* No sentence begins with a lower-case letter or one of ",;:./". */
static enum answer
rule_continues(
    const struct sentence_block *block, const struct sentence_place *place)
{
    (void)block;
    if (place->up || place->digit)
        return ASK;
    if (place->first == 0 || chars_letter(place->first) ||
        place->first == ',' || place->first == ';' || place->first == ':' ||
        place->first == '.' || place->first == '/')
        return NO;
    return ASK;
}

/* Abbreviations that often end a sentence: "Apple Inc. The", "at 5 p.m. The";
 * but "5 p.m. Monday", "St. Louis" go on. */
static enum answer
rule_final(
    const struct sentence_block *block, const struct sentence_place *place)
{
    if (!word_is(place, SENTENCE_FINAL))
        return ASK;
    if (word_is(place, SENTENCE_TITLE) && place->capital &&
        !sentence_place_words(block, place->at, 2))
        return NO;
    if (!word_is(place, SENTENCE_HOUR))
        return next_begins(place) ? YES : NO;
    if ((place->next_is & SENTENCE_CALENDAR) != 0 ||
        !sentence_place_words(block, place->at, FEW))
        return NO;
    return place->up ? YES : NO;
}

/* A title goes on to its name: "Dr. Lind", "Gen. 5". */
static enum answer
rule_title(
    const struct sentence_block *block, const struct sentence_place *place)
{
    (void)block;
    if (!word_is(place, SENTENCE_TITLE))
        return ASK;
    return place->up || place->digit ? NO : YES;
}

/* Other abbreviations: "approx. ten" goes on, and "etc" that is also a word
 * ends where a capitalised opener follows. */
static enum answer
rule_abbreviation(
    const struct sentence_block *block, const struct sentence_place *place)
{
    bool word = word_is(place, SENTENCE_WORD);

    if (word_is(place, SENTENCE_NEVER))
        return NO;
    if (!word_is(place, SENTENCE_SHORT))
        return ASK;
    if (word && !place->capital)
        return YES;
    if ((block->lang->of.habits & LANG_STRICT_ABBREVIATIONS) != 0 && !word)
        return NO;
    return next_begins(place) && !place->dotted ? YES : NO;
}

/* A single letter ("Ada P. Lind") or letters with stops between them ("U.S.
 * forces"); both end a sentence only in front of a word that begins one. */
static enum answer
rule_initials(
    const struct sentence_block *block, const struct sentence_place *place)
{
    size_t i, len, end = place->word.at + place->word.n;
    bool letter = true;

    if (place->initial) {
        if (block->s[place->word.at] == 'I' && next_begins(place))
            return YES;
        if ((block->lang->of.habits & LANG_SMALL_LETTER_STOP) != 0)
            return NO;
        if (!place->capital)
            return place->up && block->s[place->word.at] != 'p' ? YES : NO;
        if (place->up && (sentence_place_before(block, place->word.at) &
                             SENTENCE_LETTER) != 0)
            return YES;
        return place->up && (place->next_is & SENTENCE_STRONG) != 0 ? YES : NO;
    }
    if (!place->dotted)
        return ASK;
    for (i = place->word.at; i < end; i += len, letter = !letter) {
        uint32_t code = step_at(block->s, end, i, &len);

        if (letter && code == '-') /* J.-P. */
            code = step_at(block->s, end, i += len, &len);
        if (letter ? !chars_letter(code) : code != '.')
            return ASK;
    }
    return next_begins(place) ? YES : NO;
}

/* Does a figure with a stop stand in front of byte i: "5. " of "5. 3."? */
static bool
figure_before(const struct sentence_block *block, size_t i)
{
    return i >= block->start + 3 && block->s[i - 1] == ' ' &&
           block->s[i - 2] == '.' &&
           chars_digit((unsigned char)block->s[i - 3]);
}

/* Is the figure in front of the mark the day of "1. 5. 2026", or the month? */
static bool
is_in_date(
    const struct sentence_block *block, const struct sentence_place *place)
{
    size_t i = place->next;

    if (!place->digit || !place->figure)
        return false;
    while (i < block->n && chars_digit((unsigned char)block->s[i]))
        i++;
    return figure_before(block, place->word.at)
               ? i - place->next == YEAR_DIGITS
               : i - place->next <= 2 && i < block->n && block->s[i] == '.';
}

/* Is the word in front of the mark a Roman number of several letters: "II"? */
static bool
is_roman(const struct sentence_block *block, const struct sentence_place *place)
{
    size_t i, end = place->word.at + place->word.n;

    for (i = place->word.at; i < end; i++) {
        if (block->s[i] != 'I' && block->s[i] != 'V' && block->s[i] != 'X')
            return false;
    }
    return place->word.n > 1;
}

/* Where ordinals are written with a stop: "am 3. Mai", "1.-3. Jahrhundert",
 * "1. 5. 2026"; "II. Murat" where a sentence begins with it or a word in front
 * of it asks for a number. */
static enum answer
rule_ordinal(
    const struct sentence_block *block, const struct sentence_place *place)
{
    bool roman;

    if ((block->lang->of.habits & LANG_ORDINAL_STOP) == 0)
        return ASK;
    roman = is_roman(block, place);
    if (!roman && !(place->figure && place->letters <= 2))
        return ASK;
    if ((place->next_is & SENTENCE_ORDINAL) != 0 || place->dash ||
        is_in_date(block, place) || (roman && place->word.at == block->start))
        return NO;
    if ((sentence_place_before(block, place->word.at) & SENTENCE_BEFORE) != 0)
        return NO;
    return ASK;
}

/* An end mark with no word in front of it: "(...) . He". */
static enum answer
rule_bare(
    const struct sentence_block *block, const struct sentence_place *place)
{
    if (place->word.n > 0)
        return ASK;
    return !place->inside && sentence_place_words(block, place->at, 0) ? YES
                                                                       : NO;
}

/* Scripts without capitals: the next word says nothing, so a stop ends the
 * sentence, except in dates ("2026. 5. 3.") and after what stands before a name
 * or a number. */
static bool
ends_caseless(
    const struct sentence_block *block, const struct sentence_place *place)
{
    /* قال: «...»: what is said belongs to who says it. */
    if (place->mark == ':' && place->opened)
        return false;
    if (!place->lone)
        return true;
    if (place->figure && (place->digit || figure_before(block, place->word.at)))
        return false;
    return !(word_is(place, SENTENCE_TITLE | SENTENCE_SHORT) ||
             (word_is(place, SENTENCE_NUMBER) && place->digit));
}

bool
sentence_rule_ends(
    const struct sentence_block *block, const struct sentence_place *place)
{
    static enum answer (*const rules[])(const struct sentence_block *,
        const struct sentence_place *) = { rule_opener, rule_date, rule_unit,
        rule_number, rule_continues, rule_final, rule_title, rule_abbreviation,
        rule_initials, rule_ordinal, rule_bare };
    size_t i;

    if ((block->lang->of.habits & LANG_CASELESS) != 0)
        return ends_caseless(block, place);
    if (is_relative_clause(block, place))
        return false;
    if (place->spaced || place->ellipsis)
        return after_ellipsis(place);
    if (!place->lone)
        return after_question(block, place);
    if (place->pause)
        return true;
    if (place->inside && (place->closer == ')' || place->closer == ']') &&
        !place->up && !place->digit && !place->opened)
        return false;
    for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        enum answer verdict = rules[i](block, place);

        if (verdict != ASK)
            return verdict == YES;
    }
    return true;
}

/* Does a word with a capital begin at byte i, or behind a blank there: in
 * 'in 1998."We play on", he said', i is behind the mark? */
static bool
capital_behind(const struct sentence_block *block, size_t i)
{
    size_t len;
    uint32_t code = step_at(block->s, block->n, i, &len);

    if (chars_space(code) && len > 0)
        code = step_at(block->s, block->n, i + len, &len);
    return chars_upper(code);
}

bool
sentence_rule_glued(
    const struct sentence_block *block, const struct sentence_place *place)
{
    size_t len, two;
    uint32_t before = step_before(block->s, place->at, &len), prior, next,
             second;

    next = step_at(block->s, block->n, place->end, &two);
    /* 「行く。」と述べた: kana after the bracket continue the sentence. */
    if ((place->closer == 0x300d || place->closer == 0x300f) &&
        next >= 0x3041 && next <= 0x309f)
        return false;
    if (block->lang->of.glued_marks != NULL)
        return !chars_space(next) &&
               sentence_lang_has(block->lang->of.glued_marks, place->mark);
    if (place->mark == 0xff0e || place->note)
        return true;
    if (place->closer == 0 && (next == '"' || next == 0xab))
        return !place->ellipsis &&
               !word_is(place, SENTENCE_TITLE | SENTENCE_SHORT) &&
               capital_behind(block, place->end + two);
    if (!chars_upper(next))
        return false;
    second = step_at(block->s, block->n, place->end + two, &two);
    /* 'She called it "a gift".Lind said': no name on the web has the mark */
    if (place->lone && place->closer == 0 &&
        (before == '"' || before == 0x201d || before == 0xbb))
        return (chars_lower(second) || second == ' ') &&
               (place->next_is & SENTENCE_DOMAIN) == 0;
    if (place->closer != 0)
        return (place->closer == '"' || place->closer == 0x201d ||
                   place->closer == 0x2019) &&
               (chars_letter(before) || chars_digit(before));
    if (!place->lone)
        return !place->ellipsis && chars_lower(second) &&
               !sentence_place_address(block, place->at);
    if (chars_digit(before))
        return place->at - block->start > 12 && chars_lower(second) &&
               !sentence_place_address(block, place->at);
    prior = step_before(block->s, place->at - len, &two);
    return chars_lower(before) && chars_letter(prior) &&
           (chars_lower(second) || (next == 'I' && second == ' ')) &&
           !word_is(place, SENTENCE_TITLE | SENTENCE_SHORT) &&
           !(place->letters < 4 && place->capital) &&
           (place->next_is & SENTENCE_DOMAIN) == 0 &&
           !sentence_place_address(block, place->at);
}
