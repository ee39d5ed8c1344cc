/* SPDX-License-Identifier: MIT */
#include "orgs.h"

#include <string.h>

#include "article.h"
#include "names.h"

/* Add the token to the nouns the entity is known by, if it is one for an
 * organisation. */
static void
remember_noun(const struct article *article, struct entity *entity,
    const struct token *token)
{
    uint32_t i, noun;

    if (!(token->meaning & L_THING) || (token->meaning & L_DOC))
        return;
    noun = article->forms.v[token->id].full;
    for (i = 0; i < HEADS; i++) {
        if (entity->heads[i] == 0 || entity->heads[i] == noun) {
            entity->heads[i] = noun;
            return;
        }
    }
}

/* Collect the nouns that say what the organisation is: before it, in
 * apposition, and in its name: "the utility Norwater", "Norwater, the city's
 * utility", "Central Bank of Norland". */
static void
collect_nouns(
    const struct article *article, const struct run *run, struct entity *entity)
{
    const struct token *tokens = article->tokens.outer.v;
    uint32_t n = (uint32_t)article->tokens.outer.n, k;

    for (k = run->from; k < run->to && run->to > run->from + 1; k++) {
        if (k + 1 == run->to || (tokens[k + 1].grammar & G_OF))
            remember_noun(article, entity, &tokens[k]);
    }
    if (run->from > 0 && (tokens[run->from - 1].bits & F_LOWER))
        remember_noun(article, entity, &tokens[run->from - 1]);
    if (k + 2 >= n || !token_is(&tokens[k], ',') ||
        !(tokens[k + 1].grammar & G_DET))
        return;
    for (k += 2; k < n && k < run->to + 8; k++) {
        if (tokens[k].kind != TOKEN_WORD ||
            (tokens[k].grammar & (G_PREP | G_REL)))
            return;
        remember_noun(article, entity, &tokens[k]);
    }
}

/* Note that the entity is known by the noun `head`, or that several are. */
static void
note_head(struct cast *cast, uint32_t head, uint32_t who)
{
    uint32_t *known = &cast->heads[head];

    if (*known == NAME_NONE)
        *known = who;
    else if (*known != who)
        *known = CAST_MANY;
}

/* Fill cast->heads: "the board" is the Cold Chain Board, "the mayor" Mayor Ada
 * Lind, if they are the only ones known by that noun. */
static void
index_heads(const struct article *article, struct cast *cast)
{
    uint32_t i, k;

    cast->heads = names_index(article).last;
    for (i = 0; i < cast->n; i++) {
        const struct entity *entity = &cast->v[i];

        if (entity->kind == ENTITY_ORG && entity->n > 1)
            note_head(
                cast, article->forms.v[entity->words[entity->n - 1]].lower, i);
        for (k = 0; k < HEADS && entity->heads[k] != 0; k++) {
            if (entity->shortest == i &&
                (entity->kind != ENTITY_PERSON || entity->n > 1))
                note_head(cast, entity->heads[k], i);
        }
    }
}

/* The gender of an organisation: where nouns have one, so that "elle" may be a
 * company, that of the determiner before its name. */
static enum gender
gender_by_article(const struct article *article, uint32_t from)
{
    const struct token *token = &article->tokens.outer.v[from];

    if (lexicon_has(article->lexicon, LANG_GENDERED_THINGS) && from > 0 &&
        (token[-1].grammar & G_DET)) {
        if (token[-1].meaning & L_MALE)
            return GENDER_MALE;
        if (token[-1].meaning & L_FEMALE)
            return GENDER_FEMALE;
    }
    return GENDER_NEUTER;
}

/* Is the run used as a place: "in Norland", "eastern Norland", "of Norland"? */
static bool
stands_as_place(const struct article *article, const struct run *run)
{
    const struct token *token = &article->tokens.outer.v[run->from];

    if (run->from == 0)
        return false;
    if ((token[-1].grammar & G_PREP) && !(token[-1].grammar & G_BY))
        return true;
    return token[-1].kind == TOKEN_WORD && token[-1].end - token[-1].at > 6 &&
           (article_detail(article, &token[-1]) & D(DIRECTION_ENDING));
}

