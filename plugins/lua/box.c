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
box_set_host(lua_State *l, const struct cd_host *h)
{
    memcpy(lua_getextraspace(l), &h, sizeof(h));
}

static const struct cd_host *
host(lua_State *l)
{
    const struct cd_host *h;

    memcpy(&h, lua_getextraspace(l), sizeof(h));
    return h;
}

/* ---- copydesk ----------------------------------------------------------- */

static int
do_count(lua_State *l)
{
    const char *name = luaL_checkstring(l, 1);
    lua_Integer n = luaL_optinteger(l, 2, 1);

    cd_count(host(l), name, n);
    return 0;
}

static int
do_log(lua_State *l)
{
    cd_log(host(l), CD_INFO, "%s", tostring_push(l, 1));
    return 0;
}

static const luaL_Reg functions[] = { { "count", do_count }, { "log", do_log },
    { NULL, NULL } };

/* ---- pairs, in the order of the keys ------------------------------------ */

static int
before(lua_State *l, int a, int b)
{
    int x = lua_type(l, a), y = lua_type(l, b);

    if (x != y)
        return x < y; /* a number is less than a string */
    return x == LUA_TNUMBER || x == LUA_TSTRING ? lua_compare(l, a, b, LUA_OPLT)
                                                : 0;
}

/* table.sort calls it. */
static int
compare(lua_State *l)
{
    lua_pushboolean(l, before(l, 1, 2));
    return 1;
}

/* The next pair: upvalues are the table, its keys and how many were given. */
static int
step(lua_State *l)
{
    lua_Integer i = lua_tointeger(l, lua_upvalueindex(3));

    do {
        lua_settop(l, 0);
        if (lua_rawgeti(l, lua_upvalueindex(2), ++i) == LUA_TNIL)
            return 1;
        lua_pushvalue(l, 1);
        lua_gettable(l, lua_upvalueindex(1));
    } while (lua_isnil(l, 2)); /* it was removed meanwhile */
    lua_pushinteger(l, i);
    lua_replace(l, lua_upvalueindex(3));
    return 2;
}

static int
do_pairs(lua_State *l)
{
    lua_Integer n = 0;

    luaL_checktype(l, 1, LUA_TTABLE);
    lua_settop(l, 1);
    lua_pushvalue(l, lua_upvalueindex(1)); /* table.sort */
    lua_newtable(l);
    lua_pushnil(l);
    while (lua_next(l, 1) != 0) {
        lua_pop(l, 1);
        lua_pushvalue(l, -1);
        lua_rawseti(l, 3, ++n);
    }
    lua_pushvalue(l, 3);
    lua_insert(l, 2); /* table, keys, sort, keys */
    lua_pushcfunction(l, compare);
    lua_call(l, 2, 0);
    lua_pushinteger(l, 0);
    lua_pushcclosure(l, step, 3);
    return 1;
}

/* ---- memory ------------------------------------------------------------- */

struct memory {
    size_t used, most; /* bytes */
};

/* What lua_Alloc is to do. */
static void *
allocate(void *ctx, void *old, size_t had, size_t n)
{
    struct memory *m = ctx;
    void *p;

    if (old == NULL)
        had = 0; /* it is a type */
    if (n == 0) {
        m->used -= had;
        free(old);
        return NULL;
    }
    if (n > had && (m->used > m->most || n - had > m->most - m->used))
        return NULL;
    p = realloc(old, n);
    if (p != NULL)
        m->used = m->used - had + n;
    return p;
}

static struct memory *
memory_of(lua_State *l)
{
    void *m;

    lua_getallocf(l, &m);
    return m;
}

void
box_free(lua_State *l)
{
    struct memory *m = memory_of(l);

    lua_close(l);
    free(m);
}

/* ---- the box ------------------------------------------------------------ */

/* Take members out of a table among the globals, or of the globals. */
static void
take_out(lua_State *l, const char *table, const char *const *names)
{
    size_t i;

    if (table != NULL)
        lua_getglobal(l, table);
    else
        lua_pushglobaltable(l);
    for (i = 0; names[i] != NULL; i++) {
        lua_pushnil(l);
        lua_setfield(l, -2, names[i]);
    }
    lua_pop(l, 1);
}

static int
fill(lua_State *l)
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
        luaL_requiref(l, libraries[i].name, libraries[i].func, 1);
        lua_pop(l, 1);
    }
    take_out(l, NULL, basic);
    take_out(l, "math", of_math);
    take_out(l, "string", of_string);
    tostring_replace(l);
    lua_getglobal(l, "table");
    lua_getfield(l, -1, "sort");
    lua_pushcclosure(l, do_pairs, 1);
    lua_setglobal(l, "pairs");
    lua_pushliteral(l, ""); /* what all strings share stays as it is */
    lua_getmetatable(l, -1);
    lua_pushboolean(l, 0);
    lua_setfield(l, -2, "__metatable");
    lua_pop(l, 2);
    luaL_newlib(l, functions);
    tables_push_null(l);
    lua_setfield(l, -2, "null");
    lua_setglobal(l, "copydesk");
    return 0;
}

lua_State *
box_new(void)
{
    struct memory *m = calloc(1, sizeof(*m));
    lua_State *l;

    if (m == NULL)
        return NULL;
    m->most = SIZE_MAX;
    l = lua_newstate(allocate, m);
    if (l == NULL) {
        free(m);
        return NULL;
    }
    lua_pushcfunction(l, fill);
    if (lua_pcall(l, 0, 0, 0) == LUA_OK)
        return l;
    box_free(l);
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
look(lua_State *l, lua_Debug *d)
{
    struct timespec now;
    int i;

    (void)d;
    for (i = 0; i < 2; i++) {
        clock_gettime(spent[i].clock, &now);
        if (now.tv_sec - began[i].tv_sec <= spent[i].most)
            continue;
        luaL_where(l, 0);
        lua_pushfstring(l, "the program does not come to an end");
        lua_concat(l, 2);
        lua_error(l);
    }
}

/* Run what was loaded. */
static int
begin(lua_State *l)
{
    int rc, i;

    for (i = 0; i < 2; i++)
        clock_gettime(spent[i].clock, &began[i]);
    lua_sethook(l, look, LUA_MASKCOUNT, STEPS);
    rc = lua_pcall(l, 0, 0, 0);
    lua_sethook(l, NULL, 0, 0);
    return rc;
}

static int
load(lua_State *l, const char *text, size_t n, const char *name)
{
    struct memory *m = memory_of(l);
    int rc;

    m->most = BOX_BYTES;
    rc = luaL_loadbufferx(l, text, n, name, "t");
    rc = rc == LUA_OK ? begin(l) : rc;
    m->most = SIZE_MAX; /* a worker has a limit of its own */
    return rc;
}

const char *
box_load(lua_State *l, const char *text, size_t n, const char *name)
{
    int rc;

    lua_settop(l, 0);
    rc = load(l, text, n, name);
    if (rc == LUA_ERRMEM)
        return "loading it takes more than 128 MiB of memory";
    if (rc != LUA_OK)
        return lua_type(l, -1) == LUA_TSTRING ? lua_tostring(l, -1)
                                              : "it failed";
    if (lua_getglobal(l, "process") != LUA_TFUNCTION)
        return "it defines no function process(record)";
    lua_rawsetp(l, LUA_REGISTRYINDEX, &process);
    return NULL;
}

void
box_push_process(lua_State *l)
{
    lua_rawgetp(l, LUA_REGISTRYINDEX, &process);
}
