/* SPDX-License-Identifier: MIT */
#include "text/dateline.h"

#include <stdint.h>
#include <string.h>

#include "text/chars.h"
#include "text/dateline_place.h"
#include "text/phrases.h"
#include "text/space.h"
#include "text/utf8.h"

#define AGENCY_MOST 40 /* bytes in the brackets */
/* Bytes that are looked at: of all blanks and dashes, too, which have no end of
 * their own. */
#define LOOK_MOST 400

/* Does text[at..n) begin with the string? */
static bool
is_at(const char *text, size_t n, size_t at, const char *string)
{
    size_t len = strlen(string);

    return n - at >= len && memcmp(text + at, string, len) == 0;
}

/* ---- forms with an agency -------------------------------------------------
 */

/* The agency is the len bytes at s[at..). */
static void
note_agency(const struct dateline_reading *reading, size_t at, size_t len)
{
    reading->found->agency = (struct span){ at, len };
}

/* "Reuters - ", "AFP — ": no place, no brackets. */
static bool
read_agency_alone(const struct dateline_reading *reading)
{
    const char *text = reading->s;
    size_t n = reading->n, len = dateline_agency(reading->words, text, n), dash;

    if (len == 0 || !chars_upper(utf8_first(text, n)))
        return false;
    dash = dateline_dash(text + len, n - len);
    if (dash == 0 || space_at(text + len, n - len) == 0)
        return false;
    note_agency(reading, 0, len);
    reading->found->n = len + dash;
    return true;
}

/* "МОСКВА, 3 мая - РИА Новости. ": the agency behind the dash. */
static bool
read_agency_behind(const struct dateline_reading *reading)
{
    const char *text = reading->s;
    size_t n = reading->n, at = dateline_before(reading), len;

    if (at == 0 ||
        (len = dateline_agency(reading->words, text + at, n - at)) == 0)
        return false;
    note_agency(reading, at, len);
    at += len;
    if (at + 1 >= n || (text[at] != '.' && text[at] != ',') ||
        text[at + 1] != ' ')
        return false;
    reading->found->n = at + 2;
    return true;
}

/* "МОСКВА, 3 мая. /ТАСС/. ": slashes for brackets. */
static bool
read_strokes(const struct dateline_reading *reading)
{
    const char *text = reading->s;
    size_t n = reading->n,
           most = n < DATELINE_PLACE_MOST ? n : DATELINE_PLACE_MOST, at, len,
           end;
    const char *open = memmem(text, most, " /", 2);

    if (open == NULL)
        return false;
    at = (size_t)(open - text);
    len = dateline_agency(reading->words, open + 2, n - at - 2);
    end = at + 2 + len;
    if (len == 0 || end >= n || text[end] != '/')
        return false;
    note_agency(reading, at + 2, len);
    end++;
    end += end < n && text[end] == '.';
    reading->found->n = end + space_lead(text + end, n - end);
    at -= at > 0 && text[at - 1] == '.';
    return reading->found->n > end && dateline_shouts(reading, at);
}

/* Note the agency in s[0..n), which may hold a place and a date, too. */
static bool
find_agency(const struct dateline_reading *reading, size_t n)
{
    size_t at, len;

    if (phrases_find(reading->words->agencies, reading->s, n, &at, &len) == 0)
        return false;
    note_agency(reading, at, len);
    return true;
}

/* The brackets of datelines and remarks in East Asia. */
static const struct {
    const char *open, *close;
    bool ends; /* the dateline ends with them, whatever follows */
    bool dash; /* it does with a dash behind them */
} brackets[] = { { "【", "】", true, false }, { "[", "]", false, true },
    { "［", "］", false, true }, { "(", ")", false, false },
    { "（", "）", false, false } };

#define BRACKETS (sizeof(brackets) / sizeof(brackets[0]))

/* Which of the brackets opens at s[at..): BRACKETS if none does.  What it holds
 * is noted in *inside; one that nothing closes is none. */
static size_t
brackets_at(
    const struct dateline_reading *reading, size_t at, struct span *inside)
{
    const char *text = reading->s;
    size_t n = reading->n, kind, i;

    for (kind = 0; kind < BRACKETS; kind++) {
        if (at < n && is_at(text, n, at, brackets[kind].open))
            break;
    }
    if (kind == BRACKETS)
        return kind;
    inside->at = at + strlen(brackets[kind].open);
    for (i = inside->at; i < n && i - at < DATELINE_PLACE_MOST; i++) {
        if (is_at(text, n, i, brackets[kind].close)) {
            inside->n = i - inside->at;
            return kind;
        }
    }
    return BRACKETS;
}

