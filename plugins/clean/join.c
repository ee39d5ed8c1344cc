/* SPDX-License-Identifier: MIT */
#include "join.h"

#include <string.h>

#include "person.h"
#include "sentences.h"
#include "shape.h"
#include "text/chars.h"
#include "text/ending.h"
#include "text/space.h"
#include "text/utf8.h"

#define WIDTH_MOST  100 /* characters of a line that was broken to a width */
#define PAIRS_LEAST 3   /* of such lines, for a text to be of that kind */
#define LONG        60  /* bytes of what may be half a sentence */
#define ITEM_MOST   40 /* bytes that may be an item of a list without bullets */

/* Paragraphs that are lines of their own. */
#define APART \
    (PARA_HEADING | PARA_ITEM | PARA_ROW | PARA_CAPTION | PARA_BYLINE | \
        PARA_IMAGE)

/* ---- putting together --------------------------------------------------- */

/* A run of paragraphs that become one. */
struct run {
    struct para *first; /* NULL: none */
    char *out;
    size_t n, cap;
};

static void
append_joined(struct doc *doc, struct run *run, const char *text, size_t n)
{
    if (run->n + n > run->cap) {
        size_t cap = 2 * (run->n + n);

        run->out = pool_grow(&doc->pool, run->out, run->n, cap, 1);
        run->cap = cap;
    }
    memcpy(run->out + run->n, text, n);
    run->n += n;
}

/* Put b behind a, which is the run's or begins one. */
static void
put_behind(struct doc *doc, struct run *run, struct para *a, struct para *b,
    const char *between, enum rule rule)
{
    size_t i;

    if (run->first != a) {
        memset(run, 0, sizeof(*run));
        run->first = a;
        append_joined(doc, run, a->s, a->n);
    }
    run->n = a->n;
    doc_note(doc, rule, b->s, b->n);
    append_joined(doc, run, between, strlen(between));
    for (i = 0; i < b->nlinks && a->nlinks == 0; i++)
        b->links[i].at += run->n;
    append_joined(doc, run, b->s, b->n);
    if (a->nlinks == 0) {
        a->links = b->links;
        a->nlinks = b->nlinks;
    }
    a->s = run->out;
    a->tail = a->n = run->n;
    a->flags &= ~(unsigned)PARA_STRONG;
    b->flags |= PARA_GONE;
    b->n = 0;
}

/* ---- words broken at the end of a line ---------------------------------- */

/* Does "Bahn-" "und Gleisanlagen" keep its hyphen and its blank? */
static bool
hanging(const struct lexicon *lexicon, const struct para *b)
{
    size_t n = space_word(b->s, b->n);

    return (lexicon_word(lexicon, b->s, n) & WORD_HANGING) != 0;
}

/* Does text[0..n) stand in one of the paragraphs? */
static bool
written_together(const struct doc *doc, const char *text, size_t n)
{
    const struct para *para;

    for (para = doc->v; para < doc->v + doc->n; para++) {
        if ((para->flags & PARA_GONE) == 0 &&
            memmem(para->s, para->n, text, n) != NULL)
            return true;
    }
    return false;
}

/* Is the hyphen that a ends with, before b, a part of the word: before a
 * capital or a digit, or where the text has it so elsewhere? */
static bool
hyphen_stays(const struct doc *doc, const struct para *a, const struct para *b,
    unsigned *searches)
{
    char word[128];
    uint32_t next = utf8_first(b->s, b->n);
    size_t left = shape_last_word(a->s, a->n), right = 0, len;

    if (!chars_lower(next))
        return true;
    while (right < b->n && right < 40) {
        if (!chars_letter(utf8_decode(b->s + right, b->n - right, &len)))
            break;
        right += len;
    }
    if (left + right > sizeof(word) || left > 60 || (*searches)++ >= 16)
        return false;
    memcpy(word, a->s + a->n - left, left);
    memcpy(word + left, b->s, right);
    return written_together(doc, word, left + right);
}

static bool
hyphenated(const struct para *a)
{
    return a->n > 2 && a->s[a->n - 1] == '-' &&
           chars_letter(shape_last(a->s, a->n - 1));
}

/* ---- lines of a width --------------------------------------------------- */

static size_t
characters(const struct para *para)
{
    /* A line longer than this is no line of a width. */
    return utf8_count(
        para->s, para->n < 8 * WIDTH_MOST ? para->n : 8 * WIDTH_MOST);
}

