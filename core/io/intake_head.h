/* SPDX-License-Identifier: MIT */
/*
 * intake_head - how an input that begins is to be framed.
 */
#ifndef IO_INTAKE_HEAD_H
#define IO_INTAKE_HEAD_H

#include "io/intake.h"

/* Check that the input begins as JSON, and say in intake->frame how it is
 * framed; (*bytes)[0..*n) come next.  Until that is known they are kept in
 * intake->head: returns 0, and with all of them 1.  -1 with *err if it is
 * something else. */
int intake_head(
    struct intake *intake, const char **bytes, size_t *n, struct cd_err *err);

#endif
