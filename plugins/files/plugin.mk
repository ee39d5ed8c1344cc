# SPDX-License-Identifier: MIT
pkglib_LTLIBRARIES += plugins/files.la
plugins_files_la_SOURCES = plugins/files/files.c
plugins_files_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) -DCOPYDESK_MODULE=files
plugins_files_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_files_la_LIBADD = $(PLUGIN_LIBS)
nobase_dist_pkgdata_DATA += plugins/files/README.md
