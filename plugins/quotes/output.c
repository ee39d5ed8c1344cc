/* SPDX-License-Identifier: MIT */
#include "output.h"

#include <copydesk/record.h>

#include <string.h>

#include "text/offsets.h"

static json_t *
slice(const struct article *a, struct span s)
{
    return s.n > 0 ? json_stringn_nocheck(a->s + s.at, s.n) : json_null();
}

/* Who it turned out to be in the end; where roles are asked for, the bearer of
 * one who is named only further on: "its governor told reporters". */
static uint32_t
in_the_end(const struct article *a, const struct voice *v)
{
    uint32_t who = v->who;

    if (who != NAME_NONE && a->cast.v[who].same_as != NAME_NONE)
        return a->cast.v[who].same_as;
    if (v->head != 0 && a->options->roles &&
        (who == NAME_NONE || a->cast.v[who].kind == ENTITY_DESC)) {
        uint32_t bearer = a->cast.heads[v->head];

        if (bearer != NAME_NONE && bearer != CAST_MANY)
            return bearer;
    }
    return who;
}

/* Is the speaker called as the text calls him here: by a description, or by a
 * role ("the mayor") whose bearer is not asked for? */
static bool
as_written(const struct article *a, const struct voice *v, uint32_t who)
{
    if (who == NAME_NONE)
        return true;
    if (v->text.n == 0)
        return false;
    switch (a->cast.v[who].kind) {
    case ENTITY_DESC: /* "the court" is "the court of appeal" from before */
        return !a->options->roles || a->cast.v[who].text_n <= v->text.n;
    default:
        return v->described && !a->options->roles;
    }
}

static json_t *
speaker(const struct article *a, const struct voice *v)
{
    uint32_t who = in_the_end(a, v);
    const struct entity *x;

    if (v->self && a->author != NULL)
        return json_stringn_nocheck(a->author, a->author_n);
    if (as_written(a, v, who))
        return slice(a, v->text);
    x = &a->cast.v[a->cast.v[who].fullest];
    return json_stringn_nocheck(x->text, x->text_n);
}

/* All who spoke together. */
static json_t *
speakers(const struct article *a, const struct voice *v)
{
    json_t *list = json_array();

    for (; v != NULL; v = v->also)
        json_array_append_new(list, speaker(a, v));
    return list;
}

/* A word of ours: nobody need look whether it is UTF-8. */
static json_t *
word(const char *s)
{
    return json_stringn_nocheck(s, strlen(s));
}

static inline int
add(json_t *o, const char *key, json_t *v)
{
    return json_object_setn_new_nocheck(o, key, strlen(key), v);
}

/* Code points of the bytes [at, at + n). */
static size_t
points(const struct article *a, size_t at, size_t n)
{
    struct offsets off;

    offsets_init(&off, a->s + at);
    return offsets_of(&off, n);
}

/* The start and end of the reported clause x, of which a quote that starts at
 * byte `at`, code point `start`, is a part. */
static json_t *
within(const struct article *a, struct span x, size_t at, size_t start)
{
    json_t *o = json_object();

    start -= points(a, x.at, at - x.at);
    if (add(o, "start", json_integer((json_int_t)start)) ||
        add(o, "end",
            json_integer((json_int_t)(start + points(a, x.at, x.n))))) {
        json_decref(o);
        return NULL;
    }
    return o;
}

static json_t *
reported(const struct article *a, const struct reported *r, struct offsets *off)
{
    json_t *o = json_object();
    size_t start = offsets_of(off, r->at.at);
    size_t end = start + points(a, r->at.at, r->at.n);

    if (add(o, "text", slice(a, r->at)) ||
        add(o, "start", json_integer((json_int_t)start)) ||
        add(o, "end", json_integer((json_int_t)end)) ||
        add(o, "speaker", speaker(a, &r->voice)) ||
        add(o, "mention", slice(a, r->mention)) ||
        add(o, "cue", slice(a, r->cue)) ||
        add(o, "basis",
            r->voice.who != NAME_NONE || r->voice.text.n > 0 ? word("cue")
                                                             : json_null()) ||
        add(o, "kind", word("indirect")) ||
        add(o, "group", json_integer(r->group)) ||
        (r->voice.also != NULL && add(o, "speakers", speakers(a, &r->voice)))) {
        json_decref(o);
        return NULL;
    }
    return o;
}

