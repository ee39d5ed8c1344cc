/* SPDX-License-Identifier: MIT */
#include "facts.h"

#include "person.h"

/* "/2024/10/22/" in an address. */
static bool
date_in(const struct lexicon *lexicon, struct str url, struct date *date)
{
    size_t i;

    date_clear(date);
    for (i = 0; i + 12 <= url.n && i < 500; i++) {
        if (url.s[i] == '/' && url.s[i + 11] == '/' &&
            date_at(lexicon->dates, url.s + i + 1, 10, DATE_ORDER_UNKNOWN,
                date) == 10)
            return true;
    }
    return false;
}

static void
date_of_url(struct doc *doc, const struct lexicon *lexicon, struct str url)
{
    char text[DATE_ISO_MOST];
    struct date date;

    if (date_in(lexicon, url, &date))
        doc->facts.date = doc_copy(doc, text, date_iso(&date, text));
}

/* ["Ada Lind and Tom Okoye"] */
static void
part_authors(
    struct doc *doc, const struct lexicon *lexicon, const struct known *known)
{
    struct person_list list;
    size_t i;

    if (known->nauthors != 1 ||
        person_name(lexicon, known->authors[0].s, known->authors[0].n) ||
        !person_read(
            doc, lexicon, known->authors[0].s, known->authors[0].n, &list) ||
        list.n < 2)
        return;
    doc->facts.nauthors = 0;
    doc->facts.authors_again = true;
    for (i = 0; i < list.n; i++)
        doc_add_author(doc, list.names[i]);
}

void
facts_complete(
    struct doc *doc, const struct lexicon *lexicon, const struct known *known)
{
    struct facts *facts = &doc->facts;

    if (facts->agency.s == NULL &&
        person_agency(lexicon, known->source.s, known->source.n))
        facts->agency = known->source;
    if (facts->date.s == NULL)
        date_of_url(
            doc, lexicon, facts->url.s != NULL ? facts->url : known->url);
    part_authors(doc, lexicon, known);
}
