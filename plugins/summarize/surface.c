/* SPDX-License-Identifier: MIT */
#include "surface.h"

#include <string.h>

#include "lists.h"
#include "text/chars.h"
#include "text/ending.h"
#include "text/step.h"

#define TAIL_BYTES 60 /* bytes from the verb of saying to the end, at most */
#define PICTURED   "pictured" /* marks a caption at any position */
/* Bytes in front of the last word in "(far left)", at most */
#define BRACKET_BYTES 10
#define TAIL_WORDS    6 /* words of the speaker in front of the verb, at most */
#define CREDIT_WORDS  15       /* words of a credit, less than */
#define FOLLOW        "follow" /* "follow us" on a network */

/* The class of a byte between two words; LOOK: the character must be
 * examined. */
enum {
    QUESTION = 1,
    EXCLAMATION = 2,
    BRACKET = 4,
    COLON = 8,
    SEMICOLON = 16,
    MONEY = 32,
    BLANK = 64,
    LOOK = 128
};

static const unsigned char signs[256] = { ['?'] = QUESTION,
    ['!'] = EXCLAMATION,
    ['('] = BRACKET,
    [':'] = COLON,
    [';'] = SEMICOLON,
    ['$'] = MONEY,
    ['%'] = MONEY,
    [' '] = BLANK,
    ['-'] = LOOK,
    [0xc2] = LOOK,
    [0xe2] = LOOK };

/* A sentence that is being read. */
struct reader {
    struct surface *surface; /* what is found out */
    const char *s;           /* the sentence */
    size_t n;
    unsigned signs;
    uint32_t words; /* LIST_... of all words together */
};

/* Examine the character at byte i between two words: dashes and currency
 * signs. */
static void
examine(struct reader *reader, size_t i)
{
    char before = i > 0 ? reader->s[i - 1] : ' ';
    char after = i + 1 < reader->n ? reader->s[i + 1] : ' ';
    size_t len;
    uint32_t code = step_at(reader->s, reader->n, i, &len);

    if (code == 0xa3 || code == 0x20ac || code == 0xa5)
        reader->signs |= MONEY;
    if (before == ' ' && (code == 0x2013 || code == 0x2014 ||
                             (code == '-' && (after == ' ' || after == '-'))))
        reader->surface->dash = true;
}

/* Read the bytes [from, to) between two words. */
static inline void
read_signs(struct reader *reader, size_t from, size_t to)
{
    size_t i;

    for (i = from; i < to; i++) {
        unsigned is = signs[(unsigned char)reader->s[i]];

        reader->signs |= is;
        if (is == BLANK)
            reader->surface->blanks +=
                i + 1 < reader->n && reader->s[i + 1] != ' ';
        else if (is == LOOK)
            examine(reader, i);
    }
}

/* Is the digit at byte i part of a number begun before, as in 2,500? */
static bool
continues_number(const struct reader *reader, size_t i)
{
    return i > 0 && (reader->s[i - 1] == ',' || reader->s[i - 1] == '.');
}

static bool
is_figure(char letter)
{
    return letter >= '0' && letter <= '9';
}

/* Count the numbers that begin in [from, to). */
static void
read_figures(struct reader *reader, size_t from, size_t to)
{
    size_t i;

    for (i = from; i < to; i++)
        reader->surface->figures += is_figure(reader->s[i]) &&
                                    !(i > 0 && is_figure(reader->s[i - 1])) &&
                                    !continues_number(reader, i);
}

/* Does the text end with a question mark: "?", "?!"? */
static bool
ends_with_question(const char *text, size_t n)
{
    size_t len;
    uint32_t code;

    while (code = step_before(text, n, &len), code == '!' || code == '.')
        n -= len;
    return code == '?' || code == 0xff1f || code == 0x61f;
}

/* Read the first and last characters of a sentence. */
static void
read_ends(struct surface *surface, const char *text, size_t n)
{
    size_t len, i = n;
    uint32_t code = n > 0 ? step_at(text, n, 0, &len) : 0;

    surface->small = chars_lower(code);
    surface->asks = ends_with_question(text, n);
    surface->opens = n > 0 && chars_quote(step_at(text, n, 0, &len));
    while (i > 0 &&
           (code = step_before(text, i, &len),
               chars_quote(code) || code == ')' || code == ']' || code == ' '))
        i -= len;
    code = i > 0 ? step_before(text, i, &len) : 0;
    surface->ends = ending_sign(code) == ENDING_MARK;
}

