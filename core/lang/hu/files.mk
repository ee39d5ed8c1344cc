# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/hu/calendar.txt \
    core/lang/hu/language.txt \
    core/lang/hu/words.txt
