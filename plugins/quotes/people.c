/* SPDX-License-Identifier: MIT */
#include "people.h"

#include <string.h>

#include "article.h"
#include "evidence.h"
#include "gender.h"
#include "names.h"

/* ---- collecting ---- */

/* Take the run with its title as the name of somebody of whom only the surname
 * is known: "Mrs Lind". */
static void
call_by_title(const struct article *article, bool inner, const struct run *run,
    struct entity *entity)
{
    const struct token *tokens =
        inner ? article->tokens.inner.v : article->tokens.outer.v;

    if (run->core == run->from)
        return;
    entity->text = article->s + tokens[run->from].at;
    entity->text_n = tokens[run->to - 1].end - tokens[run->from].at;
}

/* The number of words without particles: "Ana Ruiz de la Cuesta" has three. */
static uint32_t
proper_words(const struct article *article, const uint32_t *words, uint32_t n)
{
    uint32_t i, proper = 0;

    for (i = 0; i < n; i++)
        proper += (article->forms.v[words[i]].word->bits & F_CAP) != 0;
    return proper;
}

/* Fill cast->suffix: which suffixes follow each surname in the outer runs. */
static void
survey_suffixes(const struct article *article, struct cast *cast)
{
    uint32_t words[CORE_MOST], n, suffix, *known;
    size_t i;

    for (i = 0; i < article->outer.n; i++) {
        suffix = runs_suffix(article, false, &article->outer.v[i]);
        n = suffix != 0 ? runs_core(article, false, &article->outer.v[i], words)
                        : 0;
        if (n == 0)
            continue;
        if (cast->suffix == NULL) {
            cast->suffix = pool_alloc(
                article->pool, article->forms.n * sizeof(*cast->suffix));
            memset(cast->suffix, 0, article->forms.n * sizeof(*cast->suffix));
        }
        known = &cast->suffix[words[n - 1]];
        *known = *known == 0 || *known == suffix ? suffix : CAST_MANY;
    }
}

/* The run's suffix if its surname occurs with several, "Jr" and "Sr", so that
 * it tells them apart; else 0. */
static uint32_t
distinctive_suffix(const struct article *article, bool inner,
    const struct run *run, const uint32_t *words, uint32_t n)
{
    if (article->cast.suffix == NULL || n == 0 ||
        article->cast.suffix[words[n - 1]] != CAST_MANY)
        return 0;
    return runs_suffix(article, inner, run);
}

/* Take the name as written at its first mention, without titles and, unless it
 * tells people apart, suffix. */
static void
call_as_written(const struct article *article, bool inner,
    const struct run *run, struct entity *entity, bool suffix)
{
    const struct token *tokens =
        inner ? article->tokens.inner.v : article->tokens.outer.v;
    uint32_t to = run->to, at = tokens[run->core].at, end, i;

    while (to > run->core + 1 && !suffix &&
           ((tokens[to - 1].meaning & L_SUFFIX) ||
               tokens[to - 1].kind == TOKEN_MARK))
        to--;
    end = tokens[to - 1].end;
    if (suffix && end < article->n && article->s[end] == '.' &&
        (tokens[to - 1].meaning & L_ABBR))
        end++;
    for (i = at; i < end; i++) {
        if (article->s[i] == '\n' ||
            (article->s[i] == ' ' && article->s[i + 1] == ' '))
            return; /* a line end or several blanks: keep the name as names_add
                       spelt it */
    }
    entity->text = article->s + at;
    entity->text_n = end - at;
}

/* Does a full stop follow the run at once: "Dominik T. räumte ein"? */
static bool
stop_follows(const struct article *article, bool inner, const struct run *run)
{
    const struct tokens *tokens =
        inner ? &article->tokens.inner : &article->tokens.outer;

    return run->to < tokens->n && token_is(&tokens->v[run->to], '.') &&
           tokens->v[run->to].at == tokens->v[run->to - 1].end;
}

/* Add the run to the entity table if it is a person's name. */
static void
collect_run(const struct article *article, bool inner, const struct run *run,
    struct cast *cast)
{
    uint32_t words[CORE_MOST], n = runs_core(article, inner, run, words);
    uint32_t who, suffix;
    struct entity *entity;

    /* More than four words besides particles are a headline or an organisation.
     */
    if (n > NAME_WORDS || proper_words(article, words, n) > 4 ||
        !evidence_person(article, inner, run, words, n))
        return;
    suffix = distinctive_suffix(article, inner, run, words, n);
    /* "Lind Jr" is one of several Linds, found by bearer_with_suffix(). */
    if (n == 1 && suffix != 0)
        return;
    /* Where several share the surname, the suffix is part of the name. */
    if (n > 1 && n < NAME_WORDS && suffix != 0)
        words[n++] = suffix;
    who = names_add(article, cast, &cast->people, ENTITY_PERSON, words, n);
    if (who == NAME_NONE)
        return;
    entity = &cast->v[who];
    if (n == 1 && entity->count == 0)
        call_by_title(article, inner, run, entity);
    else if (n > 1 && entity->count == 0)
        call_as_written(article, inner, run, entity, suffix != 0);
    entity->count++;
    entity->stopped += stop_follows(article, inner, run);
    gender_vote(article, inner, run, entity);
}

/* Collect all outer or all inner runs. */
static void
collect_people(const struct article *article, bool inner, struct cast *cast)
{
    const struct runs *runs = inner ? &article->inner : &article->outer;
    size_t i;

    for (i = 0; i < runs->n; i++)
        collect_run(article, inner, &runs->v[i], cast);
}

