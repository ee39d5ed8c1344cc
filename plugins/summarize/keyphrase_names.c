/* SPDX-License-Identifier: MIT */
#include "keyphrase.h"

#include <string.h>

#include "lists.h"

/* Tokens of one name, or what looks like one. */
struct run {
    uint32_t sentence, from, to;
};

struct reader {
    struct keyphrases *p;
    const struct article *a;
    struct run *v;
    size_t n, cap;
};

static bool
is(const struct article_token *k, unsigned part)
{
    return (k->word->part & part) != 0;
}

/* Does a word with a capital follow, in its phrase? */
static bool
goes_on(const struct reader *r, uint32_t at, uint32_t sentence_end)
{
    return at < sentence_end && r->a->token[at].upper &&
           keyphrase_gap(r->a, at - 1) == KEYPHRASE_BLANK;
}

/* Does the word at token i, to `end`, look like a part of a name?  `opening`:
 * it stands where any word has a capital. */
static bool
looks(const struct reader *r, uint32_t i, uint32_t end, bool opening,
    uint32_t sentence_end)
{
    const struct article_token *k = &r->a->token[i];
    const struct keyphrase_type *t = &r->p->type[k->type];
    const struct article_token *last = &r->a->token[end - 1];

    if (!k->upper || is(k, PART_TIME))
        return false;
    if (end > i + 1 && !last->upper && !last->word->stem->figure)
        return false; /* Ukrainian-born */
    if (end > i + 1)
        return true;
    /* New York, The Hague; but not "I" */
    if (is(k, PART_FUNCTION))
        return !r->a->nouns && !is(k, PART_BEFORE_VERB) &&
               (!opening || t->upper > 0) && goes_on(r, end, sentence_end);
    if (!opening)
        return true;
    if (t->upper > 0 || t->lower > 0)
        return t->upper > t->lower;
    return is(k, PART_FIRST_NAME | PART_PLACE) || goes_on(r, end, sentence_end);
}

/* Behind the small words at token i that join two parts of a name, or i. */
static uint32_t
joined(const struct reader *r, uint32_t from, uint32_t i, uint32_t end)
{
    const struct article_token *k = r->a->token;
    bool organization = false;
    uint32_t j;

    if (r->a->nouns && !is(&k[from], PART_FIRST_NAME))
        return i;
    for (j = from; j < i; j++)
        organization |= (k[j].word->refer & REFER_ORGANIZATION) != 0;
    for (j = i; j < end && j < i + 2; j++) {
        if (k[j].upper || keyphrase_gap(r->a, j - 1) != KEYPHRASE_BLANK ||
            !(is(&k[j], PART_PARTICLE) || is(&k[j], PART_JOINS) ||
                (j > i && is(&k[j], PART_BEFORE_NOUN))))
            break;
        if (is(&k[j], PART_JOINS) && !organization)
            return i;
    }
    if (j == i || j >= end || !k[j].upper ||
        is(&k[j], PART_TIME | PART_FUNCTION) ||
        keyphrase_gap(r->a, j - 1) != KEYPHRASE_BLANK)
        return i;
    return j;
}

/* Add the run that begins at token i of a sentence; returns where to go on. */
static uint32_t
read_run(struct reader *r, uint32_t sentence, uint32_t i, uint32_t end)
{
    const struct article_token *k = r->a->token;
    uint32_t from = i, to = i, next = i;

    while (next < end && next - from < KEYPHRASE_NAME) {
        uint32_t word = keyphrase_word_end(r->a, next, end);
        enum keyphrase_gap gap;

        if (word - from > KEYPHRASE_NAME ||
            (next > from && !looks(r, next, word, false, end)))
            break;
        to = word;
        if (word == end)
            break;
        gap = keyphrase_gap(r->a, word - 1);
        if (gap != KEYPHRASE_BLANK && gap != KEYPHRASE_STOP)
            break;
        next = word;
        if (!k[next].upper)
            next = joined(r, from, next, end);
        if (next == word && !k[next].upper)
            break;
    }
    if (to == from)
        return i + 1;
    pool_push(r->a->pool, r->v, r->n, r->cap);
    r->v[r->n++] = (struct run){ sentence, from, to };
    if (to == keyphrase_word_end(r->a, from, end))
        r->p->type[k[from].type].alone++;
    return to;
}

/* Is it a heading that is written like a title, each word with a capital? */
static bool
shouts(const struct keyphrases *p, uint32_t sentence)
{
    const struct article_sentence *t = &p->a->sentence[sentence];
    uint32_t j, upper = 0;

    for (j = 0; j < t->ntoken; j++)
        upper += p->a->token[t->token + j].upper;
    return !p->r->surface[sentence].ends && t->ntoken > 3 &&
           upper * 3 > t->ntoken * 2;
}

static void
read_sentence(struct reader *r, uint32_t sentence)
{
    const struct article *a = r->a;
    const struct article_sentence *t = &a->sentence[sentence];
    uint32_t i = t->token, end = t->token + t->ntoken;

    if (shouts(r->p, sentence))
        return;
    while (i < end) {
        uint32_t word = keyphrase_word_end(a, i, end);
        bool opening =
            i == t->token || keyphrase_gap(a, i - 1) == KEYPHRASE_APART;

        if (looks(r, i, word, opening, end))
            i = read_run(r, sentence, i, end);
        else
            i = word;
    }
}

