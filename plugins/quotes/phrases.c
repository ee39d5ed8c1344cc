/* SPDX-License-Identifier: MIT */
#include "phrases.h"

#include "article.h"
#include "cues.h"
#include "noun.h"
#include "text/chars.h"

#define NAME_MOST    4  /* words of a name in quotation marks */
#define BRACKET_MOST 60 /* tokens in a bracket that is passed over whole */

/* The end of the bracket that token k opens, not included; k if it is too long,
 * not closed or has a quote in it. */
static uint32_t
bracket_end(const struct token *tokens, uint32_t k, uint32_t to)
{
    uint32_t close = tokens[k].id == '(' ? ')' : ']', i;

    for (i = k + 1; i < to && i < k + BRACKET_MOST; i++) {
        if (tokens[i].kind == TOKEN_QUOTE)
            break;
        if (token_is(&tokens[i], close))
            return i + 1;
    }
    return k;
}

/* "Hafen- und Werksleiter", "pre- and post-war": is token k, a mark, the hyphen
 * of a word whose end follows behind "and"? */
static bool
is_hanging_hyphen(const struct token *tokens, uint32_t k, uint32_t to)
{
    return token_dash(&tokens[k]) && k > 0 && k + 1 < to &&
           tokens[k - 1].end == tokens[k].at &&
           tokens[k].end < tokens[k + 1].at && (tokens[k + 1].grammar & G_CONJ);
}

/* Make a phrase of the punctuation mark at token k. */
static void
make_mark(
    const struct token *tokens, uint32_t k, uint32_t to, struct phrase *phrase)
{
    if (is_hanging_hyphen(tokens, k, to))
        return;
    switch (tokens[k].id) {
    case ',':
        phrase->kind = PHRASE_COMMA;
        break;
    case ':':
        phrase->kind = PHRASE_COLON;
        break;
    case ';':
        phrase->kind = PHRASE_SEMICOLON;
        break;
    case '.':
    case '?':
    case '!':
        phrase->kind = PHRASE_STOP;
        break;
    case '(':
    case '[':
        phrase->to = bracket_end(tokens, k, to);
        phrase->kind = phrase->to > k ? PHRASE_BRACKET : PHRASE_OPEN;
        if (phrase->to == k)
            phrase->to = k + 1;
        break;
    case ')':
    case ']':
        phrase->kind = PHRASE_CLOSE;
        break;
    default:
        if (token_dash(&tokens[k]))
            phrase->kind = PHRASE_DASH;
    }
}

/* Is it the name of a day or month, and not of a person ("April")? */
static bool
is_day(const struct token *token)
{
    return (token->meaning & L_DAY) && (token->bits & F_CAP) &&
           !(token->part & T_RUN);
}

/* Is token k, behind a determiner, a word before a noun of time that ends its
 * phrase: "une nouvelle fois", "the same day", not "the late night shift"? */
static bool
is_adjective_of_time(const struct token *tokens, uint32_t k, uint32_t to)
{
    return k + 2 < to && tokens[k].kind == TOKEN_WORD &&
           (tokens[k].bits & F_LOWER) && tokens[k].grammar == 0 &&
           (tokens[k + 1].grammar & G_TIME) && (tokens[k + 1].bits & F_LOWER) &&
           !(tokens[k + 2].kind == TOKEN_WORD && tokens[k + 2].grammar == 0);
}

/* The end of a time expression that begins with token k, not included; k if
 * there is none: "on Tuesday", "last week", "in March 2015", "today". */
static uint32_t
time_end(const struct token *tokens, uint32_t k, uint32_t to)
{
    uint32_t i = k;

    if (tokens[k].kind == TOKEN_WORD &&
        !(tokens[k].grammar & (G_PREP | G_DET | G_AUX | G_TIME)) &&
        !is_day(&tokens[k]))
        return k; /* the usual case, done first */
    if (i < to && (tokens[i].grammar & G_PREP))
        i++;
    while (i < to && i < k + 4 &&
           (tokens[i].grammar & (G_DET | G_AUX) ||
               tokens[i].kind == TOKEN_NUMBER) &&
           !(tokens[i].grammar & G_POSS))
        i++;
    i += i > k && is_adjective_of_time(tokens, i, to);
    if (i >= to || !(is_day(&tokens[i]) || ((tokens[i].grammar & G_TIME) &&
                                               (tokens[i].bits & F_LOWER))))
        return k;
    while (i < to && (is_day(&tokens[i]) || (tokens[i].grammar & G_TIME) ||
                         tokens[i].kind == TOKEN_NUMBER))
        i++;
    return i;
}

