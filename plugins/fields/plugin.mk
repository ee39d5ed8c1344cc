# SPDX-License-Identifier: MIT
pkglib_LTLIBRARIES += plugins/fields.la
plugins_fields_la_SOURCES = \
    plugins/fields/calendar.c plugins/fields/calendar.h \
    plugins/fields/compute.c plugins/fields/compute.h \
    plugins/fields/convert.c plugins/fields/convert.h \
    plugins/fields/fields.c \
    plugins/fields/members.c plugins/fields/members.h \
    plugins/fields/picking.c plugins/fields/picking.h \
    plugins/fields/recipe.c plugins/fields/recipe.h \
    plugins/fields/setting.c plugins/fields/setting.h \
    plugins/fields/slug.c plugins/fields/slug.h
plugins_fields_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) -DCOPYDESK_MODULE=fields
plugins_fields_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_fields_la_LIBADD = $(PLUGIN_LIBS) $(UTF8PROC_LIBS) $(NETTLE_LIBS)
nobase_dist_pkgdata_DATA += plugins/fields/README.md
