# SPDX-License-Identifier: MIT
# Makes core/cli/templates_table.c of the files of core/cli/templates: their
# names, and their lines as strings of C.
function begin(file) {
    end()
    sub(/.*\//, "", file)
    names[++n] = file
    printf "static const char *const lines_%d[] = {\n", n
    open = 1
}
function end() {
    if (open)
        print "    NULL };"
}
BEGIN { print "#include \"cli/templates.h\"\n\n#include <stddef.h>\n" }
FNR == 1 { begin(FILENAME) }
{
    gsub(/\\/, "&&")
    gsub(/"/, "\\\\&")
    printf "    \"%s\\n\",\n", $0
}
END {
    end()
    print "\nconst struct template templates[] = {"
    for (i = 1; i <= n; i++)
        printf "    { \"%s\", lines_%d },\n", names[i], i
    print "    { NULL, NULL } };"
}
