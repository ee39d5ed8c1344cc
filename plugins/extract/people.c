/* SPDX-License-Identifier: MIT */
#include "people.h"

#include <string.h>

#include "text/chars.h"
#include "text/fold.h"
#include "text/space.h"
#include "text/utf8.h"
#include "text/words.h"

#define NAME_MOST  60 /* bytes */
#define WORD_MOST  6  /* words of a name */
#define SITE_LEAST 5  /* bytes of a site's name that no name has within */

/* Bytes of "by" and the like at the start of a text. */
static size_t
byline(const struct page *p, struct str t)
{
    size_t n;

    if (phrases_at(p->rules->cues[CUES_BYLINE], t.s, t.n, &n) == 0)
        return 0;
    if (n < t.n && t.s[n] == ':')
        n++;
    return n == t.n || space_at(t.s + n, t.n - n) > 0
               ? n + space_lead(t.s + n, t.n - n)
               : 0;
}

/* "by Author Ada Lind" has two. */
static struct str
without_by(const struct page *p, struct str t)
{
    size_t n;

    while ((n = byline(p, t)) > 0) {
        t.s += n;
        t.n -= n;
    }
    return t;
}

static bool
is_edge(char c)
{
    return c == ' ' || c == ',' || c == '.' || c == '-' || c == ';';
}

static struct str
trim(struct str t)
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

static bool
is_person(const struct page *p, struct str t, struct str site)
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
                words_get_folded(p->rules->name_words, t.s + start, at - start);

            words++;
            /* "Updated" is no name; "April Lind" is. */
            if ((kind & RULES_NOBODY) ||
                ((kind & (RULES_BEHIND | RULES_ROLE)) && at == t.n &&
                    words == 1))
                return false;
        }
        start = at + n;
    }
    return words > 0 && words <= WORD_MOST;
}

/* A middle dot, a dash, a bullet: what no name has within. */
static bool
is_mark(uint32_t c)
{
    return c == '(' || c == '[' ||
           (c >= 0x80 && !chars_letter(c) && !chars_space(c) && c != 0x2019 &&
               c != 0x2010);
}

/* What ends a name behind a blank: a dash, a stroke, an account. */
static bool
is_break(struct str t)
{
    return str_begins(t, " - ") || str_begins(t, " / ") || str_begins(t, " @");
}

struct str
people_name(const struct page *p, struct str t)
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
        else if (is_mark(c) || is_break((struct str){ t.s + at, t.n - at }))
            end = at;
        words += at > start;
        start = at + n;
    }
    t.n = end < t.n ? end : t.n;
    return trim(t);
}

/* The name without what the person does, before and behind it: "Reporter Ada
 * Lind"; not if one word would be left. */
static struct str
without_role(const struct page *p, struct str t)
{
    const struct words *w = p->rules->name_words;
    size_t first = 0, last = t.n;

    while (first < t.n && t.s[first] != ' ')
        first++;
    while (last > 0 && t.s[last - 1] != ' ')
        last--;
    if (first >= last)
        return t;
    if (words_get_folded(w, t.s + last, t.n - last) & RULES_ROLE)
        return without_role(p, trim((struct str){ t.s, last }));
    if (first + 1 < last && (words_get_folded(w, t.s, first) & RULES_ROLE))
        return trim((struct str){ t.s + first, t.n - first });
    return t;
}

/* Is it an agency, perhaps with a desk or initials behind a stroke: "dpa/lno"?
 * It is kept. */
static bool
is_agency(struct people *l, const struct page *p, struct str t)
{
    const char *stroke = t.n > 0 ? memchr(t.s, '/', t.n) : NULL;

    if (stroke != NULL)
        t.n = (size_t)(stroke - t.s);
    if (t.n == 0 || !rules_cue_is(p->rules, CUES_AGENCY, t))
        return false;
    if (l->agency.n == 0)
        l->agency = t;
    return true;
}

/* Is it "page.author", a value that nobody filled in? */
static bool
is_placeholder(struct str t)
{
    size_t at;

    for (at = 0; at + 1 < t.n; at++) {
        if (t.s[at] == '.' && chars_lower((unsigned char)t.s[at + 1]))
            return true;
    }
    return false;
}

static bool
has_blank(struct str t)
{
    return memchr(t.s, ' ', t.n) != NULL;
}

static void
put(struct people *l, const struct page *p, struct str t, struct str site)
{
    size_t i;

    if (is_placeholder(t) || is_agency(l, p, trim(t)))
        return;
    t = without_role(p, people_name(p, trim(t)));
    if (!is_person(p, t, site) || l->n == PEOPLE_MOST ||
        (l->n > 0 && chars_lower(utf8_decode(t.s, t.n, &i)) && !has_blank(t)))
        return;
    for (i = 0; i < l->n; i++) {
        if (str_same(l->v[i], t))
            return;
    }
    l->v[l->n++] = t;
}

/* Bytes of what stands between two names at t, 0 if nothing does. */
static size_t
between(const struct page *p, struct str t)
{
    size_t n = 1;

    if (memchr(";|&\n", *t.s, 4) != NULL)
        return 1;
    if (*t.s != ' ')
        return 0;
    while (n < t.n && t.s[n] != ' ')
        n++;
    return n < t.n && words_get(p->rules->between_names, t.s + 1, n - 1) != 0
               ? n + 1
               : 0;
}

