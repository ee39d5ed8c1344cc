/* SPDX-License-Identifier: MIT */
#include "evidence.h"

#include <string.h>

#include "article.h"
#include "beside.h"
#include "human.h"
#include "names.h"

/* How a word is used in the article as the last word of a name, or alone. */
enum {
    STANDS_SPEAKS = 1,     /* "Lind said" */
    STANDS_ALONE = 2,      /* "Lind", without a determiner and not as a place */
    STANDS_TITLED = 4,     /* "Mrs Lind" */
    STANDS_LOCATED = 8,    /* "in Lind", "in Port Lind" */
    STANDS_DESCRIBED = 16, /* "Ada Lind, 25," */
    STANDS_OF_THING = 32,  /* "the Lind 9" */
    STANDS_AS_THING = 64   /* "la tempête Ada", "Lake Ada" */
};

/* Uses that only a surname has. */
#define SURNAME (STANDS_SPEAKS | STANDS_ALONE | STANDS_TITLED)

/* ---- the whole article ---- */

/* The STANDS_* bits of a run of one word that is not a place. */
static uint8_t
survey_single_word(const struct beside *beside)
{
    const struct token *token = &beside->tokens[beside->run->from];

    if (beside->run->core > beside->run->from)
        return STANDS_TITLED;
    if (beside->run->from > 0 && (token[-1].grammar & G_DET))
        return 0;
    return beside_verb(beside) ? STANDS_SPEAKS | STANDS_ALONE : STANDS_ALONE;
}

void
evidence_survey(const struct article *article, struct cast *cast)
{
    uint32_t words[CORE_MOST], n;
    size_t i;

    cast->stands = pool_alloc(article->pool, article->forms.n);
    memset(cast->stands, 0, article->forms.n);
    for (i = 0; i < article->outer.n; i++) {
        struct beside beside = beside_run(article, false, &article->outer.v[i]);

        n = runs_core(article, false, beside.run, words);
        if (n == 0)
            continue;
        if (beside_located(&beside))
            cast->stands[words[n - 1]] |= STANDS_LOCATED;
        else if (n == 1)
            cast->stands[words[0]] |= survey_single_word(&beside);
        if (beside_article(&beside))
            cast->stands[words[0]] |= STANDS_OF_THING;
        if (beside_noun(&beside))
            cast->stands[words[0]] |= STANDS_AS_THING;
        if (n > 1 && beside.run->core == beside.run->from &&
            !(article->forms.v[words[0]].word->meaning & L_FIRST))
            cast->stands[words[n - 1]] |= STANDS_AS_THING;
        if (n > 1 && beside_described(&beside))
            cast->stands[words[n - 1]] |= STANDS_DESCRIBED;
    }
}

/* ---- words ---- */

/* The vocabulary entry of a form. */
static const struct entry *
word_of_form(const struct article *article, uint32_t form)
{
    return article->forms.v[form].word;
}

/* Does a preposition or conjunction join the words: "Ministry of Roads and
 * Rails"?  Particles of names ("van") do not count. */
static bool
has_joining_word(
    const struct article *article, const uint32_t *words, uint32_t n)
{
    uint32_t i;

    for (i = 0; i < n; i++) {
        const struct entry *entry = word_of_form(article, words[i]);

        if ((entry->grammar & (G_PREP | G_CONJ)) && !(entry->bits & F_CAP) &&
            !(entry->meaning & L_PART))
            return true;
    }
    return false;
}

/* Is it a plural noun for persons, which is not a surname: "Florence Advisors"?
 */
static bool
is_plural_role(const struct entry *last)
{
    return (last->meaning & (L_ROLE | L_GROUP)) == (L_ROLE | L_GROUP);
}

/* Is it a compound adjective: "Norland-based", "Lind-led"? */
static bool
ends_like_adjective(const struct article *article, const struct entry *last)
{
    size_t i = last->n;

    if (!(last->bits & F_DASH))
        return false;
    while (last->s[i - 1] != '-')
        i--;
    return lang_word(article->lexicon->language, last->s + i,
               last->n - i)[LANG_NAME_GROUP] &
           N(BEHIND_NAME);
}

