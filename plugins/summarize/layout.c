/* SPDX-License-Identifier: MIT */
#include "layout.h"

#include <string.h>

#define QUESTIONS          2  /* lines that end with one make an interview */
#define QUESTION_SENTENCES 4  /* in such a line at most */
#define ENTRIES            4  /* times on lines of their own make a live blog */
#define TIME_WORDS         5  /* of a line with a time and nothing else */
#define TICKER_LINES       5  /* that are a ticker */
#define TICKER_WORDS       30 /* of one of them at most */
#define BRACKET_WORDS      4  /* in brackets behind a name */
#define BRACKET_LINES      3  /* with the same in brackets */

/* A line: sentences without a line end between. */
struct line {
    uint32_t first, n;
    bool question, self;
    bool marked; /* by a time, or as a line of a ticker */
};

struct layout {
    struct article *a;
    const struct surface *surface;
    struct line *line;
    size_t n;
    uint32_t *brackets; /* of each stem: how many lines have it in brackets */
};

static void
read_lines(struct layout *x)
{
    const struct article *a = x->a;
    size_t i;

    x->line = pool_alloc(a->pool, (a->nsentence + 1) * sizeof(*x->line));
    for (i = 0; i < a->nsentence; i++) {
        struct line *l;

        if (i == 0 || a->sentence[i].line)
            x->line[x->n++] = (struct line){ .first = (uint32_t)i };
        l = &x->line[x->n - 1];
        l->n++;
        l->question = x->surface[i].asks && l->n <= QUESTION_SENTENCES;
        l->self = l->self || x->surface[i].selves > 0;
    }
}

static void
set_apart(struct layout *x, const struct line *l, uint32_t from)
{
    uint32_t i;

    for (i = from; i < l->n; i++)
        x->a->sentence[l->first + i].apart = true;
}

/* ---- interviews ---- */

/* The stem of a label, "Name:", that the line begins with, or UINT32_MAX. */
static uint32_t
label_of(const struct article *a, const struct line *l)
{
    const struct article_sentence *t = &a->sentence[l->first];
    const struct article_token *k = a->token + t->token;

    if (t->ntoken < 2 || k->end >= t->end || a->s[k->end] != ':')
        return UINT32_MAX;
    return k->type;
}

static void
read_interview(struct layout *x)
{
    uint32_t label = UINT32_MAX;
    size_t questions = 0, answered = 0, i;

    for (i = 0; i + 1 < x->n; i++) {
        if (!x->line[i].question)
            continue;
        questions++;
        answered += x->line[i + 1].self && !x->line[i + 1].question;
        if (label == UINT32_MAX)
            label = label_of(x->a, &x->line[i]);
    }
    if (questions < QUESTIONS || 2 * answered < questions)
        return;
    for (i = 0; i < x->n; i++) {
        if (x->line[i].question ||
            (label != UINT32_MAX && label_of(x->a, &x->line[i]) == label))
            set_apart(x, &x->line[i], 0);
    }
}

/* ---- live blogs ---- */

/* A time of day, and no more than a word or two: "4:15 p.m.", "14.30 Uhr". */
static bool
is_time(const struct article *a, const struct line *l)
{
    const struct article_sentence *t = &a->sentence[l->first];
    const struct article_token *k = a->token + t->token;
    uint32_t i;

    if (l->n > 1 || t->ntoken == 0 || t->ntoken > TIME_WORDS)
        return false;
    for (i = 0; i < t->ntoken; i++) {
        if (i + 1 < t->ntoken && k[i].word->stem->figure &&
            k[i + 1].at == k[i].end + 1 && strchr(":.h", a->s[k[i].end]) &&
            k[i + 1].word->stem->figure)
            return true;
    }
    return false;
}

