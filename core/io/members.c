/* SPDX-License-Identifier: MIT */
#include "io/members.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "io/dictionary.h"
#include "io/resync.h"
#include "io/start.h"
#include "io/unpacker.h"

/* A flipped bit is noticed late, perhaps after the beginning of the next
 * member, so this much of a member is kept to go back to.  Compressed bytes are
 * hardly more than decoded ones, so a member that is held is kept whole. */
#define KEPT        (MEMBERS_HELD + ((size_t)1 << 20))
#define KEPT_STREAM ((size_t)1 << 20) /* of a member that is not held */

#define PIECE ((size_t)256 << 10) /* of a member that is not held */
#define BLOCK 512 /* the block size to which tar and others pad with zeros */

enum state {
    START,  /* nothing read yet */
    PLAIN,  /* not compressed: bytes are passed on as they are */
    BEHIND, /* between members */
    MEMBER, /* inside a member */
    LOST,   /* after damage, searching for the next member */
    END
};

struct members {
    struct window w;
    enum state state;
    const struct codec *named; /* as its name says; NULL: it does not */
    const struct codec *codec; /* as it is read */
    bool any;           /* anything else is plain, whatever it begins with */
    uint64_t member;    /* number of the current member, from 1 */
    uint64_t member_at; /* compressed offset at which it begins */
    uint64_t joins;     /* offset at which a next member would leave no gap, or
                           UINT64_MAX */
    uint64_t broken_at; /* where damage of the last member was noticed ... */
    double broken_cost; /* ... and bytes decoded of it per compressed byte */
    char *out;          /* decoded bytes of the member: out[0..n) */
    size_t n, room;
    bool given; /* decoded bytes in front of out[0] were already returned */
    struct unpacker unpacker;
    struct resync sync;
    struct members_damage damage;
    bool pending; /* damage was found after bytes just returned */
    bool learned; /* members refer to a dictionary */
};

struct members *
members_new(bool exact)
{
    struct members *members = mem_zalloc(1, sizeof(*members));

    window_init(&members->w, KEPT);
    members->unpacker.exact = exact;
    members->room = PIECE;
    members->out = mem_alloc(members->room);
    return members;
}

void
members_begin(
    struct members *members, int fd, const struct codec *named, bool any)
{
    window_begin(&members->w, fd);
    resync_begin(&members->sync);
    members->state = START;
    members->named = named;
    members->any = any;
    members->member = members->member_at = members->broken_at = 0;
    members->n = 0;
    members->given = members->pending = false;
    if (members->learned)
        dictionary_forget(members->codec, &members->unpacker.decoders,
            &members->sync.decoders);
    members->learned = false;
}

void
members_free(struct members *members)
{
    if (members == NULL)
        return;
    unpacker_free(&members->unpacker);
    resync_free(&members->sync);
    window_free(&members->w);
    free(members->out);
    free(members);
}

const struct members_damage *
members_damage(const struct members *members)
{
    return &members->damage;
}

uint64_t
members_member(const struct members *members)
{
    return members->member;
}

uint64_t
members_consumed(const struct members *members)
{
    return window_at(&members->w);
}

void
members_prefix(const struct members *members, uint64_t *bytes, uint32_t *crc)
{
    *bytes = members->w.counted;
    *crc = members->w.crc;
}

/* Describe damage of the current member. */
static void
report(struct members *members, const char *fmt, ...)
{
    va_list ap;

    members->damage.codec = members->codec;
    members->damage.member = members->member;
    members->damage.offset = members->member_at;
    members->damage.gap = true;
    members->damage.given = members->given;
    members->joins = UINT64_MAX;
    va_start(ap, fmt);
    vsnprintf(members->damage.text, sizeof(members->damage.text), fmt, ap);
    va_end(ap);
}

/* Append to the description. */
static void
report_more(struct members *members, const char *fmt, ...)
{
    size_t n = strlen(members->damage.text);
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(
        members->damage.text + n, sizeof(members->damage.text) - n, fmt, ap);
    va_end(ap);
}

/* Begin to decode a member at the current position. */
static void
begin_member(struct members *members)
{
    members->state = MEMBER;
    members->member++;
    members->member_at = window_at(&members->w);
    members->w.start = members->w.from;
    members->n = 0;
    members->given = false;
    unpacker_begin(&members->unpacker, members->codec, &members->w);
}

/* ---- after damage ------------------------------------------------------- */

/* Search for the next member.  Returns 1, since the damage is then described in
 * full. */
