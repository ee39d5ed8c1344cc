# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/ro/calendar.txt \
    core/lang/ro/language.txt \
    core/lang/ro/page.txt \
    core/lang/ro/words.txt
LANG_CASES += \
    core/lang/ro/cases/lines.txt
