/* SPDX-License-Identifier: MIT */
/*
 * head - what a feed says in front of its items, and of them all: encoding,
 * namespaces, base, language, authors.
 */
#ifndef FEED_HEAD_H
#define FEED_HEAD_H

#include <jansson.h>

#include "texts.h"

struct head {
    bool known; /* that of `bytes` */
    char *bytes;
    size_t n;
    struct encoding encoding;
    char *encoding_name; /* if it is not known, or NULL */
    char *tag;           /* start tag that an item can stand behind */
    json_t *authors;     /* an array; Atom's items have them */
};

/* Look at the head bytes[0..n), unless it is that of the call before; NULL: it
 * is not known.  -1 after cd_fail. */
int head_take(struct head *head, const struct cd_host *host,
    const struct charsets *charsets, const char *bytes, size_t n);
void head_free(struct head *head);

#endif
