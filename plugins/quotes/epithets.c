/* SPDX-License-Identifier: MIT */
#include "epithets.h"
#include "office.h"

/* Nouns for who is hardly the one that was just named. */
#define OTHERS (N(OTHER_PARTY) | N(OFFICE))

/* Is it a noun of nationality: "Italian"? */
static bool
is_nationality(const struct token *token)
{
    return (token->meaning & (L_PLACE | L_ANYONE)) == (L_PLACE | L_ANYONE);
}

/* Is it a role that many people have?  An office ("the governor") may be
 * somebody's who was never named. */
static bool
is_common_role(const struct scene *scene, const struct token *token)
{
    return (token->meaning & L_ROLE) &&
           !(token->meaning & (L_THING | L_GROUP | L_DOC)) &&
           (!(token->meaning & L_TITLE) ||
               (article_naming(scene->article, token) & N(KIN)));
}

/* Is it an age: "29-year-old", "49-Jährige", "ventenne"? */
static bool
is_age(const struct scene *scene, const struct token *token)
{
    return (token->bits & F_DIGIT) ||
           (article_detail(scene->article, token) & D(AGE_ENDING));
}

/* Is it a word that describes: "the diminutive striker", "the former teacher"?
 */
static bool
is_describing(const struct token *token)
{
    return token->kind == TOKEN_WORD && (token->bits & F_LOWER) &&
           token->grammar == 0 && !(token->meaning & (L_PLACE | L_ROLE));
}

/* Where things have a gender: is phrase i an article and an unknown noun that
 * is the subject of the reporting verb before it: '», dijo el canario'? */
static bool
is_unknown_speaker(const struct scene *scene, uint32_t i)
{
    const struct phrase *phrase = &scene->phrases.v[i];

    return phrase->kind == PHRASE_THING && phrase->to == phrase->from + 2 &&
           i > 1 && scene->phrases.v[i - 1].kind == PHRASE_CUE &&
           lexicon_has(scene->article->lexicon, LANG_GENDERED_THINGS) &&
           lexicon_has(scene->article->lexicon, LANG_VERB_BEFORE_SUBJECT) &&
           scene_token(scene, phrase->from + 1)->meaning == 0 &&
           (scene_token(scene, phrase->from + 1)->bits & F_LOWER) &&
           clause_at(&scene->clause, i - 1)->bits != P_ING &&
           (scene->phrases.v[i - 2].kind == PHRASE_COMMA ||
               scene->phrases.v[i - 2].kind == PHRASE_AUX);
}

/* The gender that a word with these classes has, or -1. */
static int
gender_of_classes(uint32_t meaning)
{
    if ((meaning & L_MALE) && !(meaning & L_FEMALE))
        return GENDER_MALE;
    if ((meaning & L_FEMALE) && !(meaning & L_MALE))
        return GENDER_FEMALE;
    return -1;
}

/* 'El de Sogamoso reconoció': is phrase i an article for one person alone, with
 * "of" and a place behind it and a reporting verb on either side? */
static bool
is_of_town(const struct scene *scene, uint32_t i)
{
    const struct phrase *phrase = &scene->phrases.v[i];
    const struct clause *clause = &scene->clause;
    uint32_t meaning = scene_token(scene, phrase->from)->meaning;

    return phrase->kind == PHRASE_THING && phrase->to == phrase->from + 1 &&
           lexicon_has(scene->article->lexicon, LANG_GENDERED_THINGS) &&
           (meaning & L_THE) && gender_of_classes(meaning) >= 0 &&
           clause_class(clause, i + 1, G_OF) &&
           clause_is(clause, i + 2, PHRASE_NAME) &&
           !(clause_at(clause, i + 2)->bits & P_PERSON) &&
           (clause_is(clause, i + 3, PHRASE_CUE) ||
               (i > 0 && clause_is(clause, i - 1, PHRASE_CUE)));
}

