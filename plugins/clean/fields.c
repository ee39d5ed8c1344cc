/* SPDX-License-Identifier: MIT */
#include "fields.h"

#include <string.h>

#include <copydesk/record.h>

#include "shape.h"
#include "text/space.h"
#include "text/utf8.h"

#define ACRONYM_MOST 4 /* letters of the longest acronym */

/* ---- reading ------------------------------------------------------------ */

static struct str
text_of(const json_t *v)
{
    struct str s = { json_string_value(v), json_string_length(v) };

    return s;
}

void
fields_read(const json_t *rec, const struct pool *pool, struct known *known)
{
    const json_t *authors = json_object_get(rec, "authors");
    size_t n = json_array_size(authors), i;
    struct str language;

    memset(known, 0, sizeof(*known));
    known->title = text_of(json_object_get(rec, "title"));
    known->source = text_of(json_object_get(rec, "source"));
    known->url = text_of(json_object_get(rec, "url"));
    language = text_of(json_object_get(rec, "language"));
    known->order = date_order_of(language.s, language.n);
    if (n == 0)
        return;
    known->authors = pool_alloc(pool, n * sizeof(*known->authors));
    for (i = 0; i < n; i++) {
        struct str name = text_of(json_array_get(authors, i));

        if (name.n > 0)
            known->authors[known->nauthors++] = name;
    }
}

/* ---- writing ------------------------------------------------------------ */

/* Is there something in the field? */
static bool
has(const json_t *rec, const char *field)
{
    const json_t *v = json_object_get(rec, field);

    if (v == NULL || json_is_null(v))
        return false;
    if (json_is_string(v))
        return json_string_length(v) > 0;
    return !json_is_array(v) || json_array_size(v) > 0;
}

/* As cd_set_text(), with a look at the bytes that is faster than jansson's:
 * a text is long. */
int
fields_set_text(const struct cd_host *h, json_t *rec, struct str text)
{
    if (utf8_valid(text.s, text.n) < text.n)
        return cd_fail(h, "the text would not be UTF-8");
    return cd_set(h, rec, "text", json_stringn_nocheck(text.s, text.n));
}

static int
write_string(
    const struct cd_host *h, json_t *rec, const char *field, struct str s)
{
    if (s.n == 0 || has(rec, field))
        return 0;
    return cd_set_text(h, rec, field, s.s, s.n);
}

/* Agencies are acronyms or names; a name in capitals, which has more letters
 * than an acronym, gets those of a name: "REUTERS" is Reuters, "AFP" is AFP. */
static int
write_agency(
    const struct cd_host *h, const struct lexicon *l, json_t *rec, struct str s)
{
    char name[80];
    size_t i, from = 0;

    i = space_word(s.s, s.n);
    if (i + 1 < s.n && s.s[i] == ' ' &&
        (lexicon_word(l, s.s, i) & WORD_BEFORE_AGENCY))
        s.s += i + 1, s.n -= i + 1;
    if (s.n == 0 || s.n >= sizeof(name))
        return write_string(h, rec, "agency", s);
    memcpy(name, s.s, s.n);
    for (i = 0; i <= s.n; i++) {
        size_t k;

        if (i < s.n && name[i] >= 'A' && name[i] <= 'Z')
            continue;
        if (i - from > ACRONYM_MOST)
            for (k = from + 1; k < i; k++)
                name[k] = (char)(name[k] - 'A' + 'a');
        from = i + 1;
    }
    s.s = name;
    return write_string(h, rec, "agency", s);
}

static int
write_authors(const struct cd_host *h, json_t *rec, const struct facts *f)
{
    json_t *list;
    size_t i;

    if (f->nauthors == 0 || (has(rec, "authors") && !f->authors_again))
        return 0;
    list = json_array();
    for (i = 0; i < f->nauthors; i++) {
        if (json_array_append_new(
                list, json_stringn(f->authors[i].s, f->authors[i].n))) {
            json_decref(list);
            return cd_fail(h, "cannot set \"authors\"");
        }
    }
    return cd_set(h, rec, "authors", list);
}

/* Set a member of an entry, if there is something to set. */
static int
member(json_t *entry, const char *key, struct str s)
{
    if (s.n == 0)
        return 0;
    return json_object_set_new(entry, key, json_stringn(s.s, s.n));
}

static int
write_images(const struct cd_host *h, json_t *rec, const struct facts *f)
{
    size_t i;

    for (i = 0; i < f->nimages; i++) {
        const struct image *x = &f->images[i];
        json_t *entry = json_object();

        if (member(entry, "caption", x->caption) ||
            member(entry, "credit", x->credit) ||
            member(entry, "url", x->url)) {
            json_decref(entry);
            return cd_fail(h, "cannot add to \"images\"");
        }
        if (cd_append(h, rec, "images", entry))
            return -1;
    }
    return 0;
}

static int
write_related(const struct cd_host *h, json_t *rec, const struct facts *f)
{
    size_t i;

    for (i = 0; i < f->nrelated; i++) {
        const struct related *x = &f->related[i];
        json_t *entry = json_object();

        if (member(entry, "title", x->title) || member(entry, "url", x->url)) {
            json_decref(entry);
            return cd_fail(h, "cannot add to \"related\"");
        }
        if (cd_append(h, rec, "related", entry))
            return -1;
    }
    return 0;
}

static int
write_changes(const struct cd_host *h, json_t *rec, const struct doc *d)
{
    size_t i;

    for (i = 0; i < RULES; i++) {
        if (d->count[i] > 0)
            cd_count(h, rules_id[i], d->count[i]);
    }
    for (i = 0; i < d->nchanges; i++) {
        const struct change *c = &d->changes[i];

        if (cd_trace(h, rec, "clean", rules_id[c->rule], c->text.s, c->text.n))
            return -1;
    }
    return 0;
}

int
fields_write(const struct cd_host *h, const struct lexicon *l, json_t *rec,
    const struct doc *d)
{
    const struct facts *f = &d->facts;

    if (write_string(h, rec, "title", f->title) ||
        write_string(h, rec, "subtitle", f->subtitle) ||
        write_authors(h, rec, f) || write_agency(h, l, rec, f->agency) ||
        write_string(h, rec, "date", f->date) ||
        write_string(h, rec, "modified", f->modified) ||
        write_string(h, rec, "url", f->url) || write_images(h, rec, f) ||
        write_related(h, rec, f))
        return -1;
    return write_changes(h, rec, d);
}
