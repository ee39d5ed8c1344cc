LANG_FILES += \
    core/lang/ro/words.txt
