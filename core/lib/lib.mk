# SPDX-License-Identifier: MIT
# libcopydesk: the stages of a pipeline for programs.  A plugin is a shared
# library, so one that holds them all has no use for it.
if SHARED_MODULES
lib_LTLIBRARIES = libcopydesk.la
copydeskinclude_HEADERS += include/copydesk/copydesk.h
pkgconfig_DATA += libcopydesk.pc
LIBRARY_PAGES = core/man/copydesk.3
nodist_python_DATA = core/lib/copydesk.py
else
LIBRARY_PAGES =
endif
EXTRA_DIST += include/copydesk/copydesk.h
libcopydesk_la_SOURCES = \
    core/lib/copydesk.c \
    core/lib/guard.c core/lib/guard.h \
    core/lib/logged.c core/lib/logged.h
libcopydesk_la_LIBADD = core/libcore.la $(CORE_LIBS)
# CURRENT:REVISION:AGE of libtool: a function that is new is CURRENT + 1 and
# AGE + 1; one that is gone or another, CURRENT + 1 and AGE 0.
libcopydesk_la_LDFLAGS = $(AM_LDFLAGS) -version-info 0:0:0 -no-undefined \
    -export-symbols-regex '^copydesk_'
