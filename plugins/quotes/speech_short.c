/* SPDX-License-Identifier: MIT */
/* Quotes of a word or two: is it speech, or in scare quotes? */
#include "speech.h"

#include "text/chars.h"

#define ASIDE_MOST 5 /* phrases between the commas of an aside */

/* Is phrase i the "of" of a naming verb: 'calificó el anuncio de «burla»',
 * 'qualifie le projet de « farce »', 'accused Lind of "spin"'? */
static bool
is_of_naming_verb(const struct clause *clause, uint32_t phrase, uint32_t i)
{
    return (lexicon_has(clause->article->lexicon, LANG_NOUN_OF_NOUN) ||
               i + 1 == phrase) &&
           clause_is(clause, i, PHRASE_PREP) &&
           (clause_at(clause, i)->bits & P_OF);
}

/* Does the reporting verb `cue` govern the quote with "of": 'complained of "red
 * tape"', 'parle d'une crue « lente »'? */
static bool
cue_governs_with_of(const struct clause *clause, uint32_t phrase, uint32_t cue)
{
    uint32_t i = cue + 1;

    if (!clause_is(clause, i, PHRASE_PREP) ||
        !((clause_at(clause, i)->bits & P_OF) ||
            (clause_first(clause, cue)->meaning & L_NAMING)) ||
        clause_class(clause, cue, G_NOUN))
        return false;
    if (lexicon_has(clause->article->lexicon, LANG_NOUN_OF_NOUN) &&
        clause_noun(clause, i + 1))
        i++;
    return i + 1 == phrase;
}

/* Is v[i] a word that belongs to the noun before it: "le niveau des provisions
 * « faible »"? */
static bool
is_complement_word(const struct clause *clause, uint32_t i)
{
    return lexicon_has(clause->article->lexicon, LANG_NOUN_OF_NOUN) && i > 1 &&
           ((clause_is(clause, i, PHRASE_WORD) &&
                (clause_first(clause, i)->bits & F_LOWER) &&
                clause_is(clause, i - 1, PHRASE_PREP)) ||
               (clause_is(clause, i, PHRASE_PREP) &&
                   (clause_at(clause, i)->bits & P_OF) &&
                   phrase_noun(clause_at(clause, i - 1))));
}

/* Does somebody call something so: 'called it "a disgrace"'?  That is speech,
 * however short. */
static bool
is_naming(
    const struct clause *clause, uint32_t i, const struct attribution *found)
{
    const struct phrase *phrases = clause->phrases->v;
    uint32_t k = i;

    if (found->side == SIDE_BEFORE && found->cue != SUBJECT_NONE &&
        cue_governs_with_of(clause, i, found->cue))
        return true;
    if (found->side != SIDE_BEFORE || found->cue == SUBJECT_NONE)
        return false;
    while (k > 0 && (phrases[k - 1].kind == PHRASE_SUB ||
                        is_complement_word(clause, k - 1) ||
                        phrase_noun(&phrases[k - 1]) ||
                        phrases[k - 1].kind == PHRASE_AUX ||
                        is_of_naming_verb(clause, i, k - 1)))
        k--;
    return clause_is(clause, k - 1, PHRASE_CUE) &&
           (clause_first(clause, k - 1)->meaning & L_NAMING);
}

/* Is the quote in the clause that a reporting verb governs, with no other quote
 * between?  Verbs that may be nouns ("reports") need a "that". */
static bool
is_governed_by_cue(const struct clause *clause, uint32_t phrase,
    const struct attribution *found)
{
    uint32_t verb = found->cue, i;
    bool that = clause_class(clause, verb + 1, G_THAT);

    if (found->side == SIDE_BEFORE && clause_class(clause, verb, G_ACCORDING))
        return true;
    if (found->side != SIDE_BEFORE || !clause_is(clause, verb, PHRASE_CUE) ||
        !((clause_at(clause, verb)->bits & P_STRONG) || that ||
            verb + 1 == phrase) ||
        (clause_class(clause, verb, G_NOUN) && !that))
        return false;
    for (i = verb; i < phrase; i++) {
        if (clause_is(clause, i, PHRASE_QUOTE) ||
            clause_is(clause, i, PHRASE_SEMICOLON))
            return false;
    }
    return true;
}

/* The first token inside the quote. */
static const struct token *
first_inside(const struct article *article, const struct quote *quote)
{
    return &article->tokens.inner
                .v[article->tokens.inside[quote - article->quotes].token];
}

