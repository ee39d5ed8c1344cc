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
    struct vocabulary *vocabulary; /* NULL until somebody asks for words */
};

static void *
from_scratch(const void *ctx, size_t n)
{
    const struct texts *x = ctx;

    return arena_alloc(x->scratch, n);
}

struct texts *
texts_new(struct arena *scratch)
{
    struct texts *x = mem_zalloc(1, sizeof(*x));

    x->scratch = scratch;
    x->pool = (struct pool){ from_scratch, x };
    x->guess = lang_count; /* of no text at all */
    return x;
}

void
texts_free(struct texts *x)
{
    if (x == NULL)
        return;
    sentence_rules_free(x->rules);
    dateline_words_free(x->datelines);
    date_words_free(x->dates);
    free(x->words);
    vocabulary_free(x->vocabulary);
    free(x);
}

/* Make the tables, if nobody has asked before. */
static void
make_tables(struct texts *x)
{
    if (x->rules == NULL)
        x->rules = sentence_rules_new();
    if (x->words == NULL)
        x->words = language_words();
    if (x->dates == NULL)
        x->dates = date_words_new();
    if (x->datelines == NULL && x->dates != NULL)
        x->datelines = dateline_words_new(x->dates);
    if (x->rules == NULL || x->words == NULL || x->datelines == NULL)
        mem_exhausted();
}

static void
make_vocabulary(struct texts *x, const struct pool *p, size_t language)
{
    if (x->vocabulary == NULL) {
        x->vocabulary = vocabulary_new(NULL);
        if (x->vocabulary == NULL)
            mem_exhausted();
        vocabulary_record(x->vocabulary, p);
    }
    if (vocabulary_language(x->vocabulary, language))
        mem_exhausted();
}

/* ---- the language of a record ------------------------------------------- */

/* The primary part of a tag in small letters; "und" for none. */
static void
primary(const char *tag, size_t n, char out[TAG_MOST + 1])
{
    size_t i;

    for (i = 0; i < n && tag[i] != '-' && tag[i] != '_'; i++) {
        char c = (char)(tag[i] >= 'A' && tag[i] <= 'Z' ? tag[i] + 32 : tag[i]);

        if (i == TAG_MOST || c < 'a' || c > 'z')
            break;
        out[i] = c;
    }
    out[i] = '\0';
    if (i == 0 || (i < n && tag[i] != '-' && tag[i] != '_'))
        strcpy(out, "und");
}

/* The string of a field, or NULL. */
static const char *
string_of(const json_t *rec, const char *field, size_t *n)
{
    const json_t *v = json_object_get(rec, field);

    *n = json_string_length(v);
    return json_string_value(v);
}

/* The language of s[0..n), or lang_count. */
static size_t
guess(struct texts *x, const char *s, size_t n)
{
    n = n < LANGUAGE_BYTES ? n : LANGUAGE_BYTES;
    if (n != x->nguessed || memcmp(s, x->guessed, n) != 0) {
        memcpy(x->guessed, s, n);
        x->nguessed = n;
        x->guess = language_guess(x->words, s, n);
    }
    return x->guess;
}

static void
set_language(struct texts *x, const json_t *rec, struct reading *r)
{
    struct cd_text *t = &r->of.text;
    size_t n;
    const char *s = string_of(rec, "language", &n);

    primary(s, s != NULL ? n : 0, r->language);
    t->language_from = CD_LANGUAGE_STATED;
    if (strcmp(r->language, "und") == 0) {
        size_t language;

        s = string_of(rec, "text", &n);
        language = s != NULL ? guess(x, s, n) : guess(x, t->s, t->n);
        t->language_from = CD_LANGUAGE_UNKNOWN;
        if (language < lang_count) {
            primary(lang_languages[language].tag,
                strlen(lang_languages[language].tag), r->language);
            t->language_from = CD_LANGUAGE_GUESSED;
        }
    }
    t->language = r->language;
    r->of.rules = sentence_language(x->rules, r->language);
    if (r->of.rules == NULL)
        mem_exhausted();
    r->of.language = lang_of_tag(r->language, strlen(r->language));
}

/* ---- the texts of a record ---------------------------------------------- */

/* Forget what was taken apart of the record before. */
static void
begin_record(struct texts *x, const struct pool *p)
{
    uint64_t age = arena_age(x->scratch);

    if (x->age == age)
        return;
    x->age = age;
    x->first = NULL;
    if (x->vocabulary != NULL)
        vocabulary_record(x->vocabulary, p);
}

