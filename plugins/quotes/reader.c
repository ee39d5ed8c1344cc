/* SPDX-License-Identifier: MIT */
#include "reader.h"

#include <string.h>

#include "credits.h"
#include "indirect.h"
#include "joint.h"
#include "scene.h"
#include "speech.h"

/* The phrase of the verb up to which a description may extend (voices_of), or
 * 0. */
static uint32_t
verb_of_description(const struct scene *scene, const struct attribution *found)
{
    uint32_t i = found->cue;

    if (i == SUBJECT_NONE || i < found->speaker ||
        (scene->phrases.v[i].bits & (P_ING | P_INFINITIVE)))
        return 0;
    return i;
}

/* The bytes from phrase `first` to phrase `last`: "Lind", "Lind and Ek". */
static struct span
mention_of(const struct scene *scene, uint32_t first, uint32_t last)
{
    const struct phrase *phrases = scene->phrases.v;

    return voices_without_verb(
        scene, scene_bytes(scene, phrases[first].from, phrases[last].to));
}

/* The voices of several speakers, linked by `also`; the first one is returned.
 */
static struct voice
speakers_of(const struct scene *scene, const uint32_t *members, uint32_t n)
{
    struct voice *voices =
        pool_alloc(scene->article->pool, n * sizeof(*voices));
    uint32_t i;

    for (i = n; i-- > 0;) {
        voices[i] = voices_of(scene, members[i], 0);
        voices[i].also = i + 1 < n ? &voices[i + 1] : NULL;
    }
    return voices[0];
}

struct said
scene_said(const struct scene *scene, const struct attribution *found)
{
    const struct phrase *phrases = scene->phrases.v;
    uint32_t members[JOINT_MOST], n;
    struct said said = { .voice = voices_nobody };

    if (found->cue != SUBJECT_NONE)
        said.cue = scene_bytes(
            scene, phrases[found->cue].from, phrases[found->cue].to);
    if (found->speaker == SUBJECT_NONE)
        return said;
    n = found->side == SIDE_WEAK
            ? 1
            : joint_find(&scene->clause, found->speaker, found->cue, members);
    if (n > 1) {
        said.voice = speakers_of(scene, members, n);
        said.mention = mention_of(scene, members[0], members[n - 1]);
    } else {
        said.voice =
            voices_of(scene, found->speaker, verb_of_description(scene, found));
        said.mention = mention_of(scene, found->speaker, found->speaker);
    }
    return said;
}

/* Set the quote's speaker, mention, cue and basis from what attribution_find
 * found. */
static void
set_attribution(const struct scene *scene, struct quote *quote,
    const struct attribution *found)
{
    static const enum quote_basis basis[] = { [SIDE_NONE] = BASIS_NONE,
        [SIDE_AFTER] = BASIS_CUE,
        [SIDE_BEFORE] = BASIS_CUE,
        [SIDE_TAIL] = BASIS_CUE,
        [SIDE_WEAK] = BASIS_NEARBY };
    struct said said = scene_said(scene, found);

    quote->side = found->side;
    quote->basis = basis[found->side];
    quote->voice = said.voice;
    quote->mention = said.mention;
    quote->cue = said.cue;
    if (quote->voice.self && voices_somebody(&scene->speaks))
        quote->voice = scene->speaks; /* "I told them" */
}

/* Take the speaker from a name beside the quote without a verb (credits.h). */
static void
set_credit(struct scene *scene, struct quote *quote)
{
    const struct run *run =
        credits_below(scene->article, scene->sentence->para);
    struct span text;
    uint32_t who = credits_script(
        scene->article, (size_t)(quote - scene->article->quotes), &text);

    if (text.n > 0) {
        quote->voice = (struct voice){ .who = who, .text = text };
        quote->mention = text;
        quote->basis = BASIS_CUE;
    } else if (run != NULL) {
        quote->mention = scene_bytes(scene, run->from, run->to);
        quote->voice =
            (struct voice){ .who = run->who, .text = quote->mention };
        quote->basis = BASIS_CUE;
    }
}

/* If the stretch is a name under the previous quote, make that quote's speaker
 * of it; true if so. */
