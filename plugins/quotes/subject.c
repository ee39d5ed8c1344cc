/* SPDX-License-Identifier: MIT */
#include "subject.h"

#include "apposition.h"
#include "ending.h"
#include "verbsecond.h"

#define NOT_YET (SUBJECT_NONE - 1) /* memo: not looked for yet */

static uint32_t memo_subject(
    const struct clause *clause, uint32_t i, unsigned depth);
static uint32_t search_shared(
    const struct clause *clause, uint32_t i, unsigned depth);

/* ---- clauses that share a subject ---- */

/* Does the reporting verb v[i] have a subject of its own?  Not after a
 * conjunction, relative pronoun or subordinator: there it may share one. */
static bool
has_own_subject(const struct clause *clause, uint32_t i)
{
    if (!clause_is(clause, i, PHRASE_CUE) || i == 0 ||
        (clause_at(clause, i)->bits & (P_ING | P_INFINITIVE)))
        return false;
    switch (clause_at(clause, i - 1)->kind) {
    case PHRASE_CONJ:
    case PHRASE_REL:
    case PHRASE_SUB:
        return false;
    default:
        return true;
    }
}

/* May a clause begin with v[i]: does punctuation, a conjunction or a
 * subordinator other than "that" precede it? */
static bool
clause_edge(const struct clause *clause, uint32_t i)
{
    if (i == 0)
        return true;
    switch (clause_at(clause, i - 1)->kind) {
    case PHRASE_COMMA:
    case PHRASE_BRACKET:
    case PHRASE_OPEN:
    case PHRASE_CLOSE:
    case PHRASE_DASH:
    case PHRASE_SEMICOLON:
    case PHRASE_CONJ:
        return true;
    case PHRASE_SUB:
        return !(clause_first(clause, i - 1)->grammar & G_THAT);
    default:
        return false;
    }
}

/* May v[i] be the verb of a subject before it? */
static bool
may_be_verb(const struct clause *clause, uint32_t i)
{
    const struct phrase *phrase = clause_at(clause, i);

    switch (phrase->kind) {
    case PHRASE_CUE:
        return !(phrase->bits & P_ING);
    case PHRASE_VERB:
    case PHRASE_AUX:
    case PHRASE_ADVERB:
        return true;
    case PHRASE_WORD:
        return (clause_first(clause, i)->bits & F_LOWER) != 0;
    default:
        return false;
    }
}

/* Is v[i] a description, a name or a pronoun? */
static bool
may_be_subject(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_DESC) ||
           clause_is(clause, i, PHRASE_NAME) ||
           clause_is(clause, i, PHRASE_PRONOUN);
}

/* The subject that v[i] shares with a clause before it: the nearest person who
 * opens a clause and is followed by a verb; else the subject of a reporting
 * verb before it; else that of the sentence.  Brackets that close before v[i]
 * are skipped. */
static uint32_t
search_shared(const struct clause *clause, uint32_t i, unsigned depth)
{
    uint32_t k, subject;
    int brackets = 0;

    if (depth > ENDING_DEEP)
        return SUBJECT_NONE;
    for (k = i; k-- > 0;) {
        brackets += clause_is(clause, k, PHRASE_CLOSE) -
                    clause_is(clause, k, PHRASE_OPEN);
        if (brackets > 0)
            continue;
        if (has_own_subject(clause, k))
            break;
        if ((clause_person(clause, k) || clause_he_or_she(clause, k)) &&
            clause_edge(clause, k) && k + 1 < i && may_be_verb(clause, k + 1))
            return k;
    }
    for (k = i; k-- > 1;) {
        if (!has_own_subject(clause, k))
            continue;
        subject = memo_subject(clause, k, depth + 1);
        if (subject != SUBJECT_NONE && may_be_subject(clause, subject))
            return subject;
    }
    return subject_of_sentence(clause, i);
}

/* ---- the subject of a verb ---- */

