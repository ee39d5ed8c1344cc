# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/hi/calendar.txt \
    core/lang/hi/language.txt
