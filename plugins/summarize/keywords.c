/* SPDX-License-Identifier: MIT */
#include "keywords.h"

#include <string.h>

#include "keyphrase.h"
#include "lists.h"

#define LEAST   3 /* letters of a phrase that is not a name, at least */
#define BUCKETS 8 /* buckets of the hash table per token */

/* The features and their weights, of names and of other phrases.  Features are
 * shares from 0 to 1 or logarithms of counts.  Fitted on the tags that
 * publishers gave 187 articles; `person`, `place`, `head` and `in` of names,
 * and `place` of others, were then set by hand (README.md). */
/* clang-format off */
#define FEATURES(X) \
    X(name, 2.8, 0) X(count, 0.8, 1.15) X(title_all, -0.73, 0.92) \
    X(title, 3, 2.16) X(lead, 0.35, 0) X(first, -0.06, -0.41) \
    X(word, 2.92, 0.34) X(several, -0.27, 0.43) X(once, -1, 0) \
    X(person, 1, 0) X(place, -0.3, 0.4) X(topic, 1.13, 1.51) \
    X(noun, 0, 0.79) X(verb, 0, -0.71) X(head, -0.3, -0.04) \
    X(in, -1, 0.32) X(letters, 0, 0.68) X(hyphen, 0, 0.69) \
    X(nouns, -3, 0.10) X(nouns_count, 0, 0.10) X(nouns_title, 0, -0.94)
/* clang-format on */

enum {
#define X(name, a, b) KEY_##name,
    FEATURES(X)
#undef X
        KEYS
};
static const double weights[2][KEYS] = { {
#define X(name, a, b) a,
                                             FEATURES(X)
#undef X
                                         },
    {
#define X(name, a, b) b,
        FEATURES(X)
#undef X
    } };

/* ---- counts of words ---- */

/* Count how the words of a sentence are used. */
static void
count_word_uses(
    struct keyphrases *phrases, const struct article_sentence *sentence)
{
    const struct article *article = phrases->article;
    const struct article_token *tokens = article->token + sentence->token;
    enum keyphrase_gap before = KEYPHRASE_APART, behind;
    uint32_t j;

    for (j = 0; j < sentence->ntoken; j++, before = behind) {
        struct keyphrase_type *known = &phrases->type[tokens[j].type];

        behind = j + 1 < sentence->ntoken
                     ? keyphrase_gap(article, sentence->token + j)
                     : KEYPHRASE_APART;
        known->lower += !tokens[j].upper;
        known->upper += tokens[j].upper && before != KEYPHRASE_APART;
        known->topic |= (tokens[j].word->is & LIST_TOPIC) != 0;
        known->head += behind <= KEYPHRASE_COMMA || !tokens[j + 1].content;
        if (before != KEYPHRASE_BLANK)
            continue;
        known->noun += (tokens[j - 1].word->part & PART_BEFORE_NOUN) != 0 ||
                       (j > 1 && tokens[j - 1].content &&
                           (tokens[j - 2].word->part & PART_BEFORE_NOUN) != 0);
        known->verb += (tokens[j - 1].word->part & PART_BEFORE_VERB) != 0;
    }
}

/* Mark the capitalised words of a byline or credit. */
static void
mark_credits(
    struct keyphrases *phrases, const struct article_sentence *sentence)
{
    uint32_t j;

    for (j = 0; j < sentence->ntoken; j++) {
        const struct article_token *tokens =
            &phrases->article->token[sentence->token + j];

        phrases->type[tokens->type].credited |= tokens->upper;
    }
}

/* The counts of a word's stem; NULL if the article does not have it. */
static struct keyphrase_type *
known_of(struct keyphrases *phrases, struct lexis *lexis, uint32_t number)
{
    const struct lexis_stem *stem = lexis_word(lexis, number)->stem;

    return stem->mark == phrases->article->mark
               ? &phrases->type[phrases->same[stem->type]]
               : NULL;
}

/* Count the words of the article, the title and the authors. */
static void
read_known_words(struct keyphrases *phrases, const struct keywords_from *from,
    struct lexis *lexis)
{
    const struct article *article = phrases->article;
    struct keyphrase_type *known;
    size_t i;

