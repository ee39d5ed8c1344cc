/* SPDX-License-Identifier: MIT */
/* What each word is in its sentence, before noun phrases are read. */
#include "article.h"
#include "cues.h"
#include "noun.h"

#define AHEAD_MOST 3 /* words before a person noun without an article */

/* Can token k be inside a noun phrase: is it neither a function word nor a
 * reporting verb? */
static bool
is_inside_noun(
    const struct token *tokens, uint32_t from, uint32_t k, uint32_t to)
{
    const struct token *token = &tokens[k];

    /* "the first witness": an ordinal that is a function word elsewhere */
    if ((token->meaning & L_MOD) && k > from && k + 1 < to &&
        (token[-1].grammar & G_DET) && token[1].kind == TOKEN_WORD &&
        !(token[1].grammar & (NOUN_BLOCKS | G_CUE)))
        return true;
    return (token->kind == TOKEN_WORD || (token->meaning & L_ROLE)) &&
           !(token->bits & F_POSS) && !(token->grammar & NOUN_BLOCKS) &&
           !(token->part & T_CUE);
}

/* Is it a word of no class at all, as most are? */
static inline bool
is_ordinary_word(const struct token *token)
{
    return token->kind == TOKEN_WORD && token->grammar == 0 &&
           !(token->meaning & (L_MOD | L_ROLE)) && !(token->bits & F_POSS);
}

/* Is it punctuation or a function word, which can be nothing else? */
static inline bool
is_outside_noun(const struct token *token)
{
    return token->kind >= TOKEN_MARK ||
           ((token->grammar & NOUN_BLOCKS) &&
               !(token->grammar & (G_CUE | G_GO)) && !(token->meaning & L_MOD));
}

/* Is token k the full stop of an abbreviation inside a sentence, "the univ.
 * board"?  Names have full stops of their own (runs_extent.c). */
static bool
is_abbreviation_stop(
    const struct token *tokens, const struct sentence *sentence, uint32_t k)
{
    return token_is(&tokens[k], '.') && k > sentence->from &&
           k + 1 < sentence->to && tokens[k + 1].kind < TOKEN_MARK &&
           (tokens[k - 1].meaning & L_ABBR) && !(tokens[k - 1].bits & F_CAP) &&
           tokens[k - 1].end == tokens[k].at;
}

void
noun_prepare(
    const struct article *article, const struct sentence *sentence, size_t run)
{
    struct token *tokens = article->tokens.outer.v;
    bool capital = lexicon_has(article->lexicon, LANG_CAPITAL_NOUNS);
    bool second = lexicon_has(article->lexicon, LANG_VERB_SECOND);
    uint32_t k,
        far = AHEAD_MOST; /* plain words from token k + 1 to the next role */

    /* From right to left, so that the distance to the next role is known. */
    for (k = sentence->to; k-- > sentence->from;) {
        struct token *token = &tokens[k];

        if (is_ordinary_word(token)) { /* the usual case, done first */
            if (cues_unlisted(article, sentence->from, k, sentence->to)) {
                token->part = T_CUE;
                far = AHEAD_MOST;
                continue;
            }
            token->part = ++far < AHEAD_MOST ? T_PLAIN | T_AHEAD : T_PLAIN;
            if ((token->bits & F_CAP) && !capital)
                far = AHEAD_MOST;
            continue;
        }
        token->part = 0;
        if (is_abbreviation_stop(tokens, sentence, k)) {
            token->part = T_PLAIN;
            continue;
        }
        if (is_outside_noun(token)) {
            far = AHEAD_MOST;
            continue;
        }
        if ((token->grammar & (G_CUE | G_GO)) &&
            cues_at(article, sentence->from, k, sentence->to))
            token->part |= T_CUE;
        if (second && cues_second(article, sentence->from, k, sentence->to))
            token->part |= T_CUE;
        if (is_inside_noun(tokens, sentence->from, k, sentence->to))
            token->part |= T_PLAIN;
        if (!(token->part & T_PLAIN) || (token->grammar & G_VERB))
            far = AHEAD_MOST;
        else if ((token->meaning & L_ROLE) &&
                 (!capital || noun_is_capital(tokens, k, sentence->to)))
            far = 0;
        else
            far++;
        if (far < AHEAD_MOST)
            token->part |= T_AHEAD;
        /* Words before a capital belong to a name, not to a role, unless all
         * nouns have capitals. */
        if ((token->bits & F_CAP) && !capital)
            far = AHEAD_MOST;
    }
    for (; run < article->outer.n && article->outer.v[run].from < sentence->to;
         run++)
        tokens[article->outer.v[run].from].part |= T_RUN;
}
