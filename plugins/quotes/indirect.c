/* SPDX-License-Identifier: MIT */
#include "indirect.h"

#include "according.h"
#include "reported.h"

#define CLAUSES_MOST 12 /* reported clauses of one sentence */
#define WORDS_MOST   5  /* of a subject that is not a known noun phrase */

/* ---- storing what was found ---- */

/* The bytes of the tokens [from, to) without punctuation at the end. */
static struct span
trimmed_bytes(const struct scene *scene, uint32_t from, uint32_t to)
{
    while (to > from + 1 && scene_token(scene, to - 1)->kind == TOKEN_MARK)
        to--;
    return scene_bytes(scene, from, to);
}

/* Set `within` of the mixed quotes among the tokens [from, to).  True if there
 * is any quote that is speech: then the clause is not output for itself. */
static bool
set_quotes_within(struct scene *scene, uint32_t from, uint32_t to)
{
    bool any = false;
    uint32_t k;

    for (k = from; k < to; k++) {
        struct quote *quote;

        if (scene_token(scene, k)->kind != TOKEN_QUOTE)
            continue;
        quote = &scene->article->quotes[scene_token(scene, k)->id];
        if (!quote->speech)
            continue;
        any = true;
        if (quote->kind == QUOTE_MIXED && quote->within.n == 0)
            quote->within = trimmed_bytes(scene, from, to);
    }
    return any;
}

/* Insert the clause in text order: one before its verb may be found after
 * others. */
static void
insert_reported(const struct pool *pool, const struct reported *reported,
    struct reported_clauses *out)
{
    size_t i;

    pool_push(pool, out->v, out->n, out->cap);
    for (i = out->n++; i > 0 && out->v[i - 1].at.at > reported->at.at; i--)
        out->v[i] = out->v[i - 1];
    out->v[i] = *reported;
}

/* The words that name the speaker from v[i] on, where they are not a noun
 * phrase that phrases.c knows: "hacking specialists", "early results of the
 * poll". */
static struct span
words_of_speaker(const struct clause *clause, uint32_t i)
{
    const struct token *tokens = clause->article->tokens.outer.v;
    uint32_t k = i + 1;

    while (k < clause->phrases->n &&
           (clause_is(clause, k, PHRASE_WORD) || clause_noun(clause, k) ||
               (clause_is(clause, k, PHRASE_PREP) && k > i &&
                   (clause_at(clause, k)->bits & P_OF))))
        k++;
    return (struct span){ clause_first(clause, i)->at,
        tokens[clause_at(clause, k - 1)->to - 1].end -
            clause_first(clause, i)->at };
}

/* Is the speaker not a known noun phrase, or the first word of several before
 * the verb? */
static bool
is_unknown_noun(const struct clause *clause, const struct attribution *found)
{
    uint32_t speaker = found->speaker;

    return !clause_noun(clause, speaker) ||
           (speaker < found->cue &&
               clause_is(clause, speaker + 1, PHRASE_WORD) &&
               subject_of(clause, found->cue) == SUBJECT_NONE);
}

/* The speaker inferred from context, where the verb has no subject: as for a
 * quote with such a verb. */
static struct voice
speaker_from_context(const struct scene *scene)
{
    static const struct stretch nowhere = { 0 };
    struct quote quote = { .at = &nowhere, .voice = { .who = NAME_NONE } };

    nearby_take(scene, &quote, false, true);
    return quote.voice;
}

/* Add the reported clause with its speaker to the article. */
static void
note_reported(struct scene *scene, const struct attribution *found,
    const struct reported_clause *clause)
{
    struct said said = scene_said(scene, found);
    struct reported reported = {
        .voice = said.voice, .mention = said.mention, .cue = said.cue
    };

    if (found->speaker == SUBJECT_NONE) {
        reported.voice = speaker_from_context(scene);
    } else if (is_unknown_noun(&scene->clause, found)) {
        reported.mention = words_of_speaker(&scene->clause, found->speaker);
        reported.voice =
            (struct voice){ .who = NAME_NONE, .text = reported.mention };
    }
    if (set_quotes_within(scene, clause->from, clause->to))
        return;
    reported.group = ++scene->reported_group;
    reported.at = trimmed_bytes(scene, clause->from, clause->to);
    insert_reported(scene->article->pool, &reported, scene->out.reported);
}