/* May these be two lines of a paragraph?  Where the record knows what is one,
 * they are of the same. */
static bool
neighbours(const struct para *a, const struct para *b)
{
    return a->block == b->block && a->kind != CD_BLOCK_CODE && b->n > 0 &&
           a->n > 0 && ((a->flags | b->flags) & (APART | PARA_GONE)) == 0 &&
           a->bullet == 0 && b->bullet == 0 &&
           ((a->flags ^ b->flags) & PARA_QUOTE) == 0;
}

/* Is line a, before b, filled to about the width: would the first word of b
 * not have fitted, and is a not short? */
static bool
full(const struct para *a, const struct para *b, size_t width)
{
    size_t first = space_word(b->s, b->n), n = characters(a);

    return n + 1 + utf8_count(b->s, first) > width - 6 && n * 4 > width * 3;
}

/* The width that the lines were broken to; 0 if they were not. */
static size_t
width_of(const struct doc *doc)
{
    size_t width = 0, pairs = 0, good = 0;
    const struct para *para;

    for (para = doc->v; para + 1 < doc->v + doc->n; para++) {
        size_t n;

        if ((para[1].flags & PARA_BLANK) || !neighbours(para, para + 1))
            continue;
        n = characters(para);
        pairs++;
        if (n > width)
            width = n;
    }
    if (pairs < PAIRS_LEAST || width > WIDTH_MOST || width < 30)
        return 0;
    for (para = doc->v; para + 1 < doc->v + doc->n; para++) {
        if ((para[1].flags & PARA_BLANK) == 0 && neighbours(para, para + 1))
            good += full(para, para + 1, width);
    }
    return good * 10 >= pairs * 7 ? width : 0;
}

/* ---- broken sentences --------------------------------------------------- */

bool
join_open_end(const struct lexicon *lexicon, const struct para *para)
{
    size_t n = shape_last_word(para->s, para->n);
    const char *word = para->s + para->n - n;

    if (chars_upper(utf8_first(word, n)) ||
        (lexicon_word(lexicon, word, n) & WORD_OPEN_END) == 0)
        return false;
    /* "10:15 am" */
    return !(lexicon_word(lexicon, word, n) & WORD_AFTER_FIGURE) ||
           para->n < n + 2 || word[-1] != ' ' ||
           !chars_digit((unsigned char)word[-2]);
}

/* Does a bracket or quote mark that a leaves open close in b, before another
 * one opens? */
static bool
closes(const struct para *a, const struct para *b)
{
    uint32_t open = 0, code;
    size_t i, len;

    for (i = 0; i < a->n; i += len) {
        code = utf8_decode(a->s + i, a->n - i, &len);
        if (code == 0x201c || code == '(')
            open = code;
        else if (code == 0x201d || code == ')')
            open = 0;
    }
    for (i = 0; open != 0 && i < b->n; i += len) {
        code = utf8_decode(b->s + i, b->n - i, &len);
        if (code == 0x201d || code == ')')
            return (code == ')') == (open == '(');
        if (code == 0x201c || code == '(')
            break;
    }
    return false;
}

/* Does it begin small because its sentence does, not as a name like
 * "iPhone"? */
static bool
begins_small(const struct para *para)
{
    size_t n = space_word(para->s, para->n), i, len;

    if (!chars_lower(utf8_first(para->s, n)))
        return false;
    for (i = 0; i < n; i += len) {
        if (chars_upper(utf8_decode(para->s + i, n - i, &len)))
            return false;
    }
    return true;
}

/* "2. ", "b) ": a new item. */
static bool
numbered(const struct para *para)
{
    size_t n = space_word(para->s, para->n);

    return n > 1 && n <= 4 && (para->s[n - 1] == '.' || para->s[n - 1] == ')');
}

/* "70", "$70" */
static bool
begins_with_figure(const struct para *para)
{
    uint32_t code = utf8_first(para->s, para->n);

    if (chars_digit(code))
        return true;
    return (code == '$' || code == 0xA3 || code == 0x20AC) &&
           chars_digit((unsigned char)para->s[code == '$'    ? 1
                                              : code == 0xA3 ? 2
                                                             : 3]);
}

/* Does a end with a word that no sentence and no heading ends with (or no
 * sentence, before a figure), and is there more of a sentence before it than a
 * headline has? */
