/* SPDX-License-Identifier: MIT */
/* files - each file is a record: a page, or a plain text. */
#include <copydesk/record.h>

#include <string.h>
#include <strings.h>

#include "text/utf16.h"
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
is_page(const char *name, const char *text, size_t n)
{
    static const char *const pages[] = { ".html", ".htm", ".xhtml", NULL };
    static const char *const texts[] = { ".txt", ".md", NULL };
    size_t i = 0;

    if (has_suffix(name, pages))
        return true;
    if (has_suffix(name, texts))
        return false;
    while (i < n && strchr(" \t\r\n", text[i]) != NULL && text[i] != '\0')
        i++;
    return i < n && text[i] == '<';
}

/* Bytes that are no UTF-8 as the characters that Latin-1 has for them: whoever
 * reads the page finds in it what they are. */
static int
set_bytes(const struct cd_host *host, json_t *rec, const char *text, size_t n)
{
    char *to = host->scratch(host, 2 * n);
    size_t i, k = 0;

    for (i = 0; i < n; i++) {
        unsigned char byte = (unsigned char)text[i];

        if (byte < 0x80) {
            to[k++] = (char)byte;
        } else {
            to[k++] = (char)(0xC0 | byte >> 6);
            to[k++] = (char)(0x80 | (byte & 0x3F));
        }
    }
    cd_count(host, "not_utf8", 1);
    return cd_set_text(host, rec, "html", to, k);
}

/* The document itself. */
static int
set_document(
    const struct cd_host *host, json_t *rec, const char *text, size_t n)
{
    size_t valid = utf8_valid(text, n);
    bool page = is_page(host->input, text, n);

    if (page && valid < n)
        return set_bytes(host, rec, text, n);
    if (valid < n || (!page && utf16_every_other(text, n, 0)) ||
        (!page && utf16_every_other(text, n, 1)))
        return cd_fail(host,
            "its text is not UTF-8 from byte %zu on: convert it, "
            "as in \"iconv -f %s -t UTF-8\"",
            valid < n ? valid : 0, utf16_or_bytes(text, n));
    if (n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
        text += 3;
        n -= 3;
    }
    return cd_set_text(host, rec, page ? "html" : "text", text, n);
}

static bool
is_blank_byte(const char *text, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (text[i] == '\0' || strchr(" \t\r\n\f", text[i]) == NULL)
            return false;
    }
    return true;
}

static enum cd_status
files_read(const struct cd_host *host, void *self, const char *bytes, size_t n,
    json_t *rec)
{
    (void)self;
    if (is_blank_byte(bytes, n)) {
        cd_fail(host, n == 0 ? "the file is empty"
                             : "the file holds nothing but white space");
        return CD_ERROR;
    }
    if (strcmp(host->input, "-") != 0 &&
        cd_set_text(host, rec, "id", host->below, strlen(host->below)))
        return CD_ERROR;
    return set_document(host, rec, bytes, n) ? CD_ERROR : CD_KEEP;
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
