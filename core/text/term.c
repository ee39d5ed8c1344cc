/* SPDX-License-Identifier: MIT */
#include "text/term.h"

#include <string.h>

#include "lang/lang.h"
#include "text/chars.h"
#include "text/eight.h"
#include "text/utf8.h"

#define APOSTROPHE  0x2019
#define CLITIC_MOST 4 /* letters of one */
#define ELIDED_MOST 8 /* letters before an apostrophe */
#define TERM_BYTES  5 /* of a term and what is beside it, on average */

struct cutter {
    const struct pool *pool;
    struct vocabulary *vocabulary;
    size_t language;
    const char *s;
    size_t n;
    const struct cd_text *text;
    uint32_t to;  /* end of the bytes in hand */
    size_t token; /* the first that is not behind the place in hand */
    struct cd_term *v;
    size_t nterms, cap;
};

static uint32_t
detail(const struct cutter *c, const char *s, size_t n)
{
    return lang_word(c->language, s, n)[LANG_DETAIL_GROUP];
}

static uint32_t
code_at(const struct cutter *c, uint32_t at, uint32_t *len)
{
    size_t n;
    uint32_t code;

    if (at < c->to && (unsigned char)c->s[at] < 0x80) {
        *len = 1;
        return (unsigned char)c->s[at];
    }
    if (at >= c->to) {
        *len = 0;
        return '\n';
    }
    code = utf8_decode(c->s + at, c->to - at, &n);
    *len = (uint32_t)n;
    return code;
}

static bool
wordly(uint32_t code)
{
    return chars_letter(code) || chars_digit(code);
}

static inline void
push(struct cutter *c, uint32_t at, uint32_t end, uint32_t word, uint32_t shape)
{
    pool_push(c->pool, c->v, c->nterms, c->cap);
    c->v[c->nterms++] = (struct cd_term){ at, end - at, word, shape };
}

/* The shape of a word that is no token. */
static uint32_t
shape_of(const char *s, size_t n)
{
    uint32_t shape = 0;
    size_t i, len;

    for (i = 0; i < n; i += len) {
        uint32_t c = utf8_decode(s + i, n - i, &len);

        if (i == 0 && chars_digit(c))
            shape |= CD_SHAPE_FIGURE;
        if (chars_upper(c))
            shape |= i == 0 ? CD_SHAPE_CAPITAL : CD_SHAPE_CAPITALS;
    }
    return shape;
}

/* The next token, which is a term. */
static inline void
push_token(struct cutter *c)
{
    size_t k = c->token++;
    const struct cd_token *t = &c->text->tokens[k];

    push(c, t->at, t->at + t->n, c->text->words[k], t->shape);
}

/* Pass over the tokens before s[at]. */
static inline void
pass_tokens(struct cutter *c, uint32_t at)
{
    const struct cd_text *t = c->text;

    while (c->token < t->ntokens && t->tokens[c->token].at < at)
        c->token++;
}

static void
push_word(struct cutter *c, uint32_t at, uint32_t end)
{
    const struct cd_token *t;

    if (end == at)
        return;
    pass_tokens(c, at);
    t = &c->text->tokens[c->token];
    if (c->token < c->text->ntokens && t->at == at && t->n == end - at)
        push_token(c);
    else
        push(c, at, end,
            vocabulary_number(c->vocabulary, c->language, c->s + at, end - at),
            shape_of(c->s + at, end - at));
}

/* ---- clitics ---- */

static uint32_t
apostrophe(const struct cutter *c, uint32_t at, uint32_t end)
{
    if (at < end && c->s[at] == '\'')
        return 1;
    if (end - at >= 3 && memcmp(c->s + at, "\xe2\x80\x99", 3) == 0)
        return 3;
    return 0;
}

/* Is there an apostrophe in front of the last letter or two? */
static bool
may_be_clitic(const struct cutter *c, uint32_t at, uint32_t end)
{
    uint32_t i = end - at > 5 ? end - 5 : at;

    for (; i < end; i++) {
        if (c->s[i] == '\'' || (unsigned char)c->s[i] == 0x99)
            return true;
    }
    return false;
}

