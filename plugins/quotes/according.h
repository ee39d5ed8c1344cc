/*
 * according - who is named as a source: "according to Lind", "in the words of
 * Lind", "nach Angaben der Stadt", "según la alcaldesa".
 */
#ifndef QUOTES_ACCORDING_H
#define QUOTES_ACCORDING_H

#include "clause.h"

/* Is v[i] "according", and who comes behind its "to"; or is it "in the words
 * of" somebody, or "in Lind's words"?  Else SUBJECT_NONE. */
uint32_t according_to(const struct clause *c, uint32_t i);

/* German: ', so Ada Lind', with no verb. */
bool according_so(const struct clause *c, uint32_t i);

#endif
