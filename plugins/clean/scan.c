#include "scan.h"

#include <stdint.h>
#include <string.h>

#include "text/blocks.h"
#include "text/utf8.h"

enum { LOOK = 1 << 7 }; /* the bytes that follow decide */

/* What a byte says; zero for most. */
static const uint8_t kind[256] = {
    [0x00] = SCAN_CONTROL,
    [0x01] = SCAN_CONTROL,
    [0x02] = SCAN_CONTROL,
    [0x03] = SCAN_CONTROL,
    [0x04] = SCAN_CONTROL,
    [0x05] = SCAN_CONTROL,
    [0x06] = SCAN_CONTROL,
    [0x07] = SCAN_CONTROL,
    [0x08] = SCAN_CONTROL,
    ['\t'] = SCAN_SPACE,
    [0x0b] = SCAN_CONTROL,
    [0x0c] = SCAN_CONTROL,
    ['\r'] = SCAN_CONTROL,
    [0x0e] = SCAN_CONTROL,
    [0x0f] = SCAN_CONTROL,
    [0x10] = SCAN_CONTROL,
    [0x11] = SCAN_CONTROL,
    [0x12] = SCAN_CONTROL,
    [0x13] = SCAN_CONTROL,
    [0x14] = SCAN_CONTROL,
    [0x15] = SCAN_CONTROL,
    [0x16] = SCAN_CONTROL,
    [0x17] = SCAN_CONTROL,
    [0x18] = SCAN_CONTROL,
    [0x19] = SCAN_CONTROL,
    [0x1a] = SCAN_CONTROL,
    [0x1b] = SCAN_CONTROL,
    [0x1c] = SCAN_CONTROL,
    [0x1d] = SCAN_CONTROL,
    [0x1e] = SCAN_CONTROL,
    [0x1f] = SCAN_CONTROL,
    ['&'] = SCAN_ENTITY,
    ['<'] = SCAN_TAG,
    ['*'] = SCAN_MARKDOWN,
    ['_'] = SCAN_MARKDOWN,
    ['['] = SCAN_MARKDOWN,
    [0x7f] = SCAN_CONTROL,
    [0xc2] = LOOK,
    [0xd8] = LOOK,
    [0xe1] = LOOK,
    [0xe2] = LOOK,
    [0xe3] = LOOK,
    [0xef] = LOOK,
};

/* Invisible characters, first and last: soft hyphen; Arabic letter mark;
 * Mongolian vowel separator; zero-width space to right-to-left mark; line
 * separator to right-to-left override; word joiner to the shaping controls;
 * byte order mark; interlinear annotation and object replacement. */
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
};

size_t
scan_control(const char *s, size_t n)
{
    unsigned char c = (unsigned char)s[0];
    size_t i, len;
    uint32_t u;

    if (c < 0x80)
        return (kind[c] & SCAN_CONTROL) != 0;
    if ((kind[c] & LOOK) == 0)
        return 0;
    u = utf8_decode(s, n, &len);
    for (i = 0; i < sizeof(invisible) / sizeof(invisible[0]); i++) {
        if (u >= invisible[i][0] && u <= invisible[i][1])
            return len;
    }
    return 0;
}

/* Blanks that are not the common one: U+00A0, U+1680, U+2000 to U+200A,
 * U+202F, U+205F, U+3000. */
static bool
strange_blank(const unsigned char *s, size_t n)
{
    if (s[0] == 0xc2)
        return n > 1 && s[1] == 0xa0;
    if (n < 3)
        return false;
    if (s[0] == 0xe1)
        return s[1] == 0x9a && s[2] == 0x80;
    if (s[0] == 0xe2)
        return (s[1] == 0x80 && (s[2] <= 0x8a || s[2] == 0xaf)) ||
               (s[1] == 0x81 && s[2] == 0x9f);
    return s[0] == 0xe3 && s[1] == 0x80 && s[2] == 0x80;
}

/* Where in blocks there was something: the upper bit of a byte tells. */
struct found {
    blocks_block high, control, tag, entity, markdown, space;
};

/* A block, and the one that begins a byte later. */
static inline void
look(struct found *f, blocks_block c, blocks_block next)
{
    blocks_block tab = c == '\t';

    f->high |= c;
    f->control |= (((c < ' ') & ~((c == '\n') | tab)) | (c == 0x7f)) & ~c;
    f->tag |= c == '<';
    f->entity |= c == '&';
    f->markdown |= (c == '*') | (c == '_') | (c == '[');
    f->space |= tab | ((c == ' ') & (next == ' '));
}

static unsigned
bit_if(blocks_block b, unsigned bit)
{
    return blocks_first(b) < sizeof(b) ? bit : 0;
}

/* What the bytes of s[0..n) say, but for characters beyond ASCII. */
static unsigned
kinds_of(const char *s, size_t n)
{
    struct found f = { 0 };
    char end[2 * sizeof(blocks_block)];
    size_t i;

    for (i = 0; i + sizeof(blocks_block) < n; i += sizeof(blocks_block))
        look(&f, blocks_at(s + i), blocks_at(s + i + 1));
    memset(end, 'x', sizeof(end));
    memcpy(end, s + i, n - i);
    look(&f, blocks_at(end), blocks_at(end + 1));
    return bit_if(f.high, SCAN_HIGH) | bit_if(f.control, SCAN_CONTROL) |
           bit_if(f.tag, SCAN_TAG) | bit_if(f.entity, SCAN_ENTITY) |
           bit_if(f.markdown, SCAN_MARKDOWN) | bit_if(f.space, SCAN_SPACE);
}

/* The same for characters beyond ASCII. */
static unsigned
look_at(const char *s, size_t n)
{
    unsigned found = 0;
    size_t i = 0;

    while ((i = utf8_skip_ascii(s, n, i)) < n) {
        unsigned char c = (unsigned char)s[i];

        if (kind[c] & LOOK) {
            if (scan_control(s + i, n - i) > 0)
                found |= SCAN_CONTROL;
            if (strange_blank((const unsigned char *)s + i, n - i))
                found |= SCAN_SPACE;
        }
        i += c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
    }
    return found;
}

unsigned
scan_text(struct str text)
{
    unsigned found = kinds_of(text.s, text.n);

    if (found & SCAN_HIGH)
        found |= look_at(text.s, text.n);
    return found;
}
