# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/ca/calendar.txt \
    core/lang/ca/language.txt \
    core/lang/ca/words.txt