/* Where the name of a run begins behind titles and roles. */
static uint32_t
behind_roles(const struct reader *r, const struct run *x)
{
    const struct article_token *k = r->a->token;
    uint32_t at = x->to, j;

    for (j = x->from; j + 1 < x->to; j++) {
        if ((k[j].word->refer & REFER_ROLE) != 0 && k[j + 1].upper)
            at = j + 1;
        else if (j > x->from && r->a->nouns && is(&k[j], PART_FIRST_NAME) &&
                 at <= j)
            at = j;
    }
    if (at == x->to)
        return x->from;
    for (j = at; j < x->to; j++) {
        if ((k[j].word->refer & (REFER_ORGANIZATION)) != 0)
            return x->from;
    }
    if (x->to - at > 1 || is(&k[at], PART_FIRST_NAME) ||
        r->p->type[k[at].type].alone > 0)
        return at;
    return x->from;
}

static void
note(struct reader *r, uint32_t sentence, uint32_t from, uint32_t to)
{
    uint32_t i;

    for (i = from; i < to; i++)
        r->p->named[i] = true;
    keyphrase_note(r->p, sentence, from, to - from, true);
}

/* Where all nouns have capitals: is the run a name, and no nouns that happen to
 * stand side by side? */
static bool
surely(const struct reader *r, const struct run *x, uint32_t at)
{
    const struct article_token *k = r->a->token;

    if (is(&k[at], PART_FIRST_NAME))
        return true;
    if (r->p->genitive[k[at].type])
        return false;
    return keyphrase_at(r->p, at, x->to - at)->runs > 1;
}

static void
add_run(struct reader *r, const struct run *x)
{
    const struct article *a = r->a;
    uint32_t at = behind_roles(r, x), front = x->from, to = at, i;

    if (keyphrase_word_end(a, at, x->to) == x->to && a->nouns) {
        if (at > x->from)
            note(r, x->sentence, at, x->to);
        return;
    }
    if (a->nouns && !surely(r, x, at))
        return;
    for (i = x->from; i < at; i++)
        r->p->named[i] = true;
    while (front < at && (a->token[front].word->refer & REFER_ROLE) == 0)
        front++;
    if (at > x->from && front > x->from && !a->nouns)
        note(r, x->sentence, x->from, front);
    /* Ada Linds Haus */
    while (to < x->to && !r->p->genitive[a->token[to].type])
        to++;
    if (a->nouns && to > at && to + 1 < x->to)
        note(r, x->sentence, at, to + 1);
    else
        note(r, x->sentence, at, x->to);
}

/* ---- short forms ---- */

/* "Trump" for "Donald Trump": the longer one speaks for the shorter. */
static void
merge(struct keyphrases *p, struct keyphrase *longer, uint32_t at, uint32_t n)
{
    struct keyphrase *x = keyphrase_find(p, at, n);

    if (x == NULL || x == longer || x->count == 0)
        return;
    if (n > 1 && x->count >= longer->count) {
        x->count += longer->count;

        if (longer->first < x->first)
            x->first = longer->first;
        longer->count = 0;
        return;
    }
    longer->count += x->count;

    if (x->first < longer->first)
        longer->first = x->first;
    x->count = 0;
}

static bool
more(const struct keyphrase *x, const struct keyphrase *y)
{
    return x->count != y->count ? x->count > y->count : x->token < y->token;
}

/* Of the names that end with the same word the commonest gets the short form.
 */
static void
merge_all(struct keyphrases *p)
{
    const struct article *a = p->a;
    uint32_t *best = pool_alloc(a->pool, (a->ntype + 1) * sizeof(*best));
    size_t i;
    uint32_t j;

    memset(best, 0, a->ntype * sizeof(*best));
    for (i = 0; i < p->n; i++) {
        const struct keyphrase *x = &p->v[i];
        uint32_t t = a->token[x->token + x->n - 1].type;
        bool joins = false;

        for (j = 0; j < x->n; j++)
            joins |= !a->token[x->token + j].upper &&
                     is(&a->token[x->token + j], PART_JOINS) &&
                     !is(&a->token[x->token + j], PART_PARTICLE);
        if (x->n > 1 && x->name && !joins &&
            (best[t] == 0 || more(x, &p->v[best[t] - 1])))
            best[t] = (uint32_t)i + 1;
    }
    for (i = 0; i < p->n; i++) {
        struct keyphrase *x = &p->v[i];
        uint32_t t = a->token[x->token + x->n - 1].type;

        if (x->n < 2 || !x->name || x->count == 0)
            continue;
        for (j = x->n - 1; j > 1 && x->count > 0; j--)
            merge(p, x, x->token + x->n - j, j);
        if (x->count == 0)
            continue;
        if (best[t] == i + 1)
            merge(p, x, x->token + x->n - 1, 1);
        if (is(&a->token[x->token], PART_FIRST_NAME) && x->count > 0)
            merge(p, x, x->token, 1);
    }
}

void
keyphrase_names(struct keyphrases *p)
{
    struct reader r = { .p = p, .a = p->a };
    size_t i;

    for (i = 0; i < p->a->nsentence; i++) {
        if (!keyphrase_foreign(p->r, i))
            read_sentence(&r, (uint32_t)i);
    }
    for (i = 0; i < r.n; i++)
        keyphrase_at(p, r.v[i].from, r.v[i].to - r.v[i].from)->runs++;
    for (i = 0; i < r.n; i++)
        add_run(&r, &r.v[i]);
}

void
keyphrase_merge(struct keyphrases *p)
{
    merge_all(p);
}
