/* SPDX-License-Identifier: MIT */
#include "runs_extent.h"

#include <string.h>

bool
runs_opens(const struct finder *f, uint32_t k)
{
    const struct token *p = &f->t[k - 1];

    return k == f->from || p->kind == TOKEN_QUOTE || token_is(p, '.') ||
           token_is(p, '?') || token_is(p, '!') || token_is(p, ':');
}

/* "Former aide Ada Lind": a capital only because the sentence opens. */
static bool
modifier(const struct finder *f, uint32_t k)
{
    if (!(f->t[k].meaning & L_MOD))
        return false;
    return runs_opens(f, k) ||
           (k > f->from + 1 && token_is(&f->t[k - 1], ',') &&
               f->t[k - 2].kind == TOKEN_QUOTE);
}

/* "April Jones", "said June Allen", not "in May Parrott said": a month that is
 * a first name. */
static bool
month_name(const struct finder *f, uint32_t k)
{
    const struct token *t = &f->t[k];

    if (!(t->meaning & L_DAY) || k + 1 >= f->to ||
        !(article_detail(f->a, t) & D(FIRST_NAME_TOO)))
        return false;
    if (k > f->from && (t[-1].kind == TOKEN_NUMBER ||
                           (t[-1].grammar & (G_PREP | G_DET | G_TIME | G_AUX))))
        return false;
    return runs_capital(&t[1]) &&
           !(t[1].meaning & (L_NOTNAME | L_DAY | L_ORG | L_PLACE));
}

/* "A. G. Lind" opens a sentence: an initial that is a word, too. */
static bool
initial(const struct finder *f, uint32_t k)
{
    const struct token *t = &f->t[k];

    return t->end - t->at == 1 && k + 2 < f->to && token_is(&t[1], '.') &&
           t[1].at == t->end && runs_capital(&t[2]) && runs_opens(f, k);
}

static bool
name_word(const struct finder *f, uint32_t k)
{
    return k < f->to && runs_capital(&f->t[k]) &&
           (!(f->t[k].meaning & L_NOTNAME) || month_name(f, k) ||
               initial(f, k));
}

/* French and Spanish titles have small letters: "doña Elvira". */
static bool
small_title(const struct finder *f, uint32_t k)
{
    const struct token *t = &f->t[k];

    return (t->meaning & L_TITLE) && t->kind == TOKEN_WORD &&
           (t->bits & F_LOWER) &&
           lexicon_has(f->a->lexicon, LANG_SMALL_TITLES) &&
           (name_word(f, k + 1) ||
               ((t->meaning & L_ABBR) && k + 2 < f->to &&
                   token_is(&t[1], '.') && name_word(f, k + 2)));
}

/* "den Berg" of "van den Berg" */
static bool
particle_and_name(const struct finder *f, uint32_t k)
{
    return k + 1 < f->to &&
           ((f->t[k].meaning & L_PART) || (f->t[k].grammar & G_DET)) &&
           (f->t[k].bits & F_LOWER) && runs_capital(&f->t[k + 1]);
}

/* "sagte Von der Heide": a surname with its particle, which has a capital where
 * no sentence opens. */
static bool
particle_opens(const struct finder *f, uint32_t k)
{
    const struct token *t = &f->t[k];

    return (t->meaning & L_PART) && (t->meaning & L_NOTNAME) &&
           runs_capital(t) && !runs_opens(f, k) &&
           (name_word(f, k + 1) || particle_and_name(f, k + 1));
}

bool
runs_may_begin(const struct finder *f, uint32_t k)
{
    const struct token *t = &f->t[k];

    if (t->bits & F_LOWER) /* as most words do */
        return small_title(f, k);
    if (t->kind == TOKEN_WORD && f->a->s[t->at] == '@')
        return t->end - t->at > 2;
    if (particle_opens(f, k))
        return true;
    return name_word(f, k) && !(t->bits & F_POSS) && !modifier(f, k);
}

