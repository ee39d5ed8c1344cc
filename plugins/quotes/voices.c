/* SPDX-License-Identifier: MIT */
/* Speakers as phrases mention them. */
#include "scene.h"

#include <string.h>

const struct voice voices_nobody = { .who = NAME_NONE };

/* ---- how far a description reaches ---- */

/* The end of the description at phrase i, a token, not included: it extends to
 * the verb `until`, "the groups that wrote to her say", unless punctuation or a
 * conjunction comes between.  Not where adjectives follow nouns or all nouns
 * have capitals. */
static uint32_t
reaches_to(const struct scene *scene, uint32_t i, uint32_t until)
{
    const struct phrase *phrases = scene->phrases.v;
    uint32_t to = descriptions_end(scene, i), k;

    if (until <= i ||
        lexicon_has(scene->article->lexicon, LANG_ADJECTIVE_BEHIND_NOUN) ||
        lexicon_has(scene->article->lexicon, LANG_CAPITAL_NOUNS))
        return to;
    /* "a man who told her", "A source last night admitted" */
    while (until > i + 1 && (phrases[until - 1].kind == PHRASE_AUX ||
                                phrases[until - 1].kind == PHRASE_ADVERB ||
                                phrases[until - 1].kind == PHRASE_REL))
        until--;
    if (until == i + 2 && phrases[i].kind == PHRASE_DESC &&
        phrases[i + 1].kind == PHRASE_TIME)
        return to;
    for (k = i + 1; k < until; k++) {
        if (phrases[k].kind >= PHRASE_COMMA && phrases[k].kind != PHRASE_WORD)
            return to;
    }
    return phrases[until - 1].to > to ? phrases[until - 1].to : to;
}

/* ---- voices ---- */

struct span
voices_without_verb(const struct scene *scene, struct span span)
{
    const char *text = scene->article->s + span.at;
    const char *last = *text == '-' ? memrchr(text, '-', span.n) : NULL;
    uint32_t cut = last != NULL ? (uint32_t)(last + 1 - text) : 0;

    return (struct span){ span.at + cut, span.n - cut };
}

/* If the phrase is somebody's words, set the voice to their author: "Lind's
 * reply", "the port's statement". */
static bool
author_of_document(
    const struct scene *scene, const struct phrase *phrase, struct voice *voice)
{
    uint32_t k;

    if (phrase->kind != PHRASE_DESC ||
        !(scene_token(scene, phrase->head)->meaning & L_OWN))
        return false;
    for (k = phrase->head;
         k > phrase->from && !(scene_token(scene, k)->bits & F_POSS);)
        k--;
    if (k == phrase->from) {
        voice->who = phrase->who;
        return phrase->who != NAME_NONE &&
               (scene_token(scene, phrase->from)->grammar & G_POSS) &&
               scene->article->cast.v[phrase->who].kind != ENTITY_DESC;
    }
    voice->text = scene_bytes(scene, phrase->from, k);
    if (phrase->run != NAME_NONE &&
        scene->article->outer.v[phrase->run].to == k)
        voice->who = scene->article->outer.v[phrase->run].who;
    return true;
}

/* "un député La République": is the name of phrase i, where adjectives are
 * behind nouns, the party or the house of the person before it? */
static bool
is_member(const struct scene *scene, const struct phrase *phrase)
{
    const struct run *run = &scene->article->outer.v[phrase->run];
    const struct token *role = scene_token(scene, run->from) - 1;

    return lexicon_has(scene->article->lexicon, LANG_ADJECTIVE_BEHIND_NOUN) &&
           (scene_token(scene, phrase->from)->grammar & G_DET) &&
           phrase->from + 1 < run->from && !(phrase->bits & P_PERSON) &&
           !(scene_token(scene, run->from)->meaning & (L_SURE_M | L_SURE_F)) &&
           (role->bits & F_LOWER) && (role->meaning & L_ROLE) &&
           !(role->meaning & L_THING);
}

struct voice
voices_of(const struct scene *scene, uint32_t i, uint32_t until)
{
    const struct phrase *phrase;
    struct voice voice = voices_nobody;

    if (i == SUBJECT_NONE)
        return voice;
    phrase = &scene->phrases.v[i];
    if (author_of_document(scene, phrase, &voice))
        return voice;
    /* 'répondaient les "antifa"': no name of anybody */
    if (phrase->kind == PHRASE_THING && phrase->to == phrase->from + 1 &&
        lexicon_has(scene->article->lexicon, LANG_GENDERED_THINGS) &&
        (scene_token(scene, phrase->from)->meaning & L_THE) &&
        !clause_class(&scene->clause, i + 1, G_OF)) /* "la de Bilbao" */
        return voice;
    voice.who = phrase->who;
    if (phrase->bits & P_MARKED) {
        const struct stretch *stretch =
            scene->article->quotes[scene_token(scene, phrase->head)->id].at;

        voice.text =
            (struct span){ stretch->start, stretch->end - stretch->start };
    } else if (phrase->kind == PHRASE_NAME && is_member(scene, phrase)) {
        voice.who = NAME_NONE;
        voice.text = scene_bytes(scene, phrase->from, phrase->to);
        voice.described = true;
    } else if (phrase->kind == PHRASE_NAME) {
        const struct run *run = &scene->article->outer.v[phrase->run];

        voice.text = scene_bytes(scene, run->from, run->to);
        voice.described =
            voice.who !=
            run->who; /* a name that is used as an epithet: "the Italian" */
        if (voice.who == NAME_NONE) /* a title alone, as in "the Governor" */
            voice.head =
                scene->article->forms.v[scene_token(scene, run->to - 1)->id]
                    .full;
    } else if (phrase->kind == PHRASE_PRONOUN) {
        if (voice.who == NAME_NONE)
            voice.text = voices_without_verb(
                scene, scene_bytes(scene, phrase->from, phrase->to));
        voice.self = (scene_token(scene, phrase->from)->meaning & L_SELF) != 0;
        voice.pronoun =
            voice.who == NAME_NONE && clause_he_or_she(&scene->clause, i);
    } else {
        voice.text =
            scene_bytes(scene, phrase->from, reaches_to(scene, i, until));
        voice.described = true;
        if (phrase->kind == PHRASE_DESC &&
            !(scene_token(scene, phrase->head)->meaning & L_GROUP) &&
            phrase->to <= phrase->from + 2)
            voice.head =
                scene->article->forms.v[scene_token(scene, phrase->head)->id]
                    .full;
    }
    return voice;
}

bool
voices_settled(const struct scene *scene, const struct voice *voice, uint32_t i)
{
    if (!voices_somebody(voice))
        return false;
    return voice->who != NAME_NONE || i == SUBJECT_NONE ||
           scene->phrases.v[i].kind != PHRASE_PRONOUN;
}

bool
voices_same(const struct scene *scene, const struct voice *first,
    const struct voice *second)
{
    if (first->who != NAME_NONE || second->who != NAME_NONE)
        return first->who == second->who;
    return first->text.n == second->text.n &&
           memcmp(scene->article->s + first->text.at,
               scene->article->s + second->text.at, first->text.n) == 0;
}
