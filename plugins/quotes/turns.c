/* SPDX-License-Identifier: MIT */
#include "turns.h"

#include <string.h>

#include "article.h"
#include "text/blank.h"
#include "text/chars.h"
#include "text/utf8.h"

#define LABEL_MOST  40 /* bytes of a label */
#define WORDS_MOST  4  /* words of a label */
#define H_QUESTION  LANG_BIT(LANG_QUESTION_LABEL)
#define H_ANSWER    LANG_BIT(LANG_ANSWER_LABEL)
#define LABELS_MOST 8 /* different labels that are counted */

/* A label and how often it occurs. */
struct label {
    struct span at;
    unsigned lines; /* that begin with it */
    unsigned asks;  /* of those, the ones that end with a question mark */
    uint32_t first; /* index of its first turn plus 1; 0: none so far */
};

/* What is known of the text while its lines are read. */
struct reader {
    const struct pool *pool;
    const struct lexicon *lexicon;
    const char *s;
    struct turns lines; /* all lines that may be turns */
    struct label labels[LABELS_MOST];
    size_t nlabels;
    unsigned questions, answers, bold; /* lines of these kinds */
};

/* ---- a line ---- */

/* The first byte from `at` on that is neither a blank nor "*" or "_". */
static uint32_t
skip_emphasis(const char *text, uint32_t at, uint32_t to)
{
    unsigned char first = at < to ? (unsigned char)text[at] : ' ';
    uint32_t n;

    if (first > ' ' && first < 0x7f && first != '*' && first != '_')
        return at; /* the usual case */
    while (at < to &&
           (text[at] == '*' || text[at] == '_' || blank_at(text, at, to) > 0)) {
        n = blank_at(text, at, to);
        at += n > 0 ? n : 1;
    }
    return at;
}

/* The end of [from, to) without blanks. */
static uint32_t
trim_blanks(const char *text, uint32_t from, uint32_t to)
{
    uint32_t n;

    while (to > from && (n = blank_before(text, from, to)) > 0)
        to -= n;
    return to;
}

/* The end of a label that begins at byte `at`, where its colon is: "Q", "Ada
 * Lind", "AL"; `at` if there is none. */
static uint32_t
label_end(const char *text, uint32_t at, uint32_t to)
{
    uint32_t i = at, words = 1, code;
    size_t len;

    /* A cheap test for a colon first: most lines have none. */
    if (at >= to ||
        memchr(text + at, ':', to - at < LABEL_MOST ? to - at : LABEL_MOST) ==
            NULL ||
        !chars_upper(utf8_decode(text + at, to - at, &len)))
        return at;
    for (; i < to && i - at < LABEL_MOST; i += (uint32_t)len) {
        uint32_t blank = blank_at(text, i, to);

        code = utf8_decode(text + i, to - i, &len);
        if (code == ':')
            return i;
        if (blank > 0) {
            len = blank;
            words++;
        } else if (!chars_letter(code) && code != '-' && code != '.' &&
                   code != '*' && code != '\'' && code != 0x2019) {
            return at;
        }
        if (words > WORDS_MOST)
            return at;
    }
    return at;
}

/* ---- labels ---- */

/* Is the label for questions, for answers, or a name? */
static enum turn_kind
kind_of_label(const struct reader *reader, struct span label)
{
    const char *text = reader->s + label.at;

    if (lexicon_heading(reader->lexicon, text, label.n, H_QUESTION))
        return TURN_QUESTION;
    return lexicon_heading(reader->lexicon, text, label.n, H_ANSWER)
               ? TURN_ANSWER
               : TURN_NAMED;
}

/* Is there a label of one letter and a full stop: "P. "? */
static bool
letter_stop(const struct reader *reader, uint32_t at, uint32_t to)
{
    return at + 2 < to && reader->s[at] >= 'A' && reader->s[at] <= 'Z' &&
           reader->s[at + 1] == '.' && blank_at(reader->s, at + 2, to) > 0 &&
           kind_of_label(reader, (struct span){ at, 1 }) != TURN_NAMED;
}

