/* SPDX-License-Identifier: MIT */
/* lua - a Lua function changes, keeps or drops each record. */
#include <copydesk/record.h>

#include <errno.h>
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "box.h"
#include "tables.h"
#include "tostring.h"

#define PROGRAM_MOST ((size_t)1 << 20) /* bytes of a program in a file */

struct opts {
    const char *program, *file;
};

static const struct cd_option options[] = {
    CD_OPT_STRING(struct opts, program, 0, NULL,
        "The program, which defines the function process(record)."),
    CD_OPT_PATH(struct opts, file, 0, "A file that holds it."), { 0 }
};

static const struct cd_field reads[] = {
    { "*", CD_T_OBJECT, 0, "Whatever the program looks at." }, { 0 }
};

static const struct cd_field writes[] = {
    { "*",
        CD_T_BOOL | CD_T_INT | CD_T_REAL | CD_T_STRING | CD_T_ARRAY |
            CD_T_OBJECT,
        CD_OPTIONAL, "Whatever the program makes." },
    { 0 }
};

static const struct cd_example examples[] = {
    { "The record is changed in place, or another is returned.",
        "{\"program\": \"function process(r) r.short = #r.text < 100 end\"}",
        "{\"id\": \"a\", \"text\": \"It sank.\"}",
        "{\"id\": \"a\", \"text\": \"It sank.\", \"short\": true}" },
    { "false drops it.",
        "{\"program\": \"function process(r) return r.language == 'de' end\"}",
        "{\"language\": \"en\"}", NULL },
    { 0 }
};

static void
lua_release(const struct cd_host *h, void *shared)
{
    (void)h;
    if (shared != NULL)
        box_free(shared);
}

static char *
read_program(const struct cd_host *h, const char *file, size_t *n)
{
    char *s = malloc(PROGRAM_MOST + 1);
    FILE *f = s != NULL ? fopen(file, "re") : NULL;
    bool failed;

    *n = f != NULL ? fread(s, 1, PROGRAM_MOST + 1, f) : 0;
    failed = f == NULL || ferror(f);
    if (failed)
        cd_fail(h, "option \"file\": %s: %s", file, strerror(errno));
    if (f != NULL)
        fclose(f);
    if (!failed && *n <= PROGRAM_MOST)
        return s;
    if (!failed)
        cd_fail(h, "option \"file\": %s has more than a megabyte", file);
    free(s);
    return NULL;
}

/* "@FILE" makes messages begin with the name of the file, "=program" with
 * "program". */
static int
load(const struct cd_host *h, lua_State *l, const struct opts *o)
{
    const char *why;
    char *text, *name;
    size_t n;

    if (o->file == NULL) {
        why = box_load(l, o->program, strlen(o->program), "=program");
        return why == NULL ? 0 : cd_fail(h, "option \"program\": %s", why);
    }
    text = read_program(h, o->file, &n);
    if (text == NULL)
        return -1;
    name = malloc(strlen(o->file) + 2);
    if (name == NULL) {
        free(text);
        return cd_fail(h, "out of memory");
    }
    sprintf(name, "@%s", o->file);
    why = box_load(l, text, n, name);
    free(text);
    free(name);
    return why == NULL ? 0 : cd_fail(h, "option \"file\": %s", why);
}

/* The program is loaded before workers are forked, so that each has its own
 * copy of the state. */
static int
lua_prepare(const struct cd_host *h, const void *opts, void **shared)
{
    const struct opts *o = opts;
    lua_State *l;

    if ((o->program == NULL) == (o->file == NULL))
        return cd_fail(h, "either \"program\" or \"file\" must say what to do");
    l = box_new();
    if (l == NULL)
        return cd_fail(h, "out of memory");
    box_set_host(l, h);
    if (load(h, l, o)) {
        box_free(l);
        return -1;
    }
    *shared = l;
    return 0;
}

/* ---- records ------------------------------------------------------------ */

static int
traceback(lua_State *l)
{
    luaL_traceback(l, l, tostring_push(l, 1), 1);
    return 1;
}

/* Call process(record); leaves what it returned, and the record below it. */
static int
call(lua_State *l)
{
    tables_push(l, lua_touserdata(l, 1));
    box_push_process(l);
    lua_pushvalue(l, 2);
    lua_call(l, 1, 1);
    return 2;
}

/* Put the table at the index in the place of the record. */
static int
take(const struct cd_host *h, lua_State *l, int index, json_t *rec)
{
    const char *why = NULL;
    json_t *to = tables_read(l, index, rec, &why);
    int rc;

    if (to == NULL)
        return cd_fail(h, "%s", why);
    if (!json_is_object(to)) {
        json_decref(to);
        return cd_fail(h, "process made an array of the record, which must "
                          "have names");
    }
    json_object_clear(rec);
    rc = json_object_update(rec, to);
    json_decref(to);
    return rc == 0 ? 0 : cd_fail(h, "out of memory");
}

static enum cd_status
verdict(const struct cd_host *h, lua_State *l, json_t *rec)
{
    switch (lua_type(l, -1)) {
    case LUA_TBOOLEAN:
        if (!lua_toboolean(l, -1))
            return CD_DROP;
        return take(h, l, lua_gettop(l) - 1, rec) ? CD_ERROR : CD_KEEP;
    case LUA_TNIL:
        return take(h, l, lua_gettop(l) - 1, rec) ? CD_ERROR : CD_KEEP;
    case LUA_TTABLE:
        return take(h, l, lua_gettop(l), rec) ? CD_ERROR : CD_KEEP;
    default:
        cd_fail(h,
            "process returned a %s: it must be the record, nothing, or "
            "false",
            lua_typename(l, lua_type(l, -1)));
        return CD_ERROR;
    }
}

static enum cd_status
lua_process(const struct cd_host *h, void *self, json_t *rec)
{
    lua_State *l = self;
    enum cd_status status = CD_ERROR;
    int rc;

    box_set_host(l, h);
    lua_settop(l, 0);
    lua_pushcfunction(l, traceback);
    lua_pushcfunction(l, call);
    lua_pushlightuserdata(l, rec);
    rc = lua_pcall(l, 1, 2, 1);
    if (rc == LUA_OK) {
        status = verdict(h, l, rec);
    } else if (rc == LUA_ERRMEM) {
        cd_fail(h, "out of memory");
        errno = ENOMEM;
        return CD_ERROR;
    } else {
        cd_fail(h, "%s", lua_tostring(l, -1));
    }
    lua_settop(l, 0);
    errno = 0;
    return status;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "lua",
    .version = "1.0",
    .summary = "A Lua function changes, keeps or drops each record.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_FILTER,
    .options = options,
    .options_size = sizeof(struct opts),
    .reads = reads,
    .writes = writes,
    .examples = examples,
    .prepare = lua_prepare,
    .process = lua_process,
    .release = lua_release,
};
