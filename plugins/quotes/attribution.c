/* SPDX-License-Identifier: MIT */
#include "attribution.h"

#include "according.h"

uint32_t
attribution_indirect(const struct clause *c)
{
    struct attribution out;

    if (behind_far(c, 0, &out))
        return out.speaker;
    if (lexicon_has(c->a->lexicon, LANG_VERB_SECOND) && c->p->n > 2 &&
        clause_class(c, 0, G_ACCORDING))
        return according_to(c, 0); /* "Nach Angaben der Stadt fiel" */
    return according_opinion(c);   /* "Para Nives, já é tarde." */
}

/* "When Lind finally spoke - '...' -": the last person before the quote. */
static uint32_t
any_person(const struct clause *c, uint32_t q)
{
    while (q-- > 0) {
        if (clause_person(c, q) &&
            !(clause_at(c, q)->bits & (P_GOVERNED | P_POSSESSIVE)))
            return q;
    }
    return SUBJECT_NONE;
}

void
attribution_find(const struct clause *c, uint32_t q, struct attribution *out)
{
    uint32_t k;

    *out = (struct attribution){ SIDE_NONE, SUBJECT_NONE, SUBJECT_NONE };
    if (behind_find(c, q, out) || before_find(c, q, out) ||
        behind_far(c, q, out))
        return;
    for (k = 0; k < q; k++) {
        if (!clause_is(c, k, PHRASE_QUOTE) &&
            clause_first(c, k)->kind == TOKEN_WORD) {
            if (!attribution_found(
                    out, SIDE_WEAK, subject_of_sentence(c, q), SUBJECT_NONE))
                attribution_found(
                    out, SIDE_WEAK, any_person(c, q), SUBJECT_NONE);
            return;
        }
    }
}
