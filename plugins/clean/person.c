/* SPDX-License-Identifier: MIT */
#include "person.h"

#include <string.h>

#include "shape.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

#define LIST_MOST 200 /* bytes of a list */
#define WORD_MOST 40  /* bytes of a word of a name */

/* ---- names -------------------------------------------------------------- */

/* Letters in capitals, all of them. */
bool
person_shouts(const char *s, size_t n)
{
    size_t i, len, letters = 0;

    for (i = 0; i < n; i += len) {
        uint32_t c = utf8_decode(s + i, n - i, &len);

        if (chars_lower(c))
            return false;
        letters += chars_upper(c);
    }
    return letters > 0;
}

/* A word as names have them: "Ada", "O'Brien", "J.", "Reyes-Whitlock". */
static bool
name_word(const char *s, size_t n)
{
    size_t i, len;

    if (n == 0 || n > WORD_MOST || !chars_upper(utf8_first(s, n)))
        return false;
    for (i = 0; i < n; i += len) {
        uint32_t c = utf8_decode(s + i, n - i, &len);

        if (!chars_letter(c) && c != '-' && c != '\'' && c != 0x2019 &&
            c != '.')
            return false;
    }
    /* A point ends initials and "Jr." only. */
    return s[n - 1] != '.' || n <= 4;
}

/* "al-Amin": bytes of the prefix with its hyphen, 0 if there is none. */
static size_t
name_prefix(const struct lexicon *l, const char *s, size_t n)
{
    const char *hyphen = memchr(s, '-', n);
    size_t prefix = hyphen != NULL ? (size_t)(hyphen - s) : 0;

    return prefix > 0 && prefix + 1 < n && chars_lower(utf8_first(s, n)) &&
                   (lexicon_word(l, s, prefix) & WORD_NAME_PREFIX)
               ? prefix + 1
               : 0;
}

bool
person_name(const struct lexicon *l, const char *s, size_t n)
{
    size_t i = 0, words = 0, long_words = 0, len, prefix;
    bool particle = false;

    while (i < n) {
        uint32_t bits;

        len = space_word(s + i, n - i);
        bits = lexicon_word(l, s + i, len);
        particle = false;
        if (bits & (WORD_ORGANISATION | WORD_ROLE))
            return false;
        if (name_word(s + i, len)) {
            words++;
            long_words += len > 2;
        } else if ((bits & WORD_PARTICLE) && i > 0) {
            particle = true;
        } else if ((prefix = name_prefix(l, s + i, len)) > 0 &&
                   name_word(s + i + prefix, len - prefix)) {
            words++;
        } else {
            return false;
        }
        i += len;
        i += space_lead(s + i, n - i);
    }
    return words >= 2 && words <= 5 && long_words > 0 && !particle;
}

/* One word of a name in capitals; parts behind - and ' begin anew. */
static size_t
spell_word(const char *s, size_t n, char *out)
{
    size_t i, o = 0, len, since = 0;

    for (i = 0; i < n; i += len) {
        uint32_t c = utf8_decode(s + i, n - i, &len);
        bool mc = since == 2 && i >= 2 && s[i - 2] == 'M' && s[i - 1] == 'C';

        o += utf8_encode(since == 0 || mc ? c : chars_tolower(c), out + o);
        since =
            c == '-' || c == '\'' || c == 0x2019 || c == '.' ? 0 : since + 1;
    }
    return o;
}

