/* SPDX-License-Identifier: MIT */
#include "person.h"

#include <string.h>

#include "shape.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"
#include "text/wordcount.h"

#define LIST_MOST     200 /* bytes of a list */
#define WORD_MOST     40  /* bytes of a word of a name */
#define INITIALS_MOST 4   /* bytes */
#define CLAUSE        5   /* words of an item that is none of a list */

/* ---- names -------------------------------------------------------------- */

/* Letters in capitals, all of them. */
bool
person_shouts(const char *text, size_t n)
{
    size_t i, len, letters = 0;

    for (i = 0; i < n; i += len) {
        uint32_t code = utf8_decode(text + i, n - i, &len);

        if (chars_lower(code))
            return false;
        letters += chars_upper(code);
    }
    return letters > 0;
}

/* A word as names have them: "Ada", "O'Brien", "J.", "Reyes-Whitlock". */
static bool
name_word(const char *text, size_t n)
{
    size_t i, len;

    if (n == 0 || n > WORD_MOST || !chars_upper(utf8_first(text, n)))
        return false;
    for (i = 0; i < n; i += len) {
        uint32_t code = utf8_decode(text + i, n - i, &len);

        if (!chars_letter(code) && code != '-' && code != '\'' &&
            code != 0x2019 && code != '.')
            return false;
    }
    /* A full stop ends initials and "Jr." only. */
    return text[n - 1] != '.' || n <= 4;
}

/* "al-Amin": bytes of the prefix with its hyphen, 0 if there is none. */
static size_t
name_prefix(const struct lexicon *lexicon, const char *text, size_t n)
{
    const char *hyphen = memchr(text, '-', n);
    size_t prefix = hyphen != NULL ? (size_t)(hyphen - text) : 0;

    return prefix > 0 && prefix + 1 < n && chars_lower(utf8_first(text, n)) &&
                   (lexicon_word(lexicon, text, prefix) & WORD_NAME_PREFIX)
               ? prefix + 1
               : 0;
}

bool
person_name(const struct lexicon *lexicon, const char *text, size_t n)
{
    size_t i = 0, words = 0, long_words = 0, len, prefix;
    bool particle = false;

    while (i < n) {
        uint32_t bits;

        len = space_word(text + i, n - i);
        bits = lexicon_word(lexicon, text + i, len);
        particle = false;
        if (bits & (WORD_ORGANISATION | WORD_ROLE))
            return false;
        if (name_word(text + i, len)) {
            words++;
            long_words += len > 2;
        } else if ((bits & WORD_PARTICLE) && i > 0) {
            particle = true;
        } else if ((prefix = name_prefix(lexicon, text + i, len)) > 0 &&
                   name_word(text + i + prefix, len - prefix)) {
            words++;
        } else {
            return false;
        }
        i += len;
        i += space_lead(text + i, n - i);
    }
    return words >= 2 && words <= 5 && long_words > 0 && !particle;
}

/* One word of a name in capitals; parts behind - and ' begin anew. */
static size_t
spell_word(const char *text, size_t n, char *out)
{
    size_t i, offset = 0, len, since = 0;

    for (i = 0; i < n; i += len) {
        uint32_t code = utf8_decode(text + i, n - i, &len);
        bool mc =
            since == 2 && i >= 2 && text[i - 2] == 'M' && text[i - 1] == 'C';

        offset += utf8_encode(
            since == 0 || mc ? code : chars_tolower(code), out + offset);
        since = code == '-' || code == '\'' || code == 0x2019 || code == '.'
                    ? 0
                    : since + 1;
    }
    return offset;
}

/* The name with "LOIS DE LA CRUZ" as "Lois de la Cruz". */
static struct str
person_spell(const struct doc *doc, const struct lexicon *lexicon,
    const char *text, size_t n)
{
    struct str name = { NULL, 0 };
    size_t i, len;
    char *out;

    if (!person_shouts(text, n) || wordcount_of(text, n, 2) < 2) {
        name.s = text;
        name.n = n;
        return name;
    }
    out = doc_alloc(doc, 2 * n);
    name.s = out;
    for (i = 0; i < n; i += len) {
        len = space_lead(text + i, n - i);
        if (len > 0) {
            out[name.n++] = ' ';
            continue;
        }
        len = space_word(text + i, n - i);
        if (i > 0 && (lexicon_word(lexicon, text + i, len) & WORD_PARTICLE)) {
            size_t k = 0, got;

            for (; k < len; k += got)
                name.n += utf8_encode(
                    chars_tolower(utf8_decode(text + i + k, len - k, &got)),
                    out + name.n);
        } else {
            name.n += spell_word(text + i, len, out + name.n);
        }
    }
    return name;
}