/* Are the bytes of both spans equal? */
static bool
is_same_text(const char *text, struct span first, struct span second)
{
    return first.n == second.n &&
           memcmp(text + first.at, text + second.at, first.n) == 0;
}

/* Is `initials` short for `name`: "A. L." for "Ada Lind"? */
static bool
short_for(const char *text, struct span initials, struct span name)
{
    uint32_t i, k = 0, letters = 0;

    for (i = 0; i < initials.n; i++) {
        char letter = text[initials.at + i];

        if (letter == '.' || letter == ' ' || letter == '-')
            continue;
        if (k >= name.n || letter != text[name.at + k] || letter < 'A' ||
            letter > 'Z')
            return false;
        letters++;
        while (
            k < name.n && text[name.at + k] != ' ' && text[name.at + k] != '-')
            k++;
        k++;
    }
    return letters > 1 && k > name.n && name.n > initials.n;
}

/* The entry of this label, or one it is short for; NULL if there is none. */
static struct label *
find_label(struct reader *reader, struct span span)
{
    size_t i;

    for (i = 0; i < reader->nlabels; i++) {
        if (is_same_text(reader->s, reader->labels[i].at, span) ||
            short_for(reader->s, span, reader->labels[i].at))
            return &reader->labels[i];
    }
    return NULL;
}

/* Count a line by its kind, a name also by its label. */
static void
count_turn(struct reader *reader, const struct turn *turn)
{
    struct label *label;

    reader->questions += turn->kind == TURN_QUESTION;
    reader->answers += turn->kind == TURN_ANSWER;
    reader->bold += turn->kind == TURN_BOLD;
    if (turn->kind != TURN_NAMED)
        return;
    label = find_label(reader, turn->label);
    if (label == NULL && reader->nlabels < LABELS_MOST) {
        label = &reader->labels[reader->nlabels++];
        *label = (struct label){ .at = turn->label };
    }
    if (label != NULL) {
        label->lines++;
        label->asks += turn->asks;
    }
}

/* Add the line [at, to) to the lines if it may be a turn. */
static void
read_turn_line(struct reader *reader, uint32_t at, uint32_t to)
{
    const char *text = reader->s;
    uint32_t from = skip_emphasis(text, at, to),
             end = label_end(text, from, to), last;
    struct turn turn = { .at = at, .to = to };

    last = trim_blanks(text, from, to);
    if (from >= last)
        return;
    turn.asks =
        text[last - 1] == '?' ||
        (last > from + 2 && text[last - 1] == '*' && text[last - 3] == '?');
    if (end == from && letter_stop(reader, from, to))
        end = from + 1;
    if (end > from) {
        turn.label = (struct span){ from, trim_blanks(text, from, end) - from };
        turn.body = skip_emphasis(text, end + 1, to);
        turn.kind = kind_of_label(reader, turn.label);
    } else if (from >= at + 2 && memcmp(text + at, "**", 2) == 0 &&
               last > from + 2 && memcmp(text + last - 2, "**", 2) == 0) {
        turn.kind = TURN_BOLD;
    } else {
        return;
    }
    pool_push(
        reader->pool, reader->lines.v, reader->lines.n, reader->lines.cap);
    reader->lines.v[reader->lines.n++] = turn;
    count_turn(reader, &turn);
}

/* ---- is it an interview, and of which labels? ---- */

/* Do the names of an interview recur: two labels at least twice, or one at
 * least three times, between questions without a label? */
static bool
names_return(const struct reader *reader)
{
    unsigned returning = 0, often = 0;
    size_t i;

    for (i = 0; i < reader->nlabels; i++) {
        returning += reader->labels[i].lines >= 2;
        often += reader->labels[i].lines >= 3;
    }
    return returning >= 2 || often == 1;
}

/* Is the line a turn, given that the interview has labels of one letter, or
 * names? */
