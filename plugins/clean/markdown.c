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
rule_across(const char *s, size_t n)
{
    static const char *const list = "-*_=~#`";
    size_t i, count = 0;

    for (i = 0; i < n; i++) {
        if (s[i] == ' ')
            continue;
        if (s[i] != s[0] || s[0] == '\0' || strchr(list, s[0]) == NULL)
            return false;
        count++;
    }
    return count >= 3;
}

/* |---|:--:|, the line below the head of a table. */
static bool
table_rule(const char *s, size_t n)
{
    size_t i, dashes = 0, bars = 0;

    for (i = 0; i < n; i++) {
        dashes += s[i] == '-';
        bars += s[i] == '|';
        if (s[i] != '-' && s[i] != '|' && s[i] != ':' && s[i] != ' ')
            return false;
    }
    return dashes >= 3 && bars > 0;
}

/* "- ", "* ", "• ": bytes of the bullet alone. */
static size_t
bullet(const char *s, size_t n)
{
    if (n > 1 && (s[0] == '*' || s[0] == '+' || s[0] == '-'))
        return 1;
    if (n > 3 && memcmp(s, "\u2022", 3) == 0)
        return 3;
    return 0;
}

void
markdown_start(const char *s, size_t n, struct markdown_start *start)
{
    size_t i = 0;

    memset(start, 0, sizeof(*start));
    if (n == 0 || s[0] == ' ' ||
        (s[0] > '>' && s[0] != '_' && s[0] != '~' && s[0] != '|' &&
            s[0] != '`'))
        return;
    start->separator = rule_across(s, n) || table_rule(s, n);
    if (start->separator)
        return;
    if (s[0] == '#') {
        while (i < n && s[i] == '#')
            i++;
        if (i > 6 || i == n || s[i] != ' ')
            return;
        start->kind = (char)('0' + i);
    } else if (s[0] == '>') {
        while (i < n && (s[i] == '>' || s[i] == ' '))
            i++;
        start->kind = KIND_QUOTE;
    } else {
        i = bullet(s, n);
        if (i == 0 || space_at(s + i, n - i) == 0)
            return;
        start->kind = KIND_ITEM;
        start->mark = i;
    }
    start->n = i + space_lead(s + i, n - i);
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
    struct doc *d;
    const char *s;
    size_t n;
    struct piece *v;
    size_t count, cap;
    struct stack open[STACKS];
    bool any;
};

static uint32_t
after(const struct inline_reader *r, size_t i)
{
    size_t len;

    return i < r->n ? utf8_decode(r->s + i, r->n - i, &len) : ' ';
}

static uint32_t
before(const struct inline_reader *r, size_t i)
{
    size_t n;

    if (i == 0)
        return ' ';
    n = utf8_back(r->s, i);
    return utf8_decode(r->s + i - n, n, &n);
}

/* What a run of * or _ can do: CommonMark 0.31, "left-flanking" and
 * "right-flanking"; * inside a word does nothing, as _ does not. */
