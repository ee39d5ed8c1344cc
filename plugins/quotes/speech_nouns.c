/* SPDX-License-Identifier: MIT */
/* The rules of speech.h where all nouns have capitals, so that capitals do not
 * show a title. */
#include "reported.h"
#include "speech.h"

#include "text/chars.h"

#define TITLE_MOST  12 /* words of a title */
#define WORK_MOST   8  /* words of the title of a work */
#define PROPER_MOST 5  /* words of a proper name */

/* Is the quote the name of what the noun right before it stands for: "die
 * Zeitung „Die Brücke“"? */
static bool
is_name_of_noun(
    const struct clause *clause, uint32_t phrase, const struct quote *quote)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    uint32_t k = clause->phrases->v[phrase].from, meaning;

    if (k == clause->phrases->v[0].from || quote_stops(quote) ||
        quote->words > TITLE_MOST ||
        (quote->words > 3 && chars_lower(quote->first)))
        return false;
    meaning = tokens[k - 1].meaning;
    return (tokens[k - 1].bits & F_CAP) && !(meaning & L_OWN) &&
           ((meaning & (L_WORK | L_LABEL | L_ORG)) || (meaning & L_THING));
}

/* Does the quote consist of nouns and words that join nouns, with no verb:
 * "Ärzte ohne Grenzen"?  `id` is its number. */
static bool
all_nouns(const struct clause *clause, const struct quote *quote, uint32_t id)
{
    const struct inside *in = &clause->article->tokens.inside[id];
    uint32_t k;

    if (chars_lower(quote->first) || quote_stops(quote) ||
        quote->words > WORK_MOST)
        return false;
    for (k = in->token; k < in->tokens_end; k++) {
        const struct token *token = &clause->article->tokens.inner.v[k];

        if ((token->bits & F_LOWER) &&
            !(token->grammar & (G_PREP | G_DET | G_CONJ)))
            return false;
    }
    return true;
}

bool
speech_reported(const struct clause *clause)
{
    uint32_t k;

    for (k = 0; k < clause->phrases->n; k++) {
        if (clause_first(clause, k)->meaning & L_REPORTED)
            return true;
    }
    return false;
}

/* Does a word precede the quote, so that it is part of a noun phrase: "mit dem
 * „Tageblatt“"? */
static bool
in_noun_phrase(const struct clause *clause, uint32_t phrase)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    uint32_t k = clause->phrases->v[phrase].from;

    return k > clause->phrases->v[0].from && tokens[k - 1].kind == TOKEN_WORD;
}

/* Is a naming verb the cue, and the quote what it names: 'nannte das „Unsinn“'?
 */
static bool
has_naming_cue(const struct clause *clause, uint32_t phrase,
    const struct attribution *found)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    uint32_t k = clause->phrases->v[phrase].from;

    return found->cue != SUBJECT_NONE && k > clause->phrases->v[0].from &&
           (tokens[clause->phrases->v[found->cue].from].meaning & L_NAMING) &&
           ((tokens[k - 1].grammar & (G_AS | G_DET)) ||
               (phrase == 1 && (tokens[k - 1].grammar & G_OF)) ||
               speech_verb_before(clause, phrase));
}

/* Is the quote a proper name: after just an article, with capitals: 'Die
 * „Aktion Neue Brücke“'? */
static bool
is_proper_name(
    const struct clause *clause, uint32_t phrase, const struct quote *quote)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    uint32_t k = clause->phrases->v[phrase].from;

    return k > clause->phrases->v[0].from && (tokens[k - 1].grammar & G_DET) &&
           !(tokens[k - 1].grammar & G_POSS) && !chars_lower(quote->first) &&
           !quote_stops(quote) && quote->words <= PROPER_MOST &&
           quote->capitals >= 2;
}

/* Is the quote an example of the noun before "wie", 'Stücke wie „Nachts am
 * Hafen“', unless the noun is for words? */
static bool
is_example(
    const struct clause *clause, uint32_t phrase, const struct quote *quote)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    uint32_t k = clause->phrases->v[phrase].from;

    return k > clause->phrases->v[0].from + 1 &&
           (tokens[k - 1].grammar & G_AS) && (tokens[k - 2].bits & F_CAP) &&
           !(tokens[k - 2].meaning & (L_OWN | L_LABEL)) &&
           !chars_lower(quote->first) && !quote_stops(quote) &&
           quote->words <= WORK_MOST;
}

/* Is the quote what a passive naming verb names: 'als „Geschäft des
 * Jahrhunderts“ bezeichnet'?  Who does so may not be named. */