static int
resynchronise(struct members *members, struct cd_err *e)
{
    uint64_t joins = members->joins;
    int rc =
        resync_find(&members->sync, members->codec, &members->w, UINT64_MAX, e);

    if (rc < 0)
        return -1;
    if (rc == 1) {
        begin_member(members);
        if (members->member_at <
            members->broken_at) /* its bytes are decoded a second time */
            resync_was_broken(&members->sync,
                (uint64_t)((double)(members->broken_at - members->member_at) *
                           members->broken_cost));
        members->damage.gap = members->member_at != joins;
        report_more(members, "; reading goes on at byte %ju",
            (uintmax_t)members->member_at);
        return 1;
    }
    members->w.from = members->w.to;
    members->state = END;
    if (members->member > 0 || members->learned)
        report_more(members, "; no sound %s behind byte %ju",
            members->codec->part, (uintmax_t)members->damage.offset);
    else
        snprintf(members->damage.text, sizeof(members->damage.text),
            "it is said to be %s, and no %s %s is in it: if it is text, give "
            "it a name without %s",
            members->codec->name, members->codec->name, members->codec->part,
            members->codec->suffix);
    return 1;
}

/* Of a member that is not held, keep only the last bytes to go back to. */
static void
keep_less(struct members *members)
{
    struct window *window = &members->w;

    if (members->given && window->from - window->start > KEPT_STREAM)
        window->start = window->from - KEPT_STREAM;
}

/* The current member is damaged: describe it, and search for the next one from
 * directly after its beginning, as the decoder may have run past its end. */
static void
end_broken_member(struct members *members, const char *what)
{
    members->broken_at = window_at(&members->w);
    members->broken_cost =
        (double)members->unpacker.decoder->total /
        (double)(members->broken_at - members->member_at + 1);
    report(members, "%s", what);
    keep_less(members);
    if (!members->given) {
        if (members->unpacker.decoder->total > 0)
            report_more(members, ": all of it is left out");
        members->n = 0;
    }
    members->w.from = members->w.from > members->w.start ? members->w.start + 1
                                                         : members->w.from;
    members->state = LOST;
}

/* ---- the members -------------------------------------------------------- */

/* Find out from its first bytes what the file is. */
static int
read_start(struct members *members, struct cd_err *e)
{
    enum start start = start_look(&members->w, &members->sync, members->named,
        members->any, &members->codec, e);

    if (start == START_ERROR)
        return -1;
    members->state = start == START_PLAIN ? PLAIN : BEHIND;
    if (start == START_PLAIN || start == START_MEMBER)
        return 0;
    report(members, "what stands before the first %s is none",
        members->codec->part);
    members->state = LOST;
    return 0;
}

/* Skip `size` bytes that the format says are no data.  A member among them
 * shows that the size is wrong. */
static int
skip(struct members *members, uint64_t size, struct cd_err *e)
{
    struct window *window = &members->w;
    const uint64_t end = window_at(window) + size;
    int rc;

    members->member_at = window_at(window);
    window->from++;
    rc = resync_find(&members->sync, members->codec, window, size - 1, e);
    if (rc < 0)
        return -1;
    if (rc == 0 && end - window_at(window) <= window->to - window->from) {
        window->from += (size_t)(end - window_at(window));
        return 0;
    }
    report(members,
        "a %s that is to be skipped says that it has %ju bytes, and %s",
        members->codec->part, (uintmax_t)size,
        rc == 1 ? "one with data begins inside of it"
                : "the file ends inside of it");
    members->state = LOST;
    return 0;
}

/* Skip `size` bytes, or learn the dictionary that they hold. */
static int
pass(struct members *members, uint64_t size, struct cd_err *e)
{
    const char *wrong;
    int rc = dictionary_take(&members->w, members->codec, size,
        &members->unpacker.decoders, &members->sync.decoders, &wrong, e);

    if (rc == 0)
        return skip(members, size, e);
    members->learned = true;
    if (rc < 0 || wrong == NULL)
        return rc < 0 ? rc : 0;
    report(members,
        "the dictionary in front, to which each %s may refer, is damaged: %s",
        members->codec->part, wrong);
    members->state = LOST;
    return 0;
}

/* Between members: padding, the next member, garbage, or the end. */
static int
read_between(struct members *members, struct cd_err *e)
{
    struct window *window = &members->w;
    const struct codec *codec = members->codec;
    uint64_t zeros = window_at(window), skipped;

    for (;;) {
        if (window_have(window, 2, e))
            return -1;
        while (window->from < window->to && window->p[window->from] == 0)
            window->from++;
        if (window->from < window->to || window->eof)
            break;
    }
    if (window_have(window, CODEC_HEAD, e))
        return -1;
    members->given = false;
    members->member_at = zeros;
    zeros = window_at(window) - zeros;
    if (zeros > 0 && window_at(window) % BLOCK != 0 &&
        (window->from < window->to || (zeros > BLOCK && zeros % BLOCK != 0))) {
        report(members, "behind the %s stand %ju zero bytes", codec->part,
            (uintmax_t)zeros);
        members->state = LOST;
    } else if (window->from == window->to) {
        members->state = END;
    } else if (codec->skipped != NULL &&
               (skipped = codec->skipped(
                    window->p + window->from, window->to - window->from)) > 0) {
        return pass(members, skipped, e);
    } else if (codec->begins(
                   window->p + window->from, window->to - window->from)) {
        begin_member(members);
    } else {
        report(members, "behind the %s stands something that is none",
            codec->part);
        members->state = LOST;
    }
    return 0;
}

