/* SPDX-License-Identifier: MIT */
#include "telephone.h"

#include <stdbool.h>
#include <string.h>

#include "spots.h"

/* A number taken apart. */
struct number {
    size_t digits, groups, n; /* n: bytes */
    size_t sizes[16];         /* digits of each group */
    char separators[16];      /* before each group but the first */
};

/* Digits in groups with one of the separators between, and parentheses around
 * a group; a separator may have a blank at either side.  Where it ends too
 * large, or in a word, it is none. */
static bool
take(const char *s, size_t n, const char *between, struct number *x)
{
    size_t i = 0, from;

    memset(x, 0, sizeof(*x));
    while (x->groups < 16) {
        bool open = i < n && s[i] == '(';

        i += open;
        for (from = i; i < n && spots_digit(s[i]);)
            i++;
        if (i == from || x->digits + (i - from) > 15)
            break;
        x->sizes[x->groups++] = i - from;
        x->digits += i - from;
        if (open && (i == n || s[i++] != ')'))
            return false;
        x->n = i;
        if (i < n && s[i] == ' ' && (i + 1 == n || s[i + 1] == ' '))
            break;
        from = i;
        while (i < n && i < from + 3 && s[i] != '\0' &&
               strchr(between, s[i]) != NULL)
            i++;
        if (i == from && !open && (i == n || s[i] != '('))
            break;
        if (x->groups < 16)
            x->separators[x->groups] = i > from ? s[i - 1] : '(';
    }
    i = x->n;
    return x->digits > 0 && (i == n || !(spots_word(s[i]) || s[i] == '%'));
}

/* Groups of these sizes, alone. */
static bool
grouped(const struct number *x, const size_t *sizes, size_t n)
{
    size_t i;

    for (i = 0; i < n && i < x->groups; i++) {
        if (x->sizes[i] != sizes[i])
            return false;
    }
    return x->groups == n;
}

static size_t
american(const char *s, size_t n)
{
    static const size_t sizes[] = { 3, 3, 4 };
    struct number x;

    if (!take(s, n, "-. ", &x) || !grouped(&x, sizes, 3))
        return 0;
    if (s[0] != '(' &&
        (x.separators[1] == ' ' || x.separators[1] != x.separators[2]))
        return 0;
    return x.n;
}

size_t
telephone_at(const char *s, size_t n)
{
    struct number x;

    if (n > 1 && s[0] == '+' && (spots_digit(s[1]) || s[1] == '('))
        return take(s + 1, n - 1, " .-/", &x) && x.digits >= 7 ? x.n + 1 : 0;
    if (n > 2 && s[0] == '0' && s[1] == '0' && spots_digit(s[2]) && s[2] != '0')
        return take(s, n, " .-/", &x) && x.digits >= 10 ? x.n : 0;
    if (n > 1 &&
        ((s[0] == '0' && spots_digit(s[1])) || (s[0] == '(' && s[1] == '0')))
        return take(s, n, " -/", &x) && x.groups > 1 && x.digits >= 8 &&
                       x.digits <= 13 && x.sizes[0] <= 6 && x.sizes[0] >= 2
                   ? x.n
                   : 0;
    return american(s, n);
}
