/* SPDX-License-Identifier: MIT */
#include "head.h"

#include <string.h>

#include "buttons.h"
#include "join.h"
#include "labelled.h"
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
    bool below; /* a headline is known, or a line stands above that may be it */
};

/* ---- what the lines are ------------------------------------------------- */

/* A person that the record names, at the start of the line. */
static bool
known_author(const struct known *known, const struct para *para)
{
    return signature_name(known->authors, known->nauthors, para->s, para->n) >
           0;
}

typedef bool reader(const struct doc *, const struct lexicon *, enum date_order,
    const char *, size_t, struct meta *);

static enum kind
kind_of_line(struct head *head, struct line *line)
{
    static reader *const readers[] = { meta_byline, meta_row, labelled_row };
    const struct para *para = line->p;
    enum date_order order = head->known->order;
    bool below = head->below &&
                 !title_same(head->l, &head->known->title, para->s, para->n);
    struct dateline dateline;
    uint32_t note;
    size_t len, i;

    memset(&line->meta, 0, sizeof(line->meta));
    /* The time above an entry of a live blog. */
    if (para->block != 0 && para->kind == CD_BLOCK_HEADING)
        return KIND_LINE;
    if (meta_dates(head->l, order, para->s, para->n, &line->meta))
        return KIND_DATES;
    memset(&line->meta, 0, sizeof(line->meta));
    for (i = 0; i < sizeof(readers) / sizeof(readers[0]); i++) {
        if (readers[i](head->d, head->l, order, para->s, para->n, &line->meta))
            return line->meta.byline ? KIND_BYLINE : KIND_DATES;
        memset(&line->meta, 0, sizeof(line->meta));
    }
    if (below && labelled_place(head->l, order, para->s, para->n, &line->meta))
        return KIND_DATES;
    memset(&line->meta, 0, sizeof(line->meta));
    if (para->flags & PARA_HEADING)
        return KIND_LINE;
    if (meta_bare(head->d, head->l, para->s, para->n, &line->meta))
        return para->flags & PARA_BYLINE ? KIND_BYLINE : KIND_NAME;
    if (below && labelled_name(head->l, para->s, para->n, &line->meta))
        return KIND_BYLINE;
    if (known_author(head->known, para) && para->n < 100 &&
        shape_end(para->s, para->n) != SHAPE_CLOSED)
        return KIND_BYLINE;
    note = lexicon_cue(head->l, LEXICON_NOTE, para->s, para->n, &len);
    if (note != 0)
        return note == CUE_UPDATE ? KIND_NEW : KIND_KEPT;
    if (para->flags & PARA_ITEM)
        return KIND_KEPT;
    if (buttons_only(head->l, para->s, para->n))
        return KIND_BUTTONS;
    if (dateline_at(head->l->datelines, order, para->s, para->n, &dateline) ==
        DATELINE_SURE)
        return KIND_BODY;
    if (para->n >= PROSE ||
        (para->n >= PROSE / 2 && shape_end(para->s, para->n) == SHAPE_CLOSED))
        return KIND_PROSE;
    return KIND_LINE;
}

static void
look_at_lines(struct head *head)
{
    struct doc *doc = head->d;
    struct para *para;
    size_t prose = 0;

    head->below = head->known->title.n > 0;
    for (para = doc->v;
         para < doc->v + doc->n && head->n < HEAD_MOST && prose < 3; para++) {
        struct line *line = &head->v[head->n];

        if ((para->flags & PARA_GONE) &&
            (para->n == 0 || para->rule == RULE_SEPARATOR ||
                para->rule == RULE_IMAGE))
            continue;
        line->p = para;
        line->kind =
            para->flags & PARA_GONE ? KIND_TAKEN : kind_of_line(head, line);
        prose += line->kind == KIND_PROSE || line->kind == KIND_BODY;
        head->below =
            head->below || line->kind == KIND_LINE || line->kind == KIND_PROSE;
        head->n++;
    }
}

/* Is there something at i, or behind lines of no kind from there on, that only
 * the head of an article has? */
