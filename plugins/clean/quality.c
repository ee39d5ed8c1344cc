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

#define SHORT_LINE  30    /* characters: FineWeb */
#define NGRAM_WORDS 65536 /* words that are looked at for repeats */

/* What is counted in a text. */
struct counts {
    size_t words, characters, sentences, retained_sentences, lines;
    size_t word_characters, alpha_words, hashes, ellipses;
    size_t bullet_lines, ellipsis_lines, ended_lines, short_lines;
    size_t duplicate_lines, duplicate_characters;
    size_t braces, javascript, lorem_ipsum;
    uint64_t stops; /* bits of the words met */
};

struct measurer {
    const struct quality_words *stops;
    const struct pool *pool;
    struct counts c;
    struct ngrams_word *words;
    size_t nwords, words_cap;
    struct ngrams_word *lines; /* a line is a run of one "word" */
    size_t nlines, lines_cap;
};

/* ---- words --------------------------------------------------------------- */

static uint64_t
hash_of(const char *s, size_t n)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    size_t i;

    for (i = 0; i < n; i++)
        h = (h ^ (unsigned char)s[i]) * UINT64_C(0x100000001b3);
    return (h ^ h >> 31) * UINT64_C(0xff51afd7ed558ccd);
}

/* The word without the marks around it. */
static struct str
bare(const char *s, size_t n)
{
    struct str w = { s, n };
    size_t len;

    while (w.n > 0 && !chars_letter(utf8_first(w.s, w.n))) {
        utf8_decode(w.s, w.n, &len);
        w.s += len;
        w.n -= len;
    }
    while (w.n > 0 && !chars_letter(shape_last(w.s, w.n)))
        w.n -= utf8_back(w.s, w.n);
    return w;
}

static void
add_stop(struct measurer *m, const char *s, size_t n)
{
    struct str w = bare(s, n);

    if (w.n > 0)
        m->c.stops |= quality_words_bit(m->stops, w.s, w.n);
}

/* A stretch between blanks: a word if it has a letter or a digit. */
static void
add_word(struct measurer *m, const char *s, size_t n)
{
    size_t i, len, chars = 0, points = 0;
    bool letter = false, digit = false;
    struct ngrams_word *w;

    for (i = 0; i < n; i += len) {
        uint32_t c = utf8_decode(s + i, n - i, &len);

        chars++;
        letter = letter || chars_letter(c);
        digit = digit || chars_digit(c);
        m->c.hashes += c == '#';
        m->c.ellipses += c == 0x2026;
        /* Three points, and not again for those behind the first. */
        m->c.ellipses += c == '.' && ++points % 3 == 0;
        points = c == '.' ? points : 0;
    }
    if (!letter && !digit)
        return;
    m->c.words++;
    m->c.word_characters += chars;
    if (letter) {
        m->c.alpha_words++;
        add_stop(m, s, n);
    }
    if (m->nwords == NGRAM_WORDS)
        return;
    pool_push(m->pool, m->words, m->nwords, m->words_cap);
    w = &m->words[m->nwords++];
    w->hash = hash_of(s, n);
    w->n = (uint32_t)chars;
}

/* ---- lines --------------------------------------------------------------- */

/* Stretches that end in a point or its like. */
static size_t
sentences(const char *s, size_t n)
{
    size_t i = 0, len, count = 0;

    while (i < n) {
        len = shape_sentence(s + i, n - i);
        len = len > 0 ? len : 1;
        count += quality_ended(s + i, len);
        i += len + space_lead(s + i + len, n - i - len);
    }
    return count;
}

static void
add_line(struct measurer *m, const char *s, size_t n)
{
    struct counts *c = &m->c;
    struct ngrams_word *line;
    size_t i = 0, len, chars = utf8_count(s, n), ends = sentences(s, n);

    c->lines++;
    c->characters += chars;
    c->sentences += ends;
    c->retained_sentences += quality_retained(s, n) ? ends : 0;
    c->bullet_lines += quality_bullet(s, n);
    c->ellipsis_lines += quality_trails_off(s, n);
    c->ended_lines += quality_ended(s, n);
    c->short_lines += chars < SHORT_LINE;
    c->javascript += quality_mentions(s, n, "javascript");
    c->lorem_ipsum += quality_mentions(s, n, "lorem ipsum");
    for (i = 0; i < n; i++)
        c->braces += s[i] == '{';
    pool_push(m->pool, m->lines, m->nlines, m->lines_cap);
    line = &m->lines[m->nlines++];
    line->hash = hash_of(s, n);
    line->n = (uint32_t)(chars < UINT32_MAX ? chars : UINT32_MAX);
    for (i = 0; i < n; i += len) {
        i += space_lead(s + i, n - i);
        len = space_word(s + i, n - i);
        if (len > 0)
            add_word(m, s + i, len);
    }
}