/* Can v[subject] be the subject of a participle?  Not a document or thing:
 * "issued a statement saying" is said by who issued it; but a determiner alone:
 * "with one saying". */
static bool
may_say(const struct clause *clause, uint32_t subject)
{
    const struct phrase *phrase = clause_at(clause, subject);

    if (clause_is(clause, subject, PHRASE_THING))
        return phrase->to == phrase->from + 1 &&
               (clause_first(clause, subject)->meaning & L_ALONE);
    return !clause_is(clause, subject, PHRASE_DESC) ||
           !(clause_head(clause, subject)->meaning & L_DOC);
}

/* Is v[i] a participle that modifies the noun before it: "a woman accused of",
 * "a bridge described by"? */
static bool
passive_participle(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_CUE) &&
           clause_class(clause, i, G_PAST) &&
           !(clause_at(clause, i)->bits & P_STRONG) && i > 0 &&
           clause_is(clause, i + 1, PHRASE_PREP) &&
           (clause_class(clause, i + 1, G_OF) ||
               clause_class(clause, i + 1, G_BY)) &&
           phrase_noun(clause_at(clause, i - 1));
}

/* v[subject] is the object of a preposition: "people close to the port said",
 * "in a letter said".  The subject is the first noun phrase of the clause that
 * is not such an object. */
static uint32_t
head_of_clause(const struct clause *clause, uint32_t subject, unsigned depth)
{
    uint32_t k, best = SUBJECT_NONE;

    for (k = subject - 1; k-- > 0;) {
        if (passive_participle(clause, k))
            continue;
        switch (clause_at(clause, k)->kind) {
        case PHRASE_REL:
            return ending_antecedent(clause, k, depth);
        case PHRASE_COMMA:
        case PHRASE_DASH:
        case PHRASE_QUOTE:
        case PHRASE_SUB:
        case PHRASE_COLON:
        case PHRASE_SEMICOLON:
        case PHRASE_CUE:
        case PHRASE_OPEN:
            return best;
        case PHRASE_CONJ:
            return best != SUBJECT_NONE ? best
                                        : search_shared(clause, k, depth + 1);
        default:
            if ((clause_speaks(clause, k) ||
                    clause_is(clause, k, PHRASE_DESC)) &&
                !(clause_at(clause, k)->bits & P_GOVERNED))
                best = k;
        }
    }
    return best;
}

/* "a los que tildó de", "a quien llamó": is v[i] a relative pronoun that is the
 * object of its clause, whose subject is omitted? */
static bool
object_relative(const struct clause *clause, uint32_t i)
{
    if (!lexicon_has(clause->article->lexicon, LANG_SUBJECT_OMITTED) ||
        i == 0 ||
        !(clause_is(clause, i, PHRASE_REL) || clause_class(clause, i, G_REL)))
        return false;
    return clause_is(clause, i - 1, PHRASE_PREP) ||
           (i > 1 && clause_is(clause, i - 2, PHRASE_PREP) &&
               clause_class(clause, i - 1, G_DET) &&
               clause_at(clause, i - 1)->to ==
                   clause_at(clause, i - 1)->from + 1);
}

/* "an official who asked not to be named said": the antecedent of a relative
 * clause that no comma separates from v[i], the verb of its subject. */
static uint32_t
antecedent_of_open_relative(
    const struct clause *clause, uint32_t i, unsigned depth)
{
    uint32_t k;

    for (k = i; k-- > 0;) {
        switch (clause_at(clause, k)->kind) {
        case PHRASE_REL:
            return object_relative(clause, k)
                       ? SUBJECT_NONE
                       : ending_antecedent(clause, k, depth);
        case PHRASE_COMMA:
        case PHRASE_DASH:
        case PHRASE_QUOTE:
        case PHRASE_SUB:
        case PHRASE_COLON:
        case PHRASE_SEMICOLON:
        case PHRASE_CONJ:
        case PHRASE_OPEN:
            return SUBJECT_NONE;
        default:
            break;
        }
    }
    return SUBJECT_NONE;
}

