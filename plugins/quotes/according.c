/* SPDX-License-Identifier: MIT */
#include "according.h"

#include "ending.h"
#include "subject.h"

/* Is v[i] the noun "words"?  It is the only one of both classes. */
static bool
is_words_noun(const struct clause *clause, uint32_t i)
{
    uint32_t both = L_OWN | L_LABEL;

    return clause_is(clause, i, PHRASE_DESC) &&
           (clause_head(clause, i)->meaning & both) == both;
}

/* Is v[i] a document or somebody's words: "nach Angaben der Stadt", "nach einem
 * Bericht", not "nach dem Spiel"? */
static bool
is_words_or_document(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_DESC) &&
           (clause_head(clause, i)->meaning & (L_DOC | L_OWN));
}

/* "a copy of the report", "details of the letter": from the noun before "of" to
 * the document; else i. */
static uint32_t
document_of(const struct clause *clause, uint32_t i)
{
    if (clause_is(clause, i, PHRASE_THING) &&
        clause_is(clause, i + 1, PHRASE_PREP) &&
        (clause_at(clause, i + 1)->bits & P_OF) &&
        clause_is(clause, i + 2, PHRASE_DESC) &&
        (clause_head(clause, i + 2)->meaning & L_DOC))
        return i + 2;
    return i;
}

/* "nach eigenen Angaben": the source is the subject of the sentence, or not
 * known; not so "nach seinen Worten", whose pronoun is resolved like others,
 * nor "mit der Aussage", which is nobody's. */
static uint32_t
own_words_of_subject(const struct clause *clause, uint32_t i)
{
    if (!is_words_noun(clause, i) || clause_class(clause, i, G_POSS))
        return i;
    return clause_class(clause, i, G_DET)
               ? SUBJECT_NONE
               : subject_of_sentence(clause, clause->phrases->n);
}

/* "le récit qu'elle livre": does a relative clause say whose the document or
 * words v[i] are? */
static bool
has_teller(const struct clause *clause, uint32_t i)
{
    return clause_class(clause, i + 1, G_REL | G_THAT) &&
           (clause_he_or_she(clause, i + 2) ||
               clause_is(clause, i + 2, PHRASE_NAME));
}

/* "nach Angaben der Behörde", "según fuentes de la policía": from the document
 * or words to whose they are.  Where the language has the document itself as
 * the source, to that document. */
static uint32_t
informant_of(const struct clause *clause, uint32_t i)
{
    if (i == SUBJECT_NONE)
        return i;
    if (lexicon_has(clause->article->lexicon, LANG_DOCUMENT_IS_SOURCE))
        return document_of(clause, i);
    if (!clause_is(clause, i, PHRASE_DESC) ||
        !(clause_head(clause, i)->meaning & (L_DOC | L_OWN)))
        return i;
    if (lexicon_has(clause->article->lexicon, LANG_GENITIVE_BEHIND_NOUN) &&
        clause_noun(clause, i + 1) && clause_class(clause, i + 1, G_DET))
        return i + 1;
    if (clause_is(clause, i + 1, PHRASE_PREP) &&
        (clause_at(clause, i + 1)->bits & P_OF) && clause_noun(clause, i + 2))
        return i + 2;
    if (has_teller(clause, i))
        return i + 2;
    return own_words_of_subject(clause, i);
}

/* German: "Lind zufolge": does v[i] follow the noun it governs? */
static bool
is_postposed(const struct clause *clause, uint32_t i)
{
    return i > 0 && clause_noun(clause, i - 1) &&
           (clause_detail(clause, i) & D(BEHIND_ITS_NOUN)) &&
           (clause_first(clause, i)->bits & F_LOWER);
}

/* "selon lui": is v[i] a pronoun that stands between subject and verb
 * elsewhere, of both genders? */
static bool
is_clitic(const struct clause *clause, uint32_t i)
{
    return lexicon_has(clause->article->lexicon, LANG_OBJECT_BEFORE_VERB) &&
           clause_is(clause, i, PHRASE_AUX) && i > 0 &&
           clause_class(clause, i - 1, G_ACCORDING);
}

/* "Lind a déploré une crise qui s'est, selon lui, aggravée": the man who is the
 * subject of the sentence, or v[i] itself, who is known from before. */
static uint32_t
source_by_clitic(const struct clause *clause, uint32_t i)
{
    uint32_t subject = subject_of_sentence(clause, i - 1), who;

    if (subject == SUBJECT_NONE || !clause_person(clause, subject))
        return i;
    who = clause_at(clause, subject)->who;
    return who != NAME_NONE &&
                   clause->article->cast.v[who].gender != GENDER_FEMALE
               ? subject
               : i;
}

/* "Lind ist der Meinung, dass": does v[i] say of the subject what it thinks? */
static bool
is_of_opinion(const struct clause *clause, uint32_t i)
{
    return i > 0 && is_words_noun(clause, i) &&
           clause_class(clause, i - 1, G_BE) &&
           (clause_first(clause, i)->grammar & G_DET) &&
           clause_is(clause, i + 1, PHRASE_COMMA);
}

