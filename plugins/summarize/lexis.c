/* SPDX-License-Identifier: MIT */
#include "lexis.h"

#include <stdlib.h>
#include <string.h>

#include "lists.h"
#include "number.h"
#include "page.h"
#include "text/chars.h"
#include "text/step.h"
#include "text/words.h"

#define RAREST   2e-4 /* the share of articles of an unknown stem */
#define SUBJECTS (LANG_BIT(LANG_HE) | LANG_BIT(LANG_SHE) | LANG_BIT(LANG_THEY))
#define OBJECTS  (LANG_BIT(LANG_IT) | LANG_BIT(LANG_HIS) | LANG_BIT(LANG_HERS))
#define SCALE    100000.0 /* document frequencies are in 1/SCALE */
/* Words there is room for at first: more than the vocabulary keeps for another
 * record.  Memory that no word touches costs nothing. */
#define LEAST 65536

struct lexis_tables {
    /* The first words of phrases, as lang_languages, and none behind. */
    struct words **firsts;
    struct lists_phrase *phrases;
    struct page *page;
};

/* ---- tables ---------------------------------------------------------------
 */

/* Add the first word of each phrase of a language, with the number of the first
 * phrase that begins with it.  -1 if memory runs out. */
static int
fill_phrases(struct words *w, const struct lists_phrase *p, size_t language)
{
    uint32_t which, i, inner;

    for (which = 0; p[which].words != NULL; which++) {
        const char *s = p[which].words;
        size_t n = strcspn(s, " ");

        if (p[which].language != language)
            continue;
        if (which > 0 && p[which - 1].language == language &&
            strcspn(p[which - 1].words, " ") == n &&
            memcmp(p[which - 1].words, s, n) == 0)
            continue;
        inner = 0;
        for (i = which; p[i].words != NULL && p[i].language == language &&
                        strncmp(p[i].words, s, n + 1) == 0;
             i++)
            inner |= p[i].classes & ~LANG_BIT(LANG_CONNECTIVE_PHRASE);
        if (words_add(w, s, n,
                LIST_PHRASE | (inner != 0 ? LIST_INNER : 0) |
                    which * LIST_WHICH))
            return -1;
    }
    return 0;
}

struct lexis_tables *
lexis_tables_new(void)
{
    struct lexis_tables *t = calloc(1, sizeof(*t));
    size_t i;

    if (t == NULL)
        return NULL;
    t->phrases = lists_phrases();
    t->page = page_new();
    t->firsts = calloc(lang_count + 1, sizeof(struct words *));
    if (t->phrases == NULL || t->page == NULL || t->firsts == NULL)
        goto err0;
    for (i = 0; i <= lang_count; i++) {
        t->firsts[i] = words_new(16);
        if (t->firsts[i] == NULL || fill_phrases(t->firsts[i], t->phrases, i))
            goto err0;
    }
    return t;
err0:
    lexis_tables_free(t);
    return NULL;
}

void
lexis_tables_free(struct lexis_tables *t)
{
    size_t i;

    if (t == NULL)
        return;
    for (i = 0; t->firsts != NULL && i <= lang_count; i++)
        words_free(t->firsts[i]);
    free(t->firsts);
    free(t->phrases);
    page_free(t->page);
    free(t);
}

/* ---- the memory -------------------------------------------------------------
 */

/* Make room for cap words, and forget what is known. */
static int
resize(struct lexis *x, uint32_t cap)
{
    struct lexis_word *words = calloc(cap, sizeof(*words));
    struct lexis_stem *stems = calloc(cap, sizeof(*stems));

    if (words == NULL || stems == NULL) {
        free(words);
        free(stems);
        return -1;
    }
    lexis_drop(x);
    x->words = words;
    x->stems = stems;
    x->cap = cap;
    return 0;
}

int
lexis_init(struct lexis *x, const struct lexis_tables *t)
{
    *x = (struct lexis){ .tables = t };
    return resize(x, LEAST);
}

void
lexis_drop(struct lexis *x)
{
    free(x->words);
    free(x->stems);
    x->words = NULL;
    x->stems = NULL;
    x->cap = 0;
}

