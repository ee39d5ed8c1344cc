/* SPDX-License-Identifier: MIT */
#include "head.h"

#include <string.h>

#include "head_lines.h"
#include "join.h"
#include "labelled.h"
#include "sentences.h"
#include "shape.h"
#include "signature.h"
#include "text/chars.h"
#include "text/ending.h"
#include "text/space.h"
#include "text/wordcount.h"
#include "title.h"

#define TITLE_MOST 250 /* bytes of a headline */
#define STAND_MOST 400 /* bytes of a standfirst */
#define WORDS_MOST 20  /* of a headline that nothing else tells */

/* ---- headline ----------------------------------------------------------- */

/* Is it one sentence of 3 to WORDS_MOST words?  "Key points" is a heading. */
static bool
could_be_headline(const struct doc *doc, const struct para *para)
{
    return wordcount_of(para->s, para->n, 3) == 3 && para->s[0] != '(' &&
           wordcount_of(para->s, para->n, WORDS_MOST + 1) <= WORDS_MOST &&
           !sentences_several(doc, para->s, para->n);
}

/* "Source: AFP": is it nothing but an agency?  Such a line stands below a short
 * article as well. */
static bool
is_agency_alone(const struct line *line)
{
    return line->kind == LINE_BYLINE && line->meta.people.n == 0 &&
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
        if (head->v[k].kind == LINE_SHORT || head->v[k].kind == LINE_PROSE ||
            head->v[k].kind == LINE_BODY)
            break;
        told = told || !is_agency_alone(&head->v[k]);
    }
    return k < head->n && (told || head->v[k].kind == LINE_BODY ||
                              shape_same(head->v[i].para->s, head->v[i].para->n,
                                  head->v[k].para->s, head->v[k].para->n));
}

/* Is line i the headline: the record's title or, if it has none, a line that
 * looks like one above more of a head? */
static bool
is_title_line(const struct head *head, size_t i)
{
    const struct para *para = head->v[i].para;
    const struct line *next;
    enum ending end = ending_of(para->s, para->n);

    if (head->known->title.n > 0)
        return title_same(
                   head->lexicon, &head->known->title, para->s, para->n) ||
               (end != ENDING_CLOSED &&
                   title_alike(&head->known->title, para->s, para->n) &&
                   (head_lines_go_on(head, i + 1, 2) ||
                       (para->flags & PARA_HEADING)));
    if (para->flags & PARA_HEADING)
        return true;
    if (para->n > TITLE_MOST || (para->flags & (PARA_ITEM | PARA_QUOTE)) ||
        head->v[i].kind == LINE_KEPT || head->v[i].kind == LINE_BODY ||
        join_open_end(
            head->lexicon, para)) /* half a sentence, which a line broke */
        return false;
    /* A sentence may be the article, above a line about its source.  Headlines
     * ask and shout, but seldom state. */
    if (end == ENDING_CLOSED &&
        (para->n >= HEAD_PROSE ||
            (para->s[para->n - 1] != '?' && para->s[para->n - 1] != '!' &&
                !heads_article(head, i))))
        return false;
    /* The same line twice. */
    if (i + 1 < head->n && shape_same(para->s, para->n, head->v[i + 1].para->s,
                               head->v[i + 1].para->n))
        return true;
    if (head_lines_go_on(head, i + 1, 2))
        return true;
    if (end == ENDING_CLOSED || i + 1 == head->n)
        return false;
    next = &head->v[i + 1];
    return next->kind == LINE_TAKEN ||
           (could_be_headline(head->doc, para) &&
               (next->kind == LINE_PROSE ||
                   (next->kind == LINE_NAME &&
                       (next->meta.role || head_lines_go_on(head, i + 1, 1)))));
}

