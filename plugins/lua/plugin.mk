# SPDX-License-Identifier: MIT
if HAVE_LUA
pkglib_LTLIBRARIES += plugins/lua.la
endif
plugins_lua_la_SOURCES = \
    plugins/lua/box.c plugins/lua/box.h \
    plugins/lua/lua.c \
    plugins/lua/tables.c plugins/lua/tables.h \
    plugins/lua/tostring.c plugins/lua/tostring.h
plugins_lua_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) $(LUA_CFLAGS) \
    -DCOPYDESK_MODULE=lua
plugins_lua_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_lua_la_LIBADD = $(PLUGIN_LIBS) $(LUA_LIBS)
nobase_dist_pkgdata_DATA += plugins/lua/README.md
