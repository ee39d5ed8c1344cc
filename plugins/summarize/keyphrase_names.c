/* SPDX-License-Identifier: MIT */
#include "keyphrase.h"

#include <string.h>

#include "lists.h"

/* A capitalised sequence: the tokens [from, to) of what looks like a name. */
struct run {
    uint32_t sentence, from, to;
};

/* The sequences found so far. */
struct reader {
    struct keyphrases *phrases;
    const struct article *article;
    struct run *v;
    size_t n, cap;
};

/* Does the word have one of the roles PART_...? */
static bool
has_part(const struct article_token *token, unsigned part)
{
    return (token->word->part & part) != 0;
}

/* Does a capitalised word of the same phrase follow? */
static bool
capital_follows(const struct reader *reader, uint32_t at, uint32_t sentence_end)
{
    return at < sentence_end && reader->article->token[at].upper &&
           keyphrase_gap(reader->article, at - 1) == KEYPHRASE_BLANK;
}

/* Does the word [i, end) look like part of a name?  `opening`: it is where any
 * word has a capital. */
static bool
looks_like_name(const struct reader *reader, uint32_t i, uint32_t end,
    bool opening, uint32_t sentence_end)
{
    const struct article_token *token = &reader->article->token[i];
    const struct keyphrase_type *known = &reader->phrases->type[token->type];
    const struct article_token *last = &reader->article->token[end - 1];

    if (!token->upper || has_part(token, PART_TIME))
        return false;
    if (end > i + 1 && !last->upper && !last->word->stem->figure)
        return false; /* Ukrainian-born */
    if (end > i + 1)
        return true;
    /* New York, The Hague; but not "I" */
    if (has_part(token, PART_FUNCTION))
        return !reader->article->nouns && !has_part(token, PART_BEFORE_VERB) &&
               (!opening || known->upper > 0) &&
               capital_follows(reader, end, sentence_end);
    if (!opening)
        return true;
    if (known->upper > 0 || known->lower > 0)
        return known->upper > known->lower;
    return has_part(token, PART_FIRST_NAME | PART_PLACE) ||
           capital_follows(reader, end, sentence_end);
}

/* The token after the lower-case words at token i that join two parts of a name
 * ("van der", "of the"); i if there are none. */
static uint32_t
after_joining_words(
    const struct reader *reader, uint32_t from, uint32_t i, uint32_t end)
{
    const struct article_token *tokens = reader->article->token;
    bool organization = false;
    uint32_t j;

    if (reader->article->nouns && !has_part(&tokens[from], PART_FIRST_NAME))
        return i;
    for (j = from; j < i; j++)
        organization |= (tokens[j].word->refer & REFER_ORGANIZATION) != 0;
    for (j = i; j < end && j < i + 2; j++) {
        if (tokens[j].upper ||
            keyphrase_gap(reader->article, j - 1) != KEYPHRASE_BLANK ||
            !(has_part(&tokens[j], PART_PARTICLE) ||
                has_part(&tokens[j], PART_JOINS) ||
                (j > i && has_part(&tokens[j], PART_BEFORE_NOUN))))
            break;
        if (has_part(&tokens[j], PART_JOINS) && !organization)
            return i;
    }
    if (j == i || j >= end || !tokens[j].upper ||
        has_part(&tokens[j], PART_TIME | PART_FUNCTION) ||
        keyphrase_gap(reader->article, j - 1) != KEYPHRASE_BLANK)
        return i;
    return j;
}

/* Add the sequence that begins at token i.  Returns the token to continue
 * at. */
static uint32_t
read_capital_run(
    struct reader *reader, uint32_t sentence, uint32_t i, uint32_t end)
{
    const struct article_token *tokens = reader->article->token;
    uint32_t from = i, to = i, next = i;

