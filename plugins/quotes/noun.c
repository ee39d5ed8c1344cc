/* SPDX-License-Identifier: MIT */
#include "noun.h"

#include "article.h"

#define MIDDLE_MOST 10 /* words between an article and its noun */
/* Words from a determiner to the noun of an attribute with a complement */
#define ATTRIBUTE_MOST 9

/* A noun phrase being read. */
struct reader {
    const struct article *article;
    const struct token *tokens;
    uint32_t from, to; /* the sentence */
    size_t run;        /* the next run */
};

/* Is it a person by name? */
static bool
is_person_entity(const struct article *article, uint32_t who)
{
    return who != NAME_NONE && article->cast.v[who].kind == ENTITY_PERSON;
}

/* Does a run begin at token k?  If so, reader->run is that run. */
static bool
run_begins_at(struct reader *reader, uint32_t k)
{
    const struct run *runs = reader->article->outer.v;

    if (k >= reader->to || !(reader->tokens[k].part & T_RUN))
        return false;
    while (runs[reader->run].from < k)
        reader->run++;
    return true;
}

/* Can token k be inside a noun phrase? */
static bool
is_plain(const struct reader *reader, uint32_t k)
{
    return k < reader->to && (reader->tokens[k].part & T_PLAIN);
}

static bool
nouns_are_capital(const struct reader *reader)
{
    return lexicon_has(reader->article->lexicon, LANG_CAPITAL_NOUNS);
}

/* Is token k a role, a noun by which somebody can be known? */
static bool
is_role(const struct reader *reader, uint32_t k)
{
    return (reader->tokens[k].meaning & L_ROLE) && is_plain(reader, k) &&
           (!nouns_are_capital(reader) ||
               noun_is_capital(reader->tokens, k, reader->to));
}

/* Is token k a role, or do few plain words lead from it to one? */
static bool
is_role_ahead(const struct reader *reader, uint32_t k)
{
    return k < reader->to && (reader->tokens[k].part & T_AHEAD);
}

/* Does a modifier open a noun phrase here, with a role or a person's name after
 * it: "former harbour chief Ada Lind", "retired Lt.  Gen.  Lind"? */
static bool
modifier_opens(struct reader *reader, uint32_t k)
{
    const struct runs *runs = &reader->article->outer;
    size_t run = reader->run;
    uint32_t i;

    if (k >= reader->to || !(reader->tokens[k].meaning & L_MOD) ||
        !is_plain(reader, k))
        return false;
    for (i = k + 1; i < reader->to && i < k + 5; i++) {
        if (is_role(reader, i))
            return true;
        while (run < runs->n && runs->v[run].from < i)
            run++;
        if (run < runs->n && runs->v[run].from == i) {
            if (is_person_entity(reader->article, runs->v[run].who))
                return true;
            i = runs->v[run].to - 1;
        } else if (!is_plain(reader, i)) {
            return false;
        }
    }
    return false;
}

/* Is token k a verb, which ends the phrase: "the judge rubbed his chin"?  A
 * word in -ed counts as one unless a noun may follow. */
static bool
is_verb_here(const struct reader *reader, uint32_t k)
{
    const struct token *token = &reader->tokens[k];
    const struct token *next = &reader->tokens[k + 1];

    if (token->grammar & G_VERB)
        return true;
    if (reader->article->s[token->end - 1] != 'd' ||
        token->end - token->at < 5 ||
        reader->article->s[token->end - 2] != 'e' || (token->bits & F_DASH))
        return false;
    return k + 1 >= reader->to || next->kind != TOKEN_WORD ||
           (next->grammar & NOUN_BLOCKS) || (next->bits & (F_CAP | F_ADVERB));
}

/* Is token k, a role, an adjective of the organization or document right before
 * it: "le groupe universitaire", "el movimiento campesino"? */
