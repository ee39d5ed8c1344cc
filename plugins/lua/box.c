/* SPDX-License-Identifier: MIT */
#include "box.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tables.h"
#include "tostring.h"

static char process; /* its address is the key of the function */

void
box_set_host(lua_State *lua, const struct cd_host *host)
{
    memcpy(lua_getextraspace(lua), &host, sizeof(host));
}

static const struct cd_host *
host_of(lua_State *lua)
{
    const struct cd_host *h;

    memcpy(&h, lua_getextraspace(lua), sizeof(h));
    return h;
}

/* ---- copydesk ----------------------------------------------------------- */

static int
do_count(lua_State *lua)
{
    const char *name = luaL_checkstring(lua, 1);
    lua_Integer n = luaL_optinteger(lua, 2, 1);

    cd_count(host_of(lua), name, n);
    return 0;
}

static int
do_log(lua_State *lua)
{
    cd_log(host_of(lua), CD_INFO, "%s", tostring_push(lua, 1));
    return 0;
}

static const luaL_Reg functions[] = { { "count", do_count }, { "log", do_log },
    { NULL, NULL } };

/* ---- pairs, in the order of the keys ------------------------------------ */

static int
before(lua_State *lua, int a, int b)
{
    int number = lua_type(lua, a), year = lua_type(lua, b);

    if (number != year)
        return number < year; /* a number is less than a string */
    return number == LUA_TNUMBER || number == LUA_TSTRING
               ? lua_compare(lua, a, b, LUA_OPLT)
               : 0;
}

/* table.sort calls it. */
static int
compare_values(lua_State *lua)
{
    lua_pushboolean(lua, before(lua, 1, 2));
    return 1;
}

/* The next pair: upvalues are the table, its keys and how many were given. */
static int
step(lua_State *lua)
{
    lua_Integer i = lua_tointeger(lua, lua_upvalueindex(3));

    do {
        lua_settop(lua, 0);
        if (lua_rawgeti(lua, lua_upvalueindex(2), ++i) == LUA_TNIL)
            return 1;
        lua_pushvalue(lua, 1);
        lua_gettable(lua, lua_upvalueindex(1));
    } while (lua_isnil(lua, 2)); /* it was removed meanwhile */
    lua_pushinteger(lua, i);
    lua_replace(lua, lua_upvalueindex(3));
    return 2;
}

static int
do_pairs(lua_State *lua)
{
    lua_Integer n = 0;

    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 1);
    lua_pushvalue(lua, lua_upvalueindex(1)); /* table.sort */
    lua_newtable(lua);
    lua_pushnil(lua);
    while (lua_next(lua, 1) != 0) {
        lua_pop(lua, 1);
        lua_pushvalue(lua, -1);
        lua_rawseti(lua, 3, ++n);
    }
    lua_pushvalue(lua, 3);
    lua_insert(lua, 2); /* table, keys, sort, keys */
    lua_pushcfunction(lua, compare_values);
    lua_call(lua, 2, 0);
    lua_pushinteger(lua, 0);
    lua_pushcclosure(lua, step, 3);
    return 1;
}

/* ---- memory ------------------------------------------------------------- */

struct memory {
    size_t used, most; /* bytes */
};

/* What lua_Alloc is to do. */
static void *
allocate_bounded(void *ctx, void *old, size_t had, size_t n)
{
    struct memory *memory = ctx;
    void *pointer;

    if (old == NULL)
        had = 0; /* it is a type */
    if (n == 0) {
        memory->used -= had;
        free(old);
        return NULL;
    }
    if (n > had &&
        (memory->used > memory->most || n - had > memory->most - memory->used))
        return NULL;
    pointer = realloc(old, n);
    if (pointer != NULL)
        memory->used = memory->used - had + n;
    return pointer;
}

static struct memory *
memory_of(lua_State *lua)
{
    void *memory;

    lua_getallocf(lua, &memory);
    return memory;
}

void
box_free(lua_State *lua)
{
    struct memory *memory = memory_of(lua);

    lua_close(lua);
    free(memory);
}

/* ---- the box ------------------------------------------------------------ */

/* Take members out of a table among the globals, or of the globals. */
static void
take_out(lua_State *lua, const char *table, const char *const *names)
{
    size_t i;

    if (table != NULL)
        lua_getglobal(lua, table);
    else
        lua_pushglobaltable(lua);
    for (i = 0; names[i] != NULL; i++) {
        lua_pushnil(lua);
        lua_setfield(lua, -2, names[i]);
    }
    lua_pop(lua, 1);
}

