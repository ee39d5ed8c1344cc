/* SPDX-License-Identifier: MIT */
#include "surface.h"

#include <string.h>

#include "lists.h"
#include "text/chars.h"
#include "text/step.h"

#define TAIL_BYTES    60         /* from the verb of speech to the end */
#define PICTURED      "pictured" /* tells of a caption wherever it begins */
#define BRACKET_BYTES 10         /* in front of the last word of "(far left)" */
#define TAIL_WORDS    6          /* of the speaker in front of the verb */
#define CREDIT_WORDS  15         /* a credit has fewer */
#define FOLLOW        "follow"   /* ... somebody on a network */

static bool
mark(uint32_t c)
{
    return c == '"' || c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201e) ||
           c == 0xab || c == 0xbb;
}

/* What a byte between two words is; of those with LOOK, more has to be looked
 * at. */
enum {
    QUESTION = 1,
    EXCLAMATION = 2,
    BRACKET = 4,
    COLON = 8,
    SEMICOLON = 16,
    MONEY = 32,
    BLANK = 64,
    LOOK = 128
};

static const unsigned char signs[256] = { ['?'] = QUESTION,
    ['!'] = EXCLAMATION,
    ['('] = BRACKET,
    [':'] = COLON,
    [';'] = SEMICOLON,
    ['$'] = MONEY,
    ['%'] = MONEY,
    [' '] = BLANK,
    ['-'] = LOOK,
    [0xc2] = LOOK,
    [0xe2] = LOOK };

/* A sentence that is being read. */
struct reader {
    struct surface *x;
    const char *s; /* from its first byte */
    size_t n;
    unsigned signs;
    uint32_t words; /* LIST_... of all */
};

static void
look(struct reader *r, size_t i)
{
    char before = i > 0 ? r->s[i - 1] : ' ';
    char after = i + 1 < r->n ? r->s[i + 1] : ' ';
    size_t len;
    uint32_t c = step_at(r->s, r->n, i, &len);

    if (c == 0xa3 || c == 0x20ac || c == 0xa5)
        r->signs |= MONEY;
    if (before == ' ' && (c == 0x2013 || c == 0x2014 ||
                             (c == '-' && (after == ' ' || after == '-'))))
        r->x->dash = true;
}

/* The bytes from..to, which are in no word. */
static inline void
read_signs(struct reader *r, size_t from, size_t to)
{
    size_t i;

    for (i = from; i < to; i++) {
        unsigned is = signs[(unsigned char)r->s[i]];

        r->signs |= is;
        if (is == BLANK)
            r->x->blanks += i + 1 < r->n && r->s[i + 1] != ' ';
        else if (is == LOOK)
            look(r, i);
    }
}

/* Is the figure at byte i the rest of one like 2,500? */
static bool
goes_on(const struct reader *r, size_t i)
{
    return i > 0 && (r->s[i - 1] == ',' || r->s[i - 1] == '.');
}

static bool
digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Count the figures in the bytes from..to. */
static void
read_figures(struct reader *r, size_t from, size_t to)
{
    size_t i;

    for (i = from; i < to; i++)
        r->x->figures +=
            digit(r->s[i]) && !(i > 0 && digit(r->s[i - 1])) && !goes_on(r, i);
}

/* "?", "?!" and the like at the end */
static bool
asks(const char *s, size_t n)
{
    size_t len;
    uint32_t c;

    while (c = step_before(s, n, &len), c == '!' || c == '.')
        n -= len;
    return c == '?' || c == 0xff1f || c == 0x61f;
}

/* A mark that ends a sentence, in any script. */
static bool
end_mark(uint32_t c)
{
    static const uint32_t marks[] = { '.', '!', '?', 0x2026, 0x3002, 0xff01,
        0xff1f, 0x61f, 0x6d4, 0x964, 0x589, 0x104b };
    size_t i;

    for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        if (c == marks[i])
            return true;
    }
    return false;
}