/* Make a phrase of the reporting verb at token k; `from` is the first token of
 * the sentence. */
static void
make_cue(const struct token *tokens, uint32_t from, uint32_t k,
    struct phrase *phrase)
{
    phrase->kind = PHRASE_CUE;
    if (cues_strong(tokens, k))
        phrase->bits |= P_STRONG;
    if (tokens[k].grammar & G_ING)
        phrase->bits |= P_ING;
    /* "to say" */
    if (k > from && (tokens[k - 1].grammar & G_TO) &&
        !(tokens[k].grammar & G_PAST))
        phrase->bits |= P_INFINITIVE;
    if (k > from && (tokens[k].grammar & G_HEARER) &&
        /* "was told", "was not told" */
        ((tokens[k - 1].grammar & G_BE) ||
            (k > from + 1 && (tokens[k - 1].grammar & G_AUX) &&
                (tokens[k - 2].grammar & G_BE))))
        phrase->bits |= P_PASSIVE;
}

uint8_t
phrase_alone(uint32_t grammar, uint32_t bits)
{
    static const struct {
        uint32_t class;
        uint8_t kind;
    } table[] = {
        { G_HE | G_SHE | G_THEY | G_IT | G_I, PHRASE_PRONOUN },
        { G_REL, PHRASE_REL },
        { G_PREP, PHRASE_PREP },
        { G_CONJ, PHRASE_CONJ },
        { G_SUB | G_THAT | G_AS, PHRASE_SUB },
        { G_AUX | G_BE, PHRASE_AUX },
        { G_VERB, PHRASE_VERB },
    };
    size_t i;

    for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
        if (grammar & table[i].class)
            return table[i].kind;
    }
    return bits & F_ADVERB ? PHRASE_ADVERB : PHRASE_WORD;
}

/* Does the quote look like a name: "Rheinauer Zeitung"? */
static bool
is_name_in_marks(const struct article *article, const struct token *token)
{
    const struct quote *quote = &article->quotes[token->id];

    return quote->at->closed && quote->words > 0 && quote->words <= NAME_MOST &&
           chars_upper(quote->first) && quote->longs == quote->long_capitals &&
           !quote_stops(quote) && quote->last != ',';
}

/* Is it a document: "einem Bericht der „Neuen Zeitung“"? */
static bool
is_document(const struct article *article, const struct phrase *phrase)
{
    return phrase->kind == PHRASE_DESC && !(phrase->bits & P_MARKED) &&
           (article->tokens.outer.v[phrase->head].meaning & L_DOC);
}

/* A name in quotation marks after an article or noun, and beside a reporting
 * verb: 'schreibt die „Neue Zeitung“', 'Das Blatt „Neue Zeitung“ schreibt'.
 * The quote, token k, is joined with the last of the n phrases; false if it is
 * no such name. */
static bool
join_marked_name(const struct article *article, const struct sentence *sentence,
    struct phrase *phrases, size_t n, uint32_t k)
{
    const struct token *tokens = article->tokens.outer.v;
    struct phrase *last = n > 0 ? &phrases[n - 1] : NULL;

    if (last == NULL || last->kind > PHRASE_THING || last->to != k ||
        !is_name_in_marks(article, &tokens[k]) ||
        /* 'Von einem „Schlag auf Raten“ sprach Lind' */
        ((last->bits & P_GOVERNED) && (last[-1].bits & P_OF) &&
            k + 1 < sentence->to && (tokens[k + 1].meaning & L_NAMING)) ||
        !((n > 1 && (last[-1].kind == PHRASE_CUE ||
                        is_document(article, &last[-1]))) ||
            (k + 1 < sentence->to && (tokens[k + 1].part & T_CUE))))
        return false;
    last->kind = PHRASE_DESC;
    last->bits = (last->bits & (P_GOVERNED | P_TELLS)) | P_MARKED;
    last->head = k;
    last->run = NAME_NONE;
    last->to = k + 1;
    return true;
}

