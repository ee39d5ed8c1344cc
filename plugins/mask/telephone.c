/* SPDX-License-Identifier: MIT */
#include "telephone.h"

#include <stdbool.h>
#include <string.h>

#include "spots.h"

#define DIGITS 15 /* most digits of a number (ITU-T E.164) */
#define GROUPS 15

/* A number taken apart. */
struct number {
    size_t groups;
    /* Of each group: its digits, those up to its end, where it begins and where
     * it ends, with parentheses around it. */
    size_t sizes[GROUPS], digits[GROUPS], begins[GROUPS], ends[GROUPS];
    char separators[GROUPS]; /* before each group but the first */
    bool more;   /* something follows that is no part of it: digits, a word */
    size_t next; /* where that begins */
};

/* Does text that is no part of a number stand right behind its digits? */
static bool
glued(const char *s, size_t n, const char *between)
{
    return n > 0 && (spots_word(s[0]) || s[0] == '%' ||
                        (s[0] == '.' && n > 1 && spots_digit(s[1]) &&
                            strchr(between, '.') == NULL));
}

/* The group at *i, which is moved behind it; false if none is there. */
static bool
take_group(
    const char *s, size_t n, const char *between, size_t *i, struct number *x)
{
    size_t at = *i, k = x->groups, from;
    size_t before = k > 0 ? x->digits[k - 1] : 0;
    bool open = at < n && s[at] == '(';

    for (from = at += open; at < n && spots_digit(s[at]);)
        at++;
    x->sizes[k] = at - from;
    if (at == from || (open && (at == n || s[at] != ')')))
        return false;
    at += open;
    x->next = *i;
    if (before + x->sizes[k] > DIGITS ||
        (!(open && at < n && spots_digit(s[at])) &&
            glued(s + at, n - at, between))) {
        x->more = true;
        return false;
    }
    x->digits[k] = before + x->sizes[k];
    x->begins[k] = *i;
    x->ends[k] = *i = at;
    x->groups++;
    return true;
}

/* Digits in groups with one of the separators between, and parentheses around
 * a group; a separator may have a blank at either side. */
static void
take(const char *s, size_t n, const char *between, struct number *x)
{
    size_t i = 0, from;

    memset(x, 0, sizeof(*x));
    while (x->groups < GROUPS && take_group(s, n, between, &i, x)) {
        bool closed = s[i - 1] == ')';

        if (i < n && s[i] == ' ' && (i + 1 == n || s[i + 1] == ' '))
            break;
        from = i;
        while (i < n && i < from + 3 && s[i] != '\0' &&
               strchr(between, s[i]) != NULL)
            i++;
        if (i == from && !closed && (i == n || s[i] != '('))
            break;
        if (x->groups < GROUPS)
            x->separators[x->groups] = i > from ? s[i - 1] : '(';
    }
}

/* ---- forms: are the first k groups a number? ----------------------------- */

/* Groups of these sizes. */
static bool
grouped(const struct number *x, size_t k, const size_t *sizes, size_t n)
{
    size_t i;

    for (i = 0; i < n && i < k; i++) {
        if (x->sizes[i] != sizes[i])
            return false;
    }
    return k == n;
}

/* Is the separator in front of group k but a blank, or is there no such group?
 * Another number may follow. */
static bool
ends_at(const struct number *x, size_t k)
{
    return k >= x->groups || x->separators[k] == ' ';
}

/* 555-123-4567, (555) 123-4567, 1-555-123-4567 */
static bool
is_american(const struct number *x, size_t k, const char *s)
{
    static const size_t sizes[] = { 1, 3, 3, 4 };
    const size_t area = x->sizes[0] == 1 && s[0] == '1'; /* its group */
    const char *separators = x->separators + area;

    return grouped(x, k, sizes + 1 - area, 3 + area) && ends_at(x, 3 + area) &&
           (s[x->begins[area]] == '(' ||
               (separators[1] != ' ' && separators[1] == separators[2]));
}

/* 01.23.45.67.89 */
static bool
is_dotted(const struct number *x, size_t k, const char *s)
{
    static const size_t sizes[] = { 2, 2, 2, 2, 2 };
    size_t i;

    if (s[0] != '0' || !grouped(x, k, sizes, 5) || !ends_at(x, 5))
        return false;
    for (i = 1; i < 5 && x->separators[i] == '.';)
        i++;
    return i == 5;
}

static bool
is_foreign(const struct number *x, size_t k, const char *s)
{
    return x->digits[k - 1] >= (s[0] == '0' ? 10 : 7);
}

static bool
is_national(const struct number *x, size_t k, const char *s)
{
    (void)s;
    return k > 1 && x->digits[k - 1] >= 8 && x->digits[k - 1] <= 13 &&
           x->sizes[0] <= 6 && x->sizes[0] >= 2;
}

/* ---- which -------------------------------------------------------------- */

static const struct form {
    size_t plus; /* bytes in front of the digits */
    const char *between;
    bool (*is)(const struct number *x, size_t k, const char *s);
} foreign = { 0, " .-/", is_foreign }, plus = { 1, " .-/", is_foreign },
  national = { 0, " -/", is_national }, dotted = { 0, ".", is_dotted },
  american = { 0, "-. ", is_american };

/* The forms that may begin so; how many. */
static size_t
forms_at(const char *s, size_t n, const struct form *forms[2])
{
    forms[0] = NULL;
    if (n > 1 && s[0] == '+' && (spots_digit(s[1]) || s[1] == '('))
        forms[0] = &plus;
    else if (n > 2 && s[0] == '0' && s[1] == '0' && spots_digit(s[2]) &&
             s[2] != '0')
        forms[0] = &foreign;
    else if (n > 1 && s[0] == '(' && s[1] == '0')
        forms[0] = &national;
    if (forms[0] != NULL)
        return 1;
    forms[0] =
        n > 1 && s[0] == '0' && spots_digit(s[1]) ? &national : &american;
    forms[1] = &dotted;
    return 2;
}

/* Does a number begin here, whatever comes behind it? */
static bool
begins(const char *s, size_t n)
{
    const struct form *forms[2];
    struct number x;
    size_t i, k, count = forms_at(s, n, forms);

    for (i = 0; i < count; i++) {
        take(s + forms[i]->plus, n - forms[i]->plus, forms[i]->between, &x);
        for (k = 1; k <= x.groups; k++) {
            if (forms[i]->is(&x, k, s))
                return true;
        }
    }
    return false;
}

/* All groups, or, where more follows than a number has, as many as stand in
 * front of another one, or else as can be. */
static size_t
number_of(const struct form *form, const char *s, size_t n)
{
    struct number x;
    size_t k, longest = 0, next;

    take(s + form->plus, n - form->plus, form->between, &x);
    for (k = x.groups; k > 0; k--) {
        if (!form->is(&x, k, s))
            continue;
        if (k == x.groups && !x.more)
            return form->plus + x.ends[k - 1];
        longest = longest > 0 ? longest : k;
        next = form->plus + (k < x.groups ? x.begins[k] : x.next);
        if (begins(s + next, n - next))
            return form->plus + x.ends[k - 1];
    }
    return longest > 0 ? form->plus + x.ends[longest - 1] : 0;
}

size_t
telephone_at(const char *s, size_t n)
{
    const struct form *forms[2];
    size_t i, len = 0, count;

    if (n < 7 || !(spots_digit(s[0]) || s[0] == '+' || s[0] == '('))
        return 0;
    count = forms_at(s, n, forms);
    for (i = 0; i < count && len == 0; i++)
        len = number_of(forms[i], s, n);
    return len;
}
