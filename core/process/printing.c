/* SPDX-License-Identifier: MIT */
#include "process/printing.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "process/talk.h"

#define PIECE ((size_t)16 << 10) /* read at once */
#define LINE  ((size_t)4096)     /* shown as one */

int
printing_open(struct printing *printing, int *end, struct cd_err *err)
{
    int ends[2];

    memset(printing, 0, sizeof(*printing));
    printing->fd = -1;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return err_errno(err, "cannot make a pipe");
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    printing->fd = ends[0];
    *end = ends[1];
    return 0;
}

static json_t *
stage_number(const char *who)
{
    return who[0] != '\0' ? talk_stage(who) : NULL;
}

static const char *
name_of_writer(const char *who)
{
    return who[0] != '\0' ? who : "a plugin";
}

static void
show_line(struct printing *printing, const char *who)
{
    if (printing->line.n > 0 &&
        printing->shown + printing->line.n <= PRINTING_SHOWN) {
        talk_with(TALK_INFO, stage_number(who), "%s printed: %.*s",
            name_of_writer(who), (int)printing->line.n, printing->line.p);
        printing->shown += printing->line.n;
    } else {
        printing->hidden += printing->line.n;
    }
    printing->line.n = 0;
}

static void
take_bytes(
    struct printing *printing, const char *text, size_t n, const char *who)
{
    while (n > 0) {
        size_t room = LINE - printing->line.n, len = n < room ? n : room;
        const char *end = memchr(text, '\n', len);

        if (end != NULL)
            len = (size_t)(end - text);
        buf_add(&printing->line, text, len);
        if (end != NULL || printing->line.n == LINE)
            show_line(printing, who);
        len += end != NULL;
        text += len;
        n -= len;
    }
}

/* Returns false if nothing is there. */
static bool
read_piece(struct printing *printing, const char *who)
{
    char bytes[PIECE];
    ssize_t n =
        printing->fd < 0 ? -1 : read(printing->fd, bytes, sizeof(bytes));

    if (n == 0) { /* nobody can write any more */
        close(printing->fd);
        printing->fd = -1;
    }
    if (n <= 0)
        return false;
    printing->total += (uint64_t)n;
    printing->ever += (uint64_t)n;
    take_bytes(printing, bytes, (size_t)n, who);
    return true;
}

void
printing_read(struct printing *printing, const char *who)
{
    size_t i;

    for (i = 0; i < 4 && read_piece(printing, who); i++)
        continue;
}

void
printing_drain(struct printing *printing, const char *who)
{
    size_t i;

    for (i = 0; i <= PRINTING_MOST / PIECE && read_piece(printing, who); i++)
        continue;
}

void
printing_begin(struct printing *printing, const char *who)
{
    show_line(printing, who);
    if (printing->hidden > 0)
        talk_with(TALK_INFO, stage_number(who),
            "%s printed %ju bytes more, which are not shown",
            name_of_writer(who), (uintmax_t)printing->hidden);
    printing->shown = 0;
    printing->hidden = 0;
    printing->total = 0;
}

void
printing_moved(struct printing *printing)
{
    printing->total = 0;
}

bool
printing_floods(const struct printing *printing)
{
    return printing->total > PRINTING_MOST;
}

void
printing_close(struct printing *printing, const char *who)
{
    printing_drain(printing, who);
    printing_begin(printing, who);
    if (printing->fd >= 0)
        close(printing->fd);
    printing->fd = -1;
    buf_free(&printing->line);
}
