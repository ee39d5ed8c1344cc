/* SPDX-License-Identifier: MIT */
#include "speech.h"

#include <string.h>

#include "citations.h"
#include "text/chars.h"
#include "text/utf8.h"

#define TITLE_MOST 12 /* words of a title */
#define WORK_MOST  8  /* words of the title of a work, by its context */
#define SCARE_MOST 6  /* words in scare quotes */
#define TERM_MOST  8  /* tokens from "what" to the term it introduces */

/* ---- measuring ---- */

/* The last code point of the bytes [from, to), which are not empty. */
static uint32_t
last_code(const char *text, uint32_t from, uint32_t to)
{
    uint32_t i = to;
    size_t len;

    do
        i--;
    while (i > from && ((unsigned char)text[i] & 0xc0) == 0x80);
    return utf8_decode(text + i, to - i, &len);
}

/* Is it a quotation mark or closing bracket? */
static bool
is_quote_mark(uint32_t code)
{
    return chars_quote(code) || code == ')' || code == ']';
}

/* The number of words a token counts for: in a script without blanks it is all
 * up to the next punctuation mark, and a word of Japanese or Chinese has about
 * three letters. */
static uint32_t
token_words(const char *text, const struct token *token)
{
    uint32_t i, letters = 0;
    size_t len;

    if ((unsigned char)text[token->at] < 0xe3 ||
        !chars_unspaced(
            utf8_decode(text + token->at, token->end - token->at, &len)))
        return 1;
    for (i = token->at; i < token->end; i++)
        letters += ((unsigned char)text[i] & 0xc0) != 0x80;
    return (letters + 2) / 3;
}

/* Set the first members of quote, number i (article.h). */
static void
measure_quote(const struct article *article, size_t i, struct quote *quote)
{
    const struct inside *in = &article->tokens.inside[i];
    uint32_t k, to = quote->at->end;
    size_t len;

    for (k = in->token; k < in->tokens_end; k++) {
        const struct token *token = &article->tokens.inner.v[k];

        if (token->kind == TOKEN_MARK || (token->bits & F_POSS))
            continue;
        quote->words += token_words(article->s, token);
        if (token->kind == TOKEN_WORD && token->end - token->at > 3) {
            quote->longs++;
            quote->long_capitals += (token->bits & F_CAP) != 0;
        }
        quote->capitals += (token->bits & F_CAP) != 0;
    }
    quote->first =
        utf8_decode(article->s + quote->at->start, to - quote->at->start, &len);
    while (to > quote->at->start + 1 &&
           is_quote_mark(last_code(article->s, quote->at->start, to)))
        to -= (uint32_t)utf8_encode(
            last_code(article->s, quote->at->start, to), (char[4]){ 0 });
    quote->last = last_code(article->s, quote->at->start, to);
}

struct quote *
speech_measure(const struct article *article)
{
    struct quote *quotes =
        pool_alloc(article->pool, (article->stretches.n + 1) * sizeof(*quotes));
    size_t i;

    for (i = 0; i < article->stretches.n; i++) {
        quotes[i] = (struct quote){ .at = &article->stretches.v[i],
            .voice.who = NAME_NONE };
        measure_quote(article, i, &quotes[i]);
    }
    return quotes;
}

/* ---- titles ---- */

/* Do two or more words have a capital, and all words of four bytes or more? */
static bool
is_quote_in_title_case(const struct quote *quote)
{
    return quote->words >= 2 && quote->capitals >= 2 &&
           quote->longs == quote->long_capitals;
}

/* Does a preposition, a possessor or a word for a work precede the quote: "the
 * novel 'Salt Ledger.'", "on the network's 'Morning Show,'"? */
static bool
work_precedes(const struct clause *clause, uint32_t phrase)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    uint32_t k = clause->phrases->v[phrase].from,
             from = clause->phrases->v[0].from;

    if (k == from)
        return false;
    if ((tokens[k - 1].grammar & G_PREP) || (tokens[k - 1].bits & F_POSS) ||
        (tokens[k - 1].meaning & L_WORK))
        return true;
    return k > from + 1 && token_is(&tokens[k - 1], ',') &&
           (tokens[k - 2].meaning & L_WORK);
}

