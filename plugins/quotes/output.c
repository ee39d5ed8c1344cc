/* SPDX-License-Identifier: MIT */
#include "output.h"

#include <copydesk/record.h>

#include <string.h>

#include "text/offsets.h"

/* The bytes of the span as a string, or null if it is empty. */
static json_t *
json_slice(const struct article *article, struct span span)
{
    return span.n > 0 ? json_stringn_nocheck(article->s + span.at, span.n)
                      : json_null();
}

/* The entity of a speaker as the whole article shows it: the person a
 * description turned out to mean and, if the option `roles` is on, the bearer
 * of an office who is named only later: "its governor told reporters". */
static uint32_t
resolved_speaker(const struct article *article, const struct voice *voice)
{
    uint32_t who = voice->who;

    if (who != NAME_NONE && article->cast.v[who].same_as != NAME_NONE)
        return article->cast.v[who].same_as;
    if (voice->head != 0 && article->options->roles &&
        (who == NAME_NONE || article->cast.v[who].kind == ENTITY_DESC)) {
        uint32_t bearer = article->cast.heads[voice->head];

        if (bearer != NAME_NONE && bearer != CAST_MANY)
            return bearer;
    }
    return who;
}

/* Is the speaker output as the text has it: a description, or a role ("the
 * mayor") if the option `roles` is off? */
static bool
is_called_as_written(
    const struct article *article, const struct voice *voice, uint32_t who)
{
    if (who == NAME_NONE)
        return true;
    if (voice->text.n == 0)
        return false;
    switch (article->cast.v[who].kind) {
    case ENTITY_DESC: /* "the court" for "the court of appeal" of an earlier
                         mention */
        return !article->options->roles ||
               article->cast.v[who].text_n <= voice->text.n;
    default:
        return voice->described && !article->options->roles;
    }
}

/* The speaker as a string, or null: "she" alone tells nobody. */
static json_t *
speaker_name(const struct article *article, const struct voice *voice)
{
    uint32_t who = resolved_speaker(article, voice);
    const struct entity *entity;

    if (voice->self && article->author != NULL)
        return json_stringn_nocheck(article->author, article->author_n);
    if (voice->pronoun)
        return json_null();
    if (is_called_as_written(article, voice, who))
        return json_slice(article, voice->text);
    entity = &article->cast.v[article->cast.v[who].fullest];
    return json_stringn_nocheck(entity->text, entity->text_n);
}

/* All who speak together, as an array of strings. */
static json_t *
speaker_names(const struct article *article, const struct voice *voice)
{
    json_t *list = json_array();

    for (; voice != NULL; voice = voice->also)
        json_array_append_new(list, speaker_name(article, voice));
    return list;
}

/* A constant, which needs no check that it is UTF-8. */
static json_t *
json_word(const char *text)
{
    return json_stringn_nocheck(text, strlen(text));
}

/* Set a field of the object; takes over value, NULL too.  -1 if memory runs
 * out. */
static inline int
set_field(json_t *object, const char *key, json_t *value)
{
    return json_object_setn_new_nocheck(object, key, strlen(key), value);
}

/* The number of code points in the bytes [at, at + n). */
static size_t
code_points(const struct article *article, size_t at, size_t n)
{
    struct offsets off;

    offsets_init(&off, article->s + at);
    return offsets_of(&off, n);
}

/* The start and end, in code points, of the reported clause that contains a
 * quote which starts at byte `at`, code point `start`. */
static json_t *
within_object(
    const struct article *article, struct span clause, size_t at, size_t start)
{
    json_t *object = json_object();

    start -= code_points(article, clause.at, at - clause.at);
    if (set_field(object, "start", json_integer((json_int_t)start)) ||
        set_field(object, "end",
            json_integer((json_int_t)(start + code_points(article, clause.at,
                                                  clause.n))))) {
        json_decref(object);
        return NULL;
    }
    return object;
}

/* A reported clause as an object; NULL if memory runs out.  `off` is moved on,
 * so clauses and quotes must come in text order. */
static json_t *
reported_object(const struct article *article, const struct reported *reported,
    struct offsets *off)
{
    json_t *object = json_object();
    size_t start = offsets_of(off, reported->at.at);
    size_t end = start + code_points(article, reported->at.at, reported->at.n);

    if (set_field(object, "text", json_slice(article, reported->at)) ||
        set_field(object, "start", json_integer((json_int_t)start)) ||
        set_field(object, "end", json_integer((json_int_t)end)) ||
        set_field(object, "speaker", speaker_name(article, &reported->voice)) ||
        set_field(object, "mention", json_slice(article, reported->mention)) ||
        set_field(object, "cue", json_slice(article, reported->cue)) ||
        set_field(object, "basis",
            reported->voice.who != NAME_NONE || reported->voice.text.n > 0
                ? json_word("cue")
                : json_null()) ||
        set_field(object, "kind", json_word("indirect")) ||
        set_field(object, "group", json_integer(reported->group)) ||
        (reported->voice.also != NULL &&
            set_field(object, "speakers",
                speaker_names(article, &reported->voice)))) {
        json_decref(object);
        return NULL;
    }
    return object;
}

/* The last part of a quote: the words behind a narrator's inside its marks are
 * a part of it (stretches.h). */