/* The decoder found the current member damaged. */
static int
end_bad_member(struct members *members, struct cd_err *e)
{
    struct window *window = &members->w;
    const struct decoder *decoder = members->unpacker.decoder;
    uint64_t joins = UINT64_MAX;
    size_t left;

    while (window->to - window->from < decoder->trailer && !window->eof) {
        if (window_fill(window, e))
            return -1;
    }
    /* If the length is right, bytes were changed but none are missing: a line
     * that continues in the next member is whole. */
    left = window->to - window->from;
    if (left >= decoder->trailer && members->given &&
        members->codec->length_fits(decoder, window->p + window->from))
        joins = window_at(window) + decoder->trailer;
    window->from += left < decoder->trailer ? left : decoder->trailer;
    end_broken_member(members, decoder->wrong);
    members->joins = joins;
    return 0;
}

/* The file ends within the member: either it was cut off, or the decoder missed
 * the member's end, and what it decoded is wrong.  The latter is so if a member
 * begins further on, or if the file ends like a member. */
static int
cut_off(struct members *members, struct cd_err *e)
{
    struct window *window = &members->w;
    const uint64_t end = window_at(window);
    bool missed =
        !members->given && members->codec->end_missed(members->unpacker.decoder,
                               window->p + window->start,
                               window->to - window->start, 2 * MEMBERS_HELD);
    int rc = 0;

    if (!missed) {
        keep_less(members);
        window->from = window->start + 1;
        rc = resync_find(&members->sync, members->codec, window, UINT64_MAX, e);
    }
    if (rc < 0)
        return -1;
    if (missed || rc == 1) {
        end_broken_member(members, "its end is missed");
        members->broken_at = end;
        return 0;
    }
    window->from = window->to;
    members->given = members->given || members->n > 0;
    report(members, "the file ends inside it");
    members->state = END;
    return 1;
}

/* Decode the current member, either all of it or a piece that is large enough
 * to be returned.  Returns 1 if damage was found after members->n good bytes.
 */
static int
decode_member(struct members *members, struct cd_err *e)
{
    struct window *window = &members->w;
    enum decoded decoded = DECODED_SOME;
    int rc;

    while (decoded == DECODED_SOME) {
        if (members->n == members->room && members->room < MEMBERS_HELD &&
            !members->given) {
            members->room *= 2;
            members->out = mem_resize(members->out, members->room, 1);
        }
        if (members->n == members->room ||
            (members->given && members->n >= PIECE) ||
            (members->given && members->n > 0 && window->from == window->to))
            return 0;
        keep_less(members);
        rc = unpacker_have(&members->unpacker, window, &members->n, e);
        if (rc != 0)
            return rc < 0 ? -1 : cut_off(members, e);
        if (unpacker_run(&members->unpacker, window, members->out,
                members->given ? PIECE : members->room, &members->n, &decoded,
                e))
            return -1;
    }
    if (decoded == DECODED_BAD)
        return end_bad_member(members, e);
    resync_was_sound(&members->sync);
    members->state = BEHIND;
    return 0;
}

/* Take one step in the current state.  Returns 1 at damage, -1 on a read error,
 * else 0. */
static int
next_step(struct members *members, struct cd_err *e)
{
    switch (members->state) {
    case START:
        return read_start(members, e);
    case BEHIND:
        return read_between(members, e);
    case MEMBER:
        return decode_member(members, e);
    case LOST:
        return resynchronise(members, e);
    case PLAIN:
    case END:
        break;
    }
    return 0;
}

/* Read plain bytes; *bytes is where they are. */
static ptrdiff_t
read_plain(struct members *members, const char **bytes, struct cd_err *e)
{
    struct window *window = &members->w;
    size_t n;

    window->start = window->from;
    if (window->from == window->to && window_fill(window, e))
        return -1;
    *bytes = (const char *)window->p + window->from;
    n = window->to - window->from;
    window->from = window->to;
    if (n == 0)
        members->state = END;
    return (ptrdiff_t)n;
}

ptrdiff_t
members_read(
    struct members *members, const char **bytes, bool *damage, struct cd_err *e)
{
    int rc = members->pending ? 1 : 0;

    if (members->state == MEMBER)
        members->unpacker.given += members->n;
    members->given =
        members->given || (members->n > 0 && members->state == MEMBER);
    members->n = 0;
    while (members->n == 0 && rc == 0 && members->state != END &&
           members->state != PLAIN)
        rc = next_step(members, e);
    *damage = rc == 1 && members->n == 0;
    members->pending = rc == 1 && members->n > 0;
    if (rc < 0)
        return -1;
    if (members->state == PLAIN)
        return read_plain(members, bytes, e);
    *bytes = members->out;
    return (ptrdiff_t)members->n;
}