    while (next < end && next - from < KEYPHRASE_NAME) {
        uint32_t word = keyphrase_word_end(reader->article, next, end);
        enum keyphrase_gap gap;

        if (word - from > KEYPHRASE_NAME ||
            (next > from && !looks_like_name(reader, next, word, false, end)))
            break;
        to = word;
        if (word == end)
            break;
        gap = keyphrase_gap(reader->article, word - 1);
        if (gap != KEYPHRASE_BLANK && gap != KEYPHRASE_STOP)
            break;
        next = word;
        if (!tokens[next].upper)
            next = after_joining_words(reader, from, next, end);
        if (next == word && !tokens[next].upper)
            break;
    }
    if (to == from)
        return i + 1;
    pool_push(reader->article->pool, reader->v, reader->n, reader->cap);
    reader->v[reader->n++] = (struct run){ sentence, from, to };
    if (to == keyphrase_word_end(reader->article, from, end))
        reader->phrases->type[tokens[from].type].alone++;
    return to;
}

/* Is the sentence a heading with a capital for each word? */
static bool
is_title_case(const struct keyphrases *phrases, uint32_t number)
{
    const struct article_sentence *sentence =
        &phrases->article->sentence[number];
    uint32_t j, upper = 0;

    for (j = 0; j < sentence->ntoken; j++)
        upper += phrases->article->token[sentence->token + j].upper;
    return !phrases->rank->surface[number].ends && sentence->ntoken > 3 &&
           upper * 3 > sentence->ntoken * 2;
}

/* Find the sequences of a sentence. */
static void
read_name_runs(struct reader *reader, uint32_t number)
{
    const struct article *article = reader->article;
    const struct article_sentence *sentence = &article->sentence[number];
    uint32_t i = sentence->token, end = sentence->token + sentence->ntoken;

    if (is_title_case(reader->phrases, number))
        return;
    while (i < end) {
        uint32_t word = keyphrase_word_end(article, i, end);
        bool opening = i == sentence->token ||
                       keyphrase_gap(article, i - 1) == KEYPHRASE_APART;

        if (looks_like_name(reader, i, word, opening, end))
            i = read_capital_run(reader, number, i, end);
        else
            i = word;
    }
}

/* Where the name begins in a sequence, after titles and roles: "Mayor Ada
 * Lind". */
static uint32_t
after_roles(const struct reader *reader, const struct run *run)
{
    const struct article_token *tokens = reader->article->token;
    uint32_t at = run->to, j;

    for (j = run->from; j + 1 < run->to; j++) {
        if ((tokens[j].word->refer & REFER_ROLE) != 0 && tokens[j + 1].upper)
            at = j + 1;
        else if (j > run->from && reader->article->nouns &&
                 has_part(&tokens[j], PART_FIRST_NAME) && at <= j)
            at = j;
    }
    if (at == run->to)
        return run->from;
    for (j = at; j < run->to; j++) {
        if ((tokens[j].word->refer & (REFER_ORGANIZATION)) != 0)
            return run->from;
    }
    if (run->to - at > 1 || has_part(&tokens[at], PART_FIRST_NAME) ||
        reader->phrases->type[tokens[at].type].alone > 0)
        return at;
    return run->from;
}

/* Count a name, and mark its tokens. */
static void
note_name(struct reader *reader, uint32_t sentence, uint32_t from, uint32_t to)
{
    uint32_t i;

    for (i = from; i < to; i++)
        reader->phrases->named[i] = true;
    keyphrase_note(reader->phrases, sentence, from, to - from, true);
}

/* Where all nouns have capitals: is the sequence certainly a name, and not
 * nouns side by side? */
static bool
is_surely_name(const struct reader *reader, const struct run *run, uint32_t at)
{
    const struct article_token *tokens = reader->article->token;

    if (has_part(&tokens[at], PART_FIRST_NAME))
        return true;
    if (reader->phrases->genitive[tokens[at].type])
        return false;
    return keyphrase_at(reader->phrases, at, run->to - at)->runs > 1;
}

/* Count the names of a sequence: the person, and in front of it the role. */
static void
add_name_run(struct reader *reader, const struct run *run)
{
    const struct article *article = reader->article;
    uint32_t at = after_roles(reader, run), front = run->from, to = at, i;

    if (keyphrase_word_end(article, at, run->to) == run->to && article->nouns) {
        if (at > run->from)
            note_name(reader, run->sentence, at, run->to);
        return;
    }
    if (article->nouns && !is_surely_name(reader, run, at))
        return;
    for (i = run->from; i < at; i++)
        reader->phrases->named[i] = true;
    while (front < at && (article->token[front].word->refer & REFER_ROLE) == 0)
        front++;
    if (at > run->from && front > run->from && !article->nouns)
        note_name(reader, run->sentence, run->from, front);
    /* Ada Linds Haus: the name ends with its genitive */
    while (to < run->to && !reader->phrases->genitive[article->token[to].type])
        to++;
    if (article->nouns && to > at && to + 1 < run->to)
        note_name(reader, run->sentence, at, to + 1);
    else
        note_name(reader, run->sentence, at, run->to);
}

