/* SPDX-License-Identifier: MIT */
/*
 * tostring - values as text, the same in every process: without the addresses
 * that Lua's own tostring has, and reals with all their digits.
 */
#ifndef LUA_TOSTRING_H
#define LUA_TOSTRING_H

#include <lua.h>

/* Push the value at the index as text, and return that: as Lua's luaL_tolstring
 * does, but a table, a function is "table", "function", and null is "null". */
const char *tostring_push(lua_State *lua, int index);

/* Put `tostring` and `string.format` that do so in the places of Lua's. */
void tostring_replace(lua_State *lua);

#endif
