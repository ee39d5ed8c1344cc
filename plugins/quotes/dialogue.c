/* SPDX-License-Identifier: MIT */
#include "dialogue.h"

#include <string.h>

#include "text/blank.h"
#include "text/chars.h"
#include "text/utf8.h"

#define DASH_BYTES 3u /* of the dashes U+2013 to U+2015 */
#define WORD_MOST  40 /* bytes of a word that may be a verb */
#define TRIES_MOST 16 /* words of a line that are looked at as verbs */

struct reader {
    const struct pool *pool;
    const struct lexicon *lexicon;
    const char *s;
    uint32_t to; /* end of the line */
    struct stretches *out;
    bool narrated; /* a narrator was found */
};

/* ---- characters ---- */

static bool
dash(const struct reader *r, uint32_t at)
{
    return at + DASH_BYTES <= r->to && memcmp(r->s + at, "\xe2\x80", 2) == 0 &&
           (unsigned char)r->s[at + 2] >= 0x93 &&
           (unsigned char)r->s[at + 2] <= 0x95;
}

static uint32_t
code(const struct reader *r, uint32_t at, uint32_t *len)
{
    size_t n = 1;
    uint32_t c = at < r->to ? utf8_decode(r->s + at, r->to - at, &n) : '\n';

    *len = (uint32_t)n;
    return c;
}

static uint32_t
skip_blanks(const struct reader *r, uint32_t at)
{
    uint32_t n;

    while (at < r->to && (n = blank_at(r->s, at, r->to)) > 0)
        at += n;
    return at;
}

static bool
small_letter(const struct reader *r, uint32_t at)
{
    uint32_t len;

    return chars_lower(code(r, at, &len));
}

/* Does it end a sentence? */
static bool
stop(uint32_t c)
{
    return c == '.' || c == '?' || c == '!' || c == 0x2026;
}

static void
emit(struct reader *r, uint32_t open, uint32_t start, uint32_t end)
{
    struct stretch x = { open, start, end, end, true, false, true };
    uint32_t n;

    while (x.end > start && (n = blank_before(r->s, start, x.end)) > 0)
        x.end -= n;
    x.close = x.end;
    if (x.end == x.start)
        return;
    pool_push(r->pool, r->out->v, r->out->n, r->out->cap);
    r->out->v[r->out->n++] = x;
}

/* ---- Spanish: the narrator stands between dashes ---- */

/* The dash that opens the narrator: a blank before it, none behind it. */
static bool
dashed_narrator(const struct reader *r, uint32_t at)
{
    return dash(r, at) && blank_before(r->s, at - 1, at) > 0 &&
           small_letter(r, at + DASH_BYTES);
}

/* Behind the dash that closes the narrator and the stop that follows it. */
static uint32_t
dashed_resume(const struct reader *r, uint32_t at)
{
    uint32_t len, c;

    while (at < r->to && !dash(r, at))
        at++;
    at += at < r->to ? DASH_BYTES : 0;
    c = code(r, at, &len);
    if (at < r->to && (stop(c) || c == ',' || c == ':' || c == ';'))
        at += len;
    return skip_blanks(r, at);
}

static void
dashed_line(struct reader *r, uint32_t open, uint32_t at)
{
    uint32_t start = at;

    while (at < r->to) {
        if (!dashed_narrator(r, at)) {
            at++;
            continue;
        }
        emit(r, open, start, at);
        r->narrated = true;
        open = start = at = dashed_resume(r, at + DASH_BYTES);
    }
    emit(r, open, start, r->to);
}

/* ---- French: a verb before its subject opens the narrator ---- */

static uint32_t
word_end(const struct reader *r, uint32_t at)
{
    uint32_t len, c, i = at;

    for (; i < r->to && i - at < WORD_MOST; i += len) {
        c = code(r, i, &len);
        if (!chars_letter(c) && c != '-')
            break;
    }
    return i;
}

/* What may stand before the verb: a comma, or the end of a question. */
static bool
verb_may_follow(uint32_t c)
{
    return c == ',' || c == '?' || c == '!' || c == 0x2026;
}

/* Does a narrator begin at the word s[at..)?  Where his words end goes to
 * *end: behind a stop, or a comma right behind verb and pronoun. */
static bool
verb_narrator(const struct reader *r, uint32_t at, uint32_t *end)
{
    uint32_t e = word_end(r, at), len, c, i = e;
    /* "fit-elle", "dis-je" */
    bool pronoun = lexicon_ending(r->lexicon, r->s + at, e - at,
                       D(INVERTED_PRONOUN)) != NULL;
    uint32_t class = lexicon_grammar(r->lexicon, r->s + at, e - at);

    if (!pronoun && (!(class & G_CUE) || (class & G_ING)))
        return false;
    for (; i < r->to; i += len) {
        c = code(r, i, &len);
        if (c == '?' || c == '!')
            return false; /* "Et demain, viendra-t-il ?" */
        if (stop(c) || (c == ',' && pronoun && i == e)) {
            i += len;
            break;
        }
    }
    *end = i;
    return true;
}

