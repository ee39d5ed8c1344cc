/* SPDX-License-Identifier: MIT */
#include "dialogue.h"

#include <string.h>

#include "text/blank.h"
#include "text/chars.h"
#include "text/ending.h"
#include "text/utf8.h"

#define DASH_BYTES 3u /* of the dashes U+2013 to U+2015 and of U+2500 */
#define WORD_MOST  40 /* bytes of a word that may be a verb */
#define TRIES_MOST 16 /* words of a line that are looked at as verbs */

/* A line of dialogue being read. */
struct reader {
    const struct pool *pool;
    const struct lexicon *lexicon;
    const char *s;
    uint32_t to; /* end of the line */
    struct stretches *out;
    bool asked;  /* a dash opens the line before, a question that is the first
                    line of its list */
    bool dashed; /* a dash opens the line before, which is no question */
    bool proved; /* a narrator was found, or an answer: it is no list */
};

/* ---- characters ---- */

/* Is there a dash, U+2013 to U+2015, at byte `at`?  Papers of Japan and Korea
 * write the line U+2500 for it. */
static bool
is_dialogue_dash(const struct reader *reader, uint32_t at)
{
    if (at + DASH_BYTES > reader->to)
        return false;
    if (memcmp(reader->s + at, "\xe2\x80", 2) != 0)
        return memcmp(reader->s + at, "\xe2\x94\x80", DASH_BYTES) == 0;
    return (unsigned char)reader->s[at + 2] >= 0x93 &&
           (unsigned char)reader->s[at + 2] <= 0x95;
}

/* The code point at byte `at`, and its length; '\n' at the line's end. */
static uint32_t
decode_at(const struct reader *reader, uint32_t at, uint32_t *len)
{
    size_t n = 1;
    uint32_t code = at < reader->to
                        ? utf8_decode(reader->s + at, reader->to - at, &n)
                        : '\n';

    *len = (uint32_t)n;
    return code;
}

/* The first byte from `at` on that is not a blank. */
static uint32_t
skip_line_blanks(const struct reader *reader, uint32_t at)
{
    uint32_t n;

    while (at < reader->to && (n = blank_at(reader->s, at, reader->to)) > 0)
        at += n;
    return at;
}

/* Is there a lower-case letter at byte `at`? */
static bool
is_small_letter(const struct reader *reader, uint32_t at)
{
    uint32_t len;

    return chars_lower(decode_at(reader, at, &len));
}

/* Does this code point end a question? */
static bool
is_question_mark(uint32_t code)
{
    return code == '?' || code == 0x061f || code == 0xff1f;
}

/* Does this code point end a sentence? */
static bool
is_stop(uint32_t code)
{
    return ending_sign(code) == ENDING_MARK;
}

/* Does it, and is no question? */
static bool
is_full_stop(uint32_t code)
{
    return is_stop(code) && !is_question_mark(code);
}

/* The last code point before byte *at and the blanks before it; *at is moved to
 * the end of that character. */
static uint32_t
last_before_blanks(const struct reader *reader, uint32_t from, uint32_t *at)
{
    uint32_t n, len;

    while (*at > from && (n = blank_before(reader->s, from, *at)) > 0)
        *at -= n;
    if (*at == from)
        return '\n';
    for (n = *at - 1; n > from && ((unsigned char)reader->s[n] & 0xc0) == 0x80;)
        n--;
    return decode_at(reader, n, &len);
}

/* Add the stretch [start, end) without blanks at its end, if it is not empty.
 */
static void
add_speech(struct reader *reader, uint32_t open, uint32_t start, uint32_t end)
{
    struct stretch stretch = { open, start, end, end, true, false, true, false,
        false };
    uint32_t n;

    while (stretch.end > start &&
           (n = blank_before(reader->s, start, stretch.end)) > 0)
        stretch.end -= n;
    stretch.close = stretch.end;
    if (stretch.end == stretch.start)
        return;
    pool_push(reader->pool, reader->out->v, reader->out->n, reader->out->cap);
    reader->out->v[reader->out->n++] = stretch;
}

/* ---- Spanish: the narrator's words are between dashes ---- */

/* Does a dash here open the narrator's words: a blank before it, none after? */
static bool
opens_dashed_narrator(const struct reader *reader, uint32_t at)
{
    return is_dialogue_dash(reader, at) &&
           blank_before(reader->s, at - 1, at) > 0 &&
           is_small_letter(reader, at + DASH_BYTES);
}

/* Where speech resumes: after the dash that closes the narrator's words and the
 * punctuation that follows it. */
static uint32_t
resume_after_dashes(const struct reader *reader, uint32_t at)
{
    uint32_t len, code;

    while (at < reader->to && !is_dialogue_dash(reader, at))
        at++;
    at += at < reader->to ? DASH_BYTES : 0;
    code = decode_at(reader, at, &len);
    if (at < reader->to &&
        (is_stop(code) || code == ',' || code == ':' || code == ';'))
        at += len;
    return skip_line_blanks(reader, at);
}

