/* SPDX-License-Identifier: MIT */
#include "io/inflater.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#ifdef HAVE_ISAL
#include <isa-l/igzip_lib.h>
#endif

/* Flags of a header that zlib checks and ISA-L does not: a check sum of the
 * header, and three bits that must be 0. */
#define CHECKED 0xe2

#define DOUBT (-101) /* zlib has to look */

void
inflater_init(struct inflater *inflater, bool exact)
{
    memset(inflater, 0, sizeof(*inflater));
    if (inflateInit2(&inflater->z, 15 + 16) != Z_OK)
        mem_exhausted();
#ifdef HAVE_ISAL
    if (!exact)
        inflater->fast = mem_alloc(sizeof(*inflater->fast));
#else
    (void)exact;
#endif
}

void
inflater_free(struct inflater *inflater)
{
    inflateEnd(&inflater->z);
    free(inflater->fast);
}

void
inflater_begin(struct inflater *inflater, const struct window *window)
{
    const unsigned char *bytes = window->p + window->from;

    inflateReset(&inflater->z);
    inflater->at = window_at(window);
    inflater->given = inflater->skip = 0;
    inflater->pending = false;
    inflater->trying = inflater->fast != NULL &&
                       window->to - window->from >= 4 &&
                       bytes[2] == Z_DEFLATED && (bytes[3] & CHECKED) == 0;
#ifdef HAVE_ISAL
    if (inflater->trying) {
        isal_inflate_init(inflater->fast);
        inflater->fast->crc_flag = ISAL_GZIP;
    }
#endif
}

/* Have zlib decode the member from its beginning. */
static int
ask_zlib(struct inflater *inflater, struct window *window, size_t *n,
    struct cd_err *e)
{
    *n = 0;
    inflater->skip = inflater->given;
    inflater->trying = inflater->pending = false;
    return window_back(window, inflater->at, e);
}

/* A file can be read again; a pipe cannot, and no more of it is kept than of a
 * member that is held. */
static bool
must_ask_now(const struct inflater *inflater, const struct window *window)
{
    return inflater->trying && !window->file &&
           (inflater->given > 0 || window_at(window) - inflater->at >
                                       window->room - 2 * WINDOW_AHEAD);
}

int
inflater_have(struct inflater *inflater, struct window *window, size_t *n,
    struct cd_err *e)
{
    if (must_ask_now(inflater, window))
        return ask_zlib(inflater, window, n, e);
    if (window->from < window->to || inflater->pending)
        return 0;
    if (window_fill(window, e))
        return -1;
    if (window->from < window->to)
        return 0;
    return inflater->trying ? ask_zlib(inflater, window, n, e) : 1;
}

#ifdef HAVE_ISAL
static int
inflate_fast(struct inflater *inflater)
{
    struct inflate_state *state = inflater->fast;
    z_stream *z = &inflater->z;
    int rc;

    state->next_in = z->next_in;
    state->avail_in = z->avail_in;
    state->next_out = z->next_out;
    state->avail_out = z->avail_out;
    rc = isal_inflate(state);
    z->next_in = state->next_in;
    z->avail_in = state->avail_in;
    z->next_out = state->next_out;
    z->avail_out = state->avail_out;
    inflater->pending = z->avail_out == 0;
    if (rc != ISAL_DECOMP_OK)
        return DOUBT;
    return state->block_state == ISAL_BLOCK_FINISH ? Z_STREAM_END : Z_OK;
}
#else
static int
inflate_fast(struct inflater *inflater)
{
    (void)inflater;
    return DOUBT;
}
#endif

/* Take away what the caller had before. */
static void
skip_given(struct inflater *inflater, char *out, size_t *n)
{
    size_t again = inflater->skip < *n ? (size_t)inflater->skip : *n;

    if (again == 0)
        return;
    memmove(out, out + again, *n - again);
    inflater->skip -= again;
    *n -= again;
}

int
inflater_run(struct inflater *inflater, struct window *window, char *out,
    size_t room, size_t *n, struct cd_err *e)
{
    z_stream *z = &inflater->z;
    int rc;

    z->next_in = window->p + window->from;
    z->avail_in = (uInt)(window->to - window->from);
    z->next_out = (unsigned char *)out + *n;
    z->avail_out = (uInt)(room - *n);
    rc = inflater->trying ? inflate_fast(inflater) : inflate(z, Z_NO_FLUSH);
    window->from = window->to - z->avail_in;
    *n = (size_t)((char *)z->next_out - out);
    if (rc == DOUBT)
        return ask_zlib(inflater, window, n, e) ? INFLATER_UNREAD : Z_OK;
    skip_given(inflater, out, n);
    return rc;
}
