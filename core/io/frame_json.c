/* SPDX-License-Identifier: MIT */
/* JSON values end by their brackets, strings and escapes. */
#include "io/frame.h"

/* Begin an entry, and remember the indentation of the first one that begins a
 * line.  Where entries before it had several lines, objects inside of them may
 * have begun some. */
static void
begin_entry(struct frame *frame)
{
    if (!frame->any && frame->nseen == 0 && !frame->in_array &&
        frame->mark == 3) {
        frame->indent[0] = '\n'; /* it begins the input, and therefore a line */
        frame->nindent = 1;
    } else if (frame->nindent == 0 && !frame->lines &&
               frame->nseen <= FRAME_INDENT) {
        frame->nindent = frame->nseen;
        memcpy(frame->indent, frame->seen, frame->nseen);
    }
    frame->any = true;
    frame->nseen = 0;
}

/* ---- inside an entry ----------------------------------------------------- */

/* Index of the first such byte in text[from..n); n if there is none. */
static size_t
find_byte(const char *text, size_t n, size_t from, char byte)
{
    const char *found = memchr(text + from, byte, n - from);

    return found != NULL ? (size_t)(found - text) : n;
}

/* May the entry be given up as no JSON?  With `items` nothing is found behind
 * it but by how lines begin. */
static bool
may_tear(const struct frame *frame)
{
    return frame_json_apart(frame) || frame->spec.items == NULL;
}

/* The first line end in text[from..quote), if it matters; `quote` if not.  This
 * and the quote are looked for once, however many escapes are before them. */
static size_t
line_before(
    const struct frame *frame, const char *text, size_t quote, size_t from)
{
    return may_tear(frame) ? find_byte(text, quote, from, '\n') : quote;
}

/* Within a string: bytes of text[0..n) up to and including its closing quote,
 * or all.  No string goes on in another line: where one seems to, a quotation
 * mark is missing; where lines do not tell, the next byte has to. */
static size_t
string_length(struct frame *frame, const char *text, size_t n)
{
    size_t i = 0, quote = find_byte(text, n, 0, '"');
    size_t line = line_before(frame, text, quote, 0);

    while (i < n) {
        size_t slash;

        if (frame->escaped) {
            frame->escaped = false;
            i++;
            if (quote < i)
                quote = find_byte(text, n, i, '"');
            if (line < i)
                line = line_before(frame, text, quote, i);
            continue;
        }
        slash = find_byte(text, line, i, '\\');
        if (slash < line) {
            frame->escaped = true;
            i = slash + 1;
        } else if (line < quote) {
            frame->torn = frame_json_apart(frame);
            return line;
        } else if (quote < n) {
            frame->text = false;
            return quote + 1;
        } else {
            return n;
        }
    }
    return n;
}

/* Is the byte at text[i], within an entry, indented as entries are? */
static bool
is_indented(const struct frame *frame, const char *text, size_t i)
{
    const size_t n = frame->nindent, here = i < n ? i : n, before = n - here;

    return n > 0 && frame->ntail >= before &&
           memcmp(text + i - here, frame->indent + before, here) == 0 &&
           memcmp(frame->tail + frame->ntail - before, frame->indent, before) ==
               0;
}

/* Is the object at text[i] none, since it stands where a key of another one has
 * to?  The byte in front of the white space is looked for in as many bytes as
 * are known wherever the text was cut. */
static bool
stands_for_key(const struct frame *frame, const char *text, size_t i)
{
    size_t k;

    if (frame->depth > 64 || !frame_json_inside(frame, true))
        return false;
    for (k = 1; k <= FRAME_INDENT; k++) {
        char byte;

        if (k > i && k - i > frame->ntail)
            return false;
        byte = k <= i ? text[i - k] : frame->tail[frame->ntail - (k - i)];
        if (!frame_json_space(byte))
            return byte != ':';
    }
    return false;
}

/* An object begins at text[i], within an entry: does it show that the entry has
 * lost its end in front of it?  If not, a line inside of an entry may begin as
 * entries do. */
static bool
begins_another(struct frame *frame, const char *text, size_t i)
{
    if (!is_indented(frame, text, i))
        return false;
    if (frame_json_apart(frame) && stands_for_key(frame, text, i))
        return true;
    frame->blurred = true;
    return false;
}

/* Behind a line end in a string, where lines do not tell: does an entry begin
 * there?  Returns whether the byte belongs to this one for certain. */
static bool
behind_line(struct frame *frame, char byte)
{
    frame->torn = byte == '{';
    if (!frame_json_space(byte))
        frame->nseen = 0;
    return frame_json_space(byte);
}

/* The entry continues behind text[0..n). */
static void
keep_tail(struct frame *frame, const char *text, size_t n)
{
    const size_t room = n < FRAME_INDENT ? FRAME_INDENT - n : 0;
    const size_t kept = frame->ntail < room ? frame->ntail : room;
    const size_t added = n < FRAME_INDENT ? n : FRAME_INDENT;

    memmove(frame->tail, frame->tail + frame->ntail - kept, kept);
    memcpy(frame->tail + kept, text + n - added, added);
    frame->ntail = kept + added;
}

/* Take the bracket at text[at], which opens something in the entry; false: it
 * begins another one, and this one ends in front of it. */
