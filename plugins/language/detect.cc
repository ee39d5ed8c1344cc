/* SPDX-License-Identifier: MIT */
// CLD2 has no interface in C: this is all there is of C++.
#include "detect.h"

#include <cstdio> // which the next one needs and does not include
#include <cstring>

#include <cld2/public/compact_lang_det.h>

// Codes of CLD2 that are no BCP 47 tags, or old ones.
static const char *const other[][2] = { { "iw", "he" }, { "jw", "jv" },
    { "in", "id" }, { "mo", "ro" }, { "un", NULL }, { "xxx", NULL } };

static const char *
tag_of(CLD2::Language l)
{
    const char *code = CLD2::LanguageCode(l);

    for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++) {
        if (strcmp(other[i][0], code) == 0)
            return other[i][1];
    }
    return strncmp(code, "xx-", 3) == 0 ? NULL : code;
}

const char *
detect_language(const char *s, size_t n, double *share)
{
    CLD2::Language best[3];
    int percent[3], bytes;
    bool sure;

    CLD2::ExtDetectLanguageSummary(
        s, static_cast<int>(n), true, best, percent, &bytes, &sure);
    *share = percent[0] / 100.0;
    return sure ? tag_of(best[0]) : NULL;
}
