/* SPDX-License-Identifier: MIT */
#include "io/sniff.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "io/after_damage.h"
#include "io/codec.h"
#include "io/foreign.h"
#include "io/markup.h"
#include "io/paths.h"

#define FIRST 4096 /* mostly enough */

/* The first bytes of a file, unpacked where they are to be. */
struct beginning {
    char packed[FOREIGN_HEAD], plain[FOREIGN_HEAD];
    const char *p; /* bytes[0..n) of these are to be judged */
    size_t n;
};

static enum foreign_answer
look_at_beginning(struct beginning *beginning, const char *bytes, size_t n,
    bool last, const char *name, struct cd_err *err)
{
    beginning->p = bytes;
    beginning->n = n;
    return foreign_look(bytes, n, last, name, err);
}

/* ---- what it begins with ------------------------------------------------- */

/* Move on to the next member of what is in memory. */
static bool
next_member(const struct codec *codec, struct decoder *decoder)
{
    uint64_t skipped = 1;

    while (skipped > 0) {
        skipped = codec->skipped != NULL
                      ? codec->skipped(decoder->in, decoder->nin)
                      : 0;
        if (skipped > decoder->nin)
            return false;
        decoder->in += skipped;
        decoder->nin -= (size_t)skipped;
    }
    decoder->ops->begin(decoder, decoder->in, decoder->nin);
    return codec->begins(decoder->in, decoder->nin);
}

/* Look at what the members begin with; `last`: packed[0..n) is the whole
 * file. */
static enum foreign_answer
look_inside(struct beginning *beginning, const struct codec *codec, size_t n,
    bool last, const char *name, struct cd_err *err)
{
    struct decoders decoders = { 0 };
    struct decoder *decoder = decoders_of(&decoders, codec, DECODER_EXACT);
    enum decoded decoded = DECODED_ALL;

    decoder->in = (const unsigned char *)beginning->packed;
    decoder->nin = n;
    decoder->out = beginning->plain;
    decoder->nout = sizeof(beginning->plain);
    while (decoded != DECODED_BAD && decoder->nout > 0 &&
           (decoder->nin > 0 || decoder->pending)) {
        if (decoded == DECODED_ALL && !next_member(codec, decoder))
            break;
        decoded = decoder->ops->step(decoder);
    }
    last = last && decoded == DECODED_ALL && decoder->nin == 0;
    n = sizeof(beginning->plain) - decoder->nout;
    decoders_free(&decoders);
    return look_at_beginning(beginning, beginning->plain, n, last, name, err);
}

static bool
begins_as_text(const unsigned char *bytes, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        if (bytes[i] < 0x20 && memchr("\t\n\f\r", bytes[i], 4) == NULL)
            return false;
    }
    return true;
}

/* A file that is named as a codec's and does not begin as such.  Damage is for
 * the reader to tell. */
static enum foreign_answer
look_at_other(const struct codec *codec, const char *head, size_t n, bool last,
    const char *name, struct cd_err *err)
{
    if (foreign_magic(head, n, name, err))
        return FOREIGN_OTHER;
    if (!begins_as_text((const unsigned char *)head, n))
        return FOREIGN_RECORDS;
    if (foreign_look(head, n, last, name, err) != FOREIGN_OTHER)
        err_set(err, "input \"%s\" is text, not %s: give it a name without %s",
            name, codec->name, codec->suffix);
    return FOREIGN_OTHER;
}

/* ---- what the name says -------------------------------------------------- */

/* Names of files that are a document each, a table, a feed or an archive,
 * before the suffix of a codec.  Of archives and feeds the name is asked where
 * damage hides what they begin with. */
static const struct named {
    const char *suffix, *reader, *why;
} names[] = {
    { ".html", SNIFF_FILES, "its name ends with .html" },
    { ".htm", SNIFF_FILES, "its name ends with .htm" },
    { ".xhtml", SNIFF_FILES, "its name ends with .xhtml" },
    { ".txt", SNIFF_FILES, "its name ends with .txt" },
    { ".md", SNIFF_FILES, "its name ends with .md" },
    { ".csv", SNIFF_CSV, "its name ends with .csv" },
    { ".tsv", SNIFF_CSV, "its name ends with .tsv" },
    { ".rss", SNIFF_FEED, "its name ends with .rss" },
    { ".atom", SNIFF_FEED, "its name ends with .atom" },
    { ".xml", SNIFF_FEED, "its name ends with .xml" },
    { ".warc", SNIFF_WARC, "its name ends with .warc" },
    { ".wet", SNIFF_WARC, "its name ends with .wet" },
};