/* "Ada Lind, para quien el plan es": the person whose opinion the relative
 * clause that v[i] opens gives. */
static uint32_t
opinion_of_antecedent(const struct clause *clause, uint32_t i)
{
    uint32_t who;

    if (i < 2 || !clause_is(clause, i - 1, PHRASE_COMMA) ||
        !(clause_detail(clause, i) & D(OPINION_OF)) ||
        !clause_is(clause, i + 1, PHRASE_REL) ||
        clause_class(clause, i + 1, G_THAT))
        return SUBJECT_NONE;
    who = ending_antecedent(clause, i, 0);
    return who != SUBJECT_NONE && clause_speaks(clause, who) ? who
                                                             : SUBJECT_NONE;
}

uint32_t
according_to(const struct clause *clause, uint32_t i)
{
    uint32_t who = opinion_of_antecedent(clause, i);

    if (who != SUBJECT_NONE)
        return who;
    if (is_of_opinion(clause, i))
        return subject_of_sentence(clause, i);
    if (i < clause->phrases->n && is_postposed(clause, i))
        return i - 1;
    if (clause_is(clause, i, PHRASE_PREP) && is_words_noun(clause, i + 1))
        return clause_is(clause, i + 2, PHRASE_PREP) &&
                       clause_noun(clause, i + 3)
                   ? subject_after(clause, i + 3)
                   : informant_of(clause, i + 1);
    /* "de acordo com": the preposition before "acordo" */
    if (clause_is(clause, i, PHRASE_PREP) &&
        clause_class(clause, i + 1, G_ACCORDING))
        i++;
    if (!clause_class(clause, i, G_ACCORDING))
        return SUBJECT_NONE;
    /* "nach" is a source only before words or a document */
    if (clause_does(clause, i, C(SOURCE_OF_WORDS)) &&
        !is_words_or_document(clause, i + 1))
        return SUBJECT_NONE;
    i++;
    if (clause_class(clause, i, G_TO) || clause_is(clause, i, PHRASE_PREP))
        i++;
    if (is_clitic(clause, i))
        return source_by_clitic(clause, i);
    return i < clause->phrases->n
               ? informant_of(clause, subject_after(clause, i))
               : SUBJECT_NONE;
}

bool
according_possessor(const struct clause *clause, uint32_t i)
{
    if (!lexicon_has(clause->article->lexicon, LANG_GENDERED_THINGS))
        return false;
    if (is_clitic(clause, i))
        return true;
    if (!clause_class(clause, i, G_POSS))
        return false;
    return clause_is(clause, i, PHRASE_THING) ||
           (clause_is(clause, i, PHRASE_DESC) &&
               (clause_head(clause, i)->meaning & L_OWN));
}

/* The first noun from v[k] on, if it is the object of a preposition; the search
 * ends at a quote, a colon or the end of the sentence. */
static uint32_t
governed_noun(const struct clause *clause, uint32_t k)
{
    for (; k < clause->phrases->n; k++) {
        switch (clause_at(clause, k)->kind) {
        case PHRASE_NAME:
        case PHRASE_DESC:
        case PHRASE_THING:
            return clause_at(clause, k)->bits & P_GOVERNED ? k : SUBJECT_NONE;
        case PHRASE_QUOTE:
        case PHRASE_COLON:
        case PHRASE_STOP:
            return SUBJECT_NONE;
        case PHRASE_WORD: /* "aus Regierungskreisen" */
            if ((clause_at(clause, k)->bits & P_GOVERNED) &&
                (clause_first(clause, k)->bits & F_CAP) &&
                clause_class(clause, k - 1, G_OF) &&
                lexicon_has(clause->article->lexicon, LANG_CAPITAL_NOUNS))
                return k;
            break;
        default:
            break;
        }
    }
    return SUBJECT_NONE;
}

/* "heißt es in dem Schreiben von Lind": from the document to the person who
 * wrote it, if that one is named; else i. */
static uint32_t
author_by_name(const struct clause *clause, uint32_t i)
{
    uint32_t author;

    if (i == SUBJECT_NONE || !is_words_or_document(clause, i) ||
        !clause_is(clause, i + 1, PHRASE_PREP) ||
        !(clause_at(clause, i + 1)->bits & P_OF) || !clause_noun(clause, i + 2))
        return i;
    author = subject_after(clause, i + 2);
    return author != SUBJECT_NONE && clause_person(clause, author) ? author : i;
}