/* Where 's, 'd, 'll, 've, 're begins at the end of a word. */
static uint32_t
clitic(const struct cutter *c, uint32_t at, uint32_t end)
{
    uint32_t cut, mark, i;
    char low[CLITIC_MOST + 1] = "'";

    if (end - at < 3 || !may_be_clitic(c, at, end))
        return end;
    for (cut = end; cut > at && end - cut < CLITIC_MOST &&
                    (c->s[cut - 1] | 32) >= 'a' && (c->s[cut - 1] | 32) <= 'z';)
        cut--;
    for (i = cut; i < end; i++)
        low[i - cut + 1] = (char)(c->s[i] | 32);
    mark = cut > at + 1 && c->s[cut - 1] == '\'' ? 1 : 3;
    if (cut < at + mark + 1 || apostrophe(c, cut - mark, end) != mark ||
        !(detail(c, low, end - cut + 1) & LANG_BIT(LANG_CLITIC)))
        return end;
    return cut - mark;
}

/* Behind the elided l', qu', dell' at the beginning of a word. */
static uint32_t
elision(const struct cutter *c, uint32_t at, uint32_t end)
{
    char low[ELIDED_MOST];
    uint32_t i, n = 0;

    for (i = at; i < end && i < at + ELIDED_MOST && n == 0; i++) {
        n = apostrophe(c, i, end);
        low[i - at] =
            c->s[i] >= 'A' && c->s[i] <= 'Z' ? (char)(c->s[i] | 32) : c->s[i];
    }
    i--;
    return n > 0 && i > at && i + n < end &&
                   (detail(c, low, i - at) & LANG_BIT(LANG_ELIDED))
               ? i + n
               : at;
}

/* The byte at which an ending of the list begins that is a part of the word. */
static uint32_t
ending(const struct cutter *c, uint32_t at, uint32_t end, const char *list)
{
    for (; *list != '\0'; list += strcspn(list, " "), list += *list == ' ') {
        uint32_t n = (uint32_t)strcspn(list, " ") - 1;

        if (*list == '~' && n < end - at &&
            memcmp(c->s + end - n, list + 1, n) == 0)
            return end - n;
    }
    return end;
}

/* French, Portuguese: where -il, -t-elle, -se begins at the end of a verb. */
static uint32_t
inverted_pronoun(const struct cutter *c, uint32_t at, uint32_t end)
{
    const struct lang_list *l;
    uint32_t cut = end;

    if (memchr(c->s + at, '-', end - at) == NULL)
        return end;
    for (l = lang_detail; l->words != NULL && cut == end; l++) {
        if (l->language == c->language &&
            (l->classes & LANG_BIT(LANG_INVERTED_PRONOUN)))
            cut = ending(c, at, end, l->words);
    }
    return cut;
}

/* "d'après", "D'après": one word for all its apostrophe. */
static bool
preposition(const struct cutter *c, const char *s, size_t n)
{
    char w[16];

    if (n == 0 || n > sizeof(w))
        return false;
    memcpy(w, s, n);
    if (w[0] >= 'A' && w[0] <= 'Z')
        w[0] = (char)(w[0] | 32);
    return lang_word(c->language, w, n)[LANG_GRAMMAR_GROUP] != 0;
}

static void
word(struct cutter *c, uint32_t at, uint32_t end)
{
    uint32_t cut;

    if (lang_has(c->language, LANG_ELISION)) {
        cut = elision(c, at, end);
        if (cut > at && !preposition(c, c->s + at, end - at)) {
            push_word(c, at, cut);
            at = cut;
        }
    }
    cut = clitic(c, at, end);
    if (cut == end)
        cut = inverted_pronoun(c, at, end);
    push_word(c, at, cut);
    push_word(c, cut, end);
}

/* ---- scanning ---- */

/* The end of the letters of ASCII from s[at] on, where `first` is the text. */
static inline uint32_t
letters_end(const struct cutter *c, uint32_t at, uint64_t first)
{
    uint32_t n = (uint32_t)eight_before(~eight_letters(first) & EIGHT_HIGH);

    for (at += n; n == 8; at += n) {
        first = eight_inside(c->s, c->n, at, c->to);
        n = (uint32_t)eight_before(~eight_letters(first) & EIGHT_HIGH);
    }
    return at;
}

/* A character that may stand between the letters of a word. */
static bool
joins(uint32_t code)
{
    return code == '-' || code == '\'' || code == APOSTROPHE || code == '&' ||
           code == 0x2010 || code == 0x2011 || code == '_';
}

/* Is the word that a token makes over, whatever language it is of: is what
 * stands behind it in the piece no part of it? */
