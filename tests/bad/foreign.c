/* SPDX-License-Identifier: MIT */
/* Changes the locale, as no plugin may: of the process where FOREIGN is
 * "load", "prepare" or "open", of the thread, for a record, where it is
 * "process".  There it also changes how numbers are rounded. */
#include "bad.h"

#include <fenv.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* What setlocale() gave last: NULL if there is no such locale. */
static const char *is = "";
static locale_t comma; /* to be used from `process` on, where none opens */

static int
wanted(const char *where)
{
    const char *w = getenv("FOREIGN");

    return w != NULL && strcmp(w, where) == 0;
}

static int
change(const char *where)
{
    if (wanted(where)) {
        is = setlocale(LC_NUMERIC, "comma");
        fesetround(FE_UPWARD);
    }
    return is != NULL ? 0 : -1;
}

static void __attribute__((constructor)) load(void)
{
    change("load");
}

static int
prepare(const struct cd_host *h, const void *opts, void **shared)
{
    (void)opts;
    *shared = NULL;
    return change("prepare") == 0 ? 0 : cd_fail(h, "no such locale");
}

static int
start(const struct cd_host *h, const void *opts, void *shared, void **self)
{
    (void)opts;
    (void)shared;
    *self = NULL;
    if (wanted("process"))
        comma = newlocale(LC_NUMERIC_MASK, "comma", NULL);
    return change("open") == 0 ? 0 : cd_fail(h, "no such locale");
}

static enum cd_status
process(const struct cd_host *h, void *self, json_t *rec)
{
    (void)self;
    (void)rec;
    if (!wanted("process"))
        return CD_KEEP;
    fesetround(FE_UPWARD);
    if (comma != NULL && uselocale(comma) != NULL)
        return CD_KEEP;
    cd_fail(h, "no such locale");
    return CD_ERROR;
}

struct share {
    double share;
};

static const struct cd_option options[] = {
    CD_OPT_REAL(struct share, share, 0.25, 0, 1.5, "Read, and not used."),
    { 0 },
};

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("foreign"),
    .options = options,
    .options_size = sizeof(struct share),
    .prepare = prepare,
    .open = start,
    .process = process,
};
