/* SPDX-License-Identifier: MIT */
#include "according.h"

#include "subject.h"

/* Is v[i] the noun "words"? */
static bool
words_noun(const struct clause *c, uint32_t i)
{
    uint32_t both = L_OWN | L_LABEL;

    return clause_is(c, i, PHRASE_DESC) &&
           (clause_head(c, i)->meaning & both) == both;
}

/* "nach Angaben der Stadt", "nach einem Bericht", not "nach dem Spiel" */
static bool
words_or_document(const struct clause *c, uint32_t i)
{
    return clause_is(c, i, PHRASE_DESC) &&
           (clause_head(c, i)->meaning & (L_DOC | L_OWN));
}

/* "a copy of the report", "details of the letter": the document. */
static uint32_t
document(const struct clause *c, uint32_t i)
{
    if (clause_is(c, i, PHRASE_THING) && clause_is(c, i + 1, PHRASE_PREP) &&
        (clause_at(c, i + 1)->bits & P_OF) &&
        clause_is(c, i + 2, PHRASE_DESC) &&
        (clause_head(c, i + 2)->meaning & L_DOC))
        return i + 2;
    return i;
}

/* "nach eigenen Angaben": who acts in the sentence says so; "nach seinen
 * Worten" is for others to read. */
static uint32_t
his_own(const struct clause *c, uint32_t i)
{
    uint32_t x;

    if (!words_noun(c, i) || clause_class(c, i, G_DET))
        return i;
    x = subject_of_sentence(c, c->p->n);
    return x != SUBJECT_NONE ? x : i;
}

/* "nach Angaben der Behörde", "según fuentes de la policía": whose they are. */
static uint32_t
informant(const struct clause *c, uint32_t i)
{
    if (i == SUBJECT_NONE)
        return i;
    if (lexicon_has(c->a->lexicon, LANG_DOCUMENT_IS_SOURCE))
        return document(c, i);
    if (!clause_is(c, i, PHRASE_DESC) ||
        !(clause_head(c, i)->meaning & (L_DOC | L_OWN)))
        return i;
    if (lexicon_has(c->a->lexicon, LANG_GENITIVE_BEHIND_NOUN) &&
        clause_noun(c, i + 1) && clause_class(c, i + 1, G_DET))
        return i + 1;
    if (clause_is(c, i + 1, PHRASE_PREP) &&
        (clause_at(c, i + 1)->bits & P_OF) && clause_noun(c, i + 2))
        return i + 2;
    return his_own(c, i);
}

/* German: "Lind zufolge": v[i] stands behind its noun. */
static bool
postposed(const struct clause *c, uint32_t i)
{
    return i > 0 && clause_noun(c, i - 1) &&
           (clause_detail(c, i) & D(BEHIND_ITS_NOUN)) &&
           (clause_first(c, i)->bits & F_LOWER);
}

uint32_t
according_to(const struct clause *c, uint32_t i)
{
    if (i < c->p->n && postposed(c, i))
        return i - 1;
    if (clause_is(c, i, PHRASE_PREP) && words_noun(c, i + 1))
        return clause_is(c, i + 2, PHRASE_PREP) && clause_noun(c, i + 3)
                   ? subject_after(c, i + 3)
                   : informant(c, i + 1);
    /* "de acordo com" */
    if (clause_is(c, i, PHRASE_PREP) && clause_class(c, i + 1, G_ACCORDING))
        i++;
    if (!clause_class(c, i, G_ACCORDING))
        return SUBJECT_NONE;
    if (clause_does(c, i, C(SOURCE_OF_WORDS)) && !words_or_document(c, i + 1))
        return SUBJECT_NONE;
    i++;
    if (clause_class(c, i, G_TO) || clause_is(c, i, PHRASE_PREP))
        i++;
    return i < c->p->n ? informant(c, subject_after(c, i)) : SUBJECT_NONE;
}

