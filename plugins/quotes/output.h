/* SPDX-License-Identifier: MIT */
/* output - write quotes and people to the record. */
#ifndef QUOTES_OUTPUT_H
#define QUOTES_OUTPUT_H

#include <copydesk/plugin.h>

#include "article.h"

/* Set the fields "quotes" and "people" of the record. -1 after cd_fail. */
int output_write(
    const struct cd_host *host, const struct article *article, json_t *rec);

#endif