/* Is v[subject] the object of a gerund after a preposition: "a woman accused of
 * robbing her brother told"? */
static bool
is_object_of_gerund(const struct clause *clause, uint32_t subject)
{
    const struct token *token = clause_first(clause, subject - 1);

    return subject > 2 && clause_is(clause, subject - 2, PHRASE_PREP) &&
           !phrase_noun(clause_at(clause, subject - 1)) &&
           token->kind == TOKEN_WORD && token->end - token->at > 4 &&
           (article_detail(clause->article, token) & D(PARTICIPLE_ENDING));
}

/* "the agency quoted the minister, Ada Lind, as saying": who is quoted, where
 * v[i] is "saying". */
static uint32_t
quoted_as(const struct clause *clause, uint32_t i, unsigned depth)
{
    if (i < 2 || !clause_class(clause, i - 1, G_AS))
        return SUBJECT_NONE;
    if (i > 2 && clause_is(clause, i - 2, PHRASE_COMMA) &&
        clause_person(clause, i - 3))
        return i - 3;
    /* "was quoted by the paper as saying" */
    if (!phrase_noun(clause_at(clause, i - 2)) ||
        (clause_at(clause, i - 2)->bits & P_GOVERNED))
        return SUBJECT_NONE;
    return ending_at(clause, i - 1, depth);
}

/* "praised Tom Okoye for calling": who is praised, where the words of the verb
 * begin with v[k].  Behind "was praised for calling" it is the subject. */
static uint32_t
judged_for(const struct clause *clause, uint32_t k)
{
    if (k < 3 || !(clause_detail(clause, k - 1) & D(OPINION_OF)) ||
        !clause_is(clause, k - 3, PHRASE_CUE) ||
        !(clause_first(clause, k - 3)->meaning & L_NAMING))
        return SUBJECT_NONE;
    return clause_speaks(clause, k - 2) || clause_he_or_she(clause, k - 2)
               ? k - 2
               : SUBJECT_NONE;
}

/* Where the words of the verb i begin, adverbs and what ends in front of them
 * too. */
static uint32_t
verb_begins(const struct clause *clause, uint32_t i)
{
    uint32_t k = i;

    while (k > 0 && (clause_is(clause, k - 1, PHRASE_AUX) ||
                        clause_is(clause, k - 1, PHRASE_ADVERB) ||
                        clause_is(clause, k - 1, PHRASE_TIME)))
        k--;
    return k - ending_between(clause, k);
}

/* "Sergeant Tom Okoye of the Bow and Essex Police said": the half of the name
 * that the preposition stands before; v[subject] if that is no second half. */
static uint32_t
first_half(const struct clause *clause, uint32_t subject)
{
    uint32_t first = subject - 2;

    return subject > 3 && clause_is(clause, subject - 1, PHRASE_CONJ) &&
                   clause_is(clause, subject, PHRASE_NAME) &&
                   clause_is(clause, first, PHRASE_NAME) &&
                   !clause_person(clause, subject) &&
                   !(clause_first(clause, subject)->meaning & L_THE) &&
                   (clause_first(clause, first)->meaning & L_THE) &&
                   (clause_at(clause, first)->bits & P_GOVERNED)
               ? first
               : subject;
}

/* A noun that is the object of a gerund or of a preposition is no subject: the
 * head of its clause is, if that has one. */
static uint32_t
beyond_object(const struct clause *clause, uint32_t subject, unsigned depth)
{
    uint32_t other;

    if (subject != SUBJECT_NONE)
        subject = first_half(clause, subject);
    if (subject == SUBJECT_NONE || subject <= 1 ||
        (!is_object_of_gerund(clause, subject) &&
            (!(clause_at(clause, subject)->bits & P_GOVERNED) ||
                clause_office(clause, subject) ||
                !clause_is(clause, subject - 1, PHRASE_PREP) ||
                (clause_first(clause, subject - 1)->grammar & G_SUB))))
        return subject;
    other = head_of_clause(clause, subject, depth);
    return other != SUBJECT_NONE ? other : subject;
}

