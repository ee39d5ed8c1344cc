# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/fi/calendar.txt \
    core/lang/fi/language.txt \
    core/lang/fi/words.txt
