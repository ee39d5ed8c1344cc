/* SPDX-License-Identifier: MIT */
#include "host/texts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/service.h"
#include "lang/lang.h"
#include "text/analysis.h"
#include "text/date.h"
#include "text/dateline.h"
#include "text/language.h"
#include "text/term.h"

#define TAG_MOST 8 /* letters of a language's code in a BCP 47 tag */

/* A text of the record, in its language. */
struct reading {
    struct analysis of;
    char language[TAG_MOST + 1];
    struct reading *next;
};

struct texts {
    struct arena *scratch;
    struct pool pool; /* of it */
    uint64_t age;     /* of scratch, when `first` was good */
    struct reading *first;
    struct sentence_rules *rules; /* NULL until somebody asks */
    struct date_words *dates;
    struct dateline_words *datelines;
    struct function_words *words;
    /* The last guess and what it was made of: a record's texts are in one
     * language, and stages ask one after another. */
    char guessed[LANGUAGE_BYTES];
    size_t nguessed, guess;
    bool another; /* the text is in one near to it (language_guess) */
    struct vocabulary *vocabulary; /* NULL until somebody asks for words */
};

static void *
from_scratch(const void *ctx, size_t n)
{
    const struct texts *texts = ctx;

    return arena_alloc(texts->scratch, n);
}

struct texts *
texts_new(struct arena *scratch)
{
    struct texts *texts = mem_zalloc(1, sizeof(*texts));

    texts->scratch = scratch;
    texts->pool = (struct pool){ from_scratch, texts };
    texts->guess = lang_count; /* of no text at all */
    return texts;
}

void
texts_free(struct texts *texts)
{
    if (texts == NULL)
        return;
    sentence_rules_free(texts->rules);
    dateline_words_free(texts->datelines);
    date_words_free(texts->dates);
    free(texts->words);
    vocabulary_free(texts->vocabulary);
    free(texts);
}

/* Make the tables, if nobody has asked before. */
static void
make_tables(struct texts *texts)
{
    if (texts->rules == NULL)
        texts->rules = sentence_rules_new();
    if (texts->words == NULL)
        texts->words = language_words();
    if (texts->dates == NULL)
        texts->dates = date_words_new();
    if (texts->datelines == NULL && texts->dates != NULL)
        texts->datelines = dateline_words_new(texts->dates);
    if (texts->rules == NULL || texts->words == NULL ||
        texts->datelines == NULL)
        mem_exhausted();
}

static void
make_vocabulary(struct texts *texts, const struct pool *pool, size_t language)
{
    if (texts->vocabulary == NULL) {
        texts->vocabulary = vocabulary_new(NULL);
        if (texts->vocabulary == NULL)
            mem_exhausted();
        vocabulary_record(texts->vocabulary, pool);
    }
    if (vocabulary_language(texts->vocabulary, language))
        mem_exhausted();
}

/* ---- the language of a record ------------------------------------------- */

/* The primary part of a tag in lower case; "und" for none. */
static void
primary(const char *tag, size_t n, char out[TAG_MOST + 1])
{
    size_t i;

    for (i = 0; i < n && tag[i] != '-' && tag[i] != '_'; i++) {
        char byte =
            (char)(tag[i] >= 'A' && tag[i] <= 'Z' ? tag[i] + 32 : tag[i]);

        if (i == TAG_MOST || byte < 'a' || byte > 'z')
            break;
        out[i] = byte;
    }
    out[i] = '\0';
    if (i == 0 || (i < n && tag[i] != '-' && tag[i] != '_'))
        strcpy(out, "und");
}

/* The string of a field, or NULL. */
static const char *
string_of(const json_t *rec, const char *field, size_t *n)
{
    const json_t *value = json_object_get(rec, field);

    *n = json_string_length(value);
    return json_string_value(value);
}

/* The language of text[0..n), or lang_count. */
static size_t
guess(struct texts *texts, const char *text, size_t n)
{
    n = n < LANGUAGE_BYTES ? n : LANGUAGE_BYTES;
    if (n != texts->nguessed || memcmp(text, texts->guessed, n) != 0) {
        memcpy(texts->guessed, text, n);
        texts->nguessed = n;
        texts->guess = language_guess(texts->words, text, n, &texts->another);
    }
    return texts->guess;
}

