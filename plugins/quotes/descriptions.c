/* SPDX-License-Identifier: MIT */
/* Definite and other descriptions: how far they extend, and whom they mean. */
#include "apposition.h"
#include "office.h"
#include "epithets.h"
#include "evidence.h"
#include "gender.h"

#include <string.h>

#define PARTS_MOST 3  /* complements of a description: "of the port" */
#define CALLS_MOST 12 /* phrases from a description to the name given */
#define BACK_MOST  24 /* earlier descriptions that one is compared with */

/* ---- how far a description reaches ---- */

/* Is phrase i a participle that continues a description: "documents released
 * by"? */
static bool
is_participle(const struct scene *scene, uint32_t i)
{
    const struct token *token;

    if (i >= scene->phrases.n || scene->phrases.v[i].kind != PHRASE_WORD ||
        lexicon_has(scene->article->lexicon, LANG_ADJECTIVE_BEHIND_NOUN))
        return false;
    token = scene_token(scene, scene->phrases.v[i].from);
    return (token->bits & F_LOWER) && token->end - token->at > 4 &&
           (article_detail(scene->article, token) & D(PAST_ENDING));
}

/* German: is phrase i a noun phrase in the genitive, so that it belongs to the
 * one before it: "der Sprecher des Ministeriums", "die Vertreter der Stadt"?
 * Articles in -e, -m and -n are of other cases. */
static bool
is_genitive_noun(const struct scene *scene, uint32_t i)
{
    const struct token *token;

    if (!lexicon_has(scene->article->lexicon, LANG_GENITIVE_BEHIND_NOUN) ||
        i >= scene->phrases.n || !phrase_noun(&scene->phrases.v[i]) ||
        scene->phrases.v[i].kind == PHRASE_PRONOUN)
        return false;
    token = scene_token(scene, scene->phrases.v[i].from);
    return (token->grammar & G_DET) &&
           scene->article->s[token->end - 1] != 'e' &&
           scene->article->s[token->end - 1] != 'm' &&
           scene->article->s[token->end - 1] != 'n';
}

/* Is it no adjective though behind a noun: "lundi", the "d" of "d'«"? */
static bool
is_elided_or_day(const struct token *token)
{
    return token->end - token->at == 1 || (token->meaning & L_DAY);
}

/* Is phrase i an adjective after its noun: "le ministre italien,"?  Punctuation
 * or a reporting verb must follow, since it might be a verb itself. */
static bool
is_adjective_after_noun(const struct scene *scene, uint32_t i)
{
    const struct phrases *phrases = &scene->phrases;

    if (!lexicon_has(scene->article->lexicon, LANG_ADJECTIVE_BEHIND_NOUN) ||
        i >= phrases->n || phrases->v[i].kind != PHRASE_WORD ||
        !(scene_token(scene, phrases->v[i].from)->bits & F_LOWER) ||
        is_elided_or_day(scene_token(scene, phrases->v[i].from)))
        return false;
    /* ", reconnaît un diplomate occidental sous couvert d'anonymat" */
    if (i > 1 && phrases->v[i - 2].kind == PHRASE_CUE)
        return true;
    return i + 1 >= phrases->n || phrases->v[i + 1].kind == PHRASE_COMMA ||
           phrases->v[i + 1].kind == PHRASE_STOP ||
           phrases->v[i + 1].kind == PHRASE_CUE ||
           phrases->v[i + 1].kind == PHRASE_AUX ||
           phrases->v[i + 1].kind == PHRASE_QUOTE;
}

/* French: does phrase i begin what somebody wears: "un client en gants", not
 * "en ouvrant"?  Clothes are taken to be in the plural. */
static bool
is_wearing(const struct scene *scene, uint32_t i)
{
    const struct token *token = scene_token(scene, scene->phrases.v[i].from);

    return (token->bits & F_LOWER) &&
           (article_detail(scene->article, token) & D(DRESSED_IN)) &&
           scene->phrases.v[i + 1].kind == PHRASE_WORD &&
           scene->article
                   ->s[scene_token(scene, scene->phrases.v[i + 1].from)->end -
                       1] == 's';
}

/* Is phrase i an adjective with a preposition behind it, "people familiar with
 * the plan", "officials close to the mayor"? */
