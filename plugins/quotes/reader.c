/* SPDX-License-Identifier: MIT */
#include "reader.h"

#include <string.h>

#include "credits.h"
#include "indirect.h"
#include "joint.h"
#include "scene.h"
#include "speech.h"

/* The verb that a description may reach to, or 0. */
static uint32_t
verb_of(const struct scene *s, const struct attribution *found)
{
    uint32_t i = found->cue;

    if (i == SUBJECT_NONE || i < found->speaker ||
        (s->phrases.v[i].bits & (P_ING | P_INFINITIVE)))
        return 0;
    return i;
}

/* French: "elle" of "dit-elle", "a-t-elle dit". */
static struct span
bare(const struct scene *s, struct span x)
{
    const char *text = s->a->s + x.at;
    const char *last = *text == '-' ? memrchr(text, '-', x.n) : NULL;
    uint32_t cut = last != NULL ? (uint32_t)(last + 1 - text) : 0;

    return (struct span){ x.at + cut, x.n - cut };
}

/* "Lind", "Lind and Ek" */
static struct span
mention_of(const struct scene *s, uint32_t first, uint32_t last)
{
    const struct phrase *p = s->phrases.v;

    return bare(s, scene_bytes(s, p[first].from, p[last].to));
}

/* The speakers: the first of them, with whom speaks together with him. */
static struct voice
speakers_of(const struct scene *s, const uint32_t *x, uint32_t n)
{
    struct voice *v = pool_alloc(s->a->pool, n * sizeof(*v));
    uint32_t i;

    for (i = n; i-- > 0;) {
        v[i] = voices_of(s, x[i], 0);
        v[i].also = i + 1 < n ? &v[i + 1] : NULL;
    }
    return v[0];
}

struct said
scene_said(const struct scene *s, const struct attribution *found)
{
    const struct phrase *p = s->phrases.v;
    uint32_t x[JOINT_MOST], n;
    struct said said = { .voice = voices_nobody };

    if (found->cue != SUBJECT_NONE)
        said.cue = scene_bytes(s, p[found->cue].from, p[found->cue].to);
    if (found->speaker == SUBJECT_NONE)
        return said;
    n = found->side == SIDE_WEAK
            ? 1
            : joint_find(&s->clause, found->speaker, found->cue, x);
    if (n > 1) {
        said.voice = speakers_of(s, x, n);
        said.mention = mention_of(s, x[0], x[n - 1]);
    } else {
        said.voice = voices_of(s, found->speaker, verb_of(s, found));
        said.mention = mention_of(s, found->speaker, found->speaker);
    }
    return said;
}

static void
take(const struct scene *s, struct quote *q, const struct attribution *found)
{
    static const enum quote_basis basis[] = { [SIDE_NONE] = BASIS_NONE,
        [SIDE_AFTER] = BASIS_CUE,
        [SIDE_BEFORE] = BASIS_CUE,
        [SIDE_TAIL] = BASIS_CUE,
        [SIDE_WEAK] = BASIS_NEARBY };
    struct said said = scene_said(s, found);

    q->side = found->side;
    q->basis = basis[found->side];
    q->voice = said.voice;
    q->mention = said.mention;
    q->cue = said.cue;
    if (q->voice.self && voices_somebody(&s->speaks))
        q->voice = s->speaks; /* "I told them" */
}

/* A name beside the quote without a verb. */
static void
take_credit(struct scene *s, struct quote *q)
{
    const struct run *run = credits_below(s->a, s->sentence->para);
    struct span text;
    uint32_t who = credits_script(s->a, (size_t)(q - s->a->quotes), &text);

    if (text.n > 0) {
        q->voice = (struct voice){ .who = who, .text = text };
        q->mention = text;
        q->basis = BASIS_CUE;
    } else if (run != NULL) {
        q->mention = scene_bytes(s, run->from, run->to);
        q->voice = (struct voice){ .who = run->who, .text = q->mention };
        q->basis = BASIS_CUE;
    }
}

