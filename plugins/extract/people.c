/* SPDX-License-Identifier: MIT */
#include "people.h"

#include <string.h>

#include "byline.h"
#include "name.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"
#include "text/words.h"

#define UNSPACED_MOST 8 /* letters of a name in Han or kana */
#define PART_MOST     5 /* code points of a part of it, with the blank */

/* Is it an agency, perhaps with a desk or initials behind a slash: "dpa/lno"?
 * It is kept. */
static bool
is_agency(struct people *people, const struct page *page, struct str text)
{
    const char *stroke = text.n > 0 ? memchr(text.s, '/', text.n) : NULL;

    if (stroke != NULL)
        text.n = (size_t)(stroke - text.s);
    if (text.n == 0 || !rules_cue_is(page->rules, CUES_AGENCY, text))
        return false;
    if (people->agency.n == 0)
        people->agency = text;
    return true;
}

/* Is it "page.author", a value that nobody filled in? */
static bool
is_placeholder(struct str text)
{
    size_t at;

    for (at = 0; at + 1 < text.n; at++) {
        if (text.s[at] == '.' && chars_lower((unsigned char)text.s[at + 1]))
            return true;
    }
    return false;
}

static bool
has_blank(struct str text)
{
    return memchr(text.s, ' ', text.n) != NULL;
}

static void
put_person(struct people *people, const struct page *page, struct str text,
    struct str site)
{
    size_t i;

    if (is_placeholder(text) || is_agency(people, page, name_trim(text)))
        return;
    text = name_without_role(page, name_alone(page, name_trim(text)));
    if (!name_person(page, text, site) || people->n == PEOPLE_MOST ||
        (people->n > 0 && chars_lower(utf8_decode(text.s, text.n, &i)) &&
            !has_blank(text)))
        return;
    for (i = 0; i < people->n; i++) {
        if (str_same(people->v[i], text))
            return;
    }
    people->v[people->n++] = text;
}

/* Bytes of what stands between two names at `text`, 0 if nothing does. */
static size_t
between(const struct page *page, struct str text)
{
    size_t n = 1;

    if (memchr(";|&\n", *text.s, 4) != NULL)
        return 1;
    if (*text.s != ' ')
        return 0;
    while (n < text.n && text.s[n] != ' ')
        n++;
    return n < text.n &&
                   words_get(page->rules->between_names, text.s + 1, n - 1) != 0
               ? n + 1
               : 0;
}

/* Bytes of `text` up to a comma or what parts names. */
static size_t
part_length(const struct page *page, struct str text)
{
    size_t at;

    for (at = 0; at < text.n && text.s[at] != ','; at++) {
        if (between(page, (struct str){ text.s + at, text.n - at }) > 0)
            break;
    }
    return at;
}

/* What a comma begins. */
enum part {
    PART_NAME, /* "Ada Lind, Bo Berg" */
    PART_WORK, /* "Ada Lind, Director of Harbours" */
    PART_REST  /* "Ada Lind, MD": it stays with the name */
};

static enum part
part_of(const struct page *page, struct str text)
{
    size_t at = space_lead(text.s, text.n), from, words = 0, n;
    bool capitals = true, small = false, role = false, first = false;

    text = (struct str){ text.s + at, text.n - at };
    text.n = part_length(page, text);
    for (at = from = 0; at <= text.n; at++) {
        uint32_t code;

        if (at < text.n && text.s[at] != ' ')
            continue;
        if (at > from) {
            code = utf8_decode(text.s + from, at - from, &n);
            capitals = capitals && (words > 0 || chars_upper(code));
            small = small || chars_lower(code);
            if (words_get_folded(
                    page->rules->name_words, text.s + from, at - from) &
                RULES_ROLE) {
                role = true;
                first = first || words == 0;
            }
            words++;
        }
        from = at + 1;
    }
    if (role && (first || small || words <= 2))
        return PART_WORK;
    for (at = from = 0; words > 1 && capitals && at < text.n; at++) {
        from += text.s[at] == ' ';
        if (from > 0 && text.s[at] >= 'a' && text.s[at] <= 'z')
            return PART_NAME;
    }
    return PART_REST;
}

/* Does a part behind a word such as "and" go on in lower case: "Ada Lind is
 * a harbour master", in whatever language "a" may be "and"?  Not "und von
 * Lind".
 */
static bool
goes_on_lower(const struct page *page, struct str text)
{
    const char *end = text.n > 0 ? memchr(text.s, ' ', text.n) : NULL;
    size_t word = end != NULL ? (size_t)(end - text.s) : text.n, n;

    return text.n > 0 && chars_lower(utf8_decode(text.s, text.n, &n)) &&
           !(words_get(page->rules->name_words, text.s, word) & RULES_INSIDE);
}

/* Add a part of a text; of what stands behind such a word a single name is one
 * only beside other single names: "Ada Lind, reporter en Oslo" names one
 * person.
 */
