/* SPDX-License-Identifier: MIT */
#include "meta.h"

#include <string.h>

#include "shape.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

#define NAME_MOST 100 /* bytes */
#define BARE_MOST 200
#define ROW_MOST  160

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
skip_marks(struct dates *r)
{
    size_t len;

    while (r->i < r->n) {
        uint32_t c = utf8_decode(r->s + r->i, r->n - r->i, &len);

        if (!chars_space(c) && !chars_punct(c) && c != '|')
            break;
        r->i += len;
    }
}

static bool
read_date(struct dates *r)
{
    struct meta *m = r->m;
    struct date *d = r->modified ? &m->modified : &m->date, got;
    bool *has = r->modified ? &m->has_modified : &m->has_date;
    size_t n;

    date_clear(&got);
    n = date_at(r->l->dates, r->s + r->i, r->n - r->i, r->order, &got);
    /* 03/04/2024: a date, but nobody says which. */
    if (n == 0 && r->order == DATE_ORDER_UNKNOWN) {
        n = date_at(
            r->l->dates, r->s + r->i, r->n - r->i, DATE_DAY_FIRST, &got);
        if (n == 0 || got.year == 0)
            return false;
        r->i += n;
        return r->told = r->unsure = true;
    }
    if (n == 0 || got.year == 0)
        return false;
    r->i += n;
    r->last = d;
    r->trailing = false;
    if (r->has_time) {
        r->time.year = got.year;
        r->time.month = got.month;
        r->time.day = got.day;
        got = r->time;
        r->has_time = false;
    }
    if (!*has)
        *d = got;
    else
        r->last = &r->latest;
    *has = true;
    r->latest = got;
    r->dates++;
    return true;
}

/* A time belongs to the date before it; behind "updated", without a date, to
 * the same day. */
static bool
read_time(struct dates *r)
{
    struct meta *m = r->m;
    struct date got;
    size_t n;

    date_clear(&got);
    n = date_time_at(r->l->dates, r->s + r->i, r->n - r->i, &got);
    if (n == 0)
        return false;
    r->i += n;
    if (!m->has_date && !m->has_modified) {
        r->time = got;
        r->has_time = true;
        return true;
    }
    if (r->modified && !m->has_modified) {
        m->modified = m->date;
        m->has_modified = true;
        r->last = &m->modified;
    }
    if (r->last == NULL)
        return false;
    got.year = r->last->year;
    got.month = r->last->month;
    got.day = r->last->day;
    *r->last = r->latest = got;
    return true;
}

/* "5 min read", "3 hours ago"; behind "reading time" also "5 min". */
static bool
skip_length(struct dates *r, bool reading)
{
    size_t i = r->i, len;
    uint32_t cue;

    while (i < r->n && r->s[i] >= '0' && r->s[i] <= '9')
        i++;
    if (i == r->i)
        return false;
    i += space_lead(r->s + i, r->n - i);
    cue = lexicon_cue(r->l, LEXICON_DATE, r->s + i, r->n - i, &len);
    if (cue != CUE_LENGTH && !(reading && cue == CUE_UNIT))
        return false;
    r->i = i + len;
    r->trailing = false;
    return r->told = true;
}

/* What is said before a date, or instead of one. */
static bool
skip_cue(struct dates *r)
{
    size_t len;
    uint32_t cue =
        lexicon_cue(r->l, LEXICON_DATE, r->s + r->i, r->n - r->i, &len);

    switch (cue) {
    case CUE_PUBLISHED:
    case CUE_MODIFIED:
        r->cued = true;
        r->modified = cue == CUE_MODIFIED;
        r->trailing = r->modified && r->m->has_date;
        r->last = NULL;
        r->i += len;
        return true;
    case CUE_READING:
        r->i += len;
        skip_marks(r);
        return skip_length(r, true);
    case CUE_RELATIVE:
        r->i += len;
        r->trailing = false;
        return r->told = true;
    default:
        return false;
    }
}

/* "3 March, 4 March updated": what was read last is the day of the change. */
static void
settle(struct dates *r)
{
    struct meta *m = r->m;

    if (!r->trailing || m->has_modified)
        return;
    m->modified = r->latest;
    m->has_modified = true;
    m->has_date = r->dates > 1;
}

