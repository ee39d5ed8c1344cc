/* SPDX-License-Identifier: MIT */
/* option_text - options as they are shown to people: the rest of option.h. */
#include "host/option.h"

#include <stdint.h>
#include <string.h>

#include "json/writer.h"

char *
option_range(const struct cd_option *option)
{
    struct buf b = { 0 };
    size_t i;

    switch (option->type) {
    case CD_O_BOOL:
        buf_adds(&b, "true or false");
        break;
    case CD_O_INT:
        buf_adds(&b, "an integer");
        if (option->min.i > INT64_MIN && option->max.i == INT64_MAX)
            buf_addf(&b, ", at least %jd", (intmax_t)option->min.i);
        else if (option->min.i > INT64_MIN || option->max.i < INT64_MAX)
            buf_addf(&b, " from %jd to %jd", (intmax_t)option->min.i,
                (intmax_t)option->max.i);
        break;
    case CD_O_REAL:
        buf_addf(&b, "a number from %g to %g", option->min.d, option->max.d);
        break;
    case CD_O_ENUM:
        buf_adds(&b, "one of ");
        for (i = 0; option->choices[i] != NULL; i++)
            buf_addf(&b, "%s%s", i > 0 ? ", " : "", option->choices[i]);
        break;
    case CD_O_PATH:
        buf_adds(&b, "a path");
        break;
    case CD_O_STRINGS:
        buf_adds(&b, "an array of strings (as an argument: a,b or JSON)");
        break;
    case CD_O_JSON:
        buf_adds(&b, "any JSON value");
        break;
    default:
        buf_adds(&b, "a string");
    }
    return buf_cstr(&b);
}

char *
option_default(const struct cd_option *option)
{
    struct buf b = { 0 };
    size_t i;

    if (option->flags & CD_O_SECRET) {
        writer_string(&b, OPTION_HIDDEN, strlen(OPTION_HIDDEN));
        return buf_cstr(&b);
    }
    switch (option->type) {
    case CD_O_BOOL:
        buf_adds(&b, option->def.b ? "true" : "false");
        break;
    case CD_O_INT:
        buf_addf(&b, "%jd", (intmax_t)option->def.i);
        break;
    case CD_O_REAL:
        writer_real(&b, option->def.d);
        break;
    case CD_O_ENUM:
        buf_addf(&b, "\"%s\"", option->choices[option->def.i]);
        break;
    case CD_O_STRING:
        if (option->def.s == NULL)
            buf_adds(&b, "null");
        else
            writer_string(&b, option->def.s, strlen(option->def.s));
        break;
    case CD_O_STRINGS:
        buf_addc(&b, '[');
        for (i = 0; option->def.list != NULL && option->def.list[i] != NULL;
             i++) {
            buf_adds(&b, i > 0 ? ", " : "");
            writer_string(&b, option->def.list[i], strlen(option->def.list[i]));
        }
        buf_addc(&b, ']');
        break;
    default:
        buf_adds(&b, "null");
    }
    return buf_cstr(&b);
}
