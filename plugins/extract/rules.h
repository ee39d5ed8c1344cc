/* SPDX-License-Identifier: MIT */
/*
 * rules - what is made once and only read: classes, cues and dates.
 */
#ifndef EXTRACT_RULES_H
#define EXTRACT_RULES_H

#include <stdbool.h>

#include "classes.h"
#include "cues.h"
#include "text/date.h"
#include "text/phrases.h"
#include "text/words.h"

/* Values of name_words. */
#define RULES_NOBODY 1
#define RULES_ROLE   4   /* what a person does: no part of a name */
#define RULES_BEHIND 2   /* it stands behind a name: the name ends before it */
#define RULES_WHERE  8   /* the same behind a full name: "in", "for" */
#define RULES_INSIDE 16  /* it stands inside of names: "da" */
#define RULES_FIRST  64  /* a first name */
#define RULES_WORK   128 /* ... and all that is said of it: "reporter" */
#define RULES_WITH   256 /* between an author and an agency: "with" */
#define RULES_ORG    32  /* it stands in the names of organizations: "staff" */

struct rules {
    struct classes *classes;
    struct phrases *cues[CUE_SETS];
    struct date_words *dates;
    struct words *name_words;    /* in no name of a person, or behind one */
    struct words *between_names; /* and */
};

/* NULL if memory runs out. */
struct rules *rules_new(void);
void rules_free(struct rules *rules);

/* Does a line begin with a cue of the set, or is it one?  Marks before the
 * first word do not count. */
bool rules_cue(const struct rules *rules, enum cue_set set, struct str line);
/* Is the whole line a cue of the set, marks at its edges apart? */
bool rules_cue_is(const struct rules *rules, enum cue_set set, struct str line);
/* Does a line hold a cue of the set? */
bool rules_holds(const struct rules *rules, enum cue_set set, struct str line);

#endif
