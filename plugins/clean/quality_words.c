#include "quality_words.h"

/* English: the eight words that the Gopher paper asks for (Rae et al., "Scaling
 * Language Models", 2021, A1.1).  The others: eight of the most frequent words
 * of each language that mean the same, from common knowledge of its grammar. */
const char *const quality_words[QUALITY_LANGUAGES] = {
    "the be to of and that have with",
    "der die das und ist zu mit dass",
    "le la de et est que avec dans",
    "el la de y que es con en",
};