static bool
is_adjective_with_complement(const struct scene *scene, uint32_t i)
{
    return clause_does(&scene->clause, i, C(TAKES_COMPLEMENT)) &&
           (clause_is(&scene->clause, i + 1, PHRASE_PREP) ||
               clause_class(&scene->clause, i + 1, G_TO));
}

/* At most PARTS_MOST complements: genitives, adjectives, participles and
 * prepositional phrases with "of". */
uint32_t
descriptions_end(const struct scene *scene, uint32_t i)
{
    const struct phrases *phrases = &scene->phrases;
    uint32_t n, j;

    for (n = 0; n < PARTS_MOST; n++) {
        if (is_genitive_noun(scene, i + 1)) {
            i++;
            continue;
        }
        i += is_adjective_after_noun(scene, i + 1);
        j = i + 1 +
            (is_participle(scene, i + 1) ||
                is_adjective_with_complement(scene, i + 1));
        if (j + 1 >= phrases->n ||
            (phrases->v[j].kind != PHRASE_PREP &&
                !clause_class(&scene->clause, j, G_TO)) ||
            (j == i + 1 && !(phrases->v[j].bits & P_OF) &&
                !is_wearing(scene, j)) ||
            phrases->v[j + 1].kind == PHRASE_PRONOUN ||
            !(phrase_noun(&phrases->v[j + 1]) ||
                phrases->v[j + 1].kind == PHRASE_WORD))
            break;
        i = j + 1;
    }
    i += is_adjective_after_noun(scene, i + 1);
    return phrases->v[i].to;
}

/* ---- whom it means ---- */

/* The gender of whoever a noun with these classes of meaning stands for. */
static enum gender
gender_of(uint32_t meaning)
{
    if (meaning & L_THING)
        return GENDER_NEUTER;
    if (meaning & L_GROUP)
        return GENDER_PLURAL;
    if ((meaning & L_MALE) && !(meaning & L_FEMALE))
        return GENDER_MALE;
    if ((meaning & L_FEMALE) && !(meaning & L_MALE))
        return GENDER_FEMALE;
    return GENDER_UNKNOWN;
}

/* Add an entity for the description at phrase i. */
static uint32_t
make_entity(struct scene *scene, uint32_t i)
{
    const struct phrase *phrase = &scene->phrases.v[i];
    struct cast *cast = scene->out.cast;
    struct span text =
        scene_bytes(scene, phrase->from, descriptions_end(scene, i));
    struct entity *entity;
    uint32_t who;

    pool_push(scene->article->pool, cast->v, cast->n, cast->cap);
    who = (uint32_t)cast->n++;
    entity = &cast->v[who];
    memset(entity, 0, sizeof(*entity));
    entity->kind = ENTITY_DESC;
    entity->gender = gender_of(scene_token(scene, phrase->head)->meaning);
    entity->thing = entity->gender == GENDER_NEUTER;
    /* "die Lotsen": a noun for men behind an article for women is a plural */
    if (entity->gender == GENDER_MALE &&
        lexicon_has(scene->article->lexicon, LANG_CAPITAL_NOUNS) &&
        gender_of(scene_token(scene, phrase->from)->meaning &
                  (L_MALE | L_FEMALE)) == GENDER_FEMALE)
        entity->gender = GENDER_PLURAL;
    /* "le responsable ... il", "la ministre ... elle" */
    if (entity->gender == GENDER_UNKNOWN &&
        lexicon_has(scene->article->lexicon, LANG_GENDERED_THINGS))
        entity->gender = gender_of(
            scene_token(scene, phrase->from)->meaning & (L_MALE | L_FEMALE));
    /* "la mairie ... elle", "die Behörde ... sie" */
    if (entity->gender == GENDER_NEUTER &&
        (lexicon_has(scene->article->lexicon, LANG_GENDERED_THINGS) ||
            ((scene_token(scene, phrase->from)->meaning & L_FEMALE) &&
                !(scene_token(scene, phrase->head)->meaning & L_GROUP))))
        entity->gender =
            gender_of(scene_token(scene, phrase->from)->meaning & ~L_THING);
    entity->text = scene->article->s + text.at;
    entity->text_n = text.n;
    entity->fullest = entity->shortest = who;
    entity->same_as = NAME_NONE;
    entity->heads[0] =
        scene->article->forms.v[scene_token(scene, phrase->head)->id].full;
    pool_push(scene->article->pool, scene->described, scene->ndescribed,
        scene->described_cap);
    scene->described[scene->ndescribed++] = who;
    return who;
}

