/* SPDX-License-Identifier: MIT */
#include "blanks.h"

#include <string.h>

#include "text/blocks.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

static bool
in_blank_list(uint32_t code, const uint32_t *list, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (list[i] == code)
            return true;
    }
    return false;
}

#define IN(c, list) in_blank_list((c), (list), sizeof(list) / sizeof((list)[0]))

/* Does typography ask for this blank, `code`, between these characters?  `word`
 * is the length of the word before. */
static bool
typographic(uint32_t code, uint32_t before, uint32_t after, size_t word)
{
    /* « ‹ – — § № */
    static const uint32_t left[] = { 0xab, 0x2039, 0x2013, 0x2014, 0xa7,
        0x2116 };
    /* » › € £ – — ‰ and ASCII */
    static const uint32_t right[] = { 0xbb, 0x203a, '?', '!', ';', ':', '%',
        0x20ac, '$', 0xa3, 0x2013, 0x2014, 0x2030 };

    if (code == 0x3000)
        return before > 0x2e7f && after > 0x2e7f;
    if (code != 0xa0 && code != 0x202f && code != 0x2009)
        return false;
    return chars_digit(before) || chars_digit(after) || IN(before, left) ||
           IN(after, right) || (before == '.' && word <= 3);
}

/* Bytes of the word that ends at text[end), where a full stop may stand. */
static size_t
word_before(const char *text, size_t end)
{
    size_t n = 0;

    end -= end > 0 && text[end - 1] == '.';
    while (n < end && n < 8 && text[end - 1 - n] != ' ' &&
           text[end - 1 - n] != '.')
        n++;
    return n;
}

/* Is the blank of len bytes at i to stay as it is? */
static bool
sounds_whole(struct str line, size_t i, size_t len)
{
    const char *after = line.s + i + len;
    size_t left = line.n - i - len, got, back;
    uint32_t code;

    if (i == 0 || left == 0 || space_at(after, left) > 0)
        return false;
    if (len == 1)
        return line.s[i] == ' ';
    back = utf8_back(line.s, i);
    code = utf8_decode(line.s + i - back, back, &got);
    return typographic(utf8_decode(line.s + i, len, &got), code,
        utf8_decode(after, left, &got), word_before(line.s, i));
}

/* The white space at i: its length, and in *n that of all white space from
 * there on. */
static size_t
run_at(struct str line, size_t i, size_t *n)
{
    size_t len = space_at(line.s + i, line.n - i);

    *n = len > 0 ? len + space_lead(line.s + i + len, line.n - i - len) : 0;
    return len;
}

/* Is there white space at i that may be more than one blank between words? */
static bool
doubtful(struct str line, size_t i)
{
    if (line.s[i] == ' ')
        return i + 1 < line.n && line.s[i + 1] == ' ';
    return space_at(line.s + i, line.n - i) > 0;
}

/* Bytes of what is at i, which is no white space.  Most characters beyond
 * ASCII are quote marks and letters. */
static size_t
step_blank(struct str line, size_t i)
{
    unsigned char byte = (unsigned char)line.s[i];

    return byte < 0xc2 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/* The next place from i on that is doubtful; n if there is none. */
static size_t
next_doubt(struct str line, size_t i)
{
    const char *text = line.s;

    while (i < line.n) {
        if (line.n - i > sizeof(blocks_block)) {
            blocks_block c = blocks_at(text + i),
                         next = blocks_at(text + i + 1);
            /* As numbers with a sign, those beyond ASCII are below, too. */
            size_t first =
                blocks_first((c < ' ') | ((c == ' ') & (next == ' ')));

            i += first;
            if (first == sizeof(c))
                continue;
        }
        if (doubtful(line, i))
            return i;
        i += step_blank(line, i);
    }
    return line.n;
}

/* The next white space from i on that is not sound; n if there is none. */
static size_t
next_unsound(struct str line, size_t i)
{
    size_t from = i, n;

    while ((i = next_doubt(line, i)) < line.n) {
        /* One blank was nothing to wonder at, but it is of the run. */
        if (i > from && line.s[i - 1] == ' ')
            i--;
        if (run_at(line, i, &n) > 0 && !sounds_whole(line, i, n))
            return i;
        i += n;
        from = i;
    }
    return line.n;
}

struct str
blanks_fold(struct doc *doc, struct str line)
{
    size_t i = next_unsound(line, 0), n, next;
    struct str got = { NULL, i };
    char *out;

    if (i == line.n)
        return line;
    doc_note(doc, RULE_SPACE, line.s, line.n);
    got.s = out = doc_alloc(doc, line.n);
    memcpy(out, line.s, i);
    while (i < line.n) {
        run_at(line, i, &n);
        out[got.n++] = ' ';
        i += n;
        next = next_unsound(line, i);
        memcpy(out + got.n, line.s + i, next - i);
        got.n += next - i;
        i = next;
    }
    return got;
}