static void
put_part(struct people *people, const struct page *page, struct str text,
    bool behind_word, struct str site)
{
    struct str name = name_trim(text);

    if (behind_word && people->n > 0 &&
        (goes_on_lower(page, name) ||
            (!has_blank(name) && has_blank(people->v[people->n - 1]))))
        is_agency(people, page, name);
    else
        put_person(people, page, text, site);
}

void
people_add(struct people *people, const struct page *page, struct str text,
    struct str site)
{
    size_t from, at, n;
    bool list, word = false, work = false; /* behind "and", a role */

    text.n = space_trim(&text.s, text.n);
    if (text.n > 400)
        return;
    text = byline_behind(page, text);
    list = people_list(page, text) > 1;
    for (from = at = 0; at < text.n;) {
        struct str rest = { text.s + at, text.n - at };
        enum part next = PART_REST;

        n = between(page, rest);
        if (n == 0 && *rest.s == ',')
            next = list ? PART_NAME
                        : part_of(page, (struct str){ rest.s + 1, rest.n - 1 });
        if (next != PART_REST || (list && *rest.s == '/'))
            n = 1;
        if (n == 0) {
            at++;
            continue;
        }
        if (!work)
            put_part(people, page, (struct str){ text.s + from, at - from },
                word, site);
        /* All that commas part from a role tells of the same person. */
        work = next == PART_WORK || (work && next == PART_NAME);
        word = n > 1;
        at += n;
        from = at;
    }
    if (!work)
        put_part(people, page, (struct str){ text.s + from, text.n - from },
            word, site);
}

/* Is text[0..n) the full name of somebody, by its words? */
static bool
is_listed(const struct page *page, struct str text, size_t n)
{
    const struct str none = { "", 0 };

    text = name_trim((struct str){ text.s, n });
    return name_full(text) && name_person(page, text, none) &&
           str_same(name_without_role(page, text), text);
}

size_t
people_list(const struct page *page, struct str text)
{
    size_t from = 0, at = 0, names = 1;
    bool last = false, commas = false; /* behind the "and"; some before it */

    while (at < text.n) {
        struct str rest = { text.s + at, text.n - at };
        size_t n = between(page, rest);
        bool comma = str_begins(rest, ", ") || *rest.s == '/';

        if (n == 0 && !comma) {
            at++;
            continue;
        }
        if (last || !is_listed(page, (struct str){ text.s + from, at - from },
                        at - from))
            return 0;
        last = !comma;
        commas = commas || *rest.s == ',';
        at += comma ? 1 : n;
        from = at;
        names++;
    }
    /* "Ada Lind, New York" is no list. */
    if (commas && !last)
        return 0;
    return is_listed(page, (struct str){ text.s + from, text.n - from },
               text.n - from)
               ? names
               : 0;
}

/* Bytes of "(Text)" that `text` begins with, if another name follows; 0. */
static size_t
in_brackets(const struct page *page, struct str text)
{
    const char *end = *text.s == '(' ? memchr(text.s, ')', text.n) : NULL;
    size_t n = end != NULL ? (size_t)(end - text.s) + 1 : 0;

    return n > 0 && n < text.n &&
                   between(page, (struct str){ text.s + n, text.n - n }) > 0
               ? n
               : 0;
}

/* A text about a person up to the first mark behind the name; all of a list of
 * names. */
static struct str
first_of(const struct page *page, struct str text)
{
    size_t at, n;

    if (people_list(page, text) > 1)
        return name_trim(text);
    for (at = 0; at < text.n; at += n) {
        struct str rest = { text.s + at, text.n - at };
        size_t inside = in_brackets(page, rest);

        if (inside == 0 &&
            (name_mark(utf8_decode(rest.s, rest.n, &n)) || *rest.s == '|' ||
                str_begins(rest, " -") || str_begins(rest, ", ")))
            break;
        n = inside > 0 ? inside : n;
    }
    return name_trim((struct str){ text.s, at });
}

void
people_add_first(struct people *people, const struct page *page,
    struct str text, struct str site)
{
    text = byline_behind(page, text);
    people_add(people, page, first_of(page, text), site);
    people_agency_behind(people, page, text);
}

/* A capital, or a letter of a script without them; in a script without blanks
 * no more than a name has letters. */
static bool
begins_name(struct str text)
{
    size_t at, n, letters = 0;
    uint32_t code = utf8_decode(text.s, text.n, &n);

    if (!chars_letter(code) || chars_lower(code))
        return false;
    for (at = 0; at < text.n && chars_unspaced(code); at += n) {
        code = utf8_decode(text.s + at, text.n - at, &n);
        letters++;
    }
    return letters <= UNSPACED_MOST;
}

