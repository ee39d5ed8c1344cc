# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/ro/calendar.txt \
    core/lang/ro/language.txt \
    core/lang/ro/words.txt