static bool
is_called_passively(const struct clause *clause, uint32_t phrase)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    uint32_t k = clause->phrases->v[phrase].from;

    return k > clause->phrases->v[0].from && (tokens[k - 1].grammar & G_AS) &&
           clause_is(clause, phrase + 1, PHRASE_CUE) &&
           (tokens[k + 1].meaning & L_NAMING);
}

/* Does a noun for words precede the quote: 'Parolen wie „Weg mit der Brücke“',
 * 'mit den Worten „Nie wieder“'? */
static bool
words_noun_precedes(const struct clause *clause, uint32_t phrase)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    uint32_t k = clause->phrases->v[phrase].from,
             from = clause->phrases->v[0].from;

    k -= k > from && (tokens[k - 1].grammar & G_AS);
    return k > from && (tokens[k - 1].meaning & L_OWN) &&
           (tokens[k - 1].bits & F_CAP) && (tokens[k - 1].meaning & L_LABEL);
}

/* Does somebody say the quote although it has only nouns: 'warnte vor „Armut
 * per Gesetz“', 'das sei „Politik auf Pump“'? */
static bool
is_said_although_nouns(const struct clause *clause, uint32_t phrase,
    const struct attribution *found)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    uint32_t k = clause->phrases->v[phrase].from,
             from = clause->phrases->v[0].from;

    if (k > from && (tokens[k - 1].meaning & L_REPORTED))
        return true;
    if (is_called_passively(clause, phrase) ||
        words_noun_precedes(clause, phrase))
        return true;
    /* 'warf ihm vor, „Weihnachten auf Pump“ zu feiern' */
    if (found->side == SIDE_BEFORE && clause_quote(clause, phrase)->words > 2 &&
        clause_is(clause, found->cue, PHRASE_CUE) &&
        (reported_classes(clause, phrase + 1) & R(INFINITIVE_PARTICLE)))
        return true;
    /* 'Aus Sicht der Stadt ist das „Armut per Gesetz“' */
    if (found->side == SIDE_BEFORE && found->cue != SUBJECT_NONE &&
        !clause_is(clause, found->cue, PHRASE_CUE) && k > from + 1 &&
        (tokens[k - 1].grammar & G_DET) && (tokens[k - 2].grammar & G_BE))
        return true;
    if (found->side != SIDE_BEFORE ||
        !clause_is(clause, found->cue, PHRASE_CUE) ||
        !(clause_at(clause, found->cue)->bits & P_STRONG))
        return false;
    k -= k > from && (tokens[k - 1].grammar & G_DET);
    return k > from + 1 && (tokens[k - 1].grammar & G_PREP) &&
           (tokens[k - 2].grammar & G_CUE);
}

/* Does the sentence say what a thing is called: '„Salzland“ heißt das Stück',
 * 'Das Stück heißt „Salzland“'?  Not 'heißt es'. */
static bool
is_name_by_verb(const struct clause *clause, uint32_t phrase)
{
    if (clause_is(clause, phrase + 1, PHRASE_CUE) &&
        clause_class(clause, phrase + 1, G_GO) &&
        clause_class(clause, phrase + 1, G_CUE))
        return clause_noun(clause, phrase + 2) &&
               !clause_it(clause, phrase + 2);
    return phrase > 1 && clause_is(clause, phrase - 1, PHRASE_CUE) &&
           clause_class(clause, phrase - 1, G_GO) &&
           clause_class(clause, phrase - 1, G_CUE) &&
           clause_noun(clause, phrase - 2) && !clause_it(clause, phrase - 2);
}

bool
speech_capital_nouns(const struct clause *clause, uint32_t phrase,
    const struct attribution *found, const struct quote *quote)
{
    bool cue = clause_is(clause, found->cue, PHRASE_CUE) ||
               speech_reported(clause) ||
               (found->side == SIDE_BEFORE && found->cue != SUBJECT_NONE);

    if (is_name_of_noun(clause, phrase, quote) ||
        is_name_by_verb(clause, phrase))
        return false;
    if (phrase > 0 && clause_is(clause, phrase - 1, PHRASE_COLON) &&
        quote_stops(quote))
        return true;
    if (is_said_although_nouns(clause, phrase, found))
        return true;
    if ((is_example(clause, phrase, quote) ||
            is_proper_name(clause, phrase, quote)) &&
        !has_naming_cue(clause, phrase, found))
        return false;
    if (found->side == SIDE_AFTER && found->cue != SUBJECT_NONE &&
        !in_noun_phrase(clause, phrase))
        return true;
    if (all_nouns(clause, quote, clause_first(clause, phrase)->id))
        return has_naming_cue(clause, phrase, found);
    if (quote->words > 3 || (quote->words == 3 && chars_lower(quote->first)))
        return true;
    return cue ? quote->at->closed
               : clause->phrases->n == 1 && quote_stops(quote);
}
