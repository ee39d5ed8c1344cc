LANG_FILES += \
    core/lang/hu/words.txt
