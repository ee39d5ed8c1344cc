# SPDX-License-Identifier: MIT
if HAVE_CLD2
pkglib_LTLIBRARIES += plugins/language.la
endif
plugins_language_la_SOURCES = plugins/language/language.c \
    plugins/language/detect.cc plugins/language/detect.h
plugins_language_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) -DCOPYDESK_MODULE=language
plugins_language_la_CXXFLAGS = $(AM_CXXFLAGS) -fno-exceptions -fno-rtti
plugins_language_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_language_la_LIBADD = $(PLUGIN_LIBS) $(CLD2_LIBS)
nobase_dist_pkgdata_DATA += plugins/language/README.md
