/* SPDX-License-Identifier: MIT */
/* What a plugin says of its options, at the place in the pipeline that it is
 * about. */
#include "host/plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "json/position.h"

/* Which key or string element of a value stands first in the text, in double
 * quotes; its value, NULL for none, with its place below it behind *at. */
static const json_t *
named_inside(const json_t *value, const char *text, struct buf *at)
{
    const char *key, *first = NULL, *name = NULL;
    const json_t *found = NULL;
    size_t i, element = 0;
    json_t *inner;

    json_object_foreach ((json_t *)(uintptr_t)value, key, inner) {
        char *quoted = mem_printf("\"%s\"", key);
        const char *here = strstr(text, quoted);

        if (here != NULL && (first == NULL || here < first)) {
            first = here;
            name = key;
            found = inner;
        }
        free(quoted);
    }
    json_array_foreach (value, i, inner) {
        char *quoted = json_is_string(inner)
                           ? mem_printf("\"%s\"", json_string_value(inner))
                           : NULL;

        if (quoted != NULL && found == NULL && strstr(text, quoted) != NULL) {
            element = i;
            found = inner;
        }
        free(quoted);
    }
    if (name != NULL)
        position_push(at, name);
    else if (found != NULL)
        buf_addf(at, "/%zu", element);
    return found;
}

/* The text with an option of a sieve called as the output spells it. */
static char *
as_spelled(const struct config_node *node, const char *text)
{
    const struct config_spelling *spelling = node->spellings;
    char *said = NULL;

    for (; spelling != NULL && spelling->option != NULL && said == NULL;
         spelling++) {
        char *option = mem_printf("option \"%s\"", spelling->option);
        const char *here = strstr(text, option);

        if (here != NULL)
            said = mem_printf("%.*s\"%s\"%s", (int)(here - text), text,
                spelling->key, here + strlen(option));
        free(option);
    }
    return said != NULL ? said : mem_strdup(text);
}

void
plan_tell(struct plan *plan, const struct plan_node *node, const char *text)
{
    const json_t *value = node->config->options;
    char *option = NULL, *said = as_spelled(node->config, text);
    struct buf at = { 0 };

    value = named_inside(value, text, &at);
    if (value != NULL)
        option = config_option_at(node->config, buf_cstr(&at) + 1);
    at.n = 0;
    buf_adds(&at, option != NULL ? option : node->config->pointer);
    while (value != NULL)
        value = named_inside(value, text, &at);
    source_error(
        &plan->config->source, buf_cstr(&at), SOURCE_VALUE, "%s", said);
    buf_free(&at);
    free(option);
    free(said);
}
