/*
 * quality_words - words that every text of a language has.
 */
#ifndef CLEAN_QUALITY_WORDS_H
#define CLEAN_QUALITY_WORDS_H

enum { QUALITY_LANGUAGES = 4 };

/* At most 31 words a language, with blanks between them. */
extern const char *const quality_words[QUALITY_LANGUAGES];

#endif
