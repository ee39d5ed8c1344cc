LANG_FILES += \
    core/lang/ca/words.txt
