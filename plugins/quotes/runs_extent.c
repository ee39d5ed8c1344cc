/* SPDX-License-Identifier: MIT */
#include "runs_extent.h"

#include <string.h>

bool
runs_opens(const struct finder *finder, uint32_t k)
{
    const struct token *before = &finder->tokens[k - 1];

    return k == finder->from || before->kind == TOKEN_QUOTE ||
           token_is(before, '.') || token_is(before, '?') ||
           token_is(before, '!') || token_is(before, ':');
}

/* Is token k a modifier with a capital only because it opens a sentence, or
 * follows a quote and a comma: "Former aide Ada Lind"? */
static bool
is_opening_modifier(const struct finder *finder, uint32_t k)
{
    if (!(finder->tokens[k].meaning & L_MOD))
        return false;
    return runs_opens(finder, k) ||
           (k > finder->from + 1 && token_is(&finder->tokens[k - 1], ',') &&
               finder->tokens[k - 2].kind == TOKEN_QUOTE);
}

/* Is the month at token k a first name: "April Jones", "said June Allen", not
 * "in May Parrott said"? */
static bool
is_month_as_name(const struct finder *finder, uint32_t k)
{
    const struct token *token = &finder->tokens[k];

    if (!(token->meaning & L_DAY) || k + 1 >= finder->to ||
        !(article_detail(finder->article, token) & D(FIRST_NAME_TOO)))
        return false;
    if (k > finder->from &&
        (token[-1].kind == TOKEN_NUMBER ||
            (token[-1].grammar & (G_PREP | G_DET | G_TIME | G_AUX))))
        return false;
    return runs_capital(&token[1]) &&
           !(token[1].meaning & (L_NOTNAME | L_DAY | L_ORG | L_PLACE));
}

/* "The Sun": is the short form of a day at token k a name, since it has an
 * article with a capital, and no number of a date follows? */
static bool
is_day_as_name(const struct finder *finder, uint32_t k)
{
    const struct token *token = &finder->tokens[k];

    return (token->meaning & L_DAY) && token->end - token->at == 3 &&
           k > finder->from && (token[-1].meaning & L_THE) &&
           (token[-1].bits & F_CAP) && k + 1 < finder->to &&
           token[1].kind != TOKEN_NUMBER && !token_is(&token[1], '.') &&
           !(article_detail(finder->article, token) & D(FIRST_NAME_TOO));
}

/* Is token k, which opens a sentence, an initial although it is a word, too:
 * "A. G. Lind"? */
static bool
is_name_initial(const struct finder *finder, uint32_t k)
{
    const struct token *token = &finder->tokens[k];

    return token->end - token->at == 1 && k + 2 < finder->to &&
           token_is(&token[1], '.') && token[1].at == token->end &&
           runs_capital(&token[2]) && runs_opens(finder, k);
}

/* Can token k be a word of a name? */
static bool
is_name_word(const struct finder *finder, uint32_t k)
{
    return k < finder->to && runs_capital(&finder->tokens[k]) &&
           (!(finder->tokens[k].meaning & L_NOTNAME) ||
               is_month_as_name(finder, k) || is_day_as_name(finder, k) ||
               is_name_initial(finder, k));
}

/* Is token k a lower-case title before a name, as French and Spanish have them:
 * "doña Elvira"? */
static bool
is_small_title(const struct finder *finder, uint32_t k)
{
    const struct token *token = &finder->tokens[k];

    return (token->meaning & L_TITLE) && token->kind == TOKEN_WORD &&
           (token->bits & F_LOWER) &&
           lexicon_has(finder->article->lexicon, LANG_SMALL_TITLES) &&
           (is_name_word(finder, k + 1) ||
               ((token->meaning & L_ABBR) && k + 2 < finder->to &&
                   token_is(&token[1], '.') && is_name_word(finder, k + 2)));
}

/* Are tokens k and k + 1 a particle or article and a word with a capital: "den
 * Berg" of "van den Berg"? */
static bool
particle_and_name(const struct finder *finder, uint32_t k)
{
    return k + 1 < finder->to &&
           ((finder->tokens[k].meaning & L_PART) ||
               (finder->tokens[k].grammar & G_DET)) &&
           (finder->tokens[k].bits & F_LOWER) &&
           runs_capital(&finder->tokens[k + 1]);
}