static bool
open_bracket(struct frame *frame, const char *text, size_t at)
{
    const bool nested = text[at] == '{' && frame->depth > 0;

    /* mostly no line begins where it would */
    if (nested && (at < frame->nindent || text[at - frame->nindent] == '\n') &&
        begins_another(frame, text, at)) {
        frame->nseen = frame->nindent;
        return false;
    }
    if (nested && !frame_json_apart(frame) && may_tear(frame) &&
        stands_for_key(frame, text, at)) {
        frame->torn = true;
        return false;
    }
    frame_json_open(frame, text[at]);
    return true;
}

/* The entry continues with text[0..n): returns its bytes; *ends if it is
 * complete. */
static size_t
take_value(struct frame *frame, const char *text, size_t n, bool *ends)
{
    static const char kinds[256] = {
        ['"'] = 1, ['{'] = 2, ['['] = 2, ['}'] = 3, [']'] = 3
    };
    size_t i = 0;

    while (i < n && !*ends) {
        if (frame->torn && !frame_json_apart(frame)) {
            *ends = true;
            i += i == 0 && frame->ntail == 0 ? 1 : 0;
            continue;
        }
        if (frame->text && frame->nseen > 0 && !frame->torn) {
            i += behind_line(frame, text[i]);
            continue;
        }
        if (frame->torn) {
            i += frame_json_next(frame, text + i, n - i);
            *ends = i < n;
            continue;
        }
        if (frame->text) {
            i += string_length(frame, text + i, n - i);
            *ends = !frame->text && frame->depth == 0;
            if (frame->text && !frame->torn && i < n)
                frame->nseen = 1;
            continue;
        }
        while (i < n && kinds[(unsigned char)text[i]] == 0)
            i++;
        if (i == n)
            break;
        switch (kinds[(unsigned char)text[i++]]) {
        case 1:
            frame->text = true;
            break;
        case 2:
            if (!open_bracket(frame, text, i - 1)) {
                *ends = true;
                i--;
            }
            break;
        default:
            /* Behind one that does not fit an object may seem to be an entry.
             */
            if (!frame_json_close(frame, text[i - 1]) && may_tear(frame))
                frame->torn = true;
            else
                *ends = frame->depth == 0;
        }
    }
    if (frame->nindent == 0 && !frame->lines)
        frame->lines = memchr(text, '\n', i) != NULL;
    return i;
}

/* The same for a number or word: neither array, object nor string. */
static size_t
word_length(const char *text, size_t n, bool *ends)
{
    size_t i = 0;

    while (i < n && !frame_json_space(text[i]) &&
           strchr(",]}[{\"", text[i]) == NULL)
        i++;
    *ends = i < n;
    return i;
}

/* ---- around the entries -------------------------------------------------- */

/* Skip what belongs to no entry: the brackets of the array, and commas. */
static bool
is_around(struct frame *frame, char byte)
{
    if (byte == '[' && !frame->in_array)
        frame->in_array = true;
    else if (byte == ']' && frame->in_array)
        frame->in_array = false;
    else
        return byte == ',';
    return true;
}

/* Bytes of text[0..n) in front of the next entry. */
static size_t
take_between_values(struct frame *frame, const char *text, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (frame->spec.items != NULL && frame->text) {
            frame_items_text(frame, text[i]);
        } else if (frame_json_space(text[i])) {
            frame_json_see(frame, text[i]);
        } else if (frame->spec.items != NULL ? frame_items(frame, text[i])
                                             : is_around(frame, text[i])) {
            frame->nseen = 0;
        } else {
            break;
        }
    }
    return i;
}

/* Begin the entry whose first byte this is.  What no value begins with is the
 * rest of an entry that lost its beginning, or ended too early: the objects
 * inside of it are none of the input's. */
static void
begin_value(struct frame *frame, char byte)
{
    const bool rest = byte == ':' || byte == '}' || byte == ']';

    begin_entry(frame);
    frame->text = frame->escaped = false;
    frame->depth = frame->ntail = 0;
    frame->objects = 0;
    frame->torn = rest && may_tear(frame);
    frame->state = frame->torn || (strchr("{[\"", byte) != NULL && byte != '\0')
                       ? FRAME_VALUE
                       : FRAME_WORD;
}

struct frame_cut
frame_json(struct frame *frame, const char *text, size_t n)
{
    struct frame_cut cut = { 0 };

    if (frame->state == FRAME_LOST)
        cut = frame_json_lost(frame, text, n);
    if (frame->state == FRAME_LOST || cut.note)
        return cut;
    if (frame->mark < 3)
        cut.skip = frame_mark(frame, text, n);
    if (frame->state == FRAME_BETWEEN) {
        cut.skip += take_between_values(frame, text + cut.skip, n - cut.skip);
        if (cut.skip < n)
            begin_value(frame, text[cut.skip]);
    }
    if (cut.skip < n && frame->state == FRAME_VALUE) {
        cut.keep = take_value(frame, text + cut.skip, n - cut.skip, &cut.ends);
        if (!cut.ends)
            keep_tail(frame, text + cut.skip, cut.keep);
    } else if (cut.skip < n && frame->state == FRAME_WORD) {
        cut.keep = word_length(text + cut.skip, n - cut.skip, &cut.ends);
        /* A bracket that closes nothing is a word of its own. */
        if (cut.keep == 0 && !frame->worded)
            cut.keep = 1;
        frame->worded = !cut.ends;
    }
    if (cut.ends && frame->torn && !frame_json_apart(frame))
        frame_json_gap(frame); /* any object behind it may be inside of one */
    else if (cut.ends)
        frame->state = FRAME_BETWEEN;
    cut.used = cut.skip + cut.keep;
    return cut;
}
