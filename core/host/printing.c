/* SPDX-License-Identifier: MIT */
#include "host/printing.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "host/talk.h"

#define PIECE ((size_t)16 << 10) /* read at once */
#define LINE  ((size_t)4096)     /* shown as one */

int
printing_open(struct printing *p, int *end, struct cd_err *e)
{
    int ends[2];

    memset(p, 0, sizeof(*p));
    p->fd = -1;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return err_errno(e, "cannot make a pipe");
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    p->fd = ends[0];
    *end = ends[1];
    return 0;
}

static json_t *
stage_of(const char *who)
{
    return who[0] != '\0' ? talk_stage(who) : NULL;
}

static const char *
name_of(const char *who)
{
    return who[0] != '\0' ? who : "a plugin";
}

static void
end_line(struct printing *p, const char *who)
{
    if (p->line.n > 0 && p->shown + p->line.n <= PRINTING_SHOWN) {
        talk_with(TALK_INFO, stage_of(who), "%s printed: %.*s", name_of(who),
            (int)p->line.n, p->line.p);
        p->shown += p->line.n;
    } else {
        p->hidden += p->line.n;
    }
    p->line.n = 0;
}

static void
take(struct printing *p, const char *s, size_t n, const char *who)
{
    while (n > 0) {
        size_t room = LINE - p->line.n, len = n < room ? n : room;
        const char *end = memchr(s, '\n', len);

        if (end != NULL)
            len = (size_t)(end - s);
        buf_add(&p->line, s, len);
        if (end != NULL || p->line.n == LINE)
            end_line(p, who);
        len += end != NULL;
        s += len;
        n -= len;
    }
}

/* Returns false if nothing is there. */
static bool
read_piece(struct printing *p, const char *who)
{
    char s[PIECE];
    ssize_t n = p->fd < 0 ? -1 : read(p->fd, s, sizeof(s));

    if (n == 0) { /* nobody can write any more */
        close(p->fd);
        p->fd = -1;
    }
    if (n <= 0)
        return false;
    p->total += (uint64_t)n;
    p->ever += (uint64_t)n;
    take(p, s, (size_t)n, who);
    return true;
}

void
printing_read(struct printing *p, const char *who)
{
    size_t i;

    for (i = 0; i < 4 && read_piece(p, who); i++)
        continue;
}

void
printing_drain(struct printing *p, const char *who)
{
    size_t i;

    for (i = 0; i <= PRINTING_MOST / PIECE && read_piece(p, who); i++)
        continue;
}

void
printing_begin(struct printing *p, const char *who)
{
    end_line(p, who);
    if (p->hidden > 0)
        talk_with(TALK_INFO, stage_of(who),
            "%s printed %ju bytes more, which are not shown", name_of(who),
            (uintmax_t)p->hidden);
    p->shown = 0;
    p->hidden = 0;
    p->total = 0;
}

void
printing_moved(struct printing *p)
{
    p->total = 0;
}

bool
printing_floods(const struct printing *p)
{
    return p->total > PRINTING_MOST;
}

void
printing_close(struct printing *p, const char *who)
{
    printing_drain(p, who);
    printing_begin(p, who);
    if (p->fd >= 0)
        close(p->fd);
    p->fd = -1;
    buf_free(&p->line);
}
