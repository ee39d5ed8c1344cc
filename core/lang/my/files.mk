# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/my/language.txt
