# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/hy/language.txt
