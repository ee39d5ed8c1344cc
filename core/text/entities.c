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
valid(uint32_t c)
{
    if (c >= 0x80 && c < 0xa0)
        return entities_c1[c - 0x80];
    if (c == 0 || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
        return 0xfffd;
    return c;
}

static uint32_t
digit(char c, uint32_t base)
{
    if (c >= '0' && c <= '9')
        return (uint32_t)(c - '0');
    if (base == 16 && c >= 'a' && c <= 'f')
        return (uint32_t)(c - 'a') + 10;
    if (base == 16 && c >= 'A' && c <= 'F')
        return (uint32_t)(c - 'A') + 10;
    return base;
}

/* s is behind "&#". */
static size_t
number(const char *s, size_t n, uint32_t *c)
{
    uint32_t base = n > 0 && (s[0] == 'x' || s[0] == 'X') ? 16 : 10, v;
    size_t first = base == 16, i = first;

    for (*c = 0; i < n && (v = digit(s[i], base)) < base; i++) {
        if (i - first == DIGITS_MOST)
            return 0;
        *c = *c * base + v;
    }
    if (i == first || i == n || s[i] != ';')
        return 0;
    *c = valid(*c);
    return i + 1;
}

size_t
entities_at(const char *s, size_t n, uint32_t *c)
{
    const struct entity *e;
    struct key key;
    size_t len;

    if (n < 3 || s[0] != '&')
        return 0;
    if (s[1] == '#') {
        len = number(s + 2, n - 2, c);
        return len > 0 ? len + 2 : 0;
    }
    key.s = s + 1;
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
    *c = e->c;
    return key.n + 2;
}