/* ---- the speaker ---- */

/* The source that v[i] introduces, "according to" or the like; SUBJECT_NONE if
 * it introduces none. */
static uint32_t
source_at(const struct clause *clause, uint32_t i)
{
    uint32_t speaker = according_to(clause, i), k = i + 1;

    /* The word after "according to" may not be a known noun phrase. */
    if (clause_class(clause, i, G_ACCORDING) &&
        !lexicon_has(clause->article->lexicon, LANG_VERB_BEFORE_SUBJECT)) {
        k += clause_class(clause, k, G_TO) || clause_is(clause, k, PHRASE_PREP);
        if (k < clause->phrases->n &&
            (clause_is(clause, k, PHRASE_WORD) ||
                (speaker == SUBJECT_NONE &&
                    clause_at(clause, k)->kind < PHRASE_COMMA)))
            return k;
        /* "according to the report, Ada Lind": a document has no name in
         * apposition */
        if (clause_is(clause, k, PHRASE_DESC) &&
            (clause_head(clause, k)->meaning & L_THING) &&
            clause_is(clause, k + 1, PHRASE_COMMA))
            return k;
    }
    if (speaker == SUBJECT_NONE && i > 0 &&
        clause_is(clause, i - 1, PHRASE_COMMA) && according_so(clause, i))
        speaker = i + 1 + clause_particle(clause, i + 1);
    /* not "in other words", "contre l'avis de la ville" */
    if (clause_is(clause, i, PHRASE_PREP) &&
        !clause_class(clause, i, G_ACCORDING) &&
        !clause_class(clause, i + 1, G_ACCORDING))
        return SUBJECT_NONE;
    return speaker;
}

/* Is the verb in the passive voice: "was told", "has been charged with"? */
static bool
is_passive(const struct clause *clause, uint32_t verb)
{
    if (clause_class(clause, verb, G_ING))
        return false;
    while (verb > 0 && (clause_is(clause, verb - 1, PHRASE_AUX) ||
                           clause_is(clause, verb - 1, PHRASE_ADVERB))) {
        if (clause_class(clause, --verb, G_BE))
            return true;
    }
    return false;
}

/* Does a direct quote follow v[i]: 'said: "..."', 'said, "..."'? */
static bool
quote_after_verb(const struct clause *clause, uint32_t i)
{
    i++;
    i += clause_is(clause, i, PHRASE_COMMA) ||
         clause_is(clause, i, PHRASE_COLON);
    return clause_direct_quote(clause, i);
}

/* Does v[i] follow a quote, to which it belongs: '"...," said Lind', '"...,"
 * Lind said in May'? */
static bool
follows_quote(const struct clause *clause, uint32_t i)
{
    i -= i > 0 && clause_is(clause, i - 1, PHRASE_COMMA);
    return i > 0 && clause_is(clause, i - 1, PHRASE_QUOTE) &&
           clause_quote(clause, i - 1)->speech;
}

/* The noun phrase between a comma and the verb, if a comma follows the verb,
 * too: ", officials said,". */
static uint32_t
between_commas(const struct clause *clause, uint32_t verb)
{
    uint32_t k = verb, subject;

    while (k > 0 && (clause_is(clause, k - 1, PHRASE_AUX) ||
                        clause_is(clause, k - 1, PHRASE_ADVERB)))
        k--;
    subject = k - 1;
    return k > 1 && clause_noun(clause, subject) &&
                   clause_is(clause, subject - 1, PHRASE_COMMA) &&
                   clause_is(clause, verb + 1, PHRASE_COMMA)
               ? subject
               : SUBJECT_NONE;
}

/* Where the unknown words right before the verb begin, if they begin the clause
 * and are few: "Most hacking specialists said". */