/* The stretch is a name that stands under the quote before it. */
static bool
is_credit(struct scene *s, struct quote *q)
{
    const struct run *run = credits_inside(s->a, (size_t)(q - s->a->quotes));
    const struct token *t = s->a->tokens.inner.v;

    if (run == NULL)
        return false;
    q[-1].voice = (struct voice){ .who = people_of(s->a, true, run) };
    q[-1].basis = BASIS_CUE;
    q[-1].mention =
        (struct span){ t[run->from].at, t[run->to - 1].end - t[run->from].at };
    return true;
}

/* Is somebody known whose words are reported here? */
static bool
told(const struct scene *s)
{
    return voices_somebody(&s->paragraph) ||
           (voices_somebody(&s->actor) && !s->actor.nearby);
}

/* Only the subject of the sentence, and that is nobody known: then it says
 * less than who spoke before in the paragraph. */
static bool
too_weak(const struct scene *s, const struct attribution *found)
{
    const struct phrase *p;

    if (found->side != SIDE_WEAK)
        return false;
    p = &s->phrases.v[found->speaker];
    /* "Der Angeklagte habe ... gehandelt", behind what somebody said of him */
    if (speech_reported(&s->clause) && told(s))
        return true;
    /* German: "Die Zahl sei ...": somebody named before says so. */
    if (p->kind == PHRASE_THING && speech_reported(&s->clause))
        return true;
    if (!voices_somebody(&s->paragraph))
        return false;
    return p->kind == PHRASE_NAME && !(p->bits & P_PERSON);
}

static void
read_quote(struct scene *s, uint32_t i)
{
    struct quote *q = &s->a->quotes[scene_token(s, s->phrases.v[i].from)->id];
    struct attribution found;

    if (is_credit(s, q))
        return;
    attribution_find(&s->clause, i, &found);
    if (too_weak(s, &found))
        found = (struct attribution){ SIDE_NONE, SUBJECT_NONE, SUBJECT_NONE };
    take(s, q, &found);
    if (found.side == SIDE_NONE || found.side == SIDE_WEAK)
        take_credit(s, q);
    if (!voices_somebody(&q->voice))
        nearby_take(s, q, i == 0, found.cue != SUBJECT_NONE);
    if (q->basis == BASIS_NEARBY && voices_somebody(&s->paragraph) &&
        !s->paragraph.nearby && voices_same(s, &q->voice, &s->paragraph))
        q->basis = BASIS_CONTINUED;
    q->voice.nearby = q->basis == BASIS_NEARBY;
    q->speech = speech_is(&s->clause, i, &found, voices_somebody(&q->voice));
    if (!q->speech)
        return;
    utterance_place(s, q, i);
    nearby_turn(s, q);
    if (!voices_settled(s, &q->voice, found.speaker))
        return;
    s->paragraph = s->last = q->voice;
    if (q->voice.who == NAME_NONE)
        return;
    s->a->cast.v[q->voice.who].spoken++;
    salience_mention(&s->salience, q->voice.who, WEIGHT_SPEAKER);
}

static void
read_sentence(struct scene *s, uint32_t number)
{
    struct voice v;
    uint32_t i;
    bool reports;

    phrases_make(s->a, s->sentence, &s->phrases);
    s->clause = (struct clause){ s->a, &s->phrases, s->memo };
    subject_begin(&s->clause);
    s->subject = subject_of_sentence(&s->clause, s->phrases.n);
    salience_sentence(&s->salience, number, s->sentence->para);
    mentions_read(s);
    roles_read(s);
    for (i = 0; i < s->phrases.n; i++) {
        if (s->phrases.v[i].kind == PHRASE_QUOTE)
            read_quote(s, i);
    }
    if (s->a->options->indirect)
        indirect_read(s);
    i = attribution_indirect(&s->clause);
    reports = i != SUBJECT_NONE;
    if (!reports)
        i = s->subject;
    v = voices_of(s, i, 0);
    v.nearby = !reports;
    if (voices_settled(s, &v, i))
        s->actor = v;
}

/* "Lind wrote to the council:", and its quote is the next paragraph: whom words
 * before a quote that would be phrase `q` name. */
static struct said
introduced(const struct scene *s, uint32_t q)
{
    static const struct said nobody = { .voice = { .who = NAME_NONE } };
    struct attribution found;

    if (q == 0 || !clause_is(&s->clause, q - 1, PHRASE_COLON) ||
        !before_find(&s->clause, q, &found))
        return nobody;
    return scene_said(s, &found);
}

