/* SPDX-License-Identifier: MIT */
#include "tostring.h"

#include <copydesk/record.h>
#include <lauxlib.h>
#include <math.h>
#include <string.h>

const char *
tostring_push(lua_State *lua, int index)
{
    char text[CD_SCALAR_ROOM];
    int type = lua_type(lua, index);

    if (type == LUA_TNUMBER && !lua_isinteger(lua, index) &&
        isfinite(lua_tonumber(lua, index))) {
        cd_real_text(text, lua_tonumber(lua, index));
        return lua_pushstring(lua, text);
    }
    if (type == LUA_TLIGHTUSERDATA)
        return lua_pushstring(lua, "null");
    if (type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TNUMBER ||
        type == LUA_TSTRING)
        return luaL_tolstring(lua, index, NULL);
    if (luaL_getmetafield(lua, index, "__tostring") == LUA_TNIL)
        return lua_pushstring(lua, lua_typename(lua, type));
    lua_pop(lua, 1);
    return luaL_tolstring(lua, index, NULL);
}

static int
do_tostring(lua_State *lua)
{
    luaL_checkany(lua, 1);
    tostring_push(lua, 1);
    return 1;
}

/* The letter of the conversion behind "%". */
static char
conversion(const char *text)
{
    return text[strspn(text, "-+ #0123456789.")];
}

/* Lua's own, which is the upvalue, gets texts for "%s", and never sees "%p". */
static int
do_format(lua_State *lua)
{
    const char *text = luaL_checkstring(lua, 1);
    int i = 1, n = lua_gettop(lua);

    while ((text = strchr(text, '%')) != NULL) {
        if (*++text == '%') {
            text++;
            continue;
        }
        i++;
        luaL_argcheck(lua, conversion(text) != 'p', 1,
            "there is no '%p': addresses differ from run to run");
        if (conversion(text) == 's' && i <= n) {
            tostring_push(lua, i);
            lua_replace(lua, i);
        }
    }
    /* Called so, it says where in the program a mistake is. */
    return lua_tocfunction(lua, lua_upvalueindex(1))(lua);
}

void
tostring_replace(lua_State *lua)
{
    lua_pushcfunction(lua, do_tostring);
    lua_setglobal(lua, "tostring");
    lua_getglobal(lua, "string");
    lua_getfield(lua, -1, "format");
    lua_pushcclosure(lua, do_format, 1);
    lua_setfield(lua, -2, "format");
    lua_pop(lua, 1);
}