/* A noun that a preposition governs, from v[k] to the next mark that brings a
 * quote. */
static uint32_t
governed(const struct clause *c, uint32_t k)
{
    for (; k < c->p->n; k++) {
        switch (clause_at(c, k)->kind) {
        case PHRASE_NAME:
        case PHRASE_DESC:
        case PHRASE_THING:
            return clause_at(c, k)->bits & P_GOVERNED ? k : SUBJECT_NONE;
        case PHRASE_QUOTE:
        case PHRASE_COLON:
        case PHRASE_STOP:
            return SUBJECT_NONE;
        default:
            break;
        }
    }
    return SUBJECT_NONE;
}

uint32_t
according_impersonal(const struct clause *c, uint32_t i)
{
    const struct lexicon *l = c->a->lexicon;
    bool nobody = false;
    uint32_t x;

    if (lexicon_has(l, LANG_IT_REPORTS) && clause_class(c, i, G_GO))
        nobody = (i > 0 && clause_it(c, i - 1)) || clause_it(c, i + 1);
    if (lexicon_has(l, LANG_NOBODY_REPORTS))
        nobody = clause_on(c, i + 1) || (i > 0 && clause_on(c, i - 1)) ||
                 (i > 1 && clause_on(c, i - 2));
    if (!nobody)
        return SUBJECT_NONE;
    x = governed(c, i + 1);
    return x != SUBJECT_NONE ? x : governed(c, 0);
}

/* "Para la asociación Ciudad sin Ruido," */
static bool
organisation(const struct clause *c, uint32_t i)
{
    if (!lexicon_has(c->a->lexicon, LANG_NOUN_OF_NOUN) ||
        !(clause_first(c, i)->meaning & L_THE))
        return false;
    return clause_is(c, i, PHRASE_NAME) ||
           (clause_is(c, i, PHRASE_DESC) &&
               !(clause_head(c, i)->meaning & (L_DOC | L_OWN)));
}

uint32_t
according_opinion(const struct clause *c)
{
    uint32_t x;

    if (!(clause_detail(c, 0) & D(OPINION_OF)) ||
        (clause_first(c, 0)->bits & (F_CAP | F_UPPER)) != F_CAP)
        return SUBJECT_NONE;
    x = subject_after(c, 1);
    if (x != SUBJECT_NONE && clause_is(c, x + 1, PHRASE_COMMA) &&
        clause_he_or_she(c, x))
        return x;
    return x != SUBJECT_NONE && (clause_speaks(c, x) || organisation(c, x) ||
                                    (clause_is(c, x, PHRASE_NAME) &&
                                        clause_is(c, x + 1, PHRASE_COMMA)))
               ? x
               : SUBJECT_NONE;
}

bool
according_so(const struct clause *c, uint32_t i)
{
    return (clause_detail(c, i) & D(SAYS_SO)) && clause_class(c, i, G_AS) &&
           clause_noun(c, i + 1);
}

#define QUOTED_MOST 6 /* phrases from the verb to who is quoted */

uint32_t
according_quoted(const struct clause *c, uint32_t i)
{
    uint32_t k, who = SUBJECT_NONE, nouns = i > 0 && clause_noun(c, i - 1);

    if (!clause_does(c, i, C(QUOTES_ANOTHER)))
        return SUBJECT_NONE;
    for (k = i + 1; k < c->p->n && k <= i + QUOTED_MOST; k++) {
        if (clause_is(c, k, PHRASE_COMMA) || clause_is(c, k, PHRASE_COLON) ||
            clause_is(c, k, PHRASE_QUOTE) || clause_is(c, k, PHRASE_STOP))
            break;
        if (!clause_noun(c, k) || ((clause_at(c, k)->bits & P_GOVERNED) &&
                                      !clause_class(c, k - 1, G_TO)))
            continue;
        nouns++;
        if (nouns > 1 && clause_speaks(c, k))
            who = subject_after(c, k);
    }
    return who;
}
