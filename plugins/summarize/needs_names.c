/* SPDX-License-Identifier: MIT */
#include "needs_names.h"

#include <string.h>

/* What it costs to leave out the sentence that introduces a name; a thing; a
 * thing, right before the sentence that needs it. */
#define NAME  1.0
#define THING 0.5
#define FRESH 1.0

#define NOUN_WORDS   3 /* words after an article that are examined */
#define NOUN_LETTERS 4 /* letters of a noun that can be needed, at least */
/* Idf of such a noun, at least: common words introduce nothing */
#define NOUN_RARE       2.5
#define SURNAME_LETTERS 3

/* What a stem of the article has introduced so far. */
struct known {
    uint32_t name;  /* supply + 1 of the names that end with it; 0: none */
    uint32_t words; /* words of the longest such name */
    uint32_t thing; /* supply + 1 of the thing; 0: none */
    /* The last sentence with it after an indefinite article, + 1; 0: none. */
    uint32_t fresh;
    bool title; /* the title has it */
};

struct reader {
    struct needs *needs;
    const struct article *article;
    struct known *known; /* by type */
    uint32_t sentence;   /* the current sentence */
    const struct article_token
        *run;       /* the first token of the name being read, or NULL */
    uint32_t words; /* words of that name so far */
};

/* Create a supply; returns its number + 1. */
static uint32_t
new_supply(struct needs *needs, const struct article *article)
{
    pool_push(article->pool, needs->supply, needs->nsupply, needs->cap);
    needs->supply[needs->nsupply].n = 0;
    return (uint32_t)++needs->nsupply;
}

/* Sentence i supplies the name or thing `number` - 1. */
static void
add_supplier(struct needs *needs, uint32_t number, uint32_t i)
{
    struct needs_supply *suppliers = &needs->supply[number - 1];

    if (suppliers->n < NEEDS_SUPPLIERS &&
        (suppliers->n == 0 || suppliers->by[suppliers->n - 1] != i))
        suppliers->by[suppliers->n++] = i;
}

/* The current sentence needs a supply, unless it supplies it itself. */
static void
need_supply(struct reader *reader, uint32_t number, double price)
{
    struct needs_sentence *needed = &reader->needs->sentence[reader->sentence];
    const struct needs_supply *suppliers = &reader->needs->supply[number - 1];
    uint32_t j;

    if (suppliers->n == 0 || suppliers->by[0] >= reader->sentence ||
        suppliers->by[suppliers->n - 1] == reader->sentence)
        return;
    for (j = 0; j < needed->nnames; j++) {
        if (needed->name[j].supply == number - 1)
            return;
    }
    if (needed->nnames < NEEDS_NAMES)
        needed->name[needed->nnames++] =
            (struct needs_name){ price, number - 1 };
}

/* ---- names ---- */

/* A name is complete: it is a full name, or short for one. */
static void
end_name(struct reader *reader)
{
    const struct article_token *last = reader->run + reader->words - 1;
    struct known *known = &reader->known[last->type];

    if (reader->words > 1 && last->word->stem->letters >= SURNAME_LETTERS &&
        reader->words >= known->words) {
        if (reader->words > known->words) {
            known->name = new_supply(reader->needs, reader->article);
            known->words = reader->words;
        }
        add_supplier(reader->needs, known->name, reader->sentence);
    } else if (known->words > reader->words) {
        need_supply(reader, known->name, NAME);
    }
    reader->run = NULL;
}

/* Does the token continue the name that ends with the token before it? */
static bool
continues_name(const struct reader *reader, const struct article_token *token)
{
    const char *text = reader->article->s + token[-1].end;
    size_t n = token->at - token[-1].end;

    if (n == 1)
        return *text == ' ' || *text == '-' || *text == '\'';
    return (n == 2 && *text == '.' &&
               token[-1].word->n == 1) /* "Ada P. Lind" */
           || (n == 3 && memcmp(text, "\xe2\x80\x99", 3) == 0);
}