/* The entity of the last description with this head noun among the last
 * BACK_MOST, or the person it turned out to mean; NAME_NONE if there is none.
 */
static uint32_t
last_with_head(const struct scene *scene, uint32_t head)
{
    size_t n = scene->ndescribed, k;

    for (k = 0; k < BACK_MOST && n > 0; k++) {
        uint32_t who = scene->described[--n];

        if (article_noun_again(
                scene->article, scene->article->cast.v[who].heads[0], head))
            return scene->article->cast.v[who].same_as != NAME_NONE
                       ? scene->article->cast.v[who].same_as
                       : who;
    }
    return NAME_NONE;
}

/* Is it just an article and a noun that identifies somebody: "the governor"?
 * With more words ("the Norland governor") it may be another one. */
static bool
is_bare_office(const struct scene *scene, const struct phrase *phrase)
{
    return phrase->head == phrase->from + 1 && phrase->to == phrase->head + 1 &&
           !(scene_token(scene, phrase->from)->grammar & G_POSS) &&
           !(scene_token(scene, phrase->head)->meaning &
               (L_ANYONE | L_THING | L_GROUP));
}

/* Is phrase i a word for naming: "a man named Tobias"? */
static bool
is_naming_word(const struct scene *scene, uint32_t i)
{
    const struct phrase *phrase = &scene->phrases.v[i];

    return (phrase->kind == PHRASE_WORD || phrase->kind == PHRASE_CUE) &&
           (scene_token(scene, phrase->from)->meaning & (L_LABEL | L_NAMING));
}

/* Do the phrases from i on say what somebody is called: "La présidente
 * s'appelle Ada Lind", "el dueño se llama Iker Moya"? */
static bool
says_own_name(const struct scene *scene, uint32_t i)
{
    const struct phrases *phrases = &scene->phrases;

    return lexicon_has(scene->article->lexicon, LANG_OBJECT_BEFORE_VERB) &&
           i + 1 < phrases->n && phrases->v[i].kind == PHRASE_AUX &&
           phrases->v[i + 1].kind == PHRASE_CUE &&
           (scene_token(scene, phrases->v[i + 1].from)->meaning & L_NAMING);
}

/* The organisation that the description at phrase i is named as: "A group
 * calling itself Red Lantern", "the operator, Norwater, closed it". */
static uint32_t
organisation_named(const struct scene *scene, uint32_t i)
{
    const struct phrases *phrases = &scene->phrases;
    uint32_t k = i + 2;

    if (i + 3 < phrases->n && phrases->v[i + 1].kind == PHRASE_COMMA &&
        phrases->v[k].kind == PHRASE_NAME && !(phrases->v[k].bits & P_PERSON) &&
        phrases->v[k].from == scene->article->outer.v[phrases->v[k].run].from &&
        phrases->v[i + 3].kind == PHRASE_COMMA &&
        (scene_token(scene, phrases->v[i].from)->meaning & L_THE))
        return scene->article->outer.v[phrases->v[k].run].who;
    if (k >= phrases->n || !is_naming_word(scene, i + 1) ||
        !(scene_token(scene, phrases->v[i].head)->meaning & L_THING))
        return NAME_NONE;
    k += phrases->v[k].kind == PHRASE_AUX;
    return k < phrases->n && phrases->v[k].kind == PHRASE_NAME
               ? scene->article->outer.v[phrases->v[k].run].who
               : NAME_NONE;
}

/* The person whose name the description at phrase i is followed by: "a woman
 * who gave her name only as Ada". */
static uint32_t
person_named(const struct scene *scene, uint32_t i)
{
    const struct phrases *phrases = &scene->phrases;
    uint32_t k;

    for (k = i + 2; k < phrases->n && k < i + CALLS_MOST; k++) {
        if (phrases->v[k].kind == PHRASE_NAME &&
            (phrases->v[k].bits & P_PERSON))
            return evidence_calls_himself(scene->article, phrases->v[k].from)
                       ? scene->article->outer.v[phrases->v[k].run].who
                       : NAME_NONE;
        if (phrases->v[k].kind == PHRASE_QUOTE ||
            phrases->v[k].kind == PHRASE_STOP)
            break;
    }
    return NAME_NONE;
}