/* The reading with the text and language of `r`, or NULL. */
static struct reading *
known(struct texts *x, const struct reading *r)
{
    const struct cd_text *t = &r->of.text;
    struct reading *k;

    for (k = x->first; k != NULL; k = k->next) {
        if (k->of.text.n == t->n &&
            k->of.text.language_from == t->language_from &&
            strcmp(k->language, r->language) == 0 &&
            memcmp(k->of.text.s, t->s, t->n) == 0)
            return k;
    }
    return NULL;
}

static const struct cd_text *
texts_read(
    struct texts *x, const json_t *rec, const char *field, uint32_t parts)
{
    struct reading asked = { 0 }, *r;
    size_t n;
    const char *s = string_of(rec, field, &n);

    if (s == NULL || n >= UINT32_MAX)
        return NULL;
    make_tables(x);
    begin_record(x, &x->pool);
    asked.of.text.s = s;
    asked.of.text.n = n;
    set_language(x, rec, &asked);
    r = known(x, &asked);
    if (r == NULL) {
        r = arena_alloc(x->scratch, sizeof(*r));
        *r = asked;
        analysis_init(&r->of, &x->pool, s, n);
        r->of.text.language = r->language;
        r->of.text.language_from = asked.of.text.language_from;
        r->of.rules = asked.of.rules;
        r->of.datelines = x->datelines;
        r->of.language = asked.of.language;
        r->next = x->first;
        x->first = r;
    }
    if (parts & CD_TEXT_WORDS & ~CD_TEXT_TOKENS) {
        make_vocabulary(x, &x->pool, r->of.language);
        r->of.vocabulary = x->vocabulary;
    }
    analysis_make(&r->of, &x->pool, parts);
    return &r->of.text;
}

/* What plugins are shown is the first member of the analysis. */
static struct analysis *
analysis_of(const struct cd_text *t)
{
    return (struct analysis *)(uintptr_t)t;
}

static size_t
texts_code_points(struct texts *x, const struct cd_text *t, size_t at)
{
    return analysis_code_points(analysis_of(t), &x->pool, at);
}

static const struct cd_term *
texts_terms(
    struct texts *x, const struct cd_text *t, size_t at, size_t end, size_t *n)
{
    return term_cut(analysis_of(t), &x->pool, at, end, n);
}

/* ---- the extension --------------------------------------------------------
 */

static struct texts *
texts_of(const struct cd_host *h)
{
    return ((const struct service *)h->impl)->texts;
}

static const struct cd_text *
do_read(const struct cd_host *h, const json_t *rec, const char *field,
    uint32_t parts)
{
    return texts_read(texts_of(h), rec, field, parts);
}

static size_t
do_code_points(const struct cd_host *h, const struct cd_text *t, size_t at)
{
    return texts_code_points(texts_of(h), t, at);
}

static const struct cd_word *
do_word(const struct cd_host *h, uint32_t number)
{
    const struct vocabulary *v = texts_of(h)->vocabulary;

    return v != NULL && number < vocabulary_count(v)
               ? vocabulary_word(v, number)
               : NULL;
}

static uint32_t
do_word_count(const struct cd_host *h)
{
    const struct vocabulary *v = texts_of(h)->vocabulary;

    return v != NULL ? vocabulary_count(v) : 0;
}

static int
do_word_class(const struct cd_host *h, const char *name)
{
    const struct lang_class *c;

    (void)h;
    for (c = lang_classes; c->name != NULL; c++) {
        if (strcmp(c->name, name) == 0)
            return (int)c->class;
    }
    return -1;
}

static const struct cd_term *
do_terms(const struct cd_host *h, const struct cd_text *t, size_t at,
    size_t end, size_t *n)
{
    return texts_terms(texts_of(h), t, at, end, n);
}

static uint32_t
do_number(
    const struct cd_host *h, const struct cd_text *t, const char *s, size_t n)
{
    const struct analysis *a = analysis_of(t);

    (void)h;
    return vocabulary_number(a->vocabulary, a->language, s, n);
}

static const struct cd_text_1 text_1 = { .size = sizeof(struct cd_text_1),
    .read = do_read,
    .code_points = do_code_points,
    .word = do_word,
    .word_count = do_word_count,
    .word_class = do_word_class,
    .terms = do_terms,
    .number = do_number };

const void *
texts_extension(struct texts *x, const char *name)
{
    if (strcmp(name, CD_TEXT_1) != 0)
        return NULL;
    make_tables(x);
    return &text_1;
}
