/* SPDX-License-Identifier: MIT */
#include "cues.h"

#include "article.h"

#define STARTS_NOUN (G_DET | G_PREP)
#define CLAUSE_MOST 20 /* words from a verb to its particle */
/* Words from a reflexive pronoun to its participle */
#define REFLEXIVE_MOST 5

/* Is token k a verb that reports speech with its particle or noun, right after
 * it or after a preposition: "went on", "fired back", "put it", "hizo
 * hincapié", "mis en garde"? */
static bool
is_phrasal_verb(const struct token *tokens, uint32_t k, uint32_t to)
{
    if (!(tokens[k].grammar & G_GO) || k + 1 >= to)
        return false;
    if (tokens[k + 1].grammar & G_PARTICLE)
        return true;
    return k + 2 < to && (tokens[k + 1].grammar & G_PREP) &&
           (tokens[k + 2].grammar & G_PARTICLE) &&
           !(tokens[k + 2].grammar & (G_PREP | G_IT));
}

/* May the noun `role` be the subject of `verb`: do they agree in number,
 * "officials claim", "the report claims", but not "an executive order"? */
static bool
role_agrees(const struct token *role, const struct token *verb)
{
    return (role->meaning & L_ROLE) &&
           (((role->meaning & L_GROUP) != 0) != ((verb->bits & F_THIRD) != 0));
}

/* Does a word follow that comes after a verb and hardly after a noun: "Her plan
 * promises to"? */
static bool
next_word_shows_verb(const struct token *verb, uint32_t k, uint32_t to)
{
    return (verb->bits & F_THIRD) && k + 1 < to &&
           (verb[1].kind == TOKEN_QUOTE ||
               (verb[1].grammar & (G_TO | G_THAT | G_HE | G_SHE | G_IT)));
}

/* Is token k a participle used as a verb: "without saying that", "as saying",
 * "by writing: ..."? */
static bool
is_reporting_gerund(const struct token *tokens, uint32_t k, uint32_t to)
{
    if (!(tokens[k].grammar & G_ING))
        return false;
    return (tokens[k - 1].grammar & G_AS) ||
           (k + 1 < to && (tokens[k + 1].kind == TOKEN_QUOTE ||
                              (tokens[k + 1].grammar &
                                  (G_THAT | G_HE | G_SHE | G_THEY | G_IT))));
}

/* "diplomats from EU states will": does token k belong to the capital word that
 * a preposition governs, since it does not agree with the noun before that, or
 * an auxiliary follows? */
static bool
is_governed_by_preposition(
    const struct token *tokens, uint32_t from, uint32_t k, uint32_t to)
{
    if (k < from + 3 || !(tokens[k - 1].bits & F_CAP) ||
        !(tokens[k - 2].grammar & G_PREP))
        return false;
    if ((tokens[k - 3].meaning & L_ROLE) &&
        !role_agrees(&tokens[k - 3], &tokens[k]))
        return true;
    return k + 1 < to && (tokens[k + 1].grammar & G_AUX) &&
           !(k + 2 < to && (tokens[k + 2].grammar & G_TO));
}

/* Does the word before token k show that k is a noun? */
static bool
is_used_as_noun(
    const struct token *tokens, uint32_t from, uint32_t k, uint32_t to)
{
    const struct token *before = &tokens[k - 1];

    if (k == from || is_reporting_gerund(tokens, k, to))
        return false;
    if (k > from + 1 && (before->grammar & G_AUX) &&
        (tokens[k - 2].grammar & G_DET) && !(tokens[k - 2].grammar & G_THAT))
        return true; /* "the last claim" */
    if ((before->grammar & STARTS_NOUN) && !(before->grammar & G_TO))
        return true;
    if (before->bits & F_POSS)
        return true;
    /* "in its campaign pledges": the object of a preposition has no verb */
    if (k > from + 2 && (tokens[k - 2].grammar & G_POSS) &&
        (tokens[k - 3].grammar & G_PREP) && (before->bits & F_LOWER))
        return true;
    if (is_governed_by_preposition(tokens, from, k, to))
        return true;
    /* any lower-case word that could be an adjective or noun before it: "joint
     * statement", "news report" */
    return (before->bits & F_LOWER) &&
           !(before->grammar & (G_AUX | G_HE | G_SHE | G_THEY | G_IT | G_I |
                                   G_CONJ | G_REL | G_TO | G_THAT | G_TIME)) &&
           !role_agrees(before, &tokens[k]) &&
           !next_word_shows_verb(&tokens[k], k, to) &&
           !(before->bits & F_ADVERB);
}

