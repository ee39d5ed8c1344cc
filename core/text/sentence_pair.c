/* SPDX-License-Identifier: MIT */
#include "text/sentence_pair.h"

#include <stdint.h>
#include <string.h>

#include "text/chars.h"
#include "text/skip.h"
#include "text/step.h"

/* Bytes; press quotations are shorter, so a longer span is a mark never closed
 */
#define FAR  1500
#define NONE SIZE_MAX

/* Kinds of marks: an opening and a closing mark of one kind pair.  The first
 * two kinds (below NESTED) nest. */
enum kind {
    ROUND,
    SQUARE,
    NESTED,
    LENTIL = NESTED,
    DOUBLE,
    LOW,
    COMMAS,
    LOW_SINGLE,
    GUILLEMET,
    INWARDS,
    POINTED,
    CORNER,
    CORNERS,
    WIDE,
    TITLE,
    STRAIGHT,
    SINGLE,
    KINDS
};

static const struct mark {
    uint32_t c;
    enum kind kind;
    bool quote;
} openers[] = {
    { '(', ROUND, false }, { '[', SQUARE, false }, { 0x3010, LENTIL, false },
    { 0x201c, DOUBLE, true }, { 0x201e, LOW, true },
    { 0x201a, LOW_SINGLE, true }, { 0xab, GUILLEMET, true },
    { 0xbb, INWARDS, true }, { 0x2039, POINTED, true },
    { 0x300c, CORNER, true }, { 0x300e, CORNERS, true },
    { 0xff08, WIDE, true }, { 0x300a, TITLE, true },
}, closers[] = {
    { ')', ROUND, false }, { ']', SQUARE, false }, { 0x3011, LENTIL, false },
    { 0x201d, DOUBLE, true }, { 0x201d, LOW, true }, { 0x201c, LOW, true },
    { 0x201d, COMMAS, true }, { 0x201c, COMMAS, true },
    { 0x2018, LOW_SINGLE, true }, { 0xbb, GUILLEMET, true },
    { 0xab, INWARDS, true }, { 0x203a, POINTED, true },
    { 0x300d, CORNER, true }, { 0x300f, CORNERS, true },
    { 0xff09, WIDE, true }, { 0x300b, TITLE, true },
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* The text is read from its end, so that the closing mark is known when its
 * opening mark is met.  next[kind] is the nearest closing mark to the right.
 * Brackets nest: those still open are a stack per kind, threaded through `open`
 * by `up`, its top in top[kind]. */
struct finder {
    const char *s;
    size_t n;
    bool quotes;
    const struct pool *pool;
    size_t next[KINDS];
    struct bracket {
        size_t at, up;
    } * open;
    size_t nopen, open_cap;
    size_t top[NESTED];
    struct span
        *v; /* the spans found, the last one first; some lie within others */
    size_t nv, cap;
};

/* The code point that begins at byte i (`after`) or ends there. */
static uint32_t
code_beside(const struct finder *finder, size_t i, bool after)
{
    size_t len;

    return after ? step_at(finder->s, finder->n, i, &len)
                 : step_before(finder->s, i, &len);
}

static bool
is_wordlike(uint32_t code)
{
    return chars_letter(code) || chars_digit(code);
}

/* Can a straight double quotation mark at byte i open a quotation?  What
 * follows must not be a blank, and a blank, bracket or dash must stand in front
 * of it. */
static bool
straight_opens(const struct finder *finder, size_t i)
{
    uint32_t before = code_beside(finder, i, false),
             after = code_beside(finder, i + 1, true);

    return after != 0 && !chars_space(after) &&
           (before == 0 || chars_space(before) || before == '(' ||
               before == '[' || before == '-' || before == 0x2014 ||
               before == 0x2013);
}

/* Can the single mark at byte i open a quotation, rather than be an
 * apostrophe? */
static bool
single_opens(const struct finder *finder, size_t i, uint32_t code, size_t len)
{
    uint32_t before = code_beside(finder, i, false);

    if (code == 0x2018)
        return true;
    return is_wordlike(code_beside(finder, i + len, true)) &&
           (before == 0 || before == ' ' || before == '(' || before == '[' ||
               before == 0x2014 || before == 0x201c || before == '"');
}

/* Can the single mark at byte i close a quotation?  At the end of a word it
 * can, but not as a plural possessive ("the drivers' fault"). */
static bool
single_closes(const struct finder *finder, size_t i, size_t len)
{
    uint32_t before = code_beside(finder, i, false),
             after = code_beside(finder, i + len, true);
    uint32_t beyond = code_beside(finder, i + len + 1, true);

    return before != ' ' && !is_wordlike(after) &&
           !(before == 's' && after == ' ' && chars_lower(beyond));
}

/* Add the span [at, end) unless it has no end or is longer than FAR. */
static void
add_pair(struct finder *finder, size_t at, size_t end)
{
    if (end == NONE || end - at > FAR)
        return;
    pool_push(finder->pool, finder->v, finder->nv, finder->cap);
    finder->v[finder->nv++] = (struct span){ at, end - at };
}

static void
push_bracket(struct finder *finder, enum kind kind, size_t at)
{
    pool_push(finder->pool, finder->open, finder->nopen, finder->open_cap);
    finder->open[finder->nopen] = (struct bracket){ at, finder->top[kind] };
    finder->top[kind] = finder->nopen++;
}

static void
pop_bracket(struct finder *finder, enum kind kind, size_t at)
{
    if (finder->top[kind] == NONE)
        return;
    add_pair(finder, at, finder->open[finder->top[kind]].at);
    finder->top[kind] = finder->open[finder->top[kind]].up;
}

/* Handle a mark listed in the tables above.  One mark may both open one kind
 * and close another. */
static void
handle_table_mark(struct finder *finder, size_t i, uint32_t code)
{
    size_t k;

    for (k = 0; k < COUNT(openers); k++) {
        const struct mark *mark = &openers[k];

        if (mark->c != code || (mark->quote && !finder->quotes))
            continue;
        if (mark->kind < NESTED)
            pop_bracket(finder, mark->kind, i);
        else
            add_pair(finder, i, finder->next[mark->kind]);
    }
    for (k = 0; k < COUNT(closers); k++) {
        const struct mark *mark = &closers[k];

        if (mark->c != code || (mark->quote && !finder->quotes))
            continue;
        if (mark->kind < NESTED)
            push_bracket(finder, mark->kind, i);
        else
            finder->next[mark->kind] = i;
    }
}

/* Handle marks that open or close depending on their neighbours. */
static void
handle_loose_mark(struct finder *finder, size_t i, uint32_t code, size_t len)
{
    if (code == '"') {
        /* If the next mark opens as well, this one was never closed. */
        if (straight_opens(finder, i)) {
            if (finder->next[STRAIGHT] != NONE &&
                !straight_opens(finder, finder->next[STRAIGHT]))
                add_pair(finder, i, finder->next[STRAIGHT]);
        }
        finder->next[STRAIGHT] = i;
    } else if (code == ',' && i > 0 && finder->s[i - 1] == ',') {
        add_pair(finder, i - 1, finder->next[COMMAS]);
    } else if (code == '\'' || code == '`' || code == 0x2018 ||
               code == 0x2019) {
        size_t close = finder->next[SINGLE];

        if (code != 0x2019 && single_opens(finder, i, code, len))
            add_pair(finder, i, close);
        if ((code == '\'' || code == 0x2019) && single_closes(finder, i, len))
            finder->next[SINGLE] = i;
    }
}

/* Reverse the list into text order, leaving out spans within others. */
static size_t
keep_outermost(struct finder *finder, struct span **out)
{
    struct span *spans =
        pool_alloc(finder->pool, (finder->nv + 1) * sizeof(*spans));
    size_t i, k = 0;

    for (i = finder->nv; i-- > 0;) {
        if (k == 0 || finder->v[i].at > spans[k - 1].at + spans[k - 1].n)
            spans[k++] = finder->v[i];
    }
    *out = spans;
    return k;
}

/* The last bytes of marks, for skip_back(): of brackets, 【 and 】 included,
 * and of all marks. */
static const bool bracket_bytes[256] = { ['('] = true,
    [')'] = true,
    ['['] = true,
    [']'] = true,
    [0x90] = true,
    [0x91] = true };
#define CONTINUES4(i) [i] = true, [i + 1] = true, [i + 2] = true, [i + 3] = true
#define CONTINUES16(i) \
    CONTINUES4(i), CONTINUES4(i + 4), CONTINUES4(i + 8), CONTINUES4(i + 12)
static const bool quote_bytes[256] = { ['('] = true,
    [')'] = true,
    ['['] = true,
    [']'] = true,
    ['"'] = true,
    ['\''] = true,
    ['`'] = true,
    [','] = true,
    CONTINUES16(0x80),
    CONTINUES16(0x90),
    CONTINUES16(0xa0),
    CONTINUES16(0xb0) };

size_t
sentence_pair_find(const char *text, size_t n, bool quotes,
    const struct pool *pool, struct span **out)
{
    const bool *set = quotes ? quote_bytes : bracket_bytes;
    struct finder finder = {
        .s = text, .n = n, .quotes = quotes, .pool = pool
    };
    size_t i = n, len, k;

    for (k = 0; k < KINDS; k++)
        finder.next[k] = NONE;
    for (k = 0; k < NESTED; k++)
        finder.top[k] = NONE;
    while ((i = skip_back(set, text, i)) > 0) {
        uint32_t code = step_before(text, i, &len);

        i -= len;
        handle_table_mark(&finder, i, code);
        if (quotes)
            handle_loose_mark(&finder, i, code, len);
    }
    return keep_outermost(&finder, out);
}
