/* SPDX-License-Identifier: MIT */
#include "head.h"

#include <string.h>

#include "buttons.h"
#include "join.h"
#include "meta.h"
#include "shape.h"
#include "signature.h"
#include "text/chars.h"
#include "text/space.h"
#include "title.h"

#define HEAD_MOST  14  /* paragraphs that are looked at */
#define TITLE_MOST 250 /* bytes */
#define STAND_MOST 400
#define WORDS_MOST 20  /* of a headline that nothing else tells */
#define PROSE      160 /* bytes from which a paragraph may be of the article */

/* What a paragraph at the head is. */
enum kind {
    KIND_NONE,
    KIND_LINE,  /* short, nothing known of it */
    KIND_PROSE, /* a paragraph of the article */
    KIND_BODY,  /* one with a dateline */
    KIND_DATES,
    KIND_BYLINE,
    KIND_NAME, /* a name alone */
    KIND_BUTTONS,
    KIND_NEW,  /* "(Updates ...)" */
    KIND_KEPT, /* a correction, an item of a list */
    KIND_TAKEN /* a caption or a promise, which is out already */
};

struct line {
    struct para *p;
    enum kind kind;
    struct meta meta;
};

struct head {
    struct doc *d;
    const struct lexicon *l;
    const struct known *known;
    struct line v[HEAD_MOST];
    size_t n;
};

/* ---- what the lines are ------------------------------------------------- */

/* A person that the record names, at the start of the line. */
static bool
known_author(const struct known *k, const struct para *p)
{
    size_t i;

    for (i = 0; i < k->nauthors; i++) {
        const struct str *a = &k->authors[i];

        if (a->n > 0 && a->n <= p->n && shape_same(p->s, a->n, a->s, a->n))
            return true;
    }
    return false;
}

static enum kind
kind_of(struct head *h, struct line *x)
{
    const struct para *p = x->p;
    enum date_order order = h->known->order;
    struct dateline dateline;
    uint32_t note;
    size_t len;

    memset(&x->meta, 0, sizeof(x->meta));
    /* The time above an entry of a live blog. */
    if (p->block != 0 && p->kind == CD_BLOCK_HEADING)
        return KIND_LINE;
    if (meta_dates(h->l, order, p->s, p->n, &x->meta))
        return KIND_DATES;
    memset(&x->meta, 0, sizeof(x->meta));
    if (meta_byline(h->d, h->l, order, p->s, p->n, &x->meta))
        return KIND_BYLINE;
    memset(&x->meta, 0, sizeof(x->meta));
    if (meta_row(h->d, h->l, order, p->s, p->n, &x->meta))
        return x->meta.byline ? KIND_BYLINE : KIND_DATES;
    memset(&x->meta, 0, sizeof(x->meta));
    if (p->flags & PARA_HEADING)
        return KIND_LINE;
    if (meta_bare(h->d, h->l, p->s, p->n, &x->meta))
        return p->flags & PARA_BYLINE ? KIND_BYLINE : KIND_NAME;
    if (known_author(h->known, p) && p->n < 100 &&
        shape_end(p->s, p->n) != SHAPE_CLOSED)
        return KIND_BYLINE;
    note = lexicon_cue(h->l, LEXICON_NOTE, p->s, p->n, &len);
    if (note != 0)
        return note == CUE_UPDATE ? KIND_NEW : KIND_KEPT;
    if (p->flags & PARA_ITEM)
        return KIND_KEPT;
    if (buttons_only(h->l, p->s, p->n))
        return KIND_BUTTONS;
    if (dateline_at(h->l->datelines, order, p->s, p->n, &dateline) ==
        DATELINE_SURE)
        return KIND_BODY;
    if (p->n >= PROSE ||
        (p->n >= PROSE / 2 && shape_end(p->s, p->n) == SHAPE_CLOSED))
        return KIND_PROSE;
    return KIND_LINE;
}

static void
look(struct head *h)
{
    struct doc *d = h->d;
    struct para *p;
    size_t prose = 0;

    for (p = d->v; p < d->v + d->n && h->n < HEAD_MOST && prose < 3; p++) {
        struct line *x = &h->v[h->n];

        if ((p->flags & PARA_GONE) &&
            (p->n == 0 || p->rule == RULE_SEPARATOR || p->rule == RULE_IMAGE))
            continue;
        x->p = p;
        x->kind = p->flags & PARA_GONE ? KIND_TAKEN : kind_of(h, x);
        prose += x->kind == KIND_PROSE || x->kind == KIND_BODY;
        h->n++;
    }
}

