/* SPDX-License-Identifier: MIT */
/*
 * reader - reads an article sentence by sentence and gives each quote its
 * speaker.
 */
#ifndef QUOTES_READER_H
#define QUOTES_READER_H

#include "article.h"

void reader_run(struct article *article);

#endif