    for (i = 0; i < article->nsentence; i++) {
        if (keyphrase_foreign(phrases->rank, i))
            mark_credits(phrases, &article->sentence[i]);
        else
            count_word_uses(phrases, &article->sentence[i]);
    }
    keyphrase_genitives(phrases);
    for (i = 0; from->title != NULL && i < from->title->ntokens; i++) {
        known = known_of(phrases, lexis, from->title->words[i]);
        if (known != NULL)
            known->title = true;
    }
    for (i = 0; i < from->nauthor; i++) {
        known = known_of(phrases, lexis, from->author[i]);
        if (known != NULL)
            known->credited = true;
    }
}

/* ---- scores ---- */

/* Set the features that all words of a phrase have a part in. */
static void
weigh_words(const struct keyphrases *phrases, const struct keyphrase *phrase,
    double features[KEYS])
{
    const struct article *article = phrases->article;
    const struct article_token *tokens = &article->token[phrase->token];
    uint32_t j, title = 0, content = 0, letters = 0;
    double least = 1;

    for (j = 0; j < phrase->n; j++) {
        const struct article_type *type = &article->type[tokens[j].type];
        const struct keyphrase_type *known = &phrases->type[tokens[j].type];
        double noun = (double)known->noun / (double)type->count;

        letters += type->stem->letters;
        if ((tokens[j].word->part & PART_PLACE) != 0)
            features[KEY_place] = 1;
        if (phrase->n > 1 && (tokens[j].word->part & PART_FIRST_NAME) != 0)
            features[KEY_person] = 1;
        if (!tokens[j].content)
            continue;
        content++;
        title += phrases->type[phrases->same[tokens[j].type]].title;
        features[KEY_topic] = known->topic ? 1 : features[KEY_topic];
        features[KEY_word] += phrases->rank->wordstats.word[tokens[j].type];
        least = noun < least ? noun : least;
    }
    features[KEY_title] = title > 0;
    features[KEY_title_all] = title > 0 && title == content;
    features[KEY_word] /= content > 0 ? content : 1;
    features[KEY_noun] = content > 0 ? least : 0;
    features[KEY_letters] = number_log_of(article->logs, letters + 1);
}

/* The score of a phrase. */
static double
score_of(const struct keyphrases *phrases, const struct keyphrase *phrase)
{
    const struct article *article = phrases->article;
    const struct article_token *tokens = &article->token[phrase->token];
    const struct keyphrase_type *known =
        &phrases->type[tokens[phrase->n - 1].type];
    double all = article->type[tokens[phrase->n - 1].type].count;
    double features[KEYS] = { [KEY_name] = phrase->name };

    weigh_words(phrases, phrase, features);
    features[KEY_count] = number_log_of(article->logs, 1 + phrase->count);
    features[KEY_lead] = phrase->first == 0;
    features[KEY_first] = number_log_of(article->logs, 1 + phrase->first);
    features[KEY_several] = phrase->n > 1;
    features[KEY_once] = phrase->count == 1;
    features[KEY_verb] = known->verb / all;
    features[KEY_head] = known->head / all;
    features[KEY_in] = (double)phrase->in / phrase->count;
    features[KEY_hyphen] =
        phrase->n > 1 &&
        keyphrase_word_end(article, phrase->token, phrase->token + phrase->n) ==
            phrase->token + phrase->n;
    if (article->nouns) {
        features[KEY_nouns] = 1;
        features[KEY_nouns_count] = features[KEY_count];
        features[KEY_nouns_title] = features[KEY_title];
    }
    return number_dot(features, weights[!phrase->name], KEYS);
}

/* Is the word a form of a verb, by what precedes it?  Where nouns have capitals
 * a verb is not a candidate anyway. */
static bool
is_verb(const struct keyphrases *phrases, const struct article_token *tokens)
{
    const struct keyphrase_type *known = &phrases->type[tokens->type];

    return !phrases->article->nouns && known->verb > 0 && known->noun == 0;
}

/* Is it the name of an author, or too short? */
static bool
is_barred_phrase(
    const struct keyphrases *phrases, const struct keyphrase *phrase)
{
    const struct article_token *tokens =
        &phrases->article->token[phrase->token];
    uint32_t j;

    if (phrase->n == 1 && phrase->name)
        return false;
    if (phrase->n == 1)
        return tokens->word->stem->letters < LEAST || is_verb(phrases, tokens);
    for (j = 0;
         j < phrase->n && phrases->type[phrases->same[tokens[j].type]].credited;
         j++)
        continue;
    return phrase->name && j == phrase->n;
}

/* ---- the choice ---- */

/* How the chosen phrases use a stem. */
enum { FREE, PART_OF_NAME, TOLD };

