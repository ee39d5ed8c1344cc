/* SPDX-License-Identifier: MIT */
/*
 * sentence_item - the marks of list items: "1.", "b)", "(iv)", "• 3)".
 */
#ifndef TEXT_SENTENCE_ITEM_H
#define TEXT_SENTENCE_ITEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct item {
    char kind;       /* '1', 'a', 'A', 'i'; 0: none */
    unsigned number; /* its place in the list, from any start */
};

/* The mark at byte i of text[0..n), blanks before it skipped.  Returns the byte
 * behind it, or i with kind 0. */
size_t sentence_item_at(
    const char *text, size_t n, size_t i, struct item *item);
/* Does b come right after a in a list? */
bool sentence_item_follows(const struct item *item, const struct item *next);
/* Is c a bullet that begins an item wherever it stands? */
bool sentence_item_bullet(uint32_t code);

#endif
