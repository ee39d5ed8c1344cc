/* SPDX-License-Identifier: MIT */
#include "spots.h"

#include <string.h>

#define NAME_MOST   64  /* bytes of what stands before "@" (RFC 5321, 4.5.3) */
#define DOMAIN_MOST 255 /* bytes of a domain */

bool
spots_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool
letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool
spots_word(char c)
{
    return letter(c) || spots_digit(c) || (unsigned char)c >= 0x80;
}

/* ---- e-mail ------------------------------------------------------------- */

/* U+00C0 to U+024F begin with these bytes. */
static bool
accented(const char *s, size_t n)
{
    return n > 1 && (unsigned char)s[0] >= 0xc3 && (unsigned char)s[0] <= 0xc9;
}

static size_t
name(const char *s, size_t n)
{
    size_t i = 0;

    while (i < n && i < NAME_MOST) {
        if (accented(s + i, n - i))
            i += 2;
        else if (letter(s[i]) || spots_digit(s[i]) ||
                 (s[i] != '\0' && strchr("._%+-'", s[i]) != NULL))
            i++;
        else
            break;
    }
    return i;
}

/* Labels with points between them, the last of letters alone. */
static size_t
domain(const char *s, size_t n)
{
    size_t i, label = 0, end = 0;
    bool letters = true;

    for (i = 0; i <= n && i <= DOMAIN_MOST; i++) {
        char c = i < n ? s[i] : ' ';

        if (letter(c) || spots_digit(c) || c == '-') {
            letters = letters && letter(c);
            continue;
        }
        if (i == label)
            break;
        if (label > 0 && letters && i - label >= 2)
            end = i;
        if (c != '.')
            break;
        label = i + 1;
        letters = true;
    }
    return end;
}

size_t
spots_email(const char *s, size_t n)
{
    size_t i = name(s, n), rest;

    if (i == 0 || i >= n || s[i] != '@' || s[i - 1] == '.')
        return 0;
    rest = domain(s + i + 1, n - i - 1);
    return rest > 0 ? i + 1 + rest : 0;
}

/* ---- addresses of machines ---------------------------------------------- */

static size_t
ip4(const char *s, size_t n)
{
    size_t i = 0, from;
    int parts, value;

    for (parts = 0; parts < 4; parts++) {
        if (parts > 0 && (i >= n || s[i++] != '.'))
            return 0;
        for (value = 0, from = i; i < n && i < from + 3 && spots_digit(s[i]);)
            value = value * 10 + (s[i++] - '0');
        if (i == from || value > 255 || (i - from > 1 && s[from] == '0'))
            return 0;
    }
    if (i < n && (spots_word(s[i]) ||
                     (s[i] == '.' && i + 1 < n && spots_digit(s[i + 1]))))
        return 0;
    return i;
}

static bool
hex(char c)
{
    return spots_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static size_t
ip6(const char *s, size_t n)
{
    size_t i = 0, from, groups = 0;
    bool gap = false, digits = false;

    while (i < n && groups < 8) {
        for (from = i; i < n && i < from + 4 && hex(s[i]); i++)
            digits = digits || spots_digit(s[i]);
        if (i == from && !(i == 0 && n > 1 && s[0] == ':' && s[1] == ':'))
            break;
        groups += i > from;
        if (i + 1 < n && s[i] == ':' && s[i + 1] == ':') {
            if (gap)
                return 0;
            gap = true;
            i += 2;
        } else if (i + 1 < n && s[i] == ':' && hex(s[i + 1])) {
            i++;
        } else {
            break;
        }
    }
    if (i < n && (spots_word(s[i]) || s[i] == ':'))
        return 0;
    return digits && groups > 0 && (gap ? groups < 8 : groups == 8) ? i : 0;
}

size_t
spots_ip(const char *s, size_t n)
{
    size_t len = ip4(s, n);

    return len > 0 ? len : ip6(s, n);
}

/* ---- cards -------------------------------------------------------------- */

size_t
spots_card(const char *s, size_t n)
{
    char digits[20];
    size_t count = 0, i = 0, k;
    int sum = 0;

    if (n == 0 || s[0] < '2' || s[0] > '6')
        return 0;
    while (i < n) {
        bool gap = count > 0 && (s[i] == ' ' || s[i] == '-');

        if (gap && (i + 1 >= n || !spots_digit(s[i + 1])))
            break;
        i += gap;
        if (!spots_digit(s[i]))
            break;
        if (count == 19)
            return 0;
        digits[count++] = s[i++];
    }
    if (count < 13 || (i < n && spots_word(s[i])))
        return 0;
    for (k = 0; k < count; k++) {
        int d = digits[count - 1 - k] - '0';

        d *= k % 2 == 1 ? 2 : 1;
        sum += d > 9 ? d - 9 : d;
    }
    return sum % 10 == 0 ? i : 0;
}
