/* SPDX-License-Identifier: MIT */
/*
 * classes_words - the words of classes and ids.
 *
 * Source: collected for copydesk from the naming of publishing systems
 * (WordPress and its page builders, Drupal, Blogger, Squarespace, Webflow, AMP
 * pages), of microformats and of the widgets that they embed.
 */
#ifndef EXTRACT_CLASSES_WORDS_H
#define EXTRACT_CLASSES_WORDS_H

/* What makes a match. */
enum classes_place {
    PLACE_WORD,  /* no letter before and behind; "x*" goes on to the end of the
                    word; a hyphen in the pattern may be missing, a plus is a
                  hyphen that may not */
    PLACE_PART,  /* anywhere in the token, without its hyphens */
    PLACE_TOKEN, /* the whole token; "x*" goes on to its end */
    PLACE_ENDS   /* the words that a token, or a part of it before "_", ends
                    with */
};

struct classes_word {
    const char *text;
    enum classes_place place;
    unsigned bits; /* of classes.h; 0: the token says nothing */
};

/* Ends with a text that is NULL. */
extern const struct classes_word classes_words[];

#endif
