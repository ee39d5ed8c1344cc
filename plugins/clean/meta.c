/* SPDX-License-Identifier: MIT */
#include "meta.h"

#include <string.h>

#include "labelled.h"
#include "shape.h"
#include "text/label.h"
#include "text/chars.h"
#include "text/ending.h"
#include "text/space.h"
#include "text/utf8.h"
#include "text/wordcount.h"

#define NAME_MOST     100 /* bytes */
#define BARE_MOST     200
#define UNSPACED_MOST 12 /* bytes of a name in a script without blanks */
#define ROW_MOST      160

/* ---- dates -------------------------------------------------------------- */

struct dates {
    const struct lexicon *l;
    enum date_order order;
    const char *s;
    size_t n, i;
    struct meta *m;
    bool modified;     /* what is read next */
    struct date *last; /* what a time belongs to */
    struct date time;  /* read before its date */
    bool has_time, told, unsure, cued;
    struct date latest; /* the last that was read, and how many were */
    unsigned dates;
    bool trailing; /* "updated" stands behind it: 3月4日 更新 */
};

/* Blanks and marks between dates. */
static void
skip_marks(struct dates *dates)
{
    size_t len;

    while (dates->i < dates->n) {
        uint32_t code =
            utf8_decode(dates->s + dates->i, dates->n - dates->i, &len);

        if (!chars_space(code) && !chars_punct(code) && code != '|')
            break;
        dates->i += len;
    }
}

static bool
read_meta_date(struct dates *dates)
{
    struct meta *meta = dates->m;
    struct date *date = dates->modified ? &meta->modified : &meta->date, got;
    bool *has = dates->modified ? &meta->has_modified : &meta->has_date;
    size_t n;

    date_clear(&got);
    n = date_at(dates->l->dates, dates->s + dates->i, dates->n - dates->i,
        dates->order, &got);
    /* 03/04/2024: a date, but nobody says which. */
    if (n == 0 && dates->order == DATE_ORDER_UNKNOWN) {
        n = date_at(dates->l->dates, dates->s + dates->i, dates->n - dates->i,
            DATE_DAY_FIRST, &got);
        if (n == 0 || got.year == 0)
            return false;
        dates->i += n;
        return dates->told = dates->unsure = true;
    }
    if (n == 0 || got.year == 0)
        return false;
    dates->i += n;
    dates->last = date;
    dates->trailing = false;
    if (dates->has_time) {
        dates->time.year = got.year;
        dates->time.month = got.month;
        dates->time.day = got.day;
        got = dates->time;
        dates->has_time = false;
    }
    if (!*has)
        *date = got;
    else
        dates->last = &dates->latest;
    *has = true;
    dates->latest = got;
    dates->dates++;
    return true;
}

/* A time belongs to the date before it; behind "updated", without a date, to
 * the same day. */
static bool
read_time(struct dates *dates)
{
    struct meta *meta = dates->m;
    struct date got;
    size_t n;

    date_clear(&got);
    n = date_time_at(
        dates->l->dates, dates->s + dates->i, dates->n - dates->i, &got);
    if (n == 0)
        return false;
    dates->i += n;
    if (!meta->has_date && !meta->has_modified) {
        dates->time = got;
        dates->has_time = true;
        return true;
    }
    if (dates->modified && !meta->has_modified) {
        meta->modified = meta->date;
        meta->has_modified = true;
        dates->last = &meta->modified;
    }
    if (dates->last == NULL)
        return false;
    got.year = dates->last->year;
    got.month = dates->last->month;
    got.day = dates->last->day;
    *dates->last = dates->latest = got;
    return true;
}

/* "5 min read", "3 hours ago"; behind "reading time" also "5 min". */
static bool
skip_length(struct dates *dates, bool reading)
{
    size_t i = dates->i, len;
    uint32_t cue;

    while (i < dates->n && dates->s[i] >= '0' && dates->s[i] <= '9')
        i++;
    if (i == dates->i)
        return false;
    i += space_lead(dates->s + i, dates->n - i);
    cue = lexicon_cue(dates->l, LEXICON_DATE, dates->s + i, dates->n - i, &len);
    if (cue != CUE_LENGTH && !(reading && cue == CUE_UNIT))
        return false;
    dates->i = i + len;
    dates->trailing = false;
    return dates->told = true;
}

/* What is said before a date, or instead of one. */
static bool
skip_cue(struct dates *dates)
{
    size_t len;
    uint32_t cue = lexicon_cue(
        dates->l, LEXICON_DATE, dates->s + dates->i, dates->n - dates->i, &len);

    switch (cue) {
    case CUE_PUBLISHED:
    case CUE_MODIFIED:
        dates->cued = true;
        dates->modified = cue == CUE_MODIFIED;
        dates->trailing = dates->modified && dates->m->has_date;
        dates->last = NULL;
        dates->i += len;
        return true;
    case CUE_READING:
        dates->i += len;
        skip_marks(dates);
        return skip_length(dates, true);
    case CUE_RELATIVE:
        dates->i += len;
        dates->trailing = false;
        return dates->told = true;
    default:
        return false;
    }
}

