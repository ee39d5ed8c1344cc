/* SPDX-License-Identifier: MIT */
#include "markdown.h"

#include <string.h>

#include "marks.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

/* ---- the start of a line ------------------------------------------------ */

/* Is the line nothing but three or more of one character of the list, blanks
 * between? */
static bool
rule_across(const char *text, size_t n)
{
    static const char *const list = "-*_=~#`";
    size_t i, count = 0;

    for (i = 0; i < n; i++) {
        if (text[i] == ' ')
            continue;
        if (text[i] != text[0] || text[0] == '\0' ||
            strchr(list, text[0]) == NULL)
            return false;
        count++;
    }
    return count >= 3;
}

/* |---|:--:|, the line below the head of a table. */
static bool
table_rule(const char *text, size_t n)
{
    size_t i, dashes = 0, bars = 0;

    for (i = 0; i < n; i++) {
        dashes += text[i] == '-';
        bars += text[i] == '|';
        if (text[i] != '-' && text[i] != '|' && text[i] != ':' &&
            text[i] != ' ')
            return false;
    }
    return dashes >= 3 && bars > 0;
}

/* "- ", "* ", "• ": bytes of the bullet alone. */
static size_t
bullet(const char *text, size_t n)
{
    if (n > 1 && (text[0] == '*' || text[0] == '+' || text[0] == '-'))
        return 1;
    if (n > 3 && memcmp(text, "\u2022", 3) == 0)
        return 3;
    return 0;
}

void
markdown_start(const char *text, size_t n, struct markdown_start *start)
{
    size_t i = 0;

    memset(start, 0, sizeof(*start));
    if (n == 0 || text[0] == ' ' ||
        (text[0] > '>' && text[0] != '_' && text[0] != '~' && text[0] != '|' &&
            text[0] != '`'))
        return;
    start->separator = rule_across(text, n) || table_rule(text, n);
    if (start->separator)
        return;
    if (text[0] == '#') {
        while (i < n && text[i] == '#')
            i++;
        if (i > 6 || i == n || text[i] != ' ')
            return;
        start->kind = (char)('0' + i);
    } else if (text[0] == '>') {
        while (i < n && (text[i] == '>' || text[i] == ' '))
            i++;
        start->kind = KIND_QUOTE;
    } else {
        i = bullet(text, n);
        if (i == 0 || space_at(text + i, n - i) == 0)
            return;
        start->kind = KIND_ITEM;
        start->mark = i;
    }
    start->n = i + space_lead(text + i, n - i);
}

/* ---- inside a line ------------------------------------------------------ */

/* Something in a line that may be a mark. */
struct piece {
    size_t at, n;
    char mark;      /* 0: it is text after all */
    bool stroke;    /* before a mark that is text: it goes */
    struct str url; /* of a link */
};

enum { OPENS = 1, CLOSES = 2 };

/* Places of pieces that are not closed yet: * ** *** _ __ ___ and [. */
enum { BRACKET = 6, STACKS };

struct stack {
    size_t *v, n, cap;
};

struct inline_reader {
    struct doc *doc;
    const char *s;
    size_t n;
    struct piece *v;
    size_t count, cap;
    struct stack open[STACKS];
    bool any;
};

static uint32_t
after(const struct inline_reader *reader, size_t i)
{
    size_t len;

    return i < reader->n ? utf8_decode(reader->s + i, reader->n - i, &len)
                         : ' ';
}

static uint32_t
before(const struct inline_reader *reader, size_t i)
{
    size_t n;

    if (i == 0)
        return ' ';
    n = utf8_back(reader->s, i);
    return utf8_decode(reader->s + i - n, n, &n);
}

/* What a run of * or _ can do: CommonMark 0.31, "left-flanking" and
 * "right-flanking"; * inside a word does nothing, as _ does not. */
static unsigned
flanks(const struct inline_reader *reader, size_t at, size_t n)
{
    uint32_t b = before(reader, at), a = after(reader, at + n);
    bool b_space = chars_space(b), a_space = chars_space(a);
    bool b_punct = chars_punct(b) || b < 0x20,
         a_punct = chars_punct(a) || a < 0x20;
    unsigned can = 0;

    if (!a_space && (!a_punct || b_space || b_punct))
        can |= OPENS;
    if (!b_space && (!b_punct || a_space || a_punct))
        can |= CLOSES;
    if (can == (OPENS | CLOSES)) {
        can = b_punct && !a_punct ? OPENS : a_punct && !b_punct ? CLOSES : 0;
    }
    return can;
}

static struct piece *
add_piece(struct inline_reader *reader, size_t at, size_t n)
{
    struct piece *piece;

    pool_push(&reader->doc->pool, reader->v, reader->count, reader->cap);
    piece = &reader->v[reader->count++];
    memset(piece, 0, sizeof(*piece));
    piece->at = at;
    piece->n = n;
    return piece;
}

static void
open_piece(struct inline_reader *reader, unsigned which)
{
    struct stack *stack = &reader->open[which];

    pool_push(&reader->doc->pool, stack->v, stack->n, stack->cap);
    stack->v[stack->n++] = reader->count - 1;
}

/* The piece that the last one closes, or NULL; what was opened between them
 * stays text. */