/* Behind a remark in round brackets at s[at..), which is noted: "（记者
 * 王明）". */
static size_t
read_remark(const struct dateline_reading *reading, size_t at)
{
    struct span inside;
    size_t kind = brackets_at(reading, at, &inside);

    if (kind == BRACKETS || brackets[kind].ends || brackets[kind].dash)
        return at;
    reading->found->reporter = inside;
    return inside.at + inside.n + strlen(brackets[kind].close);
}

/* "【アルタ共同】", "[東京 4日 ロイター] - ", "(서울=연합뉴스) 김철수 기자 = ",
 * the same in square brackets. */
static bool
read_east_brackets(const struct dateline_reading *reading)
{
    struct span inside;
    size_t kind = brackets_at(reading, 0, &inside), at, i;

    if (kind == BRACKETS || !find_agency(reading, inside.at + inside.n))
        return false;
    at = inside.at + inside.n + strlen(brackets[kind].close);
    if (brackets[kind].dash)
        reading->found->n = dateline_dash(reading->s + at, reading->n - at);
    if (brackets[kind].ends || reading->found->n > 0) {
        reading->found->n += at;
        return true;
    }
    for (i = at; i < reading->n && i < DATELINE_PLACE_MOST; i++) {
        if (!is_at(reading->s, reading->n, i, " = "))
            continue;
        at += space_lead(reading->s + at, i - at);
        reading->found->reporter = (struct span){ at, i - at };
        reading->found->n = i + strlen(" = ");
        return true;
    }
    return false;
}

/* "新华社阿尔塔3月3日电", and the forms with brackets: the datelines of East
 * Asia. */
static bool
read_unspaced(const struct dateline_reading *reading)
{
    const struct dateline_words *words = reading->words;
    const char *text = reading->s;
    size_t n = reading->n,
           most = n < DATELINE_PLACE_MOST ? n : DATELINE_PLACE_MOST, i, len,
           end;
    struct date date;

    if (read_east_brackets(reading))
        return true;
    len = dateline_agency(words, text, n);
    if (len == 0 || !chars_unspaced(utf8_first(text, n)))
        return false;
    note_agency(reading, 0, len);
    for (i = len; i < most; i++) {
        date_clear(&date);
        len = date_at(words->dates, text + i, n - i, reading->order, &date);
        if (len > 0 &&
            phrases_at(words->ends, text + i + len, n - i - len, &end) != 0) {
            reading->found->n = read_remark(reading, i + len + end);
            return true;
        }
    }
    return false;
}

/* ---- forms with brackets ----------------------------------------------------
 */

/* What the brackets hold. */
struct bracket {
    size_t at, n; /* bytes in it */
    bool agency;  /* a known one */
    bool words;   /* letters, full stops and blanks alone, a capital first */
    bool shouts;  /* no lower-case letter */
    bool digits;
};

/* The first bracket, if it is short: "(Kestrel Wire)". */
static bool
find_bracket(const struct dateline_reading *reading, struct bracket *bracket)
{
    const char *text = reading->s, *open, *close;
    size_t n = reading->n,
           most = n < DATELINE_PLACE_MOST ? n : DATELINE_PLACE_MOST, i, got,
           len;

    open = memchr(text, '(', most);
    if (open == NULL)
        return false;
    n -= (size_t)(open - text);
    close = memchr(open, ')', n < AGENCY_MOST ? n : AGENCY_MOST);
    if (close == NULL || close - open < 2)
        return false;
    bracket->at = (size_t)(open + 1 - text);
    bracket->n = n = (size_t)(close - open) - 1;
    text = open + 1;
    len = dateline_agency(reading->words, text, n);
    /* "dpa/bb", "AFP/Reuters": the first of several. */
    bracket->agency = len > 0 && (len == n || text[len] == '/');
    note_agency(reading, bracket->at, bracket->agency ? len : n);
    bracket->words = chars_upper(utf8_first(text, n));
    bracket->shouts = true;
    bracket->digits = false;
    for (i = 0; i < n; i += got) {
        uint32_t code = utf8_decode(text + i, n - i, &got);

        bracket->shouts = bracket->shouts && !chars_lower(code);
        bracket->digits = bracket->digits || chars_digit(code);
        bracket->words = bracket->words && (chars_letter(code) || code == ' ' ||
                                               code == '.' || code == '/');
    }
    return true;
}