static const struct stretch *
last_part(const struct article *article, const struct quote *quote)
{
    const struct stretch *stretch = quote->at;

    return stretch + 1 < article->stretches.v + article->stretches.n &&
                   stretch[1].rest
               ? stretch + 1
               : stretch;
}

/* A quote as an object; otherwise like reported_object. */
static json_t *
quote_object(const struct article *article, const struct quote *quote,
    struct offsets *off)
{
    static const char *const basis[] = { [BASIS_CUE] = "cue",
        [BASIS_TURN] = "turn",
        [BASIS_CONTINUED] = "continued",
        [BASIS_NEARBY] = "nearby" };
    const struct stretch *stretch = quote->at;
    json_t *object = json_object();
    bool known = quote->basis != BASIS_NONE &&
                 (quote->basis != BASIS_NEARBY || article->options->nearby);
    size_t start = offsets_of(off, stretch->start);
    uint32_t last = last_part(article, quote)->end;
    size_t end = offsets_of(off, last);

    if (set_field(object, "text",
            json_stringn_nocheck(
                article->s + stretch->start, last - stretch->start)) ||
        set_field(object, "start", json_integer((json_int_t)start)) ||
        set_field(object, "end", json_integer((json_int_t)end)) ||
        set_field(object, "speaker",
            known ? speaker_name(article, &quote->voice) : json_null()) ||
        set_field(object, "mention",
            known ? json_slice(article, quote->mention) : json_null()) ||
        set_field(object, "cue", json_slice(article, quote->cue)) ||
        set_field(object, "basis",
            known ? json_word(basis[quote->basis]) : json_null()) ||
        set_field(object, "kind",
            json_word(quote->kind == QUOTE_DIRECT ? "direct" : "mixed")) ||
        set_field(object, "group", json_integer(quote->group)) ||
        (known && quote->voice.also != NULL &&
            set_field(
                object, "speakers", speaker_names(article, &quote->voice))) ||
        (quote->within.n > 0 && set_field(object, "within",
                                    within_object(article, quote->within,
                                        stretch->start, start)))) {
        json_decref(object);
        return NULL;
    }
    return object;
}

/* Quotes and reported clauses as an array, in text order; NULL if memory runs
 * out. */
static json_t *
quotes_array(const struct article *article)
{
    json_t *list = json_array(), *object;
    struct offsets off;
    size_t i = 0, k = 0, nquotes = article->stretches.n,
           nreported = article->reported.n;

    offsets_init(&off, article->s);
    while (i < nquotes || k < nreported) {
        if (k < nreported && (i == nquotes || article->reported.v[k].at.at <
                                                  article->quotes[i].at->start))
            object = reported_object(article, &article->reported.v[k++], &off);
        else if (article->quotes[i++].speech &&
                 !article->quotes[i - 1].at->rest)
            object = quote_object(article, &article->quotes[i - 1], &off);
        else
            continue;
        if (json_array_append_new(list, object)) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

/* ---- people ---- */

/* "male", "female" or null. */
static json_t *
gender_word(enum gender gender)
{
    switch (gender) {
    case GENDER_MALE:
        return json_word("male");
    case GENDER_FEMALE:
        return json_word("female");
    default:
        return json_null();
    }
}

/* A person as an object; NULL if memory runs out. */
static json_t *
person_object(const struct article *article, uint32_t i, uint32_t mentions)
{
    const struct entity *entity = &article->cast.v[i];
    const struct entity *full = &article->cast.v[entity->fullest];
    json_t *object = json_object();

    if (set_field(
            object, "name", json_stringn_nocheck(full->text, full->text_n)) ||
        set_field(object, "mentions", json_integer(mentions)) ||
        set_field(object, "gender", gender_word(entity->gender)) ||
        set_field(object, "role", json_slice(article, entity->role)) ||
        set_field(object, "title", json_slice(article, entity->title))) {
        json_decref(object);
        return NULL;
    }
    return object;
}

/* Add the runs of each entity to mentions[]. */
static void
count_mentions(const struct runs *runs, uint32_t *mentions)
{
    size_t i;

    for (i = 0; i < runs->n; i++) {
        if (runs->v[i].who != NAME_NONE)
            mentions[runs->v[i].who]++;
    }
}

/* The persons who are mentioned as an array, in the order of the entity table;
 * NULL if memory runs out. */
static json_t *
people_array(const struct article *article)
{
    json_t *list = json_array();
    uint32_t *mentions =
        pool_alloc(article->pool, (article->cast.n + 1) * sizeof(*mentions));
    uint32_t i;

    memset(mentions, 0, (article->cast.n + 1) * sizeof(*mentions));
    count_mentions(&article->outer, mentions);
    count_mentions(&article->inner, mentions);
    for (i = 0; i < article->cast.n; i++) {
        if (mentions[i] > 0 && article->cast.v[i].kind == ENTITY_PERSON &&
            json_array_append_new(
                list, person_object(article, i, mentions[i]))) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

int
output_write(
    const struct cd_host *host, const struct article *article, json_t *rec)
{
    json_t *list = quotes_array(article);

    if (list == NULL)
        return cd_fail(host, "out of memory");
    return cd_set(host, rec, "quotes", list) ||
                   cd_set(host, rec, "people", people_array(article))
               ? -1
               : 0;
}
