/* SPDX-License-Identifier: MIT */
#include "people.h"

#include <string.h>

#include "name.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"
#include "text/words.h"

#define UNSPACED_MOST 8 /* letters of a name in Han or kana */

/* Bytes of the mark at s that may stand between "by" and a name; the others are
 * those of Chinese and Japanese. */
static size_t
label_mark(const char *s, size_t n)
{
    static const char *const marks[] = { ":", "：", "・", "／", "＝" };
    size_t i;

    for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        size_t len = strlen(marks[i]);

        if (len <= n && memcmp(s, marks[i], len) == 0)
            return len;
    }
    return 0;
}

/* Does t end with such a mark, or with a stroke? */
static bool
ends_label(struct str t)
{
    return t.n > 0 && (strchr(":/", t.s[t.n - 1]) != NULL ||
                          (t.n >= 3 && label_mark(t.s + t.n - 3, 3) == 3));
}

/* Bytes of "by" and the like at the start of a text. */
static size_t
byline(const struct page *p, struct str t)
{
    size_t n;

    if (phrases_at(p->rules->cues[CUES_BYLINE], t.s, t.n, &n) == 0)
        return 0;
    n += n < t.n ? label_mark(t.s + n, t.n - n) : 0;
    return n == t.n || space_at(t.s + n, t.n - n) > 0 ||
                   ends_label((struct str){ t.s, n })
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

    if (is_placeholder(t) || is_agency(l, p, name_trim(t)))
        return;
    t = name_without_role(p, name_alone(p, name_trim(t)));
    if (!name_person(p, t, site) || l->n == PEOPLE_MOST ||
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

/* Bytes of t up to a comma or what parts names. */
static size_t
part_length(const struct page *p, struct str t)
{
    size_t at;

    for (at = 0; at < t.n && t.s[at] != ','; at++) {
        if (between(p, (struct str){ t.s + at, t.n - at }) > 0)
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
part_of(const struct page *p, struct str t)
{
    size_t at = space_lead(t.s, t.n), from, words = 0, n;
    bool capitals = true, small = false, role = false, first = false;

    t = (struct str){ t.s + at, t.n - at };
    t.n = part_length(p, t);
    for (at = from = 0; at <= t.n; at++) {
        uint32_t c;

        if (at < t.n && t.s[at] != ' ')
            continue;
        if (at > from) {
            c = utf8_decode(t.s + from, at - from, &n);
            capitals = capitals && (words > 0 || chars_upper(c));
            small = small || chars_lower(c);
            if (words_get_folded(p->rules->name_words, t.s + from, at - from) &
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
    for (at = from = 0; words > 1 && capitals && at < t.n; at++) {
        from += t.s[at] == ' ';
        if (from > 0 && t.s[at] >= 'a' && t.s[at] <= 'z')
            return PART_NAME;
    }
    return PART_REST;
}

/* Does a part behind a word such as "and" go on in small letters: "Ada Lind is
 * a harbour master", in whatever language "a" may be "and"?  Not "und von
 * Lind".
 */
static bool
goes_on(const struct page *p, struct str t)
{
    const char *end = t.n > 0 ? memchr(t.s, ' ', t.n) : NULL;
    size_t word = end != NULL ? (size_t)(end - t.s) : t.n, n;

    return t.n > 0 && chars_lower(utf8_decode(t.s, t.n, &n)) &&
           !(words_get(p->rules->name_words, t.s, word) & RULES_INSIDE);
}

/* Add a part of a text; of what stands behind such a word a single name is one
 * only beside other single names: "Ada Lind, reporter en Oslo" names one
 * person.
 */
static void
put_part(struct people *l, const struct page *p, struct str t, bool behind_word,
    struct str site)
{
    struct str name = name_trim(t);

    if (behind_word && l->n > 0 &&
        (goes_on(p, name) || (!has_blank(name) && has_blank(l->v[l->n - 1]))))
        is_agency(l, p, name);
    else
        put(l, p, t, site);
}

void
people_add(
    struct people *l, const struct page *p, struct str t, struct str site)
{
    size_t from, at, n;
    bool list, word = false, work = false; /* behind "and", a role */

    t.n = space_trim(&t.s, t.n);
    if (t.n > 400)
        return;
    t = without_by(p, t);
    list = people_list(p, t) > 1;
    for (from = at = 0; at < t.n;) {
        struct str rest = { t.s + at, t.n - at };
        enum part next = PART_REST;

        n = between(p, rest);
        if (n == 0 && *rest.s == ',')
            next = list ? PART_NAME
                        : part_of(p, (struct str){ rest.s + 1, rest.n - 1 });
        if (next != PART_REST || (list && *rest.s == '/'))
            n = 1;
        if (n == 0) {
            at++;
            continue;
        }
        if (!work)
            put_part(l, p, (struct str){ t.s + from, at - from }, word, site);
        /* All that commas part from a role tells of the same person. */
        work = next == PART_WORK || (work && next == PART_NAME);
        word = n > 1;
        at += n;
        from = at;
    }
    if (!work)
        put_part(l, p, (struct str){ t.s + from, t.n - from }, word, site);
}

/* Is t[0..n) the full name of somebody, by its words? */
static bool
is_listed(const struct page *p, struct str t, size_t n)
{
    const struct str none = { "", 0 };

    t = name_trim((struct str){ t.s, n });
    return name_full(t) && name_person(p, t, none) &&
           str_same(name_without_role(p, t), t);
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
        return name_trim(t);
    for (at = 0; at < t.n; at += n) {
        struct str rest = { t.s + at, t.n - at };
        size_t inside = in_brackets(p, rest);

        if (inside == 0 &&
            (name_mark(utf8_decode(rest.s, rest.n, &n)) || *rest.s == '|' ||
                str_begins(rest, " -") || str_begins(rest, ", ")))
            break;
        n = inside > 0 ? inside : n;
    }
    return name_trim((struct str){ t.s, at });
}

void
people_add_first(
    struct people *l, const struct page *p, struct str t, struct str site)
{
    t = without_by(p, t);
    people_add(l, p, first_of(p, t), site);
    people_agency_behind(l, p, t);
}

/* A capital, or a letter of a script without them; in a script without blanks
 * no more than a name has letters. */
static bool
begins_name(struct str t)
{
    size_t at, n, letters = 0;
    uint32_t c = utf8_decode(t.s, t.n, &n);

    if (!chars_letter(c) || chars_lower(c))
        return false;
    for (at = 0; at < t.n && chars_unspaced(c); at += n) {
        c = utf8_decode(t.s + at, t.n - at, &n);
        letters++;
    }
    return letters <= UNSPACED_MOST;
}

struct str
people_byline(const struct page *p, struct str line, bool *bare)
{
    size_t n = line.n <= 120 ? byline(p, line) : 0, at;

    *bare = n > 0 && n == line.n;
    line.s += n;
    line.n -= n;
    if (n == 0 || line.n == 0 || !begins_name(line))
        return (struct str){ "", 0 };
    for (at = 0; at < line.n; at++) {
        if (memchr("(/0123456789", line.s[at], 12) != NULL)
            break;
        /* "Text: Ada Lind Photo: Bo Berg": another label. */
        if (label_mark(line.s + at, line.n - at) > 0 && line.s[at] != '\xe3') {
            while (at > 0 && line.s[at] != ' ')
                at--;
            break;
        }
    }
    return first_of(p, (struct str){ line.s, at });
}

struct str
people_label(const struct page *p, struct str line, bool *bare)
{
    size_t n = line.n <= 120 ? byline(p, line) : 0, k = n;

    while (k > 0 && line.s[k - 1] == ' ')
        k--;
    *bare = n > 0 && n == line.n;
    return *bare || ends_label((struct str){ line.s, k }) ||
                   (n > 0 && memchr(line.s, '/', n) != NULL)
               ? people_byline(p, line, bare)
               : (struct str){ "", 0 };
}

void
people_agency(struct people *l, const struct page *p, struct str t)
{
    is_agency(l, p, name_trim(t));
}

void
people_agency_behind(struct people *l, const struct page *p, struct str t)
{
    size_t at, end, n;

    for (at = 0; at < t.n && l->agency.n == 0; at++) {
        if (t.s[at] != ',' && t.s[at] != '(')
            continue;
        at += 1 + space_lead(t.s + at + 1, t.n - at - 1);
        for (n = 0; at + n < t.n && t.s[at + n] != ' ';)
            n++;
        if (words_get_folded(p->rules->name_words, t.s + at, n) & RULES_WITH)
            at += n;
        for (end = at; end < t.n && t.s[end] != ',' && t.s[end] != ')';)
            end++;
        people_agency(l, p, (struct str){ t.s + at, end - at });
        at = end - 1;
    }
}
