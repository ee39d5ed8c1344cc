/* SPDX-License-Identifier: MIT */
#include "split.h"

#include <string.h>

#include "person.h"
#include "sentences.h"
#include "shape.h"
#include "text/blocks.h"
#include "text/chars.h"
#include "text/ending.h"
#include "text/label.h"
#include "text/space.h"
#include "text/utf8.h"
#include "text/wordcount.h"

#define CREDIT_MOST 90
#define CREDIT_END  114 /* with the words before it */

/* Cut white space, brackets around all and a last point off text[at, at +
 * n). */
static void
trim_credit(const char *text, struct split *split)
{
    const char *at = text + split->at;

    split->n = space_trim(&at, split->n);
    if (split->n > 2 && at[0] == '(' &&
        memchr(at, ')', split->n) == at + split->n - 1) {
        at++;
        split->n -= 2;
    }
    split->at = (size_t)(at - text);
    if (split->n > 0 && text[split->at + split->n - 1] == '.' &&
        shape_last_word(at, split->n) > 3)
        split->n--;
}

/* Could it be a credit: names and agencies, no sentence? */
static bool
like_credit(const char *text, size_t n)
{
    size_t words = wordcount_of(text, n, 11);
    uint32_t first = utf8_first(text, n);

    if (n == 0 || n > CREDIT_MOST || words > 9)
        return false;
    if (ending_of(text, n) == ENDING_CLOSED && text[n - 1] != '.')
        return false;
    return chars_upper(first) || chars_digit(first) || first == '@' ||
           words <= 2;
}

/* AFP, REUTERS, Getty Images, POOL: what stands before or behind a slash. */
static bool
source(const struct lexicon *lexicon, const char *text, size_t n)
{
    size_t len;

    n = space_trim(&text, n);
    if (person_organisation(lexicon, text, n))
        return true;
    return lexicon_cue(lexicon, LEXICON_CREDIT, text, n, &len) != 0 && len == n;
}

bool
split_maker(const struct lexicon *lexicon, const char *text, size_t n)
{
    size_t i = 0;

    n -= n > 0 && text[n - 1] == '.';
    while (i < n && text[i] != ',' && text[i] != '/')
        i++;
    return n <= CREDIT_MOST &&
           person_name(lexicon, text, i - space_tail(text, i));
}

/* A cue at i, with its colon: bytes up to the credit, 0 if it is none.  Behind
 * a sentence, or all in capitals, a name needs no colon. */
static size_t
cue_at(const struct lexicon *lexicon, const char *text, size_t n, size_t i)
{
    size_t len, end, mark;
    uint32_t cue = lexicon_cue(lexicon, LEXICON_CREDIT, text + i, n - i, &len);

    if (cue == 0 || cue == CUE_CAPTION)
        return 0;
    end = i + len + space_lead(text + i + len, n - i - len);
    mark = label_mark(text + end, n - end);
    if (mark > 0 && end + mark < n)
        return end + mark - i;
    if (cue == CUE_COLON)
        return (i > 0 || person_shouts(text, n)) &&
                       split_maker(lexicon, text + end, n - end)
                   ? len
                   : 0;
    return cue == CUE_WHOLE ? 1 : len;
}

/* "picture alliance / dpa": an agency behind a slash. */
static bool
behind_stroke(const struct lexicon *lexicon, const char *text, size_t n)
{
    size_t last = n;

    if (n > CREDIT_MOST)
        return false;
    while (last > 0 && text[last - 1] != '/')
        last--;
    return last > 0 && source(lexicon, text + last, n - last);
}

/* A credit that a cue at i begins, to the end of the paragraph or of the
 * bracket. */
static bool
split_at_cue(const struct lexicon *lexicon, const char *text, size_t n,
    size_t i, struct split *split)
{
    size_t len = cue_at(lexicon, text, n, i);

    if (len == 0)
        return false;
    split->caption = i;
    split->at = len == 1 ? i : i + len;
    split->n = n - split->at;
    trim_credit(text, split);
    return like_credit(text + split->at, split->n) ||
           behind_stroke(lexicon, text + split->at, split->n);
}

