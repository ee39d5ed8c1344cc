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
line_of(const struct listing *listed, const char *file)
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
complain(struct plan *p, const struct path *first, size_t more,
    const struct listing *listed)
{
    struct source *source = &p->config->source;
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
            first->group == ODD_LIST ? line_of(listed, first->file) : 0, 0,
            "%s", text);
    }
    free(text);
}

/* Decide about the group that begins with v[at]; those of it behind that are
 * marked as seen. */
static void
settle_group(struct plan *p, size_t at, const struct listing *listed)
{
    struct path *v = p->inputs.v;
    const size_t group = v[at].group;
    const bool among = has_document(&p->inputs, group);
    size_t i, more = 0;

    for (i = at; i < p->inputs.n; i++) {
        if (v[i].group != group || v[i].odd == NULL)
            continue;
        if (among)
            v[i].kind = (struct input_kind){ .reader = SNIFF_FILES,
                .why = "it is no text, and stands among pages" };
        else if (i == at)
            continue;
        more++;
        free(v[i].odd);
        v[i].odd = NULL;
    }
    if (!among)
        complain(p, &v[at], more, listed);
}

void
odd_settle(struct plan *p, const struct listing *listed)
{
    size_t i;

    for (i = 0; i < p->inputs.n; i++) {
        if (p->inputs.v[i].odd != NULL)
            settle_group(p, i, listed);
    }
}