/* Is the quote, token k, a name after "according to": 'laut „Neue Zeitung“'? */
static bool
is_marked_source(
    const struct article *article, const struct sentence *sentence, uint32_t k)
{
    const struct token *tokens = article->tokens.outer.v;

    return k > sentence->from && (tokens[k - 1].grammar & G_ACCORDING) &&
           is_name_in_marks(article, &tokens[k]);
}

/* Is the token a phrase of its own that needs no look at its neighbours?  It
 * begins no noun phrase or time and is no word after which a speaker may be
 * named.  Most words are like this. */
static inline bool
is_single_word_phrase(const struct token *token)
{
    return token->kind == TOKEN_WORD &&
           !(token->part & (T_CUE | T_AHEAD | T_RUN)) &&
           !(token->grammar &
               (G_DET | G_PREP | G_AUX | G_TIME | G_ACCORDING | G_AS)) &&
           !(token->meaning & (L_MOD | L_DAY));
}

/* Is token k the name of a user who speaks, a word with a figure in it that is
 * no number, beside a reporting verb: "acebrush1 had written", ", wrote
 * acebrush1"? */
static bool
is_user_name(
    const struct article *article, const struct sentence *sentence, uint32_t k)
{
    const struct token *tokens = article->tokens.outer.v;
    uint32_t verb = k + 1, i;

    while (verb < sentence->to && (tokens[verb].grammar & G_AUX))
        verb++;
    if (!(verb < sentence->to && (tokens[verb].part & T_CUE)) &&
        !(k > sentence->from && (tokens[k - 1].part & T_CUE)))
        return false;
    if (tokens[k].grammar != 0 || (tokens[k].bits & (F_DIGIT | F_DASH)))
        return false;
    for (i = tokens[k].at; i < tokens[k].end; i++) {
        if (article->s[i] >= '0' && article->s[i] <= '9')
            return true;
    }
    return false;
}

/* "ce dernier", "cette dernière": do tokens k and k + 1 stand for who was named
 * last?  Not before a noun: "ce dernier mois". */
static bool
is_latter(const struct article *article, uint32_t k, uint32_t to)
{
    const struct token *tokens = article->tokens.outer.v;

    return (tokens[k].meaning & L_THE) && k + 2 < to &&
           tokens[k + 1].kind == TOKEN_WORD &&
           (article->forms.v[tokens[k + 1].id].word->clause & C(LATTER)) &&
           !(tokens[k + 2].kind <= TOKEN_NUMBER &&
               (tokens[k + 2].grammar == 0 ||
                   (tokens[k + 2].grammar & G_TIME)));
}

/* Make the phrase that begins with token k; `run` is the index of the first run
 * at or after it. */
static void
make_phrase(const struct article *article, const struct sentence *sentence,
    uint32_t k, size_t run, struct phrase *phrase)
{
    const struct token *tokens = article->tokens.outer.v;
    uint32_t end;

    *phrase = (struct phrase){ .from = k,
        .to = k + 1,
        .head = NAME_NONE,
        .run = NAME_NONE,
        .who = NAME_NONE,
        .kind = PHRASE_WORD };
    if (is_single_word_phrase(&tokens[k])) {
        phrase->kind =
            is_user_name(article, sentence, k) ? PHRASE_THING : tokens[k].alone;
        return;
    }
    if (tokens[k].kind == TOKEN_QUOTE &&
        is_marked_source(article, sentence, k)) {
        phrase->kind = PHRASE_DESC;
        phrase->head = k;
        phrase->bits = P_MARKED;
    } else if (tokens[k].kind == TOKEN_QUOTE) {
        phrase->kind = PHRASE_QUOTE;
    } else if (tokens[k].kind == TOKEN_MARK) {
        make_mark(tokens, k, sentence->to, phrase);
    } else if (is_latter(article, k, sentence->to)) {
        phrase->kind = PHRASE_PRONOUN;
        phrase->to = k + 2;
    } else if ((end = time_end(tokens, k, sentence->to)) > k) {
        phrase->kind = PHRASE_TIME;
        phrase->to = end;
    } else if (tokens[k].part & T_CUE) {
        make_cue(tokens, sentence->from, k, phrase);
    } else if (!noun_may_begin(&tokens[k]) ||
               !noun_at(article, sentence, run, phrase)) {
        phrase->kind = tokens[k].alone;
        if (phrase->kind == PHRASE_PREP && (tokens[k].grammar & G_OF))
            phrase->bits |= P_OF;
    }
    if (phrase->kind == PHRASE_CUE || phrase->kind == PHRASE_PREP ||
        (tokens[k].grammar & (G_ACCORDING | G_AS)))
        phrase->bits |= P_TELLS;
}