/* Is the word just a title or plural role, "Governor", "Prosecutors", which
 * alone is not an organisation? */
static bool
is_bare_title(const struct article *article, uint32_t form)
{
    uint32_t meaning = article->forms.v[form].word->meaning;

    if ((meaning & L_ROLE) && (meaning & L_GROUP) &&
        !(meaning & (L_ORG | L_THING)))
        return true;
    return (meaning & L_TITLE) && (meaning & L_ROLE) &&
           !(meaning & (L_ORG | L_THING));
}

/* "Marsh & Tully": take the name as written, with its "&". */
static void
spell_as_written(
    const struct article *article, const struct run *run, struct entity *entity)
{
    const struct token *tokens = article->tokens.outer.v;
    uint32_t k;

    for (k = run->from + 1; k + 1 < run->to; k++) {
        if (!token_is(&tokens[k], '&'))
            continue;
        entity->text = article->s + tokens[run->from].at;
        entity->text_n = tokens[run->to - 1].end - tokens[run->from].at;
    }
}

void
orgs_find(const struct article *article, struct cast *cast)
{
    uint32_t words[CORE_MOST], n;
    size_t i;

    cast->orgs = names_index(article);
    for (i = 0; i < article->outer.n; i++) {
        const struct run *run = &article->outer.v[i];
        uint32_t who;

        if (run->who != NAME_NONE)
            continue;
        n = runs_core(article, false, run, words);
        if (n == 0 || n > NAME_WORDS ||
            (n == 1 && is_bare_title(article, words[0])))
            continue;
        who = names_add(article, cast, &cast->orgs, ENTITY_ORG, words, n);
        if (who == NAME_NONE)
            continue;
        cast->v[who].gender = gender_by_article(article, run->from);
        if (cast->v[who].count++ == 0)
            spell_as_written(article, run, &cast->v[who]);
        cast->v[who].votes[0] += stands_as_place(article, run);
        cast->v[who].votes[1] +=
            run->from > 0 &&
            (article->tokens.outer.v[run->from - 1].grammar & G_DET) != 0;
        collect_nouns(article, run, &cast->v[who]);
    }
    index_heads(article, cast);
}

/* The first longer name that a single word is short for: a name that ends with
 * it, if the word says what it is ("the Bureau"), or one that begins with it
 * and says at its end what it is ("Lind" for "Lind Shipping Company"). */
static uint32_t
longer_name_of(const struct article *article, uint32_t form)
{
    const struct cast *cast = &article->cast;
    uint32_t i;

    if (article->forms.v[form].word->meaning & L_ORG) {
        for (i = cast->orgs.last[form]; i != NAME_NONE;
             i = cast->v[i].same_last) {
            if (cast->v[i].n > 1)
                return i;
        }
    }
    for (i = cast->orgs.first[form]; i != NAME_NONE;
         i = cast->v[i].same_first) {
        if (article->forms.v[cast->v[i].words[cast->v[i].n - 1]].word->meaning &
            L_ORG)
            return i;
    }
    /* "Lindair" for "Lindair Jet", if that never has a determiner and is the
     * only name that begins so; "Lind" is not short for "the Lind plan". */
    i = cast->orgs.first[form];
    return i != NAME_NONE && cast->v[i].same_first == NAME_NONE &&
                   cast->v[i].n == 2 && cast->v[i].votes[1] == 0 &&
                   !(article->forms.v[form].word->meaning &
                       (L_ORG | L_PLACE | L_FIRST | L_MEDIA))
               ? i
               : NAME_NONE;
}

uint32_t
orgs_of(const struct article *article, const struct run *run)
{
    uint32_t words[CORE_MOST], n = runs_core(article, false, run, words);
    uint32_t who = NAME_NONE;

    if (n == 0 || n > NAME_WORDS)
        return NAME_NONE;
    if (n == 1)
        who = longer_name_of(article, words[0]);
    return who != NAME_NONE
               ? who
               : names_find(&article->cast, &article->cast.orgs, words, n);
}