/* How many words, up to `most`. */
static size_t
count_place_words(const char *text, size_t n, size_t most)
{
    size_t i = 0, count = 0;

    while (i < n && count < most) {
        i += space_lead(text + i, n - i);
        count += i < n;
        i += space_word(text + i, n - i);
    }
    return count;
}

/* Does the text go on at byte i with a new sentence? */
static bool
goes_on_as_sentence(const struct dateline_reading *reading, size_t i)
{
    return i < reading->n &&
           !chars_lower(utf8_first(reading->s + i, reading->n - i));
}

/* Behind an agency without a place, "(ANSA) - OSLO, 3 MAG - ": bytes of the
 * place and the dash at s[at..). */
static size_t
place_behind(const struct dateline_reading *reading, size_t at)
{
    struct dateline_reading behind = *reading;

    behind.s += at;
    behind.n -= at;
    return dateline_before(&behind);
}

/* "OSLO, March 4 (Reuters) - ", "(AP) ", "Oslo (CNN)The ferry". */
static enum dateline_kind
read_bracketed(
    const struct dateline_reading *reading, const struct bracket *bracket)
{
    const char *text = reading->s;
    size_t before = bracket->at - 1, after = bracket->at + bracket->n + 1;
    size_t dash = dateline_dash(text + after, reading->n - after), place;
    bool shouts, dated;

    place = dateline_date(reading, before, &dated);
    if (bracket->digits ||
        !dateline_place(reading->words, text, place, &shouts))
        return DATELINE_NONE;
    reading->found->n = after + dash;
    /* "Oslo (CNN)The ferry": glued to the sentence. */
    if (bracket->agency && (dash > 0 || chars_upper(utf8_first(text + after,
                                            reading->n - after)))) {
        if (before == 0)
            reading->found->n += place_behind(reading, reading->found->n);
        return DATELINE_SURE;
    }
    /* A name that is not known is believed where the line is shaped so that it
     * can be nothing else. */
    if (dash > 0 && (shouts || dated) && before > 0 &&
        chars_upper(utf8_first(text + bracket->at, bracket->n)) &&
        memchr(text + bracket->at, '-', bracket->n) == NULL &&
        count_place_words(text + bracket->at, bracket->n, 4) < 4)
        return DATELINE_SURE;
    if (!bracket->words ||
        (dash == 0 && !(before == 0 ? bracket->shouts : shouts)))
        return DATELINE_NONE;
    if (dash == 0)
        reading->found->n += space_lead(text + after, reading->n - after);
    return goes_on_as_sentence(reading, reading->found->n) ? DATELINE_LIKELY
                                                           : DATELINE_NONE;
}

/* ---- all ------------------------------------------------------------------
 */

static enum dateline_kind
read_dateline(const struct dateline_reading *reading)
{
    const char *text = reading->s;
    struct bracket bracket;

    if (reading->n == 0)
        return DATELINE_NONE;
    if (((unsigned char)text[0] >= 0x80 || text[0] == '(' || text[0] == '[') &&
        read_unspaced(reading))
        return DATELINE_SURE;
    note_agency(reading, 0, 0);
    if (read_agency_alone(reading))
        return DATELINE_SURE;
    note_agency(reading, 0, 0);
    if (find_bracket(reading, &bracket))
        return read_bracketed(reading, &bracket);
    if (read_agency_behind(reading) || read_strokes(reading))
        return DATELINE_SURE;
    note_agency(reading, 0, 0);
    reading->found->n = dateline_before(reading);
    return reading->found->n > 0 &&
                   goes_on_as_sentence(reading, reading->found->n)
               ? DATELINE_LIKELY
               : DATELINE_NONE;
}

enum dateline_kind
dateline_at(const struct dateline_words *words, enum date_order order,
    const char *text, size_t n, struct dateline *dateline)
{
    struct dateline_reading reading = { words, order, text,
        n < LOOK_MOST ? n : LOOK_MOST, dateline };

    *dateline = (struct dateline){ 0 };
    date_clear(&dateline->date);
    dateline->kind = read_dateline(&reading);
    if (dateline->kind == DATELINE_NONE)
        dateline->n = 0;
    return dateline->kind;
}