int
lexis_begin(struct lexis *x, const struct cd_text *t, uint32_t count)
{
    uint32_t cap = x->cap;

    while (cap < count)
        cap = cap < UINT32_MAX / 2 ? 2 * cap : UINT32_MAX;
    if (cap > x->cap) {
        if (resize(x, cap))
            return -1;
    } else if (x->vocabulary != t->vocabulary) {
        memset(x->words, 0, x->cap * sizeof(*x->words));
        memset(x->stems, 0, x->cap * sizeof(*x->stems));
    }
    x->vocabulary = t->vocabulary;
    x->language = lang_of_tag(t->language, strlen(t->language));
    x->phrases = x->tables->firsts[x->language];
    return 0;
}

const struct lists_phrase *
lexis_phrases(const struct lexis *x)
{
    return x->tables->phrases;
}

const struct page *
lexis_page(const struct lexis *x)
{
    return x->tables->page;
}

bool
lexis_counted(const struct lexis *x)
{
    return x->language < lang_count &&
           lang_languages[x->language].frequencies != NULL;
}

bool
lexis_capital_nouns(const struct lexis *x)
{
    return lang_has(x->language, LANG_CAPITAL_NOUNS);
}

bool
lexis_unspaced(const struct lexis *x)
{
    return lang_has(x->language, LANG_UNSPACED);
}

/* ---- words ------------------------------------------------------------------
 */

/* The classes of the group `story`: LIST_STOP and the like. */
static uint32_t
lists_of(const struct cd_word *w)
{
    return w->classes[LANG_STORY_GROUP];
}

/* The stem of the word w: itself a word of the vocabulary. */
static struct lexis_stem *
learn_stem(struct lexis *x, const struct cd_word *w)
{
    struct lexis_stem *t = &x->stems[w->stem];
    const struct cd_word *stem;
    size_t k, len;

    if (t->known)
        return t;
    stem = x->source.word(x->source.ctx, w->stem);
    *t = (struct lexis_stem){ .s = stem->s,
        .n = (uint8_t)stem->n,
        .known = true,
        .stop = (lists_of(stem) & LIST_STOP) != 0,
        .figure = true };
    t->idf = -number_log(
        (w->frequency > 0 ? w->frequency / SCALE : RAREST) + RAREST);
    for (k = 0; k < t->n; k += len) {
        t->figure = t->figure && chars_digit(step_at(t->s, t->n, k, &len));
        t->letters++;
    }
    return t;
}

static bool
has_figures(const struct lexis_word *w)
{
    uint32_t i;

    for (i = 0; i < w->n; i++) {
        if (w->s[i] >= '0' && w->s[i] <= '9')
            return true;
    }
    return false;
}

/* How the classes of three groups refer; most words are of none of them. */
static uint8_t
refers(const struct cd_word *w)
{
    uint32_t grammar = w->classes[LANG_GRAMMAR_GROUP];
    uint32_t meaning = w->classes[LANG_MEANING_GROUP];
    uint32_t story = w->classes[LANG_STORY_GROUP];
    bool possessive = (grammar & LANG_BIT(LANG_POSSESSIVE)) != 0;
    bool definite = (meaning & LANG_BIT(LANG_DEFINITE)) != 0;
    unsigned refer = 0;

    if ((grammar | meaning | story) == 0)
        return 0;
    if ((grammar & SUBJECTS) != 0 && !CD_WORD_IS(w, LANG_NOBODY))
        refer |= REFER_PRONOUN | REFER_SUBJECT;
    if ((grammar & OBJECTS) != 0 ||
        ((story & LIST_PRONOUN) != 0 && (story & LIST_SELF) == 0 &&
            !CD_WORD_IS(w, LANG_NOBODY)))
        refer |= REFER_PRONOUN;
    if (definite && !possessive)
        refer |= REFER_DEFINITE;
    if ((grammar & LANG_BIT(LANG_DETERMINER)) != 0 && !definite && !possessive)
        refer |= REFER_INDEFINITE;
    if ((grammar & LANG_BIT(LANG_REPORTING_VERB)) != 0 ||
        (story & LIST_SAY) != 0)
        refer |= REFER_REPORTS;
    if ((meaning & (LANG_BIT(LANG_TITLE) | LANG_BIT(LANG_ROLE))) != 0)
        refer |= REFER_ROLE;
    if ((meaning & LANG_BIT(LANG_ORGANIZATION_WORD)) != 0)
        refer |= REFER_ORGANIZATION;
    return (uint8_t)refer;
}

