# SPDX-License-Identifier: MIT
pkglib_LTLIBRARIES += plugins/jsonld.la
plugins_jsonld_la_SOURCES = plugins/jsonld/jsonld.c
plugins_jsonld_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) -DCOPYDESK_MODULE=jsonld
plugins_jsonld_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_jsonld_la_LIBADD = $(PLUGIN_LIBS)
nobase_dist_pkgdata_DATA += plugins/jsonld/README.md
