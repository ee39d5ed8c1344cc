/* SPDX-License-Identifier: MIT */
#include "article.h"

#include <string.h>

#include "lists.h"
#include "text/eight.h"

#define EARLY_STEMS   6 /* sentences */
#define LEAD_STEMS    3
#define EARLY_CONTENT 5
#define LOOK          2000 /* bytes in which capitals are counted */
#define SPARSE        0.022
#define CREDIT_MOST   100 /* bytes of a credit in brackets, at most */

#define NONE UINT32_MAX
/* Bytes of text per word and per stem that most articles exceed: the first
 * capacities of the arrays. */
#define TOKEN_BYTES 4
#define TYPE_BYTES  10

struct reader {
    struct article *article;
    struct lexis *lexis;
    const struct cd_text *text;
    size_t token_cap, type_cap;
    size_t span; /* index of the next quotation span */
};

/* Find how much of a sentence is within quotation spans.  Sentences and spans
 * are both in text order. */
static void
read_quotations(struct reader *reader, struct article_sentence *sentence)
{
    const struct cd_quotation *quotations = reader->text->quotations;
    size_t n = reader->text->nquotations, i, in = 0;

    while (reader->span < n && quotations[reader->span].close <= sentence->at)
        reader->span++;
    sentence->span = (uint32_t)reader->span;
    if (reader->span == n || quotations[reader->span].open >= sentence->end)
        return;
    sentence->quotes = true;
    sentence->begun = quotations[reader->span].open < sentence->at;
    for (i = reader->span; i < n && quotations[i].open < sentence->end; i++) {
        size_t from =
            quotations[i].at > sentence->at ? quotations[i].at : sentence->at;
        size_t to = quotations[i].at + quotations[i].n < sentence->end
                        ? quotations[i].at + quotations[i].n
                        : sentence->end;

        in += to > from ? to - from : 0;
        sentence->goes_on = quotations[i].close > sentence->end ||
                            (quotations[i].flags & CD_QUOTATION_CLOSED) == 0;
    }
    sentence->quoted = (double)in / (double)(sentence->end - sentence->at);
}

/* The type of the stem of word j of sentence i. */
static inline uint32_t
type_of_stem(struct reader *reader, struct lexis_stem *stem, uint32_t i,
    uint32_t j, uint32_t words)
{
    struct article *article = reader->article;

    if (stem->mark == article->mark)
        return stem->type;
    pool_push(article->pool, article->type, article->ntype, reader->type_cap);
    article->type[article->ntype] = (struct article_type){ .stem = stem,
        .first = i,
        .last = NONE,
        .last_content = NONE,
        .place = (double)j / (double)words };
    stem->type = (uint32_t)article->ntype++;
    stem->mark = article->mark;
    return stem->type;
}

/* Count the words of sentence i.  Without branches, since nobody can predict
 * whether a word is a content word or has been in the sentence: store
 * unconditionally, and advance the index only if the entry counts, so that a
 * rejected one is overwritten. */
static void
count_sentence(
    struct reader *reader, struct article_sentence *sentence, uint32_t i)
{
    struct article *article = reader->article;
    struct article_token *token = article->token + sentence->token;
    uint32_t types = 0, content = 0, words = 0, j;
    bool early = i < EARLY_STEMS;

    for (j = 0; j < sentence->ntoken; j++, token++) {
        bool is = token->content, here, fresh;
        struct article_type *type;

        token->type =
            type_of_stem(reader, token->word->stem, i, j, sentence->ntoken);
        type = &article->type[token->type];
        here = type->last != i;
        type->last = i;
        type->sentences += here;
        type->early = (uint8_t)(type->early + (here & early));
        sentence->types[types] = token->type;
        types += here;
        type->count++;
        type->capitals += (j > 0) & token->capital;

        fresh = is & (type->last_content != i);
        type->last_content = is ? i : type->last_content;
        type->slot = fresh ? content : type->slot;
        type->content += is;
        type->content_in += fresh;
        sentence->content[content] = token->type;
        sentence->counts[content] = 0;
        content += fresh;
        sentence->counts[is ? type->slot : sentence->ntoken] += 1;
        words += is;
    }
    sentence->ntypes = types;
    sentence->ncontent = content;
    sentence->nwords = words;
    for (j = 0; j < types && i < LEAD_STEMS; j++)
        article->type[sentence->types[j]].lead |= (uint8_t)(1u << i);
    for (j = 0; j < content && i < EARLY_CONTENT; j++)
        article->type[sentence->content[j]].first_content++;
}

