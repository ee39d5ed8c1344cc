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
glued(const char *text, size_t n, const char *between)
{
    return n > 0 && (spots_word(text[0]) || text[0] == '%' ||
                        (text[0] == '.' && n > 1 && spots_digit(text[1]) &&
                            strchr(between, '.') == NULL));
}

/* The group at *index, which is moved behind it; false if none is there. */
static bool
take_group(const char *text, size_t n, const char *between, size_t *index,
    struct number *number)
{
    size_t at = *index, k = number->groups, from;
    size_t before = k > 0 ? number->digits[k - 1] : 0;
    bool open = at < n && text[at] == '(';

    for (from = at += open; at < n && spots_digit(text[at]);)
        at++;
    number->sizes[k] = at - from;
    if (at == from || (open && (at == n || text[at] != ')')))
        return false;
    at += open;
    number->next = *index;
    if (before + number->sizes[k] > DIGITS ||
        (!(open && at < n && spots_digit(text[at])) &&
            glued(text + at, n - at, between))) {
        number->more = true;
        return false;
    }
    number->digits[k] = before + number->sizes[k];
    number->begins[k] = *index;
    number->ends[k] = *index = at;
    number->groups++;
    return true;
}

/* Digits in groups with one of the separators between, and parentheses around
 * a group; a separator may have a blank at either side. */
static void
take_groups(
    const char *text, size_t n, const char *between, struct number *number)
{
    size_t i = 0, from;

    memset(number, 0, sizeof(*number));
    while (
        number->groups < GROUPS && take_group(text, n, between, &i, number)) {
        bool closed = text[i - 1] == ')';

        if (i < n && text[i] == ' ' && (i + 1 == n || text[i + 1] == ' '))
            break;
        from = i;
        while (i < n && i < from + 3 && text[i] != '\0' &&
               strchr(between, text[i]) != NULL)
            i++;
        if (i == from && !closed && (i == n || text[i] != '('))
            break;
        if (number->groups < GROUPS)
            number->separators[number->groups] = i > from ? text[i - 1] : '(';
    }
}

/* ---- forms: are the first k groups a number? ----------------------------- */

/* Groups of these sizes. */
static bool
grouped(const struct number *number, size_t k, const size_t *sizes, size_t n)
{
    size_t i;

    for (i = 0; i < n && i < k; i++) {
        if (number->sizes[i] != sizes[i])
            return false;
    }
    return k == n;
}

/* Is the separator in front of group k but a blank, or is there no such group?
 * Another number may follow. */
static bool
ends_at(const struct number *number, size_t k)
{
    return k >= number->groups || number->separators[k] == ' ';
}

/* 555-123-4567, (555) 123-4567, 1-555-123-4567 */
static bool
is_american(const struct number *number, size_t k, const char *text)
{
    static const size_t sizes[] = { 1, 3, 3, 4 };
    const size_t area = number->sizes[0] == 1 && text[0] == '1'; /* its group */
    const char *separators = number->separators + area;

    return grouped(number, k, sizes + 1 - area, 3 + area) &&
           ends_at(number, 3 + area) &&
           (text[number->begins[area]] == '(' ||
               (separators[1] != ' ' && separators[1] == separators[2]));
}

/* 01.23.45.67.89 */
static bool
is_dotted(const struct number *number, size_t k, const char *text)
{
    static const size_t sizes[] = { 2, 2, 2, 2, 2 };
    size_t i;

    if (text[0] != '0' || !grouped(number, k, sizes, 5) || !ends_at(number, 5))
        return false;
    for (i = 1; i < 5 && number->separators[i] == '.';)
        i++;
    return i == 5;
}

static bool
is_foreign_number(const struct number *number, size_t k, const char *text)
{
    return number->digits[k - 1] >= (text[0] == '0' ? 10 : 7);
}

static bool
is_national(const struct number *number, size_t k, const char *text)
{
    (void)text;
    return k > 1 && number->digits[k - 1] >= 8 && number->digits[k - 1] <= 13 &&
           number->sizes[0] <= 6 && number->sizes[0] >= 2;
}

/* ---- which -------------------------------------------------------------- */

static const struct form {
    size_t plus; /* bytes in front of the digits */
    const char *between;
    bool (*is)(const struct number *x, size_t k, const char *s);
} foreign = { 0, " .-/", is_foreign_number },
  plus = { 1, " .-/", is_foreign_number }, national = { 0, " -/", is_national },
  dotted = { 0, ".", is_dotted }, american = { 0, "-. ", is_american };

/* The forms that may begin so; how many. */
static size_t
forms_at(const char *text, size_t n, const struct form *forms[2])
{
    forms[0] = NULL;
    if (n > 1 && text[0] == '+' && (spots_digit(text[1]) || text[1] == '('))
        forms[0] = &plus;
    else if (n > 2 && text[0] == '0' && text[1] == '0' &&
             spots_digit(text[2]) && text[2] != '0')
        forms[0] = &foreign;
    else if (n > 1 && text[0] == '(' && text[1] == '0')
        forms[0] = &national;
    if (forms[0] != NULL)
        return 1;
    forms[0] =
        n > 1 && text[0] == '0' && spots_digit(text[1]) ? &national : &american;
    forms[1] = &dotted;
    return 2;
}

/* Does a number begin here, whatever comes behind it? */
static bool
begins_number(const char *text, size_t n)
{
    const struct form *forms[2];
    struct number number;
    size_t i, k, count = forms_at(text, n, forms);

    for (i = 0; i < count; i++) {
        take_groups(text + forms[i]->plus, n - forms[i]->plus,
            forms[i]->between, &number);
        for (k = 1; k <= number.groups; k++) {
            if (forms[i]->is(&number, k, text))
                return true;
        }
    }
    return false;
}

/* All groups, or, where more follows than a number has, as many as stand in
 * front of another one, or else as can be. */
static size_t
number_of_telephone(const struct form *form, const char *text, size_t n)
{
    struct number number;
    size_t k, longest = 0, next;

    take_groups(text + form->plus, n - form->plus, form->between, &number);
    for (k = number.groups; k > 0; k--) {
        if (!form->is(&number, k, text))
            continue;
        if (k == number.groups && !number.more)
            return form->plus + number.ends[k - 1];
        longest = longest > 0 ? longest : k;
        next =
            form->plus + (k < number.groups ? number.begins[k] : number.next);
        if (begins_number(text + next, n - next))
            return form->plus + number.ends[k - 1];
    }
    return longest > 0 ? form->plus + number.ends[longest - 1] : 0;
}

size_t
telephone_at(const char *text, size_t n)
{
    const struct form *forms[2];
    size_t i, len = 0, count;

    if (n < 7 || !(spots_digit(text[0]) || text[0] == '+' || text[0] == '('))
        return 0;
    count = forms_at(text, n, forms);
    for (i = 0; i < count && len == 0; i++)
        len = number_of_telephone(forms[i], text, n);
    return len;
}
