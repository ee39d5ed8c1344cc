/* SPDX-License-Identifier: MIT */
/*
 * sentence_item - recognise the marks of list items: "1.", "b)", "(iv)", "•
 * 3)".
 */
#ifndef TEXT_SENTENCE_ITEM_H
#define TEXT_SENTENCE_ITEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct item {
    char kind; /* how it is numbered: '1', 'a', 'A' or 'i'; 0: not an item */
    unsigned number; /* its number; for letters the character code */
};

/* Read the item mark at byte i of text[0..n), skipping blanks and a bullet in
 * front of it.  Returns the byte after it, or i with item->kind 0 if there is
 * none. */
size_t sentence_item_at(
    const char *text, size_t n, size_t i, struct item *item);
/* Is `next` the successor of `item` in a list ("b)" of "a)")? */
bool sentence_item_follows(const struct item *item, const struct item *next);
/* Is it a bullet that begins an item anywhere in a line? */
bool sentence_item_bullet(uint32_t code);

#endif
