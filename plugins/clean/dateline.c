/* SPDX-License-Identifier: MIT */
#include "dateline.h"

#include <string.h>

#include "person.h"
#include "shape.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

#define PLACE_MOST  80 /* bytes before the agency */
#define AGENCY_MOST 40

/* The dash that ends a dateline at s: " - ", " — ", ".- ", " _ ", " -- ": its
 * length with the blanks around it, 0 if there is none. */
static size_t
dash(const char *s, size_t n)
{
    size_t i = space_lead(s, n), start, len, dots = 0;

    while (i < n && (s[i] == '.' || s[i] == ':' || s[i] == ',') && dots++ < 2)
        i++;
    i += space_lead(s + i, n - i);
    for (start = i; i < n; i += len) {
        uint32_t c = utf8_decode(s + i, n - i, &len);

        if (c != '-' && c != '_' && c != 0x2013 && c != 0x2014 && c != 0x2015 &&
            c != 0x2212)
            break;
    }
    if (i == start && !(dots > 0 && s[start - 1] == ' '))
        return 0;
    return i + space_lead(s + i, n - i);
}

/* In scripts without capitals nothing tells a place from other words: there a
 * dateline is believed for its agency alone. */
static bool
cased(uint32_t c)
{
    return !chars_letter(c) || chars_upper(c) || chars_lower(c);
}

/* Does s[0..n) look like a place: words in capitals, with particles and points,
 * in any number of parts?  *shouts if one is in capitals throughout. */
static bool
place(const struct lexicon *l, const char *s, size_t n, bool *shouts)
{
    size_t i = 0, len, k, got, words = 0;

    *shouts = false;
    while (i < n) {
        size_t lower = 0, upper = 0;

        len = shape_first_word(s + i, n - i);
        for (k = 0; k < len; k += got) {
            uint32_t c = utf8_decode(s + i + k, len - k, &got);

            lower += chars_lower(c);
            upper += chars_upper(c);
            if (chars_digit(c) || c == '"' || c == ':' || c == ';' ||
                c == '?' || c == '!')
                return false;
        }
        if (cased(shape_first(s + i, len)) &&
            !chars_upper(shape_first(s + i, len)) &&
            (lexicon_word(l, s + i, len) & WORD_PARTICLE) == 0)
            return false;
        if (lower == 0 && upper >= 3)
            *shouts = true;
        if (++words > 7)
            return false;
        i += len;
        i += space_lead(s + i, n - i);
    }
    return true;
}

/* Part "OSLO, March 4" into place and date: bytes of the place. */
static size_t
place_end(const struct lexicon *l, enum date_order order, const char *s,
    size_t n, struct dateline *x, bool *dated)
{
    size_t i = 0, len;

    *dated = false;
    date_clear(&x->date);
    while (i < n) {
        len = date_at(l->dates, s + i, n - i, order, &x->date);
        if (len > 0 && space_lead(s + i + len, n - i - len) == n - i - len) {
            *dated = true;
            x->has_date = x->date.year > 0;
            while (i > 0 && (s[i - 1] == ' ' || s[i - 1] == ','))
                i--;
            return i;
        }
        i += shape_first_word(s + i, n - i);
        i += space_lead(s + i, n - i);
    }
    return n - space_tail(s, n);
}

/* "Reuters - ", "AFP — ": no place, no brackets. */
static bool
agency_alone(
    const struct lexicon *l, const char *s, size_t n, struct dateline *x)
{
    size_t len, end;

    if (lexicon_cue(l, LEXICON_AGENCY, s, n, &len) == 0 ||
        !chars_upper(shape_first(s, n)))
        return false;
    end = dash(s + len, n - len);
    if (end == 0 || space_at(s + len, n - len) == 0)
        return false;
    x->agency.s = s;
    x->agency.n = len;
    x->n = len + end;
    return true;
}

/* Where the text goes on behind "OSLO, March 4 - " at s: the length; 0 if there
 * is no such thing. */
static size_t
place_and_dash(const struct lexicon *l, enum date_order order, const char *s,
    size_t n, struct dateline *x)
{
    size_t most = n < PLACE_MOST ? n : PLACE_MOST, i, len, end;
    bool shouts, dated;

    for (i = 1; i < most; i++) {
        if (s[i] != ' ' || (len = dash(s + i, n - i)) == 0)
            continue;
        end = place_end(l, order, s, i, x, &dated);
        return place(l, s, end, &shouts) && shouts ? i + len : 0;
    }
    return 0;
}

/* "МОСКВА, 3 мая - РИА Новости. ": the agency behind the dash. */
static bool
agency_behind(const struct lexicon *l, enum date_order order, const char *s,
    size_t n, struct dateline *x)
{
    size_t at = place_and_dash(l, order, s, n, x), len;

    if (at == 0 || lexicon_cue(l, LEXICON_AGENCY, s + at, n - at, &len) == 0)
        return false;
    x->agency = (struct str){ s + at, len };
    at += len;
    if (at + 1 >= n || (s[at] != '.' && s[at] != ',') || s[at + 1] != ' ')
        return false;
    x->n = at + 2;
    return true;
}

