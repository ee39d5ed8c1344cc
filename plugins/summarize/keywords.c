/* SPDX-License-Identifier: MIT */
#include "keywords.h"

#include <string.h>

#include "keyphrase.h"
#include "lists.h"

#define LEAST 3 /* letters of a phrase that is no name */
#define SLOTS 8 /* of the table, for each token */

/* What counts: weights of names, then of other phrases; all numbers are shares
 * from 0 to 1 or logarithms of counts.  Fitted on the tags that publishers gave
 * 187 articles (README.md). */
/* clang-format off */
#define FEATURES(X) \
    X(name, 2.8, 0) X(count, 0.8, 1.15) X(title_all, -0.73, 0.92) \
    X(title, 3, 2.16) X(lead, 0.35, 0) X(first, -0.06, -0.41) \
    X(word, 2.92, 0.34) X(several, -0.27, 0.43) X(once, -1, 0) \
    X(person, 0.20, 0) X(place, 0, 0) X(topic, 1.13, 1.51) X(noun, 0, 0.79) \
    X(verb, 0, -0.71) X(head, 0, -0.04) X(in, 0, 0.32) X(letters, 0, 0.68) \
    X(hyphen, 0, 0.69) X(nouns, -3, 0.10) X(nouns_count, 0, 0.10) \
    X(nouns_title, 0, -0.94)
/* clang-format on */

enum {
#define X(name, a, b) KEY_##name,
    FEATURES(X)
#undef X
        KEYS
};
static const double weights[2][KEYS] = { {
#define X(name, a, b) a,
                                             FEATURES(X)
#undef X
                                         },
    {
#define X(name, a, b) b,
        FEATURES(X)
#undef X
    } };

/* ---- what is known of words ---- */

static void
count_words(struct keyphrases *p, const struct article_sentence *t)
{
    const struct article *a = p->a;
    const struct article_token *k = a->token + t->token;
    enum keyphrase_gap before = KEYPHRASE_APART, behind;
    uint32_t j;

    for (j = 0; j < t->ntoken; j++, before = behind) {
        struct keyphrase_type *y = &p->type[k[j].type];

        behind = j + 1 < t->ntoken ? keyphrase_gap(a, t->token + j)
                                   : KEYPHRASE_APART;
        y->lower += !k[j].upper;
        y->upper += k[j].upper && before != KEYPHRASE_APART;
        y->topic |= (k[j].word->is & LIST_TOPIC) != 0;
        y->head += behind <= KEYPHRASE_COMMA || !k[j + 1].content;
        if (before != KEYPHRASE_BLANK)
            continue;
        y->noun += (k[j - 1].word->part & PART_BEFORE_NOUN) != 0 ||
                   (j > 1 && k[j - 1].content &&
                       (k[j - 2].word->part & PART_BEFORE_NOUN) != 0);
        y->verb += (k[j - 1].word->part & PART_BEFORE_VERB) != 0;
    }
}

/* The words of bylines and credits. */
static void
mark_credits(struct keyphrases *p, const struct article_sentence *t)
{
    uint32_t j;

    for (j = 0; j < t->ntoken; j++) {
        const struct article_token *k = &p->a->token[t->token + j];

        p->type[k->type].credited |= k->upper;
    }
}

/* The type of a word; NULL if the article does not have it. */
static struct keyphrase_type *
type_of(struct keyphrases *p, struct lexis *lexis, uint32_t number)
{
    const struct lexis_stem *s = lexis_word(lexis, number)->stem;

    return s->mark == p->a->mark ? &p->type[p->same[s->type]] : NULL;
}

static void
read_words(
    struct keyphrases *p, const struct keywords_from *from, struct lexis *lexis)
{
    const struct article *a = p->a;
    struct keyphrase_type *y;
    size_t i;