/* The only person named so far, if there is just one; else NAME_NONE. */
static uint32_t
only_person(const struct scene *scene)
{
    uint32_t who = salience_first(&scene->salience, scene->article, NAME_NONE);

    return who != NAME_NONE && salience_first(&scene->salience, scene->article,
                                   who) == NAME_NONE
               ? who
               : NAME_NONE;
}

/* The only word of the phrase besides a definite article and an age, if it is
 * an epithet; else NULL. */
static const struct token *
epithet_word(const struct scene *scene, const struct phrase *phrase)
{
    const struct token *det = scene_token(scene, phrase->from);
    const struct token *token = det + 1;

    /* "de twintigjarige zwemster" */
    if (phrase->to == phrase->from + 3 && is_common_role(scene, token + 1) &&
        (is_age(scene, token) || is_describing(token)))
        token++;
    else if (phrase->to != phrase->from + 2)
        return NULL;
    if (!(det->meaning & L_THE) || (det->grammar & (G_POSS | G_THAT)))
        return NULL;
    if (phrase->kind == PHRASE_DESC)
        return is_common_role(scene, token) || is_nationality(token) ? token
                                                                     : NULL;
    return (phrase->kind == PHRASE_NAME || phrase->kind == PHRASE_THING) &&
                   is_nationality(token)
               ? token
               : NULL;
}

/* Is phrase i whom the sentence goes by: "según la ministra", "de acordo com o
 * treinador"?  Not behind what is a source only before words: "nach". */
static bool
is_source(const struct scene *scene, uint32_t i)
{
    const struct clause *clause = &scene->clause;

    i -= i > 1 && !clause_class(clause, i - 1, G_ACCORDING);
    return i > 0 && clause_class(clause, i - 1, G_ACCORDING) &&
           !clause_does(clause, i - 1, C(SOURCE_OF_WORDS));
}

/* Is phrase i a word that may stand between a verb and its subject: "erinnert
 * sich die Autorin", "la maraîchère a ensuite ajouté"? */
static bool
is_between(const struct clause *clause, uint32_t i)
{
    return clause_is(clause, i, PHRASE_AUX) ||
           clause_is(clause, i, PHRASE_ADVERB) ||
           clause_is(clause, i, PHRASE_TIME);
}

/* Is phrase i next to a reporting verb, or after "so"? */
static bool
is_beside_cue(const struct scene *scene, uint32_t i)
{
    const struct clause *clause = &scene->clause;
    uint32_t before = i, behind = i + 1;

    while (before > 0 && is_between(clause, before - 1))
        before--;
    /* "cette ancienne institutrice bretonne raconte" */
    behind +=
        lexicon_has(clause->article->lexicon, LANG_ADJECTIVE_BEHIND_NOUN) &&
        clause_is(clause, behind, PHRASE_WORD);
    while (is_between(clause, behind))
        behind++;
    if (is_source(scene, i))
        return true;
    return !(clause_at(clause, i)->bits & P_GOVERNED) &&
           (clause_is(clause, behind, PHRASE_CUE) ||
               (before > 0 && clause_is(clause, before - 1, PHRASE_CUE)) ||
               (i > 0 && (clause_detail(clause, i - 1) & D(SAYS_SO))));
}

/* Is the person known by a noun for who judges or speaks for another: "Me Ada
 * Lind", "Richterin Ada Lind"? */
static bool
is_party(const struct article *article, const struct entity *person)
{
    uint32_t k;

    for (k = 0; k < HEADS && person->heads[k] != 0; k++) {
        if (article->forms.v[person->heads[k]].word->naming & OTHERS)
            return true;
    }
    return false;
}

/* Is the speaker a person whose gender does not contradict the word's? */
static bool
voice_fits(
    const struct scene *scene, const struct voice *voice, uint32_t meaning)
{
    int gender = gender_of_classes(meaning);
    const struct entity *entity;

    if (voice->who == NAME_NONE)
        return false;
    entity = &scene->article->cast.v[voice->who];
    if (entity->kind != ENTITY_PERSON)
        return false;
    return gender < 0 || entity->gender == GENDER_UNKNOWN ||
           (int)entity->gender == gender;
}

