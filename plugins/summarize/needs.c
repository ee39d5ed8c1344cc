/* SPDX-License-Identifier: MIT */
#include "needs.h"

#include <string.h>

#include "lists.h"
#include "needs_names.h"

/* Prices. */
#define HEAD   1.0 /* a pronoun or connective at the beginning */
#define INNER  1.0 /* a later pronoun without a name before it */
#define PIECE  1.0 /* a piece of a quotation */
#define ANSWER 0.5

#define LOOK 12 /* words outside quotations that are examined */
/* Words outside quotations; fewer do not name the speaker */
#define NO_SPEAKER 3

/* The words of a sentence outside quotations. */
struct head {
    uint32_t words;
    bool speaker; /* has a reporting verb */
    bool pronoun; /* has a pronoun among the first words, before any name */
};

/* Read the words of a sentence.  A name before a pronoun is taken to be its
 * antecedent. */
static struct head
read_head(const struct article *article,
    const struct article_sentence *sentence, const struct cd_text *text)
{
    const struct article_token *token = article->token + sentence->token;
    const struct cd_quotation *quotations =
        text->quotations; /* NULL: there is none */
    size_t i = sentence->span;
    struct head head = { 0 };
    bool named = false;
    uint32_t j;

    for (j = 0; j < sentence->ntoken; j++, token++) {
        if (sentence->quotes) {
            while (i < text->nquotations && quotations[i].close <= token->at)
                i++;
            if (i < text->nquotations && quotations[i].open <= token->at)
                continue;
        } else if (named || head.words == LOOK) {
            break;
        }
        head.speaker =
            head.speaker || (token->word->refer & REFER_REPORTS) != 0;
        if (head.words++ < LOOK && !named) {
            head.pronoun =
                head.pronoun || (token->word->refer & REFER_SUBJECT) != 0;
            named = j > 0 && token->upper &&
                    (token->word->is & (LIST_DAY | LIST_SELF)) == 0;
        }
    }
    return head;
}

/* The price of the pronoun, connective or demonstrative that a sentence begins
 * with. */
static double
price_of_head(const struct article_sentence *sentence,
    const struct article_token *token, const struct surface *surface)
{
    if (sentence->ntoken == 0 || surface->opens)
        return 0;
    if (surface->links || (token->word->is & (LIST_LINK | LIST_POINTER)) != 0 ||
        (token->word->refer & REFER_PRONOUN) != 0)
        return HEAD;
    return 0;
}

/* Add the price of a piece of a quotation, or of one without its speaker. */
static void
read_quotation(struct needs_sentence *needed,
    const struct article_sentence *sentence, const struct head *head)
{
    if (!sentence->quotes)
        return;
    if (sentence->begun || (!head->speaker && head->words < NO_SPEAKER))
        needed->before += PIECE;
    if (sentence->goes_on)
        needed->after += PIECE;
}

void
needs_read(struct needs *needs, const struct article *article,
    const struct surface *surface, const struct cd_text *text, size_t first,
    const struct cd_text *title, struct lexis *lexis)
{
    size_t i;

    needs->sentence = pool_alloc(
        article->pool, (article->nsentence + 1) * sizeof(*needs->sentence));
    for (i = 0; i < article->nsentence; i++) {
        const struct article_sentence *sentence = &article->sentence[i];
        struct needs_sentence *needed = &needs->sentence[i];
        struct head head = { 0 };

        if (surface[i].pronouns > 0 || sentence->quotes)
            head = read_head(article, sentence, text);
        needed->after = 0;
        needed->before = price_of_head(
            sentence, article->token + sentence->token, &surface[i]);
        needed->nnames = 0;
        if (first + i > 0) {
            if (needed->before <= 0 && head.pronoun)
                needed->before = INNER;
        } else if (title != NULL) {
            /* below a title the next one says who "she" is */
            needed->after = needed->before;
            needed->before = 0;
        }
        if (i > 0 && surface[i - 1].asks)
            needed->before += ANSWER;
        read_quotation(needed, sentence, &head);
    }
    needs_names_read(needs, article, title, lexis);
}

double
needs_near(const struct needs *needs, const struct article *article, size_t i,
    const bool *taken)
{
    const struct needs_sentence *needed = &needs->sentence[i];
    double price = 0;

    if (needed->before > 0 && (i == 0 || !taken[i - 1]))
        price += needed->before;
    if (needed->after > 0 && (i + 1 == article->nsentence || !taken[i + 1]))
        price += needed->after;
    return price;
}

/* Does a taken sentence before sentence i have the name or thing? */
static bool
is_supplied(const struct needs_supply *supply, size_t i, const bool *taken)
{
    uint32_t k;

    for (k = 0; k < supply->n && supply->by[k] < i; k++) {
        if (taken[supply->by[k]])
            return true;
    }
    return false;
}

double
needs_far(const struct needs *needs, size_t i, const bool *taken)
{
    const struct needs_sentence *needed = &needs->sentence[i];
    double price = 0;
    uint32_t j;

    for (j = 0; j < needed->nnames; j++) {
        if (!is_supplied(&needs->supply[needed->name[j].supply], i, taken))
            price += needed->name[j].price;
    }
    return price;
}

double
needs_of(
    const struct needs *needs, size_t i, uint32_t supply, const bool *taken)
{
    const struct needs_sentence *needed = &needs->sentence[i];
    uint32_t j;

    for (j = 0; j < needed->nnames; j++) {
        if (needed->name[j].supply == supply)
            return is_supplied(&needs->supply[supply], i, taken)
                       ? 0
                       : needed->name[j].price;
    }
    return 0;
}

double
needs_price(const struct needs *needs, const struct article *article, size_t i,
    const bool *taken)
{
    return needs_near(needs, article, i, taken) + needs_far(needs, i, taken);
}
