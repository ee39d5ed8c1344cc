/* SPDX-License-Identifier: MIT */
/*
 * person - the names of people and agencies in a byline.
 */
#ifndef CLEAN_PERSON_H
#define CLEAN_PERSON_H

#include "doc.h"
#include "lexicon.h"

/* Is text[0..n) the name of a person: two to five words in capitals, particles
 * between, and none that only organisations have? */
bool person_name(const struct lexicon *lexicon, const char *text, size_t n);
/* Are there letters, and all of them capitals? */
bool person_shouts(const char *text, size_t n);

/* Bytes of the news agency that text[0..n) is, or of the first of several,
 * "dpa" in "dpa/lno"; 0 if it is none that is known. */
size_t person_agency(const struct lexicon *lexicon, const char *text, size_t n);
/* The first agency of text[0..n) if that is agencies and initials with strokes
 * between, "dpa/lno", "jkr/dpa", "AFP / Reuters"; s is NULL if it is anything
 * else.  So articles are credited: a photo would name its maker. */
struct str person_agencies(
    const struct lexicon *lexicon, const char *text, size_t n);
/* The one behind "with", "avec AFP"; s is NULL if it is anything else. */
struct str person_with_agency(
    const struct lexicon *lexicon, const char *text, size_t n);
/* Is it nothing but words that organisations have, "Redaktion"? */
bool person_staff(const struct lexicon *lexicon, const char *text, size_t n);
/* Does it at least look like an organisation? */
bool person_organisation(
    const struct lexicon *lexicon, const char *text, size_t n);

/* Does a word that says what somebody is stand in it, "Chief Reporter"? */
bool person_role(const struct lexicon *lexicon, const char *text, size_t n);

/* Length of text[0..n) before "in Oslo", "for the Review". */
size_t person_before_where(
    const struct lexicon *lexicon, const char *text, size_t n);

/* What a list of names came to. */
struct person_list {
    struct str names[16];
    size_t n;
    struct str agency;
    bool staff;  /* "Redaktion": nobody by name */
    bool clause; /* words that nothing is known of, as a sentence has them */
};

/* Read a list as it follows "By": names, what they are, where they write from,
 * agencies, an address in brackets.  Returns false if it is no such list. */
bool person_read(const struct doc *doc, const struct lexicon *lexicon,
    const char *text, size_t n, struct person_list *list);

/* Read one name in a script without capitals, behind words that say that a name
 * follows: nothing else tells it.  Returns false if there are other characters
 * than letters, or too many. */
bool person_caseless(const char *text, size_t n, struct person_list *list);

#endif
