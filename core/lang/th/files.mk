# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/th/calendar.txt \
    core/lang/th/language.txt
