# SPDX-License-Identifier: MIT
# Checks the text files of the languages and makes tables in C of them.
#
# usage: awk -f tables.awk -v make=classes classes.txt        > classes.h
#        awk -f tables.awk -v make=tables classes.txt XX/*.txt > tables.c
#        awk -f tables.awk -v make=words classes.txt XX/*.txt  > words.c
#
# README.md beside this describes the files.  A mistake is told with its file
# and line, and the exit status is 1.  POSIX awk; bytes beyond ASCII are
# letters to it.

function mistake(text) {
    printf "%s:%d: %s\n", FILENAME, FNR, text | "cat >&2"
    mistakes++
}

function constant(name) {
    name = toupper(name)
    gsub(/-/, "_", name)
    return "LANG_" name
}

# ---- classes.txt -------------------------------------------------------------

function class_line(    name) {
    if ($0 ~ /^\[[a-z-]+( phrases)?\]$/) {
        name = substr($1, 2)
        sub(/\]$/, "", name)
        group_of[groups] = name
        has_phrases[groups] = NF == 2
        members[groups++] = 0
        return
    }
    name = $1
    if (name !~ /^[a-z][a-z0-9-]*$/ || groups == 0)
        mistake("a class is one word in small letters, below the [group] it is in")
    else if (name in class_group)
        mistake("the class \"" name "\" stands here twice")
    else if (members[groups - 1] == 32)
        mistake("a group has at most 32 classes")
    class_group[name] = groups - 1
    class_number[name] = members[groups - 1]
    class_at[groups - 1, members[groups - 1]++] = name
    sub(/^[^ ]+ */, "")
    class_text[name] = $0
}

# ---- the files of a language -------------------------------------------------

function new_file(    parts, n) {
    end_file()
    n = split(FILENAME, parts, "/")
    language = parts[n - 1]
    kind = parts[n]
    sourced = 0
    in_list = 0
    for_languages = language
    if (!(language in seen_language)) {
        seen_language[language] = 1
        if (language != "common")
            tags[languages++] = language
    }
}

# What can be told only at the end of a file.
function end_file() {
    if (language != "" && !sourced) {
        printf "%s: no line \"# Source:\" says where this is from\n", last_file | "cat >&2"
        mistakes++
    }
    last_file = FILENAME
}

# "class class:" begins a list.
function list_head(    line, names, n, i, g, bit) {
    line = $0
    sub(/:[ ]*$/, "", line)
    n = split(line, names, " ")
    lists++
    in_list = 1
    list_language[lists] = for_languages
    list_words[lists] = ""
    list_classes = " " line " "
    list_classes_of[lists] = list_classes
    for (i = 1; i <= n; i++) {
        if (!(names[i] in class_group)) {
            mistake("no class \"" names[i] "\" in classes.txt")
            continue
        }
        g = class_group[names[i]]
        if (i > 1 && has_phrases[g] != list_phrases)
            mistake("a list is of words or of phrases")
        list_phrases = has_phrases[g]
        bit = "LANG_BIT(" constant(names[i]) ")"
        if (!((lists, g) in list_bits))
            list_bits[lists, g] = bit
        else if (index(list_bits[lists, g], bit))
            mistake("the class \"" names[i] "\" stands here twice")
        else
            list_bits[lists, g] = list_bits[lists, g] " | " bit
        has_class[for_languages, names[i]] = 1
    }
}

# A line of a list whose group is one of phrases.
function list_phrase_line(    phrase) {
    phrase = $0
    sub(/^ +/, "", phrase)
    sub(/ +$/, "", phrase)
    if (phrase ~ /  /)
        mistake("two blanks in a phrase")
    if ((" " phrase " ") ~ / ['.&(),:;!?-][^ ]|[^ ]['.&(),:;!?-] /)
        mistake("a mark at the edge of a word stands apart")
    add_word(phrase, 120)
    list_words[lists] = list_words[lists] phrase "\n"
}

function list_words_line(    i) {
    for (i = 1; i <= NF; i++) {
        add_word($i, 60)
        note_word($i)
        if (list_classes ~ / tells-(language|another) / && length($i) > 8)
            mistake("a word that tells the language has at most 8 bytes: \"" $i "\"")
        list_words[lists] = list_words[lists] (list_words[lists] == "" ? "" : " ") $i
    }
}

