/* SPDX-License-Identifier: MIT */
#include "fit.h"

#include <string.h>

#include "layout.h"
#include "lists.h"
#include "page.h"

/* Words of a paragraph without an end mark that is not a heading */
#define HEADING 10
#define SCRAP   10 /* words of the end of a quotation that may stand alone */
#define CONTENT 2  /* content words of a sentence, at least */
#define CREDIT  12 /* words of a picture credit, at most */
/* Words of a bracket in which "photo" makes it a credit */
#define IMAGE_WORD 3
#define EDGE       3 /* sentences at either end of the text where pages speak */
#define TITLE_MOST 64 /* words of a title that count, at most */

/* Does the title have every content word of the sentence? */
static bool
repeats_title(const struct article *article,
    const struct article_sentence *sentence,
    const struct lexis_stem *const *title, size_t n)
{
    uint32_t j;
    size_t k;

    for (j = 0; j < sentence->ncontent; j++) {
        for (k = 0; k < n; k++) {
            if (article->type[sentence->content[j]].stem == title[k])
                break;
        }
        if (k == n)
            return false;
    }
    return n > 0;
}

/* The length of a sentence in words.  Without blanks between words three
 * letters count as one, the length of words in Japanese and Chinese. */
static size_t
length_in_words(const struct article *article,
    const struct article_sentence *sentence, bool unspaced)
{
    size_t i, letters = 0;

    if (!unspaced)
        return sentence->ntoken;
    for (i = sentence->at; i < sentence->end; i++)
        letters += ((unsigned char)article->s[i] & 0xc0) != 0x80;
    return (letters + 2) / 3;
}

/* Is it not part of the story, even if there is little else?  Or too long or
 * too short? */
static bool
is_barred_sentence(const struct article *article,
    const struct article_sentence *sentence, const struct surface *surface,
    const struct fit *rules, bool unspaced)
{
    size_t words = length_in_words(article, sentence, unspaced);

    if (sentence->kind == CD_BLOCK_CAPTION ||
        sentence->kind == CD_BLOCK_CREDIT || sentence->kind == CD_BLOCK_TABLE ||
        sentence->kind == CD_BLOCK_CODE)
        return true;
    if (surface->caption || surface->byline || surface->asks ||
        surface->promo_first || surface->foreign || sentence->apart)
        return true;
    return sentence->ntoken == 0 || words < rules->least ||
           sentence->ntoken >= ARTICLE_WORDS ||
           (rules->most > 0 && words > rules->most);
}

/* Is it a credit: "(AP Photo/Ada Lind)", "Photograph: Ada Lind"? */
static bool
is_credit(
    const struct article *article, const struct article_sentence *sentence)
{
    const struct article_token *tokens = article->token + sentence->token;
    uint32_t j;

    if (sentence->ntoken == 0 || sentence->ntoken > CREDIT)
        return false;
    if ((tokens->word->is & LIST_IMAGE) != 0 && tokens->end < sentence->end &&
        article->s[tokens->end] == ':')
        return true;
    if (article->s[sentence->at] != '(' ||
        memchr(article->s + sentence->at, ')', sentence->end - sentence->at) ==
            NULL)
        return false;
    for (j = 0; j < IMAGE_WORD && j < sentence->ntoken; j++) {
        if ((tokens[j].word->is & LIST_IMAGE) == 0)
            continue;
        if (strchr("/:)", article->s[tokens[j].end]) != NULL)
            return true;
        return j + 1 < sentence->ntoken &&
               (tokens[j + 1].word->is & LIST_BYLINE) != 0;
    }
    return false;
}

/* Is it a caption: does a picture credit follow on its line? */
static bool
is_credited(const struct article *article, size_t i)
{
    const struct article_sentence *sentence = &article->sentence[i];

    return i + 1 < article->nsentence && is_credit(article, sentence + 1) &&
           !sentence->last;
}

/* Does it tell part of the story?  A line of its own without an end mark is a
 * heading or teaser, whatever its length; digits alone are a time. */
static bool
tells_something(
    const struct article *article, size_t i, const struct surface *surface)
{
    const struct article_sentence *sentence = &article->sentence[i];
    uint32_t j = 0;

    while (j < sentence->ncontent &&
           article->type[sentence->content[j]].stem->figure)
        j++;
    return sentence->ncontent >= CONTENT && j < sentence->ncontent &&
           (surface->ends || (sentence->ntoken >= HEADING &&
                                 !(sentence->line && sentence->last))) &&
           !(sentence->begun && sentence->ntoken < SCRAP) &&
           !(surface->small && !surface->ends);
}

/* Does sentence i repeat an earlier one, word for word?  Punctuation may
 * differ, as in a teaser that is printed again. */
static bool
repeats_earlier(const struct article *article, size_t i)
{
    const struct article_sentence *sentence = &article->sentence[i];
    const struct article_token *tokens = article->token + sentence->token;
    uint32_t n;
    size_t j;

    for (j = 0; j < i; j++) {
        const struct article_sentence *earlier = &article->sentence[j];
        const struct article_token *earlier_tokens =
            article->token + earlier->token;

        if (earlier->ntoken != sentence->ntoken)
            continue;
        for (n = 0;
             n < sentence->ntoken && tokens[n].word == earlier_tokens[n].word;
             n++)
            ;
        if (n == sentence->ntoken)
            return true;
    }
    return false;
}

/* Does the record say that it is not a sentence? */
static bool
is_block_apart(const struct article_sentence *sentence)
{
    return sentence->kind == CD_BLOCK_HEADING ||
           sentence->kind == CD_BLOCK_ITEM;
}

/* Set apart the sentences in which the page speaks. */
static void
read_page(struct article *article)
{
    size_t i;

    for (i = 0; i < article->nsentence; i++) {
        struct article_sentence *sentence = &article->sentence[i];

        if (page_speaks(article->page, article->language,
                article->s + sentence->at, sentence->end - sentence->at,
                sentence->line && (i < EDGE || i + EDGE >= article->nsentence)))
            sentence->apart = true;
    }
}

void
fit_judge(struct article *article, const struct surface *surface,
    const struct fit *rules, struct lexis *lexis)
{
    const struct lexis_stem *title[TITLE_MOST];
    size_t n = 0, i;
    bool any = false, unspaced = lexis_unspaced(lexis);

    layout_read(article, surface);
    read_page(article);

    for (; rules->title != NULL && n < TITLE_MOST && n < rules->title->ntokens;
         n++)
        title[n] = lexis_word(lexis, rules->title->words[n])->stem;
    for (i = 0; i < article->nsentence; i++) {
        struct article_sentence *sentence = &article->sentence[i];

        sentence->fit =
            !is_barred_sentence(
                article, sentence, &surface[i], rules, unspaced) &&
            !is_credited(article, i) && !is_block_apart(sentence) &&
            (unspaced || tells_something(article, i, &surface[i])) &&
            !repeats_title(article, sentence, title, n) &&
            !repeats_earlier(article, i);
        any = any || sentence->fit;
    }
    for (i = 0; i < article->nsentence && !any; i++)
        article->sentence[i].fit =
            !is_barred_sentence(
                article, &article->sentence[i], &surface[i], rules, unspaced) &&
            !is_credited(article, i);
}