static unsigned
flanks(const struct inline_reader *r, size_t at, size_t n)
{
    uint32_t b = before(r, at), a = after(r, at + n);
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
add_piece(struct inline_reader *r, size_t at, size_t n)
{
    struct piece *p;

    pool_push(&r->d->pool, r->v, r->count, r->cap);
    p = &r->v[r->count++];
    memset(p, 0, sizeof(*p));
    p->at = at;
    p->n = n;
    return p;
}

static void
open_piece(struct inline_reader *r, unsigned which)
{
    struct stack *k = &r->open[which];

    pool_push(&r->d->pool, k->v, k->n, k->cap);
    k->v[k->n++] = r->count - 1;
}

/* The piece that the last one closes, or NULL; what was opened between them
 * stays text. */
static struct piece *
close_piece(struct inline_reader *r, unsigned which)
{
    struct stack *k = &r->open[which];
    size_t at, i;

    if (k->n == 0)
        return NULL;
    at = k->v[--k->n];
    for (i = 0; i < STACKS; i++) {
        while (r->open[i].n > 0 && r->open[i].v[r->open[i].n - 1] > at)
            r->open[i].n--;
    }
    r->any = true;
    return &r->v[at];
}

static size_t
emphasis(struct inline_reader *r, size_t i)
{
    size_t n = 1;
    unsigned can, which;
    struct piece *open = NULL;

    while (i + n < r->n && r->s[i + n] == r->s[i])
        n++;
    if (n > 3)
        return n;
    can = flanks(r, i, n);
    which = (r->s[i] == '_' ? 3 : 0) + (unsigned)n - 1;
    if (can == 0)
        return n;
    add_piece(r, i, n);
    if (can & CLOSES)
        open = close_piece(r, which);
    if (open != NULL) {
        r->v[r->count - 1].mark = MARK_STRONG_END;
        open->mark = MARK_STRONG;
    } else if (can & OPENS) {
        open_piece(r, which);
    }
    return n;
}

/* "(address)" or "(address "title")" behind a ]: its length, or 0. */
static size_t
destination(const char *s, size_t n, struct str *url)
{
    size_t i, depth = 0;

    if (n < 2 || s[0] != '(')
        return 0;
    for (i = 1; i < n; i++) {
        unsigned char c = (unsigned char)s[i];

        if (c <= ' ' || c == '[' || c == ']' || c == '<' || c == '>')
            break;
        if (c == ')' && depth-- == 0)
            break;
        depth += c == '(';
    }
    url->s = s + 1;
    url->n = i - 1;
    if (i + 1 < n && s[i] == ' ' && s[i + 1] == '"') {
        const char *q = memchr(s + i + 2, '"', n - i - 2);

        i = q != NULL ? (size_t)(q - s) + 1 : n;
    }
    return i < n && s[i] == ')' ? i + 1 : 0;
}

static size_t
bracket(struct inline_reader *r, size_t i)
{
    struct str url;
    struct piece *open;
    size_t n;

    if (r->s[i] != ']') {
        n = r->s[i] == '!' ? 2 : 1;
        add_piece(r, i, n);
        open_piece(r, BRACKET);
        return n;
    }
    n = destination(r->s + i + 1, r->n - i - 1, &url);
    if (n == 0 || r->open[BRACKET].n == 0) {
        /* "[he]" is over. */
        if (r->open[BRACKET].n > 0)
            r->open[BRACKET].n--;
        return 1;
    }
    add_piece(r, i, n + 1)->mark = MARK_LINK_END;
    open = close_piece(r, BRACKET);
    open->mark = open->n == 2 ? MARK_IMAGE : MARK_LINK;
    open->url = url;
    return n + 1;
}

/* \* is no mark but an asterisk. */
static size_t
escape(struct inline_reader *r, size_t i)
{
    if (i + 1 == r->n || strchr("*_[]`#\\", r->s[i + 1]) == NULL ||
        r->s[i + 1] == '\0')
        return 1;
    add_piece(r, i, 1)->stroke = true;
    r->any = true;
    return 2;
}

static void
find_pieces(struct inline_reader *r)
{
    size_t i = 0;

    while (i < r->n) {
        switch (r->s[i]) {
        case '*':
        case '_':
            i += emphasis(r, i);
            break;
        case '\\':
            i += escape(r, i);
            break;
        case '!':
            if (i + 1 == r->n || r->s[i + 1] != '[') {
                i++;
                break;
            }
            /* fall through */
        case '[':
        case ']':
            i += bracket(r, i);
            break;
        default:
            i++;
        }
    }
}

struct str
markdown_inline(struct doc *d, struct str line)
{
    struct inline_reader r = { .d = d, .s = line.s, .n = line.n };
    struct str out = { NULL, 0 };
    size_t i, at = 0;
    char *o;

    if (memchr(line.s, '*', line.n) == NULL &&
        memchr(line.s, '_', line.n) == NULL &&
        memchr(line.s, '[', line.n) == NULL)
        return line;
    find_pieces(&r);
    if (!r.any)
        return line;
    doc_note(d, RULE_MARKDOWN, line.s, line.n);
    o = doc_alloc(d, line.n + 1);
    out.s = o;
    for (i = 0; i < r.count; i++) {
        const struct piece *p = &r.v[i];

        if (p->mark == 0 && !p->stroke)
            continue;
        memcpy(o + out.n, line.s + at, p->at - at);
        out.n += p->at - at;
        if (p->mark != 0)
            o[out.n++] = p->mark;
        if (p->url.s != NULL) {
            memcpy(o + out.n, p->url.s, p->url.n);
            out.n += p->url.n;
            o[out.n++] = MARK_WORDS;
        }
        at = p->at + p->n;
    }
    memcpy(o + out.n, line.s + at, line.n - at);
    out.n += line.n - at;
    return out;
}
