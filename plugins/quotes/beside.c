/* SPDX-License-Identifier: MIT */
#include "beside.h"

#include "article.h"

#define OFFICE_MOST  10 /* tokens of an office before its holder */
#define PRONOUN_MOST 8  /* tokens after a name to search for a pronoun */
#define VERB_MOST    9  /* tokens from a name to its verb */
#define ROLE_AFTER   5  /* tokens after a comma in which a role may follow */

struct beside
beside_run(const struct article *article, bool inner, const struct run *run)
{
    const struct tokens *tokens =
        inner ? &article->tokens.inner : &article->tokens.outer;

    return (struct beside){ article, tokens->v, (uint32_t)tokens->n, run };
}

static bool
comma_at(const struct beside *beside, uint32_t k)
{
    return k < beside->n && token_is(&beside->tokens[k], ',');
}

/* Is token k punctuation or a quote, or past the end? */
static bool
mark_at(const struct beside *beside, uint32_t k)
{
    return k >= beside->n || beside->tokens[k].kind >= TOKEN_MARK;
}

/* ---- places ---- */

/* Is there a preposition of place right before the run: "in Norland"? */
static bool
behind_place_preposition(const struct beside *beside)
{
    const struct token *token = &beside->tokens[beside->run->from];

    return beside->run->from > 0 && (token[-1].bits & F_LOWER) &&
           (article_detail(beside->article, &token[-1]) & D(PLACE_PREPOSITION));
}

bool
beside_located(const struct beside *beside)
{
    return behind_place_preposition(beside) &&
           !(beside->run->to < beside->n &&
               (beside->tokens[beside->run->to].bits & F_POSS)) &&
           !(beside->tokens[beside->run->to - 1].bits & F_POSS);
}

bool
beside_article(const struct beside *beside)
{
    const struct token *token = &beside->tokens[beside->run->from];
    const struct token *next = &beside->tokens[beside->run->to];

    if (beside->run->from == 0 || !(token[-1].meaning & L_THE) ||
        (token[-1].grammar & (G_POSS | G_THAT)))
        return false;
    /* A common noun after the run would be what the article belongs to: "the
     * Ada Lind years". */
    return beside->run->to == beside->n || next->grammar != 0 ||
           !(next->bits & F_LOWER);
}

bool
beside_noun(const struct beside *beside)
{
    const struct token *token = &beside->tokens[beside->run->from];

    return beside->run->from > 1 && token[-1].kind == TOKEN_WORD &&
           (token[-1].bits & F_LOWER) &&
           !(token[-1].grammar & ~(G_CUE | G_NOUN)) &&
           !(token[-1].meaning & (L_ROLE | L_MOD | L_TITLE)) &&
           (token[-2].grammar & G_DET);
}

/* ---- descriptions ---- */

/* Is it a lower-case noun for a person? */
static bool
is_person_role(const struct token *token)
{
    return (token->bits & F_LOWER) && (token->meaning & L_ROLE) &&
           !(token->meaning & L_THING);
}

/* Does a noun for a person follow from token k on, before a preposition, a
 * comma or a full stop: "an aide", "the long-time head"; not "a minister's
 * plan"? */
static bool
role_follows(const struct beside *beside, uint32_t k)
{
    uint32_t end = k + ROLE_AFTER;

    for (; k < end && k < beside->n; k++) {
        if (beside->tokens[k].meaning & L_ROLE)
            return !(beside->tokens[k].meaning & L_THING);
        if ((beside->tokens[k].grammar & G_PREP) ||
            token_is(&beside->tokens[k], ',') ||
            token_is(&beside->tokens[k], '.'))
            return false;
    }
    return false;
}

/* Is it a relative pronoun of persons: "who", not "which"? */
static bool
is_relative_of_person(const struct beside *beside, const struct token *token)
{
    return (token->grammar & G_REL) &&
           !(article_naming(beside->article, token) & N(RELATIVE_OF_THINGS));
}

