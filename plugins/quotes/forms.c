#include "forms.h"

#include <string.h>

void
forms_init(
    struct forms *f, const struct pool *p, struct vocabulary *v, size_t bytes)
{
    vocabulary_begin(v, p);
    f->pool = p;
    f->vocabulary = v;
    /* About one new form in 12 bytes of a short text, fewer in a long one. */
    f->cap = bytes / 12 < 1024 ? bytes / 12 + 16 : 1024;
    f->v = pool_alloc(p, f->cap * sizeof(*f->v));
    memset(&f->v[0], 0, sizeof(f->v[0]));
    f->n = 1;
}

/* The form of a word of the vocabulary.  Which one it was in another article is
 * of no use in this one, and then it is not the form of this word. */
static uint32_t
form_of(struct forms *f, uint32_t word)
{
    struct entry *x = &f->vocabulary->v[word];
    uint32_t i = x->form, lower = 0, full = 0;

    if (i < f->n && f->v[i].word == word)
        return i;
    pool_push(f->pool, f->v, f->n, f->cap);
    i = x->form = (uint32_t)f->n++;
    f->v[i] = (struct form){ .s = x->s,
        .n = x->n,
        .word = word,
        .bits = x->bits,
        .grammar = x->grammar,
        .meaning = x->meaning };
    lower = x->lower == word ? i : form_of(f, x->lower);
    full = x->full == word ? i : form_of(f, x->full);
    f->v[i].lower = lower;
    f->v[i].full = full;
    return i;
}

uint32_t
forms_add(struct forms *f, const char *s, size_t n)
{
    uint32_t i = form_of(f, vocabulary_word(f->vocabulary, s, n));

    f->v[i].seen++;
    return i;
}
