/* SPDX-License-Identifier: MIT */
#include "io/start.h"

#include "io/foreign.h"

/* Read until it can be told whether the file begins with a record.  1, 0, -1
 * with *err. */
static int
has_record(struct window *window, struct cd_err *err)
{
    bool more = true, record = false;
    size_t n;

    for (n = CODEC_HEAD; more; n = 2 * n) {
        if (window_have(window, n, err))
            return -1;
        record = foreign_begins_record(
            window->p + window->from, window->to - window->from, &more);
        more = more && !window->eof && n < WINDOW_AHEAD / 2;
    }
    return record;
}

/* Look for a member of any codec in the first half megabyte. */
static enum start
find_member(struct window *window, struct resync *sync,
    const struct codec **codec, struct cd_err *err)
{
    size_t i;
    int rc = 0;

    for (i = 0; i < CODECS && rc == 0; i++) {
        if (codecs[i]->missing != NULL)
            continue;
        rc = resync_find(sync, codecs[i], window, WINDOW_AHEAD / 2, err);
        window->from = 0;
        *codec = rc == 1 ? codecs[i] : NULL;
    }
    return rc < 0 ? START_ERROR : rc == 1 ? START_RUBBISH : START_PLAIN;
}

enum start
start_look(struct window *window, struct resync *sync,
    const struct codec *named, bool any, const struct codec **codec,
    struct cd_err *err)
{
    const int record = has_record(window, err);
    const size_t n = window->to - window->from;

    if (record < 0)
        return START_ERROR;
    *codec = codec_of(window->p + window->from, n);
    if (*codec != NULL)
        return START_MEMBER;
    *codec = n > 0 && (named == NULL || named->missing == NULL) ? named : NULL;
    if (*codec != NULL)
        return START_RUBBISH;
    if (named == NULL && !any && !record && n > 0)
        return find_member(window, sync, codec, err);
    return START_PLAIN;
}