/* Is the quote what somebody says of something: 'said that the recall was
 * "precautionary"', 'urged "restraint"', 'said they "regretted" it'?  Not a
 * noun in scare quotes: 'said that the "bridge" fell'. */
static bool
is_predicate(const struct clause *clause, uint32_t phrase,
    const struct quote *quote, const struct attribution *found)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    uint32_t k = clause->phrases->v[phrase].from;

    if (!quote->at->closed || !chars_lower(quote->first))
        return false;
    /* 'telling them it would be "unwise"' */
    if (found->side == SIDE_BEFORE && (tokens[k - 1].grammar & G_BE) &&
        clause_is(clause, found->cue, PHRASE_CUE) && found->cue + 6 > phrase)
        return true;
    if (!is_governed_by_cue(clause, phrase, found))
        return false;
    /* 'claimed that it was done "on merit"' */
    if (quote->words > 1 &&
        (first_inside(clause->article, quote)->grammar & G_PREP))
        return true;
    /* 'said he saw "smoke"' */
    if (k > clause->phrases->v[found->cue].to + 1 &&
        (tokens[k - 1].bits & F_LOWER) &&
        (tokens[k - 2].grammar & (G_HE | G_SHE | G_THEY | G_IT | G_I)) &&
        !(tokens[k - 1].grammar & G_DET))
        return true;
    return (tokens[k - 1].bits & F_ADVERB) ||
           ((tokens[k - 1].grammar & (G_BE | G_AUX | G_PREP | G_CUE | G_HE |
                                         G_SHE | G_THEY | G_IT | G_I)) &&
               !(tokens[k - 1].grammar & G_DET));
}

/* Is the quote all that follows a source: 'According to her, "it rusts".'? */
static bool
is_all_after_source(const struct clause *clause, uint32_t phrase,
    const struct attribution *found)
{
    return found->side == SIDE_BEFORE &&
           clause_class(clause, found->cue, G_ACCORDING) &&
           clause_is(clause, phrase - 1, PHRASE_COMMA) &&
           (phrase + 1 == clause->phrases->n ||
               clause_is(clause, phrase + 1, PHRASE_STOP));
}

/* 'admitió, sin embargo, que el plan': from the comma v[i] behind a verb to the
 * "that" behind the next comma; i if there is none. */
static uint32_t
behind_aside(const struct clause *clause, uint32_t i)
{
    uint32_t k = i;

    if (!clause_is(clause, i, PHRASE_COMMA))
        return i;
    while (++k < i + ASIDE_MOST && !clause_is(clause, k, PHRASE_COMMA))
        ;
    return clause_is(clause, k, PHRASE_COMMA) &&
                   clause_class(clause, k + 1, G_THAT)
               ? k + 1
               : i;
}

/* Does the quote have the only verb of the reported clause: 'said Norland
 * "takes note".'? */
static bool
is_whole_predicate(const struct clause *clause, uint32_t phrase,
    const struct quote *quote, const struct attribution *found)
{
    uint32_t noun = found->cue + 1;

    if (!quote->at->closed || !chars_lower(quote->first) ||
        !is_governed_by_cue(clause, phrase, found))
        return false;
    if (clause_class(clause, found->cue, G_ACCORDING)) {
        /* 'Selon lui, le plan loup « a échoué »' */
        while (noun < phrase && !clause_is(clause, noun, PHRASE_COMMA))
            noun++;
        if (!clause_noun(clause, ++noun))
            return false;
        while (clause_is(clause, noun + 1, PHRASE_WORD))
            noun++;
        return noun + 1 == phrase &&
               (first_inside(clause->article, quote)->grammar & (G_AUX | G_BE));
    }
    while (clause_is(clause, noun, PHRASE_TIME) ||
           clause_is(clause, noun, PHRASE_ADVERB))
        noun++;
    noun = behind_aside(clause, noun);
    noun += clause_class(clause, noun, G_THAT) != 0;
    if (noun + 1 != phrase)
        return false;
    if (phrase_noun(clause_at(clause, noun)) &&
        ((first_inside(clause->article, quote)->grammar & (G_AUX | G_BE)) ||
            (quote->words > 1 &&
                (first_inside(clause->article, quote)->bits & F_ADVERB))))
        return true; /* 'that his country "will wait" until then' */
    return (clause_is(clause, noun, PHRASE_NAME) ||
               clause_is(clause, noun, PHRASE_DESC)) &&
           (phrase + 1 == clause->phrases->n ||
               clause_is(clause, phrase + 1, PHRASE_STOP));
}