/* Is it the number of a king or pope: "VI"?  One letter may be an initial. */
static bool
is_roman_number(const struct entry *last)
{
    size_t i = 0;

    while (i < last->n && strchr("IVX", last->s[i]) != NULL)
        i++;
    return i == last->n && last->n > 1;
}

/* ---- a person? ---- */

bool
evidence_calls_himself(const struct article *article, uint32_t k)
{
    const struct token *tokens = article->tokens.outer.v;
    uint32_t i;

    if (k < 2 || !(tokens[k - 1].grammar & G_AS) ||
        !(tokens[k - 1].bits & F_LOWER))
        return false;
    for (i = k - 2; i > 0 && i + 4 > k; i--) {
        if ((tokens[i].bits & F_LOWER) &&
            (article_detail(article, &tokens[i]) & D(NAMES_HIMSELF)))
            return true;
    }
    return false;
}

/* Are all titles before the name also used before common nouns: "General
 * Election", "Private Meeting"? */
static bool
weakly_titled(const struct beside *beside)
{
    uint32_t k;

    /* "Unión Ganadera Regional" */
    if (beside->run->core > beside->run->from &&
        (beside->tokens[beside->run->from].meaning & (L_ORG | L_ROLE)) == L_ORG)
        return true;
    for (k = beside->run->from; k < beside->run->core; k++) {
        if ((beside->tokens[k].meaning & (L_TITLE | L_ROLE)) &&
            !(article_naming(beside->article, &beside->tokens[k]) &
                N(WEAK_TITLE)))
            return false;
    }
    return beside->run->core > beside->run->from;
}

/* Is it a first name that shares the surname of the next: "Kirra and Wazza
 * Lind", where "Kirra said" occurs, too? */
static bool
shares_surname(
    const struct article *article, const struct beside *beside, uint32_t form)
{
    uint32_t k = beside->run->to;

    return (article->cast.stands[form] & STANDS_SPEAKS) && k + 2 < beside->n &&
           (article_detail(article, &beside->tokens[k]) & D(JOINS_SUBJECTS)) &&
           beside->tokens[k + 1].kind == TOKEN_WORD &&
           (beside->tokens[k + 1].bits & F_CAP) &&
           (beside->tokens[k + 2].bits & F_CAP) &&
           !((beside->tokens[k + 1].meaning | beside->tokens[k + 2].meaning) &
               (L_ORG | L_PLACE | L_TITLE | L_MEDIA));
}

/* "Maxime, la trentaine,", "Maxime, 8 ans,": is it a first name that can be
 * nothing else, with a comma and a small letter or a number behind it?  Before
 * a preposition it may be a town: "Victoria, in the south". */
static bool
is_first_name_described(
    const struct article *article, const struct beside *beside, uint32_t form)
{
    const struct entry *entry = word_of_form(article, form);
    uint32_t k = beside->run->to;

    return (entry->meaning & (L_SURE_M | L_SURE_F)) && !entry->common &&
           !(article->cast.stands[form] &
               (STANDS_LOCATED | STANDS_OF_THING | STANDS_AS_THING)) &&
           k + 1 < beside->n && token_is(&beside->tokens[k], ',') &&
           ((beside->tokens[k + 1].bits & F_DIGIT) ||
               (beside->tokens[k + 1].grammar & G_DET)) &&
           !(beside->run->from > 0 &&
               (beside->tokens[beside->run->from - 1].grammar & G_PREP));
}