static bool
furniture(const struct head *head, size_t i, size_t lines)
{
    for (; i < head->n; i++) {
        switch (head->v[i].kind) {
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
headline_words(const struct para *para)
{
    return shape_words(para->s, para->n, 3) == 3 && para->s[0] != '(' &&
           shape_words(para->s, para->n, WORDS_MOST + 1) <= WORDS_MOST &&
           shape_sentence(para->s, para->n) == para->n;
}

/* "Source: AFP": nothing but an agency, which stands below a short article as
 * well. */
static bool
agency_alone(const struct line *line)
{
    return line->kind == KIND_BYLINE && line->meta.people.n == 0 &&
           line->meta.people.agency.s != NULL && !line->meta.has_date;
}

/* Is there something right below line i that only the head of an article has,
 * or the same line again, and more below that? */
static bool
heads_article(const struct head *head, size_t i)
{
    size_t k;
    bool told = false;

    for (k = i + 1; k < head->n; k++) {
        if (head->v[k].kind == KIND_LINE || head->v[k].kind == KIND_PROSE ||
            head->v[k].kind == KIND_BODY)
            break;
        told = told || !agency_alone(&head->v[k]);
    }
    return k < head->n && (told || head->v[k].kind == KIND_BODY ||
                              shape_same(head->v[i].p->s, head->v[i].p->n,
                                  head->v[k].p->s, head->v[k].p->n));
}

static bool
is_title_line(const struct head *head, size_t i)
{
    const struct para *para = head->v[i].p;
    const struct line *next;
    enum shape_end end = shape_end(para->s, para->n);

    if (head->known->title.n > 0)
        return title_same(head->l, &head->known->title, para->s, para->n) ||
               (end != SHAPE_CLOSED &&
                   title_alike(&head->known->title, para->s, para->n) &&
                   (furniture(head, i + 1, 2) || (para->flags & PARA_HEADING)));
    if (para->flags & PARA_HEADING)
        return true;
    if (para->n > TITLE_MOST || (para->flags & (PARA_ITEM | PARA_QUOTE)) ||
        head->v[i].kind == KIND_KEPT || head->v[i].kind == KIND_BODY ||
        join_open_end(head->l, para)) /* half a sentence, which a line broke */
        return false;
    /* A sentence may be the article, above a line about its source.  Headlines
     * ask and shout, but seldom state. */
    if (end == SHAPE_CLOSED &&
        (para->n >= PROSE ||
            (para->s[para->n - 1] != '?' && para->s[para->n - 1] != '!' &&
                !heads_article(head, i))))
        return false;
    /* The same line twice. */
    if (i + 1 < head->n &&
        shape_same(para->s, para->n, head->v[i + 1].p->s, head->v[i + 1].p->n))
        return true;
    if (furniture(head, i + 1, 2))
        return true;
    if (end == SHAPE_CLOSED || i + 1 == head->n)
        return false;
    next = &head->v[i + 1];
    return next->kind == KIND_TAKEN ||
           (headline_words(para) &&
               (next->kind == KIND_PROSE ||
                   (next->kind == KIND_NAME &&
                       (next->meta.role || furniture(head, i + 1, 1)))));
}

/* "OPINION", "Ferries": a word above the headline. */
static bool
is_kicker(const struct head *head, size_t i)
{
    const struct line *line = &head->v[i], *next = line + 1;
    size_t words = shape_words(line->p->s, line->p->n, 4);

    if (line->kind != KIND_LINE || i + 2 >= head->n || words > 3 ||
        (next->kind != KIND_LINE && next->kind != KIND_PROSE) ||
        shape_end(line->p->s, line->p->n) != SHAPE_OPEN ||
        shape_last(line->p->s, line->p->n) == ':' ||
        (words > 1 && !person_shouts(line->p->s, line->p->n)) ||
        ((line->p->flags & PARA_HEADING) && !(next->p->flags & PARA_HEADING)))
        return false;
    if (head->known->title.n > 0)
        return title_same(head->l, &head->known->title, next->p->s, next->p->n);
    return headline_words(next->p) &&
           shape_end(next->p->s, next->p->n) == SHAPE_OPEN &&
           (furniture(head, i + 2, 2) || (next->p->flags & PARA_HEADING));
}

static void
take_title(struct head *head, struct para *para)
{
    size_t skip = title_version(head->l, para->s, para->n);
    struct str *title = &head->d->facts.title;

    title->s = para->s + skip;
    title->n = title_without_site(head->l, title->s, para->n - skip);
    doc_drop(head->d, para, RULE_TITLE);
}

/* The line below the headline, if names or dates follow. */
static bool
is_subtitle(const struct head *head, size_t i)
{
    const struct line *line = &head->v[i];
    const struct para *para = line->p;

    if ((line->kind != KIND_LINE && line->kind != KIND_PROSE) ||
        para->n > STAND_MOST || i + 1 == head->n)
        return false;
    if ((para->flags & (PARA_HEADING | PARA_STRONG)) &&
        line[1].kind == KIND_TAKEN)
        return true;
    if (line[1].kind == KIND_NAME)
        return furniture(head, i + 2, 0) ||
               known_author(head->known, line[1].p);
    return line[1].kind != KIND_BODY && furniture(head, i + 1, 0);
}

/* ---- names and dates ---------------------------------------------------- */

static struct str
iso(const struct doc *doc, const struct date *date)
{
    char text[DATE_ISO_MOST];

    return doc_copy(doc, text, date_iso(date, text));
}

static void
take_meta(struct head *head, const struct line *line, enum rule rule)
{
    struct facts *facts = &head->d->facts;
    const struct meta *meta = &line->meta;
    size_t i;

    if (meta->has_date && facts->date.s == NULL)
        facts->date = iso(head->d, &meta->date);
    if (meta->has_modified && facts->modified.s == NULL)
        facts->modified = iso(head->d, &meta->modified);
    for (i = 0; i < meta->people.n; i++)
        doc_add_author(head->d, meta->people.names[i]);
    if (meta->people.agency.s != NULL && facts->agency.s == NULL)
        facts->agency = meta->people.agency;
    doc_drop(head->d, line->p, rule);
}

/* "Associated Press Writer", below a name. */
static bool
role_line(const struct head *head, const struct para *para)
{
    size_t last = shape_last_word(para->s, para->n);

    return para->n < 60 && shape_words(para->s, para->n, 6) < 6 &&
           (lexicon_word(head->l, para->s + para->n - last, last) & WORD_ROLE);
}

/* "ada@example.org", "@adalind": one word. */
static bool
account(const struct para *para)
{
    return para->n < 80 && memchr(para->s, '@', para->n) != NULL &&
           space_word(para->s, para->n) == para->n;
}

/* A name alone is a byline if the record has it, or if it stands between the
 * headline and what else belongs to the head. */
static bool
is_name_line(const struct head *head, size_t i, bool title)
{
    const struct line *line = &head->v[i];
    enum kind after = i + 1 < head->n ? head->v[i + 1].kind : KIND_NONE;

    if (known_author(head->known, line->p) ||
        line->meta.people.agency.s != NULL)
        return true;
    if (line->meta.people.n == 0)
        return title;
    if (after == KIND_DATES && head->known->title.n > 0)
        return true;
    return title && (after == KIND_DATES || after == KIND_TAKEN ||
                        after == KIND_BODY || after == KIND_PROSE);
}

/* "(Updates with reaction; modified 14 June, 08:00)" */
static void
take_note(struct head *head, struct para *para)
{
    struct facts *facts = &head->d->facts;
    size_t i = 1, at, len, n = para->n - (para->s[para->n - 1] == ')');
    struct meta meta;

    while (facts->modified.s == NULL && i < n &&
           phrases_find(
               head->l->sets[LEXICON_DATE], para->s + i, n - i, &at, &len)) {
        memset(&meta, 0, sizeof(meta));
        if (meta_dates(head->l, head->known->order, para->s + i + at,
                n - i - at, &meta) &&
            meta.has_modified)
            facts->modified = iso(head->d, &meta.modified);
        i += at + len;
    }
    doc_drop(head->d, para, RULE_UPDATE_NOTE);
}

static void
take_dateline(struct head *head, struct para *para)
{
    struct facts *facts = &head->d->facts;
    struct dateline dateline;

    /* A place and a dash alone are part of the sentence. */
    if (dateline_at(head->l->datelines, head->known->order, para->s, para->n,
            &dateline) != DATELINE_SURE)
        return;
    if (facts->agency.s == NULL)
        facts->agency =
            (struct str){ para->s + dateline.agency.at, dateline.agency.n };
    if (dateline.date.year > 0 && facts->date.s == NULL)
        facts->date = iso(head->d, &dateline.date);
    doc_cut_head(head->d, para, dateline.n, RULE_DATELINE);
}

/* Is everybody that the line names an author that the record names? */
static bool
names_known(const struct head *head, const struct line *line)
{
    const struct person_list *people = &line->meta.people;
    const struct known *known = head->known;
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
    return people->n > 0 || signature_is(head->l, known->authors,
                                known->nauthors, line->p->s, line->p->n);
}

/* ---- the whole ---------------------------------------------------------- */

/* What became of the head so far. */
struct state {
    bool title, subtitle, byline;
    struct str words; /* of the headline */
};

/* Treat line i.  Returns false if the article begins there. */
static bool
treat(struct head *head, size_t i, struct state *state)
{
    struct line *line = &head->v[i];
    struct para *para = line->p;

    if (line->kind == KIND_TAKEN || line->kind == KIND_KEPT)
        return true;
    if (state->title &&
        shape_same(para->s, para->n, state->words.s, state->words.n)) {
        doc_drop(head->d, para, RULE_TITLE_AGAIN);
        return true;
    }
    if (line->kind == KIND_DATES) {
        take_meta(head, line, RULE_DATE);
    } else if (line->kind == KIND_BYLINE ||
               (line->kind == KIND_NAME &&
                   is_name_line(head, i, state->title))) {
        take_meta(head, line, RULE_BYLINE);
        state->byline = true;
    } else if (line->kind == KIND_BUTTONS) {
        doc_drop(head->d, para, RULE_SHARE);
    } else if (line->kind == KIND_NEW) {
        take_note(head, para);
    } else if (state->byline && (role_line(head, para) || account(para))) {
        doc_drop(head->d, para, RULE_BYLINE);
    } else if (!state->title && !state->byline && is_kicker(head, i)) {
        doc_drop(head->d, para, RULE_KICKER);
    } else if (!state->title && !state->byline && is_title_line(head, i)) {
        state->title = true;
        state->words = (struct str){ para->s, para->n };
        take_title(head, para);
    } else if (state->title && !state->subtitle && is_subtitle(head, i)) {
        state->subtitle = true;
        head->d->facts.subtitle = (struct str){ para->s, para->n };
        doc_drop(head->d, para, RULE_SUBTITLE);
    } else {
        return false;
    }
    return true;
}

void
head_clean(
    struct doc *doc, const struct lexicon *lexicon, const struct known *known)
{
    struct head head = { .d = doc, .l = lexicon, .known = known };
    struct state state = { 0 };
    size_t i, k;

    look_at_lines(&head);
    for (i = 0; i < head.n && treat(&head, i, &state); i++)
        continue;
    for (k = i; k < head.n && head.v[k].kind == KIND_LINE; k++)
        continue;
    /* A line that nothing is known of may stand above the dateline. */
    if (k < head.n && head.v[k].kind == KIND_BODY)
        i = k;
    if (i < head.n)
        take_dateline(&head, head.v[i].p);
    /* Below the standfirst a byline is one for sure if the record knows it. */
    for (i++; i < head.n; i++) {
        if (head.v[i].kind == KIND_BYLINE && names_known(&head, &head.v[i]))
            take_meta(&head, &head.v[i], RULE_BYLINE);
    }
}