static bool
take_as_credit(struct scene *scene, struct quote *quote)
{
    const struct run *run = credits_inside(
        scene->article, (size_t)(quote - scene->article->quotes));
    const struct token *tokens = scene->article->tokens.inner.v;

    if (run == NULL)
        return false;
    quote[-1].voice =
        (struct voice){ .who = people_of(scene->article, true, run) };
    quote[-1].basis = BASIS_CUE;
    quote[-1].mention = (struct span){ tokens[run->from].at,
        tokens[run->to - 1].end - tokens[run->from].at };
    return true;
}

/* Is a speaker known whose words reported speech may continue? */
static bool
reported_speaker_is_known(const struct scene *scene)
{
    return voices_somebody(&scene->paragraph) ||
           (voices_somebody(&scene->actor) && !scene->actor.nearby);
}

/* Is the subject of the sentence, taken without a cue, less likely the speaker
 * than whoever spoke before in the paragraph? */
static bool
is_too_weak(const struct scene *scene, const struct attribution *found)
{
    const struct phrase *phrase;

    if (found->side != SIDE_WEAK)
        return false;
    phrase = &scene->phrases.v[found->speaker];
    /* "Der Angeklagte habe ... gehandelt": reported speech of a speaker named
     * before */
    if (speech_reported(&scene->clause) && reported_speaker_is_known(scene))
        return true;
    /* German: "Die Zahl sei ...": a thing is not the speaker */
    if (phrase->kind == PHRASE_THING && speech_reported(&scene->clause))
        return true;
    if (!voices_somebody(&scene->paragraph))
        return false;
    return phrase->kind == PHRASE_NAME && !(phrase->bits & P_PERSON);
}

/* Does a reporting verb beside the quote have the speaker's name as its
 * subject, in apposition: "said the mayor of Bow, Ada Lind"?  Right beside its
 * verb it has weighed that much as a mention. */
static bool
is_named_here(const struct scene *scene, const struct attribution *found)
{
    return found->speaker != SUBJECT_NONE && found->speaker > 0 &&
           found->side != SIDE_WEAK &&
           clause_is(&scene->clause, found->speaker - 1, PHRASE_COMMA) &&
           clause_person(&scene->clause, found->speaker);
}

/* "Der Verband wehrt sich. Man habe „gewarnt“, heißt es in einer Mitteilung":
 * a document of which nothing is told, in which words stand, is of who acted
 * last in the paragraph. */
static void
take_author(const struct scene *scene, struct quote *quote,
    const struct attribution *found)
{
    const struct phrase *phrase;

    if (found->speaker == SUBJECT_NONE)
        return;
    phrase = &scene->phrases.v[found->speaker];
    if (!clause_is(&scene->clause, found->speaker, PHRASE_DESC) ||
        !(phrase->bits & P_GOVERNED) || phrase->to != phrase->from + 2 ||
        !(scene_token(scene, phrase->head)->meaning & L_OWN) ||
        ((scene_token(scene, phrase->from)->meaning & L_THE) &&
            !(scene->actor.who != NAME_NONE &&
                scene->article->cast.v[scene->actor.who].kind ==
                    ENTITY_PERSON)) ||
        descriptions_end(scene, found->speaker) != phrase->to ||
        !clause_class(&scene->clause, found->cue, G_GO) ||
        !voices_somebody(&scene->actor))
        return;
    quote->voice = scene->actor;
}

/* Find the speaker of the quote that is phrase i, and whether it is speech at
 * all. */
static void
resolve_quote(struct scene *scene, uint32_t i)
{
    struct quote *quote =
        &scene->out.quotes[scene_token(scene, scene->phrases.v[i].from)->id];
    struct attribution found;

    if (take_as_credit(scene, quote))
        return;
    attribution_find(&scene->clause, i, &found);
    if (is_too_weak(scene, &found))
        found = (struct attribution){ SIDE_NONE, SUBJECT_NONE, SUBJECT_NONE };
    set_attribution(scene, quote, &found);
    take_author(scene, quote, &found);
    if (found.side == SIDE_NONE || found.side == SIDE_WEAK)
        set_credit(scene, quote);
    if (!voices_somebody(&quote->voice))
        nearby_take(scene, quote, i == 0, found.cue != SUBJECT_NONE);
    /* The guess is who is known to speak in this paragraph. */
    if (quote->basis == BASIS_NEARBY && voices_somebody(&scene->paragraph) &&
        !scene->paragraph.nearby &&
        voices_same(scene, &quote->voice, &scene->paragraph))
        quote->basis = BASIS_CONTINUED;
    quote->voice.nearby = quote->basis == BASIS_NEARBY;
    quote->speech =
        speech_is(&scene->clause, i, &found, voices_somebody(&quote->voice));
    if (!quote->speech)
        return;
    utterance_place(scene, quote, i);
    nearby_turn(scene, quote);
    /* Later quotes must not take over a pronoun that was not resolved. */
    if (!voices_settled(scene, &quote->voice, found.speaker))
        return;
    scene->paragraph = scene->last = quote->voice;
    if (quote->voice.who == NAME_NONE)
        return;
    scene->out.cast->v[quote->voice.who].spoken++;
    scene_mention(scene, quote->voice.who,
        is_named_here(scene, &found) ? WEIGHT_SUBJECT + WEIGHT_VERB
                                     : WEIGHT_SPEAKER);
}

