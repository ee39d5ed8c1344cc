#include "tokens.h"

#include <string.h>

#include "text/chars.h"
#include "text/eight.h"
#include "text/utf8.h"

#define APOSTROPHE 0x2019
#define CLITIC_MOST 4 /* letters of one */
#define ELIDED_MOST 8 /* letters before an apostrophe */
#define WORD_BYTES 6  /* of a word and what is beside it, on average */

struct cutter {
    const struct pool *pool;
    struct forms *forms;
    const char *s;
    size_t n;
    uint32_t to;           /* end of the piece in hand */
    uint32_t small_starts; /* of words with a small letter, which may begin a
                              name */
    struct tokens *out;
};

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

static inline struct token *
push(struct cutter *c, uint32_t at, uint32_t end, enum token_kind kind)
{
    struct token *t;

    pool_push(c->pool, c->out->v, c->out->n, c->out->cap);
    t = &c->out->v[c->out->n++];
    *t = (struct token){ .at = at, .end = end, .kind = (uint8_t)kind };
    return t;
}

/* For now, id is the hash of the word.  first is the text at s[at]. */
static inline void
push_letters(struct cutter *c, uint32_t at, uint32_t end, uint64_t first)
{
    struct asked w = vocabulary_asked(c->s, c->n, at, end, first);

    w.hash = vocabulary_hash(&w);
    __builtin_prefetch(vocabulary_place(c->forms->vocabulary, w.hash));
    push(c, at, end, TOKEN_WORD)->id = w.hash;
}

static void
push_word(struct cutter *c, uint32_t at, uint32_t end)
{
    if (end > at)
        push_letters(c, at, end, eight_inside(c->s, c->n, at, end));
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
    const struct lexicon *l = c->forms->vocabulary->lexicon;
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
        !(lexicon_detail(l, low, end - cut + 1) & D(CLITIC)))
        return end;
    return cut - mark;
}

/* Behind the elided l', qu', dell' at the beginning of a word. */
static uint32_t
elision(const struct cutter *c, uint32_t at, uint32_t end)
{
    const struct lexicon *l = c->forms->vocabulary->lexicon;
    char low[ELIDED_MOST];
    uint32_t i, n = 0;

    for (i = at; i < end && i < at + ELIDED_MOST && n == 0; i++) {
        n = apostrophe(c, i, end);
        low[i - at] =
            c->s[i] >= 'A' && c->s[i] <= 'Z' ? (char)(c->s[i] | 32) : c->s[i];
    }
    i--;
    return n > 0 && i > at && i + n < end &&
                   (lexicon_detail(l, low, i - at) & D(ELIDED))
               ? i + n
               : at;
}

/* French: where -il, -t-elle begins at the end of a verb. */
static uint32_t
inverted_pronoun(const struct cutter *c, uint32_t at, uint32_t end)
{
    const struct lexicon_item *x = lexicon_ending(c->forms->vocabulary->lexicon,
        c->s + at, end - at, D(INVERTED_PRONOUN));

    return x != NULL ? end - x->n : end;
}

/* "d'après", "D'après": one word for all its apostrophe. */
static bool
preposition(const struct lexicon *l, const char *s, size_t n)
{
    char w[16];

    if (n == 0 || n > sizeof(w))
        return false;
    memcpy(w, s, n);
    if (w[0] >= 'A' && w[0] <= 'Z')
        w[0] = (char)(w[0] | 32);
    return lexicon_grammar(l, w, n) != 0;
}

