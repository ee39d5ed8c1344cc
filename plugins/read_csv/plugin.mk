# SPDX-License-Identifier: MIT
pkglib_LTLIBRARIES += plugins/read_csv.la
plugins_read_csv_la_SOURCES = plugins/read_csv/read_csv.c \
    plugins/read_csv/cells.c plugins/read_csv/cells.h
plugins_read_csv_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) -DCOPYDESK_MODULE=read_csv
plugins_read_csv_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_read_csv_la_LIBADD = $(PLUGIN_LIBS)
nobase_dist_pkgdata_DATA += plugins/read_csv/README.md