/* "... on Sunday. (Photo: X)", "... [사진=X]" */
static bool
split_bracket(const struct lexicon *lexicon, const char *text, size_t n,
    struct split *split)
{
    size_t end = n - (n > 0 && text[n - 1] == '.'), open;
    char opener;

    if (end < 3 || (text[end - 1] != ')' && text[end - 1] != ']'))
        return false;
    opener = text[end - 1] == ')' ? '(' : '[';
    for (open = end - 1; open > 0 && text[open] != opener; open--)
        continue;
    if (text[open] != opener ||
        !split_at_cue(lexicon, text, end - 1, open + 1, split))
        return false;
    split->caption = open;
    return true;
}

/* May something begin at byte i that is no part of what stands before it, which
 * ends with a bar or as sentences do? */
static bool
may_begin(const char *text, size_t i)
{
    size_t before = i - (text[i - 1] == ' ');

    return before > 0 && ((unsigned char)text[i] & 0xc0) != 0x80 &&
           (text[before - 1] == '|' ||
               ending_of(text, before) == ENDING_CLOSED);
}

/* The next byte behind a blank that no letter or comma stands before, or behind
 * another sign than those of ASCII, from i on; n if there is none. */
static size_t
skip_letters(const char *text, size_t n, size_t i)
{
    for (; i > 1 && n - i >= sizeof(blocks_block); i += sizeof(blocks_block)) {
        blocks_block last = blocks_at(text + i - 1);
        blocks_block small = blocks_at(text + i - 2) | 0x20;
        size_t first = blocks_first(
            (last < 0) |
            ((last == ' ') & (small != ',') & ((small < 'a') | (small > 'z'))));

        if (first < sizeof(last))
            return i + first;
    }
    while (i < n && text[i - 1] != ' ' && (text[i - 1] & 0x80) == 0)
        i++;
    return i;
}

/* The next byte that may_begin, from i on; n if there is none. */
static size_t
next_begin(const char *text, size_t n, size_t i)
{
    i = i == 0 ? 0 : skip_letters(text, n, i);
    while (i > 0 && i < n && !may_begin(text, i))
        i = skip_letters(text, n, i + 1);
    return i;
}

/* Cues are few, and are looked for before sentences are. */
bool
split_cue(const struct doc *doc, const struct lexicon *lexicon,
    const struct str text, struct split *split)
{
    size_t i = text.n < CREDIT_END ? 0 : text.n - CREDIT_END;

    for (i = next_begin(text.s, text.n, i); i < text.n;
         i = next_begin(text.s, text.n, i + 1)) {
        if (split_at_cue(lexicon, text.s, text.n, i, split) &&
            sentences_begin(doc, text.s, text.n, i))
            return true;
    }
    return false;
}

/* "REUTERS/Ada Lind", "Ada Lind / AFP"; in a caption, any two names. */
static bool
strokes(const struct lexicon *lexicon, const char *text, size_t n, bool caption)
{
    const char *stroke = memchr(text, '/', n);
    size_t first, last = n;

    if (stroke == NULL || !like_credit(text, n))
        return false;
    first = (size_t)(stroke - text);
    while (text[last - 1] != '/')
        last--;
    return caption || source(lexicon, text, first) ||
           source(lexicon, text + last, n - last);
}

/* Does text[0..n) go on with a dash and a blank: their length; 0. */
static size_t
dash_at(const char *text, size_t n)
{
    size_t len;
    uint32_t code = utf8_decode(text, n, &len);

    if (code != '-' && code != 0x2013 && code != 0x2014)
        return 0;
    return len < n && text[len] == ' ' ? len + 1 : 0;
}

/* "The ferry at Alta — Photo: X" */
static bool
split_dash(const struct lexicon *lexicon, const char *text, size_t n,
    struct split *split)
{
    size_t i = n < CREDIT_END ? 0 : n - CREDIT_END, len;

    /* Few paragraphs have a colon there. */
    if (memchr(text + i, ':', n - i) == NULL)
        return false;
    for (; i + 2 < n; i++) {
        if (text[i] != ' ')
            continue;
        len = dash_at(text + i + 1, n - i - 1);
        if (len == 0 || i + 1 + len >= n ||
            !split_at_cue(lexicon, text, n, i + 1 + len, split))
            continue;
        split->caption = i;
        return memchr(text + i, ':', split->at - i) != NULL &&
               wordcount_of(text, i, 3) == 3;
    }
    return false;
}

