/* SPDX-License-Identifier: MIT */
#include "scan.h"

#include <stdint.h>
#include <string.h>

#include "text/blocks.h"
#include "text/sight.h"
#include "text/space.h"
#include "text/utf8.h"

/* Invisible characters, first and last: soft hyphen; Arabic letter mark;
 * Mongolian vowel separator; zero-width space to right-to-left mark; line
 * separator to right-to-left override; word joiner to the shaping controls;
 * byte order mark; interlinear annotation and object replacement; tags. */
static const uint32_t invisible[][2] = {
    { 0x80, 0x9f },
    { 0xad, 0xad },
    { 0x61c, 0x61c },
    { 0x180e, 0x180e },
    { 0x200b, 0x200f },
    { 0x2028, 0x202e },
    { 0x2060, 0x206f },
    { 0xfeff, 0xfeff },
    { 0xfff9, 0xfffc },
    { 0xe0000, 0xe007f },
};

size_t
scan_control(const char *text, size_t n)
{
    unsigned char byte = (unsigned char)text[0];
    size_t i, len;
    uint32_t code;

    if (byte < 0x80)
        return (byte < ' ' && byte != '\n' && byte != '\t') || byte == 0x7f;
    if (n < 2 || !sight_is_odd(text))
        return 0;
    code = utf8_decode(text, n, &len);
    for (i = 0; i < sizeof(invisible) / sizeof(invisible[0]); i++) {
        if (code >= invisible[i][0] && code <= invisible[i][1])
            return len;
    }
    return 0;
}

/* Where in blocks there was something: the upper bit of a byte tells. */
struct found {
    blocks_block high, low, tag, entity, markdown, space;
};

/* A block, and the one that begins a byte later. */
static inline void
look_at_block(struct found *found, blocks_block c, blocks_block next)
{
    found->high |= c;
    /* As numbers with a sign, those beyond ASCII are below the blank, too. */
    found->low |= (c < ' ') & ~(c | (c == '\n'));
    found->low |= c == 0x7f;
    found->tag |= c == '<';
    found->entity |= c == '&';
    found->markdown |= (c == '*') | ((c | 4) == '_'); /* and [ */
    found->space |= (c == ' ') & (next == ' ');
}

static bool
any(blocks_block b)
{
    return blocks_first(b) < sizeof(b);
}

/* What there is below the blank: seldom anything. */
static unsigned
low_at(const char *text, size_t n)
{
    unsigned found = 0;
    size_t i;

    for (i = 0; i < n; i++) {
        if (text[i] == '\t')
            found |= SCAN_SPACE;
        else if (text[i] >= 0 && scan_control(text + i, n - i) > 0)
            found |= SCAN_CONTROL;
    }
    return found;
}

/* What the bytes of text[0..n) say, but for characters beyond ASCII. */
static unsigned
kinds_of(const char *text, size_t n)
{
    struct found found = { 0 };
    char end[2 * sizeof(blocks_block)];
    size_t i;

    for (i = 0; i + sizeof(blocks_block) < n; i += sizeof(blocks_block))
        look_at_block(&found, blocks_at(text + i), blocks_at(text + i + 1));
    memset(end, 'x', sizeof(end));
    memcpy(end, text + i, n - i);
    look_at_block(&found, blocks_at(end), blocks_at(end + 1));
    return (any(found.high) ? SCAN_HIGH : 0) |
           (any(found.low) ? low_at(text, n) : 0) |
           (any(found.tag) ? SCAN_TAG : 0) |
           (any(found.entity) ? SCAN_ENTITY : 0) |
           (any(found.markdown) ? SCAN_MARKDOWN : 0) |
           (any(found.space) ? SCAN_SPACE : 0);
}

/* Which odd characters there are. */
static unsigned
odd_at(const char *text, size_t n)
{
    unsigned found = 0;
    size_t i = 0, len;

    for (; (i = utf8_skip_ascii(text, n, i)) < n; i += len) {
        utf8_decode(text + i, n - i, &len);
        if (scan_control(text + i, n - i) > 0)
            found |= SCAN_CONTROL;
        if (space_at(text + i, n - i) > 0)
            found |= SCAN_SPACE;
    }
    return found;
}

unsigned
scan_text(const struct mojibake *table, struct str text)
{
    unsigned found = kinds_of(text.s, text.n), sight;

    if ((found & SCAN_HIGH) == 0)
        return found;
    sight = sight_of(table, text.s, text.n);
    if (sight & SIGHT_ODD)
        found |= odd_at(text.s, text.n);
    if (sight & (SIGHT_FORM | SIGHT_DAMAGE | SIGHT_MISREAD))
        found |= SCAN_ENCODING;
    return found;
}
