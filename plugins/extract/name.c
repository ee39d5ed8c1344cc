/* SPDX-License-Identifier: MIT */
#include "name.h"

#include <string.h>

#include "text/chars.h"
#include "text/fold.h"
#include "text/space.h"
#include "text/utf8.h"
#include "text/words.h"

#define NAME_MOST  60 /* bytes */
#define WORD_MOST  6  /* words of a name */
#define SITE_LEAST 5  /* bytes of a site's name that no name has within */

#define COMPOUND_LEAST    8  /* bytes of a word that others end with */
#define CASELESS_LEAST    6  /* the same in scripts without capitals */
#define PART_MOST         5  /* characters of one inside of another */
#define ABBREVIATION_MOST 5  /* letters */
#define CASELESS_MOST     15 /* bytes of a name in them */

static bool
is_edge(char c)
{
    return c == ' ' || c == ',' || c == '.' || c == '-' || c == ';';
}

struct str
name_trim(struct str t)
{
    t.n = space_trim(&t.s, t.n);
    while (t.n > 0 && is_edge(t.s[0])) {
        t.s++;
        t.n--;
    }
    while (t.n > 0 && is_edge(t.s[t.n - 1]) &&
           !(t.s[t.n - 1] == '.' && t.n > 2 &&
               chars_upper((unsigned char)t.s[t.n - 2])))
        t.n--;
    return t;
}

/* Is the name in the name of the site, or is it that? */
static bool
is_site(struct str name, struct str site)
{
    char a[2 * NAME_MOST + 1], b[512];
    struct str x, y;

    if (site.n == 0 || site.n > sizeof(b) / 2 || name.n > NAME_MOST)
        return false;
    x = (struct str){ a, fold_lower(name.s, name.n, a) };
    y = (struct str){ b, fold_lower(site.s, site.n, b) };
    return memmem(y.s, y.n, x.s, x.n) != NULL ||
           (y.n >= SITE_LEAST && memmem(x.s, x.n, y.s, y.n) != NULL);
}

/* Is it written as a name is: some word begins with a capital, or is of a
 * script without them?  "ada lind" may be one, and "adalind" is how some sign;
 * more words in small letters are of a sentence. */
static bool
is_written_as_name(struct str t)
{
    size_t at, n, words = 0;
    bool begins = true;

    for (at = 0; at < t.n; at += n) {
        uint32_t c = utf8_decode(t.s + at, t.n - at, &n);

        if (begins && chars_letter(c) && !chars_lower(c))
            return true;
        words += begins && chars_letter(c);
        begins = c == ' ';
    }
    return words <= 2;
}

/* What is said of a stretch of two to PART_MOST characters in the word t, of a
 * script without blanks. */
static uint32_t
kind_within(const struct words *w, struct str t)
{
    uint32_t kind = 0;
    size_t at, n, k, end, len;

    for (at = 0; at < t.n; at += n) {
        utf8_decode(t.s + at, t.n - at, &n);
        for (k = 1, end = at + n; k < PART_MOST && end < t.n; k++) {
            utf8_decode(t.s + end, t.n - end, &len);
            end += len;
            kind |= words_get(w, t.s + at, end - at);
        }
    }
    return kind & RULES_NOBODY;
}

/* What is said of the word t, or of a word that it ends with, as compounds do:
 * "Lokalredaktion". */
static uint32_t
kind_of_word(const struct page *p, struct str t)
{
    const struct words *w = p->rules->name_words;
    uint32_t kind = words_get_folded(w, t.s, t.n), c;
    size_t at, n, least;

    if (kind != 0 || t.n > NAME_MOST)
        return kind;
    c = utf8_decode(t.s, t.n, &n);
    if (chars_unspaced(c))
        return kind_within(w, t);
    least = chars_upper(c) || chars_lower(c) ? COMPOUND_LEAST : CASELESS_LEAST;
    for (at = n; at + least <= t.n; at += n) {
        utf8_decode(t.s + at, t.n - at, &n);
        kind |= words_get_folded(w, t.s + at, t.n - at) & RULES_NOBODY;
    }
    return kind;
}

/* Are all its letters capitals, few as an abbreviation has: "CDC"?  Or is it in
 * small letters, with a hyphen: "harbour-editors"? */
static bool
is_no_single_name(struct str t)
{
    size_t at, n, letters = 0, lower = 0, hyphens = 0;

    for (at = 0; at < t.n; at += n) {
        uint32_t c = utf8_decode(t.s + at, t.n - at, &n);

        letters += chars_upper(c) || chars_lower(c);
        lower += chars_lower(c);
        hyphens += c == '-';
    }
    return (lower == 0 && letters > 0 && letters <= ABBREVIATION_MOST) ||
           (lower > 0 && lower == letters && hyphens > 0);
}