/* Add the speech of a Spanish line; it begins at byte `at`, its dash is at
 * `open`. */
static void
read_dashed_line(struct reader *reader, uint32_t open, uint32_t at)
{
    uint32_t start = at;

    while (at < reader->to) {
        if (!opens_dashed_narrator(reader, at)) {
            at++;
            continue;
        }
        add_speech(reader, open, start, at);
        reader->proved = true;
        open = start = at = resume_after_dashes(reader, at + DASH_BYTES);
    }
    add_speech(reader, open, start, reader->to);
}

/* ---- French: the narrator begins with a verb before its subject ---- */

/* The end of the word that begins at byte `at`; hyphens are part of it. */
static uint32_t
end_of_word(const struct reader *reader, uint32_t at)
{
    uint32_t len, code, i = at;

    for (; i < reader->to && i - at < WORD_MOST; i += len) {
        code = decode_at(reader, i, &len);
        if (!chars_letter(code) && code != '-')
            break;
    }
    return i;
}

/* May the narrator's verb follow this code point: a comma, or the end of a
 * question or exclamation? */
static bool
verb_may_follow(uint32_t code)
{
    return code == ',' || code == '!' || code == 0x2026 ||
           is_question_mark(code);
}

/* Does a narrator begin with the word at byte `at`?  *end is where his or her
 * words end: after a full stop, or after a comma right behind the verb.
 */
static bool
narrator_verb_at(const struct reader *reader, uint32_t at, uint32_t *end)
{
    uint32_t word = end_of_word(reader, at), len, code, i = word;
    /* "fit-elle", "dis-je" */
    bool pronoun = lexicon_ending(reader->lexicon, reader->s + at, word - at,
                       D(INVERTED_PRONOUN)) != NULL;
    uint32_t class =
        lexicon_grammar(reader->lexicon, reader->s + at, word - at);

    if (!pronoun && (!(class & G_CUE) || (class & G_ING)))
        return false;
    for (; i < reader->to; i += len) {
        code = decode_at(reader, i, &len);
        if (code == '?' || code == '!')
            return false; /* still speech: "Et demain, viendra-t-il ?" */
        if (is_stop(code) || (code == ',' && i == word)) {
            i += len;
            break;
        }
    }
    *end = i;
    return true;
}

/* The same for a French line. */
static void
read_verb_line(struct reader *reader, uint32_t open, uint32_t at)
{
    uint32_t start = at, len, code, last = 0, last_at = at, end;
    unsigned tries = 0; /* each may read the line to its end: keeps it linear */

    for (; at < reader->to; at += len) {
        code = decode_at(reader, at, &len);
        if (chars_space(code))
            continue;
        if (verb_may_follow(last) && chars_lower(code) &&
            tries++ < TRIES_MOST && narrator_verb_at(reader, at, &end)) {
            add_speech(reader, open, start, last == ',' ? last_at : at);
            reader->proved = true;
            open = start = at = skip_line_blanks(reader, end);
            len = 0;
            last = 0;
            continue;
        }
        last = code;
        last_at = at;
    }
    add_speech(reader, open, start, reader->to);
}

/* ---- Slavic: the narrator follows a dash with blanks around it ---- */

/* Is there a dash with a blank before and after it? */
static bool
is_spaced_dash(const struct reader *reader, uint32_t at)
{
    return is_dialogue_dash(reader, at) &&
           blank_before(reader->s, at - 1, at) > 0 &&
           at + DASH_BYTES < reader->to &&
           blank_at(reader->s, at + DASH_BYTES, reader->to) > 0;
}

/* Does a narrator begin after the dash at `at`: does punctuation precede it
 * that may end speech, or does a reporting verb follow it? */
static bool
narrator_after_dash(const struct reader *reader, uint32_t from, uint32_t at)
{
    uint32_t next = skip_line_blanks(reader, at + DASH_BYTES), to = at;

    if (!is_small_letter(reader, next))
        return false;
    return verb_may_follow(last_before_blanks(reader, from, &to)) ||
           (lexicon_grammar(reader->lexicon, reader->s + next,
                end_of_word(reader, next) - next) &
               G_CUE) != 0;
}

/* Where speech resumes: after a dash that follows a full stop, comma or colon.
 */
static uint32_t
resume_after_spaced_dash(const struct reader *reader, uint32_t at)
{
    uint32_t from = at, to, code;

    for (; at < reader->to; at++) {
        if (!is_spaced_dash(reader, at))
            continue;
        to = at;
        code = last_before_blanks(reader, from, &to);
        if (is_stop(code) || code == ',' || code == ':')
            return skip_line_blanks(reader, at + DASH_BYTES);
    }
    return reader->to;
}

