/* SPDX-License-Identifier: MIT */
#include "human.h"

#include "article.h"
#include "beside.h"

#define NOUN_MOST     5  /* tokens of a noun phrase before the name it has */
#define OWNER_MOST    5  /* words of the name of who has an aide */
#define OPENED_MOST   60 /* tokens of the sentence that a name opens */
#define RELATIVE_MOST 3  /* tokens from "her" to "son" */

/* Is it a noun that no list has, or one for a person? */
static bool
may_be_person(const struct token *token)
{
    return token->kind == TOKEN_WORD && (token->bits & F_LOWER) &&
           (token->grammar & ~G_NOUN) == 0 &&
           !(token->meaning & (L_THING | L_PLACE | L_WORK | L_LABEL | L_ORG));
}

/* Is token k a finite verb that mostly reports speech, or any that does, right
 * behind a quote and a comma? */
static bool
is_saying(const struct token *tokens, uint32_t k)
{
    if (!(tokens[k].grammar & G_CUE) || !(tokens[k].bits & F_LOWER) ||
        (tokens[k].grammar & (G_ING | G_HEARER)))
        return false;
    return ((tokens[k].grammar & G_STRONG) && !(tokens[k].grammar & G_NOUN)) ||
           (k > 0 && tokens[k - 1].kind == TOKEN_QUOTE) ||
           (k > 1 && token_is(&tokens[k - 1], ',') &&
               tokens[k - 2].kind == TOKEN_QUOTE);
}

/* Does a noun phrase of a determiner and words that may be a person's, behind a
 * verb of speaking, end in front of token k: "said its old coordinator"? */
static bool
behind_noun(const struct token *tokens, uint32_t k)
{
    uint32_t i = k;

    if (i < 3 || !may_be_person(&tokens[i - 1]))
        return false;
    while (i > 1 && i + NOUN_MOST > k && may_be_person(&tokens[i - 1]))
        i--;
    return i > 1 && (tokens[i - 1].grammar & G_DET) &&
           (tokens[i - 1].bits & F_LOWER) && is_saying(tokens, i - 2);
}

/* ", Ada Lind confirms.": is the clause behind its comma nothing but the name
 * and a reporting verb? */
static bool
said_in_passing(const struct beside *beside)
{
    const struct token *verb = &beside->tokens[beside->run->to];

    return beside->run->to + 1 < beside->n && (verb->grammar & G_CUE) &&
           (verb->bits & F_LOWER) && !(verb->grammar & (G_ING | G_NOUN)) &&
           verb[1].kind == TOKEN_MARK;
}

bool
human_owned(const struct beside *beside)
{
    const struct token *tokens = beside->tokens;
    uint32_t k = beside->run->to + 1, end = k + OWNER_MOST;

    if (k >= beside->n || !token_is(&tokens[k - 1], ','))
        return false;
    while (k < end && k < beside->n && (tokens[k].bits & F_CAP))
        k++;
    if (k >= beside->n || !(tokens[k].bits & F_POSS))
        return false;
    for (end = ++k + NOUN_MOST; k < end && k < beside->n; k++) {
        if (!may_be_person(&tokens[k]))
            return false;
        if (tokens[k].meaning & L_ROLE)
            return true;
    }
    return false;
}

bool
human_behind_opener(const struct beside *beside)
{
    const struct token *role;

    if (beside->run->from == 0 || beside->run->core != beside->run->from)
        return false;
    role = &beside->tokens[beside->run->from - 1];
    return (role->bits & F_CAP) && (role->meaning & L_ROLE) &&
           !(role->meaning & (L_THING | L_GROUP | L_ORG | L_SHARED));
}

bool
human_speaks(const struct beside *beside)
{
    uint32_t i = beside->run->from, k = beside->run->to;

    if (i < 3)
        return false;
    if (token_is(&beside->tokens[i - 1], ',') && said_in_passing(beside))
        return true;
    if (!token_is(&beside->tokens[i - 1], ','))
        return behind_noun(beside->tokens, i);
    return (k == beside->n || beside->tokens[k].kind >= TOKEN_MARK) &&
           behind_noun(beside->tokens, i - 1);
}

