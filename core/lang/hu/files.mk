LANG_FILES += \
    core/lang/hu/language.txt \
    core/lang/hu/words.txt
