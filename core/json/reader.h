/* SPDX-License-Identifier: MIT */
/*
 * reader - JSON text into a jansson tree, strictly.
 *
 * It takes what RFC 8259 takes and refuses what jansson refuses with
 * JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, with a code and a byte position for
 * each refusal.  It differs from jansson on purpose in three things: it nests
 * READER_DEPTH levels and no more, it keeps -0 (as the real -0.0), and
 * integers outside 64 bits can be kept as strings.
 */
#ifndef JSON_READER_H
#define JSON_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <jansson.h>

#define READER_DEPTH   256 /* levels of arrays and objects */
#define READER_RENAMES 64  /* most renames */

/* Another name for a key of the outermost object. */
struct reader_rename {
    const char *from, *to;
    uint64_t bit; /* that tells it from the others */
};

struct reader_options {
    bool big_numbers; /* keep integers outside 64 bits as strings */
    const struct reader_rename *renames;
    size_t nrenames;   /* at most READER_RENAMES */
    uint64_t *renamed; /* or NULL: gets the bits of those that were there */
};

/* Why a text was refused. */
struct reader_error {
    const char *code; /* a reject code: "json_syntax", "duplicate_key" ... */
    size_t offset;    /* bytes from the start of the text */
    char text[160];   /* for people; may quote bytes of the text */
};

/* Parse the whole of s[0..n), which needs no NUL behind it.  `o` may be NULL.
 * Returns a new reference, or NULL with *e filled in. */
json_t *reader_parse(const char *text, size_t n,
    const struct reader_options *options, struct reader_error *e);

#endif