/* "Von der Heide betonte, ...": does a reporting verb with nothing behind it in
 * its clause follow particle, article and name at token k, so that they are its
 * subject? */
static bool
speaks_at_once(const struct finder *finder, uint32_t k)
{
    return lexicon_has(finder->article->lexicon, LANG_CAPITAL_NOUNS) &&
           particle_and_name(finder, k + 1) && k + 4 < finder->to &&
           (finder->tokens[k + 3].grammar & G_STRONG) &&
           (finder->tokens[k + 3].bits & F_LOWER) &&
           finder->tokens[k + 4].kind >= TOKEN_MARK;
}

/* Does a surname begin with its particle at token k, which has a capital inside
 * a sentence: "sagte Von der Heide"? */
static bool
particle_opens(const struct finder *finder, uint32_t k)
{
    const struct token *token = &finder->tokens[k];

    return (token->meaning & L_PART) && (token->meaning & L_NOTNAME) &&
           runs_capital(token) &&
           (!runs_opens(finder, k) || speaks_at_once(finder, k)) &&
           (is_name_word(finder, k + 1) || particle_and_name(finder, k + 1));
}

bool
runs_may_begin(const struct finder *finder, uint32_t k)
{
    const struct token *token = &finder->tokens[k];

    if (token->bits & F_LOWER) /* the usual case, done first */
        return is_small_title(finder, k);
    if (token->kind == TOKEN_WORD && finder->article->s[token->at] == '@')
        /* "@adalind" */
        return token->end - token->at > 2;
    if (particle_opens(finder, k))
        return true;
    return is_name_word(finder, k) && !(token->bits & F_POSS) &&
           !is_opening_modifier(finder, k);
}

/* Is token k a full stop inside a name: "J. Doe", "Dr.  Doe", "Jr.  Doe"? */
static bool
is_inner_stop(const struct finder *finder, uint32_t k)
{
    const struct token *before = &finder->tokens[k - 1];

    if (!token_is(&finder->tokens[k], '.') || k + 1 >= finder->to ||
        !runs_capital(&finder->tokens[k + 1]))
        return false;
    return before->end - before->at == 1 ||
           ((before->meaning & L_ABBR) &&
               ((before->meaning & L_TITLE) || (before->meaning & L_SUFFIX) ||
                   (before->end - before->at == 2 && (before->bits & F_CAP))));
}

/* Does token k join words of an organisation's name: "Marsh & Tully", "Ministry
 * of Roads"?  The run begins at `from`. */
static bool
joins_next_name(const struct finder *finder, uint32_t from, uint32_t k)
{
    if (!is_name_word(finder, k + 1))
        return false;
    if (token_is(&finder->tokens[k], '&'))
        return true;
    return (finder->tokens[k].grammar & G_OF) &&
           (finder->tokens[k].bits & F_LOWER) &&
           (article_detail(finder->article, &finder->tokens[k]) &
               D(JOINS_ORGANIZATION)) &&
           (finder->tokens[k - 1].meaning & L_ORG) &&
           !(finder->tokens[k - 1].meaning & L_TITLE) &&
           !(finder->tokens[from].meaning & L_FIRST);
}

/* Does token k, "and" after "of", continue the name: "Ministry of Roads and
 * Rails"? */
static bool
joins_and(const struct finder *finder, uint32_t from, uint32_t k)
{
    return k >= from + 3 && (finder->tokens[k].grammar & G_CONJ) &&
           (finder->tokens[k - 2].grammar & G_OF) &&
           (finder->tokens[k - 2].bits & F_LOWER) &&
           is_name_word(finder, k + 1) &&
           !(finder->tokens[k + 1].meaning & (L_FIRST | L_TITLE)) &&
           !(k + 2 < finder->to && is_name_word(finder, k + 2));
}

/* Does token k, "and" after the first word, lead to an organisation's last
 * word: "the Bakery and Confectionery Workers Union"? */
static bool
joins_union(const struct finder *finder, uint32_t from, uint32_t k)
{
    uint32_t end = k + 1;

    if (k != from + 1 || k < finder->from + 2 ||
        !(finder->tokens[k].grammar & G_CONJ) ||
        !(finder->tokens[from - 1].meaning & L_THE) ||
        (finder->tokens[from].meaning & (L_FIRST | L_PLACE | L_MEDIA | L_ORG)))
        return false;
    while (
        is_name_word(finder, end) && !(finder->tokens[end].meaning & L_FIRST))
        end++;
    return end > k + 2 && (finder->tokens[end - 1].meaning & L_ORG);
}