void
scene_mention(struct scene *scene, uint32_t who, uint32_t weight)
{
    salience_mention(&scene->salience, who, weight);
    if (weight >= WEIGHT_PRONOUN &&
        lexicon_has(scene->article->lexicon, LANG_SUBJECT_OMITTED))
        salience_mention(&scene->acting, who, weight);
}

/* Read the sentence: mentions, roles, quotes, reported clauses; then who acts
 * in it. */
static void
resolve_sentence(struct scene *scene, uint32_t number)
{
    struct voice voice;
    uint32_t i;
    bool reports, quotes = false;

    phrases_make(scene->article, scene->sentence, &scene->phrases);
    scene->clause =
        (struct clause){ scene->article, &scene->phrases, scene->memo };
    subject_begin(&scene->clause);
    scene->subject = subject_of_sentence(&scene->clause, scene->phrases.n);
    salience_sentence(&scene->salience, number, scene->sentence->para);
    salience_sentence(&scene->acting, number, scene->sentence->para);
    /* Quotes need the antecedents of the sentence's pronouns. */
    mentions_read(scene);
    roles_read(scene);
    for (i = 0; i < scene->phrases.n; i++) {
        if (scene->phrases.v[i].kind == PHRASE_QUOTE) {
            resolve_quote(scene, i);
            quotes = true;
        }
    }
    if (scene->article->options->indirect)
        indirect_read(scene);
    /* The sentence's speaker, else its subject, is who the next quotes may be
     * by. */
    i = attribution_indirect(&scene->clause);
    reports = i != SUBJECT_NONE;
    /* "Die Linie werde geprüft": what somebody is reported to say goes on */
    if (!reports && speech_reported(&scene->clause) &&
        reported_speaker_is_known(scene))
        return;
    if (!reports)
        i = scene->subject;
    voice = voices_of(scene, i, 0);
    voice.nearby = !reports;
    if (voices_settled(scene, &voice, i))
        scene->actor = voice;
    /* "It is shut, Ek said.": what follows is no more Lind's, who was quoted
     * before. */
    if (reports && !quotes && voices_somebody(&scene->paragraph) &&
        clause_speaks(&scene->clause, i))
        scene->paragraph = voice;
}

/* "Lind wrote to the council:", and its quote is the next paragraph: the
 * speaker named before a quote that would be phrase `quote`. */
static struct said
introduced_by_colon(const struct scene *scene, uint32_t quote)
{
    static const struct said nobody = { .voice = { .who = NAME_NONE } };
    struct attribution found;

    if (quote == 0 || !clause_is(&scene->clause, quote - 1, PHRASE_COLON) ||
        !before_find(&scene->clause, quote, &found))
        return nobody;
    return scene_said(scene, &found);
}

/* Keep what the next paragraph may refer to. */
static void
leave_paragraph(struct scene *scene, const struct paragraph *paragraph)
{
    scene->before = scene->actor;
    scene->before_says = introduced_by_colon(scene, scene->phrases.n);
    scene->before_colon =
        token_is(scene_token(scene, paragraph->tokens_end - 1), ':');
    scene->before_quotes = paragraph->quotes_end > paragraph->quote;
    scene->before_open =
        scene->before_quotes &&
        !scene->article->stretches.v[paragraph->quotes_end - 1].closed;
    scene->actor = scene->paragraph = voices_nobody;
}

/* ---- datelines ---- */

/* Let the sentence begin after the dateline, so that no town is its subject:
 * "NAIROBI, Nov 12 (Newswire) - The bank said". */