/* The name with "LOIS DE LA CRUZ" as "Lois de la Cruz". */
static struct str
person_spell(
    const struct doc *d, const struct lexicon *l, const char *s, size_t n)
{
    struct str name = { NULL, 0 };
    size_t i, len;
    char *out;

    if (!person_shouts(s, n) || shape_words(s, n, 2) < 2) {
        name.s = s;
        name.n = n;
        return name;
    }
    out = doc_alloc(d, 2 * n);
    name.s = out;
    for (i = 0; i < n; i += len) {
        len = space_lead(s + i, n - i);
        if (len > 0) {
            out[name.n++] = ' ';
            continue;
        }
        len = space_word(s + i, n - i);
        if (i > 0 && (lexicon_word(l, s + i, len) & WORD_PARTICLE)) {
            size_t k = 0, got;

            for (; k < len; k += got)
                name.n += utf8_encode(
                    chars_tolower(utf8_decode(s + i + k, len - k, &got)),
                    out + name.n);
        } else {
            name.n += spell_word(s + i, len, out + name.n);
        }
    }
    return name;
}

/* ---- organisations ------------------------------------------------------ */

bool
person_agency(const struct lexicon *l, const char *s, size_t n)
{
    size_t len = dateline_agency(l->datelines, s, n);

    /* "dpa/bb", "AFP/Reuters": the first of several. */
    return len > 0 && (len == n || s[len] == '/');
}

size_t
person_agency_length(const struct lexicon *l, const char *s, size_t n)
{
    size_t len = dateline_agency(l->datelines, s, n);

    return len > 0 ? len : n;
}

bool
person_staff(const struct lexicon *l, const char *s, size_t n)
{
    size_t i, len, words = 0;
    bool capital = false;

    for (i = 0; i < n; i += len + space_lead(s + i + len, n - i - len)) {
        uint32_t bits;

        len = space_word(s + i, n - i);
        bits = lexicon_word(l, s + i, len);
        if (words == 0)
            capital = chars_upper(utf8_first(s + i, len));
        /* "der Redaktion" */
        if (i == 0 && (bits & WORD_PARTICLE))
            continue;
        if ((bits & (WORD_ORGANISATION | WORD_ROLE)) == 0 || ++words > 3)
            return false;
    }
    return words > 0 && capital;
}

bool
person_organisation(const struct lexicon *l, const char *s, size_t n)
{
    size_t i, len, words = 0;
    bool told = person_agency(l, s, n);

    for (i = 0; i < n; i += len + space_lead(s + i + len, n - i - len)) {
        uint32_t bits, first = utf8_first(s + i, n - i);

        len = space_word(s + i, n - i);
        bits = lexicon_word(l, s + i, len);
        if (++words > 5 || (!chars_upper(first) && !chars_digit(first) &&
                               (bits & WORD_PARTICLE) == 0 && !told))
            return false;
        told = told || (bits & WORD_ORGANISATION);
    }
    /* CNN, BBC, TASS */
    return told || (words == 1 && n >= 2 && n <= 6 && person_shouts(s, n));
}

/* ---- lists -------------------------------------------------------------- */

/* Does the word of len bytes at s[0..n) part two names?  Where it also stands
 * inside of names ("Ortega y Gasset"), only a whole name behind it tells. */
static bool
parts_names(const struct lexicon *l, const char *s, size_t n, size_t len)
{
    uint32_t bits = lexicon_word(l, s, len);
    const char *comma = memchr(s, ',', n);

    if ((bits & WORD_AND) == 0 || len == n)
        return false;
    if (comma != NULL)
        n = (size_t)(comma - s);
    return (bits & WORD_PARTICLE) == 0 || shape_words(s, n, 3) == 3;
}

/* Length of the item that s[0..n) begins with, and of what parts it from the
 * next: a comma, a bar, "and". */
static size_t
item(const struct lexicon *l, const char *s, size_t n, size_t *gap)
{
    size_t i = 0, len;

    *gap = 0;
    while (i < n) {
        size_t blank = space_lead(s + i, n - i);

        len = space_word(s + i + blank, n - i - blank);
        if (i > 0 && parts_names(l, s + i + blank, n - i - blank, len)) {
            *gap = blank + len;
            return i;
        }
        if (len == 1 && strchr("|/&;-", s[i + blank]) != NULL) {
            *gap = blank + len;
            return i;
        }
        i += blank + len;
        if (len > 0 && (s[i - 1] == ',' || s[i - 1] == ';')) {
            *gap = 1;
            return i - 1;
        }
    }
    return i;
}