/* "Rico S.": has the name been cut to an initial, as that of a defendant? */
static bool
is_abridged(const struct article *article, const struct entity *person)
{
    return person->n > 1 &&
           article->forms.v[person->words[person->n - 1]].word->n == 1;
}

/* Was the person mentioned in this paragraph, or in the one before and nobody
 * has acted or spoken since? */
static bool
is_at_hand(const struct scene *scene, const struct heat *heat)
{
    return heat->paragraph == scene->salience.paragraph ||
           (heat->paragraph + 1 == scene->salience.paragraph &&
               !voices_somebody(&scene->actor) &&
               !voices_somebody(&scene->paragraph));
}

/* Whom the word for a judge, lawyer or defendant means: of those at hand the
 * only one who is named as a judge or lawyer, or whose name has been cut.
 * NAME_NONE if there is none or several. */
static uint32_t
party_of(const struct scene *scene, const struct token *token, uint32_t meaning)
{
    bool accused = article_naming(scene->article, token) & N(DEFENDANT);
    uint32_t who = NAME_NONE, i;

    for (i = 0; i < scene->salience.n; i++) {
        const struct heat *heat = &scene->salience.v[i];
        struct voice voice = { .who = heat->who };
        const struct entity *entity = &scene->article->cast.v[voice.who];

        if (!(accused ? is_abridged(scene->article, entity)
                      : is_party(scene->article, entity) &&
                            is_at_hand(scene, heat)) ||
            !voice_fits(scene, &voice, meaning))
            continue;
        if (who != NAME_NONE)
            return NAME_NONE;
        who = voice.who;
    }
    return who;
}

/* Whom an article and a noun that is not known mean, by the article's gender.
 */
static uint32_t
unknown_speaker(const struct scene *scene, uint32_t i)
{
    uint32_t meaning = scene_token(scene, scene->phrases.v[i].from)->meaning;
    struct voice only = { .who = only_person(scene) };

    if (voice_fits(scene, &scene->actor, meaning))
        return scene->actor.who;
    return voice_fits(scene, &only, meaning) ? only.who : NAME_NONE;
}

/* The most recent person first whom the epithet fits; one of the previous
 * paragraph only if nobody acted or spoke in this one, and `beside` a verb. */
static uint32_t
recent_person(const struct scene *scene, uint32_t meaning, bool beside)
{
    if (voice_fits(scene, &scene->actor, meaning))
        return scene->actor.who;
    if (voice_fits(scene, &scene->paragraph, meaning))
        return scene->paragraph.who;
    return beside && !voices_somebody(&scene->actor) &&
                   !voices_somebody(&scene->paragraph) &&
                   voice_fits(scene, &scene->before, meaning)
               ? scene->before.who
               : NAME_NONE;
}

/* The classes that tell the gender of phrase i, whose word is `token`: where
 * things have a gender those of its article, "la edil", if they tell one. */
static uint32_t
telling_gender(const struct scene *scene, uint32_t i, const struct token *token)
{
    uint32_t article = scene_token(scene, scene->phrases.v[i].from)->meaning;

    return lexicon_has(scene->article->lexicon, LANG_GENDERED_THINGS) &&
                   gender_of_classes(article) >= 0
               ? article
               : token->meaning;
}

/* The person mentioned most who has the gender of these classes. */
static uint32_t
most_mentioned(const struct scene *scene, uint32_t meaning)
{
    uint32_t who = salience_best(&scene->salience, scene->article,
        (enum gender)gender_of_classes(meaning), &(struct disjoint){ 0 });

    return who != NAME_NONE && scene->article->cast.v[who].kind == ENTITY_PERSON
               ? who
               : NAME_NONE;
}

