/* SPDX-License-Identifier: MIT */
/* Find runs of capitalised words, and the name in each. */
#include "runs.h"

#include <string.h>

#include "runs_extent.h"

#define HEADLINE_LEAST 4 /* words of a headline in capitals */

/* Is there a lower-case letter after the last hyphen: "Left-back", not
 * "Jean-Marc"? */
static bool
has_small_tail(const struct article *article, const struct token *token)
{
    uint32_t i = token->end;

    if (!(token->bits & F_DASH))
        return false;
    while (i > token->at && article->s[i - 1] != '-')
        i--;
    return i > token->at + 1 && article->s[i] >= 'a' && article->s[i] <= 'z';
}

/* Is it a lower-case word that is neither a function word nor a verb? */
static bool
plain_noun(const struct token *token)
{
    return token->kind == TOKEN_WORD && (token->bits & F_LOWER) &&
           !(token->bits & (F_ADVERB | F_POSS)) && token->grammar == 0;
}

/* Is token k, which opens a sentence, a common word with a capital only for
 * that reason?  The run that begins with it ends at `end`. */
static bool
is_common_opener(const struct finder *finder, uint32_t k, uint32_t end)
{
    const struct token *token = &finder->tokens[k];
    const struct token *next = &finder->tokens[k + 1];
    const struct form *form = &finder->article->forms.v[token->id];
    bool alone = end == k + 1;

    /* A first name or title is not a common word, whatever else it may be. */
    if ((token->meaning & (L_FIRST | L_TITLE)) || token->kind != TOKEN_WORD)
        return false;
    /* "Recently", not "Farrelly", which is a name elsewhere */
    if ((token->meaning & L_OPENER) ||
        ((token->bits & F_ADVERB) && form->inside == 0))
        return true;
    if ((token->meaning & L_ROLE) && (token->meaning & L_GROUP) &&
        (alone ||
            (end == k + 2 && end < finder->to && !(next->meaning & L_ORG) &&
                (finder->tokens[end].grammar & G_CONJ))))
        return true; /* "Jurors were shown", "Neighbours Ada and Bo Lind" */
    /* "Neighbour Tom Okoye", "Striker Kwame Osei Tutu", "Carmaker Lind Motors",
     * "Low-cost Airways" */
    if (!alone && (token->meaning & L_ROLE) &&
        !(token->meaning & (L_ORG | L_GROUP)) &&
        !((token->meaning & L_THING) == 0 &&
            lexicon_has(finder->article->lexicon, LANG_CAPITAL_ROLES)) &&
        runs_capital(next) && ((next->meaning & L_FIRST) || end > k + 2))
        return true;
    if (!alone && has_small_tail(finder->article, token))
        return true;
    /* "Thanked by all", "Accusing Lind of lies" */
    if (!alone && (token->grammar & (G_ING | G_PAST)))
        return true;
    /* "Good news", "Following a meeting", "Interrogée par le juge": it has no
     * capital inside sentences */
    if (alone && end < finder->to && form->inside == 0 &&
        !(token->meaning & (L_ORG | L_MEDIA)) &&
        ((next->grammar & (G_DET | G_BY)) || plain_noun(next) ||
            next->kind == TOKEN_NUMBER))
        return true;
    /* "Dizia sempre:": a verb without a subject */
    if (alone && (token->grammar & G_CUE) &&
        lexicon_has(finder->article->lexicon, LANG_SUBJECT_OMITTED))
        return true;
    /* A word that also occurs in lower case. */
    if (finder->article->forms.v[form->lower].seen == 0 ||
        token->end - token->at < 3)
        return false;
    return alone || (next->meaning & (L_FIRST | L_TITLE));
}

/* The token of a first name that can be nothing else, after words that are not
 * of the name: "Maître Ada Lind", "Harbour Council Ada Lind", not "San Luis
 * Obispo"; the run's first token if there is none. */