/* Does a quote follow, perhaps after a comma or colon: "Another moaned: Q",
 * "one adding, Q"? */
static bool
quote_follows(const struct token *tokens, uint32_t k, uint32_t to)
{
    k++;
    k += k < to && (token_is(&tokens[k], ':') || token_is(&tokens[k], ','));
    return k < to && tokens[k].kind == TOKEN_QUOTE;
}

/* Is the participle at token k that of a reflexive verb: "s'est exclamée", "se
 * sont aussi félicités", "s'est-elle indignée"; not "ils ont été félicités"? */
static bool
is_reflexive(const struct article *article, uint32_t from, uint32_t k)
{
    const struct token *tokens = article->tokens.outer.v;
    uint32_t i = k;
    bool is = false;

    while (i > from && k - i < REFLEXIVE_MOST &&
           tokens[i - 1].kind == TOKEN_WORD) {
        i--;
        if (is && (article->forms.v[tokens[i].id].word->clause & C(REFLEXIVE)))
            return true;
        is |= (tokens[i].grammar & G_BE) != 0;
    }
    return false;
}

/* Is the verb at token k a participle that lacks its auxiliary: "un entretien
 * publié lundi", not "a publié", where such participles are no finite forms? */
static bool
is_bare_participle(const struct article *article, uint32_t from, uint32_t k)
{
    const struct token *tokens = article->tokens.outer.v;
    uint32_t i = k;

    /* "a conclu à un oubli et annoncé": it shares one */
    if (!(tokens[k].grammar & G_PAST) ||
        !lexicon_has(article->lexicon, LANG_GENDERED_THINGS) ||
        (k > from && (tokens[k - 1].grammar & G_CONJ)))
        return false;
    while (i > from && k - i < REFLEXIVE_MOST &&
           tokens[i - 1].kind == TOKEN_WORD) {
        i--;
        if (tokens[i].grammar & (G_AUX | G_BE))
            return false;
    }
    return true;
}

/* "ein Mann, der sagte:": does the verb at token k, which a mark follows, stand
 * right behind a relative pronoun that is an article, too, where nouns have
 * capitals? */
static bool
is_behind_relative(
    const struct article *article, uint32_t from, uint32_t k, uint32_t to)
{
    const struct token *tokens = article->tokens.outer.v;

    return lexicon_has(article->lexicon, LANG_CAPITAL_NOUNS) && k > from + 1 &&
           token_is(&tokens[k - 2], ',') && (tokens[k - 1].meaning & L_THE) &&
           k + 1 < to && tokens[k + 1].kind >= TOKEN_MARK;
}

