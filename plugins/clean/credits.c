/* SPDX-License-Identifier: MIT */
#include "credits.h"

#include <string.h>

#include "person.h"
#include "shape.h"
#include "signature.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"

#define CREDITS_MOST 400 /* bytes */

struct tail {
    struct doc *d;
    const struct lexicon *l;
    const struct known *known;
};

/* "rt/lo/ach", "(jkr)", "dpa kv xx a3 ml": initials of those who did.  An
 * agency that they begin with is in *agency. */
static bool
initials(const struct lexicon *l, const char *s, size_t n, struct str *agency)
{
    size_t i = 0, len, parts = 0, strokes = 0;
    bool told = false, bracket = n > 2 && s[0] == '(' && s[n - 1] == ')';

    if (bracket)
        s++, n -= 2;
    if (n > 40)
        return false;
    while (i < n) {
        bool small = true;

        for (len = 0; i + len < n && s[i + len] != '/' && s[i + len] != ' ';
             len++) {
            char c = s[i + len];

            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
                small = false;
        }
        if (!small && (parts == 0 || !person_agency(l, s + i, len)))
            return false;
        if (parts == 0)
            told = person_agency(l, s, len);
        if (parts == 0 && told)
            *agency = (struct str){ s, len };
        if (len == 0 || len > 4)
            return false;
        parts++;
        i += len;
        if (i < n)
            strokes += s[i++] == '/';
    }
    if (parts == 1)
        return bracket;
    return strokes == parts - 1 || (told && parts > 2);
}

/* Names behind "Reporting by", where there was no byline. */
static void
take_reporters(struct tail *t, const char *s, size_t n)
{
    const char *end = memchr(s, ';', n);
    struct person_list list;
    size_t i;

    if (t->d->facts.nauthors > 0 || t->known->nauthors > 0)
        return;
    if (end != NULL)
        n = (size_t)(end - s);
    if (!person_read(t->d, t->l, s, n, &list))
        return;
    for (i = 0; i < list.n; i++)
        doc_add_author(t->d, list.names[i]);
}

/* "dpa" behind "Source:". */
static bool
take_source(struct tail *t, const char *s, size_t n)
{
    struct str *agency = &t->d->facts.agency;

    n -= n > 0 && s[n - 1] == '.';
    if (!person_agency(t->l, s, n))
        return false;
    if (agency->s == NULL) {
        agency->s = s;
        agency->n = person_agency_length(t->l, s, n);
    }
    return true;
}

/* "mit dpa" */
static bool
with_agency(struct tail *t, const struct para *p)
{
    size_t len = space_word(p->s, p->n), n = p->n - len;
    const char *s = p->s + len;

    if ((lexicon_word(t->l, p->s, len) & WORD_WITH_AGENCY) == 0)
        return false;
    n = space_trim(&s, n);
    return take_source(t, s, n);
}

/* "(Reporting by Ada Lind; Editing by Tom Okoye)" */
static bool
credits(struct tail *t, struct para *p)
{
    const char *s = p->s;
    size_t n = p->n, len;
    bool bracket = n > 2 && (s[0] == '(' || s[0] == '[');
    bool wide = n > 6 && memcmp(s, "（", 3) == 0;
    uint32_t cue;

    if (n > CREDITS_MOST)
        return false;
    if (bracket) {
        s++;
        n--;
        n -= s[n - 1] == '.';
        n -= n > 0 && (s[n - 1] == ')' || s[n - 1] == ']');
    } else if (wide) {
        s += 3;
        n -= memcmp(s + n - 6, "）", 3) == 0 ? 6 : 3;
        bracket = true;
    }
    n = space_trim(&s, n);
    cue = lexicon_cue(t->l, LEXICON_CREDITS, s, n, &len);
    /* Outside brackets, names alone. */
    if (cue == 0 || (!bracket && (shape_words(s, n, 25) >= 25 ||
                                     chars_lower(utf8_first(s, n)))))
        return false;
    len += space_lead(s + len, n - len);
    if (cue == CUE_REPORTING)
        take_reporters(t, s + len, n - len);
    if (cue == CUE_SOURCE && !take_source(t, s + len, n - len))
        return false;
    doc_drop(t->d, p, RULE_CREDITS);
    return true;
}

/* "Mia Chen in Oslo contributed to this report." */
static bool
contributed(const struct lexicon *l, const struct para *p)
{
    size_t at, len;

    return p->n <= CREDITS_MOST && phrases_find(l->sets[LEXICON_CONTRIBUTED],
                                       p->s, p->n, &at, &len) != 0;
}

/* Is it about an author: the name first, and all of it in italics, or a word
 * like "is" behind the name? */
static bool
bio(const struct tail *t, const struct para *p)
{
    const struct facts *f = &t->d->facts;
    size_t i, n = f->nauthors > 0 ? f->nauthors : t->known->nauthors;
    const struct str *v = f->nauthors > 0 ? f->authors : t->known->authors;

    if (p->n > CREDITS_MOST)
        return false;
    for (i = 0; i < n; i++) {
        const char *s = p->s + v[i].n;
        size_t left;

        if (v[i].n == 0 || v[i].n >= p->n ||
            !shape_same(p->s, v[i].n, v[i].s, v[i].n))
            continue;
        if (p->flags & PARA_STRONG)
            return true;
        left = p->n - v[i].n;
        left = space_trim(&s, left);
        if (lexicon_word(t->l, s, space_word(s, left)) & WORD_ABOUT)
            return true;
    }
    return false;
}

static bool
is_signature(const struct tail *t, const struct para *p)
{
    const struct facts *f = &t->d->facts;
    bool own = f->nauthors > 0;

    return !(p->flags & PARA_HEADING) &&
           signature_is(t->l, own ? f->authors : t->known->authors,
               own ? f->nauthors : t->known->nauthors, p->s, p->n);
}

bool
credits_take(struct doc *d, const struct lexicon *l, const struct known *known,
    struct para *p)
{
    struct tail t = { d, l, known };
    struct str agency = { NULL, 0 };

    if (credits(&t, p))
        return true;
    if (with_agency(&t, p)) {
        doc_drop(d, p, RULE_AGENCY);
        return true;
    }
    if (initials(l, p->s, p->n, &agency)) {
        if (d->facts.agency.s == NULL)
            d->facts.agency = agency;
        doc_drop(d, p, RULE_INITIALS);
    } else if (is_signature(&t, p))
        doc_drop(d, p, RULE_BYLINE);
    else if (contributed(l, p))
        doc_drop(d, p, RULE_CREDITS);
    else if (bio(&t, p))
        doc_drop(d, p, RULE_BIO);
    else
        return false;
    return true;
}
