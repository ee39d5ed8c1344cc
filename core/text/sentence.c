/* SPDX-License-Identifier: MIT */
#include "text/sentence.h"

#include <stdbool.h>
#include <stdint.h>

#include "text/chars.h"
#include "text/sentence_bracket.h"
#include "text/sentence_item.h"
#include "text/sentence_lang.h"
#include "text/sentence_line.h"
#include "text/sentence_place.h"
#include "text/sentence_rule.h"
#include "text/skip.h"
#include "text/step.h"

struct splitter {
    struct sentence_block b;
    struct item item; /* the list item being read; kind 0: none */
    const struct pool *pool;
    size_t offset; /* byte of the text at which the block begins */
    size_t first;  /* index of the block's first sentence in `v` */
    struct span *v;
    size_t nv, cap;
};

/* Is there no letter or digit in s[at..end)? */
static bool
is_wordless(const char *text, size_t at, size_t end)
{
    size_t len;

    for (; at < end; at += len) {
        uint32_t code = step_at(text, end, at, &len);

        if (chars_letter(code) || chars_digit(code))
            return false;
    }
    return true;
}

/* Add the sentence from the current start up to byte `end`.  One without a
 * letter or digit is joined to the sentence in front of it. */
static void
add_sentence(struct splitter *splitter, size_t end)
{
    const char *text = splitter->b.s;
    size_t at = splitter->b.start, len;

    splitter->b.start = end;
    while (at < end && chars_space(step_at(text, end, at, &len)))
        at += len;
    while (end > at && chars_space(step_before(text, end, &len)))
        end -= len;
    if (at == end)
        return;
    if (splitter->nv > splitter->first && is_wordless(text, at, end)) {
        struct span *last = &splitter->v[splitter->nv - 1];

        last->n = splitter->offset + end - last->at;
        return;
    }
    pool_push(splitter->pool, splitter->v, splitter->nv, splitter->cap);
    splitter->v[splitter->nv++] =
        (struct span){ splitter->offset + at, end - at };
}

/* Begin a sentence at byte i, after the mark of its list item if it has one.
 * Returns the byte to continue at. */
static size_t
begin_sentence(struct splitter *splitter, size_t i)
{
    struct item item;
    size_t end = sentence_item_at(splitter->b.s, splitter->b.n, i, &item);

    if (item.kind != 0)
        splitter->item = item;
    return end;
}

/* If the list's next item begins at byte i ("1. ... 2. ..."), end the sentence
 * there.  Returns the byte to continue at, or 0. */
static size_t
next_item(struct splitter *splitter, size_t i)
{
    struct item item;
    size_t end, len;
    uint32_t before = step_before(splitter->b.s, i, &len);

    if (splitter->item.kind == 0 || i <= splitter->b.start ||
        !chars_space(before) || chars_space((unsigned char)splitter->b.s[i]))
        return 0;
    end = sentence_item_at(splitter->b.s, splitter->b.n, i, &item);
    if (!sentence_item_follows(&splitter->item, &item) || end >= splitter->b.n)
        return 0;
    add_sentence(splitter, i);
    splitter->item = item;
    return end;
}

/* "!Kung", "(?)word": does the mark at byte i begin a word? */
static bool
mark_begins_word(const struct sentence_block *block, size_t i)
{
    size_t len;
    uint32_t code = step_at(block->s, block->n, i + 1, &len);

    return (block->s[i] == '!' || block->s[i] == '?') && i > 0 &&
           (block->s[i - 1] == ' ' || block->s[i - 1] == '(') &&
           (chars_letter(code) || chars_digit(code));
}

/* Handle the end mark at byte i.  Returns the byte to continue at. */
static size_t
handle_end_mark(struct splitter *splitter, size_t i)
{
    struct sentence_place place;
    bool ends;

    if (mark_begins_word(&splitter->b, i))
        return i + 1;
    sentence_place_look(&splitter->b, i, &place);
    if (place.held || (place.ellipsis && place.behind < splitter->b.n &&
                          splitter->b.s[place.behind] == ']'))
        return place.behind;
    if (place.end >= splitter->b.n)
        return place.end;
    if (place.blank || place.note)
        ends = sentence_rule_ends(&splitter->b, &place);
    else
        ends = sentence_rule_glued(&splitter->b, &place);
    if (!ends)
        return place.end;
    add_sentence(splitter, place.end);
    return begin_sentence(splitter, place.end);
}

/* Cut one block, stopping only at bytes that may begin an end mark or bullet
 * unless within a list, whose items begin at any word. */
static void
split_block(struct splitter *splitter)
{
    struct sentence_block *block = &splitter->b;
    size_t i = begin_sentence(splitter, 0), len, to;

    while (i < block->n) {
        uint32_t code;

        if (splitter->item.kind == 0) {
            i = skip_to(block->lang->first, block->s, block->n, i);
            if (i == block->n)
                break;
        } else if ((to = next_item(splitter, i)) > 0) {
            i = to;
            continue;
        }
        code = step_at(block->s, block->n, i, &len);
        if (sentence_lang_mark(block->lang, code)) {
            i = handle_end_mark(splitter, i);
        } else if (sentence_item_bullet(code) && i > block->start) {
            add_sentence(splitter, i);
            to = begin_sentence(splitter, i);
            i = to > i ? to : i + len;
        } else {
            i += len;
        }
    }
    add_sentence(splitter, block->n);
}

size_t
sentence_split(const struct sentence_lang *language, const char *text, size_t n,
    const struct pool *pool, struct span **out)
{
    struct splitter splitter = { .pool = pool };
    struct span *blocks, *bracket;
    size_t nblocks = sentence_line_blocks(language, text, n, pool, &blocks), i;

    for (i = 0; i < nblocks; i++) {
        const char *at = text + blocks[i].at;
        size_t len = blocks[i].n;
        size_t nbrackets = sentence_bracket_find(at, len, pool, &bracket);

        splitter.b = (struct sentence_block){ .lang = language,
            .s = at,
            .n = len,
            .brackets = bracket,
            .nbrackets = nbrackets };
        splitter.item = (struct item){ 0 };
        splitter.offset = blocks[i].at;
        splitter.first = splitter.nv;
        split_block(&splitter);
    }
    *out = splitter.v;
    return splitter.nv;
}