static inline bool
over(const struct cutter *c, uint32_t at, uint32_t end)
{
    unsigned char next;

    if (end == c->to)
        return true;
    next = (unsigned char)c->s[end];
    if (next == ' ')
        return true;
    if (c->s[at] >= '0' && c->s[at] <= '9') /* 1,200 */
        return false;
    if (next == '.') /* of an initial or an address? */
        return end > at + 1 && !(end + 1 < c->to && c->s[end + 1] >= 'a' &&
                                   c->s[end + 1] <= 'z');
    return next < 0x80 && !wordly(next) && !joins(next);
}

/* U.S., J.K., e.g.: letters, each with a stop; returns their end or `at`. */
static uint32_t
initials(const struct cutter *c, uint32_t at)
{
    uint32_t i = at, n = 0;

    while (i + 1 < c->to && c->s[i + 1] == '.' &&
           ((c->s[i] >= 'A' && c->s[i] <= 'Z') ||
               (c->s[i] >= 'a' && c->s[i] <= 'z'))) {
        i += 2;
        n++;
    }
    return n > 1 ? i : at;
}

/* "example.org", "Ver.di": a stop between letters, the second one small. */
static bool
address(const struct cutter *c, uint32_t at, uint32_t code)
{
    return code == '.' && at + 1 < c->to && c->s[at + 1] >= 'a' &&
           c->s[at + 1] <= 'z' && !(c->s[at - 1] >= '0' && c->s[at - 1] <= '9');
}

static uint32_t
word_end(const struct cutter *c, uint32_t at)
{
    uint32_t len, next, code, i = at;
    bool number = c->s[at] >= '0' && c->s[at] <= '9';

    for (;;) {
        i = letters_end(c, i, eight_inside(c->s, c->n, i, c->to));
        code = code_at(c, i, &len);
        if (len == 0)
            return i;
        if (wordly(code)) {
            i += len;
            continue;
        }
        if (!joins(code) && !(number && (code == ',' || code == '.')) &&
            !address(c, i, code))
            return i;
        if (!wordly(code_at(c, i + len, &next)) || next == 0)
            return i;
        if (number &&
            (code == '.' || code == ',')) { /* 1,200 but not 2015,he */
            uint32_t digit = code_at(c, i + len, &next);

            if (digit < '0' || digit > '9')
                return i;
        }
        i += len;
    }
}

/* The ’ or ' behind a plural that possesses: "the players' lounge". */
static uint32_t
possessive(struct cutter *c, uint32_t at)
{
    uint32_t n = apostrophe(c, at, c->to);

    if (n == 0 || !lang_has(c->language, LANG_POSSESSIVE_APOSTROPHE) ||
        c->s[at - 1] != 's')
        return at;
    push_word(c, at, at + n);
    return at + n;
}

static void
cut(struct cutter *c, uint32_t at, uint32_t to)
{
    const struct cd_text *t = c->text;
    uint32_t len, code, end;

    c->to = to;
    while (at < to) {
        if (c->s[at] == ' ') {
            at++;
            continue;
        }
        pass_tokens(c, at);
        if (c->token < t->ntokens && t->tokens[c->token].at == at) {
            end = at + t->tokens[c->token].n;
            if (end <= to && over(c, at, end)) {
                push_token(c);
                at = end;
                continue;
            }
        }
        code = code_at(c, at, &len);
        if (chars_space(code) || code == 0x200b || code == 0xfeff) {
            at += len;
            continue;
        }
        if (wordly(code) || ((code == '@' || code == '#') && at + 1 < to &&
                                wordly((unsigned char)c->s[at + 1]))) {
            end = initials(c, at);
            if (end == at)
                end = word_end(c, at + (wordly(code) ? 0 : 1));
            word(c, at, end);
            at = possessive(c, end);
            continue;
        }
        push(c, at, at + len, code, CD_SHAPE_MARK);
        at += len;
    }
}

/* The first token that does not begin before `at`. */
static size_t
token_from(const struct cd_text *t, size_t at)
{
    size_t from = 0, to = t->ntokens;

    while (from < to) {
        size_t middle = from + (to - from) / 2;

        if (t->tokens[middle].at < at)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

const struct cd_term *
term_cut(const struct analysis *a, const struct pool *p, size_t at, size_t end,
    size_t *n)
{
    struct cutter c = { .pool = p,
        .vocabulary = a->vocabulary,
        .language = a->language,
        .s = a->text.s,
        .n = a->text.n,
        .text = &a->text,
        .token = token_from(&a->text, at) };

    c.cap = (end - at) / TERM_BYTES + 8;
    c.v = pool_alloc(p, c.cap * sizeof(*c.v));
    cut(&c, (uint32_t)at, (uint32_t)end);
    *n = c.nterms;
    return c.v;
}