/* Is there something at i, or behind lines of no kind from there on, that only
 * the head of an article has? */
static bool
furniture(const struct head *h, size_t i, size_t lines)
{
    for (; i < h->n; i++) {
        switch (h->v[i].kind) {
        case KIND_DATES:
        case KIND_BYLINE:
        case KIND_BODY:
        case KIND_NEW:
            return true;
        case KIND_NAME:
        case KIND_LINE:
        case KIND_PROSE:
            if (lines-- == 0)
                return false;
            break;
        default:
            break;
        }
    }
    return false;
}

/* ---- headline ----------------------------------------------------------- */

/* Three words or more in one sentence: "Key points" is a heading. */
static bool
headline_words(const struct para *p)
{
    return shape_words(p->s, p->n, 3) == 3 && p->s[0] != '(' &&
           shape_words(p->s, p->n, WORDS_MOST + 1) <= WORDS_MOST &&
           shape_sentence(p->s, p->n) == p->n;
}

/* "Source: AFP": nothing but an agency, which stands below a short article as
 * well. */
static bool
agency_alone(const struct line *x)
{
    return x->kind == KIND_BYLINE && x->meta.people.n == 0 &&
           x->meta.people.agency.s != NULL && !x->meta.has_date;
}

/* Is there something right below line i that only the head of an article has,
 * or the same line again, and more below that? */
static bool
heads_article(const struct head *h, size_t i)
{
    size_t k;
    bool told = false;

    for (k = i + 1; k < h->n; k++) {
        if (h->v[k].kind == KIND_LINE || h->v[k].kind == KIND_PROSE ||
            h->v[k].kind == KIND_BODY)
            break;
        told = told || !agency_alone(&h->v[k]);
    }
    return k < h->n && (told || h->v[k].kind == KIND_BODY ||
                           shape_same(h->v[i].p->s, h->v[i].p->n, h->v[k].p->s,
                               h->v[k].p->n));
}

static bool
is_title(const struct head *h, size_t i)
{
    const struct para *p = h->v[i].p;
    enum shape_end end = shape_end(p->s, p->n);

    if (h->known->title.n > 0)
        return title_same(h->l, &h->known->title, p->s, p->n) ||
               (end != SHAPE_CLOSED &&
                   title_alike(&h->known->title, p->s, p->n) &&
                   (furniture(h, i + 1, 2) || (p->flags & PARA_HEADING)));
    if (p->flags & PARA_HEADING)
        return true;
    if (p->n > TITLE_MOST || (p->flags & (PARA_ITEM | PARA_QUOTE)) ||
        h->v[i].kind == KIND_KEPT || h->v[i].kind == KIND_BODY ||
        join_open_end(h->l, p)) /* half a sentence, which a line broke */
        return false;
    /* A sentence may be the article, above a line about its source.  Headlines
     * ask and shout, but seldom state. */
    if (end == SHAPE_CLOSED &&
        (p->n >= PROSE || (p->s[p->n - 1] != '?' && p->s[p->n - 1] != '!' &&
                              !heads_article(h, i))))
        return false;
    /* The same line twice. */
    if (i + 1 < h->n &&
        shape_same(p->s, p->n, h->v[i + 1].p->s, h->v[i + 1].p->n))
        return true;
    if (furniture(h, i + 1, 2))
        return true;
    if (i + 1 < h->n && h->v[i + 1].kind == KIND_TAKEN)
        return end != SHAPE_CLOSED || furniture(h, i + 1, 2);
    return end != SHAPE_CLOSED && i + 1 < h->n && headline_words(p) &&
           (h->v[i + 1].kind == KIND_PROSE ||
               (h->v[i + 1].kind == KIND_NAME &&
                   (h->v[i + 1].meta.role || furniture(h, i + 1, 1))));
}

