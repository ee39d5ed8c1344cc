#include "forms.h"

#include <string.h>

#include "derive.h"
#include "text/chars.h"
#include "text/fold.h"
#include "text/utf8.h"

void
forms_init(struct forms *f, const struct pool *p, const struct lexicon *l,
    size_t bytes)
{
    size_t slots = 256;

    memset(f, 0, sizeof(*f));
    f->pool = p;
    f->lexicon = l;
    /* About one new form in 25 bytes of a short text, fewer in a long one;
     * the table grows where that is wrong. */
    while (slots < bytes / 16 && slots < 4096)
        slots *= 2;
    f->slots = pool_alloc(p, slots * sizeof(*f->slots));
    memset(f->slots, 0, slots * sizeof(*f->slots));
    f->mask = slots - 1;
    pool_push(p, f->v, f->n, f->cap);
    memset(&f->v[f->n++], 0, sizeof(*f->v));
}

/* Multiply and rotate, eight bytes a step: words are short. */
static uint32_t
hash_of(const char *s, size_t n)
{
    uint64_t h = n * 0x9e3779b97f4a7c15u, w;

    for (; n >= 8; s += 8, n -= 8) {
        memcpy(&w, s, 8);
        h = ((h << 5 | h >> 59) ^ w) * 0x517cc1b727220a95u;
    }
    for (w = 0; n > 0; n--)
        w = w << 8 | (unsigned char)s[n - 1];
    h = ((h << 5 | h >> 59) ^ w) * 0x517cc1b727220a95u;
    return (uint32_t)(h >> 32);
}

static uint32_t *
find(const struct forms *f, const char *s, size_t n, uint32_t h)
{
    size_t i = h & f->mask;

    while (f->slots[i] != 0) {
        const struct form *x = &f->v[f->slots[i]];

        if (x->hash == h && x->n == n && memcmp(x->s, s, n) == 0)
            break;
        i = (i + 1) & f->mask;
    }
    return &f->slots[i];
}

static void
grow(struct forms *f)
{
    size_t slots = (f->mask + 1) * 2, i;

    f->slots = pool_alloc(f->pool, slots * sizeof(*f->slots));
    memset(f->slots, 0, slots * sizeof(*f->slots));
    f->mask = slots - 1;
    for (i = 1; i < f->n; i++)
        *find(f, f->v[i].s, f->v[i].n, f->v[i].hash) = (uint32_t)i;
}

/* "al-Amin", "d'Arcy": a particle that is a part of the word. */
static bool
particle(const char *s, size_t n)
{
    size_t i = 0, len;

    while (i < n && i < 4 && s[i] >= 'a' && s[i] <= 'z')
        i++;
    if (i == 0 || i >= n || i > 3 || (s[i] != '-' && s[i] != '\''))
        return false;
    return i + 1 < n && chars_upper(utf8_decode(s + i + 1, n - i - 1, &len));
}

/* The same for words of small letters of ASCII: most of them. */
static bool
small(const char *s, size_t n)
{
    size_t i = 0;

    while (i < n && s[i] >= 'a' && s[i] <= 'z')
        i++;
    return i == n;
}

static uint32_t
look(const char *s, size_t n)
{
    uint32_t bits = 0, letters = 0, capitals = 0;
    size_t i = 0, len;

    if (small(s, n))
        return F_LOWER;
    while (i < n) {
        uint32_t c = utf8_decode(s + i, n - i, &len);

        if (chars_upper(c))
            capitals++;
        letters += chars_letter(c);
        if (i == 0 && (chars_upper(c) || particle(s, n)))
            bits |= F_CAP;
        else if (i == 0 && chars_digit(c))
            bits |= F_DIGIT;
        else if (i == 0 && chars_letter(c))
            bits |= F_LOWER;
        else if (c == '-')
            bits |= F_DASH;
        i += len;
    }
    if (capitals == letters && capitals > 1)
        bits |= F_UPPER;
    return bits;
}

static void expand(struct forms *f, uint32_t i);

static uint32_t
append(struct forms *f, const char *s, size_t n, uint32_t h)
{
    struct form x = { .s = s, .n = (uint32_t)n, .hash = h };

    x.bits = look(s, n);
    pool_push(f->pool, f->v, f->n, f->cap);
    f->v[f->n] = x;
    if (f->n * 4 > (f->mask + 1) * 3)
        grow(f);
    *find(f, s, n, h) = (uint32_t)f->n;
    return (uint32_t)f->n++;
}

/* The form of lower-case text, with its classes, made if it is new. */
static uint32_t
lower_form(struct forms *f, const char *s, size_t n)
{
    uint32_t h = hash_of(s, n), j = *find(f, s, n, h);

    if (j == 0) {
        j = append(f, s, n, h);
        f->v[j].lower = f->v[j].full = j;
        derive_classes(f->lexicon, &f->v[j]);
        expand(f, j);
    }
    return j;
}

/* Titles and what they are short for. */
static void
expand(struct forms *f, uint32_t i)
{
    const char *full;

    if (!(f->v[i].meaning & L_ABBR) || !(f->v[i].meaning & L_TITLE))
        return;
    full = derive_full(f->lexicon, f->v[i].s, f->v[i].n);
    if (full != NULL)
        f->v[i].full = lower_form(f, full, strlen(full));
}

/* Classes of a new form: of its lower-case form. */
static void
classify(struct forms *f, uint32_t i)
{
    struct form *x = &f->v[i];
    char *low;
    size_t n;
    uint32_t j;

    if (small(x->s, x->n)) {
        x->lower = x->full = i;
        derive_classes(f->lexicon, x);
        expand(f, i);
        return;
    }
    low = pool_alloc(f->pool, 2 * x->n + 1);
    n = fold_lower(x->s, x->n, low);
    if (n == x->n && memcmp(low, x->s, n) == 0) {
        x->lower = x->full = i;
        derive_classes(f->lexicon, x);
        expand(f, i);
        return;
    }
    j = lower_form(f, low, n);
    x = &f->v[i];
    x->lower = j;
    x->full = f->v[j].full;
    x->grammar = f->v[j].grammar;
    x->meaning = f->v[j].meaning;
    x->bits |= f->v[j].bits & (F_POSS | F_ADVERB | F_THIRD);
}

uint32_t
forms_add(struct forms *f, const char *s, size_t n)
{
    uint32_t h = hash_of(s, n), i = *find(f, s, n, h);

    if (i == 0) {
        i = append(f, s, n, h);
        classify(f, i);
    }
    f->v[i].seen++;
    return i;
}