static void
read_ends(struct surface *x, const char *s, size_t n)
{
    size_t len, i = n;
    uint32_t c = n > 0 ? step_at(s, n, 0, &len) : 0;

    x->small = chars_lower(c);
    x->asks = asks(s, n);
    x->opens = n > 0 && mark(step_at(s, n, 0, &len));
    while (i > 0 && (c = step_before(s, i, &len),
                        mark(c) || c == ')' || c == ']' || c == ' '))
        i -= len;
    c = i > 0 ? step_before(s, i, &len) : 0;
    x->ends = end_mark(c);
}

/* Do the words from token i on spell the phrase? */
static bool
spells(const struct article *a, const struct article_sentence *t, uint32_t i,
    const char *phrase)
{
    while (*phrase != '\0') {
        size_t n = strcspn(phrase, " ");
        const struct lexis_word *w;

        if (i >= t->ntoken)
            return false;
        w = a->token[t->token + i++].word;
        if (w->n != n || memcmp(w->s, phrase, n) != 0)
            return false;
        phrase += n;
        phrase += *phrase == ' ';
    }
    return true;
}

static void
read_phrase(struct surface *x, const struct article_sentence *t, uint32_t i,
    uint32_t is, bool follow)
{
    if ((is & LANG_BIT(LANG_PROMOTION)) != 0) {
        x->promo = true;
        x->promo_first = x->promo_first || i == 0;
    }
    if ((is & LANG_BIT(LANG_PROMOTION_ANYWHERE)) != 0)
        x->foreign = true;
    if ((is & LANG_BIT(LANG_NOTE_ON_PAGE)) != 0)
        x->foreign = x->foreign || (i == 0 && t->ntoken < CREDIT_WORDS);
    if ((is & LANG_BIT(LANG_CONNECTIVE_PHRASE)) != 0)
        x->links = x->links || i == 0;
    if ((is & LANG_BIT(LANG_NETWORK)) != 0)
        x->foreign = x->foreign || (follow && i > 0);
}

/* The phrases that begin with word i. */
static void
read_phrases(struct surface *x, const struct article *a,
    const struct article_sentence *t, uint32_t i)
{
    const struct lexis_word *w = a->token[t->token + i].word;
    const struct lists_phrase *p = &a->phrases[w->is / LIST_WHICH];
    const uint16_t language = p->language;
    const struct article_token *k = &a->token[t->token + i + 1];
    char next = i + 1 < t->ntoken ? k->word->s[0] : ' ';

    for (; p->words != NULL && p->language == language &&
           strncmp(p->words, w->s, w->n) == 0;
         p++) {
        /* most end with the first letter of the second word */
        if (p->words[w->n] == ' ' && p->words[w->n + 1] != next)
            continue;
        if (spells(a, t, i, p->words))
            read_phrase(x, t, i, p->classes, spells(a, t, 0, FOLLOW));
    }
}

/* Does a bracket open close before byte i, so that the word there is its first
 * or second or third: "(far left)", "(a la izquierda)"? */
static bool
in_bracket(const struct article *a, const struct article_sentence *t, size_t i)
{
    size_t most = i - t->at < BRACKET_BYTES ? i - t->at : BRACKET_BYTES, k;

    for (k = 1; k <= most; k++) {
        if (a->s[i - k] == '(' || a->s[i - k] == ')')
            return a->s[i - k] == '(';
    }
    return false;
}

/* "Left:", "(left)", "(far left)", "(pictured with his wife)"; not "left
 * behind". */
static bool
captions(const struct article *a, const struct article_sentence *t, uint32_t i)
{
    const struct article_token *k = &a->token[t->token + i];
    char after = k->end < t->end ? a->s[k->end] : ' ';
    char before = k->at > t->at ? a->s[k->at - 1] : ' ';

    if (k->word->n == 1) /* "(L)" */
        return i > 0 && k->capital && before == '(' && after == ')';
    if (i > 0 && after == ')')
        return in_bracket(a, t, k->at);
    if (i > 0 && before != '(')
        return false;
    return after == ':' || after == ',' ||
           (k->word->n == strlen(PICTURED) &&
               memcmp(k->word->s, PICTURED, k->word->n) == 0);
}