static uint32_t
first_name_in_run(const struct finder *finder, const struct run *run)
{
    const struct token *tokens = finder->tokens;
    uint32_t k;

    if ((tokens[run->from].meaning & (L_FIRST | L_PART)) &&
        !(tokens[run->from].meaning & L_ROLE))
        return run->from;
    for (k = run->from + 1; k + 1 < run->to; k++) {
        if ((tokens[k].meaning & (L_SURE_M | L_SURE_F)) &&
            tokens[k + 1].kind == TOKEN_WORD &&
            !(tokens[run->to - 1].meaning & (L_ORG | L_PLACE)) &&
            !(tokens[k].meaning & (L_PLACE | L_PART)) &&
            !(article_naming(finder->article, &tokens[k - 1]) &
                N(PARTICLE_OF_THINGS)))
            return k;
        if (tokens[k].kind != TOKEN_WORD)
            break;
    }
    return run->from;
}

/* Is it a title or, if `roles`, a noun for a person? */
static bool
is_office(const struct token *token, bool roles)
{
    return (token->meaning & L_TITLE) ||
           (roles && (token->meaning & L_ROLE) &&
               !(token->meaning & (L_THING | L_GROUP)));
}

/* Is it in capitals and the next word not: "CEO Ada Lind", but not "CHIEF SAYS
 * NO"? */
static bool
is_acronym(const struct token *token)
{
    return (token->bits & F_UPPER) && !(token[1].bits & F_UPPER);
}

/* "Ada Gräfin von Lind": is token i a title inside a name that begins at
 * `from`? */
static bool
is_inner_title(const struct finder *finder, uint32_t from, uint32_t i)
{
    return i > from &&
           (article_naming(finder->article, &finder->tokens[i]) &
               N(NOBILITY)) &&
           (finder->tokens[i + 1].meaning & L_PART) &&
           (finder->tokens[i + 1].bits & F_LOWER);
}

/* "Chief Economist Ada Lind": is token i a noun for a person behind a title
 * that is one, too, with two words left for a name?  In "Judge Baker" it is the
 * name. */
static bool
is_second_title(const struct token *tokens, const struct run *run, uint32_t i)
{
    return i > run->from && i + 2 < run->to &&
           (tokens[i - 1].meaning & L_TITLE) &&
           (tokens[i - 1].meaning & L_ROLE) && is_office(&tokens[i], true) &&
           !(tokens[i].meaning & L_FIRST);
}

/* The token at which the name in the run begins; run->to if the run has no
 * name. */
static uint32_t
core_of_run(const struct finder *finder, const struct run *run)
{
    const struct token *tokens = finder->tokens;
    uint32_t from = run->from, i;
    bool roles = lexicon_has(finder->article->lexicon, LANG_CAPITAL_ROLES);

    /* "Norland-born Ada Lind" */
    if (lexicon_has(finder->article->lexicon, LANG_HYPHEN_COMPOUNDS) &&
        run->to > run->from + 2 &&
        has_small_tail(finder->article, &tokens[run->from]))
        return run->from + 1;
    /* "Justice Watch" */
    if (run->to == run->from + 2 && (tokens[run->from].meaning & L_ORG) &&
        (tokens[run->from + 1].meaning & L_ORG))
        return run->from;

    /* "State Senator Ada": all words up to the last title are of the office */
    for (i = run->from; i + 1 < run->to; i++) {
        if ((is_office(&tokens[i], roles || is_acronym(&tokens[i])) ||
                is_second_title(tokens, run, i)) &&
            !is_inner_title(finder, from, i))
            from = i + 1 + (tokens[i + 1].kind == TOKEN_MARK);
    }
    if (from == run->from)
        from = first_name_in_run(finder, run);
    /* A title alone is not a name, nor is "Chief Operating Officer". */
    if (from > run->from && is_office(&tokens[run->to - 1], roles) &&
        (from + 1 >= run->to || !(tokens[from].meaning & L_FIRST)))
        return run->to;
    return from;
}

