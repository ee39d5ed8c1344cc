/* SPDX-License-Identifier: MIT */
/*
 * classes - what the class and id of an element say of it.
 *
 * A token such as "post__relatedStories" is read as words: lower case, words
 * of camel case and underscores apart.  The words that count, and the tokens
 * that only look like them, are in classes_words.c.
 */
#ifndef EXTRACT_CLASSES_H
#define EXTRACT_CLASSES_H

#include "dom.h"

/* What is said. */
enum {
    CLASS_REMOVED = 1 << 0,  /* no part of an article: "newsletter" */
    CLASS_FIRM = 1 << 1,     /* ... whatever it holds; else only if it holds
                                little prose: "widget" */
    CLASS_COMMENTS = 1 << 2, /* what readers wrote */
    CLASS_CONTENT = 1 << 3,  /* the body of an article: "entry-content" */
    CLASS_GOOD = 1 << 4,     /* a word that bodies have: "post" */
    CLASS_BAD = 1 << 5,      /* a word that other things have: "list" */
    CLASS_BUILDER = 1 << 6, /* a box of a page builder: its name says nothing */
    CLASS_FOLDED = 1 << 7,  /* shown on a click: "accordion" */
    CLASS_OTHER_POST = 1 << 8, /* a post of its own: "hentry" */
    CLASS_POSTING = 1 << 9,    /* a posting of a social network, quoted */
    CLASS_UNSEEN = 1 << 10,    /* for screen readers or printers alone */
    CLASS_TELLS = 1 << 12,     /* with CLASS_FIRM: the word tells which prose
                                  it is, that of a caption, of a reader */
    CLASS_BY_ID = 1 << 11,     /* its id, not its class, says REMOVED or
                                  COMMENTS */
    CLASS_ENTRY = 1 << 13      /* no word of a class: an entry of a live blog,
                                  see entries.h */
};

struct classes;

/* NULL if memory runs out. */
struct classes *classes_new(void);
void classes_free(struct classes *classes);

/* The bits of all classes and ids in an attribute's value. */
unsigned classes_of(const struct classes *classes, struct str value);

#endif
