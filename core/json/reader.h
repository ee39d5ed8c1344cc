/* SPDX-License-Identifier: MIT */
/*
 * reader - parse JSON strictly into a jansson tree.
 *
 * It accepts RFC 8259 and refuses what jansson refuses with
 * JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, with a code and byte position for
 * each refusal.  It differs from jansson on purpose in three ways: it allows
 * exactly READER_DEPTH levels, it keeps -0 (as the real -0.0), and it can keep
 * integers outside 64 bits as strings.
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
    uint64_t bit; /* a bit of its own, for `renamed` */
};

struct reader_options {
    bool big_numbers; /* keep integers outside 64 bits as strings */
    const struct reader_rename *renames;
    size_t nrenames;   /* at most READER_RENAMES */
    uint64_t *renamed; /* or NULL: gets the bits of the renames that occurred */
};

/* Why a text was refused. */
struct reader_error {
    const char *code; /* a reject code: "json_syntax", "duplicate_key" ... */
    size_t offset;    /* bytes from the start of the text */
    char text[160];   /* for people; may contain bytes of the text */
};

/* Parse all of text[0..n), which needs no NUL after it.  `options` may be NULL.
 * Returns a new reference, or NULL with *fault set. */
json_t *reader_parse(const char *text, size_t n,
    const struct reader_options *options, struct reader_error *fault);

#endif