/* Move *at to the first token from it on that a name may begin with; false if
 * there is none in the range. */
static inline bool
next_start(struct finder *finder, uint32_t *at)
{
    while (
        finder->start < finder->nstarts && finder->starts[finder->start] < *at)
        finder->start++;
    if (finder->start == finder->nstarts ||
        finder->starts[finder->start] >= finder->to)
        return false;
    *at = finder->starts[finder->start];
    return true;
}

/* Is token k the label of an interview's turn, and not an initial: "Q. Cape
 * Farewell is"? */
static bool
is_turn_label(struct finder *finder, uint32_t k)
{
    const struct turns *turns = &finder->article->turns;
    uint32_t at = finder->tokens[k].at;

    while (finder->turn < turns->n && turns->v[finder->turn].to <= at)
        finder->turn++;
    return finder->turn < turns->n &&
           turns->v[finder->turn].kind != TURN_NAMED &&
           turns->v[finder->turn].label.n > 0 &&
           turns->v[finder->turn].label.at == at;
}

/* Append the runs of the finder's range to its list. */
static void
find_runs(struct finder *finder)
{
    struct run run = { .who = NAME_NONE };
    uint32_t k = finder->from, end;

    while (next_start(finder, &k)) {
        if (!runs_may_begin(finder, k) || is_turn_label(finder, k)) {
            k++;
            continue;
        }
        end = runs_end(finder, k);
        if (runs_opens(finder, k) &&
            !lexicon_has(finder->article->lexicon, LANG_CAPITAL_NOUNS) &&
            is_common_opener(finder, k, end) && ++k >= end)
            continue;
        pool_push(finder->article->pool, finder->out->v, finder->out->n,
            finder->out->cap);
        run.from = k;
        run.to = end;
        run.core = core_of_run(finder, &run);
        finder->out->v[finder->out->n++] = run;
        k = end;
    }
}

/* Count words with a capital that do not open a sentence (form.inside). */
static void
count_inside(struct finder *finder, struct forms *forms)
{
    uint32_t k;

    for (k = finder->from; next_start(finder, &k); k++) {
        if (runs_capital(&finder->tokens[k]) && !runs_opens(finder, k))
            forms->v[finder->tokens[k].id].inside++;
    }
}

/* A finder over these tokens; its range is set later. */
static struct finder
make_finder(const struct article *article, const struct tokens *tokens,
    struct runs *out)
{
    return (struct finder){ .article = article,
        .tokens = tokens->v,
        .starts = tokens->starts,
        .nstarts = tokens->nstarts,
        .out = out };
}

/* Is the finder's sentence a headline in capitals, "BOYD SINKS GULLS AT THE
 * END", in a text that has lower-case letters?  Its words tell no names.
 * *mixed: whether the text has them; -1: not known yet. */
static bool
is_headline_in_capitals(const struct finder *finder, int *mixed)
{
    const struct forms *forms = &finder->article->forms;
    uint32_t k, words = 0;
    size_t i;

    for (k = finder->from; k < finder->to; k++) {
        const struct token *token = &finder->tokens[k];

        if (token->kind != TOKEN_WORD)
            continue;
        if (token->end - token->at > 1 && !(token->bits & F_UPPER))
            return false;
        words++;
    }
    if (words < HEADLINE_LEAST)
        return false;
    for (i = 1; *mixed < 0 && i < forms->n; i++) {
        if ((forms->v[i].word->bits & F_LOWER) && forms->v[i].seen > 0)
            *mixed = 1;
    }
    return *mixed > 0;
}

void
runs_count_inside(const struct article *article, struct forms *forms)
{
    struct finder finder = make_finder(article, &article->tokens.outer, NULL);
    size_t i;

    for (i = 0; i < article->sentences.n; i++) {
        finder.from = article->sentences.v[i].from;
        finder.to = article->sentences.v[i].to;
        count_inside(&finder, forms);
    }
}

