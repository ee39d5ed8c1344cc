/* SPDX-License-Identifier: MIT */
#include "fit.h"

#include <string.h>

#include "layout.h"
#include "lists.h"
#include "page.h"

#define HEADING    10 /* words of what no end mark ends, in a paragraph */
#define SCRAP      10 /* words of the end of a quotation */
#define CONTENT    2  /* content words of a sentence at least */
#define CREDIT     12 /* words of the credit of a picture at most */
#define IMAGE_WORD 3  /* ... in brackets: among so many is "photo" */
#define EDGE       3  /* sentences at the beginning and the end */
#define TITLE_MOST 64 /* words of a title that count */

/* Is every content word of the sentence in the title? */
static bool
repeats(const struct article *article, const struct article_sentence *sentence,
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

/* The words of a sentence; where no blanks stand between words, three letters
 * count as one, as long as they are in Japanese and Chinese. */
static size_t
length(const struct article *article, const struct article_sentence *sentence,
    bool unspaced)
{
    size_t i, letters = 0;

    if (!unspaced)
        return sentence->ntoken;
    for (i = sentence->at; i < sentence->end; i++)
        letters += ((unsigned char)article->s[i] & 0xc0) != 0x80;
    return (letters + 2) / 3;
}

/* Is it no part of the story, however little else there is?  Or is it too long
 * or too short? */
static bool
barred(const struct article *article, const struct article_sentence *sentence,
    const struct surface *surface, const struct fit *rules, bool unspaced)
{
    size_t words = length(article, sentence, unspaced);

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

/* "(AP Photo/Ada Lind)", "Photograph: Ada Lind" */
static bool
credit(const struct article *article, const struct article_sentence *sentence)
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

/* Is it a caption, because the credit of a picture follows on its line? */
static bool
credited(const struct article *article, size_t i)
{
    const struct article_sentence *sentence = &article->sentence[i];

    return i + 1 < article->nsentence && credit(article, sentence + 1) &&
           !sentence->last;
}

/* Does it tell something of the story on its own?  A line of its own that no
 * mark ends is a heading or a teaser, however long; figures alone are a time.
 */
static bool
tells(const struct article *article, size_t i, const struct surface *surface)
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

/* Has the text said sentence i before, word for word?  The marks may differ, as
 * where a teaser is printed again. */
static bool
again(const struct article *article, size_t i)
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

/* Is it no sentence, as the record tells? */
static bool
apart(const struct article_sentence *sentence)
{
    return sentence->kind == CD_BLOCK_HEADING ||
           sentence->kind == CD_BLOCK_ITEM;
}

/* Set apart in which sentences the page speaks. */
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
            !barred(article, sentence, &surface[i], rules, unspaced) &&
            !credited(article, i) && !apart(sentence) &&
            (unspaced || tells(article, i, &surface[i])) &&
            !repeats(article, sentence, title, n) && !again(article, i);
        any = any || sentence->fit;
    }
    for (i = 0; i < article->nsentence && !any; i++)
        article->sentence[i].fit = !barred(article, &article->sentence[i],
                                       &surface[i], rules, unspaced) &&
                                   !credited(article, i);
}
