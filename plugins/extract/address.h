/* SPDX-License-Identifier: MIT */
/*
 * address - addresses of the web.
 */
#ifndef EXTRACT_ADDRESS_H
#define EXTRACT_ADDRESS_H

#include "str.h"
#include "text/pool.h"

/* The host of an address without "www.", "m." or "amp."; n is 0 if it is none
 * of http or https, or very long.  *path is what follows. */
struct str address_host(struct str url, struct str *path);

/* Where a link of the page `base` leads: itself if it is an address, with the
 * site of the base if it is a path from its root; n is 0 for others.  In the
 * pool. */
struct str address_resolve(
    const struct pool *pool, struct str base, struct str link);

#endif