/* What the name says of the file, or NULL. */
static const struct named *
find_name(const char *file)
{
    const size_t n = codec_stem(file);
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        size_t k = strlen(names[i].suffix);

        if (n > k && strncasecmp(file + n - k, names[i].suffix, k) == 0)
            return &names[i];
    }
    return NULL;
}

static void
reads(struct input_kind *kind, const char *reader, const char *why)
{
    kind->reader = reader;
    kind->why = why;
}

/* Nobody reads the file: 1 if it is no text, -1 if it is. */
static int
refuse_file(const struct beginning *beginning)
{
    return begins_as_text((const unsigned char *)beginning->p, beginning->n)
               ? -1
               : 1;
}

/* The answer about a file, given what its name says. */
static int
settle_answer(enum foreign_answer answer, const struct named *named,
    const struct beginning *beginning, struct input_kind *kind)
{
    if (named != NULL && strcmp(named->reader, SNIFF_FEED) == 0 &&
        beginning->n > 0 && !markup_feed(beginning->p, beginning->n))
        named = NULL; /* other XML */
    if (answer == FOREIGN_OTHER && named != NULL &&
        strcmp(named->reader, SNIFF_FILES) == 0)
        /* One of many, perhaps: it is rejected alone (foreign_document). */
        reads(kind, named->reader, named->why);
    else if (answer == FOREIGN_OTHER)
        return refuse_file(beginning);
    else if (answer == FOREIGN_WARC)
        reads(kind, SNIFF_WARC, "it begins as a WARC");
    else if (answer == FOREIGN_FEED)
        reads(kind, SNIFF_FEED, "it begins as a feed");
    else if (answer == FOREIGN_HTML)
        reads(kind, SNIFF_FILES, "it begins as HTML");
    else if (named != NULL && !foreign_objects(beginning->p, beginning->n))
        reads(kind, named->reader, named->why);
    else if (answer == FOREIGN_TEXT &&
             frame_csv_table(beginning->p, beginning->n))
        reads(kind, SNIFF_CSV, "it begins as a table");
    else if (answer == FOREIGN_TEXT)
        return refuse_file(beginning);
    else if (answer == FOREIGN_VALUES)
        kind->frame.kind = FRAME_JSON;
    return 0;
}

/* Nobody reads a file that lies beside pages. */
static int
beside_pages(const char *name, const char *file, struct cd_err *e)
{
    err_set(e,
        "input \"%s\" is %s by its name: leave it out, as by a pattern "
        "\"*.html\"",
        name, foreign_beside(file));
    return 1;
}

/* ---- the whole ----------------------------------------------------------- */

int
sniff(int fd, uint64_t size, const char *name, const char *file,
    struct input_kind *kind, struct cd_err *err)
{
    static struct beginning beginning;
    const struct codec *named = codec_named(file), *codec = NULL;
    enum foreign_answer answer = FOREIGN_MORE, behind = FOREIGN_MORE;
    size_t most;
    bool last = false;

    beginning.p = beginning.plain;
    beginning.n = 0;
    for (most = FIRST; answer == FOREIGN_MORE && !last && most <= FOREIGN_HEAD;
         most *= FOREIGN_SNIFF / FIRST) {
        ssize_t n = pread(fd, beginning.packed, most, 0);

        if (n < 0)
            return 0; /* for the reader to say */
        last = (uint64_t)n == size;
        codec = codec_of((const unsigned char *)beginning.packed, (size_t)n);
        if (codec != NULL)
            answer = look_inside(&beginning, codec, (size_t)n, last, name, err);
        else if (named != NULL && n > 0)
            answer = look_at_other(
                named, beginning.packed, (size_t)n, last, name, err);
        else
            answer = look_at_beginning(
                &beginning, beginning.packed, (size_t)n, last, name, err);
    }
    if (answer != FOREIGN_RECORDS && codec != NULL)
        behind = after_damage_find(fd, named);
    if (behind == FOREIGN_RECORDS)
        return 0; /* a flipped bit makes other text of what is in front */
    if (answer == FOREIGN_MORE)
        answer = behind;
    if (foreign_beside(file) != NULL && answer != FOREIGN_RECORDS)
        return beside_pages(name, file, err);
    return settle_answer(answer, find_name(file), &beginning, kind);
}
