/* SPDX-License-Identifier: MIT */
#include "base/names.h"

#include <string.h>

bool
names_valid(const char *text)
{
    size_t i;

    if (text[0] < 'a' || text[0] > 'z')
        return false;
    for (i = 1; text[i] != '\0'; i++) {
        if (!((text[i] >= 'a' && text[i] <= 'z') ||
                (text[i] >= '0' && text[i] <= '9') || text[i] == '_'))
            return false;
    }
    return i <= NAMES_MAX;
}

static size_t
min3(size_t first, size_t second, size_t third)
{
    size_t least = first < second ? first : second;

    return least < third ? least : third;
}

/* Optimal string alignment distance of two short words. */
static size_t
distance(const char *left, size_t n, const char *right, size_t right_n)
{
    size_t rows[3][NAMES_MAX + 1];
    size_t *before = rows[0], *last = rows[1], *now = rows[2];
    size_t i, j;

    for (j = 0; j <= right_n; j++)
        last[j] = j;
    for (i = 1; i <= n; i++) {
        size_t *spare = before;

        now[0] = i;
        for (j = 1; j <= right_n; j++) {
            now[j] = min3(last[j] + 1, now[j - 1] + 1,
                last[j - 1] + (left[i - 1] != right[j - 1]));
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] &&
                left[i - 2] == right[j - 1] && before[j - 2] + 1 < now[j])
                now[j] = before[j - 2] + 1;
        }
        before = last;
        last = now;
        now = spare;
    }
    return last[right_n];
}

void
names_offer(struct names_guess *guess, const char *word, const char *name)
{
    size_t n = strlen(word), given_n = strlen(name), away;

    if (n > NAMES_MAX || given_n > NAMES_MAX)
        return;
    away = distance(word, n, name, given_n);
    if (away > (n < 3 ? 1 : (n + 2) / 3) || away >= given_n)
        return;
    if (guess->best == NULL || away < guess->distance) {
        guess->best = name;
        guess->distance = away;
    }
}
