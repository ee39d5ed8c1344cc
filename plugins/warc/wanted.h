/* SPDX-License-Identifier: MIT */
/*
 * wanted - which pages the options ask for.
 */
#ifndef WARC_WANTED_H
#define WARC_WANTED_H

#include <copydesk/plugin.h>

#include "fields.h"

/* Can these be values of the option?  -1 after cd_fail.  [main] */
int wanted_status(const struct cd_host *host, const struct cd_strings *list);
int wanted_types(const struct cd_host *host, const struct cd_strings *list);
int wanted_languages(const struct cd_host *host, const struct cd_strings *list);

/* Is it on the list, whatever its case? */
bool wanted_one(const struct cd_strings *list, struct span value);
/* Is the page in one of these languages, as the first one says that says
 * anything: the header block of WARC (WARC-Identified-Content-Language), that
 * of HTTP (Content-Language), the page (lang of <html>)?  So it is where nobody
 * does, or the list is empty. */
bool wanted_language(const struct cd_strings *list, struct span warc,
    struct span http, struct span html);

#endif
