LANG_FILES += \
    core/lang/hi/language.txt
