dnl SPDX-License-Identifier: MIT
dnl Libraries that single plugins need.  Where one is missing the plugin is
dnl left out, and configure says so.
plugins_summary=

AM_CONDITIONAL([HAVE_STEMMER], [test "x$have_stemmer" = xyes])
AS_IF([test "x$have_stemmer" = xyes], [],
    [AS_VAR_APPEND([plugins_summary], ["  left out:     summarize (libstemmer-dev is missing)
"])])

# CLD2 has no pkg-config file, and an interface in C++ alone.
AC_LANG_PUSH([C++])
save_LIBS=$LIBS
LIBS="$LIBS -lcld2"
AC_MSG_CHECKING([for CLD2])
AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <cstdio>
#include <cld2/public/compact_lang_det.h>]],
        [[return CLD2::LanguageCode(CLD2::ENGLISH)[0] == 0]])],
    [CLD2_LIBS=-lcld2 have_cld2=yes], [have_cld2=no])
AC_MSG_RESULT([$have_cld2])
LIBS=$save_LIBS
AC_LANG_POP([C++])
AC_SUBST([CLD2_LIBS])
AM_CONDITIONAL([HAVE_CLD2], [test "x$have_cld2" = xyes])
AS_IF([test "x$have_cld2" = xyes], [],
    [AS_VAR_APPEND([plugins_summary], ["  left out:     language (libcld2-dev or a C++ compiler is missing)
"])])

PKG_CHECK_MODULES([SQLITE], [sqlite3 >= 3.35], [have_sqlite=yes], [have_sqlite=no])
AM_CONDITIONAL([HAVE_SQLITE], [test "x$have_sqlite" = xyes])
AS_IF([test "x$have_sqlite" = xyes], [],
    [AS_VAR_APPEND([plugins_summary], ["  left out:     sqlite (libsqlite3-dev is missing)
"])])

PKG_CHECK_MODULES([LIBXML2], [libxml-2.0 >= 2.9.10], [have_libxml2=yes], [have_libxml2=no])
AM_CONDITIONAL([HAVE_LIBXML2], [test "x$have_libxml2" = xyes])
AS_IF([test "x$have_libxml2" = xyes], [],
    [AS_VAR_APPEND([plugins_summary], ["  left out:     extract, feed (libxml2-dev is missing)
"])])

# libjq of Debian 12 has no pkg-config file.
AC_CHECK_HEADER([jq.h],
    [AC_CHECK_LIB([jq], [jq_init], [JQ_LIBS=-ljq have_jq=yes])])
AC_SUBST([JQ_LIBS])
AM_CONDITIONAL([HAVE_JQ], [test "x$have_jq" = xyes])
AS_IF([test "x$have_jq" = xyes], [],
    [AS_VAR_APPEND([plugins_summary], ["  left out:     jq (libjq-dev is missing)
"])])

PKG_CHECK_MODULES([LUA], [lua5.4 >= 5.4], [have_lua=yes], [have_lua=no])
AM_CONDITIONAL([HAVE_LUA], [test "x$have_lua" = xyes])
AS_IF([test "x$have_lua" = xyes], [],
    [AS_VAR_APPEND([plugins_summary], ["  left out:     lua (liblua5.4-dev is missing)
"])])

PKG_CHECK_MODULES([BROTLI], [libbrotlidec], [have_brotli=yes], [have_brotli=no])
AM_CONDITIONAL([HAVE_BROTLI], [test "x$have_brotli" = xyes])
AS_IF([test "x$have_brotli" = xyes], [],
    [AS_VAR_APPEND([plugins_summary], ["  left out:     br in warc (libbrotli-dev is missing)
"])])

AS_IF([test "x$have_zstd" = xyes], [],
    [AS_VAR_APPEND([plugins_summary], ["  left out:     parquet (libzstd-dev is missing)
"])])

PKG_CHECK_MODULES([LIBPQ], [libpq >= 13], [have_libpq=yes], [have_libpq=no])
AM_CONDITIONAL([HAVE_LIBPQ], [test "x$have_libpq" = xyes])
AS_IF([test "x$have_libpq" = xyes], [],
    [AS_VAR_APPEND([plugins_summary], ["  left out:     postgres (libpq-dev is missing)
"])])