static void
pass_dateline(const struct scene *scene, struct sentence *first)
{
    const struct token *tokens = scene->article->tokens.outer.v;
    uint32_t k = first->from;

    while (k < first->to && article_in_dateline(scene->article, tokens[k].at))
        k++;
    if (k < first->to)
        first->from = k;
}

/* ---- live blogs ---- */

/* Let the sentence begin after the time of an entry: "14:05 The bank says",
 * "9.30 Uhr: Die Bank". */
static void
pass_time(const struct scene *scene, struct sentence *first)
{
    const struct token *tokens = scene->article->tokens.outer.v;
    uint32_t k = first->from, to = first->to;

    if (tokens[k].kind != TOKEN_NUMBER || tokens[k].end - tokens[k].at > 5)
        return;
    if (k + 2 < to &&
        (token_is(&tokens[k + 1], ':') || token_is(&tokens[k + 1], '.')) &&
        tokens[k + 2].kind == TOKEN_NUMBER &&
        tokens[k + 1].end == tokens[k + 2].at)
        k += 2;
    else if (memchr(scene->article->s + tokens[k].at, ':',
                 tokens[k].end - tokens[k].at) == NULL)
        return;
    for (k++; k < to && (tokens[k].grammar & G_TIME);)
        k++;
    if (k < to && (token_is(&tokens[k], ':') || token_dash(&tokens[k])))
        k++;
    if (k + 1 < to && (tokens[k].bits & F_CAP))
        first->from = k;
}

/* ---- interviews ---- */

/* Let the sentence begin after the label of the turn. */
static void
pass_label(
    const struct scene *scene, const struct turn *turn, struct sentence *first)
{
    uint32_t k = first->from;

    while (k < first->to && scene_token(scene, k)->at < turn->body)
        k++;
    if (k < first->to)
        first->from = k;
}

/* Begin a paragraph, whose first sentence is `first`: find the turn of an
 * interview that it belongs to, and who answers. */
static void
enter_paragraph(struct scene *scene, const struct paragraph *paragraph,
    struct sentence *first)
{
    const struct turns *turns = &scene->article->turns;
    const struct turn *turn;

    pass_dateline(scene, first);
    pass_time(scene, first);
    while (scene->next_turn < turns->n &&
           turns->v[scene->next_turn].at <= paragraph->at)
        scene->next_turn++;
    scene->speaks = voices_nobody;
    if (scene->next_turn == 0)
        return;
    turn = &turns->v[scene->next_turn - 1];
    if (turn->label.n > 0 && turn->at <= paragraph->at &&
        paragraph->at < turn->to)
        pass_label(scene, turn, first);
    if (turn->kind == TURN_NAMED) {
        scene->speaks.who =
            turns_who(scene->article, scene->out.turns, scene->next_turn - 1);
        if (scene->speaks.who == NAME_NONE)
            scene->speaks.text = turn->label;
        return;
    }
    if (!voices_somebody(&scene->interviewee))
        scene->interviewee.who =
            salience_first(&scene->salience, scene->article, NAME_NONE);
    if (turn->kind == TURN_ANSWER ||
        (turn->kind == TURN_BOLD && paragraph->at > turn->to))
        scene->speaks = scene->interviewee;
}

void
reader_run(const struct article *article, const struct reading *out)
{
    struct scene *scene = pool_alloc(article->pool, sizeof(*scene));
    size_t i;

    memset(scene, 0, sizeof(*scene));
    scene->phrases.v = pool_alloc(
        article->pool, (SENTENCE_MOST + 1) * sizeof(*scene->phrases.v));
    scene->article = article;
    scene->out = *out;
    scene->turn_para = NAME_NONE;
    scene->turn = scene->turn_before = voices_nobody;
    scene->last = scene->paragraph = scene->actor = scene->before =
        voices_nobody;
    scene->before_says.voice = voices_nobody;
    scene->speaks = scene->interviewee = voices_nobody;
    for (i = 0; i < article->sentences.n; i++) {
        const struct paragraph *paragraph;

        scene->sentence = &article->sentences.v[i];
        paragraph = &article->tokens.para[scene->sentence->para];
        if (scene->sentence->from == paragraph->token)
            enter_paragraph(scene, paragraph, &article->sentences.v[i]);
        resolve_sentence(scene, (uint32_t)i);
        if (scene->sentence->to == paragraph->tokens_end)
            leave_paragraph(scene, paragraph);
    }
    indirect_end(scene);
    repeats_resolve(article, out->quotes);
}
