/* SPDX-License-Identifier: MIT */
#include "linear.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TINY 1e-9
/* What varies less, next to what it is for others, does not vary at all but for
 * rounding: it has no weight. */
#define STEADY 1e-6
#define MEMORY 8 /* of L-BFGS */

static void *
want(void *p)
{
    if (p == NULL) {
        fputs("train: out of memory\n", stderr);
        exit(1);
    }
    return p;
}

static double *
zeros(size_t n)
{
    return want(calloc(n + 1, sizeof(double)));
}

float *
matrix_row(struct matrix *m)
{
    if (m->n == m->cap) {
        m->cap = m->cap > 0 ? m->cap * 2 : 4096;
        m->v = want(realloc(m->v, m->cap * m->width * sizeof(*m->v)));
    }
    return m->v + m->n++ * m->width;
}

void
matrix_free(struct matrix *m)
{
    free(m->v);
    m->v = NULL;
    m->n = m->cap = 0;
}

void
linear_solve(double *a, double *b, size_t n)
{
    size_t i, j, k;

    for (j = 0; j < n; j++) {
        for (k = 0; k < j; k++)
            a[j * n + j] -= a[j * n + k] * a[j * n + k];
        a[j * n + j] = sqrt(a[j * n + j]);
        for (i = j + 1; i < n; i++) {
            double s = a[i * n + j];

            for (k = 0; k < j; k++)
                s -= a[i * n + k] * a[j * n + k];
            a[i * n + j] = s / a[j * n + j];
        }
    }
    for (i = 0; i < n; i++) {
        for (k = 0; k < i; k++)
            b[i] -= a[i * n + k] * b[k];
        b[i] /= a[i * n + i];
    }
    for (i = n; i-- > 0;) {
        for (k = i + 1; k < n; k++)
            b[i] -= a[k * n + i] * b[k];
        b[i] /= a[i * n + i];
    }
}

/* ---- logistic
 * ------------------------------------------------------------------ */

static void
scale_of(const struct matrix *x, double *mean, double *sd)
{
    size_t i, j;

    for (i = 0; i < x->n; i++) {
        for (j = 0; j < x->width; j++)
            mean[j] += x->v[i * x->width + j];
    }
    for (j = 0; j < x->width; j++)
        mean[j] /= (double)x->n;
    for (i = 0; i < x->n; i++) {
        for (j = 0; j < x->width; j++) {
            double d = x->v[i * x->width + j] - mean[j];

            sd[j] += d * d;
        }
    }
    for (j = 0; j < x->width; j++) {
        sd[j] = sqrt(sd[j] / (double)x->n);
        if (sd[j] < STEADY)
            sd[j] = INFINITY;
    }
    mean[0] = 0;
    sd[0] = 1;
}

static double
newton_step(const struct matrix *x, const unsigned char *y, const float *w,
    double l2, const double *mean, const double *sd, double *b)
{
    size_t n = x->width, i, j, k;
    double *h = zeros(n * n), *g = zeros(n), *z = zeros(n), most = 0;

    for (i = 0; i < x->n; i++) {
        double s = 0, p, q;

        for (j = 0; j < n; j++) {
            z[j] = (x->v[i * n + j] - mean[j]) / sd[j];
            s += z[j] * b[j];
        }
        p = 1 / (1 + exp(s > 30 ? -30 : s < -30 ? 30 : -s));
        q = w[i] * p * (1 - p);
        for (j = 0; j < n; j++) {
            double qz = q * z[j];

            g[j] += w[i] * (p - y[i]) * z[j];
            for (k = 0; k <= j; k++)
                h[j * n + k] += qz * z[k];
        }
    }
    for (j = 0; j < n; j++) {
        g[j] += l2 * b[j];
        h[j * n + j] += l2;
    }
    linear_solve(h, g, n);
    for (j = 0; j < n; j++) {
        b[j] -= g[j];
        most = fabs(g[j]) > most ? fabs(g[j]) : most;
    }
    free(h);
    free(g);
    free(z);
    return most;
}

void
linear_logistic(const struct matrix *x, const unsigned char *y, const float *w,
    double l2, double *out)
{
    double *mean = zeros(x->width), *sd = zeros(x->width);
    size_t j;
    int step;

    memset(out, 0, x->width * sizeof(*out));
    scale_of(x, mean, sd);
    for (step = 0; step < 12; step++) {
        if (newton_step(x, y, w, l2, mean, sd, out) < 1e-4)
            break;
    }
    for (j = 1; j < x->width; j++) {
        out[j] /= sd[j];
        out[0] -= out[j] * mean[j];
    }
    free(mean);
    free(sd);
}

/* ---- ridge
 * ---------------------------------------------------------------------- */

void
ridge_init(struct ridge *r, size_t n)
{
    r->n = n;
    r->gram = zeros(n * n);
    r->product = zeros(n);
    r->sum = zeros(n);
    r->square = zeros(n);
    r->rows = 0;
}

void
ridge_free(struct ridge *r)
{
    free(r->gram);
    free(r->product);
    free(r->sum);
    free(r->square);
}

void
ridge_add(
    struct ridge *r, const double *x, const double *y, size_t rows, double w)
{
    size_t n = r->n, i, j, k;
    double *mean = zeros(n), *z = zeros(n), middle = 0;