/* Is a run of one word a person's name? */
static bool
is_person_by_one_word(const struct article *article,
    const struct beside *beside, bool titled, uint32_t form)
{
    const struct entry *entry = word_of_form(article, form);

    if ((entry->meaning & (L_ORG | L_NOTNAME | L_DAY | L_MEDIA | L_PLACE)) ||
        (entry->meaning & L_TITLE))
        return false;
    /* "General" alone before a word says little; that the word is used alone
     * elsewhere confirms it. */
    if (titled)
        return !weakly_titled(beside) ||
               (article->cast.stands[form] & STANDS_ALONE);
    if (entry->bits & F_UPPER)
        return false;
    /* "der 21 Jahre alte Mann": a noun */
    if ((entry->meaning & (L_ROLE | L_FIRST)) == L_ROLE &&
        lexicon_has(article->lexicon, LANG_CAPITAL_NOUNS))
        return false;
    if (beside_sole_role(beside))
        return true;
    if ((entry->meaning & L_FIRST) &&
        !(article->cast.stands[form] & (STANDS_LOCATED | STANDS_OF_THING)) &&
        (beside_verb(beside) || beside_naming(beside) ||
            beside_apposition(beside)))
        return true;
    /* "Olivier a décidé": a first name that can be nothing else, with a
     * capital inside of sentences, too */
    if ((entry->meaning & (L_SURE_M | L_SURE_F)) && !entry->common &&
        article->forms.v[form].inside > 0 &&
        !(article->cast.stands[form] &
            (STANDS_LOCATED | STANDS_OF_THING | STANDS_AS_THING)) &&
        human_opens_clause(beside))
        return true;
    if (is_first_name_described(article, beside, form))
        return true;
    /* "her husband, Timur," */
    if (beside_relative(beside) || shares_surname(article, beside, form))
        return true;
    /* "Moonbeam said she" */
    return beside_verb(beside) && beside_pronoun(beside);
}

/* Is it a person's name by its words: is the first a known first name, and does
 * nothing speak against it? */
static bool
is_person_by_first_name(const struct article *article,
    const struct beside *beside, const uint32_t *words, uint32_t n)
{
    const struct entry *first = word_of_form(article, words[0]);
    const struct entry *last = word_of_form(article, words[n - 1]);
    uint8_t stands = article->cast.stands[words[n - 1]];

    /* "Encarna Fuentes": where offices have small letters a surname */
    if (!(first->meaning & L_FIRST) ||
        (is_plural_role(last) &&
            !(lexicon_has(article->lexicon, LANG_SMALL_NAMES) &&
                (first->meaning & (L_SURE_M | L_SURE_F)))))
        return false;
    if (first->naming & N(PARTICLE_OF_THINGS))
        return (stands & SURNAME) != 0; /* "Al Gore", not "El Alto" */
    if (first->meaning & (L_SURE_M | L_SURE_F))
        return true;
    /* "Virginia Beach", "in Virginia Beach", "Free Palestine" */
    if (((n > 2 || first->common) && (last->meaning & L_PLACE)) ||
        beside_located(beside))
        return false;
    return (stands & SURNAME) ||
           /* Two common nouns ("Rose Garden") need the surname elsewhere. */
           !((first->common && last->common) || (first->meaning & L_PLACE));
}

/* "Jonah Hill", "Kanye West": is it a surname although it is a word for a
 * place, since the bearer speaks or is described? */
static bool
surname_of_things(const struct article *article, const struct beside *beside,
    const uint32_t *words)
{
    uint8_t stands = article->cast.stands[words[1]];

    return (word_of_form(article, words[0])->meaning & (L_SURE_M | L_SURE_F)) &&
           !(word_of_form(article, words[0])->meaning & (L_ORG | L_PLACE)) &&
           ((stands & (STANDS_SPEAKS | STANDS_TITLED)) ||
               beside_described(beside));
}

/* Does the surname speak elsewhere: "Yuki Harada", where "Harada said" occurs?
 */
static bool
speaks_elsewhere(
    const struct article *article, const uint32_t *words, uint32_t n)
{
    return n <= 3 && (article->cast.stands[words[n - 1]] & STANDS_SPEAKS) &&
           !(word_of_form(article, words[n - 1])->meaning &
               (L_PLACE | L_MEDIA)) &&
           !(word_of_form(article, words[0])->meaning & L_PLACE);
}

/* "Paris Brandau", where "sagte Brandau" occurs: is it the name of a place and
 * a word that speaks elsewhere and means nothing else? */
