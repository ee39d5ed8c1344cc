/*
 * cues - the words by which the rules know what a line is, in English, German,
 * French and Spanish.
 *
 * The phrases are written as phrases.h says.  Source: collected for copydesk
 * from the customs of newspapers, agencies and the programs that publish them;
 * none is the name of a page or a person.
 */
#ifndef CLEAN_CUES_H
#define CLEAN_CUES_H

#include <stddef.h>
#include <stdint.h>

struct cue {
    const char *phrase;
    uint32_t value;
};

/* Lists of cues; each ends with a phrase that is NULL. */

/* What a byline begins with. */
extern const struct cue cues_byline[];

/* What is said before a date; or after it, of the article. */
enum {
    CUE_PUBLISHED = 1,
    CUE_MODIFIED,
    CUE_LENGTH,   /* "min read", "hours ago": behind a number */
    CUE_READING,  /* "reading time": before a number and a unit */
    CUE_UNIT,
    CUE_RELATIVE  /* "vor _ Stunden": no date */
};
extern const struct cue cues_date[];

/* What names who made a picture: before a colon only; as it is; as a part of
 * the credit; what is said before the caption itself. */
enum { CUE_COLON = 1, CUE_FREE, CUE_WHOLE, CUE_CAPTION };
extern const struct cue cues_credit[];

/* What promises another article: with a colon or the like behind it, or with
 * nothing behind it, as the heading of a list. */
enum { CUE_RELATED = 1, CUE_RELATED_HEAD, CUE_TOPICS };
extern const struct cue cues_related[];

/* Paragraphs that stand for an advertisement: nothing else may be in them. */
extern const struct cue cues_advert[];

/* What a sentence begins with that asks the reader for something, or says who
 * may print the text: on its own, or only beside such a sentence; or only below the article. */
enum { CUE_COPYRIGHT = 1, CUE_ASKS, CUE_ASKS_TOO, CUE_BELOW };
extern const struct cue cues_footer[];

/* What is said of those who helped: anywhere in a sentence. */
extern const struct cue cues_contributed[];

/* "Reporting by": people behind the article; with names, or in any case; and
 * "Source:", which has to be an agency. */
enum { CUE_REPORTING = 1, CUE_EDITING, CUE_SOURCE };
extern const struct cue cues_credits[];

/* A correction: it stays.  A note on a new version: it goes. */
enum { CUE_CORRECTION = 1, CUE_UPDATE };
extern const struct cue cues_note[];

/* Whom to call; all that follows belongs to it. */
extern const struct cue cues_contact[];

/* What is said before the address of the page. */
extern const struct cue cues_url[];

/* News agencies. */
extern const struct cue cues_agency[];

/* ---- words: lists with blanks between them ------------------------------ */

/* Words that bars of buttons, menus and counters are made of, and those of
 * them without which it is none. */
extern const char *const cues_buttons;
extern const char *const cues_button_heads;
/* Words of an organisation's name that no person has. */
extern const char *const cues_organisation;
/* Words of what a person does. */
extern const char *const cues_role;
/* Words in lower case inside names. */
extern const char *const cues_particle;
/* Between names. */
extern const char *const cues_and;
/* Words that end a name: where, for whom. */
extern const char *const cues_where;
/* Words that no sentence ends with. */
extern const char *const cues_open_end;
/* Words that begin half a sentence. */
extern const char *const cues_half;
/* Between an author's name and what is told of him. */
extern const char *const cues_about;
/* What asks for a letter: with an address it is a footer. */
extern const char *const cues_write_to;

#endif