/* "... on Sunday. © X", "... on Sunday • © X", "The ferry at Alta © X/AFP" */
static bool
split_sign(const struct lexicon *lexicon, const char *text, size_t n,
    struct split *split)
{
    static const char sign[] = "\u00a9", bullet[] = "\u2022 ";
    size_t from = n < CREDIT_END ? 0 : n - CREDIT_END;
    const char *at = memchr(text + from, sign[1], n - from);

    if (at == NULL || (at = memmem(text + from, n - from, sign, 2)) == NULL)
        return false;
    split->caption = (size_t)(at - text);
    split->at = split->caption + 2;
    split->n = n - split->at;
    trim_credit(text, split);
    if (split->caption > 4 && memcmp(at - 4, bullet, 4) == 0)
        split->caption -= 4;
    else if (split->caption > SPLIT_PROSE ||
             (ending_of(text, split->caption) != ENDING_CLOSED &&
                 !strokes(lexicon, text + split->at, split->n, false)))
        return false;
    return like_credit(text + split->at, split->n) &&
           !chars_digit(utf8_first(text + split->at, split->n)) &&
           wordcount_of(text, split->caption, 3) == 3;
}

/* The last sentence is a credit without a cue.  Agencies alone are a credit of
 * the article rather, where nothing else says that it is a caption. */
static bool
split_strokes(const struct doc *doc, const struct lexicon *lexicon,
    const struct str text, bool caption, struct split *split)
{
    size_t i = text.n < CREDIT_END ? 0 : text.n - CREDIT_END, last;

    /* A credit is short. */
    if (memchr(text.s + i, '/', text.n - i) == NULL)
        return false;
    last = sentences_last(doc, text.s, text.n);
    split->caption = split->at = last;
    split->n = text.n - last;
    trim_credit(text.s, split);
    return wordcount_of(text.s, last, 3) == 3 &&
           strokes(lexicon, text.s + split->at, split->n, caption) &&
           (caption ||
               person_agencies(lexicon, text.s + split->at, split->n).s ==
                   NULL);
}

/* "... on Sunday. / Ada Lind (Gazette)" */
static bool
split_slash(const struct lexicon *lexicon, const char *text, size_t n,
    struct split *split)
{
    size_t i = n < CREDIT_END ? 0 : n - CREDIT_END, name;
    const char *open;

    if (memchr(text + i, '/', n - i) == NULL)
        return false;
    for (i += i == 0; i + 2 < n; i++) {
        if (text[i] == '/' && text[i - 1] == ' ' && text[i + 1] == ' ')
            break;
    }
    if (i + 2 >= n || ending_of(text, i) != ENDING_CLOSED ||
        wordcount_of(text, i, 3) < 3)
        return false;
    split->caption = i;
    split->at = i + 2;
    split->n = n - split->at;
    trim_credit(text, split);
    open = memchr(text + split->at, '(', split->n);
    name = open != NULL ? (size_t)(open - text) - split->at : split->n;
    name -= space_tail(text + split->at, name);
    return person_name(lexicon, text + split->at, name) ||
           source(lexicon, text + split->at, name);
}

/* Bold or italic words behind the sentence. */
static bool
split_tail(const struct lexicon *lexicon, const struct para *para, bool head,
    struct split *split)
{
    size_t caption, len;

    if (para->tail >= para->n)
        return false;
    caption = para->tail - space_tail(para->s, para->tail);
    if (ending_of(para->s, caption) != ENDING_CLOSED ||
        shape_last(para->s, caption) == ':' ||
        wordcount_of(para->s, caption, 3) < 3)
        return false;
    if (split_at_cue(lexicon, para->s, para->n, para->tail, split))
        return true;
    split->caption = split->at = para->tail;
    split->n = para->n - para->tail;
    trim_credit(para->s, split);
    len = split->n;
    return like_credit(para->s + split->at, len) &&
           (head || strokes(lexicon, para->s + split->at, len, false) ||
               person_agency(lexicon, para->s + split->at, len));
}

/* Does text[0..n) end with a word that stands behind who made a picture, as
 * Chinese and Japanese have them, of one character or two: its bytes; 0. */
