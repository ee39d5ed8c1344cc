/*
 * source - the bytes of a page made fit for a parser.
 */
#ifndef EXTRACT_SOURCE_H
#define EXTRACT_SOURCE_H

#include "str.h"
#include "text/pool.h"

/* Attributes of one tag that are kept: parsers compare each with all that came
 * before it. */
#define SOURCE_ATTRIBUTES 128

/* The page without NULs, without a declaration of XML or a byte order mark,
 * with the characters of windows-1252 where C1 controls stand for them, of the
 * attributes in quotes with those alone that dom.h keeps, with at most
 * SOURCE_ATTRIBUTES in a tag, and with one blank of a run outside of pre. */
struct str source_clean(const struct pool *p, struct str html);

#endif