bool
meta_dates(const struct lexicon *l, enum date_order order, const char *s,
    size_t n, struct meta *m)
{
    struct dates r = { .l = l, .order = order, .s = s, .n = n, .m = m };

    if (n > 120)
        return false;
    for (;;) {
        skip_marks(&r);
        if (r.i == n) {
            settle(&r);
            /* "Updated at 9:12": of which day nobody says. */
            if (r.has_time && !r.unsure)
                return r.cued;
            return m->has_date || m->has_modified || r.told;
        }
        if (!skip_cue(&r) && !read_date(&r) && !read_time(&r) &&
            !skip_length(&r, false))
            return false;
    }
}

/* ---- bylines ------------------------------------------------------------ */

/* Where a bar, a stroke or a dash with blanks around stands, from i on; n if
 * there is none. */
static size_t
next_bar(const char *s, size_t n, size_t i)
{
    for (i += i == 0; i < n; i++) {
        const char *after = s + i;
        size_t len;
        uint32_t c;

        if (s[i - 1] != ' ' && s[i] != '|')
            continue;
        c = utf8_decode(after, n - i, &len);
        if ((c == '|' || c == '/' || c == 0xb7 || c == 0x2022 || c == 0x2013 ||
                c == 0x2014 || c == '-') &&
            i + len < n && (s[i + len] == ' ' || c == '|'))
            return i;
    }
    return n;
}

/* "on March 3, 2024", behind names: dates that go to the end of s[0..n), into
 * *m.  Returns the length before them, n if there are none. */
static size_t
before_dates(const struct lexicon *l, enum date_order order, const char *s,
    size_t n, struct meta *m)
{
    size_t i = space_word(s, n), last;

    while (i < n) {
        size_t start = i + space_lead(s + i, n - i);
        struct meta got = { 0 };

        if (meta_dates(l, order, s + start, n - start, &got) &&
            (got.has_date || got.has_modified)) {
            *m = got;
            break;
        }
        i = start + space_word(s + start, n - start);
    }
    if (i >= n)
        return n;
    last = shape_last_word(s, i);
    if (lexicon_word(l, s + i - last, last) & WORD_BEFORE_DAY)
        return i - last - space_tail(s, i - last);
    return i;
}

bool
meta_byline(const struct doc *d, const struct lexicon *l, enum date_order order,
    const char *s, size_t n, struct meta *m)
{
    size_t len, end, bar;
    bool told; /* by a colon */

    if (lexicon_cue(l, LEXICON_BYLINE, s, n, &len) == 0)
        return false;
    len += len < n && s[len] == ':';
    told = s[len - 1] == ':' || (len > 2 && memcmp(s + len - 3, "：", 3) == 0);
    len += space_lead(s + len, n - len);
    s += len;
    n -= len;
    end = n - (n > 0 && s[n - 1] == '.');
    bar = next_bar(s, n, 0);
    if (bar < n && meta_dates(l, order, s + bar, n - bar, m))
        end = bar - space_tail(s, bar);
    else if (n <= ROW_MOST)
        end = before_dates(l, order, s, end, m);
    m->byline = person_read(d, l, s, end, &m->people) ||
                (told && person_caseless(s, end, &m->people));
    return m->byline;
}

/* ---- rows ---------------------------------------------------------------- */

#define PARTS_MOST 6

struct row {
    struct str parts[PARTS_MOST];
    size_t n;
};

static bool
split_row(const char *s, size_t n, struct row *row)
{
    size_t i = 0, bar, len;

    row->n = 0;
    while (i < n) {
        struct str *part = &row->parts[row->n];

        if (row->n == PARTS_MOST)
            return false;
        bar = next_bar(s, n, i);
        part->s = s + i;
        part->n = space_trim(&part->s, bar - i);
        row->n += part->n > 0;
        len = 0;
        if (bar < n)
            utf8_decode(s + bar, n - bar, &len);
        i = bar + len;
        i += space_lead(s + i, n - i);
    }
    return row->n > 1;
}

