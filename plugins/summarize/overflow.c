/* SPDX-License-Identifier: MIT */
#include "overflow.h"

#include <string.h>

/* Does sentence i lack something where it stands alone? */
static bool
hangs(const struct article *a, const struct needs *needs, size_t i,
    const bool *none)
{
    return i > 0 && needs_price(needs, a, i, none) >= NEEDS_HANG;
}

static size_t
length(const struct article *a, size_t i)
{
    const struct article_sentence *t = &a->sentence[i];

    return room_chars(a->s + t->at, t->end - t->at);
}

size_t
overflow_shortest(const struct article *a, const struct needs *needs)
{
    size_t best = a->nsentence, least = 0, i;
    bool *none = pool_alloc(a->pool, a->nsentence + 1), best_hangs = false;

    memset(none, 0, a->nsentence + 1);
    for (i = 0; i < a->nsentence; i++) {
        size_t n = length(a, i);
        bool hanging = hangs(a, needs, i, none);

        if (!a->sentence[i].fit)
            continue;
        if (best == a->nsentence || hanging < best_hangs ||
            (hanging == best_hangs && n < least)) {
            best = i;
            least = n;
            best_hangs = hanging;
        }
    }
    return best;
}

size_t
overflow_cut(const struct article *a, size_t i, const struct room *room)
{
    const struct article_sentence *t = &a->sentence[i];
    const struct article_token *k = a->token + t->token;
    size_t chars = 0, at = t->at, end = t->end;
    uint32_t j;

    for (j = 0; j < t->ntoken; j++, k++) {
        chars += room_chars(a->s + at, k->end - at);
        at = k->end;
        /* the room has a blank behind each sentence */
        if (j > 0 &&
            (j >= room->words || chars + OVERFLOW_MARK_CHARS + 1 > room->chars))
            break;
        end = k->end;
    }
    return end;
}