/* Make room for n more tokens. */
static void
make_room_for_tokens(struct reader *reader, uint32_t n)
{
    struct article *article = reader->article;

    if (reader->token_cap - article->ntoken >= n)
        return;
    reader->token_cap = 2 * reader->token_cap + n;
    article->token = pool_grow(article->pool, article->token, article->ntoken,
        reader->token_cap, sizeof(*article->token));
}

/* Read the words of a sentence from the tokens of the text. */
static void
read_tokens(struct reader *reader, struct article_sentence *sentence,
    const struct cd_sentence *from)
{
    struct article *article = reader->article;
    const struct cd_token *tokens = reader->text->tokens + from->token;
    const uint32_t *number = reader->text->words + from->token;
    uint32_t n = from->ntokens, j;
    struct article_token *out;
    bool names = !article->nouns; /* does a capital mark a name? */

    for (; n > 0 && tokens->at < sentence->at; n--) { /* skip a dateline */
        tokens++;
        number++;
    }
    sentence->ntoken = n < ARTICLE_WORDS ? n : ARTICLE_WORDS;
    make_room_for_tokens(reader, sentence->ntoken);
    out = article->token + article->ntoken;
    article->ntoken += sentence->ntoken;
    for (j = 0; j < sentence->ntoken; j++) {
        struct lexis_word *word = lexis_word(reader->lexis, number[j]);
        bool upper = (tokens[j].shape & CD_SHAPE_CAPITAL) != 0;

        out[j] = (struct article_token){ .word = word,
            .at = tokens[j].at,
            .end = tokens[j].at + tokens[j].n,
            .capital = upper & names,
            .upper = upper,
            .article = (word->refer & (REFER_DEFINITE | REFER_INDEFINITE)) != 0,
            .content = word->content };
    }
}

/* "(Photo by Ada Lind) The ferry sank." begins after its credit.  A credit
 * alone is judged as a sentence. */
static void
skip_credit(struct article *article, struct article_sentence *sentence)
{
    struct article_token *tokens = article->token + sentence->token;
    size_t most = sentence->end - sentence->at < CREDIT_MOST
                      ? sentence->end - sentence->at
                      : CREDIT_MOST;
    const char *close;
    uint32_t n = 0;

    if (sentence->ntoken == 0 || sentence->ntoken == ARTICLE_WORDS ||
        article->s[sentence->at] != '(' || (tokens->word->is & LIST_IMAGE) == 0)
        return;
    close = memchr(article->s + sentence->at, ')', most);
    while (close != NULL && n < sentence->ntoken &&
           article->s + tokens[n].at < close)
        n++;
    if (close == NULL || n == sentence->ntoken)
        return;
    sentence->at = (size_t)(close - article->s) + 1;
    while (article->s[sentence->at] == ' ')
        sentence->at++;
    memmove(tokens, tokens + n, (sentence->ntoken - n) * sizeof(*tokens));
    sentence->ntoken -= n;
    article->ntoken -= n;
}

/* Read sentence i. */
static void
read_article_sentence(
    struct reader *reader, uint32_t i, const struct cd_sentence *from)
{
    struct article *article = reader->article;
    struct article_sentence *sentence = &article->sentence[i];
    struct article_token *tokens;
    uint32_t j;

    sentence->token = (uint32_t)article->ntoken;
    read_tokens(reader, sentence, from);
    skip_credit(article, sentence);
    sentence->types = pool_alloc(
        article->pool, 3 * (sentence->ntoken + 1) * sizeof(*sentence->types));
    sentence->content = sentence->types + sentence->ntoken;
    sentence->counts = sentence->content + sentence->ntoken;
    count_sentence(reader, sentence, i);
    read_quotations(reader, sentence);
    tokens = article->token + sentence->token;
    for (j = 0; j < sentence->ntoken && sentence->quoted > 0; j++)
        article->type[tokens[j].type].quoted += sentence->quoted;
}

/* ---- pairs ------------------------------------------------------------------
 */

/* The bucket of a pair in the hash table, or the free bucket for it. */
static size_t
pair_bucket(const struct article *article, const uint32_t *table, size_t mask,
    uint32_t first, uint32_t second)
{
    uint64_t hash =
        ((uint64_t)first << 32 | second) * UINT64_C(0x9e3779b97f4a7c15);
    size_t i = (size_t)(hash >> 40) & mask;

    while (table[i] != 0 && (article->pair[table[i] - 1].a != first ||
                                article->pair[table[i] - 1].b != second))
        i = (i + 1) & mask;
    return i;
}

