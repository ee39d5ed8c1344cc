/* SPDX-License-Identifier: MIT */
/* Whom a run of capitalised words means, of the people of the article. */
#include "article.h"
#include "gender.h"
#include "names.h"
#include "people.h"

#define COMPARED_MOST 64 /* entities that a word is compared with */

/* The shortest form of an entity's name; NAME_NONE of itself. */
static uint32_t
shortest_form(const struct cast *cast, uint32_t i)
{
    return i == NAME_NONE ? i : cast->v[i].shortest;
}

/* The gender that the titles of a run, or "himself" after it, show. */
static enum gender
gender_of_context(
    const struct article *article, bool inner, const struct run *run)
{
    const struct tokens *tokens =
        inner ? &article->tokens.inner : &article->tokens.outer;

    if (run->to < tokens->n && (tokens->v[run->to].grammar & G_AUX)) {
        if (tokens->v[run->to].grammar & G_HIM)
            return GENDER_MALE;
        if (tokens->v[run->to].grammar & G_HER)
            return GENDER_FEMALE;
    }
    return gender_of_titles(tokens->v, run);
}

/* Does anybody with this surname, by a full name, have the gender of the title?
 */
static bool
title_fits_anybody(const struct cast *cast, uint32_t last, enum gender title)
{
    uint32_t i = cast->people.last[last];

    while (i != NAME_NONE && (cast->v[i].n == 1 || cast->v[i].gender != title))
        i = cast->v[i].same_last;
    return i != NAME_NONE && title != GENDER_UNKNOWN;
}

/* "Ruiz", of "Ada Ruiz Moya": the only person whose name has this word, which
 * is nothing but a name and no first one, before the last; or NAME_NONE. */
static uint32_t
bearer_of_first_surname(const struct article *article, uint32_t form)
{
    const struct cast *cast = &article->cast;
    uint32_t who = NAME_NONE, first = L_FIRST;
    size_t i;

    /* Where people have two surnames, rare first names are surnames, too. */
    if (lexicon_has(article->lexicon, LANG_SMALL_NAMES))
        first = L_SURE_M | L_SURE_F;
    if ((article->forms.v[form].word->meaning &
            (first | L_PART | L_PLACE | L_ORG | L_ROLE)) ||
        article->forms.v[form].word->common || cast->n > COMPARED_MOST)
        return NAME_NONE; /* of so many there may be another */
    for (i = 0; i < cast->n; i++) {
        const struct entity *entity = &cast->v[i];

        if (entity->kind != ENTITY_PERSON || entity->n < 3 ||
            entity->words[entity->n - 2] != form)
            continue;
        if (who != NAME_NONE && who != entity->shortest)
            return NAME_NONE;
        who = entity->shortest;
    }
    return who;
}

/* The person that a surname refers to: its only bearer; else the one whose
 * gender fits the title; else the one mentioned last, unless another is
 * mentioned or speaks far more often.  An entity of the surname alone ("Mr.
 * Doe") is used only if no full name fits. */
static uint32_t
bearer_of_surname(
    const struct article *article, uint32_t last, enum gender title)
{
    const struct cast *cast = &article->cast;
    uint32_t i, best = NAME_NONE, alone = NAME_NONE, n = 0, total = 0;
    uint32_t recent = cast->recent[last], spoke_more = NAME_NONE;
    bool recent_fits = false, sure = title_fits_anybody(cast, last, title);

    for (i = cast->people.last[last]; i != NAME_NONE;
         i = cast->v[i].same_last) {
        const struct entity *entity = &cast->v[i];

        if (entity->n == 1)
            alone = i;
        if (entity->n == 1 || entity->shortest != i ||
            (title != GENDER_UNKNOWN && entity->gender != title &&
                (sure || entity->gender != GENDER_UNKNOWN)))
            continue;
        n++;
        total += entity->count;
        if (best == NAME_NONE || entity->count > cast->v[best].count)
            best = i;
        recent_fits |= recent == i;
        if (spoke_more == NAME_NONE ||
            entity->spoken > cast->v[spoke_more].spoken)
            spoke_more = i;
    }
    if (n == 0 && alone == NAME_NONE && title != GENDER_UNKNOWN)
        return bearer_of_surname(article, last, GENDER_UNKNOWN);
    if (n == 0) {
        /* "el exalcalde Ruiz", of "Ada Ruiz Moya", not of a middle name */
        if (lexicon_has(article->lexicon, LANG_SMALL_NAMES))
            best = bearer_of_first_surname(article, last);
        return best != NAME_NONE ? best : alone;
    }
    /* More than 4/5 of all mentions by full name outweigh recency. */
    if (n < 2 || !recent_fits || cast->v[best].count * 5 > total * 4)
        return best;
    return spoke_more != NAME_NONE &&
                   cast->v[spoke_more].spoken > cast->v[recent].spoken + 2
               ? spoke_more
               : recent;
}

