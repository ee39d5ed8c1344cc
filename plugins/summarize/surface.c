#include "surface.h"

#include <string.h>

#include "lists.h"
#include "text/chars.h"
#include "text/step.h"

#define TAIL_BYTES 60       /* from the verb of speech to the end */
#define PICTURED "pictured" /* tells of a caption wherever it begins */
#define TAIL_WORDS 6        /* of the speaker in front of the verb */

static bool
mark(uint32_t c)
{
    return c == '"' || c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201e) ||
           c == 0xab || c == 0xbb;
}

/* Signs that are looked for; a letter is passed over at once. */
static const bool signs[256] = { ['?'] = true,
    ['!'] = true,
    ['('] = true,
    [':'] = true,
    [';'] = true,
    ['$'] = true,
    ['%'] = true,
    ['-'] = true,
    [' '] = true,
    ['0'] = true,
    ['1'] = true,
    ['2'] = true,
    ['3'] = true,
    ['4'] = true,
    ['5'] = true,
    ['6'] = true,
    ['7'] = true,
    ['8'] = true,
    ['9'] = true,
    [0xc2] = true,
    [0xe2] = true };

static void
read_sign(struct surface *x, const char *s, size_t i, size_t n)
{
    char before = i > 0 ? s[i - 1] : ' ', after = i + 1 < n ? s[i + 1] : ' ';
    size_t len;
    uint32_t c = step_at(s, n, i, &len);

    x->question = x->question || c == '?';
    x->exclamation = x->exclamation || c == '!';
    x->bracket = x->bracket || c == '(';
    x->colon = x->colon || c == ':';
    x->semicolon = x->semicolon || c == ';';
    x->money = x->money || c == '$' || c == '%' || c == 0xa3 || c == 0x20ac ||
               c == 0xa5;
    x->dash = x->dash || (before == ' ' &&
                             (c == 0x2013 || c == 0x2014 ||
                                 (c == '-' && (after == ' ' || after == '-'))));
    x->figures += c >= '0' && c <= '9' && (before < '0' || before > '9') &&
                  before != ',' && before != '.';
}

static void
read_bytes(struct surface *x, const char *s, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (!signs[(unsigned char)s[i]])
            continue;
        if (s[i] == ' ')
            x->blanks += i + 1 < n && s[i + 1] != ' ';
        else
            read_sign(x, s, i, n);
    }
    x->blanks++;
}

/* Does the sentence begin inside a quotation: is its first double quote one
 * that closes? */
static bool
torn(const char *s, size_t n)
{
    size_t i, len;

    for (i = 0; i < n; i += len) {
        uint32_t c = step_at(s, n, i, &len);

        if (c == '"')
            return i > 0 && s[i - 1] != ' ' && s[i - 1] != '(' &&
                   s[i - 1] != '[' && s[i - 1] != '-';
        if (c == 0x201c || c == 0x201d || c == 0x201e)
            return c == 0x201d;
    }
    return false;
}

static void
read_ends(struct surface *x, const char *s, size_t n)
{
    size_t len, i = n;
    uint32_t c = n > 0 ? step_at(s, n, 0, &len) : 0;

    x->small = chars_lower(c);
    x->asks = n > 0 && s[n - 1] == '?';
    x->opens = n > 0 && mark(step_at(s, n, 0, &len));
    while (i > 0 && (c = step_before(s, i, &len),
                        mark(c) || c == ')' || c == ']' || c == ' '))
        i -= len;
    c = i > 0 ? step_before(s, i, &len) : 0;
    x->ends = c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002;
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
read_promo(struct surface *x, const struct article *a,
    const struct article_sentence *t, uint32_t i)
{
    const char *const *p;

    for (p = lists_promos; *p != NULL; p++) {
        if (!spells(a, t, i, *p))
            continue;
        x->promo = true;
        x->promo_first = x->promo_first || i == 0;
    }
}

/* "Left:", "(left)", "(pictured with his wife)"; not "left behind". */
static bool
captions(const struct article *a, const struct article_sentence *t, uint32_t i)
{
    const struct article_token *k = &a->token[t->token + i];
    char after = k->end < t->end ? a->s[k->end] : ' ';

    if (k->word->n == 1) /* "(L)" */
        return i > 0 && k->capital && a->s[k->at - 1] == '(' && after == ')';
    if (i > 0 && a->s[k->at - 1] != '(')
        return false;
    return after == ':' || after == ',' || after == ')' ||
           (k->word->n == strlen(PICTURED) &&
               memcmp(k->word->s, PICTURED, k->word->n) == 0);
}

static void
read_tokens(struct surface *x, const struct article *a,
    const struct article_sentence *t)
{
    uint32_t i;

    for (i = 0; i < t->ntoken; i++) {
        const struct article_token *k = &a->token[t->token + i];
        uint32_t is = k->word->is;

        x->capitals +=
            k->capital && i > 0 && k->at > 0 && a->s[k->at - 1] == ' ';
        x->says = x->says || (is & LIST_SAY) != 0;
        x->day = x->day || (is & LIST_DAY) != 0;
        x->money = x->money || (is & LIST_MONEY) != 0;
        x->selves += (is & LIST_SELF) != 0;
        x->pronouns += (is & LIST_PRONOUN) != 0;
        if ((is & LIST_PROMO) != 0)
            read_promo(x, a, t, i);
        if ((is & LIST_CAPTION) != 0 && captions(a, t, i))
            x->caption = true;
    }
}

/* ", police said." and the like at the end, without a comma behind the
 * verb. */
static void
read_tail(struct surface *x, const struct article *a,
    const struct article_sentence *t)
{
    uint32_t i = t->ntoken, k;
    size_t end = t->end;

    while (i-- > 0) {
        const struct article_token *v = &a->token[t->token + i];

        if (t->end - v->end > TAIL_BYTES ||
            memchr(a->s + v->end, ',', end - v->end) != NULL)
            return;
        end = v->end;
        if ((v->word->is & LIST_TAIL) == 0)
            continue;
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
    const char *s = a->s + t->at;
    size_t n = t->end - t->at;

    *x = (struct surface){ 0 };
    read_bytes(x, s, n);
    read_ends(x, s, n);
    x->torn = t->marks > 0 && torn(s, n);
    read_tokens(x, a, t);
    if (x->ends)
        read_tail(x, a, t);
}