/* Does a comma begin another name: "Ada Lind, Bo Berg", not "Ada Lind, MD"? */
static bool
begins_name(const struct page *p, struct str t)
{
    size_t at = space_lead(t.s, t.n), words = 0;

    if (at == t.n || !chars_upper((unsigned char)t.s[at]))
        return false;
    for (; at < t.n && t.s[at] != ',' &&
           between(p, (struct str){ t.s + at, t.n - at }) == 0;
         at++) {
        bool lower = t.s[at] >= 'a' && t.s[at] <= 'z';

        if (t.s[at] == ' ')
            words++;
        if (words > 0 && lower)
            return true;
    }
    return false;
}

void
people_add(
    struct people *l, const struct page *p, struct str t, struct str site)
{
    size_t from, at, n;
    bool list;

    t.n = space_trim(&t.s, t.n);
    if (t.n > 400)
        return;
    t = without_by(p, t);
    list = people_list(p, t) > 1;
    for (from = at = 0; at < t.n;) {
        struct str rest = { t.s + at, t.n - at };

        n = between(p, rest);
        if (n == 0 && (t.s[at] == ',' || t.s[at] == '/') &&
            (list || (t.s[at] == ',' && begins_name(p, (struct str){ rest.s + 1,
                                                           rest.n - 1 }))))
            n = 1;
        if (n == 0) {
            at++;
            continue;
        }
        put(l, p, (struct str){ t.s + from, at - from }, site);
        at += n;
        from = at;
    }
    put(l, p, (struct str){ t.s + from, t.n - from }, site);
}

bool
people_full_name(struct str t)
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

/* Is t[0..n) the full name of somebody, by its words? */
static bool
is_listed(const struct page *p, struct str t, size_t n)
{
    const struct str none = { "", 0 };

    t = trim((struct str){ t.s, n });
    return people_full_name(t) && is_person(p, t, none) &&
           str_same(without_role(p, t), t);
}

size_t
people_list(const struct page *p, struct str t)
{
    size_t from = 0, at = 0, names = 1;
    bool last = false, commas = false; /* behind the "and"; some before it */

    while (at < t.n) {
        struct str rest = { t.s + at, t.n - at };
        size_t n = between(p, rest);
        bool comma = str_begins(rest, ", ") || *rest.s == '/';

        if (n == 0 && !comma) {
            at++;
            continue;
        }
        if (last ||
            !is_listed(p, (struct str){ t.s + from, at - from }, at - from))
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
    return is_listed(p, (struct str){ t.s + from, t.n - from }, t.n - from)
               ? names
               : 0;
}

/* Bytes of "(Text)" that t begins with, if another name follows; 0. */
static size_t
in_brackets(const struct page *p, struct str t)
{
    const char *end = *t.s == '(' ? memchr(t.s, ')', t.n) : NULL;
    size_t n = end != NULL ? (size_t)(end - t.s) + 1 : 0;

    return n > 0 && n < t.n && between(p, (struct str){ t.s + n, t.n - n }) > 0
               ? n
               : 0;
}

/* A text about a person up to the first mark behind the name; all of a list of
 * names. */
static struct str
first_of(const struct page *p, struct str t)
{
    size_t at, n;

    if (people_list(p, t) > 1)
        return trim(t);
    for (at = 0; at < t.n; at += n) {
        struct str rest = { t.s + at, t.n - at };
        size_t inside = in_brackets(p, rest);

        if (inside == 0 &&
            (is_mark(utf8_decode(rest.s, rest.n, &n)) || *rest.s == '|' ||
                str_begins(rest, " -") || str_begins(rest, ", ")))
            break;
        n = inside > 0 ? inside : n;
    }
    return trim((struct str){ t.s, at });
}

/* The agency that stands behind a name: "Ada Lind, dpa". */
static void
agency_behind(struct people *l, const struct page *p, struct str t)
{
    const char *comma = t.n > 0 ? memchr(t.s, ',', t.n) : NULL;
    size_t at = comma != NULL ? (size_t)(comma - t.s) + 1 : t.n;

    is_agency(l, p, trim((struct str){ t.s + at, t.n - at }));
}

void
people_add_first(
    struct people *l, const struct page *p, struct str t, struct str site)
{
    t = without_by(p, t);
    people_add(l, p, first_of(p, t), site);
    agency_behind(l, p, t);
}

struct str
people_byline(const struct page *p, struct str line, bool *bare)
{
    size_t n = line.n <= 120 ? byline(p, line) : 0, at;

    *bare = n > 0 && n == line.n;
    line.s += n;
    line.n -= n;
    if (n == 0 || line.n == 0 || !chars_upper((unsigned char)line.s[0]))
        return (struct str){ "", 0 };
    for (at = 0; at < line.n; at++) {
        if (memchr("(/0123456789", line.s[at], 12) != NULL)
            break;
    }
    return first_of(p, (struct str){ line.s, at });
}

void
people_agency(struct people *l, const struct page *p, struct str t)
{
    is_agency(l, p, trim(t));
}
