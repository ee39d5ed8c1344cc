/* SPDX-License-Identifier: MIT */
#include "facts.h"

#include "person.h"

/* "/2024/10/22/" in an address. */
static bool
date_in(const struct lexicon *l, struct str url, struct date *date)
{
    size_t i;

    date_clear(date);
    for (i = 0; i + 12 <= url.n && i < 500; i++) {
        if (url.s[i] == '/' && url.s[i + 11] == '/' &&
            date_at(l->dates, url.s + i + 1, 10, DATE_ORDER_UNKNOWN, date) ==
                10)
            return true;
    }
    return false;
}

static void
date_of_url(struct doc *d, const struct lexicon *l, struct str url)
{
    char text[DATE_ISO_MOST];
    struct date date;

    if (date_in(l, url, &date))
        d->facts.date = doc_copy(d, text, date_iso(&date, text));
}

/* ["Ada Lind and Tom Okoye"] */
static void
part_authors(struct doc *d, const struct lexicon *l, const struct known *known)
{
    struct person_list list;
    size_t i;

    if (known->nauthors != 1 ||
        person_name(l, known->authors[0].s, known->authors[0].n) ||
        !person_read(d, l, known->authors[0].s, known->authors[0].n, &list) ||
        list.n < 2)
        return;
    d->facts.nauthors = 0;
    d->facts.authors_again = true;
    for (i = 0; i < list.n; i++)
        doc_add_author(d, list.names[i]);
}

void
facts_complete(
    struct doc *d, const struct lexicon *l, const struct known *known)
{
    struct facts *f = &d->facts;

    if (f->agency.s == NULL &&
        person_agency(l, known->source.s, known->source.n))
        f->agency = known->source;
    if (f->date.s == NULL)
        date_of_url(d, l, f->url.s != NULL ? f->url : known->url);
    part_authors(d, l, known);
}