/* "OPINION", "Ferries": a word above the headline. */
static bool
is_kicker(const struct head *h, size_t i)
{
    const struct line *x = &h->v[i], *next = x + 1;
    size_t words = shape_words(x->p->s, x->p->n, 4);

    if (x->kind != KIND_LINE || i + 2 >= h->n || words > 3 ||
        (next->kind != KIND_LINE && next->kind != KIND_PROSE) ||
        shape_end(x->p->s, x->p->n) != SHAPE_OPEN ||
        shape_last(x->p->s, x->p->n) == ':' ||
        (words > 1 && !person_shouts(x->p->s, x->p->n)) ||
        ((x->p->flags & PARA_HEADING) && !(next->p->flags & PARA_HEADING)))
        return false;
    if (h->known->title.n > 0)
        return title_same(h->l, &h->known->title, next->p->s, next->p->n);
    return headline_words(next->p) &&
           shape_end(next->p->s, next->p->n) == SHAPE_OPEN &&
           (furniture(h, i + 2, 2) || (next->p->flags & PARA_HEADING));
}

static void
take_title(struct head *h, struct para *p)
{
    size_t skip = title_version(h->l, p->s, p->n);

    h->d->facts.title.s = p->s + skip;
    h->d->facts.title.n = title_without_site(h->l, p->s + skip, p->n - skip);
    doc_drop(h->d, p, RULE_TITLE);
}

/* The line below the headline, if names or dates follow. */
static bool
is_subtitle(const struct head *h, size_t i)
{
    const struct line *x = &h->v[i];
    const struct para *p = x->p;

    if ((x->kind != KIND_LINE && x->kind != KIND_PROSE) || p->n > STAND_MOST)
        return false;
    if (i + 1 == h->n)
        return false;
    if ((p->flags & (PARA_HEADING | PARA_STRONG)) &&
        h->v[i + 1].kind == KIND_TAKEN)
        return true;
    if (h->v[i + 1].kind == KIND_NAME)
        return furniture(h, i + 2, 0) || known_author(h->known, h->v[i + 1].p);
    return h->v[i + 1].kind != KIND_BODY && furniture(h, i + 1, 0);
}

/* ---- names and dates ---------------------------------------------------- */

static struct str
iso(const struct doc *d, const struct date *date)
{
    char text[DATE_ISO_MOST];

    return doc_copy(d, text, date_iso(date, text));
}

static void
take_meta(struct head *h, const struct line *x, enum rule rule)
{
    struct facts *f = &h->d->facts;
    const struct meta *m = &x->meta;
    size_t i;

    if (m->has_date && f->date.s == NULL)
        f->date = iso(h->d, &m->date);
    if (m->has_modified && f->modified.s == NULL)
        f->modified = iso(h->d, &m->modified);
    for (i = 0; i < m->people.n; i++)
        doc_add_author(h->d, m->people.names[i]);
    if (m->people.agency.s != NULL && f->agency.s == NULL)
        f->agency = m->people.agency;
    doc_drop(h->d, x->p, rule);
}

/* "Associated Press Writer", below a name. */
static bool
role_line(const struct head *h, const struct para *p)
{
    size_t last = shape_last_word(p->s, p->n);

    return p->n < 60 && shape_words(p->s, p->n, 6) < 6 &&
           (lexicon_word(h->l, p->s + p->n - last, last) & WORD_ROLE);
}

/* "ada@example.org", "@adalind": one word. */
static bool
account(const struct para *p)
{
    return p->n < 80 && memchr(p->s, '@', p->n) != NULL &&
           space_word(p->s, p->n) == p->n;
}

/* A name alone is a byline if the record has it, or if it stands between the
 * headline and what else belongs to the head. */
static bool
is_name(const struct head *h, size_t i, bool title)
{
    const struct line *x = &h->v[i];
    enum kind after = i + 1 < h->n ? h->v[i + 1].kind : KIND_NONE;

    if (known_author(h->known, x->p) || x->meta.people.agency.s != NULL)
        return true;
    if (x->meta.people.n == 0)
        return title;
    if (after == KIND_DATES && h->known->title.n > 0)
        return true;
    return title && (after == KIND_DATES || after == KIND_TAKEN ||
                        after == KIND_BODY || after == KIND_PROSE);
}

/* "(Updates with reaction; modified 14 June, 08:00)" */
static void
take_note(struct head *h, struct para *p)
{
    struct facts *f = &h->d->facts;
    size_t i = 1, at, len, n = p->n - (p->s[p->n - 1] == ')');
    struct meta m;

    while (f->modified.s == NULL && i < n &&
           phrases_find(h->l->sets[LEXICON_DATE], p->s + i, n - i, &at, &len)) {
        memset(&m, 0, sizeof(m));
        if (meta_dates(h->l, h->known->order, p->s + i + at, n - i - at, &m) &&
            m.has_modified)
            f->modified = iso(h->d, &m.modified);
        i += at + len;
    }
    doc_drop(h->d, p, RULE_UPDATE_NOTE);
}

