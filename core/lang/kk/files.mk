# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/kk/abbreviations.txt \
    core/lang/kk/language.txt
