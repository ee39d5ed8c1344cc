#include "stated.h"

#include "paragraphs.h"
#include "parse.h"
#include "text/space.h"

#define STATED_LEAST 300 /* bytes */
#define STATED_MORE 3    /* times what was found */

/* Of text with tags. */
static struct str
from_markup(const struct page *p, struct str t)
{
    struct page inner = { .headline = DOM_NONE };
    struct paragraphs ps;
    struct source source;

    dom_init(&inner.dom, &p->dom.pool);
    source_clean(&source, &p->dom.pool, t);
    if (parse_page(&inner.dom, &source))
        return (struct str){ "", 0 };
    ps = paragraphs_read(&inner, 0);
    return paragraphs_join(&ps, &p->dom.pool);
}

/* Of plain text: each line is a paragraph. */
static struct str
from_lines(const struct page *p, struct str t)
{
    char *to = pool_alloc(&p->dom.pool, 2 * t.n + 1);
    size_t at = 0, n = 0;

    while (at < t.n) {
        const char *line = t.s + at, *end = memchr(line, '\n', t.n - at);
        size_t len = end != NULL ? (size_t)(end - line) : t.n - at;

        at += len + 1;
        len = space_trim(&line, len);
        if (len == 0)
            continue;
        if (n > 0) {
            memcpy(to + n, "\n\n", 2);
            n += 2;
        }
        memcpy(to + n, line, len);
        n += len;
    }
    to[n] = '\0';
    return (struct str){ to, n };
}

struct str
stated_or(const struct page *p, struct str found)
{
    struct str t = p->stated;

    if (t.n < STATED_LEAST || t.n < STATED_MORE * found.n)
        return found;
    t = str_find(t, "</") != NULL ? from_markup(p, t) : from_lines(p, t);
    return t.n >= STATED_MORE * found.n ? t : found;
}
