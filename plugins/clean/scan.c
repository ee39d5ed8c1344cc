#include "scan.h"

#include <stdint.h>
#include <string.h>

#include "text/blocks.h"
#include "text/utf8.h"

/* Bit k of the word of a byte that begins characters: among those that have
 * 0x80 + k as their second byte is one that is invisible or a blank. */
#define BIT(second) (UINT64_C(1) << ((second)-0x80))
static const uint64_t odd[64] = {
    [0xc2 - 0xc0] = UINT64_C(0xffffffff) | BIT(0xa0) | BIT(0xad),
    [0xd8 - 0xc0] = BIT(0x9c),
    [0xe1 - 0xc0] = BIT(0x9a) | BIT(0xa0),
    [0xe2 - 0xc0] = BIT(0x80) | BIT(0x81),
    [0xe3 - 0xc0] = BIT(0x80),
    [0xef - 0xc0] = BIT(0xbb) | BIT(0xbf),
    [0xf3 - 0xc0] = BIT(0xa0),
};

static bool
is_odd(const char *s)
{
    unsigned char a = (unsigned char)s[0], b = (unsigned char)s[1];

    return (odd[a & 0x3f] >> (b & 0x3f) & 1) != 0;
}

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
scan_control(const char *s, size_t n)
{
    unsigned char c = (unsigned char)s[0];
    size_t i, len;
    uint32_t u;

    if (c < 0x80)
        return (c < ' ' && c != '\n' && c != '\t') || c == 0x7f;
    if (n < 2 || !is_odd(s))
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
    blocks_block high, low, tag, entity, markdown, space;
};

/* A block, and the one that begins a byte later. */
static inline void
look(struct found *f, blocks_block c, blocks_block next)
{
    f->high |= c;
    /* As numbers with a sign, those beyond ASCII are below the blank, too. */
    f->low |= (c < ' ') & ~(c | (c == '\n'));
    f->low |= c == 0x7f;
    f->tag |= c == '<';
    f->entity |= c == '&';
    f->markdown |= (c == '*') | ((c | 4) == '_'); /* and [ */
    f->space |= (c == ' ') & (next == ' ');
}

static bool
any(blocks_block b)
{
    return blocks_first(b) < sizeof(b);
}

/* What there is below the blank: seldom anything. */
static unsigned
low_at(const char *s, size_t n)
{
    unsigned found = 0;
    size_t i;

    for (i = 0; i < n; i++) {
        if (s[i] == '\t')
            found |= SCAN_SPACE;
        else if (s[i] >= 0 && scan_control(s + i, n - i) > 0)
            found |= SCAN_CONTROL;
    }
    return found;
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
    return (any(f.high) ? SCAN_HIGH : 0) | (any(f.low) ? low_at(s, n) : 0) |
           (any(f.tag) ? SCAN_TAG : 0) | (any(f.entity) ? SCAN_ENTITY : 0) |
           (any(f.markdown) ? SCAN_MARKDOWN : 0) |
           (any(f.space) ? SCAN_SPACE : 0);
}

/* The same for characters beyond ASCII. */
static unsigned
look_at(const char *s, size_t n)
{
    unsigned found = 0;
    size_t i = 0;

    while ((i = utf8_skip_ascii(s, n, i)) < n) {
        do {
            const unsigned char *u = (const unsigned char *)s + i;

            /* Dashes and quote marks are what most texts have. */
            if (is_odd(s + i) && !(u[0] == 0xe2 && u[1] == 0x80 &&
                                     u[2] >= 0x90 && u[2] < 0xa8)) {
                if (scan_control(s + i, n - i) > 0)
                    found |= SCAN_CONTROL;
                if (strange_blank(u, n - i))
                    found |= SCAN_SPACE;
            }
            i += u[0] < 0xe0 ? 2 : u[0] < 0xf0 ? 3 : 4;
        } while (i < n && (signed char)s[i] < 0);
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