/* "OPINION", "Ferries": is it a word above the headline? */
static bool
is_kicker(const struct head *head, size_t i)
{
    const struct line *line = &head->v[i], *next = line + 1;

    if (line->kind != LINE_SHORT || i + 2 >= head->n ||
        !head_lines_kicker(line->para) ||
        (next->kind != LINE_SHORT && next->kind != LINE_PROSE) ||
        ending_of(line->para->s, line->para->n) != ENDING_OPEN ||
        shape_last(line->para->s, line->para->n) == ':' ||
        ((line->para->flags & PARA_HEADING) &&
            !(next->para->flags & PARA_HEADING)))
        return false;
    if (head->known->title.n > 0)
        return title_same(
            head->lexicon, &head->known->title, next->para->s, next->para->n);
    return could_be_headline(head->doc, next->para) &&
           ending_of(next->para->s, next->para->n) == ENDING_OPEN &&
           (head_lines_go_on(head, i + 2, 2) ||
               (next->para->flags & PARA_HEADING));
}

static void
take_title(struct head *head, struct para *para)
{
    size_t skip = title_version(head->lexicon, para->s, para->n);
    struct str *title = &head->doc->facts.title;

    title->s = para->s + skip;
    title->n = title_without_site(head->lexicon, title->s, para->n - skip);
    doc_drop(head->doc, para, RULE_TITLE);
}

/* Is the line below the headline a standfirst?  Then names or dates follow. */
static bool
is_subtitle(const struct head *head, size_t i)
{
    const struct line *line = &head->v[i];
    const struct para *para = line->para;

    if ((line->kind != LINE_SHORT && line->kind != LINE_PROSE) ||
        para->n > STAND_MOST || i + 1 == head->n)
        return false;
    if ((para->flags & (PARA_HEADING | PARA_STRONG)) &&
        line[1].kind == LINE_TAKEN)
        return true;
    if (line[1].kind == LINE_NAME)
        return head_lines_go_on(head, i + 2, 0) ||
               head_lines_author(head->known, line[1].para);
    return line[1].kind != LINE_BODY && head_lines_go_on(head, i + 1, 0);
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
    struct facts *facts = &head->doc->facts;
    const struct meta *meta = &line->meta;
    size_t i;

    if (meta->has_date && facts->date.s == NULL)
        facts->date = iso(head->doc, &meta->date);
    if (meta->has_modified && facts->modified.s == NULL)
        facts->modified = iso(head->doc, &meta->modified);
    for (i = 0; i < meta->people.n; i++)
        doc_add_author(head->doc, meta->people.names[i]);
    if (meta->people.agency.s != NULL && facts->agency.s == NULL)
        facts->agency = meta->people.agency;
    doc_drop(head->doc, line->para, rule);
}

/* "Associated Press Writer": what somebody does, below the name? */
static bool
is_role(const struct head *head, const struct para *para)
{
    size_t last = shape_last_word(para->s, para->n);

    return para->n < 60 && wordcount_of(para->s, para->n, 6) < 6 &&
           (lexicon_word(head->lexicon, para->s + para->n - last, last) &
               WORD_ROLE);
}

/* "ada@example.org", "@adalind": is it nothing but such an account? */
static bool
is_account(const struct para *para)
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
    enum line_kind after = i + 1 < head->n ? head->v[i + 1].kind : LINE_NONE;

    if (head_lines_author(head->known, line->para) ||
        line->meta.people.agency.s != NULL)
        return true;
    if (line->meta.people.n == 0)
        return title;
    if (after == LINE_DATES && head->known->title.n > 0)
        return true;
    return title && (after == LINE_DATES || after == LINE_TAKEN ||
                        after == LINE_BODY || after == LINE_PROSE);
}

/* "(Updates with reaction; modified 14 June, 08:00)" */
static void
take_note(struct head *head, struct para *para)
{
    struct facts *facts = &head->doc->facts;
    size_t i = 1, at, len, n = para->n - (para->s[para->n - 1] == ')');
    struct meta meta;

    while (facts->modified.s == NULL && i < n &&
           phrases_find(head->lexicon->sets[LEXICON_DATE], para->s + i, n - i,
               &at, &len)) {
        memset(&meta, 0, sizeof(meta));
        if (meta_dates(head->lexicon, head->known->order, para->s + i + at,
                n - i - at, &meta) &&
            meta.has_modified)
            facts->modified = iso(head->doc, &meta.modified);
        i += at + len;
    }
    doc_drop(head->doc, para, RULE_UPDATE_NOTE);
}

