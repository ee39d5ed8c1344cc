/* SPDX-License-Identifier: MIT */
#include "tables.h"

#include <lauxlib.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static char null; /* its address stands for null */

void
tables_push_null(lua_State *l)
{
    lua_pushlightuserdata(l, &null);
}

/* ---- to Lua ------------------------------------------------------------- */

static void push(lua_State *l, const json_t *v, int depth);

static void
push_array(lua_State *l, const json_t *v, int depth)
{
    size_t i, n = json_array_size(v);

    lua_createtable(l, (int)n, 0);
    for (i = 0; i < n; i++) {
        push(l, json_array_get(v, i), depth + 1);
        lua_rawseti(l, -2, (lua_Integer)i + 1);
    }
}

static void
push_object(lua_State *l, const json_t *v, int depth)
{
    const char *key;
    size_t n;
    json_t *x;

    lua_createtable(l, 0, (int)json_object_size(v));
    json_object_keylen_foreach((json_t *)(uintptr_t)v, key, n, x)
    {
        lua_pushlstring(l, key, n);
        push(l, x, depth + 1);
        lua_rawset(l, -3);
    }
}

static void
push(lua_State *l, const json_t *v, int depth)
{
    if (depth > TABLES_DEPTH)
        luaL_error(l, "the record has more than %d levels", TABLES_DEPTH);
    luaL_checkstack(l, 4, NULL);
    switch (json_typeof(v)) {
    case JSON_OBJECT:
        push_object(l, v, depth);
        break;
    case JSON_ARRAY:
        push_array(l, v, depth);
        break;
    case JSON_STRING:
        lua_pushlstring(l, json_string_value(v), json_string_length(v));
        break;
    case JSON_INTEGER:
        lua_pushinteger(l, json_integer_value(v));
        break;
    case JSON_REAL:
        lua_pushnumber(l, json_real_value(v));
        break;
    case JSON_TRUE:
    case JSON_FALSE:
        lua_pushboolean(l, json_is_true(v));
        break;
    default:
        tables_push_null(l);
    }
}

void
tables_push(lua_State *l, const json_t *v)
{
    push(l, v, 0);
}

/* ---- from Lua ----------------------------------------------------------- */

static json_t *read_value(
    lua_State *l, int index, const json_t *old, int depth, const char **why);

/* How many elements the table has as an array; -1 if it is none, 0 also where
 * it is empty. */
static lua_Integer
elements(lua_State *l, int index)
{
    lua_Integer n = 0, keys = 0;

    lua_pushnil(l);
    while (lua_next(l, index) != 0) {
        lua_pop(l, 1);
        if (!lua_isinteger(l, -1) || lua_tointeger(l, -1) < 1) {
            lua_pop(l, 1);
            return -1;
        }
        keys++;
        if (lua_tointeger(l, -1) > n)
            n = lua_tointeger(l, -1);
    }
    return n == keys ? n : -1;
}

static json_t *
read_array(lua_State *l, int index, lua_Integer n, const json_t *old, int depth,
    const char **why)
{
    json_t *to = json_array(), *x;
    lua_Integer i;

    for (i = 1; i <= n && *why == NULL; i++) {
        lua_rawgeti(l, index, i);
        x = read_value(l, lua_gettop(l), json_array_get(old, (size_t)i - 1),
            depth + 1, why);
        lua_pop(l, 1);
        if (x != NULL && json_array_append_new(to, x))
            *why = "memory ran out";
    }
    return to;
}

/* Read the value on top of the stack into the member, and pop it. */
static void
read_member(lua_State *l, json_t *to, const char *key, size_t n,
    const json_t *old, int depth, const char **why)
{
    json_t *x = read_value(
        l, lua_gettop(l), json_object_getn(old, key, n), depth + 1, why);

    lua_pop(l, 1);
    if (x != NULL && (strlen(key) != n || json_object_setn_new(to, key, n, x)))
        *why = "a name of a field is no text";
}

struct name {
    const char *s;
    size_t n;
};