# Note for each language of the list that the word is in it.
function note_word(word,    names, n, i) {
    if (index(word, "~"))
        return
    sub(/>.*/, "", word)
    n = split(for_languages, names, " ")
    for (i = 1; i <= n; i++) {
        if (!((names[i], word) in lists_of))
            words_of[names[i], ++word_count[names[i]]] = word
        lists_of[names[i], word] = lists_of[names[i], word] " " lists
    }
}

# What holds for a word and a phrase alike.
function add_word(word, most) {
    if (word ~ /[A-Z]/)
        mistake("\"" word "\" is not in small letters")
    if (word ~ /["\\]/)
        mistake("a word holds no quotation mark and no backslash")
    if (length(word) > most)
        mistake("a word of more than " most " bytes")
    if ((lists, word) in list_has)
        mistake("\"" word "\" stands in this list twice")
    else
        exclusive(word)
    list_has[lists, word] = 1
}

# A word stands in one list of a class, and in none of a class that excludes it.
function exclusive(word,    names, others, n, m, i, k, at) {
    n = split(list_classes, names, " ")
    for (i = 1; i <= n; i++) {
        at = for_languages SUBSEP names[i] SUBSEP word
        if (at in stands_at)
            mistake("\"" word "\" is " names[i] " at " stands_at[at] ", too: one entry a word")
        stands_at[at] = FILENAME ":" FNR
        m = split(excludes[names[i]], others, " ")
        for (k = 1; k <= m; k++) {
            at = for_languages SUBSEP others[k] SUBSEP word
            if (others[k] != names[i] && (at in stands_at))
                mistake("\"" word "\" is " others[k] ", too, at " stands_at[at])
        }
    }
}

# "for: de fr" at the top of a common file: its lists are of these languages.
function for_line(    names, n, i) {
    if (language != "common" || in_list)
        mistake("\"for:\" stands at the top of a file in common/")
    sub(/^for: */, "")
    for_languages = $0
    n = split($0, names, " ")
    for (i = 1; i <= n; i++)
        wanted_language[names[i]] = FILENAME ":" FNR
}

# Each tag is of one language.
function other_tags(value,    names, n, i) {
    n = split(value, names, " ")
    for (i = 1; i <= n; i++) {
        if (names[i] !~ /^[a-z][a-z][a-z]?$/)
            mistake("\"" names[i] "\" is no tag of two or three small letters")
        else if (names[i] in tag_at)
            mistake("\"" names[i] "\" is a tag at " tag_at[names[i]] ", too")
        tag_at[names[i]] = FILENAME ":" FNR
    }
}

# language.txt: "key: value".
function language_line(    key, value, names, n, i) {
    key = $1
    value = $0
    sub(/^[^ ]+ */, "", value)
    if (key !~ /^(level|habits|end-marks|glued-marks|open-ending|letters|stemmer|other-tags|years|month-first|question-letters):$/)
        mistake("\"" key "\" is none of level:, habits:, end-marks:, glued-marks:, open-ending:, letters:, stemmer:, other-tags:, years:, month-first:, question-letters:")
    else if (value == "")
        mistake("\"" key "\" has no value")
    else if ((language, key) in language_has)
        mistake("\"" key "\" stands here twice")
    if (key == "other-tags:")
        other_tags(value)
    if (key == "level:") {
        if (value !~ /^(none|page|full)$/)
            mistake("no level \"" value "\": there are none, page, full")
        else if (value == "full")
            full_at[language] = FILENAME ":" FNR
        value = constant("level-" value)
    }
    if (key == "habits:") {
        n = split(value, names, " ")
        value = ""
        for (i = 1; i <= n; i++) {
            if (index(" " HABITS " ", " " names[i] " ") == 0)
                mistake("no habit \"" names[i] "\": there are " HABITS)
            value = value (i > 1 ? " | " : "") constant(names[i])
        }
    }
    if (key == "letters:") {
        n = split(value, names, " ")
        value = ""
        for (i = 1; i <= n; i++) {
            if (index(" " SCRIPTS " ", " " names[i] " ") == 0)
                mistake("no script \"" names[i] "\": there are " SCRIPTS)
            value = value (i > 1 ? " | " : "") "1u << " constant(names[i])
        }
    }
    if (key == "years:") {
        if (value !~ /^(buddhist|solar-hijri)$/)
            mistake("no years \"" value "\": there are buddhist, solar-hijri")
        value = constant("years-" value)
    }
    if (key == "month-first:" && value !~ /^[a-z][a-z]$/)
        mistake("\"" value "\" is no country of two small letters")
    language_has[language, key] = value
}

# frequencies.txt: "stem share".
function frequency_line() {
    if (NF != 2 || $2 !~ /^[0-9]+$/ || $2 < 1 || $2 > 100000)
        mistake("no line \"stem share\", the share a whole number from 1 to 100000")
    else if ((language, $1) in share_of)
        mistake("\"" $1 "\" stands here twice")
    if ($1 ~ /["\\A-Z]/)
        mistake("\"" $1 "\" is no word in small letters")
    if (length($1) > 60)
        mistake("a stem of more than 60 bytes")
    stems_of[language, ++stem_count[language]] = $1
    share_of[language, $1] = $2 + 0
}

# No word is of two of these classes.
function exclude(classes,    names, n, i) {
    n = split(classes, names, " ")
    for (i = 1; i <= n; i++)
        excludes[names[i]] = excludes[names[i]] " " classes
}

BEGIN {
    groups = languages = lists = mistakes = 0
    FULL = "tells-language determiner he she reporting-verb strong-reporting-verb according-to role title female no-name day-or-month"
    exclude("tells-language tells-another")
    exclude("surely-male surely-female")
    exclude("question-label answer-label")
    exclude("may-end-sentence never-ends-sentence")
    exclude("published modified")
    exclude("correction new-version")
    exclude("month-1 month-2 month-3 month-4 month-5 month-6 month-7 month-8 month-9 month-10 month-11 month-12")
    SCRIPTS = "han kana hangul"
    HABITS = "ordinal-stop small-letter-stop strict-abbreviations elision caseless latin-dates blank-inside-quotes" \
        " capital-nouns verb-second genitive-behind-noun it-reports" \
        " nobody-reports document-is-source capital-roles bare-names" \
        " verb-before-subject subject-omitted adjective-behind-noun noun-of-noun" \
        " gendered-things small-titles small-names object-before-verb" \
        " irony-in-marks possessive-apostrophe hyphen-compounds compounds" \
        " dash-dialogue dashes-around-narrator dash-before-narrator unspaced"
}

FNR == 1 && FILENAME !~ /(^|\/)classes\.txt$/ { new_file() }
/^# Source:/ { sourced = 1 }
/\t/ { mistake("a tab: use blanks") }
/^#/ || /^ *$/ { next }
FILENAME ~ /(^|\/)classes\.txt$/ { class_line(); next }
kind == "language.txt" { language_line(); next }
kind == "frequencies.txt" { frequency_line(); next }
/^for: / { for_line(); next }
/^[a-z0-9-]+( [a-z0-9-]+)*: *$/ { list_head(); next }
/^ / && in_list && list_phrases { list_phrase_line(); next }
/^ / && in_list { list_words_line(); next }
{ mistake("neither a line of classes that ends with \":\" nor, indented, words") }

# ---- C -------------------------------------------------------------------------

function put_classes(    g, i, name) {
    print "/* Made by tables.awk from classes.txt. */"
    print "#ifndef LANG_CLASSES_H\n#define LANG_CLASSES_H\n"
    print "/* The bit of a class in the word of its group. */"
    print "#define LANG_BIT(class) (1u << ((class) & 31))\n"
    print "enum {"
    for (g = 0; g < groups; g++) {
        for (i = 0; i < members[g]; i++) {
            name = class_at[g, i]
            printf "    %s = %d,%s\n", constant(name), 32 * g + i,
                (class_text[name] == "" ? "" : " /* " class_text[name] " */")
        }
    }
    print "};\n"
    for (g = 0; g < groups; g++) {
        printf "#define %s_GROUP %d\n", constant(group_of[g]), g
        printf "#define %s_CLASSES %d\n", constant(group_of[g]), members[g]
    }
    printf "#define LANG_GROUPS %d\n", groups
    print "\n#endif"
}

# The words of a list, in lines that an editor can show.
function put_words(words,    names, n, i, line) {
    n = split(words, names, " ")
    line = "       "
    for (i = 1; i <= n; i++) {
        if (length(line) + length(names[i]) > 74) {
            printf "%s\"\n", line
            line = "       "
        }
        line = line (line == "       " ? " \"" : "") names[i] (i < n ? " " : "")
    }
    printf "%s\"", line
}

# The phrases of a list, each with a NUL behind it.
function put_phrases(phrases,    names, n, i) {
    n = split(phrases, names, "\n") - 1
    for (i = 1; i <= n; i++)
        printf "        \"%s\\0\"%s", names[i], (i < n ? "\n" : "")
}

# All lists of a group, a row for each language that one is of.
function put_group(g,    i, j, n, names, name) {
    name = group_of[g]
    gsub(/-/, "_", name)
    printf "const struct lang_list lang_%s[] = {\n", name
    for (i = 1; i <= lists; i++) {
        if (!((i, g) in list_bits) || list_words[i] == "")
            continue
        n = split(list_language[i], names, " ")
        for (j = 1; j <= n; j++) {
            printf "    { %s, %s,\n", (names[j] == "common" ? "LANG_COMMON" : "/* " names[j] " */ " number[names[j]]), list_bits[i, g]
            if (has_phrases[g])
                put_phrases(list_words[i])
            else
                put_words(list_words[i])
            print " },"
        }
    }
    print "    { 0, 0, NULL }\n};\n"
}

# The groups of words by number, and the names of their classes.
function put_groups(    g, i, name) {
    print "const struct lang_list *const lang_groups[LANG_GROUPS] = {"
    for (g = 0; g < groups; g++) {
        name = group_of[g]
        gsub(/-/, "_", name)
        if (!has_phrases[g])
            printf "    [%s_GROUP] = lang_%s,\n", constant(group_of[g]), name
    }
    print "};\n\nconst struct lang_class lang_classes[] = {"
    for (g = 0; g < groups; g++) {
        for (i = 0; i < members[g] && !has_phrases[g]; i++)
            printf "    { \"%s\", %s },\n", class_at[g, i], constant(class_at[g, i])
    }
    print "    { NULL, 0 }\n};\n"
}

# ---- tables of words ---------------------------------------------------------

# Sort v[1..n], strings.
function sort(v, n,    width, from, middle, to, i, j, k) {
    for (width = 1; width < n; width *= 2) {
        for (from = 1; from <= n; from = to) {
            middle = from + width
            to = middle + width
            if (middle > n + 1)
                middle = n + 1
            if (to > n + 1)
                to = n + 1
            i = from
            j = middle
            for (k = from; k < to; k++)
                sorted[k] = j == to || (i < middle && v[i] <= v[j]) ? v[i++] : v[j++]
        }
        for (k = 1; k <= n; k++)
            v[k] = sorted[k]
    }
}

# A struct lang_table of the words keys[1..n], sorted, each behind its length in
# two figures; value[word] is in `values`.
function put_table(name, keys, n, values,    i, line, size, word, at) {
    sort(keys, n)
    printf "static const char letters_%s[] =", name
    line = "\n    \""
    for (i = 1; i <= n; i++) {
        line = line substr(keys[i], 3)
        if (length(line) > 70 || i == n) {
            printf "%s\"", line
            line = "\n    \""
        }
    }
    printf ";\nstatic const uint32_t values_%s[] = {", name
    for (i = 1; i <= n; i++)
        printf "%s%d,", (i % 12 == 1 ? "\n    " : " "), values[substr(keys[i], 3)]
    print "\n};"
    sizes = ""
    at = 0
    i = 1
    for (size = 0; size <= 61; size++) {
        while (i <= n && substr(keys[i], 1, 2) + 0 < size) {
            at += size - 1
            i++
        }
        sizes = sizes "{ " i - 1 ", " at " }, "
    }
}

# The initializer of the table that put_table made.
function put_row(name) {
    printf "{ letters_%s, values_%s,\n        { %s } }", name, name, sizes
}

# The number of the set of classes that the lists give a word; of a language,
# also the lists of all languages.  What a language says of a name counts.
function set_number(own, common,    key, names, n, i, g, sets, part, text) {
    key = own "," common
    if (key in set_numbers)
        return set_numbers[key]
    n = split(own, names, " ")
    for (i = 1; i <= n; i++) {
        for (g = 0; g < groups; g++) {
            if ((names[i], g) in list_bits)
                sets[g] = sets[g] (sets[g] == "" ? "" : " | ") list_bits[names[i], g]
        }
    }
    part = sets[group_number["meaning"]] ~ /LANG_SURELY_/ ? " & ~FIRST_NAME" : ""
    n = split(common, names, " ")
    for (i = 1; i <= n; i++) {
        for (g = 0; g < groups; g++) {
            if ((names[i], g) in list_bits)
                sets[g] = sets[g] (sets[g] == "" ? "" : " | ") \
                    "((" list_bits[names[i], g] ")" (g == group_number["meaning"] ? part : "") ")"
        }
    }
    text = ""
    for (g = 0; g < groups; g++) {
        if (sets[g] != "")
            text = text "\n        [" constant(group_of[g]) "_GROUP] = " sets[g] ","
    }
    if (!(text in set_with)) {
        set_with[text] = ++set_count
        set_text[set_count] = text
    }
    set_numbers[key] = set_with[text]
    return set_with[text]
}

function put_word_table(language, name,    i, n, word, common, keys, values) {
    n = word_count[language] + 0
    for (i = 1; i <= n; i++) {
        word = words_of[language, i]
        common = language != "common" && (("common", word) in lists_of) ? lists_of["common", word] : ""
        keys[i] = sprintf("%02d%s", length(word), word)
        values[word] = set_number(lists_of[language, word], common)
    }
    if (n > 0)
        put_table(name, keys, n, values)
}

function put_stem_table(language, name,    i, n, keys, values) {
    n = stem_count[language] + 0
    for (i = 1; i <= n; i++) {
        keys[i] = sprintf("%02d%s", length(stems_of[language, i]), stems_of[language, i])
        values[stems_of[language, i]] = share_of[language, stems_of[language, i]]
    }
    if (n > 0)
        put_table(name, keys, n, values)
}

# Is the word in a list of reporting verbs that are no nouns, or of verbs by
# which a story tells that somebody speaks?
function says(lists_of_word,    names, n, i, verbs) {
    n = split(lists_of_word, names, " ")
    for (i = 1; i <= n; i++) {
        verbs = list_classes_of[names[i]]
        if (index(verbs, " says ") || index(verbs, " says-at-end ") || (index(verbs, " reporting-verb ") && !index(verbs, " verb-or-noun ")))
            return 1
    }
    return 0
}

# The table of these words of all languages, each with the value 1.
function put_says(    i, k, n, word, keys, values) {
    n = 0
    for (i = 0; i <= languages; i++) {
        for (k = 1; k <= word_count[tags[i]]; k++) {
            word = words_of[tags[i], k]
            if ((word in values) || !says(lists_of[tags[i], word]))
                continue
            values[word] = 1
            keys[++n] = sprintf("%02d%s", length(word), word)
        }
    }
    put_table("says", keys, n, values)
    print "const struct lang_table lang_says ="
    put_row("says")
    print ";\n"
}

function put_all_words(    i, g, rows) {
    for (g = 0; g < groups; g++)
        group_number[group_of[g]] = g
    print "#define FIRST_NAME \\"
    print "    (LANG_BIT(LANG_MALE_FIRST_NAME) | LANG_BIT(LANG_FEMALE_FIRST_NAME) | \\"
    print "        LANG_BIT(LANG_SURELY_MALE) | LANG_BIT(LANG_SURELY_FEMALE))\n"
    tags[languages] = "common"
    for (i = 0; i <= languages; i++) {
        sizes_of[i] = ""
        if (word_count[tags[i]] == 0)
            continue
        put_word_table(tags[i], "words_" tags[i])
        sizes_of[i] = sizes
    }
    for (i = 0; i < languages; i++) {
        if (stem_count[tags[i]] == 0)
            continue
        put_stem_table(tags[i], "stems_" tags[i])
        printf "const struct lang_table lang_frequencies_%s =\n    ", tags[i]
        put_row("stems_" tags[i])
        print ";\n"
    }
    put_says()
    print "const struct lang_table lang_words[] = {"
    for (i = 0; i <= languages; i++) {
        printf "    "
        sizes = sizes_of[i]
        if (sizes == "")
            printf "{ \"\", NULL, { { 0, 0 } } }"
        else
            put_row("words_" tags[i])
        print ", /* " tags[i] " */"
    }
    print "};\n\nconst uint32_t lang_word_sets[][LANG_GROUPS] = {\n    { 0 },"
    for (i = 1; i <= set_count; i++)
        print "    {" set_text[i] "\n    },"
    print "};"
}

# ---- languages ---------------------------------------------------------------

function field(language, key) {
    return (language, key) in language_has ? language_has[language, key] : ""
}

function put_languages(    i, t) {
    for (i = 0; i < languages; i++) {
        if (stem_count[tags[i]] > 0)
            printf "extern const struct lang_table lang_frequencies_%s;\n", tags[i]
    }
    print "const struct lang_language lang_languages[] = {"
    for (i = 0; i < languages; i++) {
        t = tags[i]
        printf "    { .tag = \"%s\",\n        .habits = %s", t, (field(t, "habits:") == "" ? "0" : field(t, "habits:"))
        if (field(t, "level:") != "")
            printf ",\n        .level = %s", field(t, "level:")
        if (field(t, "end-marks:") != "")
            printf ",\n        .end_marks = \"%s\"", field(t, "end-marks:")
        if (field(t, "glued-marks:") != "")
            printf ",\n        .glued_marks = \"%s\"", field(t, "glued-marks:")
        if (field(t, "open-ending:") != "")
            printf ",\n        .open_ending = \"%s\"", field(t, "open-ending:")
        if (field(t, "letters:") != "")
            printf ",\n        .letters = %s", field(t, "letters:")
        if (field(t, "stemmer:") != "")
            printf ",\n        .stemmer = \"%s\"", field(t, "stemmer:")
        if (field(t, "years:") != "")
            printf ",\n        .years = %s", field(t, "years:")
        if (field(t, "other-tags:") != "")
            printf ",\n        .other_tags = \"%s\"", field(t, "other-tags:")
        if (field(t, "month-first:") != "")
            printf ",\n        .month_first = \"%s\"", field(t, "month-first:")
        if (field(t, "question-letters:") != "")
            printf ",\n        .question_letters = \"%s\"", field(t, "question-letters:")
        if (stem_count[t] > 0)
            printf ",\n        .frequencies = &lang_frequencies_%s", t
        print " },"
    }
    print "    { .tag = NULL }\n};\n"
    printf "const size_t lang_count = %d;\n", languages
    printf "_Static_assert(%d <= LANG_MOST,\n    \"more languages than LANG_MOST in core/lang/lang.h\");\n", languages
}

END {
    end_file()
    for (i = 0; i < languages; i++)
        number[tags[i]] = i
    for (name in wanted_language) {
        if (!(name in number)) {
            printf "%s: no folder of a language \"%s\"\n", wanted_language[name], name | "cat >&2"
            mistakes++
        }
    }
    for (name in tag_at) {
        if (name in number) {
            printf "%s: \"%s\" is the tag of a folder\n", tag_at[name], name | "cat >&2"
            mistakes++
        }
    }
    for (name in full_at) {
        n = split(FULL, parts, " ")
        for (i = 1; i <= n; i++) {
            if (!((name, parts[i]) in has_class)) {
                printf "%s: level full needs words of the class \"%s\"\n", full_at[name], parts[i] | "cat >&2"
                mistakes++
            }
        }
    }
    if (mistakes > 0)
        exit 1
    if (make == "classes") {
        put_classes()
    } else if (make == "words") {
        print "/* Made by tables.awk from the text files of the languages. */"
        print "#include \"lang/lang.h\"\n"
        put_all_words()
    } else {
        print "/* Made by tables.awk from the text files of the languages. */"
        print "#include \"lang/lang.h\"\n"
        for (g = 0; g < groups; g++)
            put_group(g)
        put_groups()
        put_languages()
    }
}