static int
fill_box(lua_State *lua)
{
    static const luaL_Reg libraries[] = { { LUA_GNAME, luaopen_base },
        { LUA_STRLIBNAME, luaopen_string }, { LUA_TABLIBNAME, luaopen_table },
        { LUA_MATHLIBNAME, luaopen_math }, { LUA_UTF8LIBNAME, luaopen_utf8 } };
    static const char *const basic[] = { "dofile", "loadfile", "load",
        "loadstring", "print", "warn", "collectgarbage", "next", NULL };
    static const char *const of_math[] = { "random", "randomseed", NULL };
    static const char *const of_string[] = { "dump", NULL };
    size_t i;

    for (i = 0; i < sizeof(libraries) / sizeof(libraries[0]); i++) {
        luaL_requiref(lua, libraries[i].name, libraries[i].func, 1);
        lua_pop(lua, 1);
    }
    take_out(lua, NULL, basic);
    take_out(lua, "math", of_math);
    take_out(lua, "string", of_string);
    tostring_replace(lua);
    lua_getglobal(lua, "table");
    lua_getfield(lua, -1, "sort");
    lua_pushcclosure(lua, do_pairs, 1);
    lua_setglobal(lua, "pairs");
    lua_pushliteral(lua, ""); /* what all strings share stays as it is */
    lua_getmetatable(lua, -1);
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_pop(lua, 2);
    luaL_newlib(lua, functions);
    tables_push_null(lua);
    lua_setfield(lua, -2, "null");
    lua_setglobal(lua, "copydesk");
    return 0;
}

lua_State *
box_new(void)
{
    struct memory *memory = calloc(1, sizeof(*memory));
    lua_State *lua;

    if (memory == NULL)
        return NULL;
    memory->most = SIZE_MAX;
    lua = lua_newstate(allocate_bounded, memory);
    if (lua == NULL) {
        free(memory);
        return NULL;
    }
    lua_pushcfunction(lua, fill_box);
    if (lua_pcall(lua, 0, 0, 0) == LUA_OK)
        return lua;
    box_free(lua);
    return NULL;
}

/* A program that loads defines things, and comes to an end. */
#define STEPS 1000000 /* instructions between two looks at the clocks */

static struct timespec began[2]; /* of the clocks of spent */

static const struct {
    clockid_t clock;
    time_t most; /* seconds */
} spent[2] = { { CLOCK_PROCESS_CPUTIME_ID, BOX_LOADING },
    { CLOCK_MONOTONIC, BOX_WAITING } };

static void
look_at_debug(lua_State *lua, lua_Debug *debug)
{
    struct timespec now;
    int i;

    (void)debug;
    for (i = 0; i < 2; i++) {
        clock_gettime(spent[i].clock, &now);
        if (now.tv_sec - began[i].tv_sec <= spent[i].most)
            continue;
        luaL_where(lua, 0);
        lua_pushfstring(lua, "the program does not come to an end");
        lua_concat(lua, 2);
        lua_error(lua);
    }
}

/* Run what was loaded. */
static int
begin_box(lua_State *lua)
{
    int rc, i;

    for (i = 0; i < 2; i++)
        clock_gettime(spent[i].clock, &began[i]);
    lua_sethook(lua, look_at_debug, LUA_MASKCOUNT, STEPS);
    rc = lua_pcall(lua, 0, 0, 0);
    lua_sethook(lua, NULL, 0, 0);
    return rc;
}

static int
load_function(lua_State *lua, const char *text, size_t n, const char *name)
{
    struct memory *memory = memory_of(lua);
    int rc;

    memory->most = BOX_BYTES;
    rc = luaL_loadbufferx(lua, text, n, name, "t");
    rc = rc == LUA_OK ? begin_box(lua) : rc;
    memory->most = SIZE_MAX; /* a worker has a limit of its own */
    return rc;
}

const char *
box_load(lua_State *lua, const char *text, size_t n, const char *name)
{
    int rc;

    lua_settop(lua, 0);
    rc = load_function(lua, text, n, name);
    if (rc == LUA_ERRMEM)
        return "loading it takes more than 128 MiB of memory";
    if (rc != LUA_OK)
        return lua_type(lua, -1) == LUA_TSTRING ? lua_tostring(lua, -1)
                                                : "it failed";
    if (lua_getglobal(lua, "process") != LUA_TFUNCTION)
        return "it defines no function process(record)";
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &process);
    return NULL;
}

void
box_push_process(lua_State *lua)
{
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &process);
}