static size_t
word_behind(const struct lexicon *lexicon, const char *text, size_t n)
{
    size_t one, two;

    if (!chars_unspaced(shape_last(text, n)))
        return 0;
    one = utf8_back(text, n);
    two = n > one ? one + utf8_back(text, n - one) : one;
    if (lexicon_word(lexicon, text + n - two, two) & WORD_ENDS_CREDIT)
        return two;
    return lexicon_word(lexicon, text + n - one, one) & WORD_ENDS_CREDIT ? one
                                                                         : 0;
}

/* Where in text[from..n) a credit begins whose maker stands in front of its
 * word, behind "（" or "＝", or at the blank before "记者": *at.  Without any
 * of these it may be a clause, "这部电影由 王明 摄": false. */
static bool
maker_at(const struct lexicon *lexicon, const char *text, size_t n, size_t from,
    size_t *at)
{
    size_t i, reporter, len, mark = 0;

    for (i = from; i + 3 <= n; i++) {
        if (memcmp(text + i, "（", 3) == 0 || memcmp(text + i, "＝", 3) == 0)
            mark = i + 3;
    }
    *at = mark > 0 ? mark : from;
    if (mark > 0)
        return true;
    if (phrases_find(lexicon->sets[LEXICON_BYLINE], text + from, n - from,
            &reporter, &len) == 0)
        return false;
    for (i = from + reporter; i > from && text[i - 1] != ' ';)
        i--;
    *at = i;
    return true;
}

/* "... 学校。新华社记者 林安达 摄", "... （林安达摄）", "...＝林安達撮影" */
static bool
split_behind(const struct doc *doc, const struct lexicon *lexicon,
    const char *text, size_t n, struct split *split)
{
    bool bracket = n > 3 && memcmp(text + n - 3, "）", 3) == 0;
    size_t end = bracket ? n - 3 : n, word = word_behind(lexicon, text, end);
    struct person_list list;
    size_t from;

    if (word == 0)
        return false;
    from = sentences_last(doc, text, end);
    if (!maker_at(lexicon, text, end - word, from, &split->at) ||
        (bracket &&
            (split->at < 3 || memcmp(text + split->at - 3, "（", 3) != 0)))
        return false;
    split->n = end - word - split->at;
    split->n -= space_tail(text + split->at, split->n);
    split->caption = split->at;
    if (split->at > from && text[split->at - 1] != ' ')
        split->caption -= 3;
    return person_caseless(text + split->at, split->n, &list);
}

/* "EFE/Ada Lind", and nothing else: an agency and a name or another. */
static bool
strokes_alone(const struct lexicon *lexicon, const char *text, size_t n,
    struct split *split)
{
    const char *stroke = n <= CREDIT_MOST ? memchr(text, '/', n) : NULL;
    struct str a, b;

    if (stroke == NULL)
        return false;
    a.s = text, a.n = (size_t)(stroke - text);
    b.s = stroke + 1, b.n = n - a.n - 1;
    a.n = space_trim(&a.s, a.n);
    b.n = space_trim(&b.s, b.n);
    if (memchr(b.s, '/', b.n) != NULL ||
        (!person_agency(lexicon, a.s, a.n) &&
            !person_agency(lexicon, b.s, b.n)) ||
        (!person_agency(lexicon, a.s, a.n) &&
            !person_name(lexicon, a.s, a.n)) ||
        (!person_agency(lexicon, b.s, b.n) && !person_name(lexicon, b.s, b.n)))
        return false;
    *split = (struct split){ 0, 0, n };
    return true;
}

bool
split_credit(const struct doc *doc, const struct lexicon *lexicon,
    const struct para *para, bool head, bool caption, struct split *split)
{
    const struct str whole = { para->s, para->n };
    const char *text = para->s;
    size_t n = para->n;

    return split_bracket(lexicon, text, n, split) ||
           split_cue(doc, lexicon, whole, split) ||
           split_tail(lexicon, para, head, split) ||
           split_strokes(doc, lexicon, whole, caption, split) ||
           split_slash(lexicon, text, n, split) ||
           split_sign(lexicon, text, n, split) ||
           split_dash(lexicon, text, n, split) ||
           strokes_alone(lexicon, text, n, split) ||
           split_behind(doc, lexicon, text, n, split);
}
