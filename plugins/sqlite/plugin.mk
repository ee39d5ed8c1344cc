# SPDX-License-Identifier: MIT
if HAVE_SQLITE
pkglib_LTLIBRARIES += plugins/sqlite.la
endif
plugins_sqlite_la_SOURCES = \
    plugins/sqlite/insert.c plugins/sqlite/insert.h \
    plugins/sqlite/memory.c plugins/sqlite/memory.h \
    plugins/sqlite/options.h \
    plugins/sqlite/runs.c plugins/sqlite/runs.h \
    plugins/sqlite/schema.c plugins/sqlite/schema.h \
    plugins/sqlite/sqlite.c
plugins_sqlite_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) $(SQLITE_CFLAGS) \
    -DCOPYDESK_MODULE=sqlite
plugins_sqlite_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_sqlite_la_LIBADD = $(PLUGIN_LIBS) $(SQLITE_LIBS)
nobase_dist_pkgdata_DATA += plugins/sqlite/README.md
