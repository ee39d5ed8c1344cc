/* SPDX-License-Identifier: MIT */
/*
 * office - whose office or role a description tells, by its words: "the US
 * president" is whom the text called "US President", "the head of Norrail" is
 * not the head of Norwater, and "the head of a school" is nobody mentioned
 * before.
 */
#ifndef QUOTES_OFFICE_H
#define QUOTES_OFFICE_H

#include "scene.h"

/* Is the complement of the description at phrase i indefinite, "the head of a
 * school", so that it introduces somebody? */
bool office_introduces(const struct scene *scene, uint32_t i);

/* Does the complement name something that the role of the person `who` does
 * not: "the head of Norrail", where Ada Lind is "head of Norwater"? */
bool office_contradicts(const struct scene *scene, uint32_t i, uint32_t who);

/* The only person whose role names what the complement of the
 * description at phrase i names; NAME_NONE
 * if there is none, or several. */
uint32_t office_bearer(const struct scene *scene, uint32_t i);

/* The only person whose role is, or begins with, the words of the tokens [from,
 * to) without determiners, capitals aside: "the US president"; NAME_NONE if
 * there is none, or several. */
uint32_t office_in_same_words(
    const struct scene *scene, uint32_t from, uint32_t to);

#endif