bool
name_person(const struct page *p, struct str t, struct str site)
{
    size_t at, n, start = 0, words = 0;

    if (t.n < 3 || t.n > NAME_MOST || is_site(t, site) ||
        !is_written_as_name(t))
        return false;
    for (at = 0; at <= t.n; at += n) {
        uint32_t c = at < t.n ? utf8_decode(t.s + at, t.n - at, &n) : ' ';

        if (at == t.n)
            n = 1;
        if (chars_digit(c) || (c < 0x80 && memchr("@/:?*{}[]<>=_", (int)c, 13)))
            return false;
        if (chars_letter(c) || c == '\'' || c == 0x2019)
            continue;
        if (at > start) {
            uint32_t kind =
                kind_of_word(p, (struct str){ t.s + start, at - start });

            words++;
            /* "Updated" is no name; "April Lind" is. */
            if ((kind & RULES_NOBODY) ||
                ((kind & (RULES_BEHIND | RULES_ROLE)) && at == t.n &&
                    words == 1))
                return false;
        }
        start = at + n;
    }
    return words > 0 && words <= WORD_MOST &&
           (words > 1 || !is_no_single_name(t));
}

/* A middle dot, a dash, a bullet: what no name has within. */
bool
name_mark(uint32_t c)
{
    return c == '(' || c == '[' ||
           (c >= 0x80 && !chars_letter(c) && !chars_space(c) && c != 0x2019 &&
               c != 0x2010 && c != 0x30fb);
}

/* What ends a name behind a blank: a dash, a stroke, an account. */
static bool
is_break(struct str t)
{
    return str_begins(t, " - ") || str_begins(t, " / ") || str_begins(t, " @");
}

struct str
name_alone(const struct page *p, struct str t)
{
    size_t at, n, len, start = 0, end = t.n, words = 0;

    for (at = 0; at <= t.n && end == t.n; at += n) {
        uint32_t c = at < t.n ? utf8_decode(t.s + at, t.n - at, &n) : ' ', kind;

        if (at == t.n)
            n = 1;
        if (chars_letter(c))
            continue;
        kind = words_get_folded(p->rules->name_words, t.s + start, at - start);
        if ((start > 0 && (kind & RULES_BEHIND)) ||
            (words >= 2 &&
                (kind & (RULES_WHERE | RULES_INSIDE)) == RULES_WHERE &&
                chars_lower(utf8_decode(t.s + start, at - start, &len))))
            end = start;
        else if (name_mark(c) || is_break((struct str){ t.s + at, t.n - at }))
            end = at;
        words += at > start;
        start = at + n;
    }
    t.n = end < t.n ? end : t.n;
    return name_trim(t);
}

/* Is there one word, of a script with capitals? */
static bool
is_cased_word(struct str t)
{
    size_t n;
    uint32_t c = t.n > 0 ? utf8_decode(t.s, t.n, &n) : 0;

    return memchr(t.s, ' ', t.n) == NULL && (chars_upper(c) || chars_lower(c));
}

/* The first and the last word: bytes, and where it begins. */
static void
edges(struct str t, size_t *first, size_t *last)
{
    *first = 0;
    *last = t.n;
    while (*first < t.n && t.s[*first] != ' ')
        ++*first;
    while (*last > 0 && t.s[*last - 1] != ' ')
        --*last;
}

struct str
name_without_role(const struct page *p, struct str t)
{
    const struct words *w = p->rules->name_words;
    const uint32_t desk = RULES_ROLE | RULES_ORG | RULES_NOBODY;
    const struct str none = { t.s, 0 };
    size_t first, last;
    uint32_t kind;
    bool cut = false;

    for (;;) {
        edges(t, &first, &last);
        if (first >= last)
            return cut && is_cased_word(t) ? none : t;
        kind = words_get_folded(w, t.s + last, t.n - last);
        if ((kind & RULES_ROLE) == 0)
            break;
        /* "Sports Desk"; but "Ada Lind, Staff", and "Staff Writer". */
        if (!cut && (kind & desk) == desk && t.s[last - 2] != ',')
            return none;
        t = name_trim((struct str){ t.s, last });
        cut = true;
    }
    if (first + 1 < last && (words_get_folded(w, t.s, first) & RULES_ROLE))
        return name_trim((struct str){ t.s + first, t.n - first });
    return t;
}

bool
name_caseless(struct str t)
{
    size_t at, n;

    for (at = 0; at < t.n; at += n) {
        uint32_t c = utf8_decode(t.s + at, t.n - at, &n);

        if (c != ' ' && (!chars_letter(c) || chars_upper(c) || chars_lower(c)))
            return false;
    }
    return t.n > 0 && t.n <= CASELESS_MOST;
}

bool
name_full(struct str t)
{
    size_t i, words = 0;

    for (i = 0; i < t.n; i++) {
        if (t.s[i] == ' ' || (i > 0 && t.s[i - 1] != ' '))
            continue;
        if (t.s[i] >= 'a' && t.s[i] <= 'z')
            return false;
        words++;
    }
    return words >= 2 && words <= 4 && t.n < NAME_MOST;
}
