/* SPDX-License-Identifier: MIT */
/* Infer the speaker of a quote beside which nobody is named. */
#include "scene.h"

/* ---- dialogues ---- */

/* Is the quote a line of a dialogue, in the paragraph right below the last one?
 */
static bool
takes_turn(const struct scene *scene, const struct quote *quote)
{
    return quote->at->dash && scene->turn_para != NAME_NONE &&
           scene->turn_para + 1 == scene->sentence->para;
}

/* Who answers the last line: the other of the two speakers, or the person
 * mentioned most. */
static struct voice
answering_voice(const struct scene *scene)
{
    if (voices_somebody(&scene->turn_before) &&
        !voices_same(scene, &scene->turn_before, &scene->turn))
        return scene->turn_before;
    return (struct voice){ .who = salience_first(&scene->salience,
                               scene->article, scene->turn.who) };
}

void
nearby_turn(struct scene *scene, const struct quote *quote)
{
    if (!quote->at->dash)
        return;
    if (scene->turn_para != scene->sentence->para)
        scene->turn_before =
            takes_turn(scene, quote) ? scene->turn : voices_nobody;
    scene->turn = quote->voice;
    scene->turn_para = scene->sentence->para;
}

/* ---- the neighbourhood ---- */

/* Can the last subject be the speaker?  In French and Spanish, where things
 * have a gender, only a person or description: things are subjects as often. */
static bool
may_have_said(const struct scene *scene, const struct voice *voice)
{
    if (!voices_somebody(voice))
        return false;
    return !lexicon_has(scene->article->lexicon, LANG_GENDERED_THINGS) ||
           (voice->who != NAME_NONE &&
               scene->article->cast.v[voice->who].kind != ENTITY_ORG);
}

/* Set the quote's speaker and basis; BASIS_NEARBY if the speaker was inferred
 * so before. */
static void
set_voice(struct quote *quote, struct voice voice, enum quote_basis basis)
{
    quote->voice = voice;
    quote->basis = !voices_somebody(&voice) ? BASIS_NONE
                   : voice.nearby           ? BASIS_NEARBY
                                            : basis;
}

/* "Lind wrote:", and the quote is the next paragraph. */
static void
take_introduced(struct quote *quote, const struct said *said)
{
    set_voice(quote, said->voice, BASIS_CUE);
    quote->side = SIDE_BEFORE;
    quote->mention = said->mention;
    quote->cue = said->cue;
}

/* The person mentioned most; of a verb without a subject, who acted or spoke
 * most if anybody did, for its subject is who was the subject before. */
static uint32_t
person_spoken_of(const struct scene *scene, bool alone)
{
    uint32_t who =
        alone ? salience_first(&scene->acting, scene->article, NAME_NONE)
              : NAME_NONE;

    return who != NAME_NONE
               ? who
               : salience_first(&scene->salience, scene->article, NAME_NONE);
}

/* Try what is in the neighbourhood, the most reliable first; at last the person
 * mentioned most, whom the first lines of an interview are about. */
static void
take_nearby(
    const struct scene *scene, struct quote *quote, bool opens, bool alone)
{
    struct voice about = { .who = person_spoken_of(scene, alone) };

    if (may_have_said(scene, &scene->actor))
        set_voice(quote, scene->actor,
            BASIS_CONTINUED); /* "It is shut, Lind said.  Q" */
    else if (opens && may_have_said(scene, &scene->before) &&
             (scene->before_colon ||
                 (!scene->before_quotes && !scene->before_open)))
        set_voice(quote, scene->before, BASIS_NEARBY);
    else if (alone && about.who != NAME_NONE)
        set_voice(quote, about, BASIS_NEARBY);
    else if (voices_somebody(&scene->last))
        set_voice(quote, scene->last,
            quote->at->continues ? BASIS_CONTINUED : BASIS_NEARBY);
    else
        set_voice(quote, about, BASIS_NEARBY);
}

void
nearby_take(
    const struct scene *scene, struct quote *quote, bool first, bool alone)
{
    const struct paragraph *paragraph =
        &scene->article->tokens.para[scene->sentence->para];
    bool opens = scene->sentence->from == paragraph->token;

    if (voices_somebody(&scene->paragraph))
        set_voice(quote, scene->paragraph, BASIS_CONTINUED);
    else if (voices_somebody(&scene->speaks))
        set_voice(quote, scene->speaks, BASIS_TURN);
    else if (opens && first && voices_somebody(&scene->before_says.voice))
        take_introduced(quote, &scene->before_says);
    else if (takes_turn(scene, quote))
        set_voice(quote, answering_voice(scene), BASIS_TURN);
    else
        take_nearby(scene, quote, opens, alone);
    /* A verb without a subject ("dijo") shows that the person inferred spoke.
     */
    if (alone && voices_somebody(&quote->voice))
        quote->basis = BASIS_CUE;
}
