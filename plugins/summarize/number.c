/* SPDX-License-Identifier: MIT */
#include "number.h"

#include <stdint.h>
#include <string.h>

#define SQRT2 1.41421356237309504880
#define LN2   0.69314718055994530942
/* Bits of the mantissa of a double, and the bias of its exponent. */
#define MANTISSA 52
#define BIAS     1023
#define PARTS    32
/* Lowest exponent: subtracted, it leaves a number above 0 */
#define LOWEST (-512)

/* 2 artanh(s) = s * (LOG[0] + s^2 * (LOG[1] + ...)) */
static const double LOG[] = { 2.0, 2.0 / 3, 2.0 / 5, 2.0 / 7, 2.0 / 9, 2.0 / 11,
    2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19 };

double
number_log(double number)
{
    uint64_t bits;
    int64_t exponent;
    double mantissa, ratio, s2, sum = LOG[9];
    int k;

    memcpy(&bits, &number, sizeof(bits));
    exponent = (int64_t)(bits >> MANTISSA) - BIAS;
    bits =
        (bits & ((UINT64_C(1) << MANTISSA) - 1)) | ((uint64_t)BIAS << MANTISSA);
    memcpy(&mantissa, &bits, sizeof(mantissa));
    if (mantissa > SQRT2) {
        mantissa /= 2;
        exponent++;
    }
    ratio = (mantissa - 1) / (mantissa + 1); /* |s| < 0.172 */
    s2 = ratio * ratio;
    for (k = 8; k >= 0; k--)
        sum = sum * s2 + LOG[k];
    return ratio * sum + (double)exponent * LN2;
}

/* 2^(k / PARTS) */
static const double powers[PARTS] = {
    1,
    1.02189714865411667823,
    1.04427378242741384032,
    1.06714040067682361816,
    1.09050773266525765920,
    1.11438674259589253630,
    1.13878863475669165370,
    1.16372485877757751381,
    1.18920711500272106671,
    1.21524735998046887811,
    1.24185781207348404859,
    1.26905095719173322255,
    1.29683955465100966593,
    1.32523664315974129462,
    1.35425554693689272829,
    1.38390988196383195487,
    1.41421356237309504880,
    1.44518080697704662003,
    1.47682614593949931138,
    1.50916442759342273976,
    1.54221082540794082361,
    1.57598084510788648645,
    1.61049033194925430817,
    1.64575547815396484451,
    1.68179283050742908606,
    1.71861929812247791562,
    1.75625216037329948311,
    1.79470907500310718642,
    1.83400808640934246348,
    1.87416763411029990132,
    1.91520656139714729387,
    1.95714412417540026901,
};

/* e^x for x from -300 to 300, to about 1e-14.  x is split into (e + k / PARTS)
 * * ln 2 + rest, where |rest| < 0.011, so that five terms of the series of
 * e^rest suffice. */
static double
exponential(double exponent)
{
    const double step = LN2 / PARTS;
    const int lowest = LOWEST * PARTS;
    unsigned n = (unsigned)(int)(exponent * (1 / step) +
                                 (0.5 - lowest)); /* rounds to the nearest */
    uint64_t e = n / PARTS + (LOWEST + BIAS);
    uint64_t bits = e << MANTISSA;
    double rest = exponent - ((int)n + lowest) * step, power, sum;

    memcpy(&power, &bits, sizeof(power));
    power *= powers[n % PARTS];
    sum = 1.0 / 24 + rest * (1.0 / 120);
    sum = 1.0 / 6 + rest * sum;
    sum = 1.0 / 2 + rest * sum;
    return power + power * (rest + rest * rest * sum);
}

/* 1 / (1 + e^-x), for any x. */
static double
logistic(double number)
{
    number = number > 30 ? 30 : number < -30 ? -30 : number;
    return 1 / (1 + exponential(-number));
}

void
number_logistics(double *values, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++)
        values[i] = logistic(values[i]);
}

void
number_logs_init(struct number_logs *logs)
{
    size_t i;

    logs->v[0] = 0;
    for (i = 1; i < NUMBER_TABLE; i++)
        logs->v[i] = number_log((double)i);
}
