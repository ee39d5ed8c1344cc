/* SPDX-License-Identifier: MIT */
#include "noun.h"

#include "article.h"
#include "cues.h"

#define BLOCKS \
    (G_PREP | G_CONJ | G_SUB | G_THAT | G_REL | G_AUX | G_BE | G_HE | G_SHE | \
        G_THEY | G_IT | G_I | G_TO | G_DET)
#define AHEAD_MOST  3  /* words before a role without an article */
#define MIDDLE_MOST 10 /* words between an article and its noun */
#define CLAUSE_MOST 20 /* words from a verb to its particle */

/* ---- what each word is in its sentence ---- */

/* A word that may stand inside a noun phrase: no function word, no cue. */
static bool
inside_noun(const struct token *t, uint32_t from, uint32_t k, uint32_t to)
{
    const struct token *w = &t[k];

    /* "the first witness" */
    if ((w->meaning & L_MOD) && k > from && k + 1 < to &&
        (w[-1].grammar & G_DET) && w[1].kind == TOKEN_WORD &&
        !(w[1].grammar & (BLOCKS | G_CUE)))
        return true;
    return (w->kind == TOKEN_WORD || (w->meaning & L_ROLE)) &&
           !(w->bits & F_POSS) && !(w->grammar & BLOCKS) && !(w->part & T_CUE);
}

/* German: is it a noun, "Sprecher", "der 49-Jährige", not "der 49-jährige
 * Trainer"? */
static inline bool
large(const struct token *t, uint32_t k, uint32_t to)
{
    if (t[k].bits & F_DIGIT)
        return k + 1 == to || !(t[k + 1].bits & F_CAP);
    return (t[k].bits & F_CAP) != 0;
}

/* A word that is plain and nothing else. */
static inline bool
ordinary(const struct token *w)
{
    return w->kind == TOKEN_WORD && w->grammar == 0 &&
           !(w->meaning & (L_MOD | L_ROLE)) && !(w->bits & F_POSS);
}

/* A mark or function word, which can be nothing else. */
static inline bool
outside(const struct token *w)
{
    return w->kind >= TOKEN_MARK ||
           ((w->grammar & BLOCKS) && !(w->grammar & (G_CUE | G_GO)) &&
               !(w->meaning & L_MOD));
}

/* Is t[k] the stop of an abbreviation that the sentence goes on behind, "the
 * univ. board"?  Names have stops of their own (runs_extent.c). */
static bool
short_stop(const struct token *t, const struct sentence *s, uint32_t k)
{
    return token_is(&t[k], '.') && k > s->from && k + 1 < s->to &&
           t[k + 1].kind < TOKEN_MARK && (t[k - 1].meaning & L_ABBR) &&
           !(t[k - 1].bits & F_CAP) && t[k - 1].end == t[k].at;
}

/* "gab am Montag bekannt", "machte Lind deutlich": where the verb is second,
 * its particle or noun ends the clause. */
static bool
separated(const struct token *t, uint32_t k, uint32_t to)
{
    uint32_t i = k + 1;

    while (i < to && i < k + CLAUSE_MOST && t[i].kind < TOKEN_MARK)
        i++;
    return i > k + 1 && (i == to || t[i].kind >= TOKEN_MARK) &&
           (t[i - 1].grammar & G_PARTICLE);
}

