/* SPDX-License-Identifier: MIT */
/* The mentions of a sentence: their weights, and whom pronouns refer to. */
#include "epithets.h"

#include <string.h>

#include "text/chars.h"

#define NAMES_MOST 64 /* names of one sentence that exclude an antecedent */
#define APART_MOST 14 /* phrases of an apposition behind a name */

/* ---- the weight of a name ---- */

/* Does phrase i follow its reporting verb: '...," said Lind'? */
static bool
follows_its_verb(const struct scene *scene, uint32_t i)
{
    const struct phrase *phrases = scene->phrases.v;

    return i > 1 && phrases[i - 1].kind == PHRASE_CUE &&
           (phrases[i - 2].kind == PHRASE_COMMA ||
               phrases[i - 2].kind == PHRASE_QUOTE);
}

/* "Lind, an aide to the mayor, urged": is there a reporting verb behind the
 * next two commas? */
static bool
verb_after_apposition(const struct scene *scene, uint32_t i)
{
    const struct phrase *phrases = scene->phrases.v;
    uint32_t k = i + 2;

    if (k >= scene->phrases.n || phrases[i + 1].kind != PHRASE_COMMA)
        return false;
    while (k + 1 < scene->phrases.n && k < i + APART_MOST &&
           phrases[k].kind != PHRASE_COMMA && phrases[k].kind != PHRASE_QUOTE)
        k++;
    return k + 1 < scene->phrases.n && phrases[k].kind == PHRASE_COMMA &&
           phrases[k + 1].kind == PHRASE_CUE;
}

/* Is phrase i the subject of a reporting verb, as far as the neighbours show?
 */
static bool
is_near_cue(const struct scene *scene, uint32_t i)
{
    const struct phrase *phrases = scene->phrases.v;
    uint32_t n = scene->phrases.n;

    return (i + 1 < n && phrases[i + 1].kind == PHRASE_CUE) ||
           (i + 2 < n && phrases[i + 2].kind == PHRASE_CUE &&
               phrases[i + 1].kind != PHRASE_COMMA) ||
           verb_after_apposition(scene, i) || follows_its_verb(scene, i);
}

/* Is phrase i the hearer: "she told Lind that"? */
static bool
is_hearer(const struct scene *scene, uint32_t i)
{
    const struct phrase *phrases = scene->phrases.v;

    return i > 0 && phrases[i - 1].kind == PHRASE_CUE &&
           !follows_its_verb(scene, i) &&
           (scene_token(scene, phrases[i - 1].from)->grammar & G_HEARER);
}

/* Does a relative clause about phrase i follow, so that it is more than an
 * object: "to Ada Lind, who runs the port"? */
static bool
relative_clause_follows(const struct scene *scene, uint32_t i)
{
    const struct phrases *phrases = &scene->phrases;

    return i + 2 < phrases->n && phrases->v[i + 1].kind == PHRASE_COMMA &&
           phrases->v[i + 2].kind == PHRASE_REL;
}

/* "Her daughter, Ada,": is phrase i the relative of somebody of the same
 * gender, or the relative's name?  Whom the text is about is who has the
 * relative. */
static bool
is_relative(const struct scene *scene, uint32_t i)
{
    const struct phrase *noun;
    const struct token *owner, *head;

    if (i > 1 && clause_is(&scene->clause, i, PHRASE_NAME) &&
        clause_is(&scene->clause, i - 1, PHRASE_COMMA) &&
        clause_is(&scene->clause, i + 1, PHRASE_COMMA))
        i -= 2;
    noun = &scene->phrases.v[i];
    if (noun->kind != PHRASE_DESC)
        return false;
    owner = scene_token(scene, noun->from);
    head = scene_token(scene, noun->head);
    return (owner->grammar & G_POSS) &&
           (article_naming(scene->article, head) & N(KIN)) &&
           ((owner->grammar & G_HER)
                   ? (head->meaning & L_FEMALE)
                   : (owner->grammar & G_HIM) && (head->meaning & L_MALE));
}

