# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/el/calendar.txt \
    core/lang/el/language.txt \
    core/lang/el/page.txt \
    core/lang/el/words.txt
LANG_CASES += \
    core/lang/el/cases/lines.txt
