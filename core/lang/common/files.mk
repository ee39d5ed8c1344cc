# SPDX-License-Identifier: MIT
LANG_FILES += \
    core/lang/common/abbreviations.txt \
    core/lang/common/first-names.txt \
    core/lang/common/interview.txt \
    core/lang/common/names-europe.txt \
    core/lang/common/names.txt \
    core/lang/common/page-words.txt \
    core/lang/common/page.txt \
    core/lang/common/places.txt \
    core/lang/common/story-words.txt \
    core/lang/common/words.txt
