/* SPDX-License-Identifier: MIT */
#include "citations.h"

#include "text/chars.h"

#define TITLE_MOST 16 /* words of a headline */
#define MARKS_MOST 3  /* bytes after a heading: " :" */
#define BACK_MOST  12 /* paragraphs from a list's heading to its last entry */

/* Does a word for a title precede the quote: 'under the headline "Lind must
 * go"', 'un éditorial titré « ... »'? */
static bool
follows_title_word(const struct clause *clause, uint32_t phrase)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    uint32_t k = clause->phrases->v[phrase].from, both = L_WORK | L_LABEL;

    return k > clause->phrases->v[0].from &&
           (tokens[k - 1].meaning & both) == both;
}

/* 'Its motto is "From field to table"': do a noun for what has a wording of its
 * own, which is not what somebody says, and "is" precede the quote? */
static bool
follows_label_and_is(const struct clause *clause, uint32_t phrase)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    uint32_t k = clause->phrases->v[phrase].from, both = L_OWN | L_LABEL;

    return k > clause->phrases->v[0].from + 1 &&
           (tokens[k - 1].grammar & G_BE) && (tokens[k - 2].bits & F_LOWER) &&
           (tokens[k - 2].meaning & both) == L_LABEL;
}

/* ---- lists of sources ---- */

/* May the sentence be an entry of a list of sources: does it have neither a
 * verb nor a person? */
static bool
may_be_list_entry(const struct clause *clause)
{
    uint32_t i;

    for (i = 0; i < clause->phrases->n; i++) {
        switch (clause_at(clause, i)->kind) {
        case PHRASE_CUE:
        case PHRASE_VERB:
        case PHRASE_PRONOUN:
        case PHRASE_REL:
            return false;
        case PHRASE_AUX: /* not "May" */
            if (clause_first(clause, i)->bits & F_LOWER)
                return false;
            break;
        case PHRASE_NAME:
            if (clause_person(clause, i))
                return false;
            break;
        default:
            break;
        }
    }
    return true;
}

/* Is there a number, day or month outside the quotes? */
static bool
has_date(const struct clause *clause)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    uint32_t k, to = clause_at(clause, clause->phrases->n - 1)->to;

    for (k = clause_at(clause, 0)->from; k < to; k++) {
        if (tokens[k].kind == TOKEN_NUMBER ||
            ((tokens[k].meaning & L_DAY) && (tokens[k].bits & F_CAP)))
            return true;
    }
    return false;
}

/* Is the paragraph a heading of sources: "Sources:", "Quellen", "Lire aussi :",
 * "Related:"? */
static bool
is_source_heading(
    const struct article *article, const struct paragraph *paragraph)
{
    uint32_t n = paragraph->end - paragraph->at, marks;

    for (marks = 0; marks <= MARKS_MOST && marks < n; marks++) {
        if (lexicon_heading(article->lexicon, article->s + paragraph->at,
                n - marks, LANG_BIT(LANG_SOURCE_HEADING)))
            return true;
    }
    return false;
}

/* The index of the paragraph that outer token k is in (binary search). */
static size_t
paragraph_of(const struct article *article, uint32_t k)
{
    size_t lo = 0, hi = article->tokens.npara;

    while (lo + 1 < hi) {
        size_t mid = lo + (hi - lo) / 2;

        if (article->tokens.para[mid].token <= k)
            lo = mid;
        else
            hi = mid;
    }
    return lo;
}

/* Is there a heading of sources above the paragraph of token k, with only
 * paragraphs with quotes between? */
static bool
is_under_source_heading(const struct article *article, uint32_t k)
{
    size_t i = paragraph_of(article, k), n;

    for (n = 0; n < BACK_MOST && i > 0; n++) {
        i--;
        if (is_source_heading(article, &article->tokens.para[i]))
            return true;
        if (article->tokens.para[i].quotes_end == article->tokens.para[i].quote)
            return false;
    }
    return false;
}

bool
citations_at(const struct clause *clause, uint32_t phrase)
{
    const struct quote *quote = clause_quote(clause, phrase);

    /* A title has few words, begins with a capital and does not end like a
     * sentence. */
    if (quote_stops(quote) || quote->last == ',' || quote->words > TITLE_MOST ||
        chars_lower(quote->first))
        return false;
    if (follows_title_word(clause, phrase) ||
        follows_label_and_is(clause, phrase))
        return true;
    return may_be_list_entry(clause) &&
           ((phrase == 0 && clause->phrases->n > 2 && has_date(clause)) ||
               is_under_source_heading(
                   clause->article, clause_at(clause, phrase)->from));
}