static bool
ends_nothing(const struct doc *doc, const struct lexicon *lexicon,
    const struct para *a, const struct para *b)
{
    size_t n = shape_last_word(a->s, a->n);
    const char *word = a->s + a->n - n;

    if (!(begins_with_figure(b) && join_open_end(lexicon, a)) &&
        !(chars_lower(utf8_first(word, n)) &&
            (lexicon_word(lexicon, word, n) & WORD_ENDS_NOTHING)))
        return false;
    return memchr(a->s, ',', a->n) != NULL ||
           sentences_several(doc, a->s, a->n);
}

/* Does it begin with a word as prose does: no label ("taz:"), no code
 * ("f(x)")? */
static bool
begins_with_word(const struct para *para)
{
    size_t n = space_word(para->s, para->n), i = 0, len;
    uint32_t code = 0;

    for (; i < n; i += len) {
        code = utf8_decode(para->s + i, n - i, &len);
        if (!chars_letter(code) && code != '\'' && code != 0x2019 &&
            code != '-')
            break;
    }
    if (i < n && code == ',')
        i++;
    return i == n || (code != ':' && ending_of(para->s, n) == ENDING_CLOSED);
}

/* Does it end with a letter, a digit, a comma or half a word, and not with an
 * address? */
static bool
ends_with_word(const struct para *para)
{
    uint32_t code = shape_last(para->s, para->n);
    size_t n = shape_last_word(para->s, para->n);

    if (memchr(para->s + para->n - n, '@', n) != NULL ||
        memmem(para->s + para->n - n, n, "://", 3) != NULL)
        return false;
    return chars_letter(code) || chars_digit(code) || code == ',' ||
           code == '-';
}

/* Does the sentence that a ends with go on in b?  A heading, a caption, an item
 * of a list have no full stop either: so b has to begin small as no paragraph
 * does, to follow a word that nothing ends with, or to close what a opened. */
static bool
breaks_sentence(const struct doc *doc, const struct lexicon *lexicon,
    const struct para *a, const struct para *b)
{
    uint32_t start = utf8_first(a->s, a->n);

    if (ending_of(a->s, a->n) == ENDING_CLOSED || !neighbours(a, b) ||
        numbered(b) || ((a->flags | b->flags) & PARA_STRONG) ||
        !ends_with_word(a) || ending_of(b->s, b->n) != ENDING_CLOSED ||
        shape_last(b->s, b->n) == ':' || person_name(lexicon, b->s, b->n))
        return false;
    /* Items of a list without bullets are short or begin small. */
    if (begins_small(b))
        return a->n >= ITEM_MOST && !chars_lower(start) && begins_with_word(b);
    if (a->n < LONG || b->n < LONG / 4)
        return false;
    return closes(a, b) || ends_nothing(doc, lexicon, a, b);
}

/* ---- the passes --------------------------------------------------------- */

void
join_lines(struct doc *doc, const struct lexicon *lexicon)
{
    size_t width = width_of(doc);
    struct run run = { 0 };
    unsigned searches = 0;
    struct para *a = NULL, *b, above = { 0 }, line = { 0 };

    for (b = doc->v; b < doc->v + doc->n; b++) {
        /* As they were written: a may be many lines by now. */
        above = line;
        line = *b;

        if (a == NULL || (b->flags & PARA_BLANK) || !neighbours(a, b)) {
            a = b->flags & PARA_GONE ? NULL : b;
        } else if (hyphenated(a) && !hanging(lexicon, b)) {
            a->n -= !hyphen_stays(doc, a, b, &searches);
            put_behind(doc, &run, a, b, "", RULE_HYPHEN);
        } else if ((width > 0 && full(&above, b, width)) ||
                   breaks_sentence(doc, lexicon, a, b)) {
            put_behind(doc, &run, a, b, " ", RULE_WRAP);
        } else {
            a = b;
        }
    }
}

void
join_paragraphs(struct doc *doc, const struct lexicon *lexicon)
{
    struct run run = { 0 };
    struct para *a = NULL, *b;

    for (b = doc->v; b < doc->v + doc->n; b++) {
        if (b->flags & PARA_GONE)
            continue;
        if (a != NULL && breaks_sentence(doc, lexicon, a, b))
            put_behind(doc, &run, a, b, " ", RULE_BROKEN);
        else
            a = b;
    }
}