    for (i = 0; i < rows; i++) {
        middle += y[i];
        for (j = 0; j < n; j++) {
            mean[j] += x[i * n + j];
            r->square[j] += x[i * n + j] * x[i * n + j];
        }
    }
    middle /= (double)rows;
    r->rows += (double)rows;
    for (j = 0; j < n; j++) {
        r->sum[j] += mean[j];
        mean[j] /= (double)rows;
    }
    for (i = 0; i < rows; i++) {
        for (j = 0; j < n; j++)
            z[j] = x[i * n + j] - mean[j];
        for (j = 0; j < n; j++) {
            double wz = w * z[j];

            if (wz == 0)
                continue;
            r->product[j] += wz * (y[i] - middle);
            for (k = 0; k <= j; k++)
                r->gram[j * n + k] += wz * z[k];
        }
    }
    free(mean);
    free(z);
}

double
ridge_scale(const struct ridge *r, size_t i)
{
    double mean = r->sum[i] / r->rows;
    double var = r->square[i] / r->rows - mean * mean;

    return (var > 0 ? sqrt(var) : 0) + TINY;
}

void
ridge_solve(const struct ridge *r, double alpha, double *out)
{
    size_t n = r->n, j, k;
    double *a = zeros(n * n);
    bool *steady = want(calloc(n, sizeof(*steady)));

    for (j = 0; j < n; j++) {
        for (k = 0; k <= j; k++)
            a[j * n + k] =
                r->gram[j * n + k] / (ridge_scale(r, j) * ridge_scale(r, k));
        steady[j] = a[j * n + j] < STEADY * STEADY;
        a[j * n + j] += alpha;
        out[j] = r->product[j] / ridge_scale(r, j);
    }
    linear_solve(a, out, n);
    for (j = 0; j < n; j++)
        out[j] = steady[j] ? 0 : out[j] / ridge_scale(r, j);
    free(a);
    free(steady);
}

/* ---- L-BFGS
 * ---------------------------------------------------------------------- */

static double
dot(const double *a, const double *b, size_t n)
{
    double s = 0;
    size_t i;

    for (i = 0; i < n; i++)
        s += a[i] * b[i];
    return s;
}

/* The steps and changes of the gradient that are remembered. */
struct memory {
    double *s[MEMORY], *y[MEMORY], rho[MEMORY];
    unsigned n, at;
};

static void
direction(const struct memory *m, const double *g, double *d, size_t n)
{
    double alpha[MEMORY];
    unsigned i;
    size_t j;

    for (j = 0; j < n; j++)
        d[j] = -g[j];
    for (i = 0; i < m->n; i++) {
        unsigned k = (m->at + MEMORY - 1 - i) % MEMORY;

        alpha[k] = m->rho[k] * dot(m->s[k], d, n);
        for (j = 0; j < n; j++)
            d[j] -= alpha[k] * m->y[k][j];
    }
    if (m->n > 0) {
        unsigned k = (m->at + MEMORY - 1) % MEMORY;
        double scale = 1 / (m->rho[k] * dot(m->y[k], m->y[k], n));

        for (j = 0; j < n; j++)
            d[j] *= scale;
    }
    for (i = m->n; i-- > 0;) {
        unsigned k = (m->at + MEMORY - 1 - i) % MEMORY;
        double beta = m->rho[k] * dot(m->y[k], d, n);

        for (j = 0; j < n; j++)
            d[j] += (alpha[k] - beta) * m->s[k][j];
    }
}

void
linear_minimise(double (*f)(const double *, double *, void *), void *ctx,
    double *x, size_t n, unsigned steps)
{
    struct memory m = { .n = 0 };
    double *g = zeros(n), *d = zeros(n), *x2 = zeros(n), *g2 = zeros(n);
    double value = f(x, g, ctx);
    unsigned i, tries;
    size_t j;

    for (i = 0; i < MEMORY; i++) {
        m.s[i] = zeros(n);
        m.y[i] = zeros(n);
    }
    for (i = 0; i < steps; i++) {
        double step = 1, slope, next = value, sy;

        direction(&m, g, d, n);
        slope = dot(g, d, n);
        if (m.n == 0)
            step = 1 / (1 + sqrt(-slope));
        for (tries = 0; tries < 20; tries++, step /= 2) {
            for (j = 0; j < n; j++)
                x2[j] = x[j] + step * d[j];
            next = f(x2, g2, ctx);
            if (next <= value + 1e-4 * step * slope)
                break;
        }
        if (tries == 20 || value - next < 1e-9 * fabs(value))
            break;
        for (j = 0; j < n; j++) {
            m.s[m.at][j] = x2[j] - x[j];
            m.y[m.at][j] = g2[j] - g[j];
        }
        sy = dot(m.s[m.at], m.y[m.at], n);
        if (sy > 1e-12) {
            m.rho[m.at] = 1 / sy;
            m.at = (m.at + 1) % MEMORY;
            m.n += m.n < MEMORY;
        }
        memcpy(x, x2, n * sizeof(*x));
        memcpy(g, g2, n * sizeof(*g));
        value = next;
    }
    for (i = 0; i < MEMORY; i++) {
        free(m.s[i]);
        free(m.y[i]);
    }
    free(g);
    free(d);
    free(x2);
    free(g2);
}
