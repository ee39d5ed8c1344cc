/* SPDX-License-Identifier: MIT */
/* Whom pronouns and descriptions refer to, by faded weights of mentions. */
#include "salience.h"

#include "article.h"

/* The share of a weight, of 1024, that is left after a sentence and after a
 * paragraph; after FADED sentences nothing is left. */
enum { FADE_SENTENCE = 563, FADE_PARAGRAPH = 717, FADED = 14 };

/* Factors, of 1024, for candidates that a pronoun is less likely to refer to.
 */
enum {
    ORGANISATION = 300, /* an organisation, for "he" or "she"; another thing,
                           where pronouns are left out unless they are needed,
                           or things have a gender */
    UNKNOWN = 512,      /* its gender is not known */
    BANNED = 205,       /* the sentence names it as somebody else */
    SPOKEN = 410        /* its surname is inside the pronoun's quote */
};

/* What is left of the weight in the given sentence. */
static uint32_t
faded_weight(const struct heat *heat, uint32_t sentence, uint32_t paragraph)
{
    uint64_t weight = heat->before + heat->now;
    uint32_t i, n = sentence - heat->sentence;

    if (n > FADED)
        return 0;
    for (i = 0; i < n; i++)
        weight = weight * FADE_SENTENCE >> 10;
    for (i = heat->paragraph; i < paragraph && weight > 0; i++)
        weight = weight * FADE_PARAGRAPH >> 10;
    return (uint32_t)weight;
}

void
salience_sentence(
    struct salience *salience, uint32_t sentence, uint32_t paragraph)
{
    uint32_t i, n = 0;

    salience->sentence = sentence;
    salience->paragraph = paragraph;
    for (i = 0; i < salience->n; i++) {
        if (sentence - salience->v[i].sentence > FADED)
            continue;
        if (n < i)
            salience->v[n] = salience->v[i];
        n++;
    }
    salience->n = n;
}

/* The entry of an entity, made if it has none; in a full table it replaces the
 * weakest. */
static struct heat *
heat_of(struct salience *salience, uint32_t who)
{
    uint32_t i, least = 0, value = UINT32_MAX, weight;

    for (i = salience->n; i-- > 0;) {
        if (salience->v[i].who == who)
            return &salience->v[i];
    }
    for (i = 0; salience->n == HEATS && i < HEATS; i++) {
        weight = faded_weight(
            &salience->v[i], salience->sentence, salience->paragraph);
        if (weight < value) {
            value = weight;
            least = i;
        }
    }
    i = salience->n < HEATS ? salience->n++ : least;
    salience->v[i] = (struct heat){ .who = who,
        .sentence = salience->sentence,
        .paragraph = salience->paragraph };
    return &salience->v[i];
}

void
salience_mention(struct salience *salience, uint32_t who, uint32_t weight)
{
    struct heat *heat = heat_of(salience, who);

    if (heat->sentence != salience->sentence) {
        heat->before =
            faded_weight(heat, salience->sentence, salience->paragraph);
        heat->now = 0;
        heat->sentence = salience->sentence;
        heat->paragraph = salience->paragraph;
    }
    if (weight > heat->now)
        heat->now = weight;
}

/* Is who one of the n in the list? */
static bool
contains(const uint32_t *list, size_t n, uint32_t who)
{
    while (n > 0) {
        if (list[--n] == who)
            return true;
    }
    return false;
}

uint32_t
salience_best(const struct salience *salience, const struct article *article,
    enum gender gender, const struct disjoint *disjoint)
{
    uint32_t best = NAME_NONE, value = 0, i;