/* The person with this first name who is mentioned most, or NAME_NONE. */
static uint32_t
bearer_of_first_name(const struct cast *cast, uint32_t form)
{
    uint32_t i = cast->people.first[form], best = NAME_NONE;

    for (; i != NAME_NONE; i = cast->v[i].same_first) {
        if (best == NAME_NONE || cast->v[i].count > cast->v[best].count)
            best = i;
    }
    return shortest_form(cast, best);
}

/* The form that ends somebody's name and differs from `form` only in case, as
 * "al-Sayed" from "Al-Sayed"; `form` itself if there is none. */
static uint32_t
form_with_small_particle(const struct article *article, uint32_t form)
{
    const struct cast *cast = &article->cast;
    size_t i;

    for (i = 0; i < cast->n && i < COMPARED_MOST; i++) {
        const struct entity *entity = &cast->v[i];
        uint32_t last = entity->n > 0 ? entity->words[entity->n - 1] : form;

        if (last != form &&
            article->forms.v[last].lower == article->forms.v[form].lower)
            return last;
    }
    return form;
}

/* The person that a run of one word refers to, or NAME_NONE. */
static uint32_t
person_of_one_word(
    const struct article *article, uint32_t form, enum gender gender)
{
    const struct cast *cast = &article->cast;
    uint32_t who = NAME_NONE;

    /* "Al-Sayed", of "Huda al-Sayed" */
    if (cast->people.last[form] == NAME_NONE &&
        (article->forms.v[form].word->bits & F_DASH))
        form = form_with_small_particle(article, form);
    if (cast->people.last[form] != NAME_NONE)
        who = bearer_of_surname(article, form, gender);
    if (who == NAME_NONE)
        who = bearer_of_first_surname(article, form);
    /* "his brother Dan": a first name, if no surname matches */
    if ((who == NAME_NONE || cast->v[who].n == 1) &&
        article->forms.v[form].word->n > 2 &&
        cast->people.first[form] != NAME_NONE)
        return bearer_of_first_name(cast, form);
    return who;
}

/* "Lind Sr.": the bearer of surname and suffix, or NAME_NONE. */
static uint32_t
bearer_with_suffix(const struct cast *cast, uint32_t surname, uint32_t suffix)
{
    uint32_t i = cast->people.last[suffix];

    while (i != NAME_NONE && cast->v[i].words[cast->v[i].n - 2] != surname &&
           cast->v[i].words[0] != surname)
        i = cast->v[i].same_last;
    return i;
}

uint32_t
people_of(const struct article *article, bool inner, const struct run *run)
{
    const struct cast *cast = &article->cast;
    uint32_t words[CORE_MOST], n = runs_core(article, inner, run, words);
    uint32_t k, who;
    bool titled = run->core > run->from;
    const struct entry *entry;

    if (n == 0 || n > 6)
        return NAME_NONE;
    if (cast->suffix != NULL && (k = runs_suffix(article, inner, run)) != 0 &&
        (who = bearer_with_suffix(cast, words[n - 1], k)) != NAME_NONE)
        return who;
    /* "Harbour Council" ends with a word for organisations; as a surname that
     * must be known: "Ms. Council". */
    entry = article->forms.v[words[n - 1]].word;
    if ((entry->meaning & L_ORG) &&
        !(n == 1 && (titled || cast->people.last[words[0]] != NAME_NONE)) &&
        names_find(cast, &cast->people, words, n) == NAME_NONE)
        return NAME_NONE;
    if (n == 1)
        return person_of_one_word(
            article, words[0], gender_of_context(article, inner, run));
    /* "De la Vega" */
    if (names_surname(article, words, n) &&
        cast->people.last[words[n - 1]] != NAME_NONE)
        return bearer_of_surname(article, words[n - 1], GENDER_UNKNOWN);
    if ((article->forms.v[words[0]].word->meaning & L_ORG) &&
        !(article->forms.v[words[0]].word->meaning & L_FIRST))
        return NAME_NONE;
    /* "Ruiz Moya", of "Ada Ruiz Moya" */
    who = article->forms.v[words[0]].word->meaning & L_FIRST
              ? NAME_NONE
              : names_ending(cast, &cast->people, words, n);
    if (who != NAME_NONE)
        return shortest_form(cast, who);
    /* The longest end of it that is a known name: "Mayor-elect Ada Lind". */
    for (k = 0; k + 1 < n; k++) {
        who = names_find(cast, &cast->people, words + k, n - k);
        if (who != NAME_NONE)
            return shortest_form(cast, who);
    }
    /* An unknown word before a known surname, but no other first name. */
    if (cast->people.last[words[n - 1]] != NAME_NONE && !titled &&
        !(article->forms.v[words[n - 2]].word->meaning & L_FIRST))
        return bearer_of_surname(article, words[n - 1], GENDER_UNKNOWN);
    return NAME_NONE;
}
