dnl Libraries that single plugins need.  Where one is missing the plugin is
dnl left out, and configure says so.
plugins_summary=