static bool
place_is_first_name(
    const struct article *article, const uint32_t *words, uint32_t n)
{
    const struct entry *last = word_of_form(article, words[n - 1]);

    return n == 2 && (word_of_form(article, words[0])->meaning & L_PLACE) &&
           (article->cast.stands[words[1]] & STANDS_SPEAKS) && !last->common &&
           last->grammar == 0 &&
           !(last->meaning & (L_PLACE | L_ORG | L_ROLE | L_MEDIA | L_TITLE)) &&
           !(last->bits & (F_UPPER | F_DASH));
}

/* Is the last word used alone elsewhere, and the first never, as of persons:
 * "Tanisha Lind" and "Lind", but "Norland Steel" and "Norland"? */
static bool
is_called_by_surname(
    const struct article *article, const uint32_t *words, uint32_t n)
{
    const struct entry *first = word_of_form(article, words[0]);
    const struct entry *last = word_of_form(article, words[n - 1]);

    return n == 2 && !first->common && !last->common && first->grammar == 0 &&
           !((first->meaning | last->meaning) &
               (L_ORG | L_PLACE | L_MEDIA | L_DAY | L_NOTNAME | L_ROLE)) &&
           !((first->bits | last->bits) & F_UPPER) &&
           (article->cast.stands[words[1]] &
               (STANDS_ALONE | STANDS_LOCATED | STANDS_OF_THING)) ==
               STANDS_ALONE &&
           !article->cast.stands[words[0]];
}

/* Are all its words in no list, or in those of names alone? */
static bool
is_plain_name(const struct article *article, const uint32_t *words, uint32_t n)
{
    uint32_t i;

    for (i = 0; i < n; i++) {
        const struct entry *entry = word_of_form(article, words[i]);

        if (entry->meaning & L_PART)
            continue;
        if (entry->common || entry->grammar != 0 ||
            (entry->meaning & (L_ORG | L_PLACE | L_MEDIA | L_DAY | L_NOTNAME |
                                  L_ROLE | L_WORK | L_THING | L_LABEL)) ||
            (entry->bits & F_UPPER))
            return false;
    }
    return n > 1 && n < 5;
}

/* "Tsai Mei-hua", "Kim Sung-min": is the last word two syllables, the second in
 * lower case? */
static bool
is_of_syllables(
    const struct article *article, const uint32_t *words, uint32_t n)
{
    const struct entry *last = word_of_form(article, words[n - 1]);
    const char *dash = memchr(last->s, '-', last->n);
    size_t first = dash != NULL ? (size_t)(dash - last->s) : 0;

    return n == 2 && is_plain_name(article, words, n) && first > 1 &&
           first < 6 && last->n < first + 1 + 6 && last->n > first + 2 &&
           dash[1] >= 'a' && dash[1] <= 'z' &&
           memchr(dash + 1, '-', last->n - first - 1) == NULL;
}

/* Is it a person's name by its context, and by how its last word is used
 * elsewhere? */
static bool
is_person_by_context(const struct article *article, const struct beside *beside,
    const uint32_t *words, uint32_t n)
{
    const struct entry *first = word_of_form(article, words[0]);
    const struct entry *last = word_of_form(article, words[n - 1]);
    uint8_t stands = article->cast.stands[words[n - 1]];

    if ((last->meaning & L_PLACE) ||
        ((first->meaning & L_PLACE) && !beside_sole_role(beside)) ||
        ((stands & STANDS_LOCATED) && !(stands & SURNAME)))
        return false; /* "Highways England said" */
    if (beside_described(beside) || speaks_elsewhere(article, words, n) ||
        ((stands & STANDS_TITLED) && !first->common && first->grammar == 0) ||
        (!beside_located(beside) && is_called_by_surname(article, words, n)) ||
        (is_plain_name(article, words, n) &&
            (human_speaks(beside) || human_acts(beside) ||
                human_owned(beside) || human_behind_opener(beside) ||
                human_in_brackets(beside))))
        return true;
    return beside_verb(beside) &&
           ((stands & (SURNAME | STANDS_DESCRIBED)) || beside_pronoun(beside) ||
               !(first->common || last->common) || (first->meaning & L_FIRST));
}