/* Forms of one name share first and last word: link each to the longest and the
 * shortest. */
static void
link_forms(struct cast *cast)
{
    uint32_t i, j;

    for (i = 0; i < cast->n; i++) {
        struct entity *entity = &cast->v[i];

        if (entity->n < 2)
            continue;
        j = cast->people.last[entity->words[entity->n - 1]];
        for (; j != NAME_NONE; j = cast->v[j].same_last) {
            const struct entity *other = &cast->v[j];

            if (other->n >= 2 && other->words[0] == entity->words[0]) {
                if (other->n > cast->v[entity->fullest].n)
                    entity->fullest = j;
                if (other->n < cast->v[entity->shortest].n)
                    entity->shortest = j;
            }
        }
    }
}

/* The entity of the only name that begins with a first name and ends with the
 * whole of this one, "Emma Roma Lind" of "Roma Lind"; NAME_NONE if there is
 * none, or several: brother and sister. */
static uint32_t
only_longer(const struct article *article, const struct cast *cast, uint32_t i)
{
    const struct entity *entity = &cast->v[i];
    uint32_t j = cast->people.last[entity->words[entity->n - 1]],
             longer = NAME_NONE;

    for (; j != NAME_NONE; j = cast->v[j].same_last) {
        const struct entity *other = &cast->v[j];

        if (other->n <= entity->n ||
            !(article->forms.v[other->words[0]].word->meaning &
                (L_SURE_M | L_SURE_F)) ||
            memcmp(other->words + other->n - entity->n, entity->words,
                entity->n * sizeof(*entity->words)) != 0)
            continue;
        if (longer != NAME_NONE &&
            cast->v[longer].shortest != cast->v[j].shortest)
            return NAME_NONE;
        longer = j;
    }
    return longer;
}

/* Make names that leave out the first of several words forms of the whole one.
 */
static void
link_ends(const struct article *article, struct cast *cast)
{
    uint32_t i, longer;

    for (i = 0; i < cast->n; i++) {
        /* "Ann Lee" may be the mother of Mary Ann Lee */
        longer = cast->v[i].n < 2 ||
                         (article->forms.v[cast->v[i].words[0]].word->meaning &
                             (L_SURE_M | L_SURE_F))
                     ? NAME_NONE
                     : only_longer(article, cast, i);
        if (longer == NAME_NONE)
            continue;
        cast->v[i].fullest = cast->v[longer].fullest;
        cast->v[i].shortest = cast->v[longer].shortest;
    }
}

/* Add the votes and nouns of each form to those of the shortest. */
static void
share_traits(struct cast *cast)
{
    uint32_t i, j, k;

    for (i = 0; i < cast->n; i++) {
        const struct entity *entity = &cast->v[i];
        struct entity *other = &cast->v[entity->shortest];

        if (entity == other)
            continue;
        other->votes[0] += entity->votes[0];
        other->votes[1] += entity->votes[1];
        for (j = 0; j < HEADS && entity->heads[j] != 0; j++) {
            for (k = 0; k < HEADS && other->heads[k] != 0; k++)
                continue;
            if (k < HEADS)
                other->heads[k] = entity->heads[j];
        }
    }
}

/* ---- titles of others ---- */

/* Do others have the same surname? */
static bool
has_namesakes(const struct cast *cast, uint32_t who)
{
    return cast->v[who].same_last != NAME_NONE ||
           cast->people.last[cast->v[who].words[0]] != who;
}

/* "Ms.  Penn" beside Walter Penn, who is a man: entities of a surname alone get
 * the title of the runs that resolved to them, not to a full name. */
void
people_call_others(const struct article *article, bool inner, struct cast *cast)
{
    const struct token *token =
        inner ? article->tokens.inner.v : article->tokens.outer.v;
    const struct runs *runs = inner ? &article->inner : &article->outer;
    size_t i;

    for (i = runs->n;
         i-- > 0;) { /* the first mention last, so that it decides */
        struct entity *entity;
        enum gender title;

        if (runs->v[i].who == NAME_NONE)
            continue;
        entity = &cast->v[runs->v[i].who];
        title = gender_of_titles(token, &runs->v[i]);
        if (entity->kind != ENTITY_PERSON || entity->n != 1 ||
            !has_namesakes(cast, runs->v[i].who))
            continue;
        call_by_title(article, inner, &runs->v[i], entity);
        if (title != GENDER_UNKNOWN)
            entity->gender = title;
    }
}

/* Court reports have an initial for a surname, "Dominik T.": if a full stop
 * always follows, it is part of the name. */
static void
add_initial_stop(const struct article *article, struct entity *entity)
{
    const struct entry *last =
        article->forms.v[entity->words[entity->n - 1]].word;
    char *text;

    if (entity->n < 2 || last->n != 1 || entity->stopped < entity->count)
        return;
    text = pool_alloc(article->pool, entity->text_n + 1);
    memcpy(text, entity->text, entity->text_n);
    text[entity->text_n++] = '.';
    entity->text = text;
}

/* ---- the article ---- */

void
people_find(const struct article *article, struct cast *cast)
{
    uint32_t i;

    cast->people = names_index(article);
    cast->recent = names_index(article).last;
    evidence_survey(article, cast);
    survey_suffixes(article, cast);
    collect_people(article, false, cast);
    collect_people(article, true, cast);
    link_forms(cast);
    link_ends(article, cast);
    share_traits(cast);
    gender_follow_pronouns(article, cast);
    for (i = 0; i < cast->n; i++) {
        gender_settle(article, &cast->v[i]);
        add_initial_stop(article, &cast->v[i]);
    }
}
