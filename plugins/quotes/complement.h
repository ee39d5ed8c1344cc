/* SPDX-License-Identifier: MIT */
/*
 * complement - what the complement of a description tells about whom it means:
 * "the head of Norrail" is not the head of Norwater, and "the head of a school"
 * is nobody mentioned before.
 */
#ifndef QUOTES_COMPLEMENT_H
#define QUOTES_COMPLEMENT_H

#include "scene.h"

/* Is the complement of the description at phrase i indefinite, "the head of a
 * school", so that it introduces somebody? */
bool complement_introduces(const struct scene *scene, uint32_t i);

/* Does the complement name something that the role of the person `who` does
 * not: "the head of Norrail", where Ada Lind is "head of Norwater"? */
bool complement_contradicts(
    const struct scene *scene, uint32_t i, uint32_t who);

/* The only person whose role names what the complement of the
 * description at phrase i names; NAME_NONE
 * if there is none, or several. */
uint32_t complement_bearer(const struct scene *scene, uint32_t i);

#endif
