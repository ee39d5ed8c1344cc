/* SPDX-License-Identifier: MIT */
#include "iban.h"

#include <string.h>

#include "spots.h"

/* Country and length: SWIFT IBAN Registry, release 99 (2024). */
static const char countries[] =
    "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27"
    "DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HR21HU28IE22"
    "IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19"
    "MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31"
    "SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20";

static char
upper(char byte)
{
    return byte >= 'a' && byte <= 'z' ? (char)(byte - 32) : byte;
}

static size_t
iban_length(const char *country)
{
    const char *at;

    for (at = countries; *at != '\0'; at += 4) {
        if (at[0] == upper(country[0]) && at[1] == upper(country[1]))
            return (size_t)(at[2] - '0') * 10 + (size_t)(at[3] - '0');
    }
    return 0;
}

static int
value_of_letter(char byte)
{
    if (spots_digit(byte))
        return byte - '0';
    byte = upper(byte);
    return byte >= 'A' && byte <= 'Z' ? byte - 'A' + 10 : -1;
}

size_t
iban_at(const char *text, size_t n)
{
    char all[40];
    size_t want, i, count = 0, k;
    int rest = 0;

    if (n <= 4 || !spots_digit(text[2]) || !spots_digit(text[3]))
        return 0;
    want = iban_length(text);
    if (want == 0)
        return 0;
    for (i = 0; i < n && count < want; i++) {
        if ((text[i] == ' ' || text[i] == '-') && i > 0 &&
            value_of_letter(text[i - 1]) >= 0)
            continue;
        if (value_of_letter(text[i]) < 0)
            return 0;
        all[count++] = text[i];
    }
    if (count < want || (i < n && spots_word(text[i])))
        return 0;
    for (k = 0; k < want; k++) {
        int number = value_of_letter(all[(k + 4) % want]);

        rest = (rest * (number > 9 ? 100 : 10) + number) % 97;
    }
    return rest == 1 ? i : 0;
}
