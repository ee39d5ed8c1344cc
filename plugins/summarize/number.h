/* SPDX-License-Identifier: MIT */
/*
 * number - logarithms and exponentials with the same result on every machine.
 *
 * Functions of the C library may differ in the last bit between versions, and a
 * summary must not.  These use only + - * / on doubles, which IEEE 754 defines
 * to the bit; the plugin is compiled without contraction to fused operations.
 * sqrt, which IEEE 754 defines as well, is the library's.
 */
#ifndef SUMMARIZE_NUMBER_H
#define SUMMARIZE_NUMBER_H

#include <stddef.h>

/* The natural logarithm of a positive normal number, to about 1e-14. */
double number_log(double number);

/* Replace each x of values[0..n) by 1 / (1 + e^-x).  In a loop that does
 * nothing else many are computed at a time. */
void number_logistics(double *values, size_t n);

/* A table of the logarithms of small numbers. */
#define NUMBER_TABLE 1024
struct number_logs {
    double v[NUMBER_TABLE]; /* v[0] is 0, not minus infinity */
};
/* Fill in the table. */
void number_logs_init(struct number_logs *logs);

/* The natural logarithm of n; 0 for 0. */
static inline double
number_log_of(const struct number_logs *logs, size_t n)
{
    return n < NUMBER_TABLE ? logs->v[n] : number_log((double)n);
}

/* The scalar product of two vectors, as four sums that do not depend on each
 * other. */
static inline double
number_dot(const double *left, const double *right, size_t n)
{
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    size_t i, fours = n - n % 4;

    for (i = 0; i < fours; i += 4) {
        s0 += left[i] * right[i];
        s1 += left[i + 1] * right[i + 1];
        s2 += left[i + 2] * right[i + 2];
        s3 += left[i + 3] * right[i + 3];
    }
    for (i = fours; i < n; i++)
        s0 += left[i] * right[i];
    return (s0 + s1) + (s2 + s3);
}

#endif
