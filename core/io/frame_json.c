/* SPDX-License-Identifier: MIT */
/* JSON values end by their brackets, strings and escapes. */
#include "io/frame.h"

static bool
is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* Note where in its line an entry begins, so that one is found again after a
 * gap.  An indented value has no line within it that is indented as it is. */
static void
see_space(struct frame *frame, char byte)
{
    if (byte == '\n')
        frame->nseen = 0;
    else if (frame->nseen == 0)
        return; /* not at the beginning of its line */
    if (frame->nseen < FRAME_INDENT)
        frame->seen[frame->nseen] = byte;
    frame->nseen++;
}

/* Note how much of the indentation of entries stands before the next byte. */
static void
see_line(struct frame *frame, char byte)
{
    if (byte == '\n')
        frame->nseen = 1;
    else if (frame->nseen > 0 && frame->nseen < frame->nindent &&
             byte == frame->indent[frame->nseen])
        frame->nseen++;
    else
        frame->nseen = 0;
}

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

/* Can a new entry be told within one that has lost its end? */
static bool
is_told_apart(const struct frame *frame)
{
    return frame->nindent > 0 && !frame->blurred;
}

/* Index of the first such byte in text[from..n); n if there is none. */
static size_t
find(const char *text, size_t n, size_t from, char byte)
{
    const char *found = memchr(text + from, byte, n - from);

    return found != NULL ? (size_t)(found - text) : n;
}

/* The first line end in text[from..quote), if it matters; `quote` if not.  This
 * and the quote are looked for once, however many escapes are before them. */
static size_t
line_before(
    const struct frame *frame, const char *text, size_t quote, size_t from)
{
    return is_told_apart(frame) ? find(text, quote, from, '\n') : quote;
}

/* Within a string: bytes of text[0..n) up to and including its closing quote,
 * or all.  No string goes on in another line: where one seems to, a quotation
 * mark is missing. */
