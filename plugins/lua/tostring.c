/* SPDX-License-Identifier: MIT */
#include "tostring.h"

#include <copydesk/record.h>
#include <lauxlib.h>
#include <math.h>
#include <string.h>

const char *
tostring_push(lua_State *l, int index)
{
    char text[CD_SCALAR_ROOM];
    int type = lua_type(l, index);

    if (type == LUA_TNUMBER && !lua_isinteger(l, index) &&
        isfinite(lua_tonumber(l, index))) {
        cd_real_text(text, lua_tonumber(l, index));
        return lua_pushstring(l, text);
    }
    if (type == LUA_TLIGHTUSERDATA)
        return lua_pushstring(l, "null");
    if (type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TNUMBER ||
        type == LUA_TSTRING)
        return luaL_tolstring(l, index, NULL);
    if (luaL_getmetafield(l, index, "__tostring") == LUA_TNIL)
        return lua_pushstring(l, lua_typename(l, type));
    lua_pop(l, 1);
    return luaL_tolstring(l, index, NULL);
}

static int
do_tostring(lua_State *l)
{
    luaL_checkany(l, 1);
    tostring_push(l, 1);
    return 1;
}

/* The letter of the conversion behind "%". */
static char
conversion(const char *s)
{
    return s[strspn(s, "-+ #0123456789.")];
}

/* Lua's own, which is the upvalue, gets texts for "%s", and never sees "%p". */
static int
do_format(lua_State *l)
{
    const char *s = luaL_checkstring(l, 1);
    int i = 1, n = lua_gettop(l);

    while ((s = strchr(s, '%')) != NULL) {
        if (*++s == '%') {
            s++;
            continue;
        }
        i++;
        luaL_argcheck(l, conversion(s) != 'p', 1,
            "there is no '%p': addresses differ from run to run");
        if (conversion(s) == 's' && i <= n) {
            tostring_push(l, i);
            lua_replace(l, i);
        }
    }
    /* Called so, it says where in the program a mistake is. */
    return lua_tocfunction(l, lua_upvalueindex(1))(l);
}

void
tostring_replace(lua_State *l)
{
    lua_pushcfunction(l, do_tostring);
    lua_setglobal(l, "tostring");
    lua_getglobal(l, "string");
    lua_getfield(l, -1, "format");
    lua_pushcclosure(l, do_format, 1);
    lua_setfield(l, -2, "format");
    lua_pop(l, 1);
}
