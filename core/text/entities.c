/* SPDX-License-Identifier: MIT */
#include "text/entities.h"

#include <stdlib.h>
#include <string.h>

#include "text/entities_table.h"

#define NAME_MOST   8 /* bytes of the longest name, "thetasym" */
#define DIGITS_MOST 8

/* The name looked for, not terminated. */
struct key {
    const char *s;
    size_t n;
};

/* Compare a key and a table entry for bsearch(). */
static int
compare_name(const void *key, const void *element)
{
    const struct key *wanted = key;
    const struct entity *entity = element;
    int order = strncmp(wanted->s, entity->name, wanted->n);

    if (order != 0)
        return order;
    return entity->name[wanted->n] == '\0' ? 0 : -1;
}

/* The code point that a numeric reference stands for. */
static uint32_t
to_valid_code(uint32_t code)
{
    if (code >= 0x80 && code < 0xa0)
        return entities_c1[code - 0x80];
    if (code == 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
        return 0xfffd;
    return code;
}

/* The value of a digit, `base` if it is not one. */
static uint32_t
digit_value_of(char letter, uint32_t base)
{
    if (letter >= '0' && letter <= '9')
        return (uint32_t)(letter - '0');
    if (base == 16 && letter >= 'a' && letter <= 'f')
        return (uint32_t)(letter - 'a') + 10;
    if (base == 16 && letter >= 'A' && letter <= 'F')
        return (uint32_t)(letter - 'A') + 10;
    return base;
}

/* Decode the number that text[0..n) begins with, after "&#".  Returns its
 * length with the semicolon, 0 if it is not valid. */
static size_t
numeric_reference(const char *text, size_t n, uint32_t *code)
{
    uint32_t base = n > 0 && (text[0] == 'x' || text[0] == 'X') ? 16 : 10,
             digit_value;
    size_t first = base == 16, i = first;

    for (*code = 0;
         i < n && (digit_value = digit_value_of(text[i], base)) < base; i++) {
        if (i - first == DIGITS_MOST)
            return 0;
        *code = *code * base + digit_value;
    }
    if (i == first || i == n || text[i] != ';')
        return 0;
    *code = to_valid_code(*code);
    return i + 1;
}

size_t
entities_at(const char *text, size_t n, uint32_t *code)
{
    const struct entity *entity;
    struct key key;
    size_t len;

    if (n < 3 || text[0] != '&')
        return 0;
    if (text[1] == '#') {
        len = numeric_reference(text + 2, n - 2, code);
        return len > 0 ? len + 2 : 0;
    }
    key.s = text + 1;
    key.n = 0;
    while (key.n < n - 1 && key.n <= NAME_MOST && key.s[key.n] != ';')
        key.n++;
    if (key.n == 0 || key.n == n - 1 || key.s[key.n] != ';' ||
        memchr(key.s, '\0', key.n) != NULL)
        return 0;
    entity = bsearch(&key, entities_table, entities_table_count,
        sizeof(*entities_table), compare_name);
    if (entity == NULL)
        return 0;
    *code = entity->c;
    return key.n + 2;
}