static json_t *
quote(const struct article *a, const struct quote *q, struct offsets *off)
{
    static const char *const basis[] = { [BASIS_CUE] = "cue",
        [BASIS_TURN] = "turn",
        [BASIS_CONTINUED] = "continued",
        [BASIS_NEARBY] = "nearby" };
    const struct stretch *x = q->at;
    json_t *o = json_object();
    bool known = q->basis != BASIS_NONE &&
                 (q->basis != BASIS_NEARBY || a->options->nearby);
    size_t start = offsets_of(off, x->start);
    size_t end = offsets_of(off, x->end);

    if (add(o, "text",
            json_stringn_nocheck(a->s + x->start, x->end - x->start)) ||
        add(o, "start", json_integer((json_int_t)start)) ||
        add(o, "end", json_integer((json_int_t)end)) ||
        add(o, "speaker", known ? speaker(a, &q->voice) : json_null()) ||
        add(o, "mention", known ? slice(a, q->mention) : json_null()) ||
        add(o, "cue", slice(a, q->cue)) ||
        add(o, "basis", known ? word(basis[q->basis]) : json_null()) ||
        add(o, "kind", word(q->kind == QUOTE_DIRECT ? "direct" : "mixed")) ||
        add(o, "group", json_integer(q->group)) ||
        (known && q->voice.also != NULL &&
            add(o, "speakers", speakers(a, &q->voice))) ||
        (q->within.n > 0 &&
            add(o, "within", within(a, q->within, x->start, start)))) {
        json_decref(o);
        return NULL;
    }
    return o;
}

/* Quotes and reported clauses, in text order. */
static json_t *
all_quotes(const struct article *a)
{
    json_t *list = json_array(), *x;
    struct offsets off;
    size_t i = 0, k = 0, n = a->stretches.n, m = a->reported.n;

    offsets_init(&off, a->s);
    while (i < n || k < m) {
        if (k < m &&
            (i == n || a->reported.v[k].at.at < a->quotes[i].at->start))
            x = reported(a, &a->reported.v[k++], &off);
        else if (a->quotes[i++].speech)
            x = quote(a, &a->quotes[i - 1], &off);
        else
            continue;
        if (json_array_append_new(list, x)) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

/* ---- people ---- */

static json_t *
gender(enum gender g)
{
    switch (g) {
    case GENDER_MALE:
        return word("male");
    case GENDER_FEMALE:
        return word("female");
    default:
        return json_null();
    }
}

static json_t *
person(const struct article *a, uint32_t i, uint32_t mentions)
{
    const struct entity *x = &a->cast.v[i];
    const struct entity *full = &a->cast.v[x->fullest];
    json_t *o = json_object();

    if (add(o, "name", json_stringn_nocheck(full->text, full->text_n)) ||
        add(o, "mentions", json_integer(mentions)) ||
        add(o, "gender", gender(x->gender)) ||
        add(o, "role", slice(a, x->role))) {
        json_decref(o);
        return NULL;
    }
    return o;
}

static void
count_mentions(const struct article *a, const struct runs *r, uint32_t *n)
{
    size_t i;

    for (i = 0; i < r->n; i++) {
        if (r->v[i].who != NAME_NONE)
            n[r->v[i].who]++;
    }
    (void)a;
}

static json_t *
people(const struct article *a)
{
    json_t *list = json_array();
    uint32_t *n = pool_alloc(a->pool, (a->cast.n + 1) * sizeof(*n));
    uint32_t i;

    memset(n, 0, (a->cast.n + 1) * sizeof(*n));
    count_mentions(a, &a->outer, n);
    count_mentions(a, &a->inner, n);
    for (i = 0; i < a->cast.n; i++) {
        if (n[i] > 0 && a->cast.v[i].kind == ENTITY_PERSON &&
            json_array_append_new(list, person(a, i, n[i]))) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

int
output_write(const struct cd_host *h, const struct article *a, json_t *rec)
{
    json_t *list = all_quotes(a);

    if (list == NULL)
        return cd_fail(h, "out of memory");
    return cd_set(h, rec, "quotes", list) || cd_set(h, rec, "people", people(a))
               ? -1
               : 0;
}
