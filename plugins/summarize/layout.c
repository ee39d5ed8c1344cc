/* SPDX-License-Identifier: MIT */
#include "layout.h"

#include <string.h>

/* Lines that end with a question which make an interview */
#define QUESTIONS          2
#define QUESTION_SENTENCES 4 /* sentences of such a line, at most */
#define ENTRIES            4 /* times on lines of their own which make a live blog */
#define TIME_WORDS         5 /* words of a line with nothing but a time, at most */
#define TICKER_LINES       5  /* lines of a ticker, at least */
#define TICKER_WORDS       30 /* words of such a line, at most */
#define BRACKET_LINES      3 /* lines with the same name in brackets, at least */

/* A line: sentences [first, first + n) without a line end between them. */
struct line {
    uint32_t first, n;
    bool question, self;
    bool marked; /* it has a time, or belongs to a ticker */
};

struct layout {
    struct article *article;
    const struct surface *surface;
    struct line *line;
    size_t n;
    uint32_t *brackets; /* by stem: lines that have it in brackets */
};

/* Group the sentences into lines. */
static void
group_lines(struct layout *layout)
{
    const struct article *article = layout->article;
    size_t i;

    layout->line = pool_alloc(
        article->pool, (article->nsentence + 1) * sizeof(*layout->line));
    for (i = 0; i < article->nsentence; i++) {
        struct line *line;

        if (i == 0 || article->sentence[i].line)
            layout->line[layout->n++] = (struct line){ .first = (uint32_t)i };
        line = &layout->line[layout->n - 1];
        line->n++;
        line->question =
            layout->surface[i].asks && line->n <= QUESTION_SENTENCES;
        line->self = line->self || layout->surface[i].selves > 0;
    }
}

/* Set the sentences of a line apart, from its sentence `from` on. */
static void
set_apart(struct layout *layout, const struct line *line, uint32_t from)
{
    uint32_t i;

    for (i = from; i < line->n; i++)
        layout->article->sentence[line->first + i].apart = true;
}

/* ---- interviews ---- */

/* The stem of the label, "Name:", that a line begins with; UINT32_MAX if there
 * is none. */
static uint32_t
label_of(const struct article *article, const struct line *line)
{
    const struct article_sentence *sentence = &article->sentence[line->first];
    const struct article_token *token = article->token + sentence->token;

    if (sentence->ntoken < 2 || token->end >= sentence->end ||
        article->s[token->end] != ':')
        return UINT32_MAX;
    return token->type;
}

/* Set the questions of an interview apart, and the lines with the interviewer's
 * label. */
static void
read_interview(struct layout *layout)
{
    uint32_t label = UINT32_MAX;
    size_t questions = 0, answered = 0, i;

    for (i = 0; i + 1 < layout->n; i++) {
        if (!layout->line[i].question)
            continue;
        questions++;
        answered += layout->line[i + 1].self && !layout->line[i + 1].question;
        if (label == UINT32_MAX)
            label = label_of(layout->article, &layout->line[i]);
    }
    if (questions < QUESTIONS || 2 * answered < questions)
        return;
    for (i = 0; i < layout->n; i++) {
        if (layout->line[i].question ||
            (label != UINT32_MAX &&
                label_of(layout->article, &layout->line[i]) == label))
            set_apart(layout, &layout->line[i], 0);
    }
}

/* ---- live blogs ---- */

/* Is the line a time of day and at most a word or two: "4:15 p.m.", "14.30
 * Uhr"? */
static bool
is_time(const struct article *article, const struct line *line)
{
    const struct article_sentence *sentence = &article->sentence[line->first];
    const struct article_token *tokens = article->token + sentence->token;
    uint32_t i;

    if (line->n > 1 || sentence->ntoken == 0 || sentence->ntoken > TIME_WORDS)
        return false;
    for (i = 0; i < sentence->ntoken; i++) {
        if (i + 1 < sentence->ntoken && tokens[i].word->stem->figure &&
            tokens[i + 1].at == tokens[i].end + 1 &&
            strchr(":.h", article->s[tokens[i].end]) &&
            tokens[i + 1].word->stem->figure)
            return true;
    }
    return false;
}