static void
end_paragraph(struct scene *s, const struct paragraph *p)
{
    s->before = s->actor;
    s->before_says = introduced(s, s->phrases.n);
    s->before_colon = token_is(scene_token(s, p->tokens_end - 1), ':');
    s->before_quotes = p->quotes_end > p->quote;
    s->before_open =
        s->before_quotes && !s->a->stretches.v[p->quotes_end - 1].closed;
    s->actor = s->paragraph = voices_nobody;
}

/* ---- datelines ---- */

#define DATELINE_MOST  14 /* tokens */
#define DATELINE_OPENS 2  /* paragraphs in which one may stand */

/* "NAIROBI, Nov 12 (Newswire) - The bank said": the sentence begins behind the
 * dash.  No town is its subject. */
static void
pass_dateline(
    const struct scene *s, const struct paragraph *p, struct sentence *first)
{
    const struct token *t = s->a->tokens.outer.v;
    uint32_t k = first->from, most = first->from + DATELINE_MOST;

    if (p - s->a->tokens.para >= DATELINE_OPENS ||
        !((t[k].bits & F_UPPER) ||
            (k + 1 < first->to && token_is(&t[k + 1], '('))))
        return;
    for (k++; k + 1 < first->to && k < most; k++) {
        if (t[k].kind == TOKEN_QUOTE || (t[k].grammar & G_CUE))
            return;
        if (token_dash(&t[k]) && t[k + 1].at > t[k].end) {
            if (t[k + 1].bits & F_CAP)
                first->from = k + 1;
            return;
        }
    }
}

/* ---- interviews ---- */

/* The sentence begins behind the label of the turn. */
static void
pass_label(const struct scene *s, const struct turn *x, struct sentence *first)
{
    uint32_t k = first->from;

    while (k < first->to && scene_token(s, k)->at < x->body)
        k++;
    if (k < first->to)
        first->from = k;
}

/* Whose answer the paragraph is that begins here, with the sentence `first`. */
static void
enter_paragraph(
    struct scene *s, const struct paragraph *p, struct sentence *first)
{
    const struct turns *t = &s->a->turns;
    const struct turn *x;

    pass_dateline(s, p, first);
    while (s->next_turn < t->n && t->v[s->next_turn].at <= p->at)
        s->next_turn++;
    s->speaks = voices_nobody;
    if (s->next_turn == 0)
        return;
    x = &t->v[s->next_turn - 1];
    if (x->label.n > 0 && x->at <= p->at && p->at < x->to)
        pass_label(s, x, first);
    if (x->kind == TURN_NAMED) {
        s->speaks.who = turns_who(s->a, s->next_turn - 1);
        if (s->speaks.who == NAME_NONE)
            s->speaks.text = x->label;
        return;
    }
    if (!voices_somebody(&s->interviewee))
        s->interviewee.who = salience_first(&s->salience, s->a, NAME_NONE);
    if (x->kind == TURN_ANSWER || (x->kind == TURN_BOLD && p->at > x->to))
        s->speaks = s->interviewee;
}

void
reader_run(struct article *a)
{
    struct scene *s = pool_alloc(a->pool, sizeof(*s));
    size_t i;

    memset(s, 0, sizeof(*s));
    s->phrases.v =
        pool_alloc(a->pool, (SENTENCE_MOST + 1) * sizeof(*s->phrases.v));
    s->a = a;
    s->turn_para = NAME_NONE;
    s->turn = s->turn_before = voices_nobody;
    s->last = s->paragraph = s->actor = s->before = voices_nobody;
    s->before_says.voice = voices_nobody;
    s->speaks = s->interviewee = voices_nobody;
    for (i = 0; i < a->sentences.n; i++) {
        const struct paragraph *p;

        s->sentence = &a->sentences.v[i];
        p = &a->tokens.para[s->sentence->para];
        if (s->sentence->from == p->token)
            enter_paragraph(s, p, &a->sentences.v[i]);
        read_sentence(s, (uint32_t)i);
        if (s->sentence->to == p->tokens_end)
            end_paragraph(s, p);
    }
    indirect_end(s);
}