static struct piece *
close_piece(struct inline_reader *reader, unsigned which)
{
    struct stack *stack = &reader->open[which];
    size_t at, i;

    if (stack->n == 0)
        return NULL;
    at = stack->v[--stack->n];
    for (i = 0; i < STACKS; i++) {
        while (reader->open[i].n > 0 &&
               reader->open[i].v[reader->open[i].n - 1] > at)
            reader->open[i].n--;
    }
    reader->any = true;
    return &reader->v[at];
}

static size_t
emphasis(struct inline_reader *reader, size_t i)
{
    size_t n = 1;
    unsigned can, which;
    struct piece *open = NULL;

    while (i + n < reader->n && reader->s[i + n] == reader->s[i])
        n++;
    if (n > 3)
        return n;
    can = flanks(reader, i, n);
    which = (reader->s[i] == '_' ? 3 : 0) + (unsigned)n - 1;
    if (can == 0)
        return n;
    add_piece(reader, i, n);
    if (can & CLOSES)
        open = close_piece(reader, which);
    if (open != NULL) {
        reader->v[reader->count - 1].mark = MARK_STRONG_END;
        open->mark = MARK_STRONG;
    } else if (can & OPENS) {
        open_piece(reader, which);
    }
    return n;
}

/* "(address)" or "(address "title")" behind a ]: its length, or 0. */
static size_t
destination(const char *text, size_t n, struct str *url)
{
    size_t i, depth = 0;

    if (n < 2 || text[0] != '(')
        return 0;
    for (i = 1; i < n; i++) {
        unsigned char byte = (unsigned char)text[i];

        if (byte <= ' ' || byte == '[' || byte == ']' || byte == '<' ||
            byte == '>')
            break;
        if (byte == ')' && depth-- == 0)
            break;
        depth += byte == '(';
    }
    url->s = text + 1;
    url->n = i - 1;
    if (i + 1 < n && text[i] == ' ' && text[i + 1] == '"') {
        const char *next = memchr(text + i + 2, '"', n - i - 2);

        i = next != NULL ? (size_t)(next - text) + 1 : n;
    }
    return i < n && text[i] == ')' ? i + 1 : 0;
}

static size_t
bracket(struct inline_reader *reader, size_t i)
{
    struct str url;
    struct piece *open;
    size_t n;

    if (reader->s[i] != ']') {
        n = reader->s[i] == '!' ? 2 : 1;
        add_piece(reader, i, n);
        open_piece(reader, BRACKET);
        return n;
    }
    n = destination(reader->s + i + 1, reader->n - i - 1, &url);
    if (n == 0 || reader->open[BRACKET].n == 0) {
        /* "[he]" is over. */
        if (reader->open[BRACKET].n > 0)
            reader->open[BRACKET].n--;
        return 1;
    }
    add_piece(reader, i, n + 1)->mark = MARK_LINK_END;
    open = close_piece(reader, BRACKET);
    open->mark = open->n == 2 ? MARK_IMAGE : MARK_LINK;
    open->url = url;
    return n + 1;
}

/* \* is no mark but an asterisk. */
static size_t
escape_length(struct inline_reader *reader, size_t i)
{
    if (i + 1 == reader->n || strchr("*_[]`#\\", reader->s[i + 1]) == NULL ||
        reader->s[i + 1] == '\0')
        return 1;
    add_piece(reader, i, 1)->stroke = true;
    reader->any = true;
    return 2;
}

static void
find_pieces(struct inline_reader *reader)
{
    size_t i = 0;

    while (i < reader->n) {
        switch (reader->s[i]) {
        case '*':
        case '_':
            i += emphasis(reader, i);
            break;
        case '\\':
            i += escape_length(reader, i);
            break;
        case '!':
            if (i + 1 == reader->n || reader->s[i + 1] != '[') {
                i++;
                break;
            }
            /* fall through */
        case '[':
        case ']':
            i += bracket(reader, i);
            break;
        default:
            i++;
        }
    }
}

struct str
markdown_inline(struct doc *doc, struct str line)
{
    struct inline_reader reader = { .doc = doc, .s = line.s, .n = line.n };
    struct str out = { NULL, 0 };
    size_t i, at = 0;
    char *to;

    if (memchr(line.s, '*', line.n) == NULL &&
        memchr(line.s, '_', line.n) == NULL &&
        memchr(line.s, '[', line.n) == NULL)
        return line;
    find_pieces(&reader);
    if (!reader.any)
        return line;
    doc_note(doc, RULE_MARKDOWN, line.s, line.n);
    to = doc_alloc(doc, line.n + 1);
    out.s = to;
    for (i = 0; i < reader.count; i++) {
        const struct piece *piece = &reader.v[i];

        if (piece->mark == 0 && !piece->stroke)
            continue;
        memcpy(to + out.n, line.s + at, piece->at - at);
        out.n += piece->at - at;
        if (piece->mark != 0)
            to[out.n++] = piece->mark;
        if (piece->url.s != NULL) {
            memcpy(to + out.n, piece->url.s, piece->url.n);
            out.n += piece->url.n;
            to[out.n++] = MARK_WORDS;
        }
        at = piece->at + piece->n;
    }
    memcpy(to + out.n, line.s + at, line.n - at);
    out.n += line.n - at;
    return out;
}
