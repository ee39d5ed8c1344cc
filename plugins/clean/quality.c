/* SPDX-License-Identifier: MIT */
#include "quality.h"

#include <string.h>

#include <copydesk/record.h>

#include "ngrams.h"
#include "quality_line.h"
#include "quality_words.h"
#include "shape.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"
#include "text/wordcount.h"

#define SHORT_LINE  30    /* characters: FineWeb */
#define NGRAM_WORDS 65536 /* words that are looked at for repeats */

/* What is counted in a text. */
struct counts {
    size_t words, characters, sentences, retained_sentences, lines;
    size_t word_characters, alpha_words, hashes, ellipses;
    size_t bullet_lines, ellipsis_lines, ended_lines, short_lines;
    size_t braces, javascript, lorem_ipsum;
    uint64_t stops; /* bits of the words met */
};

struct measurer {
    const struct quality_words *stops;
    const struct pool *pool;
    const struct cd_text *text;
    size_t sentence; /* of the text, the first that was not counted */
    struct counts c;
    struct ngrams_word *words;
    size_t nwords, words_cap;
    struct ngrams_word *lines; /* a line is a run of one "word" */
    size_t nlines, lines_cap;
};

/* ---- words --------------------------------------------------------------- */

static uint64_t
hash_of_word(const char *text, size_t n)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    size_t i;

    for (i = 0; i < n; i++)
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(0x100000001b3);
    return (hash ^ hash >> 31) * UINT64_C(0xff51afd7ed558ccd);
}

/* The word without the marks around it. */
static struct str
bare(const char *text, size_t n)
{
    struct str word = { text, n };
    size_t len;

    while (word.n > 0 && !chars_letter(utf8_first(word.s, word.n))) {
        utf8_decode(word.s, word.n, &len);
        word.s += len;
        word.n -= len;
    }
    while (word.n > 0 && !chars_letter(shape_last(word.s, word.n)))
        word.n -= utf8_back(word.s, word.n);
    return word;
}

static void
add_stop(struct measurer *measurer, const char *text, size_t n)
{
    struct str word = bare(text, n);

    if (word.n > 0)
        measurer->c.stops |= quality_words_bit(measurer->stops, word.s, word.n);
}

/* A stretch between blanks: a word if it has a letter or a digit. */
static void
count_word(struct measurer *measurer, const char *text, size_t n)
{
    size_t i, len, chars = 0, points = 0;
    bool letter = false;
    struct ngrams_word *word;

    for (i = 0; i < n; i += len) {
        uint32_t code = utf8_decode(text + i, n - i, &len);

        chars++;
        letter = letter || chars_letter(code);
        measurer->c.hashes += code == '#';
        measurer->c.ellipses += code == 0x2026;
        /* Three full stops, and not again for those behind the first. */
        measurer->c.ellipses += code == '.' && ++points % 3 == 0;
        points = code == '.' ? points : 0;
    }
    if (!letter && wordcount_of(text, n, 1) == 0)
        return;
    measurer->c.words++;
    measurer->c.word_characters += chars;
    if (letter) {
        measurer->c.alpha_words++;
        add_stop(measurer, text, n);
    }
    if (measurer->nwords == NGRAM_WORDS)
        return;
    pool_push(
        measurer->pool, measurer->words, measurer->nwords, measurer->words_cap);
    word = &measurer->words[measurer->nwords++];
    word->hash = hash_of_word(text, n);
    word->n = (uint32_t)chars;
}

/* ---- lines --------------------------------------------------------------- */

/* How many of the sentences that begin before byte `end`, and were not asked
 * for before, end as one does: a heading is none. */
static size_t
sentences_before(struct measurer *measurer, size_t end)
{
    const struct cd_text *text = measurer->text;
    size_t count = 0;

    for (; measurer->sentence < text->nsentences &&
           text->sentences[measurer->sentence].at < end;
         measurer->sentence++) {
        const struct cd_sentence *sentence =
            &text->sentences[measurer->sentence];

        count += quality_ended(text->s + sentence->at, sentence->n);
    }
    return count;
}

static void
add_line(struct measurer *measurer, const char *text, size_t n)
{
    struct counts *counts = &measurer->c;
    struct ngrams_word *line;
    size_t i = 0, len, chars = utf8_count(text, n);
    size_t ends =
        sentences_before(measurer, (size_t)(text - measurer->text->s) + n);

    counts->lines++;
    counts->characters += chars;
    counts->sentences += ends;
    counts->retained_sentences += quality_retained(text, n) ? ends : 0;
    counts->bullet_lines += quality_bullet(text, n);
    counts->ellipsis_lines += quality_trails_off(text, n);
    counts->ended_lines += quality_ended(text, n);
    counts->short_lines += chars < SHORT_LINE;
    counts->javascript += quality_mentions(text, n, "javascript");
    counts->lorem_ipsum += quality_mentions(text, n, "lorem ipsum");
    for (i = 0; i < n; i++)
        counts->braces += text[i] == '{';
    pool_push(
        measurer->pool, measurer->lines, measurer->nlines, measurer->lines_cap);
    line = &measurer->lines[measurer->nlines++];
    line->hash = hash_of_word(text, n);
    line->n = (uint32_t)(chars < UINT32_MAX ? chars : UINT32_MAX);
    for (i = 0; i < n; i += len) {
        i += space_lead(text + i, n - i);
        len = space_word(text + i, n - i);
        if (len > 0)
            count_word(measurer, text + i, len);
    }
}