void
noun_prepare(const struct article *a, const struct sentence *s, size_t run)
{
    struct token *t = a->tokens.outer.v;
    bool capital = lexicon_has(a->lexicon, LANG_CAPITAL_NOUNS);
    bool second = lexicon_has(a->lexicon, LANG_VERB_SECOND);
    uint32_t k, far = AHEAD_MOST; /* words from t[k + 1] to a role */

    for (k = s->to; k-- > s->from;) {
        struct token *w = &t[k];

        if (ordinary(w)) { /* as most words are */
            w->part = ++far < AHEAD_MOST ? T_PLAIN | T_AHEAD : T_PLAIN;
            if ((w->bits & F_CAP) && !capital)
                far = AHEAD_MOST;
            continue;
        }
        w->part = 0;
        if (short_stop(t, s, k)) {
            w->part = T_PLAIN;
            continue;
        }
        if (outside(w)) {
            far = AHEAD_MOST;
            continue;
        }
        if ((w->grammar & (G_CUE | G_GO)) && cues_at(t, s->from, k, s->to))
            w->part |= T_CUE;
        if (second && (w->grammar & G_GO) && (w->bits & F_LOWER) &&
            separated(t, k, s->to))
            w->part |= T_CUE;
        if (inside_noun(t, s->from, k, s->to))
            w->part |= T_PLAIN;
        if (!(w->part & T_PLAIN) || (w->grammar & G_VERB))
            far = AHEAD_MOST;
        else if ((w->meaning & L_ROLE) && (!capital || large(t, k, s->to)))
            far = 0;
        else
            far++;
        if (far < AHEAD_MOST)
            w->part |= T_AHEAD;
        /* Nothing leads on to a capital, but where all nouns have one. */
        if ((w->bits & F_CAP) && !capital)
            far = AHEAD_MOST;
    }
    for (; run < a->outer.n && a->outer.v[run].from < s->to; run++)
        t[a->outer.v[run].from].part |= T_RUN;
}

/* ---- from left to right ---- */

struct reader {
    const struct article *a;
    const struct token *t;
    uint32_t from, to; /* the sentence */
    size_t run;        /* the next run */
};

static bool
person(const struct article *a, uint32_t who)
{
    return who != NAME_NONE && a->cast.v[who].kind == ENTITY_PERSON;
}

static bool
run_at(struct reader *r, uint32_t k)
{
    const struct run *v = r->a->outer.v;

    if (k >= r->to || !(r->t[k].part & T_RUN))
        return false;
    while (v[r->run].from < k)
        r->run++;
    return true;
}

static bool
plain(const struct reader *r, uint32_t k)
{
    return k < r->to && (r->t[k].part & T_PLAIN);
}

static bool
nouns_are_capital(const struct reader *r)
{
    return lexicon_has(r->a->lexicon, LANG_CAPITAL_NOUNS);
}

static bool
role(const struct reader *r, uint32_t k)
{
    return (r->t[k].meaning & L_ROLE) && plain(r, k) &&
           (!nouns_are_capital(r) || large(r->t, k, r->to));
}

static bool
role_ahead(const struct reader *r, uint32_t k)
{
    return k < r->to && (r->t[k].part & T_AHEAD);
}

/* "former harbour chief Ada Lind", "retired Lt. Gen. Lind": a word that goes
 * before roles, and then roles and names. */
static bool
modifier_opens(struct reader *r, uint32_t k)
{
    const struct runs *v = &r->a->outer;
    size_t run = r->run;
    uint32_t i;

    if (k >= r->to || !(r->t[k].meaning & L_MOD) || !plain(r, k))
        return false;
    for (i = k + 1; i < r->to && i < k + 5; i++) {
        if (role(r, i))
            return true;
        while (run < v->n && v->v[run].from < i)
            run++;
        if (run < v->n && v->v[run].from == i) {
            if (person(r->a, v->v[run].who))
                return true;
            i = v->v[run].to - 1;
        } else if (!plain(r, i)) {
            return false;
        }
    }
    return false;
}

/* Does a participle here end the phrase: "the judge rubbed his chin"? */
static bool
verb_here(const struct reader *r, uint32_t k)
{
    const struct token *t = &r->t[k], *n = &r->t[k + 1];

    if (t->grammar & G_VERB)
        return true;
    if (r->a->s[t->end - 1] != 'd' || t->end - t->at < 5 ||
        r->a->s[t->end - 2] != 'e' || (t->bits & F_DASH))
        return false;
    return k + 1 >= r->to || n->kind != TOKEN_WORD ||
           (n->grammar & (BLOCKS | G_DET)) || (n->bits & (F_CAP | F_ADVERB));
}

