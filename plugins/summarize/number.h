/* SPDX-License-Identifier: MIT */
/*
 * number - logarithms and exponentials that are the same on every machine.
 *
 * The functions of the C library may differ in the last bit between versions,
 * and a summary must not.  These use nothing but + - * / on doubles, which
 * IEEE 754 defines to the bit (the plugin is compiled without contraction to
 * fused operations).  sqrt, which IEEE 754 defines as well, is the library's.
 */
#ifndef SUMMARIZE_NUMBER_H
#define SUMMARIZE_NUMBER_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The natural logarithm of a positive normal number, to about 1e-14. */
double number_log(double x);

#define NUMBER_LN2 0.69314718055994530942
#define NUMBER_MANTISSA 52 /* bits of a double, and the bias of its exponent \
                            */
#define NUMBER_BIAS 1023
#define NUMBER_PARTS 32
#define NUMBER_LOWEST (-512) /* exponent: above 0 when counted from here */

/* 2^(k / NUMBER_PARTS) */
extern const double number_powers[NUMBER_PARTS];

/* e to the x, for x from -300 to 300, to about 1e-14: x is split into (e + k /
 * NUMBER_PARTS) ln 2 + r, where |r| < 0.011, so that five terms of the series
 * of e^r do. */
static inline double
number_exp(double x)
{
    const double step = NUMBER_LN2 / NUMBER_PARTS;
    const int lowest = NUMBER_LOWEST * NUMBER_PARTS;
    unsigned n = (unsigned)(int)(x * (1 / step) + (0.5 - lowest)); /* rounds */
    uint64_t e = n / NUMBER_PARTS + (NUMBER_LOWEST + NUMBER_BIAS);
    uint64_t bits = e << NUMBER_MANTISSA;
    double r = x - ((int)n + lowest) * step, power, sum;

    memcpy(&power, &bits, sizeof(power));
    power *= number_powers[n % NUMBER_PARTS];
    sum = 1.0 / 24 + r * (1.0 / 120);
    sum = 1.0 / 6 + r * sum;
    sum = 1.0 / 2 + r * sum;
    return power + power * (r + r * r * sum);
}

/* 1 / (1 + e^-x), for any x. */
static inline double
number_logistic(double x)
{
    x = x > 30 ? 30 : x < -30 ? -30 : x;
    return 1 / (1 + number_exp(-x));
}

/* number_logistic of v[0..n), in place.  A loop that does nothing else has many
 * of them under way at a time. */
void number_logistics(double *v, size_t n);

/* Logarithms of small numbers, made once. */
#define NUMBER_TABLE 1024
struct number_logs {
    double v[NUMBER_TABLE]; /* v[0] is 0 */
};
void number_logs_init(struct number_logs *t);

/* The natural logarithm of a number above 0 (0 of 0). */
static inline double
number_log_of(const struct number_logs *t, size_t n)
{
    return n < NUMBER_TABLE ? t->v[n] : number_log((double)n);
}

/* The sum of a[i] * b[i], in four sums that do not wait for each other. */
static inline double
number_dot(const double *a, const double *b, size_t n)
{
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    size_t i, fours = n - n % 4;

    for (i = 0; i < fours; i += 4) {
        s0 += a[i] * b[i];
        s1 += a[i + 1] * b[i + 1];
        s2 += a[i + 2] * b[i + 2];
        s3 += a[i + 3] * b[i + 3];
    }
    for (i = fours; i < n; i++)
        s0 += a[i] * b[i];
    return (s0 + s1) + (s2 + s3);
}

#endif
