/*
 * cues - what lines begin with, hold or are that are no part of an article.
 *
 * The phrases are written as text/phrases.h says.  Source: collected for
 * copydesk from the customs of news pages, blogs and the programs that publish
 * them; none is the name of a page or a person.
 */
#ifndef EXTRACT_CUES_H
#define EXTRACT_CUES_H

#include <stddef.h>
#include <stdint.h>

enum cue_set {
    CUES_PROMO,  /* asks to read, follow, subscribe; up to 250 bytes */
    CUES_SHOP,   /* asks to buy; up to 100 */
    CUES_CREDIT, /* who made a picture; up to 120 */
    CUES_LEAD,   /* among the first lines: who, when, how long; up to 220 */
    CUES_BOILER, /* anywhere in a line of up to 300 */
    CUES_STOP,   /* a heading after which there is no article any more */
    CUES_TRAIL,  /* among the last lines; up to 150 */
    CUES_BARE,   /* the whole line, of any place */
    CUE_SETS
};

enum {
    CUE_BEGINS = 1, /* the line begins with it */
    CUE_WHOLE       /* the line is it, marks at its edges apart */
};

struct cue {
    const char *phrase;
    uint32_t value;
};

/* Each ends with a phrase that is NULL. */
extern const struct cue *const cues[CUE_SETS];

/* Words that no name of a person has: of desks, sites, times and buttons.
 * Blanks between them. */
extern const char *const cues_nobody;
/* Words that stand behind a name in a byline: what a person does, months and
 * days of the week of the languages above. */
extern const char *const cues_behind;

#endif