static void
take_dateline(struct head *h, struct para *p)
{
    struct facts *f = &h->d->facts;
    struct dateline dateline;

    /* A place and a dash alone are part of the sentence. */
    if (dateline_at(h->l->datelines, h->known->order, p->s, p->n, &dateline) !=
        DATELINE_SURE)
        return;
    if (f->agency.s == NULL)
        f->agency =
            (struct str){ p->s + dateline.agency.at, dateline.agency.n };
    if (dateline.date.year > 0 && f->date.s == NULL)
        f->date = iso(h->d, &dateline.date);
    doc_cut_head(h->d, p, dateline.n, RULE_DATELINE);
}

/* Is everybody that the line names an author that the record names? */
static bool
names_known(const struct head *h, const struct line *x)
{
    const struct person_list *people = &x->meta.people;
    const struct known *known = h->known;
    size_t i, k;

    for (i = 0; i < people->n; i++) {
        for (k = 0; k < known->nauthors; k++) {
            if (shape_same(people->names[i].s, people->names[i].n,
                    known->authors[k].s, known->authors[k].n))
                break;
        }
        if (k == known->nauthors)
            return false;
    }
    return people->n > 0 || signature_is(h->l, known->authors, known->nauthors,
                                x->p->s, x->p->n);
}

/* ---- the whole ---------------------------------------------------------- */

/* What became of the head so far. */
struct state {
    bool title, subtitle, byline;
    struct str words; /* of the headline */
};

/* Treat line i.  Returns false if the article begins there. */
static bool
treat(struct head *h, size_t i, struct state *s)
{
    struct line *x = &h->v[i];
    struct para *p = x->p;

    if (x->kind == KIND_TAKEN || x->kind == KIND_KEPT)
        return true;
    if (s->title && shape_same(p->s, p->n, s->words.s, s->words.n)) {
        doc_drop(h->d, p, RULE_TITLE_AGAIN);
        return true;
    }
    if (x->kind == KIND_DATES) {
        take_meta(h, x, RULE_DATE);
    } else if (x->kind == KIND_BYLINE ||
               (x->kind == KIND_NAME && is_name(h, i, s->title))) {
        take_meta(h, x, RULE_BYLINE);
        s->byline = true;
    } else if (x->kind == KIND_BUTTONS) {
        doc_drop(h->d, p, RULE_SHARE);
    } else if (x->kind == KIND_NEW) {
        take_note(h, p);
    } else if (s->byline && (role_line(h, p) || account(p))) {
        doc_drop(h->d, p, RULE_BYLINE);
    } else if (!s->title && !s->byline && is_kicker(h, i)) {
        doc_drop(h->d, p, RULE_KICKER);
    } else if (!s->title && !s->byline && is_title(h, i)) {
        s->title = true;
        s->words.s = p->s;
        s->words.n = p->n;
        take_title(h, p);
    } else if (s->title && !s->subtitle && is_subtitle(h, i)) {
        s->subtitle = true;
        h->d->facts.subtitle.s = p->s;
        h->d->facts.subtitle.n = p->n;
        doc_drop(h->d, p, RULE_SUBTITLE);
    } else {
        return false;
    }
    return true;
}

void
head_clean(struct doc *d, const struct lexicon *l, const struct known *known)
{
    struct head h = { .d = d, .l = l, .known = known };
    struct state s = { 0 };
    size_t i, k;

    look(&h);
    for (i = 0; i < h.n && treat(&h, i, &s); i++)
        continue;
    for (k = i; k < h.n && h.v[k].kind == KIND_LINE; k++)
        continue;
    /* A line that nothing is known of may stand above the dateline. */
    if (k < h.n && h.v[k].kind == KIND_BODY)
        i = k;
    if (i < h.n)
        take_dateline(&h, h.v[i].p);
    /* Below the standfirst a byline is one for sure if the record knows it. */
    for (i++; i < h.n; i++) {
        if (h.v[i].kind == KIND_BYLINE && names_known(&h, &h.v[i]))
            take_meta(&h, &h.v[i], RULE_BYLINE);
    }
}