/* The language of a record that does not say it. */
static void
guess_language(struct texts *texts, const json_t *rec, struct reading *reading)
{
    struct cd_text *text = &reading->of.text;
    size_t n, language;
    const char *string = string_of(rec, "text", &n), *tag;

    language = string != NULL ? guess(texts, string, n)
                              : guess(texts, text->s, text->n);
    tag = language < lang_count ? lang_languages[language].tag : "";
    primary(tag, strlen(tag), reading->language);
    text->language_from = language < lang_count ? CD_LANGUAGE_GUESSED
                          : texts->another      ? CD_LANGUAGE_ANOTHER
                                                : CD_LANGUAGE_UNKNOWN;
}

static void
set_language(struct texts *texts, const json_t *rec, struct reading *reading)
{
    struct cd_text *text = &reading->of.text;
    size_t n;
    const char *string = string_of(rec, "language", &n);

    if (n > 0) { /* who says that it cannot be told is believed, too */
        primary(string, n, reading->language);
        text->language_from =
            lang_is_none(reading->language, strlen(reading->language))
                ? CD_LANGUAGE_UNKNOWN
                : CD_LANGUAGE_STATED;
    } else {
        guess_language(texts, rec, reading);
    }
    text->language = reading->language;
    reading->of.language =
        lang_of_tag(reading->language, strlen(reading->language));
    reading->of.rules = sentence_language(texts->rules, reading->of.language);
    if (reading->of.rules == NULL)
        mem_exhausted();
}

/* ---- the texts of a record ---------------------------------------------- */

/* Forget what was taken apart of the record before. */
static void
begin_record(struct texts *texts, const struct pool *pool)
{
    uint64_t age = arena_age(texts->scratch);

    if (texts->age == age)
        return;
    texts->age = age;
    texts->first = NULL;
    if (texts->vocabulary != NULL)
        vocabulary_record(texts->vocabulary, pool);
}

/* The reading with the text and language of `reading`, or NULL. */
static struct reading *
known(struct texts *texts, const struct reading *reading)
{
    const struct cd_text *text = &reading->of.text;
    struct reading *in;

    for (in = texts->first; in != NULL; in = in->next) {
        if (in->of.text.n == text->n &&
            in->of.text.language_from == text->language_from &&
            strcmp(in->language, reading->language) == 0 &&
            memcmp(in->of.text.s, text->s, text->n) == 0)
            return in;
    }
    return NULL;
}

/* What is asked for of text[0..n), in the language of the record. */
static struct reading
asked_of(struct texts *texts, const json_t *rec, const char *text, size_t n)
{
    struct reading asked = { 0 };

    make_tables(texts);
    begin_record(texts, &texts->pool);
    asked.of.text.s = text;
    asked.of.text.n = n;
    set_language(texts, rec, &asked);
    return asked;
}

/* A reading of what is asked for, of which nothing is made yet. */
static struct reading *
new_reading(struct texts *texts, const struct reading *asked)
{
    struct reading *reading = arena_alloc(texts->scratch, sizeof(*reading));

    *reading = *asked;
    analysis_init(
        &reading->of, &texts->pool, asked->of.text.s, asked->of.text.n);
    reading->of.text.language = reading->language;
    reading->of.text.language_from = asked->of.text.language_from;
    reading->of.rules = asked->of.rules;
    reading->of.language = asked->of.language;
    return reading;
}

/* The reading, with these parts made. */
static const struct cd_text *
make_parts(struct texts *texts, struct reading *reading, uint32_t parts)
{
    if (parts & CD_TEXT_WORDS & ~CD_TEXT_TOKENS) {
        make_vocabulary(texts, &texts->pool, reading->of.language);
        reading->of.vocabulary = texts->vocabulary;
    }
    analysis_make(&reading->of, &texts->pool, parts);
    return &reading->of.text;
}

