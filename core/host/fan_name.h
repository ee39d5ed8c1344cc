/* SPDX-License-Identifier: MIT */
/*
 * fan_name - names of files that are made of fields of records: an output
 * whose path is a template, "articles/{date:%Y/%m}/{id}.md".
 *
 * Its files lie in a folder of their own: what stands before the first field,
 * up to its last "/", or else a folder that is called like the output.
 *
 * A name depends on the record alone.  A part between slashes that a file
 * system could not take as it is (a character of / \ : * ? " < > | or a control
 * character, a dot or a space at its start, one at its end, more than
 * FAN_NAME_PART bytes, a name that copydesk itself uses) has "_" in place of
 * such characters, is cut off, and gets "~" and 16 hexadecimal digits of the
 * SHA-256 of what it stands for, in front of the template's text behind the
 * last field: so no two of them are one.  A part that looks as if it had been
 * changed is changed, too.  A field without a value is "_".
 */
#ifndef HOST_FAN_NAME_H
#define HOST_FAN_NAME_H

#include <stdbool.h>
#include <copydesk/template.h>

#include "base/arena.h"
#include "base/buf.h"

#define FAN_NAME_PART  120 /* bytes between slashes, at most */
#define FAN_NAME_DEPTH 8   /* parts between slashes, at most */

struct fan_name {
    const char *folder; /* where the files lie */
    const char *text;   /* of the template, below the folder */
    struct cd_template template;
};

/* Is the path of an output one with fields? */
bool fan_name_is(const char *path);
/* Read such a path of the output `id`; both are borrowed, and what is made
 * lies in the arena.  Returns NULL, or what is wrong with it, as in "has a
 * \"}\" without a \"{\"". */
const char *fan_name_parse(struct fan_name *fan_name, const char *path,
    const char *id, bool append, struct arena *a);
/* Append the name of the file, below the folder, that the record goes to. */
void fan_name_put(
    const struct fan_name *fan_name, const json_t *rec, struct buf *to);

/* Could text[0..n) be such a name? */
bool fan_name_sound(const char *text, size_t n);

#endif
