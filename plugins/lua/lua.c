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
lua_release(const struct cd_host *host, void *shared)
{
    (void)host;
    if (shared != NULL)
        box_free(shared);
}

static char *
read_program(const struct cd_host *host, const char *file, size_t *n)
{
    char *text = malloc(PROGRAM_MOST + 1);
    FILE *stream = text != NULL ? fopen(file, "re") : NULL;
    bool failed;

    *n = stream != NULL ? fread(text, 1, PROGRAM_MOST + 1, stream) : 0;
    failed = stream == NULL || ferror(stream);
    if (failed)
        cd_fail(host, "option \"file\": %s: %s", file, strerror(errno));
    if (stream != NULL)
        fclose(stream);
    if (!failed && *n <= PROGRAM_MOST)
        return text;
    if (!failed)
        cd_fail(host, "option \"file\": %s has more than a megabyte", file);
    free(text);
    return NULL;
}

/* "@FILE" makes messages begin with the name of the file, "=program" with
 * "program". */
static int
load_program(
    const struct cd_host *host, lua_State *lua, const struct opts *opts)
{
    const char *why;
    char *text, *name;
    size_t n;

    if (opts->file == NULL) {
        why = box_load(lua, opts->program, strlen(opts->program), "=program");
        return why == NULL ? 0 : cd_fail(host, "option \"program\": %s", why);
    }
    text = read_program(host, opts->file, &n);
    if (text == NULL)
        return -1;
    name = malloc(strlen(opts->file) + 2);
    if (name == NULL) {
        free(text);
        return cd_fail(host, "out of memory");
    }
    sprintf(name, "@%s", opts->file);
    why = box_load(lua, text, n, name);
    free(text);
    free(name);
    return why == NULL ? 0 : cd_fail(host, "option \"file\": %s", why);
}

/* The program is loaded before workers are forked, so that each has its own
 * copy of the state. */
static int
lua_prepare(const struct cd_host *host, const void *opts, void **shared)
{
    const struct opts *o = opts;
    lua_State *lua;

    if ((o->program == NULL) == (o->file == NULL))
        return cd_fail(
            host, "either \"program\" or \"file\" must say what to do");
    lua = box_new();
    if (lua == NULL)
        return cd_fail(host, "out of memory");
    box_set_host(lua, host);
    if (load_program(host, lua, o)) {
        box_free(lua);
        return -1;
    }
    *shared = lua;
    return 0;
}

/* ---- records ------------------------------------------------------------ */

static int
traceback(lua_State *lua)
{
    luaL_traceback(lua, lua, tostring_push(lua, 1), 1);
    return 1;
}

/* Call process(record); leaves what it returned, and the record below it. */
static int
call(lua_State *lua)
{
    tables_push(lua, lua_touserdata(lua, 1));
    box_push_process(lua);
    lua_pushvalue(lua, 2);
    lua_call(lua, 1, 1);
    return 2;
}

/* Put the table at the index in the place of the record. */
static int
replace_record_by(
    const struct cd_host *host, lua_State *lua, int index, json_t *rec)
{
    const char *why = NULL;
    json_t *to = tables_read(lua, index, rec, &why);
    int rc;

    if (to == NULL)
        return cd_fail(host, "%s", why);
    if (!json_is_object(to)) {
        json_decref(to);
        return cd_fail(host, "process made an array of the record, which must "
                             "have names");
    }
    json_object_clear(rec);
    rc = json_object_update(rec, to);
    json_decref(to);
    return rc == 0 ? 0 : cd_fail(host, "out of memory");
}

static enum cd_status
verdict(const struct cd_host *host, lua_State *lua, json_t *rec)
{
    switch (lua_type(lua, -1)) {
    case LUA_TBOOLEAN:
        if (!lua_toboolean(lua, -1))
            return CD_DROP;
        return replace_record_by(host, lua, lua_gettop(lua) - 1, rec) ? CD_ERROR
                                                                      : CD_KEEP;
    case LUA_TNIL:
        return replace_record_by(host, lua, lua_gettop(lua) - 1, rec) ? CD_ERROR
                                                                      : CD_KEEP;
    case LUA_TTABLE:
        return replace_record_by(host, lua, lua_gettop(lua), rec) ? CD_ERROR
                                                                  : CD_KEEP;
    default:
        cd_fail(host,
            "process returned a %s: it must be the record, nothing, or "
            "false",
            lua_typename(lua, lua_type(lua, -1)));
        return CD_ERROR;
    }
}

static enum cd_status
lua_process(const struct cd_host *host, void *self, json_t *rec)
{
    lua_State *lua = self;
    enum cd_status status = CD_ERROR;
    int rc;

    box_set_host(lua, host);
    lua_settop(lua, 0);
    lua_pushcfunction(lua, traceback);
    lua_pushcfunction(lua, call);
    lua_pushlightuserdata(lua, rec);
    rc = lua_pcall(lua, 1, 2, 1);
    if (rc == LUA_OK) {
        status = verdict(host, lua, rec);
    } else if (rc == LUA_ERRMEM) {
        cd_fail(host, "out of memory");
        errno = ENOMEM;
        return CD_ERROR;
    } else {
        cd_fail(host, "%s", lua_tostring(lua, -1));
    }
    lua_settop(lua, 0);
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