/* Go on over one word of the phrase?  *head is its role so far. */
static bool
take_word(struct reader *r, uint32_t k, bool open, uint32_t *head)
{
    const struct token *t = &r->t[k];

    if ((t->bits & F_ADVERB) && (k == r->from || !(t[-1].grammar & G_DET)))
        return false;
    /* Where nouns have capitals the phrase ends with its noun. */
    if (nouns_are_capital(r) && k > r->from && (t[-1].bits & F_CAP) &&
        !(t[-1].grammar & (G_DET | BLOCKS)) && !(t[-1].meaning & L_MOD))
        return false;

    if (t->kind == TOKEN_NUMBER && !(t->meaning & L_ROLE))
        return open;
    if ((t->grammar & G_CONJ) && *head != NAME_NONE && k + 1 < r->to &&
        role(r, k + 1))
        return true; /* "founder and chief executive" */
    if ((t->grammar & G_CONJ) && open && *head == NAME_NONE && k > r->from &&
        plain(r, k - 1) && role_ahead(r, k + 1) && !role(r, k + 1))
        return true; /* "the energy and mines ministry" */
    if (!plain(r, k))
        return false;
    if (role(r, k)) {
        *head = k;
        return true;
    }
    if (*head != NAME_NONE)
        return role_ahead(r, k);
    return open && ((t->meaning & L_MOD) || !verb_here(r, k));
}

/* "no longer", "no more": no determiner. */
static bool
no_longer(const struct reader *r, uint32_t k)
{
    return (r->t[k].grammar & G_AUX) && k + 1 < r->to &&
           (r->t[k + 1].grammar & G_AUX);
}

/* French "des" behind a noun is "of the". */
static bool
of_the(const struct reader *r, uint32_t k)
{
    return lexicon_has(r->a->lexicon, LANG_NOUN_OF_NOUN) &&
           (r->t[k].grammar & G_OF) && k > r->from &&
           r->t[k - 1].kind == TOKEN_WORD &&
           (r->t[k - 1].grammar == 0 || (r->t[k - 1].meaning & L_ROLE));
}

/* Portuguese "a" before a noun of several is "to": "disse a jornalistas". */
static bool
to_several(const struct reader *r, uint32_t k)
{
    return (r->t[k].grammar & G_PREP) && (r->t[k].grammar & G_DET) &&
           k + 1 < r->to && (r->t[k + 1].meaning & L_GROUP) &&
           (r->t[k + 1].bits & F_LOWER);
}

/* Over determiners and numbers: "all the", "his two". */
static uint32_t
determiners(const struct reader *r, uint32_t k)
{
    uint32_t i = k;

    while (i < r->to && i < k + 4 && r->t[i].kind != TOKEN_MARK &&
           (((r->t[i].grammar & G_DET) && !no_longer(r, i) && !of_the(r, i) &&
                !to_several(r, i) && !(r->t[i].grammar & (G_THAT | G_REL))) ||
               (i > k && r->t[i].kind == TOKEN_NUMBER &&
                   !(r->t[i].meaning & L_ROLE))))
        i++;
    /* "der 21 Jahre alte Mann" */
    if (i > k + 1 && i + 2 < r->to && r->t[i - 1].kind == TOKEN_NUMBER &&
        (r->t[i].grammar & G_TIME) && (r->t[i].bits & F_CAP) &&
        (r->t[i + 1].bits & F_LOWER) && (r->t[i + 2].bits & F_CAP))
        i += 2;
    return i;
}

/* May a run be followed by more of the phrase: "Lind aides", "Lind campaign
 * manager", and with an article "the Lind plan"?  Where nouns are joined by
 * "of" a verb follows a person: "a prefeita Ada Lima fechou". */
static bool
goes_on(struct reader *r, uint32_t k, bool det)
{
    if (k >= r->to || !(r->t[k].bits & F_LOWER) ||
        (lexicon_has(r->a->lexicon, LANG_NOUN_OF_NOUN) &&
            person(r->a, r->a->outer.v[r->run].who)))
        return false;
    if (role_ahead(r, k))
        return true;
    return det && plain(r, k) && !verb_here(r, k) && !(r->t[k].bits & F_ADVERB);
}

