/* SPDX-License-Identifier: MIT */
#include "choose.h"

#include <string.h>

#include "fit.h"
#include "keywords.h"
#include "overflow.h"
#include "rank.h"
#include "rewind.h"
#include "share.h"

#define HAIR 1e-9

/* The state of a choice. */
struct choice {
    struct choose *choose;
    const struct model *model;
    struct rank rank;
    size_t sentences;         /* sentences that may still be taken */
    struct room room, bounds; /* what is left, and the bounds given */
    bool over;   /* no sentence is within the bounds: take one all the same */
    size_t seen; /* sentences of the parts read so far (method ratio) */
    bool any;    /* a sentence has been taken (method lead) */
    bool *taken; /* by sentence of the current part */
};

/* Does sentence i hang beside those taken?  The rest of a quotation may still
 * be taken, and the first sentence may begin with "It". */
static bool
hangs_beside_taken(struct choice *choice, size_t i)
{
    const struct needs_sentence *needed = &choice->rank.needs.sentence[i];
    bool next = choice->sentences > 1 &&
                i + 1 < choice->rank.article.nsentence &&
                choice->rank.article.sentence[i + 1].fit;
    double price = needs_price(
        &choice->rank.needs, &choice->rank.article, i, choice->taken);

    return i > 0 && price - (next ? needed->after : 0) >= NEEDS_HANG;
}

/* Take the first sentences: all, or those that do not hang. */
static void
take_first_sentences(struct choice *choice, bool all)
{
    const struct article *article = &choice->rank.article;
    size_t i;

    for (i = 0; i < article->nsentence && choice->sentences > 0; i++) {
        if (!article->sentence[i].fit || choice->taken[i] ||
            (!all && hangs_beside_taken(choice, i)))
            continue;
        if (!room_has(&choice->room, &article->sentence[i])) {
            if (choice->any)
                return;
            continue;
        }
        choice->taken[i] = choice->any = true;
        choice->sentences--;
        room_take(&choice->room, &article->sentence[i]);
    }
}

/* Set the room that is left of `room` beside the taken sentences. */
static void
leave_room(struct choice *choice, struct room room)
{
    const struct article *article = &choice->rank.article;
    size_t i;

    for (i = 0; i < article->nsentence; i++) {
        if (choice->taken[i])
            room_take(&room, &article->sentence[i]);
    }
    choice->room = room;
}

/* Take the first sentences that can be understood alone; if they are too few,
 * the first of the others. */
static void
take_lead(struct choice *choice)
{
    take_first_sentences(choice, false);
    take_first_sentences(choice, true);
}

/* Take the best sets of up to three sentences.  What one set tells is not
 * counted again for the next. */
static void
take_best(struct choice *choice)
{
    const struct room room = choice->room;

    while (choice->sentences > 0) {
        unsigned k = choice->sentences < SETS_MEMBERS
                         ? (unsigned)choice->sentences
                         : SETS_MEMBERS;
        unsigned got = rank_best(
            &choice->rank, choice->model, k, &choice->room, choice->taken);

        leave_room(choice, room);
        choice->sentences -= got;
        if (got < k)
            return;
    }
}

/* A share of n sentences, rounded up.  0.07 of 100 is 7, although its binary
 * value is slightly more. */
static size_t
share_of(double ratio, size_t n)
{
    double share = ratio * (double)n;
    size_t whole = (size_t)share;

    return whole + ((double)whole + HAIR < share);
}

/* Take the share of all sentences up to the end of this part, less what was due
 * for earlier parts. */
static void
take_share(struct choice *choice)
{
    const struct room room = choice->room;
    double ratio = choice->choose->options->ratio;
    size_t before = share_of(ratio, choice->seen);

    choice->seen += choice->rank.article.nsentence;
    share_choose(&choice->rank, choice->model,
        share_of(ratio, choice->seen) - before, &room, choice->taken);
    leave_room(choice, room);
}

/* Find key phrases in the first part of the text, since the later parts of a
 * book are not what it is about. */
static void
find_keywords(struct choice *choice)
{
    size_t most = (size_t)choice->choose->options->keywords;
    struct keywords_from from = { choice->choose->title, choice->choose->author,
        choice->choose->nauthor };

    choice->choose->keyword = pool_alloc(
        choice->choose->pool, most * sizeof(*choice->choose->keyword));
    choice->choose->nkeyword = keywords_of(&choice->rank, choice->choose->lexis,
        &from, choice->choose->keyword, most);
}

/* No sentence fits: take the shortest one, or cut the first or best one. */
static void
take_over(struct choice *choice, enum choose_method method)
{
    const struct room all = { SIZE_MAX, SIZE_MAX };
    struct article *article = &choice->rank.article;
    size_t i = overflow_shortest(article, &choice->rank.needs);

    if (i == article->nsentence)
        return;
    if (choice->choose->options->overflow == CHOOSE_SHORTEST) {
        choice->taken[i] = true;
        return;
    }
    choice->sentences = 1;
    choice->room = all;
    if (method == CHOOSE_LEAD)
        take_lead(choice);
    else
        rank_best(&choice->rank, choice->model, 1, &all, choice->taken);
    for (i = 0; !choice->taken[i]; i++)
        ;
    article->sentence[i].end = overflow_cut(article, i, &choice->bounds);
    choice->choose->cut = true;
}

