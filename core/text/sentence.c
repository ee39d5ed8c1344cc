/* SPDX-License-Identifier: MIT */
#include "text/sentence.h"

#include <stdbool.h>
#include <stdint.h>

#include "text/chars.h"
#include "text/sentence_item.h"
#include "text/sentence_lang.h"
#include "text/sentence_line.h"
#include "text/sentence_pair.h"
#include "text/sentence_place.h"
#include "text/sentence_rule.h"
#include "text/skip.h"
#include "text/step.h"

struct splitter {
    struct sentence_block b;
    struct item item; /* the mark of the list that is under way */
    const struct pool *pool;
    size_t offset; /* of the block in the text */
    size_t first;  /* sentences before this block */
    struct span *v;
    size_t nv, cap;
};

static bool
wordless(const char *s, size_t at, size_t end)
{
    size_t len;

    for (; at < end; at += len) {
        uint32_t c = step_at(s, end, at, &len);

        if (chars_letter(c) || chars_digit(c))
            return false;
    }
    return true;
}

/* Note the sentence from the start to byte `end`.  One without a letter or
 * figure belongs to the one before it. */
static void
emit(struct splitter *t, size_t end)
{
    const char *s = t->b.s;
    size_t at = t->b.start, len;

    t->b.start = end;
    while (at < end && chars_space(step_at(s, end, at, &len)))
        at += len;
    while (end > at && chars_space(step_before(s, end, &len)))
        end -= len;
    if (at == end)
        return;
    if (t->nv > t->first && wordless(s, at, end)) {
        struct span *last = &t->v[t->nv - 1];

        last->n = t->offset + end - last->at;
        return;
    }
    pool_push(t->pool, t->v, t->nv, t->cap);
    t->v[t->nv++] = (struct span){ t->offset + at, end - at };
}

/* Begin a sentence at byte i, behind the mark of its item if it has one.
 * Returns where to go on. */
static size_t
begin(struct splitter *t, size_t i)
{
    struct item item;
    size_t end = sentence_item_at(t->b.s, t->b.n, i, &item);

    if (item.kind != 0)
        t->item = item;
    return end;
}

/* Does the next item of the list begin at byte i?  Returns where to go on, or
 * 0. */
static size_t
next_item(struct splitter *t, size_t i)
{
    struct item item;
    size_t end, len;
    uint32_t before = step_before(t->b.s, i, &len);

    if (t->item.kind == 0 || i <= t->b.start || !chars_space(before) ||
        chars_space((unsigned char)t->b.s[i]))
        return 0;
    end = sentence_item_at(t->b.s, t->b.n, i, &item);
    if (!sentence_item_follows(&t->item, &item) || end >= t->b.n)
        return 0;
    emit(t, i);
    t->item = item;
    return end;
}

/* "!Kung", "(?)word": a mark that begins a word. */
static bool
leads(const struct sentence_block *b, size_t i)
{
    size_t len;
    uint32_t c = step_at(b->s, b->n, i + 1, &len);

    return (b->s[i] == '!' || b->s[i] == '?') && i > 0 &&
           (b->s[i - 1] == ' ' || b->s[i - 1] == '(') &&
           (chars_letter(c) || chars_digit(c));
}

/* The end mark at byte i.  Returns where to go on. */
static size_t
end_mark(struct splitter *t, size_t i)
{
    struct sentence_place p;
    bool ends;

    if (leads(&t->b, i))
        return i + 1;
    sentence_place_look(&t->b, i, &p);
    if (p.held || (p.ellipsis && p.behind < t->b.n && t->b.s[p.behind] == ']'))
        return p.behind;
    if (p.end >= t->b.n)
        return p.end;
    if (p.blank || p.note)
        ends = sentence_rule_ends(&t->b, &p);
    else
        ends = sentence_rule_glued(&t->b, &p);
    if (!ends)
        return p.end;
    emit(t, p.end);
    return begin(t, p.end);
}

static void
split_block(struct splitter *t)
{
    struct sentence_block *b = &t->b;
    size_t i = begin(t, 0), len, to;

    while (i < b->n) {
        uint32_t c;

        if (t->item.kind == 0) {
            i = skip_to(b->lang->first, b->s, b->n, i);
            if (i == b->n)
                break;
        } else if ((to = next_item(t, i)) > 0) {
            i = to;
            continue;
        }
        c = step_at(b->s, b->n, i, &len);
        if (sentence_lang_mark(b->lang, c)) {
            i = end_mark(t, i);
        } else if (sentence_item_bullet(c) && i > b->start) {
            emit(t, i);
            to = begin(t, i);
            i = to > i ? to : i + len;
        } else {
            i += len;
        }
    }
    emit(t, b->n);
}

size_t
sentence_split(const struct sentence_lang *l, const char *s, size_t n,
    unsigned flags, const struct pool *p, struct span **out)
{
    struct splitter t = { .pool = p };
    struct span *blocks, *pair;
    size_t nblocks = sentence_line_blocks(l, s, n, p, &blocks), i;

    for (i = 0; i < nblocks; i++) {
        const char *at = s + blocks[i].at;
        size_t len = blocks[i].n;
        size_t npair = sentence_pair_find(
            at, len, (flags & SENTENCE_WHOLE_QUOTES) != 0, p, &pair);

        t.b = (struct sentence_block){
            .lang = l, .s = at, .n = len, .pair = pair, .npair = npair
        };
        t.item = (struct item){ 0 };
        t.offset = blocks[i].at;
        t.first = t.nv;
        split_block(&t);
    }
    *out = t.v;
    return t.nv;
}
