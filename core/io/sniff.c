#include "io/sniff.h"

#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "base/mem.h"
#include "io/foreign.h"
#include "io/gzsync.h"

#define FIRST 4096 /* mostly enough */

/* Look at what the members begin with; `last`: head[0..n) is the whole file. */
static enum foreign_answer
look_inside(
    char *head, size_t n, bool last, const char *name, struct cd_err *e)
{
    static char out[FOREIGN_SNIFF];
    z_stream z = { .next_in = (unsigned char *)head,
        .avail_in = (uInt)n,
        .next_out = (unsigned char *)out,
        .avail_out = sizeof(out) };
    int rc;

    if (inflateInit2(&z, 15 + 16) != Z_OK)
        mem_exhausted();
    while ((rc = inflate(&z, Z_SYNC_FLUSH)) == Z_STREAM_END &&
           z.avail_out > 0 && gzsync_magic(z.next_in, z.avail_in))
        inflateReset(&z);
    last = last && rc == Z_STREAM_END && z.avail_in == 0;
    inflateEnd(&z);
    return foreign_look(out, sizeof(out) - z.avail_out, last, name, e);
}

static bool
is_text(const unsigned char *p, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (p[i] < 0x20 && memchr("\t\n\f\r", p[i], 4) == NULL)
            return false;
    }
    return true;
}

/* A file that is said to be gzip and does not begin as such.  Damage is for
 * the reader to tell. */
static enum foreign_answer
look_at_other(const char *head, size_t n, bool last, const char *name,
    struct cd_err *e)
{
    if (foreign_magic(head, n, name, e))
        return FOREIGN_OTHER;
    if (!is_text((const unsigned char *)head, n))
        return FOREIGN_RECORDS;
    if (foreign_look(head, n, last, name, e) != FOREIGN_OTHER)
        err_set(e, "input \"%s\" is text, not gzip: give it a name without "
                   ".gz", name);
    return FOREIGN_OTHER;
}

int
sniff(int fd, uint64_t size, const char *name, bool gzip,
    struct frame_spec *frame, struct cd_err *e)
{
    static char head[FOREIGN_SNIFF];
    enum foreign_answer answer = FOREIGN_MORE;
    size_t most;
    bool last;

    for (most = FIRST; answer == FOREIGN_MORE && most <= sizeof(head);
         most *= sizeof(head) / FIRST) {
        ssize_t n = pread(fd, head, most, 0);

        if (n <= 0)
            return 0; /* empty, or for the reader to say */
        last = (uint64_t)n == size;
        if (gzsync_magic((const unsigned char *)head, (size_t)n))
            answer = look_inside(head, (size_t)n, last, name, e);
        else if (gzip)
            answer = look_at_other(head, (size_t)n, last, name, e);
        else
            answer = foreign_look(head, (size_t)n, last, name, e);
        if (last)
            break;
    }
    if (answer == FOREIGN_VALUES)
        frame->kind = FRAME_JSON;
    return answer == FOREIGN_OTHER ? -1 : 0;
}