static bool
is_adjective_of_thing(const struct reader *reader, uint32_t k, uint32_t head)
{
    return head != NAME_NONE && head + 1 == k &&
           (reader->tokens[head].meaning & L_THING) &&
           !(reader->tokens[k].meaning & L_THING) &&
           (reader->tokens[k].bits & F_LOWER) &&
           lexicon_has(reader->article->lexicon, LANG_ADJECTIVE_BEHIND_NOUN);
}

/* Does token k belong to the phrase?  `open`: a determiner or the like began
 * it, so that any noun may follow.  *head is its role so far, and is set to k
 * if that is one. */
static bool
may_take_word(struct reader *reader, uint32_t k, bool open, uint32_t *head)
{
    const struct token *token = &reader->tokens[k];

    if ((token->bits & F_ADVERB) &&
        (k == reader->from || !(token[-1].grammar & G_DET)))
        return false;
    /* Where nouns have capitals the phrase ends with its first noun. */
    if (nouns_are_capital(reader) && k > reader->from &&
        (token[-1].bits & F_CAP) && !(token[-1].grammar & NOUN_BLOCKS) &&
        !(token[-1].meaning & L_MOD))
        return false;

    /* "Das werde aber dauern" */
    if (nouns_are_capital(reader) && (token->meaning & L_REPORTED))
        return false;

    if (token->kind == TOKEN_NUMBER && !(token->meaning & L_ROLE))
        return open;
    if ((token->grammar & G_CONJ) && *head != NAME_NONE && k + 1 < reader->to &&
        is_role(reader, k + 1))
        return true; /* "founder and chief executive" */
    if ((token->grammar & G_CONJ) && open && *head == NAME_NONE &&
        k > reader->from && is_plain(reader, k - 1) &&
        is_role_ahead(reader, k + 1) && !is_role(reader, k + 1))
        return true; /* "the energy and mines ministry" */
    if (!is_plain(reader, k))
        return false;
    if (is_role(reader, k)) {
        if (!is_adjective_of_thing(reader, k, *head))
            *head = k;
        return true;
    }
    if (*head != NAME_NONE)
        return is_role_ahead(reader, k);
    return open && ((token->meaning & L_MOD) || !is_verb_here(reader, k));
}

/* "no longer", "no more": "no" is not a determiner. */
static bool
is_no_longer(const struct reader *reader, uint32_t k)
{
    return (reader->tokens[k].grammar & G_AUX) && k + 1 < reader->to &&
           (reader->tokens[k + 1].grammar & G_AUX);
}

/* French "des" after a noun: is it "of the"? */
static bool
is_of_the(const struct reader *reader, uint32_t k)
{
    return lexicon_has(reader->article->lexicon, LANG_NOUN_OF_NOUN) &&
           (reader->tokens[k].grammar & G_OF) && k > reader->from &&
           reader->tokens[k - 1].kind == TOKEN_WORD &&
           (reader->tokens[k - 1].grammar == 0 ||
               (reader->tokens[k - 1].meaning & L_ROLE));
}

/* Portuguese "a" before a plural noun: is it "to", "disse a jornalistas"? */
static bool
is_to_several(const struct reader *reader, uint32_t k)
{
    return (reader->tokens[k].grammar & G_PREP) &&
           (reader->tokens[k].grammar & G_DET) && k + 1 < reader->to &&
           (reader->tokens[k + 1].meaning & L_GROUP) &&
           (reader->tokens[k + 1].bits & F_LOWER);
}

/* "der für den Hafen zuständige Vizechef": the noun after a participle or
 * adjective that has a complement of its own, from the preposition at token i,
 * behind the determiner at token k; i if there is none.  Behind a comma it
 * would be a relative clause. */
