/* SPDX-License-Identifier: MIT */
/*
 * scene - the state of reading an article: the sentence being read, and who has
 * acted or spoken before it.
 */
#ifndef QUOTES_SCENE_H
#define QUOTES_SCENE_H

#include "article.h"
#include "attribution.h"
#include "reader.h"
#include "salience.h"

/* A speaker, and the words that name him or her. */
struct said {
    struct voice voice;
    struct span mention; /* bytes of the text; n == 0: none */
    struct span cue;     /* the reporting verb, likewise */
};

/* Made by reader_run for one article, in the article's pool. */
struct scene {
    const struct article *article;
    struct reading out; /* the parts of it that are written */
    struct salience salience;
    struct salience acting; /* of mentions as a subject or speaker alone: whom a
                               verb without a subject goes on about, in
                               languages that have such */

    /* The sentence being read; set by reader.c for each. */
    const struct sentence *sentence;
    struct phrases phrases;
    struct clause clause;
    uint32_t memo[SENTENCE_MOST]; /* room for clause.memo */
    uint32_t subject;             /* its subject, a phrase, or SUBJECT_NONE */

    /* Entities made of descriptions so far, in text order. */
    uint32_t *described;
    size_t ndescribed, described_cap;

    struct voice last;      /* speaker of the last quote of the article */
    struct voice paragraph; /* ... of the paragraph */
    struct voice actor;     /* speaker or subject of the last sentence of the
                               paragraph that had one */
    struct voice before;    /* actor, at the end of the previous paragraph */

    /* How the previous paragraph ended. */
    struct said before_says; /* whose words it introduces: "Lind wrote:" */
    bool before_colon;       /* with a colon */
    bool before_quotes;      /* it had quotes */
    bool before_open;        /* its last quotation mark was not closed */

    /* Lines of a dialogue alternate between two speakers. */
    struct voice turn;        /* speaker of the last line */
    struct voice turn_before; /* of the line before, in the paragraph right
                                 above it, or nobody */
    uint32_t turn_para;       /* paragraph of the last; NAME_NONE: none yet */

    /* An interview (turns.h). */
    size_t next_turn;         /* the first turn after the paragraph's start */
    struct voice speaks;      /* whose answer the paragraph is, or nobody */
    struct voice interviewee; /* who answers in turns without a name */

    uint32_t group;            /* number of the last utterance, from 1 */
    uint32_t group_sentence;   /* sentence of its last quote */
    struct quote *group_quote; /* its last quote; NULL: none yet */
    uint32_t reported_group;   /* number of the last reported clause, from 1 */
};

/* Outer token k. */
static inline const struct token *
scene_token(const struct scene *scene, uint32_t k)
{
    return &scene->article->tokens.outer.v[k];
}

/* The bytes of the outer tokens [from, to), from < to. */
static inline struct span
scene_bytes(const struct scene *scene, uint32_t from, uint32_t to)
{
    uint32_t at = scene_token(scene, from)->at;

    return (struct span){ at, scene_token(scene, to - 1)->end - at };
}

/* ---- reader.c ---- */

/* Note a mention of an entity with its weight (salience.h). */
void scene_mention(struct scene *scene, uint32_t who, uint32_t weight);

/* Turn what attribution_find found in the sentence being read into a speaker
 * with the bytes of the mention and the cue. */
struct said scene_said(
    const struct scene *scene, const struct attribution *found);

/* ---- mentions.c ---- */

/* Add the mentions of the sentence being read to salience, and set phrase.who:
 * names, descriptions, and pronouns with their antecedents. */
void mentions_read(struct scene *scene);

/* ---- descriptions.c ---- */

/* The entity that the description at phrase i refers to; a new ENTITY_DESC if
 * none fits. */
uint32_t descriptions_of(struct scene *scene, uint32_t i);

/* The end of the description at phrase i with its complements, "a man in a
 * tabard": an outer token, not included. */
uint32_t descriptions_end(const struct scene *scene, uint32_t i);

/* ---- voices.c ---- */

/* The voice of nobody. */
extern const struct voice voices_nobody;

/* Is it a speaker at all? */
static inline bool
voices_somebody(const struct voice *voice)
{
    return voice->who != NAME_NONE || voice->text.n > 0;
}

/* French: the span without what joins an inverted pronoun to its verb: "elle"
 * of "-t-elle". */
struct span voices_without_verb(const struct scene *scene, struct span span);

/* The speaker that phrase i mentions; voices_nobody for SUBJECT_NONE. A
 * description extends to the verb at phrase `until`, unless that is 0 or
 * punctuation comes between. */
struct voice voices_of(const struct scene *scene, uint32_t i, uint32_t until);

/* May later quotes take this speaker over: is it somebody, and not a pronoun
 * that was not resolved? i is the phrase of the mention. */
bool voices_settled(
    const struct scene *scene, const struct voice *voice, uint32_t i);

/* Do both mean the same speaker: one entity, or the same words? */
bool voices_same(const struct scene *scene, const struct voice *first,
    const struct voice *second);

/* ---- nearby.c ---- */

/* Infer the speaker of a quote beside which nobody is named, and set its basis.
 * `first`: it is the first phrase of its sentence; `alone`: there is a
 * reporting verb without a subject ("dijo"). */
void nearby_take(
    const struct scene *scene, struct quote *quote, bool first, bool alone);

/* If the quote is a line of a dialogue, note its speaker for the lines that
 * follow. */
void nearby_turn(struct scene *scene, const struct quote *quote);

/* ---- utterance.c ---- */

/* Set the quote's kind and the utterance (group) it belongs to.  It is phrase i
 * of the sentence being read. */
void utterance_place(struct scene *scene, struct quote *quote, uint32_t i);

/* ---- repeats.c ---- */

/* Give quotes whose speaker is not known the one of a quote with the same
 * words.  To be called when all quotes are read. */
void repeats_resolve(const struct article *article, struct quote *quotes);

/* ---- roles.c ---- */

/* Set entity.role of the people whose role the sentence being read gives: "Ada
 * Lind, a pilot,". */
void roles_read(struct scene *scene);

#endif
