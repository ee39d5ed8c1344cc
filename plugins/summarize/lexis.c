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

#define RAREST   2e-4 /* share of articles assumed for an unknown stem */
#define SUBJECTS (LANG_BIT(LANG_HE) | LANG_BIT(LANG_SHE) | LANG_BIT(LANG_THEY))
#define OBJECTS  (LANG_BIT(LANG_IT) | LANG_BIT(LANG_HIS) | LANG_BIT(LANG_HERS))
/* Document frequencies are counts per 100,000 articles */
#define SCALE 100000.0
/* Words there is room for at first: more than the vocabulary keeps for the next
 * record.  Memory that is never touched costs nothing. */
#define LEAST 65536

struct lexis_tables {
    /* The first words of phrases by lang_languages; the last table, of no
     * language, is empty. */
    struct words **firsts;
    struct lists_phrase *phrases;
};

/* ---- tables ---------------------------------------------------------------
 */

/* Add the first word of each phrase of a language, with the index of the first
 * phrase that it begins.  -1 if memory runs out. */
static int
fill_phrases(struct words *first_words, const struct lists_phrase *phrases,
    size_t language)
{
    uint32_t which, i, inner;

    for (which = 0; phrases[which].words != NULL; which++) {
        const char *text = phrases[which].words;
        size_t n = strcspn(text, " ");

        if (phrases[which].language != language)
            continue;
        if (which > 0 && phrases[which - 1].language == language &&
            strcspn(phrases[which - 1].words, " ") == n &&
            memcmp(phrases[which - 1].words, text, n) == 0)
            continue;
        inner = 0;
        for (i = which;
             phrases[i].words != NULL && phrases[i].language == language &&
             strncmp(phrases[i].words, text, n + 1) == 0;
             i++)
            inner |= phrases[i].classes & ~LANG_BIT(LANG_CONNECTIVE_PHRASE);
        if (words_add(first_words, text, n,
                LIST_PHRASE | (inner != 0 ? LIST_INNER : 0) |
                    which * LIST_WHICH))
            return -1;
    }
    return 0;
}

struct lexis_tables *
lexis_tables_new(void)
{
    struct lexis_tables *tables = calloc(1, sizeof(*tables));
    size_t i;

    if (tables == NULL)
        return NULL;
    tables->phrases = lists_phrases();
    tables->firsts = calloc(lang_count + 1, sizeof(struct words *));
    if (tables->phrases == NULL || tables->firsts == NULL)
        goto err0;
    for (i = 0; i <= lang_count; i++) {
        tables->firsts[i] = words_new(16);
        if (tables->firsts[i] == NULL ||
            fill_phrases(tables->firsts[i], tables->phrases, i))
            goto err0;
    }
    return tables;
err0:
    lexis_tables_free(tables);
    return NULL;
}

void
lexis_tables_free(struct lexis_tables *tables)
{
    size_t i;

    if (tables == NULL)
        return;
    for (i = 0; tables->firsts != NULL && i <= lang_count; i++)
        words_free(tables->firsts[i]);
    free(tables->firsts);
    free(tables->phrases);
    free(tables);
}

/* ---- the memory -------------------------------------------------------------
 */

/* Make room for `cap` words, forgetting all.  -1 if memory runs out. */
static int
resize_tables(struct lexis *lexis, uint32_t cap)
{
    struct lexis_word *words = calloc(cap, sizeof(*words));
    struct lexis_stem *stems = calloc(cap, sizeof(*stems));

    if (words == NULL || stems == NULL) {
        free(words);
        free(stems);
        return -1;
    }
    free(lexis->words);
    free(lexis->stems);
    lexis->words = words;
    lexis->stems = stems;
    lexis->cap = cap;
    return 0;
}

int
lexis_init(struct lexis *lexis, const struct lexis_tables *tables)
{
    *lexis = (struct lexis){ .tables = tables, .page = page_new() };
    return lexis->page != NULL ? resize_tables(lexis, LEAST) : -1;
}

void
lexis_drop(struct lexis *lexis)
{
    free(lexis->words);
    free(lexis->stems);
    page_free(lexis->page);
    *lexis = (struct lexis){ .tables = lexis->tables };
}

int
lexis_begin(struct lexis *lexis, const struct cd_text *text, uint32_t count)
{
    uint32_t cap = lexis->cap;

    while (cap < count)
        cap = cap < UINT32_MAX / 2 ? 2 * cap : UINT32_MAX;
    if (cap > lexis->cap) {
        if (resize_tables(lexis, cap))
            return -1;
    } else if (lexis->vocabulary != text->vocabulary) {
        memset(lexis->words, 0, lexis->cap * sizeof(*lexis->words));
        memset(lexis->stems, 0, lexis->cap * sizeof(*lexis->stems));
    }
    lexis->vocabulary = text->vocabulary;
    lexis->language = lang_of_tag(text->language, strlen(text->language));
    lexis->phrases = lexis->tables->firsts[lexis->language];
    return page_begin(lexis->page, lexis->language);
}

const struct lists_phrase *
lexis_phrases(const struct lexis *lexis)
{
    return lexis->tables->phrases;
}