void
runs_find(const struct article *article, struct runs *outer, struct runs *inner)
{
    struct finder finder = make_finder(article, &article->tokens.outer, outer);
    int mixed = -1;
    size_t i;

    for (i = 0; i < article->sentences.n; i++) {
        finder.from = article->sentences.v[i].from;
        finder.to = article->sentences.v[i].to;
        if (!is_headline_in_capitals(&finder, &mixed))
            find_runs(&finder);
    }
    finder = make_finder(article, &article->tokens.inner, inner);
    for (i = 0; i < article->stretches.n; i++) {
        finder.from = article->tokens.inside[i].token;
        finder.to = article->tokens.inside[i].tokens_end;
        find_runs(&finder);
    }
}

uint32_t
runs_core(const struct article *article, bool inner, const struct run *run,
    uint32_t out[CORE_MOST])
{
    const struct token *tokens =
        inner ? article->tokens.inner.v : article->tokens.outer.v;
    uint32_t to = run->to, i, n = 0;

    while (to > run->core + 1 && ((tokens[to - 1].meaning & L_SUFFIX) ||
                                     tokens[to - 1].kind == TOKEN_MARK))
        to--;
    for (i = run->core; i < to && n < CORE_MOST; i++) {
        if (tokens[i].kind == TOKEN_WORD)
            out[n++] = tokens[i].id;
    }
    return n;
}

uint32_t
runs_suffix(const struct article *article, bool inner, const struct run *run)
{
    const struct token *tokens =
        inner ? article->tokens.inner.v : article->tokens.outer.v;
    uint32_t k = run->to - 1;

    while (k > run->core && tokens[k].kind == TOKEN_MARK)
        k--;
    return k > run->core && (tokens[k].meaning & L_SUFFIX) ? tokens[k].id : 0;
}

size_t
runs_from(const struct runs *runs, uint32_t k)
{
    size_t lo = 0, hi = runs->n;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;

        if (runs->v[mid].from < k)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* Is the run used like a name: next to a reporting verb or after "according
 * to", and without an article? */
static bool
stands_like_name(const struct article *article, const struct run *run)
{
    const struct token *tokens = article->tokens.outer.v;
    uint32_t n = (uint32_t)article->tokens.outer.n;

    if (run->from > 0 && (tokens[run->from - 1].grammar & G_ACCORDING) &&
        (tokens[run->from - 1].meaning & L_REPORTED))
        return true; /* "laut Hafenbund" */
    if (run->from > 0 && (tokens[run->from - 1].grammar & (G_DET | G_PREP)))
        return false;
    /* '„...“, strich Lind heraus', '„...“, so urteilte Lind' */
    if (run->from > 3 && (tokens[run->from - 1].grammar & G_CUE)) {
        uint32_t k = run->from - 2;

        k -= (tokens[k].grammar & G_AS) != 0;
        if (token_is(&tokens[k], ',') && tokens[k - 1].kind == TOKEN_QUOTE)
            return true;
    }
    return (run->to < n && (tokens[run->to].grammar & G_STRONG)) ||
           (run->from > 0 &&
               (tokens[run->from - 1].grammar & (G_STRONG | G_AS)));
}

void
runs_prune(const struct article *article, struct runs *outer)
{
    const struct token *tokens = article->tokens.outer.v;
    size_t i, out = 0;

    if (!lexicon_has(article->lexicon, LANG_CAPITAL_NOUNS))
        return;
    for (i = 0; i < outer->n; i++) {
        const struct run *run = &outer->v[i];
        const struct token *first = &tokens[run->from];

        /* Keep runs of people, acronyms, known names, several words, and single
         * words used like a name. */
        if (run->who != NAME_NONE || (first->bits & F_UPPER) ||
            (first->meaning & (L_MEDIA | L_FIRST)) ||
            (run->to > run->from + 1 && !(first->meaning & L_ROLE)) ||
            (!(first->meaning & L_ROLE) && stands_like_name(article, run)))
            outer->v[out++] = *run;
    }
    outer->n = out;
}