/* ---- organisations ------------------------------------------------------ */

size_t
person_agency(const struct lexicon *lexicon, const char *text, size_t n)
{
    size_t len = dateline_agency(lexicon->datelines, text, n);

    /* "dpa/bb", "AFP/Reuters": the first of several. */
    return len == n || (len > 0 && text[len] == '/') ? len : 0;
}

/* "lno" */
static bool
small_initials(const char *text, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (text[i] < 'a' || text[i] > 'z')
            return false;
    }
    return n > 0 && n <= INITIALS_MOST;
}

struct str
person_agencies(const struct lexicon *lexicon, const char *text, size_t n)
{
    struct str first = { NULL, 0 };
    size_t i, len;

    for (i = 0; i < n; i += len + 1) {
        const char *part = text + i, *stroke = memchr(part, '/', n - i);
        size_t bytes = len = stroke != NULL ? (size_t)(stroke - part) : n - i;

        bytes = space_trim(&part, bytes);
        if (person_agency(lexicon, part, bytes) == bytes && bytes > 0) {
            if (first.s == NULL)
                first = (struct str){ part, bytes };
        } else if (!small_initials(part, bytes)) {
            return (struct str){ NULL, 0 };
        }
    }
    return first;
}

struct str
person_with_agency(const struct lexicon *lexicon, const char *text, size_t n)
{
    size_t with = space_word(text, n), agency;

    if ((lexicon_word(lexicon, text, with) & WORD_WITH_AGENCY) == 0)
        return (struct str){ NULL, 0 };
    with += space_lead(text + with, n - with);
    agency = person_agency(lexicon, text + with, n - with);
    return (struct str){ agency > 0 ? text + with : NULL, agency };
}

bool
person_staff(const struct lexicon *lexicon, const char *text, size_t n)
{
    size_t i, len, words = 0;
    bool capital = false;

    for (i = 0; i < n; i += len + space_lead(text + i + len, n - i - len)) {
        uint32_t bits;

        len = space_word(text + i, n - i);
        bits = lexicon_word(lexicon, text + i, len);
        if (words == 0)
            capital = chars_upper(utf8_first(text + i, len));
        /* "der Redaktion" */
        if (i == 0 && (bits & WORD_PARTICLE))
            continue;
        if ((bits & (WORD_ORGANISATION | WORD_ROLE)) == 0 || ++words > 3)
            return false;
    }
    return words > 0 && capital;
}

bool
person_organisation(const struct lexicon *lexicon, const char *text, size_t n)
{
    size_t i, len, words = 0;
    bool told = person_agency(lexicon, text, n) > 0;

    for (i = 0; i < n; i += len + space_lead(text + i + len, n - i - len)) {
        uint32_t bits, first = utf8_first(text + i, n - i);

        len = space_word(text + i, n - i);
        bits = lexicon_word(lexicon, text + i, len);
        if (++words > 5 || (!chars_upper(first) && !chars_digit(first) &&
                               (bits & WORD_PARTICLE) == 0 && !told))
            return false;
        told = told || (bits & WORD_ORGANISATION);
    }
    /* CNN, BBC, TASS */
    return told || (words == 1 && n >= 2 && n <= 6 && person_shouts(text, n));
}

/* ---- lists -------------------------------------------------------------- */

/* Does the word of len bytes at text[0..n) part two names?  Where it also
 * stands inside of names ("Ortega y Gasset"), only a whole name behind it
 * tells. */
static bool
parts_names(
    const struct lexicon *lexicon, const char *text, size_t n, size_t len)
{
    uint32_t bits = lexicon_word(lexicon, text, len);
    const char *comma = memchr(text, ',', n);

    if ((bits & WORD_AND) == 0 || len == n)
        return false;
    if (comma != NULL)
        n = (size_t)(comma - text);
    return (bits & WORD_PARTICLE) == 0 || wordcount_of(text, n, 3) == 3;
}

/* Length of the item that text[0..n) begins with, and of what parts it from the
 * next: a comma, a bar, "and". */
static size_t
item(const struct lexicon *lexicon, const char *text, size_t n, size_t *gap)
{
    size_t i = 0, len;

    *gap = 0;
    while (i < n) {
        size_t blank = space_lead(text + i, n - i);

        len = space_word(text + i + blank, n - i - blank);
        if (i > 0 &&
            parts_names(lexicon, text + i + blank, n - i - blank, len)) {
            *gap = blank + len;
            return i;
        }
        if (len == 1 && strchr("|/&;-", text[i + blank]) != NULL) {
            *gap = blank + len;
            return i;
        }
        i += blank + len;
        if (len > 0 && (text[i - 1] == ',' || text[i - 1] == ';')) {
            *gap = 1;
            return i - 1;
        }
    }
    return i;
}