/* Words that begin with capitals or digits. */
static bool
capitals(const struct lexicon *l, struct str part)
{
    size_t i, len, words = 0;

    for (i = 0; i < part.n;
         i += len + space_lead(part.s + i + len, part.n - i - len)) {
        uint32_t c = utf8_first(part.s + i, part.n - i);

        len = space_word(part.s + i, part.n - i);
        if (!chars_upper(c) && !chars_digit(c) &&
            (lexicon_word(l, part.s + i, len) & (WORD_PARTICLE | WORD_AND)) ==
                0)
            return false;
        words++;
    }
    return words <= 6;
}

/* Dates in the parts from a on: how many parts, 0 if there are none. */
static size_t
dates_in_row(const struct lexicon *l, enum date_order order,
    const struct row *row, size_t a, struct meta *m)
{
    size_t b;

    for (b = row->n; b > a; b--) {
        const char *s = row->parts[a].s;
        const struct str *last = &row->parts[b - 1];
        struct meta got = { 0 };

        if (meta_dates(l, order, s, (size_t)(last->s + last->n - s), &got) &&
            (got.has_date || got.has_modified)) {
            *m = got;
            return b - a;
        }
    }
    return 0;
}

bool
meta_row(const struct doc *d, const struct lexicon *l, enum date_order order,
    const char *s, size_t n, struct meta *m)
{
    size_t a, count = 0, i;
    struct row row;

    if (n > ROW_MOST || !split_row(s, n, &row))
        return false;
    for (a = 0; a < row.n && count == 0; a++)
        count = dates_in_row(l, order, &row, a, m);
    if (count == 0)
        return false;
    for (i = 0; i < row.n; i++) {
        const struct str *part = &row.parts[i];

        if (i + 1 >= a && i + 1 < a + count)
            continue;
        if (!capitals(l, *part))
            return false;
        if (!m->byline && person_name(l, part->s, part->n))
            m->byline = person_read(d, l, part->s, part->n, &m->people);
    }
    return true;
}

/* "É. M. avec AFP", "jkr mit dpa" */
static bool
with_agency(const struct lexicon *l, const char *s, size_t n, struct meta *m)
{
    size_t last = n < 60 ? shape_last_word(s, n) : n, before, len;

    if (last >= n || !person_agency(l, s + n - last, last))
        return false;
    before = n - last - space_tail(s, n - last);
    len = shape_last_word(s, before);
    if (len >= before || shape_words(s, n, 6) > 5 ||
        !(lexicon_word(l, s + before - len, len) & WORD_WITH_AGENCY))
        return false;
    m->people.agency.s = s + n - last;
    m->people.agency.n = person_agency_length(l, s + n - last, last);
    before -= len;
    before -= space_tail(s, before);
    if (person_name(l, s, before)) {
        m->people.names[0].s = s;
        m->people.names[0].n = before;
        m->people.n = 1;
    }
    return true;
}

bool
meta_bare(const struct doc *d, const struct lexicon *l, const char *s, size_t n,
    struct meta *m)
{
    size_t bare, i, last = n <= BARE_MOST ? shape_last_word(s, n) : n;
    bool account = last < n && s[n - last] == '@';

    if (n > BARE_MOST)
        return false;
    if (account)
        n -= last + space_tail(s, n - last);
    if (n > 2 && s[0] == '(' && s[n - 1] == ')' &&
        person_agency(l, s + 1, n - 2)) {
        m->people.agency.s = s + 1;
        m->people.agency.n = n - 2;
        return m->byline = true;
    }
    if (person_agency(l, s, n)) {
        m->people.agency.s = s;
        m->people.agency.n = n;
        return m->byline = true;
    }
    if (person_staff(l, s, n) || with_agency(l, s, n, m))
        return m->byline = true;
    /* The first item has to be a person. */
    if (!chars_upper(utf8_first(s, n)))
        return false;
    for (i = 0; i < n && s[i] != ',' && s[i] != '|' && s[i] != '('; i++) {
        if (i > NAME_MOST)
            return false;
        if (s[i] == '/' && i > 0 && s[i - 1] == ' ')
            break;
    }
    bare = person_before_where(l, s, i - space_tail(s, i));
    m->byline = person_name(l, s, bare) && shape_end(s, n) != SHAPE_CLOSED &&
                shape_words(s, n, 13) < 12 &&
                person_read(d, l, s, n, &m->people);
    m->role = m->byline && (account || person_role(l, s + bare, n - bare));
    return m->byline;
}
