#include "number.h"

#include <stdint.h>
#include <string.h>

#define LN2 0.69314718055994530942
#define SQRT2 1.41421356237309504880
#define MANTISSA 52
#define BIAS 1023

/* 2 artanh(s) = s * (LOG[0] + s^2 * (LOG[1] + ...)) */
static const double LOG[] = { 2.0, 2.0 / 3, 2.0 / 5, 2.0 / 7, 2.0 / 9, 2.0 / 11,
    2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19 };

double
number_log(double x)
{
    uint64_t bits;
    int64_t e;
    double m, s, s2, sum = LOG[9];
    int k;

    memcpy(&bits, &x, sizeof(bits));
    e = (int64_t)(bits >> MANTISSA) - BIAS;
    bits =
        (bits & ((UINT64_C(1) << MANTISSA) - 1)) | ((uint64_t)BIAS << MANTISSA);
    memcpy(&m, &bits, sizeof(m));
    if (m > SQRT2) {
        m /= 2;
        e++;
    }
    s = (m - 1) / (m + 1); /* |s| < 0.172 */
    s2 = s * s;
    for (k = 8; k >= 0; k--)
        sum = sum * s2 + LOG[k];
    return s * sum + (double)e * LN2;
}

/* 1 / k! */
static const double EXP[] = { 1.0, 1.0, 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120,
    1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800,
    1.0 / 39916800, 1.0 / 479001600 };

double
number_exp(double x)
{
    double r = x * (1 / LN2), sum = EXP[12];
    int64_t e = (int64_t)(r < 0 ? r - 0.5 : r + 0.5);
    uint64_t bits = (uint64_t)(e + BIAS) << MANTISSA;
    int k;

    r = x - (double)e * LN2; /* |r| < 0.347 */
    for (k = 11; k >= 0; k--)
        sum = sum * r + EXP[k];
    memcpy(&r, &bits, sizeof(r));
    return sum * r;
}

double
number_logistic(double x)
{
    if (x > 30)
        x = 30;
    if (x < -30)
        x = -30;
    return 1 / (1 + number_exp(-x));
}

void
number_logs_init(struct number_logs *t)
{
    size_t i;

    t->v[0] = 0;
    for (i = 1; i < NUMBER_TABLE; i++)
        t->v[i] = number_log((double)i);
}
