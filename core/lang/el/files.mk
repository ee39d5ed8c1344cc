LANG_FILES += \
    core/lang/el/language.txt \
    core/lang/el/words.txt