/* Do lower-case words continue the name of an organisation, as in French and
 * Spanish: "Compagnie des bacs", "Ministerio de transportes"? */
static bool
joins_small(const struct finder *finder, uint32_t from, uint32_t k)
{
    const struct token *token = &finder->tokens[k];
    const struct token *noun = &finder->tokens[k + 1];

    return lexicon_has(finder->article->lexicon, LANG_SMALL_NAMES) &&
           k == from + 1 && k + 1 < finder->to && (token[-1].meaning & L_ORG) &&
           (token->grammar & G_OF) && (token->bits & F_LOWER) &&
           (article_detail(finder->article, token) & D(JOINS_SMALL_NOUN)) &&
           noun->kind == TOKEN_WORD && (noun->bits & F_LOWER) &&
           noun->grammar == 0 && !(noun->meaning & L_NOTNAME);
}

/* Is token k a possessive ending inside an organisation's name: "Mine Workers'
 * Union", "Children's Hospital"?  Only of plural nouns for people. */
static bool
joins_owner(const struct finder *finder, uint32_t k)
{
    return (finder->tokens[k].bits & F_POSS) &&
           (finder->tokens[k - 1].meaning & L_ROLE) &&
           (finder->tokens[k - 1].meaning & L_GROUP) &&
           is_name_word(finder, k + 1) &&
           (finder->tokens[k + 1].meaning & L_ORG);
}

/* Do token k, a particle, and perhaps an article lead to an organisation? */
static bool
is_affiliation(const struct finder *finder, uint32_t k)
{
    uint32_t i = k + 1;

    if (i + 1 < finder->to && !runs_capital(&finder->tokens[i]))
        i++;
    return i < finder->to && runs_capital(&finder->tokens[i]) &&
           ((finder->tokens[i].meaning & (L_ORG | L_MEDIA)) ||
               ((finder->tokens[i].bits & F_UPPER) &&
                   !(finder->tokens[k - 1].bits & F_UPPER)));
}

/* Does the particle at token j give the origin of the person named from token k
 * on: "Ada Lind von Siemens", "Bram Vonk van Railbaan"?  In German and Dutch a
 * particle of the name follows a first name, one after a surname does not
 * belong to it. */
static bool
tells_origin(const struct finder *finder, uint32_t k, uint32_t j)
{
    const struct lexicon *lexicon = finder->article->lexicon;

    /* "Zum Tod von Ada Lind", "secrétaire d'État de Luc Morel": another
     * person's full name */
    if ((lexicon_has(lexicon, LANG_CAPITAL_NOUNS) ||
            !(finder->tokens[k].meaning & (L_FIRST | L_TITLE))) &&
        j + 2 < finder->to &&
        (finder->tokens[j + 1].meaning & (L_SURE_M | L_SURE_F)) &&
        runs_capital(&finder->tokens[j + 2]))
        return true;
    if ((finder->tokens[j - 1].meaning & L_FIRST) ||
        (j > k + 1 && (article_naming(finder->article, &finder->tokens[j - 1]) &
                          N(NOBILITY)))) /* "Ada Gräfin von Lind" */
        return false;
    return lexicon_has(lexicon, LANG_CAPITAL_NOUNS) ||
           (lexicon_has(lexicon, LANG_VERB_SECOND) && j > k + 1);
}

/* Does the particle at token j join the two surnames of one person: "Ortega y
 * Gasset"; not "Ada Lind y Bo Ruiz", "Ana y Eva Ruiz"?  Other particles than
 * "and" do. */
static bool
joins_surnames(const struct finder *finder, uint32_t k, uint32_t j)
{
    const struct token *token = &finder->tokens[j];

    if (!(article_detail(finder->article, token) & D(JOINS_SUBJECTS)))
        return true;
    if (j == k + 1 && (finder->tokens[k].meaning & L_PLACE))
        return false; /* "Israel y Egipto" */
    return (finder->tokens[k].meaning & L_FIRST) &&
           is_name_word(finder, j + 1) &&
           !(token[1].meaning & (L_FIRST | L_TITLE | L_ORG | L_PLACE)) &&
           !is_name_word(finder, j + 2) &&
           !(j + 3 < finder->to && (token[2].meaning & L_PART) &&
               is_name_word(finder, j + 3));
}

