# SPDX-License-Identifier: MIT
pkglib_LTLIBRARIES += plugins/select.la
plugins_select_la_SOURCES = \
    plugins/select/conditions.c plugins/select/conditions.h \
    plugins/select/select.c \
    plugins/select/when.c plugins/select/when.h
plugins_select_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) -DCOPYDESK_MODULE=select
plugins_select_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_select_la_LIBADD = $(PLUGIN_LIBS)
nobase_dist_pkgdata_DATA += plugins/select/README.md
