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
repeats(const struct article *a, const struct article_sentence *t,
    const struct lexis_stem *const *title, size_t n)
{
    uint32_t j;
    size_t k;

    for (j = 0; j < t->ncontent; j++) {
        for (k = 0; k < n; k++) {
            if (a->type[t->content[j]].stem == title[k])
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
length(const struct article *a, const struct article_sentence *t, bool unspaced)
{
    size_t i, letters = 0;

    if (!unspaced)
        return t->ntoken;
    for (i = t->at; i < t->end; i++)
        letters += ((unsigned char)a->s[i] & 0xc0) != 0x80;
    return (letters + 2) / 3;
}

/* Is it no part of the story, however little else there is?  Or is it too long
 * or too short? */
static bool
barred(const struct article *a, const struct article_sentence *t,
    const struct surface *x, const struct fit *rules, bool unspaced)
{
    size_t words = length(a, t, unspaced);

    if (t->kind == CD_BLOCK_CAPTION || t->kind == CD_BLOCK_CREDIT ||
        t->kind == CD_BLOCK_TABLE || t->kind == CD_BLOCK_CODE)
        return true;
    if (x->caption || x->byline || x->asks || x->promo_first || x->foreign ||
        t->apart)
        return true;
    return t->ntoken == 0 || words < rules->least ||
           t->ntoken >= ARTICLE_WORDS ||
           (rules->most > 0 && words > rules->most);
}

/* "(AP Photo/Ada Lind)", "Photograph: Ada Lind" */
static bool
credit(const struct article *a, const struct article_sentence *t)
{
    const struct article_token *k = a->token + t->token;
    uint32_t j;

    if (t->ntoken == 0 || t->ntoken > CREDIT)
        return false;
    if ((k->word->is & LIST_IMAGE) != 0 && k->end < t->end &&
        a->s[k->end] == ':')
        return true;
    if (a->s[t->at] != '(' || memchr(a->s + t->at, ')', t->end - t->at) == NULL)
        return false;
    for (j = 0; j < IMAGE_WORD && j < t->ntoken; j++) {
        if ((k[j].word->is & LIST_IMAGE) == 0)
            continue;
        if (strchr("/:)", a->s[k[j].end]) != NULL)
            return true;
        return j + 1 < t->ntoken && (k[j + 1].word->is & LIST_BYLINE) != 0;
    }
    return false;
}

/* Is it a caption, because the credit of a picture follows on its line? */
static bool
credited(const struct article *a, size_t i)
{
    const struct article_sentence *t = &a->sentence[i];

    return i + 1 < a->nsentence && credit(a, t + 1) && !t->last;
}

/* Does it tell something of the story on its own?  A line of its own that no
 * mark ends is a heading or a teaser, however long; figures alone are a time.
 */
static bool
tells(const struct article *a, size_t i, const struct surface *x)
{
    const struct article_sentence *t = &a->sentence[i];
    uint32_t j = 0;

    while (j < t->ncontent && a->type[t->content[j]].stem->figure)
        j++;
    return t->ncontent >= CONTENT && j < t->ncontent &&
           (x->ends || (t->ntoken >= HEADING && !(t->line && t->last))) &&
           !(t->begun && t->ntoken < SCRAP) && !(x->small && !x->ends);
}

/* Has the text said sentence i before, word for word?  The marks may differ, as
 * where a teaser is printed again. */
static bool
again(const struct article *a, size_t i)
{
    const struct article_sentence *t = &a->sentence[i];
    const struct article_token *k = a->token + t->token;
    uint32_t n;
    size_t j;

    for (j = 0; j < i; j++) {
        const struct article_sentence *u = &a->sentence[j];
        const struct article_token *l = a->token + u->token;

        if (u->ntoken != t->ntoken)
            continue;
        for (n = 0; n < t->ntoken && k[n].word == l[n].word; n++)
            ;
        if (n == t->ntoken)
            return true;
    }
    return false;
}

/* Is it no sentence, as the record tells? */
static bool
apart(const struct article_sentence *t)
{
    return t->kind == CD_BLOCK_HEADING || t->kind == CD_BLOCK_ITEM;
}

/* Set apart in which sentences the page speaks. */
static void
read_page(struct article *a)
{
    size_t i;

    for (i = 0; i < a->nsentence; i++) {
        struct article_sentence *t = &a->sentence[i];

        if (page_speaks(a->page, a->language, a->s + t->at, t->end - t->at,
                t->line && (i < EDGE || i + EDGE >= a->nsentence)))
            t->apart = true;
    }
}

void
fit_judge(struct article *a, const struct surface *surface,
    const struct fit *rules, struct lexis *lexis)
{
    const struct lexis_stem *title[TITLE_MOST];
    size_t n = 0, i;
    bool any = false, unspaced = lexis_unspaced(lexis);

    layout_read(a, surface);
    read_page(a);

    for (; rules->title != NULL && n < TITLE_MOST && n < rules->title->ntokens;
         n++)
        title[n] = lexis_word(lexis, rules->title->words[n])->stem;
    for (i = 0; i < a->nsentence; i++) {
        struct article_sentence *t = &a->sentence[i];

        t->fit = !barred(a, t, &surface[i], rules, unspaced) &&
                 !credited(a, i) && !apart(t) &&
                 (unspaced || tells(a, i, &surface[i])) &&
                 !repeats(a, t, title, n) && !again(a, i);
        any = any || t->fit;
    }
    for (i = 0; i < a->nsentence && !any; i++)
        a->sentence[i].fit =
            !barred(a, &a->sentence[i], &surface[i], rules, unspaced) &&
            !credited(a, i);
}
