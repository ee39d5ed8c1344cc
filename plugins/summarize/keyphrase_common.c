/* SPDX-License-Identifier: MIT */
#include "keyphrase.h"

#include "lists.h"

#define STEM 3 /* bytes in front of an ending, at least */
/* Participles in -ing are not among them: as often as not they are nouns. */
#define VERB_FORM (LANG_BIT(LANG_PAST_ENDING) | LANG_BIT(LANG_ADVERB_ENDING))

/* Has the word the ending of a verb form or an adverb? */
static bool
has_verb_form(const struct article *article, const struct lexis_word *word)
{
    size_t n = lang_ending(article->language, VERB_FORM, word->s, word->n);

    return n > 0 && word->n >= n + STEM;
}

/* Do the words around the one at `token` make it a noun: a determiner or
 * preposition before it, perhaps with an adjective between, and no noun behind
 * it? */
static bool
stands_as_noun(const struct article *article,
    const struct article_sentence *sentence, uint32_t token)
{
    const struct article_token *tokens = article->token;
    uint32_t end = sentence->token + sentence->ntoken, at = token;

    if (token + 1 < end && tokens[token + 1].content &&
        (tokens[token + 1].word->part & PART_VERB) == 0 &&
        keyphrase_gap(article, token) > KEYPHRASE_COMMA)
        return false;
    if (at > sentence->token && tokens[at - 1].content)
        at--;
    return at > sentence->token &&
           (tokens[at - 1].word->part & PART_BEFORE_NOUN) != 0 &&
           keyphrase_gap(article, at - 1) == KEYPHRASE_BLANK;
}

/* May the word be part of a phrase? */
static bool
may_be_part(const struct article_token *token)
{
    return token->content && !token->word->stem->figure &&
           (token->word->part & (PART_FUNCTION | PART_VERB | PART_TIME)) == 0 &&
           (token->word->is & (LIST_SAY | LIST_DAY | LIST_MONEY)) == 0;
}

/* May a phrase that begins at `from` end with this token?  Where nouns have
 * capitals, it has to be one. */
static bool
may_end(const struct keyphrases *phrases, uint32_t token, uint32_t from)
{
    const struct article_token *tokens = &phrases->article->token[token];

    if (!phrases->article->nouns)
        return true;
    return tokens->upper &&
           (token > from || phrases->type[tokens->type].upper > 0);
}

/* May the tokens [from, to), joined by hyphens, be part of a phrase? */
static bool
word_holds(const struct keyphrases *phrases, uint32_t from, uint32_t to)
{
    uint32_t i, held = 0;

    for (i = from; i < to; i++) {
        if (phrases->named[i])
            return false;
        held += may_be_part(&phrases->article->token[i]);
    }
    return held > 0 && (held == to - from || to - from > 1);
}

/* Count the parts of a compound: "Phishing" in "Phishing-Mail". */
static void
note_parts(
    struct keyphrases *phrases, uint32_t sentence, uint32_t from, uint32_t to)
{
    for (; from < to; from++) {
        if (may_be_part(&phrases->article->token[from]) &&
            may_end(phrases, from, from))
            keyphrase_note(phrases, sentence, from, 1, false);
    }
}

/* Count the phrases of up to KEYPHRASE_COMMON words in a sentence.  None ends
 * with the form of a verb. */
static void
read_common_words(struct keyphrases *phrases, uint32_t number)
{
    const struct article *article = phrases->article;
    const struct article_sentence *sentence = &article->sentence[number];
    uint32_t end = sentence->token + sentence->ntoken, i, n, to, word;

    for (i = sentence->token; i < end;
         i = keyphrase_word_end(article, i, end)) {
        for (n = 0, to = i; n < KEYPHRASE_COMMON && to < end; n++, to = word) {
            word = keyphrase_word_end(article, to, end);
            if (!word_holds(phrases, to, word) ||
                (n > 0 && keyphrase_gap(article, to - 1) != KEYPHRASE_BLANK))
                break;
            if (may_end(phrases, word - 1, sentence->token) &&
                (!has_verb_form(article, article->token[word - 1].word) ||
                    stands_as_noun(article, sentence, word - 1)))
                keyphrase_note(phrases, number, i, word - i, false);
            if (n == 0 && word > i + 1)
                note_parts(phrases, number, i, word);
        }
    }
}

/* Words side by side only once are chance, unless a hyphen joins them.  Of
 * other phrases, note for each word how often it is within one. */
static void
judge_phrase(struct keyphrases *phrases, struct keyphrase *phrase)
{
    bool word = keyphrase_word_end(phrases->article, phrase->token,
                    phrase->token + phrase->n) == phrase->token + phrase->n;
    uint32_t j;

    if (phrase->n == 1 || phrase->count == 0)
        return;
    if (phrase->count == 1 && !word && !phrase->name) {
        phrase->count = 0;
        return;
    }
    for (j = 0; j < phrase->n; j++) {
        struct keyphrase *single =
            keyphrase_find(phrases, phrase->token + j, 1);

        if (single != NULL && phrase->count > single->in)
            single->in = phrase->count;
    }
}

void
keyphrase_common(struct keyphrases *phrases)
{
    const struct article *article = phrases->article;
    size_t i;

    for (i = 0; i < article->nsentence; i++) {
        if (!keyphrase_foreign(phrases->rank, i))
            read_common_words(phrases, (uint32_t)i);
    }
    for (i = 0; i < phrases->n; i++)
        judge_phrase(phrases, &phrases->v[i]);
    for (i = 0; i < phrases->n; i++) {
        struct keyphrase *phrase = &phrases->v[i];

        if (phrase->n == 1 && !phrase->name && phrase->in >= phrase->count)
            phrase->count = 0;
    }
}
