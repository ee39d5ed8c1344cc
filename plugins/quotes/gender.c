/* SPDX-License-Identifier: MIT */
#include "gender.h"

#include "article.h"

/* Weights of votes: a title or noun with a gender is nearly certain, an
 * apposition less so, a pronoun is a hint. */
enum { VOTE_TITLE = 5, VOTE_APPOSITION = 3, VOTE_PRONOUN = 1 };

/* Count the role or title tokens[at] as a vote, and add its noun to those the
 * person is known by.  Not a generic noun ("man"), nor after a modifier
 * ("former mayor"). */
static void
count_vote(const struct article *article, struct entity *entity,
    const struct token *tokens, uint32_t at, int weight)
{
    const struct token *token = &tokens[at];
    uint32_t head = article->forms.v[token->id].full, i;

    if ((token->meaning & (L_MALE | L_FEMALE)) == L_MALE)
        entity->votes[0] += weight;
    if ((token->meaning & (L_MALE | L_FEMALE)) == L_FEMALE)
        entity->votes[1] += weight;
    if ((token->meaning & (L_THING | L_ANYONE)) ||
        (at > 0 && (tokens[at - 1].meaning & L_MOD)))
        return;
    for (i = 0; i < HEADS && entity->heads[i] != head; i++) {
        if (entity->heads[i] == 0) {
            entity->heads[i] = head;
            return;
        }
    }
}

/* Count the nouns of an apposition after the name, whose comma is token k of n:
 * "Ada Lind, a spokeswoman for".  Where the name is `governed` by a
 * preposition, a noun before a reporting verb is its subject: "after a meeting
 * with Ada Lind, the mayor said". */
static void
vote_by_apposition(const struct article *article, struct entity *entity,
    const struct token *tokens, uint32_t k, uint32_t n, bool governed)
{
    uint32_t end;

    /* the stop of an initial: "Rico S., a pilot" */
    if (k + 1 < n && token_is(&tokens[k], '.') &&
        tokens[k - 1].end - tokens[k - 1].at == 1)
        k++;
    end = k + 6;
    if (k >= n || !token_is(&tokens[k], ',') || k + 1 >= n ||
        (tokens[k + 1].grammar & (G_REL | G_CONJ)))
        return;
    for (k++; k < end && k < n; k++) {
        if (tokens[k].kind == TOKEN_MARK || tokens[k].kind == TOKEN_QUOTE ||
            (tokens[k].grammar & G_PREP) || (tokens[k].bits & F_POSS))
            return;
        if (governed && k + 1 < n && (tokens[k + 1].grammar & G_CUE))
            return;
        if (tokens[k].meaning & L_ROLE)
            count_vote(article, entity, tokens, k, VOTE_APPOSITION);
    }
}

/* "His mother, Ada, wept": count the noun to which the run is in apposition. */
static void
vote_by_owner(const struct article *article, struct entity *entity,
    const struct tokens *tokens, const struct run *run)
{
    const struct token *v = tokens->v;
    uint32_t noun = run->from - 2;

    if (run->from < 3 || !token_is(&v[run->from - 1], ',') ||
        run->to >= tokens->n || !token_is(&v[run->to], ',') ||
        !(v[noun].bits & F_LOWER) || !(v[noun].meaning & L_ROLE) ||
        !((v[noun - 1].grammar & G_DET) || (v[noun - 1].bits & F_POSS)))
        return;
    count_vote(article, entity, v, noun, VOTE_APPOSITION);
}

/* "La violinista Ada Lind": count the determiner before a noun of both genders,
 * tokens[at]. */
static void
vote_by_determiner(const struct article *article, struct entity *entity,
    const struct token *tokens, uint32_t at)
{
    uint32_t both = L_MALE | L_FEMALE, noun = tokens[at].meaning & both;

    if (at == 0 || !lexicon_has(article->lexicon, LANG_GENDERED_THINGS) ||
        noun == L_MALE || noun == L_FEMALE || !(tokens[at - 1].grammar & G_DET))
        return;
    entity->votes[0] += tokens[at - 1].meaning & L_MALE ? VOTE_TITLE : 0;
    entity->votes[1] += tokens[at - 1].meaning & L_FEMALE ? VOTE_TITLE : 0;
}

void
gender_vote(const struct article *article, bool inner, const struct run *run,
    struct entity *entity)
{
    const struct tokens *tokens =
        inner ? &article->tokens.inner : &article->tokens.outer;
    uint32_t i;

