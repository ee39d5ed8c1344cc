/* SPDX-License-Identifier: MIT */
#include "noun.h"
#include "scene.h"

/* Bytes from token k to the next mark: a role as it is written. */
#define ROLE_TOKENS 14

static bool
mark(const struct token *t)
{
    return t->kind == TOKEN_MARK || t->kind == TOKEN_QUOTE;
}

static uint32_t
role_end(const struct scene *s, uint32_t k)
{
    uint32_t end = k;

    while (end < s->sentence->to && end < k + ROLE_TOKENS &&
           !mark(scene_token(s, end)) &&
           !(scene_token(s, end)->grammar & (G_REL | G_SUB)) &&
           !(scene_token(s, end)->part & T_CUE))
        end++;
    return end;
}

/* ", a spokeswoman for the port," behind the name at phrase i. */
static bool
behind(struct scene *s, uint32_t i, struct entity *x)
{
    const struct phrase *p = s->phrases.v;
    uint32_t k = i + 1, from, to;

    if (k + 1 >= s->phrases.n || p[k].kind != PHRASE_COMMA ||
        p[k + 1].kind != PHRASE_DESC)
        return false;
    from = p[k + 1].from;
    if (scene_token(s, from)->grammar & G_DET)
        from++;
    to = role_end(s, from);
    if (from >= to || (scene_token(s, p[k + 1].head)->meaning & L_THING))
        return false;
    x->role = scene_bytes(s, from, to);
    return true;
}

/* "port spokeswoman Ada Lind": what stands between an article and the name. */
static bool
before(struct scene *s, uint32_t i, struct entity *x)
{
    const struct phrase *p = &s->phrases.v[i];
    const struct run *r = &s->a->outer.v[p->run];
    uint32_t from = p->from, to = r->core, head, k;

    while (from < to && (scene_token(s, from)->grammar & G_DET))
        from++;
    for (head = NAME_NONE, k = from; k < to; k++) {
        if (scene_token(s, k)->meaning & (L_ROLE | L_TITLE))
            head = k;
    }
    if (head == NAME_NONE || from >= to ||
        (scene_token(s, head)->meaning & L_THING))
        return false;
    x->role = scene_bytes(s, from, to);
    return true;
}

/* "her lawyer, Ada Lind,": a description and a comma before the name. */
static bool
described(struct scene *s, uint32_t i, struct entity *x)
{
    const struct phrase *p = s->phrases.v;
    uint32_t k = i, from;

    if (i < 2 || p[i - 1].kind != PHRASE_COMMA)
        return false;
    for (k = i - 2; k >= 2 && p[k - 1].kind == PHRASE_PREP &&
                    (p[k - 1].bits & P_OF) && phrase_noun(&p[k - 2]);)
        k -= 2;
    if (p[k].kind != PHRASE_DESC ||
        (scene_token(s, p[k].head)->meaning & (L_THING | L_GROUP)))
        return false;
    from = p[k].from;
    if (scene_token(s, from)->grammar & G_DET)
        from++;
    x->role = scene_bytes(s, from, p[i - 2].to);
    return true;
}

void
roles_read(struct scene *s)
{
    uint32_t i;

    for (i = 0; i < s->phrases.n; i++) {
        const struct phrase *p = &s->phrases.v[i];
        struct entity *x;

        if (p->kind != PHRASE_NAME || p->who == NAME_NONE)
            continue;
        x = &s->a->cast.v[p->who];
        if (x->role.n == 0 && !behind(s, i, x) && !before(s, i, x))
            described(s, i, x);
    }
}
