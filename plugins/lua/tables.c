/* SPDX-License-Identifier: MIT */
#include "tables.h"

#include <lauxlib.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static char null; /* its address stands for null */

void
tables_push_null(lua_State *lua)
{
    lua_pushlightuserdata(lua, &null);
}

/* ---- to Lua ------------------------------------------------------------- */

static void push(lua_State *lua, const json_t *value, int depth);

static void
push_array(lua_State *lua, const json_t *value, int depth)
{
    size_t i, n = json_array_size(value);

    lua_createtable(lua, (int)n, 0);
    for (i = 0; i < n; i++) {
        push(lua, json_array_get(value, i), depth + 1);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
}

static void
push_object(lua_State *lua, const json_t *value, int depth)
{
    const char *key;
    size_t n;
    json_t *item;

    lua_createtable(lua, 0, (int)json_object_size(value));
    json_object_keylen_foreach((json_t *)(uintptr_t)value, key, n, item)
    {
        lua_pushlstring(lua, key, n);
        push(lua, item, depth + 1);
        lua_rawset(lua, -3);
    }
}

static void
push(lua_State *lua, const json_t *value, int depth)
{
    if (depth > TABLES_DEPTH)
        luaL_error(lua, "the record has more than %d levels", TABLES_DEPTH);
    luaL_checkstack(lua, 4, NULL);
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        push_object(lua, value, depth);
        break;
    case JSON_ARRAY:
        push_array(lua, value, depth);
        break;
    case JSON_STRING:
        lua_pushlstring(
            lua, json_string_value(value), json_string_length(value));
        break;
    case JSON_INTEGER:
        lua_pushinteger(lua, json_integer_value(value));
        break;
    case JSON_REAL:
        lua_pushnumber(lua, json_real_value(value));
        break;
    case JSON_TRUE:
    case JSON_FALSE:
        lua_pushboolean(lua, json_is_true(value));
        break;
    default:
        tables_push_null(lua);
    }
}

void
tables_push(lua_State *lua, const json_t *value)
{
    push(lua, value, 0);
}

/* ---- from Lua ----------------------------------------------------------- */

static json_t *read_value(
    lua_State *lua, int index, const json_t *old, int depth, const char **why);

/* How many elements the table has as an array; -1 if it is none, 0 also where
 * it is empty. */
static lua_Integer
elements(lua_State *lua, int index)
{
    lua_Integer n = 0, keys = 0;

    lua_pushnil(lua);
    while (lua_next(lua, index) != 0) {
        lua_pop(lua, 1);
        if (!lua_isinteger(lua, -1) || lua_tointeger(lua, -1) < 1) {
            lua_pop(lua, 1);
            return -1;
        }
        keys++;
        if (lua_tointeger(lua, -1) > n)
            n = lua_tointeger(lua, -1);
    }
    return n == keys ? n : -1;
}

static json_t *
read_array(lua_State *lua, int index, lua_Integer n, const json_t *old,
    int depth, const char **why)
{
    json_t *to = json_array(), *item;
    lua_Integer i;

    for (i = 1; i <= n && *why == NULL; i++) {
        lua_rawgeti(lua, index, i);
        item = read_value(lua, lua_gettop(lua),
            json_array_get(old, (size_t)i - 1), depth + 1, why);
        lua_pop(lua, 1);
        if (item != NULL && json_array_append_new(to, item))
            *why = "memory ran out";
    }
    return to;
}

/* Read the value on top of the stack into the member, and pop it. */
static void
read_member(lua_State *lua, json_t *to, const char *key, size_t n,
    const json_t *old, int depth, const char **why)
{
    json_t *item = read_value(
        lua, lua_gettop(lua), json_object_getn(old, key, n), depth + 1, why);

    lua_pop(lua, 1);
    if (item != NULL &&
        (strlen(key) != n || json_object_setn_new(to, key, n, item)))
        *why = "a name of a field is no text";
}

struct name {
    const char *s;
    size_t n;
};

static int
by_bytes(const void *a, const void *b)
{
    const struct name *entry = a, *name = b;
    int order =
        memcmp(entry->s, name->s, entry->n < name->n ? entry->n : name->n);

    return order != 0 ? order : entry->n < name->n ? -1 : entry->n > name->n;
}