/* Is the quote, one word, a name in apposition: 'One user, "deskjockey99,"
 * complained'? */
static bool
is_alias(
    const struct clause *clause, uint32_t phrase, const struct quote *quote)
{
    return quote->words == 1 && phrase > 1 &&
           clause_is(clause, phrase - 1, PHRASE_COMMA) &&
           phrase_noun(clause_at(clause, phrase - 2)) &&
           (quote->last == ',' ||
               clause_is(clause, phrase + 1, PHRASE_COMMA)) &&
           clause_is(clause,
               phrase + 1 + clause_is(clause, phrase + 1, PHRASE_COMMA),
               PHRASE_CUE);
}

/* Is the quote continued in the next paragraph? */
static bool
continues_in_next_paragraph(
    const struct article *article, const struct quote *quote)
{
    size_t i = (size_t)(quote - article->quotes) + 1;

    return i < article->stretches.n && article->stretches.v[i].continues;
}

/* Is the quote the second part of one that opens the sentence: '"The bridge,"
 * she said, "is shut"'? */
static bool
is_second_part(const struct clause *clause, uint32_t phrase,
    const struct attribution *found, const struct quote *quote)
{
    uint32_t i = found->cue;

    return phrase > 2 && found->side == SIDE_BEFORE &&
           clause_is(clause, i, PHRASE_CUE) &&
           clause_is(clause, phrase - 1, PHRASE_COMMA) &&
           clause_is(clause, 0, PHRASE_QUOTE) &&
           clause_first(clause, 0)->id + 1 ==
               (uint32_t)(quote - clause->article->quotes) &&
           quote[-1].speech;
}

/* Is the comma before the reporting verb outside the quotation marks: '«No»,
 * dijo Vega'? */
static bool
comma_outside(const struct clause *clause, uint32_t phrase,
    const struct attribution *found)
{
    return found->side == SIDE_AFTER &&
           clause_is(clause, phrase + 1, PHRASE_COMMA) &&
           clause_is(clause, found->cue, PHRASE_CUE) &&
           (phrase == 0 || chars_lower(clause_quote(clause, phrase)->first));
}

/* Is the quote the whole sentence but for the label of an answer: 'A: "No."'?
 */
static bool
is_whole_sentence(const struct clause *clause, uint32_t phrase)
{
    return phrase + 1 == clause->phrases->n &&
           (phrase == 0 ||
               (phrase <= 3 && clause_is(clause, phrase - 1, PHRASE_COLON)));
}

bool
speech_short(const struct clause *clause, uint32_t phrase,
    const struct attribution *found, bool known_speaker)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    const struct quote *quote = clause_quote(clause, phrase);
    uint32_t k = clause->phrases->v[phrase].from;

    if (quote->words == 0)
        return false;
    /* "It rusts.", the mark reopened in the next paragraph */
    if (!quote->at->closed)
        return clause->phrases->n == 1 && quote_stops(quote) &&
               continues_in_next_paragraph(clause->article, quote);
    if (found->speaker == SUBJECT_NONE && found->cue != SUBJECT_NONE)
        return true; /* "precisó." */
    if (found->speaker == SUBJECT_NONE)
        return is_whole_sentence(clause, phrase) && quote_stops(quote) &&
               known_speaker;
    if (is_alias(clause, phrase, quote))
        return false;
    if (is_naming(clause, phrase, found) ||
        is_predicate(clause, phrase, quote, found) ||
        is_whole_predicate(clause, phrase, quote, found) ||
        is_all_after_source(clause, phrase, found) ||
        is_second_part(clause, phrase, found, quote))
        return true;
    if (clause_is(clause, phrase - 1, PHRASE_COLON) &&
        clause_is(clause, found->cue, PHRASE_CUE))
        return true; /* 'advirtió: «Habrá huelga».' */
    /* A quote that does not end like speech needs a verb right beside it. */
    if (!quote_stops(quote) && quote->last != ',')
        return comma_outside(clause, phrase, found) ||
               (quote->at->closed && chars_lower(quote->first) &&
                   speech_verb_before(clause, phrase));
    return found->side == SIDE_AFTER || speech_verb_before(clause, phrase) ||
           (phrase > 0 && (token_is(&tokens[k - 1], ',') ||
                              token_is(&tokens[k - 1], ':')));
}