/* The weight of the mention at phrase i (salience.h). */
static uint32_t
mention_weight(const struct scene *scene, uint32_t i)
{
    const struct phrase *phrase = &scene->phrases.v[i];
    uint32_t sum = WEIGHT_OTHER;

    if (is_relative(scene, i))
        return WEIGHT_OBJECT;
    if (phrase->bits & P_MODIFIER)
        sum = WEIGHT_MODIFIER;
    else if (follows_its_verb(scene, i) || i == scene->subject)
        sum = WEIGHT_SUBJECT;
    else if (phrase->bits & P_POSSESSIVE)
        sum = WEIGHT_OWNER;
    else if (scene_token(scene, phrase->from)->meaning & L_OBLIQUE)
        sum = WEIGHT_OWNER;
    else if (((phrase->bits & P_GOVERNED) &&
                 !relative_clause_follows(scene, i)) ||
             is_hearer(scene, i))
        sum = WEIGHT_OBJECT;
    return is_near_cue(scene, i) ? sum + WEIGHT_VERB : sum;
}

/* Note a mention by name, or a name inside the noun phrase i. */
static void
mention_name(struct scene *scene, uint32_t i)
{
    struct phrase *phrase = &scene->phrases.v[i];
    struct run *run = &scene->out.names->v[phrase->run];
    const struct entity *entity;
    uint32_t who = people_of(scene->article, false, run);

    if (who != NAME_NONE)
        run->who =
            who; /* a surname refers to its bearer who was mentioned last */
    phrase->who = phrase->kind == PHRASE_NAME ? run->who : NAME_NONE;
    if (run->who == NAME_NONE ||
        article_in_dateline(scene->article, scene_token(scene, run->from)->at))
        return;
    entity = &scene->article->cast.v[run->who];
    if (entity->kind == ENTITY_PERSON)
        scene->out.cast->recent[entity->words[entity->n - 1]] = run->who;
    scene_mention(scene, run->who, mention_weight(scene, i));
}

/* Is phrase i the subject and indefinite, so that it introduces somebody: "A
 * spokesman"? */
static bool
is_newcomer(const struct scene *scene, uint32_t i)
{
    return i == scene->subject &&
           !(scene_token(scene, scene->phrases.v[i].from)->meaning & L_THE);
}

/* "Élue hier, ", "Ada Lind, archéologue,": is the description, where nouns have
 * determiners, said of the subject behind it or of the person before it? */
static bool
is_predicate(const struct scene *scene, uint32_t i)
{
    const struct token *token = scene_token(scene, scene->phrases.v[i].from);

    return lexicon_has(scene->article->lexicon, LANG_GENDERED_THINGS) &&
           !(token->grammar & G_DET) && !(token->meaning & L_GROUP) &&
           (i == 0 || clause_is(&scene->clause, i - 1, PHRASE_CONJ) ||
               (i > 1 && clause_is(&scene->clause, i - 1, PHRASE_COMMA) &&
                   clause_person(&scene->clause, i - 2)));
}

/* Note a mention by description.  Pronouns refer to descriptions less often
 * than to names, so it weighs less; a document that is "it" does not.  Where
 * documents are "he" and "she", one that somebody spoke in is none: "dans cet
 * entretien". */
static void
mention_description(struct scene *scene, uint32_t i)
{
    uint32_t who, sum = mention_weight(scene, i);
    bool document =
        scene_token(scene, scene->phrases.v[i].head)->meaning & L_DOC;

    if (is_predicate(scene, i)) {
        if (i > 1 && clause_person(&scene->clause, i - 2))
            scene->phrases.v[i].who = scene->phrases.v[i - 2].who;
        return;
    }
    who = descriptions_of(scene, i);
    scene->phrases.v[i].who = who;
    if (document && (scene->phrases.v[i].bits & P_GOVERNED) &&
        lexicon_has(scene->article->lexicon, LANG_GENDERED_THINGS))
        return;
    if (scene->article->cast.v[who].kind == ENTITY_DESC && !document)
        sum = sum *
              (is_newcomer(scene, i) ? WEIGHT_NEWCOMER : WEIGHT_DESCRIPTION) /
              1000;
    scene_mention(scene, who, sum);
}

