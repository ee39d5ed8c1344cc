/* SPDX-License-Identifier: MIT */
#include "credits.h"

#include <string.h>

#include "person.h"
#include "shape.h"
#include "signature.h"
#include "text/chars.h"
#include "text/space.h"
#include "text/utf8.h"
#include "text/wordcount.h"

#define CREDITS_MOST 400 /* bytes */

struct tail {
    struct doc *doc;
    const struct lexicon *lexicon;
    const struct known *known;
};

/* Nothing but lower-case letters of ASCII and digits? */
static bool
is_small(const char *text, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (!(text[i] >= 'a' && text[i] <= 'z') &&
            !(text[i] >= '0' && text[i] <= '9'))
            return false;
    }
    return true;
}

/* "rt/lo/ach", "(jkr)", "dpa kv xx a3 ml": initials of those who did.  The
 * first agency among them is in *agency. */
static bool
initials(const struct lexicon *lexicon, const char *text, size_t n,
    struct str *agency)
{
    size_t i = 0, len, parts = 0, strokes = 0;
    bool told = false, bracket = n > 2 && text[0] == '(' && text[n - 1] == ')';

    if (bracket)
        text++, n -= 2;
    if (n > 40)
        return false;
    while (i < n) {
        bool known;

        for (len = 0;
             i + len < n && text[i + len] != '/' && text[i + len] != ' ';)
            len++;
        if (len == 0 || len > 4)
            return false;
        known = person_agency(lexicon, text + i, len) > 0;
        if (!is_small(text + i, len) && (parts == 0 || !known))
            return false;
        if (known && agency->s == NULL)
            *agency = (struct str){ text + i, len };
        told = told || (known && parts == 0);
        parts++;
        i += len;
        if (i < n)
            strokes += text[i++] == '/';
    }
    if (parts == 1)
        return bracket;
    return strokes == parts - 1 || (told && parts > 2);
}

/* Names behind "Reporting by", where there was no byline. */
static void
take_reporters(struct tail *tail, const char *text, size_t n)
{
    const char *end = memchr(text, ';', n);
    struct person_list list;
    size_t i;

    if (tail->doc->facts.nauthors > 0 || tail->known->nauthors > 0)
        return;
    if (end != NULL)
        n = (size_t)(end - text);
    if (!person_read(tail->doc, tail->lexicon, text, n, &list))
        return;
    for (i = 0; i < list.n; i++)
        doc_add_author(tail->doc, list.names[i]);
}

static void
put_agency(struct tail *tail, struct str agency)
{
    if (tail->doc->facts.agency.s == NULL)
        tail->doc->facts.agency = agency;
}

/* "dpa" behind "Source:". */
static bool
take_source(struct tail *tail, const char *text, size_t n)
{
    size_t agency;

    n -= n > 0 && text[n - 1] == '.';
    agency = person_agency(tail->lexicon, text, n);
    if (agency > 0)
        put_agency(tail, (struct str){ text, agency });
    return agency > 0;
}

/* "mit dpa" */
static bool
with_agency(struct tail *tail, const struct para *para)
{
    size_t n = para->n - (para->n > 0 && para->s[para->n - 1] == '.');
    struct str agency = person_with_agency(tail->lexicon, para->s, n);

    put_agency(tail, agency);
    return agency.s != NULL;
}

/* "(Reuters)", "/ritzau/": agencies and no more, between two marks. */
static bool
marked_agency(struct tail *tail, const struct para *para)
{
    const char *text = para->s;
    size_t n = para->n;
    struct str agency;

    if (n < 3 || !((text[0] == '(' && text[n - 1] == ')') ||
                     (text[0] == '/' && text[n - 1] == '/')))
        return false;
    agency = person_agencies(tail->lexicon, text + 1, n - 2);
    if (agency.s != NULL)
        put_agency(tail, agency);
    return agency.s != NULL;
}

