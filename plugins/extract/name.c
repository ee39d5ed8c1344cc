/* SPDX-License-Identifier: MIT */
#include "name.h"

#include <string.h>

#include "text/chars.h"
#include "text/fold.h"
#include "text/space.h"
#include "text/utf8.h"
#include "text/words.h"

#define NAME_MOST    60 /* bytes */
#define WORD_MOST    6  /* words of a name */
#define ARTICLE_MOST 3  /* bytes of "Le" in "Hugo Le Goff" */
#define SITE_LEAST   5  /* bytes of a site's name that no name has within */

#define COMPOUND_LEAST    8  /* bytes of a word that others end with */
#define CASELESS_LEAST    6  /* the same in scripts without capitals */
#define PART_MOST         5  /* characters of one inside of another */
#define ABBREVIATION_MOST 5  /* letters */
#define CASELESS_MOST     15 /* bytes of a name in them */

static bool
is_edge(char byte)
{
    return byte == ' ' || byte == ',' || byte == '.' || byte == '-' ||
           byte == ';';
}

struct str
name_trim(struct str text)
{
    text.n = space_trim(&text.s, text.n);
    while (text.n > 0 && is_edge(text.s[0])) {
        text.s++;
        text.n--;
    }
    while (text.n > 0 && is_edge(text.s[text.n - 1]) &&
           !(text.s[text.n - 1] == '.' && text.n > 2 &&
               chars_upper((unsigned char)text.s[text.n - 2])))
        text.n--;
    return text;
}

/* Is the name in the name of the site, or is it that? */
static bool
is_site(struct str name, struct str site)
{
    char a[2 * NAME_MOST + 1], b[512];
    struct str text, other;

    if (site.n == 0 || site.n > sizeof(b) / 2 || name.n > NAME_MOST)
        return false;
    text = (struct str){ a, fold_lower(name.s, name.n, a) };
    other = (struct str){ b, fold_lower(site.s, site.n, b) };
    return memmem(other.s, other.n, text.s, text.n) != NULL ||
           (other.n >= SITE_LEAST &&
               memmem(text.s, text.n, other.s, other.n) != NULL);
}

/* Is it written as a name is: some word begins with a capital, or is of a
 * script without them?  "ada lind" may be one, and "adalind" is how some sign;
 * more words in lower case are of a sentence. */
static bool
is_written_as_name(struct str text)
{
    size_t at, n, words = 0;
    bool begins = true;

    for (at = 0; at < text.n; at += n) {
        uint32_t code = utf8_decode(text.s + at, text.n - at, &n);

        if (begins && chars_letter(code) && !chars_lower(code))
            return true;
        words += begins && chars_letter(code);
        begins = code == ' ';
    }
    return words <= 2;
}

/* What is said of a stretch of two to PART_MOST characters in the word `text`,
 * of a script without blanks. */
static uint32_t
kind_within(const struct words *words, struct str text)
{
    uint32_t kind = 0;
    size_t at, n, k, end, len;

    for (at = 0; at < text.n; at += n) {
        utf8_decode(text.s + at, text.n - at, &n);
        for (k = 1, end = at + n; k < PART_MOST && end < text.n; k++) {
            utf8_decode(text.s + end, text.n - end, &len);
            end += len;
            kind |= words_get(words, text.s + at, end - at);
        }
    }
    return kind & RULES_NOBODY;
}

/* What is said of the word `text`, or of a word that it ends with, as compounds
 * do: "Lokalredaktion". */
static uint32_t
kind_of_word(const struct page *page, struct str text)
{
    const struct words *words = page->rules->name_words;
    uint32_t kind = words_get_folded(words, text.s, text.n), code;
    size_t at, n, least;

    if (kind != 0 || text.n > NAME_MOST)
        return kind;
    code = utf8_decode(text.s, text.n, &n);
    if (chars_unspaced(code))
        return kind_within(words, text);
    least = chars_upper(code) || chars_lower(code) ? COMPOUND_LEAST
                                                   : CASELESS_LEAST;
    for (at = n; at + least <= text.n; at += n) {
        utf8_decode(text.s + at, text.n - at, &n);
        kind |=
            words_get_folded(words, text.s + at, text.n - at) & RULES_NOBODY;
    }
    return kind;
}

/* Are all its letters capitals, few as an abbreviation has: "CDC"?  Or
 * lower-case letters, with a hyphen, "harbour-editors", or as few as initials:
 * "red"? */
static bool
is_no_single_name(struct str text)
{
    size_t at, n, letters = 0, lower = 0, hyphens = 0;

    for (at = 0; at < text.n; at += n) {
        uint32_t code = utf8_decode(text.s + at, text.n - at, &n);

        letters += chars_upper(code) || chars_lower(code);
        lower += chars_lower(code);
        hyphens += code == '-';
    }
    return (lower == 0 && letters > 0 && letters <= ABBREVIATION_MOST) ||
           (lower > 0 && lower == letters &&
               (hyphens > 0 || letters < ABBREVIATION_MOST));
}

