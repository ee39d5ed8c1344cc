/*
 * lexicon - what is known of words: classes of grammar and of meaning.
 *
 * One lexicon a language, over tables in words_*.c and names_*.c.  Words are
 * looked up in lower case; where a class holds only for a capital ("Will",
 * "May") the rules that use it look at the letter.
 */
#ifndef QUOTES_LEXICON_H
#define QUOTES_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/language.h"
#include "text/words.h"

/* Classes of grammar. */
#define G_CUE (1u << 0)    /* form of a verb of speaking */
#define G_STRONG (1u << 1) /* ... that mostly brings words of somebody */
#define G_ING (1u << 2)    /* ... a participle: saying, disant */
#define G_NOUN (1u << 3)   /* ... as often a noun: report, claims */
#define G_BARE (1u << 4)   /* ... but not before "to": continue, resume */
#define G_DET (1u << 5)    /* determiners, and possessives with them */
#define G_POSS (1u << 6)   /* his, their, ihre */
#define G_PREP (1u << 7)
#define G_OF (1u << 8)    /* prepositions that go with a noun before */
#define G_AUX (1u << 9)   /* between a subject and its verb */
#define G_CONJ (1u << 10) /* and, but, or */
#define G_SUB (1u << 11)  /* when, because: open a clause */
#define G_REL (1u << 12)  /* who, which */
#define G_HE (1u << 13)
#define G_SHE (1u << 14)
#define G_THEY (1u << 15)
#define G_IT (1u << 16)
#define G_I (1u << 17)         /* I, we, you */
#define G_HIM (1u << 18)       /* other masculine forms: his, him */
#define G_HER (1u << 19)       /* other feminine forms */
#define G_BY (1u << 20)        /* told by, gefragt von */
#define G_ACCORDING (1u << 21) /* according, laut, selon */
#define G_TO (1u << 22)        /* of an infinitive */
#define G_THAT (1u << 23)      /* that, dass, que */
#define G_TIME (1u << 24)      /* week, night */
#define G_VERB (1u << 25)      /* frequent verbs that are no cues */
#define G_HEARER (1u << 26)    /* cues whose passive has a hearer: was told */
#define G_BE (1u << 27)
#define G_AS (1u << 28)       /* as, so, wie, comme */
#define G_GO (1u << 29)       /* verbs of phrases: "went on", "put it" */
#define G_PAST (1u << 30)     /* (derived) cues that end in -ed */
#define G_PARTICLE (1u << 31) /* of such phrases: on, back, it */

/* Classes of meaning. */
#define L_TITLE (1u << 0) /* before a name: Mr, Senator, Herr */
#define L_MALE (1u << 1)  /* of a title, role or first name */
#define L_FEMALE (1u << 2)
#define L_ROLE (1u << 3)     /* who may speak: spokesman, report, court */
#define L_ABBR (1u << 4)     /* written with a stop that ends nothing */
#define L_NOTNAME (1u << 5)  /* capitals that begin sentences, not names */
#define L_ORG (1u << 6)      /* words of names that are no persons */
#define L_DOC (1u << 7)      /* statement, letter: speaks for its author */
#define L_DAY (1u << 8)      /* days and months */
#define L_PART (1u << 9)     /* particles of names: van, de, al */
#define L_FIRST_M (1u << 10) /* first names, long lists */
#define L_FIRST_F (1u << 11)
#define L_SURE_M (1u << 12) /* first names whose gender is not in doubt */
#define L_SURE_F (1u << 13)
#define L_WORK (1u << 14)   /* book, film, song: what has a title */
#define L_MOD (1u << 15)    /* Former, Senior: before a role */
#define L_SUFFIX (1u << 16) /* Jr, II */
#define L_MEDIA (1u << 17)  /* newspapers and agencies */
#define L_GROUP (1u << 18)  /* many people: officials, Republicans */
#define L_OPENER (1u << 19) /* lower-case words that open sentences */
#define L_LABEL (1u << 20)  /* nouns that a title or slogan follows */
#define L_THING (1u << 21)  /* roles that are no persons: report, court */
#define L_OWN (1u << 22)    /* documents that are their author's own words */
#define L_SHARED \
    (1u << 23)               /* roles that countries and firms have, too: ally \
                              */
#define L_PLACE (1u << 25)   /* countries, states, big cities */
#define L_ANYONE (1u << 26)  /* roles that tell nobody apart: man, friend */
#define L_ALONE (1u << 27)   /* determiners that may stand alone: some, all */
#define L_NAMING (1u << 28)  /* verbs that call somebody names: dub, dismiss */
#define L_SELF (1u << 29)    /* I: who writes, outside quotes */
#define L_OBLIQUE (1u << 30) /* articles of no subject: dem, des, einen */
#define L_REPORTED (1u << 31) /* verb forms of reported speech: sei, habe */
#define L_THE (1u << 24)      /* determiners of what is known: the, this */

#define L_FIRST (L_FIRST_M | L_FIRST_F | L_SURE_M | L_SURE_F)

/* A part of a table: words, separated by blanks, and their classes. */
struct word_list {
    uint32_t grammar, meaning;
    const char *words;
};

/* Tables; each ends with words == NULL. */
extern const struct word_list words_en[], words_de[], words_fr[], words_es[];
extern const struct word_list words_en_verbs[];
extern const struct word_list names_first[], names_common[], names_places[];
extern const struct word_list names_europe[];

struct lexicon {
    enum language language;
    struct words *grammar, *meaning;
    const struct words *names; /* first names, shared by all languages */
};

/* The lexicons of all languages, at v[0..LANGUAGES).  -1 if memory runs out. */
int lexicon_build(struct lexicon *v);
void lexicon_drop(struct lexicon *v);

/* French and Spanish. */
static inline bool
lexicon_romance(const struct lexicon *l)
{
    return l->language == LANG_FR || l->language == LANG_ES;
}

/* Classes of a word in lower case. */
uint32_t lexicon_grammar(const struct lexicon *l, const char *s, size_t n);
uint32_t lexicon_meaning(const struct lexicon *l, const char *s, size_t n);

#endif
