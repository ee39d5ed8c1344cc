LANG_FILES += \
    core/lang/no/abbreviations.txt \
    core/lang/no/calendar.txt \
    core/lang/no/language.txt \
    core/lang/no/page-words.txt \
    core/lang/no/page.txt \
    core/lang/no/story-words.txt \
    core/lang/no/story.txt \
    core/lang/no/words.txt
