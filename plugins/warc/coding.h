/* SPDX-License-Identifier: MIT */
/*
 * coding - the body of an HTTP message without its transfer and content
 * codings (RFC 9110, section 8.4; RFC 9112, section 7.1).
 */
#ifndef WARC_CODING_H
#define WARC_CODING_H

#include <copydesk/plugin.h>

#include "fields.h"

#define CODING_MOST ((size_t)32 << 20) /* bytes of a body, decoded */
#define CODINGS     8                  /* of one body, at most */

struct coding;

/* NULL if memory runs out. */
struct coding *coding_new(void);
void coding_free(struct coding *coding);

/* Decode *body, of a message with that header block, in place of what it was.
 * Crawlers that keep bodies decoded leave the fields as they were: what is
 * not packed as they say is taken for decoded if it looks like text.  `cut`:
 * the crawler says that it has not kept all of the body, so that what there is
 * of it decodes. -1 after cd_fail; the result is good until the next call. */
int coding_decode(struct coding *coding, const struct cd_host *host,
    struct span block, bool cut, struct span *body);

#endif
