/* SPDX-License-Identifier: MIT */
/*
 * foreign - is what an input begins with JSON Lines, or something else?
 *
 * One table names what else there is, and what to do about it.  In doubt it
 * is JSON Lines: a damaged or odd line among records is for the reader, which
 * rejects it.
 */
#ifndef IO_FOREIGN_H
#define IO_FOREIGN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Bytes after which foreign_look always knows. */
#define FOREIGN_HEAD ((size_t)1 << 20)
/* Bytes after which it mostly does. */
#define FOREIGN_SNIFF ((size_t)64 << 10)

/* What to do about a page or a text, for a message. */
#define FOREIGN_READ_FILES \
    "\"reader\": \"files\" in \"input\" reads a page a file"

enum foreign_answer {
    FOREIGN_RECORDS, /* JSON Lines, or nothing at all */
    FOREIGN_VALUES,  /* JSON that no line end cuts into records: an array, or
                        objects over many lines */
    FOREIGN_WARC,    /* a WARC; *e as for FOREIGN_OTHER */
    FOREIGN_FEED,    /* a feed; *e as for FOREIGN_OTHER */
    FOREIGN_HTML,    /* a page; *e as for FOREIGN_OTHER */
    FOREIGN_TEXT,    /* text, markup or bytes that may be a document or anything
                        else; *e as for FOREIGN_OTHER */
    FOREIGN_MORE,    /* more than these bytes are needed to tell */
    FOREIGN_OTHER    /* something else */
};

/* Look at the first n bytes of an input, after unpacking; `last`: it has no
 * more.  For FOREIGN_OTHER, *err says what it is and what to do; `name` is that
 * of the input. */
enum foreign_answer foreign_look(const char *bytes, size_t n, bool last,
    const char *name, struct cd_err *err);

/* Do the first n bytes begin as JSON objects, or an array of them, do? */
bool foreign_objects(const char *bytes, size_t n);

/* Does it begin with a magic number of something else?  Then *err is set. */
bool foreign_magic(
    const char *bytes, size_t n, const char *name, struct cd_err *err);

/* Can bytes[0..n) be the beginning of records?  A byte order mark and white
 * space may be in front of the first one; *more: so far it is nothing else. */
bool foreign_begins_record(const unsigned char *bytes, size_t n, bool *more);

/* What a file that is to be a page or a text begins as instead, "a PDF"; NULL
 * if it may be one.  UTF-16 is text. */
const char *foreign_document(const char *bytes, size_t n);

/* What a file that often lies beside pages is by its name, "a style sheet";
 * NULL if it may be anything. */
const char *foreign_beside(const char *name);

#endif
