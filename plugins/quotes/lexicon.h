/* SPDX-License-Identifier: MIT */
/*
 * lexicon - what is known of words: classes of grammar and of meaning.
 *
 * One lexicon a language, over the tables of core/lang.  Words are looked up in
 * lower case; where a class holds only for a capital ("Will",
 * "May") the rules that use it look at the letter.
 */
#ifndef QUOTES_LEXICON_H
#define QUOTES_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lang/lang.h"

/* Classes of grammar and of meaning: core/lang/classes.txt says what they are.
 */
#define G_CUE       LANG_BIT(LANG_REPORTING_VERB)
#define G_STRONG    LANG_BIT(LANG_STRONG_REPORTING_VERB)
#define G_ING       LANG_BIT(LANG_REPORTING_PARTICIPLE)
#define G_NOUN      LANG_BIT(LANG_VERB_OR_NOUN)
#define G_BARE      LANG_BIT(LANG_NOT_BEFORE_INFINITIVE)
#define G_DET       LANG_BIT(LANG_DETERMINER)
#define G_POSS      LANG_BIT(LANG_POSSESSIVE)
#define G_PREP      LANG_BIT(LANG_PREPOSITION)
#define G_OF        LANG_BIT(LANG_PREPOSITION_OF_NOUN)
#define G_AUX       LANG_BIT(LANG_BETWEEN_SUBJECT_AND_VERB)
#define G_CONJ      LANG_BIT(LANG_CONJUNCTION)
#define G_SUB       LANG_BIT(LANG_SUBORDINATOR)
#define G_REL       LANG_BIT(LANG_RELATIVE_PRONOUN)
#define G_HE        LANG_BIT(LANG_HE)
#define G_SHE       LANG_BIT(LANG_SHE)
#define G_THEY      LANG_BIT(LANG_THEY)
#define G_IT        LANG_BIT(LANG_IT)
#define G_I         LANG_BIT(LANG_FIRST_PERSON)
#define G_HIM       LANG_BIT(LANG_HIS)
#define G_HER       LANG_BIT(LANG_HERS)
#define G_BY        LANG_BIT(LANG_BY)
#define G_ACCORDING LANG_BIT(LANG_ACCORDING_TO)
#define G_TO        LANG_BIT(LANG_INFINITIVE_MARKER)
#define G_THAT      LANG_BIT(LANG_THAT)
#define G_TIME      LANG_BIT(LANG_TIME_NOUN)
#define G_VERB      LANG_BIT(LANG_OTHER_VERB)
#define G_HEARER    LANG_BIT(LANG_PASSIVE_HAS_HEARER)
#define G_BE        LANG_BIT(LANG_AUXILIARY_VERB)
#define G_AS        LANG_BIT(LANG_AS)
#define G_GO        LANG_BIT(LANG_PHRASAL_VERB)
#define G_PARTICLE  LANG_BIT(LANG_VERB_PARTICLE)
#define G_PAST      (1u << 31) /* derived: reporting verbs that end in -ed */
_Static_assert(LANG_GRAMMAR_CLASSES <= 31, "G_PAST needs a bit of its own");