/* "contó a EFE Ada Lind", "dit à l'AFP Ada Lind": is the agency in capitals at
 * token k told something, with a name of two words behind it? */
static bool
told_to_agency(const struct finder *finder, uint32_t k)
{
    uint32_t to = k;

    to -= to > finder->from && (finder->tokens[to - 1].grammar & G_DET);
    return to > finder->from + 1 && (finder->tokens[k].bits & F_UPPER) &&
           (finder->tokens[to - 1].grammar & G_PREP) &&
           (finder->tokens[to - 2].grammar & G_CUE) &&
           is_name_word(finder, k + 2) &&
           !((finder->tokens[k + 1].meaning | finder->tokens[k + 2].meaning) &
               (L_ORG | L_MEDIA | L_PLACE));
}

/* "a estimé sur LCI M. Lind": is token j a form of address behind a station in
 * capitals at token k, whom something was told? */
static bool
station_before_title(const struct finder *finder, uint32_t k, uint32_t j)
{
    return j == k + 1 && k > finder->from &&
           (finder->tokens[k].bits & F_UPPER) &&
           (finder->tokens[k - 1].grammar & G_PREP) &&
           (finder->tokens[j].meaning & L_TITLE) &&
           !(finder->tokens[j].meaning & L_ROLE);
}

uint32_t
runs_end(const struct finder *finder, uint32_t k)
{
    uint32_t j = k + 1;

    if (joins_small(finder, k, j))
        return j + 2;
    if (particle_opens(finder, k) && particle_and_name(finder, j))
        j += 2;
    /* "told AFP Ada Lind": two names. */
    if ((finder->tokens[k].meaning & L_MEDIA) &&
        ((finder->tokens[k].bits & F_UPPER) ||
            (k > finder->from && (finder->tokens[k - 1].grammar & G_PREP))) &&
        is_name_word(finder, j) &&
        ((finder->tokens[j].meaning & L_FIRST) || told_to_agency(finder, k)))
        return j;
    for (; j < finder->to; j++) {
        const struct token *token = &finder->tokens[j];

        if (station_before_title(finder, k, j))
            return j;
        if (is_name_word(finder, j))
            continue;
        if (is_inner_stop(finder, j) || joins_next_name(finder, k, j) ||
            joins_and(finder, k, j) || joins_union(finder, k, j) ||
            joins_owner(finder, j))
            continue;
        /* "Yann Le Goff", where "le" is an article, too; "Koen Van den Berg" */
        if (runs_capital(token) && (token->meaning & L_PART) &&
            (is_name_word(finder, j + 1) || particle_and_name(finder, j + 1)) &&
            lexicon_has(finder->article->lexicon, LANG_SMALL_NAMES))
            continue;
        /* "Elena Bajo, decana": a surname that is a function word, too */
        if (runs_capital(token) && (token->grammar & G_PREP) && j == k + 1 &&
            (finder->tokens[k].meaning & L_FIRST) &&
            lexicon_has(finder->article->lexicon, LANG_SMALL_NAMES))
            continue;
        /* "Lorraine Two Bulls" */
        if (runs_capital(token) && (token->grammar & G_DET) &&
            is_name_word(finder, j + 1) &&
            (finder->tokens[j - 1].meaning & L_FIRST))
            continue;
        if (!(token->meaning & L_PART) || !(token->bits & F_LOWER) ||
            tells_origin(finder, k, j) || !joins_surnames(finder, k, j))
            break;
        /* "Ana Ruiz de la Universidad", "Jean Noir de la SNCF": where somebody
         * is from. */
        if (j > k + 1 && is_affiliation(finder, j))
            break;
        /* Particles: "de la", "van der" and a capital. */
        if (j + 1 < finder->to && runs_capital(&finder->tokens[j + 1]) &&
            !(finder->tokens[j + 1].meaning & L_NOTNAME))
            continue;
        if (particle_and_name(finder, j + 1)) {
            j++; /* "von der Heide": over the article */
            continue;
        }
        break;
    }
    /* A full stop at the end is not part of the name. */
    while (j > k + 1 && finder->tokens[j - 1].kind == TOKEN_MARK)
        j--;
    return j;
}