static void
add_text(struct measurer *m, struct str text)
{
    size_t i = 0;

    while (i < text.n) {
        const char *s = text.s + i;
        const char *end = memchr(s, '\n', text.n - i);
        size_t n = end != NULL ? (size_t)(end - s) : text.n - i;

        i += n + 1;
        n = space_trim(&s, n);
        if (n > 0)
            add_line(m, s, n);
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
set(json_t *q, const struct measure *v, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        json_t *value = v[i].share ? json_real(share(v[i].part, v[i].whole))
                                   : json_integer((json_int_t)v[i].part);

        if (json_object_set_new(q, v[i].name, value))
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
#define SET(q, v) set((q), (v), sizeof(v) / sizeof((v)[0]))

static int
set_words(json_t *q, const struct measurer *m)
{
    const struct counts *c = &m->c;
    const struct measure v[] = {
        COUNT("words", c->words),
        COUNT("characters", c->characters),
        COUNT("sentences", c->sentences),
        COUNT("retained_sentences", c->retained_sentences),
        COUNT("lines", c->lines),
        SHARE("mean_word_length", c->word_characters, c->words),
        SHARE("alpha_words", c->alpha_words, c->words),
        COUNT("stop_words", quality_words_most(m->stops, c->stops)),
        SHARE("symbols", c->hashes > c->ellipses ? c->hashes : c->ellipses,
            c->words),
        COUNT("braces", c->braces),
        COUNT("javascript", c->javascript),
        COUNT("lorem_ipsum", c->lorem_ipsum),
    };

    return SET(q, v);
}

static int
set_lines(json_t *q, struct measurer *m, struct ngrams *t)
{
    const struct counts *c = &m->c;
    size_t characters = ngrams_again(t, m->lines, m->nlines, 1), i;

    /* Once more, each line of the length one. */
    for (i = 0; i < m->nlines; i++)
        m->lines[i].n = 1;
    const struct measure v[] = {
        SHARE("bullet_lines", c->bullet_lines, c->lines),
        SHARE("ellipsis_lines", c->ellipsis_lines, c->lines),
        SHARE("ended_lines", c->ended_lines, c->lines),
        SHARE("short_lines", c->short_lines, c->lines),
        SHARE("duplicate_lines", ngrams_again(t, m->lines, m->nlines, 1),
            c->lines),
        SHARE("duplicate_line_characters", characters, c->characters),
    };

    return SET(q, v);
}

static int
set_ngrams(json_t *q, const struct measurer *m, struct ngrams *t)
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

    for (i = 0; i < m->nwords; i++)
        characters += m->words[i].n;
    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct measure v = SHARE(rows[i].name,
            rows[i].measure(t, m->words, m->nwords, rows[i].k), characters);

        if (set(q, &v, 1))
            return -1;
    }
    return 0;
}

static int
set_all(json_t *q, struct measurer *m, const struct pool *pool)
{
    size_t most = m->nwords > m->nlines ? m->nwords : m->nlines;
    struct ngrams *t = ngrams_new(pool, most);

    return set_words(q, m) || set_lines(q, m, t) || set_ngrams(q, m, t) ? -1
                                                                        : 0;
}

int
quality_write(const struct cd_host *h, json_t *rec, const struct pool *pool,
    const struct quality_words *stops, struct str text)
{
    struct measurer m = { .stops = stops, .pool = pool };
    json_t *q = json_object();

    add_text(&m, text);
    if (q == NULL || set_all(q, &m, pool)) {
        json_decref(q);
        return cd_fail(h, "out of memory");
    }
    return cd_set(h, rec, "quality", q);
}