/* The model for the language of the text. */
static const struct model *
model_for(const struct choice *choice)
{
    if (lexis_counted(choice->choose->lexis))
        return choice->choose->model;
    return choice->rank.article.nouns ? choice->choose->nouns
                                      : choice->choose->plain;
}

/* Note kind and length of each sentence, as far as options ask for them. */
static void
note_sentences(const struct choice *choice, const struct cd_text *text,
    size_t first, size_t n)
{
    const struct choose_options *options = choice->choose->options;
    const struct article *article = &choice->rank.article;
    size_t i;

    for (i = 0; i < n; i++) {
        struct article_sentence *sentence = &article->sentence[i];

        sentence->kind = cd_blocks_kind(
            choice->choose->blocks, text->sentences[first + i].at);
        sentence->chars = options->max_chars == 0
                              ? 0
                              : (uint32_t)room_chars(article->s + sentence->at,
                                    sentence->end - sentence->at) +
                                    1;
    }
}

/* Choose from one part of the text. */
static size_t
choose_part(struct choice *choice, const struct pool *pool,
    const struct cd_text *text, size_t first, size_t n, struct span *out)
{
    const struct choose_options *options = choice->choose->options;
    const struct fit rules = { (size_t)options->min_length,
        (size_t)options->max_length,
        options->title ? choice->choose->title : NULL };
    struct article *article = &choice->rank.article;
    enum choose_method method = (enum choose_method)options->method;
    bool keywords = options->keywords > 0;
    size_t i, k = 0;

    memset(&choice->rank, 0, sizeof(choice->rank));
    article->s = text->s;
    article->n = text->n;
    article->pool = pool;
    article->logs = choice->choose->logs;
    rank_read(&choice->rank, choice->choose->lexis, *choice->choose->mark += 2,
        text, first, n);
    choice->model = model_for(choice);
    note_sentences(choice, text, first, n);
    fit_judge(article, choice->rank.surface, &rules, choice->choose->lexis);
    needs_read(&choice->rank.needs, article, choice->rank.surface, text, first,
        choice->choose->title, choice->choose->lexis);
    topic_read(&choice->rank.topic, article, choice->choose->title,
        choice->choose->lexis);
    choice->taken = pool_alloc(article->pool, n + 1);
    memset(choice->taken, 0, n + 1);
    /* Words are unknown in a language without blanks. */
    if (lexis_unspaced(choice->choose->lexis)) {
        method = CHOOSE_LEAD;
        keywords = false;
    }
    if (method != CHOOSE_LEAD || keywords)
        rank_weigh(&choice->rank, choice->model);
    if (choice->over)
        take_over(choice, method);
    else if (method == CHOOSE_LEAD)
        take_lead(choice);
    else if (method == CHOOSE_RANK)
        take_best(choice);
    else
        take_share(choice);
    if (keywords && choice->choose->keyword == NULL)
        find_keywords(choice);
    for (i = 0; i < n; i++) {
        if (choice->taken[i])
            out[k++] = (struct span){ article->sentence[i].at,
                article->sentence[i].end - article->sentence[i].at };
    }
    return k;
}

/* The bounds of a summary by the options. */
static struct room
bounds_of(const struct choose_options *options)
{
    return (struct room){ options->max_words > 0 ? (size_t)options->max_words
                                                 : SIZE_MAX,
        options->max_chars > 0 ? (size_t)options->max_chars + 1 : SIZE_MAX };
}

/* Should there be a sentence even if none is within the bounds? */
static bool
may_overflow(const struct choose_options *options)
{
    return (options->max_words > 0 || options->max_chars > 0) &&
           options->overflow != CHOOSE_NONE &&
           (options->method != CHOOSE_RATIO || options->ratio > 0);
}

size_t
choose_sentences(
    struct choose *choose, const struct cd_text *text, struct span *out)
{
    struct choice choice = { .choose = choose,
        .sentences = (size_t)choose->options->sentences,
        .bounds = bounds_of(choose->options) };
    struct rewind again;
    const struct cd_blocks blocks = *choose->blocks;
    size_t n = text->nsentences, at, k = 0;

    choice.room = choice.bounds;
    for (at = 0; at < n; at += ARTICLE_SENTENCES) {
        size_t part = n - at < ARTICLE_SENTENCES ? n - at : ARTICLE_SENTENCES;

        /* Most articles have one part, which needs no pool of its own. */
        if (at == ARTICLE_SENTENCES)
            rewind_init(&again, choose->pool);
        else if (at > ARTICLE_SENTENCES)
            rewind_all(&again);
        k += choose_part(&choice, at == 0 ? choose->pool : &again.pool, text,
            at, part, out + k);
        if (choose->options->method != CHOOSE_RATIO && choice.sentences == 0)
            break;
    }
    if (k > 0 || n == 0 || !may_overflow(choose->options))
        return k;
    choice.over = true;
    *choose->blocks = blocks;
    n = n < ARTICLE_SENTENCES ? n : ARTICLE_SENTENCES;
    return choose_part(&choice, choose->pool, text, 0, n, out);
}