/* Are the words from token i on those of the phrase? */
static bool
spells_phrase(const struct article *article,
    const struct article_sentence *sentence, uint32_t i, const char *phrase)
{
    while (*phrase != '\0') {
        size_t n = strcspn(phrase, " ");
        const struct lexis_word *word;

        if (i >= sentence->ntoken)
            return false;
        word = article->token[sentence->token + i++].word;
        if (word->n != n || memcmp(word->s, phrase, n) != 0)
            return false;
        phrase += n;
        phrase += *phrase == ' ';
    }
    return true;
}

/* Note a phrase of the classes `is` at word i; `follow`: the sentence begins
 * with "follow". */
static void
read_phrase(struct surface *surface, const struct article_sentence *sentence,
    uint32_t i, uint32_t is, bool follow)
{
    if ((is & LANG_BIT(LANG_PROMOTION)) != 0) {
        surface->promo = true;
        surface->promo_first = surface->promo_first || i == 0;
    }
    if ((is & LANG_BIT(LANG_PROMOTION_ANYWHERE)) != 0)
        surface->foreign = true;
    if ((is & LANG_BIT(LANG_NOTE_ON_PAGE)) != 0)
        surface->foreign =
            surface->foreign || (i == 0 && sentence->ntoken < CREDIT_WORDS);
    if ((is & LANG_BIT(LANG_CONNECTIVE_PHRASE)) != 0)
        surface->links = surface->links || i == 0;
    if ((is & LANG_BIT(LANG_NETWORK)) != 0)
        surface->foreign = surface->foreign || (follow && i > 0);
}

/* Read the phrases that begin with word i. */
static void
read_phrases(struct surface *surface, const struct article *article,
    const struct article_sentence *sentence, uint32_t i)
{
    const struct lexis_word *word = article->token[sentence->token + i].word;
    const struct lists_phrase *phrase =
        &article->phrases[word->is / LIST_WHICH];
    const uint16_t language = phrase->language;
    const struct article_token *second =
        &article->token[sentence->token + i + 1];
    char next = i + 1 < sentence->ntoken ? second->word->s[0] : ' ';

    for (; phrase->words != NULL && phrase->language == language &&
           strncmp(phrase->words, word->s, word->n) == 0;
         phrase++) {
        /* most candidates differ in the first letter of the second word */
        if (phrase->words[word->n] == ' ' && phrase->words[word->n + 1] != next)
            continue;
        if (spells_phrase(article, sentence, i, phrase->words))
            read_phrase(surface, sentence, i, phrase->classes,
                spells_phrase(article, sentence, 0, FOLLOW));
    }
}

/* Is byte i close after an opening bracket, within the first words in it: "(far
 * left)", "(a la izquierda)"? */
static bool
in_bracket(const struct article *article,
    const struct article_sentence *sentence, size_t i)
{
    size_t most = i - sentence->at < BRACKET_BYTES ? i - sentence->at
                                                   : BRACKET_BYTES,
           k;

    for (k = 1; k <= most; k++) {
        if (article->s[i - k] == '(' || article->s[i - k] == ')')
            return article->s[i - k] == '(';
    }
    return false;
}

/* Does word i mark a caption: "Left:", "(left)", "(far left)", "(pictured with
 * his wife)"; not "left behind". */
static bool
marks_caption(const struct article *article,
    const struct article_sentence *sentence, uint32_t i)
{
    const struct article_token *token = &article->token[sentence->token + i];
    char after = token->end < sentence->end ? article->s[token->end] : ' ';
    char before = token->at > sentence->at ? article->s[token->at - 1] : ' ';

    if (token->word->n == 1) /* "(L)" */
        return i > 0 && token->capital && before == '(' && after == ')';
    if (i > 0 && after == ')')
        return in_bracket(article, sentence, token->at);
    if (i > 0 && before != '(')
        return false;
    return after == ':' || after == ',' ||
           (token->word->n == strlen(PICTURED) &&
               memcmp(token->word->s, PICTURED, token->word->n) == 0);
}