/* ---- pronouns ---- */

/* Entities that a pronoun hardly refers to, with room for the arrays. */
struct excluded {
    uint32_t banned[NAMES_MOST], spoken[NAMES_MOST];
    struct disjoint disjoint;
};

/* Add the words with a capital inside the quote to excluded->spoken. */
static void
collect_spoken_names(
    const struct scene *scene, uint32_t quote, struct excluded *excluded)
{
    const struct inside *in = &scene->article->tokens.inside[quote];
    uint32_t k;

    for (k = in->token;
         k < in->tokens_end && excluded->disjoint.nspoken < NAMES_MOST; k++) {
        const struct token *token = &scene->article->tokens.inner.v[k];

        if (token->bits & F_CAP)
            excluded->spoken[excluded->disjoint.nspoken++] = token->id;
    }
}

/* Is the name at phrase k, before phrase i, the subject of a reporting verb of
 * its own? */
static bool
speaks_itself(const struct scene *scene, uint32_t k, uint32_t i)
{
    const struct phrase *phrases = scene->phrases.v;

    return k < i && k + 1 < scene->phrases.n &&
           phrases[k + 1].kind == PHRASE_CUE &&
           (phrases[k + 1].bits & P_STRONG);
}

/* Does the quote at phrase k go on with the noun phrase before it, which is so
 * the subject of what is quoted: 'Lind "has left the port"'? */
static bool
is_quoted_predicate(const struct scene *scene, uint32_t k)
{
    const struct phrase *phrases = scene->phrases.v;

    return k > 0 && phrases[k].kind == PHRASE_QUOTE &&
           phrase_noun(&phrases[k - 1]) &&
           chars_lower(
               scene->article->quotes[scene_token(scene, phrases[k].from)->id]
                   .first);
}

/* "Influenced by Lind, he": does the pronoun at phrase i follow the participle
 * that opens the sentence, whose subject it is? */
static bool
follows_participle(const struct scene *scene, uint32_t i)
{
    return i > 1 && i == scene->subject &&
           clause_is(&scene->clause, i - 1, PHRASE_COMMA) &&
           clause_is(&scene->clause, 0, PHRASE_WORD) &&
           (clause_detail(&scene->clause, 0) &
               (D(PARTICIPLE_ENDING) | D(PAST_ENDING)));
}

/* Collect who is hardly the antecedent of the pronoun at phrase i.  Whoever is
 * named after it, or behind the first quote of a sentence that goes on with the
 * pronoun and a verb ('"...," he told Lind'), is somebody else, and so is the
 * subject of what is quoted; whoever is named inside the quote mostly is. */
static void
exclude_named(const struct scene *scene, uint32_t i, struct excluded *excluded)
{
    const struct phrase *phrases = scene->phrases.v;
    uint32_t quote = i; /* the first before the pronoun */
    bool speech = false, participle = follows_participle(scene, i);
    uint32_t k;

    memset(&excluded->disjoint, 0, sizeof(excluded->disjoint));
    for (k = 0; k < scene->phrases.n; k++) {
        if (phrases[k].kind == PHRASE_QUOTE) {
            if (k < quote && !(k > 0 && phrases[k - 1].kind == PHRASE_COLON))
                quote = k;
            collect_spoken_names(
                scene, scene_token(scene, phrases[k].from)->id, excluded);
        }
        speech |= k > i && k <= i + 3 && phrases[k].kind == PHRASE_CUE;
    }
    for (k = 0; k < scene->phrases.n; k++) {
        uint32_t who = phrases[k].run != NAME_NONE
                           ? scene->article->outer.v[phrases[k].run].who
                           : NAME_NONE;

        /* "In a post, it wrote": not the object of a preposition */
        if (k < i && (phrases[k].bits & P_GOVERNED) &&
            (scene_token(scene, phrases[i].from)->grammar & G_IT))
            who = phrases[k].who;
        else if (k < i && speech && is_quoted_predicate(scene, k + 1))
            who = phrases[k].who;
        else if (k <= i && !(k < i && participle) && !(k > quote && speech))
            continue;
        if (who != NAME_NONE && excluded->disjoint.nbanned < NAMES_MOST &&
            !speaks_itself(scene, k, i))
            excluded->banned[excluded->disjoint.nbanned++] = who;
    }
    /* The interviewee speaks of himself as "I". */
    if (scene->speaks.who != NAME_NONE &&
        excluded->disjoint.nbanned < NAMES_MOST)
        excluded->banned[excluded->disjoint.nbanned++] = scene->speaks.who;
    excluded->disjoint.banned = excluded->banned;
    excluded->disjoint.spoken = excluded->spoken;
}

