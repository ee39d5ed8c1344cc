# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/id/calendar.txt \
    core/lang/id/language.txt \
    core/lang/id/page.txt \
    core/lang/id/words.txt