static void
read_live(struct layout *x)
{
    size_t times = 0, i;
    bool begins = false;

    for (i = 0; i < x->n; i++) {
        x->line[i].marked = is_time(x->a, &x->line[i]);
        times += x->line[i].marked;
    }
    if (times < ENTRIES)
        return;
    for (i = 0; i < x->n && !x->line[i].marked; i++)
        ;
    for (; i < x->n; i++) {
        bool time = x->line[i].marked;

        set_apart(x, &x->line[i], begins && !time ? 1 : 0);
        /* behind a time, and behind the heading of the entry */
        begins = time || (begins && !x->surface[x->line[i].first].ends);
    }
}

/* ---- tickers ---- */

/* Add up whose stems stand first in brackets, each once a line. */
static void
count_brackets(struct layout *x)
{
    const struct article *a = x->a;
    size_t i;
    uint32_t j;

    x->brackets = pool_alloc(a->pool, (a->ntype + 1) * sizeof(*x->brackets));
    memset(x->brackets, 0, a->ntype * sizeof(*x->brackets));
    for (i = 0; i < a->nsentence; i++) {
        const struct article_sentence *t = &a->sentence[i];
        const struct article_token *k = a->token + t->token;

        for (j = 1; x->surface[i].bracket && j < t->ntoken; j++)
            x->brackets[k[j].type] += k[j].upper && a->s[k[j].at - 1] == '(';
    }
}

/* Is a name in brackets that many lines have, a score or a minute in the
 * sentence? */
static bool
ticks(const struct layout *x, size_t i)
{
    const struct article *a = x->a;
    const struct article_sentence *t = &a->sentence[i];
    const struct article_token *k = a->token + t->token;
    uint32_t j, figures = 0;

    for (j = 0; j < t->ntoken; j++) {
        figures += k[j].word->stem->figure;
        if (j > 0 && k[j].upper && a->s[k[j].at - 1] == '(' &&
            x->brackets[k[j].type] >= BRACKET_LINES)
            return true;
    }
    if (t->ntoken < 2)
        return false;
    if (k->word->stem->figure && k->end < t->end &&
        (a->s[k->end] == '\'' || a->s[k->end] == '+' ||
            (t->end - k->end > 2 &&
                memcmp(a->s + k->end, "\xe2\x80\x99", 3) == 0)))
        return true; /* 73' */
    return figures == 2 && k[t->ntoken - 1].word->stem->figure &&
           t->ntoken < TICKER_WORDS && a->s[k[t->ntoken - 1].at - 1] == ' ' &&
           memchr(a->s + t->at, ',', t->end - t->at) != NULL;
}

static bool
short_line(const struct article *a, const struct line *l)
{
    uint32_t words = 0, i;

    for (i = 0; i < l->n; i++)
        words += a->sentence[l->first + i].ntoken;
    return words <= TICKER_WORDS;
}

/* Lines from..to are short: are they a ticker from the first that is one on? */
static void
read_run(struct layout *x, size_t from, size_t to)
{
    size_t i, marked = 0;

    for (; from < to && !x->line[from].marked; from++)
        ;
    for (i = from; i < to; i++)
        marked += x->line[i].marked;
    if (to - from < TICKER_LINES || 2 * marked < to - from)
        return;
    for (i = from; i < to; i++)
        set_apart(x, &x->line[i], 0);
}

static void
read_ticker(struct layout *x)
{
    size_t i, from = 0;
    uint32_t j;

    count_brackets(x);
    for (i = 0; i < x->n; i++) {
        struct line *l = &x->line[i];

        l->marked = false;
        for (j = 0; j < l->n; j++)
            l->marked = l->marked || ticks(x, l->first + j);
        if (!short_line(x->a, l)) {
            read_run(x, from, i);
            from = i + 1;
        }
    }
    read_run(x, from, x->n);
}

void
layout_read(struct article *a, const struct surface *surface)
{
    struct layout x = { .a = a, .surface = surface };

    read_lines(&x);
    if (x.n <= QUESTIONS)
        return;
    read_interview(&x);
    read_live(&x);
    if (x.n >= TICKER_LINES)
        read_ticker(&x);
}