static uint32_t
skip_attribute(const struct reader *reader, uint32_t k, uint32_t i)
{
    const struct token *tokens = reader->tokens;
    uint32_t j, end = i + ATTRIBUTE_MOST;
    bool noun = false;

    if (!nouns_are_capital(reader) || i >= reader->to ||
        !(tokens[i].grammar & G_PREP) || !(tokens[i].bits & F_LOWER) ||
        (k > reader->from && token_is(&tokens[k - 1], ',')))
        return i;
    for (j = i + 1;
         j + 1 < end && j + 1 < reader->to && tokens[j].kind <= TOKEN_NUMBER;
         j++) {
        if (noun && (tokens[j].bits & F_LOWER) &&
            (tokens[j + 1].bits & F_CAP) && !(tokens[j].grammar & NOUN_BLOCKS))
            return j + 1;
        noun |= (tokens[j].bits & F_CAP) || tokens[j].kind == TOKEN_NUMBER;
    }
    return i;
}

/* The first token from k on after determiners and numbers: "all the", "his
 * two". */
static uint32_t
skip_determiners(const struct reader *reader, uint32_t k)
{
    uint32_t i = k;

    while (i < reader->to && i < k + 4 &&
           reader->tokens[i].kind != TOKEN_MARK &&
           (((reader->tokens[i].grammar & G_DET) && !is_no_longer(reader, i) &&
                !is_of_the(reader, i) && !is_to_several(reader, i) &&
                !(reader->tokens[i].grammar & (G_THAT | G_REL))) ||
               (i > k && reader->tokens[i].kind == TOKEN_NUMBER &&
                   !(reader->tokens[i].meaning & L_ROLE))))
        i++;
    if (i > k)
        i = skip_attribute(reader, k, i);
    /* "der mittlerweile 35-jährige Koch", "der heute 21 Jahre alte Mann" */
    if (i > k && i + 2 < reader->to && nouns_are_capital(reader) &&
        (reader->tokens[i].bits & F_LOWER) &&
        (reader->tokens[i + 1].bits & F_DIGIT))
        i += reader->tokens[i + 1].kind == TOKEN_NUMBER ? 2 : 1;
    /* "der 21 Jahre alte Mann" */
    if (i > k + 1 && i + 2 < reader->to &&
        reader->tokens[i - 1].kind == TOKEN_NUMBER &&
        (reader->tokens[i].grammar & G_TIME) &&
        (reader->tokens[i].bits & F_CAP) &&
        (reader->tokens[i + 1].bits & F_LOWER) &&
        (reader->tokens[i + 2].bits & F_CAP))
        i += 2;
    return i;
}

/* Does the phrase go on at token k, after a run: "Lind aides", "Lind campaign
 * manager", and, if it has a determiner, "the Lind plan"?  Where nouns are
 * joined by "of", what follows a person is a verb: "a prefeita Ada Lima
 * fechou". */
static bool
phrase_goes_on_after_run(struct reader *reader, uint32_t k, bool det)
{
    if (k >= reader->to || !(reader->tokens[k].bits & F_LOWER) ||
        (reader->tokens[k].meaning & L_DAY) || /* "l'Élysée jeudi" */
        (lexicon_has(reader->article->lexicon, LANG_NOUN_OF_NOUN) &&
            is_person_entity(
                reader->article, reader->article->outer.v[reader->run].who)))
        return false;
    if (is_role_ahead(reader, k))
        return true;
    return det && is_plain(reader, k) && !is_verb_here(reader, k) &&
           !(reader->tokens[k].bits & F_ADVERB);
}

/* Does a person's name at token i begin a phrase of its own?  In French and
 * Spanish it does after a noun that is not a role: "à la sortie du port Ada
 * Lind". */
static bool
person_opens_own_phrase(
    const struct reader *reader, uint32_t i, uint32_t first, uint32_t head)
{
    return lexicon_has(reader->article->lexicon, LANG_NOUN_OF_NOUN) &&
           i > first && head == NAME_NONE &&
           (reader->tokens[i - 1].bits & F_LOWER) &&
           !(reader->tokens[i - 1].meaning & L_MOD) &&
           is_person_entity(
               reader->article, reader->article->outer.v[reader->run].who);
}

/* Does token i follow a document, which has no name after it: "in its statement
 * Lindmar said"? */
static bool
follows_document(const struct reader *reader, uint32_t i, uint32_t head)
{
    return head != NAME_NONE && head + 1 == i &&
           (reader->tokens[head].meaning & L_DOC) &&
           (reader->tokens[head].bits & F_LOWER);
}

