/* SPDX-License-Identifier: MIT */
#include "scene.h"

#include "text/chars.h"

/* ---- a sentence of its own, or a part of one ---- */

/* May a whole sentence of speech begin behind phrase i: a comma, a colon, a
 * verb of speaking, nothing? */
static bool
opens(const struct scene *s, uint32_t i)
{
    if (i == 0)
        return true;
    switch (s->phrases.v[i - 1].kind) {
    case PHRASE_CUE:
    case PHRASE_COMMA:
    case PHRASE_DASH:
    case PHRASE_COLON:
    case PHRASE_SEMICOLON:
    case PHRASE_OPEN:
    case PHRASE_QUOTE:
    case PHRASE_STOP:
        return true;
    default:
        return false;
    }
}

static enum quote_kind
kind_of(const struct scene *s, const struct quote *q, uint32_t i)
{
    bool ends = quote_stops(q);

    if (!opens(s, i))
        return QUOTE_MIXED;
    if (!chars_lower(q->first))
        return QUOTE_DIRECT;
    return i == 0 && (ends || q->last == ',') ? QUOTE_DIRECT : QUOTE_MIXED;
}

/* ---- parts of one utterance ---- */

/* Does the quote go on with the last one: by the same verb, or with none of
 * its own in the same or the next sentence? */
static bool
goes_on(const struct scene *s, const struct quote *q, uint32_t sentence)
{
    const struct quote *p = s->group_quote;

    if (p == NULL || !voices_same(s, &p->voice, &q->voice))
        return false;
    if (q->cue.n > 0 && p->cue.at == q->cue.at)
        return true;
    if (q->side != SIDE_NONE ||
        (q->basis == BASIS_NEARBY && !s->a->options->nearby))
        return false;
    return sentence <= s->group_sentence + 1 || q->at->continues;
}

void
utterance_place(struct scene *s, struct quote *q, uint32_t i)
{
    uint32_t sentence = (uint32_t)(s->sentence - s->a->sentences.v);

    q->kind = kind_of(s, q, i);
    if (goes_on(s, q, sentence)) {
        const struct quote *p = s->group_quote;

        /* '"What he means," she said, "is that ..."' */
        if (p->kind == QUOTE_DIRECT && sentence == s->group_sentence)
            q->kind = QUOTE_DIRECT;
        if (q->side == SIDE_NONE) {
            q->mention = p->mention;
            q->cue = p->cue;
        }
    } else {
        s->group++;
    }
    q->group = s->group;
    s->group_quote = q;
    s->group_sentence = sentence;
}