/* Is the stop t[k] a part of the name: "J. Doe", "Dr. Doe", "Jr. Doe"? */
static bool
inner_stop(const struct finder *f, uint32_t k)
{
    const struct token *p = &f->t[k - 1];

    if (!token_is(&f->t[k], '.') || k + 1 >= f->to ||
        !runs_capital(&f->t[k + 1]))
        return false;
    return p->end - p->at == 1 ||
           ((p->meaning & L_ABBR) &&
               ((p->meaning & L_TITLE) || (p->meaning & L_SUFFIX) ||
                   (p->end - p->at == 2 && (p->bits & F_CAP))));
}

/* "Marsh & Tully"; "Ministry of Roads": may the name go on behind t[k]? */
static bool
joins(const struct finder *f, uint32_t from, uint32_t k)
{
    if (!name_word(f, k + 1))
        return false;
    if (token_is(&f->t[k], '&'))
        return true;
    return (f->t[k].grammar & G_OF) && (f->t[k].bits & F_LOWER) &&
           (article_detail(f->a, &f->t[k]) & D(JOINS_ORGANIZATION)) &&
           (f->t[k - 1].meaning & L_ORG) && !(f->t[k - 1].meaning & L_TITLE) &&
           !(f->t[from].meaning & L_FIRST);
}

/* "Ministry of Roads and Rails": behind "of", "and" may go on. */
static bool
joins_and(const struct finder *f, uint32_t from, uint32_t k)
{
    return k >= from + 3 && (f->t[k].grammar & G_CONJ) &&
           (f->t[k - 2].grammar & G_OF) && (f->t[k - 2].bits & F_LOWER) &&
           name_word(f, k + 1) &&
           !(f->t[k + 1].meaning & (L_FIRST | L_TITLE)) &&
           !(k + 2 < f->to && name_word(f, k + 2));
}

/* "the Bakery and Confectionery Workers Union" */
static bool
joins_union(const struct finder *f, uint32_t from, uint32_t k)
{
    uint32_t end = k + 1;

    if (k != from + 1 || k < f->from + 2 || !(f->t[k].grammar & G_CONJ) ||
        !(f->t[from - 1].meaning & L_THE) ||
        (f->t[from].meaning & (L_FIRST | L_PLACE | L_MEDIA | L_ORG)))
        return false;
    while (name_word(f, end) && !(f->t[end].meaning & L_FIRST))
        end++;
    return end > k + 2 && (f->t[end - 1].meaning & L_ORG);
}

/* "Compagnie des bacs", "Ministerio de transportes": French and Spanish go on
 * with small letters behind the noun of an organisation. */
static bool
joins_small(const struct finder *f, uint32_t from, uint32_t k)
{
    const struct token *t = &f->t[k], *noun = &f->t[k + 1];

    return lexicon_has(f->a->lexicon, LANG_SMALL_NAMES) && k == from + 1 &&
           k + 1 < f->to && (t[-1].meaning & L_ORG) && (t->grammar & G_OF) &&
           (t->bits & F_LOWER) &&
           (article_detail(f->a, t) & D(JOINS_SMALL_NOUN)) &&
           noun->kind == TOKEN_WORD && (noun->bits & F_LOWER) &&
           noun->grammar == 0 && !(noun->meaning & L_NOTNAME);
}

/* "Mine Workers' Union", "Children's Hospital": whose it is belongs to the
 * name, if it is people's. */
static bool
joins_owner(const struct finder *f, uint32_t k)
{
    return (f->t[k].bits & F_POSS) && (f->t[k - 1].meaning & L_ROLE) &&
           (f->t[k - 1].meaning & L_GROUP) && name_word(f, k + 1) &&
           (f->t[k + 1].meaning & L_ORG);
}

