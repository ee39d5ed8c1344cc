LANG_FILES += \
    core/lang/fi/words.txt