static size_t
string(struct frame *frame, const char *text, size_t n)
{
    size_t i = 0, quote = find(text, n, 0, '"');
    size_t line = line_before(frame, text, quote, 0);

    while (i < n) {
        size_t slash;

        if (frame->escaped) {
            frame->escaped = false;
            i++;
            if (quote < i)
                quote = find(text, n, i, '"');
            if (line < i)
                line = line_before(frame, text, quote, i);
            continue;
        }
        slash = find(text, line, i, '\\');
        if (slash < line) {
            frame->escaped = true;
            i = slash + 1;
        } else if (line < quote) {
            frame->torn = true;
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

    if (frame->depth > 64 || (frame->objects & 1) == 0)
        return false;
    for (k = 1; k <= FRAME_INDENT; k++) {
        char byte;

        if (k > i && k - i > frame->ntail)
            return false;
        byte = k <= i ? text[i - k] : frame->tail[frame->ntail - (k - i)];
        if (!is_space(byte))
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
    if (is_told_apart(frame) && stands_for_key(frame, text, i))
        return true;
    frame->blurred = true;
    return false;
}

/* The entry is no JSON: bytes in front of a line that begins as entries do,
 * with which another one begins, or all. */
static size_t
pass_torn(struct frame *frame, const char *text, size_t n, bool *ends)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (frame->nseen > 0 && frame->nseen == frame->nindent &&
            text[i] == '{') {
            *ends = true;
            break;
        }
        see_line(frame, text[i]);
    }
    return i;
}

/* The bracket closes the innermost one: does it fit?  Where it does not, an
 * object behind it may seem to be an entry. */
static bool
close_bracket(struct frame *frame, char byte)
{
    const bool fits =
        frame->depth > 64 || (byte == '}') == ((frame->objects & 1) != 0);

    frame->depth--;
    frame->objects >>= 1;
    return fits;
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

/* The entry continues with text[0..n): returns its bytes; *ends if it is
 * complete. */
static size_t
value(struct frame *frame, const char *text, size_t n, bool *ends)
{
    static const char kinds[256] = {
        ['"'] = 1, ['{'] = 2, ['['] = 2, ['}'] = 3, [']'] = 3
    };
    size_t i = 0;

    while (i < n && !*ends) {
        if (frame->torn) {
            i += pass_torn(frame, text + i, n - i, ends);
            continue;
        }
        if (frame->text) {
            i += string(frame, text + i, n - i);
            *ends = !frame->text && frame->depth == 0;
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
            /* mostly no line begins where it would */
            if (text[i - 1] == '{' && frame->depth > 0 &&
                (i <= frame->nindent || text[i - 1 - frame->nindent] == '\n') &&
                begins_another(frame, text, i - 1)) {
                *ends = true;
                frame->nseen = frame->nindent;
                return i - 1;
            }
            frame->depth++;
            frame->objects = frame->objects << 1 | (text[i - 1] == '{');
            break;
        default:
            if (!close_bracket(frame, text[i - 1]) && is_told_apart(frame))
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
word(const char *text, size_t n, bool *ends)
{
    size_t i = 0;

    while (i < n && !is_space(text[i]) && strchr(",]}[{\"", text[i]) == NULL)
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
between(struct frame *frame, const char *text, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (frame->spec.items != NULL && frame->text) {
            frame_items_text(frame, text[i]);
        } else if (is_space(text[i])) {
            see_space(frame, text[i]);
        } else if (frame->spec.items != NULL ? frame_items(frame, text[i])
                                             : is_around(frame, text[i])) {
            frame->nseen = 0;
        } else {
            break;
        }
    }
    return i;
}

/* After a gap: bytes in front of a line that begins as entries do.  None is an
 * entry for certain where objects inside of entries begin lines as they do, or
 * where the array may have ended in the gap. */
static size_t
lost(struct frame *frame, const char *text, size_t n)
{
    const bool none = frame->blurred || frame->spec.items != NULL;
    size_t i;

    for (i = none ? n : 0; i < n; i++) {
        if (frame->nseen > 0 && frame->nseen == frame->nindent &&
            text[i] == '{') {
            frame->state = FRAME_BETWEEN;
            break;
        }
        see_line(frame, text[i]);
    }
    frame->passed += i;
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
    frame->torn = rest && is_told_apart(frame);
    frame->state = frame->torn || (strchr("{[\"", byte) != NULL && byte != '\0')
                       ? FRAME_VALUE
                       : FRAME_WORD;
}

struct frame_cut
frame_json(struct frame *frame, const char *text, size_t n)
{
    struct frame_cut cut = { 0 };

    if (frame->mark < 3)
        cut.skip = frame_mark(frame, text, n);
    if (frame->state == FRAME_LOST)
        cut.skip += lost(frame, text + cut.skip, n - cut.skip);
    if (frame->state == FRAME_BETWEEN) {
        cut.skip += between(frame, text + cut.skip, n - cut.skip);
        if (cut.skip < n)
            begin_value(frame, text[cut.skip]);
    }
    if (cut.skip < n && frame->state == FRAME_VALUE) {
        cut.keep = value(frame, text + cut.skip, n - cut.skip, &cut.ends);
        if (!cut.ends)
            keep_tail(frame, text + cut.skip, cut.keep);
    } else if (cut.skip < n && frame->state == FRAME_WORD) {
        cut.keep = word(text + cut.skip, n - cut.skip, &cut.ends);
        /* A bracket that closes nothing is a word of its own. */
        if (cut.keep == 0 && !frame->worded)
            cut.keep = 1;
        frame->worded = !cut.ends;
    }
    if (cut.ends)
        frame->state = FRAME_BETWEEN;
    cut.used = cut.skip + cut.keep;
    return cut;
}

void
frame_json_gap(struct frame *frame)
{
    frame->state = FRAME_LOST;
    frame->text = frame->escaped = frame->worded = frame->torn = false;
    frame->nseen = 0;
}
