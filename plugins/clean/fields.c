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
text_of(const json_t *value)
{
    struct str text = { json_string_value(value), json_string_length(value) };

    return text;
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
    const json_t *value = json_object_get(rec, field);

    if (value == NULL || json_is_null(value))
        return false;
    if (json_is_string(value))
        return json_string_length(value) > 0;
    return !json_is_array(value) || json_array_size(value) > 0;
}

/* As cd_set_text(), with a look at the bytes that is faster than jansson's:
 * a text is long. */
int
fields_set_text(const struct cd_host *host, json_t *rec, struct str text)
{
    if (utf8_valid(text.s, text.n) < text.n)
        return cd_fail(host, "the text would not be UTF-8");
    return cd_set(host, rec, "text", json_stringn_nocheck(text.s, text.n));
}

static int
write_string(
    const struct cd_host *host, json_t *rec, const char *field, struct str text)
{
    if (text.n == 0 || has(rec, field))
        return 0;
    return cd_set_text(host, rec, field, text.s, text.n);
}

/* Agencies are acronyms or names; a name in capitals, which has more letters
 * than an acronym, gets those of a name: "REUTERS" is Reuters, "AFP" is AFP. */
static int
write_agency(const struct cd_host *host, const struct lexicon *lexicon,
    json_t *rec, struct str text)
{
    char name[80];
    size_t i, from = 0;

    i = space_word(text.s, text.n);
    if (i + 1 < text.n && text.s[i] == ' ' &&
        (lexicon_word(lexicon, text.s, i) & WORD_BEFORE_AGENCY))
        text.s += i + 1, text.n -= i + 1;
    if (text.n == 0 || text.n >= sizeof(name))
        return write_string(host, rec, "agency", text);
    memcpy(name, text.s, text.n);
    for (i = 0; i <= text.n; i++) {
        size_t k;

        if (i < text.n && name[i] >= 'A' && name[i] <= 'Z')
            continue;
        if (i - from > ACRONYM_MOST)
            for (k = from + 1; k < i; k++)
                name[k] = (char)(name[k] - 'A' + 'a');
        from = i + 1;
    }
    text.s = name;
    return write_string(host, rec, "agency", text);
}

static int
write_authors(
    const struct cd_host *host, json_t *rec, const struct facts *facts)
{
    json_t *list;
    size_t i;

    if (facts->nauthors == 0 || (has(rec, "authors") && !facts->authors_again))
        return 0;
    list = json_array();
    for (i = 0; i < facts->nauthors; i++) {
        if (json_array_append_new(
                list, json_stringn(facts->authors[i].s, facts->authors[i].n))) {
            json_decref(list);
            return cd_fail(host, "cannot set \"authors\"");
        }
    }
    return cd_set(host, rec, "authors", list);
}

/* Set a member of an entry, if there is something to set. */
static int
set_entry_member(json_t *entry, const char *key, struct str text)
{
    if (text.n == 0)
        return 0;
    return json_object_set_new(entry, key, json_stringn(text.s, text.n));
}

static int
write_images(const struct cd_host *host, json_t *rec, const struct facts *facts)
{
    size_t i;

    for (i = 0; i < facts->nimages; i++) {
        const struct image *image = &facts->images[i];
        json_t *entry = json_object();

        if (set_entry_member(entry, "caption", image->caption) ||
            set_entry_member(entry, "credit", image->credit) ||
            set_entry_member(entry, "url", image->url)) {
            json_decref(entry);
            return cd_fail(host, "cannot add to \"images\"");
        }
        if (cd_append(host, rec, "images", entry))
            return -1;
    }
    return 0;
}

static int
write_related(
    const struct cd_host *host, json_t *rec, const struct facts *facts)
{
    size_t i;

    for (i = 0; i < facts->nrelated; i++) {
        const struct related *related = &facts->related[i];
        json_t *entry = json_object();

        if (set_entry_member(entry, "title", related->title) ||
            set_entry_member(entry, "url", related->url)) {
            json_decref(entry);
            return cd_fail(host, "cannot add to \"related\"");
        }
        if (cd_append(host, rec, "related", entry))
            return -1;
    }
    return 0;
}

static int
write_changes(const struct cd_host *host, json_t *rec, const struct doc *doc)
{
    size_t i;

    for (i = 0; i < RULES; i++) {
        if (doc->count[i] > 0)
            cd_count(host, rules_id[i], doc->count[i]);
    }
    for (i = 0; i < doc->nchanges; i++) {
        const struct change *change = &doc->changes[i];

        if (cd_trace(host, rec, "clean", rules_id[change->rule], change->text.s,
                change->text.n))
            return -1;
    }
    return 0;
}

int
fields_write(const struct cd_host *host, const struct lexicon *lexicon,
    json_t *rec, const struct doc *doc)
{
    const struct facts *facts = &doc->facts;

    if (write_string(host, rec, "title", facts->title) ||
        write_string(host, rec, "subtitle", facts->subtitle) ||
        write_authors(host, rec, facts) ||
        write_agency(host, lexicon, rec, facts->agency) ||
        write_string(host, rec, "date", facts->date) ||
        write_string(host, rec, "modified", facts->modified) ||
        write_string(host, rec, "url", facts->url) ||
        write_images(host, rec, facts) || write_related(host, rec, facts))
        return -1;
    return write_changes(host, rec, doc);
}