static void
measure_text(struct measurer *measurer)
{
    const struct cd_text *text = measurer->text;
    size_t i = 0;

    while (i < text->n) {
        const char *string = text->s + i;
        const char *end = memchr(string, '\n', text->n - i);
        size_t n = end != NULL ? (size_t)(end - string) : text->n - i;

        i += n + 1;
        n = space_trim(&string, n);
        if (n > 0)
            add_line(measurer, string, n);
    }
}

/* ---- writing ------------------------------------------------------------- */

/* A share to four places: the same digits on every machine. */
static double
share(size_t part, size_t whole)
{
    if (whole == 0)
        return 0;
    return (double)((part * 10000 + whole / 2) / whole) / 10000;
}

/* One measure: a count, or a share if there is a whole. */
struct measure {
    const char *name;
    size_t part, whole;
    bool share;
};

static int
set_measures(json_t *quality, const struct measure *measure, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        json_t *value =
            measure[i].share
                ? json_real(share(measure[i].part, measure[i].whole))
                : json_integer((json_int_t)measure[i].part);

        if (json_object_set_new(quality, measure[i].name, value))
            return -1;
    }
    return 0;
}

#define COUNT(name, n) \
    { \
        (name), (n), 0, false \
    }
#define SHARE(name, part, whole) \
    { \
        (name), (part), (whole), true \
    }
#define SET(q, v) set_measures((q), (v), sizeof(v) / sizeof((v)[0]))

static int
set_words(json_t *quality, const struct measurer *measurer)
{
    const struct counts *counts = &measurer->c;
    const struct measure measure[] = {
        COUNT("words", counts->words),
        COUNT("characters", counts->characters),
        COUNT("sentences", counts->sentences),
        COUNT("retained_sentences", counts->retained_sentences),
        COUNT("lines", counts->lines),
        SHARE("mean_word_length", counts->word_characters, counts->words),
        SHARE("alpha_words", counts->alpha_words, counts->words),
        COUNT("stop_words", quality_words_most(measurer->stops, counts->stops)),
        SHARE("symbols",
            counts->hashes > counts->ellipses ? counts->hashes
                                              : counts->ellipses,
            counts->words),
        COUNT("braces", counts->braces),
        COUNT("javascript", counts->javascript),
        COUNT("lorem_ipsum", counts->lorem_ipsum),
    };

    return SET(quality, measure);
}

static int
set_lines(json_t *quality, struct measurer *measurer, struct ngrams *ngrams)
{
    const struct counts *counts = &measurer->c;
    size_t characters =
               ngrams_again(ngrams, measurer->lines, measurer->nlines, 1),
           i;

    /* Once more, each line of the length one. */
    for (i = 0; i < measurer->nlines; i++)
        measurer->lines[i].n = 1;
    const struct measure measure[] = {
        SHARE("bullet_lines", counts->bullet_lines, counts->lines),
        SHARE("ellipsis_lines", counts->ellipsis_lines, counts->lines),
        SHARE("ended_lines", counts->ended_lines, counts->lines),
        SHARE("short_lines", counts->short_lines, counts->lines),
        SHARE("duplicate_lines",
            ngrams_again(ngrams, measurer->lines, measurer->nlines, 1),
            counts->lines),
        SHARE("duplicate_line_characters", characters, counts->characters),
    };

    return SET(quality, measure);
}

static int
set_ngrams(
    json_t *quality, const struct measurer *measurer, struct ngrams *ngrams)
{
    static const struct {
        const char *name;
        size_t k;
        size_t (*measure)(
            struct ngrams *, const struct ngrams_word *, size_t, size_t);
    } rows[] = {
        { "top_2grams", 2, ngrams_top },
        { "top_3grams", 3, ngrams_top },
        { "top_4grams", 4, ngrams_top },
        { "duplicate_5grams", 5, ngrams_again },
        { "duplicate_6grams", 6, ngrams_again },
        { "duplicate_7grams", 7, ngrams_again },
        { "duplicate_8grams", 8, ngrams_again },
        { "duplicate_9grams", 9, ngrams_again },
        { "duplicate_10grams", 10, ngrams_again },
    };
    size_t characters = 0, i;

    for (i = 0; i < measurer->nwords; i++)
        characters += measurer->words[i].n;
    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct measure measures = SHARE(rows[i].name,
            rows[i].measure(
                ngrams, measurer->words, measurer->nwords, rows[i].k),
            characters);

        if (set_measures(quality, &measures, 1))
            return -1;
    }
    return 0;
}

static int
set_all_measures(
    json_t *quality, struct measurer *measurer, const struct pool *pool)
{
    size_t most = measurer->nwords > measurer->nlines ? measurer->nwords
                                                      : measurer->nlines;
    struct ngrams *ngrams = ngrams_new(pool, most);

    return set_words(quality, measurer) ||
                   set_lines(quality, measurer, ngrams) ||
                   set_ngrams(quality, measurer, ngrams)
               ? -1
               : 0;
}

int
quality_write(const struct cd_host *host, json_t *rec, const struct pool *pool,
    const struct quality_words *stops, const struct cd_text *text)
{
    struct measurer measurer = { .stops = stops, .pool = pool, .text = text };
    json_t *quality = json_object();

    measure_text(&measurer);
    if (quality == NULL || set_all_measures(quality, &measurer, pool)) {
        json_decref(quality);
        return cd_fail(host, "out of memory");
    }
    return cd_set(host, rec, "quality", quality);
}
