/* SPDX-License-Identifier: MIT */
/*
 * scene - where the reader of an article stands: the sentence in hand and who
 * has been on stage so far.
 */
#ifndef QUOTES_SCENE_H
#define QUOTES_SCENE_H

#include "article.h"
#include "attribution.h"
#include "salience.h"

/* Who is said to speak, and the words that say it. */
struct said {
    struct voice voice;
    struct span mention, cue; /* bytes of the text; n == 0: none */
};

struct scene {
    struct article *article;
    struct salience salience;

    /* The sentence in hand. */
    const struct sentence *sentence;
    struct phrases phrases;
    struct clause clause;
    uint32_t memo[SENTENCE_MOST];
    uint32_t subject;    /* phrase, or SUBJECT_NONE */
    uint32_t *described; /* entities made of descriptions, in text order */
    size_t ndescribed, described_cap;

    /* Who spoke last, in the article and in the paragraph; who acted or spoke
     * in the last sentence that tells; the same at the end of the paragraph
     * before. */
    struct voice last, paragraph, actor, before;
    /* How the paragraph before ended: whose words its colon introduces; had it
     * quotes; was the last one open? */
    struct said before_says;
    bool before_colon, before_quotes, before_open;

    /* Lines of a dialogue take turns: who spoke the last one, and the one
     * before that where it stood right above; paragraph of the last one. */
    struct voice turn, turn_before;
    uint32_t turn_para; /* NAME_NONE: none so far */

    /* An interview: the next turn; whose answer the paragraph is; who is
     * asked. */
    size_t next_turn;
    struct voice speaks, interviewee;

    uint32_t group, group_sentence; /* of the last quote that was speech */
    struct quote *group_quote;      /* NULL: none so far */
    uint32_t reported_group;        /* of the last reported clause */
};

static inline const struct token *
scene_token(const struct scene *scene, uint32_t k)
{
    return &scene->article->tokens.outer.v[k];
}

/* The bytes of the outer tokens from..to (not included). */
static inline struct span
scene_bytes(const struct scene *scene, uint32_t from, uint32_t to)
{
    uint32_t at = scene_token(scene, from)->at;

    return (struct span){ at, scene_token(scene, to - 1)->end - at };
}

/* ---- reader.c ---- */

/* Who is said to speak in the sentence in hand, and where. */
struct said scene_said(
    const struct scene *scene, const struct attribution *found);

/* ---- mentions.c ---- */

/* Note who is named in the sentence in hand, and find out whom its pronouns
 * mean. */
void mentions_read(struct scene *scene);

/* ---- descriptions.c ---- */

/* Whom the description at phrase i means: somebody known by its noun, or a new
 * entity. */
uint32_t descriptions_of(struct scene *scene, uint32_t i);

/* The first token behind the description with what belongs to it: "a man in a
 * tabard". */
uint32_t descriptions_end(const struct scene *scene, uint32_t i);

/* ---- voices.c ---- */

extern const struct voice voices_nobody;

static inline bool
voices_somebody(const struct voice *voice)
{
    return voice->who != NAME_NONE || voice->text.n > 0;
}

/* Whose voice phrase i is.  A description reaches up to the verb at phrase
 * `until`, where that is not 0 and no mark stands between. */
struct voice voices_of(const struct scene *scene, uint32_t i, uint32_t until);

/* May the voice of phrase i be taken over by other quotes: is it no pronoun
 * that stayed open? */
bool voices_settled(
    const struct scene *scene, const struct voice *voice, uint32_t i);

bool voices_same(const struct scene *scene, const struct voice *first,
    const struct voice *second);

/* ---- nearby.c ---- */

/* Nobody is named beside the quote: take over who speaks from what was before
 * it, and say how that is known.  `first`: it opens its sentence; `alone`: a
 * verb of speaking stands beside it without a subject ("dijo"). */
void nearby_take(
    const struct scene *scene, struct quote *quote, bool first, bool alone);

/* Note who spoke it, if it is a line of a dialogue. */
void nearby_turn(struct scene *scene, const struct quote *quote);

/* ---- utterance.c ---- */

/* Decide whether the quote, phrase i of its sentence, is a sentence of its own
 * or a part of the writer's, and to which utterance it belongs. */
void utterance_place(struct scene *scene, struct quote *quote, uint32_t i);

/* ---- roles.c ---- */

/* Note the roles of people that the sentence in hand tells. */
void roles_read(struct scene *scene);

#endif