/* "МОСКВА, 3 мая. /ТАСС/. ": strokes for brackets. */
static bool
between_strokes(const struct lexicon *l, enum date_order order, const char *s,
    size_t n, struct dateline *x)
{
    size_t most = n < PLACE_MOST ? n : PLACE_MOST, where, len, end;
    const char *open = memmem(s, most, " /", 2);
    bool shouts, dated;

    if (open == NULL)
        return false;
    where = (size_t)(open - s);
    if (lexicon_cue(l, LEXICON_AGENCY, open + 2, n - where - 2, &len) == 0)
        return false;
    x->agency = (struct str){ open + 2, len };
    end = where + 2 + len;
    if (end >= n || s[end] != '/')
        return false;
    end++;
    end += end < n && s[end] == '.';
    x->n = end + space_lead(s + end, n - end);
    where -= where > 0 && s[where - 1] == '.';
    return x->n > end &&
           place(l, s, place_end(l, order, s, where, x, &dated), &shouts) &&
           shouts;
}

static bool
has_digit(const char *s, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (s[i] >= '0' && s[i] <= '9')
            return true;
    }
    return false;
}

/* Is s[at..) the character c? */
static bool
is_at(const char *s, size_t n, size_t at, const char *c)
{
    size_t len = strlen(c);

    return n - at >= len && memcmp(s + at, c, len) == 0;
}

/* Behind a remark in brackets at s[at..): "（记者 王明）". */
static size_t
skip_remark(const char *s, size_t n, size_t at)
{
    size_t i;

    if (at >= n || !is_at(s, n, at, "（"))
        return at;
    for (i = at; i < n && i - at < PLACE_MOST; i++) {
        if (is_at(s, n, i, "）"))
            return i + strlen("）");
    }
    return at;
}

/* Note the agency in s[0..n), which may hold a place and a date, too. */
static bool
find_agency(
    const struct lexicon *l, const char *s, size_t n, struct dateline *x)
{
    size_t at, len;

    if (phrases_find(l->sets[LEXICON_AGENCY], s, n, &at, &len) == 0)
        return false;
    x->agency = (struct str){ s + at, len };
    return true;
}

/* "【アルタ共同】", "(서울=연합뉴스) 김철수 기자 = ", "新华社阿尔塔3月3日电":
 * the datelines of East Asia, which have no dash. */
static bool
unspaced(const struct lexicon *l, enum date_order order, const char *s,
    size_t n, struct dateline *x)
{
    size_t most = n < PLACE_MOST ? n : PLACE_MOST, i, len;
    struct date date;

    for (i = 0; i < most && is_at(s, n, 0, "【"); i++) {
        if (is_at(s, n, i, "】")) {
            x->n = i + strlen("】");
            return find_agency(l, s, i, x);
        }
    }
    for (i = 1; i < most && s[0] == '('; i++) {
        if (is_at(s, n, i, ") ") && !find_agency(l, s, i, x))
            return false;
        if (x->agency.n > 0 && is_at(s, n, i, " = ")) {
            x->n = i + strlen(" = ");
            return true;
        }
    }
    if (lexicon_cue(l, LEXICON_AGENCY, s, n, &len) == 0 ||
        !chars_unspaced(shape_first(s, n)))
        return false;
    x->agency = (struct str){ s, len };
    for (i = len; i < most; i++) {
        date_clear(&date);
        len = date_at(l->dates, s + i, n - i, order, &date);
        if (len > 0 && lexicon_cue(l, LEXICON_DATE, s + i + len, n - i - len,
                           &x->n) == CUE_DATELINE) {
            x->n = skip_remark(s, n, i + len + x->n);
            return true;
        }
    }
    return false;
}

bool
dateline_at(const struct lexicon *l, enum date_order order, const char *s,
    size_t n, struct dateline *x)
{
    size_t most = n < PLACE_MOST ? n : PLACE_MOST, after, where;
    const char *open = memchr(s, '(', most), *close;
    bool shouts, dated, glued;

    memset(x, 0, sizeof(*x));
    if (n > 0 && ((unsigned char)s[0] >= 0x80 || s[0] == '(') &&
        unspaced(l, order, s, n, x))
        return true;
    memset(x, 0, sizeof(*x));
    if (open == NULL)
        return agency_alone(l, s, n, x) || agency_behind(l, order, s, n, x) ||
               between_strokes(l, order, s, n, x);
    where = (size_t)(open - s);
    most = n - where < AGENCY_MOST ? n - where : AGENCY_MOST;
    close = memchr(open, ')', most);
    if (close == NULL)
        return agency_alone(l, s, n, x);
    after = (size_t)(close + 1 - s);
    x->agency.s = open + 1;
    x->agency.n = (size_t)(close - open) - 1;
    x->n = dash(close + 1, n - after);
    /* "Oslo (CNN)The ferry": glued to the sentence. */
    glued = x->n == 0 && chars_upper(shape_first(close + 1, n - after)) &&
            person_agency(l, x->agency.s, x->agency.n);
    if (x->n == 0 && !glued)
        return false;
    x->n += after;
    if (has_digit(x->agency.s, x->agency.n) ||
        !place(l, s, place_end(l, order, s, where, x, &dated), &shouts))
        return false;
    if (person_agency(l, x->agency.s, x->agency.n)) {
        x->agency.n = person_agency_length(l, x->agency.s, x->agency.n);
        /* "(ANSA) - OSLO, 3 MAG - " */
        if (where == 0)
            x->n += place_and_dash(l, order, s + x->n, n - x->n, x);
        return true;
    }
    /* A name that is not known is believed where the line is shaped so that it
     * can be nothing else. */
    return (shouts || dated) && where > 0 &&
           chars_upper(shape_first(x->agency.s, x->agency.n)) &&
           memchr(x->agency.s, '-', x->agency.n) == NULL &&
           shape_words(x->agency.s, x->agency.n, 4) < 4;
}
