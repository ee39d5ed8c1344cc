/* SPDX-License-Identifier: MIT */
#include "names.h"

#include <string.h>

#include "article.h"

/* Names that share their last or first word are searched one by one; if there
 * are more than this, further ones are not kept. */
#define SHARED_MOST 64

struct name_index
names_index(const struct article *article)
{
    struct name_index index;
    size_t i;

    index.last =
        pool_alloc(article->pool, article->forms.n * sizeof(*index.last));
    index.first =
        pool_alloc(article->pool, article->forms.n * sizeof(*index.first));
    for (i = 0; i < article->forms.n; i++)
        index.last[i] = index.first[i] = NAME_NONE;
    return index;
}

uint32_t
names_find(const struct cast *cast, const struct name_index *index,
    const uint32_t *words, uint32_t n)
{
    uint32_t i = index->last[words[n - 1]];

    for (; i != NAME_NONE; i = cast->v[i].same_last) {
        if (cast->v[i].n == n &&
            memcmp(cast->v[i].words, words, n * sizeof(*words)) == 0)
            break;
    }
    return i;
}

uint32_t
names_ending(const struct cast *cast, const struct name_index *index,
    const uint32_t *words, uint32_t n)
{
    uint32_t i = index->last[words[n - 1]];

    for (; i != NAME_NONE; i = cast->v[i].same_last) {
        if (cast->v[i].n > n && memcmp(cast->v[i].words + cast->v[i].n - n,
                                    words, n * sizeof(*words)) == 0)
            break;
    }
    return i;
}

/* The end of a chain, to append to so that names stay in text order; NULL if
 * the chain is too long. */
static uint32_t *
chain_end(struct cast *cast, uint32_t *head, bool last)
{
    unsigned steps = 0;

    while (*head != NAME_NONE && steps++ < SHARED_MOST)
        head = last ? &cast->v[*head].same_last : &cast->v[*head].same_first;
    return *head == NAME_NONE ? head : NULL;
}

/* Does the word end with an apostrophe, after which there is no blank:
 * "d'Arcy"? */
static bool
is_elided(const struct entry *entry)
{
    if (entry->bits & F_POSS)
        return false;
    return entry->s[entry->n - 1] == '\'' ||
           (entry->n > 3 &&
               memcmp(entry->s + entry->n - 3, "\xe2\x80\x99", 3) == 0);
}

/* Set the entity's text to its words with blanks between them, and a full stop
 * after an initial that is neither the first nor the last. */
static void
spell_name(const struct article *article, struct entity *entity)
{
    size_t n = 0, at = 0;
    uint32_t i;
    char *text;

    for (i = 0; i < entity->n; i++)
        n += article->forms.v[entity->words[i]].word->n + 2;
    text = pool_alloc(article->pool, n);
    for (i = 0; i < entity->n; i++) {
        const struct entry *entry = article->forms.v[entity->words[i]].word;

        memcpy(text + at, entry->s, entry->n);
        at += entry->n;
        if (entry->n == 1 && !(entry->bits & F_LOWER) && i > 0 &&
            i + 1 < entity->n && entity->kind == ENTITY_PERSON)
            text[at++] = '.';
        if (i + 1 < entity->n && !is_elided(entry) &&
            !(article->forms.v[entity->words[i + 1]].word->bits & F_POSS))
            text[at++] = ' ';
    }
    entity->text = text;
    entity->text_n = at;
}

uint32_t
names_add(const struct article *article, struct cast *cast,
    const struct name_index *index, enum entity_kind kind,
    const uint32_t *words, uint32_t n)
{
    uint32_t i = names_find(cast, index, words, n), *end;
    struct entity *entity;

    if (i != NAME_NONE)
        return i;
    pool_push(article->pool, cast->v, cast->n, cast->cap);
    if (chain_end(cast, &index->last[words[n - 1]], true) == NULL)
        return NAME_NONE;
    i = (uint32_t)cast->n;
    /* The new entity counts only from n++ below; it is last in both chains. */
    entity = &cast->v[i];
    memset(entity, 0, sizeof(*entity));
    entity->kind = kind;
    memcpy(entity->words, words, n * sizeof(*words));
    entity->n = n;
    entity->same_last = entity->same_first = entity->same_as = NAME_NONE;
    entity->fullest = entity->shortest = i;
    spell_name(article, entity);
    *chain_end(cast, &index->last[words[n - 1]], true) = i;
    /* A chain by first word that is too long is left as it is: the entity is
     * still found by its last word. */
    end = n > 1 ? chain_end(cast, &index->first[words[0]], false) : NULL;
    if (end != NULL)
        *end = i;
    cast->n++;
    return i;
}

bool
names_surname(const struct article *article, const uint32_t *words, uint32_t n)
{
    const struct entry *first = article->forms.v[words[0]].word, *second;

    if (n < 2 || !(first->meaning & L_PART) ||
        (first->meaning & (L_SURE_M | L_SURE_F)))
        return false;
    second = article->forms.v[words[1]].word;
    if (n > 2 && ((first->meaning & L_FIRST) || first->grammar == 0) &&
        (second->meaning & L_FIRST) && !(second->meaning & L_PART) &&
        !(second->grammar & G_DET))
        return false; /* "Abu Hassan Amer", not "Von der Heide" */
    return n > 2 || !(first->meaning & L_FIRST) ||
           (first->grammar & (G_PREP | G_DET));
}