bool
beside_apposition(const struct beside *beside)
{
    uint32_t k = beside->run->to;
    const struct token *token;

    if (!comma_at(beside, k) || k + 1 >= beside->n ||
        behind_place_preposition(beside))
        return false;
    token = &beside->tokens[k + 1];
    if (token->kind == TOKEN_NUMBER)
        /* an age of two digits: "Ada Lind, 25," */
        return token->end - token->at == 2 && mark_at(beside, k + 2);
    if (token->grammar & G_REL)
        return is_relative_of_person(beside, token);
    /* ", an aide" */
    if ((token->grammar & G_DET) && !(token->grammar & G_POSS))
        return role_follows(beside, k + 2);
    /* ", aide to Ek" */
    if ((token->meaning & L_ROLE) && !(token->meaning & L_THING))
        return true;
    /* ", former aide to Ek" */
    return (token->meaning & L_MOD) && (token->bits & F_LOWER);
}

/* Does punctuation set the name apart from what follows: "Ada Lind,", "Ada Lind
 * (45)", "Ada Lind."? */
static bool
is_set_apart(const struct beside *beside)
{
    return comma_at(beside, beside->run->to) ||
           (beside->run->to < beside->n &&
               (token_is(&beside->tokens[beside->run->to], '(') ||
                   token_is(&beside->tokens[beside->run->to], '.')));
}

/* "aide Ada Lind", "her aide, Ada Lind,": a noun for a person right before the
 * name, or before a comma and a name that is set apart. */
static bool
role_before(const struct beside *beside)
{
    uint32_t i = beside->run->from;

    if (i > 0 && is_person_role(&beside->tokens[i - 1]))
        return true;
    if (i < 3 || !comma_at(beside, i - 1) || !is_set_apart(beside))
        return i == 2 && comma_at(beside, 1) &&
               is_person_role(&beside->tokens[0]) && is_set_apart(beside);
    /* "leur pilier tongien, Ada Lind (" */
    return is_person_role(&beside->tokens[i - 2]) ||
           (lexicon_has(beside->article->lexicon, LANG_ADJECTIVE_BEHIND_NOUN) &&
               beside->tokens[i - 2].grammar == 0 &&
               (beside->tokens[i - 2].bits & F_LOWER) &&
               is_person_role(&beside->tokens[i - 3]));
}

/* "delantero uruguayo Iker Moya": a noun for a person and an adjective after
 * it. */
static bool
role_and_adjective(const struct beside *beside)
{
    uint32_t i = beside->run->from;

    return i > 1 && (beside->tokens[i - 1].bits & F_LOWER) &&
           beside->tokens[i - 1].grammar == 0 &&
           is_person_role(&beside->tokens[i - 2]) &&
           lexicon_has(beside->article->lexicon,
               LANG_ADJECTIVE_BEHIND_NOUN | LANG_COMPOUNDS);
}

/* Is it a noun for a person, which has a capital where all nouns have, or as an
 * office: "The Minister of Fisheries, Ada Lind,"? */
static bool
is_office_noun(const struct beside *beside, const struct token *token)
{
    return is_person_role(token) ||
           (((token->meaning & L_TITLE) ||
                lexicon_has(beside->article->lexicon, LANG_CAPITAL_NOUNS)) &&
               (token->meaning & L_ROLE) && !(token->meaning & L_THING));
}

/* Is it an article of the genitive, where one stands behind its noun: "der Chef
 * der Werft"? */
static bool
is_genitive(const struct beside *beside, const struct token *token)
{
    char last = beside->article->s[token->end - 1];

    return lexicon_has(beside->article->lexicon, LANG_GENITIVE_BEHIND_NOUN) &&
           (token->grammar & G_DET) && (last == 'r' || last == 's');
}

/* "la cheffe d'orchestre Ada Lind", "la porte-parole du gouvernement Ada Lind":
 * a noun for a person, "of" and a noun that names no body stand before it. */
static bool
role_of_field(const struct beside *beside)
{
    uint32_t i = beside->run->from;

    return i > 3 && lexicon_has(beside->article->lexicon, LANG_NOUN_OF_NOUN) &&
           (beside->tokens[i - 1].bits & F_LOWER) &&
           beside->tokens[i - 1].grammar == 0 &&
           !(beside->tokens[i - 1].meaning & (L_ORG | L_WORK | L_LABEL)) &&
           (beside->tokens[i - 2].grammar & G_OF) &&
           is_person_role(&beside->tokens[i - 3]) &&
           (beside->tokens[i - 4].grammar & G_DET);
}

