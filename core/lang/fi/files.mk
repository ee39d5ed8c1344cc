# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/fi/calendar.txt \
    core/lang/fi/language.txt \
    core/lang/fi/page.txt \
    core/lang/fi/words.txt
LANG_CASES += \
    core/lang/fi/cases/lines.txt