/* "sagten sie", "sie haben": does a verb of several stand beside the pronoun at
 * phrase i, which is "she", too? */
static bool
is_of_several(const struct scene *scene, uint32_t i)
{
    uint32_t k;

    for (k = i > 0 ? i - 1 : i + 1; k < scene->phrases.n && k <= i + 1;
         k += 2) {
        const struct token *token =
            scene_token(scene, scene->phrases.v[k].from);

        if (!phrase_noun(&scene->phrases.v[k]) && (token->bits & F_LOWER) &&
            (article_detail(scene->article, token) & D(PLURAL_VERB_ENDING)))
            return true;
        /* "wollte sie wissen": the verb before it is of one */
        if (k < i && !phrase_noun(&scene->phrases.v[k]) &&
            (token->bits & F_LOWER) &&
            (token->grammar & (G_CUE | G_BE | G_AUX)))
            return false;
    }
    return false;
}

/* The gender of the pronoun's antecedent, or -1 if it is not resolved; "it" is
 * resolved only beside a reporting verb. */
static int
gender_of_pronoun(const struct scene *scene, uint32_t i)
{
    const struct token *token = scene_token(scene, scene->phrases.v[i].from);
    uint32_t class = token->grammar;

    if (token->meaning & L_THE) /* "ce dernier", "cette dernière" */
        return token->meaning & L_MALE     ? GENDER_MALE
               : token->meaning & L_FEMALE ? GENDER_FEMALE
                                           : GENDER_PLURAL;
    if (class & G_HE)
        return GENDER_MALE;
    if ((class & G_SHE) && (class & G_THEY) && is_of_several(scene, i))
        return GENDER_PLURAL;
    if (class & G_SHE)
        return GENDER_FEMALE;
    if ((class & G_THEY) &&
        lexicon_has(scene->article->lexicon, LANG_GENDERED_THINGS))
        return GENDER_PLURAL;
    return (class & G_IT) && is_near_cue(scene, i) ? GENDER_NEUTER : -1;
}

/* Is the speaker an organisation or a thing? */
static bool
is_neuter(const struct scene *scene, const struct voice *voice)
{
    return voice->who != NAME_NONE &&
           scene->article->cast.v[voice->who].gender == GENDER_NEUTER;
}

/* The antecedent of "it" at phrase i, which speaks: the subject of the
 * sentence, or the organisation that acted or spoke last, in this paragraph or
 * at the end of the previous one; or NAME_NONE. */
static uint32_t
antecedent_of_it(const struct scene *scene, uint32_t i)
{
    if (scene->subject < i) {
        uint32_t who = scene->phrases.v[scene->subject].who;

        if (who != NAME_NONE &&
            scene->article->cast.v[who].gender == GENDER_NEUTER)
            return who;
    }
    if (is_neuter(scene, &scene->actor))
        return scene->actor.who;
    if (is_neuter(scene, &scene->paragraph))
        return scene->paragraph.who;
    return !voices_somebody(&scene->actor) && is_neuter(scene, &scene->before)
               ? scene->before.who
               : NAME_NONE;
}

