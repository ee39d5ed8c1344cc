#include "number.h"

#include <stdint.h>
#include <string.h>

#define LN2 0.69314718055994530942
#define SQRT2 1.41421356237309504880
#define MANTISSA 52
#define BIAS 1023

double
number_log(double x)
{
    uint64_t bits;
    int64_t e;
    double m, s, s2, sum;
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
    /* log m = 2 artanh((m - 1) / (m + 1)), |s| < 0.172 */
    s = (m - 1) / (m + 1);
    s2 = s * s;
    sum = 1.0 / 19;
    for (k = 17; k > 0; k -= 2)
        sum = sum * s2 + 1.0 / k;
    return 2 * s * sum + (double)e * LN2;
}

double
number_exp(double x)
{
    double r = x / LN2, sum = 1;
    int64_t e = (int64_t)(r < 0 ? r - 0.5 : r + 0.5);
    uint64_t bits = (uint64_t)(e + BIAS) << MANTISSA;
    int k;

    r = x - (double)e * LN2; /* |r| < 0.347 */
    for (k = 13; k > 0; k--)
        sum = sum * r / k + 1;
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
