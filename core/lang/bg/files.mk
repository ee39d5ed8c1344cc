# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/bg/abbreviations.txt \
    core/lang/bg/calendar.txt \
    core/lang/bg/language.txt \
    core/lang/bg/words.txt
