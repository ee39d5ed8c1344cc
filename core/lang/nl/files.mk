LANG_FILES += \
    core/lang/nl/abbreviations.txt \
    core/lang/nl/language.txt \
    core/lang/nl/words.txt
