/* SPDX-License-Identifier: MIT */
/* Options that are secret, of a plugin that talks about them. */
#include "bad.h"

#include <stdio.h>
#include <string.h>

struct opts {
    const char *password, *user;
    int64_t port;
    const json_t *login;
    int mode;
    const char *key;
};

static const char *const modes[] = { "open", "shut", NULL };

static const struct cd_option table[] = { CD_OPT_STRING(struct opts, password,
                                              CD_O_SECRET, "swordfish",
                                              "The password."),
    CD_OPT_STRING(struct opts, user, 0, "nobody", "Who."),
    CD_OPT_INT(struct opts, port, 1, 0, 65535, "The port."),
    CD_OPT_JSON(struct opts, login, CD_O_SECRET, "The login."),
    { "mode", "How.", CD_O_ENUM, CD_O_SECRET, offsetof(struct opts, mode),
        { 0 }, { 0 }, { 0 }, modes },
    CD_OPT_PATH(struct opts, key, CD_O_SECRET, "The key."), { 0 } };

static int
take(const struct cd_host *h, const void *opts, void *shared, void **self)
{
    const struct opts *o = opts;

    (void)shared;
    if (strcmp(o->user, "refused") == 0)
        return cd_fail(h, "the server refuses %s/%s", o->user, o->password);
    *self = (void *)(uintptr_t)opts;
    return 0;
}

static enum cd_status
show(const struct cd_host *h, void *self, json_t *rec)
{
    const struct opts *o = self;
    const char *token = json_string_value(json_object_get(o->login, "token"));

    (void)rec;
    cd_log(h, CD_INFO, "went in with %s and %s", o->password,
        token != NULL ? token : "nothing");
    printf("printed %s\n", o->password);
    fflush(stdout);
    cd_fail(h, "no entry with %s, %s", o->password, o->user);
    return CD_ERROR;
}

const struct cd_plugin copydesk_plugin = {
    BAD_SOUND("vault"),
    .options = table,
    .options_size = sizeof(struct opts),
    .open = take,
    .process = show,
};