/* Add a capitalised token to the current name, or begin a name. */
static void
add_to_name(struct reader *reader, const struct article_token *token)
{
    if (reader->run != NULL && !continues_name(reader, token))
        end_name(reader);
    if (reader->run != NULL)
        reader->words++;
    /* a title is not part of it, nor "The" at the beginning */
    else if ((token->word->refer & REFER_ROLE) == 0 && token->word->content) {
        reader->run = token;
        reader->words = 1;
    }
    if (reader->run != NULL && (token->word->refer & REFER_ORGANIZATION) != 0)
        reader->run = NULL;
}

/* ---- things ---- */

/* "In a statement ...  The statement ...": a thing from the previous sentence
 * is needed, however common the word is. */
static void
read_fresh(struct reader *reader, struct known *known, bool definite)
{
    struct needs_sentence *needed = &reader->needs->sentence[reader->sentence];

    if (!definite)
        known->fresh = reader->sentence + 1;
    else if (known->fresh == reader->sentence && reader->sentence > 0 &&
             needed->before < FRESH)
        needed->before = FRESH;
}

/* Read the words after an article: they introduce a thing, or refer to one. */
static void
read_thing(struct reader *reader, const struct article_token *token,
    const struct article_token *end, bool definite)
{
    uint32_t most = definite ? NOUN_WORDS - 1 : NOUN_WORDS, n;

    for (n = 0; n < most && ++token < end && continues_name(reader, token);
         n++) {
        const struct lexis_stem *stem = token->word->stem;
        struct known *known = &reader->known[token->type];

        if (!token->word->content || token->capital)
            return;
        if (stem->letters >= NOUN_LETTERS && !known->title)
            read_fresh(reader, known, definite);
        if (stem->letters < NOUN_LETTERS || stem->idf < NOUN_RARE)
            continue;
        if (definite && known->thing > 0 && !known->title)
            need_supply(reader, known->thing, THING);
        if (!definite && known->thing == 0 &&
            reader->article->type[token->type].content_in > 1)
            known->thing = new_supply(reader->needs, reader->article);
        if (known->thing > 0)
            add_supplier(reader->needs, known->thing, reader->sentence);
    }
}

/* Read the names and things of the current sentence. */
static void
read_names(struct reader *reader)
{
    const struct article_sentence *sentence =
        &reader->article->sentence[reader->sentence];
    const struct article_token *token =
        reader->article->token + sentence->token;
    const struct article_token *end = token + sentence->ntoken;

    reader->run = NULL;
    for (; token < end; token++) {
        if (token->upper)
            add_to_name(reader, token);
        else if (reader->run != NULL)
            end_name(reader);
        if (token->article)
            read_thing(
                reader, token, end, (token->word->refer & REFER_DEFINITE) != 0);
    }
    if (reader->run != NULL)
        end_name(reader);
}

/* Mark the stems that the title has. */
static void
mark_title(
    struct reader *reader, const struct cd_text *title, struct lexis *lexis)
{
    size_t i;

    for (i = 0; title != NULL && i < title->ntokens && i < ARTICLE_WORDS; i++) {
        const struct lexis_stem *stem =
            lexis_word(lexis, title->words[i])->stem;

        if (stem->mark == reader->article->mark)
            reader->known[stem->type].title = true;
    }
}

void
needs_names_read(struct needs *needs, const struct article *article,
    const struct cd_text *title, struct lexis *lexis)
{
    struct reader reader = { .needs = needs, .article = article };

    needs->supply = NULL;
    needs->nsupply = needs->cap = 0;
    reader.known =
        pool_alloc(article->pool, (article->ntype + 1) * sizeof(*reader.known));
    memset(reader.known, 0, (article->ntype + 1) * sizeof(*reader.known));
    mark_title(&reader, title, lexis);
    for (; reader.sentence < article->nsentence; reader.sentence++)
        read_names(&reader);
}
