# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/hu/calendar.txt \
    core/lang/hu/language.txt \
    core/lang/hu/page.txt \
    core/lang/hu/words.txt
LANG_CASES += \
    core/lang/hu/cases/lines.txt