const struct page *
lexis_page(const struct lexis *lexis)
{
    return lexis->page;
}

bool
lexis_counted(const struct lexis *lexis)
{
    return lexis->language < lang_count &&
           lang_languages[lexis->language].frequencies != NULL;
}

bool
lexis_capital_nouns(const struct lexis *lexis)
{
    return lang_has(lexis->language, LANG_CAPITAL_NOUNS);
}

bool
lexis_unspaced(const struct lexis *lexis)
{
    return lang_has(lexis->language, LANG_UNSPACED);
}

/* ---- words ------------------------------------------------------------------
 */

/* The classes of the group `story`: LIST_STOP and others. */
static uint32_t
story_classes(const struct cd_word *word)
{
    return word->classes[LANG_STORY_GROUP];
}

/* Fill in the stem of a word; it is itself a word of the vocabulary. */
static struct lexis_stem *
learn_stem(struct lexis *lexis, const struct cd_word *word)
{
    struct lexis_stem *learnt = &lexis->stems[word->stem];
    const struct cd_word *stem;
    size_t k, len;

    if (learnt->known)
        return learnt;
    stem = lexis->source.word(lexis->source.ctx, word->stem);
    *learnt = (struct lexis_stem){ .s = stem->s,
        .n = (uint8_t)stem->n,
        .known = true,
        .stop = (story_classes(stem) & LIST_STOP) != 0,
        .figure = true };
    learnt->idf = -number_log(
        (word->frequency > 0 ? word->frequency / SCALE : RAREST) + RAREST);
    for (k = 0; k < learnt->n; k += len) {
        learnt->figure = learnt->figure &&
                         chars_digit(step_at(learnt->s, learnt->n, k, &len));
        learnt->letters++;
    }
    return learnt;
}

/* Does the word have an ASCII digit? */
static bool
has_figures(const struct lexis_word *word)
{
    uint32_t i;

    for (i = 0; i < word->n; i++) {
        if (word->s[i] >= '0' && word->s[i] <= '9')
            return true;
    }
    return false;
}

/* REFER_... from the classes of three groups; 0 for most words. */
static uint8_t
refer_bits(const struct cd_word *word)
{
    uint32_t grammar = word->classes[LANG_GRAMMAR_GROUP];
    uint32_t meaning = word->classes[LANG_MEANING_GROUP];
    uint32_t story = word->classes[LANG_STORY_GROUP];
    bool possessive = (grammar & LANG_BIT(LANG_POSSESSIVE)) != 0;
    bool definite = (meaning & LANG_BIT(LANG_DEFINITE)) != 0;
    unsigned refer = 0;

    if ((grammar | meaning | story) == 0)
        return 0;
    if ((grammar & SUBJECTS) != 0 && !CD_WORD_IS(word, LANG_NOBODY))
        refer |= REFER_PRONOUN | REFER_SUBJECT;
    if ((grammar & OBJECTS) != 0 ||
        ((story & LIST_PRONOUN) != 0 && (story & LIST_SELF) == 0 &&
            !CD_WORD_IS(word, LANG_NOBODY)))
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

/* PART_... from the classes of a word. */
static uint16_t
part_bits(const struct cd_word *word)
{
    uint32_t grammar = word->classes[LANG_GRAMMAR_GROUP];
    uint32_t meaning = word->classes[LANG_MEANING_GROUP];
    uint32_t detail = word->classes[LANG_DETAIL_GROUP];
    uint32_t date = word->classes[LANG_DATE_GROUP];
    unsigned part = 0;

    if ((story_classes(word) & LIST_STOP) != 0 ||
        (grammar & ~NO_FUNCTION) != 0 || CD_WORD_IS(word, LANG_TELLS_LANGUAGE))
        part |= PART_FUNCTION;
    if ((grammar & (LANG_BIT(LANG_DETERMINER) | LANG_BIT(LANG_PREPOSITION))) !=
        0)
        part |= PART_BEFORE_NOUN;
    if ((grammar & SUBJECT) != 0)
        part |= PART_BEFORE_VERB;
    if ((grammar & VERB) != 0 && (grammar & LANG_BIT(LANG_VERB_OR_NOUN)) == 0)
        part |= PART_VERB;
    if ((grammar & LANG_BIT(LANG_TIME_NOUN)) != 0 || date != 0 ||
        (story_classes(word) & LIST_DAY) != 0)
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
lexis_learn(struct lexis *lexis, uint32_t number)
{
    const struct cd_word *from = lexis->source.word(lexis->source.ctx, number);
    struct lexis_word *word = &lexis->words[number];

    *word = (struct lexis_word){ .s = from->s,
        .n = (uint8_t)from->n,
        .known = true,
        .stem = learn_stem(lexis, from),
        .is = story_classes(from) | words_get(lexis->phrases, from->s, from->n),
        .part = part_bits(from),
        .refer = refer_bits(from) };
    word->content = (word->is & LIST_STOP) == 0 && !word->stem->stop &&
                    (word->stem->letters > 1 || word->stem->figure);
    word->plain =
        (word->is & (LIST_INNER | LIST_CAPTION)) == 0 && !has_figures(word);
}