/* "(Reporting by Ada Lind; Editing by Tom Okoye)" */
static bool
credits(struct tail *tail, struct para *para)
{
    const char *text = para->s;
    size_t n = para->n, len;
    bool bracket = n > 2 && (text[0] == '(' || text[0] == '[');
    bool wide = n > 6 && memcmp(text, "（", 3) == 0;
    uint32_t cue;

    if (n > CREDITS_MOST)
        return false;
    if (bracket) {
        text++;
        n--;
        n -= text[n - 1] == '.';
        n -= n > 0 && (text[n - 1] == ')' || text[n - 1] == ']');
    } else if (wide) {
        text += 3;
        n -= memcmp(text + n - 6, "）", 3) == 0 ? 6 : 3;
        bracket = true;
    }
    n = space_trim(&text, n);
    cue = lexicon_cue(tail->lexicon, LEXICON_CREDITS, text, n, &len);
    /* Outside brackets, names alone. */
    if (cue == 0 || (!bracket && (wordcount_of(text, n, 25) >= 25 ||
                                     chars_lower(utf8_first(text, n)))))
        return false;
    len += space_lead(text + len, n - len);
    if (cue == CUE_REPORTING)
        take_reporters(tail, text + len, n - len);
    if (cue == CUE_SOURCE && !take_source(tail, text + len, n - len))
        return false;
    doc_drop(tail->doc, para, RULE_CREDITS);
    return true;
}

/* "Mia Chen in Oslo contributed to this report." */
static bool
contributed(const struct lexicon *lexicon, const struct para *para)
{
    size_t at, len;

    return para->n <= CREDITS_MOST &&
           phrases_find(lexicon->sets[LEXICON_CONTRIBUTED], para->s, para->n,
               &at, &len) != 0;
}

/* Is it about an author: the name first, and all of it in italics, or a word
 * like "is" behind the name? */
static bool
bio(const struct tail *tail, const struct para *para)
{
    const struct facts *facts = &tail->doc->facts;
    size_t i, n = facts->nauthors > 0 ? facts->nauthors : tail->known->nauthors;
    const struct str *texts =
        facts->nauthors > 0 ? facts->authors : tail->known->authors;

    if (para->n > CREDITS_MOST)
        return false;
    for (i = 0; i < n; i++) {
        const char *text = para->s + texts[i].n;
        size_t left;

        if (texts[i].n == 0 || texts[i].n >= para->n ||
            !shape_same(para->s, texts[i].n, texts[i].s, texts[i].n))
            continue;
        if (para->flags & PARA_STRONG)
            return true;
        left = para->n - texts[i].n;
        left = space_trim(&text, left);
        if (lexicon_word(tail->lexicon, text, space_word(text, left)) &
            WORD_ABOUT)
            return true;
    }
    return false;
}

static bool
is_signature(const struct tail *tail, const struct para *para)
{
    const struct facts *facts = &tail->doc->facts;
    bool own = facts->nauthors > 0;

    return !(para->flags & PARA_HEADING) &&
           signature_is(tail->lexicon,
               own ? facts->authors : tail->known->authors,
               own ? facts->nauthors : tail->known->nauthors, para->s, para->n);
}

bool
credits_take(struct doc *doc, const struct lexicon *lexicon,
    const struct known *known, struct para *para)
{
    struct tail tail = { doc, lexicon, known };
    struct str agency = { NULL, 0 };

    if (credits(&tail, para))
        return true;
    if (with_agency(&tail, para)) {
        doc_drop(doc, para, RULE_AGENCY);
        return true;
    }
    if (initials(lexicon, para->s, para->n, &agency)) {
        put_agency(&tail, agency);
        doc_drop(doc, para, RULE_INITIALS);
    } else if (marked_agency(&tail, para))
        doc_drop(doc, para, RULE_AGENCY);
    else if (is_signature(&tail, para))
        doc_drop(doc, para, RULE_BYLINE);
    else if (contributed(lexicon, para))
        doc_drop(doc, para, RULE_CREDITS);
    else if (bio(&tail, para))
        doc_drop(doc, para, RULE_BIO);
    else
        return false;
    return true;
}
