#include "near.h"

#define LINE_MOST 512 /* bytes that are looked at */

size_t
near_headline(const struct page *p)
{
    return p->headline != DOM_NONE ? p->m.sums[SUM_LINES][p->headline] : 0;
}

/* Add a run of text to a line; white space becomes one blank. */
static size_t
add(char *to, size_t n, struct str t)
{
    size_t i;

    for (i = 0; i < t.n && n < LINE_MOST; i++) {
        bool space = (unsigned char)t.s[i] <= ' ' ||
                     ((unsigned char)t.s[i] == 0xC2 && i + 1 < t.n &&
                         (unsigned char)t.s[i + 1] == 0xA0);

        if (!space) {
            to[n++] = t.s[i];
            continue;
        }
        i += (unsigned char)t.s[i] == 0xC2;
        if (n > 0 && to[n - 1] != ' ')
            to[n++] = ' ';
    }
    return n;
}

struct str
near_line(const struct page *p, size_t line)
{
    const struct dom *d = &p->dom;
    uint32_t i, end = d->v[p->body].end;
    size_t n = 0;
    char *to;

    if (line >= p->m.nlines)
        return (struct str){ "", 0 };
    if (line + 1 < p->m.nlines)
        end = p->m.lines[line + 1].at;
    to = pool_alloc(&d->pool, LINE_MOST);
    for (i = p->m.lines[line].at; i < end && n < LINE_MOST;
         i = dom_next(d, i, end)) {
        if (d->v[i].tag == TAG_TEXT)
            n = add(to, n, d->v[i].text);
    }
    while (n > 0 && to[n - 1] == ' ')
        n--;
    return (struct str){ to, n };
}
