/* SPDX-License-Identifier: MIT */
// CLD2 has no interface in C: this is all there is of C++.
#include "detect.h"

#include <cstdio> // which the next one needs and does not include
#include <cstring>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

// CLD2 calls itself sure of less: of texts with fewer letters one in twelve was
// told wrong, and a score below this one, for 1 KiB, is that of words which no
// language has.  Sentences of the tests in core/lang have 600 to 1,500.
#define BYTES_LEAST 30
#define SCORE_LEAST 500

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
    const CLD2::CLDHints none = { NULL, NULL, CLD2::UNKNOWN_ENCODING,
        CLD2::UNKNOWN_LANGUAGE };
    CLD2::Language best[3];
    int percent[3], bytes;
    double scores[3];
    bool sure;

    CLD2::ExtDetectLanguageSummary(s, static_cast<int>(n), true, &none, 0, best,
        percent, scores, NULL, &bytes, &sure);
    *share = percent[0] / 100.0;
    return sure && bytes >= BYTES_LEAST && scores[0] >= SCORE_LEAST
               ? tag_of(best[0])
               : NULL;
}