static uint32_t
start_of_unknown_noun(const struct clause *clause, uint32_t verb)
{
    uint32_t k = verb, i;

    while (k > 0 && (clause_is(clause, k - 1, PHRASE_AUX) ||
                        clause_is(clause, k - 1, PHRASE_ADVERB)))
        k--;
    if (k == 0 || !clause_is(clause, k - 1, PHRASE_WORD) ||
        (clause_detail(clause, k - 1) & D(PAST_ENDING)))
        return SUBJECT_NONE;
    for (i = k; i > 0 && (clause_is(clause, i - 1, PHRASE_WORD) ||
                             clause_noun(clause, i - 1));
         i--)
        ;
    if (i + WORDS_MOST < k)
        return SUBJECT_NONE;
    return i == 0 || clause_is(clause, i - 1, PHRASE_COMMA) ||
                   clause_is(clause, i - 1, PHRASE_CONJ) ||
                   clause_is(clause, i - 1, PHRASE_SUB)
               ? i
               : SUBJECT_NONE;
}

/* The person named before the comma in front of the verb: ", Ada Lind, told
 * reporters", or, if no other verb comes between, "Ada Lind, a pilot from Bow,
 * Me., attending the fair, said". */
static uint32_t
named_before_comma(const struct clause *clause, uint32_t verb)
{
    uint32_t k = verb;

    while (k > 0 && (clause_is(clause, k - 1, PHRASE_AUX) ||
                        clause_is(clause, k - 1, PHRASE_ADVERB)))
        k--;
    if (k < 3 || !clause_is(clause, k - 1, PHRASE_COMMA))
        return SUBJECT_NONE;
    if (clause_person(clause, k - 2) && clause_is(clause, k - 3, PHRASE_COMMA))
        return k - 2;
    return clause_person(clause, 0) && clause_is(clause, 1, PHRASE_COMMA) &&
                   !reported_finite(clause, 1, k)
               ? 0
               : SUBJECT_NONE;
}

/* Is v[verb], which could be a noun, right after its subject: "the agency later
 * reports"? */
static bool
is_beside_subject(const struct clause *clause, uint32_t subject, uint32_t verb)
{
    if (clause_at(clause, verb)->bits & P_ING)
        return true;
    while (
        verb > subject + 1 && (clause_is(clause, verb - 1, PHRASE_AUX) ||
                                  clause_is(clause, verb - 1, PHRASE_ADVERB)))
        verb--;
    return verb == subject + 1 && !clause_is(clause, subject, PHRASE_THING);
}

/* The subject of v[verb], if the verb reports a clause in the active voice and
 * does not belong to a quote. */
static uint32_t
reporting_subject(const struct clause *clause, uint32_t verb)
{
    uint32_t subject;

    if (is_passive(clause, verb) || quote_after_verb(clause, verb) ||
        follows_quote(clause, verb))
        return SUBJECT_NONE;
    subject = reported_inverted(clause, verb) ? subject_after(clause, verb + 1)
                                              : between_commas(clause, verb);
    if (subject == SUBJECT_NONE)
        subject = subject_of(clause, verb);
    if (subject == SUBJECT_NONE &&
        (clause_speaks(clause, verb + 1) ||
            clause_is(clause, verb + 1, PHRASE_DESC)) &&
        lexicon_has(clause->article->lexicon, LANG_VERB_BEFORE_SUBJECT))
        subject = verb + 1;
    if (subject != SUBJECT_NONE && subject > verb)
        subject = subject_after(clause, subject);
    if (subject == SUBJECT_NONE &&
        !(clause_at(clause, verb)->bits & (P_ING | P_INFINITIVE)))
        subject = start_of_unknown_noun(clause, verb);
    if (subject == SUBJECT_NONE &&
        !(clause_at(clause, verb)->bits & (P_ING | P_INFINITIVE)))
        subject = named_before_comma(clause, verb);
    /* "it says", where nothing is known that "it" refers to */
    if (subject != SUBJECT_NONE && clause_it(clause, subject) &&
        clause_at(clause, subject)->who == NAME_NONE)
        return SUBJECT_NONE;
    return subject == SUBJECT_NONE || follows_quote(clause, subject) ||
                   (clause_at(clause, subject)->bits & P_POSSESSIVE) ||
                   clause_on(clause, subject) ||
                   (clause_class(clause, verb, G_NOUN) &&
                       !is_beside_subject(clause, subject, verb))
               ? SUBJECT_NONE
               : subject;
}