/* "3 March, 4 March updated": what was read last is the day of the change. */
static void
settle_dates(struct dates *dates)
{
    struct meta *meta = dates->m;

    if (!dates->trailing || meta->has_modified)
        return;
    meta->modified = dates->latest;
    meta->has_modified = true;
    meta->has_date = dates->dates > 1;
}

bool
meta_dates(const struct lexicon *lexicon, enum date_order order,
    const char *text, size_t n, struct meta *meta)
{
    struct dates dates = {
        .l = lexicon, .order = order, .s = text, .n = n, .m = meta
    };

    if (n > 120)
        return false;
    for (;;) {
        skip_marks(&dates);
        if (dates.i == n) {
            settle_dates(&dates);
            /* "Updated at 9:12": of which day nobody says. */
            if (dates.has_time && !dates.unsure)
                return dates.cued;
            return meta->has_date || meta->has_modified || dates.told;
        }
        if (!skip_cue(&dates) && !read_meta_date(&dates) &&
            !read_time(&dates) && !skip_length(&dates, false))
            return false;
    }
}

/* ---- bylines ------------------------------------------------------------ */

/* Where a bar, a slash or a dash with blanks around stands, from i on; n if
 * there is none. */
static size_t
next_bar(const char *text, size_t n, size_t i)
{
    for (i += i == 0; i < n; i++) {
        const char *after = text + i;
        size_t len;
        uint32_t code;

        if (text[i - 1] != ' ' && text[i] != '|')
            continue;
        code = utf8_decode(after, n - i, &len);
        if ((code == '|' || code == '/' || code == 0xb7 || code == 0x2022 ||
                code == 0x2013 || code == 0x2014 || code == '-') &&
            i + len < n && (text[i + len] == ' ' || code == '|'))
            return i;
    }
    return n;
}

/* "on March 3, 2024", behind names: dates that go to the end of text[0..n),
 * into *meta.  Returns the length before them, n if there are none. */
static size_t
before_dates(const struct lexicon *lexicon, enum date_order order,
    const char *text, size_t n, struct meta *meta)
{
    size_t i = space_word(text, n), last;

    while (i < n) {
        size_t start = i + space_lead(text + i, n - i);
        struct meta got = { 0 };

        if (meta_dates(lexicon, order, text + start, n - start, &got) &&
            (got.has_date || got.has_modified)) {
            *meta = got;
            break;
        }
        i = start + space_word(text + start, n - start);
    }
    if (i >= n)
        return n;
    last = shape_last_word(text, i);
    if (lexicon_word(lexicon, text + i - last, last) & WORD_BEFORE_DAY)
        return i - last - space_tail(text, i - last);
    return i;
}

/* Is it as long as a name of a script without blanks, so that one in front of
 * it tells: "记者 王明"? */
static bool
is_unspaced_name(const char *text, size_t n)
{
    return n > 0 && n <= UNSPACED_MOST && memchr(text, ' ', n) == NULL &&
           chars_unspaced(utf8_first(text, n));
}

bool
meta_byline(const struct doc *doc, const struct lexicon *lexicon,
    enum date_order order, const char *text, size_t n, struct meta *meta)
{
    size_t len, end, bar, blank;
    bool told; /* by a mark, or a blank where none is expected */

    if (lexicon_cue(lexicon, LEXICON_BYLINE, text, n, &len) == 0)
        return false;
    len += label_mark(text + len, n - len);
    told = labelled_marked(text, len);
    blank = space_lead(text + len, n - len);
    len += blank;
    text += len;
    n -= len;
    told = told || (blank > 0 && is_unspaced_name(text, n));
    end = n - (n > 0 && text[n - 1] == '.');
    bar = next_bar(text, n, 0);
    if (bar < n && meta_dates(lexicon, order, text + bar, n - bar, meta))
        end = bar - space_tail(text, bar);
    else if (n <= ROW_MOST)
        end = before_dates(lexicon, order, text, end, meta);
    meta->byline = person_read(doc, lexicon, text, end, &meta->people) ||
                   (told && person_caseless(text, end, &meta->people));
    /* "By Ada Lind, the lawyer, the council was told that it was late." */
    if (meta->people.clause && ending_of(text, n) == ENDING_CLOSED)
        meta->byline = false;
    return meta->byline;
}

/* ---- rows ---------------------------------------------------------------- */

#define PARTS_MOST 6

struct row {
    struct str parts[PARTS_MOST];
    size_t n;
};

static bool
split_row(const char *text, size_t n, struct row *row)
{
    size_t i = 0, bar, len;

    row->n = 0;
    while (i < n) {
        struct str *part = &row->parts[row->n];

        if (row->n == PARTS_MOST)
            return false;
        bar = next_bar(text, n, i);
        part->s = text + i;
        part->n = space_trim(&part->s, bar - i);
        row->n += part->n > 0;
        len = 0;
        if (bar < n)
            utf8_decode(text + bar, n - bar, &len);
        i = bar + len;
        i += space_lead(text + i, n - i);
    }
    return row->n > 1;
}

