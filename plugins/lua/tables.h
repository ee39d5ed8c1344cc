/* SPDX-License-Identifier: MIT */
/*
 * tables - records as Lua tables, and back.
 *
 * null is a value of its own, copydesk.null: nil would not be in a table.
 */
#ifndef LUA_TABLES_H
#define LUA_TABLES_H

#include <jansson.h>
#include <lua.h>

#define TABLES_DEPTH 200 /* levels that a value may have */

/* Push the value.  Raises a Lua error where memory runs out or it is too
 * deep. */
void tables_push(lua_State *lua, const json_t *value);

/* Push what stands for null. */
void tables_push_null(lua_State *lua);

/* A fresh value of what stands at the index.  `old`, the value that it was or
 * NULL, tells the order of members, and whether an empty table is an object.
 * A table with the keys 1 to n is an array.  NULL with *why: a static text. */
json_t *tables_read(
    lua_State *lua, int index, const json_t *old, const char **why);

#endif