size_t
person_before_where(const struct lexicon *l, const char *s, size_t n)
{
    size_t i = 0, len;

    while (i < n) {
        len = space_word(s + i, n - i);
        if (i > 0 && s[i] >= 'a' && (lexicon_word(l, s + i, len) & WORD_WHERE))
            return i - space_tail(s, i);
        i += len;
        i += space_lead(s + i, n - i);
    }
    return n;
}

/* s[0..n) without an address in brackets or another remark at its end. */
static size_t
before_remark(const char *s, size_t n)
{
    const char *open = memchr(s, '(', n);

    if (open != NULL && n > 0 && s[n - 1] == ')') {
        n = (size_t)(open - s);
        n -= space_tail(s, n);
    }
    return n;
}

/* "(AFP)" behind the names. */
static void
take_remark(
    const struct lexicon *l, const char *s, size_t n, struct person_list *list)
{
    n = space_trim(&s, n);
    if (n < 3 || s[0] != '(' || !person_agency(l, s + 1, n - 2))
        return;
    list->agency.s = s + 1;
    list->agency.n = person_agency_length(l, s + 1, n - 2);
}

bool
person_role(const struct lexicon *l, const char *s, size_t n)
{
    size_t i, len;

    for (i = 0; i < n; i += len + space_lead(s + i + len, n - i - len)) {
        len = space_word(s + i, n - i);
        if (lexicon_word(l, s + i, len) & WORD_ROLE)
            return true;
    }
    return false;
}

static void
read_item(const struct doc *d, const struct lexicon *l, const char *s, size_t n,
    struct person_list *list)
{
    size_t name = person_before_where(l, s, n);

    if (person_name(l, s, name)) {
        if (list->n < sizeof(list->names) / sizeof(list->names[0]))
            list->names[list->n++] = person_spell(d, l, s, name);
    } else if (person_staff(l, s, name) ||
               (person_role(l, s, name) && person_organisation(l, s, name))) {
        list->staff = true;
    } else if (person_organisation(l, s, name) &&
               (list->agency.s == NULL ||
                   (person_agency(l, s, name) &&
                       !person_agency(l, list->agency.s, list->agency.n)))) {
        list->agency.s = s;
        list->agency.n = name;
    }
}

bool
person_read(const struct doc *d, const struct lexicon *l, const char *s,
    size_t n, struct person_list *list)
{
    size_t i = 0, len, gap, blank, items = 0, name;

    memset(list, 0, sizeof(*list));
    if (n > LIST_MOST)
        return false;
    name = before_remark(s, n);
    take_remark(l, s + name, n - name, list);
    n = name;
    while (i < n) {
        const char *at;

        blank = space_lead(s + i, n - i);
        i += blank;
        len = item(l, s + i, n - i, &gap);
        at = s + i;
        read_item(d, l, at, len - space_tail(at, len), list);
        /* Whatever it is, a list of names begins with one. */
        if (items++ == 0 && list->n == 0 && list->agency.s == NULL &&
            !list->staff)
            return false;
        i += len + gap;
    }
    return list->n > 0 || list->agency.s != NULL || list->staff;
}

bool
person_caseless(const char *s, size_t n, struct person_list *list)
{
    size_t i, len;

    memset(list, 0, sizeof(*list));
    if (n == 0 || n > WORD_MOST || shape_words(s, n, 5) > 4)
        return false;
    for (i = 0; i < n; i += len) {
        uint32_t c = utf8_decode(s + i, n - i, &len);

        /* U+30FB stands between the names of foreigners in Japanese. */
        if (!(chars_letter(c) && !chars_upper(c) && !chars_lower(c)) &&
            !chars_space(c) && c != 0x30fb && c != 0xb7)
            return false;
    }
    list->names[list->n++] = (struct str){ s, n };
    return true;
}
