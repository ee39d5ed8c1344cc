/* SPDX-License-Identifier: MIT */
#include "text/entities.h"

#include <stdlib.h>
#include <string.h>

#include "text/entities_table.h"

#define NAME_MOST   8 /* bytes of the longest name, "thetasym" */
#define DIGITS_MOST 8

struct key {
    const char *s;
    size_t n;
};

static int
compare(const void *key, const void *element)
{
    const struct key *k = key;
    const struct entity *e = element;
    int order = strncmp(k->s, e->name, k->n);

    if (order != 0)
        return order;
    return e->name[k->n] == '\0' ? 0 : -1;
}

static uint32_t
valid(uint32_t code)
{
    if (code >= 0x80 && code < 0xa0)
        return entities_c1[code - 0x80];
    if (code == 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
        return 0xfffd;
    return code;
}

static uint32_t
digit(char letter, uint32_t base)
{
    if (letter >= '0' && letter <= '9')
        return (uint32_t)(letter - '0');
    if (base == 16 && letter >= 'a' && letter <= 'f')
        return (uint32_t)(letter - 'a') + 10;
    if (base == 16 && letter >= 'A' && letter <= 'F')
        return (uint32_t)(letter - 'A') + 10;
    return base;
}

/* s is behind "&#". */
static size_t
number(const char *text, size_t n, uint32_t *code)
{
    uint32_t base = n > 0 && (text[0] == 'x' || text[0] == 'X') ? 16 : 10,
             digit_value;
    size_t first = base == 16, i = first;

    for (*code = 0; i < n && (digit_value = digit(text[i], base)) < base; i++) {
        if (i - first == DIGITS_MOST)
            return 0;
        *code = *code * base + digit_value;
    }
    if (i == first || i == n || text[i] != ';')
        return 0;
    *code = valid(*code);
    return i + 1;
}

size_t
entities_at(const char *text, size_t n, uint32_t *code)
{
    const struct entity *e;
    struct key key;
    size_t len;

    if (n < 3 || text[0] != '&')
        return 0;
    if (text[1] == '#') {
        len = number(text + 2, n - 2, code);
        return len > 0 ? len + 2 : 0;
    }
    key.s = text + 1;
    key.n = 0;
    while (key.n < n - 1 && key.n <= NAME_MOST && key.s[key.n] != ';')
        key.n++;
    if (key.n == 0 || key.n == n - 1 || key.s[key.n] != ';' ||
        memchr(key.s, '\0', key.n) != NULL)
        return 0;
    e = bsearch(&key, entities_table, entities_table_count,
        sizeof(*entities_table), compare);
    if (e == NULL)
        return 0;
    *code = e->c;
    return key.n + 2;
}