static bool
keep_turn(
    struct reader *reader, const struct turn *turn, bool letters, bool names)
{
    const struct label *label;

    switch (turn->kind) {
    case TURN_QUESTION:
    case TURN_ANSWER:
        return letters;
    case TURN_BOLD:
        return !letters && !names && reader->bold >= 2;
    default:
        label = letters || !names ? NULL : find_label(reader, turn->label);
        return label != NULL && label->lines >= 2;
    }
}

/* The index of the first turn with the label; `n` if this is the first. */
static uint32_t
first_turn_of(struct reader *reader, struct span label, uint32_t n)
{
    struct label *known = find_label(reader, label);

    if (known == NULL)
        return n;
    if (known->first == 0)
        known->first = n + 1;
    return known->first - 1;
}

void
turns_find(const struct pool *pool, const struct lexicon *lexicon,
    const char *text, size_t n, struct turns *out)
{
    struct reader reader = { .pool = pool, .lexicon = lexicon, .s = text };
    bool letters;
    uint32_t at = 0;
    size_t i;

    while (at < n) {
        const char *nl = memchr(text + at, '\n', n - at);
        uint32_t to = nl != NULL ? (uint32_t)(nl - text) : (uint32_t)n;

        read_turn_line(&reader, at, to);
        at = to + 1;
    }
    letters = reader.questions > 0 && reader.answers > 0 &&
              reader.questions + reader.answers >= 3;
    for (i = 0; i < reader.lines.n; i++) {
        struct turn *turn = &reader.lines.v[i];
        const struct label *label = find_label(&reader, turn->label);

        if (!keep_turn(&reader, turn, letters, names_return(&reader)))
            continue;
        /* A label most of whose lines are questions is the interviewer's. */
        turn->asks = label != NULL && label->asks * 2 > label->lines;
        turn->who = CAST_MANY;
        turn->first = first_turn_of(&reader, turn->label, (uint32_t)out->n);
        pool_push(pool, out->v, out->n, out->cap);
        out->v[out->n++] = *turn;
    }
}

/* ---- answers as quotes ---- */

/* Is the turn an answer, or a question in bold that one follows? */
static bool
is_answer(const struct turn *turn)
{
    return turn->kind == TURN_ANSWER || turn->kind == TURN_BOLD ||
           (turn->kind == TURN_NAMED && !turn->asks);
}

/* Does a quotation mark open what is said at byte `body`?  Then the quotation
 * span is the quote. */
static bool
marks_open(const struct stretches *stretches, size_t i, uint32_t body)
{
    return i < stretches->n && stretches->v[i].open <= body + 1;
}

/* The end of the last answer: with its paragraph, since what follows may be the
 * writer's. */
static uint32_t
last_end(const char *text, const struct turn *turn, uint32_t n)
{
    uint32_t at =
        turn->kind == TURN_BOLD ? skip_emphasis(text, turn->to, n) : turn->body;
    const char *nl = at < n ? memchr(text + at, '\n', n - at) : NULL;

    return nl != NULL ? (uint32_t)(nl - text) : n;
}

/* Add the lines of an answer, which ends before `to`, as stretches; *index is
 * the next of the other stretches, which are dropped inside them. */
static void
add_answer(const struct pool *pool, const char *text, const struct turn *turn,
    uint32_t to, struct stretches *stretches, size_t *index,
    struct stretches *out)
{
    uint32_t at = turn->kind == TURN_BOLD ? turn->to : turn->body;
    bool more = false;

    while (at < to) {
        const char *nl = memchr(text + at, '\n', to - at);
        uint32_t line = nl != NULL ? (uint32_t)(nl - text) : to;
        uint32_t from = skip_emphasis(text, at, line);
        uint32_t end = trim_blanks(text, from, line);
        bool take = end > from && !marks_open(stretches, *index, from);

        for (; *index < stretches->n && stretches->v[*index].open < line;
             ++*index) {
            if (take)
                continue;
            pool_push(pool, out->v, out->n, out->cap);
            out->v[out->n++] = stretches->v[*index];
        }
        if (take) {
            pool_push(pool, out->v, out->n, out->cap);
            out->v[out->n++] = (struct stretch){ from, from, end, end, true,
                more, true, false, false };
            more = true;
        }
        at = line + 1;
    }
}