/* Is token k a word between a role and a person's name: French and Spanish
 * adjectives, "el delantero uruguayo Iker Moya", and Dutch nouns, "hoogleraar
 * ecologie Ada Vonk"? */
static bool
is_adjective_before_name(struct reader *reader, uint32_t k, uint32_t head)
{
    return lexicon_has(reader->article->lexicon,
               LANG_ADJECTIVE_BEHIND_NOUN | LANG_COMPOUNDS) &&
           head != NAME_NONE && head + 1 == k && is_plain(reader, k) &&
           (reader->tokens[k].bits & F_LOWER) && run_begins_at(reader, k + 1) &&
           is_person_entity(
               reader->article, reader->article->outer.v[reader->run].who);
}

/* Set the kind of a phrase whose end is known. */
static void
set_kind(const struct article *article, struct phrase *phrase)
{
    /* A phrase that ends with a name is one; a name inside is a modifier. */
    if (phrase->run != NAME_NONE &&
        (article->outer.v[phrase->run].to == phrase->to ||
            (phrase->bits & P_POSSESSIVE))) {
        phrase->kind = PHRASE_NAME;
        phrase->bits &= (uint16_t)~P_MODIFIER;
        if (is_person_entity(article, article->outer.v[phrase->run].who))
            phrase->bits |= P_PERSON;
    } else {
        phrase->kind = phrase->head != NAME_NONE ? PHRASE_DESC : PHRASE_THING;
    }
}

/* "elle l'affirme": what ends before i is an object pronoun before its verb. */
static bool
is_object_pronoun(const struct reader *reader, uint32_t i)
{
    return lexicon_has(reader->article->lexicon, LANG_OBJECT_BEFORE_VERB) &&
           (reader->tokens[i - 1].grammar & G_AUX) && i < reader->to &&
           (reader->tokens[i].part & T_CUE);
}

bool
noun_at(const struct article *article, const struct sentence *sentence,
    size_t run, struct phrase *out)
{
    struct reader reader = { article, article->tokens.outer.v, sentence->from,
        sentence->to, run };
    struct phrase phrase = *out;
    /* "zei De Bruin": a run may begin with a determiner */
    uint32_t k = phrase.from;
    uint32_t i = run_begins_at(&reader, k) ? k : skip_determiners(&reader, k);
    uint32_t first = i;
    bool det = i > k;
    bool open = det || modifier_opens(&reader, k) || is_role_ahead(&reader, k);

    if (!open && !run_begins_at(&reader, k))
        return false;
    if (det && is_object_pronoun(&reader, i))
        return false;
    while (i < reader.to && i < first + MIDDLE_MOST) {
        if (run_begins_at(&reader, i)) {
            if (person_opens_own_phrase(&reader, i, first, phrase.head) ||
                follows_document(&reader, i, phrase.head))
                break;
            /* A name: what preceded it, be it a role, describes it. */
            phrase.run = (uint32_t)reader.run;
            phrase.head = NAME_NONE;
            phrase.bits = 0;
            i = article->outer.v[reader.run].to;
            if (i < reader.to && (reader.tokens[i].bits & F_POSS)) {
                phrase.bits |= P_POSSESSIVE;
                open = true;
                i++;
                continue;
            }
            if (!phrase_goes_on_after_run(&reader, i, det))
                break;
            phrase.bits |= P_MODIFIER;
            continue;
        }
        if ((reader.tokens[i].bits & F_POSS) && i > first) {
            phrase.head = NAME_NONE;
            open = true;
            i++;
            continue;
        }
        if (!may_take_word(&reader, i, open, &phrase.head) &&
            !is_adjective_before_name(&reader, i, phrase.head))
            break;
        phrase.bits &= (uint16_t)~P_POSSESSIVE;
        i++;
    }
    if (i == k)
        return false;
    phrase.to = i;
    set_kind(article, &phrase);
    *out = phrase;
    return true;
}