    for (i = 0; i < salience->n; i++) {
        const struct entity *entity = &article->cast.v[salience->v[i].who];
        uint64_t weight;

        if (entity->gender != gender &&
            (entity->gender != GENDER_UNKNOWN || gender == GENDER_NEUTER ||
                (gender == GENDER_PLURAL && entity->kind == ENTITY_PERSON)))
            continue;
        weight = faded_weight(
            &salience->v[i], salience->sentence, salience->paragraph);
        if ((entity->kind == ENTITY_ORG && gender != GENDER_NEUTER) ||
            (entity->thing && lexicon_has(article->lexicon,
                                  LANG_SUBJECT_OMITTED | LANG_GENDERED_THINGS)))
            weight = weight * ORGANISATION >> 10;
        if (entity->gender == GENDER_UNKNOWN)
            weight = weight * UNKNOWN >> 10;
        if (contains(disjoint->banned, disjoint->nbanned, salience->v[i].who))
            weight = weight * BANNED >> 10;
        if (entity->n > 0 && contains(disjoint->spoken, disjoint->nspoken,
                                 entity->words[entity->n - 1]))
            weight = weight * SPOKEN >> 10;
        if (weight > value) {
            value = (uint32_t)weight;
            best = salience->v[i].who;
        }
    }
    return best;
}

/* Is the entity of this kind and known by the noun `head`? */
static bool
is_known_by(const struct article *article, const struct entity *entity,
    enum entity_kind kind, uint32_t head)
{
    uint32_t k;

    for (k = 0; entity->kind == kind && k < HEADS && entity->heads[k] != 0;
         k++) {
        if (article_noun_again(article, entity->heads[k], head))
            return true;
    }
    return false;
}

uint32_t
salience_known(const struct salience *salience, const struct article *article,
    enum entity_kind kind, uint32_t head)
{
    uint32_t best = NAME_NONE, value = 0, i, weight;

    for (i = 0; i < salience->n; i++) {
        if (!is_known_by(
                article, &article->cast.v[salience->v[i].who], kind, head))
            continue;
        weight = faded_weight(
            &salience->v[i], salience->sentence, salience->paragraph);
        if (weight > value) {
            value = weight;
            best = salience->v[i].who;
        }
    }
    return best;
}

/* Is it a country or town, by its name or because half its mentions are as a
 * place? */
static bool
is_place_entity(const struct article *article, const struct entity *entity)
{
    return (article->forms.v[entity->words[entity->n - 1]].word->meaning &
               L_PLACE) ||
           entity->votes[0] * 2 >= (int)entity->count;
}

uint32_t
salience_firm(const struct salience *salience, const struct article *article)
{
    uint32_t best = NAME_NONE, value = 0, i, weight;

    for (i = 0; i < salience->n; i++) {
        const struct entity *entity = &article->cast.v[salience->v[i].who];

        if (entity->kind != ENTITY_ORG)
            continue;
        weight = faded_weight(
            &salience->v[i], salience->sentence, salience->paragraph);
        if (weight > value && !is_place_entity(article, entity)) {
            value = weight;
            best = salience->v[i].who;
        }
    }
    return best;
}

uint32_t
salience_first(const struct salience *salience, const struct article *article,
    uint32_t other)
{
    uint32_t best = NAME_NONE, value = 0, i, weight;

    for (i = 0; i < salience->n; i++) {
        if (article->cast.v[salience->v[i].who].kind != ENTITY_PERSON ||
            salience->v[i].who == other)
            continue;
        weight = faded_weight(
            &salience->v[i], salience->sentence, salience->paragraph);
        if (weight > value) {
            value = weight;
            best = salience->v[i].who;
        }
    }
    return best;
}

uint32_t
salience_newcomer(
    const struct salience *salience, const struct article *article)
{
    uint32_t who = NAME_NONE, i;

    for (i = 0; i < salience->n; i++) {
        const struct heat *heat = &salience->v[i];

        if (heat->sentence + 1 != salience->sentence ||
            heat->paragraph != salience->paragraph ||
            article->cast.v[heat->who].kind != ENTITY_PERSON)
            continue;
        if (who != NAME_NONE || heat->before > 0)
            return NAME_NONE;
        who = heat->who;
    }
    return who;
}

bool
salience_in_paragraph(const struct salience *salience, uint32_t who)
{
    uint32_t i;

    for (i = salience->n; i-- > 0;) {
        if (salience->v[i].who == who)
            return salience->v[i].paragraph == salience->paragraph;
    }
    return false;
}