struct str
people_byline(const struct page *page, struct str line, bool *bare)
{
    size_t n = line.n <= BYLINE_MOST ? byline_length(page, line) : 0;

    *bare = n > 0 && n == line.n;
    line.s += n;
    line.n -= n;
    if (n == 0 || line.n == 0 || !begins_name(line))
        return (struct str){ "", 0 };
    line.n = byline_value(page, line);
    return first_of(page, line);
}

struct str
people_label(const struct page *page, struct str line, bool *bare)
{
    *bare = false;
    return byline_label(page, line) > 0 ? people_byline(page, line, bare)
                                        : (struct str){ "", 0 };
}

/* A name in a script without blanks up to one that more than a name follows:
 * "王晓明 分享到微信". */
static struct str
before_button(struct str name)
{
    const char *blank = name.n > 0 ? memchr(name.s, ' ', name.n) : NULL;
    size_t n, at = blank != NULL ? (size_t)(blank - name.s) : name.n;

    if (at < name.n && chars_unspaced(utf8_decode(name.s, name.n, &n)) &&
        utf8_count(blank, name.n - at) > PART_MOST)
        name.n = at;
    return name;
}

/* Add whom the label names that the text begins with, or the agency behind it.
 * Bytes of both; 0 if it is no label. */
static size_t
take_label(struct people *people, const struct page *page, struct str text,
    struct str site)
{
    const struct phrases *sources = page->rules->cues[CUES_SOURCE];
    size_t n = byline_label(page, text), at;
    struct str value = { text.s + n, 0 }, word;

    if (n > 0)
        value.n = byline_value(page, (struct str){ value.s, text.n - n });
    if (value.n > 0 && begins_name(value))
        people_add(people, page, before_button(first_of(page, value)), site);
    if (phrases_at(sources, text.s, text.n, &at) == 0)
        return n + value.n;
    at += space_lead(text.s + at, text.n - at);
    word = (struct str){ text.s + at, 0 };
    while (at + word.n < text.n && memchr(" |", word.s[word.n], 2) == NULL)
        word.n++;
    people_agency(people, page, word);
    return n > 0 ? n + value.n : at + word.n;
}

/* Bytes of the date or the time that the text begins with; 0. */
static size_t
time_length(const struct page *page, struct str text)
{
    struct date date;
    size_t n;

    date_clear(&date);
    n = date_at(page->rules->dates, text.s, text.n, page->order, &date);
    return n > 0 ? n : date_time_at(page->rules->dates, text.s, text.n, &date);
}

/* Bytes of a word, or of a mark behind which something new begins: *begins. */
static size_t
word_length(struct str text, bool *begins)
{
    size_t at, n;

    *begins = false;
    for (at = 0; at < text.n; at += n) {
        uint32_t code = utf8_decode(text.s + at, text.n - at, &n);
        bool mark = code < 0x80 ? memchr("|,;/", (int)code, 4) != NULL
                                : name_mark(code);

        if (mark && at == 0) {
            *begins = true;
            return n;
        }
        if (mark || chars_space(code))
            break;
    }
    return at;
}

/* Behind a word that is no date and no value of a label, one in lower case
 * tells of that word, "Foto von: Tom Okoye", and behind words for a photo or a
 * change any label; "Politics Author: Tom Okoye" is of the article. */
void
people_inside(struct people *people, const struct page *page, struct str line,
    struct str site)
{
    bool begins = true, other = false; /* what stands before a label */
    size_t at, n, letter;

    for (at = 0; at < line.n; at += n) {
        struct str rest = { line.s + at, line.n - at };

        n = space_lead(rest.s, rest.n);
        if (n > 0)
            continue;
        if (begins ||
            (!other && !chars_lower(utf8_decode(rest.s, rest.n, &letter))))
            n = take_label(people, page, rest, site);
        if (n == 0)
            n = time_length(page, rest);
        if (n > 0) {
            begins = true;
        } else {
            other = other || byline_of_other(page, rest);
            n = word_length(rest, &begins);
        }
        other = other && !begins;
    }
}

void
people_agency(struct people *people, const struct page *page, struct str text)
{
    is_agency(people, page, name_trim(text));
}

void
people_agency_behind(
    struct people *people, const struct page *page, struct str text)
{
    size_t at, end, n;

    for (at = 0; at < text.n && people->agency.n == 0; at++) {
        if (text.s[at] != ',' && text.s[at] != '(')
            continue;
        at += 1 + space_lead(text.s + at + 1, text.n - at - 1);
        for (n = 0; at + n < text.n && text.s[at + n] != ' ';)
            n++;
        if (words_get_folded(page->rules->name_words, text.s + at, n) &
            RULES_WITH)
            at += n;
        for (end = at;
             end < text.n && text.s[end] != ',' && text.s[end] != ')';)
            end++;
        people_agency(people, page, (struct str){ text.s + at, end - at });
        at = end - 1;
    }
}