#define L_TITLE    LANG_BIT(LANG_TITLE)
#define L_MALE     LANG_BIT(LANG_MALE)
#define L_FEMALE   LANG_BIT(LANG_FEMALE)
#define L_ROLE     LANG_BIT(LANG_ROLE)
#define L_NOTNAME  LANG_BIT(LANG_NO_NAME)
#define L_ORG      LANG_BIT(LANG_ORGANIZATION_WORD)
#define L_DOC      LANG_BIT(LANG_DOCUMENT)
#define L_DAY      LANG_BIT(LANG_DAY_OR_MONTH)
#define L_PART     LANG_BIT(LANG_NAME_PARTICLE)
#define L_FIRST_M  LANG_BIT(LANG_MALE_FIRST_NAME)
#define L_FIRST_F  LANG_BIT(LANG_FEMALE_FIRST_NAME)
#define L_SURE_M   LANG_BIT(LANG_SURELY_MALE)
#define L_SURE_F   LANG_BIT(LANG_SURELY_FEMALE)
#define L_WORK     LANG_BIT(LANG_WORK)
#define L_MOD      LANG_BIT(LANG_ROLE_MODIFIER)
#define L_SUFFIX   LANG_BIT(LANG_NAME_SUFFIX)
#define L_MEDIA    LANG_BIT(LANG_MEDIA)
#define L_GROUP    LANG_BIT(LANG_GROUP)
#define L_OPENER   LANG_BIT(LANG_SENTENCE_OPENER)
#define L_LABEL    LANG_BIT(LANG_LABEL)
#define L_THING    LANG_BIT(LANG_NO_PERSON)
#define L_OWN      LANG_BIT(LANG_OWN_WORDS)
#define L_SHARED   LANG_BIT(LANG_ROLE_OF_COUNTRIES)
#define L_PLACE    LANG_BIT(LANG_PLACE)
#define L_ANYONE   LANG_BIT(LANG_ROLE_OF_ANYONE)
#define L_ALONE    LANG_BIT(LANG_STANDS_ALONE)
#define L_NAMING   LANG_BIT(LANG_NAMING_VERB)
#define L_SELF     LANG_BIT(LANG_SELF)
#define L_OBLIQUE  LANG_BIT(LANG_OBLIQUE)
#define L_REPORTED LANG_BIT(LANG_REPORTED_SPEECH_FORM)
#define L_THE      LANG_BIT(LANG_DEFINITE)

#define L_ABBR (1u << 31) /* an abbreviation of the group sentence */
_Static_assert(LANG_MEANING_CLASSES <= 31, "L_ABBR needs a bit of its own");

#define L_FIRST (L_FIRST_M | L_FIRST_F | L_SURE_M | L_SURE_F)

/* Classes of the group detail. */
#define D(class) LANG_BIT(LANG_##class)

/* Classes of the group clause. */
#define C(class) LANG_BIT(LANG_##class)

/* Classes of the group name. */
#define N(class) LANG_BIT(LANG_##class)

/* An ending, a pair or a phrase: "~ies>y" is { "ies", "y" }. */
struct lexicon_item {
    const char *s, *to;
    uint8_t n, to_n;
    uint32_t classes; /* of the group detail or heading */
};

struct lexicon_items {
    struct lexicon_item *v;
    size_t n;
};

struct lexicon {
    size_t language; /* of core/lang; lang_count: of none */
    uint32_t habits; /* LANG_*, as in lang_languages */
    bool full;       /* may be told who speaks? */
    struct lexicon_items endings, pairs, headings;
    uint32_t ending_classes; /* of any of the endings */
};

/* The language whose lexicon is for texts in `language`: lang_count where its
 * level is not full and no dash opens what somebody says. */
size_t lexicon_language(size_t language);

/* Make the lexicon of such a language.  -1 if memory runs out; it is dropped
 * either way. */
int lexicon_init(struct lexicon *lexicon, size_t language);
void lexicon_drop(struct lexicon *lexicon);

/* Has its language the habit? */
static inline bool
lexicon_has(const struct lexicon *lexicon, uint32_t habit)
{
    return (lexicon->habits & habit) != 0;
}

/* Classes of grammar of a word in lower case. */
uint32_t lexicon_grammar(
    const struct lexicon *lexicon, const char *word, size_t n);
/* Classes of meaning of a word with these classes (lang_word). */
uint32_t lexicon_meaning(const uint32_t *classes);
/* Classes of the group detail that the ending of a word tells. */
uint32_t lexicon_ended(
    const struct lexicon *lexicon, const char *word, size_t n);

/* The first ending of the class that is a part of the word, or NULL. */
const struct lexicon_item *lexicon_ending(
    const struct lexicon *lexicon, const char *word, size_t n, uint32_t class);

/* Is s[0..n), of at most HEADING_MOST bytes, one of the headings of the class,
 * in small or capital letters? */
#define HEADING_MOST 60
bool lexicon_heading(
    const struct lexicon *lexicon, const char *text, size_t n, uint32_t class);

#endif
