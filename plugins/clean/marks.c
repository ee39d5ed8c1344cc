/* SPDX-License-Identifier: MIT */
#include "marks.h"

#include <string.h>

struct reader {
    struct doc *doc;
    struct para *para;
    struct str in;
    size_t at; /* bytes of it that are read */
    char *out;
    size_t written;      /* bytes of `out` so far */
    size_t plain;        /* letters and digits that are not bold or italic */
    unsigned strong;     /* how deep */
    size_t strong_from;  /* where bold or italic words began last, */
    size_t strong_plain; /* and the plain ones before they ended */
    size_t cap;          /* of links */
    struct link *link;   /* that is open */
};

static void
begin_link(struct reader *reader, bool image)
{
    const char *text = reader->in.s + reader->at + 1;
    size_t left = reader->in.n - reader->at - 1;
    const char *words = memchr(text, MARK_WORDS, left), *end;
    struct para *para = reader->para;
    struct link *link;

    if (words == NULL)
        return;
    pool_push(&reader->doc->pool, para->links, para->nlinks, reader->cap);
    link = &para->links[para->nlinks++];
    link->url.s = text;
    link->url.n = (size_t)(words - text);
    link->at = reader->written;
    link->n = 0;
    reader->at += link->url.n + 1;
    reader->link = image ? NULL : link;
    if (!image)
        return;
    /* What an image shows is not text of the page. */
    para->flags |= PARA_IMAGE;
    end = memchr(words, MARK_LINK_END, (size_t)(text + left - words));
    if (end != NULL)
        reader->at += (size_t)(end - words);
}

static void
mark(struct reader *reader, char what)
{
    switch (what) {
    case MARK_STRONG:
        if (reader->strong++ == 0)
            reader->strong_from = reader->written;
        break;
    case MARK_STRONG_END:
        if (reader->strong > 0 && --reader->strong == 0)
            reader->strong_plain = reader->plain;
        break;
    case MARK_LINK:
    case MARK_IMAGE:
        begin_link(reader, what == MARK_IMAGE);
        break;
    case MARK_LINK_END:
        if (reader->link != NULL)
            reader->link->n = reader->written - reader->link->at;
        reader->link = NULL;
        break;
    default:
        break;
    }
}

static bool
wordy(char byte)
{
    return (unsigned char)byte >= 0x80 || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

static void
put_byte(struct reader *reader, char byte)
{
    if (byte == ' ' &&
        (reader->written == 0 || reader->out[reader->written - 1] == ' '))
        return;
    if (reader->strong == 0)
        reader->plain += wordy(byte);
    reader->out[reader->written++] = byte;
}

/* What is known of the paragraph when all of it is read. */
static void
settle_paragraph(struct reader *reader)
{
    struct para *para = reader->para;
    size_t i;

    if (reader->written > 0 && reader->out[reader->written - 1] == ' ')
        reader->written--;
    para->s = reader->out;
    para->n = para->tail = reader->written;
    if (reader->written > 0 && reader->plain == 0)
        para->flags |= PARA_STRONG;
    else if (reader->strong > 0 || reader->strong_plain == reader->plain)
        para->tail = reader->strong_from;
    if (para->tail == 0 || para->tail > para->n)
        para->tail = para->n;
    for (i = 0; i < para->nlinks; i++) {
        struct link *link = &para->links[i];

        if (link->at > para->n)
            link->at = para->n;
        if (link->at + link->n > para->n)
            link->n = para->n - link->at;
    }
}

void
marks_read(struct doc *doc, struct para *para, struct str line)
{
    struct reader reader = { .doc = doc, .para = para, .in = line };
    size_t i;

    for (i = 0; i < line.n && (unsigned char)line.s[i] >= ' '; i++)
        continue;
    para->s = line.s;
    para->n = para->tail = line.n;
    if (i == line.n)
        return;
    reader.out = doc_alloc(doc, line.n);
    for (; reader.at < line.n; reader.at++) {
        if ((unsigned char)line.s[reader.at] < ' ')
            mark(&reader, line.s[reader.at]);
        else
            put_byte(&reader, line.s[reader.at]);
    }
    settle_paragraph(&reader);
}