/* "the chairman of the election board, Berdi Annayev," "an inspector with the
 * Port Authority, Ada Lind,": a noun for a person, "of" or the like, words of
 * an office and a comma before the name. */
static bool
office_before(const struct beside *beside)
{
    uint32_t i = beside->run->from, k;

    if (i < 4 || !comma_at(beside, i - 1) || !is_set_apart(beside))
        return false;
    for (k = i - 2; k > 0 && k + OFFICE_MOST > i; k--) {
        if (beside->tokens[k].kind > TOKEN_NUMBER ||
            (beside->tokens[k].grammar & G_CUE))
            return false;
        if (is_office_noun(beside, &beside->tokens[k])) {
            k++;
            /* "présidente chargée des routes" */
            k += beside->tokens[k].grammar == 0 &&
                 lexicon_has(
                     beside->article->lexicon, LANG_ADJECTIVE_BEHIND_NOUN);
            return is_genitive(beside, &beside->tokens[k]) ||
                   ((beside->tokens[k].grammar & G_PREP) &&
                       !(article_detail(beside->article, &beside->tokens[k]) &
                           D(PLACE_PREPOSITION)));
        }
    }
    return false;
}

/* "Author of the only goal, Ada Lind stayed calm": a noun for a person opens
 * the sentence, and the name follows its comma and has a verb. */
static bool
role_opens(const struct beside *beside)
{
    uint32_t i = beside->run->from, k = i;

    if (i < 2 || !comma_at(beside, i - 1) || beside->run->to >= beside->n ||
        !(beside->tokens[beside->run->to].bits & F_LOWER))
        return false;
    for (k = i - 1; k > 0 && k + OFFICE_MOST + 4 > i; k--) {
        const struct token *token = &beside->tokens[k - 1];

        if (token->kind >= TOKEN_MARK || (token->grammar & G_CUE))
            return false;
        if ((token->bits & F_CAP) && (token->meaning & L_ROLE) &&
            !(token->meaning & (L_THING | L_DOC | L_TITLE)))
            return k == 1 ||
                   (token[-1].kind == TOKEN_MARK && !comma_at(beside, k - 2)) ||
                   token[-1].kind == TOKEN_QUOTE;
    }
    return false;
}

bool
beside_office(const struct beside *beside)
{
    return office_before(beside);
}

bool
beside_described(const struct beside *beside)
{
    return beside_apposition(beside) || role_before(beside) ||
           role_opens(beside) || office_before(beside) ||
           role_of_field(beside) || role_and_adjective(beside);
}

bool
beside_sole_role(const struct beside *beside)
{
    return role_before(beside) &&
           !(beside->tokens[beside->run->from - 1].meaning & L_SHARED) &&
           beside->tokens[beside->run->from - 1].kind == TOKEN_WORD;
}

bool
beside_relative(const struct beside *beside)
{
    uint32_t i = beside->run->from, k = beside->run->to;

    /* "Husband Tom reckons" */
    if (i > 0 && (beside->tokens[i - 1].bits & F_CAP) &&
        (beside->tokens[i].meaning & L_FIRST) &&
        (article_naming(beside->article, &beside->tokens[i - 1]) & N(KIN)))
        return true;
    return i > 1 && comma_at(beside, i - 1) &&
           is_person_role(&beside->tokens[i - 2]) &&
           (beside->tokens[i - 2].meaning & (L_MALE | L_FEMALE)) &&
           (comma_at(beside, k) ||
               (k < beside->n && token_is(&beside->tokens[k], '.')));
}

/* ---- verbs and pronouns ---- */

/* The token at which the run's verb would be: after "of" with the name of a
 * place or firm, and after auxiliaries.  "Ada Lind of Port Services has told"
 */
static uint32_t
verb_position(const struct beside *beside)
{
    uint32_t k = beside->run->to, end = k + VERB_MOST;

    if (end > beside->n)
        end = beside->n;
    if (k + 1 < end && (beside->tokens[k].grammar & G_OF)) {
        for (k++; k < end && beside->tokens[k].kind == TOKEN_WORD &&
                  ((beside->tokens[k].bits & F_CAP) ||
                      (beside->tokens[k].grammar & G_DET));)
            k++;
    }
    while (k < end && beside->tokens[k].kind == TOKEN_WORD &&
           (beside->tokens[k].grammar & (G_AUX | G_BE)) &&
           !(beside->tokens[k].grammar & (G_PREP | G_CUE)))
        k++;
    return k;
}