static void
read_word(struct reader *r, const struct article *a,
    const struct article_sentence *t, uint32_t i)
{
    const struct article_token *k = &a->token[t->token + i];
    size_t at = k->at - t->at;
    uint32_t is = k->word->is;

    r->x->capitals += k->capital & (i > 0) & (r->s[at - (at > 0)] == ' ');
    r->words |= is;
    r->x->selves += (is & LIST_SELF) != 0;
    r->x->pronouns += (is & LIST_PRONOUN) != 0;
    if (i == 0 && (is & LIST_PHRASE) != 0)
        read_phrases(r->x, a, t, 0);
    if (k->word->plain & (k->end - k->at <= CD_WORD_MOST))
        return;
    read_figures(r, at, k->end - t->at);
    if (i > 0 && (is & LIST_INNER) != 0)
        read_phrases(r->x, a, t, i);
    if ((is & LIST_CAPTION) != 0 && captions(a, t, i))
        r->x->caption = true;
}

/* The words and what is between them. */
static void
read_words(
    struct reader *r, const struct article *a, const struct article_sentence *t)
{
    size_t from = 0;
    uint32_t i;

    for (i = 0; i < t->ntoken; i++) {
        const struct article_token *k = &a->token[t->token + i];

        if (k->at - t->at == from + 1 && r->s[from] == ' ')
            r->x->blanks++;
        else
            read_signs(r, from, k->at - t->at);
        read_word(r, a, t, i);
        from = k->end - t->at;
    }
    read_signs(r, from, r->n);
    if (t->ntoken == ARTICLE_WORDS) /* and there may be more */
        read_figures(r, from, r->n);
    r->x->blanks++;
}

/* ", police said." and the like at the end, without a comma behind the
 * verb. */
static void
read_tail(struct surface *x, const struct article *a,
    const struct article_sentence *t)
{
    uint32_t i = t->ntoken, k;

    while (i-- > 0) {
        const struct article_token *v = &a->token[t->token + i];
        size_t rest = t->end - v->end;

        if (rest > TAIL_BYTES)
            return;
        if ((v->word->is & LIST_TAIL) == 0)
            continue;
        if (memchr(a->s + v->end, ',', rest) != NULL)
            return;
        for (k = 0; k <= TAIL_WORDS && k <= i; k++) {
            const struct article_token *w = &a->token[t->token + i - k];
            size_t at = w->at;

            if (at > t->at && a->s[at - 1] == ' ')
                at--;
            if (at > t->at && (a->s[at - 1] == ',' || a->s[at - 1] == '"' ||
                                  (unsigned char)a->s[at - 1] == 0x9d)) {
                x->tail = true;
                return;
            }
        }
    }
}

void
surface_read(struct surface *x, const struct article *a,
    const struct article_sentence *t)
{
    struct reader r = { .x = x, .s = a->s + t->at, .n = t->end - t->at };

    *x = (struct surface){ 0 };
    read_words(&r, a, t);
    x->question = (r.signs & QUESTION) != 0;
    x->exclamation = (r.signs & EXCLAMATION) != 0;
    x->bracket = (r.signs & BRACKET) != 0;
    x->colon = (r.signs & COLON) != 0;
    x->semicolon = (r.signs & SEMICOLON) != 0;
    x->money = (r.signs & MONEY) != 0 || (r.words & LIST_MONEY) != 0;
    x->says = (r.words & LIST_SAY) != 0;
    x->day = (r.words & LIST_DAY) != 0;
    read_ends(x, r.s, r.n);
    x->byline = !x->ends && t->ntoken > 0 &&
                (a->token[t->token].word->is & LIST_BYLINE) != 0;
    if (x->ends)
        read_tail(x, a, t);
}
