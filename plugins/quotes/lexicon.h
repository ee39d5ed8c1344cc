/* SPDX-License-Identifier: MIT */
/*
 * lexicon - the word lists of one language: classes of grammar and of meaning.
 *
 * It is made from the tables of core/lang.  Words are looked up in lower case;
 * rules for words that are names only with a capital ("Will", "May") look at
 * the letter themselves.
 */
#ifndef QUOTES_LEXICON_H
#define QUOTES_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lang/lang.h"

/* Classes of grammar (G_*) and of meaning (L_*), explained in
 * core/lang/classes.txt. */
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
#define G_PAST      (1u << 31) /* not in the lists: a cue that ends in "-ed" */
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

#define L_ABBR (1u << 31) /* not in the lists: an abbreviation */
_Static_assert(LANG_MEANING_CLASSES <= 31, "L_ABBR needs a bit of its own");

#define L_FIRST (L_FIRST_M | L_FIRST_F | L_SURE_M | L_SURE_F)

/* Classes of the group detail. */
#define D(class) LANG_BIT(LANG_##class)

/* Classes of the group clause. */
#define C(class) LANG_BIT(LANG_##class)

/* Classes of the group name. */
#define N(class) LANG_BIT(LANG_##class)

_Static_assert(LANG_NAME_CLASSES <= 16, "entry.naming has 16 bits");

/* An ending, a pair or a heading of the lists: "~ies>y" is { "ies", "y" },
 * "gov>governor" a pair.  The strings are the tables', not terminated. */
struct lexicon_item {
    const char *s, *to;
    uint8_t n, to_n;
    uint32_t classes; /* classes of the group detail, of headings those of the
                         group heading */
};

struct lexicon_items {
    struct lexicon_item *v;
    size_t n;
};

struct lexicon {
    size_t language; /* an index into lang_languages; lang_count: no language
                        that is known */
    uint32_t habits; /* bits LANG_*, asked by lexicon_has */
    bool full;       /* its grammar is known, so that speakers can be found */
    const char *question_letters; /* of lang_language; may be NULL */
    struct lexicon_items endings, pairs, headings;
    uint32_t ending_classes; /* all classes that some ending has */
};

/* The language whose lexicon to use for texts in `language`: itself if speakers
 * can be found in it, or if a dash opens speech; else lang_count. */
size_t lexicon_language(size_t language);

/* Make the lexicon of a language that lexicon_language returned. -1 if memory
 * runs out.  To be dropped in either case. */
int lexicon_init(struct lexicon *lexicon, size_t language);
/* Free what lexicon_init allocated. */
void lexicon_drop(struct lexicon *lexicon);

/* Does the language have this habit (LANG_VERB_SECOND ...)? */
static inline bool
lexicon_has(const struct lexicon *lexicon, uint32_t habit)
{
    return (lexicon->habits & habit) != 0;
}

/* The classes of grammar of a word, which is in lower case. */
uint32_t lexicon_grammar(
    const struct lexicon *lexicon, const char *word, size_t n);
/* The classes of meaning, with L_ABBR, of a word with these classes
 * (lang_word). */
uint32_t lexicon_meaning(const uint32_t *classes);
/* The classes of the group detail of all endings that the word has. */
uint32_t lexicon_ended(
    const struct lexicon *lexicon, const char *word, size_t n);

/* The first ending of this class that the word has, or NULL. The word must be
 * longer. */
const struct lexicon_item *lexicon_ending(
    const struct lexicon *lexicon, const char *word, size_t n, uint32_t class);

/* Is the text one of the headings of this class, in any case?  One of more than
 * HEADING_MOST bytes is not. */
#define HEADING_MOST 60
bool lexicon_heading(
    const struct lexicon *lexicon, const char *text, size_t n, uint32_t class);

#endif
