/* SPDX-License-Identifier: MIT */
/*
 * box - a Lua state in which a program finds nothing but what it may use.
 *
 * There are string, table, math and utf8, the basic functions that reach no
 * file and load no code, and the table `copydesk`.  What differs from process
 * to process is not there: math.random, next; `pairs` goes in the order of the
 * keys, numbers before names.
 */
#ifndef LUA_BOX_H
#define LUA_BOX_H

#include <copydesk/plugin.h>
#include <lua.h>

/* NULL if memory runs out. */
lua_State *box_new(void);
void box_free(lua_State *lua);

/* Whom copydesk.log and copydesk.count tell from now on. */
void box_set_host(lua_State *lua, const struct cd_host *host);

/* Seconds that this may take: of CPU time, and in all, since the host ends a
 * process that says nothing for 30. */
#define BOX_LOADING 5
#define BOX_WAITING 20
/* ... and bytes that the program has when it is loaded. */
#define BOX_BYTES ((size_t)128 << 20)

/* Run the text, which defines the function `process`; `name` is what messages
 * call it.  Returns NULL, or what is wrong with it, which lasts until the next
 * call. */
const char *box_load(
    lua_State *lua, const char *text, size_t n, const char *name);

/* Push that function. */
void box_push_process(lua_State *lua);

#endif
