/* SPDX-License-Identifier: MIT */
#include "indirect.h"

#include "according.h"
#include "reported.h"

#define CLAUSES_MOST 12 /* of one sentence */
#define WORDS_MOST   5  /* of a subject that is no known noun phrase */

/* ---- what is noted ---- */

static struct span
bytes(const struct scene *s, uint32_t from, uint32_t to)
{
    while (to > from + 1 && scene_token(s, to - 1)->kind == TOKEN_MARK)
        to--;
    return scene_bytes(s, from, to);
}

/* Give the mixed quotes among the tokens their range.  Are there any? */
static bool
hold_quotes(struct scene *s, uint32_t from, uint32_t to)
{
    bool any = false;
    uint32_t k;

    for (k = from; k < to; k++) {
        struct quote *q;

        if (scene_token(s, k)->kind != TOKEN_QUOTE)
            continue;
        q = &s->a->quotes[scene_token(s, k)->id];
        if (!q->speech)
            continue;
        any = true;
        if (q->kind == QUOTE_MIXED && q->within.n == 0)
            q->within = bytes(s, from, to);
    }
    return any;
}

/* In text order: a clause before its verb may be found after others. */
static void
append(struct article *a, const struct reported *x)
{
    size_t i;

    pool_push(a->pool, a->reported.v, a->reported.n, a->reported.cap);
    for (i = a->reported.n++; i > 0 && a->reported.v[i - 1].at.at > x->at.at;
         i--)
        a->reported.v[i] = a->reported.v[i - 1];
    a->reported.v[i] = *x;
}

/* Who or what is said to speak where the words are no noun phrase that is
 * known: "hacking specialists", "early results of the poll". */
static struct span
words(const struct clause *c, uint32_t i)
{
    const struct token *t = c->a->tokens.outer.v;
    uint32_t k = i + 1;

    while (k < c->p->n && (clause_is(c, k, PHRASE_WORD) || clause_noun(c, k) ||
                              (clause_is(c, k, PHRASE_PREP) && k > i &&
                                  (clause_at(c, k)->bits & P_OF))))
        k++;
    return (struct span){ clause_first(c, i)->at,
        t[clause_at(c, k - 1)->to - 1].end - clause_first(c, i)->at };
}

/* Is v[x], the speaker, no noun phrase, or the first of several? */
static bool
unknown(const struct clause *c, const struct attribution *found)
{
    uint32_t x = found->speaker;

    return !clause_noun(c, x) ||
           (x < found->cue && clause_is(c, x + 1, PHRASE_WORD) &&
               subject_of(c, found->cue) == SUBJECT_NONE);
}

/* Who speaks where the verb has no subject. */
static struct voice
left_out(const struct scene *s)
{
    static const struct stretch nowhere = { 0 };
    struct quote q = { .at = &nowhere, .voice = { .who = NAME_NONE } };

    nearby_take(s, &q, false, true);
    return q.voice;
}

static void
note(struct scene *s, const struct attribution *found,
    const struct reported_clause *r)
{
    struct said said = scene_said(s, found);
    struct reported x = {
        .voice = said.voice, .mention = said.mention, .cue = said.cue
    };

    if (found->speaker == SUBJECT_NONE) {
        x.voice = left_out(s);
    } else if (unknown(&s->clause, found)) {
        x.mention = words(&s->clause, found->speaker);
        x.voice = (struct voice){ .who = NAME_NONE, .text = x.mention };
    }
    if (hold_quotes(s, r->from, r->to))
        return;
    x.group = ++s->reported_group;
    x.at = bytes(s, r->from, r->to);
    append(s->a, &x);
}

/* ---- who says so ---- */

static bool
direct(const struct clause *c, uint32_t i)
{
    return clause_is(c, i, PHRASE_QUOTE) && clause_quote(c, i)->speech &&
           clause_quote(c, i)->kind == QUOTE_DIRECT;
}