bool
name_person(const struct page *page, struct str text, struct str site)
{
    size_t at, n, start = 0, words = 0;

    if (text.n < 3 || text.n > NAME_MOST || is_site(text, site) ||
        !is_written_as_name(text))
        return false;
    for (at = 0; at <= text.n; at += n) {
        uint32_t code =
            at < text.n ? utf8_decode(text.s + at, text.n - at, &n) : ' ';

        if (at == text.n)
            n = 1;
        if (chars_digit(code) ||
            (code < 0x80 && memchr("@/:?*{}[]<>=_", (int)code, 13)))
            return false;
        if (chars_letter(code) || code == '\'' || code == 0x2019)
            continue;
        if (at > start) {
            uint32_t kind =
                kind_of_word(page, (struct str){ text.s + start, at - start });

            words++;
            /* "Updated" is no name; "April Lind" is. */
            if ((kind & RULES_NOBODY) ||
                ((kind & (RULES_BEHIND | RULES_ROLE)) && at == text.n &&
                    words == 1))
                return false;
        }
        start = at + n;
    }
    return words > 0 && words <= WORD_MOST &&
           (words > 1 || !is_no_single_name(text));
}

/* A middle dot, a dash, a bullet: what no name has within. */
bool
name_mark(uint32_t code)
{
    return code == '(' || code == '[' ||
           (code >= 0x80 && !chars_letter(code) && !chars_space(code) &&
               code != 0x2019 && code != 0x2010 && code != 0x30fb);
}

/* What ends a name behind a blank: a dash, a slash, an account. */
static bool
is_break(struct str text)
{
    return str_begins(text, " - ") || str_begins(text, " / ") ||
           str_begins(text, " @");
}

/* Is the word text[from..at) a part of a name, "Le" in "Hugo Le Goff", although
 * it is one that stands behind names: short, with a capital, and so is the next
 * one, which is none of those? */
static bool
is_in_name(const struct page *page, struct str text, size_t from, size_t at)
{
    size_t n, end = at + 1;

    if (at - from > ARTICLE_MOST || end >= text.n || text.s[at] != ' ' ||
        !chars_upper(utf8_decode(text.s + from, at - from, &n)) ||
        !chars_upper(utf8_decode(text.s + end, text.n - end, &n)))
        return false;
    while (end < text.n && text.s[end] != ' ')
        end++;
    return (words_get_folded(
                page->rules->name_words, text.s + at + 1, end - at - 1) &
               RULES_BEHIND) == 0;
}

struct str
name_alone(const struct page *page, struct str text)
{
    size_t at, n, len, start = 0, end = text.n, words = 0;

    for (at = 0; at <= text.n && end == text.n; at += n) {
        uint32_t code = at < text.n ? utf8_decode(text.s + at, text.n - at, &n)
                                    : ' ',
                 kind;

        if (at == text.n)
            n = 1;
        if (chars_letter(code))
            continue;
        kind = words_get_folded(
            page->rules->name_words, text.s + start, at - start);
        if ((start > 0 && (kind & RULES_BEHIND) &&
                !is_in_name(page, text, start, at)) ||
            (words >= 2 &&
                (kind & (RULES_WHERE | RULES_INSIDE)) == RULES_WHERE &&
                chars_lower(utf8_decode(text.s + start, at - start, &len))))
            end = start;
        else if (name_mark(code) ||
                 is_break((struct str){ text.s + at, text.n - at }))
            end = at;
        words += at > start;
        start = at + n;
    }
    text.n = end < text.n ? end : text.n;
    return name_trim(text);
}

/* Is there one word, of a script with capitals? */
static bool
is_cased_word(struct str text)
{
    size_t n;
    uint32_t code = text.n > 0 ? utf8_decode(text.s, text.n, &n) : 0;

    return memchr(text.s, ' ', text.n) == NULL &&
           (chars_upper(code) || chars_lower(code));
}

/* The first and the last word: bytes, and where it begins. */
static void
edges(struct str text, size_t *first, size_t *last)
{
    *first = 0;
    *last = text.n;
    while (*first < text.n && text.s[*first] != ' ')
        ++*first;
    while (*last > 0 && text.s[*last - 1] != ' ')
        --*last;
}

struct str
name_without_role(const struct page *page, struct str text)
{
    const struct words *words = page->rules->name_words;
    const uint32_t desk = RULES_ROLE | RULES_ORG | RULES_NOBODY;
    const struct str none = { text.s, 0 };
    size_t first, last;
    uint32_t kind;
    bool cut = false;

    for (;;) {
        edges(text, &first, &last);
        if (first >= last)
            return cut && is_cased_word(text) ? none : text;
        kind = words_get_folded(words, text.s + last, text.n - last);
        if ((kind & RULES_ROLE) == 0)
            break;
        /* "Sports Desk"; but "Ada Lind, Staff", and "Staff Writer". */
        if (!cut && (kind & desk) == desk && text.s[last - 2] != ',')
            return none;
        text = name_trim((struct str){ text.s, last });
        cut = true;
    }
    if (first + 1 < last &&
        (words_get_folded(words, text.s, first) & RULES_ROLE))
        return name_trim((struct str){ text.s + first, text.n - first });
    return text;
}

bool
name_caseless(struct str text)
{
    size_t at, n;

    for (at = 0; at < text.n; at += n) {
        uint32_t code = utf8_decode(text.s + at, text.n - at, &n);

        if (code != ' ' &&
            (!chars_letter(code) || chars_upper(code) || chars_lower(code)))
            return false;
    }
    return text.n > 0 && text.n <= CASELESS_MOST;
}

bool
name_full(struct str text)
{
    size_t i, words = 0;

    for (i = 0; i < text.n; i++) {
        if (text.s[i] == ' ' || (i > 0 && text.s[i - 1] != ' '))
            continue;
        if (text.s[i] >= 'a' && text.s[i] <= 'z')
            return false;
        words++;
    }
    return words >= 2 && words <= 4 && text.n < NAME_MOST;
}
