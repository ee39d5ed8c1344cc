/* SPDX-License-Identifier: MIT */
/*
 * reader - read an article sentence by sentence and give each quote its
 * speaker.
 */
#ifndef QUOTES_READER_H
#define QUOTES_READER_H

#include "article.h"

/* Resolve mentions and speakers of the article, whose tokens, sentences, runs
 * and entities are there; fills in article->quotes and ->reported. */
void reader_run(struct article *article);

#endif