    for (i = 0; i < a->nsentence; i++) {
        if (keyphrase_foreign(p->r, i))
            mark_credits(p, &a->sentence[i]);
        else
            count_words(p, &a->sentence[i]);
    }
    keyphrase_genitives(p);
    for (i = 0; from->title != NULL && i < from->title->ntokens; i++) {
        y = type_of(p, lexis, from->title->words[i]);
        if (y != NULL)
            y->title = true;
    }
    for (i = 0; i < from->nauthor; i++) {
        y = type_of(p, lexis, from->author[i]);
        if (y != NULL)
            y->credited = true;
    }
}

/* ---- scores ---- */

/* What all words of the phrase tell together. */
static void
weigh_words(
    const struct keyphrases *p, const struct keyphrase *x, double f[KEYS])
{
    const struct article *a = p->a;
    const struct article_token *k = &a->token[x->token];
    uint32_t j, title = 0, content = 0, letters = 0;
    double least = 1;

    for (j = 0; j < x->n; j++) {
        const struct article_type *t = &a->type[k[j].type];
        const struct keyphrase_type *y = &p->type[k[j].type];
        double noun = (double)y->noun / (double)t->count;

        letters += t->stem->letters;
        if ((k[j].word->part & PART_PLACE) != 0)
            f[KEY_place] = 1;
        if (x->n > 1 && (k[j].word->part & PART_FIRST_NAME) != 0)
            f[KEY_person] = 1;
        if (!k[j].content)
            continue;
        content++;
        title += p->type[p->same[k[j].type]].title;
        f[KEY_topic] = y->topic ? 1 : f[KEY_topic];
        f[KEY_word] += p->r->w.word[k[j].type];
        least = noun < least ? noun : least;
    }
    f[KEY_title] = title > 0;
    f[KEY_title_all] = title > 0 && title == content;
    f[KEY_word] /= content > 0 ? content : 1;
    f[KEY_noun] = content > 0 ? least : 0;
    f[KEY_letters] = number_log_of(a->logs, letters + 1);
}

static double
score(const struct keyphrases *p, const struct keyphrase *x)
{
    const struct article *a = p->a;
    const struct article_token *k = &a->token[x->token];
    const struct keyphrase_type *y = &p->type[k[x->n - 1].type];
    double all = a->type[k[x->n - 1].type].count;
    double f[KEYS] = { [KEY_name] = x->name };

    weigh_words(p, x, f);
    f[KEY_count] = number_log_of(a->logs, 1 + x->count);
    f[KEY_lead] = x->first == 0;
    f[KEY_first] = number_log_of(a->logs, 1 + x->first);
    f[KEY_several] = x->n > 1;
    f[KEY_once] = x->count == 1;
    f[KEY_verb] = y->verb / all;
    f[KEY_head] = y->head / all;
    f[KEY_in] = (double)x->in / x->count;
    f[KEY_hyphen] = x->n > 1 && keyphrase_word_end(a, x->token,
                                    x->token + x->n) == x->token + x->n;
    if (a->nouns) {
        f[KEY_nouns] = 1;
        f[KEY_nouns_count] = f[KEY_count];
        f[KEY_nouns_title] = f[KEY_title];
    }
    return number_dot(f, weights[!x->name], KEYS);
}

/* Is it a form of a verb, as what stands before it tells?  Where all nouns have
 * capitals, a verb is no phrase anyway. */
static bool
verb(const struct keyphrases *p, const struct article_token *k)
{
    const struct keyphrase_type *y = &p->type[k->type];

    return !p->a->nouns && y->verb > 0 && y->noun == 0;
}

/* Is it the name of somebody who reported, or too short for a phrase? */
static bool
barred(const struct keyphrases *p, const struct keyphrase *x)
{
    const struct article_token *k = &p->a->token[x->token];
    uint32_t j;

    if (x->n == 1 && x->name)
        return false;
    if (x->n == 1)
        return k->word->stem->letters < LEAST || verb(p, k);
    for (j = 0; j < x->n && p->type[p->same[k[j].type]].credited; j++)
        continue;
    return x->name && j == x->n;
}