/* Do the chosen phrases say it already?  Two names may share a first name. */
static bool
is_told(const struct keyphrases *phrases, const struct keyphrase *phrase,
    const unsigned char *used)
{
    const struct article_token *tokens =
        &phrases->article->token[phrase->token];
    uint32_t j, shared = 0;

    for (j = 0; j < phrase->n; j++) {
        unsigned char how =
            tokens[j].content ? used[phrases->same[tokens[j].type]] : FREE;

        if (how == TOLD || (how != FREE && (phrase->n == 1 || !phrase->name)))
            return true;
        shared += how != FREE || !tokens[j].content;
    }
    return shared == phrase->n && phrase->n > 1;
}

/* Mark the stems of a chosen phrase as used. */
static void
mark_told(const struct keyphrases *phrases, const struct keyphrase *phrase,
    unsigned char *used)
{
    const struct article_token *tokens =
        &phrases->article->token[phrase->token];
    uint32_t j;

    for (j = 0; j < phrase->n; j++) {
        if (used[phrases->same[tokens[j].type]] == FREE)
            used[phrases->same[tokens[j].type]] =
                phrase->name && j + 1 < phrase->n ? PART_OF_NAME : TOLD;
    }
    used[phrases->same[tokens[phrase->n - 1].type]] = TOLD;
}

/* The range of a phrase in the text. */
static struct span
range_of_phrase(const struct article *article, const struct keyphrase *phrase)
{
    const struct article_token *tokens = &article->token[phrase->token];
    size_t at = tokens->at, end = tokens[phrase->n - 1].end;

    /* U.S.: with its last full stop */
    if (phrase->n > 1 && end - tokens[phrase->n - 1].at == 1 &&
        article->s[end] == '.' &&
        article->s[tokens[phrase->n - 1].at - 1] == '.')
        end++;
    return (struct span){ at, end - at };
}

/* Choose the best phrases, one after the other. */
static size_t
choose_best(const struct keyphrases *phrases, const double *scores,
    struct span *out, size_t most)
{
    unsigned char *used =
        pool_alloc(phrases->article->pool, phrases->article->ntype + 1);
    size_t n, i;

    memset(used, FREE, phrases->article->ntype + 1);
    for (n = 0; n < most; n++) {
        const struct keyphrase *best = NULL;
        double top = 0;

        for (i = 0; i < phrases->n; i++) {
            if (phrases->v[i].count > 0 && (best == NULL || scores[i] > top) &&
                !is_told(phrases, &phrases->v[i], used)) {
                best = &phrases->v[i];
                top = scores[i];
            }
        }
        if (best == NULL)
            break;
        mark_told(phrases, best, used);
        out[n] = range_of_phrase(phrases->article, best);
    }
    return n;
}

/* Allocate n zeroed bytes. */
static void *
zeroed(const struct article *article, size_t n)
{
    return memset(pool_alloc(article->pool, n), 0, n);
}

size_t
keywords_of(const struct rank *rank, struct lexis *lexis,
    const struct keywords_from *from, struct span *out, size_t most)
{
    const struct article *article = &rank->article;
    struct keyphrases phrases = { .rank = rank, .article = article };
    size_t cap = 64, i;
    double *scores;

    while (cap < BUCKETS * article->ntoken)
        cap *= 2;
    phrases.mask = cap - 1;
    phrases.table = zeroed(article, cap * sizeof(*phrases.table));
    phrases.type =
        zeroed(article, (article->ntype + 1) * sizeof(*phrases.type));
    phrases.same =
        zeroed(article, (article->ntype + 1) * sizeof(*phrases.same));
    phrases.genitive =
        zeroed(article, (article->ntype + 1) * sizeof(*phrases.genitive));
    phrases.named =
        zeroed(article, (article->ntoken + 1) * sizeof(*phrases.named));
    read_known_words(&phrases, from, lexis);
    keyphrase_names(&phrases);
    keyphrase_common(&phrases);
    keyphrase_merge(&phrases);
    scores = zeroed(article, (phrases.n + 1) * sizeof(*scores));
    for (i = 0; i < phrases.n; i++) {
        if (phrases.v[i].count > 0 && is_barred_phrase(&phrases, &phrases.v[i]))
            phrases.v[i].count = 0;
        if (phrases.v[i].count > 0)
            scores[i] = score_of(&phrases, &phrases.v[i]);
    }
    return choose_best(&phrases, scores, out, most);
}