static uint32_t
source(const struct clause *c, uint32_t i)
{
    uint32_t x = according_to(c, i), k = i + 1;

    if (clause_class(c, i, G_ACCORDING) &&
        !lexicon_has(c->a->lexicon, LANG_VERB_BEFORE_SUBJECT)) {
        k += clause_class(c, k, G_TO) || clause_is(c, k, PHRASE_PREP);
        if (k < c->p->n &&
            (clause_is(c, k, PHRASE_WORD) ||
                (x == SUBJECT_NONE && clause_at(c, k)->kind < PHRASE_COMMA)))
            return k;
        /* "according to the report, Ada Lind": she is not in apposition */
        if (clause_is(c, k, PHRASE_DESC) &&
            (clause_head(c, k)->meaning & L_THING) &&
            clause_is(c, k + 1, PHRASE_COMMA))
            return k;
    }
    if (x == SUBJECT_NONE && i > 0 && clause_is(c, i - 1, PHRASE_COMMA) &&
        according_so(c, i))
        x = i + 1;
    /* "in other words", "contre l'avis de la ville" */
    if (clause_is(c, i, PHRASE_PREP) && !clause_class(c, i, G_ACCORDING) &&
        !clause_class(c, i + 1, G_ACCORDING))
        return SUBJECT_NONE;
    return x;
}

/* "was told", "has been charged with" */
static bool
passive(const struct clause *c, uint32_t v)
{
    if (clause_class(c, v, G_ING))
        return false;
    while (v > 0 && (clause_is(c, v - 1, PHRASE_AUX) ||
                        clause_is(c, v - 1, PHRASE_ADVERB))) {
        if (clause_class(c, --v, G_BE))
            return true;
    }
    return false;
}

/* 'said: "..."', 'said, "..."': it brings a quote. */
static bool
brings_quote(const struct clause *c, uint32_t v)
{
    v++;
    v += clause_is(c, v, PHRASE_COMMA) || clause_is(c, v, PHRASE_COLON);
    return direct(c, v);
}

/* '"...," said Lind', '"...," Lind said in May': it belongs to the quote. */
static bool
behind_quote(const struct clause *c, uint32_t i)
{
    i -= i > 0 && clause_is(c, i - 1, PHRASE_COMMA);
    return i > 0 && clause_is(c, i - 1, PHRASE_QUOTE) &&
           clause_quote(c, i - 1)->speech;
}

/* ", officials said,": the noun between the comma and the verb, where the verb
 * stands between commas. */
static uint32_t
between_commas(const struct clause *c, uint32_t v)
{
    uint32_t k = v, x;

    while (k > 0 && (clause_is(c, k - 1, PHRASE_AUX) ||
                        clause_is(c, k - 1, PHRASE_ADVERB)))
        k--;
    x = k - 1;
    return k > 1 && clause_noun(c, x) && clause_is(c, x - 1, PHRASE_COMMA) &&
                   clause_is(c, v + 1, PHRASE_COMMA)
               ? x
               : SUBJECT_NONE;
}

/* "Most hacking specialists said": where the words right before the verb begin,
 * if they begin the clause. */
static uint32_t
unknown_noun(const struct clause *c, uint32_t v)
{
    uint32_t k = v, i;

    while (k > 0 && (clause_is(c, k - 1, PHRASE_AUX) ||
                        clause_is(c, k - 1, PHRASE_ADVERB)))
        k--;
    if (k == 0 || !clause_is(c, k - 1, PHRASE_WORD) ||
        (clause_detail(c, k - 1) & D(PAST_ENDING)))
        return SUBJECT_NONE;
    for (i = k;
         i > 0 && (clause_is(c, i - 1, PHRASE_WORD) || clause_noun(c, i - 1));
         i--)
        ;
    if (i + WORDS_MOST < k)
        return SUBJECT_NONE;
    return i == 0 || clause_is(c, i - 1, PHRASE_COMMA) ||
                   clause_is(c, i - 1, PHRASE_CONJ) ||
                   clause_is(c, i - 1, PHRASE_SUB)
               ? i
               : SUBJECT_NONE;
}

/* Does the verb v[v], which may be a noun, stand beside a subject that speaks:
 * "the agency later reports"? */
static bool
beside(const struct clause *c, uint32_t x, uint32_t v)
{
    if (clause_at(c, v)->bits & P_ING)
        return true;
    while (v > x + 1 && (clause_is(c, v - 1, PHRASE_AUX) ||
                            clause_is(c, v - 1, PHRASE_ADVERB)))
        v--;
    return v == x + 1 && !clause_is(c, x, PHRASE_THING);
}