static void
word(struct cutter *c, uint32_t at, uint32_t end)
{
    const struct lexicon *l = c->forms->vocabulary->lexicon;
    uint32_t cut;

    if (lexicon_has(l, LANG_ELISION)) {
        cut = elision(c, at, end);
        if (cut > at && !preposition(l, c->s + at, end - at)) {
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

/* Is the word that these letters make over, whatever language it is of: is
 * what stands behind them in the piece no part of it? */
static bool
over(const struct cutter *c, uint32_t at, uint32_t end)
{
    unsigned char next = (unsigned char)c->s[end];

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

    if (n == 0 ||
        !lexicon_has(
            c->forms->vocabulary->lexicon, LANG_POSSESSIVE_APOSTROPHE) ||
        c->s[at - 1] != 's')
        return at;
    push_word(c, at, at + n);
    return at + n;
}

static struct entry *
entry_of(const struct cutter *c, const struct token *t)
{
    struct asked w = vocabulary_asked(
        c->s, c->n, t->at, t->end, eight_inside(c->s, c->n, t->at, t->end));

    w.hash = t->id;
    return vocabulary_word(c->forms->vocabulary, &w);
}

static void
may_start(const struct cutter *c, struct tokens *x, const struct token *t)
{
    pool_push(c->pool, x->starts, x->nstarts, x->starts_cap);
    x->starts[x->nstarts++] = (uint32_t)(t - x->v);
}

/* Find the forms of the words from x->v[from] on, whose hashes are known, and
 * what they tell.  By now, the memory of the vocabulary is at hand. */
static void
find_forms(const struct cutter *c, struct tokens *x, size_t from)
{
    struct forms *f = c->forms;
    struct token *t = x->v + from, *end = x->v + x->n;

    for (; t < end; t++) {
        struct entry *word;

        if (t->kind != TOKEN_WORD)
            continue;
        word = entry_of(c, t);
        t->id = forms_of(f, word);
        f->v[t->id].seen++;
        t->grammar = word->grammar;
        t->meaning = word->meaning;
        t->bits = word->bits;
        t->alone = word->alone;
        if (word->bits & F_DIGIT)
            t->kind = TOKEN_NUMBER;
        else if (!(word->bits & F_LOWER) || (word->meaning & c->small_starts))
            may_start(c, x, t);
    }
}

static void
piece(struct cutter *c, uint32_t at, uint32_t to)
{
    uint32_t len, code, end;
    size_t begin = c->out->n;
    uint64_t first;

    c->to = to;
    while (at < to) {
        if (c->s[at] == ' ') {
            at++;
            continue;
        }
        first = eight_inside(c->s, c->n, at, to);
        end = letters_end(c, at, first);
        if (end > at && (end == to || c->s[end] == ' ')) {
            push_letters(c, at, end, first);
            at = end + 1;
            continue;
        }
        if (end > at && over(c, at, end)) {
            push_letters(c, at, end, first);
            at = end;
            continue;
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
        push(c, at, at + len, TOKEN_MARK)->id = code;
        at += len;
    }
    find_forms(c, c->out, begin);
}

static void
paragraph(struct cutter *c, struct paragraph *x, const struct stretches *q,
    struct article_tokens *out)
{
    uint32_t at = x->at, i;

    for (i = x->quote; i < x->quotes_end; i++) {
        const struct stretch *st = &q->v[i];

        c->out = &out->outer;
        piece(c, at, st->open);
        push(c, st->open, st->close, TOKEN_QUOTE)->id = i;
        c->out = &out->inner;
        out->inside[i].token = (uint32_t)out->inner.n;
        piece(c, st->start, st->end);
        out->inside[i].tokens_end = (uint32_t)out->inner.n;
        at = st->close;
    }
    c->out = &out->outer;
    piece(c, at, x->end);
}

void
tokens_make(const struct pool *p, struct forms *f, const char *s, size_t n,
    const struct stretches *quotes, struct article_tokens *out)
{
    struct cutter c = { .pool = p, .forms = f, .s = s, .n = n };
    uint32_t at = 0, q = 0;

    c.small_starts =
        lexicon_has(f->vocabulary->lexicon, LANG_SMALL_TITLES) ? L_TITLE : 0;
    memset(out, 0, sizeof(*out));
    out->outer.cap = n / WORD_BYTES + 16;
    out->outer.v = pool_alloc(p, out->outer.cap * sizeof(*out->outer.v));
    out->inside = pool_alloc(p, (quotes->n + 1) * sizeof(*out->inside));
    while (at < n) {
        const char *nl = memchr(s + at, '\n', n - at);
        struct paragraph x = { .at = at };

        x.end = nl != NULL ? (uint32_t)(nl - s) : (uint32_t)n;
        at = x.end + 1;
        x.token = (uint32_t)out->outer.n;
        x.quote = q;
        while (q < quotes->n && quotes->v[q].open < x.end)
            q++;
        x.quotes_end = q;
        paragraph(&c, &x, quotes, out);
        x.tokens_end = (uint32_t)out->outer.n;
        if (x.tokens_end == x.token)
            continue;
        pool_push(p, out->para, out->npara, out->para_cap);
        out->para[out->npara++] = x;
    }
}
