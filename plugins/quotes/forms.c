/* SPDX-License-Identifier: MIT */
#include "forms.h"

static const struct entry no_word;

void
forms_init(struct forms *forms, const struct pool *pool,
    struct vocabulary *vocabulary, size_t bytes)
{
    forms->pool = pool;
    forms->vocabulary = vocabulary;
    /* A short text has about one new form in ten bytes, a long one fewer. */
    forms->cap = bytes < 32768 ? bytes / 8 + 16 : 4096;
    forms->v = pool_alloc(pool, forms->cap * sizeof(*forms->v));
    forms->v[0] = (struct form){ .word = &no_word };
    forms->n = 1;
}

uint32_t
forms_new(struct forms *forms, struct entry *entry)
{
    uint32_t i, lower, full;

    pool_push(forms->pool, forms->v, forms->n, forms->cap);
    i = entry->form = (uint32_t)forms->n++;
    forms->v[i] = (struct form){ .word = entry, .lower = i, .full = i };
    if (entry->lower == entry && entry->full == entry)
        return i;
    lower = forms_of(forms, entry->lower);
    full = forms_of(forms, entry->full);
    forms->v[i].lower = lower;
    forms->v[i].full = full;
    return i;
}