void
article_pairs(struct article *article)
{
    size_t cap = 64, i, j;
    uint32_t *table, *seen;

    while (cap < 2 * article->ntoken)
        cap *= 2;
    table = pool_alloc(article->pool, cap * sizeof(*table));
    memset(table, 0, cap * sizeof(*table));
    article->pair = pool_alloc(
        article->pool, (article->ntoken + 1) * sizeof(*article->pair));
    seen = pool_alloc(article->pool, (article->ntoken + 1) * sizeof(*seen));
    for (i = 0; i < article->nsentence; i++) {
        struct article_sentence *sentence = &article->sentence[i];

        sentence->pairs = pool_alloc(
            article->pool, (sentence->ntoken + 1) * sizeof(*sentence->pairs));
        for (j = 1; j < sentence->ntoken; j++) {
            uint32_t first = article->token[sentence->token + j - 1].type;
            uint32_t second = article->token[sentence->token + j].type, pair;
            size_t bucket = pair_bucket(article, table, cap - 1, first, second);

            if (table[bucket] == 0) {
                article->pair[article->npair] =
                    (struct article_pair){ first, second, 0, (uint32_t)i };
                seen[article->npair] = 0;
                table[bucket] = (uint32_t)++article->npair;
            }
            pair = table[bucket] - 1;
            article->pair[pair].count++;
            if (seen[pair] != i + 1) {
                seen[pair] = (uint32_t)i + 1;
                sentence->pairs[sentence->npairs++] = pair;
            }
        }
    }
}

/* ---- the whole
 * ---------------------------------------------------------------- */

/* Count the ASCII capitals of text[0..n). */
static size_t
count_capitals(const char *text, size_t n)
{
    size_t i, count = 0;

    for (i = 0; n - i >= 8; i += 8) {
        uint64_t eight = eight_at(text + i, 8);

        count += eight_count(
            eight_between(eight & ~EIGHT_HIGH, 'A', 'Z' + 1) & ~eight);
    }
    for (; i < n; i++)
        count += text[i] >= 'A' && text[i] <= 'Z';
    return count;
}

/* Decide whether the article has few capitals. */
static void
read_style(struct article *article)
{
    size_t look = article->n < LOOK ? article->n : LOOK;

    article->sparse =
        (double)count_capitals(article->s, look) < SPARSE * (double)look;
}

/* Find which sentences begin and end a line. */
static void
find_line_ends(struct article *article)
{
    size_t i;

    for (i = 0; i < article->nsentence; i++) {
        struct article_sentence *sentence = &article->sentence[i];
        bool line = i == 0 || memchr(article->s + sentence[-1].end, '\n',
                                  sentence->at - sentence[-1].end) != NULL;

        sentence->line = line;
        if (i > 0)
            sentence[-1].last = line;
    }
    if (article->nsentence > 0)
        article->sentence[article->nsentence - 1].last = true;
}

void
article_take(struct article *article, struct lexis *lexis, uint64_t mark,
    const struct cd_text *text, size_t first, size_t n)
{
    struct reader reader = { .article = article, .lexis = lexis, .text = text };
    const struct cd_sentence *sentences = text->sentences + first;
    size_t i;
    size_t bytes =
        n > 0 ? sentences[n - 1].at + sentences[n - 1].n - sentences[0].at : 0;

    article->mark = mark;
    article->nouns = article->nouns || lexis_capital_nouns(lexis);
    article->phrases = lexis_phrases(lexis);
    article->page = lexis_page(lexis);
    article->language = lexis->language;
    reader.token_cap = bytes / TOKEN_BYTES + 1;
    reader.type_cap = bytes / TYPE_BYTES + 1;
    article->token =
        pool_alloc(article->pool, reader.token_cap * sizeof(*article->token));
    article->type =
        pool_alloc(article->pool, reader.type_cap * sizeof(*article->type));
    article->nsentence = n;
    article->sentence =
        pool_alloc(article->pool, (n + 1) * sizeof(*article->sentence));
    for (i = 0; i < n; i++) {
        article->sentence[i] = (struct article_sentence){ .at = sentences[i].at,
            .end = (size_t)sentences[i].at + sentences[i].n };
        if (text->dateline_n > 0 && sentences[i].at == text->dateline_at) {
            article->sentence[i].at += text->dateline_n;
            article->agency = i == 0;
        }
        read_article_sentence(&reader, (uint32_t)i, &sentences[i]);
    }
    for (i = 0; i < article->ntype; i++) {
        struct article_type *type = &article->type[i];

        type->entity = (type->capitals > 0) &
                       (2 * type->capitals >= type->count) & !type->stem->stop;
    }
    find_line_ends(article);
    read_style(article);
}
