/* SPDX-License-Identifier: MIT */
#include "labelled.h"

#include <string.h>

#include "shape.h"
#include "text/label.h"
#include "text/chars.h"
#include "text/ending.h"
#include "text/space.h"
#include "text/utf8.h"
#include "text/wordcount.h"

#define ROW_MOST    160 /* bytes of a row */
#define VALUE_MOST  60  /* ... of what belongs to a label */
#define NAME_MOST   20  /* ... of such a name */
#define PLACE_WORDS 3
#define YEAR_LEAST  1995 /* letters and chronicles begin with older days */

/* A label that a colon ends. */
struct label {
    size_t n; /* bytes, with the blanks behind it; 0: none */
    bool byline;
};

static bool
ends_in_colon(const char *text, size_t n)
{
    return n > 0 && (text[n - 1] == ':' ||
                        (n > 2 && memcmp(text + n - 3, "：", 3) == 0));
}

bool
labelled_marked(const char *text, size_t n)
{
    return label_marked(text, n) || (n > 0 && text[n - 1] == '|');
}

static struct label
label_at(const struct lexicon *lexicon, const char *text, size_t n)
{
    struct label label = { 0, false };
    size_t len;

    if (lexicon_cue(lexicon, LEXICON_BYLINE, text, n, &len) != 0)
        label.byline = true;
    else if (lexicon_cue(lexicon, LEXICON_CREDITS, text, n, &len) != CUE_SOURCE)
        return label;
    if (ends_in_colon(text, len))
        label.n = len + space_lead(text + len, n - len);
    return label;
}

/* Where the next label begins, at a word from i on; n if there is none. */
static size_t
next_label(const struct lexicon *lexicon, const char *text, size_t n, size_t i)
{
    while (i < n && label_at(lexicon, text + i, n - i).n == 0) {
        i += space_word(text + i, n - i);
        i += space_lead(text + i, n - i);
    }
    return i;
}

/* Where what belongs to a label at text[0..n) ends: at the next one, or at who
 * made a picture, or what was changed, which a label may tell of, "Ada Lind
 * Photo by: Tom Okoye". */
static size_t
value_length(const struct lexicon *lexicon, const char *text, size_t n)
{
    size_t end = next_label(lexicon, text, n, 0), i = 0, len;

    for (;;) {
        i += space_word(text + i, end - i);
        i += space_lead(text + i, end - i);
        if (i >= end ||
            lexicon_cue(lexicon, LEXICON_CREDIT, text + i, n - i, &len) != 0 ||
            lexicon_cue(lexicon, LEXICON_DATE, text + i, n - i, &len) ==
                CUE_MODIFIED)
            return i;
    }
}

/* Bytes of the comma between names of Chinese and Japanese, "、", at `text`; 0
 * if there is none. */
static size_t
enumeration_mark(const char *text, size_t n)
{
    return n >= 3 && memcmp(text, "\xe3\x80\x81", 3) == 0 ? 3 : 0;
}

/* Put the people of one label behind those of the others. */
static void
add_people(struct person_list *people, const struct person_list *more)
{
    size_t i, most = sizeof(people->names) / sizeof(people->names[0]);

    for (i = 0; i < more->n && people->n < most; i++)
        people->names[people->n++] = more->names[i];
    if (people->agency.s == NULL)
        people->agency = more->agency;
    people->staff = people->staff || more->staff;
}

/* Note what belongs to a label; false if it may be anything. */
static bool
take_value(const struct doc *doc, const struct lexicon *lexicon,
    struct label label, const char *text, size_t n, struct meta *meta)
{
    struct person_list list = { .n = 0 };
    size_t agency;

    n -= space_tail(text, n);
    if (n == 0 || n > VALUE_MOST || ending_of(text, n) == ENDING_CLOSED)
        return false;
    if (label.byline && !person_read(doc, lexicon, text, n, &list) &&
        !person_caseless(text, n, &list))
        return false;
    agency = label.byline ? 0 : person_agency(lexicon, text, n);
    if (agency > 0)
        list.agency = (struct str){ text, agency };
    meta->byline = meta->byline || label.byline;
    add_people(&meta->people, &list);
    return true;
}

bool
labelled_row(const struct doc *doc, const struct lexicon *lexicon,
    enum date_order order, const char *text, size_t n, struct meta *meta)
{
    size_t at = n <= ROW_MOST ? next_label(lexicon, text, n, 0) : n, end;

    if (at == 0 || at == n || !meta_dates(lexicon, order, text, at, meta) ||
        !meta->has_date)
        return false;
    for (; at < n; at = end) {
        struct label label = label_at(lexicon, text + at, n - at);

        at += label.n;
        end = at + value_length(lexicon, text + at, n - at);
        if (label.n == 0 ||
            !take_value(doc, lexicon, label, text + at, end - at, meta))
            return false;
    }
    return true;
}

bool
labelled_place(const struct lexicon *lexicon, enum date_order order,
    const char *text, size_t n, struct meta *meta)
{
    const char *comma = n <= ROW_MOST ? memchr(text, ',', n) : NULL;
    size_t place = comma != NULL ? (size_t)(comma - text) : 0, at, len;

    if (place == 0 || wordcount_of(text, place, PLACE_WORDS + 1) > PLACE_WORDS)
        return false;
    for (at = 0; at < place;
         at += len + space_lead(text + at + len, place - at - len)) {
        len = space_word(text + at, place - at);
        if (!chars_upper(utf8_first(text + at, len)) &&
            (lexicon_word(lexicon, text + at, len) & WORD_PARTICLE) == 0)
            return false;
    }
    return meta_dates(lexicon, order, comma, n - place, meta) &&
           meta->has_date && meta->date.day > 0 &&
           meta->date.year >= YEAR_LEAST;
}

bool
labelled_name(const struct lexicon *lexicon, const char *text, size_t n,
    struct meta *meta)
{
    size_t role = n <= VALUE_MOST ? shape_last_word(text, n) : n, name;

    if (role >= n ||
        (lexicon_word(lexicon, text + n - role, role) & WORD_ROLE) == 0)
        return false;
    name = n - role - space_tail(text, n - role);
    if (name > NAME_MOST || memchr(text, ' ', name) != NULL ||
        !person_caseless(text, name, &meta->people))
        return false;
    return meta->byline = meta->role = true;
}

void
labelled_reporters(const struct lexicon *lexicon, const char *text, size_t n,
    struct person_list *people)
{
    size_t role = shape_last_word(text, n), at, len;
    struct person_list one;

    memset(people, 0, sizeof(*people));
    if (lexicon_cue(lexicon, LEXICON_BYLINE, text, n, &at) == 0) {
        if ((lexicon_word(lexicon, text + n - role, role) & WORD_ROLE) == 0)
            return;
        n -= role;
        at = 0;
    }
    for (; at < n; at += len) {
        size_t mark = enumeration_mark(text + at, n - at);

        len = mark > 0 ? mark : space_lead(text + at, n - at);
        if (len > 0)
            continue;
        while (at + len < n && space_at(text + at + len, n - at - len) == 0 &&
               enumeration_mark(text + at + len, n - at - len) == 0)
            len++;
        if (person_caseless(text + at, len, &one))
            add_people(people, &one);
        /* What follows a name says where or what he is: "김철수 정치부". */
        while (at + len < n &&
               enumeration_mark(text + at + len, n - at - len) == 0)
            len++;
    }
}