/* "La diputada cargó contra los dirigentes afirmando que": is v[subject] the
 * object of a preposition where a gerund says of the verb's subject, never of a
 * noun, what it does? */
static bool
gerund_passes_over(const struct clause *clause, uint32_t subject)
{
    return lexicon_has(clause->article->lexicon, LANG_SUBJECT_OMITTED) &&
           (clause_at(clause, subject)->bits & P_GOVERNED);
}

/* The subject of the verb v[i], without the memo. */
static uint32_t
find_subject(const struct clause *clause, uint32_t i, unsigned depth)
{
    bool ing = (clause_at(clause, i)->bits & P_ING) != 0;
    uint32_t k, subject;

    if (lexicon_has(clause->article->lexicon, LANG_VERB_SECOND)) {
        if (verbsecond_passive(clause, i))
            return verbsecond_agent(clause, i);
        subject = verbsecond_subject(clause, i);
        return subject != SUBJECT_NONE ? subject
                                       : search_shared(clause, i, depth + 1);
    }

    /* "threatened to say": who threatened */
    if ((clause_at(clause, i)->bits & P_INFINITIVE))
        return search_shared(clause, i, depth + 1);
    subject = ing ? quoted_as(clause, i, depth) : SUBJECT_NONE;
    if (subject != SUBJECT_NONE)
        return subject;
    k = verb_begins(clause, i);
    if (k == 0)
        return SUBJECT_NONE;
    subject = ing ? judged_for(clause, k) : SUBJECT_NONE;
    if (subject != SUBJECT_NONE)
        return subject;
    switch (clause_at(clause, k - 1)->kind) {
    case PHRASE_CONJ:
    case PHRASE_QUOTE:
        return search_shared(clause, k - 1, depth + 1);
    case PHRASE_PREP: /* "by saying", "while saying" */
    case PHRASE_SUB:
        return ing || (clause_at(clause, k - 1)->bits & P_OF)
                   ? search_shared(clause, i, depth + 1)
                   : SUBJECT_NONE;
    case PHRASE_COMMA:
    case PHRASE_DASH:
    case PHRASE_BRACKET: /* ", saying" */
        if (ing)
            return search_shared(clause, i, depth + 1);
        break;
    default:
        break;
    }
    if (object_relative(clause, k - 1))
        return subject_of_sentence(clause, k - 1);
    subject = ending_at(clause, k, 0);
    if (subject == SUBJECT_NONE && !ing)
        subject = antecedent_of_open_relative(clause, k, depth);
    if (subject == SUBJECT_NONE || clause_speaks(clause, subject) ||
        !ending_of_things(clause, k - 1))
        subject = beyond_object(clause, subject, depth);
    if (ing && (subject == SUBJECT_NONE || !may_say(clause, subject) ||
                   gerund_passes_over(clause, subject))) {
        uint32_t other = search_shared(clause, i, depth + 1);

        return other != SUBJECT_NONE ? other : subject;
    }
    return subject;
}

/* find_subject with the memo; from a description to the name it is in
 * apposition to.  `depth` bounds the mutual recursion of these functions. */
static uint32_t
memo_subject(const struct clause *clause, uint32_t i, unsigned depth)
{
    if (depth > ENDING_DEEP)
        return SUBJECT_NONE;
    if (clause->memo[i] == NOT_YET)
        clause->memo[i] =
            apposition_owner(clause, find_subject(clause, i, depth));
    return clause->memo[i];
}

void
subject_begin(const struct clause *clause)
{
    uint32_t i;

    for (i = 0; i < clause->phrases->n; i++)
        clause->memo[i] = NOT_YET;
}

uint32_t
subject_of(const struct clause *clause, uint32_t i)
{
    return memo_subject(clause, i, 0);
}

uint32_t
subject_shared(const struct clause *clause, uint32_t i)
{
    return search_shared(clause, i, 0);
}