static const struct cd_text *
texts_read(
    struct texts *texts, const json_t *rec, const char *field, uint32_t parts)
{
    struct reading asked, *reading;
    size_t n;
    const char *text = string_of(rec, field, &n);

    if (text == NULL || n >= UINT32_MAX)
        return NULL;
    asked = asked_of(texts, rec, text, n);
    reading = known(texts, &asked);
    if (reading == NULL) {
        reading = new_reading(texts, &asked);
        reading->of.datelines = texts->datelines;
        reading->next = texts->first;
        texts->first = reading;
    }
    return make_parts(texts, reading, parts);
}

/* What is cut is not remembered: there may be many pieces, and who asks has
 * them in hand. */
static const struct cd_text *
texts_cut(struct texts *texts, const json_t *rec, const char *text, size_t n,
    uint32_t parts)
{
    struct reading asked;

    if (n >= UINT32_MAX)
        return NULL;
    asked = asked_of(texts, rec, text, n);
    return make_parts(texts, new_reading(texts, &asked), parts);
}

/* What plugins are shown is the first member of the analysis. */
static struct analysis *
analysis_of(const struct cd_text *text)
{
    return (struct analysis *)(uintptr_t)text;
}

static size_t
texts_code_points(struct texts *texts, const struct cd_text *text, size_t at)
{
    return analysis_code_points(analysis_of(text), &texts->pool, at);
}

static const struct cd_term *
texts_terms(struct texts *texts, const struct cd_text *text, size_t at,
    size_t end, size_t *n)
{
    return term_cut(analysis_of(text), &texts->pool, at, end, n);
}

/* ---- the extension --------------------------------------------------------
 */

static struct texts *
texts_of(const struct cd_host *host)
{
    return ((const struct service *)host->impl)->texts;
}

static const struct cd_text *
do_read(const struct cd_host *host, const json_t *rec, const char *field,
    uint32_t parts)
{
    return texts_read(texts_of(host), rec, field, parts);
}

static size_t
do_code_points(
    const struct cd_host *host, const struct cd_text *text, size_t at)
{
    return texts_code_points(texts_of(host), text, at);
}

static const struct cd_word *
do_word(const struct cd_host *host, uint32_t number)
{
    const struct vocabulary *vocabulary = texts_of(host)->vocabulary;

    return vocabulary != NULL && number < vocabulary_count(vocabulary)
               ? vocabulary_word(vocabulary, number)
               : NULL;
}

static uint32_t
do_word_count(const struct cd_host *host)
{
    const struct vocabulary *vocabulary = texts_of(host)->vocabulary;

    return vocabulary != NULL ? vocabulary_count(vocabulary) : 0;
}

static int
do_word_class(const struct cd_host *host, const char *name)
{
    const struct lang_class *class;

    (void)host;
    for (class = lang_classes; class->name != NULL; class ++) {
        if (strcmp(class->name, name) == 0)
            return (int)class->class;
    }
    return -1;
}

static const struct cd_term *
do_terms(const struct cd_host *host, const struct cd_text *text, size_t at,
    size_t end, size_t *n)
{
    return texts_terms(texts_of(host), text, at, end, n);
}

static uint32_t
do_number(const struct cd_host *host, const struct cd_text *text,
    const char *string, size_t n)
{
    const struct analysis *a = analysis_of(text);

    (void)host;
    return vocabulary_number(a->vocabulary, a->language, string, n);
}

static const struct cd_text *
do_cut(const struct cd_host *host, const json_t *rec, const char *string,
    size_t n, uint32_t parts)
{
    return texts_cut(texts_of(host), rec, string, n, parts);
}

static const struct cd_text_1 text_1 = { .size = sizeof(struct cd_text_1),
    .read = do_read,
    .code_points = do_code_points,
    .word = do_word,
    .word_count = do_word_count,
    .word_class = do_word_class,
    .terms = do_terms,
    .number = do_number,
    .cut = do_cut };

const void *
texts_extension(struct texts *texts, const char *name)
{
    if (strcmp(name, CD_TEXT_1) != 0)
        return NULL;
    make_tables(texts);
    return &text_1;
}
