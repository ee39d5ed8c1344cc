# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/fa/calendar.txt \
    core/lang/fa/language.txt \
    core/lang/fa/words.txt
