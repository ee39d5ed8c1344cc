# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/am/language.txt