bool
beside_verb(const struct beside *beside)
{
    uint32_t k = verb_position(beside), i = beside->run->from;

    if (i > 0 && (beside->tokens[i - 1].grammar & G_PREP))
        return false; /* "parents in Derby said" */
    if (k < beside->n && (beside->tokens[k].grammar & G_STRONG) &&
        (beside->tokens[k].bits & F_LOWER) &&
        !(beside->tokens[k].grammar & G_ING))
        return true;
    if (i > 1 && (beside->tokens[i - 1].meaning & L_MOD) &&
        (beside->tokens[i - 1].bits & F_LOWER))
        i--; /* "added little Amy" */
    else if (i > 2 && (beside->tokens[i - 1].bits & F_LOWER) &&
             beside->tokens[i - 1].grammar == 0 &&
             (beside->tokens[i - 2].grammar & G_DET) &&
             !(beside->tokens[i - 2].meaning & L_THE))
        i -= 2; /* "said a grinning Boyd" */
    return i > 0 && (beside->tokens[i - 1].grammar & G_STRONG) &&
           !(beside->tokens[i - 1].grammar & (G_ING | G_NOUN | G_HEARER)) &&
           (beside->tokens[i - 1].bits & F_LOWER);
}

/* Where the finite verb is second, a pronoun after it is its subject, and the
 * run is an object: "Über ihre Abreise sagte sie". */
bool
beside_pronoun(const struct beside *beside)
{
    uint32_t k = beside->run->to + 1;

    if (lexicon_has(beside->article->lexicon, LANG_VERB_SECOND) &&
        k < beside->n && (beside->tokens[k].grammar & (G_HE | G_SHE)))
        return false;
    for (k = beside->run->to;
         k < beside->n && k < beside->run->to + PRONOUN_MOST; k++) {
        if (beside->tokens[k].kind != TOKEN_WORD ||
            (beside->tokens[k].bits & F_CAP))
            return false;
        if (beside->tokens[k].grammar & (G_HE | G_SHE))
            return true;
    }
    return false;
}

/* ---- naming ---- */

bool
beside_naming(const struct beside *beside)
{
    return beside->run->from > 0 &&
           (beside->tokens[beside->run->from - 1].meaning & L_LABEL) &&
           (beside->tokens[beside->run->from - 1].bits & F_LOWER);
}

/* Does the noun before the run belong to the office of a person named by it: "o
 * presidente da câmara Rui Lima", "le chef de la police Ada Lind"? */
static bool
office_of_noun(const struct beside *beside)
{
    uint32_t k = beside->run->from;

    if (k < 3 || !(beside->tokens[k].meaning & L_FIRST))
        return false;
    k -= 2;
    k -= k > 1 && (beside->tokens[k].grammar & G_DET);
    return (beside->tokens[k].grammar & G_OF) &&
           is_person_role(&beside->tokens[k - 1]);
}

/* "Bow Coroner's Court": is the run the owner of something with a capital, and
 * does its last word name an office and no person? */
static bool
is_office_of(const struct beside *beside)
{
    uint32_t k = beside->run->to;

    return k > beside->run->from + 1 && k + 1 < beside->n &&
           (beside->tokens[k - 1].meaning & (L_ROLE | L_TITLE)) &&
           !(beside->tokens[k - 1].meaning & L_FIRST) &&
           (beside->tokens[k].bits & F_POSS) &&
           (beside->tokens[k + 1].bits & F_CAP) &&
           (beside->tokens[k + 1].meaning & L_ORG);
}

bool
beside_organisation(const struct beside *beside)
{
    const struct token *token;
    uint32_t k;

    for (k = beside->run->from; k < beside->run->to; k++) {
        if (token_is(&beside->tokens[k], '&'))
            return true;
    }
    if (is_office_of(beside))
        return true;
    if (beside->run->from == 0)
        return false;
    token = &beside->tokens[beside->run->from - 1];
    if (!(token->bits & F_LOWER))
        return false;
    if ((token->meaning & L_THING) && !(token->meaning & L_DOC) &&
        !office_of_noun(beside))
        return true;
    return (article_detail(beside->article, token) & D(ITSELF)) != 0;
}