/* Where nouns have capitals: do a determiner, an adjective behind one or a
 * number stand before the run, so that it begins with a noun: "der libysche
 * Diktator Lind", "die Hauptstadt Norlands"? */
static bool
begins_with_noun(const struct beside *beside)
{
    uint32_t k = beside->run->from;

    if (k == 0)
        return false;
    if (beside->tokens[k - 1].kind == TOKEN_NUMBER ||
        (beside->tokens[k - 1].grammar & G_DET))
        return true;
    return k > 1 && (beside->tokens[k - 1].bits & F_LOWER) &&
           beside->tokens[k - 1].grammar == 0 &&
           (beside->tokens[k - 2].grammar & (G_DET | G_PREP));
}

/* Is it, where nouns have capitals, a person's name by its context? */
static bool
is_person_among_nouns(const struct article *article,
    const struct beside *beside, const uint32_t *words, uint32_t n)
{
    if (beside_located(beside))
        return false;
    if (place_is_first_name(article, words, n))
        return true;
    return is_plain_name(article, words, n) && !begins_with_noun(beside) &&
           (beside_apposition(beside) || beside_office(beside) ||
               human_in_brackets(beside) || human_acts(beside) ||
               speaks_elsewhere(article, words, n));
}

bool
evidence_person(const struct article *article, bool inner,
    const struct run *run, const uint32_t *words, uint32_t n)
{
    struct beside beside = beside_run(article, inner, run);
    bool titled = run->core > run->from;
    const struct entry *first, *last;

    if (n == 0 || (!titled && beside_organisation(&beside)))
        return false;
    first = word_of_form(article, words[0]);
    last = word_of_form(article, words[n - 1]);
    if (!inner && evidence_calls_himself(article, run->from) &&
        !(last->meaning & (L_ORG | L_PLACE)))
        return true;
    /* Names of persons have no article there. */
    if (!titled && lexicon_has(article->lexicon, LANG_BARE_NAMES) &&
        beside_article(&beside))
        return false;
    if (n == 1)
        return is_person_by_one_word(article, &beside, titled, words[0]);
    /* A surname alone, "De la Vega", is resolved by its full name. */
    if (names_surname(article, words, n) && !titled)
        return false;
    if ((last->meaning & L_ORG) &&
        !((n == 2 && surname_of_things(article, &beside, words)) ||
            human_second_surname(article, words, n)))
        return false;
    /* "Jefe del Estado Mayor", "Dirección General de Aguas" */
    if ((first->meaning & L_PART) &&
        ((word_of_form(article, words[1])->meaning & L_ORG) ||
            (titled && (beside.tokens[run->from].meaning & L_ORG))))
        return false;
    if ((first->meaning & L_ORG) || !(last->bits & F_CAP) ||
        has_joining_word(article, words, n) ||
        ends_like_adjective(article, last))
        return false;
    /* "Norland AG", but "advocate Sudhan DV", "Felipe VI" */
    if ((last->bits & F_UPPER) && !(first->bits & F_UPPER) &&
        !is_roman_number(last))
        return n == 2 && beside_sole_role(&beside);
    if (!inner && article_in_dateline(article, beside.tokens[run->from].at))
        return false;
    if (titled && !weakly_titled(&beside))
        return true;
    /* "Corrie Water", where "the Corrie Dam" occurs, too */
    if (last->common && (article->cast.stands[words[0]] & STANDS_OF_THING))
        return false;
    if (human_abridged(&beside, words, n) ||
        (is_of_syllables(article, words, n) && !beside_located(&beside) &&
            !beside_article(&beside)))
        return true;
    if (is_person_by_first_name(article, &beside, words, n))
        return true;
    /* Where nouns have capitals, "Der Minister sagte" would pass for a name. */
    if (lexicon_has(article->lexicon, LANG_CAPITAL_NOUNS))
        return is_person_among_nouns(article, &beside, words, n);
    return is_person_by_context(article, &beside, words, n);
}
