/* SPDX-License-Identifier: MIT */
/* An option of every type, written into the record. */
#include "bad.h"

#include <string.h>

struct opts {
    bool flag;
    int64_t count;
    double share;
    const char *word, *needed, *file;
    int mode;
    struct cd_strings list;
    const json_t *tree;
};

static const char *const modes[] = { "quick", "thorough", NULL };
static const char *const list_default[] = { "a", "b", NULL };

static const struct cd_option table[] = {
    CD_OPT_BOOL(struct opts, flag, true, "A flag."),
    CD_OPT_INT(struct opts, count, 3, 1, 9, "A count."),
    CD_OPT_REAL(struct opts, share, 0.5, 0, 1, "A share."),
    CD_OPT_STRING(struct opts, word, 0, NULL, "A word."),
    CD_OPT_STRING(struct opts, needed, CD_O_REQUIRED, NULL, "Needed."),
    CD_OPT_PATH(struct opts, file, 0, "A file."),
    CD_OPT_ENUM(struct opts, mode, 0, modes, "A choice."),
    CD_OPT_STRINGS(struct opts, list, list_default, "Words."),
    CD_OPT_JSON(struct opts, tree, CD_O_DEPRECATED, "Use list instead."), { 0 }
};

static int
take(const struct cd_host *h, const void *opts, void *shared, void **self)
{
    (void)h;
    (void)shared;
    *self = (void *)(uintptr_t)opts;
    return 0;
}

static enum cd_status
show(const struct cd_host *h, void *self, json_t *rec)
{
    const struct opts *o = self;
    json_t *list = json_array();
    size_t i;

    (void)h;
    for (i = 0; i < o->list.n; i++)
        json_array_append_new(list, json_string(o->list.v[i]));
    json_object_set_new(rec, "options",
        json_pack("{s:b,s:I,s:f,s:s?,s:s?,s:s?,s:s,s:o,s:O?}", "flag", o->flag,
            "count", (json_int_t)o->count, "share", o->share, "word", o->word,
            "needed", o->needed, "file",
            o->file != NULL ? strrchr(o->file, '/') + 1 : NULL, "mode",
            modes[o->mode], "list", list, "tree", o->tree));
    return CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("options"),
    .options = table,
    .options_size = sizeof(struct opts),
    .open = take,
    .process = show,
};