static int
by_bytes(const void *a, const void *b)
{
    const struct name *x = a, *y = b;
    int order = memcmp(x->s, y->s, x->n < y->n ? x->n : y->n);

    return order != 0 ? order : x->n < y->n ? -1 : x->n > y->n;
}

/* The names that the object does not have yet, sorted: the order of a Lua table
 * is another in each process.  NULL with *why. */
static struct name *
new_names(
    lua_State *l, int index, const json_t *to, size_t *count, const char **why)
{
    struct name *names = NULL, *more;
    size_t cap = 0;

    *count = 0;
    lua_pushnil(l);
    while (lua_next(l, index) != 0) {
        struct name x;

        lua_pop(l, 1);
        if (lua_type(l, -1) != LUA_TSTRING) {
            *why = "a table has keys that are neither names nor 1, 2, 3 ...";
            lua_pop(l, 1);
            break;
        }
        x.s = lua_tolstring(l, -1, &x.n);
        if (json_object_getn(to, x.s, x.n) != NULL)
            continue;
        if (*count == cap) {
            cap = 2 * cap + 16;
            more = realloc(names, cap * sizeof(*names));
            if (more == NULL) {
                *why = "memory ran out";
                lua_pop(l, 1);
                break;
            }
            names = more;
        }
        names[(*count)++] = x;
    }
    if (*count > 0)
        qsort(names, *count, sizeof(*names), by_bytes);
    return names;
}

/* Members that were there stand in the order in which they were. */
static json_t *
read_object(
    lua_State *l, int index, const json_t *old, int depth, const char **why)
{
    json_t *to = json_object(), *x;
    struct name *names;
    const char *key;
    size_t n, i;

    json_object_keylen_foreach((json_t *)(uintptr_t)old, key, n, x)
    {
        lua_pushlstring(l, key, n);
        if (lua_rawget(l, index) == LUA_TNIL)
            lua_pop(l, 1);
        else
            read_member(l, to, key, n, old, depth, why);
        if (*why != NULL)
            return to;
    }
    names = new_names(l, index, to, &n, why);
    for (i = 0; i < n && *why == NULL; i++) {
        lua_pushlstring(l, names[i].s, names[i].n);
        lua_rawget(l, index);
        read_member(l, to, names[i].s, names[i].n, NULL, depth, why);
    }
    free(names);
    return to;
}

static json_t *
read_table(
    lua_State *l, int index, const json_t *old, int depth, const char **why)
{
    lua_Integer n = elements(l, index);

    if (n > 0 || (n == 0 && depth > 0 && !json_is_object(old)))
        return read_array(
            l, index, n, json_is_array(old) ? old : NULL, depth, why);
    return read_object(l, index, json_is_object(old) ? old : NULL, depth, why);
}

static json_t *
read_number(lua_State *l, int index, const char **why)
{
    double d = lua_tonumber(l, index);

    if (lua_isinteger(l, index))
        return json_integer(lua_tointeger(l, index));
    if (isfinite(d))
        return json_real(d);
    *why = "a number is infinite or none at all";
    return NULL;
}

static json_t *
read_value(
    lua_State *l, int index, const json_t *old, int depth, const char **why)
{
    json_t *to = NULL;
    const char *s;
    size_t n;

    if (depth > TABLES_DEPTH || !lua_checkstack(l, 6)) {
        *why = "the record has more than 200 levels";
        return NULL;
    }
    switch (lua_type(l, index)) {
    case LUA_TTABLE:
        to = read_table(l, index, old, depth, why);
        break;
    case LUA_TSTRING:
        s = lua_tolstring(l, index, &n);
        to = json_stringn(s, n);
        if (to == NULL)
            *why = "a string is no UTF-8";
        break;
    case LUA_TNUMBER:
        to = read_number(l, index, why);
        break;
    case LUA_TBOOLEAN:
        to = json_boolean(lua_toboolean(l, index));
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
tables_read(lua_State *l, int index, const json_t *old, const char **why)
{
    *why = NULL;
    return read_value(l, index, old, 0, why);
}
