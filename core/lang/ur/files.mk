# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/ur/language.txt \
    core/lang/ur/words.txt
