/* SPDX-License-Identifier: MIT */
#include "epithets.h"
#include "evidence.h"

#include <string.h>

#define PARTS_MOST 3  /* "of", "for" ... that a description goes on with */
#define CALLS_MOST 12 /* phrases to the name somebody gives */
#define BACK_MOST  24 /* descriptions that one is compared with */

/* ---- how far a description reaches ---- */

/* "documents released by": is there a participle? */
static bool
participle(const struct scene *s, uint32_t i)
{
    const struct token *t;

    if (i >= s->phrases.n || s->phrases.v[i].kind != PHRASE_WORD)
        return false;
    t = scene_token(s, s->phrases.v[i].from);
    return (t->bits & F_LOWER) && t->end - t->at > 4 &&
           (article_detail(s->a, t) & D(PAST_ENDING));
}

/* German: "der Sprecher des Ministeriums", "die Vertreter der Stadt": the noun
 * phrase right behind belongs to it. */
static bool
genitive(const struct scene *s, uint32_t i)
{
    const struct token *t;

    if (!lexicon_has(s->a->lexicon, LANG_GENITIVE_BEHIND_NOUN) ||
        i >= s->phrases.n || !phrase_noun(&s->phrases.v[i]) ||
        s->phrases.v[i].kind == PHRASE_PRONOUN)
        return false;
    t = scene_token(s, s->phrases.v[i].from);
    return (t->grammar & G_DET) && s->a->s[t->end - 1] != 'e' &&
           s->a->s[t->end - 1] != 'm' && s->a->s[t->end - 1] != 'n';
}

/* "le ministre italien,": French and Spanish adjectives stand behind the noun;
 * a mark or verb must follow, for it might be a verb itself. */
static bool
adjective(const struct scene *s, uint32_t i)
{
    const struct phrases *p = &s->phrases;

    if (!lexicon_has(s->a->lexicon, LANG_ADJECTIVE_BEHIND_NOUN) || i >= p->n ||
        p->v[i].kind != PHRASE_WORD ||
        !(scene_token(s, p->v[i].from)->bits & F_LOWER))
        return false;
    /* ", reconnaît un diplomate occidental sous couvert d'anonymat" */
    if (i > 1 && p->v[i - 2].kind == PHRASE_CUE)
        return true;
    return i + 1 >= p->n || p->v[i + 1].kind == PHRASE_COMMA ||
           p->v[i + 1].kind == PHRASE_STOP || p->v[i + 1].kind == PHRASE_CUE;
}

/* French: "un client en gants", not "en ouvrant". */
static bool
wearing(const struct scene *s, uint32_t i)
{
    const struct token *t = scene_token(s, s->phrases.v[i].from);

    return (t->bits & F_LOWER) && (article_detail(s->a, t) & D(DRESSED_IN)) &&
           s->phrases.v[i + 1].kind == PHRASE_WORD &&
           s->a->s[scene_token(s, s->phrases.v[i + 1].from)->end - 1] == 's';
}

uint32_t
descriptions_end(const struct scene *s, uint32_t i)
{
    const struct phrases *p = &s->phrases;
    uint32_t n, j;

    for (n = 0; n < PARTS_MOST; n++) {
        if (genitive(s, i + 1)) {
            i++;
            continue;
        }
        i += adjective(s, i + 1);
        j = i + 1 + participle(s, i + 1);
        if (j + 1 >= p->n || p->v[j].kind != PHRASE_PREP ||
            (j == i + 1 && !(p->v[j].bits & P_OF) && !wearing(s, j)) ||
            p->v[j + 1].kind == PHRASE_PRONOUN ||
            !(phrase_noun(&p->v[j + 1]) || p->v[j + 1].kind == PHRASE_WORD))
            break;
        i = j + 1;
    }
    i += adjective(s, i + 1);
    return p->v[i].to;
}

/* ---- whom it means ---- */

static enum gender
gender_of(uint32_t meaning)
{
    if (meaning & L_THING)
        return GENDER_NEUTER;
    if (meaning & L_GROUP)
        return GENDER_PLURAL;
    if ((meaning & L_MALE) && !(meaning & L_FEMALE))
        return GENDER_MALE;
    if ((meaning & L_FEMALE) && !(meaning & L_MALE))
        return GENDER_FEMALE;
    return GENDER_UNKNOWN;
}

static uint32_t
make(struct scene *s, uint32_t i)
{
    const struct phrase *p = &s->phrases.v[i];
    struct cast *c = &s->a->cast;
    struct span text = scene_bytes(s, p->from, descriptions_end(s, i));
    struct entity *x;
    uint32_t who;

    pool_push(s->a->pool, c->v, c->n, c->cap);
    who = (uint32_t)c->n++;
    x = &c->v[who];
    memset(x, 0, sizeof(*x));
    x->kind = ENTITY_DESC;
    x->gender = gender_of(scene_token(s, p->head)->meaning);
    if (x->gender == GENDER_NEUTER &&
        lexicon_has(s->a->lexicon, LANG_GENDERED_THINGS))
        x->gender = gender_of(scene_token(s, p->from)->meaning & ~L_THING);
    x->text = s->a->s + text.at;
    x->text_n = text.n;
    x->fullest = x->shortest = who;
    x->same_as = NAME_NONE;
    x->heads[0] = s->a->forms.v[scene_token(s, p->head)->id].full;
    pool_push(s->a->pool, s->described, s->ndescribed, s->described_cap);
    s->described[s->ndescribed++] = who;
    return who;
}