bool
speech_verb_before(const struct clause *clause, uint32_t i)
{
    const struct phrase *phrases = clause->phrases->v;
    const struct token *token;

    if (i > 0 && phrases[i - 1].kind == PHRASE_COMMA)
        i--;
    if (i == 0 || phrases[i - 1].kind != PHRASE_CUE)
        return false;
    token = &clause->article->tokens.outer.v[phrases[i - 1].from];
    return !(token->meaning & L_NAMING) && !(token->grammar & G_HEARER);
}

/* Does a word for a work follow the quote in apposition: '“Rio sem margem”,
 * álbum feito ...', '“The bridge”, a film by'? */
static bool
work_follows(const struct clause *clause, uint32_t phrase)
{
    const struct token *token;

    if (!clause_is(clause, phrase + 1, PHRASE_COMMA) ||
        phrase + 2 >= clause->phrases->n)
        return false;
    token = clause_first(clause, phrase + 2);
    token +=
        (token->grammar & G_DET) && clause->phrases->v[phrase + 2].to >
                                        clause->phrases->v[phrase + 2].from + 1;
    return (token->meaning & L_WORK) && (token->bits & F_LOWER);
}

/* Is the quote the title of a work by the words beside it: 'Her first
 * recording, "The bridge at night", sold'? */
static bool
is_named_work(const struct clause *clause, uint32_t phrase,
    const struct quote *quote, const struct attribution *found)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    uint32_t k = clause->phrases->v[phrase].from,
             from = clause->phrases->v[0].from;

    if (found->cue != SUBJECT_NONE || chars_lower(quote->first) ||
        quote_stops(quote) || quote->words > WORK_MOST)
        return false;
    if (work_follows(clause, phrase))
        return true;
    k -= k > from && token_is(&tokens[k - 1], ',');
    return k > from && (tokens[k - 1].meaning & L_WORK) &&
           (tokens[k - 1].bits & F_LOWER);
}

/* Is the quote a title: by its capitals and its context, or by a word for a
 * work? */
static bool
is_work_title(const struct clause *clause, uint32_t phrase,
    const struct quote *quote, const struct attribution *found)
{
    if (!is_quote_in_title_case(quote))
        return is_named_work(clause, phrase, quote, found);
    /* '"Road Unsafe, Says Panel," read the headline' */
    if (clause_is(clause, found->speaker, PHRASE_DESC) &&
        (clause_head(clause, found->speaker)->meaning & L_WORK))
        return true;
    if (quote->words <= WORK_MOST &&
        (quote->last == '.' || quote->last == ',' ||
            clause_is(clause, phrase + 1, PHRASE_COMMA)) &&
        work_precedes(clause, phrase))
        return true;
    /* Title case decides where no cue follows the quote, no verb precedes it
     * and it does not end like a sentence. */
    return found->side != SIDE_AFTER && !quote_stops(quote) &&
           quote->words <= TITLE_MOST && !speech_verb_before(clause, phrase);
}

/* Is the quote a term: 'what managers call the "wheel"'? */
static bool
is_term(const struct clause *clause, uint32_t phrase,
    const struct attribution *found)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    uint32_t k = clause->phrases->v[phrase].from, first, i;

    if (found->side != SIDE_BEFORE ||
        !clause_is(clause, found->cue, PHRASE_CUE) ||
        clause->phrases->v[found->cue].to + 1 != k ||
        !(tokens[k - 1].grammar & G_DET) || !(tokens[k - 1].meaning & L_THE) ||
        !(tokens[k - 2].meaning & L_NAMING))
        return false;
    first = clause->phrases->v[0].from;
    for (i = k - 2; i > first && i + TERM_MOST > k; i--) {
        if ((tokens[i - 1].bits & F_LOWER) &&
            (article_detail(clause->article, &tokens[i - 1]) & D(WHAT)))
            return true;
    }
    return false;
}