/* Whose words the verb v[v] brings. */
static uint32_t
subject(const struct clause *c, uint32_t v)
{
    uint32_t x;

    if (passive(c, v) || brings_quote(c, v) || behind_quote(c, v))
        return SUBJECT_NONE;
    x = reported_inverted(c, v) ? subject_after(c, v + 1)
                                : between_commas(c, v);
    if (x == SUBJECT_NONE)
        x = subject_of(c, v);
    if (x == SUBJECT_NONE &&
        (clause_speaks(c, v + 1) || clause_is(c, v + 1, PHRASE_DESC)) &&
        lexicon_has(c->a->lexicon, LANG_VERB_BEFORE_SUBJECT))
        x = v + 1;
    if (x != SUBJECT_NONE && x > v)
        x = subject_after(c, x);
    if (x == SUBJECT_NONE && !(clause_at(c, v)->bits & (P_ING | P_INFINITIVE)))
        x = unknown_noun(c, v);
    if (x != SUBJECT_NONE && clause_it(c, x) &&
        clause_at(c, x)->who == NAME_NONE)
        return SUBJECT_NONE;
    return x == SUBJECT_NONE || behind_quote(c, x) ||
                   (clause_at(c, x)->bits & P_POSSESSIVE) || clause_on(c, x) ||
                   (clause_class(c, v, G_NOUN) && !beside(c, x, v))
               ? SUBJECT_NONE
               : x;
}

/* "Dijo que": a verb with no subject. */
static bool
speaker_left_out(const struct clause *c, uint32_t v)
{
    return lexicon_has(c->a->lexicon, LANG_SUBJECT_OMITTED) &&
           !(clause_at(c, v)->bits & (P_ING | P_INFINITIVE)) &&
           !passive(c, v) && !brings_quote(c, v) && !behind_quote(c, v);
}

/* Is v[i] a verb of speaking?  "Dijo" opens the sentence; "wie Lind mitteilte":
 * at the end of its clause a German one is written as one word. */
static bool
verb_of_speaking(const struct clause *c, uint32_t i)
{
    if (!(reported_classes(c->a, clause_first(c, i)) &
            (R(BRINGS_CLAUSE) | R(BRINGS_INTENTION) | R(BRINGS_REQUEST))))
        return false;
    if (clause_is(c, i, PHRASE_CUE))
        return true;
    return clause_is(c, i, PHRASE_WORD) &&
           ((i == 0 && clause_class(c, i, G_CUE) &&
                lexicon_has(c->a->lexicon, LANG_SUBJECT_OMITTED)) ||
               (clause_first(c, i)->bits & F_LOWER &&
                   lexicon_has(c->a->lexicon, LANG_VERB_SECOND)));
}

/* The clause that v[i] reports, if it does; v[from] is the first phrase behind
 * the last quote. */
static bool
find(const struct clause *c, uint32_t i, uint32_t from,
    struct attribution *found, struct reported_clause *r)
{
    uint32_t x = source(c, i);

    if (x != SUBJECT_NONE)
        return attribution_found(found, SIDE_TAIL, x, i) &&
               !behind_quote(c, from) && reported_by_source(c, i, x, from, r);
    if (!verb_of_speaking(c, i))
        return false;
    *found = (struct attribution){ SIDE_TAIL, subject(c, i), i };
    if (found->speaker == SUBJECT_NONE && !speaker_left_out(c, i))
        return false;
    if (reported_inverted(c, i) && !behind_quote(c, from) &&
        reported_before(c, i, found->speaker, from, r))
        return true;
    return ((found->speaker < i ||
                lexicon_has(c->a->lexicon, LANG_VERB_BEFORE_SUBJECT)) &&
               reported_behind(c, i, found->speaker, r)) ||
           (!behind_quote(c, from) &&
               reported_before(c, i, found->speaker, from, r));
}

void
indirect_read(struct scene *s)
{
    const struct clause *c = &s->clause;
    uint32_t i, from = 0, n = 0;

    for (i = 0; i < c->p->n && n < CLAUSES_MOST; i++) {
        struct attribution found;
        struct reported_clause r;

        if (direct(c, i))
            from = i + 1;
        if (!find(c, i, from, &found, &r))
            continue;
        n++;
        note(s, &found, &r);
        /* "de acordo com": its second word brings the same one */
        if (clause_is(c, i, PHRASE_PREP) && found.speaker > i)
            i = found.speaker - 1;
    }
}

void
indirect_end(struct scene *s)
{
    size_t i;

    for (i = 0; i < s->a->reported.n; i++)
        s->a->reported.v[i].group += s->group;
}