/* Read word i of a sentence. */
static void
read_word(struct reader *reader, const struct article *article,
    const struct article_sentence *sentence, uint32_t i)
{
    const struct article_token *token = &article->token[sentence->token + i];
    size_t at = token->at - sentence->at;
    uint32_t is = token->word->is;

    reader->surface->capitals +=
        token->capital & (i > 0) & (reader->s[at - (at > 0)] == ' ');
    reader->surface->selves += (is & LIST_SELF) != 0;
    reader->surface->pronouns += (is & LIST_PRONOUN) != 0;
    if (i == 0 && (is & LIST_PHRASE) != 0)
        read_phrases(reader->surface, article, sentence, 0);
    if (token->word->plain & (token->end - token->at <= CD_WORD_MOST))
        return;
    read_figures(reader, at, token->end - sentence->at);
    if (i > 0 && (is & LIST_INNER) != 0)
        read_phrases(reader->surface, article, sentence, i);
    if ((is & LIST_CAPTION) != 0 && marks_caption(article, sentence, i))
        reader->surface->caption = true;
}

/* Read all words and what is between them. */
static void
read_sentence_words(struct reader *reader, const struct article *article,
    const struct article_sentence *sentence)
{
    const struct article_token *token = article->token + sentence->token;
    const char *text = reader->s;
    uint32_t start = (uint32_t)sentence->at, from = 0, words = 0, i;
    unsigned blanks = 1;

    for (i = 0; i < sentence->ntoken; i++, token++) {
        uint32_t at = token->at - start, end = token->end - start;

        if (at == from + 1 && text[from] == ' ')
            blanks++;
        else
            read_signs(reader, from, at);
        words |= token->word->is;
        from = end;
        /* most words need no closer look */
        if (i > 0 && token->word->plain && !token->capital &&
            (token->word->is & (LIST_SELF | LIST_PRONOUN)) == 0 &&
            end - at <= CD_WORD_MOST)
            continue;
        read_word(reader, article, sentence, i);
    }
    reader->words = words;
    reader->surface->blanks += blanks;
    read_signs(reader, from, reader->n);
    if (sentence->ntoken == ARTICLE_WORDS) /* there may be more words */
        read_figures(reader, from, reader->n);
}

/* Does the sentence end with its source, ", police said.", without a comma
 * after the verb? */
static void
read_tail(struct surface *surface, const struct article *article,
    const struct article_sentence *sentence)
{
    uint32_t i = sentence->ntoken, k;

    while (i-- > 0) {
        const struct article_token *verb = &article->token[sentence->token + i];
        size_t rest = sentence->end - verb->end;

        if (rest > TAIL_BYTES)
            return;
        if ((verb->word->is & LIST_TAIL) == 0)
            continue;
        if (memchr(article->s + verb->end, ',', rest) != NULL)
            return;
        for (k = 0; k <= TAIL_WORDS && k <= i; k++) {
            const struct article_token *word =
                &article->token[sentence->token + i - k];
            size_t at = word->at;

            if (at > sentence->at && article->s[at - 1] == ' ')
                at--;
            if (at > sentence->at &&
                (article->s[at - 1] == ',' || article->s[at - 1] == '"' ||
                    (unsigned char)article->s[at - 1] == 0x9d)) {
                surface->tail = true;
                return;
            }
        }
    }
}

void
surface_read(struct surface *surface, const struct article *article,
    const struct article_sentence *sentence)
{
    struct reader reader = { .surface = surface,
        .s = article->s + sentence->at,
        .n = sentence->end - sentence->at };

    *surface = (struct surface){ 0 };
    read_sentence_words(&reader, article, sentence);
    surface->question = (reader.signs & QUESTION) != 0;
    surface->exclamation = (reader.signs & EXCLAMATION) != 0;
    surface->bracket = (reader.signs & BRACKET) != 0;
    surface->colon = (reader.signs & COLON) != 0;
    surface->semicolon = (reader.signs & SEMICOLON) != 0;
    surface->money =
        (reader.signs & MONEY) != 0 || (reader.words & LIST_MONEY) != 0;
    surface->says = (reader.words & LIST_SAY) != 0;
    surface->day = (reader.words & LIST_DAY) != 0;
    read_ends(surface, reader.s, reader.n);
    surface->byline =
        !surface->ends && sentence->ntoken > 0 &&
        (article->token[sentence->token].word->is & LIST_BYLINE) != 0;
    if (surface->ends)
        read_tail(surface, article, sentence);
}