uint32_t
epithets_of(const struct scene *scene, uint32_t i)
{
    const struct token *token = epithet_word(scene, &scene->phrases.v[i]);
    uint32_t meaning, party, who = NAME_NONE;
    bool gendered = lexicon_has(scene->article->lexicon, LANG_GENDERED_THINGS),
         beside;

    if (token == NULL)
        return is_unknown_speaker(scene, i) || is_of_town(scene, i)
                   ? unknown_speaker(scene, i)
                   : NAME_NONE;
    beside = is_beside_cue(scene, i) ||
             (i == scene->subject && is_age(scene, token));
    party = article_naming(scene->article, token) & (OTHERS | N(DEFENDANT));
    if (!beside &&
        !(i == scene->subject && (gendered || (party & N(DEFENDANT)))))
        return NAME_NONE;
    meaning = telling_gender(scene, i, token);
    /* "o ministro das Finanças" may be another one */
    if (party != 0 && clause_class(&scene->clause, i + 1, G_OF))
        return NAME_NONE;
    if (party != 0)
        who = party_of(scene, token, meaning);
    if (party & OTHERS)
        return who;
    if (who == NAME_NONE)
        who = recent_person(scene, meaning, beside);
    if (who != NAME_NONE || !beside)
        return who;
    /* A nationality or an age refers to the person mentioned most, even if that
     * one neither acted nor spoke last. */
    if (gendered && gender_of_classes(meaning) >= 0)
        return most_mentioned(scene, meaning);
    return is_nationality(token) || is_age(scene, token)
               ? salience_first(&scene->salience, scene->article, NAME_NONE)
               : NAME_NONE;
}

/* The noun of a description, or the last word of a title, "the US President".
 */
static const struct token *
noun_of(const struct scene *scene, const struct phrase *phrase)
{
    return scene_token(
        scene, phrase->kind == PHRASE_DESC ? phrase->head : phrase->to - 1);
}

/* May the description at phrase i be of somebody who was named without a role:
 * is it a role, neither one towards others nor kin of somebody? */
static bool
tells_role(const struct scene *scene, uint32_t i)
{
    const struct phrase *phrase = &scene->phrases.v[i];
    const struct token *det = scene_token(scene, phrase->from),
                       *noun = noun_of(scene, phrase);
    uint32_t naming = article_naming(scene->article, noun);

    return (phrase->kind == PHRASE_DESC || phrase->kind == PHRASE_NAME) &&
           (det->meaning & L_THE) && !(det->grammar & G_POSS) &&
           (noun->meaning & L_ROLE) &&
           !(noun->meaning & (L_THING | L_GROUP | L_DOC)) &&
           !(naming & N(OTHER_PARTY)) &&
           !((naming & N(KIN)) && clause_class(&scene->clause, i + 1, G_OF)) &&
           (i == scene->subject || is_beside_cue(scene, i));
}

uint32_t
epithets_of_roleless(const struct scene *scene, uint32_t i)
{
    const struct token *noun = noun_of(scene, &scene->phrases.v[i]);
    const struct entity *person;
    uint32_t who;
    bool office = (noun->meaning & L_TITLE) ||
                  (article_naming(scene->article, noun) & N(OFFICE));

    if (!tells_role(scene, i))
        return NAME_NONE;
    who = recent_person(scene, telling_gender(scene, i, noun), true);
    if (who == NAME_NONE)
        return NAME_NONE;
    person = &scene->article->cast.v[who];
    /* "the governor" may be somebody who was never named. */
    return person->role.n == 0 && (person->spoken > 0 || !office) ? who
                                                                  : NAME_NONE;
}

uint32_t
epithets_of_title(const struct scene *scene, uint32_t i)
{
    const struct phrase *phrase = &scene->phrases.v[i];
    const struct run *run;
    uint32_t who;

    if (phrase->kind != PHRASE_NAME || phrase->run == NAME_NONE)
        return NAME_NONE;
    run = &scene->article->outer.v[phrase->run];
    if (!(scene_token(scene, run->to - 1)->meaning & L_ROLE) ||
        (run->who != NAME_NONE &&
            scene->article->cast.v[run->who].kind == ENTITY_PERSON))
        return NAME_NONE;
    who = office_in_same_words(scene, phrase->from, phrase->to);
    return who != NAME_NONE ? who : epithets_of_roleless(scene, i);
}
