/* SPDX-License-Identifier: MIT */
/*
 * convey - values from jansson to jq and back.
 */
#ifndef JQ_CONVEY_H
#define JQ_CONVEY_H

#include <jansson.h>
#include <jv.h>

#define CONVEY_DEPTH 256 /* levels that a value may have */

/* The value for jq.  *why: NULL, or what cannot be conveyed: a static text;
 * the result is then to be freed all the same. */
jv convey_to_jq(const json_t *value, const char **why);

/* A fresh value, which takes over `value`; NULL with *why.  A number without a
 * fraction is an integer. */
json_t *convey_from_jq(jv value, const char **why);

#endif
