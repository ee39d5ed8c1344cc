/* SPDX-License-Identifier: MIT */
/*
 * linear - fitting linear models.
 */
#ifndef TRAIN_LINEAR_H
#define TRAIN_LINEAR_H

#include <stddef.h>

/* Rows of numbers that all have the same length. */
struct matrix {
    float *v;
    size_t n, width, cap;
};

float *matrix_row(struct matrix *m); /* a new row, to be filled */
void matrix_free(struct matrix *m);

/* Solve A x = b for a symmetric positive definite A of n * n, which is
 * overwritten. */
void linear_solve(double *a, double *b, size_t n);

/* A logistic model by Newton's steps.  y is 0 or 1, w the weight of a row;
 * features are scaled to unit variance for the penalty l2, the first is 1.
 * Writes weights of the features as they are. */
void linear_logistic(const struct matrix *x, const unsigned char *y,
    const float *w, double l2, double *out);

/* A ridge regression, from sums over rows centred in their group. */
struct ridge {
    size_t n;
    double *gram, *product; /* n * n, n: centred and weighed */
    double *sum, *square;   /* of the rows as they are, for their scale */
    double rows;
};

void ridge_init(struct ridge *r, size_t n);
void ridge_free(struct ridge *r);
/* Add a group of rows with targets y, each row weighed w. */
void ridge_add(
    struct ridge *r, const double *x, const double *y, size_t rows, double w);
/* Weights of the features as they are. */
void ridge_solve(const struct ridge *r, double alpha, double *out);
/* The standard deviation of feature i over all rows. */
double ridge_scale(const struct ridge *r, size_t i);

/* Minimise f from x on by L-BFGS.  f returns its value and fills the
 * gradient. */
void linear_minimise(double (*f)(const double *x, double *gradient, void *ctx),
    void *ctx, double *x, size_t n, unsigned steps);

#endif
