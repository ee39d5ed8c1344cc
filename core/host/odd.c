/* SPDX-License-Identifier: MIT */
#include "host/odd.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/plan.h"
#include "io/sniff.h"

/* Is a page or a text in the group? */
static bool
has_document(const struct paths *paths, size_t group)
{
    size_t i;

    for (i = 0; i < paths->n; i++) {
        const char *reader = paths->v[i].kind.reader;

        if (paths->v[i].group == group && paths->v[i].odd == NULL &&
            reader != NULL && strcmp(reader, SNIFF_FILES) == 0)
            return true;
    }
    return false;
}

/* The line of the list that names the file; 0: none. */
static size_t
line_in_list(const struct listing *listed, const char *file)
{
    size_t i;

    for (i = 0; listed != NULL && i < listed->n; i++) {
        if (strcmp(listed->v[i], file) == 0)
            return listing_line(listed, i);
    }
    return 0;
}

/* The first of a group is no input, nor are `more` others. */
static void
complain_of_file(struct plan *plan, const struct path *first, size_t more,
    const struct listing *listed)
{
    struct source *source = &plan->config->source;
    char *text = more == 0
                     ? mem_strdup(first->odd)
                     : mem_printf("%s (and %zu inputs more)", first->odd, more);
    char *pointer;

    if (first->group >= ODD_PATTERN) {
        pointer = mem_printf("/input/paths/%zu", first->group - ODD_PATTERN);
        source_error(source, pointer, SOURCE_VALUE, "%s", text);
        free(pointer);
    } else {
        diags_add(&source->diags, DIAG_ERROR,
            first->group == ODD_LIST && listed != NULL ? listed->name
                                                       : "command line",
            first->group == ODD_LIST ? line_in_list(listed, first->file) : 0, 0,
            "%s", text);
    }
    free(text);
}

/* Decide about the group that begins with path[at]; those of it behind that are
 * marked as seen. */
static void
settle_group(struct plan *plan, size_t at, const struct listing *listed)
{
    struct path *path = plan->inputs.v;
    const size_t group = path[at].group;
    const bool among = has_document(&plan->inputs, group);
    size_t i, more = 0;

    for (i = at; i < plan->inputs.n; i++) {
        if (path[i].group != group || path[i].odd == NULL)
            continue;
        if (among)
            path[i].kind = (struct input_kind){ .reader = SNIFF_FILES,
                .why = "it is no text, and stands among pages" };
        else if (i == at)
            continue;
        more++;
        free(path[i].odd);
        path[i].odd = NULL;
    }
    if (!among)
        complain_of_file(plan, &path[at], more, listed);
}

void
odd_settle(struct plan *plan, const struct listing *listed)
{
    size_t i;

    for (i = 0; i < plan->inputs.n; i++) {
        if (plan->inputs.v[i].odd != NULL)
            settle_group(plan, i, listed);
    }
}
