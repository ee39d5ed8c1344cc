# SPDX-License-Identifier: MIT
if HAVE_LIBPQ
pkglib_LTLIBRARIES += plugins/postgres.la
endif
plugins_postgres_la_SOURCES = \
    plugins/postgres/link.c plugins/postgres/link.h \
    plugins/postgres/options.h \
    plugins/postgres/postgres.c \
    plugins/postgres/rows.c plugins/postgres/rows.h \
    plugins/postgres/tables.c plugins/postgres/tables.h
plugins_postgres_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) $(LIBPQ_CFLAGS) \
    -DCOPYDESK_MODULE=postgres
plugins_postgres_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_postgres_la_LIBADD = $(PLUGIN_LIBS) $(LIBPQ_LIBS)
nobase_dist_pkgdata_DATA += plugins/postgres/README.md
