/* SPDX-License-Identifier: MIT */
#include "spots.h"

#include <string.h>

#define NAME_MOST   64  /* bytes of what stands before "@" (RFC 5321, 4.5.3) */
#define DOMAIN_MOST 255 /* bytes of a domain */

/* ---- e-mail ------------------------------------------------------------- */

/* A digit may stand among the letters of any writing. */
static bool
is_of(char writing, char byte)
{
    return spots_digit(byte) || spots_writing(byte) == writing;
}

static size_t
name(const char *text, size_t n)
{
    char writing = n > 0 ? spots_writing(text[0]) : 0;
    size_t i = 0;

    if (writing == SHADOW_UNSPACED)
        return 0; /* nobody knows where it begins */
    if (writing == 0)
        writing = SHADOW_LATIN;
    while (i < n && i < NAME_MOST &&
           (is_of(writing, text[i]) ||
               (text[i] != '\0' && strchr("._%+-'&", text[i]) != NULL)))
        i++;
    return i;
}

/* Labels with dots between them, the last of letters alone, or such a name
 * in ASCII ("xn--p1ai", RFC 5890).  A hyphen or dash may stand behind it:
 * "ada@example.org-Adresse". */
static size_t
domain(const char *text, size_t n)
{
    size_t i, label = 0, end = 0;
    char writing = 0; /* of the label, once it has a letter */
    bool letters = true;

    for (i = 0; i <= n && i <= DOMAIN_MOST; i++) {
        char byte = i < n ? text[i] : ' ';
        bool is_letter = spots_writing(byte) != 0 && !spots_digit(byte);

        if (is_letter && writing == 0)
            writing = spots_writing(byte);
        if (byte == '-' && label > 0 && letters && i - label >= 2)
            end = i;
        if (spots_digit(byte) || byte == '-' ||
            (is_letter && is_of(writing, byte))) {
            letters = letters && is_letter;
            continue;
        }
        if (i == label)
            break;
        if (label > 0 && i - label >= 2 &&
            (letters ||
                (i - label > 4 && memcmp(text + label, "xn--", 4) == 0)))
            end = i;
        if (byte != '.')
            break;
        label = i + 1;
        letters = true;
        writing = 0;
    }
    return end;
}

size_t
spots_email(const char *text, size_t n)
{
    size_t i = name(text, n), rest;

    if (i == 0 || i >= n || text[i] != '@' || text[i - 1] == '.')
        return 0;
    rest = domain(text + i + 1, n - i - 1);
    return rest > 0 ? i + 1 + rest : 0;
}

/* ---- addresses of machines ---------------------------------------------- */

static size_t
ip4(const char *text, size_t n)
{
    size_t i = 0, from;
    int parts, value;

    for (parts = 0; parts < 4; parts++) {
        if (parts > 0 && (i >= n || text[i++] != '.'))
            return 0;
        for (value = 0, from = i;
             i < n && i < from + 3 && spots_digit(text[i]);)
            value = value * 10 + (text[i++] - '0');
        if (i == from || value > 255 || (i - from > 1 && text[from] == '0'))
            return 0;
    }
    if (i < n && (spots_word(text[i]) ||
                     (text[i] == '.' && i + 1 < n && spots_digit(text[i + 1]))))
        return 0;
    return i;
}

static bool
hex(char byte)
{
    return spots_digit(byte) || (byte >= 'a' && byte <= 'f') ||
           (byte >= 'A' && byte <= 'F');
}

static size_t
ip6(const char *text, size_t n)
{
    size_t i = 0, from, groups = 0;
    bool gap = false, digits = false;

    while (i < n && groups < 8) {
        size_t four = i > 0 && groups < 7 ? ip4(text + i, n - i) : 0;

        if (four > 0) { /* "::ffff:192.0.2.1" (RFC 4291, 2.2) */
            i += four;
            groups += 2;
            digits = true;
            break;
        }
        for (from = i; i < n && i < from + 4 && hex(text[i]); i++)
            digits = digits || spots_digit(text[i]);
        if (i == from && !(i == 0 && n > 1 && text[0] == ':' && text[1] == ':'))
            break;
        groups += i > from;
        if (i + 1 < n && text[i] == ':' && text[i + 1] == ':') {
            if (gap)
                return 0;
            gap = true;
            i += 2;
        } else if (i + 1 < n && text[i] == ':' && hex(text[i + 1])) {
            i++;
        } else {
            break;
        }
    }
    if (i < n && (spots_word(text[i]) || text[i] == ':'))
        return 0;
    return digits && groups > 0 && (gap ? groups < 8 : groups == 8) ? i : 0;
}

size_t
spots_ip(const char *text, size_t n)
{
    size_t len = ip4(text, n);

    return len > 0 ? len : ip6(text, n);
}

/* ---- cards -------------------------------------------------------------- */

/* The check digit of ISO/IEC 7812 (Luhn). */
static bool
is_checked(const char *digits, size_t n)
{
    size_t k;
    int sum = 0;

    for (k = 0; k < n; k++) {
        int d = digits[n - 1 - k] - '0';

        d *= k % 2 == 1 ? 2 : 1;
        sum += d > 9 ? d - 9 : d;
    }
    return sum % 10 == 0;
}

/* Another number may follow: the longest stretch of groups that is one. */
size_t
spots_card(const char *text, size_t n)
{
    char digits[20];
    size_t count = 0, i = 0, found = 0;

    if (n == 0 || text[0] < '2' || text[0] > '6')
        return 0;
    while (i < n) {
        i += count > 0 && (text[i] == ' ' || text[i] == '-');
        while (i < n && spots_digit(text[i]) && count < sizeof(digits))
            digits[count++] = text[i++];
        if (count == sizeof(digits) || (i < n && spots_word(text[i])))
            break;
        if (count >= 13 && is_checked(digits, count))
            found = i;
        if (i + 1 >= n || (text[i] != ' ' && text[i] != '-') ||
            !spots_digit(text[i + 1]))
            break;
    }
    return found;
}