/* The end of an answer before the next turn: between two answers with one label
 * the last line is a question without a label. */
static uint32_t
answer_end(const char *text, const struct turn *turn, const struct turn *next)
{
    uint32_t end = trim_blanks(text, turn->to, next->at), at = end;

    if (next->kind == TURN_BOLD || turn->kind == TURN_BOLD ||
        next->first != turn->first)
        return next->at;
    while (at > turn->to && text[at - 1] != '\n')
        at--;
    return at > turn->to ? at : next->at;
}

void
turns_speech(const struct pool *pool, const char *text, size_t n,
    const struct turns *turns, struct stretches *stretches)
{
    struct stretches out = { 0 };
    size_t i = 0, k;

    for (k = 0; k <= turns->n; k++) {
        uint32_t at = k < turns->n ? turns->v[k].at : (uint32_t)n;

        for (; i < stretches->n && stretches->v[i].open < at; i++) {
            pool_push(pool, out.v, out.n, out.cap);
            out.v[out.n++] = stretches->v[i];
        }
        if (k < turns->n && is_answer(&turns->v[k]))
            add_answer(pool, text, &turns->v[k],
                k + 1 < turns->n
                    ? answer_end(text, &turns->v[k], &turns->v[k + 1])
                    : last_end(text, &turns->v[k], (uint32_t)n),
                stretches, &i, &out);
    }
    *stretches = out;
}

/* ---- who that is ---- */

/* Are these the initials of the entity's name: "HW", "H. W."? */
static bool
are_initials_of(const struct article *article, const struct entity *entity,
    const char *text, size_t n)
{
    uint32_t i = 0;
    size_t k;

    for (k = 0; k < n; k++) {
        if (text[k] == '.' || text[k] == ' ' || text[k] == '-')
            continue;
        if (i == entity->n ||
            article->forms.v[entity->words[i++]].word->s[0] != text[k])
            return false;
    }
    return i == entity->n && i > 1;
}

/* Is the form this word, or this word in capitals ("LIND")? */
static bool
form_equals(
    const struct article *article, uint32_t form, const char *word, size_t n)
{
    const struct entry *entry = article->forms.v[form].word;
    const struct entry *low = entry->lower;
    size_t i;

    if (entry->n == n && memcmp(entry->s, word, n) == 0)
        return true;
    for (i = 0; low->n == n && i < n; i++) { /* "LIND": ASCII letters only */
        if (low->s[i] != (word[i] | 0x20))
            return false;
    }
    return low->n == n;
}

/* The person that a label names by full name, surname, first name or initials;
 * NAME_NONE if there is none. */
static uint32_t
person_of_label(const struct article *article, struct span label)
{
    const char *text = article->s + label.at, *word;
    size_t n = label.n, i, last;

    for (word = text + n; word > text && word[-1] != ' ';)
        word--;
    last = n - (size_t)(word - text);
    for (i = 0; i < article->cast.n; i++) {
        const struct entity *entity = &article->cast.v[i];

        if (entity->kind != ENTITY_PERSON)
            continue;
        if (form_equals(article, entity->words[entity->n - 1], word, last) ||
            (word == text && form_equals(article, entity->words[0], text, n)) ||
            are_initials_of(article, entity, text, n))
            return entity->shortest;
    }
    return NAME_NONE;
}

uint32_t
turns_who(const struct article *article, struct turns *turns, size_t i)
{
    struct turn *turn = &turns->v[turns->v[i].first];

    if (turn->who == CAST_MANY)
        turn->who = person_of_label(article, turn->label);
    return turn->who;
}