/* The person in apposition to the description at phrase i: "Ada Lind, a pilot,"
 * or "a pilot, Ada Lind,". */
static uint32_t
person_in_apposition(const struct scene *scene, uint32_t i)
{
    const struct phrases *phrases = &scene->phrases;
    uint32_t k = i, who;

    if (i >= 2 && phrases->v[i - 1].kind == PHRASE_COMMA &&
        phrases->v[i - 2].kind == PHRASE_NAME &&
        (phrases->v[i - 2].bits & P_PERSON) &&
        !apposition_opens_clause(&scene->clause, i))
        return scene->article->outer.v[phrases->v[i - 2].run].who;
    who = person_named(scene, i);
    if (who != NAME_NONE)
        return who;
    k = apposition_name(&scene->clause, i);
    if (k == i && i + 1 < phrases->n && is_naming_word(scene, i + 1))
        k = i + 2;
    else if (k == i && says_own_name(scene, i + 1))
        k = i + 3;
    if (k != i && clause_person(&scene->clause, k))
        return scene->article->outer.v[phrases->v[k].run].who;
    return NAME_NONE;
}

/* The person that a possessive before words or a document refers to: "her
 * statement". */
static uint32_t
owner_of_words(const struct scene *scene, uint32_t i)
{
    const struct phrase *phrase = &scene->phrases.v[i];
    const struct disjoint nobody = { NULL, 0, NULL, 0 };
    uint32_t class = scene_token(scene, phrase->from)->grammar;
    enum gender gender = class & G_HIM   ? GENDER_MALE
                         : class & G_HER ? GENDER_FEMALE
                                         : GENDER_NEUTER;

    if (!(class & G_POSS) || !(class & (G_HIM | G_HER | G_IT)) ||
        !(scene_token(scene, phrase->head)->meaning & L_OWN))
        return NAME_NONE;
    return salience_best(&scene->salience, scene->article, gender, &nobody);
}

/* The organisation that its noun refers to: "the bank" is the Central Bank,
 * "the company" the one mentioned last. */
static uint32_t
organisation_by_noun(
    const struct scene *scene, const struct phrase *phrase, uint32_t head)
{
    uint32_t meaning = scene_token(scene, phrase->head)->meaning, who;

    if (!(meaning & L_THING) || (meaning & L_DOC))
        return NAME_NONE;
    who = salience_known(&scene->salience, scene->article, ENTITY_ORG, head);
    if (who == NAME_NONE)
        who = scene->article->cast.heads[head];
    if (who != NAME_NONE && who != CAST_MANY &&
        scene->article->cast.v[who].kind == ENTITY_ORG)
        return who;
    return NAME_NONE;
}

/* The entity that a definite description refers to by its head noun. */
static uint32_t
known_by_head(const struct scene *scene, uint32_t i, uint32_t head)
{
    const struct phrase *phrase = &scene->phrases.v[i];
    uint32_t who = NAME_NONE;

    if (is_bare_office(scene, phrase)) {
        who = salience_known(
            &scene->salience, scene->article, ENTITY_PERSON, head);
        if (who == NAME_NONE || office_contradicts(scene, i, who))
            who = office_bearer(scene, i);
    } else {
        who = office_in_same_words(scene, phrase->from, phrase->to);
        if (who != NAME_NONE && office_contradicts(scene, i, who))
            who = NAME_NONE;
    }
    if (who == NAME_NONE)
        who = organisation_by_noun(scene, phrase, head);
    return who != NAME_NONE ? who : last_with_head(scene, head);
}

/* Is there an age between article and noun: "der 21 Jahre alte Mann"? */
static bool
is_aged(const struct scene *scene, const struct phrase *phrase)
{
    return phrase->head == phrase->from + 4 &&
           scene_token(scene, phrase->from + 1)->kind == TOKEN_NUMBER &&
           (scene_token(scene, phrase->from + 2)->grammar & G_TIME);
}

/* The person or organisation by name that a generic noun refers to when no
 * description with it came before: "the woman", "the company". */