/* Do "her" and a word for a relative stand at token k: "her twin sons"? */
static bool
relative_at(const struct beside *beside, uint32_t k)
{
    uint32_t end = k + 1 + RELATIVE_MOST;

    if (!(beside->tokens[k].grammar & G_POSS) ||
        !((beside->tokens[k].grammar & (G_HIM | G_HER)) ||
            lexicon_has(beside->article->lexicon, LANG_GENDERED_THINGS)))
        return false; /* "your children", "its parents" */
    for (k++; k < end && k < beside->n; k++) {
        const struct token *token = &beside->tokens[k];

        if (token->kind != TOKEN_WORD || (token->bits & F_CAP))
            return false;
        if (article_naming(beside->article, token) & N(KIN))
            return true;
    }
    return false;
}

/* Does the run open its sentence? */
static bool
opens_sentence(const struct beside *beside)
{
    uint32_t i = beside->run->from;

    return i == 0 || token_is(&beside->tokens[i - 1], '.') ||
           token_is(&beside->tokens[i - 1], '?') ||
           token_is(&beside->tokens[i - 1], '!') ||
           beside->article->s[beside->tokens[i].at - 1] == '\n';
}

bool
human_opens_clause(const struct beside *beside)
{
    uint32_t i = beside->run->from, k = beside->run->to;

    return (opens_sentence(beside) || token_is(&beside->tokens[i - 1], ',')) &&
           k < beside->n && (beside->tokens[k].bits & F_LOWER) &&
           (beside->tokens[k].grammar & (G_AUX | G_BE)) &&
           !(beside->tokens[k].grammar & (G_CONJ | G_REL | G_THAT | G_SUB));
}

bool
human_acts(const struct beside *beside)
{
    const struct token *tokens = beside->tokens;
    uint32_t k = beside->run->to, end = k + OPENED_MOST;

    if (!opens_sentence(beside) || k >= beside->n ||
        !(tokens[k].bits & F_LOWER))
        return false;
    for (; k < end && k + 1 < beside->n && !token_is(&tokens[k], '.'); k++) {
        if (relative_at(beside, k))
            return true;
        if (tokens[k].kind == TOKEN_QUOTE ||
            ((tokens[k].bits & F_CAP) &&
                (tokens[k].meaning & (L_FIRST | L_TITLE))) ||
            ((tokens[k].meaning & L_ROLE) && !(tokens[k].meaning & L_THING)))
            return false;
    }
    /* Where things are "he" and "she", too, that tells no person. */
    return k + 1 < beside->n && token_is(&tokens[k], '.') &&
           !lexicon_has(beside->article->lexicon,
               LANG_GENDERED_THINGS | LANG_CAPITAL_NOUNS) &&
           (tokens[k + 1].grammar & (G_HE | G_SHE)) &&
           (tokens[k + 1].bits & F_CAP);
}

bool
human_in_brackets(const struct beside *beside)
{
    const struct token *tokens = beside->tokens;
    uint32_t k = beside->run->to;

    if (k + 2 >= beside->n || !token_is(&tokens[k], '('))
        return false;
    if (tokens[k + 1].kind == TOKEN_NUMBER)
        return tokens[k + 1].end - tokens[k + 1].at == 2 &&
               (token_is(&tokens[k + 2], ')') ||
                   (token_is(&tokens[k + 2], ',') && k + 3 < beside->n &&
                       tokens[k + 3].kind == TOKEN_WORD));
    return (tokens[k + 1].meaning & L_ROLE) &&
           !(tokens[k + 1].meaning & L_THING);
}

bool
human_second_surname(
    const struct article *article, const uint32_t *words, uint32_t n)
{
    const struct entry *first = article->forms.v[words[0]].word;

    return n > 2 && lexicon_has(article->lexicon, LANG_ADJECTIVE_BEHIND_NOUN) &&
           (first->meaning & (L_SURE_M | L_SURE_F)) &&
           !((first->meaning | article->forms.v[words[1]].word->meaning) &
               (L_ORG | L_PLACE | L_PART));
}

bool
human_abridged(const struct beside *beside, const uint32_t *words, uint32_t n)
{
    const struct article *article = beside->article;
    const struct entry *first = article->forms.v[words[0]].word;
    uint32_t k = beside->run->to, i;

    for (i = 1; i < n; i++) {
        if (article->forms.v[words[i]].word->n != 1)
            return false;
    }
    return n > 1 && first->n > 2 && !first->common && first->grammar == 0 &&
           !(first->meaning & (L_ORG | L_ROLE | L_MEDIA | L_DAY)) &&
           !beside_located(beside) && k + 1 < beside->n &&
           token_is(&beside->tokens[k], '.') &&
           beside->tokens[k].at == beside->tokens[k - 1].end &&
           ((beside->tokens[k + 1].bits & F_LOWER) ||
               token_is(&beside->tokens[k + 1], ','));
}
