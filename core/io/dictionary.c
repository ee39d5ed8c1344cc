/* SPDX-License-Identifier: MIT */
#include "io/dictionary.h"

#include "base/buf.h"

/* Append the next `size` bytes, or all that there are. */
static int
take_bytes_of(
    struct window *window, uint64_t size, struct buf *bytes, struct cd_err *err)
{
    while (bytes->n < size) {
        uint64_t left = size - bytes->n;
        size_t n;

        if (window_have(window, 1, err))
            return -1;
        n = window->to - window->from;
        if (n == 0)
            break;
        n = left < n ? (size_t)left : n;
        buf_add(bytes, window->p + window->from, n);
        window->from += n;
    }
    return 0;
}

/* How many of the bytes to be skipped stand in front of a dictionary; 0: of
 * none.  -1 on a read error. */
static ptrdiff_t
head_of(struct window *window, const struct codec *codec, struct cd_err *err)
{
    if (window_at(window) > 0 || codec->dictionary == NULL)
        return 0;
    if (window_have(window, CODEC_DICTIONARY, err))
        return -1;
    return (ptrdiff_t)codec->dictionary(
        window->p + window->from, window->to - window->from);
}

int
dictionary_take(struct window *window, const struct codec *codec, uint64_t size,
    struct decoders *one, struct decoders *other, const char **wrong,
    struct cd_err *err)
{
    const ptrdiff_t head = head_of(window, codec, err);
    struct buf all = { 0 };
    const unsigned char *bytes;
    int rc;

    if (head <= 0)
        return (int)head;
    window->from += (size_t)head;
    size -= (uint64_t)head;
    *wrong = "it has more than 32 MiB";
    if (size > DICTIONARY_PACKED)
        return 1;
    rc = take_bytes_of(window, size, &all, err);
    bytes = (const unsigned char *)all.p;
    if (rc == 0 && all.n < size)
        *wrong = "the file ends inside of it";
    else if (rc == 0 &&
             (*wrong = decoders_learn(one, codec, bytes, all.n)) == NULL)
        *wrong = decoders_learn(other, codec, bytes, all.n);
    buf_free(&all);
    return rc == 0 ? 1 : -1;
}

void
dictionary_forget(
    const struct codec *codec, struct decoders *one, struct decoders *other)
{
    decoders_learn(one, codec, (const unsigned char *)"", 0);
    decoders_learn(other, codec, (const unsigned char *)"", 0);
}
