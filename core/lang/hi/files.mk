# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/hi/language.txt