/* Is the subject of the verb omitted: "Dijo que"? */
static bool
speaker_left_out(const struct clause *clause, uint32_t verb)
{
    return lexicon_has(clause->article->lexicon, LANG_SUBJECT_OMITTED) &&
           !(clause_at(clause, verb)->bits & (P_ING | P_INFINITIVE)) &&
           !is_passive(clause, verb) && !quote_after_verb(clause, verb) &&
           !follows_quote(clause, verb);
}

/* Is v[i] a reporting verb that can report a clause?  "Dijo" opens the sentence
 * and may not be a PHRASE_CUE; nor is a German verb at the end of its clause:
 * "wie Lind mitteilte". */
static bool
is_clause_verb(const struct clause *clause, uint32_t i)
{
    if (!(reported_classes(clause, i) &
            (R(BRINGS_CLAUSE) | R(BRINGS_INTENTION) | R(BRINGS_REQUEST))))
        return false;
    if (clause_is(clause, i, PHRASE_CUE))
        return true;
    return clause_is(clause, i, PHRASE_WORD) &&
           ((i == 0 && clause_class(clause, i, G_CUE) &&
                lexicon_has(clause->article->lexicon, LANG_SUBJECT_OMITTED)) ||
               (clause_first(clause, i)->bits & F_LOWER &&
                   lexicon_has(clause->article->lexicon, LANG_VERB_SECOND)));
}

/* Find the clause that v[i] reports, and its speaker.  v[from] is the first
 * phrase after the last direct quote. */
static bool
find_reported(const struct clause *clause, uint32_t i, uint32_t from,
    struct attribution *found, struct reported_clause *reported)
{
    uint32_t source = source_at(clause, i);

    if (source != SUBJECT_NONE)
        return attribution_found(found, SIDE_TAIL, source, i) &&
               !follows_quote(clause, from) &&
               reported_by_source(clause, i, source, from, reported);
    if (!is_clause_verb(clause, i))
        return false;
    *found = (struct attribution){ SIDE_TAIL, reporting_subject(clause, i), i };
    if (found->speaker == SUBJECT_NONE && !speaker_left_out(clause, i))
        return false;
    if (reported_inverted(clause, i) && !follows_quote(clause, from) &&
        reported_before(clause, i, found->speaker, from, reported))
        return true;
    return ((found->speaker < i || lexicon_has(clause->article->lexicon,
                                       LANG_VERB_BEFORE_SUBJECT)) &&
               reported_behind(clause, i, found->speaker, reported)) ||
           (!follows_quote(clause, from) &&
               reported_before(clause, i, found->speaker, from, reported));
}

void
indirect_read(struct scene *scene)
{
    const struct clause *clause = &scene->clause;
    uint32_t i, from = 0, n = 0;

    for (i = 0; i < clause->phrases->n && n < CLAUSES_MOST; i++) {
        struct attribution found;
        struct reported_clause reported;

        if (clause_direct_quote(clause, i))
            from = i + 1;
        if (!find_reported(clause, i, from, &found, &reported))
            continue;
        n++;
        note_reported(scene, &found, &reported);
        /* "de acordo com": do not find the same clause at "acordo" again */
        if (clause_is(clause, i, PHRASE_PREP) && found.speaker > i)
            i = found.speaker - 1;
    }
}

void
indirect_end(struct scene *scene)
{
    size_t i;

    for (i = 0; i < scene->out.reported->n; i++)
        scene->out.reported->v[i].group += scene->group;
}
