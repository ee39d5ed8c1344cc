/* SPDX-License-Identifier: MIT */
/*
 * Feeds: what stands in front of the first item is the head, then an entry is
 * an element <item> or <entry>, up to its end tag.
 *
 * Only names of tags are looked at, and comments, CDATA sections and processing
 * instructions passed over.  An item whose end tag is missing ends where the
 * next one begins, or the channel ends.
 */
#include "io/frame.h"

#define NAME_MOST (FRAME_PREFIX + 16) /* bytes that tell a tag */

/* What a tag means here. */
enum role { NO_ROLE, IS_ENTRY, IS_ROOT, IS_CHANNEL };

/* Names without a prefix. */

static const struct {
    const char *name;
    enum role role;
} names[] = {
    { "", NO_ROLE },
    { "item", IS_ENTRY },
    { "entry", IS_ENTRY },
    { "rss", IS_ROOT },
    { "feed", IS_ROOT },
    { "RDF", IS_ROOT },
    { "channel", IS_CHANNEL },
};

/* What holds no tags, how it begins and ends. */
static const struct {
    const char *begins, *ends;
} sections[] = {
    { NULL, NULL },
    { "<!--", "-->" },
    { "<![CDATA[", "]]>" },
    { "<?", "?>" },
};

#define NAMES (sizeof(names) / sizeof(names[0]))

/* Prefixes that a name may have; those of the root and the channel besides. */
static const char *const prefixes[] = { "", "rss", "atom", "rdf" };

#define PREFIXES (sizeof(prefixes) / sizeof(prefixes[0]))

/* A tag at the beginning of text. */
struct tag {
    enum role role;
    size_t id;          /* of its name with the prefix */
    const char *prefix; /* prefix[0..n) is that */
    size_t n;
    bool closing; /* an end tag */
    bool xml;     /* "<?xml ", in front of a root */
};

/* ---- tags ---------------------------------------------------------------- */

/* Index of the section that text[0..n) begins, 0 if none. */
static size_t
section_at(const char *text, size_t n)
{
    size_t i;

    for (i = sizeof(sections) / sizeof(sections[0]) - 1; i > 0; i--) {
        size_t k = strlen(sections[i].begins);

        if (n >= k && memcmp(text, sections[i].begins, k) == 0)
            break;
    }
    return i;
}

static size_t
tag_name_length(const char *text, size_t n)
{
    size_t i;

    for (i = NAMES - 1; i > 0; i--) {
        if (strlen(names[i].name) == n && memcmp(text, names[i].name, n) == 0)
            break;
    }
    return i;
}

static bool
is_prefix(const char *prefix, const char *text, size_t n)
{
    return strlen(prefix) == n && memcmp(prefix, text, n) == 0;
}

/* Number of the prefix text[0..n), 0 if it is none of a feed. */
static size_t
prefix_of(const struct frame *frame, const char *text, size_t n)
{
    size_t i;

    for (i = 0; i < PREFIXES; i++) {
        if (is_prefix(prefixes[i], text, n))
            return i + 1;
    }
    for (i = 0; i < FRAME_PREFIXES; i++) {
        if (n > 0 && is_prefix(frame->prefixes[i], text, n))
            return PREFIXES + i + 1;
    }
    return 0;
}

/* Where the prefix of a root, or of the first channel in it, is kept; -1: any
 * other name. */
static int
prefix_slot(const struct frame *frame, enum role role)
{
    if (role == IS_ROOT && (!frame->named || frame->ended))
        return 0;
    return role == IS_CHANNEL && frame->named && !frame->channel ? 1 : -1;
}

/* What text[0..n), a name, says. */
static void
see_name(const struct frame *frame, const char *text, size_t n, struct tag *tag)
{
    const char *colon = memchr(text, ':', n);
    size_t name, prefix;

    tag->prefix = text;
    tag->n = colon != NULL ? (size_t)(colon - text) : 0;
    text = colon != NULL ? colon + 1 : text;
    n -= colon != NULL ? tag->n + 1 : 0;
    name = tag_name_length(text, n);
    prefix = prefix_of(frame, tag->prefix, tag->n);
    if (prefix > 0 || (prefix_slot(frame, names[name].role) >= 0 &&
                          !tag->closing && tag->n < FRAME_PREFIX)) {
        tag->role = names[name].role;
        tag->id = prefix * NAMES + name;
    }
}

/* Look at the "<" that text[0..n) begins with.  False: more bytes are
 * needed. */
static bool
look_at_tag(struct frame *frame, const char *text, size_t n, struct tag *tag)
{
    const size_t most = n < NAME_MOST ? n : NAME_MOST;
    size_t from = 1, i;

    *tag = (struct tag){ 0 };
    if (n < sizeof("<![CDATA[") - 1 && !frame->last &&
        memchr(text, '>', n) == NULL)
        return false;
    frame->section = section_at(text, n);
    if (frame->section > 0) {
        tag->xml = n > 5 && memcmp(text, "<?xml", 5) == 0 &&
                   strchr(" \t\r\n", text[5]) != NULL;
        return true;
    }
    tag->closing = n > 1 && text[1] == '/';
    from += tag->closing;
    for (i = from; i < most; i++) {
        if (text[i] == '\0' || strchr(" \t\r\n/<>", text[i]) != NULL) {
            see_name(frame, text + from, i - from, tag);
            return true;
        }
    }
    return most == NAME_MOST || frame->last;
}

/* Bytes of text[0..n) up to the end of the section or, if that is not there,
 * those that are certainly of it. */