/* The last description with this noun. */
static uint32_t
known(const struct scene *s, uint32_t head)
{
    size_t n = s->ndescribed, k;

    for (k = 0; k < BACK_MOST && n > 0; k++) {
        uint32_t who = s->described[--n];

        if (article_noun_again(s->a, s->a->cast.v[who].heads[0], head))
            return s->a->cast.v[who].same_as != NAME_NONE
                       ? s->a->cast.v[who].same_as
                       : who;
    }
    return NAME_NONE;
}

/* "the governor": nothing but an article and a role that tells somebody apart.
 * With more words ("the Norland governor") it may be another one. */
static bool
bare(const struct scene *s, const struct phrase *p)
{
    return p->head == p->from + 1 && p->to == p->head + 1 &&
           !(scene_token(s, p->from)->grammar & G_POSS) &&
           !(scene_token(s, p->head)->meaning & (L_ANYONE | L_THING | L_GROUP));
}

/* "a man named Tobias" */
static bool
called(const struct scene *s, uint32_t i)
{
    const struct phrase *p = &s->phrases.v[i];

    return (p->kind == PHRASE_WORD || p->kind == PHRASE_CUE) &&
           (scene_token(s, p->from)->meaning & (L_LABEL | L_NAMING));
}

/* "La présidente s'appelle Ada Lind", "el dueño se llama Iker Moya" */
static bool
calls_herself(const struct scene *s, uint32_t i)
{
    const struct phrases *p = &s->phrases;

    return lexicon_has(s->a->lexicon, LANG_OBJECT_BEFORE_VERB) &&
           i + 1 < p->n && p->v[i].kind == PHRASE_AUX &&
           p->v[i + 1].kind == PHRASE_CUE &&
           (scene_token(s, p->v[i + 1].from)->meaning & L_NAMING);
}

/* "A group calling itself Red Lantern", "the operator, Norwater, closed it" */
static uint32_t
called_org(const struct scene *s, uint32_t i)
{
    const struct phrases *p = &s->phrases;
    uint32_t k = i + 2;

    if (i + 3 < p->n && p->v[i + 1].kind == PHRASE_COMMA &&
        p->v[k].kind == PHRASE_NAME && !(p->v[k].bits & P_PERSON) &&
        p->v[k].from == s->a->outer.v[p->v[k].run].from &&
        p->v[i + 3].kind == PHRASE_COMMA &&
        (scene_token(s, p->v[i].from)->meaning & L_THE))
        return s->a->outer.v[p->v[k].run].who;
    if (k >= p->n || !called(s, i + 1) ||
        !(scene_token(s, p->v[i].head)->meaning & L_THING))
        return NAME_NONE;
    k += p->v[k].kind == PHRASE_AUX;
    return k < p->n && p->v[k].kind == PHRASE_NAME
               ? s->a->outer.v[p->v[k].run].who
               : NAME_NONE;
}

/* "a woman who gave her name only as Ada" */
static uint32_t
calls_himself(const struct scene *s, uint32_t i)
{
    const struct phrases *p = &s->phrases;
    uint32_t k;

    for (k = i + 2; k < p->n && k < i + CALLS_MOST; k++) {
        if (p->v[k].kind == PHRASE_NAME && (p->v[k].bits & P_PERSON))
            return evidence_calls_himself(s->a, p->v[k].from)
                       ? s->a->outer.v[p->v[k].run].who
                       : NAME_NONE;
        if (p->v[k].kind == PHRASE_QUOTE || p->v[k].kind == PHRASE_STOP)
            break;
    }
    return NAME_NONE;
}

/* The person beside whom the description stands: "Ada Lind, a pilot," or "a
 * pilot, Ada Lind,". */
static uint32_t
apposed(const struct scene *s, uint32_t i)
{
    const struct phrases *p = &s->phrases;
    uint32_t k = i, who;

    if (i >= 2 && p->v[i - 1].kind == PHRASE_COMMA &&
        p->v[i - 2].kind == PHRASE_NAME && (p->v[i - 2].bits & P_PERSON))
        return s->a->outer.v[p->v[i - 2].run].who;
    for (;;) {
        if (genitive(s, k + 1))
            k++;
        else if (k + 2 < p->n && p->v[k + 1].kind == PHRASE_PREP &&
                 (p->v[k + 1].bits & P_OF) && phrase_noun(&p->v[k + 2]))
            k += 2;
        else
            break;
    }
    who = calls_himself(s, i);
    if (who != NAME_NONE)
        return who;
    k += calls_herself(s, k + 1);
    if (k + 2 < p->n &&
        (p->v[k + 1].kind == PHRASE_COMMA || called(s, k + 1)) &&
        p->v[k + 2].kind == PHRASE_NAME && (p->v[k + 2].bits & P_PERSON))
        return s->a->outer.v[p->v[k + 2].run].who;
    return NAME_NONE;
}