/* ---- the choice ---- */

/* How a stem is used by the phrases chosen. */
enum { FREE, PART_OF_NAME, TOLD };

/* Does what has been chosen say it?  Names may have a first name in common. */
static bool
told(const struct keyphrases *p, const struct keyphrase *x,
    const unsigned char *used)
{
    const struct article_token *k = &p->a->token[x->token];
    uint32_t j, shared = 0;

    for (j = 0; j < x->n; j++) {
        unsigned char how = k[j].content ? used[p->same[k[j].type]] : FREE;

        if (how == TOLD || (how != FREE && (x->n == 1 || !x->name)))
            return true;
        shared += how != FREE || !k[j].content;
    }
    return shared == x->n && x->n > 1;
}

static void
tell(const struct keyphrases *p, const struct keyphrase *x, unsigned char *used)
{
    const struct article_token *k = &p->a->token[x->token];
    uint32_t j;

    for (j = 0; j < x->n; j++) {
        if (used[p->same[k[j].type]] == FREE)
            used[p->same[k[j].type]] =
                x->name && j + 1 < x->n ? PART_OF_NAME : TOLD;
    }
    used[p->same[k[x->n - 1].type]] = TOLD;
}

static struct span
place(const struct article *a, const struct keyphrase *x)
{
    const struct article_token *k = &a->token[x->token];
    size_t at = k->at, end = k[x->n - 1].end;

    /* U.S. */
    if (x->n > 1 && end - k[x->n - 1].at == 1 && a->s[end] == '.' &&
        a->s[k[x->n - 1].at - 1] == '.')
        end++;
    return (struct span){ at, end - at };
}

static size_t
choose(const struct keyphrases *p, const double *scores, struct span *out,
    size_t most)
{
    unsigned char *used = pool_alloc(p->a->pool, p->a->ntype + 1);
    size_t n, i;

    memset(used, FREE, p->a->ntype + 1);
    for (n = 0; n < most; n++) {
        const struct keyphrase *best = NULL;
        double top = 0;

        for (i = 0; i < p->n; i++) {
            if (p->v[i].count > 0 && (best == NULL || scores[i] > top) &&
                !told(p, &p->v[i], used)) {
                best = &p->v[i];
                top = scores[i];
            }
        }
        if (best == NULL)
            break;
        tell(p, best, used);
        out[n] = place(p->a, best);
    }
    return n;
}

static void *
zeros(const struct article *a, size_t n)
{
    return memset(pool_alloc(a->pool, n), 0, n);
}

size_t
keywords_of(const struct rank *r, struct lexis *lexis,
    const struct keywords_from *from, struct span *out, size_t most)
{
    const struct article *a = &r->a;
    struct keyphrases p = { .r = r, .a = a };
    size_t cap = 64, i;
    double *scores;

    while (cap < SLOTS * a->ntoken)
        cap *= 2;
    p.mask = cap - 1;
    p.table = zeros(a, cap * sizeof(*p.table));
    p.type = zeros(a, (a->ntype + 1) * sizeof(*p.type));
    p.same = zeros(a, (a->ntype + 1) * sizeof(*p.same));
    p.genitive = zeros(a, (a->ntype + 1) * sizeof(*p.genitive));
    p.named = zeros(a, (a->ntoken + 1) * sizeof(*p.named));
    read_words(&p, from, lexis);
    keyphrase_names(&p);
    keyphrase_common(&p);
    keyphrase_merge(&p);
    scores = zeros(a, (p.n + 1) * sizeof(*scores));
    for (i = 0; i < p.n; i++) {
        if (p.v[i].count > 0 && barred(&p, &p.v[i]))
            p.v[i].count = 0;
        if (p.v[i].count > 0)
            scores[i] = score(&p, &p.v[i]);
    }
    return choose(&p, scores, out, most);
}
