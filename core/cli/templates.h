/* SPDX-License-Identifier: MIT */
/*
 * templates - the files that `copydesk new` makes a plugin of: those of
 * core/cli/templates, with "@NAME@" and "@KIND@" where these go.
 */
#ifndef CLI_TEMPLATES_H
#define CLI_TEMPLATES_H

struct template
{
    const char *name;         /* "filter.c" */
    const char *const *lines; /* each with its newline; then NULL */
};

/* All of them; {NULL, NULL} ends the list. */
extern const struct template templates[];

#endif
