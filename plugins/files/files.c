/* SPDX-License-Identifier: MIT */
/* files - each file is a record: a page, or a plain text. */
#include <copydesk/record.h>

#include <string.h>
#include <strings.h>

#include "text/utf8.h"

static const struct cd_field writes[] = {
    { "id", CD_T_STRING, CD_OPTIONAL,
        "The file's name below the fixed part of the pattern; standard input "
        "has none." },
    { "html", CD_T_STRING, CD_OPTIONAL,
        "The page, of a file .html, .htm or .xhtml; of another one if it begins "
        "with \"<\"." },
    { "text", CD_T_STRING, CD_OPTIONAL, "The text, of any other file." }, { 0 }
};

static const struct cd_example examples[] = {
    { "harbour.html", "{}", "<p>The ferry sank.</p>",
        "{\"id\": \"harbour.html\", \"html\": \"<p>The ferry sank.</p>\"}" },
    { "1998/harbour.txt", "{}", "The ferry sank.\n",
        "{\"id\": \"1998/harbour.txt\", \"text\": \"The ferry sank.\\n\"}" },
    { 0 }
};

/* The name without the suffix of what it is compressed by. */
static size_t
stem(const char *name)
{
    const size_t n = strlen(name);

    if (n > 3 && strcmp(name + n - 3, ".gz") == 0)
        return n - 3;
    return n > 4 && strcmp(name + n - 4, ".zst") == 0 ? n - 4 : n;
}

/* Does the name end with one of the suffixes, before that? */
static bool
has_suffix(const char *name, const char *const *suffixes)
{
    const size_t n = stem(name);

    for (; *suffixes != NULL; suffixes++) {
        size_t k = strlen(*suffixes);

        if (n > k && strncasecmp(name + n - k, *suffixes, k) == 0)
            return true;
    }
    return false;
}

static bool
is_page(const char *name, const char *s, size_t n)
{
    static const char *const pages[] = { ".html", ".htm", ".xhtml", NULL };
    static const char *const texts[] = { ".txt", ".md", NULL };
    size_t i = 0;

    if (has_suffix(name, pages))
        return true;
    if (has_suffix(name, texts))
        return false;
    while (i < n && strchr(" \t\r\n", s[i]) != NULL && s[i] != '\0')
        i++;
    return i < n && s[i] == '<';
}

/* Bytes that are no UTF-8 as the characters that Latin-1 has for them: whoever
 * reads the page finds in it what they are. */
static int
set_bytes(const struct cd_host *h, json_t *rec, const char *s, size_t n)
{
    char *to = h->scratch(h, 2 * n);
    size_t i, k = 0;

    for (i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];

        if (c < 0x80) {
            to[k++] = (char)c;
        } else {
            to[k++] = (char)(0xC0 | c >> 6);
            to[k++] = (char)(0x80 | (c & 0x3F));
        }
    }
    cd_count(h, "not_utf8", 1);
    return cd_set_text(h, rec, "html", to, k);
}

/* The document itself. */
static int
set_document(const struct cd_host *h, json_t *rec, const char *s, size_t n)
{
    size_t valid = utf8_valid(s, n);
    bool page = is_page(h->input, s, n);

    if (page && valid < n)
        return set_bytes(h, rec, s, n);
    if (valid < n)
        return cd_fail(h,
            "its text is not UTF-8 from byte %zu on: convert it, "
            "as in \"iconv -f windows-1252 -t UTF-8\"",
            valid);
    if (n >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0) {
        s += 3;
        n -= 3;
    }
    return cd_set_text(h, rec, page ? "html" : "text", s, n);
}

static bool
is_blank(const char *s, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (s[i] == '\0' || strchr(" \t\r\n\f", s[i]) == NULL)
            return false;
    }
    return true;
}

static enum cd_status
files_read(const struct cd_host *h, void *self, const char *bytes, size_t n,
    json_t *rec)
{
    (void)self;
    if (is_blank(bytes, n)) {
        cd_fail(h, n == 0 ? "the file is empty"
                          : "the file holds nothing but white space");
        return CD_ERROR;
    }
    if (strcmp(h->input, "-") != 0 &&
        cd_set_text(h, rec, "id", h->below, strlen(h->below)))
        return CD_ERROR;
    return set_document(h, rec, bytes, n) ? CD_ERROR : CD_KEEP;
}

const struct cd_plugin copydesk_plugin = {
    CD_PLUGIN_HEADER,
    .name = "files",
    .version = "1.0",
    .summary = "Each file is a record: a page or a plain text.",
    .author = "the copydesk authors",
    .license = "MIT",
    .kind = CD_READER,
    .writes = writes,
    .examples = examples,
    .framing = "file",
    .read = files_read,
};