/* The same for a Slavic line. */
static void
read_spaced_line(struct reader *reader, uint32_t open, uint32_t at)
{
    uint32_t start = at, end;

    while (at < reader->to) {
        if (!is_spaced_dash(reader, at) ||
            !narrator_after_dash(reader, start, at)) {
            at++;
            continue;
        }
        end = at;
        if (last_before_blanks(reader, start, &end) == ',')
            end--;
        add_speech(reader, open, start, end);
        reader->proved = true;
        open = start = at = resume_after_spaced_dash(reader, at + DASH_BYTES);
    }
    add_speech(reader, open, start, reader->to);
}

/* ---- questions and answers ---- */

/* Is the code point one of the letters, which may be NULL? */
static bool
is_letter_of(const char *letters, uint32_t code)
{
    size_t left = letters != NULL ? strlen(letters) : 0, n;

    for (; left > 0; letters += n, left -= n) {
        if (utf8_decode(letters, left, &n) == code)
            return true;
    }
    return false;
}

/* Is the line that begins at byte `at` a question? */
static bool
asks(const struct reader *reader, uint32_t at)
{
    uint32_t end = reader->to;
    uint32_t code = last_before_blanks(reader, at, &end);

    if (code == '.' || code == 0x3002) {
        end -= code == '.' ? 1 : 3;
        code = last_before_blanks(reader, at, &end);
    }
    return is_question_mark(code) ||
           is_letter_of(reader->lexicon->question_letters, code);
}

/* Note what the line, which begins at byte `at`, tells of the lines that a dash
 * opens: behind a question a sentence that is none is an answer, which needs a
 * dash only where questions without a mark are not told. */
static void
note_answer(struct reader *reader, uint32_t at, bool dash)
{
    bool question = asks(reader, at);
    uint32_t end = reader->to;

    if (reader->asked && !question &&
        (dash ? is_full_stop(last_before_blanks(reader, at, &end))
              : reader->lexicon->question_letters != NULL))
        reader->proved = true;
    /* A list may ask in one of its lines: "– Opening hours\n– Where to park?"
     */
    reader->asked = dash && question && !reader->dashed;
    reader->dashed = dash && !question;
}

/* ---- the article ---- */

/* Read the line [at, to), if a dash opens it. */
static void
read_dialogue_line(struct reader *reader, uint32_t at)
{
    uint32_t open = at = skip_line_blanks(reader, at);

    if (at == reader->to)
        return;
    while (is_dialogue_dash(reader, at))
        at += DASH_BYTES;
    note_answer(reader, at, at > open);
    if (at == open)
        return;
    at = skip_line_blanks(reader, at);
    if (lexicon_has(reader->lexicon, LANG_DASHES_AROUND_NARRATOR))
        read_dashed_line(reader, open, at);
    else if (lexicon_has(reader->lexicon, LANG_DASH_BEFORE_NARRATOR))
        read_spaced_line(reader, open, at);
    else
        read_verb_line(reader, open, at);
}

/* Merge both lists in text order; stretches between quotation marks are dropped
 * inside lines of `spoken`. */
static void
merge_stretches(const struct reader *reader, struct stretches *stretches,
    const struct stretches *spoken)
{
    struct stretches out = { 0 };
    size_t i = 0, k = 0;
    uint32_t end = 0; /* of the last line that a dash opens */

    while (i < stretches->n || k < spoken->n) {
        bool next =
            k < spoken->n &&
            (i >= stretches->n || spoken->v[k].open <= stretches->v[i].open);
        const struct stretch *stretch = next ? &spoken->v[k] : &stretches->v[i];

        k += next;
        i += !next;
        if (next && stretch->open >= end) {
            const char *nl = memchr(
                reader->s + stretch->end, '\n', reader->to - stretch->end);

            end = nl != NULL ? (uint32_t)(nl - reader->s) : reader->to;
        }
        if (!next && stretch->open < end)
            continue;
        pool_push(reader->pool, out.v, out.n, out.cap);
        out.v[out.n++] = *stretch;
    }
    *stretches = out;
}

void
dialogue_find(const struct pool *pool, const struct lexicon *lexicon,
    const char *text, size_t n, struct stretches *stretches)
{
    struct stretches spoken = { 0 };
    struct reader reader = { pool, lexicon, text, 0, &spoken, false, false,
        false };
    uint32_t at = 0;

    if (!lexicon_has(lexicon, LANG_DASH_DIALOGUE))
        return;
    while (at < n) {
        const char *nl = memchr(text + at, '\n', n - at);

        reader.to = nl != NULL ? (uint32_t)(nl - text) : (uint32_t)n;
        read_dialogue_line(&reader, at);
        at = reader.to + 1;
    }
    reader.to = (uint32_t)n;
    if (reader.proved)
        merge_stretches(&reader, stretches, &spoken);
}
