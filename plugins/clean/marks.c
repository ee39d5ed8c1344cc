/* SPDX-License-Identifier: MIT */
#include "marks.h"

#include <string.h>

struct reader {
    struct doc *d;
    struct para *p;
    struct str in;
    size_t i;
    char *out;
    size_t o;
    size_t plain;        /* letters and digits that are not bold or italic */
    unsigned strong;     /* how deep */
    size_t strong_from;  /* where bold or italic words began last, */
    size_t strong_plain; /* and the plain ones before they ended */
    size_t cap;          /* of links */
    struct link *link;   /* that is open */
};

static void
begin_link(struct reader *r, bool image)
{
    const char *s = r->in.s + r->i + 1;
    size_t left = r->in.n - r->i - 1;
    const char *words = memchr(s, MARK_WORDS, left), *end;
    struct para *p = r->p;
    struct link *l;

    if (words == NULL)
        return;
    pool_push(&r->d->pool, p->links, p->nlinks, r->cap);
    l = &p->links[p->nlinks++];
    l->url.s = s;
    l->url.n = (size_t)(words - s);
    l->at = r->o;
    l->n = 0;
    r->i += l->url.n + 1;
    r->link = image ? NULL : l;
    if (!image)
        return;
    /* What an image shows is not text of the page. */
    p->flags |= PARA_IMAGE;
    end = memchr(words, MARK_LINK_END, (size_t)(s + left - words));
    if (end != NULL)
        r->i += (size_t)(end - words);
}

static void
mark(struct reader *r, char what)
{
    switch (what) {
    case MARK_STRONG:
        if (r->strong++ == 0)
            r->strong_from = r->o;
        break;
    case MARK_STRONG_END:
        if (r->strong > 0 && --r->strong == 0)
            r->strong_plain = r->plain;
        break;
    case MARK_LINK:
    case MARK_IMAGE:
        begin_link(r, what == MARK_IMAGE);
        break;
    case MARK_LINK_END:
        if (r->link != NULL)
            r->link->n = r->o - r->link->at;
        r->link = NULL;
        break;
    default:
        break;
    }
}

static bool
wordy(char c)
{
    return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static void
put(struct reader *r, char c)
{
    if (c == ' ' && (r->o == 0 || r->out[r->o - 1] == ' '))
        return;
    if (r->strong == 0)
        r->plain += wordy(c);
    r->out[r->o++] = c;
}

/* What is known of the paragraph when all of it is read. */
static void
settle(struct reader *r)
{
    struct para *p = r->p;
    size_t i;

    if (r->o > 0 && r->out[r->o - 1] == ' ')
        r->o--;
    p->s = r->out;
    p->n = p->tail = r->o;
    if (r->o > 0 && r->plain == 0)
        p->flags |= PARA_STRONG;
    else if (r->strong > 0 || r->strong_plain == r->plain)
        p->tail = r->strong_from;
    if (p->tail == 0 || p->tail > p->n)
        p->tail = p->n;
    for (i = 0; i < p->nlinks; i++) {
        struct link *l = &p->links[i];

        if (l->at > p->n)
            l->at = p->n;
        if (l->at + l->n > p->n)
            l->n = p->n - l->at;
    }
}

void
marks_read(struct doc *d, struct para *p, struct str line)
{
    struct reader r = { .d = d, .p = p, .in = line };
    size_t i;

    for (i = 0; i < line.n && (unsigned char)line.s[i] >= ' '; i++)
        continue;
    p->s = line.s;
    p->n = p->tail = line.n;
    if (i == line.n)
        return;
    r.out = doc_alloc(d, line.n);
    for (; r.i < line.n; r.i++) {
        if ((unsigned char)line.s[r.i] < ' ')
            mark(&r, line.s[r.i]);
        else
            put(&r, line.s[r.i]);
    }
    settle(&r);
}