/* "The victim's sister told the court of it.  It was late, she said": whoever
 * acted or spoke last in the paragraph, by a description of the pronoun's
 * gender or as a person of some role whose gender is not known, where the
 * person the weights give, `best`, has not been mentioned in it; else best.
 */
static uint32_t
actor_or(const struct scene *scene, enum gender gender, uint32_t best)
{
    uint32_t who = scene->actor.who;
    const struct entity *actor;

    if (who == NAME_NONE ||
        (best != NAME_NONE && salience_in_paragraph(&scene->salience, best)))
        return best;
    actor = &scene->article->cast.v[who];
    return (actor->kind == ENTITY_DESC && actor->gender == gender) ||
                   (actor->kind == ENTITY_PERSON &&
                       actor->gender == GENDER_UNKNOWN && actor->role.n > 0)
               ? who
               : best;
}

/* 'A spokesperson for the port said it was shut. "...," they said': whoever
 * acted or spoke last in the paragraph by a description, where "they" at phrase
 * i speaks and things have no gender; or NAME_NONE. */
static uint32_t
described_as_they(const struct scene *scene, uint32_t i)
{
    uint32_t who = scene->actor.who;

    return who != NAME_NONE && clause_class(&scene->clause, i, G_THEY) &&
                   !lexicon_has(
                       scene->article->lexicon, LANG_GENDERED_THINGS) &&
                   scene->article->cast.v[who].kind == ENTITY_DESC &&
                   !scene->article->cast.v[who].thing && is_near_cue(scene, i)
               ? who
               : NAME_NONE;
}

/* Resolve the pronoun at phrase i and note the mention. */
static void
resolve_pronoun(struct scene *scene, uint32_t i)
{
    struct phrase *phrase = &scene->phrases.v[i];
    int gender = gender_of_pronoun(scene, i);
    struct excluded excluded;

    if (gender < 0) {
        phrase->who = described_as_they(scene, i);
        return;
    }
    exclude_named(scene, i, &excluded);
    if (gender == GENDER_NEUTER)
        phrase->who = antecedent_of_it(scene, i);
    if (phrase->who == NAME_NONE)
        phrase->who = salience_best(&scene->salience, scene->article,
            (enum gender)gender, &excluded.disjoint);
    if (gender == GENDER_MALE || gender == GENDER_FEMALE)
        phrase->who = actor_or(scene, (enum gender)gender, phrase->who);
    if (phrase->who == NAME_NONE)
        return;
    /* "she said" settles the gender of one that was not known. */
    if (scene->article->cast.v[phrase->who].gender == GENDER_UNKNOWN &&
        is_near_cue(scene, i))
        scene->out.cast->v[phrase->who].gender = (enum gender)gender;
    scene_mention(scene, phrase->who, WEIGHT_PRONOUN);
}

/* Resolve an epithet, "the Italian", or a title alone, "the President", at
 * phrase i; false if it is none. */
static bool
mention_epithet(struct scene *scene, uint32_t i)
{
    struct phrase *phrase = &scene->phrases.v[i];
    uint32_t who =
        phrase->to <= phrase->from + 2 ? epithets_of(scene, i) : NAME_NONE;

    if (who == NAME_NONE)
        who = epithets_of_title(scene, i);
    if (who == NAME_NONE)
        return false;
    phrase->who = who;
    scene_mention(scene, who, mention_weight(scene, i));
    return true;
}

void
mentions_read(struct scene *scene)
{
    uint32_t i;

    for (i = 0; i < scene->phrases.n; i++) {
        const struct phrase *phrase = &scene->phrases.v[i];

        if (phrase->kind == PHRASE_PRONOUN)
            resolve_pronoun(scene, i);
        else if ((phrase->kind == PHRASE_NAME ||
                     phrase->kind == PHRASE_THING) &&
                 mention_epithet(scene, i))
            continue;
        else if (phrase->run != NAME_NONE)
            mention_name(scene, i);
        if (phrase->kind == PHRASE_DESC && !(phrase->bits & P_MARKED))
            mention_description(scene, i);
    }
}
