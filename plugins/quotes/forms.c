/* SPDX-License-Identifier: MIT */
#include "forms.h"

static const struct entry no_word;

void
forms_init(
    struct forms *f, const struct pool *p, struct vocabulary *v, size_t bytes)
{
    f->pool = p;
    f->vocabulary = v;
    /* About one new form in ten bytes of a short text, fewer in a long one. */
    f->cap = bytes < 32768 ? bytes / 8 + 16 : 4096;
    f->v = pool_alloc(p, f->cap * sizeof(*f->v));
    f->v[0] = (struct form){ .word = &no_word };
    f->n = 1;
}

uint32_t
forms_new(struct forms *f, struct entry *x)
{
    uint32_t i, lower, full;

    pool_push(f->pool, f->v, f->n, f->cap);
    i = x->form = (uint32_t)f->n++;
    f->v[i] = (struct form){ .word = x, .lower = i, .full = i };
    if (x->lower == x && x->full == x)
        return i;
    lower = forms_of(f, x->lower);
    full = forms_of(f, x->full);
    f->v[i].lower = lower;
    f->v[i].full = full;
    return i;
}