/* Set the entries of a live blog apart. */
static void
read_live(struct layout *layout)
{
    size_t times = 0, i;
    bool begins = false;

    for (i = 0; i < layout->n; i++) {
        layout->line[i].marked = is_time(layout->article, &layout->line[i]);
        times += layout->line[i].marked;
    }
    if (times < ENTRIES)
        return;
    for (i = 0; i < layout->n && !layout->line[i].marked; i++)
        ;
    for (; i < layout->n; i++) {
        bool time = layout->line[i].marked;

        set_apart(layout, &layout->line[i], begins && !time ? 1 : 0);
        /* an entry begins after a time, and after the entry's heading */
        begins =
            time || (begins && !layout->surface[layout->line[i].first].ends);
    }
}

/* ---- tickers ---- */

/* Count, for each stem, the lines that have it first in brackets. */
static void
count_brackets(struct layout *layout)
{
    const struct article *article = layout->article;
    size_t i;
    uint32_t j;

    layout->brackets = pool_alloc(
        article->pool, (article->ntype + 1) * sizeof(*layout->brackets));
    memset(layout->brackets, 0, article->ntype * sizeof(*layout->brackets));
    for (i = 0; i < article->nsentence; i++) {
        const struct article_sentence *sentence = &article->sentence[i];
        const struct article_token *tokens = article->token + sentence->token;

        for (j = 1; layout->surface[i].bracket && j < sentence->ntoken; j++)
            layout->brackets[tokens[j].type] +=
                tokens[j].upper && article->s[tokens[j].at - 1] == '(';
    }
}

/* Does the sentence have a name in brackets that many lines have, a score or a
 * minute? */
static bool
is_ticker_line(const struct layout *layout, size_t i)
{
    const struct article *article = layout->article;
    const struct article_sentence *sentence = &article->sentence[i];
    const struct article_token *tokens = article->token + sentence->token;
    uint32_t j, figures = 0;

    for (j = 0; j < sentence->ntoken; j++) {
        figures += tokens[j].word->stem->figure;
        if (j > 0 && tokens[j].upper && article->s[tokens[j].at - 1] == '(' &&
            layout->brackets[tokens[j].type] >= BRACKET_LINES)
            return true;
    }
    if (sentence->ntoken < 2)
        return false;
    if (tokens->word->stem->figure && tokens->end < sentence->end &&
        (article->s[tokens->end] == '\'' || article->s[tokens->end] == '+' ||
            (sentence->end - tokens->end > 2 &&
                memcmp(article->s + tokens->end, "\xe2\x80\x99", 3) == 0)))
        return true; /* 73': a minute */
    return figures == 2 && tokens[sentence->ntoken - 1].word->stem->figure &&
           sentence->ntoken < TICKER_WORDS &&
           article->s[tokens[sentence->ntoken - 1].at - 1] == ' ' &&
           memchr(article->s + sentence->at, ',',
               sentence->end - sentence->at) != NULL;
}

/* Is the line short enough for a ticker? */
static bool
short_line(const struct article *article, const struct line *line)
{
    uint32_t words = 0, i;

    for (i = 0; i < line->n; i++)
        words += article->sentence[line->first + i].ntoken;
    return words <= TICKER_WORDS;
}

/* Set short lines [from, to) apart if, from the first ticker line on, they are
 * a ticker. */
static void
read_ticker_run(struct layout *layout, size_t from, size_t to)
{
    size_t i, marked = 0;

    for (; from < to && !layout->line[from].marked; from++)
        ;
    for (i = from; i < to; i++)
        marked += layout->line[i].marked;
    if (to - from < TICKER_LINES || 2 * marked < to - from)
        return;
    for (i = from; i < to; i++)
        set_apart(layout, &layout->line[i], 0);
}

/* Find the runs of short lines. */
static void
read_ticker(struct layout *layout)
{
    size_t i, from = 0;
    uint32_t j;

    count_brackets(layout);
    for (i = 0; i < layout->n; i++) {
        struct line *line = &layout->line[i];

        line->marked = false;
        for (j = 0; j < line->n; j++)
            line->marked =
                line->marked || is_ticker_line(layout, line->first + j);
        if (!short_line(layout->article, line)) {
            read_ticker_run(layout, from, i);
            from = i + 1;
        }
    }
    read_ticker_run(layout, from, layout->n);
}

void
layout_read(struct article *article, const struct surface *surface)
{
    struct layout layout = { .article = article, .surface = surface };

    group_lines(&layout);
    if (layout.n <= QUESTIONS)
        return;
    read_interview(&layout);
    read_live(&layout);
    if (layout.n >= TICKER_LINES)
        read_ticker(&layout);
}
