/* SPDX-License-Identifier: MIT */
/*
 * texts - bytes of a feed as UTF-8 that a strict parser takes, and what its
 * texts say.
 */
#ifndef FEED_TEXTS_H
#define FEED_TEXTS_H

#include <copydesk/plugin.h>

#include "text/charsets.h"

/* Text in memory that lasts as long as the record in hand; s is NULL if there
 * is none. */
struct str {
    const char *s;
    size_t n;
};

enum encoding_kind { ENCODING_UTF8, ENCODING_1252, ENCODING_OTHER };

/* What an encoding's name says to do. */
struct encoding {
    enum encoding_kind kind;
    size_t which; /* ENCODING_OTHER: of charsets.h */
};

/* The encoding of that name; one of no bytes is UTF-8.  Latin-1 is taken for
 * windows-1252, as browsers do, and UTF-16, in bytes that are not, for UTF-8.
 * -1 if it is not known. */
int texts_encoding(
    const struct charsets *charsets, struct str name, struct encoding *to);
struct str texts_decode(const struct cd_host *host,
    const struct charsets *charsets, struct encoding encoding, struct str text);

/* XML in which character references of HTML are numbers, and an "&" that begins
 * none is "&amp;"; *mended counts the latter. */
struct str texts_mend(
    const struct cd_host *host, struct str text, size_t *mended);

/* Without white space at both ends. */
struct str texts_trim(struct str text);
/* In one line: white space becomes a space.  With `html`, tags go, and
 * character references are decoded. */
struct str texts_line(const struct cd_host *host, struct str text, bool html);
/* As HTML: & < > become references. */
struct str texts_escape(const struct cd_host *host, struct str text);
/* The name in "a@b (Name)", "Name <a@b>" or "Name"; none in "a@b". */
struct str texts_person(struct str text);

#endif