bool
cues_at(const struct article *article, uint32_t from, uint32_t k, uint32_t to)
{
    const struct token *tokens = article->tokens.outer.v;
    const struct token *token = &tokens[k];

    if (token->kind != TOKEN_WORD || !(token->bits & F_LOWER))
        return false;
    if (is_phrasal_verb(tokens, k, to))
        return true;
    if (!(token->grammar & G_CUE))
        return false;
    if ((article->forms.v[token->id].word->clause & C(REFLEXIVE_PARTICIPLE)) &&
        !is_reflexive(article, from, k))
        return false;
    if (is_bare_participle(article, from, k))
        return false;
    /* After a determiner it is a noun, but for determiners that can be a
     * subject, "another", "one", and relative pronouns: "ein Mann, der sagte:"
     */
    if (k > from && (tokens[k - 1].grammar & G_DET) &&
        !is_behind_relative(article, from, k, to) &&
        (!(tokens[k - 1].meaning & L_ALONE) ||
            ((token->grammar & (G_ING | G_NOUN | G_PAST)) &&
                !quote_follows(tokens, k, to))))
        return false;
    /* "continue to": reports nothing before an infinitive */
    if ((token->grammar & G_BARE) && k + 1 < to &&
        (tokens[k + 1].grammar & G_TO))
        return false;
    return !(token->grammar & G_NOUN) || !is_used_as_noun(tokens, from, k, to);
}

bool
cues_strong(const struct token *tokens, uint32_t k)
{
    return (tokens[k].grammar & (G_STRONG | G_GO)) != 0;
}

/* "gab am Montag bekannt", "machte Lind deutlich": does the verb's particle or
 * noun end its clause? */
static bool
has_separated_particle(const struct article *article, uint32_t k, uint32_t to)
{
    const struct token *tokens = article->tokens.outer.v;
    uint32_t i = k + 1;

    while (i < to && i < k + CLAUSE_MOST && tokens[i].kind < TOKEN_MARK)
        i++;
    if (i == k + 1 || (i < to && tokens[i].kind < TOKEN_MARK))
        return false;
    return (tokens[i - 1].grammar & G_PARTICLE) ||
           (tokens[i - 1].kind == TOKEN_WORD &&
               (article->forms.v[tokens[i - 1].id].word->clause &
                   C(CLOSING_PARTICLE)));
}

/* "Das berichten Forscher", "Der sagt": where nouns have capitals, is token k a
 * reporting verb behind an article that is a pronoun?  An adjective there would
 * end in "e", or in "en" behind another article than "das"; one in "te" is told
 * by what follows: "das sagte Lind", but "das erklärte Ziel". */
static bool
is_verb_of_pronoun(const struct token *tokens, uint32_t from, uint32_t k,
    uint32_t to, const char *text)
{
    const struct token *token = &tokens[k];
    char last = text[token->end - 1];

    if (k != from + 1 || !(token->grammar & G_CUE) ||
        !(token->bits & F_LOWER) || !(tokens[from].meaning & L_THE) ||
        (tokens[from].grammar & G_POSS))
        return false;
    if (last == 't')
        return true;
    if (text[tokens[from].end - 1] != 's')
        return false; /* "die kritisierten Zustände" */
    return last == 'n' ||
           (k + 1 < to &&
               ((tokens[k + 1].grammar & G_DET) ||
                   (tokens[k + 1].meaning & (L_FIRST | L_TITLE | L_ROLE))));
}

bool
cues_second(
    const struct article *article, uint32_t from, uint32_t k, uint32_t to)
{
    const struct token *tokens = article->tokens.outer.v;

    if ((tokens[k].grammar & G_GO) && (tokens[k].bits & F_LOWER) &&
        has_separated_particle(article, k, to))
        return true;
    return lexicon_has(article->lexicon, LANG_CAPITAL_NOUNS) &&
           is_verb_of_pronoun(tokens, from, k, to, article->s);
}

bool
cues_unlisted(
    const struct article *article, uint32_t from, uint32_t k, uint32_t to)
{
    const struct token *token = &article->tokens.outer.v[k];

    return k > from && k + 2 < to && token_is(&token[1], ':') &&
           token[2].kind == TOKEN_QUOTE && token->grammar == 0 &&
           (token->bits & F_LOWER) &&
           (article_detail(article, token) & D(PAST_ENDING)) &&
           token[-1].kind <= TOKEN_NUMBER &&
           (!(token[-1].grammar & (G_DET | G_PREP | G_AUX | G_BE | G_CONJ)) ||
               (token[-1].meaning & L_ALONE));
}
