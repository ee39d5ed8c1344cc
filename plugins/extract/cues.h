/* SPDX-License-Identifier: MIT */
/*
 * cues - what lines begin with, hold or are that are no part of an article.
 *
 * The phrases are those of core/lang.
 */
#ifndef EXTRACT_CUES_H
#define EXTRACT_CUES_H

enum cue_set {
    CUES_PROMO,     /* asks to read, follow, subscribe; up to 250 bytes */
    CUES_SHOP,      /* asks to buy; up to 100 */
    CUES_CREDIT,    /* who made a picture; up to 120 */
    CUES_LEAD,      /* among the first lines: who, when, how long; up to 220 */
    CUES_BOILER,    /* anywhere in a line of up to 300 */
    CUES_STOP,      /* a heading after which there is no article any more */
    CUES_TRAIL,     /* among the last lines; up to 150 */
    CUES_BOX,       /* a box to subscribe, to consent, to give; up to 250 */
    CUES_BARE,      /* the whole line, of any place */
    CUES_BYLINE,    /* before the name of an author */
    CUES_AGENCY,    /* the name of a news agency */
    CUES_SOURCE,    /* before the name of an agency */
    CUES_PUBLISHED, /* before the day of publication */
    CUES_MODIFIED,  /* before or behind the day of a change */
    CUES_OTHER_DAY, /* before another day: "available until" */
    CUE_SETS
};

enum {
    CUE_BEGINS = 1, /* the line begins with it */
    CUE_WHOLE       /* the line is it, marks at its edges apart */
};

#endif
