/* SPDX-License-Identifier: MIT */
#include "address.h"

#define URL_MOST 2048

struct str
address_host(struct str url, struct str *path)
{
    static const char *const schemes[] = { "http://", "https://" };
    static const char *const prefixes[] = { "www.", "m.", "amp.", "mobile." };
    struct str host = { "", 0 };
    size_t i, n;

    for (i = 0; i < 2 && host.n == 0 && url.n <= URL_MOST; i++) {
        n = strlen(schemes[i]);
        if (url.n > n && memcmp(url.s, schemes[i], n) == 0)
            host = (struct str){ url.s + n, url.n - n };
    }
    for (i = 0; i < host.n && host.s[i] != '/' && host.s[i] != '?'; i++)
        continue;
    *path = (struct str){ host.s + i, host.n - i };
    host.n = i;
    for (i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
        n = strlen(prefixes[i]);
        if (host.n > n && memcmp(host.s, prefixes[i], n) == 0) {
            host.s += n;
            host.n -= n;
            break;
        }
    }
    return host;
}

struct str
address_resolve(const struct pool *pool, struct str base, struct str link)
{
    struct str none = { "", 0 }, path, all;
    size_t site;
    char *to;

    if (memchr(link.s, ' ', link.n) != NULL)
        return none;
    if (address_host(link, &path).n > 0)
        return link;
    if (link.n < 2 || link.s[0] != '/' || link.s[1] == '/' ||
        link.n > URL_MOST || address_host(base, &path).n == 0)
        return none;
    site = base.n - path.n;
    to = pool_alloc(pool, site + link.n);
    memcpy(to, base.s, site);
    memcpy(to + site, link.s, link.n);
    all = (struct str){ to, site + link.n };
    return all;
}
