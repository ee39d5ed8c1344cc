/* SPDX-License-Identifier: MIT */
#include "base/names.h"

#include <string.h>

bool
names_valid(const char *s)
{
    size_t i;

    if (s[0] < 'a' || s[0] > 'z')
        return false;
    for (i = 1; s[i] != '\0'; i++) {
        if (!((s[i] >= 'a' && s[i] <= 'z') || (s[i] >= '0' && s[i] <= '9') ||
                s[i] == '_'))
            return false;
    }
    return i <= NAMES_MAX;
}

static size_t
min3(size_t a, size_t b, size_t c)
{
    size_t m = a < b ? a : b;

    return m < c ? m : c;
}

/* Optimal string alignment distance of two short words. */
static size_t
distance(const char *a, size_t n, const char *b, size_t m)
{
    size_t rows[3][NAMES_MAX + 1];
    size_t *before = rows[0], *last = rows[1], *now = rows[2];
    size_t i, j;

    for (j = 0; j <= m; j++)
        last[j] = j;
    for (i = 1; i <= n; i++) {
        size_t *spare = before;

        now[0] = i;
        for (j = 1; j <= m; j++) {
            now[j] = min3(last[j] + 1, now[j - 1] + 1,
                last[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
                a[i - 2] == b[j - 1] && before[j - 2] + 1 < now[j])
                now[j] = before[j - 2] + 1;
        }
        before = last;
        last = now;
        now = spare;
    }
    return last[m];
}

void
names_offer(struct names_guess *g, const char *word, const char *name)
{
    size_t n = strlen(word), m = strlen(name), d;

    if (n > NAMES_MAX || m > NAMES_MAX)
        return;
    d = distance(word, n, name, m);
    if (d > (n < 3 ? 1 : (n + 2) / 3) || d >= m)
        return;
    if (g->best == NULL || d < g->distance) {
        g->best = name;
        g->distance = d;
    }
}
