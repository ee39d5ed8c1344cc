/*
 * background - how common the commonest stems are in news.
 */
#ifndef SUMMARIZE_BACKGROUND_H
#define SUMMARIZE_BACKGROUND_H

#include <stdint.h>

struct background {
    const char *stem;
    uint32_t share; /* of the articles that hold it, in 1/100000 */
};

extern const struct background background[]; /* ends with stem NULL */

#endif
