/* SPDX-License-Identifier: MIT */
#include "incise.h"

#include "text/blank.h"

#define VERB_MOST    3  /* words before the verb: clitics, auxiliaries */
#define SUBJECT_MOST 4  /* words from the subject's article to its noun */
#define WORDS_MOST   40 /* terms of a narrator */

/* The terms of a stretch. */
struct terms {
    struct vocabulary *vocabulary;
    const struct cd_term *v;
    size_t n;
};

/* The entry of term i; NULL of a mark or past the end. */
static const struct entry *
word_at(const struct terms *terms, size_t i)
{
    return i < terms->n && !(terms->v[i].shape & CD_SHAPE_MARK)
               ? vocabulary_word(terms->vocabulary, &terms->v[i])
               : NULL;
}

/* Is term i this punctuation mark? */
static bool
mark_at(const struct terms *terms, size_t i, uint32_t code)
{
    return i < terms->n && (terms->v[i].shape & CD_SHAPE_MARK) &&
           terms->v[i].word == code;
}

/* May a narrator follow term i: does a clause of speech end with it? */
static bool
may_precede(const struct terms *terms, size_t i)
{
    return mark_at(terms, i, ',') || mark_at(terms, i, '?') ||
           mark_at(terms, i, '!') || mark_at(terms, i, 0x2026);
}

/* Is the word a pronoun behind its verb: "-t-elle"? */
static bool
is_inverted(const struct entry *word)
{
    return word != NULL && word->s[0] == '-' &&
           (word->grammar & (G_HE | G_SHE | G_THEY));
}

/* Is there a noun phrase for a person at term i: a name, a title, "le maire",
 * "son jeune voisin"? */
static bool
is_person_at(const struct terms *terms, size_t i)
{
    const struct entry *word = word_at(terms, i);
    size_t k;

    if (word == NULL)
        return false;
    if (word->bits & F_CAP)
        return true;
    if (word->meaning & L_TITLE)
        return true;
    if (!(word->grammar & G_DET))
        return false;
    for (k = i + 1; k <= i + SUBJECT_MOST; k++) {
        word = word_at(terms, k);
        if (word == NULL || (word->grammar & (G_PREP | G_CUE)))
            break;
        if (word->meaning & L_ROLE)
            return !(word->meaning & L_DOC);
    }
    /* "expliquait le troisième-ligne.": a noun that is not known, and all */
    word = word_at(terms, i + 1);
    return word != NULL && word->meaning == 0 && word->grammar == 0 &&
           mark_at(terms, i + 2, '.');
}

/* Do a reporting verb and its subject begin at term `at`: "a-t-elle ajouté",
 * "s'amuse la boulangère", "a déclaré hier Paul Morel"?  *pronoun: the subject
 * is a pronoun, and *at the term behind both. */
static bool
verb_and_subject(const struct terms *terms, size_t *at, bool *pronoun)
{
    const struct entry *word;
    size_t k = *at, end = *at + VERB_MOST;
    bool inverted = false;

    for (;; k++) {
        word = word_at(terms, k);
        if (word == NULL || (word->bits & F_CAP))
            return false;
        if (is_inverted(word))
            inverted = true;
        else if ((word->grammar & G_CUE) && !(word->grammar & G_ING))
            break;
        else if (k == end || !(word->grammar & (G_AUX | G_BE)))
            return false;
    }
    k++;
    if (is_inverted(word_at(terms, k))) {
        inverted = true;
        k++;
    }
    *pronoun = inverted;
    *at = k;
    if (inverted)
        return true;
    /* "a déclaré hier", "nous a confié en souriant" */
    word = word_at(terms, k);
    if (word != NULL && (word->grammar & G_TIME))
        k++;
    return is_person_at(terms, k);
}

/* Where the narrator's words that begin with term i end, a term, not included;
 * i if it is none.  They end with a full stop or with the marks; behind a
 * pronoun, or before a question, with a comma. */
static size_t
narrator_end(const struct terms *terms, size_t i)
{
    size_t k = i, comma = i;
    bool pronoun;

    if (!verb_and_subject(terms, &k, &pronoun))
        return i;
    for (; k < terms->n && k < i + WORDS_MOST; k++) {
        if (mark_at(terms, k, '.'))
            return k + 1;
        if (mark_at(terms, k, '?') || mark_at(terms, k, '!') ||
            mark_at(terms, k, 0x2026))
            return comma;
        if (!mark_at(terms, k, ','))
            continue;
        if (pronoun)
            return k + 1;
        if (comma == i)
            comma = k + 1;
    }
    return k == terms->n ? k : comma;
}

/* Add the two parts of the stretch, around the narrator's words [from, to),
 * bytes. */
static void
add_parts(const struct pool *pool, const char *text, struct stretch stretch,
    uint32_t from, uint32_t to, struct stretches *out)
{
    struct stretch rest = stretch;
    uint32_t n;

    stretch.end = stretch.close = from;
    stretch.narrated = true;
    while (to < rest.end && (n = blank_at(text, to, rest.end)) > 0)
        to += n;
    rest.open = rest.start = to;
    rest.continues = false;
    rest.narrated = rest.rest = true;
    pool_push(pool, out->v, out->n, out->cap);
    out->v[out->n++] = stretch;
    pool_push(pool, out->v, out->n, out->cap);
    out->v[out->n++] = rest;
}

/* Add the stretch, or its parts, to out. */
static void
divide_sentence(const struct pool *pool, struct vocabulary *vocabulary,
    const struct stretch *stretch, struct stretches *out)
{
    const char *text = vocabulary->of->s;
    struct terms terms = { .vocabulary = vocabulary };
    size_t i, end;

    terms.v =
        vocabulary_terms(vocabulary, stretch->start, stretch->end, &terms.n);
    for (i = 1; i + 1 < terms.n && !stretch->dash; i++) {
        if (!may_precede(&terms, i))
            continue;
        end = narrator_end(&terms, i + 1);
        if (end == i + 1)
            continue;
        /* The comma is the narrator's, a question mark is not. */
        add_parts(pool, text, *stretch,
            mark_at(&terms, i, ',') ? terms.v[i].at
                                    : terms.v[i].at + terms.v[i].n,
            terms.v[end - 1].at + terms.v[end - 1].n, out);
        return;
    }
    pool_push(pool, out->v, out->n, out->cap);
    out->v[out->n++] = *stretch;
}

void
incise_find(const struct pool *pool, struct vocabulary *vocabulary,
    struct stretches *stretches)
{
    struct stretches out = { 0 };
    size_t i;

    /* "dit-elle", "dit Morel": only such an order tells a narrator's clause
     * from the speaker's. */
    if (!(vocabulary->lexicon->ending_classes & D(INVERTED_PRONOUN)) ||
        !lexicon_has(vocabulary->lexicon, LANG_VERB_BEFORE_SUBJECT))
        return;
    for (i = 0; i < stretches->n; i++)
        divide_sentence(pool, vocabulary, &stretches->v[i], &out);
    *stretches = out;
}