static void
verb_line(struct reader *r, uint32_t open, uint32_t at)
{
    uint32_t start = at, len, c, last = 0, last_at = at, end;
    unsigned tries = 0; /* each may read the line to its end */

    for (; at < r->to; at += len) {
        c = code(r, at, &len);
        if (chars_space(c))
            continue;
        if (verb_may_follow(last) && chars_lower(c) && tries++ < TRIES_MOST &&
            verb_narrator(r, at, &end)) {
            emit(r, open, start, last == ',' ? last_at : at);
            r->narrated = true;
            open = start = at = skip_blanks(r, end);
            len = 0;
            last = 0;
            continue;
        }
        last = c;
        last_at = at;
    }
    emit(r, open, start, r->to);
}

/* ---- Slavic: a dash with blanks around it opens the narrator ---- */

/* The last character before the blanks before s + at. */
static uint32_t
before(const struct reader *r, uint32_t from, uint32_t *at)
{
    uint32_t n, len;

    while (*at > from && (n = blank_before(r->s, from, *at)) > 0)
        *at -= n;
    if (*at == from)
        return '\n';
    for (n = *at - 1; n > from && ((unsigned char)r->s[n] & 0xc0) == 0x80;)
        n--;
    return code(r, n, &len);
}

static bool
spaced_dash(const struct reader *r, uint32_t at)
{
    return dash(r, at) && blank_before(r->s, at - 1, at) > 0 &&
           at + DASH_BYTES < r->to &&
           blank_at(r->s, at + DASH_BYTES, r->to) > 0;
}

/* Behind what may end a part of speech, or before a reporting verb. */
static bool
spaced_narrator(const struct reader *r, uint32_t from, uint32_t at)
{
    uint32_t next = skip_blanks(r, at + DASH_BYTES), to = at;

    if (!small_letter(r, next))
        return false;
    return verb_may_follow(before(r, from, &to)) ||
           (lexicon_grammar(r->lexicon, r->s + next, word_end(r, next) - next) &
               G_CUE) != 0;
}

/* Where the words go on: behind a dash that follows a stop or a comma. */
static uint32_t
spaced_resume(const struct reader *r, uint32_t at)
{
    uint32_t from = at, to, c;

    for (; at < r->to; at++) {
        if (!spaced_dash(r, at))
            continue;
        to = at;
        c = before(r, from, &to);
        if (stop(c) || c == ',' || c == ':')
            return skip_blanks(r, at + DASH_BYTES);
    }
    return r->to;
}

static void
spaced_line(struct reader *r, uint32_t open, uint32_t at)
{
    uint32_t start = at, end;

    while (at < r->to) {
        if (!spaced_dash(r, at) || !spaced_narrator(r, start, at)) {
            at++;
            continue;
        }
        end = at;
        if (before(r, start, &end) == ',')
            end--;
        emit(r, open, start, end);
        r->narrated = true;
        open = start = at = spaced_resume(r, at + DASH_BYTES);
    }
    emit(r, open, start, r->to);
}

/* ---- the article ---- */

static void
line(struct reader *r, uint32_t at)
{
    uint32_t open = at = skip_blanks(r, at);

    if (!dash(r, at))
        return;
    at = skip_blanks(r, at + DASH_BYTES);
    if (lexicon_has(r->lexicon, LANG_DASHES_AROUND_NARRATOR))
        dashed_line(r, open, at);
    else if (lexicon_has(r->lexicon, LANG_DASH_BEFORE_NARRATOR))
        spaced_line(r, open, at);
    else
        verb_line(r, open, at);
}

/* Both, in text order; of the stretches between marks those outside the lines
 * of `spoken`. */
static void
merge(
    const struct reader *r, struct stretches *x, const struct stretches *spoken)
{
    struct stretches out = { 0 };
    size_t i = 0, k = 0;
    uint32_t end = 0; /* of the last line that a dash opens */

    while (i < x->n || k < spoken->n) {
        bool next =
            k < spoken->n && (i >= x->n || spoken->v[k].open <= x->v[i].open);
        const struct stretch *q = next ? &spoken->v[k] : &x->v[i];

        k += next;
        i += !next;
        if (next && q->open >= end) {
            const char *nl = memchr(r->s + q->end, '\n', r->to - q->end);

            end = nl != NULL ? (uint32_t)(nl - r->s) : r->to;
        }
        if (!next && q->open < end)
            continue;
        pool_push(r->pool, out.v, out.n, out.cap);
        out.v[out.n++] = *q;
    }
    *x = out;
}

void
dialogue_find(const struct pool *p, const struct lexicon *l, const char *s,
    size_t n, struct stretches *x)
{
    struct stretches spoken = { 0 };
    struct reader r = { p, l, s, 0, &spoken, false };
    uint32_t at = 0;

    if (!lexicon_has(l, LANG_DASH_DIALOGUE))
        return;
    while (at < n) {
        const char *nl = memchr(s + at, '\n', n - at);

        r.to = nl != NULL ? (uint32_t)(nl - s) : (uint32_t)n;
        line(&r, at);
        at = r.to + 1;
    }
    r.to = (uint32_t)n;
    if (r.narrated)
        merge(&r, x, &spoken);
}