    if (run->from > 0 && (tokens->v[run->from - 1].bits & F_LOWER) &&
        (tokens->v[run->from - 1].meaning & L_ROLE)) {
        count_vote(article, entity, tokens->v, run->from - 1, VOTE_TITLE);
        vote_by_determiner(article, entity, tokens->v, run->from - 1);
    }
    for (i = run->from; i < run->core; i++) {
        if (tokens->v[i].meaning &
            (lexicon_has(article->lexicon, LANG_CAPITAL_ROLES)
                    ? L_TITLE | L_ROLE
                    : L_TITLE))
            count_vote(article, entity, tokens->v, i, VOTE_TITLE);
    }
    vote_by_owner(article, entity, tokens, run);
    vote_by_apposition(article, entity, tokens->v, run->to, (uint32_t)tokens->n,
        run->from > 0 && (tokens->v[run->from - 1].grammar & G_PREP));
}

enum gender
gender_of_titles(const struct token *tokens, const struct run *run)
{
    uint32_t i;

    for (i = run->from; i < run->to; i++) {
        if (!(tokens[i].meaning & L_TITLE))
            continue;
        if (tokens[i].meaning & L_MALE)
            return GENDER_MALE;
        if (tokens[i].meaning & L_FEMALE)
            return GENDER_FEMALE;
    }
    return GENDER_UNKNOWN;
}

/* The gender that the first name shows. */
static enum gender
gender_of_first_name(const struct article *article, const struct entity *entity)
{
    uint32_t meaning;

    meaning = article->forms.v[entity->words[0]].word->meaning;
    /* A word alone that is on the long lists may be a surname. */
    if (entity->n < 2)
        meaning &= L_SURE_M | L_SURE_F;
    /* Names that are surely of one gender come first; the long lists have rare
     * uses, too. */
    if (meaning & (L_SURE_M | L_SURE_F)) {
        if ((meaning & L_SURE_M) && (meaning & L_SURE_F))
            return GENDER_UNKNOWN;
        return meaning & L_SURE_M ? GENDER_MALE : GENDER_FEMALE;
    }
    if ((meaning & L_FIRST_M) && !(meaning & L_FIRST_F))
        return GENDER_MALE;
    if ((meaning & L_FIRST_F) && !(meaning & L_FIRST_M))
        return GENDER_FEMALE;
    return GENDER_UNKNOWN;
}

#define FOLLOW_MOST 25 /* tokens after a name to search for a pronoun */

/* Count the first "he" or "she" (or "his", "her") after the run and before
 * token `end`, where the first name does not show the gender. */
static void
vote_by_pronoun(const struct article *article, const struct run *run,
    uint32_t end, struct cast *cast)
{
    const struct token *tokens = article->tokens.outer.v;
    uint32_t who = people_of(article, false, run), k;
    struct entity *entity;

    if (who == NAME_NONE)
        return;
    entity = &cast->v[who];
    if (entity->n < 2 ||
        gender_of_first_name(article, entity) != GENDER_UNKNOWN)
        return;
    if (end > run->to + FOLLOW_MOST)
        end = run->to + FOLLOW_MOST;
    for (k = run->to; k < end && tokens[k].kind != TOKEN_QUOTE; k++) {
        if (tokens[k].grammar & (G_HE | G_HIM | G_SHE | G_HER)) {
            entity->votes[!(tokens[k].grammar & (G_HE | G_HIM))] +=
                VOTE_PRONOUN;
            return;
        }
    }
}

void
gender_follow_pronouns(const struct article *article, struct cast *cast)
{
    size_t i, run = 0;

    for (i = 0; i < article->tokens.npara; i++) {
        uint32_t end = article->tokens.para[i].tokens_end;

        for (; run < article->outer.n && article->outer.v[run].from < end;
             run++) {
            bool last = run + 1 >= article->outer.n ||
                        article->outer.v[run + 1].from >= end;

            vote_by_pronoun(article, &article->outer.v[run],
                last ? end : article->outer.v[run + 1].from, cast);
        }
    }
}

void
gender_settle(const struct article *article, struct entity *entity)
{
    int male = entity->votes[0], female = entity->votes[1];
    int most = male > female ? male : female,
        least = male > female ? female : male;
    enum gender voted = male > female ? GENDER_MALE : GENDER_FEMALE;

    /* Clear votes overrule the first name; weak ones decide only if the name
     * does not. */
    if (most >= 3 && most >= 3 * least)
        entity->gender = voted;
    else if ((entity->gender = gender_of_first_name(article, entity)) ==
                 GENDER_UNKNOWN &&
             most >= 2 && most >= 3 * least)
        entity->gender = voted;
}

void
gender_doubt(
    const struct article *article, struct entity *entity, enum gender gender)
{
    uint32_t first = article->forms.v[entity->words[0]].word->meaning;

    if (gender != GENDER_UNKNOWN && entity->gender != gender &&
        entity->votes[0] == 0 && entity->votes[1] == 0 &&
        !(first & (L_SURE_M | L_SURE_F)))
        entity->gender = GENDER_UNKNOWN;
}