static void
take_dateline(struct head *head, struct para *para)
{
    struct facts *facts = &head->doc->facts;
    struct dateline dateline;
    struct person_list people;
    size_t i;

    /* A place and a dash alone are part of the sentence. */
    if (dateline_at(head->lexicon->datelines, head->known->order, para->s,
            para->n, &dateline) != DATELINE_SURE)
        return;
    if (facts->agency.s == NULL)
        facts->agency =
            (struct str){ para->s + dateline.agency.at, dateline.agency.n };
    if (dateline.date.year > 0 && facts->date.s == NULL)
        facts->date = iso(head->doc, &dateline.date);
    labelled_reporters(head->lexicon, para->s + dateline.reporter.at,
        dateline.reporter.n, &people);
    for (i = 0; i < people.n; i++)
        doc_add_author(head->doc, people.names[i]);
    doc_cut_head(head->doc, para, dateline.n, RULE_DATELINE);
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
    return people->n > 0 || signature_is(head->lexicon, known->authors,
                                known->nauthors, line->para->s, line->para->n);
}

/* ---- the whole ---------------------------------------------------------- */

/* What became of the head so far. */
struct state {
    bool title, subtitle, byline;
    struct str words; /* of the headline */
};

/* Take line i out if it is of the head.  Returns false if the article begins
 * there. */
static bool
clean_line(struct head *head, size_t i, struct state *state)
{
    struct line *line = &head->v[i];
    struct para *para = line->para;

    if (line->kind == LINE_TAKEN || line->kind == LINE_KEPT)
        return true;
    if (state->title &&
        shape_same(para->s, para->n, state->words.s, state->words.n)) {
        doc_drop(head->doc, para, RULE_TITLE_AGAIN);
        return true;
    }
    if (line->kind == LINE_DATES) {
        take_meta(head, line, RULE_DATE);
    } else if (line->kind == LINE_BYLINE ||
               (line->kind == LINE_NAME &&
                   is_name_line(head, i, state->title))) {
        take_meta(head, line, RULE_BYLINE);
        state->byline = true;
    } else if (line->kind == LINE_BUTTONS) {
        doc_drop(head->doc, para, RULE_SHARE);
    } else if (line->kind == LINE_UPDATE) {
        take_note(head, para);
    } else if (state->byline && (is_role(head, para) || is_account(para))) {
        doc_drop(head->doc, para, RULE_BYLINE);
    } else if (!state->title && !state->byline && is_kicker(head, i)) {
        doc_drop(head->doc, para, RULE_KICKER);
    } else if (!state->title && !state->byline && is_title_line(head, i)) {
        state->title = true;
        state->words = (struct str){ para->s, para->n };
        take_title(head, para);
    } else if (state->title && !state->subtitle && is_subtitle(head, i)) {
        state->subtitle = true;
        head->doc->facts.subtitle = (struct str){ para->s, para->n };
        doc_drop(head->doc, para, RULE_SUBTITLE);
    } else {
        return false;
    }
    return true;
}

void
head_clean(
    struct doc *doc, const struct lexicon *lexicon, const struct known *known)
{
    struct head head = { .doc = doc, .lexicon = lexicon, .known = known };
    struct state state = { 0 };
    size_t i, k;

    head_lines_read(&head);
    for (i = 0; i < head.n && clean_line(&head, i, &state); i++)
        continue;
    for (k = i; k < head.n && head.v[k].kind == LINE_SHORT; k++)
        continue;
    /* Short lines may stand above the dateline. */
    if (k < head.n && head.v[k].kind == LINE_BODY)
        i = k;
    if (i < head.n)
        take_dateline(&head, head.v[i].para);
    /* Below the standfirst a byline is one for sure if the record knows it. */
    for (i++; i < head.n; i++) {
        if (head.v[i].kind == LINE_BYLINE && names_known(&head, &head.v[i]))
            take_meta(&head, &head.v[i], RULE_BYLINE);
    }
}
