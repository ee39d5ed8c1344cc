/* SPDX-License-Identifier: MIT */
/*
 * Behind a gap in JSON: where does an entry begin?
 *
 * Where a line begins as entries do and nothing inside of them does.  Where
 * that is not known, an object is guessed to be an entry, and what follows is
 * read by its signs (brackets, commas, colons, strings, words) until it proves
 * that no other value is around it: another value follows without a comma, the
 * input ends, or it goes on for as long as an entry may be.  A sign that cannot
 * stand where it does, such as the end of an object around it, ends the guess,
 * and the next object is one.
 */
#include "io/frame.h"

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

size_t
frame_json_next(struct frame *frame, const char *text, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        const bool begins = frame->nseen > 0 && frame->nseen == frame->nindent;

        /* Where keys are indented so, objects inside may be, too; or it was
         * the inside of an entry that had lost its beginning.  For good: what
         * comes next begins inside of this one, perhaps. */
        if (begins && text[i] == '"') {
            frame->nindent = 0;
            frame->lines = true;
        }
        if (begins && (text[i] == '{' || text[i] == '"'))
            break;
        see_line(frame, text[i]);
    }
    return i;
}

/* ---- guesses ------------------------------------------------------------- */

/* The sign that the byte is or belongs to; 'w': a number or word, of whatever
 * letters; NUL: none. */
static char
sign(char byte)
{
    if ((unsigned char)byte <= ' ')
        return '\0';
    return strchr("{}[],:\"", byte) != NULL ? byte : 'w';
}

/* Can the sign stand behind the last one? */
static bool
may_follow(const struct frame *frame, char next)
{
    static const struct {
        char before;
        const char *next;
    } pairs[] = { { '{', "\"}" }, { '[', "{[]\"w" }, { ',', "{[\"w" },
        { ':', "{[\"w" }, { '}', ",}]" }, { ']', ",}]" }, { '"', ":,}]" },
        { 'w', "w,}]" } };
    const char before = frame->guess.before;
    const bool outside = frame->depth == 0;
    size_t i = 0;

    if (next == ':' && (outside || !frame_json_inside(frame, true)))
        return false;
    if (before == ',' && !outside && !frame_json_inside(frame, false) &&
        next != '"')
        return false;
    while (pairs[i].before != before)
        i++;
    return next != '\0' && strchr(pairs[i].next, next) != NULL;
}

enum guess { GOES_ON, WRONG, PROVEN };

/* Within a string, which no control character belongs to. */
static enum guess
follow_text(struct frame *frame, char byte)
{
    if ((unsigned char)byte < ' ')
        return WRONG;
    if (frame->escaped)
        frame->escaped = false;
    else if (byte == '\\')
        frame->escaped = true;
    else if (byte == '"')
        frame->text = false;
    return GOES_ON;
}

/* Follow the guess through a byte: is it still one? */
static enum guess
follow_guess(struct frame *frame, char byte)
{
    struct frame_guess *guess = &frame->guess;
    const bool outside = frame->depth == 0;
    const char next = sign(byte);

    if (frame->text)
        return follow_text(frame, byte);
    if (frame_json_space(byte))
        return GOES_ON;
    if (outside && (guess->before == '}' || guess->before == ']') &&
        (next == '{' || next == '[')) {
        frame->in_array = false; /* an array before has ended */
        return PROVEN;
    }
    if (!may_follow(frame, next) || (outside && (next == '}' || guess->closed)))
        return WRONG;
    if (next == '{' || next == '[')
        frame_json_open(frame, byte);
    else if (!outside && (next == '}' || next == ']') &&
             !frame_json_close(frame, byte))
        return WRONG;
    frame->text = next == '"';
    guess->closed = outside && next == ']';
    guess->comma = guess->comma || (outside && next == ',');
    guess->before = next;
    return GOES_ON;
}

/* Does the end of the input, which is here, prove the guess? */
static bool
ends_well(const struct frame *frame)
{
    const struct frame_guess *guess = &frame->guess;

    return !frame->gap && frame->depth == 0 && !frame->text &&
           (guess->closed || !guess->comma);
}

static void
begin_guess(struct frame *frame)
{
    frame->guess = (struct frame_guess){ .made = true };
    frame->guess.before = ':';
    frame->text = frame->escaped = false;
    frame->depth = frame->objects = 0;
}

/* An object begins at a byte: does its line begin as those of entries? */
static bool
begins_entry(const struct frame *frame, char byte)
{
    return byte == '{' && frame_json_apart(frame) && frame->nseen > 0 &&
           frame->nseen == frame->nindent;
}

/* Follow the guess, of which n bytes were seen, through the next byte. */
static enum guess
follow_on(struct frame *frame, size_t n, char byte)
{
    if (n >= frame->most)
        return frame_json_apart(frame) ? WRONG : PROVEN;
    return follow_guess(frame, byte);
}

/* Note how the line begins in which the next byte stands; that of a guess stays
 * noted, unless it is known how lines of entries begin. */
static void
see(struct frame *frame, char byte)
{
    if (frame_json_apart(frame))
        see_line(frame, byte);
    else if (!frame->guess.made && frame_json_space(byte))
        frame_json_see(frame, byte);
    else if (!frame->guess.made)
        frame->nseen = 0;
}

/* Make guesses about text[0..n), which begins with one if there is one: returns
 * where the first begins that is proven or goes on; n: there is none. */
static size_t
make_guesses(struct frame *frame, const char *text, size_t n, bool *proven)
{
    struct frame_guess *guess = &frame->guess;
    size_t at = 0, i = guess->looked;

    *proven = false;
    while (i < n && !*proven) {
        enum guess how = GOES_ON;

        *proven = begins_entry(frame, text[i]);
        if (*proven || (!guess->made && text[i] == '{')) {
            begin_guess(frame);
            at = i;
        }
        if (guess->made && !*proven)
            how = follow_on(frame, i - at, text[i]);
        *proven = *proven || how == PROVEN;
        guess->made = guess->made && how != WRONG;
        if (how == WRONG && text[i] == '{')
            frame->nseen = frame_json_apart(frame) ? frame->nseen : 0;
        else
            see(frame, text[i++]);
    }
    if (guess->made && !*proven && frame->last)
        *proven = ends_well(frame);
    at = guess->made && (*proven || !frame->last) ? at : n;
    guess->looked = i - at;
    return at;
}

/* ---- the whole ----------------------------------------------------------- */

/* With `items` no object is an entry for certain, since the array may have
 * ended in the gap. */
struct frame_cut
frame_json_lost(struct frame *frame, const char *text, size_t n)
{
    struct frame_cut cut = { .skip = n };
    bool found = false;

    if (frame->spec.items == NULL) {
        cut.skip = make_guesses(frame, text, n, &found);
        if (found && (frame->guess.comma || frame->guess.closed))
            frame->in_array = true;
    }
    cut.used = cut.skip;
    frame->passed += cut.skip;
    if (found) {
        frame->state = FRAME_BETWEEN;
        cut.note = frame->passed > 0;
    }
    return cut;
}

void
frame_json_gap(struct frame *frame)
{
    frame->state = FRAME_LOST;
    frame->text = frame->escaped = frame->worded = frame->torn = false;
    frame->guess = (struct frame_guess){ .made = false };
    frame->nseen = 0;
    frame->mark = 3;
    frame->any = true;
}