uint32_t
according_impersonal(const struct clause *clause, uint32_t i)
{
    const struct lexicon *lexicon = clause->article->lexicon;
    bool nobody = false;
    uint32_t speaker;

    /* 'heißt es' */
    if (lexicon_has(lexicon, LANG_IT_REPORTS) && clause_class(clause, i, G_GO))
        nobody =
            (i > 0 && clause_it(clause, i - 1)) || clause_it(clause, i + 1);
    /* 'peut-on lire', 'on a pu lire' */
    if (lexicon_has(lexicon, LANG_NOBODY_REPORTS))
        nobody = clause_on(clause, i + 1) ||
                 (i > 0 && clause_on(clause, i - 1)) ||
                 (i > 1 && clause_on(clause, i - 2));
    if (!nobody)
        return SUBJECT_NONE;
    speaker = governed_noun(clause, i + 1);
    if (speaker == SUBJECT_NONE)
        speaker = governed_noun(clause, 0);
    return author_by_name(clause, speaker);
}

/* Is v[i], with a definite article, an organisation: "Para la asociación Ciudad
 * sin Ruido,"? */
static bool
is_source_organisation(const struct clause *clause, uint32_t i)
{
    if (!lexicon_has(clause->article->lexicon, LANG_NOUN_OF_NOUN) ||
        !(clause_first(clause, i)->meaning & L_THE))
        return false;
    return clause_is(clause, i, PHRASE_NAME) ||
           (clause_is(clause, i, PHRASE_DESC) &&
               !(clause_head(clause, i)->meaning & (L_DOC | L_OWN)));
}

uint32_t
according_opinion(const struct clause *clause)
{
    uint32_t speaker;

    /* Not a headline in capitals. */
    if (!(clause_detail(clause, 0) & D(OPINION_OF)) ||
        (clause_first(clause, 0)->bits & (F_CAP | F_UPPER)) != F_CAP)
        return SUBJECT_NONE;
    speaker = subject_after(clause, 1);
    if (speaker != SUBJECT_NONE &&
        clause_is(clause, speaker + 1, PHRASE_COMMA) &&
        clause_he_or_she(clause, speaker))
        return speaker;
    return speaker != SUBJECT_NONE &&
                   (clause_speaks(clause, speaker) ||
                       is_source_organisation(clause, speaker) ||
                       (clause_is(clause, speaker, PHRASE_NAME) &&
                           clause_is(clause, speaker + 1, PHRASE_COMMA)))
               ? speaker
               : SUBJECT_NONE;
}

bool
according_so(const struct clause *clause, uint32_t i)
{
    return (clause_detail(clause, i) & D(SAYS_SO)) &&
           clause_class(clause, i, G_AS) &&
           (clause_noun(clause, i + 1) || clause_particle(clause, i + 1));
}

uint32_t
according_as(const struct clause *clause, uint32_t i, uint32_t *verb)
{
    const struct lexicon *lexicon = clause->article->lexicon;
    uint32_t k = i + 1, speaker;

    if (!clause_class(clause, i, G_AS) ||
        (clause_detail(clause, i) & D(SAYS_SO)))
        return SUBJECT_NONE;
    while (
        clause_is(clause, k, PHRASE_AUX) || clause_is(clause, k, PHRASE_ADVERB))
        k++;
    *verb = k;
    if (clause_finite_cue(clause, k))
        return lexicon_has(lexicon, LANG_VERB_BEFORE_SUBJECT) &&
                       !lexicon_has(lexicon, LANG_VERB_SECOND)
                   ? subject_after(clause, k + 1)
                   : SUBJECT_NONE;
    speaker = subject_after(clause, i + 1);
    if (speaker == SUBJECT_NONE)
        return SUBJECT_NONE;
    /* Where the verb is second, it ends such a clause. */
    *verb = speaker + 1;
    while (lexicon_has(lexicon, LANG_VERB_SECOND) &&
           !clause_ends(clause, *verb + 1))
        ++*verb;
    return clause_finite_cue(clause, *verb) ? speaker : SUBJECT_NONE;
}

#define QUOTED_MOST 6 /* phrases from the verb to the person quoted */

uint32_t
according_quoted(const struct clause *clause, uint32_t i)
{
    uint32_t k, who = SUBJECT_NONE, nouns = i > 0 && clause_noun(clause, i - 1);

    if (!clause_does(clause, i, C(QUOTES_ANOTHER)))
        return SUBJECT_NONE;
    for (k = i + 1; k < clause->phrases->n && k <= i + QUOTED_MOST; k++) {
        if (clause_is(clause, k, PHRASE_COMMA) ||
            clause_is(clause, k, PHRASE_COLON) ||
            clause_is(clause, k, PHRASE_QUOTE) ||
            clause_is(clause, k, PHRASE_STOP))
            break;
        if (!clause_noun(clause, k) ||
            ((clause_at(clause, k)->bits & P_GOVERNED) &&
                !clause_class(clause, k - 1, G_TO)))
            continue;
        /* The first noun is the medium, before or after the verb; a person
         * after it is quoted: 'zitiert die Zeitung Lind'. */
        nouns++;
        if (nouns > 1 && (clause_speaks(clause, k) ||
                             (clause_first(clause, k)->meaning & L_OBLIQUE)))
            who = subject_after(clause, k);
    }
    return who;
}