static uint32_t
person_by_generic_noun(const struct scene *scene, const struct phrase *phrase)
{
    const struct disjoint nobody = { NULL, 0, NULL, 0 };
    uint32_t meaning = scene_token(scene, phrase->head)->meaning, who;

    if (!(meaning & L_ANYONE) || phrase->to != phrase->head + 1 ||
        !(phrase->head == phrase->from + 1 || is_aged(scene, phrase)))
        return NAME_NONE;
    if (meaning & L_THING)
        return salience_firm(&scene->salience, scene->article);
    if (!(meaning & (L_MALE | L_FEMALE)))
        return NAME_NONE;
    who = salience_best(&scene->salience, scene->article,
        meaning & L_MALE ? GENDER_MALE : GENDER_FEMALE, &nobody);
    return who != NAME_NONE && scene->article->cast.v[who].kind == ENTITY_PERSON
               ? who
               : NAME_NONE;
}

/* The person whom the sentence before introduced without a role, if the
 * description at phrase i, the subject of its sentence, may tell it: "Ada Lind
 * is angry. The farmer, whose land it is, ...". */
static uint32_t
newcomer_of(const struct scene *scene, uint32_t i)
{
    const struct phrase *phrase = &scene->phrases.v[i];
    uint32_t meaning = scene_token(scene, phrase->head)->meaning, who;
    enum gender gender = gender_of(meaning);
    const struct entity *entity;

    if (i != scene->subject || !(meaning & L_ROLE) ||
        (meaning & (L_THING | L_GROUP | L_DOC)) ||
        (article_naming(scene->article, scene_token(scene, phrase->head)) &
            (N(OTHER_PARTY) | N(OFFICE))) ||
        (scene_token(scene, phrase->from)->grammar & G_POSS))
        return NAME_NONE;
    who = salience_newcomer(&scene->salience, scene->article);
    if (who == NAME_NONE)
        return NAME_NONE;
    entity = &scene->article->cast.v[who];
    return entity->role.n == 0 && (gender == GENDER_UNKNOWN ||
                                      entity->gender == GENDER_UNKNOWN ||
                                      entity->gender == gender)
               ? who
               : NAME_NONE;
}

/* Add a noun to those the entity is known by. */
static void
remember_head(struct entity *entity, uint32_t head)
{
    uint32_t i;

    for (i = 0; i < HEADS && entity->heads[i] != head; i++) {
        if (entity->heads[i] == 0) {
            entity->heads[i] = head;
            return;
        }
    }
}

uint32_t
descriptions_of(struct scene *scene, uint32_t i)
{
    const struct phrase *phrase = &scene->phrases.v[i];
    uint32_t head =
        scene->article->forms.v[scene_token(scene, phrase->head)->id].full;
    bool definite = (scene_token(scene, phrase->from)->meaning & L_THE) != 0;
    uint32_t who = owner_of_words(scene, i),
             person = person_in_apposition(scene, i);

    if (who == NAME_NONE)
        who = organisation_named(scene, i);
    if (who != NAME_NONE)
        return who;
    if (person != NAME_NONE &&
        !(scene_token(scene, phrase->head)->meaning & (L_THING | L_GROUP))) {
        /* "the mayor, Ada Lind", "du maire, Ada Lind" */
        if (is_bare_office(scene, phrase) || phrase->to == phrase->from + 1)
            remember_head(&scene->out.cast->v[person], head);
        if (lexicon_has(scene->article->lexicon, LANG_GENDERED_THINGS))
            gender_doubt(scene->article, &scene->out.cast->v[person],
                gender_of(scene_token(scene, phrase->from)->meaning));
        /* "The owner, Iker Moya,": descriptions as "the owner" before this
         * meant him, too. */
        who = definite ? last_with_head(scene, head) : NAME_NONE;
        if (who != NAME_NONE && scene->article->cast.v[who].kind == ENTITY_DESC)
            scene->out.cast->v[who].same_as = person;
        return person;
    }
    /* Only a definite description refers to somebody mentioned before. */
    if (office_introduces(scene, i))
        return make_entity(scene, i);
    who = definite ? known_by_head(scene, i, head) : NAME_NONE;
    if (who == NAME_NONE && definite)
        who = person_by_generic_noun(scene, phrase);
    if (who == NAME_NONE)
        who = epithets_of(scene, i);
    if (who == NAME_NONE && definite)
        who = newcomer_of(scene, i);
    if (who == NAME_NONE && definite)
        who = epithets_of_roleless(scene, i);
    return who != NAME_NONE ? who : make_entity(scene, i);
}
