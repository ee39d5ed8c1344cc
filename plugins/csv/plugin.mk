# SPDX-License-Identifier: MIT
pkglib_LTLIBRARIES += plugins/csv.la
plugins_csv_la_SOURCES = \
    plugins/csv/csv.c
plugins_csv_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) -DCOPYDESK_MODULE=csv
plugins_csv_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_csv_la_LIBADD = $(PLUGIN_LIBS)
nobase_dist_pkgdata_DATA += plugins/csv/README.md