/* Does t[k...], a particle and perhaps an article, lead to an organisation? */
static bool
affiliation(const struct finder *f, uint32_t k)
{
    uint32_t i = k + 1;

    if (i + 1 < f->to && !runs_capital(&f->t[i]))
        i++;
    return i < f->to && runs_capital(&f->t[i]) &&
           ((f->t[i].meaning & (L_ORG | L_MEDIA)) ||
               ((f->t[i].bits & F_UPPER) && !(f->t[k - 1].bits & F_UPPER)));
}

/* "Ada Lind von Siemens", "Bram Vonk van Railbaan": German and Dutch particles
 * stand behind a first name; behind a surname they tell where somebody is
 * from. */
static bool
from_somewhere(const struct finder *f, uint32_t k, uint32_t j)
{
    const struct lexicon *l = f->a->lexicon;

    if (f->t[j - 1].meaning & L_FIRST)
        return false;
    return lexicon_has(l, LANG_CAPITAL_NOUNS) ||
           (lexicon_has(l, LANG_VERB_SECOND) && j > k + 1);
}

/* "Ortega y Gasset", one person's; not "Ada Lind y Bo Ruiz", "Ana y Eva Ruiz".
 */
static bool
joins_surnames(const struct finder *f, uint32_t k, uint32_t j)
{
    const struct token *t = &f->t[j];

    if (!(article_detail(f->a, t) & D(JOINS_SUBJECTS)))
        return true;
    if (j == k + 1 && (f->t[k].meaning & L_PLACE))
        return false; /* "Israel y Egipto" */
    return (f->t[k].meaning & L_FIRST) && name_word(f, j + 1) &&
           !(t[1].meaning & (L_FIRST | L_TITLE | L_ORG | L_PLACE)) &&
           !name_word(f, j + 2) &&
           !(j + 3 < f->to && (t[2].meaning & L_PART) && name_word(f, j + 3));
}

uint32_t
runs_end(const struct finder *f, uint32_t k)
{
    uint32_t j = k + 1;

    if (joins_small(f, k, j))
        return j + 2;
    if (particle_opens(f, k) && particle_and_name(f, j))
        j += 2;
    /* "told AFP Ada Lind": two names. */
    if ((f->t[k].meaning & L_MEDIA) &&
        ((f->t[k].bits & F_UPPER) ||
            (k > f->from && (f->t[k - 1].grammar & G_PREP))) &&
        name_word(f, j) && (f->t[j].meaning & L_FIRST))
        return j;
    for (; j < f->to; j++) {
        const struct token *t = &f->t[j];

        if (name_word(f, j))
            continue;
        if (inner_stop(f, j) || joins(f, k, j) || joins_and(f, k, j) ||
            joins_union(f, k, j) || joins_owner(f, j))
            continue;
        /* "Yann Le Goff", where "le" is an article, too; "Koen Van den Berg" */
        if (runs_capital(t) && (t->meaning & L_PART) &&
            (name_word(f, j + 1) || particle_and_name(f, j + 1)) &&
            lexicon_has(f->a->lexicon, LANG_SMALL_NAMES))
            continue;
        /* "Lorraine Two Bulls" */
        if (runs_capital(t) && (t->grammar & G_DET) && name_word(f, j + 1) &&
            (f->t[j - 1].meaning & L_FIRST))
            continue;
        if (!(t->meaning & L_PART) || !(t->bits & F_LOWER) ||
            from_somewhere(f, k, j) || !joins_surnames(f, k, j))
            break;
        /* "Ana Ruiz de la Universidad", "Jean Noir de la SNCF": where somebody
         * is from. */
        if (j > k + 1 && affiliation(f, j))
            break;
        /* Particles: "de la", "van der" and a capital. */
        if (j + 1 < f->to && runs_capital(&f->t[j + 1]) &&
            !(f->t[j + 1].meaning & L_NOTNAME))
            continue;
        if (particle_and_name(f, j + 1)) {
            j++; /* "von der Heide": over the article */
            continue;
        }
        break;
    }
    /* A stop that seemed to go on belongs to what is before it. */
    while (j > k + 1 && f->t[j - 1].kind == TOKEN_MARK)
        j--;
    return j;
}
