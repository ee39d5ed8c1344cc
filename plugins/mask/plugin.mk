# SPDX-License-Identifier: MIT
pkglib_LTLIBRARIES += plugins/mask.la
plugins_mask_la_SOURCES = \
    plugins/mask/iban.c plugins/mask/iban.h \
    plugins/mask/mask.c \
    plugins/mask/shadow.c plugins/mask/shadow.h \
    plugins/mask/spots.c plugins/mask/spots.h \
    plugins/mask/telephone.c plugins/mask/telephone.h
plugins_mask_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) -DCOPYDESK_MODULE=mask
plugins_mask_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_mask_la_LIBADD = $(PLUGIN_LIBS) $(UTF8PROC_LIBS)
nobase_dist_pkgdata_DATA += plugins/mask/README.md
