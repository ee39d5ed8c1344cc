LANG_FILES += \
    core/lang/id/page.txt \
    core/lang/id/words.txt