/* Whose word "her statement" is. */
static uint32_t
owner(const struct scene *s, uint32_t i)
{
    const struct phrase *p = &s->phrases.v[i];
    const struct disjoint nobody = { NULL, 0, NULL, 0 };
    uint32_t class = scene_token(s, p->from)->grammar;
    enum gender g = class & G_HIM   ? GENDER_MALE
                    : class & G_HER ? GENDER_FEMALE
                                    : GENDER_NEUTER;

    if (!(class & G_POSS) || !(class & (G_HIM | G_HER | G_IT)) ||
        !(scene_token(s, p->head)->meaning & L_OWN))
        return NAME_NONE;
    return salience_best(&s->salience, s->a, g, &nobody);
}

/* An organisation by its noun: "the bank" is the Central Bank, "the company"
 * whichever was talked of last. */
static uint32_t
firm(const struct scene *s, const struct phrase *p, uint32_t head)
{
    uint32_t m = scene_token(s, p->head)->meaning, who;

    if (!(m & L_THING) || (m & L_DOC))
        return NAME_NONE;
    who = salience_known(&s->salience, s->a, ENTITY_ORG, head);
    if (who == NAME_NONE)
        who = s->a->cast.heads[head];
    if (who != NAME_NONE && who != CAST_MANY &&
        s->a->cast.v[who].kind == ENTITY_ORG)
        return who;
    return NAME_NONE;
}

/* Somebody known already by the noun of a definite description. */
static uint32_t
known_by(const struct scene *s, const struct phrase *p, uint32_t head)
{
    uint32_t who = NAME_NONE;

    if (bare(s, p))
        who = salience_known(&s->salience, s->a, ENTITY_PERSON, head);
    if (who == NAME_NONE)
        who = firm(s, p, head);
    return who != NAME_NONE ? who : known(s, head);
}

/* "der 21 Jahre alte Mann" */
static bool
aged(const struct scene *s, const struct phrase *p)
{
    return p->head == p->from + 4 &&
           scene_token(s, p->from + 1)->kind == TOKEN_NUMBER &&
           (scene_token(s, p->from + 2)->grammar & G_TIME);
}

/* "the woman", "the company", of whom there was no talk before: who was named.
 */
static uint32_t
anyone(const struct scene *s, const struct phrase *p)
{
    const struct disjoint nobody = { NULL, 0, NULL, 0 };
    uint32_t m = scene_token(s, p->head)->meaning, who;

    if (!(m & L_ANYONE) || p->to != p->head + 1 ||
        !(p->head == p->from + 1 || aged(s, p)))
        return NAME_NONE;
    if (m & L_THING)
        return salience_firm(&s->salience, s->a);
    if (!(m & (L_MALE | L_FEMALE)))
        return NAME_NONE;
    who = salience_best(
        &s->salience, s->a, m & L_MALE ? GENDER_MALE : GENDER_FEMALE, &nobody);
    return who != NAME_NONE && s->a->cast.v[who].kind == ENTITY_PERSON
               ? who
               : NAME_NONE;
}

/* Know the person again by the noun. */
static void
learn(struct entity *x, uint32_t head)
{
    uint32_t i;

    for (i = 0; i < HEADS && x->heads[i] != head; i++) {
        if (x->heads[i] == 0) {
            x->heads[i] = head;
            return;
        }
    }
}

uint32_t
descriptions_of(struct scene *s, uint32_t i)
{
    const struct phrase *p = &s->phrases.v[i];
    uint32_t head = s->a->forms.v[scene_token(s, p->head)->id].full;
    bool definite = (scene_token(s, p->from)->meaning & L_THE) != 0;
    uint32_t who = owner(s, i), person = apposed(s, i);

    if (who == NAME_NONE)
        who = called_org(s, i);
    if (who != NAME_NONE)
        return who;
    if (person != NAME_NONE &&
        !(scene_token(s, p->head)->meaning & (L_THING | L_GROUP))) {
        if (bare(s, p))
            learn(&s->a->cast.v[person], head);
        /* "The owner, Iker Moya," names him who was "the owner" before. */
        who = definite ? known(s, head) : NAME_NONE;
        if (who != NAME_NONE && s->a->cast.v[who].kind == ENTITY_DESC)
            s->a->cast.v[who].same_as = person;
        return person;
    }
    who = definite ? known_by(s, p, head) : NAME_NONE;
    if (who == NAME_NONE && definite)
        who = anyone(s, p);
    if (who == NAME_NONE)
        who = epithets_of(s, i);
    return who != NAME_NONE ? who : make(s, i);
}