/* The names that the object does not have yet, sorted: the order of a Lua table
 * is another in each process.  NULL with *why. */
static struct name *
new_names(lua_State *lua, int index, const json_t *to, size_t *count,
    const char **why)
{
    struct name *names = NULL, *more;
    size_t cap = 0;

    *count = 0;
    lua_pushnil(lua);
    while (lua_next(lua, index) != 0) {
        struct name entry;

        lua_pop(lua, 1);
        if (lua_type(lua, -1) != LUA_TSTRING) {
            *why = "a table has keys that are neither names nor 1, 2, 3 ...";
            lua_pop(lua, 1);
            break;
        }
        entry.s = lua_tolstring(lua, -1, &entry.n);
        if (json_object_getn(to, entry.s, entry.n) != NULL)
            continue;
        if (*count == cap) {
            cap = 2 * cap + 16;
            more = realloc(names, cap * sizeof(*names));
            if (more == NULL) {
                *why = "memory ran out";
                lua_pop(lua, 1);
                break;
            }
            names = more;
        }
        names[(*count)++] = entry;
    }
    if (*count > 0)
        qsort(names, *count, sizeof(*names), by_bytes);
    return names;
}

/* Members that were there stand in the order in which they were. */
static json_t *
read_object(
    lua_State *lua, int index, const json_t *old, int depth, const char **why)
{
    json_t *to = json_object(), *item;
    struct name *names;
    const char *key;
    size_t n, i;

    json_object_keylen_foreach((json_t *)(uintptr_t)old, key, n, item)
    {
        lua_pushlstring(lua, key, n);
        if (lua_rawget(lua, index) == LUA_TNIL)
            lua_pop(lua, 1);
        else
            read_member(lua, to, key, n, old, depth, why);
        if (*why != NULL)
            return to;
    }
    names = new_names(lua, index, to, &n, why);
    for (i = 0; i < n && *why == NULL; i++) {
        lua_pushlstring(lua, names[i].s, names[i].n);
        lua_rawget(lua, index);
        read_member(lua, to, names[i].s, names[i].n, NULL, depth, why);
    }
    free(names);
    return to;
}

static json_t *
read_table(
    lua_State *lua, int index, const json_t *old, int depth, const char **why)
{
    lua_Integer n = elements(lua, index);

    if (n > 0 || (n == 0 && depth > 0 && !json_is_object(old)))
        return read_array(
            lua, index, n, json_is_array(old) ? old : NULL, depth, why);
    return read_object(
        lua, index, json_is_object(old) ? old : NULL, depth, why);
}

static json_t *
read_number(lua_State *lua, int index, const char **why)
{
    double number = lua_tonumber(lua, index);

    if (lua_isinteger(lua, index))
        return json_integer(lua_tointeger(lua, index));
    if (isfinite(number))
        return json_real(number);
    *why = "a number is infinite or none at all";
    return NULL;
}

static json_t *
read_value(
    lua_State *lua, int index, const json_t *old, int depth, const char **why)
{
    json_t *to = NULL;
    const char *text;
    size_t n;

    if (depth > TABLES_DEPTH || !lua_checkstack(lua, 6)) {
        *why = "the record has more than 200 levels";
        return NULL;
    }
    switch (lua_type(lua, index)) {
    case LUA_TTABLE:
        to = read_table(lua, index, old, depth, why);
        break;
    case LUA_TSTRING:
        text = lua_tolstring(lua, index, &n);
        to = json_stringn(text, n);
        if (to == NULL)
            *why = "a string is no UTF-8";
        break;
    case LUA_TNUMBER:
        to = read_number(lua, index, why);
        break;
    case LUA_TBOOLEAN:
        to = json_boolean(lua_toboolean(lua, index));
        break;
    case LUA_TLIGHTUSERDATA:
        to = json_null();
        break;
    default:
        *why = "a value is a function, which a record cannot have";
    }
    if (*why == NULL)
        return to;
    json_decref(to);
    return NULL;
}

json_t *
tables_read(lua_State *lua, int index, const json_t *old, const char **why)
{
    *why = NULL;
    return read_value(lua, index, old, 0, why);
}
