/* SPDX-License-Identifier: MIT */
#include "needs.h"

#include <string.h>

#include "lists.h"
#include "needs_names.h"

/* Prices. */
#define HEAD   1.0 /* a pronoun, a connective at the head */
#define INNER  1.0 /* a pronoun further on, and no name before it */
#define PIECE  1.0 /* of a quotation */
#define ANSWER 0.5

#define LOOK       12 /* words outside of quotations that are looked at */
#define NO_SPEAKER 3  /* words outside: fewer name no speaker */

/* What stands outside of quotations in a sentence. */
struct head {
    uint32_t words;
    bool speaker; /* a reporting verb */
    bool pronoun; /* among the first words, before any name */
};

/* Read the words of a sentence.  A name before a pronoun is whom it means. */
static struct head
read_head(const struct article *a, const struct article_sentence *t,
    const struct cd_text *text)
{
    const struct article_token *k = a->token + t->token;
    const struct cd_quotation *q = text->quotations; /* NULL: there is none */
    size_t i = t->span;
    struct head h = { 0 };
    bool named = false;
    uint32_t j;

    for (j = 0; j < t->ntoken; j++, k++) {
        if (t->quotes) {
            while (i < text->nquotations && q[i].close <= k->at)
                i++;
            if (i < text->nquotations && q[i].open <= k->at)
                continue;
        } else if (named || h.words == LOOK) {
            break;
        }
        h.speaker = h.speaker || (k->word->refer & REFER_REPORTS) != 0;
        if (h.words++ < LOOK && !named) {
            h.pronoun = h.pronoun || (k->word->refer & REFER_SUBJECT) != 0;
            named = j > 0 && k->upper &&
                    (k->word->is & (LIST_DAY | LIST_SELF)) == 0;
        }
    }
    return h;
}

/* The pronoun, connective or demonstrative that a sentence begins with. */
static double
price_of_head(const struct article_sentence *t, const struct article_token *k,
    const struct surface *s)
{
    if (t->ntoken == 0 || s->opens)
        return 0;
    if (s->links || (k->word->is & (LIST_LINK | LIST_POINTER)) != 0 ||
        (k->word->refer & REFER_PRONOUN) != 0)
        return HEAD;
    return 0;
}

/* A piece of a quotation, or one without its speaker. */
static void
read_quotation(struct needs_sentence *x, const struct article_sentence *t,
    const struct head *h)
{
    if (!t->quotes)
        return;
    if (t->begun || (!h->speaker && h->words < NO_SPEAKER))
        x->before += PIECE;
    if (t->goes_on)
        x->after += PIECE;
}

void
needs_read(struct needs *x, const struct article *a,
    const struct surface *surface, const struct cd_text *text, size_t first,
    const struct cd_text *title, struct lexis *lexis)
{
    size_t i;

    x->sentence =
        pool_alloc(a->pool, (a->nsentence + 1) * sizeof(*x->sentence));
    for (i = 0; i < a->nsentence; i++) {
        const struct article_sentence *t = &a->sentence[i];
        struct needs_sentence *y = &x->sentence[i];
        struct head h = { 0 };

        if (surface[i].pronouns > 0 || t->quotes)
            h = read_head(a, t, text);
        y->after = 0;
        y->before = price_of_head(t, a->token + t->token, &surface[i]);
        y->nnames = 0;
        if (y->before <= 0 && h.pronoun && first + i > 0)
            y->before = INNER;
        if (i > 0 && surface[i - 1].asks)
            y->before += ANSWER;
        read_quotation(y, t, &h);
    }
    needs_names_read(x, a, title, lexis);
}

double
needs_near(
    const struct needs *x, const struct article *a, size_t i, const bool *taken)
{
    const struct needs_sentence *y = &x->sentence[i];
    double price = 0;

    if (y->before > 0 && (i == 0 || !taken[i - 1]))
        price += y->before;
    if (y->after > 0 && (i + 1 == a->nsentence || !taken[i + 1]))
        price += y->after;
    return price;
}

/* Has a sentence before i that is taken the name or thing? */
static bool
supplied(const struct needs_supply *s, size_t i, const bool *taken)
{
    uint32_t k;

    for (k = 0; k < s->n && s->by[k] < i; k++) {
        if (taken[s->by[k]])
            return true;
    }
    return false;
}

double
needs_far(const struct needs *x, size_t i, const bool *taken)
{
    const struct needs_sentence *y = &x->sentence[i];
    double price = 0;
    uint32_t j;

    for (j = 0; j < y->nnames; j++) {
        if (!supplied(&x->supply[y->name[j].supply], i, taken))
            price += y->name[j].price;
    }
    return price;
}

double
needs_of(const struct needs *x, size_t i, uint32_t supply, const bool *taken)
{
    const struct needs_sentence *y = &x->sentence[i];
    uint32_t j;

    for (j = 0; j < y->nnames; j++) {
        if (y->name[j].supply == supply)
            return supplied(&x->supply[supply], i, taken) ? 0
                                                          : y->name[j].price;
    }
    return 0;
}

double
needs_price(
    const struct needs *x, const struct article *a, size_t i, const bool *taken)
{
    return needs_near(x, a, i, taken) + needs_far(x, i, taken);
}