/* Is the quote a word that is mentioned, not said: 'the label "untouched"'? */
static bool
label_precedes(
    const struct clause *clause, uint32_t phrase, const struct quote *quote)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    uint32_t k = clause->phrases->v[phrase].from;

    return quote->words < 3 && k > clause->phrases->v[0].from + 1 &&
           (tokens[k - 1].meaning & L_LABEL) &&
           (tokens[k - 1].bits & F_LOWER) && (tokens[k - 2].grammar & G_DET);
}

/* Are a few words inside the writer's sentence scare quotes, or a title?  Where
 * scare quotes are common they are, unless a verb says whose words they are. */
static bool
is_irony(const struct clause *clause, uint32_t phrase,
    const struct quote *quote, const struct attribution *found)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    uint32_t k = clause->phrases->v[phrase].from;

    if (!lexicon_has(clause->article->lexicon, LANG_IRONY_IN_MARKS) ||
        quote_stops(quote))
        return false;
    /* "«El puente», dijo Lind, «está cerrado»" */
    if (phrase > 2 && clause_is(clause, phrase - 1, PHRASE_COMMA) &&
        clause_is(clause, 0, PHRASE_QUOTE) && quote[-1].speech &&
        quote[-1].voice.who != NAME_NONE && quote[-1].side == SIDE_AFTER)
        return false;
    /* "su libro «Manual de ríos»" */
    k -= k > clause->phrases->v[0].from + 1 && token_is(&tokens[k - 1], ',');
    if (k > clause->phrases->v[0].from && !chars_lower(quote->first) &&
        (tokens[k - 1].meaning & (L_WORK | L_LABEL)) &&
        quote->words <= WORK_MOST)
        return true;
    /* "Dans « La Nuit des mineurs », elle joue" */
    if (k > clause->phrases->v[0].from && !chars_lower(quote->first) &&
        (tokens[k - 1].grammar & G_PREP) && quote->words <= SCARE_MOST &&
        (found->cue == SUBJECT_NONE ||
            (found->side == SIDE_BEFORE && found->cue + 2 < phrase &&
                !(clause_first(clause, found->cue)->meaning & L_NAMING))))
        return true;
    return chars_lower(quote->first) && quote->words <= SCARE_MOST &&
           found->cue == SUBJECT_NONE;
}

/* Is the quote the first part of a compound: 'die "Abend"-Zeitung'? */
static bool
is_in_compound(const struct clause *clause, uint32_t phrase)
{
    const struct tokens *outer = &clause->article->tokens.outer;
    uint32_t k = clause->phrases->v[phrase].to;

    return lexicon_has(clause->article->lexicon, LANG_CAPITAL_NOUNS) &&
           k + 1 < outer->n && token_dash(&outer->v[k]) &&
           outer->v[k].at == outer->v[k - 1].end &&
           outer->v[k + 1].at == outer->v[k].end &&
           outer->v[k + 1].kind == TOKEN_WORD;
}

bool
speech_is(const struct clause *clause, uint32_t phrase,
    const struct attribution *found, bool known_speaker)
{
    const struct quote *quote = clause_quote(clause, phrase);

    if (quote->at->dash || quote->at->narrated)
        return true;
    if (citations_at(clause, phrase) || is_in_compound(clause, phrase))
        return false;
    if (lexicon_has(clause->article->lexicon, LANG_CAPITAL_NOUNS))
        return speech_capital_nouns(clause, phrase, found, quote);
    if (is_work_title(clause, phrase, quote, found) ||
        label_precedes(clause, phrase, quote) ||
        is_term(clause, phrase, found) ||
        is_irony(clause, phrase, quote, found))
        return false;
    return quote->words >= (uint64_t)clause->article->options->min_words ||
           speech_short(clause, phrase, found, known_speaker);
}

void
speech_unread(const struct article *article, struct quote *quotes)
{
    size_t i;

    for (i = 0; i < article->stretches.n; i++) {
        struct quote *quote = &quotes[i];

        quote->speech =
            quote->at->dash ||
            (quote->words >= (uint64_t)article->options->min_words &&
                !is_quote_in_title_case(quote));
        quote->kind = QUOTE_DIRECT;
        quote->group = (uint32_t)i + 1;
    }
}