/* Does the full stop of an initial follow the name, inside the sentence: "Rico
 * S., 43,"? */
static bool
has_initial_stop(
    const struct token *tokens, const struct phrase *phrase, uint32_t to)
{
    const struct token *stop = &tokens[phrase->to];

    return phrase->kind == PHRASE_NAME && phrase->to + 1 < to &&
           token_is(stop, '.') && stop[-1].end == stop->at &&
           stop[-1].end - stop[-1].at == 1 && (stop[-1].bits & F_CAP) &&
           ((stop[1].bits & F_LOWER) || stop[1].kind == TOKEN_MARK);
}

/* French: is it a pronoun between auxiliary and participle, which stresses the
 * subject: "la ministre a elle salué"?  As a subject it would have a hyphen. */
static bool
is_stressing(const struct article *article, const struct phrase *phrase)
{
    const struct token *token = &article->tokens.outer.v[phrase->from];

    return phrase->kind == PHRASE_PRONOUN &&
           (token->grammar & (G_HE | G_SHE)) && phrase[-1].kind == PHRASE_AUX &&
           (token[1].part & T_CUE) && article->s[token->at] != '-' &&
           (article->lexicon->ending_classes & D(INVERTED_PRONOUN)) &&
           !lexicon_has(article->lexicon, LANG_SUBJECT_OMITTED);
}

/* French: is it an adverb behind a verb or its auxiliary, which may open a
 * clause elsewhere: "avait alors répondu", "disait alors Lind", not "alors
 * que"? */
static bool
is_then(const struct article *article, const struct phrase *phrase)
{
    const struct token *token = &article->tokens.outer.v[phrase->from];

    return phrase->kind == PHRASE_SUB && (token->grammar & G_AUX) &&
           (phrase[-1].kind == PHRASE_AUX || phrase[-1].kind == PHRASE_CUE) &&
           !(phrase->from + 1 < article->tokens.outer.n &&
               (token[1].grammar & G_THAT));
}

void
phrases_make(const struct article *article, const struct sentence *sentence,
    struct phrases *out)
{
    const struct token *tokens = article->tokens.outer.v;
    size_t run = runs_from(&article->outer, sentence->from);
    struct phrase *phrase = out->v;
    uint32_t k;

    noun_prepare(article, sentence, run);
    for (k = sentence->from; k < sentence->to;) {
        if (tokens[k].kind == TOKEN_QUOTE &&
            join_marked_name(
                article, sentence, out->v, (size_t)(phrase - out->v), k)) {
            k++;
            continue;
        }
        make_phrase(article, sentence, k, run, phrase);
        if (phrase->run != NAME_NONE)
            run = phrase->run;
        phrase->to += has_initial_stop(tokens, phrase, sentence->to);
        if (phrase > out->v && phrase[-1].kind == PHRASE_PREP)
            phrase->bits |= P_GOVERNED;
        if (phrase > out->v && is_stressing(article, phrase))
            phrase->kind = PHRASE_ADVERB;
        if (phrase > out->v && is_then(article, phrase))
            phrase->kind = PHRASE_AUX;
        k = phrase++->to;
    }
    out->n = (uint32_t)(phrase - out->v);
    *phrase = (struct phrase){
        .from = sentence->to, .to = sentence->to, .kind = PHRASE_STOP
    };
}
