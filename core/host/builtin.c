/* SPDX-License-Identifier: MIT */
#include "host/builtin.h"

#include <stdlib.h>
#include <ltdl.h>

#include "base/mem.h"
#include "host/loader.h"
#include "host/registry.h"

static int
start_builtin(struct cd_err *err)
{
    static bool started;

    if (started)
        return 0;
    LTDL_SET_PRELOADED_SYMBOLS();
    if (lt_dlinit() != 0)
        return err_set(err, "cannot start libltdl: %s", lt_dlerror());
    started = true;
    return 0;
}

/* libltdl's callback carries no context. */
static struct {
    void (*fn)(void *ctx, const char *name);
    void *ctx;
} each;

static int
call_each(lt_dlhandle handle)
{
    const lt_dlinfo *info = lt_dlgetinfo(handle);

    if (info != NULL && info->name != NULL)
        each.fn(each.ctx, info->name);
    return 0;
}

static int
list_builtin(
    void (*fn)(void *ctx, const char *name), void *ctx, struct cd_err *err)
{
    if (start_builtin(err))
        return -1;
    each.fn = fn;
    each.ctx = ctx;
    lt_dlpreload_open(NULL, call_each);
    return 0;
}

static const void *
find_builtin(const char *name, struct cd_err *err)
{
    char *file = mem_printf("%s.a", name);
    lt_dladvise advise;
    lt_dlhandle handle = NULL;

    if (lt_dladvise_init(&advise) == 0 && lt_dladvise_preload(&advise) == 0)
        handle = lt_dlopenadvise(file, advise);
    lt_dladvise_destroy(&advise);
    free(file);
    if (handle == NULL) {
        err_set(err, "plugin \"%s\" is not built in", name);
        return NULL;
    }
    return loader_descriptor(lt_dlsym(handle, LOADER_SYMBOL), err);
}

void
builtin_offer(void)
{
    static const struct registry_builtins offer = { list_builtin,
        find_builtin };

    registry_offer(&offer);
}