/* "à la sortie du port Ada Lind": in French and Spanish a person's name behind
 * a noun that is no role begins a phrase of its own. */
static bool
apart(const struct reader *r, uint32_t i, uint32_t first, uint32_t head)
{
    return lexicon_has(r->a->lexicon, LANG_NOUN_OF_NOUN) && i > first &&
           head == NAME_NONE && (r->t[i - 1].bits & F_LOWER) &&
           !(r->t[i - 1].meaning & L_MOD) &&
           person(r->a, r->a->outer.v[r->run].who);
}

/* "in its statement Lindmar said": a document has no name behind it. */
static bool
behind_document(const struct reader *r, uint32_t i, uint32_t head)
{
    return head != NAME_NONE && head + 1 == i && (r->t[head].meaning & L_DOC) &&
           (r->t[head].bits & F_LOWER);
}

/* "el delantero uruguayo Iker Moya": French and Spanish adjectives stand behind
 * the role, Dutch nouns, too: "hoogleraar ecologie Ada Vonk". */
static bool
adjective_and_name(struct reader *r, uint32_t k, uint32_t head)
{
    return lexicon_has(
               r->a->lexicon, LANG_ADJECTIVE_BEHIND_NOUN | LANG_COMPOUNDS) &&
           head != NAME_NONE && head + 1 == k && plain(r, k) &&
           (r->t[k].bits & F_LOWER) && run_at(r, k + 1) &&
           person(r->a, r->a->outer.v[r->run].who);
}

bool
noun_at(const struct article *a, const struct sentence *s, size_t run,
    struct phrase *out)
{
    struct reader r = { a, a->tokens.outer.v, s->from, s->to, run };
    struct phrase x = *out;
    /* "zei De Bruin": an article may be a name's particle. */
    uint32_t k = x.from, i = run_at(&r, k) ? k : determiners(&r, k), first = i;
    bool det = i > k, open = det || modifier_opens(&r, k) || role_ahead(&r, k);

    if (!open && !run_at(&r, k))
        return false;
    /* "elle l'affirme": an object before its verb. */
    if (det && lexicon_has(a->lexicon, LANG_OBJECT_BEFORE_VERB) &&
        (r.t[i - 1].grammar & G_AUX) && i < r.to && (r.t[i].part & T_CUE))
        return false;
    while (i < r.to && i < first + MIDDLE_MOST) {
        if (run_at(&r, i)) {
            if (apart(&r, i, first, x.head) || behind_document(&r, i, x.head))
                break;
            x.run = (uint32_t)r.run;
            x.head = NAME_NONE;
            x.bits = 0;
            i = a->outer.v[r.run].to;
            if (i < r.to && (r.t[i].bits & F_POSS)) {
                x.bits |= P_POSSESSIVE;
                open = true;
                i++;
                continue;
            }
            if (!goes_on(&r, i, det))
                break;
            x.bits |= P_MODIFIER;
            continue;
        }
        if ((r.t[i].bits & F_POSS) && i > first) {
            x.head = NAME_NONE;
            open = true;
            i++;
            continue;
        }
        if (!take_word(&r, i, open, &x.head) &&
            !adjective_and_name(&r, i, x.head))
            break;
        x.bits &= (uint16_t)~P_POSSESSIVE;
        i++;
    }
    if (i == k)
        return false;
    x.to = i;
    if (x.run != NAME_NONE &&
        (a->outer.v[x.run].to == i || (x.bits & P_POSSESSIVE))) {
        x.kind = PHRASE_NAME;
        x.bits &= (uint16_t)~P_MODIFIER;
        if (person(a, a->outer.v[x.run].who))
            x.bits |= P_PERSON;
    } else {
        x.kind = x.head != NAME_NONE ? PHRASE_DESC : PHRASE_THING;
    }
    *out = x;
    return true;
}
