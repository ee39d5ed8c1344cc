/* SPDX-License-Identifier: MIT */
/* The kind of a quote, and which quotes are parts of one utterance. */
#include "scene.h"

#include "text/chars.h"

/* ---- direct or mixed ---- */

/* May a sentence of speech begin with phrase i: after a comma, a colon, a
 * reporting verb, or at the start of the sentence? */
static bool
may_open_speech(const struct scene *scene, uint32_t i)
{
    if (i == 0)
        return true;
    switch (scene->phrases.v[i - 1].kind) {
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

/* A quote that begins where a sentence may and with a capital is direct; one in
 * lower case only if it opens the sentence and ends like one: '"is shut," she
 * said'. */
static enum quote_kind
kind_of_quote(const struct scene *scene, const struct quote *quote, uint32_t i)
{
    bool ends = quote_stops(quote);

    if (!may_open_speech(scene, i))
        return QUOTE_MIXED;
    if (!chars_lower(quote->first))
        return QUOTE_DIRECT;
    return i == 0 && (ends || quote->last == ',') ? QUOTE_DIRECT : QUOTE_MIXED;
}

/* ---- parts of one utterance ---- */

/* Is the quote a part of the last one's utterance: of the same speaker, and by
 * the same verb, or without one of its own in the same or the next sentence? */
static bool
continues_group(
    const struct scene *scene, const struct quote *quote, uint32_t sentence)
{
    const struct quote *last = scene->group_quote;

    if (last == NULL || !voices_same(scene, &last->voice, &quote->voice))
        return false;
    if (quote->cue.n > 0 && last->cue.at == quote->cue.at)
        return true;
    if (quote->side != SIDE_NONE ||
        (quote->basis == BASIS_NEARBY && !scene->article->options->nearby))
        return false;
    return sentence <= scene->group_sentence + 1 || quote->at->continues;
}

void
utterance_place(struct scene *scene, struct quote *quote, uint32_t i)
{
    uint32_t sentence =
        (uint32_t)(scene->sentence - scene->article->sentences.v);

    quote->kind = kind_of_quote(scene, quote, i);
    if (continues_group(scene, quote, sentence)) {
        const struct quote *last = scene->group_quote;

        /* '"What he means," she said, "is that ..."' */
        if (last->kind == QUOTE_DIRECT && sentence == scene->group_sentence)
            quote->kind = QUOTE_DIRECT;
        if (quote->side == SIDE_NONE) {
            quote->mention = last->mention;
            quote->cue = last->cue;
        }
    } else {
        scene->group++;
    }
    quote->group = scene->group;
    scene->group_quote = quote;
    scene->group_sentence = sentence;
}