size_t
person_before_where(const struct lexicon *lexicon, const char *text, size_t n)
{
    size_t i = 0, len;

    while (i < n) {
        len = space_word(text + i, n - i);
        if (i > 0 && text[i] >= 'a' &&
            (lexicon_word(lexicon, text + i, len) & WORD_WHERE))
            return i - space_tail(text, i);
        i += len;
        i += space_lead(text + i, n - i);
    }
    return n;
}

/* text[0..n) without an address in brackets or another remark at its end. */
static size_t
before_remark(const char *text, size_t n)
{
    const char *open = memchr(text, '(', n);

    if (open != NULL && n > 0 && text[n - 1] == ')') {
        n = (size_t)(open - text);
        n -= space_tail(text, n);
    }
    return n;
}

/* "(AFP)", "(avec AFP)" behind the names. */
static void
take_remark(const struct lexicon *lexicon, const char *text, size_t n,
    struct person_list *list)
{
    size_t agency;

    n = space_trim(&text, n);
    if (n < 3 || text[0] != '(')
        return;
    text++;
    n -= 2;
    list->agency = person_with_agency(lexicon, text, n);
    agency = person_agency(lexicon, text, n);
    if (agency > 0)
        list->agency = (struct str){ text, agency };
}

bool
person_role(const struct lexicon *lexicon, const char *text, size_t n)
{
    size_t i, len;

    for (i = 0; i < n; i += len + space_lead(text + i + len, n - i - len)) {
        len = space_word(text + i, n - i);
        if (lexicon_word(lexicon, text + i, len) & WORD_ROLE)
            return true;
    }
    return false;
}

static void
read_item(const struct doc *doc, const struct lexicon *lexicon,
    const char *text, size_t n, struct person_list *list)
{
    size_t name = person_before_where(lexicon, text, n);

    if (person_name(lexicon, text, name)) {
        if (list->n < sizeof(list->names) / sizeof(list->names[0]))
            list->names[list->n++] = person_spell(doc, lexicon, text, name);
    } else if (person_staff(lexicon, text, name) ||
               (person_role(lexicon, text, name) &&
                   person_organisation(lexicon, text, name))) {
        list->staff = true;
    } else if (person_organisation(lexicon, text, name)) {
        if (list->agency.s == NULL ||
            (person_agency(lexicon, text, name) &&
                !person_agency(lexicon, list->agency.s, list->agency.n))) {
            list->agency.s = text;
            list->agency.n = name;
        }
    } else if (!person_role(lexicon, text, name)) {
        list->clause = list->clause || wordcount_of(text, n, CLAUSE) == CLAUSE;
    }
}

bool
person_read(const struct doc *doc, const struct lexicon *lexicon,
    const char *text, size_t n, struct person_list *list)
{
    size_t i = 0, len, gap, blank, items = 0, name;

    memset(list, 0, sizeof(*list));
    if (n > LIST_MOST)
        return false;
    name = before_remark(text, n);
    take_remark(lexicon, text + name, n - name, list);
    n = name;
    while (i < n) {
        const char *at;

        blank = space_lead(text + i, n - i);
        i += blank;
        len = item(lexicon, text + i, n - i, &gap);
        at = text + i;
        read_item(doc, lexicon, at, len - space_tail(at, len), list);
        /* Whatever it is, a list of names begins with one. */
        if (items++ == 0 && list->n == 0 && list->agency.s == NULL &&
            !list->staff)
            return false;
        i += len + gap;
    }
    return list->n > 0 || list->agency.s != NULL || list->staff;
}

bool
person_caseless(const char *text, size_t n, struct person_list *list)
{
    size_t i, len;

    memset(list, 0, sizeof(*list));
    if (n == 0 || n > WORD_MOST || wordcount_of(text, n, 5) > 4)
        return false;
    for (i = 0; i < n; i += len) {
        uint32_t code = utf8_decode(text + i, n - i, &len);

        /* U+30FB stands between the names of foreigners in Japanese. */
        if (!(chars_letter(code) && !chars_upper(code) && !chars_lower(code)) &&
            !chars_space(code) && code != 0x30fb && code != 0xb7)
            return false;
    }
    list->names[list->n++] = (struct str){ text, n };
    return true;
}