static size_t
pass_section(struct frame *frame, const char *text, size_t n)
{
    const char *ends = sections[frame->section].ends;
    const size_t k = strlen(ends);
    const char *end = memmem(text, n, ends, k);

    if (end != NULL) {
        frame->section = 0;
        return (size_t)(end - text) + k;
    }
    if (frame->last)
        return n;
    return n < k ? 0 : n - (k - 1);
}

/* Bytes of text[0..n) in front of the next tag that means something; n if there
 * is none.  *more: what stands there needs more bytes to tell. */
static size_t
next_tag(struct frame *frame, const char *text, size_t n, size_t from,
    struct tag *tag, bool *more)
{
    size_t i = from;

    while (i < n) {
        const char *at;

        if (frame->section > 0) {
            size_t k = pass_section(frame, text + i, n - i);

            i += k;
            *more = frame->section > 0 && i < n;
            if (*more)
                return i;
            continue;
        }
        at = memchr(text + i, '<', n - i);
        if (at == NULL)
            return n;
        i = (size_t)(at - text);
        *more = !look_at_tag(frame, at, n - i, tag);
        if (*more || tag->xml || tag->role != NO_ROLE)
            return i;
        i++;
    }
    return n;
}

/* ---- entries ------------------------------------------------------------- */

/* The root begins or ends, or the XML declaration stands in front of it; what
 * prefix the root and the channel have, the entries may have, too. */
static void
see_root(struct frame *frame, const struct tag *tag)
{
    const int slot = tag->closing ? -1 : prefix_slot(frame, tag->role);

    if (slot >= 0) {
        memcpy(frame->prefixes[slot], tag->prefix, tag->n);
        frame->prefixes[slot][tag->n] = '\0';
        frame->named = true;
        frame->channel = slot > 0;
    }
    if (tag->role == IS_ROOT && tag->closing)
        frame->ended = true;
    else if (tag->role == IS_ROOT)
        frame->root = true;
}

/* In front of the entries, between or behind them. */
static struct frame_cut
take_between_items(struct frame *frame, const char *text, size_t n)
{
    struct frame_cut cut = { 0 };
    struct tag tag = { 0 };
    bool more = false;
    size_t i = 0;

    for (;;) {
        i = next_tag(frame, text, n, i, &tag, &more);
        if (i == n || more)
            break;
        if (tag.role == IS_ENTRY && !tag.closing) {
            frame->state = FRAME_VALUE;
            frame->entry = tag.id;
            frame->section = 0;
            break;
        }
        if (tag.role == IS_ENTRY) {
            frame->stray = true;
            i++;
            break;
        }
        see_root(frame, &tag);
        if (frame->ended && frame->state == FRAME_LOST) {
            i++; /* what is left out ends here, whatever follows */
            break;
        }
        if (frame->ended && frame->headed && !tag.closing) {
            /* another feed behind the first one */
            frame->ended = frame->headed = frame->named = false;
            frame->section = 0;
            cut.skip = cut.used = i;
            return cut;
        }
        i++;
    }
    cut.note = frame->stray;
    if (frame->headed) {
        cut.skip = cut.used = i;
        return cut;
    }
    cut.keep = cut.used = i;
    cut.ends = cut.head = frame->headed = frame->state == FRAME_VALUE;
    return cut;
}

/* Within an entry, at whose start tag the first text begins. */
static struct frame_cut
entry(struct frame *frame, const char *text, size_t n)
{
    struct frame_cut cut = { 0 };
    struct tag tag = { 0 };
    bool more = false;
    size_t i = !frame->begun;

    frame->begun = true;
    for (;;) {
        i = next_tag(frame, text, n, i, &tag, &more);
        if (i == n || more)
            break;
        if (tag.id == frame->entry && tag.closing) {
            const size_t most = n - i < NAME_MOST ? n - i : NAME_MOST;
            const char *end = memchr(text + i, '>', most);

            if (end == NULL && !frame->last && most < NAME_MOST)
                break;
            i = end != NULL ? (size_t)(end - text) + 1 : i + most;
            cut.ends = true;
            break;
        }
        if (tag.id == frame->entry || (tag.closing && tag.role != IS_ENTRY)) {
            cut.ends = true;
            break;
        }
        i++;
    }
    cut.keep = cut.used = i;
    if (cut.ends) {
        frame->state = FRAME_BETWEEN;
        frame->begun = false;
    }
    return cut;
}

/* After a gap: bytes in front of the next entry. */
static struct frame_cut
lost_item(struct frame *frame, const char *text, size_t n)
{
    struct frame_cut cut = take_between_items(frame, text, n);

    frame->passed += cut.skip;
    frame->stray = false; /* the end of what the damage has hit */
    if (frame->ended)
        frame->state = FRAME_BETWEEN;
    cut.note = frame->state != FRAME_LOST;
    return cut;
}

struct frame_cut
frame_feed(struct frame *frame, const char *text, size_t n)
{
    if (frame->state == FRAME_VALUE)
        return entry(frame, text, n);
    return frame->state == FRAME_LOST ? lost_item(frame, text, n)
                                      : take_between_items(frame, text, n);
}

void
frame_feed_gap(struct frame *frame)
{
    frame->state = FRAME_LOST;
    frame->section = 0;
    frame->passed = 0;
    frame->begun = false;
    frame->headed = frame->root = true;
    frame->ended = false;
}

const char *
frame_feed_end(const struct frame *frame)
{
    if (!frame->root)
        return "it is no feed: it has no <rss>, <feed> or <rdf:RDF>";
    return frame->ended ? NULL : "the feed has no end: the input is cut off";
}