/* ---- short forms ---- */

/* Count the shorter form, tokens [at, at + n), for the longer one: "Lind" for
 * "Ada Lind".  If a shorter form of several words is at least as frequent, it
 * is kept instead. */
static void
merge_form(struct keyphrases *phrases, struct keyphrase *longer, uint32_t at,
    uint32_t n)
{
    struct keyphrase *phrase = keyphrase_find(phrases, at, n);

    if (phrase == NULL || phrase == longer || phrase->count == 0)
        return;
    if (n > 1 && phrase->count >= longer->count) {
        phrase->count += longer->count;

        if (longer->first < phrase->first)
            phrase->first = longer->first;
        longer->count = 0;
        return;
    }
    longer->count += phrase->count;

    if (phrase->first < longer->first)
        longer->first = phrase->first;
    phrase->count = 0;
}

/* Is a phrase more frequent than another, or earlier? */
static bool
is_more_frequent(const struct keyphrase *phrase, const struct keyphrase *other)
{
    return phrase->count != other->count ? phrase->count > other->count
                                         : phrase->token < other->token;
}

/* Merge the short forms of all names.  A last word alone counts for the most
 * frequent name that ends with it. */
static void
merge_forms(struct keyphrases *phrases)
{
    const struct article *article = phrases->article;
    uint32_t *best =
        pool_alloc(article->pool, (article->ntype + 1) * sizeof(*best));
    size_t i;
    uint32_t j;

    memset(best, 0, article->ntype * sizeof(*best));
    for (i = 0; i < phrases->n; i++) {
        const struct keyphrase *phrase = &phrases->v[i];
        uint32_t last = article->token[phrase->token + phrase->n - 1].type;
        bool joins = false;

        for (j = 0; j < phrase->n; j++)
            joins |=
                !article->token[phrase->token + j].upper &&
                has_part(&article->token[phrase->token + j], PART_JOINS) &&
                !has_part(&article->token[phrase->token + j], PART_PARTICLE);
        if (phrase->n > 1 && phrase->name && !joins &&
            (best[last] == 0 ||
                is_more_frequent(phrase, &phrases->v[best[last] - 1])))
            best[last] = (uint32_t)i + 1;
    }
    for (i = 0; i < phrases->n; i++) {
        struct keyphrase *phrase = &phrases->v[i];
        uint32_t last = article->token[phrase->token + phrase->n - 1].type;

        if (phrase->n < 2 || !phrase->name || phrase->count == 0)
            continue;
        for (j = phrase->n - 1; j > 1 && phrase->count > 0; j--)
            merge_form(phrases, phrase, phrase->token + phrase->n - j, j);
        if (phrase->count == 0)
            continue;
        if (best[last] == i + 1)
            merge_form(phrases, phrase, phrase->token + phrase->n - 1, 1);
        if (has_part(&article->token[phrase->token], PART_FIRST_NAME) &&
            phrase->count > 0)
            merge_form(phrases, phrase, phrase->token, 1);
    }
}

void
keyphrase_names(struct keyphrases *phrases)
{
    struct reader reader = { .phrases = phrases, .article = phrases->article };
    size_t i;

    for (i = 0; i < phrases->article->nsentence; i++) {
        if (!keyphrase_foreign(phrases->rank, i))
            read_name_runs(&reader, (uint32_t)i);
    }
    for (i = 0; i < reader.n; i++)
        keyphrase_at(
            phrases, reader.v[i].from, reader.v[i].to - reader.v[i].from)
            ->runs++;
    for (i = 0; i < reader.n; i++)
        add_name_run(&reader, &reader.v[i]);
}

void
keyphrase_merge(struct keyphrases *phrases)
{
    merge_forms(phrases);
}