#define SUBJECT \
    (SUBJECTS | LANG_BIT(LANG_IT) | LANG_BIT(LANG_FIRST_PERSON) | \
        LANG_BIT(LANG_AUXILIARY_VERB) | LANG_BIT(LANG_INFINITIVE_MARKER))
#define VERB \
    (LANG_BIT(LANG_REPORTING_VERB) | LANG_BIT(LANG_STRONG_REPORTING_VERB) | \
        LANG_BIT(LANG_REPORTING_PARTICIPLE) | LANG_BIT(LANG_OTHER_VERB) | \
        LANG_BIT(LANG_AUXILIARY_VERB))
#define NO_FUNCTION \
    (LANG_BIT(LANG_REPORTING_VERB) | LANG_BIT(LANG_VERB_OR_NOUN) | \
        LANG_BIT(LANG_NOT_BEFORE_INFINITIVE) | LANG_BIT(LANG_TIME_NOUN))
#define FIRST_NAME \
    (LANG_BIT(LANG_MALE_FIRST_NAME) | LANG_BIT(LANG_FEMALE_FIRST_NAME) | \
        LANG_BIT(LANG_SURELY_MALE) | LANG_BIT(LANG_SURELY_FEMALE))

/* What the classes of its groups make of a word in a phrase. */
static uint16_t
parts(const struct cd_word *w)
{
    uint32_t grammar = w->classes[LANG_GRAMMAR_GROUP];
    uint32_t meaning = w->classes[LANG_MEANING_GROUP];
    uint32_t detail = w->classes[LANG_DETAIL_GROUP];
    uint32_t date = w->classes[LANG_DATE_GROUP];
    unsigned part = 0;

    if ((lists_of(w) & LIST_STOP) != 0 || (grammar & ~NO_FUNCTION) != 0 ||
        CD_WORD_IS(w, LANG_TELLS_LANGUAGE))
        part |= PART_FUNCTION;
    if ((grammar & (LANG_BIT(LANG_DETERMINER) | LANG_BIT(LANG_PREPOSITION))) !=
        0)
        part |= PART_BEFORE_NOUN;
    if ((grammar & SUBJECT) != 0)
        part |= PART_BEFORE_VERB;
    if ((grammar & VERB) != 0 && (grammar & LANG_BIT(LANG_VERB_OR_NOUN)) == 0)
        part |= PART_VERB;
    if ((grammar & LANG_BIT(LANG_TIME_NOUN)) != 0 || date != 0 ||
        (lists_of(w) & LIST_DAY) != 0)
        part |= PART_TIME;
    if ((meaning & FIRST_NAME) != 0)
        part |= PART_FIRST_NAME;
    if ((meaning & LANG_BIT(LANG_NAME_PARTICLE)) != 0)
        part |= PART_PARTICLE;
    if ((detail & LANG_BIT(LANG_JOINS_ORGANIZATION)) != 0)
        part |= PART_JOINS;
    if ((meaning & LANG_BIT(LANG_PLACE)) != 0)
        part |= PART_PLACE;
    return (uint16_t)part;
}

void
lexis_learn(struct lexis *x, uint32_t number)
{
    const struct cd_word *from = x->source.word(x->source.ctx, number);
    struct lexis_word *w = &x->words[number];

    *w = (struct lexis_word){ .s = from->s,
        .n = (uint8_t)from->n,
        .known = true,
        .stem = learn_stem(x, from),
        .is = lists_of(from) | words_get(x->phrases, from->s, from->n),
        .part = parts(from),
        .refer = refers(from) };
    w->content = (w->is & LIST_STOP) == 0 && !w->stem->stop &&
                 (w->stem->letters > 1 || w->stem->figure);
    w->plain = (w->is & (LIST_INNER | LIST_CAPTION)) == 0 && !has_figures(w);
}