/* Words that begin with capitals or digits. */
static bool
capitals(const struct lexicon *lexicon, struct str part)
{
    size_t i, len, words = 0;

    for (i = 0; i < part.n;
         i += len + space_lead(part.s + i + len, part.n - i - len)) {
        uint32_t code = utf8_first(part.s + i, part.n - i);

        len = space_word(part.s + i, part.n - i);
        if (!chars_upper(code) && !chars_digit(code) &&
            (lexicon_word(lexicon, part.s + i, len) &
                (WORD_PARTICLE | WORD_AND)) == 0)
            return false;
        words++;
    }
    return words <= 6;
}

/* Dates in the parts from a on: how many parts, 0 if there are none. */
static size_t
dates_in_row(const struct lexicon *lexicon, enum date_order order,
    const struct row *row, size_t a, struct meta *meta)
{
    size_t b;

    for (b = row->n; b > a; b--) {
        const char *text = row->parts[a].s;
        const struct str *last = &row->parts[b - 1];
        struct meta got = { 0 };

        if (meta_dates(lexicon, order, text, (size_t)(last->s + last->n - text),
                &got) &&
            (got.has_date || got.has_modified)) {
            *meta = got;
            return b - a;
        }
    }
    return 0;
}

bool
meta_row(const struct doc *doc, const struct lexicon *lexicon,
    enum date_order order, const char *text, size_t n, struct meta *meta)
{
    size_t a, count = 0, i;
    struct row row;

    if (n > ROW_MOST || !split_row(text, n, &row))
        return false;
    for (a = 0; a < row.n && count == 0; a++)
        count = dates_in_row(lexicon, order, &row, a, meta);
    if (count == 0)
        return false;
    for (i = 0; i < row.n; i++) {
        const struct str *part = &row.parts[i];

        if (i + 1 >= a && i + 1 < a + count)
            continue;
        if (!capitals(lexicon, *part))
            return false;
        if (!meta->byline && person_name(lexicon, part->s, part->n))
            meta->byline =
                person_read(doc, lexicon, part->s, part->n, &meta->people);
    }
    return true;
}

/* "É. M. avec AFP", "jkr mit dpa" */
static bool
with_agency(const struct lexicon *lexicon, const char *text, size_t n,
    struct meta *meta)
{
    size_t last = n < 60 ? shape_last_word(text, n) : n, before, len;

    if (last >= n || wordcount_of(text, n, 6) > 5)
        return false;
    before = n - last - space_tail(text, n - last);
    len = shape_last_word(text, before);
    if (len >= before)
        return false;
    before -= len;
    meta->people.agency =
        person_with_agency(lexicon, text + before, n - before);
    if (meta->people.agency.s == NULL)
        return false;
    before -= space_tail(text, before);
    if (person_name(lexicon, text, before)) {
        meta->people.names[0].s = text;
        meta->people.names[0].n = before;
        meta->people.n = 1;
    }
    return true;
}

bool
meta_bare(const struct doc *doc, const struct lexicon *lexicon,
    const char *text, size_t n, struct meta *meta)
{
    size_t bare, i, last = n <= BARE_MOST ? shape_last_word(text, n) : n;
    bool account = last < n && text[n - last] == '@';

    if (n > BARE_MOST)
        return false;
    if (account)
        n -= last + space_tail(text, n - last);
    if (n > 2 && text[0] == '(' && text[n - 1] == ')' &&
        person_agency(lexicon, text + 1, n - 2)) {
        meta->people.agency.s = text + 1;
        meta->people.agency.n = n - 2;
        return meta->byline = true;
    }
    if (person_agency(lexicon, text, n)) {
        meta->people.agency.s = text;
        meta->people.agency.n = n;
        return meta->byline = true;
    }
    if (person_staff(lexicon, text, n) || with_agency(lexicon, text, n, meta))
        return meta->byline = true;
    /* The first item has to be a person. */
    if (!chars_upper(utf8_first(text, n)))
        return false;
    for (i = 0; i < n && text[i] != ',' && text[i] != '|' && text[i] != '(';
         i++) {
        if (i > NAME_MOST)
            return false;
        if (text[i] == '/' && i > 0 && text[i - 1] == ' ')
            break;
    }
    bare = person_before_where(lexicon, text, i - space_tail(text, i));
    meta->byline = person_name(lexicon, text, bare) &&
                   ending_of(text, n) != ENDING_CLOSED &&
                   wordcount_of(text, n, 13) < 12 &&
                   person_read(doc, lexicon, text, n, &meta->people);
    meta->role = meta->byline &&
                 (account || person_role(lexicon, text + bare, n - bare));
    return meta->byline;
}
