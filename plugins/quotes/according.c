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

/* "nach Angaben der Behörde", "según fuentes de la policía": whose they are. */
static uint32_t
informant(const struct clause *c, uint32_t i)
{
    if (i == SUBJECT_NONE)
        return i;
    if (c->a->lexicon->language == LANG_EN)
        return document(c, i);
    if (!clause_is(c, i, PHRASE_DESC) ||
        !(clause_head(c, i)->meaning & (L_DOC | L_OWN)))
        return i;
    if (c->a->lexicon->language == LANG_DE && clause_noun(c, i + 1) &&
        clause_class(c, i + 1, G_DET))
        return i + 1;
    if (clause_is(c, i + 1, PHRASE_PREP) &&
        (clause_at(c, i + 1)->bits & P_OF) && clause_noun(c, i + 2))
        return i + 2;
    return i;
}

uint32_t
according_to(const struct clause *c, uint32_t i)
{
    if (clause_is(c, i, PHRASE_PREP) && words_noun(c, i + 1))
        return clause_is(c, i + 2, PHRASE_PREP) && i + 3 < c->p->n &&
                       phrase_noun(clause_at(c, i + 3))
                   ? i + 3
                   : informant(c, i + 1);
    if (!clause_class(c, i, G_ACCORDING))
        return SUBJECT_NONE;
    i++;
    if (clause_class(c, i, G_TO))
        i++;
    return i < c->p->n ? informant(c, subject_after(c, i)) : SUBJECT_NONE;
}

bool
according_so(const struct clause *c, uint32_t i)
{
    return c->a->lexicon->language == LANG_DE && clause_class(c, i, G_AS) &&
           clause_first(c, i)->end - clause_first(c, i)->at == 2 &&
           clause_noun(c, i + 1);
}
